"""Passages of an edition that still are in the language of its original.

In: articles by id. Out: warnings, and the articles without these passages, so that nothing else is said about them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec.structs import replace
from rapidfuzz.distance import Indel

from tashan.locales import family
from tashan.model import Article, Lang, Passage
from tashan.problems import Problem

LEAST_LETTERS = 4
"""Letters below which a passage may well be the same in both languages: a name, a number, a sign."""
ALIKE = 0.5
"""Likeness to a passage of the original from which it is that one, with its figures in their new form."""

_HAN = re.compile(r"[\u3400-\u9fff]")
ENCLOSED = re.compile(r"“[^“”]*”|\"[^\"]*\"|\([^()]*\)|（[^（）]*）|《[^《》]*》")
_CHINESE_MARK = re.compile(r"[，。；、：！？]")
_LATIN = re.compile(r"[A-Za-z]")


def is_foreign(text: str, lang: Lang, least: int = LEAST_LETTERS) -> bool:
    """Whether a text is built in the other language than `lang`, and has at least so many of its characters.

    What stands in quotation marks or brackets does not count, nor do Latin names and figures in a Chinese sentence.
    """
    bare = ENCLOSED.sub("", text)
    han, latin = len(_HAN.findall(bare)), len(_LATIN.findall(bare))
    if lang != "en":
        return latin >= 3 * least and not han
    built = (han > 0 and han * 2 > latin) or bool(_CHINESE_MARK.search(bare))
    return built and len(_HAN.findall(text)) >= least


def find_untranslated(articles: Mapping[str, Article]) -> tuple[list[Problem], dict[str, Article]]:
    """A warning for each such passage, or one where nothing is translated; and the articles as far as they are."""
    problems: list[Problem] = []
    rest = dict(articles)
    for edition in articles.values():
        original = articles.get(edition.edition_of or "")
        if original is None or family(original.lang) == family(edition.lang):
            continue
        waiting = [p for p in edition.passages if p.kind != "code" and is_foreign(p.text, edition.lang)]
        if waiting:
            problems += _describe(edition, waiting)
            rest[edition.id] = replace(edition, passages=_without(edition.passages, waiting))
            seen = [passage for passage in original.passages if any(_is_same(passage, one) for one in waiting)]
            rest[original.id] = replace(rest[original.id], passages=_without(rest[original.id].passages, seen))
    return problems, rest


def _without(passages: tuple[Passage, ...], some: list[Passage]) -> tuple[Passage, ...]:
    return tuple(passage for passage in passages if not any(passage is one for one in some))


def _is_same(original: Passage, left: Passage) -> bool:
    return Indel.normalized_similarity(original.text, left.text) >= ALIKE


def _describe(edition: Article, waiting: list[Passage]) -> list[Problem]:
    language = "English" if edition.lang == "en" else "Chinese"
    if len(waiting) == sum(passage.kind != "code" for passage in edition.passages):
        return [_warning(edition, 0, f"is not translated yet: none of its {len(waiting)} passages is in {language}")]
    return [
        _warning(edition, passage.line, f"is not in {language}; valid: its translation (`translate`, or by hand)")
        for passage in waiting
    ]


def _warning(edition: Article, line: int, message: str) -> Problem:
    return Problem(path=edition.path, line=line, severity="warning", code="E410", message=message)

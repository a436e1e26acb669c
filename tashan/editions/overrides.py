"""Passages that a person wrote out in the other Chinese script, in place of the converted ones.

In: a corpus's articles, among them `slug.zh-Hant.md` beside a Simplified `slug.md` (or the other way round). Out: the
words that stand for each passage of the original, and which of these files are such a list of passages only, so that
they are no version of the story.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from rapidfuzz.distance import Indel

from tashan.language.script import simplify_characters
from tashan.model import Article, Passage
from tashan.problems import Problem

# Share of characters in common, scripts aside, from which one passage stands for the other; a rewording for readers
# elsewhere (软件 to 軟體) keeps more than 0.8, two passages of one article share less than 0.3.
ALIKE = 0.5
# Passages of a text up to which an edition is compared with it; an article of four hours' reading has fewer.
MAX_COMPARED = 1_000
# A file with at least this share of the original's passages is the whole article, written by a person.
WHOLE = 0.7


class Overrides(Struct, frozen=True, kw_only=True):
    """`texts` by article and passage of the original; `partial` holds the ids of files that are lists of passages."""

    texts: Mapping[tuple[str, int], str]
    partial: frozenset[str] = frozenset()


def find_overrides(articles: Mapping[str, Article]) -> Overrides:
    """Every passage that an edition in the other script of its original's language stands for."""
    texts: dict[tuple[str, int], str] = {}
    partial = set()
    for original, edition in _pairs(articles):
        places = match_passages(original, edition)
        texts |= {
            (original.id, place): edition.passages[own].text
            for own, place in places.items()
            if find_lost(original.passages[place], edition.passages[own]) is None
        }
        if len(places) < WHOLE * len(original.passages):
            partial.add(edition.id)
    return Overrides(texts=texts, partial=frozenset(partial))


def find_strays(articles: Mapping[str, Article]) -> list[Problem]:
    """A warning for each passage of such a file that stands for none of its original, or not for all of its words."""
    found = []
    for original, edition in _pairs(articles):
        places = match_passages(original, edition)
        for number, passage in enumerate(edition.passages):
            if number not in places:
                message = f"no passage of {original.path} is like this one, so it is not used"
                found.append(_warning(edition, passage, "E406", message))
            elif lost := find_lost(original.passages[places[number]], passage):
                where = f"line {original.passages[places[number]].line} of {original.path}"
                message = f"{where} has “{lost[:24]}…” here, and this passage has not, so it is not used"
                found.append(_warning(edition, passage, "E408", message))
    return found


def _warning(edition: Article, passage: Passage, code: str, message: str) -> Problem:
    return Problem(path=edition.path, line=passage.line, severity="warning", code=code, message=message)


def find_lost(original: Passage, written: Passage) -> str | None:
    """The first sentence of a passage that what was written in its place leaves out, moves or says otherwise.

    Pages cite sentences, so each must be found in the written passage, in its order; two may have become one.
    """
    before, after = simplify_characters(original.text), simplify_characters(written.text)
    kept = [False] * len(before)
    for block in Indel.opcodes(before, after):
        if block.tag == "equal":
            kept[block.src_start : block.src_end] = [True] * (block.src_end - block.src_start)
    for sentence in original.sentences:
        if sum(kept[sentence.start : sentence.end]) < ALIKE * (sentence.end - sentence.start):
            return sentence.text
    return None


def _pairs(articles: Mapping[str, Article]) -> Iterator[tuple[Article, Article]]:
    for edition in articles.values():
        original = articles.get(edition.edition_of or "")
        if original and max(len(original.passages), len(edition.passages)) > MAX_COMPARED:
            continue
        if original and "en" not in (original.lang, edition.lang) and original.lang != edition.lang:
            yield original, edition


def match_passages(original: Article, edition: Article) -> dict[int, int]:
    """For passages of `edition` the passage of `original` that each stands for, in order, as alike as can be."""
    ours = [simplify_characters(passage.text) for passage in edition.passages]
    theirs = [simplify_characters(passage.text) for passage in original.passages]
    best = [[0.0] * (len(theirs) + 1) for _ in range(len(ours) + 1)]
    alike = [[_likeness(one, other) for other in theirs] for one in ours]
    for i in range(1, len(ours) + 1):
        for j in range(1, len(theirs) + 1):
            best[i][j] = max(best[i - 1][j], best[i][j - 1], best[i - 1][j - 1] + alike[i - 1][j - 1])
    return _walk_back(best)


def _likeness(one: str, other: str) -> float:
    likeness = float(Indel.normalized_similarity(one, other))
    return likeness if likeness >= ALIKE else 0.0


def _walk_back(best: Sequence[Sequence[float]]) -> dict[int, int]:
    i, j, found = len(best) - 1, len(best[0]) - 1, {}
    while i and j:
        if best[i][j] == best[i - 1][j]:
            i -= 1
        elif best[i][j] == best[i][j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            found[i] = j
    return found

"""A raw article → the article that every later stage reads, with the record of what went and what was mended.

In: a RawArticle. Out: Normalised. Pure: the same bytes give the same value on every machine. What the front matter says
counts; what it leaves out is taken from the text.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

from msgspec.structs import replace

from tashan.codes import report
from tashan.corpus.repeats import strip_ending
from tashan.language.script import detect_language
from tashan.language.sentences import MAX_READ
from tashan.model import Article, FrontMatter, Lang, Normalised, Passage, RawArticle, Removed, Repaired
from tashan.normalise.bylines import Credits, read_dateline
from tashan.normalise.clean import Cleaned, Context, clean_body
from tashan.normalise.derived import find_derived
from tashan.normalise.leaves import DEFINITION
from tashan.normalise.lines import FOOTNOTE, PICTURE
from tashan.normalise.markup import GONE
from tashan.normalise.passages import make_passages
from tashan.normalise.rules import load_rules
from tashan.normalise.shortcodes import COMMENT, LAYOUT, SHORTCODE
from tashan.normalise.summary import mend_summary
from tashan.normalise.titles import name_title, read_title, strip_site
from tashan.normalise.tongue import ADDRESS, read_language
from tashan.normalise.topics import PLATFORMS, split_topics
from tashan.normalise.tracked import list_records
from tashan.problems import Problems

_HAN = re.compile(r"[\u3400-\u9fff]")
_TAGS = re.compile(r"<[^<>]*>")
SAMPLE = 2_000
"""Characters that the language is told from."""
MAX_LINES = 10_000
"""Lines of text, and sentences, that an article can have: half a long novel. More would take minutes to build."""
MAX_LETTERS = 500_000
"""Characters of its text: as many as so many sentences of fifty have. A line of eight million without an end, which is
one sentence, took 22 s and 900 MB."""
_KEPT = 20
"""Lines that are read of a longer one, so that its other faults are told, too."""
_WRITTEN = re.compile(r"^(?:#{2,6}[ \u4e00-\u9fff]|```|~~~)", re.MULTILINE)
_ENDS = re.compile(r"[。！？]|[.!?]\s")
MIN_TEXT = 600
"""Characters from which a text that contradicts `lang`, or is mostly boilerplate, is worth a warning."""
MIN_LATIN = 120
"""The same where not one character of a text that is said to be Chinese is."""
MAX_STAND_IN = 40
"""Characters of the first clause where it stands in for a title."""
_NO_WORDS = frozenset({PICTURE, DEFINITION, FOOTNOTE, COMMENT, SHORTCODE, LAYOUT, *GONE.values()})
"""Reasons of what is no text: it does not count as boilerplate."""
MUCH = 0.5
"""Share of a text above which its removal is worth a warning; of the seeds 001 loses most, a quarter."""


def normalise_article(raw: RawArticle, problems: Problems) -> Normalised:
    """The article in `raw`. Problems are added, nothing is raised; for want of a title the file's name is one, or its
    first clause."""
    raw, front = _bounded(raw, problems), raw.front
    lang = front.lang or raw.edition_lang or _first_guess(raw)
    title = strip_ending(strip_site(read_title(html.unescape(front.title))), raw.endings) if front.title else None
    topics, platforms = split_topics(front.tags)
    own = is_own(raw)
    context = Context(
        rules=load_rules(lang, own=own),
        title=title,
        named=name_title(raw.path),
        publisher=front.source.publisher,
        platforms=platforms,
        by_line=raw.path.lower().endswith(".txt"),
        repeated=raw.repeated,
        own=own,
        day=front.date.date() if front.date else None,
    )
    cleaned = clean_body(raw.body, context)
    removed, repaired = list_records(raw.body, cleaned.doc, raw.body_line)
    passages = make_passages(cleaned.doc, cleaned.blocks, raw.body, raw.body_line)
    summary, mended = mend_summary(front.summary, passages)
    lang = _told_language(raw, lang, passages, problems)
    article = _make_article(raw, lang, cleaned, passages, topics, platforms, summary)
    _report_text(raw, article, cleaned, removed, problems)
    in_head = _head_repairs(front, {"title": (front.title, title), "summary": (front.summary, mended)})
    return Normalised(article=article, removed=removed, repaired=(*front.read_as, *in_head, *repaired))


def is_own(raw: RawArticle) -> bool:
    """Whether a file was written for its site: with title and day in its head, or in Markdown; what is pasted has
    neither headings nor fences."""
    headed = bool(raw.front.title and raw.front.date)
    return not raw.path.lower().endswith(".txt") and (headed or _WRITTEN.search(raw.body) is not None)


def _first_guess(raw: RawArticle) -> Lang:
    """The language that a text looks to be in before it is cleaned; of one that is all addresses, its title's."""
    words = ADDRESS.sub("", _TAGS.sub("", raw.body[: 4 * SAMPLE])[:SAMPLE])
    return detect_language(words if any(map(str.isalpha, words)) else f"{words} {raw.front.title or ''}")


def _bounded(raw: RawArticle, problems: Problems) -> RawArticle:
    """The article with no more text than one can have; where that cuts anything off, it is an error."""
    lines = raw.body.split("\n")
    count = sum(1 for line in lines if line and not line.isspace())
    ends = len(_ENDS.findall(raw.body))
    if count <= MAX_LINES and ends <= MAX_LINES and len(raw.body) <= MAX_LETTERS:
        return raw
    has = f"has {count:,} lines of text, {ends:,} sentences, {len(raw.body):,} characters"
    message = f"{has}; valid: at most {MAX_LINES:,}, {MAX_LINES:,} and {MAX_LETTERS:,}"
    report(problems, raw.path, "N306", message, line=raw.body_line)
    return replace(raw, body="\n".join(lines[:_KEPT])[: _KEPT * SAMPLE])


def _told_language(raw: RawArticle, said: Lang, passages: tuple[Passage, ...], problems: Problems) -> Lang:
    """The language of the text; where it contradicts what head or path say it wins, if there is enough of it."""
    plain = "".join(passage.text for passage in passages)
    enough = len(plain) >= (MIN_LATIN if said != "en" and not _HAN.search(plain) else MIN_TEXT)
    named = raw.front.lang or raw.edition_lang
    if raw.edition_lang and raw.front.draft:  # an edition begins as its original's words
        return said
    found = read_language(passages, said) if enough or named is None else said
    if found is None:
        message = "is in neither Chinese nor English; valid: an article in one of them"
        report(problems, raw.path, "N305", message, line=raw.body_line)
        return said
    if named and found != named and enough:
        line = raw.front.lines.get("lang", raw.front.lines.get("language", 0))
        where = "`lang`" if raw.front.lang else "its path"
        message = f"{where} says {named}, but the text reads as {found}, which counts; valid: the text's language"
        report(problems, raw.path, "N303", message, line=line)
    return found if enough or named is None else said


def _head_repairs(front: FrontMatter, changed: Mapping[str, tuple[str | None, str | None]]) -> tuple[Repaired, ...]:
    """Front-matter values that are shown otherwise than written."""
    return tuple(
        Repaired(line=front.lines.get(key, 0), before=before, after=after)
        for key, (before, after) in changed.items()
        if before and after and before != after
    )


def _make_article(
    raw: RawArticle,
    lang: Lang,
    cleaned: Cleaned,
    passages: tuple[Passage, ...],
    topics: tuple[str, ...],
    platforms: frozenset[str],
    summary: str | None,
) -> Article:
    front, source, said = raw.front, raw.front.source, _with_dateline(cleaned.credits, passages)
    return Article(
        id=raw.id,
        path=raw.path,
        lang=lang,
        slug=front.slug or raw.edition_of or raw.id,
        title=read_title(
            cleaned.title
            or said.source_title
            or source.title
            or name_title(raw.path)
            or _title_from(passages)
            or raw.id
        ),
        summary=summary,
        authors=front.authors or said.authors,
        editors=front.editors or said.editors,
        publisher=source.publisher or said.publisher or _platform_name(platforms),
        source_url=source.url or said.source_url,
        source_title=source.title or said.source_title,
        published=source.published or front.date or said.published,
        modified=front.lastmod,
        topics=topics,
        rights=front.rights,
        cities=front.cities,
        edition_of=raw.edition_of if raw.edition_lang in {None, lang} else None,
        version_of=front.version_of,
        not_version_of=front.not_version_of,
        translated_from=front.translated_from,
        translation=front.translation,
        derived=find_derived(front, front.title, raw.body),
        notice=front.notice,
        draft=front.draft,
        lines=front.lines,
        passages=passages,
    )


def _with_dateline(said: Credits, passages: tuple[Passage, ...]) -> Credits:
    """What credit lines said, and what the first paragraphs say before they begin."""
    for passage in passages[:3]:
        said = said.merged(read_dateline(passage.text))
    return said


def _platform_name(platforms: frozenset[str]) -> str | None:
    return next((PLATFORMS[name] for name in sorted(platforms)), None)


def _title_from(passages: tuple[Passage, ...]) -> str | None:
    """The first clause of the text, for want of a title."""
    if not passages:
        return None
    beginning = passages[0].text[:200]
    clause = re.split(r"[。！？!?；;\n]|\.\s", beginning, maxsplit=1)[0]
    cut = clause[:MAX_STAND_IN]
    if len(clause) > MAX_STAND_IN:
        cut = re.sub(r"(?<=.{10})[，,、 ][^，,、 ]*$", "", cut)
    return cut if cut == passages[0].text else f"{cut}…"


def _report_text(
    raw: RawArticle, article: Article, cleaned: Cleaned, removed: tuple[Removed, ...], problems: Problems
) -> None:
    """Warn of a missing title, a wrong language and a text that is gone or halved."""
    kept, size = sum(len(passage.markdown) for passage in article.passages), len(raw.body.strip())
    if not article.passages:
        if not raw.front.draft:
            message = (
                "has no text besides boilerplate; valid: an article's text"
                if size
                else "has no text below its head; valid: an article's text"
            )
            report(problems, raw.path, "N302", message, line=raw.body_line)
        return
    if not (cleaned.title or cleaned.credits.source_title or raw.front.source.title):
        report(
            problems, raw.path, "N301", f"has no title; '{article.title}' stands in for it; valid: a `title`", line=1
        )
    gone = sum(len(one.text) for one in removed if one.reason not in _NO_WORDS)
    if gone + kept >= MIN_TEXT and gone > (gone + kept) * MUCH:
        message = f"{gone:,} of {gone + kept:,} characters are boilerplate; valid: an article (see `inspect`)"
        report(problems, raw.path, "N304", message, line=raw.body_line)
    longest = max((len(sentence.text) for _, sentence in article.cited_sentences()), default=0)
    if longest > MAX_READ:
        message = f"has a sentence of {longest:,} characters; valid: at most {MAX_READ:,} for facts to be read from it"
        report(problems, raw.path, "N307", message, line=raw.body_line)

"""The parallel reading view: an article's whole text, beside its translation where there is one.

In: the edition's voice and a story whose rights allow it. Out: rows of passages that say the same, each sentence with
the number of its pair, so that a reader finds its counterpart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import replace

from tashan.briefings import links
from tashan.briefings.cite import readable
from tashan.briefings.page import Link
from tashan.editions.freshness import edition_changes, outdated_passages
from tashan.locales import family

if TYPE_CHECKING:
    from tashan.briefings.voice import Voice
    from tashan.model import Article, Lang, PassageKind, Story, Version

Stale = Literal["", "outdated", "untranslated", "gone"]
"""How a passage has fallen behind: its original changed, it is newer than the translation, its original is gone."""


class Span(Struct, frozen=True, kw_only=True):
    """A sentence in its block: anchor, half-open span in the block's text, number of its pair or None."""

    id: str
    start: int
    end: int
    pair: int | None


class Block(Struct, frozen=True, kw_only=True):
    """A passage in the edition's script; `markdown` is the same passage with its inline marks."""

    id: str
    kind: PassageKind
    level: int
    lang: Lang
    text: str
    markdown: str
    spans: tuple[Span, ...]
    stale: Stale = ""
    changed: str = ""
    """Where on the page the passage that changed stands."""


class ReadingRow(Struct, frozen=True, kw_only=True):
    """Passages that say the same, in both languages; one side may be empty."""

    first: tuple[Block, ...]
    second: tuple[Block, ...]


class Reading(Struct, frozen=True, kw_only=True):
    """`first` is the edition's language where the story has it; `second` is empty where there is no other side."""

    first_lang: Lang
    second_lang: Lang | None
    rows: tuple[ReadingRow, ...]
    machine: bool
    downloads: tuple[Link, ...] = ()


def compose_reading(voice: Voice, story: Story) -> Reading | None:
    """The view of a story, or None where its rights do not allow the whole text."""
    if not readable(voice, story.canonical):
        return None
    other = voice.other_side(story)
    if other is not None and not readable(voice, other.article):
        other = None
    canonical = _blocks(voice, story.canonical, "", _pairs(voice, other, first=True))
    lang = voice.lang(voice.desk.article(story).lang)
    if other is None:
        return Reading(first_lang=lang, second_lang=None, rows=_single(canonical), machine=False)
    article = voice.desk.library.articles[other.article]
    translated = _blocks(voice, other.article, "t-", _pairs(voice, other, first=False))
    canonical, translated = _marked(voice, story, other, canonical, translated)
    rows = _rows(voice, story, other, canonical, translated)
    if family(voice.desk.article(story).lang) == family(voice.edition):
        langs = (lang, voice.lang(article.lang))
    else:
        langs = (voice.lang(article.lang), lang)
        rows = tuple(ReadingRow(first=row.second, second=row.first) for row in rows)
    return Reading(
        first_lang=langs[0],
        second_lang=langs[1],
        rows=rows,
        machine=voice.by_machine(other),
        downloads=_downloads(voice, story),
    )


def _downloads(voice: Voice, story: Story) -> tuple[Link, ...]:
    page = links.story_page(story.id)
    return tuple(
        Link(
            href=links.asset(page, links.download(story.id, voice.edition, ending)),
            text=voice.say(f"download_{ending}"),
        )
        for ending in ("epub", "tmx")
    )


def _marked(
    voice: Voice, story: Story, other: Version, canonical: tuple[Block, ...], translated: tuple[Block, ...]
) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Both sides, with what the translation has not seen as it is now."""
    articles = voice.desk.library.articles
    original, edition = articles[story.canonical], articles[other.article]
    if edition.edition_of != original.id:
        return canonical, translated
    outdated = outdated_passages(original, edition, _reaches(voice, story, other)[0])
    return _mark_new(original, edition, outdated, canonical), tuple(
        replace(
            block,
            stale="gone" if (now := outdated[number]) is None else "outdated",
            changed="" if now is None else f"#p{now}",
        )
        if number in outdated
        else block
        for number, block in enumerate(translated)
    )


def _mark_new(
    original: Article, edition: Article, outdated: dict[int, int | None], blocks: tuple[Block, ...]
) -> tuple[Block, ...]:
    """The original's side; passages that no passage of the translation stands for are marked there."""
    new = set(edition_changes(original, edition).outdated) - set(outdated.values())
    return tuple(replace(b, stale="untranslated") if number in new else b for number, b in enumerate(blocks))


def _pairs(voice: Voice, version: Version | None, *, first: bool) -> dict[int, int]:
    """Number of the pair by sentence index; a bead with an empty side is no pair."""
    beads = voice.desk.versions[version.article].beads if version else ()
    return {
        index: number
        for number, bead in enumerate(beads)
        if bead.a and bead.b
        for index in (bead.a if first else bead.b)
    }


def _blocks(voice: Voice, article_id: str, prefix: str, pairs: dict[int, int]) -> tuple[Block, ...]:
    article = voice.desk.library.articles[article_id]
    index, found = 0, []
    for number, passage in enumerate(article.passages):
        spans = []
        for place, sentence in enumerate(passage.sentences):
            start, end = voice.moved(article_id, number, sentence.start, sentence.end)
            name = links.anchor(number, place, prefix)
            spans.append(Span(id=name, start=start, end=end, pair=pairs.get(index)))
            index += 1
        found.append(
            Block(
                id=f"{prefix}p{number}",
                kind=passage.kind,
                level=passage.level,
                lang=voice.lang(article.lang),
                text=voice.passage(article_id, number),
                markdown=voice.in_script(passage.markdown, article.lang),
                spans=tuple(spans),
            )
        )
    return tuple(found)


def _single(blocks: tuple[Block, ...]) -> tuple[ReadingRow, ...]:
    return tuple(ReadingRow(first=(block,), second=()) for block in blocks)


def _rows(
    voice: Voice, story: Story, other: Version, a: tuple[Block, ...], b: tuple[Block, ...]
) -> tuple[ReadingRow, ...]:
    """The smallest runs of passages that no bead leaves.

    Sweeps both texts at once: a row ends where every bead that began in it has ended.
    """
    reach_b, reach_a = _reaches(voice, story, other)
    rows: list[ReadingRow] = []
    at_a = at_b = 0
    while at_a < len(a) or at_b < len(b):
        end_a, end_b = _row_end(at_a, at_b, reach_b, reach_a, len(a), len(b))
        rows.append(ReadingRow(first=a[at_a:end_a], second=b[at_b:end_b]))
        at_a, at_b = end_a, end_b
    return tuple(rows)


def _reaches(voice: Voice, story: Story, other: Version) -> tuple[dict[int, set[int]], dict[int, set[int]]]:
    """Passages of the other text that each passage shares a bead with, both ways."""
    sentences = voice.desk.sentences
    forth: dict[int, set[int]] = {}
    back: dict[int, set[int]] = {}
    for bead in voice.desk.versions[other.article].beads:
        for i in bead.a:
            for j in bead.b:
                left = sentences[story.canonical][i][0].passage
                right = sentences[other.article][j][0].passage
                forth.setdefault(left, set()).add(right)
                back.setdefault(right, set()).add(left)
    return forth, back


def _row_end(
    at_a: int, at_b: int, forth: dict[int, set[int]], back: dict[int, set[int]], all_a: int, all_b: int
) -> tuple[int, int]:
    """Where the row that begins at (at_a, at_b) ends; passages without a counterpart make rows of their own."""
    if at_a < all_a and not forth.get(at_a):
        return at_a + 1, at_b
    if at_b < all_b and not back.get(at_b):
        return at_a, at_b + 1
    end_a, end_b = min(at_a + 1, all_a), at_b
    while True:
        wider_b = max([end_b, *(j + 1 for i in range(at_a, end_a) for j in forth.get(i, ()))])
        wider_a = max([end_a, *(i + 1 for j in range(at_b, wider_b) for i in back.get(j, ()))])
        if (wider_a, wider_b) == (end_a, end_b):
            break
        end_a, end_b = wider_a, wider_b
    return (end_a, end_b) if (end_a, end_b) != (at_a, at_b) else (end_a, all_b)

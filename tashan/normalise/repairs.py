"""Inline Markdown that editors and scrapers broke → edits that mend it.

In: the Markdown of one block. Out: edits that join broken bold and close spaces between Chinese characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tashan.normalise.tracked import Edit

HAN = "\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
_STOPS = re.escape("，。、；：？！")
_OPENING, _CLOSING = re.escape("（《〈「『【〔"), re.escape("）》〉」』】〕")
PROSE_LENGTH = 60
"""Characters from which a block without a closing mark is prose; shorter ones are headlines, whose spaces divide it."""

_SPACE_AT_MARKS = re.compile(
    rf"(?<=[{_STOPS}{_OPENING}{_CLOSING}]) +(?=[{HAN}{_STOPS}{_OPENING}{_CLOSING}“‘])"
    rf"|(?<=[{_STOPS}{_OPENING}]) +(?=[A-Za-z0-9])"
    rf"|(?<=[{HAN}A-Za-z0-9”’]) +(?=[{_STOPS}{_CLOSING}])"
)
_SPACE_IN_PROSE = re.compile(
    rf"(?<=[{HAN}]) +(?=[{HAN}{_OPENING}“])"
    rf"|(?<=[{HAN}{_STOPS}]”) +(?=[{HAN}])"
    rf"|(?<=[{HAN}”》][,:;?!)]) +(?=[{HAN}“《])"
    rf"|(?<=》) +(?=[{HAN}])"
)
_ENDS_AS_PROSE = re.compile(r"[。！？；!?.…：:][”’」』）)\"*_ ]*$")

_STARS = re.compile(r"\*{4,}")
_BOLD = re.compile(r"\*\*( *)((?:[^*\n]|\*(?!\*))*?)( *)\*\*")
_LINK = re.compile(
    r"(?<!!)\[([^\[\]\n]{0,500})\]\(\s{0,9}<?([^()<>\s]{0,2000}(?:\([^()\s]{0,200}\)[^()<>\s]{0,500})?)>?"
    r"(?:\s[^()\n]{0,300})?\)"
)
_NO_ADDRESS = re.compile(r"(?<![\]!\\])\[([^\[\]\n]{1,200})\]\[\d{1,3}\]")
"""A reference link that is one no more: its number is defined nowhere in the file, or the parser had read it."""
_LOOSE = re.compile(r"(?<!\\)\]\(https?://[^()\s]*\)")
"""What closes a link that was opened in another block, and so is none."""
_WEB_ADDRESS = re.compile(r"(?:https?://|mailto:)\S", re.IGNORECASE)


@lru_cache(maxsize=16384)
def find_repairs(markdown: str, *, headline: bool) -> tuple[Edit, ...]:
    """Edits that mend one block; in a `headline` a space between characters divides it and stays."""
    return tuple(_find_repairs(markdown, headline))


def _find_repairs(markdown: str, headline: bool) -> Iterator[Edit]:
    if "****" in markdown:
        # Bold that was closed and opened again for a quotation mark alone: `**“****量****”**` is `**“量”**`.
        for found in _STARS.finditer(markdown):
            yield Edit(found.start(), found.end(), "*" * (len(found.group()) % 4))
        return
    if "](" in markdown or "][" in markdown:
        yield from _find_broken_links(markdown)
    if "**" in markdown:
        yield from _find_odd_bold(markdown)
    if " " in markdown:
        for found in _SPACE_AT_MARKS.finditer(markdown):
            yield Edit(found.start(), found.end())
        if not headline and (len(markdown) > PROSE_LENGTH or _ENDS_AS_PROSE.search(markdown[-20:])):
            for found in _SPACE_IN_PROSE.finditer(markdown):
                yield Edit(found.start(), found.end())


def _find_broken_links(markdown: str) -> Iterator[Edit]:
    """What closes a link that nothing opens, and numbers of references that are defined nowhere."""
    if (loose := _LOOSE.search(markdown)) and "[" not in markdown[: loose.start()]:
        yield Edit(loose.start(), loose.end())
    if "][" in markdown:
        for found in _NO_ADDRESS.finditer(markdown):
            yield Edit(found.start(), found.start() + 1)
            yield Edit(found.end(1), found.end())


def _find_odd_bold(markdown: str) -> Iterator[Edit]:
    """Spaces inside bold, bold around nothing, and a last ** without a partner."""
    here = 0
    for found in _BOLD.finditer(markdown):
        here = found.end()
        if not found[2]:
            yield Edit(found.start(), found.end(), found[1])
        else:
            yield from (Edit(*found.span(side)) for side in (1, 3) if found[side])
    alone = markdown.find("**", here)
    if alone >= 0:
        yield Edit(alone, alone + 2)


def find_links(markdown: str) -> tuple[tuple[str, str], ...]:
    """Words and address of every web link."""
    if "](" not in markdown:
        return ()
    return tuple((found[1], found[2]) for found in _LINK.finditer(markdown) if _WEB_ADDRESS.match(found[2]))

"""A body as it was pasted → the article's own text in canonical Markdown.

In: the source text, the rules and what is known of the article. Out: a Tracked text with its blocks, and what the
removed lines said. Passes run until one changes nothing, so that cleaning a clean text is no change by construction.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from tashan.normalise.adverts import find_adverts
from tashan.normalise.blocks import Block, is_pasted, parse_blocks
from tashan.normalise.boilerplate import Site, find_boilerplate
from tashan.normalise.bylines import Credits
from tashan.normalise.characters import find_odd_characters
from tashan.normalise.events import code_spans, read_events
from tashan.normalise.indents import find_broken, find_glued_headings
from tashan.normalise.markdown import find_canonical
from tashan.normalise.markup import find_markup
from tashan.normalise.painted import find_painted
from tashan.normalise.plain import read_plain
from tashan.normalise.repairs import find_repairs
from tashan.normalise.rules import Rules
from tashan.normalise.shortcodes import find_shortcodes
from tashan.normalise.titles import find_repeated, find_title
from tashan.normalise.tracked import Edit, Tracked, track

_PROGRAMS = re.compile(r"<!--|(?:\{|&#123;)[{%:]|^[ \t>]*(?:\[[!#/\[tT_]|:::)", re.MULTILINE)
"""What may be a tag or a mark of a site's program."""
_SAYS = re.compile(r"[^\W_]|^\s*(?:[\])}]{1,6}[;,]?|[\[({])\s*$")
_SHOWS = re.compile(r"[^-—–_=*~·•.…、。，,|>\s＊※◆●■▲▼△▽↓↑→←☆★❤♥\ufe0f\u200b]")
"""What a block of a site's own text shows besides ornaments: signs, as in a pattern of a shell, are its author's."""
MAX_STEPS = 4
MAX_PASSES = 12
"""The seeds need three. Only text built for it (a comment inside a comment inside a comment …) asks for more."""


class Context(Struct, frozen=True, kw_only=True):
    """What is known of the article before its text is read."""

    rules: Rules
    title: str | None = None
    named: str | None = None
    """The title that the file's name is, for want of one."""
    publisher: str | None = None
    platforms: frozenset[str] = frozenset()
    by_line: bool = False
    repeated: frozenset[str] = frozenset()
    own: bool = False
    """Whether the head gives title and day: a text of the site, not one that was pasted with its source below."""
    day: date | None = None
    """The day that the head gives."""


class Cleaned(Struct, frozen=True, kw_only=True):
    """The text, its blocks, what was learned from removed lines, and the title where the text held it."""

    doc: Tracked
    blocks: tuple[Block, ...]
    credits: Credits
    title: str | None


def clean_body(source: str, context: Context) -> Cleaned:
    """The article's text in `source`, and what the rest of it said."""
    doc, learned = track(source), Credits()
    context = replace(context, by_line=context.by_line or is_pasted(source))
    for number in range(MAX_PASSES):
        before = doc.text
        doc = doc.apply(find_glued_headings(doc.text, own=context.own))
        doc = _tidy(doc, by_line=context.by_line and number == 0)
        doc, said = _strip(doc, context, learned.publisher)
        learned = learned.merged(said)
        if doc.text != before:
            continue
        found = None if context.title else find_title(doc.text, parse_blocks(doc.text), context.named)
        if found is None:
            break
        context = replace(context, title=found[0])
        doc = doc.apply([found[1]])
    return Cleaned(doc=doc, blocks=parse_blocks(doc.text), credits=learned, title=context.title)


def _tidy(doc: Tracked, *, by_line: bool = False) -> Tracked:
    """Characters, tags of programs, HTML, layout and inline marks, each on what the one before left."""
    doc = doc.apply(find_odd_characters(doc.text))
    if "](" in doc.text:
        doc = doc.apply(find_broken(doc.text, code_spans(read_events(doc.text))))
    if _PROGRAMS.search(doc.text):
        doc = doc.apply(find_shortcodes(doc.text, code_spans(read_events(doc.text))))
    if "<" in doc.text:
        doc = doc.apply(find_painted(doc.text))
        doc = doc.apply(find_markup(doc.text, read_events(doc.text)))
    doc = _canonical(doc, by_line=by_line)
    return doc.apply(_repairs(doc.text, parse_blocks(doc.text)))


def _canonical(doc: Tracked, *, by_line: bool = False) -> Tracked:
    """The canonical layout, in as many steps as text inside indented text needs."""
    for number in range(MAX_STEPS):
        edits = find_canonical(doc.text, by_line=by_line and number == 0)
        if not edits:
            break
        doc = doc.apply(edits)
    return doc


def _repairs(text: str, blocks: Sequence[Block]) -> Iterator[Edit]:
    for block in blocks:
        if block.kind != "code":
            headline = block.kind == "heading"
            for edit in find_repairs(text[block.inner : block.end], headline=headline):
                yield Edit(block.inner + edit.start, block.inner + edit.end, edit.text, edit.reason)


def _strip(doc: Tracked, context: Context, publisher: str | None) -> tuple[Tracked, Credits]:
    """The text without boilerplate, adverts and repeated titles, and what these said."""
    blocks = parse_blocks(doc.text)
    findings = find_boilerplate(
        doc.text,
        blocks,
        Site(
            rules=context.rules,
            platforms=context.platforms,
            publisher=context.publisher or publisher,
            repeated=context.repeated,
            own=context.own,
            day=context.day,
        ),
    )
    edits = list(findings.edits)
    edits += [] if context.own else find_adverts(doc.text, blocks, findings, context.rules)
    edits += list(_find_empty(doc.text, blocks, _SHOWS if context.own else _SAYS))
    if context.title:
        edits += find_repeated(doc.text, blocks, context.title, own=context.own)
    if edits:
        doc = _canonical(doc.apply(edits))
    return doc, findings.credits


def _find_empty(text: str, blocks: Sequence[Block], says: re.Pattern[str]) -> Iterator[Edit]:
    """Blocks without a letter or digit in what is seen of them, but for a bracket of code that nobody fenced."""
    for block in blocks:
        if block.kind != "code" and not says.search(read_plain(text[block.inner : block.end]).text):
            yield Edit(block.start, block.end, "", "an empty block")

"""Markdown as sites write it → canonical Markdown: one block a line, marks that every reader knows.

In: a text. Out: the edits that lead to the canonical layout: reference links carry their address, footnotes are blocks,
task marks, anchors and definitions are gone, mathematics is code. What the parser (events.py) calls a block is one.

Two readings are ours: an indented block is code only where it does not read as text (indents.py); and a row of dashes
under a long line is a divider, not the mark of a heading.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from tashan.normalise.events import Event, read_events
from tashan.normalise.indents import find_glued, find_indented_text
from tashan.normalise.leaves import Leaf, lay_out
from tashan.normalise.lines import Lines
from tashan.normalise.tracked import Edit
from tashan.normalise.verbatim import Code, Rows

MAX_LEVEL = 9
"""Deepest list or quote that is told apart; deeper ones are shown as this deep."""
INDENT = 4
"""Spaces before an item inside an item: more than any bullet or number of two digits asks for."""
SETEXT_LENGTH = 80
"""Longest line that a row of = or - below turns into a heading; under longer ones it is a divider."""

_SPANS = frozenset({"Emphasis", "Strong", "Strikethrough", "Superscript", "Subscript"})
_ROWS = frozenset({"TableHead", "TableRow"})
_NUMBER = re.compile(r"\d{1,9}[.)]")
_ITEM = re.compile(r"( *)(?:- |\d)")
_TARGET = re.compile(r"\]\([^()\s]*")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


@lru_cache(maxsize=4)
def find_canonical(text: str, *, by_line: bool = False) -> tuple[Edit, ...]:
    """Edits that bring `text` nearer to the canonical layout; none where it has that already.

    With `by_line` each line of a paragraph is a paragraph of its own.
    """
    glued = list(find_glued(text))
    if glued:
        return tuple(glued)
    events = read_events(text)
    indented = list(find_indented_text(text, events))
    if indented:
        return tuple(indented)
    return tuple(lay_out(text, _Canon(text, by_line).leaves(events))) if events else ()


class _Canon:
    """Walks the events once: blocks here, what stands in their lines in `lines`."""

    def __init__(self, text: str, by_line: bool) -> None:
        self.text = text
        self.lines = Lines(text, by_line, self._mark)
        self.code, self.rows = Code(text), Rows(text)
        self.stack: list[Event] = []
        self.item: str | None = None
        self.footnote: str | None = None
        self.footnotes = 0
        self.skip = 0

    def leaves(self, events: Sequence[Event]) -> list[Leaf]:
        """The blocks without blocks in them, in order."""
        for event in events:
            if self.skip:
                self.skip += event.opens - event.closes
            elif event.opens:
                self._open(event)
            elif event.closes:
                self._close(event)
            else:
                self._inline(event)
        self.lines.end_leaf()
        return self.lines.leaves

    def _open(self, event: Event) -> None:
        name = event.name
        if name in _SPANS:
            self.lines.touch(event.start, event.start + 1)
        elif name == "Link":
            self.lines.open_link(event)
        elif name == "Image":
            self.lines.picture(event)
            self.skip = 1
        elif name != "TableCell":
            self._open_block(event)

    def _open_block(self, event: Event) -> None:
        name = event.name
        if name not in _ROWS:
            self.lines.end_leaf()
        self.stack.append(event)
        if name == "Item":
            found = _NUMBER.match(self.text, event.start)
            self.item = f"{found.group()} " if found else "- "
        elif name == "DefinitionListDefinition":
            self.item = "- "
        elif name == "FootnoteDefinition":
            self.footnotes += 1
            self.footnote = f"[^{self.footnotes}]: "
        elif name == "Heading":
            self.lines.leaf = Leaf("heading", self._heading_mark(event))
        elif name == "CodeBlock":
            self.lines.leaf = Leaf("code", "", event.start, event.end)
            self.item = None
        elif name == "Table":
            self.lines.leaf = Leaf("table", "", event.start, event.end)
            self.item = None
            self.rows.here = event.start
        elif name in _ROWS:
            self.rows.row(self.lines.current(), event)

    def _heading_mark(self, event: Event) -> str:
        level = int(event.data["level"][1]) if isinstance(event.data, dict) else 1
        source = self.text[event.start : event.end]
        if not source.lstrip().startswith("#"):
            lines = source.rstrip("\n").split("\n")
            if len(lines) > 2 or len(_TARGET.sub("](", lines[0].strip())) > SETEXT_LENGTH:
                return self._mark()
        mark = self._mark()
        return mark if mark.startswith(">") else "#" * level + " "

    def _mark(self) -> str:
        """What stands before a text here; an item's mark stands before its first text only."""
        quotes = min(sum(event.name == "BlockQuote" for event in self.stack), MAX_LEVEL)
        item, self.item = self.item, None
        note, self.footnote = self.footnote, None
        if quotes:
            return ">" * quotes + " "
        if note:
            return note
        if item is None:
            return ""
        depth = sum(event.name in {"List", "DefinitionListDefinition"} for event in self.stack)
        return " " * (INDENT * (min(depth, self._deepest()) - 1)) + item

    def _deepest(self) -> int:
        """An item is one deeper than the item above it at most, or the indentation would be something else."""
        above = self.lines.leaves[-1].mark if self.lines.leaves else ""
        marked = _ITEM.match(above)
        return min(len(marked[1]) // INDENT + 2, MAX_LEVEL) if marked else 1

    def _close(self, event: Event) -> None:
        name = event.name
        if name == "Link":
            self.lines.close_link(event)
        elif name in _SPANS:
            self.lines.end_span(event)
        elif name != "TableCell":
            self._close_block(event)

    def _close_block(self, event: Event) -> None:
        name = event.name
        if name == "CodeBlock" and self.lines.leaf is not None:
            self.code.close(self.lines.leaf, event.end, indented=self._is_indented())
        if name not in _ROWS:
            self.lines.end_leaf()
        if self.stack:
            self.stack.pop()
        if name in {"Item", "DefinitionListDefinition"}:
            self._end_item(event)
        elif name == "FootnoteDefinition":
            self.footnote = None

    def _is_indented(self) -> bool:
        """Whether the block of code that is open is an indented one."""
        return bool(self.stack) and self.stack[-1].data == "Indented"

    def _end_item(self, event: Event) -> None:
        """A number with nothing behind it is a line of its own, as a heading may be."""
        found = _NUMBER.match(self.text, event.start) if self.item else None
        self.item = None
        if found and not self.text[found.end() : event.end].strip():
            self.lines.leaves.append(Leaf("text", "", found.start(), found.end()))

    def _inline(self, event: Event) -> None:
        name = event.name
        if name == "Rule":
            self.lines.end_leaf()
            end = event.start + len(self.text[event.start : event.end].rstrip())
            self.lines.leaves.append(Leaf("text", "", event.start, end))
        elif name in {"SoftBreak", "HardBreak"} or (name == "InlineHtml" and _BREAK.fullmatch(str(event.data))):
            self.lines.line_end(event, hard=name != "SoftBreak")
        elif self.lines.current().kind == "code":
            self.code.line(self.lines.current(), event, indented=self._is_indented())
        elif name == "Html":
            self.lines.html(event)
        else:
            self.lines.word(event)

"""Markdown as sites write it → canonical Markdown: one block a line, marks that every reader knows.

In: a text. Out: the edits that lead to the canonical layout: reference links carry their address, footnotes are blocks,
task marks, anchors and definitions are gone, mathematics is code. The parser is pulldown-cmark (CommonMark with tables,
footnotes, definition lists, mathematics), which says where in the text each event stands; what it calls a block is one.

Two readings are ours: an indented block is code only where it does not read as text, for pasted Chinese is indented by
habit; and a row of dashes under a long line is a divider, not the mark of a heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Literal, NamedTuple

import numpy as np
import pyromark

from tashan.normalise.tracked import Edit

MAX_LEVEL = 9
"""Deepest list or quote that is told apart; deeper ones are shown as this deep."""
INDENT = 4
"""Spaces before an item inside an item: more than any bullet or number of two digits asks for."""
SETEXT_LENGTH = 80
"""Longest line that a row of = or - below turns into a heading; under longer ones it is a divider."""

MAX_MARKS = 100_000
"""Marks from which a text is no Markdown that anybody wrote; it bounds the parser's time, not any real article."""
_MARKS = "*_[]`<>~&$"

PICTURE = "a picture: the site shows text and loads nothing from elsewhere"
FOOTNOTE = "the mark of a footnote, which stands as a note"
DEFINITION = "the address that a link refers to"
_O = pyromark.Options
_OPTIONS = (
    _O.ENABLE_TABLES
    | _O.ENABLE_FOOTNOTES
    | _O.ENABLE_MATH
    | _O.ENABLE_TASKLISTS
    | _O.ENABLE_STRIKETHROUGH
    | _O.ENABLE_DEFINITION_LIST
    | _O.ENABLE_HEADING_ATTRIBUTES
)
_WEB = re.compile(r"(?:https?://|mailto:)\S", re.IGNORECASE)
_TEX = re.compile(r"[\\^_{}=<>+]|^[A-Za-z]$")
_HAN = re.compile(r"[\u3400-\u9fff]")
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u2018-\u201d\u2026\u2014\u3000-\u303f"
_WIDE_END, _WIDE_START = re.compile(f"[{_WIDE}]$"), re.compile(f"[{_WIDE}]")
_ENDS = re.compile(r"[。！？!?；;：:.…][”’」』）)\"*_]*$")
_NUMBER = re.compile(r"\d{1,9}[.)]")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TEXT_START = re.compile(r"\s*(?:[-*+] |\d{1,9}[.)] |#{1,6} |>|</?[A-Za-z])")
_GLUED = re.compile(
    r"^[ ]{0,3}\[\^[^\]\n]{1,60}\]:[^\n]*(\n)(?=[ ]{0,3}\[[^\]\n^]{1,200}\]:[ \t]*<?(?:https?://|mailto:|/|\.|#))",
    re.MULTILINE,
)
_LABELLED = re.compile(r"(?:[\u4e00-\u9fff]{1,6}|[A-Za-z]{2,12})[:：][ ]?(?=\S)")
"""作者：…, 译者：…: lines that each say one thing, which a page shows as lines."""
_DELIMITERS = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?")

Kind = Literal["text", "heading", "code", "table"]


class Event(NamedTuple):
    """One event of the parser, its span in characters."""

    name: str
    data: Any
    start: int
    end: int
    opens: bool = False
    closes: bool = False


@dataclass(slots=True)
class _Leaf:
    """A block without blocks in it: its span, what stands before it in canonical layout, edits inside it."""

    kind: Kind
    mark: str
    start: int = -1
    end: int = -1
    edits: list[Edit] = field(default_factory=list)
    math_only: bool = True

    def take(self, start: int, end: int) -> None:
        self.start = start if self.start < 0 else self.start
        self.end = max(self.end, end)


@lru_cache(maxsize=4)
def read_events(text: str) -> tuple[Event, ...]:
    """The parser's events for `text`; none for a text that consists of marks. The last few texts are remembered."""
    if sum(text.count(mark) for mark in _MARKS) > MAX_MARKS:
        return ()
    whole = re.sub(r"[\ud800-\udfff\x00]", " ", text)
    data = whole.encode()
    if len(data) == len(text):
        places: Any = range(len(text) + 1)
    else:
        starts = (np.frombuffer(data, np.uint8) & 0xC0) != 0x80
        places = np.concatenate([[0], np.cumsum(starts)]).tolist()
        if any(char > "\uffff" or "\ud800" <= char <= "\udfff" for char in text) and len(whole) != len(text):
            return ()
    return tuple(_event(event, places[span["start"]], places[span["end"]]) for event, span in _parse(whole))


def _parse(text: str) -> Iterator[tuple[Any, Any]]:
    return iter(pyromark.events_with_range(text, options=_OPTIONS))


def _event(event: Any, start: int, end: int) -> Event:
    if isinstance(event, str):
        return Event(event, None, start, end)
    ((key, value),) = event.items()
    if key in {"Start", "End"}:
        name, data = (value, None) if isinstance(value, str) else next(iter(value.items()))
        return Event(name, data, start, end, opens=key == "Start", closes=key == "End")
    return Event(key, value, start, end)


@lru_cache(maxsize=4)
def find_canonical(text: str, *, by_line: bool = False) -> tuple[Edit, ...]:
    """Edits that bring `text` nearer to the canonical layout; none where it has that already.

    With `by_line` each line of a paragraph is a paragraph of its own.
    """
    glued = list(_find_glued(text))
    if glued:
        return tuple(glued)
    events = read_events(text)
    indented = list(_find_indented_text(text, events))
    if indented:
        return tuple(indented)
    return tuple(_Canon(text, by_line).edits(events)) if events else ()


def _find_glued(text: str) -> Iterator[Edit]:
    """A blank line between a footnote and the address of a link right under it, which is no part of the footnote."""
    if "[^" in text:
        for found in _GLUED.finditer(text):
            yield Edit(found.start(1), found.end(1), "\n\n")


def code_spans(events: Sequence[Event]) -> list[tuple[int, int]]:
    """Spans of code, in blocks and in lines; text that only is indented does not count."""
    return [
        (event.start, event.end)
        for event in events
        if event.name in {"Code", "InlineMath", "DisplayMath"}
        or (event.name == "CodeBlock" and event.opens and event.data != "Indented")
    ]


def _find_indented_text(text: str, events: Sequence[Event]) -> Iterator[Edit]:
    """The indentation of blocks that are indented and read as text."""
    for number, event in enumerate(events):
        if event.name != "CodeBlock" or not event.opens or event.data != "Indented":
            continue
        lines = []
        for inner in events[number + 1 :]:
            if inner.closes:
                break
            lines.append(inner)
        if _reads_as_text("".join(str(line.data) for line in lines)):
            here = text.rfind("\n", 0, event.start) + 1
            for line in lines:
                first = max(text.rfind("\n", 0, line.start) + 1, here)
                if not text[first : line.start].strip(" "):
                    body = line.start + len(text[line.start : line.end]) - len(text[line.start : line.end].lstrip(" "))
                    if first < body:
                        yield Edit(first, body)


def _reads_as_text(content: str) -> bool:
    letters = len(re.findall(r"[A-Za-z]", content))
    return len(_HAN.findall(content)) > letters or all(
        _TEXT_START.match(line) for line in content.split("\n") if line.strip()
    )


def joiner(text: str, end: int, start: int) -> str:
    """What stands between two lines that are one: nothing where Chinese goes on, else a space."""
    return "" if _WIDE_END.search(text[max(end - 1, 0) : end]) and _WIDE_START.match(text, start) else " "


class _Canon:
    """Walks the events once: collects leaves with the edits inside them, then lays them out."""

    def __init__(self, text: str, by_line: bool) -> None:
        self.text, self.by_line = text, by_line
        self.leaves: list[_Leaf] = []
        self.leaf: _Leaf | None = None
        self.stack: list[Event] = []
        self.item: str | None = None
        self.footnote: str | None = None
        self.footnotes = 0
        self.skip = 0
        self.pending: tuple[int, str] | None = None
        self.links: list[tuple[Event, int, bool]] = []
        self._code_end = -1
        self._table_row = 0

    def edits(self, events: Sequence[Event]) -> list[Edit]:
        for event in events:
            if self.skip:
                self.skip += event.opens - event.closes
            elif event.opens:
                self._open(event)
            elif event.closes:
                self._close(event)
            else:
                self._inline(event)
        self._end_leaf()
        return list(self._layout())

    # --- blocks ---

    def _open(self, event: Event) -> None:
        name = event.name
        if name in {"Emphasis", "Strong", "Strikethrough", "Superscript", "Subscript"}:
            self._touch(event.start, event.start + 1)
        elif name == "Link":
            self._touch(event.start, event.start + 1)
            self.links.append((event, len(self._current().edits), False))
        elif name == "Image":
            self._touch(event.start, event.end)
            self._current().edits.append(Edit(event.start, event.end, "", PICTURE))
            self.skip = 1
        elif name == "TableCell":
            return
        else:
            self._open_block(event)

    def _open_block(self, event: Event) -> None:
        name = event.name
        if name not in {"TableHead", "TableRow"}:
            self._end_leaf()
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
            self.leaf = _Leaf("heading", self._heading_mark(event))
        elif name == "CodeBlock":
            self.leaf = _Leaf("code", "", event.start, event.end)
            self.item = None
        elif name == "Table":
            self.leaf = _Leaf("table", "", event.start, event.end)
            self.item = None
            self._table_row = event.start
        elif name in {"TableHead", "TableRow"}:
            self._row(event)

    def _heading_mark(self, event: Event) -> str:
        level = int(event.data["level"][1]) if isinstance(event.data, dict) else 1
        source = self.text[event.start : event.end]
        if not source.lstrip().startswith("#"):
            lines = source.rstrip("\n").split("\n")
            if len(lines) > 2 or len(lines[0].strip()) > SETEXT_LENGTH:
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
        above = self.leaves[-1].mark if self.leaves else ""
        marked = re.match(r"( *)(?:- |\d)", above)
        return min(len(marked[1]) // INDENT + 2, MAX_LEVEL) if marked else 1

    def _close(self, event: Event) -> None:
        name = event.name
        if name == "Link":
            self._close_link(event)
        elif name in {"Emphasis", "Strong", "Strikethrough", "Superscript", "Subscript"}:
            self._end_span(event)
        elif name == "TableCell":
            return
        else:
            if name == "CodeBlock" and self.leaf is not None:
                self._code(event)
            if name not in {"TableHead", "TableRow"}:
                self._end_leaf()
            if self.stack:
                self.stack.pop()
            if name in {"Item", "DefinitionListDefinition"}:
                self._end_item(event)
            elif name == "FootnoteDefinition":
                self.footnote = None

    def _end_item(self, event: Event) -> None:
        """A number with nothing behind it is a line of its own, as a heading may be."""
        found = _NUMBER.match(self.text, event.start) if self.item else None
        self.item = None
        if found and not self.text[found.end() : event.end].strip():
            self.leaves.append(_Leaf("text", "", found.start(), found.end()))

    def _end_leaf(self) -> None:
        leaf, self.leaf, self.pending = self.leaf, None, None
        if leaf is not None and leaf.start >= 0:
            self.leaves.append(leaf)

    # --- what stands in a line ---

    def _current(self) -> _Leaf:
        if self.leaf is None:
            self.leaf = _Leaf("text", self._mark())
        return self.leaf

    def _touch(self, start: int, end: int) -> None:
        leaf = self._current()
        if leaf.kind in {"code", "table"}:
            return
        if self.pending is not None:
            begin, how = self.pending
            self.pending = None
            if how == "split" and start > begin:
                self._split()
                leaf = self._current()
            else:
                after = joiner(self.text, begin, start) if how == "soft" else "<br>"
                leaf.edits.append(Edit(begin, start, after))
        if start != end:
            escaped = leaf.start < 0 and start and self.text[start - 1] == "\\"
            leaf.take(start - escaped, end)

    def _split(self) -> None:
        mark = self.leaf.mark if self.leaf is not None else ""
        self._end_leaf()
        self.leaf = _Leaf("text", mark if mark.startswith(">") else "")

    def _inline(self, event: Event) -> None:
        name = event.name
        if name == "Rule":
            self._end_leaf()
            self.leaves.append(
                _Leaf("text", "", event.start, event.start + len(self.text[event.start : event.end].rstrip()))
            )
        elif name in {"SoftBreak", "HardBreak"} or (name == "InlineHtml" and _BREAK.fullmatch(str(event.data))):
            self._break(event, hard=name != "SoftBreak")
        elif self._current().kind == "code":
            self._code_line(event)
        elif name == "Html":
            self._html_line(event)
        else:
            self._touch(event.start, event.end)
            self._word(event)

    def _word(self, event: Event) -> None:
        leaf = self._current()
        name = event.name
        leaf.math_only = leaf.math_only and name == "DisplayMath"
        if self.links and (name not in {"Text"} or str(event.data).strip()):
            self.links[-1] = (*self.links[-1][:2], True)
        if name == "FootnoteReference":
            leaf.edits.append(Edit(event.start, event.end, "", FOOTNOTE))
        elif name == "TaskListMarker":
            end = event.end + len(self.text[event.end :]) - len(self.text[event.end :].lstrip(" "))
            leaf.edits.append(Edit(event.start, end))
        elif name in {"InlineMath", "DisplayMath"}:
            content = " ".join(str(event.data).split())
            if content and "`" not in content and not _HAN.search(content) and _TEX.search(content):
                leaf.edits.append(Edit(event.start, event.end, f"`{content}`"))
        elif name == "Code" and "\n" in self.text[event.start : event.end]:
            for found in re.finditer(r"\s*\n[\s>]*", self.text[event.start : event.end]):
                leaf.edits.append(Edit(event.start + found.start(), event.start + found.end(), " "))

    def _break(self, event: Event, *, hard: bool) -> None:
        leaf = self._current()
        if leaf.kind in {"code", "table"} or leaf.start < 0:
            return
        begin = leaf.end
        if self.pending is not None:
            begin, hard = self.pending[0], True
            how = "split"
        elif self.by_line and leaf.kind == "text" and not self.links:
            how = "soft" if not hard and self._goes_on(begin, event.end) else "split"
        elif hard:
            ended = _ENDS.search(self.text[max(begin - 8, 0) : begin]) is not None
            how = "split" if ended and not leaf.mark and not self.links else "hard"
        else:
            here = self.text[self.text.rfind("\n", 0, begin) + 1 : begin]
            labelled = _LABELLED.match(here) and _LABELLED.match(self.text, event.end) and not self.links
            how = "split" if labelled else "soft"
        self.pending = (begin, how)

    def _goes_on(self, end: int, start: int) -> bool:
        """Whether a line of pasted text was only wrapped: English that breaks off in the middle of a sentence."""
        line = self.text[self.text.rfind("\n", 0, end) + 1 : end]
        following = self.text[start : start + 40].lstrip()
        return (
            bool(re.search(r"[a-z,]$", line)) and following[:1].islower() and following[:1].isascii() and len(line) > 40
        )

    def _html_line(self, event: Event) -> None:
        """What is left of a block of HTML: breaks and tags that mean nothing; its lines are one text."""
        line = self.text[event.start : event.end]
        start = event.start + len(line) - len(line.lstrip())
        end = event.start + len(line.rstrip())
        if start < end:
            if self._current().start >= 0 and self.pending is None:
                self.pending = (self._current().end, "soft")
            self._touch(start, end)

    def _end_span(self, event: Event) -> None:
        leaf = self._current()
        if leaf.kind not in {"code", "table"}:
            leaf.take(event.start, event.end)

    def _close_link(self, event: Event) -> None:
        self._end_span(event)
        opened, first, worded = self.links.pop()
        leaf, data = self._current(), opened.data
        if self.links and worded:
            self.links[-1] = (*self.links[-1][:2], True)
        if not worded:
            reason = next((edit.reason for edit in leaf.edits[first:] if edit.reason), PICTURE)
            del leaf.edits[first:]
            leaf.edits.append(Edit(event.start, event.end, "", reason))
            return
        kind = data["link_type"]
        if kind in {"Autolink", "Email"}:
            return
        self._write_link(event, leaf, data["dest_url"], reference=kind != "Inline")

    def _write_link(self, event: Event, leaf: _Leaf, address: str, *, reference: bool) -> None:
        """`[words](address)`, or the words alone where the address is none of the web's, or the words have brackets."""
        source = self.text[event.start : event.end]
        close = _label_end(source)
        label = source[1:close]
        if close < 0 or not source.startswith("["):
            return
        plain = "[" not in re.sub(r"!?\[[^\[\]]*\]\([^()]*\)", "", label) or not label
        target = re.sub(r"[()<>\s]", lambda found: f"%{ord(found.group()):02X}", address)
        if not plain or not _WEB.match(address):
            leaf.edits += [Edit(event.start, event.start + 1), Edit(event.start + close, event.end)]
        elif reference or "\n" in source[close:]:
            leaf.edits.append(Edit(event.start + close, event.end, f"]({target})"))

    # --- code and tables ---

    def _code_line(self, event: Event) -> None:
        leaf = self._current()
        here = self._code_end
        if here < leaf.start:
            here = leaf.start
            if self.stack and self.stack[-1].data == "Indented":
                leaf.start = self.text.rfind("\n", 0, event.start) + 1
                leaf.edits.append(Edit(leaf.start, event.start, "```\n"))
            else:
                line_end = self.text.find("\n", leaf.start)
                if line_end + 1 < event.start:
                    leaf.edits.append(Edit(line_end + 1, event.start))
        elif here < event.start:
            leaf.edits.append(Edit(here, event.start))
        self._code_end = event.end

    def _code(self, event: Event) -> None:
        """The last line of a block of code: the fence that closes it, at the edge."""
        leaf = self._current()
        indented = event.data is None and self.stack and self.stack[-1].data == "Indented"
        source = self.text[leaf.start : event.end]
        end = max(self._code_end, leaf.start)
        opening = self.text[leaf.start :].split("\n", 1)[0]
        fence = re.match(r"[`~]{3,}", opening)
        wanted = "```" if indented or fence is None else fence.group()
        if end <= leaf.start:
            end = min(leaf.start + len(opening) + 1, event.end)
        tail = self.text[end : event.end]
        closing = re.search(rf"[{wanted[0]}]{{{len(wanted)},}}[ \t]*\n?\s*$", tail) if not indented else None
        if indented:
            body = end
            while body > leaf.start and self.text[body - 1] == "\n":
                body -= 1
            leaf.edits.append(Edit(body, event.end, "\n```"))
            leaf.end = event.end
        elif closing is not None:
            first = end + closing.start()
            if end < first:
                leaf.edits.append(Edit(end, first))
            leaf.end = first + len(closing.group().rstrip())
        else:
            leaf.end = event.end
            last = "" if source.endswith("\n") else "\n"
            leaf.edits.append(Edit(event.end, event.end, last + wanted))
        self._code_end = -1

    def _row(self, event: Event) -> None:
        """A row on its own line between pipes, the row of dashes under the first one kept."""
        leaf = self._current()
        start, end = event.start, event.start + len(self.text[event.start : event.end].rstrip())
        line_end = self.text.find("\n", event.start)
        end = line_end if line_end >= 0 and end > line_end else end
        end = event.start + len(self.text[event.start : end].rstrip())
        if event.name == "TableHead":
            leaf.start = start
            after = self.text.find("\n", end)
            stop = self.text.find("\n", after + 1)
            stop = len(self.text) if stop < 0 else stop
            found = _DELIMITERS.search(self.text, after + 1, stop) if after >= 0 else None
            dashes = found.group().strip() if found else "|---|"
            dashes = f"|{dashes.strip('|')}|"
            leaf.edits += self._piped(start, end)
            before = self.text[end:stop]
            if before != f"\n{dashes}":
                leaf.edits.append(Edit(end, stop, f"\n{dashes}"))
            self._table_row = stop
        else:
            if self.text[self._table_row : start] != "\n":
                leaf.edits.append(Edit(self._table_row, start, "\n"))
            leaf.edits += self._piped(start, end)
            self._table_row = end
        leaf.end = self._table_row

    def _piped(self, start: int, end: int) -> list[Edit]:
        row = self.text[start:end]
        edits = [] if row.startswith("|") else [Edit(start, start, "| ")]
        if not row.endswith("|") or row.endswith("\\|") or len(row) == 1:
            edits.append(Edit(end, end, " |"))
        return edits

    # --- the layout ---

    def _layout(self) -> Iterator[Edit]:
        here, first = 0, True
        for leaf in self.leaves:
            wanted = ("" if first else "\n\n") + leaf.mark
            if leaf.start < here:
                continue
            yield from self._gap(here, leaf.start, wanted)
            edits = self._display_math(leaf) if leaf.kind == "text" and self._is_display(leaf) else leaf.edits
            yield from edits
            here, first = leaf.end, False
        yield from self._gap(here, len(self.text), "")

    def _is_display(self, leaf: _Leaf) -> bool:
        source = self.text[leaf.start : leaf.end]
        return leaf.math_only and source.startswith("$$") and source.endswith("$$") and len(source) > 4

    def _display_math(self, leaf: _Leaf) -> list[Edit]:
        content = self.text[leaf.start + 2 : leaf.end - 2].strip("\n ")
        content = re.sub(r"\n[ >]*", "\n", content)
        if not content or "```" in content or _HAN.search(content):
            return leaf.edits
        return [Edit(leaf.start, leaf.end, f"```math\n{content}\n```")]

    def _gap(self, start: int, end: int, wanted: str) -> Iterator[Edit]:
        """What stands between two blocks, as `wanted`; lines with words are definitions, and listed as removed."""
        while start < end and wanted and self.text[end - 1] == wanted[-1]:
            end, wanted = end - 1, wanted[:-1]
        gap = self.text[start:end]
        if gap == wanted:
            return
        here = start
        for line in re.finditer(r"[^\n]*\[[^\n]*\]:[^\n]*(?:\n[ \t]+[\"'(][^\n]*)?", gap):
            first = start + line.start()
            if here < first:
                yield Edit(here, first, "")
            yield Edit(first, start + line.end(), "", DEFINITION)
            here = start + line.end()
        if here < end or wanted:
            yield Edit(here, end, wanted)


def _label_end(source: str) -> int:
    """Where the label of a link that `source` is ends: the bracket that closes its first one."""
    depth, at, size = 0, 0, len(source)
    while at < size:
        char = source[at]
        if char == "\\":
            at += 1
        elif char == "`":
            run = re.match(r"`+", source[at:])
            ticks = run.group() if run else "`"
            close = source.find(ticks, at + len(ticks))
            at = close + len(ticks) - 1 if close > 0 else at
        elif char == "[":
            depth += 1
        elif char == "]":
            depth -= 1
            if depth == 0:
                return at
        at += 1
    return -1

"""What stands in the lines of a Markdown text → leaves with the edits inside them.

In: the parser's events between the beginnings and ends of blocks. Out: leaves: line ends joined or parted as they are
meant, pictures and marks of notes gone, links with their addresses, mathematics as code.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

from tashan.normalise.events import Event
from tashan.normalise.leaves import HAN, Leaf
from tashan.normalise.links import write_link
from tashan.normalise.tracked import Edit

PICTURE = "a picture: the site shows text and loads nothing from elsewhere"
FOOTNOTE = "the mark of a footnote, which stands as a note"
_VERBATIM = frozenset({"code", "table"})
_TEX = re.compile(r"[\\^_{}=<>+]|^[A-Za-z]$")
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u2018-\u201d\u2026\u2014\u3000-\u303f"
_WIDE_END, _WIDE_START = re.compile(f"[{_WIDE}]$"), re.compile(f"[{_WIDE}]")
_ENDS = re.compile(r"[。！？!?；;：:.…][”’」』）)\"*_]*$")
_LABELLED = re.compile(r"(?:[\u4e00-\u9fff]{1,6}[:：=]|[A-Za-z]{2,12}[:：])[ ]?(?=\S)")
"""作者：…, 译者：…, 作者=…: lines that each say one thing, which a page shows as lines."""
_WRAPPED = re.compile(r"[a-z,]$")


LineEnd = Literal["soft", "hard", "split"]
"""What a line end means: the line goes on, a break within a block, the end of the block."""


def joiner(text: str, end: int, start: int) -> str:
    """What stands between two lines that are one: nothing where Chinese goes on, else a space."""
    return "" if _WIDE_END.search(text[max(end - 1, 0) : end]) and _WIDE_START.match(text, start) else " "


class Lines:
    """Collects leaves; `mark` tells what stands before a text that begins here.

    With `by_line` each line of a paragraph is a paragraph of its own.
    """

    def __init__(self, text: str, by_line: bool, mark: Callable[[], str]) -> None:
        self.text, self.by_line, self.mark = text, by_line, mark
        self.leaves: list[Leaf] = []
        self.leaf: Leaf | None = None
        self.pending: tuple[int, LineEnd] | None = None
        self.links: list[tuple[Event, int, bool]] = []

    def end_leaf(self) -> None:
        """The open leaf is done; one that nothing stands in is none."""
        leaf, self.leaf, self.pending = self.leaf, None, None
        if leaf is not None and leaf.start >= 0:
            self.leaves.append(leaf)

    def current(self) -> Leaf:
        """The open leaf, a new one where there is none."""
        if self.leaf is None:
            self.leaf = Leaf("text", self.mark())
        return self.leaf

    def touch(self, start: int, end: int) -> None:
        """Something stands here: it belongs to the open leaf, or after a line end that parts, to the next one."""
        leaf = self.current()
        if leaf.kind in _VERBATIM:
            return
        if self.pending is not None:
            begin, how = self.pending
            self.pending = None
            if how == "split" and start > begin:
                self._split()
                leaf = self.current()
            else:
                after = joiner(self.text, begin, start) if how == "soft" else "<br>"
                leaf.edits.append(Edit(begin, start, after))
        if start != end:
            escaped = leaf.start < 0 and start and self.text[start - 1] == "\\"
            leaf.take(start - escaped, end)

    def _split(self) -> None:
        mark = self.leaf.mark if self.leaf is not None else ""
        self.end_leaf()
        self.leaf = Leaf("text", mark if mark.startswith(">") else "")

    def word(self, event: Event) -> None:
        """Text, code, mathematics, the mark of a footnote or of a task."""
        self.touch(event.start, event.end)
        leaf, name = self.current(), event.name
        leaf.math_only = leaf.math_only and name == "DisplayMath"
        if self.links and (name != "Text" or str(event.data).strip()):
            self.links[-1] = (*self.links[-1][:2], True)
        if name == "FootnoteReference":
            leaf.edits.append(Edit(event.start, event.end, "", FOOTNOTE))
        elif name == "TaskListMarker":
            end = event.end + len(self.text[event.end :]) - len(self.text[event.end :].lstrip(" "))
            leaf.edits.append(Edit(event.start, end))
        elif name in {"InlineMath", "DisplayMath"}:
            content = " ".join(str(event.data).split())
            if content and "`" not in content and not HAN.search(content) and _TEX.search(content):
                leaf.edits.append(Edit(event.start, event.end, f"`{content}`"))
        elif name == "Code" and "\n" in self.text[event.start : event.end]:
            for found in re.finditer(r"\s*\n[\s>]*", self.text[event.start : event.end]):
                leaf.edits.append(Edit(event.start + found.start(), event.start + found.end(), " "))

    def picture(self, event: Event) -> None:
        """A picture, which goes."""
        self.touch(event.start, event.end)
        self.current().edits.append(Edit(event.start, event.end, "", PICTURE))

    def html(self, event: Event) -> None:
        """What is left of a block of HTML: breaks and tags that mean nothing; its lines are one text."""
        line = self.text[event.start : event.end]
        start = event.start + len(line) - len(line.lstrip())
        end = event.start + len(line.rstrip())
        if start < end:
            if self.current().start >= 0 and self.pending is None:
                self.pending = (self.current().end, "soft")
            self.touch(start, end)

    # --- line ends ---

    def line_end(self, event: Event, *, hard: bool) -> None:
        """A line ends: what that means shows where the next one begins."""
        leaf = self.current()
        if leaf.kind in _VERBATIM or leaf.start < 0:
            return
        if self.pending is not None:
            self.pending = (self.pending[0], "split")
            return
        begin = leaf.end
        how: LineEnd
        if self.by_line and leaf.kind == "text" and not self.links:
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
        return bool(_WRAPPED.search(line)) and following[:1].islower() and following[:1].isascii() and len(line) > 40

    # --- links and emphasis ---

    def open_link(self, event: Event) -> None:
        """A link begins."""
        self.touch(event.start, event.start + 1)
        self.links.append((event, len(self.current().edits), False))

    def end_span(self, event: Event) -> None:
        """Emphasis, or a link, ends."""
        leaf = self.current()
        if leaf.kind not in _VERBATIM:
            leaf.take(event.start, event.end)

    def close_link(self, event: Event) -> None:
        """A link ends: one without words goes whole, with what it held."""
        self.end_span(event)
        opened, first, worded = self.links.pop()
        leaf, data = self.current(), opened.data
        if self.links and worded:
            self.links[-1] = (*self.links[-1][:2], True)
        if not worded:
            reason = next((edit.reason for edit in leaf.edits[first:] if edit.reason), PICTURE)
            del leaf.edits[first:]
            leaf.edits.append(Edit(event.start, event.end, "", reason))
        elif data["link_type"] not in {"Autolink", "Email"}:
            source = self.text[event.start : event.end]
            leaf.edits += write_link(source, event.start, data["dest_url"], reference=data["link_type"] != "Inline")

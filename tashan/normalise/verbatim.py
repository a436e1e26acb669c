"""Code and tables → fenced code, rows between pipes.

In: a text, the leaf that a block of code or a table is, and the parser's events inside it. Out: edits in the leaf:
fences at the edge, indented code fenced, each row of a table on a line of its own under its row of dashes.
"""

from __future__ import annotations

import re

from tashan.normalise.events import Event
from tashan.normalise.leaves import Leaf
from tashan.normalise.tracked import Edit

_DELIMITERS = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?")


class Code:
    """The lines of one block of code after the other; `here` is where the last line of the open one ended."""

    def __init__(self, text: str) -> None:
        self.text, self.here = text, -1

    def line(self, leaf: Leaf, event: Event, *, indented: bool) -> None:
        """One line of code: what stands before it is its container's mark, and goes."""
        here = self.here
        if here < leaf.start:
            here = leaf.start
            if indented:
                leaf.start = self.text.rfind("\n", 0, event.start) + 1
                leaf.edits.append(Edit(leaf.start, event.start, "```\n"))
            else:
                line_end = self.text.find("\n", leaf.start)
                if line_end + 1 < event.start:
                    leaf.edits.append(Edit(line_end + 1, event.start))
        elif here < event.start:
            leaf.edits.append(Edit(here, event.start))
        self.here = event.end

    def close(self, leaf: Leaf, end: int, *, indented: bool) -> None:
        """The last line of a block that ends at `end`: the fence that closes it, at the edge."""
        last = max(self.here, leaf.start)
        opening = self.text[leaf.start :].split("\n", 1)[0]
        fence = re.match(r"`{3,}|~{3,}", opening)
        wanted = "```" if indented or fence is None else fence.group()
        if last <= leaf.start:
            last = min(leaf.start + len(opening) + 1, end)
        self.here = -1
        if indented:
            body = last
            while body > leaf.start and self.text[body - 1] == "\n":
                body -= 1
            leaf.edits.append(Edit(body, end, "\n```"))
            leaf.end = end
        else:
            self._close_fence(leaf, last, end, wanted)

    def _close_fence(self, leaf: Leaf, last: int, end: int, wanted: str) -> None:
        closing = re.search(rf"[{wanted[0]}]{{{len(wanted)},}}[ \t]*\n?\s*$", self.text[last:end])
        if closing is None:
            leaf.end = end
            leaf.edits.append(Edit(end, end, ("" if self.text[leaf.start : end].endswith("\n") else "\n") + wanted))
            return
        first = last + closing.start()
        if last < first:
            leaf.edits.append(Edit(last, first))
        leaf.end = first + len(closing.group().rstrip())


class Rows:
    """The rows of one table after the other; `here` is where the last row ended."""

    def __init__(self, text: str) -> None:
        self.text, self.here = text, 0

    def row(self, leaf: Leaf, event: Event) -> None:
        """A row on its own line between pipes, the row of dashes under the first one kept."""
        start, line_end = event.start, self.text.find("\n", event.start)
        end = start + len(self.text[start : event.end].rstrip())
        end = line_end if line_end >= 0 and end > line_end else end
        end = start + len(self.text[start:end].rstrip())
        if event.name == "TableHead":
            leaf.start = start
            leaf.edits += self._piped(start, end)
            self._dashes(leaf, end)
        else:
            if self.text[self.here : start] != "\n":
                leaf.edits.append(Edit(self.here, start, "\n"))
            leaf.edits += self._piped(start, end)
            self.here = end
        leaf.end = self.here

    def _dashes(self, leaf: Leaf, end: int) -> None:
        """The row of dashes below the first row, which ends at `end`."""
        after = self.text.find("\n", end)
        stop = self.text.find("\n", after + 1)
        stop = len(self.text) if stop < 0 else stop
        found = _DELIMITERS.search(self.text, after + 1, stop) if after >= 0 else None
        dashes = f"|{(found.group().strip() if found else '|---|').strip('|')}|"
        if self.text[end:stop] != f"\n{dashes}":
            leaf.edits.append(Edit(end, stop, f"\n{dashes}"))
        self.here = stop

    def _piped(self, start: int, end: int) -> list[Edit]:
        row = self.text[start:end]
        edits = [] if row.startswith("|") else [Edit(start, start, "| ")]
        if not row.endswith("|") or row.endswith("\\|") or len(row) == 1:
            edits.append(Edit(end, end, " |"))
        return edits

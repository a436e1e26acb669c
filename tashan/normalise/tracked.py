"""A text that remembers which part of its source each character came from.

In: a source text and edits, stage after stage, each in the coordinates of the text it edits. Out: the edited text and,
in the coordinates of the source, every piece that was taken out (with its reason) or mended. By construction the text
is the source minus those pieces plus those repairs.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from tashan.model import Removed, Repaired

STRIDE = 64
"""Characters that are compared at once where nothing was changed."""
PATIENCE = 16
"""Characters after a change that are compared one by one before a whole stride is tried again."""
CONTEXT = 6
"""Characters on each side that show where a small repair stands."""


class Edit(Struct, frozen=True):
    """Replace `[start, end)` by `text`. With a `reason` it is a removal, which is listed as such."""

    start: int
    end: int
    text: str = ""
    reason: str | None = None


class Tracked(Struct, frozen=True):
    """`begin[i]` and `end[i]` are the span of the source that character i stands for."""

    text: str
    begin: list[int]
    end: list[int]
    removals: tuple[Edit, ...] = ()

    def apply(self, edits: Iterable[Edit]) -> Tracked:
        """The text after `edits`. Where two overlap, the one that starts first wins, then the longer one."""
        ordered = _without_overlaps(edits)
        if not ordered:
            return self
        text: list[str] = []
        begin: list[int] = []
        end: list[int] = []
        removals = list(self.removals)
        here = 0
        for edit in ordered:
            text.append(self.text[here : edit.start])
            begin += self.begin[here : edit.start]
            end += self.end[here : edit.start]
            first, last = self._source_span(edit.start, edit.end)
            text.append(edit.text)
            begin += [first] * len(edit.text)
            end += [last] * len(edit.text)
            if edit.reason is not None:
                removals.append(Edit(first, last, "", edit.reason))
            here = edit.end
        text.append(self.text[here:])
        begin += self.begin[here:]
        end += self.end[here:]
        return Tracked("".join(text), begin, end, tuple(removals))

    def _source_span(self, start: int, end: int) -> tuple[int, int]:
        if start < end:
            return self.begin[start], self.end[end - 1]
        here = self.end[start - 1] if start else 0
        return here, here


def track(source: str) -> Tracked:
    """`source` before any edit."""
    return Tracked(source, list(range(len(source))), list(range(1, len(source) + 1)))


def _without_overlaps(edits: Iterable[Edit]) -> list[Edit]:
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda edit: (edit.start, -edit.end)):
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return kept


def find_changes(source: str, tracked: Tracked) -> tuple[Edit, ...]:
    """Edits of `source` that lead to the tracked text, in order and apart; removals keep their reasons."""
    removals = _apart(tracked.removals)
    changes: list[Edit] = []
    first = 0
    for start, end, after in _replaced(source, tracked):
        while first < len(removals) and removals[first].end <= start:
            first += 1
        changes += _split_removals(start, end, after, removals, first)
    return tuple(change for change in changes if source[change.start : change.end] != change.text)


def _apart(removals: Iterable[Edit]) -> list[Edit]:
    """Removals in order; of what two took, the first and wider one has it."""
    kept: list[Edit] = []
    for removal in sorted(removals, key=lambda removal: (removal.start, -removal.end)):
        start = max(removal.start, kept[-1].end) if kept else removal.start
        if start < removal.end:
            kept.append(Edit(start, removal.end, "", removal.reason))
    return kept


def _replaced(source: str, tracked: Tracked) -> Iterator[tuple[int, int, str]]:
    """Each stretch of the source that the text has otherwise, with what stands for it."""
    here, at, size, again = 0, 0, len(tracked.text), 0
    while at < size:
        if at >= again:
            if _in_step(source, tracked, here, at):
                here += STRIDE
                at += STRIDE
                continue
            again = at + PATIENCE
        begin, end = tracked.begin[at], tracked.end[at]
        if begin == here and end == here + 1 and tracked.text[at] == source[here]:
            here += 1
            at += 1
            continue
        if begin > here:
            yield here, begin, ""
            here = begin
            continue
        stop = at + 1
        while stop < size and tracked.begin[stop] == begin and tracked.end[stop] == end:
            stop += 1
        yield here, max(end, here), tracked.text[at:stop]
        here, at = max(end, here), stop
    if here < len(source):
        yield here, len(source), ""


def _in_step(source: str, tracked: Tracked, here: int, at: int) -> bool:
    """Whether the next STRIDE characters are the source's own."""
    return (
        at + STRIDE <= len(tracked.text)
        and tracked.begin[at] == here
        and tracked.begin[at + STRIDE - 1] == here + STRIDE - 1
        and tracked.end[at + STRIDE - 1] == here + STRIDE
        and tracked.text[at : at + STRIDE] == source[here : here + STRIDE]
        and tracked.begin[at : at + STRIDE] == [*range(here, here + STRIDE)]
    )


def _split_removals(start: int, end: int, after: str, removals: list[Edit], first: int) -> list[Edit]:
    """A stretch as removals and what is left between them; what stands in its place goes to the first of these."""
    pieces: list[Edit] = []
    here = start
    for number in range(first, len(removals)):
        removal = removals[number]
        if removal.start >= end:
            break
        if removal.start > here or after:
            pieces.append(Edit(here, max(removal.start, here), after))
            after = ""
        stop = min(removal.end, end)
        pieces.append(Edit(max(removal.start, here), stop, "", removal.reason))
        here = stop
    if here < end or after:
        pieces.append(Edit(here, end, after))
    return pieces


def list_records(source: str, tracked: Tracked, first_line: int) -> tuple[tuple[Removed, ...], tuple[Repaired, ...]]:
    """What went and what was mended, for people: with lines of the file; layout alone is not listed."""
    changes = find_changes(source, tracked)
    starts = [0, *(found.end() for found in re.finditer("\n", source))]
    removed, mended = [], []
    for change in changes:
        before = source[change.start : change.end]
        if change.reason is not None:
            text = before.strip()
            offset = change.start + len(before) - len(before.lstrip())
            if text:
                removed.append(Removed(line=_line(starts, offset) + first_line, text=text, reason=change.reason))
        else:
            mended.append(change)
    fences = [edge for change in changes if change.reason is not None for edge in (change.start, change.end)]
    mended = [change for change in mended if not _is_layout(source, change, fences)]
    groups = _grouped(source, mended, fences)
    repaired = tuple(_repair(source, group, starts, first_line, fences) for group in groups)
    return tuple(removed), repaired


def _line(starts: list[int], offset: int) -> int:
    return bisect_right(starts, offset) - 1


def _is_layout(source: str, change: Edit, fences: Sequence[int]) -> bool:
    """Line ends, and spaces at the edge of a line or of a removal, which Markdown does not show."""
    before = source[change.start : change.end]
    if before.strip() or change.text.strip():
        return False
    at_start = change.start == 0 or source[change.start - 1] == "\n"
    at_end = change.end == len(source) or source[change.end] == "\n"
    at_removal = any(_holds(fences, edge) for edge in (change.start, change.end))
    return "\n" in before or "\n" in change.text or at_start or at_end or at_removal


def _holds(fences: Sequence[int], edge: int) -> bool:
    at = bisect_left(fences, edge)
    return at < len(fences) and fences[at] == edge


def _grouped(source: str, changes: list[Edit], fences: Sequence[int]) -> list[list[Edit]]:
    """Changes of one line that stand so close that they are read as one."""
    groups: list[list[Edit]] = []
    for change in changes:
        if groups:
            between = source[groups[-1][-1].end : change.start]
            near = len(between) <= 2 * CONTEXT and "\n" not in between
            fence = bisect_left(fences, groups[-1][-1].end)
            if near and not (fence < len(fences) and fences[fence] <= change.start):
                groups[-1].append(change)
                continue
        groups.append([change])
    return groups


def _repair(source: str, group: list[Edit], starts: list[int], first_line: int, fences: Sequence[int]) -> Repaired:
    """A group with its surroundings on the same line, up to the next removal."""
    left, right = _surroundings(source, group[0].start, group[-1].end, fences)
    after = [source[left : group[0].start], group[0].text]
    for one, two in pairwise(group):
        after += [source[one.end : two.start], two.text]
    after.append(source[group[-1].end : right])
    line = _line(starts, group[0].start) + first_line
    return Repaired(line=line, before=source[left:right].strip("\n"), after="".join(after).strip("\n"))


def _surroundings(source: str, start: int, end: int, fences: Sequence[int]) -> tuple[int, int]:
    left, right = max(start - CONTEXT, 0), min(end + CONTEXT, len(source))
    left = max(left, source.rfind("\n", left, start) + 1)
    stop = source.find("\n", end, right)
    right = stop if stop >= 0 else right
    at = bisect_right(fences, start)
    left = max(left, fences[at - 1]) if at else left
    at = bisect_left(fences, end)
    return left, min(right, fences[at]) if at < len(fences) else right

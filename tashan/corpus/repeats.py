"""What many files of a site have at their edges, and around their titles → what is the site's and not the article's.

In: bodies and titles, one after the other. Out: fingerprints of the lines that stand near the top or the end of many
files, and the endings that many titles share. Nothing is judged here by its words: only repetition counts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from msgspec import Struct

TOP_LINES, TAIL_LINES = 12, 24
"""Lines with text from the top and from the end of a file that are compared."""
MIN_LETTERS = 6
"""Chinese characters, or twice as many other letters, of the shortest line that repetition says anything of: shorter
ones are words that any text may hold."""
MAX_LETTERS = 300
MIN_FILES = 5
"""Files that must hold a line: a series in three parts repeats what it says of itself, and is content."""
MIN_SHARE = 0.1
"""Share of all files that must hold it. On 22 sites what a site adds stood in a fifth of its files or more; what fewer
held was often what each of them says (a warning, "this plugin is part of", an item that was open for weeks)."""
MIN_TITLES, MIN_TITLE_SHARE = 3, 0.03
"""Titles that must share an ending, and their share of all: names of sites stand behind one title in twenty or
more, subtitles such as "A Handbook for Beginners" behind one in fifty; seen on 40 samples of public sites."""
COPIED = 0.6
"""Share of an article's letters in lines of one other from which on both are one text: reprints and translations of a
story change lines of one another, articles of one site share at most what stands around them."""
MOST_HOLDERS = 8
"""Articles remembered for a line: what more hold tells nothing of whose copy an article is."""

_TARGET = re.compile(r"\]\([^()\s]*\)|\]\[[^\]]*\]|<[^<>]*>|&[a-zA-Z]+;")
"""Where a link leads, and marks. An address that readers see is part of the line: with another it is another line."""
_LINK = re.compile(r"\]\(<?(https?://[^()\s<>?#]+)|href=[\"']?(https?://[^\"'\s<>?#]+)", re.IGNORECASE)
"""Where a line leads: what leads elsewhere in each file is the file's (read the full post, the demo)."""
_LETTERS = re.compile(r"[^\W_]+")
_ENDING = re.compile(r"\s[-–—|｜·_\\]{1,2}\s([^-–—|｜·_\\]{2,40})$|[_|｜]([^-–—|｜·_\s]{2,40})$")
_NO_TEXT = re.compile(r"\s*(?:#{1,6}\s|```|~~~|\|)")


class Repeats(Struct, frozen=True, kw_only=True):
    """`lines`: fingerprints of lines; `endings`: what stands behind a separator at the end of titles."""

    lines: frozenset[str] = frozenset()
    endings: frozenset[str] = frozenset()


@dataclass(slots=True)
class Counting:
    """Counts over one corpus; what is kept is in proportion to the edges of the files, not to the files."""

    files: int = 0
    """Articles counted, copies of one text once: what versions of a story share is the story."""
    _holders: dict[int, list[int]] = field(default_factory=dict)
    _lines: Counter[str] = field(default_factory=Counter)
    _endings: Counter[str] = field(default_factory=Counter)

    def add(self, title: str | None, body: str) -> None:
        """Count one article, unless most of its text stands in one that was counted."""
        lines = [line for line in map(str.strip, body.splitlines()) if line]
        if self._is_copy(lines):
            return
        for line in lines:
            holders = self._holders.setdefault(hash(line), [])
            if len(holders) < MOST_HOLDERS:
                holders.append(self.files)
        self.files += 1
        self._lines.update(set(_edges(body)))
        if ending := title_ending(title or ""):
            self._endings[ending] += 1

    def _is_copy(self, lines: list[str]) -> bool:
        shared: Counter[int] = Counter()
        for line in lines:
            for holder in set(self._holders.get(hash(line), ())):
                shared[holder] += len(line)
        return max(shared.values(), default=0) >= COPIED * sum(map(len, lines)) > 0

    def repeats(self) -> Repeats:
        """What is repeated often enough."""
        enough = max(MIN_FILES, int(self.files * MIN_SHARE))
        titles = max(MIN_TITLES, self.files * MIN_TITLE_SHARE)
        return Repeats(
            lines=frozenset(line for line, count in self._lines.items() if count >= enough),
            endings=frozenset(ending for ending, count in self._endings.items() if count >= titles),
        )


def _edges(body: str) -> Iterator[str]:
    lines = [line for line in body.splitlines() if line.strip()]
    edges = lines if len(lines) <= TOP_LINES + TAIL_LINES else lines[:TOP_LINES] + lines[-TAIL_LINES:]
    for line in edges:
        if not _NO_TEXT.match(line) and (mark := fingerprint(line)):
            yield mark


def measure_width(letters: str) -> float:
    """How much letters say: a Chinese character counts one, another half."""
    return sum(1 if char > "\u2e7f" else 0.5 for char in letters)


def fingerprint(line: str) -> str | None:
    """The letters of a line, marks aside, and where its first link to another page of the web leads; None where there
    are too few letters to tell, or too many."""
    if len(line) > 4 * MAX_LETTERS:
        return None
    letters = "".join(_LETTERS.findall(_TARGET.sub("", line))).casefold()
    if len(letters) < 2 * MIN_LETTERS and measure_width(letters) < MIN_LETTERS:
        return None
    if len(letters) > MAX_LETTERS:
        return None
    link = _LINK.search(line) if "http" in line.lower() else None
    return f"{letters} {(link[1] or link[2]).lower().rstrip('/')}" if link else letters


def title_ending(title: str) -> str | None:
    """What stands behind the last separator of a title."""
    found = _ENDING.search(title)
    return (found[1] or found[2]).strip() if found else None


def strip_ending(title: str, endings: frozenset[str]) -> str:
    """`title` without the ending that many of the site share."""
    found = _ENDING.search(title)
    if found is None or (found[1] or found[2]).strip() not in endings:
        return title
    return title[: found.start()].strip() or title

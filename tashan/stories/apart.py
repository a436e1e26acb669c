"""Texts of one form about different things: bulletins, notices, results that a pattern was filled in for.

In: two aligned texts. Out: whether what was filled in differs nearly everywhere, so that the texts are no versions of
one another however well their sentences fit. What is filled in are values with their units, days, and names. A year
or a day that both share is no agreement: a bulletin of another city has them too.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import rjieba
from msgspec import Struct

from tashan.comparing.lexicon import load_lexicon
from tashan.comparing.measures import read_measures
from tashan.comparing.numbers import match_measures
from tashan.comparing.sounds import find_spelled
from tashan.language.dates import find_dates
from tashan.stories.drift.pinyin import is_pinyin

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tashan.comparing.measures import Measure
    from tashan.model import Bead
    from tashan.stories.texts import Text

Texts = tuple[str, ...]
# Fewer things filled in are too few to judge by; where none is the same, two are enough.
LEAST_SLOTS, LEAST_SLOTS_NONE = 3, 2
# Share of them that is the same. Texts of one pattern stay below 0.38; copies and translations of the WMT22 documents
# and the labelled copies with ten distortions each reach at least 0.41 (a machine translation that damaged its names).
SAME_SLOTS = 0.4
SAME_VALUES = 1 / 3
# The same where not one of the days is: prices of one good, dividends of two firms share what they are counted in.
SAME_VALUES_OTHER_DAYS = 1 / 2
# From so many things on, and this share of them the same, nothing else can have been told.
EVIDENT_SLOTS, EVIDENT_SHARE = 8, 0.75
# The same where none differs, days counted too: translated notices whose sentences are little more than names and
# figures. So many of them must be values and names.
CERTAIN_SLOTS, CERTAIN_UNDATED = 6, 4


class Slots(Struct, frozen=True, kw_only=True):
    """How many of the things filled in on both sides of aligned sentences are the same, of how many."""

    values: tuple[int, int]
    days: tuple[int, int]
    names: tuple[int, int]

    @property
    def filled(self) -> tuple[int, int]:
        """Same and all: values, names, and days where these differ."""
        days = self.days if self.days[0] < self.days[1] else (0, 0)
        return self.values[0] + days[0] + self.names[0], self.values[1] + days[1] + self.names[1]

    @property
    def evident(self) -> bool:
        """Whether so much that was filled in is the same that both can only tell of one thing."""
        same, every = self.filled
        return every >= EVIDENT_SLOTS and same >= EVIDENT_SHARE * every

    @property
    def complete(self) -> bool:
        """Whether not one thing that was filled in differs, days included, and some are filled in."""
        same, every = (sum(kind[side] for kind in (self.values, self.days, self.names)) for side in (0, 1))
        return 0 < every == same

    @property
    def certain(self) -> bool:
        """Whether several things are filled in, and not one of them differs."""
        every = self.filled[1] + self.days[1]
        return self.complete and every >= CERTAIN_SLOTS and self.filled[1] >= CERTAIN_UNDATED

    @property
    def apart(self) -> bool:
        """Whether nearly everything that was filled in differs."""
        same, every = self.filled
        if every >= (LEAST_SLOTS if same else LEAST_SLOTS_NONE) and same <= SAME_SLOTS * every:
            return True
        if self.values[1] < LEAST_SLOTS:
            return False
        if self.days[1] and not self.days[0] and self.values[0] <= SAME_VALUES_OTHER_DAYS * self.values[1]:
            return True
        return self.values[0] <= SAME_VALUES * self.values[1] and 2 * self.names[0] <= self.names[1]


def count_slots(beads: Sequence[Bead], a: Text, b: Text) -> Slots:
    """The slots of all beads with two sides."""
    values, days, names = [0, 0], [0, 0], [0, 0]
    for bead in beads:
        if bead.a and bead.b:
            one, other = tuple(a.plain[i] for i in bead.a), tuple(b.plain[j] for j in bead.b)
            counted = _count_bead(one, other, (a.chinese, b.chinese))
            for total, found in zip((values, days, names), counted, strict=True):
                total[0] += found[0]
                total[1] += found[1]
    return Slots(values=(values[0], values[1]), days=(days[0], days[1]), names=(names[0], names[1]))


@lru_cache(maxsize=8192)
def _count_bead(one: Texts, other: Texts, chinese: tuple[bool, bool]) -> tuple[tuple[int, int], ...]:
    """Values, days and names of a bead: in how many its sides agree, of how many. Copies share most of their beads."""
    return _values(one, other), _days(one, other), _names(one, other, chinese)


def _values(one: Iterable[str], other: Iterable[str]) -> tuple[int, int]:
    sides = [[measure for text in texts for measure in _measures_of(text)] for texts in (one, other)]
    if not all(sides):
        return 0, 0
    matched = match_measures(*sides)
    least = min(len(side) for side in sides)
    return min(len(matched.pairs), least), least


def _days(one: Iterable[str], other: Iterable[str]) -> tuple[int, int]:
    sides = [{day for text in texts for day in _days_of(text)} for texts in (one, other)]
    return len(sides[0] & sides[1]), min(len(side) for side in sides)


@lru_cache(maxsize=8192)
def _measures_of(text: str) -> tuple[Measure, ...]:
    return tuple(measure for measure in read_measures(text) if not measure.weak)


@lru_cache(maxsize=8192)
def _days_of(text: str) -> frozenset[str]:
    """Month and day of each date that has both."""
    return frozenset(found.iso[-5:] for found in find_dates(text, None) if len(found.iso.lstrip("-")) in (5, 10))


_CAPITALISED = re.compile(r"(?<![.!?“\"] )(?<!^)\b[A-Z][a-z]+(?:['’][a-z]+)?(?:[ -][A-Z][a-z]+)*")
_NO_NAME = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Celsius|Fahrenheit"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Mr|Mrs|Ms|Dr|Co)s?"
)
# Roads, flights, files: G93, K77, BL2025-117. What is measured everywhere is none: PM10, H5N1.
_CODE = re.compile(r"(?<![A-Za-z\d])(?!PM|CO|SO|NO)[A-Z]{1,3}-?\d{2,}(?:-\d+)*(?![A-Za-z\d.])")
_NAME_TAGS = ("nr", "ns", "nt", "nz")


def _names(one: Texts, other: Texts, chinese: tuple[bool, bool]) -> tuple[int, int]:
    if chinese[0] == chinese[1]:
        find = find_chinese_names if chinese[0] else find_latin_names
        sides = [{name for text in texts for name in find(text)} for texts in (one, other)]
        same = sum(any(_same(name, twin) for twin in sides[1]) for name in sides[0])
        return min(same, *(len(side) for side in sides)), min(len(side) for side in sides)
    zh, latin = (one, other) if chinese[0] else (other, one)
    joined = "".join(zh)
    names = {name for line in latin for name in find_latin_names(line) if is_checkable(name)}
    names |= {code for line in latin for code in _CODE.findall(line)}
    return sum(is_named(name, joined) for name in names), len(names)


def _same(one: str, other: str) -> bool:
    return one in other or other in one


@lru_cache(maxsize=8192)
def find_chinese_names(text: str) -> tuple[str, ...]:
    """Words that segmentation takes for names."""
    return tuple(word for word, tag in rjieba.tag(text) if tag.startswith(_NAME_TAGS) and len(word) > 1)


@lru_cache(maxsize=8192)
def find_latin_names(text: str) -> tuple[str, ...]:
    """Capitalised words inside of sentences."""
    return tuple(match.group() for match in _CAPITALISED.finditer(text) if not _NO_NAME.fullmatch(match.group()))


def is_checkable(name: str) -> bool:
    """Whether a Latin name would be recognised in a Chinese text: Chinese in pinyin, or in the dictionary."""
    return is_pinyin(name) or any(len(form) > 1 for form in load_lexicon().chinese.get(name.lower(), ()))


@lru_cache(maxsize=16384)
def is_named(name: str, chinese: str) -> bool:
    """Whether a Chinese text has a name in Latin letters: as it is, in pinyin, or by the dictionary."""
    if name in chinese or find_spelled(name, chinese):
        return True
    forms = load_lexicon().chinese.get(name.lower(), frozenset())
    if any(form in chinese for form in forms if len(form) > 1):
        return True
    words = name.split()
    return len(words) > 1 and any(is_named(word, chinese) for word in words)

"""Drift: the places where a version says something else than the canonical one.

In: the comparison of the canonical text (a) with a version (b), and the index of names. Out: the drifts, the gravest
first and else in reading order, each with its kind, both quotes and a Message that explains it in one sentence.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tashan.model import Message
from tashan.stories.drift.crossing import find_crossing_drift
from tashan.stories.drift.dates import find_date_drift
from tashan.stories.drift.english import find_english_drift
from tashan.stories.drift.gaps import find_gap_drift
from tashan.stories.drift.inserted import find_inserted_drift
from tashan.stories.drift.kinds import weigh
from tashan.stories.drift.latin import find_latin_drift
from tashan.stories.drift.names import KnownNames
from tashan.stories.drift.negation import find_negation_drift
from tashan.stories.drift.numbers import find_number_drift
from tashan.stories.drift.passages import make_passages
from tashan.stories.drift.quoted import find_quoted_drift
from tashan.stories.drift.sound_names import find_sound_drift
from tashan.stories.drift.speakers import find_speaker_drift
from tashan.stories.drift.spelling import find_spelling_drift
from tashan.stories.drift.stance import find_stance_drift
from tashan.stories.drift.times import find_time_drift

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tashan.comparing.insertion import Encode
    from tashan.model import Drift, Quote
    from tashan.stories.decide import Comparison
    from tashan.stories.drift.passages import Passage
    from tashan.stories.namebook import NameBook

__all__ = ["find_drift"]

# Passages on either side in which what a changed one lost may stand.
AROUND = 3
_OFTEN = {"drift-name-latin": "drift-name-latin-often", "drift-name-foreign": "drift-name-foreign-often"}
"""What a name left in Latin letters is called where it is so throughout."""


def find_drift(
    found: Comparison, names: NameBook, *, careless: bool = False, encode: Encode | None = None
) -> tuple[Drift, ...]:
    """Where text b of `found` drifts from text a, the gravest first; no place is reported twice for one kind.

    `careless` says that text b bears the marks of a machine, so that a Latin name in it is one left over. Without
    `encode` single words that a translation puts in are not looked for.
    """
    if found.a.plain == found.b.plain:
        return ()
    passages = make_passages(found)
    known = KnownNames(passages, names)
    drifts = [*known.find_drift(), *find_latin_drift(passages, known, careless=careless)]
    near = _near_changes(passages)
    drifts += find_quoted_drift(near)
    drifts += find_spelling_drift(near)
    drifts += find_sound_drift(near)
    drifts += find_number_drift(near)
    drifts += find_date_drift(near)
    drifts += _untold(find_time_drift(near), drifts)
    drifts += find_gap_drift(found, passages, encode)
    if not _is_own_translation(found):
        drifts += find_negation_drift(near)
        drifts += find_crossing_drift(near, names, encode)
        drifts += find_stance_drift(near)
        drifts += find_speaker_drift(near)
        drifts += find_english_drift(near)
        drifts += find_inserted_drift(near, encode) if encode else ()
    weighed = [
        replace(drift, gravity=weigh(drift.kind, drift.message))
        for drift in _count_names(_without_repeats(drifts), found.b.plain)
    ]
    return tuple(sorted(weighed, key=lambda drift: (-drift.gravity, _place(drift))))


def _near_changes(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """The passages that differ with those around them: what is equal word for word drifts nowhere."""
    changed = [place for place, passage in enumerate(passages) if not passage.equal]
    near = {place + step for place in changed for step in range(-AROUND, AROUND + 1)}
    return tuple(passage for place, passage in enumerate(passages) if place in near)


def _is_own_translation(found: Comparison) -> bool:
    """Whether one is the corpus's own edition of the other in another language.

    Its editors chose its wording, and `check` holds it to its original; of versions found elsewhere nobody has.
    """
    a, b = found.a.article, found.b.article
    return found.a.chinese != found.b.chinese and (b.edition_of == a.id or a.edition_of == b.id)


def _count_names(drifts: list[Drift], copy: Sequence[str]) -> list[Drift]:
    """A name that a version leaves in Latin letters is one drift, which says how often `copy` has it.

    Of its places that is shown whose original sentence has the name that it stands for, where there is one.
    """
    named: dict[str, list[Drift]] = {}
    others: list[Drift] = []
    for drift in sorted(drifts, key=_place):
        latin = drift.message.code in _OFTEN
        (named.setdefault(dict(drift.message.values)["copy"], []) if latin else others).append(drift)
    return [*others, *(_counted(name, found, copy) for name, found in named.items())]


def _counted(name: str, found: Sequence[Drift], copy: Sequence[str]) -> Drift:
    whole = re.compile(rf"(?<![A-Za-z]){re.escape(name)}(?![A-Za-z])")
    count = max(len(found), sum(len(whole.findall(line)) for line in copy))
    shown = next((drift for drift in found if drift.message.code == "drift-name-latin"), found[0])
    if count < 2:
        return shown
    values = (*shown.message.values, ("count", str(count)))
    return replace(shown, message=Message(code=_OFTEN[shown.message.code], values=values))


def _without_repeats(drifts: list[Drift]) -> list[Drift]:
    """The first drift of each kind at a place: later finders know less of what they see."""
    kept: list[Drift] = []
    for drift in drifts:
        if not any(_overlaps(drift, other) for other in kept):
            kept.append(drift)
    return kept


def _untold(found: Iterable[Drift], told: Sequence[Drift]) -> list[Drift]:
    """Times that were not told as numbers already: 两年前 made 两个月前 is a number of another unit."""
    numbers = [drift for drift in told if drift.kind == "number"]
    return [
        drift
        for drift in found
        if not any(
            _same_place(drift.copy, other.copy) and _same_place(drift.original, other.original) for other in numbers
        )
    ]


def _overlaps(one: Drift, other: Drift) -> bool:
    if one.kind != other.kind:
        return False
    return _same_place(one.copy, other.copy) or _same_place(one.original, other.original)


def _same_place(one: Quote | None, other: Quote | None) -> bool:
    """Whether two marks in one sentence overlap; quotes without a mark are never the same place."""
    if one is None or other is None or one.citation != other.citation or one.mark is None or other.mark is None:
        return False
    return one.mark[0] < other.mark[1] and other.mark[0] < one.mark[1]


def _place(drift: Drift) -> tuple[int, int, int, str]:
    quote = drift.copy or drift.original
    assert quote is not None  # noqa: S101 (every drift quotes at least one side)
    return quote.citation.passage, quote.citation.sentence, quote.mark[0] if quote.mark else -1, drift.kind

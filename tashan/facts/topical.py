"""Whether a corpus compares places, and what a machine may say of some in one that does not.

In: a library. Out: the same, or where few of its stories say anything of a place without the claims that do not tell by
themselves what a place is, has or lacks: in a folder of diaries and manuals the rest are remarks in passing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from tashan.facts.alone import behind, speaks_alone, stripped
from tashan.facts.clauses import is_english
from tashan.facts.traits import describes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tashan.model import Claim, Library

ON_TOPIC = 0.3
"""Share of stories with a claim about a place from which on a corpus compares places. Of 78 posts on programs,
statistics, journeys and opinions 15 hold one, one of which compares places; of 158 articles on cities or business
154 do."""


def compares_places(library: Library) -> bool:
    """Whether many of a library's stories say something about a place, or an editor does."""
    facts = (library.facts.get(story.canonical) for story in library.stories)
    telling = sum(bool(own and own.claims) for own in facts)
    return any(review.lines for review in library.reviews) or telling >= ON_TOPIC * len(library.stories)


def keep_sure(library: Library) -> Library:
    """The library, where it compares no places with only those claims of a machine that leave no doubt."""
    if compares_places(library):
        return library
    spelled = {place.id: place.spellings for place in library.reference.places}
    facts = {
        name: replace(own, claims=tuple(claim for claim in own.claims if claim.reviewed or _is_sure(claim, spelled)))
        for name, own in library.facts.items()
    }
    return replace(library, facts=facts)


def _is_sure(claim: Claim, spelled: Mapping[str, tuple[str, ...]]) -> bool:
    plain, english = stripped(claim.quote), is_english(claim.quote)
    named = {name for names in spelled.values() for name in names if name in plain}
    return all(
        speaks_alone(plain, spelled[city], tuple(named.difference(spelled[city])))
        and describes(behind(plain, spelled[city]), english=english)
        for city in claim.cities
    )

"""Lookups over the places and terms of a reference.

In: the reference data. Out: `Gazetteer`: what lies in what, what is compared, which term is a news outlet.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, get_args

from tashan.model import PlaceKind

if TYPE_CHECKING:
    from tashan.model import Place, Reference, Term

PLACE_KINDS: frozenset[str] = frozenset(get_args(PlaceKind))
_MEDIA = re.compile(r"报|新闻|电视|央视|总台|新华社|客户端|通讯社|CCTV|Xinhua|News|Daily|Agency|Media|TV")
"""Words of which one stands in some spelling of every news outlet; terms.yml gives the spellings."""


class Gazetteer:
    """Lookups over the places and terms of a reference."""

    def __init__(self, reference: Reference) -> None:
        self.places: dict[str, Place] = {place.id: place for place in reference.places}
        self.terms: dict[str, Term] = {term.id: term for term in reference.terms}
        self.nation = next((place.id for place in reference.places if place.nation), None)
        self.compared = reference.compared
        self.capitals = frozenset(place.id for place in reference.places if place.capital)

    def city_of(self, name_id: str) -> str | None:
        """What is compared of a place or term: itself, or what it lies in; None for a person or a phrase."""
        if name_id in self.places:
            return name_id if self.places[name_id].kind in self.compared else None
        term = self.terms.get(name_id)
        return self.city_of(term.place) if term and term.place and term.place != name_id else None

    def is_outlet(self, name_id: str) -> bool:
        """Whether a term is an institution that publishes news, by any of its spellings."""
        term = self.terms.get(name_id)
        if term is None or term.kind != "institution":
            return False
        return any(_MEDIA.search(spelling) for spelling in (term.name.zh_hans, term.name.en, *term.aliases))

    def ancestors(self, place_id: str) -> tuple[str, ...]:
        """The places around a place, the nearest first."""
        chain: list[str] = []
        place = self.places.get(place_id)
        while place and place.parent and place.parent not in chain:
            chain.append(place.parent)
            place = self.places.get(place.parent)
        return tuple(chain)

    def with_city(self, name_id: str) -> tuple[str, ...]:
        """The id, followed by the place it belongs to where it is a term."""
        term = self.terms.get(name_id)
        return (name_id, term.place) if term and term.place else (name_id,)

"""What an edition says of a claim, the same on every page that shows it.

In: the edition's voice, a claim, the place towards which it stands. Out: its words and its mark; whether it may stand
open in a cell. The tests of what a machine filed are `leading`'s.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from tashan.briefings.leading import is_well_cut, leads, opens_clause
from tashan.briefings.worth import Worth
from tashan.facts.hanging import lacks_subject
from tashan.facts.places import is_named
from tashan.language.script import simplify_characters

if TYPE_CHECKING:
    from tashan.briefings.page import Quotation
    from tashan.briefings.voice import Told, Voice
    from tashan.model import Claim, Stance


class SaidClaim(Struct, frozen=True, kw_only=True):
    """A claim in the words of an edition: short, and as its mark shows it; `preview` where the two differ; what it says
    of the place, and whose press says it."""

    short: Quotation
    quote: Quotation
    preview: bool
    stance: Stance
    home: str


def say_claim(voice: Voice, claim: Claim, place: str, longest: int | None) -> SaidClaim | None:
    """What is the same of a claim on all pages."""
    short = voice.telling(claim.citation, claim.quote, _worth(voice, claim, place), longest)
    if short is None or not (claim.reviewed or _names(voice, short.text.text, place)):
        return None
    quote = voice.quote(claim.citation, claim.quote)
    preview = short != quote and voice.may_quote(claim.citation)
    return SaidClaim(
        short=short,
        quote=quote,
        preview=preview,
        stance=_stance(voice, claim, place),
        home=_home(voice, claim, place) if place else "",
    )


def may_lead(voice: Voice, claim: Claim, place: str, theme: str, longest: int | None = None) -> bool:
    """Whether a claim may be what a reader sees first of a place under a theme: words that an editor reviewed and
    that stand alone, or such as leave no doubt whose they are and what they speak of."""
    likely = claim.likely or claim.clear
    if not claim.reviewed and (not likely or claim.themes[0] != theme or claim.kind in {"plan", "advice"}):
        return False
    told = voice.told(claim.citation, claim.quote, _worth(voice, claim, place), longest)
    if told is None:
        return False
    if claim.reviewed:
        return _names(voice, told.text, place) or not lacks_subject(told.text)
    whole = not told.before and (not told.after or is_well_cut(told.text)) and _opens(voice, told)
    return whole and _names(voice, told.text, place) and _tells(voice, told.text, place, theme, claim)


def _stance(voice: Voice, claim: Claim, place: str) -> Stance:
    """What a claim says of `place`, or of its first one. A machine's praise or blame is shown where the
    claim may stand open, and nowhere else: of 36 marks on 393 essays and notes, most of them of contrasts, 24 were
    wrong, of 11 on what may stand open in 300 reports none."""
    stance = claim.stance_on(place) if place else claim.stance
    if stance == "neutral" or claim.reviewed:
        return stance
    places = (place,) if place else claim.cities
    return stance if any(may_lead(voice, claim, one, claim.themes[0]) for one in places) else "neutral"


def _opens(voice: Voice, told: Told) -> bool:
    """Whether words open a sentence or a clause of their own: a piece of an English list is no statement."""
    passage = voice.desk.library.articles[told.citation.article].passages[told.citation.passage].text
    return opens_clause(passage[: told.start], told.text)


def _tells(voice: Voice, words: str, place: str, theme: str, claim: Claim) -> bool:
    """Whether words tell by themselves, of the place, something of the theme."""
    desk = voice.desk

    def find() -> bool:
        plain, own = simplify_characters(words), desk.spelled[place]
        named = tuple(name for name in desk.names if name in plain and name not in own)
        return leads(words, own, named, desk.themes[theme], desk.themes.values(), clear=claim.clear)

    return voice.answers.ask(("leads", words, place, theme, str(claim.clear)), find)


def _worth(voice: Voice, claim: Claim, place: str) -> Worth:
    """How much a clause carries of a claim about `place`: its name, main theme, numbers, praise or blame."""
    desk = voice.desk
    names = {city: desk.spelled[city] for city in claim.cities if city in desk.spelled}
    own = names.get(place) or tuple(name for found in names.values() for name in found)
    others = tuple(name for found in names.values() for name in found if name not in own)
    themes = tuple(desk.themes[theme] for theme in claim.themes[:1] if theme in desk.themes)
    question = (place, *claim.cities, "", *(theme.id for theme in themes))
    return Worth(names=own, themes=themes, others=others, question=question)


def _home(voice: Voice, claim: Claim, place: str) -> str:
    """Whether the place's own press says it, a whole country's, or somebody elsewhere; empty where nobody knows."""
    home = voice.desk.homes.get(claim.citation.article)
    if home is None:
        return ""
    at = voice.desk.places.get(home)
    if at and at.kind == "country":
        return voice.words("national_press")
    near = {home, *_around(voice, home)}
    own = place in near or home in _around(voice, place)
    return voice.words("own_press" if own else "other_press")


def _around(voice: Voice, place: str) -> tuple[str, ...]:
    """The places around one, its country left aside."""
    found: list[str] = []
    at = voice.desk.places.get(place)
    while at and at.parent and at.parent not in found and at.parent in voice.desk.places:
        at = voice.desk.places[at.parent]
        if at.kind != "country":
            found.append(at.id)
    return tuple(found)


def _names(voice: Voice, words: str, place: str) -> bool:
    """Whether the words name the place that is asked for: nobody vouches that an "it" or a company means it."""
    found = voice.desk.spelled.get(place)
    return found is None or is_named(simplify_characters(words), found)

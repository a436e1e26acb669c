"""Themes × cities: which cell holds which claims.

In: the desk, the page's views, places. Out: columns and rows for a table that a phone shows as cards.
"""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from msgspec import Struct

from tashan.briefings import links
from tashan.briefings.page import Link
from tashan.briefings.said import may_lead
from tashan.locales import LOCALES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tashan.briefings.desk import Desk
    from tashan.briefings.page import ClaimView, LineView, Mark, Text
    from tashan.briefings.views import Views
    from tashan.model import Claim, Place, Stance

# A cell shows its editor's line and its strongest claim; the rest stand folded under them.
SHOWN_CLAIMS = 1
FOLDED_CLAIMS = 3
# A theme's page has room for more than a cell of the comparison; where many places speak each says less there.
THEME_CLAIMS, MOST_CLAIMS = 4, 64
# As many fold under them as the map counts in a cell of some dozen stories.
THEME_FOLDED = 12
# Marks of sentences that a cell cannot quote.
MOST_SILENT = 5


class Column(Struct, frozen=True, kw_only=True):
    link: Link
    name: Text
    own: bool
    benchmark: bool


class Cell(Struct, frozen=True, kw_only=True):
    """Claims of one place under one theme; empty where the corpus reports nothing."""

    shown: tuple[ClaimView, ...]
    folded: tuple[ClaimView, ...]
    stories: int
    more: str | None = None
    """Where even the folded claims are not all: the address of the page that has them."""
    rest: int = 0
    machine: bool = False
    """Whether nothing stands open and a machine alone filed what there is."""
    line: LineView | None = None
    agree: str = ""
    """How many of its stories say what the first claim says, in words."""
    also: tuple[Mark, ...] = ()
    """Sentences of which nothing is shown: the rights allow nothing that would carry a point, or no editor reviewed
    them and their words do not name the place."""
    see: tuple[Link, ...] = ()
    """The rows where its claims stand, for a cell that has none of its own: a claim stands on a page once."""


class Contrast(Struct, frozen=True, kw_only=True):
    """One theme in two lines: what an editor says of the page's own place and of another."""

    theme: Link
    own: LineView
    name: Text
    other: LineView


class Row(Struct, frozen=True, kw_only=True):
    """One theme; `cells` stand in the order of the columns."""

    id: str
    theme: Link
    question: Text
    cells: tuple[Cell, ...]


class HeatCell(Struct, frozen=True, kw_only=True):
    """Counts of one place under one theme; `level` 0 to 4 is the shade."""

    href: str
    stories: int
    strengths: int
    weaknesses: int
    level: int


class HeatRow(Struct, frozen=True, kw_only=True):
    theme: Link
    cells: tuple[HeatCell, ...]


def find_columns(views: Views, places: tuple[Place, ...], own: str = "") -> tuple[Column, ...]:
    return tuple(
        Column(link=views.city(p.id), name=views.voice.label(p.name), own=p.id == own, benchmark=p.benchmark)
        for p in places
    )


def find_rows(views: Views, places: tuple[Place, ...]) -> tuple[Row, ...]:
    """A row for every theme, also for one that no article speaks of: that nothing is reported is an answer too."""
    return tuple(
        Row(
            id=theme_anchor(theme.id),
            theme=views.theme(theme.id),
            question=views.voice.label(theme.question),
            cells=tuple(find_cell(views, place.id, theme.id, folded=index == 0) for index, place in enumerate(places)),
        )
        for theme in views.desk.themes.values()
    )


def find_cell(
    views: Views, place: str, theme: str, *, shown: int = SHOWN_CLAIMS, folded: bool = True, whole: bool = False
) -> Cell:
    """The cell's strongest claims, those first that may be quoted and whose main theme it is.

    What a machine filed stands open only where it leaves no doubt. Only with `folded` are further claims held under
    them; else they stay on the place's own page.
    """
    line, filed = views.desk.lines.get((place, theme)), views.desk.cells.get((place, theme), ())
    longest, room = (None, THEME_FOLDED) if whole else (LOCALES[views.voice.edition].cell, FOLDED_CLAIMS)
    first, claims = views.voice.chosen(
        (place, theme, shown, whole), lambda: _choose(views, place, theme, shown=shown, whole=whole, longest=longest)
    )
    open_, hidden = _views(views, first, place, longest, shown)
    others = [claim for claim in claims if claim not in first] if folded else []
    under, unsaid = _views(views, others, place, longest, shown - len(open_) + room)
    silent = (*hidden, *unsaid)
    rest = max(0, len(claims) - len(open_) - len(under) - len(silent))
    also = tuple(views.bare_mark(claim) for claim in silent[:MOST_SILENT])
    return Cell(
        shown=open_,
        folded=under,
        also=also,
        agree=_agree(views, place, filed, open_[0].stance if open_ else "neutral"),
        stories=len(views.desk.telling.get((place, theme), ())),
        more=_more(views, place, theme, here=shown + room * folded) if rest else None,
        rest=rest,
        machine=not open_ and not line and bool(claims) and not any(claim.reviewed for claim in claims),
        line=views.line(line) if line else None,
        see=() if claims or line else _rows_of(views, filed),
    )


def _choose(
    views: Views, place: str, theme: str, *, shown: int, whole: bool, longest: int | None
) -> tuple[tuple[Claim, ...], tuple[Claim, ...]]:
    """The claims that stand open in a cell, and all that belong there in their order."""
    filed = views.desk.cells.get((place, theme), ())
    claims = filed if whole else tuple(claim for claim in filed if claim.themes[0] == theme)
    return tuple(islice((c for c in claims if may_lead(views.voice, c, place, theme, longest)), shown)), claims


def _views(
    views: Views, claims: Iterable[Claim], place: str, longest: int | None, most: int
) -> tuple[tuple[ClaimView, ...], tuple[Claim, ...]]:
    """The first claims that can be shown, and those on the way to them of which nothing can be quoted."""
    found: list[ClaimView] = []
    silent: list[Claim] = []
    for claim in claims:
        if len(found) == most:
            break
        view = views.claim(claim, place=place, longest=longest)
        found += [view] if view else []
        silent += [] if view else [claim]
    return tuple(found), tuple(silent)


def _agree(views: Views, place: str, filed: tuple[Claim, ...], stance: Stance) -> str:
    """How many stories take the side of the claim that is seen first; empty where there is one story or no side."""
    stories = {claim.citation.article for claim in filed}
    same = {claim.citation.article for claim in filed if claim.stance_on(place) == stance}
    if stance == "neutral" or len(stories) < 2:
        return ""
    return views.voice.words("of_stories_agree", n=len(same), total=len(stories))


def _rows_of(views: Views, filed: tuple[Claim, ...]) -> tuple[Link, ...]:
    """Links to the rows of the page under whose themes these claims stand."""
    themes = dict.fromkeys(claim.themes[0] for claim in filed)
    labels = views.desk.themes
    return tuple(
        Link(href=f"#{theme_anchor(theme)}", text=views.voice.label(labels[theme].name))
        for theme in themes
        if theme in labels
    )


def find_contrasts(views: Views, places: tuple[Place, ...], *, most: int) -> tuple[Contrast, ...]:
    """The first themes under which an editor wrote of the page's own place and of another, those first under which
    reviewed claims find fault with one and praise the other, the most faults first."""
    own, *others = places
    lines, found = views.desk.lines, []
    for theme in views.desk.themes:
        other = next((place for place in others if (place.id, theme) in lines), None)
        if other is not None and (own.id, theme) in lines:
            alike = _sides(views, own.id, theme) == _sides(views, other.id, theme)
            found.append(((alike, -_faults(views, own.id, theme)), theme, other))
    found.sort(key=lambda one: one[0])
    return tuple(_contrast(views, own, theme, other) for _, theme, other in found[:most])


def _contrast(views: Views, own: Place, theme: str, other: Place) -> Contrast:
    return Contrast(
        theme=views.theme(theme),
        own=views.line(views.desk.lines[own.id, theme]),
        name=views.voice.label(other.name),
        other=views.line(views.desk.lines[other.id, theme]),
    )


def _faults(views: Views, place: str, theme: str) -> int:
    """How many reviewed claims of a cell find fault with the place."""
    cell = views.desk.cells.get((place, theme), ())
    return sum(claim.reviewed and claim.stance_on(place) == "weakness" for claim in cell)


def _sides(views: Views, place: str, theme: str) -> str:
    """Which stance most of the reviewed claims of a cell take."""
    counts = Counter(c.stance_on(place) for c in views.desk.cells.get((place, theme), ()) if c.reviewed)
    return "weakness" if counts["weakness"] > counts["strength"] else "strength"


def theme_room(desk: Desk, theme: str) -> tuple[int, bool]:
    """How many claims of a place a theme's page shows, and whether it folds further ones under them."""
    places = desk.places_under.get(theme, 0)
    return max(1, min(THEME_CLAIMS, MOST_CLAIMS // max(1, places))), places * THEME_CLAIMS <= MOST_CLAIMS


def _more(views: Views, place: str, theme: str, *, here: int) -> str:
    """Address of the first page that shows more claims of a cell than are `here`: the place's own, the theme's, the
    data files."""
    shown, folds = theme_room(views.desk, theme)
    if here < SHOWN_CLAIMS + FOLDED_CLAIMS:
        return links.relative(views.path, links.city_page(place), theme_anchor(theme))
    if here < shown + THEME_FOLDED * folds:
        return links.relative(views.path, links.theme_page(theme), city_anchor(place))
    return links.relative(views.path, links.DATA)


def theme_anchor(theme: str) -> str:
    """Anchor of a theme's row on a city page."""
    return f"theme-{links.file_stem(theme)}"


def city_anchor(place: str) -> str:
    """Anchor of a place on a theme page."""
    return f"city-{links.file_stem(place)}"


def find_heat(views: Views, places: tuple[Place, ...]) -> tuple[HeatRow, ...]:
    """Counts for the home page: stories a cell, and how many reviewed claims praise or blame.

    They are those of the theme's page, to which a cell leads: a claim under several themes stands under each.
    """
    return tuple(
        HeatRow(theme=views.theme(theme), cells=tuple(_heat(views, place.id, theme) for place in places))
        for theme in views.desk.themes
    )


def _heat(views: Views, place: str, theme: str) -> HeatCell:
    claims = views.desk.cells.get((place, theme), ())
    stances = Counter(claim.stance_on(place) for claim in claims if claim.reviewed)
    stories = len(views.desk.telling.get((place, theme), ()))
    return HeatCell(
        href=links.relative(views.path, links.theme_page(theme), city_anchor(place)),
        stories=stories,
        strengths=stances["strength"],
        weaknesses=stances["weakness"],
        level=min(4, max((len(claims) + 1) // 2, int(stories > 0))),
    )

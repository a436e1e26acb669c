"""Scores facts against hand-made labels: figures, events, claims and key points.

Run `python -m tests.facts.gold` to see the figures and every label that was missed.
"""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tashan.alignment.vectors import Encoder
from tashan.corpus import read_article, read_reference
from tashan.facts.finder import FactFinder
from tashan.language.names import NameIndex
from tashan.normalise import normalise_article
from tashan.problems import Problems

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tashan.model import Article, Claim, Facts, Figure, Reference

PROJECT = Path(__file__).resolve().parents[2]
CORE_UNITS = frozenset({"CNY", "USD", "ratio", "count"})

# Labels name metrics freely: the ids of ours that mean the same.
SAME_METRIC = {
    "share of industrial robots": "industrial-robots-share",
    "GDP": "gdp",
    "six-little-dragons companies with Hangzhou capital": "portfolio-companies",
    "trillion-yuan industrial clusters": "trillion-yuan-clusters",
    "industrial cluster size class": "cluster-size-class",
    "new-economy share of value added": "new-economy-share",
    "high-tech manufacturing share": "high-tech-manufacturing-share",
    "secondary industry contribution to growth": "secondary-industry-contribution",
    "GDP growth": "gdp-growth",
    "universities": "universities",
    "students": "students",
    "comprehensive national science centres": "science-centres",
    "chip R&D investment": "rd-investment",
    "annual R&D spending needed": "rd-investment",
    "R&D investment class": "rd-investment",
    "annual salary offered": "salary",
    "private enterprises": "private-enterprises",
    "private enterprises share": "private-enterprises-share",
    "top-500 private enterprises": "top-500-private",
    "cities": "cities",
    "loans for R&D": "rd-loans",
    "fund size": "fund-size",
    "funds": "funds",
    "fund size class": "fund-size-class",
    "social capital leveraged": "social-capital",
    "investment": "investment-total",
    "LP committed capital": "committed-capital",
    "share of LPs": "lp-share",
    "share of LP committed capital": "lp-capital-share",
    "government-backed committed capital": "government-committed-capital",
    "government-backed share of committed capital": "government-backed-share",
    "LP investor companies": "lp-companies",
    "science and technology innovation funds size": "fund-size",
    "share of patents": "patents",
    "high-tech enterprises": "high-tech-enterprises",
    "loss tolerance": "loss-tolerance",
    "unicorns": "unicorns",
}


@dataclass(kw_only=True)
class Tally:
    """Counts over the labels of one or several articles, and what was missed."""

    found: int = 0
    wanted: int = 0
    given: int = 0
    metrics: int = 0
    themes_right: int = 0
    themes_given: int = 0
    themes_wanted: int = 0
    claims: int = 0
    claims_found: int = 0
    cities_right: int = 0
    stance_right: int = 0
    marked: int = 0
    marked_right: int = 0
    rhetoric: int = 0
    rhetoric_filed: int = 0
    events: int = 0
    events_found: int = 0
    key_points: int = 0
    key_points_near: int = 0
    missed: list[str] = field(default_factory=list)

    @property
    def figure_f1(self) -> float:
        return 2 * self.found / (self.given + self.wanted)

    @property
    def metric_share(self) -> float:
        return self.metrics / self.found

    @property
    def theme_f1(self) -> float:
        return 2 * self.themes_right / (self.themes_given + self.themes_wanted)

    @property
    def city_share(self) -> float:
        return self.cities_right / self.claims

    @property
    def stance_share(self) -> float:
        return self.stance_right / self.claims_found

    @property
    def mark_precision(self) -> float:
        """Of the claims marked as strength or weakness, the share that the label marks so."""
        return self.marked_right / self.marked


class Judge:
    """Reads seeds and scores them."""

    def __init__(self, shared: Path, cache: Path | None = None) -> None:
        self.shared = shared
        self.reference: Reference = read_reference(PROJECT / "corpus", Problems())
        self.names = NameIndex(self.reference)
        self.encoder = Encoder(cache)
        self.finder = FactFinder(self.encoder.encode, self.reference, self.names)
        self.english = {term.id: term.name.en for term in self.reference.terms}
        self.english |= {place.id: place.name.en for place in self.reference.places}

    def read(self, number: str) -> tuple[Article, Facts]:
        path = next((self.shared / "seeds").glob(f"{number}_*"))
        article = normalise_article(read_article(path, path.parent, Problems()), Problems()).article  # type: ignore[arg-type]
        return article, self.finder.find(article)

    def labels(self, kind: str, number: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads((self.shared / "gold" / f"{kind}-{number}.json").read_text("utf-8"))
        return found

    def score(self, numbers: Iterable[str]) -> Tally:
        tally = Tally()
        for number in numbers:
            article, facts = self.read(number)
            self._figures(number, facts, tally)
            self._events(number, facts, tally)
            self._claims(number, facts, tally)
            self._key_points(number, article, facts, tally)
        return tally

    def _figures(self, number: str, facts: Facts, tally: Tally) -> None:
        """One figure a label: exact value, same unit, a common place, one quote inside the other."""
        left = list(facts.figures)
        for label in self.labels("figures", number):
            figure = next((f for f in left if self._same(f, label)), None)
            if figure:
                left.remove(figure)
            if not label["core"]:
                continue
            tally.wanted += 1
            if figure is None:
                tally.missed.append(
                    f"{number} figure {label['quote']} {label['places']} {label['value']} {label['unit']}"
                )
                continue
            tally.found += 1
            tally.given += 1
            right = figure.metric == SAME_METRIC[label["metric"]] or (
                figure.metric_name is not None and figure.metric_name.en.lower() == label["metric"].lower()
            )
            tally.metrics += right
            if not right:
                tally.missed.append(f"{number} metric {label['quote']}: {label['metric']} is {figure.metric_name}")
        extra = [figure for figure in left if figure.unit in CORE_UNITS]
        tally.given += len(extra)
        tally.missed.extend(f"{number} extra figure {f.text} {f.places} {f.quote}" for f in extra)

    def _same(self, figure: Figure, label: dict[str, Any]) -> bool:
        close = figure.value == label["value"]
        places = {self.english.get(place, place) for place in figure.places}
        return (
            close
            and figure.unit == label["unit"]
            and bool(places & set(label["places"]))
            and overlaps(figure.quote, label["quote"])
        )

    def _events(self, number: str, facts: Facts, tally: Tally) -> None:
        for label in self.labels("events", number):
            tally.events += 1
            found = any(
                event.date == label["date"]
                and {self.english.get(place, place) for place in event.places} & set(label["places"])
                and (overlaps(event.quote, label["quote"]) or plain(label["quote"])[:8] in plain(event.quote))
                for event in facts.events
            )
            tally.events_found += found
            if not found:
                tally.missed.append(f"{number} event {label['date']} {label['places']} {label['quote']}")

    def _claims(self, number: str, facts: Facts, tally: Tally) -> None:
        for label in self.labels("claims", number):
            hits = [claim for claim in facts.claims if overlaps(claim.quote, label["quote"])]
            if not label["themes"]:
                tally.rhetoric += 1
                tally.rhetoric_filed += bool(hits)
                if hits:
                    tally.missed.append(f"{number} rhetoric filed: {label['quote']}")
                continue
            self._claim(number, label, hits, tally)

    def _claim(self, number: str, label: dict[str, Any], hits: list[Claim], tally: Tally) -> None:
        themes, wanted = {theme for claim in hits for theme in claim.themes}, set(label["themes"])
        cities = {city for claim in hits for city in claim.cities}
        stance = bool(hits) and hits[0].stance == label["stance"]
        tally.claims += 1
        tally.claims_found += bool(hits)
        tally.themes_right += len(themes & wanted)
        tally.themes_given += len(themes)
        tally.themes_wanted += len(wanted)
        tally.cities_right += cities == set(label["cities"])
        tally.stance_right += stance
        marked = bool(hits) and hits[0].stance != "neutral"
        tally.marked += marked
        tally.marked_right += marked and stance
        if not hits or themes != wanted or cities != set(label["cities"]) or not stance:
            given = hits[0].stance if hits else "nothing"
            tally.missed.append(
                f"{number} claim {label['quote'][:50]} | {sorted(cities)} for {label['cities']} | "
                f"{sorted(themes)} for {label['themes']} | {given} for {label['stance']}"
            )

    def _key_points(self, number: str, article: Article, facts: Facts, tally: Tally) -> None:
        sentences = {citation: sentence.text for citation, sentence in article.cited_sentences()}
        chosen = [sentences[citation] for citation in facts.key_points]
        wanted = json.loads((self.shared / "gold" / "key-points.json").read_text("utf-8"))[number]
        tally.key_points += len(wanted)
        near = self.encoder.encode(chosen) @ self.encoder.encode(wanted).T
        tally.key_points_near += int((near.max(axis=0) >= 0.6).sum())
        tally.missed.extend(f"{number} key point {text}" for text in chosen)


def plain(text: str) -> str:
    """The text without what normalising may change: width, spaces, marks of emphasis and quotation."""
    return re.sub(r"[\s*“”\"'‘’「」『』,，。.;；:：]", "", unicodedata.normalize("NFKC", text))


def overlaps(one: str, other: str) -> bool:
    """Whether one quote lies inside the other."""
    return plain(one) in plain(other) or plain(other) in plain(one)


def main() -> None:
    tally = Judge(PROJECT.parent / "shared").score(("002", "004"))
    for line in tally.missed:
        print(line)
    print(f"figures F1 {tally.figure_f1:.3f}, metric {tally.metric_share:.3f}")
    print(f"events {tally.events_found}/{tally.events}, key points near {tally.key_points_near}/{tally.key_points}")
    print(
        f"claims {tally.claims_found}/{tally.claims}, city {tally.city_share:.3f}, theme F1 {tally.theme_f1:.3f}, "
        f"stance {tally.stance_share:.3f}, marks {tally.mark_precision:.3f}, "
        f"rhetoric filed {tally.rhetoric_filed}/{tally.rhetoric}"
    )


if __name__ == "__main__":
    main()

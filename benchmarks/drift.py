"""Drift measured: pairs of texts with known distortions in, recall and false alarms out.

The pairs stand in tests/stories/drifted; the seeds' machine-translated copy is added where `../shared` is there, with
that part of its drift that a person labelled.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

import yaml
from msgspec import Struct, field
from msgspec.structs import replace

from benchmarks.clustering.corpora import BENCH, PROJECT, make_article, read_documents
from tashan.alignment import Encoder
from tashan.comparing.measures import read_measures
from tashan.corpus import read_corpus, read_reference
from tashan.model import Label, Place, Reference, Term
from tashan.normalise import normalise_article
from tashan.problems import Problems
from tashan.stories import group_stories

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tashan.model import Article, Drift, Quote

PAIRS = PROJECT / "tests" / "stories" / "drifted"
GOLD = "gold/drift-002-000.json"
_PLACES = ("city", "province")


class Case(Struct, frozen=True, kw_only=True):
    """An original and a copy; `drift` was put there on purpose, `same` are quantities that did not change."""

    name: str
    original: Article
    copy: Article
    reference: Reference
    drift: tuple[dict[str, Any], ...]
    same: tuple[str, ...]


class DriftScore(Struct, frozen=True, kw_only=True):
    """What was found of what is there, by kind, and alarms: drifts of numbers that nobody put there."""

    found: Counter[str] = field(default_factory=Counter)
    there: Counter[str] = field(default_factory=Counter)
    missed: tuple[dict[str, Any], ...] = ()
    alarms: tuple[str, ...] = ()
    same: int = 0


def read_cases() -> Iterator[Case]:
    """The pairs of the tests."""
    for path in sorted(PAIRS.glob("*.yml")):
        entry = yaml.safe_load(path.read_text(encoding="utf-8"))
        yield Case(
            name=path.stem,
            original=make_article("original", entry["langs"][0], entry["original"]),
            copy=make_article("version", entry["langs"][1], entry["copy"]),
            reference=_read_names(entry["names"]),
            drift=tuple(entry["drift"]),
            same=tuple(entry["same"]),
        )


def read_seed_case(folder: Path) -> Case:
    """The pair of seeds with its labels, of a folder that is laid out as `../shared` is."""
    problems = Problems()
    articles = {raw.id[:3]: normalise_article(raw, problems).article for raw in read_corpus(folder / "seeds", problems)}
    labels = json.loads((folder / GOLD).read_text(encoding="utf-8"))
    return Case(
        name="seeds",
        original=articles["002"],
        copy=articles["000"],
        reference=read_reference(PROJECT / "corpus", problems),
        drift=tuple(label for label in labels if label["kind"] in ("number", "name")),
        same=tuple(label["original"] for label in labels if label["kind"] == "number-same"),
    )


def measure(case: Case, encoder: Encoder) -> DriftScore:
    """Which of the distortions the stories' drift names."""
    drifts = find_case_drift(case, encoder)
    used: set[int] = set()
    score = DriftScore(same=len(case.same))
    missed = []
    for label in case.drift:
        score.there[label["kind"]] += 1
        hits = [k for k, drift in enumerate(drifts) if _names(drift, label)]
        score.found[label["kind"]] += bool(hits)
        used |= set(hits)
        if not hits:
            missed.append(label)
    alarms = [_words(drift) for k, drift in enumerate(drifts) if k not in used and drift.kind == "number"]
    return DriftScore(
        found=score.found, there=score.there, missed=tuple(missed), alarms=tuple(alarms), same=len(case.same)
    )


def count_alarms(encoder: Encoder, roles: tuple[str, str]) -> tuple[int, int]:
    """Quantities in the news documents of the first role, and drifts of numbers in the second, a good translation."""
    documents = read_documents()
    sides = [{d.doc: d for d in documents if d.role == role} for role in roles]
    quantities = alarms = 0
    for doc, original in sides[0].items():
        quantities += sum(len(read_measures(segment)) for segment in original.segments)
        case = Case(
            name=doc,
            original=make_article("original", original.lang, original.segments),
            copy=make_article("version", sides[1][doc].lang, sides[1][doc].segments),
            reference=Reference(),
            drift=(),
            same=(),
        )
        alarms += sum(drift.kind == "number" for drift in find_case_drift(case, encoder))
    return quantities, alarms


def find_case_drift(case: Case, encoder: Encoder) -> tuple[Drift, ...]:
    """The drift of the copy against the original; front matter links the two, so that the original is canonical."""
    copy = replace(case.copy, version_of=case.original.id)
    stories = group_stories([case.original, copy], encoder, case.reference, Problems())
    return tuple(drift for story in stories for version in story.versions for drift in version.drift)


def _names(drift: Drift, label: dict[str, Any]) -> bool:
    """Whether a drift is of the label's kind and its marks and the label's words share their place."""
    sides = ((label["original"], drift.original), (label["copy"], drift.copy))
    return drift.kind == label["kind"] and all(_meets(words, quote) for words, quote in sides)


def _meets(words: str | None, quote: Quote | None) -> bool:
    if words is None:
        return True
    if quote is None:
        return False
    marked = quote.text[slice(*quote.mark)] if quote.mark else quote.text
    return marked in words or words in marked


def _words(drift: Drift) -> str:
    return " → ".join(str(value) for _, value in drift.message.values)


def _read_names(entries: Sequence[dict[str, Any]]) -> Reference:
    def label(entry: dict[str, Any]) -> Label:
        return Label(zh_hans=entry["zh"], en=entry["en"])

    places = tuple(Place(id=e["id"], name=label(e), kind=e["kind"]) for e in entries if e["kind"] in _PLACES)
    terms = tuple(Term(id=e["id"], name=label(e), kind=e["kind"]) for e in entries if e["kind"] not in _PLACES)
    return Reference(places=places, terms=terms)


def table(encoder: Encoder) -> str:
    """Recall by kind and false alarms, over all pairs, as a Markdown table."""
    cases = [*read_cases(), *(read_seed_case(folder) for folder in (BENCH.parents[1],) if BENCH.exists())]
    scores = [(case.name, measure(case, encoder)) for case in cases]
    rows = [
        "| pair | numbers | names | other | unchanged quantities | false alarms |",
        "| --- | --- | --- | --- | ---: | ---: |",
    ]
    rows += [_row(name, score) for name, score in scores]
    quantities, alarms = count_alarms(encoder, ("source", "human-A"))
    rows.append(f"| good translations (WMT22) | 0 of 0 | 0 of 0 | 0 of 0 | {quantities} | {alarms} |")
    return "\n".join(rows)


def _row(name: str, score: DriftScore) -> str:
    other = [kind for kind in score.there if kind not in ("number", "name")]
    cells = [
        f"{score.found['number']} of {score.there['number']}",
        f"{score.found['name']} of {score.there['name']}",
        f"{sum(score.found[kind] for kind in other)} of {sum(score.there[kind] for kind in other)}",
        str(score.same),
        str(len(score.alarms)),
    ]
    return f"| {name} | {' | '.join(cells)} |"


if __name__ == "__main__":
    print(table(Encoder()))

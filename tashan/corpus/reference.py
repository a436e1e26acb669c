"""Reference data: cities.yml, themes.yml, metrics.yml and terms.yml → Reference.

In: a corpus folder. Out: typed places, themes, metrics and terms in the order of the files; a file that is missing
there is taken from the project's own corpus. Every fault carries its place in the file.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar, get_args

from tashan.corpus.entries import Entry, read_entries
from tashan.corpus.settings import HOME, read_decisions, read_standard, read_yaml
from tashan.corpus.site import SUFFIXES, read_site
from tashan.model import Metric, MetricKind, Place, PlaceKind, Reference, Term, TermKind, Theme, Unit
from tashan.problems import Problems
from tashan.store import Store, hash_files, hash_text
from tashan.store.store import make_key

_READ = (".yml", *SUFFIXES)
"""Endings of reference data, and of the picture that it may name."""
Kind = TypeVar("Kind")


def read_reference(folder: Path, problems: Problems, store: Store | None = None) -> Reference:
    """The reference data of the corpus in `folder`; entries with errors are left out and reported.

    `store` recalls what the same files were read as, where nothing was found wrong with them.
    """
    key, faults = _key(folder), len(problems)
    known = store.recall([key]).get(key) if store and key else None
    if known is not None:
        return known  # type: ignore[no-any-return]
    reference = _read_reference(folder, problems)
    if store and key and len(problems) == faults:
        store.remember({key: reference})
    return reference


def _key(folder: Path) -> bytes | None:
    """A key for what lies where reference data does, by content; None where a link stands among it, which may lead
    where it must not."""
    found = {
        home: [f"{home}/{name}" for name in next(os.walk(home), ("", (), ()))[2] if name.lower().endswith(_READ)]
        for home in (HOME, folder)
    }
    if any(map(os.path.islink, chain.from_iterable(found.values()))):
        return None
    return make_key("reference", hash_text(*(hash_files(home, paths).hex() for home, paths in found.items())))


def _read_reference(folder: Path, problems: Problems) -> Reference:
    places = _read(folder, "cities.yml", _place, problems)
    themes = _read(folder, "themes.yml", _theme, problems)
    metrics = _read(folder, "metrics.yml", _metric, problems)
    terms = _read(folder, "terms.yml", _term, problems)
    _check_places(places)
    _check_metrics(metrics)
    _check_terms(terms, {place.id for place in places})
    _check_names(places)
    _check_names(terms)
    standard = read_standard(folder, problems)
    return Reference(
        site=read_site(folder, problems),
        places=tuple(places),
        themes=tuple(themes),
        metrics=tuple(metrics),
        terms=tuple(terms),
        standard=standard,
        decisions=read_decisions(folder, standard, problems),
    )


def _read(folder: Path, name: str, make: Callable[[Entry], Kind | None], problems: Problems) -> dict[Kind, Entry]:
    """What `make` makes of each entry of one file, with the entry it came from."""
    home = folder if (folder / name).is_symlink() or (folder / name).exists() else HOME
    if not (home / name).exists() and not (home / name).is_symlink():
        return {}
    found = {}
    for entry in _read_file(home / name, home, problems):
        value = make(entry)
        if value is not None and entry.sound:
            found[value] = entry
    return found


def _read_file(path: Path, folder: Path, problems: Problems) -> tuple[Entry, ...]:
    tree = read_yaml(path, folder, problems)
    return () if tree is None else read_entries(tree, path.name, problems)


def _place(entry: Entry) -> Place | None:
    entry.allow("name", "kind", "parent", "aliases", "benchmark", "nation", "capital", "profile")
    name, kind = entry.label("name"), entry.word("kind", get_args(PlaceKind))
    parent, aliases = entry.text("parent"), entry.texts("aliases")
    benchmark, nation = entry.switch("benchmark"), entry.switch("nation")
    profile = entry.label("profile", required=False)
    if name is None or kind is None:
        return None
    return Place(
        id=entry.id,
        name=name,
        kind=kind,
        parent=parent,
        aliases=aliases,
        benchmark=benchmark,
        nation=nation,
        capital=entry.switch("capital"),
        profile=profile,
    )


def _theme(entry: Entry) -> Theme | None:
    entry.allow("name", "question", "keywords", "examples")
    name, question, (zh, en) = entry.label("name"), entry.label("question"), entry.keywords()
    examples_zh, examples_en = entry.keywords("examples")
    if name is None or question is None:
        return None
    return Theme(
        id=entry.id, name=name, question=question, keywords_zh=zh, keywords_en=en,
        examples_zh=examples_zh, examples_en=examples_en,
    )  # fmt: skip


def _metric(entry: Entry) -> Metric | None:
    entry.allow("name", "unit", "kind", "of", "firm", "keywords", "chart")
    name, unit, (zh, en) = entry.label("name"), entry.word("unit", get_args(Unit)), entry.keywords()
    kind: MetricKind | None = entry.word("kind", get_args(MetricKind)) if "kind" in entry.fields else "amount"
    of, firm, chart = entry.text("of"), entry.switch("firm"), entry.switch("chart")
    if name is None or unit is None or kind is None:
        return None
    return Metric(
        id=entry.id, name=name, unit=unit, kind=kind, of=of, firm=firm, keywords_zh=zh, keywords_en=en, chart=chart
    )


def _term(entry: Entry) -> Term | None:
    entry.allow("kind", "name", "aliases", "place")
    name, kind = entry.label("name"), entry.word("kind", get_args(TermKind))
    aliases, place = entry.texts("aliases"), entry.text("place")
    if name is None or kind is None:
        return None
    return Term(id=entry.id, kind=kind, name=name, aliases=aliases, place=place)


def _check_places(places: Mapping[Place, Entry]) -> None:
    by_id = {place.id: place for place in places}
    benchmark = nation = None
    for place, entry in places.items():
        if place.parent and place.parent not in by_id:
            entry.report(
                "R206", "parent", f"names '{place.parent}', which is not in cities.yml; valid: an id of the file"
            )
        elif _circles(place, by_id):
            entry.report("R207", "parent", f"leads from '{place.parent}' back to '{place.id}'; valid: a larger place")
        if place.benchmark and benchmark:
            entry.report("R211", "benchmark", f"is set on '{benchmark}' already; valid: one place")
        if place.nation and (nation or place.kind != "country"):
            entry.report("R211", "nation", f"is set on '{nation or place.id}'; valid: one place, a country")
        benchmark = benchmark or (place.id if place.benchmark else None)
        nation = nation or (place.id if place.nation else None)


def _circles(place: Place, by_id: Mapping[str, Place]) -> bool:
    seen = set()
    here: Place | None = place
    while here is not None and here.parent:
        seen.add(here.id)
        if here.parent == place.id:
            return True
        here = None if here.parent in seen else by_id.get(here.parent)
    return False


def _check_metrics(metrics: Mapping[Metric, Entry]) -> None:
    ids = {metric.id for metric in metrics}
    for metric, entry in metrics.items():
        if metric.of and metric.of not in ids:
            entry.report("R206", "of", f"names '{metric.of}', which is not in metrics.yml; valid: an id of the file")


def _check_terms(terms: Mapping[Term, Entry], places: set[str]) -> None:
    for term, entry in terms.items():
        if term.place and term.place not in places:
            entry.report(
                "R206", "place", f"names '{term.place}', which is not in cities.yml; valid: an id of that file"
            )


def _check_names(entries: Mapping[Any, Entry]) -> None:
    """One spelling may not lead to two entries of one file."""
    taken: dict[str, str] = {}
    for value, entry in entries.items():
        names = (value.name.zh_hans, value.name.zh_hant, value.name.en, *value.aliases)
        for name in dict.fromkeys(name for name in names if name):
            first = taken.setdefault(name, value.id)
            if first != value.id:
                entry.report("R208", "aliases", f"'{name}' also means '{first}'; valid: a spelling on one entry")

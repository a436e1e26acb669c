"""The JSON shapes in, lines for a person at a terminal out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tashan.model import Bead
    from tashan.reports.shapes import Json


def inspect_text(report: Json) -> tuple[str, ...]:
    """Metadata, numbered passages, what was removed and repaired, and the facts found."""
    metadata = ("id", "lang", "authors", "editors", "publisher", "source_url", "published")
    lines = [report["title"], *(f"{key}: {_shown(report[key])}" for key in metadata)]
    sections = {
        "passages": [f"{number}  {text}" for number, text in enumerate(report["paragraphs"])],
        "removed": [f"line {p['line']}: {p['text']}  ({p['reason']})" for p in report["removed"]],
        "repaired": [f"line {p['line']}: {p['before']} → {p['after']}" for p in report["repaired"]],
        "figures": [_figure(figure) for figure in report["figures"]],
        "events": [f"{e['date']}  {e['quote']}" for e in report["events"]],
        "claims": [
            f"{_stances(c['stances'])} · {_shown(c['themes'])} · {c['kind']}  {c['quote']}" for c in report["claims"]
        ],
        "key points": report["key_points"],
    }
    for name, rows in sections.items():
        lines += ["", f"{name} ({len(rows)})", *(f"  {row}" for row in rows)]
    return tuple(lines)


def versions_text(report: Json) -> tuple[str, ...]:
    """Each story, its versions indented below it, their drift below these."""
    lines: list[str] = []
    for story in report["stories"]:
        lines.append(story["id"])
        for version in story["versions"]:
            drift = f", {len(version['drift'])} drifts" if version["drift"] else ""
            lines.append(f"  {version['relation']}  {version['path']}  similarity {version['similarity']:.2f}{drift}")
            lines += [
                f"    {d['kind']}: {d['original'] or '(nothing)'} → {d['copy'] or '(nothing)'}"
                for d in version["drift"]
            ]
    return tuple(lines)


def align_text(a: Sequence[str], b: Sequence[str], beads: Sequence[Bead]) -> tuple[str, ...]:
    """Each bead: its score, then both sides."""
    lines: list[str] = []
    for bead in beads:
        sides = (" ".join(texts[i] for i in indices) for texts, indices in ((a, bead.a), (b, bead.b)))
        lines += [f"{bead.score:.3f}", *(f"  {side or '(nothing)'}" for side in sides)]
    return tuple(lines)


def _figure(figure: Json) -> str:
    amount = f"{'~' if figure['approx'] else ''}{figure['value']} {figure['unit']}"
    parts = (_shown(figure["places"]), _shown(figure["metric"]), amount, _shown(figure["period"] or figure["year"]))
    return f"{' · '.join(parts)}  {figure['quote']}"


def _stances(stances: Json) -> str:
    """`hangzhou strength, nanjing weakness`."""
    return ", ".join(f"{city} {stance}" for city, stance in stances.items())


def _shown(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(str(item) for item in value) or "-"
    return "-" if value is None else str(value)

"""Sentence alignment measured: documents with simulated merges and gaps in, strict and lax F1 out.

The two sides of a document are aligned line by line. A share of the lines is dropped from one side, a share joined with
the next one or two on one side; the beads that this makes are known. Strict counts beads that are exactly right, lax
those that share a sentence with a right one on both sides (as in Vecalign, Thompson and Koehn 2019).
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from msgspec import Struct

from benchmarks.clustering.corpora import Document, read_documents
from tashan.alignment import Encoder, align_sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

Bead = tuple[tuple[int, ...], tuple[int, ...]]
SEED = 20250213
ROUNDS = 5
PAIRS = (("source", "human-A"), ("source", "human-B"), ("human-A", "human-B"))


class Noise(Struct, frozen=True, kw_only=True):
    """Shares of lines that are joined with their next ones, and that are dropped from one side."""

    merged: float
    dropped: float


USUAL = Noise(merged=0.15, dropped=0.08)
HEAVY = Noise(merged=0.30, dropped=0.15)


class AlignmentScore(Struct, frozen=True, kw_only=True):
    """F1 over all beads with both sides, 0 to 1."""

    strict: float
    lax: float


def measure(encoder: Encoder, roles: tuple[str, str], noise: Noise = USUAL, rounds: int = ROUNDS) -> AlignmentScore:
    """The scores over every document in two roles, `rounds` simulations each."""
    documents = read_documents()
    sides = [{d.doc: d for d in documents if d.role == role} for role in roles]
    right: list[Bead] = []
    found: list[Bead] = []
    exact = near_found = near_right = 0
    for number in range(rounds):
        for doc, a in sides[0].items():
            lines_a, lines_b, gold = simulate(a, sides[1][doc], noise, random.Random(f"{SEED} {number} {doc}"))  # noqa: S311
            beads = align_sentences(lines_a, lines_b, encoder.encode(lines_a), encoder.encode(lines_b))
            mine = [(bead.a, bead.b) for bead in beads if bead.a and bead.b]
            exact += len(set(mine) & set(gold))
            near_found += sum(any(_touch(bead, other) for other in gold) for bead in mine)
            near_right += sum(any(_touch(bead, other) for other in mine) for bead in gold)
            right += gold
            found += mine
    lax_precision, lax_recall = near_found / len(found), near_right / len(right)
    return AlignmentScore(
        strict=2 * exact / (len(found) + len(right)),
        lax=2 * lax_precision * lax_recall / (lax_precision + lax_recall),
    )


def simulate(a: Document, b: Document, noise: Noise, rng: random.Random) -> tuple[list[str], list[str], list[Bead]]:
    """Both sides with lines dropped and joined, and the beads that are right."""
    lines: tuple[list[str], list[str]] = ([], [])
    gold: list[Bead] = []
    place, count = 0, len(a.segments)
    while place < count:
        draw, side = rng.random(), rng.randrange(2)
        if draw < noise.dropped:
            lines[side].append((a, b)[side].segments[place])
            place += 1
            continue
        run = rng.choice((2, 2, 2, 3)) if draw < noise.dropped + noise.merged else 1
        run = min(run, count - place)
        starts = len(lines[0]), len(lines[1])
        for which, document in enumerate((a, b)):
            own = document.segments[place : place + run]
            lines[which].extend([_join(own, document)] if which == side else own)
        gold.append((tuple(range(starts[0], len(lines[0]))), tuple(range(starts[1], len(lines[1])))))
        place += run
    return *lines, gold


def _join(segments: Sequence[str], document: Document) -> str:
    return (" " if document.lang == "en" else "").join(segments)


def _touch(one: Bead, other: Bead) -> bool:
    return bool(set(one[0]) & set(other[0])) and bool(set(one[1]) & set(other[1]))


def table(encoder: Encoder) -> str:
    """The scores as a Markdown table."""
    rows = ["| texts | merged, dropped | strict F1 | lax F1 |", "| --- | --- | ---: | ---: |"]
    for roles in PAIRS:
        for noise in (USUAL, HEAVY):
            score = measure(encoder, roles, noise)
            share = f"{noise.merged:.0%}, {noise.dropped:.0%}"
            rows.append(f"| {' / '.join(roles)} | {share} | {score.strict:.3f} | {score.lax:.3f} |")
    return "\n".join(rows)


if __name__ == "__main__":
    print(table(Encoder()))

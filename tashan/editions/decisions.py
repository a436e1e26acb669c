"""The file of decisions: which conversions a person has read and approved.

In: a corpus folder or one of its files. Out: the choices that are new, or `script-decisions.yml` with these added at
its end; lines that stand there are never changed.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tashan.corpus import read_article, read_corpus, read_reference
from tashan.corpus.settings import DECISIONS, read_standard
from tashan.editions.script_audit import Choice, audit_converter, find_choices
from tashan.normalise import normalise_article
from tashan.problems import Problems

HEADER = """\
# Conversions from Simplified to Traditional Chinese that a person has read and approved, by standard: word: its form.
# `build.py check --script` reports what is not here; `--accept` adds it. Where the converter is wrong, write the right
# form: it will be used from then on.
"""


def read_choices(path: Path) -> list[Choice]:
    """The choices nobody has approved in a corpus folder, or in one article; problems are `check`'s to report."""
    unheard = Problems()
    folder = path if path.is_dir() else path.parent
    reference = read_reference(folder, unheard)
    converter = audit_converter(reference)
    one = None if path.is_dir() else read_article(path, folder, unheard)
    raws = read_corpus(folder, unheard) if path.is_dir() else (one,) if one else ()
    return [
        choice
        for raw in raws
        for choice in find_choices(raw, normalise_article(raw, unheard).article, reference, converter)
    ]


def write_decisions(folder: Path, choices: Iterable[Choice]) -> int:
    """Add the choices to the decisions of the corpus in `folder`; how many lines were added.

    A word that was converted in two ways is left out: a person must say which one is right.
    """
    forms: dict[str, set[str]] = {}
    for choice in choices:
        forms.setdefault(choice.key, set()).add(choice.becomes)
    added = [f"  {key}: {min(several)}" for key, several in sorted(forms.items()) if len(several) == 1]
    if added:
        path = folder / DECISIONS
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else HEADER.splitlines()
        standard = read_standard(folder, Problems())
        path.write_text("\n".join(_with_lines(lines, f"{standard}:", added)) + "\n", encoding="utf-8", newline="\n")
    return len(added)


def _with_lines(lines: list[str], section: str, added: list[str]) -> list[str]:
    """`lines` with `added` at the end of a section, or in a new section at the end."""
    start = next((n for n, line in enumerate(lines, start=1) if line.rstrip() == section), None)
    if start is None:
        return [*lines, section, *added]
    end = next((n for n in range(start, len(lines)) if lines[n] and not lines[n].startswith((" ", "#"))), len(lines))
    return [*lines[:end], *added, *lines[end:]]

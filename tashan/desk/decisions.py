"""The file of decisions: which conversions a person has read and approved.

In: a corpus folder or one of its files. Out: the choices that are new, or `script-decisions.yml` with these added at
its end; lines that stand there are never changed.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from tashan.corpus import read_article, read_corpus, read_reference
from tashan.corpus.settings import DECISIONS, read_standard, read_yaml
from tashan.desk.files import create_file, edit_file
from tashan.desk.texts import edit_text
from tashan.desk.yamledit import add_entries
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
    """Add the choices to the decisions of the corpus in `folder`; how many entries were added.

    A word that was converted in two ways is left out: a person must say which one is right. So is one that the file
    decides already. Raises EditError.
    """
    forms: dict[str, set[str]] = {}
    for choice in choices:
        forms.setdefault(choice.key, set()).add(choice.becomes)
    decided = {key: min(several) for key, several in sorted(forms.items()) if len(several) == 1}
    if not decided:
        return 0
    standard = read_standard(folder, Problems())
    path, before = folder / DECISIONS, _decided(folder, standard)

    def add(text: str) -> str:
        return add_entries(text, (standard,), decided)

    if os.path.lexists(path):
        edit_file(path, folder, lambda data: edit_text(data, add))
    else:
        create_file(path, folder, add(HEADER).encode())
    return len(decided.keys() - before)


def _decided(folder: Path, standard: str) -> frozenset[str]:
    """The words that the file of this very corpus decides."""
    path = folder / DECISIONS
    tree = read_yaml(path, folder, Problems()) if path.is_file() else None
    words = tree.data.get(standard) if tree is not None and isinstance(tree.data, dict) else None
    return frozenset(words) if isinstance(words, dict) else frozenset()

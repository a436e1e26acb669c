"""Who the site says it is: site.yml → Site.

In: a corpus folder. Out: its identity, what the file leaves out being the neutral press's: another corpus never
inherits the name of the one that ships. Every fault carries its place in the file.
"""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

from tashan.corpus.codes import report
from tashan.corpus.entries import Entry
from tashan.corpus.heads import describe
from tashan.corpus.settings import exists, read_yaml
from tashan.model import Label, Site
from tashan.problems import Problems

FILE = "site.yml"


def read_site(folder: Path, problems: Problems) -> Site:
    """The identity of the corpus in `folder`; a field with an error is reported and left as if it were missing."""
    if not exists(folder / FILE):
        return Site()
    tree = read_yaml(folder / FILE, folder, problems)
    if tree is None or tree.data is None:
        return Site()
    if not isinstance(tree.data, dict):
        line, column = tree.values.get((), (1, 1))
        message = f"is {describe(tree.data)}; valid: fields, as in `name: {{zh-Hans: …, en: …}}`"
        report(problems, FILE, "R201", message, line=line, column=column)
        return Site()
    entry = Entry("", tree.data, tree, FILE, problems)
    names = tuple(field.name for field in fields(Site))
    entry.allow(*names)
    said: dict[str, Label] = {name: label for name in names if (label := entry.label(name, required=False))}
    return Site(**said)

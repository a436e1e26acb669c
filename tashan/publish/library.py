"""The parts of MkDocs that draw a frame, taken from MkDocs 1.x or from its maintained fork, ProperDocs.

In: the name of a publisher. Out: the parts by their own names. Both have the same modules and give the same pages; a
part is loaded when it is first asked for, for they take a third of a second together.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from msgspec import Struct

from tashan.publish.problems import PublishError

PUBLISHERS = ("mkdocs", "properdocs")
"""What `--publisher` takes: the package that is loaded. The second is an extra of ours."""

_PARTS = {
    "get_context": "commands.build",
    "load_config": "config",
    "File": "structure.files",
    "Files": "structure.files",
    "InclusionLevel": "structure.files",
    "get_navigation": "structure.nav",
    "Page": "structure.pages",
    "TableOfContents": "structure.toc",
    "get_toc": "structure.toc",
}
"""By the name of a part: the module that holds it."""


class Library(Struct, frozen=True):
    """One of the two packages; its parts are attributes, typed as loosely as two packages of one shape can be."""

    name: str

    def __getattr__(self, part: str) -> Any:
        if part not in _PARTS:
            raise AttributeError(part)
        return getattr(import_module(f"{self.name}.{_PARTS[part]}"), part)


@cache
def load_library(publisher: str) -> Library:
    """The package of a publisher. Raises PublishError for a name that is none, or where it is not installed."""
    if publisher not in PUBLISHERS:
        raise PublishError(f"unknown publisher {publisher!r}; there is {', '.join(PUBLISHERS)}")
    if find_spec(publisher) is None:
        raise PublishError(f"publisher {publisher!r} is not installed: pip install {publisher}")
    return Library(publisher)

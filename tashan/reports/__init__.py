"""What the commands print: values of the stages in, public JSON, plain text or TMX out.

What is named here is imported when it is asked for: to print a problem, `check` need not wait for the rooms of facts.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tashan.editions.tmx import tmx_document
    from tashan.reports.shapes import (
        Json,
        align_report,
        check_report,
        clause_of,
        inspect_report,
        problem_report,
        review_report,
        versions_report,
    )
    from tashan.reports.text import align_text, inspect_text, versions_text

__all__ = [
    "Json",
    "align_report",
    "align_text",
    "check_report",
    "clause_of",
    "inspect_report",
    "inspect_text",
    "problem_report",
    "review_report",
    "tmx_document",
    "versions_report",
    "versions_text",
]
_TEXTS = frozenset({"align_text", "inspect_text", "versions_text"})


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(name)
    room = "tashan.editions.tmx" if name == "tmx_document" else f"{__name__}.{'text' if name in _TEXTS else 'shapes'}"
    return getattr(import_module(room), name)

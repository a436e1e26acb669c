"""Articles in, stories out: which are versions of one another, in what relation, and what each says otherwise.

What needs vectors is imported when it is asked for: to warn of a copy, `check` and `import` need none.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tashan.stories.group import group_stories

__all__ = ["group_stories"]


def __getattr__(name: str) -> Any:
    if name != "group_stories":
        raise AttributeError(name)
    return getattr(import_module("tashan.stories.group"), name)

"""Finished pages of each edition in, a checked and complete site out.

The only room that runs a site builder, and with `corpus/`, the store and the vector cache the only one that touches
the disk. What is named here is imported when it is asked for: a build that has nothing to do wants the manifest alone.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tashan.publish.problems import PublishError
    from tashan.publish.site import PublishReport, publish_site

__all__ = ["PublishError", "PublishReport", "publish_site"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(name)
    room = "problems" if name == "PublishError" else "site"
    return getattr(import_module(f"{__name__}.{room}"), name)

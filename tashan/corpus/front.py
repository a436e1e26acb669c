"""Heads of files → their front matter, recalled where the same head was read before.

In: files in two parts. Out: of each the typed front matter, or None where it cannot be used, with every finding. The
clock is asked each time: a date lies ahead for a while.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from msgspec.structs import replace

from tashan.corpus.heads import parse_head
from tashan.corpus.split import Split
from tashan.corpus.values import find_ahead
from tashan.model import FrontMatter
from tashan.problems import Problem, Problems
from tashan.store import Store, hash_value

_NEVER = datetime.max.replace(tzinfo=UTC)
"""No date lies ahead of it."""


def read_front(split: Split, name: str, problems: Problems, now: datetime | None = None) -> FrontMatter | None:
    """What the head of a file says; None where it has errors. Everything wrong with it is reported."""
    from tashan.corpus.explain import KNOWN, validate_head  # noqa: PLC0415  pydantic takes a while to load

    tree = parse_head(split, name, problems, KNOWN)
    front = None if tree is None else validate_head(tree, name, problems, now)
    return None if tree is None or tree.duplicates else front


def read_fronts(files: Sequence[tuple[str, Split]], problems: Problems, store: Store) -> list[FrontMatter | None]:
    """The same of several files, each a path that problems print and its parts."""
    now = datetime.now(UTC)

    def judge(number: int) -> tuple[FrontMatter | None, tuple[Problem, ...]]:
        name, split = files[number]
        own = Problems()
        return read_front(split, name, own, _NEVER), tuple(own)

    keys = [hash_value((name, replace(split, body=""))) for name, split in files]
    fronts = list[FrontMatter | None]()
    found = store.look_up("front matter", keys, judge, least=len(files) + 1)  # too little work to share
    for (name, split), (front, own) in zip(files, found, strict=True):
        if front is not None and find_ahead(front, now):
            read_front(split, name, problems, now)  # for what it reports
        problems.extend(own)
        fronts.append(front)
    return fronts

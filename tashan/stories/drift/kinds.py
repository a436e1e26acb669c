"""The table of the kinds of drift, `kinds.yml`: their names, how grave they are, their sentences.

In: the file beside this module. Out: `Kind`s by name, the gravity of a drift, and the phrases that pages need.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tashan.model import Message

_TABLE = Path(__file__).with_name("kinds.yml")


class Kind(Struct, frozen=True, kw_only=True):
    """One kind. `name` and `sentences` hold a text a language; `own` the gravity of codes that have another one."""

    name: Mapping[str, str]
    gravity: int
    turns: bool
    sentences: Mapping[str, Mapping[str, str]]
    own: Mapping[str, int]


@cache
def read_kinds() -> Mapping[str, Kind]:
    """Every kind by its name, in the order of the table."""
    table: dict[str, Any] = yaml.load(_TABLE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return {name: _kind(entry) for name, entry in table.items()}


def _kind(entry: Mapping[str, Any]) -> Kind:
    sentences: dict[str, dict[str, Any]] = entry["sentences"]
    return Kind(
        name=entry["name"],
        gravity=entry["gravity"],
        turns=entry.get("turns", False),
        sentences={code: {k: v for k, v in said.items() if k != "gravity"} for code, said in sentences.items()},
        own={code: said["gravity"] for code, said in sentences.items() if "gravity" in said},
    )


def weigh(kind: str, message: Message) -> int:
    """1 to 3: what a drift does to a reader who believes the version. Raises KeyError for a kind not in the table."""
    found = read_kinds()[kind]
    return found.own.get(message.code, found.gravity)


def turns_round(kind: str) -> bool:
    """Whether drifts of a kind turn a statement into its opposite."""
    return read_kinds()[kind].turns


def find_phrases() -> Mapping[str, Mapping[str, str]]:
    """The phrases of pages: `drift-kind-…` for each kind, and each sentence by its code."""
    kinds = read_kinds()
    sentences = {code: said for kind in kinds.values() for code, said in kind.sentences.items()}
    return {f"drift-kind-{name}": kind.name for name, kind in kinds.items()} | sentences

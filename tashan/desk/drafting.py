"""Drafts of translations, written into an edition's file one passage at a time.

In: a family and an engine. Out: the edition with every passage that the engine translated without a fault, each on the
disk before the next is asked for; the others keep their mark, with the fault. What stands in the file without a mark is
never asked for, never changed: a run that was ended goes on where it was.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import yaml
from msgspec import Struct

from tashan.corpus.split import split_front_matter
from tashan.desk.files import EditError, edit_file
from tashan.desk.skeletons import Mark, create_skeleton, find_marks, write_mark, write_passage
from tashan.desk.texts import edit_text
from tashan.desk.yamledit import delete_value, set_value
from tashan.editions.freshness import hash_passage
from tashan.editions.untranslated import is_foreign
from tashan.translating.draft import Drafted, Drafter
from tashan.translating.faults import Fault

if TYPE_CHECKING:
    from tashan.desk.families import Family
    from tashan.model import Passage
    from tashan.translating.engines import Engine
    from tashan.translating.names import Names

GONE = Fault(kind="gone", text="the original no longer has this passage")


class Step(Struct, frozen=True, kw_only=True):
    """A passage that was asked for, its number and what there are of them; `fault` where it stays as it was."""

    number: int
    total: int
    fault: str = ""


def draft_edition(family: Family, engine: Engine, names: Names) -> Iterator[Step]:
    """Translate what waits in the edition, which is made where it is not there. Raises EngineError, EditError."""
    made: dict[str, str | bool] = {"by": "machine", "engine": engine.name, "reviewed": False}
    if not os.path.lexists(family.edition):
        create_skeleton(family, names, made)
    drafter = Drafter(engine, names, family.article, family.lang)
    passages = {hash_passage(passage.text): passage for passage in family.article.passages}
    marks, lines = find_marks(_read(family)), list(_waiting_lines(family))
    total = len(marks) + len(lines)
    for number, (key, line) in enumerate(lines, start=1):
        drafted = drafter.draft_text(line)
        if drafted.text is not None:
            _set_in_head(family, key, drafted.text)
        yield Step(number=number, total=total, fault=_shown(key, drafted))
    for number, mark in enumerate(marks, start=len(lines) + 1):
        passage = passages.get(mark.hash)
        drafted = drafter.draft_passage(passage) if passage else Drafted(text=None, faults=(GONE,))
        if passage is None or drafted.text is None:
            _edit(family, _replace(mark, write_mark(mark.hash, mark.text, _fault(drafted))))
        else:
            _edit(family, _replace(mark, write_passage(passage, drafted.text)))
            _set_in_head(family, "translation", made)
        yield Step(number=number, total=total, fault=_shown("", drafted, passage))
    if total and not family.article.draft and not find_marks(_read(family)) and not list(_waiting_lines(family)):
        _edit_head(family, lambda head: delete_value(head, ("draft",)))


def count_waiting(family: Family) -> int:
    """Passages and lines of the head that are still in the original's language."""
    return len(find_marks(_read(family))) + len(list(_waiting_lines(family)))


def _waiting_lines(family: Family) -> Iterator[tuple[str, str]]:
    """Title and summary, where the edition has them as the original does."""
    head = _read_head(family)
    for key, line in (("title", family.article.title), ("summary", family.article.summary)):
        if line and head.get(key) == line and is_foreign(line, family.lang, least=1):
            yield key, line


def _fault(drafted: Drafted) -> str:
    return "; ".join(fault.text for fault in drafted.faults)


def _shown(key: str, drafted: Drafted, passage: Passage | None = None) -> str:
    if drafted.text is not None:
        return ""
    where = key or (f"line {passage.line} of the original" if passage else "a passage")
    return f"{where} is left as it was: {_fault(drafted)}"


def _replace(mark: Mark, written: str) -> Callable[[str], str]:
    """A change of the file: the place of a mark, wherever it is now; nothing where a person took it meanwhile."""

    def change(text: str) -> str:
        now = next((one for one in find_marks(text) if one.hash == mark.hash and one.text == mark.text), None)
        return text if now is None else text[: now.start] + written + text[now.end :]

    return change


def _edit(family: Family, change: Callable[[str], str]) -> None:
    edit_file(family.edition, family.folder, lambda data: edit_text(data, change))


def _set_in_head(family: Family, key: str, value: object) -> None:
    _edit_head(family, lambda head: set_value(head, (key,), value))


def _edit_head(family: Family, change: Callable[[str], str]) -> None:
    def in_text(text: str) -> str:
        split = split_front_matter(text)
        if split.format != "yaml":
            raise EditError("has no front matter in YAML; write the key by hand")
        start = sum(len(line) + 1 for line in text.split("\n", split.head_line - 1)[: split.head_line - 1])
        return text[:start] + change(split.head) + text[start + len(split.head) :]

    _edit(family, in_text)


def _read_head(family: Family) -> dict[str, object]:
    found = yaml.safe_load(split_front_matter(_read(family)).head)
    return found if isinstance(found, dict) else {}


def _read(family: Family) -> str:
    found: list[str] = []

    def keep(text: str) -> str:
        found.append(text)
        return text

    _edit(family, keep)
    return found[0]

"""The skeleton of an edition: its original passage by passage, with figures and names in the other language's form.

In: a family, the names of the reference data. Out: the edition's file, a draft, in which a mark stands before every
passage that waits for its translation. A mark names the passage by its hash, as `translated_from` does; what stands
between a mark and the next blank line is that passage's place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from tashan.desk.files import create_file
from tashan.desk.importing import head_fields
from tashan.desk.scaffold import write_head
from tashan.editions.freshness import hash_passage, passage_hashes
from tashan.normalise.passages import write_markdown
from tashan.translating.draft import find_safe_forms
from tashan.translating.forms import put_forms

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tashan.desk.families import Family
    from tashan.model import Passage
    from tashan.translating.names import Names

_LETTER = re.compile(r"[^\W\d_]")
_MARK = re.compile(
    r"^<!-- to translate ([0-9a-f]{8})(?:: ([^\n]*?))? -->\n(.*?)(?=\n[ \t]*\n|\n*\Z)", re.MULTILINE | re.DOTALL
)


class Mark(Struct, frozen=True, kw_only=True):
    """A passage that waits: the hash of its original, the span of mark and passage in the file's text."""

    hash: str
    start: int
    end: int
    fault: str = ""
    text: str = ""


def find_marks(text: str) -> tuple[Mark, ...]:
    """The passages of an edition's text that wait for their translation, in order."""
    return tuple(
        Mark(hash=found[1], start=found.start(), end=found.end(), fault=found[2] or "", text=found[3])
        for found in _MARK.finditer(text)
    )


def write_mark(name: str, text: str, fault: str = "") -> str:
    """A mark and its passage, as the file holds them."""
    plain = " ".join(fault.replace("--", "–").replace(">", "›").split())
    return f"<!-- to translate {name}{f': {plain}' if plain else ''} -->\n{text}"


def create_skeleton(family: Family, names: Names, translation: Mapping[str, str | bool] | None = None) -> int:
    """Write the edition of a family; the number of passages that wait. Raises EditError where a file is there."""
    blocks = list(_blocks(family, names))
    fields = head_fields(family.article, untitled=False) | {"lang": family.lang, "draft": True}
    fields.pop("tags", None)
    if translation:
        fields["translation"] = translation
    head = write_head(fields | {"translated_from": passage_hashes(family.article)})
    create_file(
        family.edition, family.folder, f"{head}\n{chr(10).join(f'{block}{chr(10)}' for block in blocks)}".encode()
    )
    return sum(block.startswith("<!-- to translate ") for block in blocks)


def _blocks(family: Family, names: Names) -> Iterator[str]:
    for passage in family.article.passages:
        forms = find_safe_forms(passage.markdown, names, family.lang)
        text = write_passage(passage, put_forms(passage.markdown, forms))
        yield write_mark(hash_passage(passage.text), text) if is_translated(passage) else text


def is_translated(passage: Passage) -> bool:
    """Whether a passage has words to translate: code has none, nor has a line of figures."""
    return passage.kind != "code" and bool(_LETTER.search(passage.text))


def write_passage(passage: Passage, markdown: str) -> str:
    """`markdown` in the layout of `passage`: heading, item, quotation."""
    return write_markdown((replace(passage, markdown=markdown),))

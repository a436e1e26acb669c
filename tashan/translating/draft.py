"""One passage after another through an engine, each held to its original.

In: an engine, the names of the reference data, an article and one of its passages. Out: the passage in the other
language, in Markdown, or None with the faults of what the engine answered twice.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from tashan.normalise.plain import read_plain
from tashan.translating.engines import Engine, Request
from tashan.translating.faults import Fault, Pair, find_faults
from tashan.translating.forms import Form, find_forms
from tashan.translating.guard import mark, unmark

if TYPE_CHECKING:
    from tashan.model import Article, Lang, Passage
    from tashan.translating.names import Names

TRIES = 2
"""Times that a passage is asked for: the second time with the faults of the first answer named."""

_UNTOUCHED = re.compile(r"\]\([^)\s]*\)|`[^`]*`|https?://[^\s)）]+")
"""Addresses and code in Markdown, in which nothing is a figure or a name."""
_COMMENT = re.compile(r"<!--|-->")
_CELL = re.compile(r"([^|\n]*[^|\s:-][^|\n]*)")
_RULE = re.compile(r"[ |:-]+")


class Drafted(Struct, frozen=True, kw_only=True):
    """A translation in Markdown; where it is None, `faults` say why."""

    text: str | None
    faults: tuple[Fault, ...] = ()


class Drafter:
    """Translates the passages of one article with one engine."""

    def __init__(self, engine: Engine, names: Names, article: Article, target: Lang) -> None:
        self._engine, self._names, self._article, self._target = engine, names, article, target
        self._around = names.ids("\n".join((article.title, *(passage.text for passage in article.passages))))

    def draft_passage(self, passage: Passage) -> Drafted:
        """The passage, its inline marks kept; of a table every cell by itself. Raises EngineError."""
        if passage.kind == "table":
            return self._draft_table(passage.markdown)
        return self.draft_text(passage.markdown)

    def draft_text(self, text: str) -> Drafted:
        """A line or a paragraph of Markdown. Raises EngineError."""
        forms = find_safe_forms(text, self._names, self._target)
        request = Request(
            text=mark(text, forms, self._engine.style),
            source=self._article.lang,
            target=self._target,
            title=self._article.title,
        )
        faults: tuple[Fault, ...] = ()
        for _ in range(TRIES if self._engine.retries else 1):
            answer = self._engine.translate(request)
            written = _COMMENT.sub("", unmark(answer.text, forms, self._engine.style)).strip()
            faults = self._judge(text, written, cut=answer.cut)
            if not faults:
                return Drafted(text=written)
            request = Request(
                text=request.text,
                source=request.source,
                target=request.target,
                title=request.title,
                earlier=answer.text,
                faults=tuple(fault.text for fault in faults),
            )
        return Drafted(text=None, faults=faults)

    def _judge(self, original: str, written: str, *, cut: bool) -> tuple[Fault, ...]:
        if cut:
            return (Fault(kind="cut", text="the translation was cut off before its end"),)
        pair = Pair(
            original=read_plain(original).text.strip(),
            translation=read_plain(written).text.strip(),
            original_lang=self._article.lang,
            lang=self._target,
            around=self._around,
        )
        return find_faults(pair, self._names)

    def _draft_table(self, markdown: str) -> Drafted:
        rows = []
        for row in markdown.split("\n"):
            if _RULE.fullmatch(row):
                rows.append(row)
                continue
            cells = row.split("|")
            for number, cell in enumerate(cells):
                if _CELL.fullmatch(cell) and not re.fullmatch(r"[\s\d.,%+-]*", cell):
                    drafted = self.draft_text(cell.strip())
                    if drafted.text is None:
                        return drafted
                    cells[number] = f" {drafted.text.replace('|', '/')} "
            rows.append("|".join(cells))
        return Drafted(text="\n".join(rows))


def find_safe_forms(text: str, names: Names, target: Lang) -> tuple[Form, ...]:
    """The forms in a piece of Markdown, those in addresses and code left out."""
    spans = [found.span() for found in _UNTOUCHED.finditer(text)]
    forms = find_forms(text, names, target)
    return tuple(form for form in forms if all(form.end <= start or form.start >= end for start, end in spans))

"""One entry of a reference file, read field by field.

In: a YAML tree whose top level is `id: {…}`. Out: Entry values whose methods give typed fields and report what is
missing, unknown or of the wrong type with its place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, TypeVar

from tashan.codes import report
from tashan.corpus.heads import describe
from tashan.corpus.values import visible
from tashan.corpus.yamltree import Tree
from tashan.locales import LOCALES
from tashan.model import Label
from tashan.problems import Problems

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
Word = TypeVar("Word", bound=str)


def read_entries(tree: Tree, path: str, problems: Problems) -> tuple[Entry, ...]:
    """The entries of one file whose ids and shapes are sound."""
    if tree.data is None:
        return ()
    if not isinstance(tree.data, dict):
        line, column = tree.values.get((), (1, 1))
        report(
            problems, path, "R201", f"is {describe(tree.data)}; valid: `id: {{…}}` entries", line=line, column=column
        )
        return ()
    entries = []
    for key, fields in tree.data.items():
        entry = Entry(key, fields if isinstance(fields, dict) else {}, tree, path, problems)
        if not _ID.fullmatch(key):
            entry.report("R202", None, "is no id; valid: lower-case Latin letters, digits and hyphens")
        elif not isinstance(fields, dict):
            entry.report("R201", None, f"is {describe(fields)}; valid: fields, as in {{name: …}}")
        else:
            entries.append(entry)
    return tuple(entries)


@dataclass(eq=False)
class Entry:
    """One entry, or with an empty id a whole file of fields; `sound` turns False with its first error."""

    id: str
    fields: dict[str, Any]
    tree: Tree
    path: str
    problems: Problems
    sound: bool = True

    def report(self, code: str, field: str | None, message: str) -> None:
        """Report on a field, or on the entry itself for None."""
        parts = (*((self.id,) if self.id else ()), *(field.split(".") if field else ()))
        place = self.tree.values.get(parts) or self.tree.keys.get(parts) or self.tree.keys.get(parts[:1], (1, 1))
        if field is None:
            place = self.tree.keys.get(parts, place)
        name = ".".join(parts)
        report(self.problems, self.path, code, f"`{name}` {message}", line=place[0], column=place[1])
        self.sound = False

    def allow(self, *names: str, within: str | None = None) -> None:
        """Report every field that is not one of `names`."""
        fields = self.fields if within is None else self.fields[within]
        for field in fields:
            if field not in names:
                where = f"{within}.{field}" if within else field
                self.report("R204", where, f"is unknown; valid: {', '.join(names)}")

    def text(self, field: str) -> str | None:
        value = self.fields.get(field)
        return self._text(value, field)

    def texts(self, field: str) -> tuple[str, ...]:
        return self._texts(self.fields.get(field), field)

    def switch(self, field: str) -> bool:
        value = self.fields.get(field, False)
        if not isinstance(value, bool):
            self.report("R212", field, f"is {describe(value)}; valid: true or false")
        return value is True

    def word(self, field: str, words: tuple[Word, ...]) -> Word | None:
        """One of `words`."""
        value = self.fields.get(field)
        for word in words:
            if value == word:
                return word
        if value is None:
            self.report("R203", field, f"is missing; valid: {', '.join(words)}")
        else:
            self.report("R205", field, f"is {describe(value)}; valid: {', '.join(words)}")
        return None

    def label(self, field: str, *, required: bool = True) -> Label | None:
        """A name in the editions: `{zh-Hans: …, en: …}`, zh-Hant only where the converted one is wrong."""
        value = self.fields.get(field)
        if value is None:
            if required:
                self.report("R203", field, "is missing; valid: {zh-Hans: …, en: …}")
            return None
        if not isinstance(value, dict):
            self.report("R212", field, f"is {describe(value)}; valid: {{zh-Hans: …, en: …}}")
            return None
        self.allow(*LOCALES, within=field)
        names = {row.field: self._text(value.get(lang), f"{field}.{lang}") for lang, row in LOCALES.items()}
        for lang in ("zh-Hans", "en"):
            if not names[LOCALES[lang].field]:
                self.report("R203", f"{field}.{lang}", "is missing; valid: a text in each of zh-Hans and en")
        hans, hant, en = names["zh_hans"], names["zh_hant"], names["en"]
        return Label(zh_hans=hans, zh_hant=hant, en=en) if hans and en else None

    def keywords(self, key: str = "keywords") -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Chinese and English keywords, or the sentences under another key."""
        value = self.fields.get(key, {})
        if not isinstance(value, dict):
            self.report("R212", key, f"is {describe(value)}; valid: {{zh-Hans: […], en: […]}}")
            return (), ()
        if key in self.fields:
            self.allow("zh-Hans", "en", within=key)
        zh = self._texts(value.get("zh-Hans"), f"{key}.zh-Hans")
        return zh, self._texts(value.get("en"), f"{key}.en")

    def _text(self, value: Any, field: str) -> str | None:
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, (str, int, float)):
            self.report("R212", field, f"is {describe(value)}; valid: text")
            return None
        return visible(str(value)).strip() or None

    def _texts(self, value: Any, field: str) -> tuple[str, ...]:
        if value is None:
            return ()
        if not isinstance(value, list):
            self.report("R212", field, f"is {describe(value)}; valid: a list of texts")
            return ()
        found = [self._text(entry, field) for entry in value]
        return tuple(dict.fromkeys(text for text in found if text))

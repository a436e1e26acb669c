"""Plain text of the library in the language of an edition.

In: a `Desk` and an edition. Out: `Speech`, which says labels, names, titles, messages and whole passages as `Text`:
Chinese in the edition's script, any other language as it is and marked.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec.structs import replace
from rapidfuzz.distance import Levenshtein

from tashan.briefings import rights
from tashan.briefings.page import Text
from tashan.briefings.reads import Watch
from tashan.briefings.wording import Wording
from tashan.language.names import NameIndex, open_names
from tashan.language.script import detect_language, open_converter, simplify_characters
from tashan.locales import LOCALES, family

if TYPE_CHECKING:
    from tashan.briefings.desk import Desk
    from tashan.model import Article, Edition, Label, Lang, Message, Story

_HAN = re.compile(r"[\u3400-\u9fff]")


class Speech:
    """One edition's way of saying plain text. Remembers what it converted, so make one an edition."""

    def __init__(self, desk: Desk, edition: Edition) -> None:
        self.desk = desk
        self.edition = edition
        self.words = Wording(edition, desk.library.reference.standard, desk.library.reference.site)
        self.converter = open_converter(desk.library.reference)
        self._watch = desk.watch or Watch()
        self._converted_texts: dict[str, str] = {}
        self._labels: dict[Label, Text] = {}

    @cached_property
    def names(self) -> NameIndex:
        return open_names(self.desk.library.reference)

    def in_script(self, text: str, lang: Lang) -> str:
        """Chinese text in the edition's script; any other comes back unchanged."""
        if lang == self.edition or "en" in {lang, self.edition}:
            return text
        if text not in self._converted_texts:
            convert = self.converter.traditional if self.edition == "zh-Hant" else self.converter.simplified
            self._converted_texts[text] = convert(text)
        return self._converted_texts[text]

    def lang(self, lang: Lang) -> Lang:
        """Language of text of `lang` after `in_script`."""
        return lang if family(lang) != family(self.edition) else self.edition

    def text(self, text: str, lang: Lang) -> Text:
        return Text(text=self.in_script(text, lang), lang=self.lang(lang))

    def own(self, text: str) -> Text:
        """Wording of the edition as a `Text`."""
        return Text(text=text, lang=self.edition)

    def say(self, key: str, **values: object) -> Text:
        return self.own(self.words(key, **values))

    def message(self, message: Message, story: Story) -> Text:
        """A message about a story's versions; words of a text whose rights are narrow are cut to a fragment in it."""
        narrow = self.desk.article(story).rights == "excerpt"
        values = tuple((key, self._listed(self._fragment(value) if narrow else value)) for key, value in message.values)
        words = self.words.message(replace(message, values=values))
        return self.own(self.in_script(words, "zh-Hans"))

    def _listed(self, text: str) -> str:
        """A value that lists names does so with the commas of the edition."""
        return text.replace("、", ", ") if self.edition == "en" else text

    def _fragment(self, text: str) -> str:
        longest = LOCALES["zh-Hans" if _HAN.search(text) else "en"].fragment
        return text if len(text) <= longest else text[: rights.cut(text, longest)[1]] + "…"

    def label(self, label: Label) -> Text:
        """A name in the edition's language; a label without English stays Chinese and says so."""
        if label not in self._labels:
            self._labels[label] = self._label(label)
        return self._labels[label]

    def _label(self, label: Label) -> Text:
        if self.edition == "en":
            chinese = bool(_HAN.search(label.en)) or not label.en
            return Text(text=label.en or label.zh_hans, lang="zh-Hans" if chinese else "en")
        if self.edition == "zh-Hant" and label.zh_hant:
            return self.own(label.zh_hant)
        chinese = bool(_HAN.search(label.zh_hans))
        return self.text(label.zh_hans, "zh-Hans") if chinese or not label.en else Text(text=label.zh_hans, lang="en")

    def name(self, text: str) -> Text:
        """A publisher, author or title of a source, which may be in another language than its article."""
        lang = detect_language(text)
        if lang == "en" and self.edition != "en":
            return Text(text=self.in_script(text, "zh-Hans" if self.edition == "zh-Hant" else "zh-Hant"), lang=lang)
        return self.text(text, lang)

    def title(self, article: Article) -> Text:
        return self.text(article.title, article.lang)

    def passage(self, article: str, number: int) -> str:
        """A passage's text in the edition's script."""
        library = self.desk.library
        found = library.articles[article]
        if found.lang != self.edition and self.edition != "en" and (article, number) in library.overrides:
            return library.overrides[article, number]
        return self.in_script(found.passages[number].text, found.lang)

    def span(self, article: str, number: int, start: int, end: int) -> str:
        """The words that a span of a passage became in the edition's script."""
        return self.passage(article, number)[slice(*self.moved(article, number, start, end))]

    def moved(self, article: str, number: int, start: int, end: int) -> tuple[int, int]:
        """Where a span of a passage stands after conversion to the edition's script."""
        before, after = self.desk.library.articles[article].passages[number].text, self.passage(article, number)
        if len(before) == len(after):
            return start, end
        # A passage that a person wrote out may say it in other words; both are looked at in one script.
        opcodes = Levenshtein.opcodes(simplify_characters(before), simplify_characters(after))
        moved = _moved(opcodes, start, last=False), _moved(opcodes, end, last=True)
        if moved[0] < moved[1]:
            return moved
        sentences = self.desk.library.articles[article].passages[number].sentences
        around = next((s for s in sentences if s.start <= start < s.end), None)  # it says this in other words
        whole = (around.start, around.end) if around else (0, len(before))
        return _moved(opcodes, whole[0], last=False), _moved(opcodes, whole[1], last=True)


def _moved(opcodes: Levenshtein.Opcodes, index: int, *, last: bool) -> int:  # type: ignore[name-defined]
    """Where an index of the text before conversion stands after it; inside a changed stretch at its edge."""
    for code in opcodes:
        if code.src_start <= index < code.src_end or (last and index == code.src_end):
            if code.tag == "equal":
                return int(code.dest_start + index - code.src_start)
            return int(code.dest_end if last else code.dest_start)
    return int(opcodes.dest_len) if index else 0

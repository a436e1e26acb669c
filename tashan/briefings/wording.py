"""The words of the pages in the language of an edition.

In: `wording*.yml` beside this module, an edition and what the corpus says of its site. Out: `Wording`, which fills a
phrase with values and turns a `Message` of an earlier stage into a sentence. Traditional Chinese is converted from
Simplified. Every phrase may name what the site compares.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from tashan.language.script import DEFAULT_STANDARD, to_traditional
from tashan.model import Site
from tashan.problems import TashanError
from tashan.stories.drift.kinds import find_phrases

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tashan.model import Edition, Label, Message

_SITE_TEXTS = ("name", "tagline", "description", "lead", "question", "licence", "saying")
_FOLDER = Path(__file__).parent
MOST_SAID = 1 << 16
"""Phrases that are kept as they were said: pages count the same things up to the same numbers."""
_PLURAL = re.compile(r"\{(\w+)\|([^|{}]*|\{\w+\})\|([^|{}]*|\{\w+\})\}")
_VALUE = re.compile(r"\{([^{}|]+)\}")


_IN_TAIWAN = {
    "報道": "報導", "鏈接": "連結", "全角": "全形", "半角": "半形", "信息": "資訊", "默認": "預設", "程序": "程式",
    "網絡": "網路", "視頻": "影片", "屏幕": "螢幕", "打印": "列印", "搜索": "搜尋", "菜單": "選單",
}  # fmt: skip
"""Words that pages use for themselves; what an article says keeps its words."""


@cache
def _phrases() -> Mapping[str, Mapping[str, str]]:
    """All phrases by key; the stories' messages stand in a file of their own, those of drifts beside their rules."""
    found: dict[str, Mapping[str, str]] = {**find_phrases()}
    for path in sorted(_FOLDER.glob("wording*.yml")):
        entries: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader) or {}
        found.update(entries)
    return found


class Wording:
    """Phrases of one edition.

    >>> Wording("en")("n_versions", n=2)
    '2 versions'
    """

    def __init__(self, edition: Edition, standard: str = DEFAULT_STANDARD, site: Site | None = None) -> None:
        self.edition = edition
        self.standard = standard
        self.site = site or Site()
        self._templates: dict[str, str] = {}
        self._given = self._site_values()
        self._said: dict[object, str] = {}

    def __call__(self, key: str, **values: object) -> str:
        """The phrase of `key` with its values. Raises TashanError for a key that no wording file has."""
        given = {name: str(value) for name, value in values.items()}
        asked = (key, *given.items()) if given else key
        found = self._said.get(asked)
        if found is None:
            found = _fill(self._template(key), self._given | given)
            if len(self._said) < MOST_SAID:
                self._said[asked] = found
        return found

    def __contains__(self, key: str) -> bool:
        return key in _phrases()

    def message(self, message: Message) -> str:
        """A message as a sentence of the edition; its values stay as they were found."""
        return _fill(self._template(message.code), self._given | dict(message.values))

    def fill(self, text: str, show: Callable[[str], str]) -> str:
        """A hand-written text, which may name what the site compares: {thing}, {things}; other braces are braces.

        `show` makes a name harmless where the text stands.
        """
        return _fill_known(text, {name: show(value) for name, value in self._given.items()})

    def _site_values(self) -> dict[str, str]:
        """What every phrase may name: {thing}, {things}, {Thing}, {Things} and the texts of site.yml as {site_name}."""
        said = {name: say_label(getattr(self.site, name), self.edition, self.standard) for name in ("thing", "things")}
        said |= {name.capitalize(): text[:1].upper() + text[1:] for name, text in said.items()}
        texts = {name: say_label(getattr(self.site, name), self.edition, self.standard) for name in _SITE_TEXTS}
        return said | {f"site_{name}": _fill_known(text, said) for name, text in texts.items()}

    def _template(self, key: str) -> str:
        if key not in self._templates:
            self._templates[key] = _phrase(key, self.edition, self.standard)
        return self._templates[key]


def say_label(label: Label, edition: Edition, standard: str) -> str:
    """A label in an edition; Traditional Chinese is converted where nobody wrote it, in the words of its readers."""
    if edition == "en":
        return label.en
    if edition == "zh-Hans":
        return label.zh_hans
    return label.zh_hant or _as_said_there(to_traditional(label.zh_hans, standard), standard)


def _phrase(key: str, edition: Edition, standard: str) -> str:
    try:
        phrases = _phrases()[key]
    except KeyError:
        raise TashanError(f"no wording for {key!r}: add it to {_FOLDER.name}/wording.yml") from None
    if edition in phrases:
        return phrases[edition]
    if edition == "zh-Hant":
        return _as_said_there(to_traditional(phrases["zh-Hans"], standard), standard)
    raise TashanError(f"wording {key!r} has no text for {edition}")


def _as_said_there(text: str, standard: str) -> str:
    """A phrase of the pages in the words of its readers: Taiwan says 報導 and 連結, Hong Kong 報道."""
    if standard == "s2hk":
        return text
    for word, own in _IN_TAIWAN.items():
        text = text.replace(word, own)
    return text


def _fill_known(text: str, values: Mapping[str, str]) -> str:
    """An editor's text, in which braces around anything else are braces."""
    return _VALUE.sub(lambda match: values.get(match[1], match[0]), text)


def _fill(template: str, values: Mapping[str, str]) -> str:
    """Values in place of `{name}`; a value is never read as a template itself."""

    def plural(match: re.Match[str]) -> str:
        name, one, many = match.groups()
        return one if values.get(name) == "1" else many

    def value(match: re.Match[str]) -> str:
        try:
            return values[match[1]]
        except KeyError:
            raise TashanError(f"wording {template!r} needs a value for {match[1]!r}") from None

    return _VALUE.sub(value, _PLURAL.sub(plural, template))

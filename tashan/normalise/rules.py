"""The rules for boilerplate, read from rules.yml.

In: the data file beside this module. Out: Rules, compiled for a script: what a line, a sentence, the start, end or
closing bracket of a paragraph must look like to be no part of the article, with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any, Literal, get_args

import yaml
from msgspec import Struct

from tashan.language.script import to_traditional
from tashan.model import Lang
from tashan.store import hash_code
from tashan.store.tables import recall_table

FILE = Path(__file__).with_name("rules.yml")

Scope = Literal["line", "sentence", "start", "end", "bracket", "seller", "about", "related"]
Where = Literal["any", "edges", "tail"]
SCOPES: tuple[Scope, ...] = get_args(Scope)
_WHOLE = frozenset({"line", "bracket", "about", "related"})
_ANYWHERE = frozenset({"end", "seller"})

MAX_SEEN = 20_000
"""Texts whose answer is remembered: passes ask for the same ones again."""

_WORD = re.compile(r"\{([^\d{},]+)\}")
_GROUP_NAME = re.compile(r"\(\?P<\w+>")


class Rule(Struct, frozen=True, kw_only=True):
    """One kind of boilerplate. `pattern` matches from the beginning of its scope."""

    id: str
    reason: str
    scope: Scope
    where: Where
    pattern: re.Pattern[str]
    removes: tuple[str, ...]
    keeps: tuple[str, ...]
    invites: bool = False
    """Whether an institution's advert may follow."""
    pasted: bool = False
    """Whether it holds in pasted texts only."""


class Match(Struct, frozen=True, kw_only=True):
    """A rule that matched, and what its named groups caught."""

    rule: Rule
    start: int
    end: int
    caught: Mapping[str, str]


class Rules:
    """All rules for one script. Texts that match none are told so by one pattern a scope."""

    def __init__(self, rules: tuple[Rule, ...], any_of: Mapping[Scope, re.Pattern[str]]) -> None:
        self.all = rules
        self._of = {scope: tuple(rule for rule in rules if rule.scope == scope) for scope in SCOPES}
        self._any = any_of
        self._seen: dict[tuple[Scope, str, frozenset[Where]], Match | None] = {}
        self._clean: set[tuple[str, frozenset[Where]]] = set()

    def is_clean(self, markdown: str, where: frozenset[Where]) -> bool:
        """Whether an earlier pass found nothing in a block at such a place."""
        return (markdown, where) in self._clean

    def note_clean(self, markdown: str, where: frozenset[Where]) -> None:
        """Remember that nothing was found in a block."""
        if len(self._clean) >= MAX_SEEN:
            self._clean.clear()
        self._clean.add((markdown, where))

    def match(self, scope: Scope, text: str, where: frozenset[Where]) -> Match | None:
        """The first rule of `scope` that `text` matches and that holds at such a place."""
        key = (scope, text, where)
        if key not in self._seen:
            if len(self._seen) >= MAX_SEEN:
                self._seen.clear()
            self._seen[key] = self._match(scope, text, where)
        return self._seen[key]

    def _match(self, scope: Scope, text: str, where: frozenset[Where]) -> Match | None:
        if _apply(self._any[scope], scope, text) is None:
            return None
        for rule in self._of[scope]:
            if rule.where not in where:
                continue
            hit = _apply(rule.pattern, scope, text)
            if hit:
                caught = {name: value.strip() for name, value in hit.groupdict().items() if value}
                return Match(rule=rule, start=hit.start(), end=hit.end(), caught=caught)
        return None


def _apply(pattern: re.Pattern[str], scope: Scope, text: str) -> re.Match[str] | None:
    if scope in _WHOLE:
        return pattern.fullmatch(text)
    return pattern.search(text) if scope in _ANYWHERE else pattern.match(text)


def _any_of(rules: tuple[Rule, ...]) -> re.Pattern[str]:
    return re.compile("|".join(_GROUP_NAME.sub("(?:", rule.pattern.pattern) for rule in rules) or r"(?!)")


@cache
def load_rules(lang: Lang, *, own: bool = False) -> Rules:
    """The rules as texts in `lang` need them: Traditional ones are matched in both scripts.

    For a text of the site's `own` those of pasted texts are left out.
    """
    rules, any_of = _all_rules(lang)
    return Rules(tuple(rule for rule in rules if not (own and rule.pasted)), any_of)


@cache
def _all_rules(lang: Lang) -> tuple[tuple[Rule, ...], Mapping[Scope, re.Pattern[str]]]:
    """Every rule, compiled once, and one pattern a scope that none of them goes beyond."""
    patterns = recall_table(f"rules-{lang}", hash_code().hex(), lambda: _make_patterns(lang))
    rules = tuple(_compile(name, entry, patterns[name]) for name, entry in _read()["rules"].items())
    return rules, {scope: _any_of(tuple(rule for rule in rules if rule.scope == scope)) for scope in SCOPES}


@cache
def load_roles() -> Mapping[str, tuple[str, ...]]:
    """What credit lines call people and places: field to words, Simplified, Traditional and English."""
    return recall_table("roles", hash_code().hex(), _make_roles)


def _make_roles() -> dict[str, tuple[str, ...]]:
    roles: Mapping[str, list[str]] = _read()["roles"]
    return {
        field: tuple(dict.fromkeys(form for word in words for form in (word, to_traditional(word))))
        for field, words in roles.items()
    }


@cache
def _read() -> Any:
    with FILE.open(encoding="utf-8") as file:
        return yaml.load(file, Loader=yaml.CSafeLoader)


def _make_patterns(lang: Lang) -> dict[str, str]:
    """By the name of a rule: all its patterns as one."""
    data, found = _read(), dict[str, str]()
    for name, entry in data["rules"].items():
        patterns = [expand(pattern, data["words"]) for pattern in entry["patterns"]]
        if lang == "zh-Hant":
            patterns += [to_traditional(pattern) for pattern in patterns]
        found[name] = _numbered("|".join(f"(?:{pattern})" for pattern in patterns))
    return found


def _compile(name: str, entry: Mapping[str, Any], pattern: str) -> Rule:
    return Rule(
        id=name,
        reason=entry["reason"],
        scope=entry["scope"],
        where=entry.get("where", "any"),
        pattern=re.compile(pattern),
        removes=tuple(entry["removes"]),
        keeps=tuple(entry["keeps"]),
        invites=entry.get("invites", False),
        pasted=entry.get("pasted", False),
    )


def _numbered(pattern: str) -> str:
    """One rule may name a group in several places; Python wants each name once."""
    numbers = count()
    return re.sub(r"\(\?P<(\w+?)>", lambda found: f"(?P<{found[1]}_{next(numbers)}>", pattern)


def expand(pattern: str, words: Mapping[str, list[str]]) -> str:
    """`{词}` as the word or any of its word-spun forms. Raises KeyError for a word that is not listed."""
    return _WORD.sub(lambda found: f"(?:{'|'.join([found[1], *words[found[1]]])})", pattern)


def spin(example: str, choice: int) -> str:
    """An example with each `{词}` as itself (0) or as its word-spun form number `choice`, for the tests."""
    words = _read()["words"]

    def form(found: re.Match[str]) -> str:
        forms: list[str] = [found[1], *words[found[1]]]
        return forms[min(choice, len(forms) - 1)]

    return _WORD.sub(form, example)

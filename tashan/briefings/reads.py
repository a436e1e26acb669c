"""What a page reads of the library, noted while it is composed.

In: a `Desk`. Out: a desk that looks the same and notes each part that somebody looks at; a hash of any such parts. A
page that is made of nothing else than the parts it looked at is the same page as long as their hash is.

Remembered values carry the notes of what they were made of, so that who only recalls one has read all that it rests
on: `Read`s that hold others, each noted and hashed once, however many pages rest on it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from tashan.briefings.desk import Desk
from tashan.model import Article, Claim, Event, Facts, Figure, Passage
from tashan.store import hash_value

T = TypeVar("T")
Part = tuple[str, Any]
"""A mapping of the desk and a key in it; the key ALL stands for a whole mapping or list."""
ALL = None
_KEPT = frozenset({"library", "places", "themes", "metrics", "terms", "spelled"})
"""Fields that the reference data alone fills: whoever asks for a hash adds that of the reference data."""
_FACTS = (Claim, Event, Figure)
_IN_LIBRARY = ("articles", "facts", "overrides")


class Read(Struct, frozen=True, eq=False):
    """What something was made of: parts, and what other things that it was made of had read. Equal only to itself."""

    parts: frozenset[Part] = frozenset()
    others: frozenset[Read] = frozenset()


Known = dict[Any, tuple[T, Read]]
"""What was made once, with what was read for it."""


class Watch:
    """What was read since `begin`."""

    def __init__(self) -> None:
        self.begin()

    def begin(self) -> None:
        self.parts: set[Part] = set()
        self._others: set[Read] = set()

    def read(self) -> Read:
        return Read(frozenset(self.parts), frozenset(self._others))

    def once(self, known: Known[T], key: Any, make: Callable[[], T]) -> T:
        """What `known` holds under `key`, made where it holds nothing; what that took counts as read."""
        found = known.get(key)
        if found is None:
            outer, others = self.parts, self._others
            self.begin()
            try:
                value = make()
                found = known[key] = value, self.read()
            finally:
                self.parts, self._others = outer, others
        self._others.add(found[1])
        return found[0]


class _Seen(Mapping[Any, Any]):
    """A mapping that notes what is looked up in it."""

    __slots__ = ("_name", "_of", "_watch")

    def __init__(self, of: Mapping[Any, Any], name: str, watch: Watch) -> None:
        self._of, self._name, self._watch = of, name, watch

    def __getitem__(self, key: Any) -> Any:
        self._watch.parts.add((self._name, key))
        return self._of[key]

    def get(self, key: Any, default: Any = None) -> Any:
        self._watch.parts.add((self._name, key))
        return self._of.get(key, default)

    def __contains__(self, key: object) -> bool:
        self._watch.parts.add((self._name, key))
        return key in self._of

    def __iter__(self) -> Iterator[Any]:
        self._watch.parts.add((self._name, ALL))
        return iter(self._of)

    def __len__(self) -> int:
        self._watch.parts.add((self._name, ALL))
        return len(self._of)


class _Passages(Sequence[Any]):
    """The passages of an article; each is a part of its own."""

    __slots__ = ("_article", "_of", "_watch")

    def __init__(self, of: Sequence[Any], article: str, watch: Watch) -> None:
        self._of, self._article, self._watch = of, article, watch

    def __getitem__(self, at: Any) -> Any:
        self._watch.parts.add(("passages", (self._article, at if isinstance(at, int) and at >= 0 else ALL)))
        return self._of[at]

    def __iter__(self) -> Iterator[Any]:
        self._watch.parts.add(("passages", (self._article, ALL)))
        return iter(self._of)

    def __len__(self) -> int:
        self._watch.parts.add(("passages", (self._article, ALL)))
        return len(self._of)


def _see_article(of: Article, watch: Watch) -> Article:
    """An article whose passages are noted when they are read."""
    return replace(of, passages=_Passages(of.passages, of.id, watch))


class _SeenFacts:
    """Facts of which each kind is noted when it is read."""

    __slots__ = ("_of", "_watch", "article")

    def __init__(self, of: Facts, watch: Watch) -> None:
        self._of, self._watch, self.article = of, watch, of.article

    def __getattr__(self, name: str) -> Any:
        self._watch.parts.add(("facts", (self.article, name)))
        return getattr(self._of, name)


class _SeenWhole(_Seen):
    """A mapping whose values are watched themselves."""

    __slots__ = ("_known", "_wrap")

    def __init__(self, of: Mapping[Any, Any], name: str, watch: Watch, wrap: Callable[[Any, Watch], Any]) -> None:
        super().__init__(of, name, watch)
        self._wrap, self._known = wrap, dict[Any, Any]()

    def __getitem__(self, key: Any) -> Any:
        found = super().__getitem__(key)
        if key not in self._known:
            self._known[key] = self._wrap(found, self._watch)
        return self._known[key]

    def get(self, key: Any, default: Any = None) -> Any:
        return default if super().get(key) is None else self[key]


_WRAPS: dict[str, Callable[[Any, Watch], Any]] = {"articles": _see_article, "facts": _SeenFacts}


class WatchedDesk(Desk):
    """A desk under watch."""

    __slots__ = ("_desk", "_watch")

    def __init__(self, desk: Desk, watch: Watch) -> None:
        library: dict[str, Any] = {name: _watched(getattr(desk.library, name), name, watch) for name in _IN_LIBRARY}
        object.__setattr__(self, "_desk", desk)
        object.__setattr__(self, "_watch", watch)
        for item in fields(Desk):
            value = getattr(desk, item.name)
            if item.name == "library":
                value = replace(desk.library, **library)
            elif isinstance(value, Mapping) and item.name not in _KEPT:
                value = _Seen(value, item.name, watch)
            if item.name not in _LISTS:
                object.__setattr__(self, item.name, value)

    @property
    def watch(self) -> Watch:
        return self._watch  # type: ignore[attr-defined,no-any-return]  # set in __init__, past the freeze


def _watched(of: Mapping[Any, Any], name: str, watch: Watch) -> _Seen:
    return _SeenWhole(of, name, watch, _WRAPS[name]) if name in _WRAPS else _Seen(of, name, watch)


def _listed(name: str) -> property:
    def read(self: Any) -> Any:
        self._watch.parts.add((name, ALL))
        return getattr(self._desk, name)

    return property(read)


_LISTS = ("stories", "claims", "figures", "events", "series", "reported", "paged", "passing")
for _name in _LISTS:
    setattr(WatchedDesk, _name, _listed(_name))


class Hashes:
    """Hashes of what one desk holds."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._known: dict[Part, bytes] = {}
        self._facts: dict[int, bytes] = {}

    def of(self, part: Part) -> bytes:
        """16 bytes for a part and what it holds, the same in every run."""
        if part not in self._known:
            self._known[part] = hash_value((part, self._held(*part)))
        return self._known[part]

    def _fact(self, fact: Claim | Figure | Event) -> bytes:
        """The hash of a fact, which stands in the lists of its places, of its themes, and in those of all: it is looked
        at once. What a desk holds lives as long as the desk, so that no two have one `id`."""
        found = self._facts.get(id(fact))
        if found is None:
            found = self._facts[id(fact)] = hash_value(fact)
        return found

    def _inner(self, name: str, article: str, which: Any) -> Any:
        """A part of an article or of its facts."""
        library = self._desk.library
        if name == "facts":
            return getattr(library.facts.get(article), which, None)
        passages = library.articles[article].passages if article in library.articles else ()
        return passages if which is ALL else passages[which : which + 1]

    def _held(self, name: str, key: Any) -> Any:
        """What a part holds, as something short that is the same in every run."""
        if name == "passages" or (name == "facts" and isinstance(key, tuple)):
            return self._brief(self._inner(name, *key))
        value = getattr(self._desk.library if name in _IN_LIBRARY else self._desk, name)
        if key is ALL and isinstance(value, Mapping):
            return tuple(value)  # what stands under a key is a part of its own
        value = value if key is ALL else value.get(key)
        if name == "articles" and value is not None:
            return replace(value, passages=())
        if name == "facts":
            return value is not None
        if name.startswith("series"):  # all else in a series follows from its figures
            return [(item.metric.id, item.kind, self._brief(item.figures)) for item in value or ()]
        return self._brief(value)

    def _brief(self, value: Any) -> Any:
        """Of a list of facts their hashes, of passages what is said in them."""
        if isinstance(value, tuple) and value:
            if isinstance(value[0], _FACTS):
                return list(map(self._fact, value))
            if isinstance(value[0], Passage):
                return list(map(_said, value))
        return sorted(value) if isinstance(value, frozenset) else value


def _said(passage: Passage) -> tuple[Any, ...]:
    """A passage without its line; a sentence is where it begins and ends, its words are the passage's."""
    spans = [(sentence.start, sentence.end) for sentence in passage.sentences]
    return passage.kind, passage.level, passage.text, passage.markdown, spans

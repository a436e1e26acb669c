"""Reviews: what an editor decided about the sentences and cells of a story, one file a story.

In: a corpus folder. Out: a `Review` for each `reviews/<story>.yml`, faults with their place in the file. Whether its
places, themes and citations exist is for those to say who know the articles, see facts/reviewed.py.
"""

from __future__ import annotations

import hashlib
import math
import re
from pathlib import Path
from typing import Any, get_args

from tashan.codes import report
from tashan.corpus.settings import read_yaml
from tashan.corpus.yamltree import Tree
from tashan.language.script import read_plainly
from tashan.model import CellLine, Citation, FigureReview, Label, Review, SentenceReview, Stance
from tashan.problems import Problems

FOLDER = "reviews"
_SENTENCE = re.compile(r"p([0-9]{1,9})s([0-9]{1,9})(?:-([0-9a-f]{8}))?")
_KEYS = ("by", "sentences", "figures", "lines", "key_points")
_CORRECTIONS: dict[str, tuple[type, ...]] = {
    "value": (int, float),
    "metric": (str,),
    "place": (str,),
    "year": (int,),
    "drop": (str,),
}
"""What may be said of a figure, and as what."""
LAST_YEAR = 9999
_STANCES = get_args(Stance)


def hash_sentence(text: str) -> str:
    """Eight hex digits of a sentence; spaces and the form of its characters do not count."""
    return hashlib.sha256("".join(read_plainly(text).split()).encode()).hexdigest()[:8]


def sentence_key(citation: Citation, text: str) -> str:
    """How a review names a sentence: passage and sentence from 0, and the hash of its words."""
    return f"p{citation.passage}s{citation.sentence}-{hash_sentence(text)}"


def read_reviews(folder: Path, problems: Problems) -> tuple[Review, ...]:
    """The reviews of a corpus, in the order of their file names."""
    found = []
    for path in sorted((folder / FOLDER).glob("*.yml")) if (folder / FOLDER).is_dir() else ():
        tree = read_yaml(path, folder, problems)
        if tree is not None and tree.data is not None:
            found.append(_Reader(tree, f"{FOLDER}/{path.name}", path.stem, problems).review())
    return tuple(found)


def _fits(name: str, said: object) -> bool:
    """Whether a field of a figure says what it may: a finite value, a year of four digits, words."""
    if isinstance(said, bool) or not isinstance(said, _CORRECTIONS.get(name, ())):
        return False
    if isinstance(said, int | float) and not math.isfinite(said):
        return False
    return name != "year" or (isinstance(said, int) and 0 < said <= LAST_YEAR)


class _Reader:
    """Reads one file."""

    def __init__(self, tree: Tree, path: str, story: str, problems: Problems) -> None:
        self._tree, self._path, self._story, self._problems = tree, path, story, problems

    def review(self) -> Review:
        data = self._tree.data if isinstance(self._tree.data, dict) else {}
        if not isinstance(self._tree.data, dict):
            self._fault((), f"is no list of keys; valid: {', '.join(_KEYS)}")
        for key in data:
            if key not in _KEYS:
                self._fault((key,), f"`{key}` is unknown; valid: {', '.join(_KEYS)}")
        points = data.get("key_points") or []
        cited = [self._citation(key, ("key_points",)) for key in points] if isinstance(points, list) else []
        sentences = [self._sentence(key, value) for key, value in self._entries(data, "sentences")]
        figures = [one for key, value in self._entries(data, "figures") for one in self._figures(key, value)]
        lines = [self._cell(key, value) for key, value in self._entries(data, "lines")]
        return Review(
            story=self._story,
            path=self._path,
            by=str(data["by"]) if data.get("by") else None,
            sentences=tuple(one for one in sentences if one),
            figures=tuple(figures),
            lines=tuple(one for one in lines if one),
            key_points=tuple(citation for citation in cited if citation),
            key_points_line=self._line(("key_points",)),
        )

    def _entries(self, data: dict[str, Any], key: str) -> list[tuple[str, dict[str, Any]]]:
        """The entries under a key that are entries themselves; others are told."""
        found = data.get(key) or {}
        if not isinstance(found, dict):
            self._fault((key,), f"`{key}` is no list of entries")
            return []
        for name, value in found.items():
            if not isinstance(value, dict):
                self._fault((key, name), f"`{name}` has no fields")
        return [(name, value) for name, value in found.items() if isinstance(value, dict)]

    def _sentence(self, key: str, value: dict[str, Any]) -> SentenceReview | None:
        where = ("sentences", key)
        citation, match = self._citation(key, where), _SENTENCE.fullmatch(key)
        stances = value.get("cities") or {}
        wrong = (
            [stance for stance in stances.values() if stance not in _STANCES]
            if isinstance(stances, dict)
            else [stances]
        )
        if wrong:
            self._fault(where, f"`cities` says {wrong[0]}; valid: a place with {', '.join(_STANCES)}")
        if not value.get("drop") and not stances:
            self._fault(
                where,
                "says neither `cities` nor `drop`; valid: {cities: {place: strength}, themes: […]} or {drop: why}",
            )
        if citation is None or match is None or wrong:
            return None
        return SentenceReview(
            citation=citation,
            hash=match[3] or "",
            stances=tuple((str(place), stance) for place, stance in stances.items()),
            themes=tuple(str(theme) for theme in self._list(value, "themes", where)),
            drop=str(value["drop"]) if value.get("drop") else None,
            line=self._line(where),
        )

    def _figures(self, key: str, value: dict[str, Any]) -> list[FigureReview]:
        """The corrected figures of one sentence."""
        where = ("figures", key)
        citation, match = self._citation(key, where), _SENTENCE.fullmatch(key)
        found = []
        for text, said in value.items():
            fields = said if isinstance(said, dict) else {}
            good: dict[str, Any] = {name: one for name, one in fields.items() if _fits(str(name), one)}
            if not good or len(good) < len(fields):
                self._fault((*where, str(text)), f"`{text}` has other fields than {', '.join(_CORRECTIONS)}")
            elif citation is not None and match is not None:
                line = self._line((*where, str(text)))
                found.append(FigureReview(citation=citation, hash=match[3] or "", text=str(text), line=line, **good))
        return found

    def _cell(self, key: str, value: dict[str, Any]) -> CellLine | None:
        where = ("lines", key)
        place, _, theme = key.partition("/")
        chinese, english = value.get("zh-Hans"), value.get("en")
        if not theme or not chinese or not english:
            self._fault(where, "is no line; valid: `place/theme: {zh-Hans: …, en: …, cites: [p0s0]}`")
            return None
        cited = [self._citation(one, where) for one in self._list(value, "cites", where)]
        return CellLine(
            place=place,
            theme=theme,
            text=Label(zh_hans=str(chinese), en=str(english)),
            citations=tuple(citation for citation in cited if citation),
            line=self._line(where),
        )

    def _list(self, value: dict[str, Any], key: str, where: tuple[str, ...]) -> list[Any]:
        found = value.get(key) or []
        if not isinstance(found, list):
            self._fault(where, f"`{key}` is no list; valid: [one, another]")
            return []
        return found

    def _citation(self, key: object, where: tuple[str, ...]) -> Citation | None:
        match = _SENTENCE.fullmatch(str(key))
        if match is None:
            self._fault(
                where, f"`{key}` names no sentence; valid: p3s0-1a2b3c4d, passage and sentence from 0, then its hash"
            )
            return None
        return Citation(article=self._story, passage=int(match[1]), sentence=int(match[2]))

    def _line(self, where: tuple[str, ...]) -> int:
        return self._tree.values.get(where, (1, 1))[0]

    def _fault(self, where: tuple[str, ...], message: str) -> None:
        line, column = self._tree.values.get(where, (1, 1))
        report(self._problems, self._path, "V601", message, line=line, column=column)

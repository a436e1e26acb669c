"""Whether a translation has seen its original as it is now.

In: an original and its edition, which records the passages that it was made from (`translated_from`, one hash each).
Out: the passages of the original that changed since, exactly those, and what `check` says about them.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Literal, TypeVar

from msgspec import Struct

from tashan.model import Article, Lang
from tashan.problems import Problem

T = TypeVar("T")

HASH_DIGITS = 8


class Changes(Struct, frozen=True, kw_only=True):
    """What happened to an original since a translation was made.

    `outdated`: passages of the original, by index, that the translation has not seen as they are now. `replaced`: for
    some of these the index that the passage had then. `removed`: indices then of passages that are gone, each with the
    index now before which it stood.
    """

    outdated: tuple[int, ...] = ()
    replaced: Mapping[int, int]
    removed: tuple[tuple[int, int], ...] = ()


class EditionStatus(Struct, frozen=True, kw_only=True):
    """How an article stands in another language. `edition` is the id of the article that translates it, if any."""

    article: str
    lang: Lang
    edition: str | None = None
    translated: bool = False
    recorded: bool = False
    """Whether the edition says which passages it was made from; without that nobody knows what is outdated."""
    outdated: tuple[int, ...] = ()
    removed: int = 0
    total: int = 0
    """Passages of the original."""
    by: Literal["human", "machine"] | None = None
    engine: str | None = None
    reviewed: bool = False


def hash_passage(text: str) -> str:
    """Eight hexadecimal digits of SHA-256; neither line breaks nor spaces nor the form of a character count."""
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()[:HASH_DIGITS]


def passage_hashes(article: Article) -> tuple[str, ...]:
    """A hash for each passage of `article`, in order: what an edition made from it records."""
    return tuple(hash_passage(passage.text) for passage in article.passages)


def find_changes(seen: Sequence[str], now: Sequence[str]) -> Changes:
    """What changed between the hashes that a translation has seen and those of the original now.

    A passage that only moved is not outdated. Within a stretch that changed, passages are matched in order.
    """
    added: list[int] = []
    gone: list[tuple[int, int]] = []
    for tag, a, a_end, b, b_end in SequenceMatcher(None, seen, now, autojunk=False).get_opcodes():
        if tag != "equal":
            gone += [(index, min(b + index - a, b_end)) for index in range(a, a_end)]
            added += range(b, b_end)
    moved = Counter(seen[index] for index, _ in gone) & Counter(now[index] for index in added)
    outdated = _without(added, [now[index] for index in added], moved)
    left = dict(_without(gone, [seen[index] for index, _ in gone], moved))
    replaced = {}
    for index in outdated:
        old = next((old for old, place in left.items() if place == index), None)
        if old is not None:
            replaced[index] = old
            del left[old]
    return Changes(outdated=tuple(outdated), replaced=replaced, removed=tuple(left.items()))


def _without(items: Sequence[T], hashes: Sequence[str], moved: Counter[str]) -> list[T]:
    rest, kept = Counter(moved), []
    for item, name in zip(items, hashes, strict=True):
        if rest[name]:
            rest[name] -= 1
        else:
            kept.append(item)
    return kept


def edition_changes(original: Article, edition: Article) -> Changes:
    """The changes since `edition` was made; none where it does not record what it has seen."""
    if not edition.translated_from:
        return Changes(replaced={})
    return find_changes(edition.translated_from, passage_hashes(original))


def outdated_passages(
    original: Article, edition: Article, counterparts: Mapping[int, Iterable[int]]
) -> dict[int, int | None]:
    """Passages of `edition` that no longer say what the original says, each with the original's passage now.

    `counterparts` maps passages of the original to those of the edition that are aligned with them. Where the edition
    has a passage for each one that it was made from, the place of the old passage tells more than an alignment with
    the new one. None stands for a passage that the original no longer has.
    """
    changes = edition_changes(original, edition)
    parallel = len(edition.passages) == len(edition.translated_from)
    found: dict[int, int | None] = {}
    for index in changes.outdated:
        old = changes.replaced.get(index)
        for own in (old,) if parallel and old is not None else () if parallel else counterparts.get(index, ()):
            found.setdefault(own, index)
    if parallel:
        found.update({old: None for old, _ in changes.removed})
    return found


def edition_status(original: Article, edition: Article) -> EditionStatus:
    """How `edition` stands to `original`."""
    changes, made = edition_changes(original, edition), edition.translation
    return EditionStatus(
        article=original.id,
        lang=edition.lang,
        edition=edition.id,
        translated=True,
        recorded=bool(edition.translated_from),
        outdated=changes.outdated,
        removed=len(changes.removed),
        total=len(original.passages),
        by=made.by if made else None,
        engine=made.engine if made else None,
        reviewed=made.reviewed if made else False,
    )


def find_outdated(articles: Mapping[str, Article]) -> list[Problem]:
    """A warning for each passage of an original that its edition has not seen as it is now."""
    found: list[Problem] = []
    for edition in articles.values():
        original = articles.get(edition.edition_of or "")
        if original is not None:
            found += _warnings(original, edition)
    return found


def _warnings(original: Article, edition: Article) -> list[Problem]:
    changes = edition_changes(original, edition)
    remedy = f"mend the translation, then run `build.py translated {edition.path}`"
    found = [
        Problem(
            path=original.path,
            line=original.passages[index].line,
            severity="warning",
            code="E401",
            message=f"{edition.path} has not seen this passage as it is now; {remedy}",
        )
        for index in changes.outdated
    ]
    for old, before in changes.removed:
        found.append(
            Problem(
                path=edition.path,
                line=_line_of(edition, old),
                severity="warning",
                code="E401",
                message=f"{_removed_where(original, before)}; {remedy}",
            )
        )
    return found


def _line_of(edition: Article, old: int) -> int:
    """Line of the edition's passage for what was passage `old` of the original, else of the record."""
    if len(edition.passages) == len(edition.translated_from):
        return edition.passages[old].line
    return edition.lines.get("translated_from", 0)


def _removed_where(original: Article, before: int) -> str:
    place = f" before line {original.passages[before].line}" if before < len(original.passages) else " at the end"
    return f"{original.path} no longer has a passage that this translation has ({place.strip()})"

"""Where a file stands in its site → its id, and the text that it may be an edition of.

In: paths relative to the corpus, as Hugo, Hexo and Jekyll lay them out, and the site's default language. Out: a Place
for each: `posts/x/index.en.md` and `en/posts/x.md` are the English edition of what `posts/x.md` or `zh-cn/posts/x.md`
holds. An id depends on the path alone, so that another file never changes it: flat files keep their stem.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from pathlib import PurePosixPath

from msgspec import Struct
from msgspec.structs import replace

from tashan.corpus.values import InvalidValueError, to_lang
from tashan.model import EDITIONS, Lang

MAX_ID_BYTES = 140
"""Bytes of an id; it becomes a folder's name, which systems bound at 255 with everything we add."""
HOLDERS = frozenset({"content", "contents", "source", "src", "posts", "post", "_posts", "_drafts", "articles", "blog"})
"""Folders that only hold everything: leading ones are no part of an id."""
_HOLDER_OF = re.compile(r"([A-Za-z]+)[._-]([A-Za-z]{2}(?:[-_][A-Za-z]{2,4})?)")
BUNDLE = "index"
"""Stem of a page bundle, which is called after its folder."""

_LANGUAGE = re.compile(
    r"(?:zh|en)(?:[-_](?:hans|hant|cn|tw|hk|mo|sg|my|us|gb|uk|au|ca))*|cn|tw|hk|english|chinese", re.IGNORECASE
)
_EDITION = re.compile(r"(.+)\.((?:zh|en)(?:[-_][A-Za-z]{2,4}){0,2})", re.IGNORECASE)
_SHORT: dict[str, Lang] = {"cn": "zh-Hans", "tw": "zh-Hant", "hk": "zh-Hant"}
_UNSAFE = re.compile(r"[^\w.-]+|\.{2,}|^[.-]+|[.-]+$")
_DATED = re.compile(r"(\d{4}-\d{1,2}-\d{1,2})-(.+)")
_DAY = re.compile(r"((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])[ _-].*[^\W\d].*")
"""Eight digits before a name: 20160218 A title."""

_FOLDERS = re.compile(r"(?:^|/)((?:19|20)\d\d)/(\d{1,2})/(\d{1,2})(?=/)")


class Place(Struct, frozen=True, kw_only=True):
    """A file's id, what it would share with its editions (`family`), and the language that its path names."""

    id: str
    family: str
    lang: Lang | None = None
    edition_of: str | None = None
    suffixed: bool = False
    """Whether it is the file's name that tells the language, and not a folder's."""


def split_edition(stem: str) -> tuple[str | None, Lang | None]:
    """Base and language of `<slug>.<language>`, as Hugo names translations; two None for any other stem."""
    found = _EDITION.fullmatch(stem)
    if not found:
        return None, None
    try:
        return found[1], to_lang(found[2])
    except InvalidValueError:
        return None, None


def folder_language(name: str) -> Lang | None:
    """The language that a folder's name is, as in `content/zh-cn/`."""
    if not _LANGUAGE.fullmatch(name):
        return None
    try:
        return _SHORT.get(name.lower()) or to_lang(name)
    except InvalidValueError:
        return None


def dated_name(stem: str) -> str | None:
    """The day that a post's name begins with: as Jekyll writes it, or in eight digits. A 31 November is none."""
    found, digits = _DATED.fullmatch(stem), _DAY.fullmatch(stem)
    day = found[1] if found else "-".join(digits.groups()) if digits else None
    return day if day and _exists(day) else None


def dated_path(path: str) -> str | None:
    """The day that the last parts of a path name: as folders, or as a name begins."""
    name = PurePosixPath(path)
    stem = name.parent.name if name.stem.lower() == BUNDLE else name.stem
    folders = _FOLDERS.search(path)
    day = "-".join(folders.groups()) if folders else None
    return dated_name(stem) or (day if day and _exists(day) else None) or dated_name(name.parent.name)


def _exists(day: str) -> bool:
    try:
        date(*map(int, day.split("-")))
    except ValueError:
        return False
    return True


def place_files(names: Sequence[str], default: Lang | None = None) -> tuple[Place, ...]:
    """A place for each of `names` (relative paths), with unique ids, families joined."""
    home = default or EDITIONS[0]
    named = [replace(place, id=_with_language(place, home)) for place in map(_place, names)]
    return _joined(_unique(names, named), home)


def _place(name: str) -> Place:
    """What one path says, before it is compared with others."""
    path = PurePosixPath(name)
    base, lang = split_edition(path.stem)
    stem = base or path.stem
    folders = [part for folder in path.parts[:-1] for part in _parts(folder)]
    at = next((n for n, folder in enumerate(folders) if folder_language(folder)), None)
    if at is not None:
        lang = lang or folder_language(folders[at])
        del folders[at]
    while folders and folders[0].lower() in HOLDERS:
        del folders[0]
    if stem.lower() == BUNDLE and folders:
        stem = folders.pop()
    if len(path.parts) > 1:
        stem = "-".join([*folders, stem])
    return Place(id=make_id(stem), family=make_id(stem), lang=lang, suffixed=base is not None)


def _parts(folder: str) -> tuple[str, ...]:
    """A folder of one language beside that of another, `content.zh`, as the two folders that it stands for."""
    found = _HOLDER_OF.fullmatch(folder)
    if found and found[1].lower() in HOLDERS and folder_language(found[2]):
        return found[1], found[2]
    return (folder,)


def make_id(stem: str) -> str:
    """`stem` as part of an address: letters, digits, `-`, `_` and single dots; a very long one ends with a hash."""
    stem = unicodedata.normalize("NFC", stem)  # some systems write é as e and an accent
    safe = re.sub(r"-{2,}", "-", _UNSAFE.sub("-", stem)).strip("-.") if _UNSAFE.search(stem) else stem
    if not re.search(r"\w", safe):
        return f"article-{_hash(stem)}"
    if len(safe.encode()) <= MAX_ID_BYTES:
        return safe
    cut = safe.encode()[: MAX_ID_BYTES - 9].decode(errors="ignore").rstrip("-.")
    return f"{cut}-{_hash(stem)}"


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def _with_language(place: Place, home: Lang) -> str:
    return place.id if place.lang in {None, home} else f"{place.id}.{place.lang}"


def _unique(names: Sequence[str], found: Sequence[Place]) -> list[Place]:
    """Ids that differ in more than letter case; of two equal ones the later path's names its language, or ends with a
    hash of that path."""
    taken: set[str] = set()
    unique = []
    for name, place in zip(names, found, strict=True):
        choices = (place.id, f"{place.id}.{place.lang}", f"{place.id}-{_hash(name)}")
        free = [one for one in choices if _key(one) not in taken and not (place.lang is None and one == choices[1])]
        taken.add(_key(free[0]))
        unique.append(replace(place, id=free[0]))
    return unique


def _key(name: str) -> str:
    return name.casefold()


def _joined(found: Sequence[Place], home: Lang) -> tuple[Place, ...]:
    """Each edition with the id of its original: the file that names no language, else the one in the site's own."""
    families: dict[str, list[Place]] = defaultdict(list)
    for place in found:
        families[place.family.casefold()].append(place)
    originals = {key: _original(members, home) for key, members in families.items()}
    return tuple(_with_original(place, originals[place.family.casefold()], home) for place in found)


def _original(members: Sequence[Place], home: Lang) -> Place:
    order: list[Lang | None] = [None, home, *EDITIONS]
    return min(members, key=lambda place: order.index(place.lang))


def _with_original(place: Place, original: Place, home: Lang) -> Place:
    """With what it is an edition of; a lone `slug.en.md` names an article that is missing."""
    if place is original and place.suffixed and place.lang != home:
        return replace(place, edition_of=place.family)
    if place is original or place.lang is None or place.lang == original.lang:
        return place
    return replace(place, edition_of=original.id)

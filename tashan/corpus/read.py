"""The corpus folder → raw articles; the only reader of articles.

In: a folder or one of its files. Out: RawArticle values in the order of the paths; every problem of every file is
collected, and a file with an error gives no article. A folder is read twice: first the heads, the names and the edges
of all bodies, which tell what belongs together and what the site repeats, then the bodies that somebody asks for. What
a head says is recalled where that head was read before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path, PurePosixPath

from msgspec import Struct
from msgspec.structs import replace

from tashan.codes import report
from tashan.corpus.decode import Decoded, NotTextError, decode
from tashan.corpus.files import check_name, list_articles, read_bytes, relative_name
from tashan.corpus.front import read_front, read_fronts
from tashan.corpus.layout import Place, dated_path, place_files, split_edition
from tashan.corpus.relations import settle
from tashan.corpus.repeats import Counting, Repeats
from tashan.corpus.sites import read_site
from tashan.corpus.split import Split, UnclosedError, split_front_matter
from tashan.corpus.values import to_date
from tashan.model import FrontMatter, RawArticle, Reference
from tashan.problems import Problems, suggest
from tashan.store import Store, hash_text

DRAFTS = "_drafts"
"""Jekyll's and Hexo's folder of texts that are not published."""
BATCH = 128
"""Files that are in memory at once."""
_TITLE = re.compile(r"^\s*\"?title\"?\s*[:=]\s*[\"']?(.*?)[\"',]*\s*$", re.MULTILINE)


class Survey(Struct, frozen=True, kw_only=True):
    """A corpus but for its bodies: the articles that can be used, with empty ones, and the files that they are in.

    `read`: files that are articles, those with errors included.
    """

    folder: Path
    paths: tuple[Path, ...]
    heads: tuple[RawArticle, ...]
    contents: tuple[bytes, ...]
    """Of each path 16 bytes for what the file holds."""
    repeats: Repeats
    """What the folder repeats; each head holds it too."""
    read: tuple[str, ...]


class _File(Struct, frozen=True, kw_only=True):
    """A file in its place, in two parts; `content` are 16 bytes for both."""

    path: Path
    name: str
    place: Place
    split: Split
    content: bytes


def read_corpus(folder: Path, problems: Problems) -> tuple[RawArticle, ...]:
    """Every article of `folder` that can be used, drafts included, in the order of the paths.

    What is wrong with one leaves that one out: `problems` then holds an error with its path.
    """
    survey = survey_corpus(folder, problems)
    found = (read_body(survey, number) for number in range(len(survey.heads)))
    return tuple(raw for raw in found if raw is not None)


def survey_corpus(folder: Path, problems: Problems, store: Store | None = None) -> Survey:
    """The first reading: everything that can be wrong with an article's file, name, head and relations is reported."""
    paths = list_articles(folder, problems)
    names = [relative_name(path, folder) for path in paths]
    places = place_files(names, read_site(folder).lang)
    opened = (_open(*one, folder, problems) for one in zip(paths, names, places, strict=True))
    waiting, store = filter(None, opened), store or Store()
    counting, raws, files = Counting(), [], dict[str, _File]()
    while batch := list(islice(waiting, BATCH)):
        fronts = read_fronts([(file.name, file.split) for file in batch], problems, store)
        for file, front in zip(batch, fronts, strict=True):
            if front is not None:
                counting.add(front.title, file.split.body)
                empty = replace(file, split=replace(file.split, head="", body=""))
                files[file.name] = empty
                raws.append(_make_article(empty, front))
    heads, repeats = settle(raws, problems), counting.repeats()
    return Survey(
        folder=folder,
        paths=tuple(files[raw.path].path for raw in heads),
        heads=tuple(replace(raw, repeated=repeats.lines, endings=repeats.endings) for raw in heads),
        contents=tuple(files[raw.path].content for raw in heads),
        repeats=repeats,
        read=tuple(names),
    )


def read_body(survey: Survey, number: int) -> RawArticle | None:
    """The second reading: an article of a survey with its body; None where its file has changed meanwhile."""
    head = survey.heads[number]
    split = _read_split(survey.paths[number], survey.folder, head.path, Problems())
    if split is None or _hash(split) != survey.contents[number]:
        return None
    return replace(head, body=split.body)


def read_article(path: Path, folder: Path, problems: Problems, *, alone: bool = False) -> RawArticle | None:
    """The article in `path`, a file in `folder`; None where it has an error, which is reported.

    What the other files of the folder repeat is known of it too, unless it is to be taken `alone`.
    """
    name = relative_name(path, folder)
    site = read_site(folder)
    (place,) = place_files([name], site.lang)
    base, _ = split_edition(path.stem)
    if base and place.lang is not None:
        place = replace(place, edition_of=place_files([relative_name(path.with_name(base), folder)], site.lang)[0].id)
    file = _open(path, name, place, folder, problems)
    front = read_front(file.split, name, problems) if file else None
    raw = _make_article(file, front) if file and front else None
    if raw is None or alone:
        return raw
    repeats = _learn(folder)
    return replace(raw, repeated=repeats.lines, endings=repeats.endings)


def _learn(folder: Path) -> Repeats:
    """What the files of a folder repeat, for one of them that is read on its own."""
    counting = Counting()
    for _, split in read_splits(folder):
        title = _TITLE.search(split.head)
        counting.add(title[1] if title else None, split.body)
    return counting.repeats()


def read_splits(folder: Path) -> Iterator[tuple[str, Split]]:
    """Path, and head and body as they stand, of each file of `folder` that can be read; nothing is judged."""
    unheard = Problems()
    for path in list_articles(folder, unheard):
        name = relative_name(path, folder)
        split = _read_split(path, folder, name, unheard)
        if split is not None:
            yield name, split


def _open(path: Path, name: str, place: Place, folder: Path, problems: Problems) -> _File | None:
    check_name(name, place.id, problems)
    split = _read_split(path, folder, name, problems)
    return None if split is None else _File(path=path, name=name, place=place, split=split, content=_hash(split))


def _hash(split: Split) -> bytes:
    return hash_text(split.head, split.body)


def _read_split(path: Path, folder: Path, name: str, problems: Problems) -> Split | None:
    data = read_bytes(path, folder, problems)
    decoded = None if data is None else _decode(data, name, problems)
    if decoded is None:
        return None
    try:
        return split_front_matter(decoded.text)
    except UnclosedError as error:
        message = f"the front matter is opened with {error.fence} and never closed; valid: a closing line"
        report(problems, name, "F101", message, line=error.line, column=1)
        return None


def read_text(path: Path, folder: Path, problems: Problems) -> str | None:
    """The text of a file inside `folder` as it stands, None where it cannot be had; the reason is reported."""
    data = read_bytes(path, folder, problems)
    decoded = None if data is None else _decode(data, relative_name(path, folder), problems)
    return None if decoded is None else decoded.text


def _decode(data: bytes, name: str, problems: Problems) -> Decoded | None:
    try:
        decoded = decode(data)
    except NotTextError as error:
        report(problems, name, "C011", f"is not text: {error}; valid: plain text or Markdown")
        return None
    if decoded is None:
        report(problems, name, "C012", "is in no known encoding; valid: UTF-8 (GB18030, Big5 and UTF-16 are read too)")
        return None
    if not decoded.sure:
        report(problems, name, "C013", f"was read as {decoded.encoding}, a guess on few characters; valid: UTF-8")
    if not decoded.text.strip():
        report(problems, name, "C006", "is empty; valid: an article's text")
        return None
    damaged = decoded.text.find("\ufffd")
    if damaged >= 0:
        line, column = decoded.text.count("\n", 0, damaged) + 1, damaged - decoded.text.rfind("\n", 0, damaged)
        count = decoded.text.count("\ufffd")
        message = f"{count} replacement characters: the text was damaged before; valid: its source's text"
        report(problems, name, "C021", message, line=line, column=column)
    return decoded


def _make_article(file: _File, front: FrontMatter) -> RawArticle:
    day = dated_path(file.name)
    if front.date is None and day is not None:
        front = replace(front, date=to_date(day))
    if DRAFTS in PurePosixPath(file.name).parts:
        front = replace(front, draft=True)
    return RawArticle(
        id=file.place.id,
        path=file.name,
        front=front,
        body=file.split.body,
        body_line=file.split.body_line,
        edition_of=file.place.edition_of,
        edition_lang=file.place.lang,
    )


def check_cities(articles: Iterable[RawArticle], reference: Reference, problems: Problems) -> None:
    """Report each id in an article's `cities` that the reference data does not have."""
    known = {place.id for place in reference.places}
    names = {
        name: place.id for place in reference.places for name in (place.name.zh_hans, place.name.en, *place.aliases)
    }
    for raw in articles:
        for city in raw.front.cities:
            if city not in known:
                hint = suggest(city, known, names) or "; valid: an id of that file"
                message = f"`cities` names '{city}', which is not in cities.yml{hint}"
                report(problems, raw.path, "F138", message, line=raw.front.lines.get("cities", 0))

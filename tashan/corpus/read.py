"""The corpus folder → raw articles; the only reader of articles.

In: a folder or one of its files. Out: RawArticle values in the order of the paths; every problem of every file is
collected, and a file with an error gives no article. A folder is read twice: first the heads, the names and the edges
of all bodies, which tell what belongs together and what the site repeats, then one body after the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from tashan.codes import report
from tashan.corpus.decode import Decoded, NotTextError, decode
from tashan.corpus.explain import KNOWN, validate_head
from tashan.corpus.files import check_name, list_articles, read_bytes, relative_name
from tashan.corpus.heads import parse_head
from tashan.corpus.layout import Place, dated_path, place_files, split_edition
from tashan.corpus.relations import settle
from tashan.corpus.repeats import Counting, Repeats
from tashan.corpus.sites import read_site
from tashan.corpus.split import Split, UnclosedError, split_front_matter
from tashan.corpus.values import to_date
from tashan.model import RawArticle, Reference
from tashan.problems import Problems, suggest

DRAFTS = "_drafts"
"""Jekyll's and Hexo's folder of texts that are not published."""
_TITLE = re.compile(r"^\s*\"?title\"?\s*[:=]\s*[\"']?(.*?)[\"',]*\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """A corpus but for its bodies: the articles that can be used, with empty ones, and the files that they are in.

    `read`: files that are articles, those with errors included.
    """

    folder: Path
    paths: tuple[Path, ...]
    heads: tuple[RawArticle, ...]
    read: tuple[str, ...]


def read_corpus(folder: Path, problems: Problems) -> tuple[RawArticle, ...]:
    """Every article of `folder` that can be used, drafts included, in the order of the paths.

    What is wrong with one leaves that one out: `problems` then holds an error with its path.
    """
    return tuple(read_bodies(survey_corpus(folder, problems)))


def survey_corpus(folder: Path, problems: Problems) -> Survey:
    """The first reading: everything that can be wrong with an article's file, name, head and relations is reported."""
    paths = list_articles(folder, problems)
    names = [relative_name(path, folder) for path in paths]
    counting, found = Counting(), []
    for path, name, place in zip(paths, names, place_files(names, read_site(folder).lang), strict=True):
        raw = _read_placed(path, folder, name, place, problems)
        if raw is not None:
            counting.add(raw.front.title, raw.body)
            found.append((path, replace(raw, body="")))
    heads = settle([raw for _, raw in found], problems)
    path_of = {raw.path: path for path, raw in found}
    repeats = counting.repeats()
    return Survey(
        folder=folder,
        paths=tuple(path_of[raw.path] for raw in heads),
        heads=tuple(replace(raw, repeated=repeats.lines, endings=repeats.endings) for raw in heads),
        read=tuple(names),
    )


def read_bodies(survey: Survey) -> Iterator[RawArticle]:
    """The second reading: each article of a survey with its body. A file that changed meanwhile is left out."""
    for path, raw in zip(survey.paths, survey.heads, strict=True):
        split = _read_split(path, survey.folder, raw.path, Problems())
        if split is not None:
            yield replace(raw, body=split.body, body_line=split.body_line)


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
    raw = _read_placed(path, folder, name, place, problems)
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


def _read_placed(path: Path, folder: Path, name: str, place: Place, problems: Problems) -> RawArticle | None:
    check_name(name, place.id, problems)
    split = _read_split(path, folder, name, problems)
    return None if split is None else _make_article(place, name, split, problems)


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


def _make_article(place: Place, name: str, split: Split, problems: Problems) -> RawArticle | None:
    tree = parse_head(split, name, problems, KNOWN)
    front = None if tree is None else validate_head(tree, name, problems)
    if tree is None or front is None or tree.duplicates:
        return None
    day = dated_path(name)
    if front.date is None and day is not None:
        front = replace(front, date=to_date(day))
    if DRAFTS in PurePosixPath(name).parts:
        front = replace(front, draft=True)
    return RawArticle(
        id=place.id,
        path=name,
        front=front,
        body=split.body,
        body_line=split.body_line,
        edition_of=place.edition_of,
        edition_lang=place.lang,
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

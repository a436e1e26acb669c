"""The corpus folder → raw articles; the only reader of articles.

In: a folder or one of its files. Out: RawArticle values in the order of the file names; every problem of every file is
collected, and a file with an error gives no article.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from tashan.corpus.codes import report
from tashan.corpus.decode import Decoded, NotTextError, decode
from tashan.corpus.explain import validate_head
from tashan.corpus.files import check_name, list_articles, make_id, read_bytes, relative_name
from tashan.corpus.heads import parse_head
from tashan.corpus.split import Split, UnclosedError, split_front_matter
from tashan.corpus.values import to_lang
from tashan.model import Lang, RawArticle, Reference
from tashan.problems import Problems

_EDITION = re.compile(r"(.+)\.((?:zh|en)(?:[-_][A-Za-z]{2,4}){0,2})", re.IGNORECASE)


def read_corpus(folder: Path, problems: Problems) -> tuple[RawArticle, ...]:
    """Every article of `folder`, drafts included, in the order of the file names."""
    paths = list_articles(folder, problems)
    found = tuple(raw for path in paths if (raw := read_article(path, folder, problems)) is not None)
    names = {make_id(path) for path in paths}
    _check_addresses(found, problems)
    for raw in found:
        _check_edition(raw, names, problems)
        _check_links(raw, names, problems)
    return found


def read_article(path: Path, folder: Path, problems: Problems) -> RawArticle | None:
    """The article in `path`, a file in `folder`; None where it has an error, which is reported."""
    name = relative_name(path, folder)
    if not check_name(path, name, problems):
        return None
    data = read_bytes(path, folder, problems)
    decoded = None if data is None else _decode(data, name, problems)
    if decoded is None:
        return None
    try:
        split = split_front_matter(decoded.text)
    except UnclosedError as error:
        message = f"the front matter is opened with {error.fence} and never closed; valid: a closing line"
        report(problems, name, "F101", message, line=error.line, column=1)
        return None
    return _make_article(path, name, split, problems)


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


def _make_article(path: Path, name: str, split: Split, problems: Problems) -> RawArticle | None:
    tree = parse_head(split, name, problems)
    front = None if tree is None else validate_head(tree, name, problems)
    if tree is None or front is None or tree.duplicates:
        return None
    base, lang = split_edition(make_id(path))
    return RawArticle(
        id=make_id(path),
        path=name,
        front=front,
        body=split.body,
        body_line=split.body_line,
        edition_of=base,
        edition_lang=lang,
    )


def split_edition(stem: str) -> tuple[str | None, Lang | None]:
    """Base and language of `<slug>.<language>`, as Hugo names translations; two None for any other stem."""
    found = _EDITION.fullmatch(stem)
    return (found[1], to_lang(found[2])) if found else (None, None)


def _check_addresses(found: Iterable[RawArticle], problems: Problems) -> None:
    """No two files may want one address; letter case and accents written in two ways do not tell them apart."""
    taken: dict[str, RawArticle] = {}
    for raw in found:
        for address in dict.fromkeys((raw.id, _address(raw))):
            key = unicodedata.normalize("NFC", address).casefold()
            first = taken.setdefault(key, raw)
            if first is not raw:
                line = raw.front.lines.get("slug", 0)
                message = f"has the address '{address}', which {first.path} has already; valid: another name or slug"
                report(problems, raw.path, "C016", message, line=line)
                break


def _address(raw: RawArticle) -> str:
    """The slug that a reader sees, with the language of an edition's file."""
    slug = raw.front.slug or raw.edition_of or raw.id
    return f"{slug}.{raw.edition_lang}" if raw.edition_of else slug


def _check_edition(raw: RawArticle, names: set[str], problems: Problems) -> None:
    if raw.edition_of is None:
        return
    if raw.edition_of not in names:
        message = f"is an edition of '{raw.edition_of}', which has no file; valid: an edition beside its article"
        report(problems, raw.path, "C017", message)
    if raw.front.lang and raw.front.lang != raw.edition_lang:
        message = f"`lang` is {raw.front.lang}, but the file's name says {raw.edition_lang}; valid: one language"
        report(
            problems, raw.path, "C018", message, line=raw.front.lines.get("lang", raw.front.lines.get("language", 0))
        )


def _check_links(raw: RawArticle, names: set[str], problems: Problems) -> None:
    """What `version_of` and `not_version_of` name exists, is another article, and is not both."""
    front = raw.front
    wanted = [("version_of", front.version_of)] if front.version_of else []
    wanted += [("not_version_of", other) for other in front.not_version_of]
    for key, other in wanted:
        line = front.lines.get(key, 0)
        if other == raw.id:
            report(problems, raw.path, "F135", f"`{key}` names the article itself; valid: another article", line=line)
        elif other not in names:
            message = (
                f"`{key}` names '{other}', which is not in this corpus; valid: the name of a file without its ending"
            )
            report(problems, raw.path, "F134", message, line=line)
    if front.version_of and front.version_of in front.not_version_of:
        message = f"'{front.version_of}' is named by `version_of` and by `not_version_of`; valid: one of them"
        report(problems, raw.path, "F136", message, line=front.lines.get("not_version_of", 0))


def check_cities(articles: Iterable[RawArticle], reference: Reference, problems: Problems) -> None:
    """Report each id in an article's `cities` that the reference data does not have."""
    known = {place.id for place in reference.places}
    for raw in articles:
        for city in raw.front.cities:
            if city not in known:
                message = f"`cities` names '{city}', which is not in cities.yml; valid: an id of that file"
                report(problems, raw.path, "F138", message, line=raw.front.lines.get("cities", 0))

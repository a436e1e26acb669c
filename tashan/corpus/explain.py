"""Data of a block → FrontMatter, with pydantic's errors worded and placed.

In: a Tree and the path that problems print. Out: the typed front matter, or None where it has errors; every finding
names its key, what was found and what is valid.
"""

from __future__ import annotations

import difflib
from datetime import UTC, datetime
from typing import Any

from msgspec.structs import replace
from pydantic import ValidationError

from tashan.codes import report
from tashan.corpus.heads import describe
from tashan.corpus.schema import FrontMatterModel, SourceModel, TranslationModel, to_front_matter
from tashan.corpus.values import InvalidValueError, find_ahead
from tashan.corpus.yamltree import Path, Tree
from tashan.language.dates import parse_date
from tashan.model import FrontMatter, Repaired
from tashan.problems import Problems

KNOWN = tuple(FrontMatterModel.model_fields)
_HUGO = """
    aliases audio author_id authorbox authorlink authorURL originallink originalURL build cascade category code
    comments cover created data dates editor enableComments expiryDate featured featured_image genre headless hidden
    id image images isCJKLanguage lastMod layout lead license linkTitle markup math mathjax menu menus meta modified
    original outputs pager params permalink pin pubDate publishDate readingTime resources robots section series
    share show_reading_time sidebar sitemap status subtitle tag thumbnail toc topic topics translations translator
    translatorlink translators type updated url uuid version videos weight widgets
"""
HUGO = frozenset(_HUGO.split())
"""Keys of Hugo and its themes that are kept without a word, however much they look like ours."""
SLIP = 0.8
"""Similarity from which an unknown key is a slip of a known one: `tittle`, `autors` and `sumary` score 0.88 and more;
the closest of Hugo's own keys that are not listed above score below 0.75."""
_SAME = (("date", "published"), ("lang", "language"))


def validate_head(tree: Tree, path: str, problems: Problems, now: datetime | None = None) -> FrontMatter | None:
    """The typed front matter, or None where a value is not valid; all findings are reported."""
    tree = _in_small_letters(tree)
    data: dict[str, Any] = tree.data
    try:
        found = FrontMatterModel.model_validate(data)
    except ValidationError as error:
        for fault in error.errors(include_url=False):
            _report_fault(fault, tree, path, problems)
        return None
    _warn_keys(data, tree, path, problems)
    front = to_front_matter(found, {str(key[0]): place[0] for key, place in tree.keys.items() if len(key) == 1})
    _check_dates(front, tree, path, problems, now or datetime.now(UTC))
    return _with_zones_said(front, data, tree)


def _in_small_letters(tree: Tree) -> Tree:
    """The tree with `Title:` as `title:`, which Hugo reads as one; where both stand the small one counts."""
    names = {
        key: small
        for key in tree.data
        if isinstance(key, str) and key not in HUGO and (small := key.lower()) != key and small in KNOWN
    }
    names = {key: small for key, small in names.items() if small not in tree.data}
    if not names:
        return tree

    def named(path: Path) -> Path:
        return (names.get(str(path[0]), path[0]), *path[1:]) if path else path

    return Tree(
        data={names.get(key, key): value for key, value in tree.data.items()},
        values={named(path): place for path, place in tree.values.items()},
        keys={named(path): place for path, place in tree.keys.items()},
        duplicates=tree.duplicates,
    )


def _report_fault(fault: Any, tree: Tree, path: str, problems: Problems) -> None:
    where: Path = tuple(part for part in fault["loc"] if not str(part).startswith("function-"))
    code, message = _word(fault)
    place = tree.values.get(where) or _nearest(where, tree)
    if code == "F139":
        place = tree.keys.get(where) or place
    name = ".".join(str(part) for part in where)
    report(problems, path, code, f"`{name}` {message}", line=place[0], column=place[1])


def _nearest(where: Path, tree: Tree) -> tuple[int, int]:
    """The place of the innermost entry around `where` that has one."""
    for end in range(len(where), 0, -1):
        if where[:end] in tree.values:
            return tree.values[where[:end]]
    return tree.values.get((), (1, 1))


def _word(fault: Any) -> tuple[str, str]:
    """Code and message of one of pydantic's errors."""
    kind, own = fault["type"], fault.get("ctx", {}).get("error")
    if isinstance(own, InvalidValueError):
        return own.code, own.message
    if kind == "extra_forbidden":
        model = SourceModel if fault["loc"][0] == "source" else TranslationModel
        return "F139", f"is unknown; valid: {', '.join(model.model_fields)}"
    if kind == "missing":
        return "F120", "is missing; valid: human or machine"
    return "F120", f"is {describe(fault['input'])}; {fault['msg'].lower()}"


def _warn_keys(data: dict[str, Any], tree: Tree, path: str, problems: Problems) -> None:
    for key, value in data.items():
        line, column = tree.keys.get((key,), (1, 1))
        if key not in KNOWN and key not in HUGO:
            close = difflib.get_close_matches(key.lower(), KNOWN, n=1, cutoff=SLIP)
            if close and abs(len(key) - len(close[0])) <= 1:
                message = f"the key '{key}' is unknown and ignored; did you mean `{close[0]}`?"
                report(problems, path, "F114", message, line=line, column=column)
        elif key == "date" and value in (None, ""):
            report(problems, path, "F141", f"`{key}` is empty; fill it in or delete the key", line=line, column=column)
    _warn_twice(data, tree, path, problems)


def _warn_twice(data: dict[str, Any], tree: Tree, path: str, problems: Problems) -> None:
    """Two keys for one thing that say different things; Jekyll's `published: true` is none of them."""
    for first, second in _SAME:
        if data.get(first) and data.get(second) and data[first] != data[second] and data[second] is not True:
            line, column = tree.keys.get((second,), (1, 1))
            message = (
                f"`{second}` says {describe(data[second])} and `{first}` {describe(data[first])}; `{first}` counts"
            )
            report(problems, path, "F140", message, line=line, column=column)


def _check_dates(front: FrontMatter, tree: Tree, path: str, problems: Problems, now: datetime) -> None:
    for where, moment in find_ahead(front, now):
        line, column = tree.values.get(where, (1, 1))
        message = f"`{'.'.join(where)}` is {moment:%Y-%m-%d}, which lies in the future; valid: today or earlier"
        report(problems, path, "F124", message, line=line, column=column)
    if front.date and front.lastmod and front.lastmod.date() < front.date.date():
        line, column = tree.values.get(("lastmod",), (1, 1))
        message = (
            f"`lastmod` is {front.lastmod:%Y-%m-%d}, before `date` {front.date:%Y-%m-%d}; valid: the same day or later"
        )
        report(problems, path, "F125", message, line=line, column=column)


def _with_zones_said(front: FrontMatter, data: dict[str, Any], tree: Tree) -> FrontMatter:
    """Note each date that was read in Shanghai's time because it named no zone, for `inspect`."""
    notes = []
    source = data.get("source")
    dates = [(key, data.get(key)) for key in ("date", "published", "lastmod")]
    dates += [("source.published", source.get("published"))] if isinstance(source, dict) else []
    for key, value in dates:
        moment = parse_date(str(value)) if value else None
        if moment and getattr(moment.tzinfo, "key", None) == "Asia/Shanghai":
            line = tree.keys.get(tuple(key.split(".")), (0, 0))[0]
            after = f"{moment.isoformat()} (no time zone given: Asia/Shanghai)"
            notes.append(Repaired(line=line, before=f"{key}: {value}", after=f"{key}: {after}"))
    return replace(front, read_as=tuple(notes))

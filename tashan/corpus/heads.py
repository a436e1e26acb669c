"""Front matter blocks → data with places, whatever their format.

In: a Split. Out: a yamltree.Tree whose data is a dict, every fault reported with its place in the file.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Collection
from datetime import date, datetime, time
from typing import Any

from msgspec.structs import replace

from tashan.codes import report
from tashan.corpus.split import MAX_HEAD, Split
from tashan.corpus.yamltree import MAX_DEPTH, MAX_VALUES, Tree, TreeError, parse_yaml
from tashan.problems import Problems

_WIDE_COLON = re.compile(r"(?P<key>[A-Za-z_][\w-]{0,40})(?P<colon>：|:\u3000)[ \u3000]*")
_NO_SPACE = re.compile(
    r"(?P<key>title|date|author|authors|tags|categories|keywords|description|summary|slug|permalink|custom_title)"
    r":(?=[^\s/])"
)
_CUT_OFF = re.compile(
    r"(?P<key>title|subtitle|summary|description):[ ]+(?P<value>[^\s\"'\[{|>&*!#%@`][^\n]*? #[^\s#][^\n]*?)[ ]*$"
)
"""` #1` is part of a name, as in 杭州 #1; a comment has a space behind its mark."""
_ONE_LINE = re.compile(
    r"(?P<key>[^\s:#'\"\[\]{}|>&*!%@`,?-][^\s:#]{0,40}):[ ]+"
    r"(?P<value>(?:[^\s\"'\[{|>&*!#%@`,?-]|(?P<quote>[\"'])[^\n]*(?P=quote)(?!$)|[@`%,?-](?=\S))[^\n]*?)[ ]*"
)
_TAB = re.compile(r"(?P<gap> *\t[ \t]*)(?=\S)(?P<item>- )?")
_ITEM = re.compile(r"( *)- ")
MOST_MENDED = 8
_TOML_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_TOML_KEY = re.compile(r"[ \t]*([A-Za-z0-9_-]+|\"[^\"\n]*\"|'[^'\n]*')[ \t]*=[ \t]*")
_TOML_TABLE = re.compile(r"[ \t]*\[\[?[ \t]*([A-Za-z0-9_-]+)[ \t]*\]\]?")

_TOML_TEXT = re.compile(
    r'''"""(?:[^\\"]|\\.|"(?!""))*+"""|''' r"""'''(?:[^']|'(?!''))*'''|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|\#[^\n]*""",
    re.DOTALL,
)
"""Text in quotes, and comments: what stands there nests nothing."""
_TOML_NEST = re.compile(r"[\[\]{}]")
_TOML_BETWEEN = re.compile(r"[=\[\]{},]")


def parse_head(split: Split, path: str, problems: Problems, read: Collection[str]) -> Tree | None:
    """The block's data, empty where there is no block; None where it cannot be used, which is then reported.

    `read` are the keys that mean something: one that does not may stand there twice.
    """
    if split.format is None:
        return Tree(data={})
    try:
        _check_size(split)
        if split.format == "yaml":
            tree = _parse_mended(_mended(split, path, problems), path, problems)
        else:
            tree = {"toml": _parse_toml_head, "json": _parse_json_head}[split.format](split)
    except TreeError as error:
        report(problems, path, error.code, error.message, line=error.line, column=error.column)
        return None
    tree.duplicates = [found for found in tree.duplicates if found[0][0] in read]
    report_duplicates(tree, path, problems)
    return tree


def _parse_mended(split: Split, path: str, problems: Problems) -> Tree:
    """The YAML's data; a value of one line that YAML cannot read, `title: 城市: 耐心`, is its text, with a warning."""
    mended: dict[int, re.Match[str]] = {}
    faults: dict[int, TreeError] = {}
    while True:
        try:
            tree = _parse_yaml_head(split)
        except TreeError as error:
            lines = split.head.split("\n")
            number = error.line - split.head_line
            plain = _ONE_LINE.fullmatch(lines[number]) if 0 <= number < len(lines) else None
            if number in mended:
                raise faults[number] from None
            if error.code != "F102" or not plain or len(mended) >= MOST_MENDED:
                raise
            mended[number], faults[number] = plain, error
            text = plain["value"].replace("'", "''")
            lines[number] = f"{plain['key']}: '{text}'"
            split = replace(split, head="\n".join(lines))
            continue
        for number, plain in mended.items():
            message = f"`{plain['key']}` was read as its whole line; valid: the value in quotes"
            report(problems, path, "F145", message, line=split.head_line + number, column=plain.start("value") + 1)
        return tree


def _mended(split: Split, path: str, problems: Problems) -> Split:
    """YAML in which slips that have one reading only are mended, each with a warning; the lines stay the same."""
    lines = _without_tabs(split, path, problems)
    for number, line in enumerate(lines):
        if wide := _WIDE_COLON.match(line):
            kind = "colon" if wide["colon"] == "：" else "space"
            lines[number] = f"{wide['key']}: {line[wide.end() :]}"
            message = f"a full-width {kind} stands behind '{wide['key']}'; it was read as `: `"
            message += f"; valid: a plain colon and a space, as in `{wide['key']}: …`"
            report(problems, path, "F144", message, line=split.head_line + number, column=wide.start("colon") + 1)
        elif bare := _NO_SPACE.match(line):
            lines[number] = f"{bare['key']}: {line[bare.end() :]}"
            message = f"no space stands behind '{bare['key']}:'; it was read as `: `"
            message += f"; valid: a colon and a space, as in `{bare['key']}: …`"
            report(problems, path, "F144", message, line=split.head_line + number, column=bare.end() + 1)
        elif cut := _CUT_OFF.match(line):
            text = cut["value"].replace("'", "''")
            lines[number] = f"{cut['key']}: '{text}'"
            message = (
                f"`{cut['key']}` was read as '{cut['value']}', though ` #` begins a comment; valid: the value in quotes"
            )
            report(problems, path, "F143", message, line=split.head_line + number, column=cut.start("value") + 1)
    return replace(split, head="\n".join(lines))


def _without_tabs(split: Split, path: str, problems: Problems) -> list[str]:
    """The head's lines with tabs in front read as two spaces, as Hexo does; an item stands where the one above does."""
    lines, first = ["" if line.isspace() else line for line in split.head.split("\n")], True
    for number, line in enumerate(lines):
        tab = _TAB.match(line)
        if tab is None:
            continue
        above = _ITEM.match(lines[number - 1]) if number and tab["item"] else None
        lines[number] = (above[1] if above else tab["gap"].replace("\t", "  ")) + line[tab.end("gap") :]
        if first:
            message = "a tab stands where a line begins; it was read as two spaces; valid: spaces"
            report(problems, path, "F146", message, line=split.head_line + number, column=line.index("\t") + 1)
        first = False
    return lines


def report_duplicates(tree: Tree, path: str, problems: Problems) -> None:
    """One problem for each key that is given a second time."""
    for where, (line, column) in tree.duplicates:
        first = tree.keys[where][0]
        message = f"the key '{where[-1]}' is given twice, first on line {first}; valid: each key once"
        report(problems, path, "F110", message, line=line, column=column)


def _check_size(split: Split) -> None:
    if len(split.head) > MAX_HEAD:
        message = f"the front matter has {len(split.head):,} characters; valid: at most {MAX_HEAD:,}"
        raise TreeError("F106", message, split.head_line, 1)


def _parse_yaml_head(split: Split) -> Tree:
    tree = parse_yaml(split.head, split.head_line)
    if tree.data is None:
        tree.data = {}
    if not isinstance(tree.data, dict):
        line, column = tree.values[()]
        raise TreeError("F105", f"the front matter is {describe(tree.data)}; valid: `key: value` lines", line, column)
    return tree


def _check_toml(split: Split) -> None:
    """Raise TreeError where dots or brackets nest too deeply: Python's parser takes gigabytes for a few thousand."""
    depth = 0
    for number, line in enumerate(_TOML_TEXT.sub(_only_lines, split.head).split("\n"), split.head_line):
        for found in _TOML_NEST.finditer(line):
            depth += 1 if found[0] in "[{" else -1
            if depth > MAX_DEPTH:
                message = f"values are nested more than {MAX_DEPTH} deep; valid: flat keys"
                raise TreeError("F107", message, number, found.start() + 1)
        if any(key.count(".") > MAX_DEPTH for key in _TOML_BETWEEN.split(line)):
            raise TreeError("F107", f"a key has more than {MAX_DEPTH} dots; valid: flat keys", number, 1)


def _only_lines(found: re.Match[str]) -> str:
    return "\n" * found[0].count("\n")


def _parse_toml_head(split: Split) -> Tree:
    _check_toml(split)
    try:
        data = tomllib.loads(split.head)
    except tomllib.TOMLDecodeError as error:
        line, column = _toml_place(str(error), split)
        code = "F110" if "overwrite" in str(error) or "twice" in str(error) else "F103"
        said = _TOML_PLACE.sub("", str(error))
        valid = "each key once" if code == "F110" else 'lines such as title = "城市"'
        raise TreeError(code, f"{said[:1].lower()}{said[1:]}; valid: {valid}", line, column) from None
    except RecursionError:
        raise TreeError(
            "F107", f"values are nested more than {MAX_DEPTH} deep; valid: flat keys", split.head_line, 1
        ) from None
    tree = Tree(data=_plain(data, split.head_line, 0))
    _place_toml(split, tree)
    return tree


def _toml_place(message: str, split: Split) -> tuple[int, int]:
    found = _TOML_PLACE.search(message)
    if found is None or found[1] is None:
        return split.head_line + max(split.head.count("\n") - 1, 0), 1
    return split.head_line + int(found[1]) - 1, int(found[2])


def _plain(value: Any, line: int, depth: int) -> Any:
    """TOML's and JSON's values as YAML gives them: dates as text."""
    if depth > MAX_DEPTH:
        raise TreeError("F107", f"values are nested more than {MAX_DEPTH} deep; valid: flat keys", line, 1)
    if isinstance(value, dict):
        return {key: _plain(entry, line, depth + 1) for key, entry in value.items()}
    if isinstance(value, list):
        return [_plain(entry, line, depth + 1) for entry in value]
    return value.isoformat() if isinstance(value, (date, datetime, time)) else value


def _place_toml(split: Split, tree: Tree) -> None:
    """Places of the keys, read off the lines: `key =` under the table that is open there."""
    table: tuple[str, ...] = ()
    for number, line in enumerate(split.head.split("\n"), split.head_line):
        if opened := _TOML_TABLE.match(line):
            table = (opened[1],)
            tree.keys.setdefault(table, (number, opened.start(1) + 1))
            tree.values.setdefault(table, (number, opened.start(1) + 1))
        elif key := _TOML_KEY.match(line):
            where = (*table, key[1].strip("\"'"))
            tree.keys.setdefault(where, (number, key.start(1) + 1))
            tree.values.setdefault(where, (number, key.end() + 1))


def _parse_json_head(split: Split) -> Tree:
    try:
        data = json.loads(split.head)
    except json.JSONDecodeError as error:
        message = f'{error.msg[:1].lower()}{error.msg[1:]}; valid: "key": value entries with commas between them'
        raise TreeError("F104", message, split.head_line + error.lineno - 1, error.colno) from None
    except (ValueError, RecursionError):
        raise TreeError(
            "F107", f"values are nested more than {MAX_DEPTH} deep; valid: flat keys", split.head_line, 1
        ) from None
    plain = _plain(data, split.head_line, 0)
    try:  # JSON without tabs and surrogates is YAML, which knows places and sees duplicates
        placed = parse_yaml(split.head.replace("\t", " "), split.head_line)
    except TreeError as error:
        if error.code == "F108":
            raise
        return Tree(data=plain)
    placed.data = plain if not placed.duplicates else placed.data
    return placed


def describe(value: Any) -> str:
    """A value in words, for messages: what kind it is and how it reads."""
    if value is None:
        return "empty"
    if isinstance(value, bool):
        return f"the switch {str(value).lower()}"
    if isinstance(value, (int, float)):
        return f"the number {value}"
    if isinstance(value, list):
        return f"a list of {len(value)}"
    if isinstance(value, dict):
        return f"entries ({', '.join(map(str, list(value)[:3]))})"
    text = str(value)
    return f"'{text[:60]}…'" if len(text) > 60 else f"'{text}'"


__all__ = ["MAX_VALUES", "describe", "parse_head", "report_duplicates"]

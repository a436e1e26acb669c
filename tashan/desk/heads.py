"""One key of a file's front matter, written anew; every other byte stays.

In: the bytes of a file, a key and its words. Out: the bytes with that key set, in the file's own format, encoding and
line ends. What was written is read back before it is handed out: a head that would change elsewhere is refused.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Sequence
from typing import Any

import yaml

from tashan.corpus.split import Format, split_front_matter
from tashan.desk.files import EditError
from tashan.desk.texts import edit_text

WIDTH = 100
"""Characters after which a list goes on in the next line."""

_TOML_TABLE = re.compile(r"^[ \t]*\[", re.MULTILINE)


def set_list(data: bytes, key: str, words: Sequence[str]) -> bytes:
    """`data` with front-matter `key` set to a list of plain words. Raises EditError."""
    return edit_text(data, lambda text: _set_in_text(text, key, words))


def _set_in_text(text: str, key: str, words: Sequence[str]) -> str:
    split = split_front_matter(text)
    if split.format is None:
        return f"---\n{_yaml_entry(key, words)}\n---\n{text}"
    start = sum(len(line) + 1 for line in text.split("\n", split.head_line - 1)[: split.head_line - 1])
    end = start + len(split.head)
    head = text[start:end]
    for attempt in _WRITERS[split.format](head, key, words):
        if _says(split.format, attempt, head, key, words):
            return text[:start] + attempt + text[end:]
    raise EditError(f"has front matter in which `{key}` cannot be set; write {key}: {_flow(words)} by hand")


def _flow(words: Sequence[str], indent: str | None = None) -> str:
    """`["a", "b"]`, the same in all three formats; with an indent, lines are broken at WIDTH."""
    lines, line = [], ""
    for word in words:
        item = f'"{word}", '
        if line and len(indent or "") + len(line) + len(item) > WIDTH:
            lines.append(line.rstrip())
            line = ""
        line += item
    lines.append(line.rstrip(", "))
    return "[" + (" " if indent is None else f"\n{indent}").join(lines) + "]"


def _yaml_entry(key: str, words: Sequence[str], indent: str = "") -> str:
    return f"{indent}{key}: {_flow(words, indent + '  ')}"


def _write_yaml(head: str, key: str, words: Sequence[str]) -> list[str]:
    node = yaml.compose(head, Loader=yaml.SafeLoader)  # marks count characters, which libyaml's do not
    if node is None:
        return [head + _yaml_entry(key, words) + "\n"]
    if not isinstance(node, yaml.MappingNode):
        return []
    flow = _flow(words, "  ")
    for name, value in node.value:
        if name.value == key:
            start, end = value.start_mark.index, _end_of(value)
            gap = "" if head[start - 1 : start].isspace() else " "
            if start < end and "\n" not in head[name.end_mark.index : start]:
                return [head[:start] + gap + flow + head[end:]]
            colon = head.index(":", name.end_mark.index) + 1  # a list of `- ` lines, or nothing
            line_end = re.compile(r"[ \t]*(?=\n|\Z)").search(head, colon)
            rest = head[colon : line_end.start()] if line_end else ""
            return [f"{head[:colon]} {flow}{rest}{head[max(end, colon + len(rest)) :]}"]
    if node.flow_style:
        end = node.end_mark.index - 1
        comma = ", " if node.value else ""
        return [head[:end].rstrip() + f"{comma}{key}: {_flow(words)}" + head[end:]]
    indent = " " * node.start_mark.column
    return [_closed(head) + _yaml_entry(key, words, indent) + "\n"]


def _end_of(node: yaml.Node) -> int:
    """Where a value ends, comments and blank lines below it left out."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end_of(last[1] if isinstance(last, tuple) else last)
    return int(node.end_mark.index)


def _write_toml(head: str, key: str, words: Sequence[str]) -> list[str]:
    entry = f"{key} = {_flow(words, '  ')}"
    attempts = [
        head[: found.start()] + entry + head[end:]
        for found in re.finditer(rf"^[ \t]*(?:{key}|\"{key}\"|'{key}')[ \t]*=[ \t]*", head, re.MULTILINE)
        for end in _toml_ends(head, found.end())
    ]
    table = _TOML_TABLE.search(head)
    place = table.start() if table else len(head)
    before = _closed(head[:place])
    return [*attempts, before + entry + "\n" + head[place:], entry + "\n" + head]


def _toml_ends(head: str, start: int) -> list[int]:
    """The first place after `start` up to which a whole value stands."""
    for found in re.finditer(r"\]|\n|\Z", head[start:]):
        end = start + (found.end() if found.group() == "]" else found.start())
        try:
            tomllib.loads(f"value = {head[start:end]}")
        except tomllib.TOMLDecodeError:
            continue
        return [end]
    return []


def _write_json(head: str, key: str, words: Sequence[str]) -> list[str]:
    decoder = json.JSONDecoder()
    blank = re.compile(r"\s*")

    def skip(at: int) -> int:
        found = blank.match(head, at)
        return found.end() if found else at

    at, last = skip(head.index("{") + 1), 0
    first = at
    while head[at] != "}":
        name, at = decoder.raw_decode(head, at)
        start = skip(skip(at) + 1)
        _, end = decoder.raw_decode(head, start)
        if name == key:
            return [head[:start] + _flow(words) + head[end:]]
        last, at = end, skip(end)
        at = skip(at + 1) if head[at] == "," else at
    lead = head[head.index("{") + 1 : first] if last else ""
    comma = "," if last else ""
    place = last or first
    return [head[:place] + f'{comma}{lead}"{key}": {_flow(words)}' + head[place:]]


def _closed(head: str) -> str:
    return head if not head or head.endswith("\n") else f"{head}\n"


_WRITERS: dict[Format, Callable[[str, str, Sequence[str]], list[str]]] = {
    "yaml": _write_yaml,
    "toml": _write_toml,
    "json": _write_json,
}
_READERS: dict[Format, Callable[[str], Any]] = {
    "yaml": yaml.safe_load,
    "toml": tomllib.loads,
    "json": json.loads,
}


def _says(name: Format, written: str, before: str, key: str, words: Sequence[str]) -> bool:
    """Whether the new head says what the old one said, and under `key` the words."""
    read = _READERS[name]
    try:
        new, old = read(written), read(before) or {}
    except (ValueError, yaml.YAMLError):
        return False
    return isinstance(new, dict) and isinstance(old, dict) and new == {**old, key: list(words)}

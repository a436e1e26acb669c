"""One key of a file's front matter, written anew; every other byte stays.

In: the bytes of a file, a key and its words. Out: the bytes with that key set, in the file's own format, encoding and
line ends. What was written is read back before it is handed out: a head that would change elsewhere is refused.
"""

from __future__ import annotations

import codecs
import json
import re
import tomllib
from collections.abc import Callable, Sequence
from typing import Any

import yaml

from tashan.corpus.decode import decode, plain_lines
from tashan.corpus.split import Format, split_front_matter
from tashan.problems import TashanError

WIDTH = 100
"""Characters after which a list goes on in the next line."""

_BOMS = (codecs.BOM_UTF8, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_TOML_TABLE = re.compile(r"^[ \t]*\[", re.MULTILINE)


class RewriteError(TashanError):
    """The key cannot be written without touching something else; the message says what a person can do."""


def set_list(data: bytes, key: str, words: Sequence[str]) -> bytes:
    """`data` with front-matter `key` set to a list of plain words. Raises RewriteError."""
    found = decode(data)
    if found is None:
        raise RewriteError("is in no known encoding; save it as UTF-8")
    mark = next((bom for bom in _BOMS if data.startswith(bom)), b"")
    try:
        text = data[len(mark) :].decode(found.encoding)
        newline = "\r\n" if "\r\n" in text else "\r" if "\r" in text and "\n" not in text else "\n"
        written = _set_in_text(text, key, words, newline)
        result = mark + written.encode(found.encoding)
    except UnicodeError:
        raise RewriteError(f"cannot be written in {found.encoding}; save it as UTF-8") from None
    again = decode(result)
    if again is None or again.text != plain_lines(written):
        raise RewriteError(f"cannot be written safely in {found.encoding}; save it as UTF-8")
    return result


def _set_in_text(text: str, key: str, words: Sequence[str], newline: str) -> str:
    plain = plain_lines(text)
    split = split_front_matter(plain)
    if split.format is None:
        return f"---{newline}{_yaml_entry(key, words, newline)}{newline}---{newline}{text}"
    first = _line_start(plain, split.head_line)
    start, end = _in_original(text, first), _in_original(text, first + len(split.head))
    head = text[start:end]
    for attempt in _WRITERS[split.format](head, key, words, newline):
        if _says(split.format, attempt, head, key, words):
            return text[:start] + attempt + text[end:]
    raise RewriteError(f"has front matter in which `{key}` cannot be set; write {key}: {_flow(words, ' ')} by hand")


def _line_start(text: str, line: int) -> int:
    return sum(len(one) + 1 for one in text.split("\n", line - 1)[: line - 1])


def _in_original(text: str, place: int) -> int:
    """Where a place of the text with plain line ends stands in `text`, in which some of them are two characters."""
    for found in re.finditer("\r\n", text):
        if found.start() >= place:
            break
        place += 1
    return place


def _flow(words: Sequence[str], gap: str, *, indent: str = "") -> str:
    """`["a", "b"]`, the same in all three formats; lines are broken by `gap` at WIDTH."""
    lines, line = [], ""
    for word in words:
        item = f'"{word}", '
        if line and len(indent) + len(line) + len(item) > WIDTH:
            lines.append(line.rstrip())
            line = ""
        line += item
    lines.append(line.rstrip(", "))
    return "[" + f"{gap}{indent}".join(lines) + "]"


def _yaml_entry(key: str, words: Sequence[str], newline: str, indent: str = "") -> str:
    return f"{indent}{key}: {_flow(words, newline, indent=indent + '  ')}"


def _write_yaml(head: str, key: str, words: Sequence[str], newline: str) -> list[str]:
    node = yaml.compose(head, Loader=yaml.SafeLoader)  # marks count characters, which libyaml's do not
    if node is None:
        return [head + _yaml_entry(key, words, newline) + newline]
    if not isinstance(node, yaml.MappingNode):
        return []
    flow = _flow(words, newline, indent="  ")
    for name, value in node.value:
        if name.value == key:
            start, end = value.start_mark.index, _end_of(value)
            gap = "" if head[start - 1 : start].isspace() else " "
            if start < end and "\n" not in head[name.end_mark.index : start]:
                return [head[:start] + gap + flow + head[end:]]
            colon = head.index(":", name.end_mark.index) + 1  # a list of `- ` lines, or nothing
            line_end = re.compile(r"[ \t]*(?=\r?\n|\Z)").search(head, colon)
            rest = head[colon : line_end.start()] if line_end else ""
            return [f"{head[:colon]} {flow}{rest}{head[max(end, colon + len(rest)) :]}"]
    if node.flow_style:
        end = node.end_mark.index - 1
        comma = ", " if node.value else ""
        return [head[:end].rstrip() + f"{comma}{key}: {_flow(words, ' ')}" + head[end:]]
    indent = " " * node.start_mark.column
    return [_closed(head, newline) + _yaml_entry(key, words, newline, indent) + newline]


def _end_of(node: yaml.Node) -> int:
    """Where a value ends, comments and blank lines below it left out."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end_of(last[1] if isinstance(last, tuple) else last)
    return int(node.end_mark.index)


def _write_toml(head: str, key: str, words: Sequence[str], newline: str) -> list[str]:
    entry = f"{key} = {_flow(words, newline, indent='  ')}"
    attempts = [
        head[: found.start()] + entry + head[end:]
        for found in re.finditer(rf"^[ \t]*(?:{key}|\"{key}\"|'{key}')[ \t]*=[ \t]*", head, re.MULTILINE)
        for end in _toml_ends(head, found.end())
    ]
    table = _TOML_TABLE.search(head)
    place = table.start() if table else len(head)
    before = _closed(head[:place], newline)
    return [*attempts, before + entry + newline + head[place:], entry + newline + head]


def _toml_ends(head: str, start: int) -> list[int]:
    """The first place after `start` up to which a whole value stands."""
    for found in re.finditer(r"\]|\r?\n|\Z", head[start:]):
        end = start + (found.end() if found.group() == "]" else found.start())
        try:
            tomllib.loads(f"value = {plain_lines(head[start:end])}")
        except tomllib.TOMLDecodeError:
            continue
        return [end]
    return []


def _write_json(head: str, key: str, words: Sequence[str], _: str) -> list[str]:
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
            return [head[:start] + _flow(words, " ") + head[end:]]
        last, at = end, skip(end)
        at = skip(at + 1) if head[at] == "," else at
    lead = head[head.index("{") + 1 : first] if last else ""
    comma = "," if last else ""
    place = last or first
    return [head[:place] + f'{comma}{lead}"{key}": {_flow(words, " ")}' + head[place:]]


def _closed(head: str, newline: str) -> str:
    return head if not head or head.endswith(("\n", "\r")) else head + newline


_WRITERS: dict[Format, Callable[[str, str, Sequence[str], str], list[str]]] = {
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
        new, old = read(plain_lines(written)), read(plain_lines(before)) or {}
    except (ValueError, yaml.YAMLError):
        return False
    return isinstance(new, dict) and isinstance(old, dict) and new == {**old, key: list(words)}

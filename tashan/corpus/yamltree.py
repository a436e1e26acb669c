"""YAML → plain data with the place of every key and value.

In: the text of a block or file and the line on which it begins. Out: nested dicts, lists and scalars, and for each path
into them its line and column. Built from parse events, one at a time: no constructor runs, nesting cannot exhaust the
stack (the C composer crashes on 60,000 brackets), and counting what aliases repeat refuses bombs.

Scalars are what a person means: `no` and `12:30` stay text, dates stay text, only true and false are booleans.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

Path = tuple[str | int, ...]
Place = tuple[int, int]
"""Line and column in the file, both from 1."""

MAX_DEPTH = 20
"""Nesting; Hugo's front matter goes two or three deep."""
MAX_VALUES = 20_000
"""Keys and values, those that aliases repeat counted each time; a terms.yml of 2,000 terms holds 16,000."""

_INT = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})")
_FLOAT = re.compile(r"[-+]?[0-9]{1,17}\.[0-9]{1,17}")
_WORDS: dict[str, Any] = {"": None, "~": None, "null": None, "Null": None, "NULL": None}
_WORDS |= {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_PLAIN_TAGS = frozenset(
    {None, "!", *(f"tag:yaml.org,2002:{name}" for name in ("str", "map", "seq", "python/str", "python/unicode"))}
)
"""The last two are what programs in Python 2 wrote before every text."""


_QUOTED = 'the value in quotes, as in title: "城市: 耐心"'
_FAULTS = (
    ("mapping values are not allowed", "a second `: ` stands", _QUOTED),
    ("end of stream", "a quotation mark opens and never closes", "one at each end of the value"),
    ("cannot start any token", "`{char}` begins a value", "the value in quotes"),
    ("',' or ']'", "a list opens and never closes", "[a, b]"),
    ("',' or '}'", "entries open and never close", "{a: b, c: d}"),
    ("expected key", "text follows a closing quotation mark, or the indentation changes,", "the whole value in quotes"),
    ("expected '-' indicator", "a list and keys are mixed", "either `- entry` or `key: value` lines"),
    ("expected ':'", "a line without a colon stands", "`key: value` lines"),
    ("escape character", "a backslash stands between double quotes", "single quotes"),
    ("block sequence entries are not allowed", "a list begins behind a key", "`- entry` on a line of its own"),
)
"""Words of libyaml, how a person would say it, and what is valid."""


class TreeError(ValueError):
    """The text is no usable YAML: a code of the catalogue, a message and a place in the file."""

    def __init__(self, code: str, message: str, line: int, column: int) -> None:
        super().__init__(message)
        self.code, self.message, self.line, self.column = code, message, line, column


@dataclass(slots=True)
class Tree:
    """Data, the place of each value (`values`) and of each key (`keys`), and duplicate keys that were left out."""

    data: Any = None
    values: dict[Path, Place] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)
    duplicates: list[tuple[Path, Place]] = field(default_factory=list)


@dataclass(slots=True)
class _Node:
    """A value with its place and, for containers, its children; shared where an alias repeats it."""

    place: Place
    value: Any = None
    entries: list[tuple[_Node, _Node]] | None = None
    items: list[_Node] | None = None
    size: int = 1


def parse_yaml(text: str, first_line: int = 1) -> Tree:
    """The tree of one YAML document. Raises TreeError."""
    try:
        root = _build(yaml.parse(text, Loader=yaml.CSafeLoader), first_line)
    except yaml.MarkedYAMLError as error:
        mark = _mark(error)
        line, column = (mark.line, mark.column) if mark else (0, 0)
        raise TreeError("F102", _explain(error, text, line, column), line + first_line, column + 1) from None
    except yaml.reader.ReaderError:
        line, column = _find_unreadable(text)
        message = "a character that cannot be seen and is not allowed; valid: text without control characters"
        raise TreeError("F102", message, line + first_line, column + 1) from None
    tree = Tree()
    if root is not None:
        tree.data = _unfold(root, (), tree)
    return tree


def _mark(error: yaml.MarkedYAMLError) -> Any:
    """Where the fault is; of something that is never closed, where it opens."""
    unclosed = any(words in (error.problem or "") for words in ("end of stream", "or ']'", "or '}'", "expected ':'"))
    return (error.context_mark if unclosed else None) or error.problem_mark or error.context_mark


def _explain(error: yaml.MarkedYAMLError, text: str, line: int, column: int) -> str:
    """The parser's words as a person would say them, with what would be valid."""
    said = error.problem or "unreadable"
    lines = text.split("\n")
    here = lines[line] if line < len(lines) else ""
    char = here[column : column + 1]
    if char == "\t":
        return "a tab stands where an entry begins; valid: spaces"
    for words, found, valid in _FAULTS:
        if words in said:
            return f"{found.format(char=char)} in `{here.strip()[:60]}`; valid: {valid}"
    return f"{said} in `{here.strip()[:60]}`; valid: `key: value` lines"


def _find_unreadable(text: str) -> Place:
    found = re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]", text)
    at = found.start() if found else 0
    return text.count("\n", 0, at), at - text.rfind("\n", 0, at) - 1


def _build(events: Iterator[Any], first_line: int) -> _Node | None:
    """The first document's root; containers that are open stand on a stack instead of the interpreter's."""
    root: _Node | None = None
    stack: list[tuple[_Node, list[_Node], str | None]] = []
    anchors: dict[str, _Node] = {}
    for event in events:
        place = (event.start_mark.line + first_line, event.start_mark.column + 1)
        if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            _check_tag(event.tag, place)
            if len(stack) >= MAX_DEPTH:
                raise TreeError("F107", f"values are nested more than {MAX_DEPTH} deep; valid: flat keys", *place)
            node = _Node(place, entries=[]) if isinstance(event, yaml.MappingStartEvent) else _Node(place, items=[])
            stack.append((node, [], event.anchor))
            continue
        if isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            node, children, anchor = stack.pop()
            _close(node, children)
        elif isinstance(event, yaml.ScalarEvent):
            _check_tag(event.tag, place)
            node, anchor = _Node(place, _scalar(event)), event.anchor
        elif isinstance(event, yaml.AliasEvent):
            node, anchor = _resolve(anchors, event.anchor, place), None
        elif isinstance(event, yaml.DocumentEndEvent):
            return root
        else:
            continue
        if anchor:
            anchors[anchor] = node
        if stack:
            stack[-1][1].append(node)
        else:
            root = node
    return root


def _check_tag(tag: str | None, place: Place) -> None:
    if tag not in _PLAIN_TAGS:
        raise TreeError("F109", f"the tag {tag} is not allowed; valid: text, numbers, lists and entries", *place)


def _scalar(event: Any) -> Any:
    text: str = event.value
    if event.style or event.tag:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _INT.fullmatch(text):
        return int(text)
    return float(text) if _FLOAT.fullmatch(text) else text


def _resolve(anchors: dict[str, _Node], name: str | None, place: Place) -> _Node:
    if name is None or name not in anchors:
        raise TreeError("F112", f"the alias *{name} refers to no value above it; valid: the value itself", *place)
    return anchors[name]


def _close(node: _Node, children: list[_Node]) -> None:
    """Hand a container its children and count what it holds when every alias is written out."""
    node.size = 1 + sum(child.size for child in children)
    if node.size > MAX_VALUES:
        raise TreeError(
            "F108", f"there are more than {MAX_VALUES:,} values once aliases are written out; valid: fewer", *node.place
        )
    if node.items is not None:
        node.items = children
    else:
        node.entries = list(zip(children[::2], children[1::2], strict=True))


def _unfold(node: _Node, path: Path, tree: Tree) -> Any:
    """The data of `node`; depth is bounded by MAX_DEPTH for what is written, and aliases only repeat that."""
    tree.values[path] = node.place
    if node.items is not None:
        return [_unfold(item, (*path, number), tree) for number, item in enumerate(node.items)]
    if node.entries is None:
        return node.value
    data: dict[str, Any] = {}
    for key_node, value_node in node.entries:
        key = _key(key_node)
        here = (*path, key)
        if key in data:
            tree.duplicates.append((here, key_node.place))
            continue
        tree.keys[here] = key_node.place
        data[key] = _unfold(value_node, here, tree)
    return data


def _key(node: _Node) -> str:
    if node.items is not None or node.entries is not None or node.value is None:
        raise TreeError("F111", "a key is a list, entries or nothing; valid: text", *node.place)
    return str(node.value).lower() if isinstance(node.value, bool) else str(node.value)

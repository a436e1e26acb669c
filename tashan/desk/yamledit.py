"""One entry of a YAML file set or taken out; comments, order, layout and every other line stay.

In: the text of a file, the keys that lead to an entry, its value. Out: the text with that entry, read back before it is
handed out: what would say anything else than it should is refused. Values are text, numbers, switches, and lists or
entries of these.
"""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from tashan.corpus.yamltree import TreeError, parse_yaml
from tashan.desk.files import EditError

Keys = Sequence[str]
Step = tuple[yaml.Node, yaml.Node, yaml.MappingNode]

_PLAIN = re.compile(r"[^\W\d_][\w.+/-]*(?: [\w.+/()-]+)*")
"""Text that needs no quotes, in a list on one line either: words that begin with a letter of any script."""
_LINE_END = re.compile(r"[ \t]*(?:#[^\n]*)?(?=\n|\Z)")


def set_value(text: str, keys: Keys, value: Any) -> str:
    """`text` with the entry at `keys` set to `value`; entries that lead there are made. Raises EditError."""
    data = _read(text)
    wanted = copy.deepcopy(data) if isinstance(data, dict) else {}
    place = wanted
    for key in keys[:-1]:
        if not isinstance(place.get(key), dict):
            if place.get(key) is not None:
                raise EditError(f"has no entries under `{key}`; mend it by hand")
            place[key] = {}
        place = place[key]
    place[keys[-1]] = value
    return _checked(_set(text, keys, value), wanted, keys)


def add_entries(text: str, keys: Keys, entries: Mapping[str, Any]) -> str:
    """`text` with more entries under `keys`; those that are there already stay as they are. Raises EditError."""
    there = _read(text)
    for key in keys:
        there = (there or {}).get(key)
    new = {key: value for key, value in entries.items() if not isinstance(there, dict) or key not in there}
    if not new:
        return text
    first, *others = new
    text = set_value(text, (*keys, first), new[first])
    if not others:
        return text
    wanted = place = _read(text)
    for key in keys:
        place = place[key]
    place.update({key: new[key] for key in others})
    node, _ = _walk(_compose(text), keys)
    if not isinstance(node, yaml.MappingNode):
        raise EditError(f"is laid out so that entries under `{' / '.join(keys)}` cannot be added; write them by hand")
    return _checked(_insert(text, node, [((key,), new[key]) for key in others]), wanted, keys)


def delete_value(text: str, keys: Keys) -> str:
    """`text` without the entry at `keys`, which stands on lines of its own. Raises EditError."""
    wanted = copy.deepcopy(_read(text))
    place = wanted
    for key in keys[:-1]:
        place = place.get(key) if isinstance(place, dict) else None
    if not isinstance(place, dict) or keys[-1] not in place:
        return text
    del place[keys[-1]]
    node, found = _walk(_compose(text), keys)
    if len(found) != len(keys) or node is None or len(place) == 0 or found[-1][2].flow_style:
        raise EditError(f"has `{keys[-1]}` where it cannot be taken out; take it out by hand")
    start = text.rfind("\n", 0, found[-1][0].start_mark.index) + 1
    end = _end_of_line(text, _end_of(node))
    return _checked(text[:start] + text[end:].removeprefix("\n"), wanted, keys)


def render_value(value: Any) -> str:
    """A value on one line, in quotes only where it could be read otherwise."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{render_value(str(key))}: {render_value(one)}" for key, one in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(render_value(one) for one in value) + "]"
    if not isinstance(value, str):
        return json.dumps(value)
    if _PLAIN.fullmatch(value) and yaml.safe_load(value) == value and parse_yaml(value).data == value:
        return value
    return re.sub(
        r"[^ -~\u00a0-\u1fff\u2030-\ud7ff\uf900-\ufefe\uff00-\uffef]", _escape, json.dumps(value, ensure_ascii=False)
    )


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    if found[0].isprintable():
        return found[0]
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _read(text: str) -> Any:
    try:
        tree = parse_yaml(text)
    except TreeError as error:
        raise EditError(f"has an error in line {error.line}: {error.message}") from None
    if tree.duplicates or not isinstance(tree.data, (dict, type(None))):
        raise EditError("does not hold `key: value` lines, each key once; `check` says where")
    return tree.data


def _checked(written: str, wanted: Any, keys: Keys) -> str:
    try:
        tree = parse_yaml(written)
    except TreeError:
        tree = None
    if tree is None or tree.duplicates or tree.data != _plain(wanted):
        raise EditError(f"is laid out so that `{' / '.join(keys)}` cannot be set; write it by hand")
    return written


def _plain(value: Any) -> Any:
    """Lists for tuples, plain entries for mappings: what reading gives."""
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, (list, tuple)) else value


def _compose(text: str) -> yaml.Node | None:
    """The nodes of the first document; marks of this loader count characters, which libyaml's do not."""
    loader = yaml.SafeLoader(text)
    try:
        loader.get_event()  # type: ignore[no-untyped-call]  # the stream's start
        if loader.check_event(yaml.StreamEndEvent):
            return None
        node: yaml.Node | None = loader.compose_document()
    finally:
        loader.dispose()
    return node


def _walk(
    node: yaml.Node | None, keys: Keys
) -> tuple[yaml.Node | None, list[tuple[yaml.Node, yaml.Node, yaml.MappingNode]]]:
    """The node that the keys lead to, as far as they do, and (key, value, its mapping) of each step."""
    steps: list[Step] = []
    for key in keys:
        if not isinstance(node, yaml.MappingNode):
            break
        entry = next((entry for entry in node.value if entry[0].value == key), None)
        if entry is None:
            break
        if entry[1].start_mark.index < entry[0].end_mark.index:
            raise EditError(f"has an alias under `{key}`; write the value out")
        steps.append((*entry, node))
        node = entry[1]
    return node, steps


def _set(text: str, keys: Keys, value: Any) -> str:
    root = _compose(text)
    if root is None or not isinstance(root, yaml.MappingNode):
        lead = text if not text or text.endswith("\n") else f"{text}\n"
        return lead + _block(keys, value, "")
    node, steps = _walk(root, keys)
    rest = keys[len(steps) :]
    if isinstance(node, yaml.MappingNode) and rest:
        return _insert(text, node, [(rest, value)])
    key, old, mapping = steps[-1]
    if rest and not mapping.flow_style:
        return _fill(text, key, old, rest, value)
    shown = render_value(_nested(rest, value) if rest else value)
    return _put(text, key, old, shown)


def _insert(text: str, mapping: yaml.MappingNode, entries: Sequence[tuple[Keys, Any]]) -> str:
    """New entries behind the last one of a mapping."""
    if not mapping.value:
        (keys, value), *_ = entries
        start, end = mapping.start_mark.index, mapping.end_mark.index
        return f"{text[:start]}{render_value(_nested(keys, value))}{text[end:]}"
    end = _end_of(mapping.value[-1][1])
    if mapping.flow_style:
        shown = (f", {render_value(keys[0])}: {render_value(_nested(keys[1:], value))}" for keys, value in entries)
        return text[:end] + "".join(shown) + text[end:]
    indent = " " * mapping.value[0][0].start_mark.column
    lines = "".join(_block(keys, value, indent) for keys, value in entries)
    if end and text[end - 1] == "\n":  # behind text over several lines
        return text[:end] + lines + text[end:]
    end = _end_of_line(text, end)
    return f"{text[:end]}\n{lines.removesuffix(chr(10)) if end < len(text) else lines}{text[end:]}"


def _fill(text: str, key: yaml.Node, old: yaml.Node, keys: Keys, value: Any) -> str:
    """Entries under a key that has nothing: on lines of their own below it."""
    colon = text.index(":", key.end_mark.index) + 1
    end = max(old.end_mark.index, colon)
    line_end = _end_of_line(text, end)
    lines = _block(keys, value, " " * (key.start_mark.column + 2))
    return f"{text[:colon]}{text[end:line_end]}\n{lines.removesuffix(chr(10))}{text[line_end:]}"


def _put(text: str, key: yaml.Node, old: yaml.Node, shown: str) -> str:
    """Another value in the place of the old one, on the key's line."""
    colon = text.index(":", key.end_mark.index) + 1
    start, end = old.start_mark.index, max(_end_of(old), colon)
    if start < colon or "\n" in text[colon:start]:  # nothing, or something below the key's line and its comment
        line_end = _end_of_line(text, colon)
        return f"{text[:colon]} {shown}{text[colon:line_end]}{text[max(end, line_end) :]}"
    broken = "\n" if text[end - 1] == "\n" else ""
    return f"{text[:start]}{shown}{broken}{text[end:]}"


def _block(keys: Keys, value: Any, indent: str) -> str:
    lines = [f"{indent}{'  ' * depth}{render_value(key)}:" for depth, key in enumerate(keys)]
    return "\n".join(lines) + f" {render_value(value)}\n"


def _nested(keys: Keys, value: Any) -> Any:
    for key in reversed(keys):
        value = {key: value}
    return value


def _end_of(node: yaml.Node) -> int:
    """Where a value ends, comments and blank lines below it left out."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end_of(last[1] if isinstance(last, tuple) else last)
    return int(node.end_mark.index)


def _end_of_line(text: str, place: int) -> int:
    found = _LINE_END.match(text, place)
    return found.end() if found else text.find("\n", place) if "\n" in text[place:] else len(text)

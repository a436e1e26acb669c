"""Links of a Markdown text → `[words](address)`, whatever way they are written.

In: the source of a link and the address that the parser found for it. Out: edits; the words alone where the address is
none of the web's, or where the words have brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tashan.normalise.tracked import Edit

_WEB = re.compile(r"(?:https?://|mailto:)\S", re.IGNORECASE)
_INNER = re.compile(r"!?\[[^\[\]]*\]\([^()]*\)")
_UNSAFE = re.compile(r"[()<>\s]")


def write_link(source: str, start: int, address: str, *, reference: bool) -> Iterator[Edit]:
    """Edits of the link that `source` is, which stands at `start`."""
    close = _label_end(source)
    if close < 0 or not source.startswith("["):
        return
    label = source[1:close]
    plain = "[" not in _INNER.sub("", label) or not label
    end = start + len(source)
    if not plain or not _WEB.match(address):
        yield Edit(start, start + 1)
        yield Edit(start + close, end)
    elif reference or "\n" in source[close:]:
        target = _UNSAFE.sub(lambda found: f"%{ord(found.group()):02X}", address)
        yield Edit(start + close, end, f"]({target})")


def _label_end(source: str) -> int:
    """Where the label of a link that `source` is ends: the bracket that closes its first one."""
    depth, at, size = 0, 0, len(source)
    while at < size:
        char = source[at]
        if char == "\\":
            at += 1
        elif char == "`":
            run = re.match(r"`+", source[at:])
            ticks = run.group() if run else "`"
            close = source.find(ticks, at + len(ticks))
            at = close + len(ticks) - 1 if close > 0 else at
        elif char == "[":
            depth += 1
        elif char == "]":
            depth -= 1
            if depth == 0:
                return at
        at += 1
    return -1

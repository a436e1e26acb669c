"""A change of text as a change of bytes: encoding, byte order mark and line ends stay.

In: a file's bytes, and a function from its text with plain line ends to the new text. Out: the new bytes, in which
every line that the function left alone is byte for byte what it was.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Callable
from difflib import SequenceMatcher

from tashan.corpus.decode import NotTextError, decode, plain_lines
from tashan.desk.files import EditError

_BOMS = (codecs.BOM_UTF8, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_LINE = re.compile("(.*?)(\r\n|[\r\n\u2028\u2029\x85]|\\Z)", re.DOTALL)
_MOST_COMPARED = 2_000
"""Changed lines up to which unchanged ones between them are looked for; a file's head has some ten."""


def edit_text(data: bytes, change: Callable[[str], str]) -> bytes:
    """`data` with its text changed. Raises EditError, without the file's name, where that cannot be done exactly."""
    mark = next((bom for bom in _BOMS if data.startswith(bom)), b"")
    try:
        found = decode(data)
    except NotTextError as error:
        raise EditError(f"is not text: {error}") from None
    if found is None:
        raise EditError("is in no known encoding; save it as UTF-8")
    encoding = "big5hkscs" if found.encoding == "big5" else found.encoding
    try:
        text = data[len(mark) :].decode(encoding)
        if text.encode(encoding) != data[len(mark) :]:
            raise EditError(f"is {found.encoding} that is not written in the usual way; save it as UTF-8")
        new = change(plain_lines(text))
        result = mark + _with_line_ends(text, new).encode(encoding)
    except UnicodeError:
        raise EditError(f"cannot be written in {found.encoding}; save it as UTF-8") from None
    again = decode(result) if result else None
    if new and (again is None or again.text != plain_lines(new)):
        raise EditError(f"cannot be written safely in {found.encoding}; save it as UTF-8")
    return result


def _with_line_ends(old: str, new: str) -> str:
    """`new` with the line ends of `old`: each line's own where it is an old one, else those that most lines have."""
    pairs = [(found[1], found[2]) for found in _LINE.finditer(old)]
    lines = [line for line, _ in pairs]
    usual = Counter(end for _, end in pairs if end).most_common(1)
    end = usual[0][0] if usual else "\n"
    wanted = [(found[1], "\n" if found[2] else "") for found in _LINE.finditer(new)]
    kept = _match([line for line, _ in wanted], lines)
    out = []
    for number, (line, ends) in enumerate(wanted):
        own = pairs[kept[number]][1] if number in kept else ""
        out.append(line + ((own or end) if ends else ""))
    return "".join(out)


def _match(new: list[str], old: list[str]) -> dict[int, int]:
    """For lines of `new` the line of `old` that each is: those before and after all changes, then those between."""
    shorter = min(len(new), len(old))
    head = next((n for n in range(shorter) if new[n] != old[n]), shorter)
    tail = next((n for n in range(shorter - head) if new[-1 - n] != old[-1 - n]), shorter - head)
    kept = {n: n for n in range(head)} | {len(new) - 1 - n: len(old) - 1 - n for n in range(tail)}
    middle_new, middle_old = new[head : len(new) - tail], old[head : len(old) - tail]
    if len(middle_new) + len(middle_old) <= _MOST_COMPARED:
        for block in SequenceMatcher(None, middle_new, middle_old, autojunk=False).get_matching_blocks():
            kept |= {head + block.a + n: head + block.b + n for n in range(block.size)}
    return kept

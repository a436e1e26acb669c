"""Blocks of a clean text → passages with sentences, and back to Markdown.

In: a Tracked text and its blocks. Out: Passage values with the line of the file each began on. `markdown` holds the
inline marks; `kind` and `level` say what the block is (a numbered item keeps its number, code and tables all they are).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from tashan.model import Passage, PassageKind, Sentence
from tashan.normalise.blocks import Block
from tashan.normalise.markdown import INDENT
from tashan.normalise.pieces import sentences_of
from tashan.normalise.plain import read_plain
from tashan.normalise.tracked import Tracked

MAX_HEADING = 24
"""Characters of a line without marks that is a heading; those of the seeds have 6 to 15, the shortest sentence that
ends without a full stop 30."""
MAX_QUESTION = 12
"""A question is a heading only when it is this short: 向谁学什么？ A longer one is a paragraph that asks."""
MAX_WORDS = 10
IMPLICIT_LEVEL = 2

_NUMBER = re.compile(
    r"[（(]?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3}|[IVX]{1,5})[)）]?[.．、]?|[(（]?PART\s?\d{1,2}[)）]?",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"[（(\[【*＊※]{0,2}(?:注|注释|註|备注|備註|附注|编者按|編者按|编者注|按语|译者注|说明"
    r"|Notes?|N\.B\.|Editor[’']s note)\s?\d?\s?[:：]",
    re.IGNORECASE,
)
_OPEN_END = re.compile(r"[。，,；;：:、…—\-.~～“‘（(《/&+#]$")
_ASKS = re.compile(r"[？?！!]$")
_BOLD = re.compile(r"\*\*[^*]+\*\*|__[^_]+__")
_CELL_LINE = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")


class _Seen(Struct, frozen=True):
    """A block as a reader sees it."""

    block: Block
    text: str
    markdown: str


def make_passages(doc: Tracked, blocks: Sequence[Block], source: str, first_line: int) -> tuple[Passage, ...]:
    """The passages of the article, in order."""
    seen = [_see(doc.text, block) for block in blocks]
    passages: list[Passage] = []
    line, here = first_line, 0
    for number, one in enumerate(seen):
        at = doc.begin[one.block.inner] if one.block.inner < len(doc.begin) else here
        line, here = line + source.count("\n", here, at), max(at, here)
        kind, level = _kind(seen, number)
        passages.append(
            Passage(
                kind=kind,
                text=one.text,
                markdown=one.markdown,
                line=line,
                level=level,
                sentences=_sentences(kind, one.text),
            )
        )
    return tuple(passages)


def _see(text: str, block: Block) -> _Seen:
    markdown = text[block.inner : block.end]
    if block.kind == "code":
        lines = markdown.split("\n")
        return _Seen(block, "\n".join(lines[1:-1]), markdown)
    if block.kind == "table":
        rows = [row for row in markdown.split("\n") if not (_CELL_LINE.fullmatch(row[:1000]) and "-" in row)]
        return _Seen(block, "\n".join(_row_text(row) for row in rows), markdown)
    return _Seen(block, read_plain(markdown).text.strip(), markdown)


def _row_text(row: str) -> str:
    return " | ".join(read_plain(cell.strip()).text for cell in row.strip().strip("|").split("|"))


def _sentences(kind: PassageKind, text: str) -> tuple[Sentence, ...]:
    """Sentences; of a table each row is one, code has none."""
    if kind == "code":
        return ()
    if kind == "table":
        found = re.finditer(r"[^\n]+", text)
        return tuple(Sentence(text=row.group(), start=row.start(), end=row.end()) for row in found)
    return sentences_of(text)


def _kind(seen: Sequence[_Seen], number: int) -> tuple[PassageKind, int]:
    one = seen[number]
    if one.block.kind != "paragraph":
        return one.block.kind, one.block.level
    if _NOTE.match(one.text):
        return "note", 0
    following = seen[number + 1] if number + 1 < len(seen) else None
    if following is not None and _is_heading(one, following):
        return "heading", IMPLICIT_LEVEL
    return "paragraph", 0


def _is_heading(one: _Seen, following: _Seen) -> bool:
    """Whether a plain line stands above the text as a heading does: short, no sentence, something longer below."""
    text = one.text
    if _NUMBER.fullmatch(text):
        return True
    bare = text.rstrip("”’」』）)\"' ")
    if "。" in text or _OPEN_END.search(bare) or following.block.kind == "heading" or len(following.text) <= len(text):
        return False
    if not re.search(r"[\u3400-\u9fff]", text):
        return _is_english_heading(text)
    if _ASKS.search(bare):
        return len(text) <= MAX_QUESTION and not re.search(r"[吗呢吧嗎][？?]?$", bare)
    limit = 2 * MAX_HEADING if _BOLD.fullmatch(one.markdown) else MAX_HEADING
    return len(text) <= limit and len(following.text) >= MAX_HEADING


def _is_english_heading(text: str) -> bool:
    words = text.split()
    return len(words) <= MAX_WORDS and text[:1].isupper() and not _ASKS.search(text) and len(text) <= 80


def write_markdown(passages: Sequence[Passage]) -> str:
    """The body that these passages are, in canonical Markdown; normalising it gives them again."""
    return "\n\n".join(_written(passage) for passage in passages)


def _written(passage: Passage) -> str:
    if passage.kind == "heading":
        return f"{'#' * passage.level} {passage.markdown}"
    if passage.kind == "quote":
        return f"{'>' * passage.level} {passage.markdown}"
    if passage.kind == "list":
        mark = "" if re.match(r"\d{1,9}[.)] ", passage.markdown) else "- "
        return f"{' ' * INDENT * (passage.level - 1)}{mark}{passage.markdown}"
    if passage.kind == "note" and passage.level:
        return f"[^{passage.level}]: {passage.markdown}"
    return passage.markdown

"""HTML in a text → Markdown.

In: a text and the parser's events for it. Out: edits: elements that make blocks become blocks, those in a line join it,
links, bold, lists, code and tables become Markdown, what is no text goes with its reason. Every edit keeps its place in
the source, for the records; that is why tags are read here one by one and no tree is built, which forgets them.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tashan.normalise.events import Event, code_spans
from tashan.normalise.lines import PICTURE, joiner
from tashan.normalise.tracked import Edit

_BLOCKS_WORDS = """
    address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form
    h1 h2 h3 h4 h5 h6 header hgroup hr html li main nav ol p section summary table tbody td tfoot th thead tr ul
"""
BLOCKS = frozenset(_BLOCKS_WORDS.split())
_INLINE_WORDS = """
    a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark meter nobr output progress q rp
    rt ruby s samp small span strike strong sub sup time tt u var wbr link meta base param source track area map col
    colgroup caption legend noindex o:p
"""
INLINE = frozenset(_INLINE_WORDS.split())
GONE = dict.fromkeys(("img", "picture"), PICTURE) | {
    name: f"a <{name}> element: it is code, another page or a control, not text"
    for name in (
        *("script", "style", "iframe", "object", "embed", "svg", "noscript", "template", "video", "audio", "canvas"),
        *("button", "select", "textarea", "input"),
    )
}
_EMPTY = frozenset(
    {"img", "input", "embed", "br", "hr", "link", "meta", "base", "param", "source", "track", "area", "col", "wbr"}
)
_TOKEN = re.compile(
    r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9:-]{0,30})(?P<rest>(?:\s[^<>]{0,4000}|/)?)>|<![A-Za-z][^<>]{0,400}>"
)
_FENCE = re.compile(r"^[ ]{0,3}(?:```|~~~)", re.MULTILINE)
_TAG = re.compile(r"\s*</?[A-Za-z]")
_TABLE = re.compile(r"<(?P<close>/?)table\b[^<>]{0,4000}>", re.IGNORECASE)
_PARTED = re.compile(r"\n[ \t]*\n\s*(?!</?(?:t[rdh]|tbody|thead|tfoot|table|caption|col|colgroup)\b)\S", re.IGNORECASE)
"""A blank line before something else than a row or a cell: a cell that holds paragraphs or lists."""
_MAY_STAY_OPEN = frozenset(["html", "body", "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot"])
_OPENING = {"a": "[", "strong": "**", "code": "`"}
_HREF = re.compile(r"""\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_WEB = re.compile(r"https?://[^\s()<>]+$", re.IGNORECASE)
_LAYOUT = re.compile(r"<(?:p|div|ul|ol|table|h\d|blockquote|pre)\b", re.IGNORECASE)
MIN_BLOCKS = 3
"""Tags of blocks from which a text that begins with one is HTML as a whole."""
HTML_SHARE = 0.6
"""Share of the stretches between blank lines that hold tags in such a text."""


def _is_html(text: str) -> bool:
    """Whether all of `text` is HTML, so that line ends and indentation in it mean nothing: a text with fenced code is
    Markdown, whatever it begins with.
    """
    first = _TOKEN.match(text.lstrip())
    if first is None or (first["name"] or "").lower() not in BLOCKS or _is_fenced(text):
        return False
    tags = sum((found["name"] or "").lower() in BLOCKS for found in _TOKEN.finditer(text))
    stretches = [part for part in re.split(r"\n[ \t]*\n", text) if part.strip()]
    return tags >= MIN_BLOCKS and sum("<" in part for part in stretches) >= HTML_SHARE * len(stretches)


def _is_fenced(text: str) -> bool:
    """Whether code is fenced in a text, below a blank line each time: within an element Markdown sees no fence."""
    fences = [found.start() for found in _FENCE.finditer(text)]
    parted = all(not text[:start].rstrip(" ") or text[:start].rstrip(" ").endswith("\n\n") for start in fences[::2])
    return len(fences) > 1 and len(fences) % 2 == 0 and parted


def find_markup(text: str, events: Sequence[Event]) -> list[Edit]:
    """Edits that turn the HTML in `text` into Markdown; none where there is none."""
    if "<" not in text:
        return []
    if _is_html(text):
        return _Markup(text).edits([(0, len(text))])
    return _Markup(text).edits(list(_zones(text, events)))


def _zones(text: str, events: Sequence[Event]) -> Iterator[tuple[int, int]]:
    """Where HTML stands in a Markdown text: its blocks whole, of other text the tags alone."""
    code = code_spans(events)
    here = 0
    for start, end in _html_blocks(text, events):
        yield from _tags(text, here, start, code)
        if _is_plain_break(text[start:end]):
            here = start
            continue
        yield start, end
        here = max(here, end)
    yield from _tags(text, here, len(text), code)


def _html_blocks(text: str, events: Sequence[Event]) -> Iterator[tuple[int, int]]:
    """Blocks of HTML: a table whole, which ends for Markdown at a blank line between its rows, and what is indented
    within an element that is still open, which Markdown takes for code.
    """
    depth, past = 0, 0
    for event in events:
        if not event.opens or event.start < past or event.name not in {"HtmlBlock", "CodeBlock"}:
            continue
        indented = event.name == "CodeBlock"
        if indented and (depth <= 0 or event.data != "Indented" or not _TAG.match(text, event.start)):
            continue
        past = event.end if indented else _end_of_table(text, event.start, event.end)
        yield event.start, past
        for found in _TOKEN.finditer(text, event.start, past):
            name = (found["name"] or "").lower()
            if name in BLOCKS and name not in _MAY_STAY_OPEN:
                depth = max(depth + (-1 if found["close"] else 1), 0)


def _end_of_table(text: str, start: int, end: int) -> int:
    """Where the table ends that the block leaves open; `end` where it leaves none or the cells hold paragraphs."""
    depth = 0
    for found in _TABLE.finditer(text, start):
        if found.start() >= end and depth <= 0:
            return end
        depth += -1 if found["close"] else 1
        if found.start() >= end and depth <= 0:
            return end if _PARTED.search(text, start, found.start()) else found.end()
    return end


def _is_plain_break(source: str) -> bool:
    return re.fullmatch(r"\s*(?:<br\s*/?>\s*)+", source, re.IGNORECASE) is not None


def _tags(text: str, start: int, end: int, code: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for found in _TOKEN.finditer(text, start, end):
        if not any(first <= found.start() < last for first, last in code):
            name = (found["name"] or "").lower()
            if name != "br" and (name in BLOCKS or name in INLINE or name in GONE or name == "pre" or not name):
                yield found.span()


@dataclass(slots=True)
class _Gap:
    """What stands between two texts: from where, what closes the one, what parts them, what opens the other."""

    start: int
    closers: str = ""
    openers: list[str] = field(default_factory=list)
    block: bool = False
    space: bool = False
    cells: str = ""
    removed: list[Edit] = field(default_factory=list)


class _Markup:
    """Reads tokens in order; `gap` collects tags and white space until the next text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[Edit] = []
        self.marks: list[tuple[str, str]] = []
        self.lists: list[int | None] = []
        self.prefix = ""
        self.quotes = 0
        self.table: list[int] | None = None
        self.stop = 0
        self.gap: _Gap | None = None

    def edits(self, zones: Sequence[tuple[int, int]]) -> list[Edit]:
        last = 0
        for start, end in zones:
            if start < last:
                continue
            self.stop = end
            last = self._zone(start, end)
        return self.found

    def _zone(self, start: int, end: int) -> int:
        here = start
        self.gap = _Gap(start)
        while here < end:
            token = _TOKEN.search(self.text, here, end)
            stop = token.start() if token else end
            if here < stop:
                self._words(here, stop)
            if token is None:
                here = end
                break
            here = self._token(token, end)
        self._flush(here, at_end=True)
        return here

    # --- texts ---

    def _words(self, start: int, end: int) -> None:
        source = self.text[start:end]
        first = start + len(source) - len(source.lstrip())
        last = start + len(source.rstrip())
        if first >= last:
            if self.gap is None:
                self.gap = _Gap(start)
            self.gap.space = True
            return
        if self.gap is None:
            self.gap = _Gap(start)
        self.gap.space = self.gap.space or first > start
        self._flush(first)
        for found in re.finditer(r"[ \t]*\n\s*|[ \t]{2,}", self.text[first:last]):
            a, b = first + found.start(), first + found.end()
            self.found.append(Edit(a, b, joiner(self.text, a, b)))
        self.gap = _Gap(last, space=last < end)

    def _flush(self, end: int, *, at_end: bool = False) -> None:
        """Write the gap that ends at `end`."""
        gap, self.gap = self.gap, None
        if gap is None:
            return
        before = self.text[: gap.start].rstrip() != "" if gap.start < 200 else True
        if gap.cells:
            between = gap.cells + (self._block_mark() if gap.cells.endswith("\n\n") and not at_end else "")
        elif gap.block:
            if not at_end:
                self._reopen(gap)
            between = ("\n\n" if before or at_end else "") + ("" if at_end else self._block_mark())
        elif gap.space and not at_end:
            between = " " if self._needs_space(gap.start, end) else ""
        else:
            between = " " if gap.space and at_end and end < len(self.text) else ""
        after = gap.closers + between + "".join(gap.openers)
        if at_end and not gap.block and not gap.cells:
            after = gap.closers + "".join(gap.openers) + between
        here = gap.start
        for removal in gap.removed:
            if here < removal.start:
                self.found.append(Edit(here, removal.start))
            self.found.append(removal)
            here = removal.end
        if self.text[here:end] != after:
            self.found.append(Edit(here, end, after))

    def _reopen(self, gap: _Gap) -> None:
        """A link or bold that goes on in the next block ends in this one and begins anew there."""
        begun = sum(opener != "<br>" for opener in gap.openers)
        through = [mark for mark in self.marks[: len(self.marks) - begun] if mark[1]]
        gap.closers += "".join(closing for _, closing in reversed(through))
        gap.openers[:0] = [_OPENING[kind] for kind, _ in through]

    def _needs_space(self, start: int, end: int) -> bool:
        return joiner(self.text, start, end) == " "

    def _block_mark(self) -> str:
        mark, self.prefix = self.prefix, ""
        quote = ">" * min(self.quotes, 9) + " " if self.quotes and not mark else ""
        return quote + mark

    # --- tags ---

    def _token(self, token: re.Match[str], end: int) -> int:
        name = (token["name"] or "").lower()
        closes = bool(token["close"])
        if self.gap is None:
            self.gap = _Gap(token.start())
        if name in GONE and not closes:
            return self._remove(name, token)
        if name == "pre" and not closes:
            return self._pre(token, end)
        if name == "br":
            self._br()
        elif name in BLOCKS:
            self._block(name, closes, token)
        else:
            self._mark(name, closes, token)
        return token.end()

    def _remove(self, name: str, token: re.Match[str]) -> int:
        stop = token.end()
        if name not in _EMPTY and not token["rest"].endswith("/"):
            found = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(self.text, token.end())
            stop = found.end() if found else stop
        assert self.gap is not None  # noqa: S101  set by the caller
        self.gap.removed.append(Edit(token.start(), stop, "", GONE[name]))
        return stop

    def _br(self) -> None:
        gap = self.gap
        assert gap is not None  # noqa: S101  set by the caller
        if gap.block or self.table is not None:
            gap.space = True
        elif "<br>" in gap.openers:
            gap.openers.remove("<br>")
            gap.block = True
        else:
            gap.openers.insert(0, "<br>")
            gap.space = False

    def _block(self, name: str, closes: bool, token: re.Match[str]) -> None:
        gap = self.gap
        assert gap is not None  # noqa: S101  set by the caller
        if self.table is not None and name not in {"table"}:
            self._cell(name, closes, gap)
            return
        gap.block = True
        if "<br>" in gap.openers:
            gap.openers.remove("<br>")
        if name in {"ul", "ol"}:
            self._list(name, closes)
        elif name == "li":
            self.prefix = "" if closes else self._item()
        elif name == "blockquote":
            self.quotes = max(self.quotes + (-1 if closes else 1), 0)
        elif re.fullmatch(r"h[1-6]", name):
            self.prefix = "" if closes else "#" * int(name[1]) + " "
        elif name == "table":
            self._table(closes, token)
        elif name == "dd":
            self.prefix = "" if closes else "- "

    def _list(self, name: str, closes: bool) -> None:
        if closes:
            if self.lists:
                self.lists.pop()
        else:
            self.lists.append(0 if name == "ol" else None)

    def _item(self) -> str:
        depth = max(len(self.lists) - 1, 0)
        number = self.lists[-1] if self.lists else None
        if number is None:
            return "    " * min(depth, 8) + "- "
        self.lists[-1] = number + 1
        return "    " * min(depth, 8) + f"{number + 1}. "

    def _mark(self, name: str, closes: bool, token: re.Match[str]) -> None:
        """Links, bold and code; other tags in a line mean nothing here."""
        gap = self.gap
        assert gap is not None  # noqa: S101  set by the caller
        kind = {"b": "strong", "tt": "code", "kbd": "code", "samp": "code"}.get(name, name)
        if kind not in {"a", "strong", "code"} or self.table is not None:
            return
        if not closes:
            opening, closing = self._pair(kind, token)
            self.marks.append((kind, closing))
            gap.openers.append(opening)
            return
        at = next((n for n in range(len(self.marks) - 1, -1, -1) if self.marks[n][0] == kind), None)
        if at is None:
            return
        closing = self.marks.pop(at)[1]
        opening = _OPENING[kind]
        if closing and gap.openers and gap.openers[-1] == opening:
            gap.openers.pop()
        else:
            gap.closers += closing

    def _pair(self, kind: str, token: re.Match[str]) -> tuple[str, str]:
        if kind == "code" and "](" in self.text[token.end() : self.text.find("</", token.end())]:
            return "", ""  # a link in it is a link, which marks of code would show as written
        if kind != "a":
            mark = "**" if kind == "strong" else "`"
            return mark, mark
        found = _HREF.search(token["rest"])
        address = html.unescape(next((group for group in found.groups() if group), "")) if found else ""
        return ("[", f"]({address})") if _WEB.match(address) else ("", "")

    # --- code and tables ---

    def _pre(self, token: re.Match[str], end: int) -> int:
        """`<pre>`: a block of code, its tags gone and its entities read."""
        closing = re.compile(r"</pre\s*>", re.IGNORECASE).search(self.text, token.end())
        stop, last = (closing.start(), closing.end()) if closing else (end, end)
        first = token.end()
        gap = self.gap
        assert gap is not None  # noqa: S101  set by the caller
        gap.block = True
        while (tag := _TOKEN.match(self.text, first, stop)) is not None:
            first = tag.end()
        if not _TOKEN.sub("", self.text[first:stop]).strip():
            return last
        first += len(self.text[first:stop]) - len(self.text[first:stop].lstrip("\n"))
        self.prefix = ""
        self._flush(first)
        self.found[-1:] = [Edit(self.found[-1].start, first, self.found[-1].text + "```\n")] if self.found else []
        body_end = first + len(re.sub(r"(?:\s|</?[A-Za-z][^<>]*>)+$", "", self.text[first:stop]))
        for tag in _TOKEN.finditer(self.text, first, body_end):
            self.found.append(Edit(tag.start(), tag.end(), "\n" if (tag["name"] or "").lower() == "br" else ""))
        for entity in _ENTITY.finditer(self.text, first, body_end):
            self.found.append(Edit(entity.start(), entity.end(), html.unescape(entity.group())))
        self.gap = _Gap(body_end, closers="\n```", block=True)
        return last

    def _table(self, closes: bool, token: re.Match[str]) -> None:
        if closes:
            if self.gap is not None and self.gap.cells:
                self.gap.cells += "\n\n"
            self.table = None
            return
        stop = self.text.lower().find("</table", token.end())
        inside = self.text[token.end() : stop if stop >= 0 else token.end()]
        rows = re.split(r"(?i)<tr\b", inside)[1:]
        widths = [len(re.findall(r"(?i)<t[dh]\b", row)) for row in rows]
        if 0 <= stop < self.stop and not _LAYOUT.search(inside) and rows and max(widths) > 1:
            self.table = [0, 0, widths[0]]

    def _cell(self, name: str, closes: bool, gap: _Gap) -> None:
        """Rows and cells as the pipes of a Markdown table; `table` holds row, cell and the width of the first row."""
        assert self.table is not None  # noqa: S101  asked by the caller
        if name == "tr" and not closes:
            gap.cells += "\n\n" if self.table[0] == 0 else "\n"
            self.table[1] = 0
        elif name in {"td", "th"} and not closes:
            gap.cells += "| " if self.table[1] == 0 else " | "
            self.table[1] += 1
        elif name == "tr" and closes:
            gap.cells += " |"
            if self.table[0] == 0:
                gap.cells += "\n|" + "---|" * max(self.table[1], 1)
            self.table[0] += 1
        else:
            gap.space = True

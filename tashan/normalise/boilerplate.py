"""What of a text is no part of the article → removals, and what the removed lines say about it.

In: a text in canonical layout with its blocks, and the rules. Out: removals with reasons, and Credits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from typing import NamedTuple

from tashan.corpus.repeats import MIN_LETTERS, fingerprint, measure_width
from tashan.normalise.blocks import Block
from tashan.normalise.bylines import Credits, is_byline, is_moment, names_role, parse_credits
from tashan.normalise.findings import MAX_LINE, TAIL, TOP, Findings, place_of
from tashan.normalise.pieces import sentences_of
from tashan.normalise.plain import Plain, read_plain
from tashan.normalise.rules import Match, Rules, Where
from tashan.normalise.sources import is_credit_line, is_noted, is_publisher, is_source_link, read_beside
from tashan.normalise.tracked import Edit

MIN_ITEM = 12
"""Characters from which an item of a list says something; `- END -` is a mark."""
MIN_PROSE = 60
"""Characters from which a block is a paragraph of the article; lines of credits stay below 50."""
MAX_SENTENCE = 300
"""Longer ones are never boilerplate; this also bounds what the patterns may cost."""
MAX_LINES = 2
"""Lines of the article's own that may stand between what a site adds and the edge: where to discuss this text."""
OWN_TAIL = 4
"""Blocks from the end of a site's own text that hold credits, below its last heading; one above them is of something
within the text."""
REPEATED_LINE = "a line that many files of the site hold at their edges"
_ANYWHERE: frozenset[Where] = frozenset({"any", "edges", "tail"})
_INSIDE: frozenset[Where] = frozenset({"any"})
_BRACKET = re.compile(r"[（(\[【]([^（）()\[\]【】\n]{1,80})[）)\]】][。.]?\s*$")
_LEAD = re.compile(r"^(?:[*＊※▌►▶●■◆·•\s]{1,4}|[（(]?注\s?[:：]\s?)")
"""What stands before a notice and means nothing: a star, a bar, a bullet, 注：."""
_ITEM_LINK = re.compile(
    r"^[^\w\n]{0,6}(?:链接|連結|网址|網址|地址|link|url)\s?[:：]\s?[<\[(]?https?://", re.IGNORECASE | re.MULTILINE
)

_LABEL = re.compile(r"\*\*[^*\n]{1,40}\*\*|.*[:：]", re.DOTALL)
"""A line that heads or announces what stands below it."""
_OWN = re.compile(r"^(?:e-?mail|contact(?: us)?|邮箱|郵箱|电话|電話|地址|官网|官網)\s?[:：]", re.IGNORECASE)
"""An address below a heading is what the author's section is about; a platform's stands below its text."""
_REFERENCES = re.compile(
    r"参考|參考|引用|文献|文獻|资料|資料|\b(?:references?|sources?|bibliography|further reading)\b", re.IGNORECASE
)
"""The heading of what an author read, or where more is to be had."""
_READ = re.compile(r"参考|參考|文献|文獻|\b(?:references?|bibliography|further reading)\b", re.IGNORECASE)
"""The heading of what an author read and nothing else: a book or a course below it has no link."""
_OF_BUTTONS = frozenset({"comments", "navigation", "share-buttons"})
_NOTICE = "reprint-notice"
"""Within a site's own text it is what a program printed (Copyright (c) …) or what the text is about."""
_LABELS = re.compile(r"[\u4e00-\u9fff]{1,4}|[A-Za-z]+|.*[:：]\W*")
"""One word, which on a button says what to do and in a site's own text is a label: 下载, Facebook; 下载："""
_FIELD = re.compile(r"[^\s，。：:]{1,8}\s?[:：]")
"""A line of a page that lists what something is: 医院：…, 地址：…"""
_FILM = re.compile(r"(?:视频|視頻|影片)\s?[:：]")
_SOURCE = re.compile(r"\(\s?source\s?:", re.IGNORECASE)


class Site(NamedTuple):
    """What is known of where a text came from; `publisher` is who an earlier pass found it to be; `repeated` are
    fingerprints of lines at the edges of its files; `own`: a head says title and day, which what is pasted has not;
    `day`: the one that the head says.
    """

    rules: Rules
    platforms: frozenset[str]
    publisher: str | None
    repeated: frozenset[str] = frozenset()
    own: bool = False
    day: date | None = None


def find_boilerplate(text: str, blocks: Sequence[Block], site: Site) -> Findings:
    """Everything that rules and credit lines take out of `text`.

    Headings are never boilerplate, nor are the items of a list that text follows.
    """
    findings = Findings(per_item=_has_links_per_item(text), chronicle=_is_chronicle(text), own=site.own)
    findings.outer = _find_outer(text, blocks, site.repeated)
    items = _items_of_the_text(blocks)
    listed = _items_that_stay(text, blocks, site.rules, site.repeated)
    for number, block in enumerate(blocks):
        if block.kind in {"code", "table", "heading", "note"} or number in items:
            continue
        _look_at(findings, number, text, blocks, site, stays=number in listed)
    return findings


def _find_outer(text: str, blocks: Sequence[Block], repeated: frozenset[str]) -> frozenset[int]:
    """Numbers of the blocks near the top and the end that no text of the article parts from it: what a site adds
    stands there, and what many files say further in (a warning, "no news this week") is theirs, as is what they say
    below their first heading (前言; the title's own heading is gone when this is asked once more).
    """
    if not repeated:
        return frozenset()
    count = len(blocks)
    headed = next((number for number, block in enumerate(blocks[:TOP]) if block.kind == "heading"), min(TOP, count))
    top = list(_from_edge(text, blocks, range(headed), repeated))
    return frozenset(top) | frozenset(
        _from_edge(text, blocks, range(count - 1, max(count - TAIL, 0) - 1, -1), repeated)
    )


def _from_edge(text: str, blocks: Sequence[Block], numbers: range, repeated: frozenset[str]) -> Iterator[int]:
    """`numbers` up to the first paragraph of the article, or the third line of its own."""
    lines = 0
    for number in numbers:
        markdown = text[blocks[number].inner : blocks[number].end]
        yield number
        if blocks[number].kind != "heading" and fingerprint(markdown) not in repeated:
            lines += 1
            if lines > MAX_LINES or len(markdown) > MIN_PROSE:
                return


def _is_chronicle(text: str) -> bool:
    """Whether several lines are a day and nothing else: each heads what was written on it."""
    return sum(1 for line in text.split("\n") if line[:1].isdigit() and is_moment(line)) > 1


def _look_at(findings: Findings, number: int, text: str, blocks: Sequence[Block], site: Site, *, stays: bool) -> None:
    """One block: what it says of the article first, which it may say on every page of a site, then the rules."""
    block, where = blocks[number], place_of(number, len(blocks))
    markdown = text[block.inner : block.end]
    plain = read_plain(markdown)
    stays = stays or blocks[min(number + 1, len(blocks) - 1)].kind == "code"  # it says what the code is for
    repeated = number in findings.outer and not stays and _is_repeated(text, blocks, number, site.repeated)
    stays = stays or _belongs_to_text(text, blocks, number, plain, markdown)
    last = repeated or number == len(blocks) - 1
    within = findings.prose or number >= TOP
    ends = number >= len(blocks) - OWN_TAIL and all(block.kind != "heading" for block in blocks[number:])
    deep = site.own and not repeated and within and not ends
    where = _INSIDE if deep else where
    if not deep and _is_source(findings, number, text, blocks, plain, site):
        return
    if not repeated and site.rules.is_clean(markdown, where):
        findings.prose = findings.prose or len(plain.text) > MIN_PROSE
        return
    before = len(findings.edits)
    headed = findings.prose and number > 0 and blocks[number - 1].kind == "heading"
    if (deep or (stays and _SOURCE.match(plain.text))) or not is_credit_line(
        findings,
        number,
        block,
        plain,
        where,
        last=last,
        within=headed,
        linked=markdown.startswith("["),
        own=site.own and not repeated,
        day=site.day,
        beside=read_beside(text, blocks, number),
    ):
        if repeated:
            findings.remove_block(number, block, REPEATED_LINE)
        elif not stays and not _matches_line(findings, number, block, plain, site.rules, where, deep=deep):
            _search_inside(findings, number, block, plain, site.rules, where, markdown, deep=deep, headed=headed)
    if len(findings.edits) == before:
        findings.prose = findings.prose or len(plain.text) > MIN_PROSE
        if not stays and parse_credits(plain.text) is None:
            # what stands above decides on a date alone, and what stands beside on an item, so these are not noted
            site.rules.note_clean(markdown, where)


def _belongs_to_text(text: str, blocks: Sequence[Block], number: int, plain: Plain, markdown: str) -> bool:
    """An address before any text or below a heading, a film that is linked, the source of something within the text."""
    above = blocks[max(number - TOP, 0) : number]
    if _OWN.search(plain.text) is not None:
        headed = bool(above) and above[-1].kind == "heading"
        fields = all(_FIELD.match(read_plain(text[block.inner : block.end]).text) for block in above)
        return headed or (number < TOP and fields)
    inside = TOP <= number < len(blocks) - 1
    return (inside and _SOURCE.match(plain.text) is not None) or (
        _FILM.match(plain.text) is not None and "](" in markdown
    )


def _is_repeated(text: str, blocks: Sequence[Block], number: int, repeated: frozenset[str]) -> bool:
    """Whether many files of the site hold the block; what heads a list, or what one file holds, is content."""
    here, following = (
        text[block.inner : block.end].strip() for block in (*blocks[number : number + 2], blocks[-1])[:2]
    )
    mark = fingerprint(here)
    if not repeated or mark not in repeated or _belongs_to_items(text, blocks, mark):
        return False
    if _is_content_anyway(text, blocks, number, here):
        return False
    if number + 1 == len(blocks) or not _LABEL.fullmatch(here):
        return True
    return blocks[number + 1].kind != "list" and fingerprint(following) in repeated


def _is_content_anyway(text: str, blocks: Sequence[Block], number: int, here: str) -> bool:
    """Whether a block is what several articles may say: a short item or field (空间复杂度：O(n)), what was read."""
    says = blocks[number].kind == "list" or ("](" not in here and _FIELD.match(here))
    if says and measure_width(fingerprint(here) or "") < 2 * MIN_LETTERS:
        return True
    above = next((block for block in reversed(blocks[:number]) if block.kind != blocks[number].kind), None)
    heading = text[above.inner : above.end] if above and above.kind == "heading" else ""
    return (_REFERENCES if "](" in here else _READ).search(heading) is not None


def _belongs_to_items(text: str, blocks: Sequence[Block], mark: str | None) -> bool:
    """Whether a text holds the line several times: each of its items has one (read the full post)."""
    alike = (number for number, block in enumerate(blocks) if fingerprint(text[block.inner : block.end]) == mark)
    return len(tuple(islice(alike, 2))) > 1


def _is_source(findings: Findings, number: int, text: str, blocks: Sequence[Block], plain: Plain, site: Site) -> bool:
    block, where = blocks[number], place_of(number, len(blocks))
    markdown = text[block.inner : block.end]
    return (
        is_noted(findings, number, block, markdown, where)
        or is_publisher(findings, number, block, plain, site.publisher if number < TOP else None)
        or is_source_link(
            findings,
            number,
            block,
            markdown,
            len(blocks),
            site.platforms,
            read_beside(text, blocks, number),
            headed=number > 0 and blocks[number - 1].kind == "heading",
            within=findings.prose or any(block.kind == "heading" for block in blocks[: max(number - 1, 0)]),
            own=site.own,
        )
    )


def _has_links_per_item(text: str) -> bool:
    return len(_ITEM_LINK.findall(text)) > 1


def _items_that_stay(text: str, blocks: Sequence[Block], rules: Rules, repeated: frozenset[str]) -> set[int]:
    """Numbers of the items of lists in which another item is no boilerplate: one of several references, of several
    names of products, is not the site's, though many files hold it or a button bears its name.
    """
    stay: set[int] = set()
    here = 0
    while here < len(blocks):
        if blocks[here].kind != "list":
            here += 1
            continue
        stop = here
        while stop < len(blocks) and blocks[stop].kind == "list":
            stop += 1
        plains = [text[blocks[n].inner : blocks[n].end] for n in range(here, stop)]
        if stop - here > 1 and not all(_is_an_edge(markdown, rules, repeated) for markdown in plains):
            stay.update(range(here, stop))
        here = stop
    return stay


def _is_an_edge(markdown: str, rules: Rules, repeated: frozenset[str]) -> bool:
    """Whether an item alone would be boilerplate."""
    line = read_plain(markdown).text.strip()
    return (
        fingerprint(markdown) in repeated
        or rules.match("line", line, _ANYWHERE) is not None
        or (len(line) <= MAX_SENTENCE and rules.match("sentence", line, _ANYWHERE) is not None)
        or parse_credits(line) is not None
    )


def _items_of_the_text(blocks: Sequence[Block]) -> set[int]:
    """Numbers of the list items that something else than a list follows: they are what an author lists."""
    last = max((n for n, block in enumerate(blocks) if block.kind not in {"list", "quote"}), default=-1)
    first = next((n for n, block in enumerate(blocks) if block.kind not in {"list", "quote"}), len(blocks))
    return {
        n
        for n, block in enumerate(blocks)
        if block.kind == "list" and first < n < last and block.end - block.inner >= MIN_ITEM
    }


def _matches_line(
    findings: Findings, number: int, block: Block, plain: Plain, rules: Rules, where: frozenset[Where], *, deep: bool
) -> bool:
    """Whether the whole block is boilerplate; `deep` in a site's own text no line is a button or an invitation."""
    line = plain.text.strip()
    match = rules.match("line", line, where) if len(line) <= MAX_LINE else None
    if match is None and _LEAD.match(line) and len(line) <= MAX_LINE:
        match = rules.match("line", _LEAD.sub("", line), where)
    if match is None or (findings.own and match.rule.id in _OF_BUTTONS and _LABELS.fullmatch(line)):
        return False
    if deep and (match.rule.invites or match.rule.id in _OF_BUTTONS):
        return False
    _note(findings, number, match)
    findings.remove_block(number, block, match.rule.reason)
    return True


def _note(findings: Findings, number: int, match: Match) -> None:
    """What a match says of the article, and whether it invites."""
    if match.rule.invites:
        findings.invitations.append(number)
    caught = {name.rsplit("_", 1)[0]: value for name, value in match.caught.items()}
    authors = (caught["author"],) if "author" in caught else ()
    findings.credits = findings.credits.merged(Credits(publisher=caught.get("publisher"), authors=authors))


def _search_inside(
    findings: Findings,
    number: int,
    block: Block,
    plain: Plain,
    rules: Rules,
    where: frozenset[Where],
    markdown: str,
    *,
    deep: bool,
    headed: bool,
) -> None:
    """Boilerplate that is glued to a real sentence, or that fills the paragraph sentence by sentence."""
    spans = _glued(findings, number, plain, rules, where, headed=headed)
    taken = [(start, end) for start, end, _ in spans]
    for sentence in sentences_of(plain.text):
        if len(sentence.text) > MAX_SENTENCE or any(a < sentence.end and sentence.start < b for a, b in taken):
            continue
        match = rules.match("sentence", _LEAD.sub("", sentence.text), where)
        if match and not (deep and match.rule.id == _NOTICE):
            _note(findings, number, match)
            spans.append((sentence.start, sentence.end, match.rule.reason))
    if spans and not _remainder(plain.text, spans):
        findings.remove_block(number, block, spans[0][2])
        return
    for start, end, reason in spans:
        first, last = plain.span(start, end)
        if markdown[first - 1 : first] == "[" and "](" in markdown[first:last]:
            first -= 1  # the words of a link go with its mark
        findings.edits.append(Edit(block.inner + first, block.inner + last, "", reason))


def _remainder(text: str, spans: list[tuple[int, int, str]]) -> str:
    """What would be left of a paragraph, without marks that mean nothing alone."""
    kept = list(text)
    for start, end, _ in spans:
        kept[start:end] = " " * (end - start)
    return re.sub(r"[\W_]", "", "".join(kept))


def _glued(
    findings: Findings, number: int, plain: Plain, rules: Rules, where: frozenset[Where], *, headed: bool
) -> list[tuple[int, int, str]]:
    spans: list[tuple[int, int, str]] = []
    tail_start = max(len(plain.text) - 120, 0)
    tail = plain.text[tail_start:]
    match = rules.match("end", tail, where)
    if match:
        _note(findings, number, match)
        spans.append((tail_start + match.start, tail_start + match.end, match.rule.reason))
        tail = tail[: match.start].rstrip()
    bracket = _BRACKET.search(tail)
    if bracket and not (findings.own and headed and not tail[: bracket.start()].strip()):
        whole = tail_start == 0 and not tail[: bracket.start()].strip()
        reason = _read_bracket(
            findings, number, bracket[1].strip(), rules, where | {"tail", "edges"} if whole else where
        )
        if reason:
            spans.append((tail_start + bracket.start(), tail_start + bracket.end(1) + 1, reason))
    start = rules.match("start", plain.text[:120], where)
    if start:
        spans.append((start.start, start.end, start.rule.reason))
    return spans


def _read_bracket(findings: Findings, number: int, inside: str, rules: Rules, where: frozenset[Where]) -> str | None:
    match = rules.match("bracket", inside, where)
    if match:
        _note(findings, number, match)
        return match.rule.reason
    said = parse_credits(inside) if "tail" in where else None
    if findings.own and not (names_role(inside) or is_byline(inside)):
        return None
    if said and (said.authors or said.editors or said.publisher):
        findings.credits = findings.credits.merged(said)
        return said.reason
    return None

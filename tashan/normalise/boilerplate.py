"""What of a text is no part of the article → removals, and what the removed lines say about it.

In: a text in canonical layout with its blocks, and the rules. Out: removals with reasons, and Credits.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tashan.corpus.repeats import fingerprint
from tashan.normalise.blocks import Block
from tashan.normalise.bylines import Credits, parse_credits
from tashan.normalise.people import is_name
from tashan.normalise.pieces import sentences_of
from tashan.normalise.plain import Plain, read_plain
from tashan.normalise.repairs import find_links
from tashan.normalise.rules import Match, Rules, Where
from tashan.normalise.tracked import Edit

TOP, TAIL = 6, 15
"""Blocks from the top and from the end that hold credits, invitations and adverts. Scraped articles carry up to four
lines above the text and up to fourteen below."""
MIN_ITEM = 12
"""Characters from which an item of a list says something; `- END -` is a mark."""
MIN_PROSE = 60
"""Characters from which a block is a paragraph of the article; lines of credits stay below 50."""
MAX_LINE, MAX_SENTENCE = 400, 300
"""Longer ones are never boilerplate as a whole; this also bounds what the patterns may cost."""
REPEATED_LINE = "a line that many files of the site hold at their edges"
_ORIGINALS = frozenset({"原文", "原文地址", "原文链接", "原文連結", "英文原文", "via", "source", "original"})
_WRITERS = frozenset({"原文作者", "原作者", "作者", "author"})
_TRANSLATORS = frozenset(
    {"译者", "譯者", "翻译", "翻譯", "校对", "校对者", "校對", "校稿", "选题", "译文出自", "本文永久链接", "translator"}
)
_NOTED = re.compile(
    rf"(?:[*_]{{0,2}})(?P<label>{'|'.join(sorted((*_ORIGINALS, *_WRITERS, *_TRANSLATORS), key=len, reverse=True))})"
    r"[*_]{0,2}\s?[:：]\s?(?P<value>[^。！？]{1,380})",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"[（(\[【]([^（）()\[\]【】\n]{1,80})[）)\]】][。.]?\s*$")
_LEAD = re.compile(r"^(?:[*＊※▌►▶●■◆·•\s]{1,4}|[（(]?注\s?[:：]\s?)")
"""What stands before a notice and means nothing: a star, a bar, a bullet, 注：."""
_ADDRESS_ONLY = re.compile(r"<?(https?://[^\s<>]{4,2000})>?")
_ANNOUNCES = re.compile(r"[:：]$")
_PARTED = re.compile(r"[:：|｜丨/／\s]")
"""What stands between a role and a name."""
_SOURCE_WORDS = re.compile(
    r"(?i:原文|原文链接|来源|來源|查看原文|阅读原文|閱讀原文|链接|source|original|link|via|read more)"
)
_ITEM_LINK = re.compile(
    r"^[^\w\n]{0,6}(?:链接|連結|网址|網址|地址|link|url)\s?[:：]\s?[<\[(]?https?://", re.IGNORECASE | re.MULTILINE
)
_OUTLET = re.compile(
    r"(?:报|報|网|網|社|刊|周末|週末|传媒|傳媒|新闻|新聞|头条|号|號|财经|財經|观察|觀察)$"
    r"|\b(?:News|Times|Post|Journal|Daily|Weekly|Media|Review|Press|Magazine|Herald)\b"
)
"""How names of outlets end, which a link below an article bears; other links there are the author's."""


@dataclass(slots=True)
class Findings:
    """Removals, what they said, and which blocks went whole."""

    edits: list[Edit] = field(default_factory=list)
    credits: Credits = field(default_factory=Credits)
    gone: set[int] = field(default_factory=set)
    prose: bool = False
    """Whether a paragraph of the article stands above."""
    per_item: bool = False
    """Whether several lines name an address (链接：…): they go with the items of the text, and none is its source."""
    invitations: list[int] = field(default_factory=list)
    """Blocks that were, or held, an invitation to follow an account."""

    def remove_block(self, number: int, block: Block, reason: str) -> None:
        self.edits.append(Edit(block.start, block.end, "", reason))
        self.gone.add(number)


def find_boilerplate(
    text: str,
    blocks: Sequence[Block],
    rules: Rules,
    platforms: frozenset[str],
    publisher: str | None = None,
    repeated: frozenset[str] = frozenset(),
) -> Findings:
    """Everything that rules and credit lines take out of `text`.

    `platforms` are tags that name where it came from; `publisher` is who an earlier pass found it to be; `repeated`
    are fingerprints of what many files of the corpus hold at their edges. Headings are never boilerplate, nor are the
    items of a list that text follows.
    """
    findings = Findings(per_item=_has_links_per_item(text))
    items = _items_of_the_text(blocks)
    for number, block in enumerate(blocks):
        if block.kind in {"code", "table", "heading"} or number in items:
            continue
        where = _where(number, len(blocks))
        markdown = text[block.inner : block.end]
        if "edges" in where and repeated and fingerprint(markdown) in repeated:
            findings.remove_block(number, block, REPEATED_LINE)
            continue
        plain = read_plain(markdown)
        if (
            _is_noted(findings, number, block, markdown, where)
            or _is_publisher(findings, number, block, plain, publisher if number < TOP else None)
            or _is_source_link(findings, number, block, markdown, len(blocks), platforms, _beside(text, blocks, number))
        ):
            continue
        if rules.is_clean(markdown, where):
            findings.prose = findings.prose or len(plain.text) > MIN_PROSE
            continue
        before = len(findings.edits)
        if not (
            _is_credit_line(findings, number, block, plain, where, last=number == len(blocks) - 1)
            or _matches_line(findings, number, block, plain, rules, where)
        ):
            _search_inside(findings, number, block, plain, rules, where, markdown)
        if len(findings.edits) == before:
            findings.prose = findings.prose or len(plain.text) > MIN_PROSE
            if parse_credits(plain.text) is None:  # what stands above decides on a date alone, so it may not be noted
                rules.note_clean(markdown, where)
    return findings


def _has_links_per_item(text: str) -> bool:
    return len(_ITEM_LINK.findall(text)) > 1


def _items_of_the_text(blocks: Sequence[Block]) -> set[int]:
    """Numbers of the list items that something else than a list follows: they are what an author lists."""
    last = max((n for n, block in enumerate(blocks) if block.kind not in {"list", "quote"}), default=-1)
    first = next((n for n, block in enumerate(blocks) if block.kind not in {"list", "quote"}), len(blocks))
    return {
        n
        for n, block in enumerate(blocks)
        if block.kind == "list" and first < n < last and block.end - block.inner >= MIN_ITEM
    }


def _is_noted(findings: Findings, number: int, block: Block, markdown: str, where: frozenset[Where]) -> bool:
    """A line that names the original, its author or who translated it, with links: 原文地址：[…](…)."""
    found = _NOTED.fullmatch(markdown.strip()) if "edges" in where and len(markdown) <= MAX_LINE else None
    if found is None:
        return False
    links = find_links(markdown)
    label, bare = found["label"].strip().lower(), _ADDRESS_ONLY.search(found["value"])
    names = tuple(name.strip() for name in re.split(r"[、,，;；&]", read_plain(found["value"]).text) if name.strip())
    address = links[0][1] if links else bare[1] if bare else None
    if label in _ORIGINALS and address and not findings.per_item:
        title = links[0][0] if links and "://" not in links[0][0] else None
        findings.credits = findings.credits.merged(Credits(source_url=address, source_title=title))
    elif label in _WRITERS and links:
        findings.credits = findings.credits.merged(Credits(authors=names))
    elif label in _ORIGINALS or label in _WRITERS or not (links or all(is_name(name) for name in names)):
        return False
    else:
        findings.credits = findings.credits.merged(Credits(staff=True))
    findings.remove_block(number, block, findings.credits.reason)
    return True


def _where(number: int, count: int) -> frozenset[Where]:
    if number >= count - TAIL:
        return frozenset({"any", "edges", "tail"})
    return frozenset({"any", "edges"}) if number < TOP else frozenset({"any"})


def _is_credit_line(
    findings: Findings, number: int, block: Block, plain: Plain, where: frozenset[Where], *, last: bool
) -> bool:
    """A line of credits. A date alone is one above the text and at its very end; between, it heads a chronicle."""
    glued = block.kind == "list" and not _PARTED.search(plain.text)  # an item like 编译镜像 is work, not a person
    said = parse_credits(plain.text) if "edges" in where and not glued else None
    if said is None or (said.only_date and findings.prose and not last):
        return False
    if said.source_url and findings.per_item:
        return False
    findings.credits = findings.credits.merged(said)
    findings.remove_block(number, block, said.reason)
    return True


def _is_publisher(findings: Findings, number: int, block: Block, plain: Plain, publisher: str | None) -> bool:
    """The publisher's name alone at the top, as portals put it under a title."""
    if publisher is None or re.sub(r"官方(?:账号|帐号)$", "", plain.text.strip()) != publisher:
        return False
    findings.remove_block(number, block, "the publisher, shown with the article")
    return True


def _beside(text: str, blocks: Sequence[Block], number: int) -> tuple[str, str]:
    """The paragraphs above and below a block, "" where there is none."""
    around = (blocks[number - 1] if number else None, blocks[number + 1] if number + 1 < len(blocks) else None)
    above, below = (text[block.inner : block.end].strip() if block else "" for block in around)
    return above, below


def _is_source_link(
    findings: Findings,
    number: int,
    block: Block,
    markdown: str,
    count: int,
    platforms: frozenset[str],
    beside: tuple[str, str],
) -> bool:
    """A paragraph that is one link, at the end or named after the source, leads to where the text was found.

    Not one that the paragraph above announces (see here:), nor one of several.
    """
    if "http" not in markdown or block.kind in {"list", "quote"} or TOP <= number < count - TAIL:
        return False
    bare = _ADDRESS_ONLY.fullmatch(markdown.strip())
    links = find_links(markdown)
    if bare:
        label, address = "", bare[1]
    elif len(links) == 1 and read_plain(markdown).text.strip() == links[0][0].strip() and links[0][0].strip():
        label, address = links[0]
    else:
        return False
    known = label.strip().lower() in platforms or bool(_SOURCE_WORDS.fullmatch(label.strip()))
    announced = _ANNOUNCES.search(beside[0]) and not _SOURCE_WORDS.search(beside[0])
    lone = number >= count - 2 and not announced and not any(_ADDRESS_ONLY.fullmatch(text) for text in beside)
    if not (known or (lone and (bare or label == address or _OUTLET.search(label)))):
        return False
    findings.credits = findings.credits.merged(Credits(source_url=address))
    findings.remove_block(number, block, "the link to the source, which is shown with the article")
    return True


def _matches_line(
    findings: Findings, number: int, block: Block, plain: Plain, rules: Rules, where: frozenset[Where]
) -> bool:
    line = plain.text.strip()
    match = rules.match("line", line, where) if len(line) <= MAX_LINE else None
    if match is None and _LEAD.match(line) and len(line) <= MAX_LINE:
        match = rules.match("line", _LEAD.sub("", line), where)
    if match is None:
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
) -> None:
    """Boilerplate that is glued to a real sentence, or that fills the paragraph sentence by sentence."""
    spans = _glued(findings, number, plain, rules, where)
    taken = [(start, end) for start, end, _ in spans]
    for sentence in sentences_of(plain.text):
        if len(sentence.text) > MAX_SENTENCE or any(a < sentence.end and sentence.start < b for a, b in taken):
            continue
        match = rules.match("sentence", _LEAD.sub("", sentence.text), where)
        if match:
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
    findings: Findings, number: int, plain: Plain, rules: Rules, where: frozenset[Where]
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
    if bracket:
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
    if said and (said.authors or said.editors or said.publisher):
        findings.credits = findings.credits.merged(said)
        return said.reason
    return None

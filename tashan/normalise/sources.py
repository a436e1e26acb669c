"""Lines that say who wrote a text and where it comes from → removals, and what they say.

In: a block with what is known of its place. Out: whether it is such a line; its names, address and day then stand in
the findings. What such a line says is shown with the article.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from tashan.normalise.blocks import Block
from tashan.normalise.bylines import Credits, is_byline, is_moment, names_role, parse_credits
from tashan.normalise.findings import MAX_LINE, TAIL, TOP, Findings
from tashan.normalise.people import PEN_NAME, is_name
from tashan.normalise.plain import Plain, read_plain
from tashan.normalise.repairs import find_links
from tashan.normalise.rules import Where

_ORIGINALS = frozenset({"原文", "原文地址", "原文链接", "原文連結", "英文原文", "via", "source", "original"})
_WRITERS = frozenset({"原文作者", "原作者", "作者", "author"})
_TRANSLATORS = frozenset(
    {"译者", "譯者", "翻译", "翻譯", "校对", "校对者", "校對", "校稿", "选题", "translator"}
    | {"译文出自", "本文永久链接", "本文链接", "永久链接", "首发于", "首发地址", "本文首发于"}
)
_PEN_NAMED = (
    _TRANSLATORS
    - {"翻译", "翻譯"}
    - {name for name in _TRANSLATORS if "链接" in name or "发" in name or "出自" in name}
)
"""Labels that nothing but names of people stand behind, whatever these look like: 译者：四娘."""
_LABELS = "|".join(sorted({*_ORIGINALS, *_WRITERS, *_TRANSLATORS}, key=lambda label: (-len(label), label)))
_NOTED = re.compile(
    rf"(?:[*_]{{0,2}})(?P<label>{_LABELS})"
    r"[*_]{0,2}(?:\s?[:：=]\s?|\s(?=\[))(?P<value>[^。！？]{1,380})",
    re.IGNORECASE,
)
_MORE = re.compile(r"[，,;；、\s](?:[\u4e00-\u9fff]{2,6})\s?[:：]")
"""Another label behind the first one: a line of several credits."""
_ALLOWED = re.compile(r"^(?:[该本](?:文章?)?)?已获得?原?作者\s?(?P<name>.{2,40}?)\s?的?授权$")
"""该文章已获原作者 … 授权: the author allowed the translation."""
_ADDRESS_ONLY = re.compile(r"<?(https?://[^\s<>]{4,2000})>?")
_ANNOUNCES = re.compile(r"[:：]$")
_FACT = re.compile(
    r"[>*\-\s]*[*_]{0,2}(?:标题|標題|题目|題目|时间|時間|日期|链接|連結|视频|視頻|技术|技術|设计|設計|素材|媒体|媒體|文本|图|圖|图片|圖片|图表"
    r"|title|headline|date|link|url|text|photos?)[*_]{0,2}\s?[:：]",
    re.IGNORECASE,
)
"""Words that credit lines share with lists of facts: 时间：…, 标题：…"""
_FIELD = re.compile(r"[^\s，。：:（）()]{1,12}\s?[:：]\s?\S[^。！？\n]{0,60}$")
"""One fact of several: a word, a colon and a value."""
_ON_A_DAY = re.compile(r"\d{4}\s?[-/年.]\s?\d{1,2}\s?[-/月.]\s?\d{1,2}\s?日?\s[^\s|｜·:：]{5,}$")
"""What was done on a day, rather than who published then."""
_NUMBERED = re.compile(r"\d{1,2}[.、)）]")
_PARTED = re.compile(r"[:：|｜丨/／\s]")
"""What stands between a role and a name."""
_SOURCE_WORDS = re.compile(
    r"(?i:原文|原文链接|来源|來源|查看原文|阅读原文|閱讀原文|链接|source|original|link|via|read more)"
)
_ANY_LINK = frozenset({"链接", "鏈接", "link", "via", "read more"})
"""What a site's own text calls any link."""
_OUTLET = re.compile(
    r"(?:报|報|网|網|社|刊|周末|週末|传媒|傳媒|新闻|新聞|头条|号|號|财经|財經|观察|觀察)$"
    r"|\b(?:News|Times|Post|Journal|Daily|Weekly|Media|Review|Press|Magazine|Herald)\b"
)
"""How names of outlets end, which a link below an article bears; other links there are the author's."""


def is_noted(findings: Findings, number: int, block: Block, markdown: str, where: frozenset[Where]) -> bool:
    """A line that names the original, its author or who translated it, with links: 原文地址：[…](…)."""
    found = _NOTED.fullmatch(markdown.strip()) if "edges" in where and len(markdown) <= MAX_LINE else None
    if found is None or _MORE.search(read_plain(found["value"]).text):
        return False
    links = find_links(markdown)
    label, bare = found["label"].strip().lower(), _ADDRESS_ONLY.search(found["value"])
    names = _names(read_plain(found["value"]).text)
    address = links[0][1] if links else bare[1] if bare else None
    if label in _ORIGINALS and address and not findings.per_item:
        title = links[0][0] if links and "://" not in links[0][0] else None
        findings.credits = findings.credits.merged(Credits(source_url=address, source_title=title))
    elif label in _WRITERS and links:
        findings.credits = findings.credits.merged(Credits(authors=names))
    elif label in _ORIGINALS or label in _WRITERS or not (address or _are_names(label, names)):
        return False
    else:
        findings.credits = findings.credits.merged(Credits(staff=True))
    findings.remove_block(number, block, findings.credits.reason)
    return True


def _are_names(label: str, names: tuple[str, ...]) -> bool:
    return all(is_name(name) or (label in _PEN_NAMED and PEN_NAME.fullmatch(name)) for name in names)


def _names(text: str) -> tuple[str, ...]:
    found = (_ALLOWED.sub(r"\g<name>", name.strip()) for name in re.split(r"[、,，;；&]", text))
    return tuple(name for name in found if name)


def is_credit_line(
    findings: Findings,
    number: int,
    block: Block,
    plain: Plain,
    where: frozenset[Where],
    *,
    last: bool,
    within: bool,
    linked: bool,
    own: bool,
    day: date | None,
    beside: tuple[str, str],
) -> bool:
    """A line of credits. A date alone is one above the text and at its very end; between, it heads a chronicle.

    An author named `within` a section of the text, right below its heading, is that section's. Of a site's `own` text
    more is believed (`_is_a_fact`): a day that is not the article's, which its head says, is of what is told below it.
    """
    # an item like 编译镜像 is work, not a person, and so is a link like 视频练习; 2017-08-08 成文 is what was done then
    glued = (linked and not _PARTED.search(plain.text)) or (block.kind == "list" and not names_role(plain.text))
    if own and findings.chronicle and is_moment(plain.text):
        return False
    if own and _is_a_fact(plain.text, block.kind, beside, below_text=findings.prose):
        return False
    said = parse_credits(plain.text) if "edges" in where and not glued else None
    if said is None or (said.only_date and findings.prose and not last):
        return False
    if own and not names_role(plain.text) and _is_another_day(said, day):
        return False
    if (said.source_url and findings.per_item) or (within and said == Credits(authors=said.authors)):
        return False
    findings.credits = findings.credits.merged(said)
    findings.remove_block(number, block, said.reason)
    return True


def _is_another_day(said: Credits, day: date | None) -> bool:
    """Whether a line says another day than the head, `day`; hours apart are zones apart."""
    return day is not None and said.published is not None and abs(said.published.date() - day) > timedelta(days=1)


def _is_a_fact(line: str, kind: str, beside: tuple[str, str], *, below_text: bool) -> bool:
    """Whether a line of a site's own text tells something else than who wrote it.

    It announces what follows, is an item, stands among facts that are no credits (书名：…, 售价：…), or says what was
    so on a day.
    """
    if kind == "list" or _ANNOUNCES.search(line.rstrip()) or _FACT.match(line) or _ON_A_DAY.match(line):
        return True
    if below_text and not names_role(line):
        return not (is_moment(line) or is_byline(line))
    others = (read_plain(text).text.strip() for text in beside)
    return any(_FIELD.match(other) and "http" not in other and parse_credits(other) is None for other in others)


def is_publisher(findings: Findings, number: int, block: Block, plain: Plain, publisher: str | None) -> bool:
    """The publisher's name alone at the top, as portals put it under a title."""
    if publisher is None or re.sub(r"官方(?:账号|帐号)$", "", plain.text.strip()) != publisher:
        return False
    findings.remove_block(number, block, "the publisher, shown with the article")
    return True


def is_source_link(
    findings: Findings,
    number: int,
    block: Block,
    markdown: str,
    count: int,
    platforms: frozenset[str],
    beside: tuple[str, str],
    *,
    headed: bool,
    within: bool,
    own: bool,
) -> bool:
    """A paragraph that is one link, at the end or named after the source, leads to where the text was found.

    Not one that the paragraph, heading or code above announces (see here:), nor one of several. Below a site's
    `own` text a bare address is a reference, and a link right below a heading within it that section's source.
    """
    if "http" not in markdown or block.kind in {"list", "quote"} or TOP <= number < count - TAIL:
        return False
    if own and headed and within:
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
    if own and not (known and label.strip().lower() not in _ANY_LINK):
        return False
    above = beside[0].rstrip("*_ ")
    announced = (
        above.endswith("```")
        or _NUMBERED.match(above)
        or (_ANNOUNCES.search(above) and not _SOURCE_WORDS.search(above))
    )
    several = any(_ADDRESS_ONLY.fullmatch(text) for text in beside)
    lone = number >= count - 2 and not announced and not headed and not several
    if not (known or (lone and (bare or label == address or _OUTLET.search(label)))):
        return False
    findings.credits = findings.credits.merged(Credits(source_url=address))
    findings.remove_block(number, block, "the link to the source, which is shown with the article")
    return True


def read_beside(text: str, blocks: Sequence[Block], number: int) -> tuple[str, str]:
    """The paragraphs above and below a block, "" where there is none."""
    around = (blocks[number - 1] if number else None, blocks[number + 1] if number + 1 < len(blocks) else None)
    above, below = (text[block.inner : block.end].strip() if block else "" for block in around)
    return above, below

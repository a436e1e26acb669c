"""Titles: found in the text, freed of a site's name, and taken out where the text repeats them.

In: a text with its blocks, a title as front matter has it, or the path of a file. Out: the title and the removal of its
line; removals of its repetitions.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from tashan.corpus.repeats import measure_width
from tashan.normalise.blocks import Block
from tashan.normalise.plain import read_plain
from tashan.normalise.tracked import Edit

MAX_TITLE = 64
"""Characters of the longest first line that is a title; Chinese headlines stay below 45. English counts thrice."""
MIN_PROSE = 60
"""Characters of a paragraph that is the article's; notes and credits above a title stay below."""
NEAR_TOP = 12
"""Blocks among which the first heading of level 1 is the title, whatever stands before it."""
MIN_REPEATED = 6
"""Chinese characters, or twice as many Latin letters, that tell a title apart from an ordinary phrase."""
MAX_BESIDE = 12
"""Letters beside a repeated title, such as the name of the page that carries it: `某某网：标题`."""
FIRST = 2
"""Blocks among which a site's own text repeats its title; a picture's words or a day may stand first."""
MAX_MARKS = 4
"""Marks within marks that a title is freed of."""
TAKEN = "the title, shown above the article"
REPEATED = "the title, repeated"

MIN_NAMED = 4
"""Chinese characters of a file's name that is a title; fewer are a word, or what somebody calls the file."""
_HAN = re.compile(r"[\u4e00-\u9fff]")
_DAY = re.compile(r"^\d{4}-\d{1,2}-\d{1,2}(?=[-_ ])")
_NUMBERED = re.compile(r"^[ _-]*\d+(?:[-_.、 ]+|$)")
"""What counts the files of a folder: 36-…, 401613_…"""
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*[,.!?;:]?")
_CHAPTER = re.compile(
    r"(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s?[.、．]|第\s?[\d一二三四五六七八九十]{1,4}\s?[章节回部讲]"
)
"""The number of one of several: 0. 前言, 第一章."""
_EDITION = re.compile(r"\.(?:zh|en|cn)(?:[-_]\w+)?$", re.IGNORECASE)
_ENDS_SENTENCE = re.compile(r"[。；;，,：:、…—.]$")
_SITE = re.compile(
    r"\s?[_|｜\-–—]{1,2}\s?(?:(?:腾讯|网易|新浪|搜狐|凤凰|澎湃|新华|人民|央视|中新|光明|环球|百家|东方财富|虎嗅|知乎|今日头条|36氪)"
    r"(?:新闻|网|号|订阅|财经|科技|专栏|日报|客户端|资讯){0,2}(?:_[\u4e00-\u9fffA-Za-z.]{2,12})?)$"
)

_IN_LINE = "a|abbr|b|br|code|em|font|i|kbd|mark|small|span|strong|sub|sup|tt|u"
_TAG = re.compile(rf"</?(?:{_IN_LINE})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_OTHER_TAG = re.compile(rf"<(?!/?(?:{_IN_LINE})[\s/>])[^<>]*>?", re.IGNORECASE)
"""What a title about programs names and no browser takes for a mark of text: <keep-alive>, Vec<T>."""
_MARKS = re.compile(r"`[^`]+`|\*\*[^*\s][^*]*\*\*|\]\(https?://")


def name_title(path: str) -> str | None:
    """The title that a file's name is, where its text has none: Chinese words as they stand, of a dated post's name the
    words between its hyphens, as Jekyll shows it, or between its spaces. None for a name that is a number, a code or
    one word.
    """
    place = PurePosixPath(path)
    stem = _EDITION.sub("", place.parent.name if place.stem.lower().startswith("index") else place.stem)
    own = _DAY.sub("", stem)
    if len(_HAN.findall(own)) >= MIN_NAMED:
        return _NUMBERED.sub("", own).strip(" _-")
    behind = own[1:].strip() if own != stem else ""
    parts = [behind] if " " in behind else behind.split("-")
    words = " ".join(parts).split()
    plain = len(words) > 1 and all(_WORD.fullmatch(word) for word in words) and not words[0].isdigit()
    return " ".join(part[:1].upper() + part[1:] for part in parts) if plain else None


def strip_site(title: str) -> str:
    """`title` without the site's name that pages put behind it: 标题_腾讯新闻."""
    return _SITE.sub("", title).strip() or title


def read_title(title: str) -> str:
    """A title as the head has it, without the marks that a site shows as bold, code or a link."""
    for _ in range(MAX_MARKS):
        if not (_TAG.search(title) or _MARKS.search(title)):
            break
        named = _OTHER_TAG.sub(lambda tag: html.escape(tag[0]), title)
        title = html.unescape(read_plain(named).text).strip() or title
    return title


def write_title(title: str) -> str:
    """A title as a head must have it to be read as it is: heads hold HTML's entities, texts on HTML speak of them."""
    return title.replace("&", "&amp;") if html.unescape(title) != title else title


def find_title(text: str, blocks: Sequence[Block], named: str | None = None) -> tuple[str, Edit] | None:
    """The first block, where it is a # heading, the highest heading or like a headline, and its removal.

    A # heading below other blocks is the title too. None of several is that heads a section: below text of the article,
    or with a number, or without a word of the title that the file's name is, `named`.
    """
    if len(blocks) < 2:
        return None
    first = next((n for n, one in enumerate(blocks[:NEAR_TOP]) if _is_chapter(one)), 0)
    if _heads_a_section(text, blocks, first, named):
        return None
    alone = _heads_all(text, blocks)
    block, after = blocks[first], blocks[min(first + 1, len(blocks) - 1)]
    plain = read_plain(text[block.inner : block.end]).text.strip()
    wide = sum(char > "\u2e7f" for char in plain) * 3 > len(plain)
    limit = MAX_TITLE if wide else MAX_TITLE * 3
    if (
        not plain
        or len(plain) > limit
        or not (block.kind == "paragraph" or (block.kind == "heading" and (block.level == 1 or alone)))
    ):
        return None
    if block.kind == "paragraph" and not _reads_like_title(plain, read_plain(text[after.inner : after.end]).text):
        return None
    title = plain.strip('"') if plain.count('"') % 2 else plain
    return title, Edit(block.start, block.end, "", TAKEN)


def _is_chapter(block: Block) -> bool:
    return block.kind == "heading" and block.level == 1


def _heads_a_section(text: str, blocks: Sequence[Block], first: int, named: str | None) -> bool:
    """Whether the # heading is one of several and heads a section: text of the article stands above it, or the file's
    name is a title, and the heading bears a number or says something else.
    """
    if sum(map(_is_chapter, blocks)) < 2 or not _is_chapter(blocks[first]):
        return False
    above = (text[one.inner : one.end] for one in blocks[:first] if one.kind == "paragraph")
    if any(len(read_plain(one).text) > MIN_PROSE for one in above):
        return True
    heading = read_plain(text[blocks[first].inner : blocks[first].end]).text.strip()
    return named is not None and (_CHAPTER.match(heading) is not None or not _share_words(heading, named))


def _share_words(one: str, two: str) -> bool:
    """Whether two titles have a word in common: two Chinese characters side by side, or a Latin word."""
    return not _words_of(one).isdisjoint(_words_of(two))


def _words_of(title: str) -> set[str]:
    words = re.findall(r"[\u4e00-\u9fff]+|[^\W_\u4e00-\u9fff]{2,}", title.lower())
    pairs = {word[at : at + 2] for word in words if _HAN.match(word) for at in range(len(word) - 1)}
    return pairs | {word for word in words if not _HAN.match(word)}


def _heads_all(text: str, blocks: Sequence[Block]) -> bool:
    """Whether a text begins with a heading that no other one is as high as, and that says enough to be a title."""
    first = blocks[0]
    higher = any(one.kind == "heading" and one.level <= first.level for one in blocks[1:])
    return (
        first.kind == "heading"
        and not higher
        and measure_width(_letters(text[first.inner : first.end])) >= MIN_REPEATED
    )


def _reads_like_title(plain: str, following: str) -> bool:
    if _ENDS_SENTENCE.search(plain.rstrip("”’」』）)\"' ")) or "。" in plain or len(plain) < 4:
        return False
    if re.search(r"[。.][”’」』）)\"']*$", plain) or re.match(r"[\[(（【“\"‘]?(?:注|按|编者)", plain):
        return False
    return bool(re.search(r"\w", plain)) and not re.fullmatch(r"[\W\d]+", plain) and len(following) > 0


def find_repeated(text: str, blocks: Sequence[Block], title: str, *, own: bool = False) -> list[Edit]:
    """Removals of blocks that are the title again: headings alone, lines also behind the name of a page.

    In a site's `own` text only at the very top, and with nothing beside it: below, it heads a section or is quoted.
    """
    blocks, beside = (blocks[:FIRST], 0) if own else (blocks, MAX_BESIDE)
    wanted = _letters(title)
    if measure_width(wanted) < MIN_REPEATED:
        return []
    edits = []
    for block in blocks:
        if block.kind not in {"heading", "paragraph"} or block.end - block.inner > 3 * len(title) + 40:
            continue
        plain = read_plain(text[block.inner : block.end]).text.rstrip()
        letters = _letters(plain)
        if plain.endswith(("。", ".", "！", "!", "：", ":")) and plain[-1] != title.rstrip()[-1:]:
            continue  # a sentence that says what the title says, or announces something of that name
        if own and block.kind == "paragraph" and "](http" in text[block.inner : block.end]:
            continue  # where the text is that the page only points to
        if wanted == letters or (
            block.kind == "paragraph" and wanted in letters and len(letters) - len(wanted) <= beside
        ):
            edits.append(Edit(block.start, block.end, "", REPEATED))
    return edits


def _letters(text: str) -> str:
    """What a title says; of signs those that tell C++ from C."""
    return re.sub(r"[^\w+#]+|_+|^#+", "", text).casefold()

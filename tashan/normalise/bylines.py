"""Credit lines → who wrote, edited and published an article.

In: the plain text of a paragraph or of a closing bracket. Out: Credits where all of it names people, places and dates;
None where it is prose. `作者|李明 编辑|王芳`, `某某日报 记者 李明`, `2025-02-13 10:00 来源：某某网`, `By Jane Doe`.
"""

from __future__ import annotations

import re
from datetime import datetime
from functools import cache, lru_cache

from msgspec import Struct

from tashan.language.dates import parse_date
from tashan.normalise.people import LATIN_NAME, NAMES, PEN_NAME, REPORTER, is_name, split_names
from tashan.normalise.rules import load_roles

MAX_LINE = 160
"""Characters of the longest credit line; staff lists of WeChat articles stay below 120."""
MAX_VALUE = 40

_DATE = re.compile(
    r"(?:\d{4}\s?[-/年.]\s?\d{1,2}\s?[-/月.]\s?\d{1,2}\s?日?)(?:[\sT]{0,2}\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?"
    r"(?:\s?(?:[+-]\d{2}:?\d{2}|Z|GMT|CST))?"
)
_SEPARATOR = re.compile(r"[\s,，;；|｜丨/／·•]*")
_LEAD = re.compile(r"^[■●◆◎▲▼★☆◇□▌►▶*>#—–\-\s]{0,6}")
_JUNK = re.compile(
    r"(?:英文)?原文(?:链接|地址|連結)?(?=$|[\s,，;；])|(?:参与|參與)(?:采写|报道|採訪|采访|写作|撰稿)|对本文(?:亦)?有贡献|(?:综合|整理)(?:报道|报导)?$"
    r"|[／/]?\s?[\u4e00-\u9fff]{0,6}(?:报道|报导|報導)|第\s?\d{1,3}\s?版|(?:官方|认证)(?:账号|帐号)"
    r"|(?:阅读|浏览|点击|评论|字号|分享|收藏|发布于)\s?[:：]?\s?[\d.,万+\w]{0,10}|\d{1,6}\s?(?:评论|阅读)"
    r"|(?:\w{2,6}\s?)?(?:报道|报導|報導|电|讯|摄影报道|发自\w{2,6})"
)
_BY = re.compile(rf"(?i:by)\s+({LATIN_NAME}(?:(?:,| and|,? &) {LATIN_NAME}){{0,5}})(?:,? .{{0,40}})?")
_DATELINE = re.compile(
    r"(?:(?P<publisher>[\u4e00-\u9fff]{2,8}?(?:社|网|報|报))[^（(。，]{0,20}[电讯電訊]|[^（(。，]{0,16})\s?"
    rf"[（(](?:{REPORTER})\s?(?P<names>{NAMES})(?:[^）)]{{0,24}})?[）)]"
)
_META = re.compile(
    rf"(?:原创\s+)?(?P<words>(?:[^\s，。：:《》（）()|·]{{2,16}}\s?[\s·•|｜]\s?){{0,3}})(?P<date>{_DATE.pattern})"
    r"(?:\s?[\s·•|｜]\s?(?P<rest>[^\s，。：:]{2,16}))?"
)
"""The line under a title on WeChat and the portals: 原创 author account date place, or date · account."""
_CHANGED = frozenset({"更新", "修改", "补充", "修订"})
"""Behind a day these head what was written on it."""
_PAPER = re.compile(rf"《(?P<publisher>[^《》]{{2,16}})》\s?[（(]\s?(?P<date>{_DATE.pattern})[^（）()]{{0,16}}[)）]")
_ORIGINAL = re.compile(r"\s?[,，;；]\s?(?:英文)?原文(?:链接|地址|連結)?$")
"""The words of a link to the original, behind a name."""
_OF_PICTURE = re.compile(
    r"(?:题图|題圖|头图|封面图?|首图|配图|插图)[^|｜丨。]{0,30}[,，]\s?(?:作者|摄影|绘制?|设计)\s?[:：][^。]{1,40}"
)
"""题图…，作者：… names who made the picture above the text."""
_APART = re.compile(r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff])[ \u3000]{1,2}([\u4e00-\u9fff])(?![\u4e00-\u9fff])")
"""A name of two characters that was spaced out to the width of three: 李 明."""
_ACCOUNT = re.compile(
    r"\s?[（(]\s?(?:ID|微信号|微信ID|公众号|微信公众号)[^（）()]{0,40}[)）]|官方(?:账号|帐号)$", re.IGNORECASE
)


class Credits(Struct, frozen=True, kw_only=True):
    """What credit lines say; `staff` only tells that somebody else was named."""

    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    publisher: str | None = None
    source_title: str | None = None
    source_url: str | None = None
    published: datetime | None = None
    staff: bool = False

    def merged(self, other: Credits) -> Credits:
        """Both; people are added up, of single values the first one stays."""
        return Credits(
            authors=tuple(dict.fromkeys((*self.authors, *other.authors))),
            editors=tuple(dict.fromkeys((*self.editors, *other.editors))),
            publisher=self.publisher or other.publisher,
            source_title=self.source_title or other.source_title,
            source_url=self.source_url or other.source_url,
            published=self.published or other.published,
            staff=self.staff or other.staff,
        )

    @property
    def only_date(self) -> bool:
        """Whether a moment is all that was said."""
        return self.published is not None and self == Credits(published=self.published, staff=self.staff)

    @property
    def reason(self) -> str:
        """Why such a line goes, for `inspect`."""
        if self.authors or self.editors:
            return "a credit line: its names are shown with the article"
        if self.publisher or self.source_title or self.source_url or self.published:
            return "a line about the source, which is shown with the article"
        return "the names of staff"


@cache
def _role_pattern() -> re.Pattern[str]:
    words = sorted((word for words in load_roles().values() for word in words), key=len, reverse=True)
    spaced = [
        r"\s?".join(map(re.escape, word)) if len(word) == 2 and word > "一" else re.escape(word) for word in words
    ]
    return re.compile(
        rf"(?:(?<=[\s、,，;；|｜丨/／》”）)])|^|(?<=\d))({'|'.join(spaced)})\s?[:：=|｜丨/／]\s?", re.IGNORECASE
    )


_PATH = re.compile(r"^(?!.*://).*(?<!/)/[a-z_.][\w.-]*/[a-z_.]")
"""A path in a line (编辑/etc/hosts): there no slash parts a role from a name."""


def names_role(text: str) -> bool:
    """Whether a line says what somebody is or did, and parts it from the name: 作者：…"""
    return _role_pattern().search(text) is not None


def is_moment(text: str) -> bool:
    """Whether a line is a day, or a day and an hour, and nothing else."""
    return _DATE.fullmatch(text.strip(" *_()（）")) is not None


def is_byline(text: str) -> bool:
    """Whether a line begins by naming who wrote: By …, 记者 …"""
    line = text.strip(" *_()（）")
    return _BY.match(line) is not None or re.match(REPORTER, line) is not None


@cache
def _spaced_pattern() -> re.Pattern[str]:
    """A role and names with nothing but a space between them."""
    roles = load_roles()
    words = sorted((*roles["authors"], *roles["editors"], *roles["staff"]), key=len, reverse=True)
    chinese = "|".join(word for word in words if word > "一" and len(word) > 1)
    return re.compile(
        rf"(?P<role>{REPORTER}|{chinese})\s?(?P<names>{NAMES})(?=$|[\s,，;；|｜丨/／）)]|参与|參與|对本文)"
    )


@cache
def _field_of() -> dict[str, str]:
    return {word.lower(): field for field, words in load_roles().items() for word in words}


@lru_cache(maxsize=16384)
def parse_credits(text: str) -> Credits | None:
    """The credits that `text` consists of, or None where it says anything else."""
    line = _APART.sub(r"\1\2", _LEAD.sub("", text.strip()))
    if len(line) > MAX_LINE or len(line) < 2 or _PATH.search(line):
        return None
    bracket = re.fullmatch(r"[（(\[【]([^（）()\[\]【】]{2,120})[）)\]】]", line)
    line = bracket[1].strip() if bracket else line
    if _OF_PICTURE.fullmatch(line):
        return Credits(staff=True)
    by = _BY.fullmatch(line)
    if by:
        return Credits(authors=split_names(re.sub(r",? (?:and|&) ", "、", by[1]).replace(", ", "、")))
    return _parse_meta(line) or _parse_segments(line) or _parse_steps(line)


def _parse_meta(line: str) -> Credits | None:
    """A line that is a date with at most a few words around it."""
    paper = _PAPER.fullmatch(line)
    if paper:
        return Credits(publisher=paper["publisher"], published=_moment(paper["date"]))
    meta = _META.fullmatch(line)
    moment = _moment(meta["date"]) if meta else None
    if meta is None or moment is None or _role_pattern().search(meta["words"]) or meta["rest"] in _CHANGED:
        return None
    words = re.split(r"[\s·•|｜]+", meta["words"].strip(" ·•|｜"))
    account = words[-1] or (meta["rest"] if meta["rest"] and _ACCOUNT.search(meta["rest"]) else "")
    return Credits(publisher=_clean_publisher(account) or None, published=moment)


def _moment(text: str) -> datetime | None:
    return parse_date(
        re.sub(r"\s?([-/年月日.])\s?", r"\1 " if "日" in text else r"\1", text)
        .replace("年 ", "年")
        .replace("月 ", "月")
        .strip()
    )


def _parse_segments(line: str) -> Credits | None:
    """`By Jane Doe | China Daily | Updated: 2025-02-13`: each part is a credit, or a short name beside one."""
    parts = [part.strip() for part in re.split(r"\s[|｜]\s", line)]
    if len(parts) < 2:
        return None
    found, names, known = Credits(), [], 0
    for part in parts:
        by = _BY.fullmatch(part)
        said = Credits(authors=split_names(by[1].replace(" and ", "、"))) if by else _parse_steps(part)
        if said is None and not re.fullmatch(r"[A-Z][\w.&' -]{1,30}", part):
            return None
        known += said is not None
        names += [part] if said is None else []
        found = found.merged(said or Credits())
    return found.merged(Credits(publisher=names[-1])) if known and names else found if known else None


def _parse_steps(line: str) -> Credits | None:
    """Roles with their names, one after the other."""
    found, start = _publisher_prefix(line)
    named, several = False, len(_role_pattern().findall(line)) > 1
    while start < len(line):
        step = _step(line, start, several=several)
        if step is None:
            return None
        said, start = step
        found = found.merged(said)
        named = named or said != Credits()
    return found if named else None


def _publisher_prefix(line: str) -> tuple[Credits, int]:
    """`某某日报 记者 李明`, `某某日报记者李明`: the publisher stands before the first role."""
    found = re.match(
        rf"(?:文\s?[/／|｜]\s?)?(?P<name>[^\s，。：:|｜/]{{2,24}}?)\s?(?={REPORTER}\s?{NAMES}(?:\s|$|[,，]))", line
    )
    if not found or found["name"] in {"本报", "本刊", "本网", "文"}:
        return Credits(), 0
    return Credits(publisher=found["name"]), found.end()


def _step(line: str, start: int, *, several: bool) -> tuple[Credits, int] | None:
    """The credit that begins at `start` and where the next one begins; `several` stand in the line."""
    separator = _SEPARATOR.match(line, start)
    start = separator.end() if separator else start
    if start == len(line):
        return Credits(), start
    if date := _DATE.match(line, start):
        moment = _moment(date.group())
        return (Credits(published=moment), date.end()) if moment else None
    if role := _role_pattern().match(line, start):
        return _read_role(line, role, several=several)
    if spaced := _spaced_pattern().match(line, start):
        field = _field_of().get(spaced["role"].lower(), "authors")
        glued = spaced.end("role") == spaced.start("names") and not re.fullmatch(REPORTER, spaced["role"])
        if (glued or field == "staff") and not all(map(is_name, split_names(spaced["names"]))):
            return None  # 编辑定时任务 is no 编辑 called 定时任务
        return _credit(field, spaced["names"]), spaced.end()
    if junk := _JUNK.match(line, start):
        return Credits(), junk.end()
    return None


def _read_role(line: str, role: re.Match[str], *, several: bool) -> tuple[Credits, int] | None:
    """The value after a role: it reaches to the next role, a date or the end."""
    following = _role_pattern().search(line, role.end())
    stop = following.start() if following else len(line)
    field = _field_of()[re.sub(r"\s", "", role[1]).lower() if role[1] > "一" else role[1].lower()]
    if field == "source_url":
        address = re.match(r"https?://\S+", line[role.end() :])
        return (Credits(source_url=address.group()), role.end() + address.end()) if address else None
    if field not in {"published", "source_title"}:
        date = _DATE.search(line, role.end(), stop)
        stop = date.start() if date else stop
    value = _ORIGINAL.sub("", line[role.end() : stop].strip(" ,，;；|｜丨/／、\u3000"))
    limit = 120 if field == "source_title" else MAX_VALUE
    if not value and stop == len(line):
        return Credits(staff=True), stop
    if not value or len(value) > limit or (field != "source_title" and re.search(r"[。！？!?；;]|\.\s", value)):
        return None
    if field == "published" and parse_date(value) is None:
        return None
    if not (_fits(field, value) or (several and field == "staff" and PEN_NAME.fullmatch(value))):
        return None
    return _credit(field, value), stop


def _fits(field: str, value: str) -> bool:
    """Whether a value is of the field's kind: names of staff are names, a date is a date."""
    if field == "published":
        return bool(re.search(r"\d", value))
    if field in {"authors", "editors"}:
        return not re.search(r"[让把吗呢了]|的.*的", value)
    return field != "staff" or all(is_name(part) for part in split_names(value))


def _credit(field: str, value: str) -> Credits:
    if field == "authors":
        return Credits(authors=split_names(value))
    if field == "editors":
        return Credits(editors=split_names(value))
    if field == "publisher":
        return Credits(publisher=re.sub(r"\s{2,}.*$|\s?[【\[（(].*$", "", value).strip('“”"「」《》 '))
    if field == "source_title":
        return Credits(source_title=value)
    if field == "published":
        return Credits(published=parse_date(value), staff=True)
    return Credits(staff=True)


def _clean_publisher(name: str) -> str:
    """A publisher's name without quotation marks and the account's address."""
    return _ACCOUNT.sub("", name.strip()).strip('“”"「」《》 ')


def read_dateline(text: str) -> Credits:
    """Publisher and reporters that a first paragraph names before it begins: 某某社杭州2月13日电（记者李明）."""
    found = _DATELINE.match(text)
    if not found:
        return Credits()
    return Credits(authors=split_names(re.sub(r"\s", "、", found["names"])), publisher=found["publisher"])

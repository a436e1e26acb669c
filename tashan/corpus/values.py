"""Values of the front matter: the forms found in the wild → ours.

In: what YAML, TOML or JSON gave. Out: a language, date, address, slug or list of names; or an InvalidValueError that
says what was found and what is valid, with its code.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from tashan.corpus.heads import describe
from tashan.language.dates import parse_date
from tashan.locales import LOCALES
from tashan.model import FrontMatter, Lang

MAX_TEXT = 2_000
"""Characters of a summary or notice; longer text belongs in the body."""
MAX_TITLE = 300
MAX_NAME = 100
MAX_LIST = 200
MAX_URL = 2_048
MAX_SLUG_BYTES = 120
"""A slug becomes a folder name beside others; file systems stop at 255 bytes, and `.zh-Hant.html` must fit."""
CLOCK_SLACK = timedelta(days=1)
"""How far ahead a date may lie: time zones and wrong clocks."""
VALID_DATES = "2025-02-13, 2025-02-13 15:58:16, 2025年2月13日, 2025/2/13 or RFC 2822"

_TAGS = {lang: re.compile(locale.tags) for lang, locale in LOCALES.items()}
_DIGITS_DATE = re.compile(r"\s*\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}")
_SHORT_HOUR = re.compile(r"(\d[T ]\s?)(\d:\d{2}(?!\d))")
"""0:10:32, as some editors write ten past midnight."""
_SHORT_DAY = re.compile(r"^\s*(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?=[T ]|$)")
"""2021-2-14, which Ruby and JavaScript read before a time and a zone, too."""
_ZONE_ALONE = re.compile(r"^(\s*\d{4}-\d{2}-\d{2})\s+[+-]\d{2}:?\d{2}\s*$")
"""A day with a zone and no time, which says no more than the day."""
_SHORT_ZONE = re.compile(r"(?<=:\d\d)\s*([+-])(\d)\s*$")
"""-4, as Ruby writes the zone of New York in summer."""
_POSITION = re.compile(
    r"\b(?:[Ee]ngineer|[Ll]ead(?:er)?|[Mm]anager|[Dd]irector|[Ee]ditor|[Pp]rofessor|[Ff]ounder|[Dd]eveloper|[Aa]nalyst|[Rr]eporter"
    r"|[Cc]orrespondent|[Aa]rchitect|[Ss]cientist|[Mm]aintainer|[Aa]dvocate|[Oo]fficer|[Pp]resident|[Ff]ellow|C[ETO]O|VP)s?\b"
)
"""What somebody is, behind the name."""
_POST = re.compile(
    r"[\u4e00-\u9fff]{4,}(?:架构师|工程师|经理|总监|教授|研究员|主任|记者|负责人|创始人|专家|院长|所长)$"
)
"""The same in Chinese, behind a stroke: 李明/某某实验室架构师."""
_PHRASE = re.compile(r"\b(?:of|for|at|the|in)\b")
"""No name of a person holds one of these: a house does, or a description."""
_ADDRESS = re.compile(
    r"\s*[<(（]?\s*(?:https?://|mailto:)\S+|\s*<[^<>\s]+@[^<>\s]+>|\s*[(（](?:@|[\w.-]+\.[a-z]{2,6}/)[^()（）]*[)）]"
)
"""What stands behind a name: the author's page or mail."""
_BETWEEN_NAMES = re.compile(r"[、;；/|｜]|，|,(?=\s*[\u4e00-\u9fff])|(?:,\s*|\s+)(?:and|&|和|与)\s+")
_LISTED = re.compile(r",\s*and\s|,[^,]*\s(?:and|&)\s")
"""A comma, and then an "and": the comma stands between names."""
_TITLES = re.compile(
    r",\s*(?:Jr|Sr|II|III|IV|Ph\.?D|M\.?D|MBA|Esq|CFA|Inc|Ltd|LLC|Co|GmbH|Corp)\.?(?=\s*(?:$|,|&|and\s))", re.IGNORECASE
)
"""What stands behind a comma and belongs to the name before it."""
_SLUG = re.compile(r"[^\W_](?:[\w.-]*[\w-])?")
DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})
"""No file or folder can have these names on Windows, whatever its ending."""
_RESERVED = DEVICES | {"index", "404"}


class InvalidValueError(ValueError):
    """A value that is not valid, with its code of the catalogue."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code, self.message = code, message


def to_text(value: Any, limit: int = MAX_TITLE) -> str | None:
    """Text on one line, without characters that cannot be seen; numbers are text too."""
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        raise InvalidValueError("F120", f"is {describe(value)}; valid: text")
    text = " ".join(visible(str(value)).split())
    if len(text) > limit:
        raise InvalidValueError("F121", f"has {len(text):,} characters; valid: at most {limit:,}")
    return text or None


def visible(text: str) -> str:
    """`text` in NFC without control characters, bidi controls and zero-width characters (emoji joiners stay)."""
    if text.isprintable():
        return unicodedata.normalize("NFC", text)
    kept = "".join(" " if c in "\n\r\t" else c for c in text if c in "\n\r\t\u200d" or not _is_hidden(c))
    return unicodedata.normalize("NFC", kept)


def _is_hidden(char: str) -> bool:
    return unicodedata.category(char) in {"Cc", "Cf", "Cs", "Cn"}


def to_switch(value: Any) -> bool:
    """true or false, also as the yes and no that YAML 1.1 knew."""
    if isinstance(value, bool):
        return value
    words = {"yes": True, "on": True, "true": True, "no": False, "off": False, "false": False, "": False, "none": False}
    found = words.get(str(value).strip().lower()) if value is None or isinstance(value, str) else None
    if found is None:
        raise InvalidValueError("F120", f"is {describe(value)}; valid: true or false")
    return found


def to_lang(value: Any) -> Lang | None:
    """One of our three from a BCP 47 tag, its look-alikes (zh_TW) or a list that holds one language."""
    found: list[Lang] = []
    for tag in value if isinstance(value, list) else [value]:
        if tag is None or tag == "":
            continue
        lang = _one_lang(tag)
        if lang not in found:
            found.append(lang)
    if len(found) > 1:
        raise InvalidValueError("F127", f"names {' and '.join(found)}; valid: the one language of this file's text")
    return found[0] if found else None


def _one_lang(tag: Any) -> Lang:
    key = str(tag).strip().lower().replace("_", "-") if isinstance(tag, str) else ""
    for lang, pattern in _TAGS.items():
        if pattern.fullmatch(key):
            return lang
    raise InvalidValueError(
        "F126", f"is {describe(tag)}; valid: zh-Hans, zh-Hant, en and their regions, such as zh-CN or en-GB"
    )


def find_ahead(front: FrontMatter, now: datetime) -> list[tuple[tuple[str, ...], datetime]]:
    """The dates that lie in the future, each with its key, from the outermost to the innermost."""
    dates = ((("date",), front.date), (("lastmod",), front.lastmod), (("source", "published"), front.source.published))
    return [(key, moment) for key, moment in dates if moment and moment - now > CLOCK_SLACK]


def to_date(value: Any) -> datetime | None:
    """An aware moment; where no zone is named it is Shanghai's time."""
    if value is None or value == "":
        return None
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        raise InvalidValueError("F122", f"is {describe(value)}; valid: a date such as {VALID_DATES}")
    text = _SHORT_DAY.sub(_with_noughts, _SHORT_HOUR.sub(r"\g<1>0\2", str(value)))
    text = _SHORT_ZONE.sub(r" \g<1>0\g<2>00", _ZONE_ALONE.sub(r"\1", text))
    found = parse_date(text)
    if found is None and _DIGITS_DATE.match(text):
        raise InvalidValueError("F123", f"is {describe(text)}, a moment that does not exist; valid: {VALID_DATES}")
    if found is None:
        raise InvalidValueError("F122", f"is {describe(text)}, which cannot be read; valid: {VALID_DATES}")
    return found


def _with_noughts(found: re.Match[str]) -> str:
    return f"{found[1]}-{int(found[3]):02}-{int(found[4]):02}"


def to_names(value: Any) -> tuple[str, ...]:
    """Names from text (`张三、李四`), a list, or Hugo's `{name: …}` entries; a dash stands for nobody."""
    names: list[str] = []
    for entry in _listed(value):
        text = to_text(entry.get("name") if isinstance(entry, dict) else entry, MAX_TEXT)
        named = _ADDRESS.sub("", text or "") or text or ""
        names += [name.strip() for piece in _at_commas(named) for name in _BETWEEN_NAMES.split(piece)]
    names = [name for name in names if any(char.isalnum() for char in name)]
    return _unique([name for name in names if name == names[0] or not _POST.search(name)])


def _at_commas(text: str) -> list[str]:
    """The names in `Jane Doe, Ann Roe, and Max Moe` or `Jane Doe, Editor`; `Doe, Jane` and `Jane Doe, PhD` are one."""
    parts = [part.strip() for part in text.split(",")]
    if len(parts) < 2 or _TITLES.search(text):
        return [text]
    named = [parts[0], *(part for part in parts[1:] if not _POSITION.search(part))]
    several = all((len(part.split()) > 1 and not _PHRASE.search(part)) or part.islower() for part in named)
    if not (several or _LISTED.search(text)):
        return [text]
    return [re.sub(r"^(?:and|&)\s+", "", part) for part in named]


def to_words(value: Any) -> tuple[str, ...]:
    """A list of words, from a list or from text with commas."""
    words: list[str] = []
    for entry in _flat(_listed(value)):
        text = to_text(entry, MAX_TEXT) or ""
        words += re.split(r"[,，、;；]", text) if isinstance(value, str) else [text]
    return _unique([word.strip() for word in words])


def _flat(entries: list[Any]) -> list[Any]:
    """Hexo's categories may be lists in a list: [[Go, Basics], Notes]."""
    return [inner for entry in entries for inner in (_listed(entry) if isinstance(entry, list) else [entry])]


def _listed(value: Any) -> list[Any]:
    entries = value if isinstance(value, list) else [] if value is None else [value]
    if len(entries) > MAX_LIST:
        raise InvalidValueError("F121", f"has {len(entries)} entries; valid: at most {MAX_LIST}")
    return entries


def _unique(words: list[str]) -> tuple[str, ...]:
    for word in words:
        if len(word) > MAX_NAME:
            raise InvalidValueError("F121", f"has an entry of {len(word)} characters; valid: at most {MAX_NAME}")
    return tuple(dict.fromkeys(word for word in words if word))


def to_url(value: Any) -> str | None:
    """A whole http or https address."""
    text = to_text(value, MAX_URL)
    if text is None:
        return None
    try:
        parts = urlsplit(text)
        whole = parts.scheme.lower() in {"http", "https"} and bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:
        whole = False
    if not whole or re.search(r"[\s<>\"\\^`{|}]", text):
        raise InvalidValueError(
            "F131", f"is {describe(text)}; valid: a whole address that begins with https:// or http://"
        )
    return text


def to_slug(value: Any) -> str | None:
    """One part of an address, which can lead nowhere else; of a path (/docs/setup, as Docusaurus has it) the last."""
    text = to_text(value, MAX_TEXT)
    if text is None:
        return None
    text = re.sub(r"\s+", "-", text)  # as Hugo does
    parts = text.strip("/").split("/")
    if not all(_SLUG.fullmatch(part) for part in parts):
        parts = [text]
    return check_slug(parts[-1])


def check_slug(text: str) -> str:
    """`text` itself where it can be a folder's name on every system. Raises InvalidValueError."""
    if len(text.encode()) > MAX_SLUG_BYTES:
        raise InvalidValueError("F129", f"has {len(text.encode())} bytes; valid: at most {MAX_SLUG_BYTES}")
    if not _SLUG.fullmatch(text) or ".." in text:
        raise InvalidValueError("F128", f"is {describe(text)}; valid: letters, digits, - and _, such as guangdong-2025")
    if text.lower() in _RESERVED:
        raise InvalidValueError("F128", f"is '{text}', a name the site or the system needs; valid: another one")
    return text


def to_article_id(value: Any) -> str | None:
    """The id of an article, which may be given as its file name."""
    text = to_text(value, MAX_TEXT)
    return None if text is None else check_slug(re.sub(r"\.(?:md|markdown|txt)$", "", text))


def to_article_ids(value: Any) -> tuple[str, ...]:
    """Ids of articles, one or a list."""
    return tuple(name for entry in _listed(value) if (name := to_article_id(entry)))


def to_hashes(value: Any) -> tuple[str, ...]:
    """Eight hexadecimal digits a passage; all-digit ones arrive as numbers."""
    hashes = tuple(
        str(entry).lower() for entry in (value if isinstance(value, list) else [] if value is None else [value])
    )
    for entry in hashes:
        if not re.fullmatch(r"[0-9a-f]{8}", entry):
            raise InvalidValueError("F133", f"holds {describe(entry)}; valid: eight hexadecimal digits a passage")
    return hashes

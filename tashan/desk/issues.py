"""A suggestion made with the form on GitHub → the draft of an article.

In: the text of an issue as the form `article.yml` writes it, a corpus folder. Out: a new draft whose head holds what
was filled in, each value as text. Nothing of an issue is run, followed or fetched.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from tashan.corpus.values import MAX_TITLE, InvalidValueError, to_url, visible
from tashan.desk.files import EditError
from tashan.desk.scaffold import make_slug, write_head, write_new
from tashan.language.dates import parse_date
from tashan.language.script import detect_language

if TYPE_CHECKING:
    from collections.abc import Iterator

FIELDS = {"link": "链接", "title": "标题", "publisher": "媒体", "cities": "城市", "versions": "转载"}
"""The fields of the form, by a word of the Chinese half of their headings."""
EMPTY = "_No response_"
_HEADING = "### "
MAX_TEXT = 256 * 1024
"""Characters of a text that is taken for an issue: four times what GitHub lets one hold."""
_DATE = re.compile(r"\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?")


class Suggestion(Struct, frozen=True, kw_only=True):
    """What somebody filled in; empty where nothing was."""

    link: str = ""
    title: str = ""
    publisher: str = ""
    cities: str = ""
    versions: str = ""


def read_issue(file: str) -> str:
    """The text in a file, or on standard input where it is `-`. Raises EditError, OSError."""
    try:
        if file == "-":
            text = sys.stdin.read(MAX_TEXT + 1)
        else:
            with Path(file).open(encoding="utf-8") as opened:
                text = opened.read(MAX_TEXT + 1)
    except UnicodeDecodeError:
        raise EditError(f"{file} is not UTF-8; valid: the text of an issue") from None
    if len(text) > MAX_TEXT:
        raise EditError(f"{file} is longer than any issue; valid: at most {MAX_TEXT} characters")
    return text


def parse_issue(text: str) -> Suggestion:
    """The fields of an issue's text. Raises EditError where it was not written with the form."""
    found: dict[str, str] = {}
    for heading, value in _sections(text):
        name = next((name for name, word in FIELDS.items() if word in heading), None)
        if name and value and value != EMPTY:
            found.setdefault(name, value)
    if not found.get("title") or not found.get("link"):
        raise EditError(
            "the text has no title and link under headings of the form; valid: an issue of the form `article`"
        )
    return Suggestion(**found)


def _sections(text: str) -> Iterator[tuple[str, str]]:
    """Each heading with what stands below it; line by line, for anybody may write an issue of any shape."""
    heading, below = "", list[str]()
    for line in text.splitlines():
        if line.startswith(_HEADING):
            yield heading, "\n".join(below).strip()
            heading, below = line, []
        else:
            below.append(line)
    yield heading, "\n".join(below).strip()


def draft_suggestion(suggestion: Suggestion, folder: Path) -> Path:
    """Write the draft of a suggested article into `folder`. Raises EditError."""
    title = " ".join(visible(suggestion.title).split())[:MAX_TITLE]
    dated = _DATE.search(suggestion.publisher)
    moment = parse_date(dated[0]) if dated else None
    publisher = _DATE.sub("", suggestion.publisher).strip(" ，,、;；\n")
    published = moment.date().isoformat() if moment else ""
    head = write_head(
        {
            "title": title,
            **({"date": published} if published else {}),
            "draft": True,
            "lang": detect_language(title),
            "summary": "",
            "tags": [],
            "source": {
                "publisher": publisher,
                "url": _address(suggestion.link),
                "title": title,
                "published": published,
            },
            "rights": "full",
        }
    )
    return write_new(folder, make_slug(title), f"{head}\n{_notes(suggestion)}")


def _address(link: str) -> str:
    try:
        return to_url(link.split(maxsplit=1)[0] if link.split() else "") or ""
    except InvalidValueError:
        return ""


def _notes(suggestion: Suggestion) -> str:
    """What an editor should know, in a comment that no page shows and that nothing in it can end."""
    told = [f"Cities: {suggestion.cities}"] if suggestion.cities else []
    told += [f"Other versions: {suggestion.versions}"] if suggestion.versions else []
    lines = "\n".join(line.replace("--", "–") for text in told for line in text.splitlines())
    return (
        "<!--\nWrite a digest in your own words here: all facts and figures of the source, none of its sentences.\n"
        f"When it is done: fill in the summary, delete `draft: true`, and run `build.py check`.\n{lines}\n-->\n"
    )

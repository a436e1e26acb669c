"""Characters that are not what they look like → what they are.

In: text. Out: edits that bring it to NFC, give Kangxi and CJK radicals and full-width letters their ordinary form, and
drop what cannot be seen: controls, zero-width characters, bidi controls, variation selectors outside emoji.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from tashan.normalise.tracked import Edit

_SUPPLEMENT = dict(
    zip(
        "⺁⺄⺇⺈⺊⺋⺌⺍⺓⺒⺗⺝⺟⺠⺡⺢⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳⺶⺷⺸⺼⺽⺾⺿⻀⻁⻂⻄⻅⻆⻇⻈⻉⻋⻌⻍⻎⻐⻑⻒⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
        "厂乙几刀卜㔾小小幺巳心月母民水水王疋罒示示竹糸纟罓罒罒羊羊羊月臼艹艹艹虎衤西见角角讠贝车辶辶辶钅長镸长门阝雨青韦页风飞食食飠饣饣马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
        strict=True,
    )
)
"""CJK Radicals Supplement, which Unicode does not decompose, to the ideographs of EquivalentUnifiedIdeograph.txt or,
where that names a part nobody writes, to the character it stands for in running text."""

_HIDDEN = (
    "\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff"
)
_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t"
_LINE_ENDS = "\r\x85\u2028\u2029"
_WIDE = "\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff05"
_RADICALS = "\u2e80-\u2fdf"
_LIGATURES = "\ufb00-\ufb06"
_ODD = re.compile(f"[{_HIDDEN}{_SPACES}{_LINE_ENDS}{_WIDE}{_RADICALS}{_LIGATURES}]+")
_EMOJI = re.compile("[\u00a9\u00ae\u203c-\u3299\U0001f000-\U0001faff\U000e0020-\U000e007f]")
_COMPOSING = re.compile(r"[^\s\u2e80-\u2fff\u3001-\u3029\u4e00-\u9fff\x21-\x2f]+")
"""Runs that NFC treats on their own: characters around them neither combine nor decompose."""


def find_odd_characters(text: str) -> Iterator[Edit]:
    """Edits of single characters and of runs that are not in NFC."""
    for found in _ODD.finditer(text):
        after = "".join(_plain_form(text[at], text, at) for at in range(*found.span()))
        if after != found.group():
            yield Edit(found.start(), found.end(), after)
    if not unicodedata.is_normalized("NFC", text):
        yield from _find_uncomposed(text)


def _plain_form(char: str, text: str, at: int) -> str:
    if char in _SUPPLEMENT:
        return _SUPPLEMENT[char]
    if "\u2e80" <= char <= "\u2fdf" or "\uff05" <= char <= "\uff5a" or "\ufb00" <= char <= "\ufb06":
        return unicodedata.normalize("NFKC", char)
    if char in "\r\x85\u2028\u2029":
        return "\n"
    if char == "\t" or unicodedata.category(char) == "Zs":
        return " "
    if char in "\u200d\ufe0f" and at and _is_emoji(text[at - 1]):
        return char
    return ""


def _is_emoji(char: str) -> bool:
    return bool(_EMOJI.match(char)) or char in "\u200d\ufe0f"


def _find_uncomposed(text: str) -> Iterator[Edit]:
    for found in _COMPOSING.finditer(text):
        run = found.group()
        composed = unicodedata.normalize("NFC", run)
        if composed != run and not _ODD.search(run):
            yield Edit(found.start(), found.end(), composed)

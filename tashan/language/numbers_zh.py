"""Numbers in Chinese text, before their units.

In: the plain reading of a text and a place. Out: the number that begins there with its value, both ends where it names
a range (二三十, 数百), what its own words say of exactness (2万多亿) and where it ends. Digits, characters and scales
mix freely, as people write them: 3千零50万, 四十七万八千, 1个多亿, 8千多万.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from tashan.language.numbers import Number
from tashan.model import Qualifier

SMALL_SCALES = {"十": 1, "百": 2, "千": 3}
LARGE_SCALES = {"万": 4, "亿": 8, "兆": 12}
"""Powers of ten; a chain multiplies (百万, 千亿, 万亿). 兆 is Taiwan's 万亿."""
DIGITS = {"零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
FINANCIAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟〇○", "一二三四五六七八九十百千零零")
HAN_DIGITS = "零〇○一二三四五六七八九两壹贰叁肆伍陆柒捌玖"
ARABIC = (
    r"(?:\d{1,3}(?:[,，]\d{3})+(?!\d)|\d{1,3}(?:[\u2009\u202f\u00a0\u3000]\d{3})+(?!\d)|\d{1,3}(?: \d{3}){2,}(?!\d)"
    r"|(?<![\d年月日号第.:/])\d{1,3} \d{3}(?=(?:\.\d+)? ?[\u4e00-\u9fff])|\d+)"
    r"(?:\.\d+)?"
)
_SCALE_AHEAD = r"(?=[百千]?[万亿]|个[百千]?万?亿|[百千](?![强年禧克米瓦伏姓货]))"
_TOKEN = re.compile(
    rf"(?P<digits>{ARABIC})|(?P<han>(?:[一二三四五六七八]、[二三四五六七八九](?=[十百千万亿])|零(?!下)|[{HAN_DIGITS[1:]}])+)|(?P<point>点[{HAN_DIGITS}]+)"
    r"|(?P<scale>\s?(?:[十百拾佰仟万亿廿卅]|千(?![克米瓦伏卡焦帕赫]|牛(?!奶|群|羊))|兆(?![瓦赫帕字比焦欧伏头])))"
    rf"|(?P<more>\s?[多余]\s?{_SCALE_AHEAD})|(?P<ge>个(?=多?[百千]?万?亿(?![元级])))|(?P<vague>[几数])|(?P<half>半)"
)
_LAST = re.compile(r"\s?(?:余(?![额款杭姚])|多(?!样)|来(?![自到源华访看说讲了电信去临宾]))")
_LATIN = re.compile(
    r"(?:(?P<k>k(?![mgw])|K(?=[+元人粉以])|(?<=薪\d)K|(?<=薪\d\d)K)|(?P<w>w|W(?=[+元人粉多]))|(?P<M>M(?!\s?(?:宽带|带宽|网|内存|流量)))"
    r"|(?P<B>B(?=[+多]?\s?(?:个|参数|模型|用户|美元|元)|\s?(?:[，。；、,;)）]|$))))(?![A-Za-z0-9])"
)
_LATIN_SCALES = {"k": 3, "w": 4, "M": 6, "B": 9}
_COUNTLESS = re.compile(r"数以([十百千万亿]+)计")
_AFTER_ARABIC = re.compile(r"\s?(?:千(?=[强年禧])|百(?=[强年姓货科度]))")
"""What is no scale after digits: 500百货, 3百年."""
_PAIR = tuple[Decimal, Decimal]
_ZERO = Decimal(0)


@dataclass(slots=True)
class _Sum:
    """What has been read of a number: finished parts of 万 and more, the part below, the digit that waits."""

    total: _PAIR = (_ZERO, _ZERO)
    lowest: int = 0
    """Power of ten of the last finished part."""
    section: _PAIR = (_ZERO, _ZERO)
    current: _PAIR | None = None
    last: str = ""
    """Kind of the last token."""
    step: int = 0
    """Power of ten of the last scale, for 两万五."""
    zero: bool = False
    over: bool = False
    scaled: bool = False
    grand: bool = False
    bare: bool = False
    """Begun by a scale other than 十."""
    seen: list[str] = field(default_factory=list)

    def pending(self) -> _PAIR | None:
        """The part below 万 with the digit that waits; None for neither."""
        if self.current is None and self.section == (_ZERO, _ZERO):
            return None
        low, high = self.current or (_ZERO, _ZERO)
        return self.section[0] + low, self.section[1] + high

    def close_small(self, power: int) -> None:
        """A scale below 万: the waiting digit, or one, times it."""
        low, high = self.current or (Decimal(1), Decimal(1))
        factor = Decimal(10) ** power
        self.section = self.section[0] + low * factor, self.section[1] + high * factor
        self.current, self.step = None, power

    def close_large(self, power: int) -> None:
        """万, 亿 or 兆: all that is smaller times it, so that 3万5千亿 is 3.5兆 and 1亿2千万 stays a sum."""
        part, factor = self.pending(), Decimal(10) ** power
        low, high = part or (_ZERO, _ZERO)
        before, self.lowest = self.lowest, power
        if self.total != (_ZERO, _ZERO) and before < power:
            low, high = low + self.total[0], high + self.total[1]
            self.total, self.lowest = (_ZERO, _ZERO), power + before
        elif part is None:
            low = high = Decimal(1)
        self.total = self.total[0] + low * factor, self.total[1] + high * factor
        self.section, self.current, self.step, self.scaled = (_ZERO, _ZERO), None, power, True


@lru_cache(maxsize=8192)
def _digit_run(run: str, *, first: bool) -> _PAIR | None:
    """Characters in a row: one digit, a range of neighbours (五六), or digits of a year or code (二〇二四)."""
    digits = [DIGITS[char] for char in run.replace("、", "").translate(FINANCIAL)]
    while not first and len(digits) > 1 and digits[0] == 0:
        digits = digits[1:]
    if len(digits) == 1:
        return Decimal(digits[0]), Decimal(digits[0])
    if len(digits) == 2 and digits[0] > 0 and (digits[1] - digits[0] == 1 or digits == [3, 5]):
        return Decimal(digits[0]), Decimal(digits[1])
    if not first:
        return None
    value = Decimal("".join(map(str, digits)))
    return value, value


def read_number(plain: str, start: int) -> Number | None:
    """The number that begins at `start`; None where none does."""
    if countless := _COUNTLESS.match(plain, start):
        one = Decimal(10) ** sum(_power(char) for char in countless[1])
        return Number(
            start=start, end=countless.end(), text=countless.group(), value=2 * one, upper=9 * one, qualifier="about"
        )
    state, place = _Sum(), start
    while (token := _TOKEN.match(plain, place)) and _take(state, token):
        place = token.end()
    if not state.seen or state.seen == ["vague"]:
        return None
    return _finished(state, plain, start, place)


def _power(char: str) -> int:
    return SMALL_SCALES.get(char) or LARGE_SCALES[char]


def _take(state: _Sum, token: re.Match[str]) -> bool:
    """Adds a token to the sum; False where it cannot follow what was read."""
    kind = token.lastgroup or ""
    if not _TAKERS[kind](state, token):
        return False
    state.seen.append(kind)
    state.last = kind
    return True


def _take_digits(state: _Sum, token: re.Match[str]) -> bool:
    if state.current is not None or state.last not in {"", "scale", "han"} or (state.last == "han" and not state.zero):
        return False
    if state.seen and state.seen[0] not in {"digits", "han"}:
        return False
    value = Decimal(re.sub(r"[^\d.]", "", token.group()))
    state.current = value, value
    return True


def _take_han(state: _Sum, token: re.Match[str]) -> bool:
    if state.last not in {"", "scale"} or (state.seen and state.seen[0] == "vague"):
        return False
    if state.bare and state.seen:
        return False  # 百亿二 is no number
    run = _digit_run(token.group(), first=not state.seen)
    if run is None:
        return False
    state.zero = token.group()[0] in "零〇○" and bool(state.seen)
    state.current = None if run == (_ZERO, _ZERO) and state.seen else run
    return True


def _take_point(state: _Sum, token: re.Match[str]) -> bool:
    if state.last not in {"han", "scale"} or "digits" in state.seen or "point" in state.seen:
        return False
    low, _ = state.pending() or (_ZERO, _ZERO)
    fraction = "".join(str(DIGITS[char]) for char in token.group()[1:].translate(FINANCIAL))
    value = low + Decimal(f"0.{fraction}")
    state.section, state.current = (_ZERO, _ZERO), (value, value)
    return True


def _take_scale(state: _Sum, token: re.Match[str]) -> bool:
    char = token.group().strip().translate(FINANCIAL)
    if (token.group()[0] == " " and state.last != "digits") or state.last == "half":
        return False
    if state.last == "digits" and _AFTER_ARABIC.match(token.string, token.start()):
        return False
    if char in "廿卅":
        if state.seen:
            return False
        char, state.current = "十", (Decimal(2 + (char == "卅")),) * 2
    state.bare = state.bare or (not state.seen and char != "十")
    if char in SMALL_SCALES:
        if state.last == "digits" and char == "十":
            return False
        state.close_small(SMALL_SCALES[char])
    else:
        state.close_large(LARGE_SCALES[char])
        state.grand = state.grand or char == "兆"
    state.zero = False
    return True


def _take_more(state: _Sum, _: re.Match[str]) -> bool:
    """多 and 余 before a scale: 2万多亿."""
    if not state.seen or state.last not in {"digits", "han", "scale", "ge"} or (state.last == "han" and state.zero):
        return False
    state.over = True
    return True


def _take_ge(state: _Sum, _: re.Match[str]) -> bool:
    """个 before 亿: 两个亿, 半个亿, 几个亿."""
    return bool(state.seen)


def _take_vague(state: _Sum, token: re.Match[str]) -> bool:
    """几 and 数 for a digit: 几千, 数十; 十几 is ten to nineteen."""
    scale_next = re.match(r"[十百千万亿]|个[百千]?万?亿", token.string[token.end() : token.end() + 4])
    if not state.seen:
        state.current = Decimal(2), Decimal(9)
        return bool(scale_next)
    if token.group() == "数" or state.last != "scale":
        return False
    tens = state.section == (Decimal(10), Decimal(10))  # 十几亿 is 1 to 1.9 billion, as 十几家 is 10 to 19
    state.current = (Decimal(2), Decimal(9)) if scale_next and not tens else (_ZERO, Decimal(9))
    return bool(scale_next) or state.step <= 1


def _take_half(state: _Sum, token: re.Match[str]) -> bool:
    """半 where a number of its own begins: 半个亿."""
    if state.seen or not re.match(r"个[百千]?万?亿(?![元级])", token.string[token.end() : token.end() + 4]):
        return False
    state.current = Decimal("0.5"), Decimal("0.5")
    return True


_TAKERS = {
    "digits": _take_digits, "han": _take_han, "point": _take_point, "scale": _take_scale, "more": _take_more,
    "ge": _take_ge, "vague": _take_vague, "half": _take_half,
}  # fmt: skip


def _finished(state: _Sum, plain: str, start: int, end: int) -> Number | None:
    short = state.last == "han" or (state.last == "digits" and plain[end - 2 : end - 1] in "万亿")
    if short and state.step >= 2 and state.current and not state.zero:
        factor = Decimal(10) ** (state.step - 1)  # 两万五 is 25000
        state.current = state.current[0] * factor, state.current[1] * factor
    low, high = state.pending() or (_ZERO, _ZERO)
    low, high = low + state.total[0], high + state.total[1]
    qualifier: Qualifier | None = "over" if state.over else None
    if state.last == "digits" and (latin := _LATIN.match(plain, end)):
        factor = Decimal(10) ** _LATIN_SCALES[latin.lastgroup or "k"]
        low, high, end, state.scaled = low * factor, high * factor, latin.end(), True
    text = plain[start:end]
    if (last := _LAST.match(plain, end)) and _may_say_more(state, low, last.group().strip()):
        end, qualifier = last.end(), "about" if "来" in last.group() else "over"
    if high > low:
        return Number(
            start=start, end=end, text=text, value=low, upper=high, qualifier=qualifier or "about", scaled=state.scaled
        )
    return Number(
        start=start, end=end, text=text, value=low, qualifier=qualifier, scaled=state.scaled, grand=state.grand
    )


def _may_say_more(state: _Sum, value: Decimal, word: str) -> bool:
    """十来个, 20多 and 2亿多 say more than a round number; 3多 and 二多 are no words."""
    if state.last not in {"scale", "digits"} or (word == "来" and state.scaled):
        return False
    return state.last == "scale" or (value >= 10 and value % 10 == 0)

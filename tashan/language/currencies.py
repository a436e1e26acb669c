"""Every currency that is read, compared and written, once: a row each.

In: nothing. Out: `CURRENCIES` and what others look up in it. A row says how a currency is read, and perhaps by which
words amounts of two languages are compared and how a draft of a translation writes them.
"""

from __future__ import annotations

from msgspec import Struct


class Currency(Struct, frozen=True, kw_only=True):
    """One currency by its ISO 4217 code."""

    code: str
    zh: tuple[str, ...]
    """Chinese names, as they stand behind a number."""
    leading: tuple[str, ...] = ()
    """Chinese names that also stand before one: 人民币100元."""
    en: str = ""
    """English names, a regular expression; an earlier row wins (Hong Kong dollars before dollars)."""
    signs: tuple[str, ...] = ()
    """Marks before a number; its code is one of them."""
    compared: tuple[str, ...] = ()
    """More words, English ones in the singular, by which amounts of two languages are compared; none: only read."""
    parts: tuple[tuple[float, tuple[str, ...]], ...] = ()
    """Sizes and names of its parts: 0.1, 角."""
    written: tuple[str, str] = ("", "")
    """How an amount is written in English and in Chinese, where a draft of a translation may do so."""


CURRENCIES = (
    Currency(
        code="CNY",
        zh=("元人民币", "元", "人民币", "块钱", "块", "角", "角钱", "毛", "毛钱", "分钱"),
        leading=("人民币",),
        en=r"(?:Chinese\s)?(?:yuan|renminbi|RMB|CNY)(?:\sRMB)?",
        signs=("RMB", "CN¥", "¥", "￥"),
        compared=("圆", "yuan", "rmb", "renminbi"),
        parts=((0.1, ("角", "毛")), (0.01, ("分钱",))),
        written=("{} yuan", "{}元"),
    ),
    Currency(
        code="HKD",
        zh=("港元", "港币", "港圆", "元港币"),
        leading=("港币",),
        en=r"(?:Hong\sKong|HK)\sdollars?|HKD",
        signs=("HK$",),
        compared=("hk dollar", "hong kong dollar", "hkd"),
    ),
    Currency(
        code="TWD",
        zh=("新台币", "台币", "元新台币"),
        leading=("新台币", "台币"),
        en=r"(?:New\s)?Taiwan(?:ese)?\sdollars?|TWD|NTD",
        signs=("NT$", "NTD$", "NTD $"),
        compared=("nt dollar", "taiwan dollar", "new taiwan dollar", "twd", "ntd"),
    ),
    Currency(
        code="AUD",
        zh=("澳元",),
        en=r"Australian\sdollars?",
        signs=("A$", "AU$", "$A", "$AU"),
        compared=("australian dollar",),
    ),
    Currency(
        code="CAD", zh=("加元",), en=r"Canadian\sdollars?", signs=("C$", "CA$", "$C"), compared=("canadian dollar",)
    ),
    Currency(
        code="SGD",
        zh=("新元", "新加坡元", "新币"),
        en=r"Singapore\sdollars?",
        signs=("S$",),
        compared=("singapore dollar",),
    ),
    Currency(
        code="USD",
        zh=("美元", "美金", "美圆", "元美金", "美分"),
        leading=("美元",),
        en=r"(?:(?:US|U\.S\.|American)\s?)?dollars?|USD",
        signs=("US$", "$US", "$"),
        compared=("dollar", "us dollar", "usd", "us$"),
        parts=((0.01, ("美分", "cent")),),
        written=("{} US dollars", "{}美元"),
    ),
    Currency(
        code="EUR",
        zh=("欧元",),
        leading=("欧元",),
        en=r"euros?|EUR",
        signs=("€",),
        compared=("euro", "eur"),
        written=("{} euros", "{}欧元"),
    ),
    Currency(
        code="GBP",
        zh=("英镑",),
        en=r"pounds?\ssterling|pounds?(?!\sof\b)|GBP",
        signs=("£",),
        compared=("pounds sterling", "sterling"),
    ),
    Currency(code="JPY", zh=("日元", "日圆"), en=r"(?:Japanese\s)?yen|JPY", signs=("JP¥",), compared=("yen",)),
    Currency(code="KRW", zh=("韩元", "韩圜"), en=r"(?:(?:South\s)?Korean\s)?won", signs=("₩",), compared=("won",)),
    Currency(code="INR", zh=("卢比",), en=r"(?:Indian\s)?rupees?", signs=("₹", "Rs"), compared=("rupee",)),
    Currency(code="RUB", zh=("卢布",), en=r"(?:Russian\s)?rou?bles?", signs=("₽",), compared=("rouble", "ruble")),
    Currency(code="CHF", zh=("瑞士法郎",), en=r"Swiss\sfrancs?|francs?"),
    Currency(code="MOP", zh=("澳门元",), en=r"Macao\spatacas?|patacas?"),
    Currency(code="THB", zh=("泰铢",), en=r"baht", signs=("฿",)),
    Currency(code="VND", zh=("越南盾",), en=r"dong", signs=("₫",)),
    Currency(code="MYR", zh=("林吉特",), en=r"ringgit"),
    Currency(code="BRL", zh=("雷亚尔",), en=r"reais", signs=("R$",)),
    Currency(code="MXN", zh=("比索",), en=r"pesos?"),
    Currency(code="AED", zh=("迪拉姆",), en=r"dirhams?"),
    Currency(code="SEK", zh=("瑞典克朗",), en=r"kronor|kronas?"),
    Currency(code="DKK", zh=("丹麦克朗",), en=r"(?:Norwegian\s|Danish\s)?kroner?"),
    Currency(code="ZAR", zh=("兰特",), en=r"rand"),
    Currency(code="IDR", zh=("印尼盾",), en=r"rupiahs?"),
    Currency(code="ILS", zh=("谢克尔",), en=r"shekels?"),
    Currency(code="PLN", zh=("兹罗提",), en=r"zlotys?"),
    Currency(code="HUF", zh=(), en=r"forints?"),
    Currency(code="SAR", zh=("沙特里亚尔",), en=r"riyals?"),
    Currency(code="TRY", zh=("里拉",), en=r"(?:Turkish\s)?liras?"),
    Currency(code="NGN", zh=(), en=r"naira"),
    Currency(code="NOK", zh=("挪威克朗",)),
    Currency(code="NZD", zh=("新西兰元",), signs=("NZ$",)),
    Currency(code="QAR", zh=("卡塔尔里亚尔",)),
)
CODES = frozenset(row.code for row in CURRENCIES)
SIGNS = {
    sign: row.code
    for row in CURRENCIES
    for sign in (
        *row.signs,
        row.code,
        *(f"{row.code}{gap}$" for gap in ("", " ") if any("$" in own for own in row.signs)),
    )
}
"""Marks of money before a number, with their codes; before a dollar sign a code says whose it is: CAD $."""


_FOLDED = {sign.casefold(): code for sign, code in SIGNS.items()}


def code_of_sign(mark: str) -> str:
    """The currency of a mark of SIGNS in any case: rs 500, RS 500."""
    return SIGNS.get(mark) or _FOLDED[mark.casefold()]


def list_units() -> str:
    """The lines of a table of units: `HKD: 1 港元 港币 hk§dollar`, spaces inside of a name as §."""
    lines = []
    for row in CURRENCIES:
        if row.compared:
            small = [name for _, names in row.parts for name in names]
            words = [word for word in row.zh if not any(name in word for name in small)]
            parts = [f"1 {' '.join(word.replace(' ', '§') for word in (*words, *row.compared))}"]
            parts += [f"{size} {' '.join(names)}" for size, names in row.parts]
            lines.append(f"{row.code}: {' / '.join(parts)}")
    return "\n".join(lines)

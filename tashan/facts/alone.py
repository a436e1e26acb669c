"""Words that a reader understands by themselves, and that say something of a place.

In: words, the spellings of the place and of others. Out: whether the place is their subject and nothing in them points
back, supposes, sells, or only says who went where and who owns what; what stands behind the place's name.
"""

from __future__ import annotations

import re

from tashan.facts.hanging import hangs
from tashan.facts.subjects import is_subject
from tashan.language.script import read_plainly

_SUPPOSES = re.compile(
    r"如果|假如|假设|要是|倘若|一旦|万一|若是|即便|哪怕|你|我|咱|您|应该|应当|必须|需要|不如|不妨|希望|有望|预计|预期|估计|或许|也许|可能|难道"
    r"|(?<!已)(?<!已经)将(?![军近])|力争|争取(?:到|在|实现|突破|达到)|(?<![模虚])拟(?:于|在|定|建|通过)|目标|正如"
    r"|多少。?$|[?？]"
    r"|\b(?:if|would|could|should|might|may|must|perhaps|expect\w*|hopes?|you|your|we|our|us|I|my|me)\b",
)
"""Suppositions, advice, forecasts, and talk between a writer and his reader."""
_SELLS = re.compile(
    r"咨询|团购|微信|扫码|开盘|限价|公众号|订阅|点击|[！!]$|\b(?:click|subscribe|sign up|book now)\b", re.IGNORECASE
)
"""Advertisements."""
_VISITS = re.compile(
    r"调研|考察|视察|出席|会见|前往|参观|走访|慰问|致辞|\b(?:visit(?:s|ed|ing)|toured|attended|met with)\b"
)
"""Who went where says nothing of the place."""
_OWNS = re.compile(r"控股|持股|股东|董事|股份有限公司|减持|增持|\b(?:stakes?|sharehold\w+|acquir\w+|tenure)\b")
"""Nor does who owns whose shares or sits on which chair: 辽宁某某 and 山东某某 are companies then."""
_WITHIN = re.compile(
    r"(?:这(?:[几两三]?[家座款批位项]|方面|一点|里)|[该此][公企市省校院]|同样的|紧随其后|在[它其此]的?"
    r"|(?:the|this|these|both) (?:compan|firm|cit|deal)\w+)",
    re.IGNORECASE,
)
"""What is pointed back to in the middle of a sentence; a reader of these words alone does not know which."""


def speaks_alone(plain: str, own: tuple[str, ...], others: tuple[str, ...] = ()) -> bool:
    """Whether words (`stripped`) say something of the place with the names `own`, for whoever reads them alone."""
    if any(found.search(plain) for found in (_WITHIN, _VISITS, _OWNS, _SUPPOSES, _SELLS)) or hangs(plain):
        return False
    return is_subject(plain, own, others)


def stripped(text: str) -> str:
    """The words without quotation marks around them, in Simplified characters."""
    return read_plainly(text).strip("…“”\"' ")


def behind(plain: str, own: tuple[str, ...]) -> str:
    """What follows the first name of a place."""
    at, length = min(((plain.find(name), -len(name)) for name in own if name in plain), default=(0, 0))
    return plain[at - length :]

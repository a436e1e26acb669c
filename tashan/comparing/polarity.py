"""What a text denies: negations with the word each one stands before, and words that are one another's opposite.

In: a clause or sentence. Out: the places of its denials, and the opposites of words.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from itertools import product
from typing import TYPE_CHECKING

from msgspec import Struct

from tashan.comparing.entitled import mask_titles

if TYPE_CHECKING:
    from collections.abc import Iterator

Span = tuple[int, int]

# Words with 不, 没, 未, 无, 非 in them that deny nothing.
_NO_DENIAL = re.compile(
    r"(?:不(?:得|能|可以?|应该?|许|准|允许|会|宜)|未|没有?)(?:超过|超出|少于|低于|高于|多于|大于|小于|短于|长于)(?=[^，。；：,;:]{0,6}[\d一二两三四五六七八九十百千万半])"
    "|不错|(?<!来)不及(?![格时其早])|不仅|不时|不但|不单|不光|不过|不断|不久|不同(?!意)|不少|不足(?!以)|(?<![看见找达得做办拿够听等遇碰买吃])不到|不满|不下于|不得不|不能不|不会不|不可不|不由|不禁|不料|不管|不论|不妨|不愧|不锈钢|不等式|不动产"
    "|不亚于|不多于|不低于|不高于|不小于|不大于|[不未没]超过|没有超过|不超|不限于|不谋而合|不约而同|不遗余力|络绎不绝|源源不断|层出不穷|不可避免|对不起|不好意思|不堪|不俗|不菲|不凡|不丹"
    "|未(?=[^，。；]{1,8}前[，,、])|未来|未免|未婚妻|未成年|没落|没收|淹没|沉没|埋没|吞没|没准|无论|无不|无非|无线|无人机|无人驾驶|无疑|无锡|无数|无比|无限|无穷|无形|无奈|无尽|虚无|无锡|无量"
    "|非常|[中亚东西北南对赴驻]非(?!常|要|得)|非洲|非凡|是非|南非|北非|非遗|除非|并非没有|非但|莫过于|莫非|莫斯科|莫名|分别|特别|个别|区别|级别|性别|别人|别墅|别的|告别|类别|识别|辨别|别具|别样"
    "|没关系|没事(?:儿|的)?(?=[，。！？]|$)|没错|没问题|(?<=[，。])不是吗|不是(?=[^，。！？；]{1,20}吗[？?])|(?<=[很好许]久)没有?|不屑|没入|不是(?=[^，。！？；]{1,16}，?就是)"
    "|是否|能否|可否|要不是|要不然|免费|免疫|避免不了|在所难免|不免|难免|不失为|不如说|巴不得|恨不得|不尽如人意|毫不"
)
_DENIAL = re.compile(
    r"绝不|决不|从不|从未|从没有?|并不|并未|并非|并没有?|尚未|还没有?|还未|没有|毫不|毫无|不再|不曾|未曾|未能|未予|无法|无意|无须|无需|不得|不必|不用|不需|不肯|不愿|不会|不能|不可|不要|不许|不准|不应|不该|不是|不|没|未|无|非|勿|莫(?=[要怪让把再])|别(?=[再让去说把])"
)
# A question, not a denial: 愿不愿意, 去没去, 可以不可以; 看了没有? asks the same.
_A_NOT_A = re.compile(
    r"(?<![不没沒])(?<![但可于](?=是))(?!从)([\u3400-\u9fff]{1,2})[不没沒未]\1|(?<=[了过過着])[没沒未](?:有|曾)?(?=[？?]|[，。；”」]|$)|(?<=[\u3400-\u9fff])[不没沒](?=[？?])"
)
_OWN = re.compile(r"[，。；：！？,;:!?]")

# English words that deny.
_HARD_EN = re.compile(
    r"\b(?:not|never|nor|neither|cannot|nobody|nothing|nowhere|none|without|no(?! longer than\b| \d|-)|hardly|scarcely|barely)\b|n['’]t\b",
    re.IGNORECASE,
)
_IDIOM_EN = re.compile(
    r"(?:\bnot|n['’]t) (?:only|just|merely)\b|\bnot far off\b|(?:\bnot|n['’]t) hesitate\b|\bno longer able\b|\bno problem\b|\bwouldn['’]t mind\b|(?:\bnot|n['’]t) (?:too |so |that )?bad\b"
    r"|\bno (?:more|less|fewer|later|earlier|other) than\b|\bnot (?:more|less|fewer) than\b|\bif not\b|\bwhether or not\b|\bno doubt\b|\bno matter\b|\bor not\b"
    r"|\bfor nothing\b|\bnot to mention\b|\bnot least\b|\b(?:can(?:no|['’]?)t|could(?:n['’]t| not)) help\b|\bnothing but\b|\bno wonder\b|\bwithout exception\b|(?:\b(?:never|not)|n['’]t) (?:exceed|surpass)\w*|\b(?:can(?:no|['’]?)t|could(?:n['’]t| not)) (?:remember|recall|imagine|think of) an?y?\b(?= (?:\w+ )?(?:more|less|better|worse|\w+er)\b)|\bwhy not\b|\bnot until\b|\bnot long (?:ago|after|before)\b|\bwithout (?:a |an |any )?(?:break|pause|interruption|stop|rest)\w*\b|\bwithout (?:further|more|much) (?:delay|ado)\b|\bdo(?:n['’]t| not) forget\b|\bcould(?:n['’]t| not) be (?:more|better|happier|worse)\b|\b(?:is|was|do|does|did|are|were|has|have|wo|ca)n['’]t (?=[^.!?]*\?)|\bhave not yet\b|\bno\.\s?\d"
    # A question that waits for a yes: "Shouldn't we ask?"
    r"|\b\w+n['’]t (?:we|you|they|he|she|it|i|this|that|there)\b(?=[^.!?]*\?)",
    re.IGNORECASE,
)


class Denial(Struct, frozen=True, kw_only=True):
    """A negation, the span it takes up, and where what it denies begins."""

    span: Span
    scope: Span


_NUMBERED = re.compile(r"\bNo\.(?=\s?\d)")


@lru_cache(maxsize=16384)
def find_denials(text: str) -> tuple[Denial, ...]:
    """The denials of a Chinese text, in order; each reaches to the end of its clause."""
    masked = _NO_DENIAL.sub(_blank, _A_NOT_A.sub(_blank, text))
    found = []
    for match in _DENIAL.finditer(masked):
        end = _OWN.search(text, match.end())
        found.append(Denial(span=match.span(), scope=(match.end(), end.start() if end else len(text))))
    return tuple(found)


def mask_numbered(english: str) -> str:
    """An English text of the same length in which No. 2 denies nothing."""
    return _NUMBERED.sub("Nr.", english) if "No." in english else english


_OUTER = re.compile("并非|并不是|(?<!是)不是|绝非|[绝决]不是|不(?=无(?![论非]))")


@lru_cache(maxsize=16384)
def find_doubled(text: str) -> tuple[tuple[Span, Span], ...]:
    """Where a denial is denied in a Chinese text, so that both affirm (并非不, 不是没有, 不无): the outer and the inner one."""
    found = []
    for match in _OUTER.finditer(_A_NOT_A.sub(_blank, text)):
        inner = next(iter(find_denials(text[match.end() :])), None)
        if inner and inner.span[0] == 0:
            found.append((match.span(), (match.end(), match.end() + inner.span[1])))
    return tuple(found)


@lru_cache(maxsize=16384)
def find_denials_en(text: str) -> tuple[Denial, ...]:
    """The same of an English text; what is a word of a name or a title denies nothing for sure."""
    masked = _IDIOM_EN.sub(_blank, mask_titles(mask_numbered(text)))
    found = []
    for match in _HARD_EN.finditer(masked):
        end = _OWN.search(text, match.end())
        found.append(Denial(span=match.span(), scope=(match.end(), end.start() if end else len(text))))
    return tuple(found)


def mask_idioms_en(text: str) -> str:
    """An English text of the same length with the phrases blanked out that deny nothing: no more than."""
    return _IDIOM_EN.sub(_blank, mask_numbered(text))


@cache
def opposites() -> dict[str, tuple[str, ...]]:
    """The opposites of each word that has any, as `opposites.txt` says."""
    found: dict[str, list[str]] = {}
    for line in (files("tashan.comparing") / "opposites.txt").read_text(encoding="utf-8").splitlines():
        for one, other in () if line.startswith("#") else _read_opposites(line):
            found.setdefault(one, []).append(other)
            found.setdefault(other, []).append(one)
    return {word: tuple(dict.fromkeys(others)) for word, others in found.items()}


def _read_opposites(line: str) -> Iterator[tuple[str, str]]:
    left, colon, right = line.partition(" : ")
    if colon:
        yield from product(left.split(), right.split())
    else:
        for pair in line.split():
            one, _, other = pair.partition("/")
            yield one, other


_IDIOM_ZH = re.compile(
    "不排除|不可思议|没有?(?:什么|任何)?问题|悬而未决|前所未有|闻所未闻|未遂|必不可少|不可或缺|不可开交|不可收拾|无处不在|首当其冲|营养不良|差不多|不法分子|不发达|[无不][^，。]{1,2}[无不]|摇摆不定|徒劳无功|不时|不已|坚定不移|不利|不良|不幸|不稳定|不满|不适|无家可归|无辜|无忧无虑|不敢想象|不佳|不同(?!意)|无视|无情"
    "|莫(?!非|不|名|如|大于|过)|弗"
)


def mask_idioms(text: str) -> str:
    """A Chinese text with the words blanked out that hold 不, 无 or 没 and deny nothing, or only as set phrases."""
    return _IDIOM_ZH.sub(_blank, _A_NOT_A.sub(_blank, text))


def mask_questions(text: str) -> str:
    """A Chinese text with its questions that name both answers blanked out: 去没去."""
    return _A_NOT_A.sub(_blank, text)


def _blank(match: re.Match[str]) -> str:
    return "〇" * len(match.group())

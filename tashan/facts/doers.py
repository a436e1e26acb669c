"""Who did it: whether the words of a clause, without its date, have a main verb of doing and somebody before it.

In: the words of a clause, where in them its date stood, whether they name somebody of the reference data. Out: the
match of the verb, or None. The verbs are those of deeds.yml; a verb that only describes a noun (发布的报告, "held by"),
that is denied, hoped for or still going on, and a doer who cannot be told from others (他, bare 公司, "the company")
are none.
Chinese parts of speech are those of jieba's model (rjieba).
"""

from __future__ import annotations

import re
from importlib.resources import files
from itertools import accumulate
from typing import TYPE_CHECKING

import yaml

from tashan.language.words import cut_words

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORDS = yaml.load((files("tashan.facts") / "deeds.yml").read_text("utf-8"), Loader=yaml.CSafeLoader)


def _any(words: Sequence[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


def _listed(language: str, name: str) -> str:
    return f"(?:{_any(_WORDS[language][name])})"


MAX_SUBJECT_ZH, MAX_SUBJECT_EN = 48, 110
"""Characters between the start of a clause and its verb: longer ones hold clauses of their own, with their verbs."""

# --- Chinese ---
_VERB = re.compile(
    rf"(?P<staged>{_listed('zh', 'staged')})|{_listed('zh', 'verbs')}"
    rf"|(?P<transitive>{_listed('zh', 'transitive')}|进行(?=了|直接|公开|正式|首))"
    rf"|{_listed('zh', 'nouns_too')}(?=了|[\d一两千百数]|建设|设立)"
    rf"|{_listed('zh', 'of_laws')}(?=了|《|“|[^，。；]{{0,16}}(?:案|法|条例|决议|决定|规定|规划|审议|验收|公约|协定)\b)"
    rf"|{_listed('zh', 'of_chance')}(?=[了在于过一两数多\d])"
)
_DESCRIBES = re.compile(r"[了过]?的(?!士)|[于在自到至][^，。；]{1,24}?的(?![^，。；]*了)")
_PART_OF_NOUN = re.compile(
    r"总局|社|署|业(?!务|绩)|集团|公司|率|者|人(?!民|工|才)|方(?!案|法|式)|商(?!业|务)|费|权|量|额|会(?!议)|式|仪式|时(?!代)|时间|地点|日期|情况|以来|之?后|之?前"
)
_COUNTS = re.compile(
    r"了?\s*(?:超过|约|近|逾|共|将近)?\s*(?!一\D)[\d一二三四五六七八九十两][\d一二三四五六七八九十百千,.万亿多余]*\s*"
    r"(?:%|％|次|个百分点|倍|人|[万亿]?元|美元)(?!大关|[^，。；]{0,4}(?:台阶|关口|俱乐部))"
)
"""A number as the object: that is a figure. A mark with a name (大关) is none, see `events`."""
_NO_DEED = re.compile(
    r"(?:的|所|[未没不无]|没有|拒绝|可以?|可能|能够?|应该?|应当|需要?|须|必须|想|希望|要求|呼吁|建议|计划|准备|打算|拟|称|表示"
    r"|认为|如果|一旦|有望|继续|一直在?|正在?|不断|陆续|逐步|共|已经?有?|每年)$"
)
_CIRCUMSTANCE = re.compile(
    r"根据|据|随着|当(?!年|选)|即使|即便|尽管|虽然?|如果|若|为了?(?!期)|对于|关于|由于|除了?|截至|截止|不论|无论|只有|只要|每|有的|还有|其中"
    r"|以及|和|与|包括|比如|例如|如同|自从|直到|直至|因为?|在[^，]{0,20}(?:前|后|中|里|上|时|下)$"
)
_CIRCUMSTANCE_END = re.compile(
    r"(?:时|的时候|之?后(?:不久)?|之?前|以来|期间|当中|之中|中|里|来看|起|之际|之时|会上|年份?|为例|有关|的|时(?:说|称|表示|强调|指出))[”」』）)]*$"
)
_UNKNOWN = re.compile(
    r"[“\"（(]*(?:该|这|那|其|此|本|双方|他|她|它|我|你|您|咱|自己|大家|人们|有人|前者|后者|两者|某|谁|什么|上述|另|由|后来|随后|然后"
    r"|一(?:个|种|些|次|场|起|项|家|位|名)|有(?:一|些|的|人))"
)
_CONJUNCTION = re.compile(r"^(?:而且?|但是?|并且?|同时|此外|另外|当时|[，、\s])+")
_ANY_FIRM = frozenset({"公司", "企业", "集团", "银行", "机构", "单位", "学校", "项目", "会议"})
"""Nouns that alone tell nobody."""
_DONE_TO = re.compile(r"对|把|将|向|给|为")
_TOWARDS = re.compile(r"[对就向为]|关于")
_STATISTIC = re.compile(r"同比|环比|增[长幅]|比重|占比")
_RANKS = frozenset({"成为", "入选", "获评", "荣获"})
"""Before the year of a rank, which is that of getting it: 成为2024年…第一."""
_STAGED_WHAT = re.compile(r"(?!另)[^，。；]{2,}")
_PEOPLE = ("nr", "nrt", "nrfg")
_NAMES = ("nr", "ns", "nt", "nz", "eng", "j")
_NOUNS = (*_NAMES, "n", "l", "an", "s", "vn")

# --- English ---
_VERB_EN = re.compile(rf"\b{_listed('en', 'verbs')}\b")
_CIRCUMSTANCE_EN = re.compile(
    r"(?:when|after|before|since|as|if|while|although|though|because|based on|according to|following|once|until|unless"
    r"|despite|given|during|including|among|under|with|whether|how|what|why|where|to|by|having|being)\b",
    re.IGNORECASE,
)
_UNKNOWN_EN = re.compile(
    r"(?:(?:and|but|then|also|so|in fact),? )*(?:it|he|she|they|we|i|you|this|that|these|those|which|who|there|both"
    r"|some|many|others?|another|(?:(?:more than|over|nearly|about|around|at least) )?\d[\d,.]*"
    r"|its|his|her|their|our|my|one|an?|Inc|LLC|Ltd|Co|Corp|PLC|AG"
    r"|the (?:company|firm|city|group|event|report|study|project|agreement|announcement|book|film|two|latter|former)"
    r")\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"\b(?:that|which|who|whom|whose|when|where|after|before|since|because|if|while|to)\b", re.IGNORECASE
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|does|did|says?|said|includes?|shows?)\b"
)
_PASSIVE = re.compile(r"\b(?:was|were|been)\s+(?:\w+ly\s+|also\s+|first\s+|then\s+|only\s+)*$")
_NO_VERB_AFTER = re.compile(
    r"(?:\b(?:by|of|in|for|from|with|at|on|to|not|never|newly|recently|being|having|the|an?|its|their|our|would|could|may|might"
    r"|should|can)\s+|-)$"
)
_NAME_EN = re.compile(
    r"(?!January|February|March|April|May|June|July|August|September|October|November|December|In\b|On\b|The\b)[A-Z][\w&.'’+-]+"
)
_FEW_WORDS = re.compile(r"(?:\s+[\w'’&.,-]+){0,15}\s*")


def find_verb(words: str, cut: int | None, *, named: bool) -> re.Match[str] | None:
    """The main verb of a Chinese clause, where it has a doer; `cut` is where the clause's date stood, if inside it."""
    if _CIRCUMSTANCE.match(words) or _CIRCUMSTANCE_END.search(words) or _STATISTIC.search(words[-MAX_SUBJECT_ZH:]):
        return None
    borders = {0, *accumulate(len(token) for token in cut_words(words))}
    for verb in _VERB.finditer(words):
        if {verb.start(), verb.end()} <= borders and _is_main(words, verb):
            return verb if _leads_to(words, verb, cut) and _has_doer(words, verb, named=named) else None
    return None


def opens_with_verb(words: str) -> bool:
    """Whether a Chinese clause begins with a verb of doing."""
    return _VERB.match(words) is not None


def _is_main(words: str, verb: re.Match[str]) -> bool:
    """Whether a verb is neither part of a title or a noun, nor describes one, nor is denied, hoped for or going on."""
    before, after = words[: verb.start()], words[verb.end() :]
    quoted = before.count("《") > before.count("》") or before.count("“") > before.count("”")
    return not (quoted or _DESCRIBES.match(after) or _NO_DEED.search(before) or _PART_OF_NOUN.match(after))


def _leads_to(words: str, verb: re.Match[str], cut: int | None) -> bool:
    """Whether a date belongs to the verb: stands before it, or right after (成立于2017年), not deep in its object."""
    if cut is None or cut <= verb.start():
        return True
    between = words[verb.end() : cut].strip()
    return between in {"于", "在", "了在"} or (between in {"", "了"} and verb.group() in _RANKS)


def _has_doer(words: str, verb: re.Match[str], *, named: bool) -> bool:
    before, after = words[: verb.start()], words[verb.end() :]
    if len(before) > MAX_SUBJECT_ZH or _COUNTS.match(after) or (verb["transitive"] and not re.search(r"\w{2}", after)):
        return False
    doer = _CONJUNCTION.sub("", before)
    if verb["staged"] and _STAGED_WHAT.match(after) and not (_TOWARDS.match(doer) or _UNKNOWN.match(doer)):
        return True
    return _is_somebody(doer, named=named)


def _is_somebody(doer: str, *, named: bool) -> bool:
    """Whether words tell who: by a name, a noun with its attribute, or any noun beside a known name."""
    if _UNKNOWN.match(doer):
        return False
    tagged = _tag(doer)
    nouns = [(token, tag) for token, tag in tagged if tag.startswith(_NOUNS)]
    first, second = (*tagged, ("", ""), ("", ""))[:2]
    if first[1] in {"v", "d"} and not second[1].startswith(_PEOPLE):
        return False
    if not nouns or first[1] == "p" or (len(nouns) == 1 and nouns[0][0] in _ANY_FIRM):
        return False
    return named or len(nouns) > 1 or any(tag.startswith(_NAMES) for _, tag in nouns)


def find_verb_en(words: str, cut: int | None, *, named: bool) -> re.Match[str] | None:
    """The finite verb of an English clause, where it has a doer; `cut` is where the clause's date stood."""
    if _CIRCUMSTANCE_EN.match(words) or _UNKNOWN_EN.match(words):
        return None
    for verb in _VERB_EN.finditer(words):
        before, after = words[: verb.start()], words[verb.end() :]
        passive = _PASSIVE.search(before)
        if not before.strip() or before.count("(") != before.count(")"):
            return None
        if len(before) > MAX_SUBJECT_EN or _RELATIVE.search(before):
            return None
        if not passive and (after.startswith(" by ") or _NO_VERB_AFTER.search(before) or _FINITE.search(before)):
            return None
        near = cut is None or cut <= verb.start() or _FEW_WORDS.fullmatch(words, verb.end(), cut)
        return verb if near and (named or _has_name(words, before)) else None
    return None


def _has_name(words: str, before: str) -> bool:
    """Whether a clause holds a name; its first word only where it is all of the subject or goes on with a capital."""
    first = re.match(r"\W*\w[\w'’.-]*(?=\s+(?![A-Z]))", words)
    alone = len(before.split()) == 1
    return bool(_NAME_EN.search(words if alone or not first else words[first.end() :]))


def names_doer(before: str, *, english: bool) -> bool:
    """Whether somebody, known or not, is named before a verb and what it is done to (对, 把)."""
    if english:
        return bool(_NAME_EN.search(before))
    return any(tag.startswith(_NAMES) for _, tag in _tag(_DONE_TO.split(before)[0]))


def names_place(text: str) -> bool:
    """Whether a Chinese stretch names a place or a body, known or not."""
    return any(tag in {"ns", "nt"} for _, tag in _tag(text))


def names_person(text: str) -> bool:
    return any(tag in _PEOPLE for _, tag in _tag(text))


def _tag(text: str) -> list[tuple[str, str]]:
    import rjieba  # noqa: PLC0415  its dictionary takes a tenth of a second to load

    return [(token, tag) for token, tag in rjieba.tag(text) if token.strip()]

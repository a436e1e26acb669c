"""Whether an English sentence denies what the Chinese one affirms, or the other way round.

In: two aligned sentences. Out: which of them denies more than the other can account for. Each side is read twice: for
the denials that it surely holds, and for all that may be one, whatever a set phrase makes of it and whether it stands
in a word of its own or inside of another (unable, 拒绝). Only where the sure ones of one side are more than all of the
other is anything said.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Literal

from tashan.comparing.contraries import english_poles, turned
from tashan.comparing.lexicon import load_lexicon, stem
from tashan.comparing.polarity import Denial, find_denials, find_denials_en, mask_idioms, mask_numbered, mask_questions
from tashan.comparing.words import load_words

INSIDE_EN = re.compile(
    r"\b(?:un(?!i|der|it|til|less|ion|cle|derstand|expected|told)\w{3,}|in(?:ability|adequate|toleran\w+| vain|complete|correct|effective|sufficient|visible|valid|accurate|"
    r"evitabl\w+|convenien\w+|appropriate|capable|consistent|eligible)|im(?:possib\w+|practical|mature|perfect|proper|patient)|ir(?:regular|relevant|responsible)|"
    r"il(?:legal|literate|logical)\w*|dis(?:agree\w*|like\w*|approv\w*|honest|satisf\w*|qualif\w*|regard\w*|believ\w*|allow\w*|appear\w*)|non-?\w{3,}|"
    r"(?!un|regard|never|none)\w{3,}less(?:ly)?|\w+-free|carefree|fail\w*|refus\w*|reject\w*|den(?:y|ied|ies|ying)|declin(?:e|ed|es|ing) to|lack\w*|absen\w+|anonym\w+|mis(?:fit|match|place)\w*|no-\w+|"
    r"avoid\w*|prevent\w*|block(?:s|ed|ing)?|thwart\w*|hinder\w*|prohibit\w*|ban(?:s|ned)|forbid\w*|forbade|doubt\w*|stop\w*|neglect\w*|veto)\b",
    re.IGNORECASE,
)
INSIDE_ZH = re.compile(
    "拒绝|拒|否认|否定|否决|反对|禁止|严禁|防止|避免|以免|免于|免遭|免受|停止|缺乏|缺少|缺|失去|失败|难以|很难|只有|仅有|除非|很少|少有|少数"
    "|罕见|放弃|否则|阻止|怀疑|违法|忽视|禁|免|弃|慎|打消|消除|解除|摆脱|改[为由成]|限[购行制]|仅限|取代|代替|匿名"
)
# What is without something has none of it: 停电, without power.
_STOPPED, _WITHOUT = re.compile("[停断][电水网供产工课运航气]"), re.compile(r"\b(?:without|no)\b", re.IGNORECASE)
CHARACTERS_ZH = re.compile("[不没未无非勿莫别弗否]|何必|何苦|何须|岂")
# Words with such a character in them that no translation puts as a denial.
SURELY_NONE = re.compile(
    "不仅|不但|不单|不光|不断|不同(?!意)|不少|不过|不久|不愧|不锈钢|不等式|不动产|不由得|不由自主|不禁|不料|不管|不论|不妨|不遗余力|络绎不绝|层出不穷"
    "|不约而同|不谋而合|未来|未婚|无论|无非|无线|无人机|无人驾驶|无锡|无比|非常|非洲|非凡|南非|北非|是非|非遗|莫斯科|分别|特别|个别|区别|级别|性别"
    "|别人|别墅|别的|告别|类别|识别|辨别|差别|派别|是否|能否|可否|与否|免费|免疫|缺口|禁区"
)
# Denials that a translation keeps as one; 不同, 不敢, 无情 are put as plain words as often as not.
PLAIN = re.compile(
    "没有?|未|从未|从没|并未|尚未|还没|未能|不会|不得|不能|不必|不用|不准|不许|不可|不是|并不是?|并非|不再|不应|不宜|不需|无需|无须|不肯|不愿"
    "|不(?=(?:希望|想要|同意|支持|赞成|允许|接受|承认|打算|准备|计划|考虑|属于|存在|参加))"
)
# What has not ceased goes on: 没有一天停运, every single day. Whether the English tells it has ceased is asked by meaning.
_CEASING = re.compile("[停断缺漏]")
# A "but" that stands for a Chinese one stands for no negation.
_BUT_ZH, _BUT = re.compile("但|却|可是|不过|然而|而"), re.compile(r"\b(?:but|yet(?! to\b))\b", re.IGNORECASE)
# English words that may stand for a Chinese negation although they deny nothing themselves.
PERHAPS_EN = (
    r"only|unless|rather than|instead|few|little|but|yet|until|too|hard|difficult\w*|away|except|other than|"
    r"remain\w*|unchanged|still|kept|miss\w*|los[et]\w*|against|oppos\w*|contrary|opposite|least|less|"
    r"free|abandon\w*|cancel\w*|ceas\w*|reluctan\w*|rare\w*|wrong\w*|empty|beyond|far from|short of|differ\w*|"
    r"apart|untouched|defian\w*|ignor\w*|unlike\w*|barr\w+|exempt\w*|spare\w*|waive\w*"
)
"""Alternatives of a pattern: English words that may do a denial's work."""
_PERHAPS_EN = re.compile(
    rf"\b(?:{PERHAPS_EN}|"
    r"any|anything|anyone|ever|before|out|off|the same|stay\w* the|keep\w*|end\w*|than|poor\w*|within|"
    r"need(?:n['’]t)?|over|dread\w*|fear\w*)\b",
    re.IGNORECASE,
)


WORDS_EN = re.compile(
    r"\b(?:not|never|no|nor|none|nobody|nothing|nowhere|neither|cannot|without|hardly|scarcely|barely|zero|f[ae]ll\w* short|(?:in|im|ir|il)\w{2,}[ai]bl[ey])\b|n['’]t\b",
    re.IGNORECASE,
)
_PAIRED = re.compile(r"\b(?:neither|not)\b(?=[^.;!?]*\bnor\b)", re.IGNORECASE)
_NOT_WITHOUT = re.compile(
    r"(?:\b(?:no|none|not|never|nobody|nothing)\b|n['’]t\b)(?=[^.,;!?]*\bwithout\b)", re.IGNORECASE
)
# "Not until" is 才.
_UNTIL, _UNTIL_ZH = re.compile(r"\b(?:until|before)\b", re.IGNORECASE), re.compile("才|直到|最早")

# What nobody can or will do, where a Chinese sentence has no word that denies, not even inside of another.
_UNABLE = re.compile(r"\b(?:unable|impossible|(?:fail|refus)(?:e?[sd])? to|unlikely|unwilling)\b", re.IGNORECASE)
# What an English word with a syllable that denies it is without it: unfriendly is 不友好, and no other denial.
_SYLLABLE = re.compile(r"\b(?:un|in|im|ir|il|dis|non-?)([a-z]{4,})\b", re.IGNORECASE)
_ANY = re.compile(r"\b(?:any\w*|ever|if)\b", re.IGNORECASE)
"""Beside a denial that is gone these may have been left."""
_HELPING = frozenset("会能可要再曾被有了敢想很太是")
_WORD = re.compile(r"[A-Za-z]{4,}")
# English words round one that is told in which something may deny it.
BEFORE, AFTER = 6, 3
# Characters of the word that is denied.
LONGEST = 4
# Letters of an English word that tells something.
LEAST_LETTERS = 4
FEWEST_WORDS = 3
"""Words of English below which an answer or a cry may be put in any way: Nothing. No, clearly."""


def find_turned(chinese: str, english: str) -> tuple[Literal["chinese", "english"], Denial] | None:
    """The side that denies without a counterpart, with the denial; None where both may say the same."""
    if len(english.split()) < FEWEST_WORDS:
        return None
    english = mask_numbered(english)
    plain = mask_idioms(chinese)
    own, theirs = find_denials(plain), find_denials_en(english)
    idle = _paired(english) + bool(_UNTIL.search(english) and _UNTIL_ZH.search(chinese))
    most = _most_chinese(chinese, english)
    if len(theirs) - idle > most:
        return "english", theirs[0]
    unable = _UNABLE.search(english) if not (most or theirs or INSIDE_ZH.search(chinese)) else None
    if unable:
        return "english", Denial(span=unable.span(), scope=(unable.end(), len(english)))
    doubled = any(one.scope[1] > other.span[0] for one, other in pairwise(own))
    strong = [denial for denial in own if PLAIN.match(plain, denial.span[0])]
    open_en = _BUT.sub("", english) if _BUT_ZH.search(plain) else english
    own = tuple(denial for denial in own if not _is_contrary_told(plain, denial, english))
    strong = [
        denial
        for denial in strong
        if denial in own and not (_CEASING.search(plain, *denial.scope) or INSIDE_ZH.search(plain, *denial.scope))
    ]
    if strong and not doubled and not any(kind.search(open_en) for kind in (WORDS_EN, INSIDE_EN, _PERHAPS_EN)):
        return "chinese", strong[0]
    told = next((denial for denial in own if not doubled and _is_affirmed(plain, denial, english)), None)
    return ("chinese", told) if told else None


def _is_affirmed(text: str, denial: Denial, english: str) -> bool:
    """Whether an English text has a word for what a Chinese one denies, and nothing round it that may deny it."""
    if text[slice(*denial.span)] == "非" or WORDS_EN.search(english) or INSIDE_EN.search(english):
        return False  # 中非
    meant = _meant(text, denial.span[1])
    places = [word for word in _WORD.finditer(english) if stem(word.group()) in meant]
    near = (english[: word.start()].split()[-BEFORE:] + english[word.end() :].split()[:AFTER] for word in places)
    return bool(places) and not any(_PERHAPS_EN.search(_ANY.sub("", " ".join(words))) for words in near)


def _is_contrary_told(text: str, denial: Denial, english: str) -> bool:
    """Whether an English text has the contrary of what a Chinese one denies: 并不是很大, small."""
    denied = frozenset().union(*map(english_poles, _glosses(text, denial.span[1])))
    told = frozenset().union(*map(english_poles, re.findall(r"[a-z]+", english.lower()))) if denied else frozenset()
    return any(turned(pole) in told for pole in denied)


def _meant(text: str, start: int) -> frozenset[str]:
    """Stems of the English words for the first word from a place on that is no auxiliary."""
    words = {word for word in _glosses(text, start, shortest=2) if len(word) >= LEAST_LETTERS}
    return frozenset(map(stem, words - load_words("empty") - load_words("common")))


def _glosses(text: str, start: int, *, shortest: int = 1) -> frozenset[str]:
    """The English words for the first word from a place on that is no auxiliary and no shorter than this."""
    known = load_lexicon().glosses
    start = next((place for place in range(start, len(text)) if text[place] not in _HELPING), len(text))
    ends = range(start + LONGEST, start + shortest - 1, -1)
    word = next((text[start:end] for end in ends if text[start:end] in known), "")
    return frozenset(own.lower() for meaning in known.get(word, ()) for own in re.findall(r"[A-Za-z]+", meaning))


def _most_chinese(text: str, english: str) -> int:
    """How many denials a Chinese text may hold at most that an English one puts as words of their own."""
    rest = SURELY_NONE.sub("〇", mask_questions(text))
    # A denial inside of a word stands for one inside of an English word first.
    inside = len(INSIDE_ZH.findall(rest)) - len(INSIDE_EN.findall(english))
    # Beside "closing" disclosed says nothing of 封闭.
    syllables = {stem(word) for word in _SYLLABLE.findall(english)} - {stem(word) for word in _WORD.findall(english)}
    own = sum(
        not syllables.isdisjoint(_meant(rest, match.end())) for match in CHARACTERS_ZH.finditer(rest) if syllables
    )
    stopped = min(len(_STOPPED.findall(rest)), len(_WITHOUT.findall(english)))
    return len(CHARACTERS_ZH.findall(rest)) - own + max(0, inside) + stopped


def _paired(english: str) -> int:
    """Denials that repeat the one before or take it back: neither … nor, not … nor, none … without."""
    return len(_PAIRED.findall(english)) + len(_NOT_WITHOUT.findall(english))

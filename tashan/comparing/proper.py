"""Latin names beside a Chinese text: which of them it has, in whatever form.

In: an English sentence and the Chinese text that it should be a translation of. Out: the names in it that the Chinese
text has not: neither as they are, nor in pinyin, nor by the dictionary, nor in characters that sound like them.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from rapidfuzz.distance import Indel

from tashan.comparing.lexicon import gloss_stems, load_lexicon, stem
from tashan.comparing.sounds import chinese_skeleton, find_spelled, latin_skeleton, readings

Span = tuple[int, int]
# How near a name must sound to a run of characters to be its transcription; a name that the dictionary knows has a
# fixed one.
SOUNDS, SOUNDS_KNOWN, SOUNDS_PERHAPS = 0.55, 0.7, 0.45
# Share of a name's words that must be found for it to be the same name.
FOUND, PERHAPS = 0.45, 0.4
# Consonants that must all be there, in order, for a run of characters to be the name whatever its vowels.
LEAST_BONES = 3
# Longest run of characters that transcribes one word.
LONGEST = 6
_NAME = re.compile(r"[A-ZÀ-ÝŠŽČ][\w'’.-]*(?:\s+(?:of |the |de |al )?[A-ZÀ-ÝŠŽČ][\w'’.-]*)*")
_SENTENCE_END = re.compile(r"[.!?:]$|^$|[“\"(‘—–-]$")
_ACRONYM = re.compile(r"[A-Z][A-Z.&]+s?|\w*\d\w*|[A-Z]")
_NO_NAMES = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "mr",
        "mrs",
        "ms",
        "dr",
        "sir",
        "the",
        "a",
        "an",
        "i",
        "celsius",
        "fahrenheit",
        "christmas",
        "internet",
        "web",
        "god",
    ]
)
# Characters that transcriptions of foreign names are written with.
_TRANSCRIBING = frozenset(
    "阿埃艾爱安昂奥巴白拜班邦包保鲍贝本比彼毕宾波伯玻博勃布查柴昌彻楚茨达戴丹当道德登邓迪底蒂丁东杜顿多厄恩尔法凡范方菲费芬丰冯佛夫弗福富盖冈高戈哥格根古瓜圭贵哈海汉罕"
    "汗豪赫黑亨洪胡华怀惠霍基吉加佳贾简杰金卡开凯坎康考科克肯孔库夸奎昆拉莱赖兰朗劳勒雷蕾黎里理丽利莉林琳龙隆卢鲁伦罗洛吕马玛迈麦曼芒毛茅梅门蒙米密明摩莫默姆穆拿纳娜奈"
    "南瑙内尼涅宁纽努诺帕派潘庞佩彭皮平泼珀普齐奇恰钱乔切钦丘琼让热仁日荣茹儒瑞若撒萨塞赛桑瑟森沙莎山尚绍舍申圣施什史士舒朔司丝斯思苏索塔泰坦汤唐陶特滕提田廷通图土托"
    "陀娃瓦万汪王威韦维魏温文翁沃乌吾武西希锡夏香肖谢辛欣休许雅亚延扬耶叶伊易因英永尤于约越赞扎泽曾詹珍芝朱卓兹宗佐俄辽那娅妮妲黛莲琪薇雯芭玟诺曼"
)


def find_foreign_names(english: str, chinese: str, around: str) -> tuple[Span, ...]:
    """Spans of the names in an English sentence that neither the Chinese sentence nor the text `around` it has."""
    return tuple(span for span in find_names(english) if not has_name(english[slice(*span)], chinese, around))


@lru_cache(maxsize=8192)
def find_names(english: str) -> tuple[Span, ...]:
    """Capitalised words that are no ordinary words: at the beginning of a sentence only names that the dictionary
    knows or nobody else.
    """
    spans = []
    for match in _NAME.finditer(english):
        start, end = match.start(), match.start() + len(match.group().rstrip(".'’-"))
        first = bool(_SENTENCE_END.search(english[:start].rstrip()))
        words = english[start:end].split()
        if first and (_in_small(words[0]) or (len(words) == 1 and words[0] not in load_lexicon().names)):
            start += len(words[0]) + 1
        name = re.sub(r"['’]s?$", "", english[start:end])
        known = " " in name and name in load_lexicon().names
        if name and name[0].isupper() and (known or not all(is_ordinary(word) for word in name.split())):
            spans.append((start, start + len(name)))
    return tuple(spans)


@cache
def _ordinary_words() -> frozenset[str]:
    """Words that glosses write in small letters."""
    glosses = load_lexicon().glosses.values()
    return frozenset(
        word for meanings in glosses for meaning in meanings for word in re.findall(r"\b[a-z]{2,}\b", meaning)
    )


def is_ordinary(word: str) -> bool:
    """Whether a capitalised word is a word of the language, a month or a contraction rather than a name."""
    if "-" in word:
        return all(is_ordinary(part) for part in word.split("-") if part)
    if "." in word.strip("."):
        return True
    plain = re.sub(r"['’].*$", "", word).lower()
    if plain in _NO_NAMES or _ACRONYM.fullmatch(word.strip(".")) or re.search(r"\w['’](?!s$)", word):
        return True
    if plain.capitalize() in load_lexicon().names:
        return False
    return _in_small(plain)


def _in_small(word: str) -> bool:
    """Whether glosses write a word, or the one it is a form of, in small letters."""
    plain = word.lower()
    return not _ordinary_words().isdisjoint({plain, stem(plain), plain.removesuffix("s"), plain.removesuffix("d")})


@lru_cache(maxsize=16384)
def has_name(name: str, chinese: str, around: str) -> bool:
    """Whether a Chinese text has a name in Latin letters."""
    if name.lower() in (chinese + around).lower() or _has_form(name, chinese + around):
        return True
    words = [re.sub(r"['’]s?$", "", word) for word in name.split() if word[0].isupper()]
    words = [word for word in words if not is_ordinary(word)] or words
    parts = [part for word in words for part in word.split("-") if len(part) > 1] or words
    found = [_how_sure(part, chinese, around) for part in parts]
    return not found or sum(found) / len(found) >= FOUND


def _how_sure(word: str, chinese: str, around: str) -> float:
    text = chinese + around
    if word.lower() in text.lower() or _has_form(word, text) or stem(word) in gloss_stems(chinese):
        return 1.0
    if find_spelled(word, text):
        return 1.0
    if _ACRONYM.fullmatch(word):
        return 0.5
    sound = _sound(word, text)
    if word in load_lexicon().names:
        return float(sound >= SOUNDS_KNOWN)
    return 1.0 if sound >= SOUNDS else PERHAPS if sound >= SOUNDS_PERHAPS else 0.0


def _has_form(name: str, chinese: str) -> bool:
    """Whether one of the dictionary's words for a name stands in the text, cut short where it is a place: 佛州 for
    Florida.
    """
    lexicon = load_lexicon()
    forms = lexicon.chinese.get(name.lower(), frozenset()) | lexicon.names.get(name, frozenset())
    return any(
        form in chinese
        or (len(form) > 2 and form[:2] in chinese)
        or (len(form) > 1 and re.search(re.escape(form[0]) + "[州国市省岛方军]", chinese))
        for form in forms
    )


@lru_cache(maxsize=16384)
def _sound(word: str, chinese: str) -> float:
    """How near a word sounds to the nearest run of characters that transcribe names, 0 to 1."""
    letters = _latin_sound(word)
    if len(letters) < 3:
        return 1.0
    best, bones = 0.0, latin_skeleton(word)
    for run in re.findall(rf"[{''.join(sorted(_TRANSCRIBING))}·]{{2,}}", chinese):
        sounds = [_chinese_sound(char) for char in run.replace("·", "")]
        for start in range(len(sounds)):
            for end in range(start + 2, min(len(sounds), start + LONGEST) + 1):
                best = max(best, Indel.normalized_similarity(letters, "".join(sounds[start:end])))
                if len(bones) >= LEAST_BONES and chinese_skeleton(run.replace("·", "")[start:end]) == bones:
                    return 1.0
    return best


# Letters that transcriptions do not keep apart, in both spellings.
_LATIN = tuple(
    pair.split(">")
    for pair in [
        "ph>f",
        "ck>k",
        "ch>q",
        "sh>x",
        "th>t",
        "ee>i",
        "oo>u",
        "qu>ku",
        "x>ks",
        "c>k",
        "v>w",
        "f>w",
        "b>p",
        "d>t",
        "g>k",
        "j>q",
        "z>s",
        "r>l",
        "y>i",
    ]
)
_PINYIN = tuple(
    pair.split(">")
    for pair in ["zh>q", "ch>q", "sh>x", "er>l", "r>l", "j>q", "f>w", "b>p", "d>t", "g>k", "z>s", "c>s", "y>i"]
)


@lru_cache(maxsize=16384)
def _latin_sound(word: str) -> str:
    letters = re.sub(r"[^a-z]", "", unicodedata.normalize("NFKD", word.lower()))
    for old, new in _LATIN:
        letters = letters.replace(old, new)
    return letters


@lru_cache(maxsize=16384)
def _chinese_sound(char: str) -> str:
    sound = min(readings(char), default="")
    for old, new in _PINYIN:
        sound = sound.replace(old, new)
    return sound

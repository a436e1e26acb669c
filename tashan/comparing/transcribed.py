"""Latin names beside a Chinese text: which of them it has, in whatever form.

In: an English sentence and the Chinese text that it should be a translation of. Out: the names in it that the Chinese
text has not: neither as they are, nor in pinyin, nor by the dictionary, nor in characters that sound like them.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import rjieba
from rapidfuzz.distance import Indel, Levenshtein

from tashan.comparing.lexicon import gloss_stems, load_lexicon, stem
from tashan.comparing.proper import ACRONYM, find_names, is_ordinary
from tashan.comparing.sounds import chinese_skeleton, find_spelled, latin_skeleton, readings
from tashan.comparing.words import load_characters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tashan.comparing.proper import Span

# How near a name must sound to a run of characters to be its transcription; a name that the dictionary knows has a
# fixed one, and a short one sounds like something by chance.
SOUNDS, SOUNDS_KNOWN, SOUNDS_PERHAPS, SOUNDS_SHORT = 0.55, 0.7, 0.45, 0.7
SHORT = 4
# Three letters are too few to say that they are not there.
SOUNDS_TINY, TINY = 0.45, 3
# Share of a name's words that must be found for it to be the same name.
FOUND, PERHAPS = 0.45, 0.4
# Consonants that must all be there, in order, for a run of characters to be the name whatever its vowels.
LEAST_BONES = 3
# Share of consonants in common from which a run of characters that is no word, and begins alike, is the name.
BONES = 0.6
# The same where it has characters that seldom transcribe names: 美宝莲, but 陈光明 is not Jagaran.
BONES_ANY = 0.85
# Names with characters of their own, whatever they sound like: Korean given names, Vietnamese words.
_OWN_CHARACTERS = re.compile(r"^[A-Z][a-z]+-[a-z]+$|[Đđơư\u1e00-\u1eff]")
# A title in the text, which is translated: one word of the name found in it is enough.
_TITLE = re.compile(r"《[^《》]+》")
# Longest run of characters that transcribes one word.
LONGEST = 6
# Letters that a name and a relative of it (Macau and Macao, Japan and Japanese) begin with.
ROOT = 4
_PEOPLE = ("ese", "ian", "ean", "an", "n", "ish", "ch", "i")
# Peoples and tongues that are not called like their country.
_COUNTRIES = """
Greek/Greece Norwegian/Norway Dane/Denmark Danish/Denmark Swede/Sweden Briton/Britain Brit/Britain Dutch/Netherlands Welsh/Wales
Turk/Turkey Turkish/Turkey Scot/Scotland Scottish/Scotland Spaniard/Spain Spanish/Spain Pole/Poland Polish/Poland Thai/Thailand
Finn/Finland Finnish/Finland Swiss/Switzerland French/France Irish/Ireland Filipino/Philippines Afghan/Afghanistan
Cypriot/Cyprus Czech/Czechia Slovak/Slovakia Serb/Serbia Croat/Croatia Aussie/Australia
"""
COUNTRY_OF = dict(pair.split("/") for pair in _COUNTRIES.split())
# Characters of Chinese words that are not part of what is named.
_KINDS = frozenset("州国市省岛县区方军裔籍版式系语人")
# Characters that transcriptions of foreign names are written with.
_TRANSCRIBING = load_characters("transcribing")
_LOOSE = re.compile(r"[\u3400-\u9fff·]{2,}")
_QUOTED = re.compile(r"[“《「]([\u3400-\u9fff·]{2,6})[”》」]")
_NAME_TAGS = ("nr", "ns", "nt", "nz")
_REFERENCE = re.compile(r"(?:same as|abbr\.|see |also |old |former |capital |variant |used in )")
_CAPITAL = re.compile(r"capital (?:city )?of (?:the )?([A-Z][A-Za-z ]+)|\(([A-Z]+) federal capital")
_RUN = re.compile(rf"[{''.join(sorted(_TRANSCRIBING))}·]{{2,}}")


def find_foreign_names(english: str, chinese: str, around: str, whole: str = "") -> tuple[Span, ...]:
    """Spans of the names in an English sentence that neither the Chinese sentence nor the text `around` it has.

    `whole` is all of the Chinese text: a name that it writes out anywhere was only repeated.
    """
    return tuple(
        span
        for span in find_names(english)
        if not has_name(english[slice(*span)], chinese, around) and not _is_written(english[slice(*span)], whole)
    )


# A phrase of so many words in capitals that are mostly words of the language is a title, which is translated freely.
LEAST_TITLE = 3
# So many initials are an abbreviation.
LEAST_INITIALS = 3


@lru_cache(maxsize=16384)
def has_name(name: str, chinese: str, around: str) -> bool:
    """Whether a Chinese text has a name in Latin letters."""
    if name.lower() in (chinese + around).lower() or _has_form(name, chinese + around) or _OWN_CHARACTERS.search(name):
        return True
    words = [re.sub(r"['’]s?$", "", word) for word in name.split() if word[0].isupper()]
    if len(words) >= LEAST_TITLE and 2 * sum(map(is_ordinary, words)) > len(words):
        return True
    if len(words) >= LEAST_INITIALS and "".join(word[0] for word in words) in chinese + around:
        return True  # World Food Programme, where the Chinese puts WFP in brackets
    words = [word for word in words if not is_ordinary(word) and len(word.strip(".")) > 2] or words
    parts = [part for word in words for part in word.split("-") if len(part) > 1] or words
    if " " in name and _shares(name, chinese + around) >= (1 if all(is_ordinary(word) for word in words) else 2):
        return True
    if " " in name and _is_spelled_whole(name, chinese + around):
        return True
    found = [_how_sure(part, chinese, around) for part in parts]
    if " " in name and max(found, default=0) == 1 and _TITLE.search(chinese):
        return True
    return not found or sum(found) / len(found) >= FOUND


def _is_spelled_whole(name: str, text: str) -> bool:
    """Whether two words in a row of a name are pinyin of characters in the text: the given name in Wong Ling Li."""
    words = re.findall(r"[A-Za-z]+", name)
    return any(find_spelled(one + other, text) for one, other in itertools.pairwise(words))


def _how_sure(word: str, chinese: str, around: str) -> float:
    text = chinese + around
    if word.lower() in text.lower() or _has_form(word, text) or stem(word) in gloss_stems(chinese):
        return 1.0
    if find_spelled(word, text):
        return 1.0
    if ACRONYM.fullmatch(word):
        return 0.5
    if _is_transcribed(word, text):
        return 1.0
    sound = _sound(word, text)
    if word in load_lexicon().names:
        return float(sound >= SOUNDS_KNOWN)
    least = SOUNDS_TINY if len(word) <= TINY else SOUNDS_SHORT if len(word) <= SHORT else SOUNDS
    return 1.0 if sound >= least else PERHAPS if sound >= SOUNDS_PERHAPS else 0.0


@lru_cache(maxsize=16384)
def _is_transcribed(word: str, chinese: str) -> bool:
    """Whether a run of characters that is no word of the dictionary begins like a name and has most of its consonants."""
    plain = unicodedata.normalize("NFKD", word)
    bones = ("+" if plain[:1].lower() in "aeiou" else "") + latin_skeleton(plain)
    if len(bones) < 2:
        return False
    return any(
        (own == bones or len(own.strip("+")) > 1)
        and own[:1] == bones[:1]
        and Indel.normalized_similarity(own, bones) >= least
        for least, skeletons in zip((BONES, BONES_ANY), _loose_skeletons(chinese), strict=True)
        for own in skeletons
    )


@lru_cache(maxsize=1024)
def _loose_skeletons(chinese: str) -> tuple[frozenset[str], frozenset[str]]:
    """The consonants of all that may transcribe a name: characters that segmentation leaves alone or makes a name of;
    first of those that names are mostly written with, then of all.
    """
    loose = "".join(_loosen(word, tag) for word, tag in rjieba.tag(chinese))
    return _skeletons(_RUN.findall(loose)), _skeletons([*_LOOSE.findall(loose), *_QUOTED.findall(chinese)])


def _skeletons(found: Sequence[str]) -> frozenset[str]:
    runs = [run.replace("·", "") for run in found]
    return frozenset(
        _opening(run[start]) + chinese_skeleton(run[start:end])
        for run in runs
        for start in range(len(run))
        for end in range(start + 2, min(len(run), start + LONGEST) + 1)
    )


def _loosen(word: str, tag: str) -> str:
    """A word with what transcribes no name blanked out: words of the language, and characters that names are not
    written with unless segmentation takes the whole for a name.
    """
    meanings = load_lexicon().glosses.get(word, ())
    if len(word) > 1 and any(meaning[:1].islower() and not _REFERENCE.match(meaning) for meaning in meanings):
        return "。" * len(word)
    if len(word) > 1 and not meanings and tag.startswith(_NAME_TAGS):
        return word
    return "".join(char if char in _TRANSCRIBING or char == "·" else "。" for char in word)


def _opening(char: str) -> str:
    """A sign for a syllable without a consonant before its vowel."""
    return "+" if min(readings(char), default="")[:1] in "aeoyi" else ""


def _has_form(name: str, chinese: str) -> bool:
    """Whether one of the dictionary's words for a name stands in the text, cut short where it is a place: 佛州 for
    Florida.
    """
    return any(
        form in chinese
        or (len(form) > 2 and form[:2] in chinese)
        or (len(form) > 1 and re.search(rf"{re.escape(form[0])}[{''.join(sorted(_KINDS))}]", chinese))
        for form in find_forms(name)
    )


def _is_written(name: str, whole: str) -> bool:
    """Whether a text has a dictionary's word for a name, or spells every word of it."""
    if not whole:
        return False
    if name.lower() in whole.lower() or any(len(form) > 1 and form in whole for form in find_forms(name)):
        return True
    words = [word for word in re.findall(r"[^\W\d_]{3,}", name) if word[0].isupper() and not is_ordinary(word)]
    return bool(words) and all(word in whole or find_spelled(word, whole) for word in words)


def _shares(name: str, chinese: str) -> int:
    """Characters of one of the dictionary's words for a name that stand in the text: 海合会 for 海湾合作委员会."""
    return max((sum(char in chinese for char in set(form) - _KINDS) for form in find_forms(name)), default=0)


@lru_cache(maxsize=16384)
def find_forms(name: str) -> frozenset[str]:
    """The dictionary's words for a name, for one spelt nearly the same, and for the place that people are called by."""
    lexicon = load_lexicon()
    forms = lexicon.chinese.get(name.lower(), frozenset()) | lexicon.names.get(name, frozenset())
    meanings = (meaning for form in forms for meaning in lexicon.glosses.get(form, ()) if meaning.startswith(name))
    for country in [match[1] or match[2] for meaning in meanings if (match := _CAPITAL.search(meaning))]:
        forms |= lexicon.names.get(country, frozenset())  # Athens says, where the Chinese says Greece
    one = name.removesuffix("s")
    forms |= lexicon.names.get(one, frozenset()) | lexicon.names.get(COUNTRY_OF.get(one, ""), frozenset())
    if " " in name or len(name) <= ROOT:
        return forms
    near = [other for other in _names_by_root().get(name[:ROOT], ()) if _related(name, other)]
    return forms.union(*(lexicon.names[other] for other in near))


def _related(name: str, other: str) -> bool:
    one = name.removesuffix("s")
    roots = {one.removesuffix(ending) for ending in _PEOPLE} - {one}
    if any(len(root) >= ROOT and other.startswith(root) and len(other) <= len(name) for root in roots):
        return True
    if one != name and other.startswith(one) and len(other) <= len(one) + 2:
        return True  # Czechoslovaks, Czechoslovakia
    return len(name) == len(other) and Levenshtein.distance(name, other) == 1


@cache
def _names_by_root() -> dict[str, tuple[str, ...]]:
    """The dictionary's names of one word by their first letters."""
    found: dict[str, list[str]] = {}
    for name in load_lexicon().names:
        if " " not in name and len(name) > ROOT:
            found.setdefault(name[:ROOT], []).append(name)
    return {root: tuple(names) for root, names in found.items()}


def is_known(name: str) -> bool:
    """Whether the dictionary has a Chinese word for a name, or for each of its words that are no ordinary ones."""
    words = [word for word in name.split() if word[0].isupper() and not is_ordinary(word)]
    return bool(find_forms(name)) or (bool(words) and all(map(find_forms, words)))


def sounds_like(word: str, chinese: str) -> float:
    """How near a word sounds to the whole of some characters, 0 to 1."""
    return Indel.normalized_similarity(_latin_sound(word), "".join(map(_chinese_sound, chinese)))


@lru_cache(maxsize=16384)
def _sound(word: str, chinese: str) -> float:
    """How near a word sounds to the nearest run of characters that transcribe names, 0 to 1."""
    letters = _latin_sound(word)
    if len(letters) < 3:
        return 1.0
    best, bones = 0.0, latin_skeleton(word)
    for run in _RUN.findall(chinese):
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

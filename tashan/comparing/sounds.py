"""Names by their sound: pinyin of Chinese characters, and how near a foreign name is to its Chinese transcription.

In: Chinese text and words in Latin letters. Out: whether and where one spells the other. Readings are those of the
dictionary in `lexicon`, without tones.
"""

from __future__ import annotations

import re
from functools import lru_cache

from tashan.comparing.lexicon import load_lexicon
from tashan.comparing.tagged import tag_words
from tashan.comparing.words import load_characters
from tashan.language.persons import SURNAMES

# Classes of consonants that transcriptions mix up: Chinese has no r-l, b-v or voiced-voiceless distinction like
# English.
_CLASSES = (
    ("L", "lr"), ("P", "bp"), ("T", "dt"), ("K", "gkqc"), ("F", "fvw"), ("S", "szxj"), ("M", "m"), ("N", "n"), ("H", "h"),
)  # fmt: skip
_CLASS_OF = {letter: name for name, letters in _CLASSES for letter in letters}
_PINYIN_INITIALS = {
    "zh": "S", "ch": "S", "sh": "S", "b": "P", "p": "P", "m": "M", "f": "F", "d": "T", "t": "T", "n": "N", "l": "L",
    "g": "K", "k": "K", "h": "H", "j": "S", "q": "S", "x": "S", "r": "L", "z": "S", "c": "S", "s": "S", "w": "F", "y": "",
}  # fmt: skip

# Characters that stand for g, k and h, as they did before their sounds changed, and for wh: 加济安泰普 is Gaziantep,
# 希尔斯伯勒 Hillsborough, 惠特尼 Whitney.
_OLD_INITIALS = {"加": "K", "基": "K", "希": "H", "休": "H", "惠": "F", "怀": "F"}


@lru_cache(maxsize=16384)
def readings(char: str) -> frozenset[str]:
    """The pinyin readings of a character, without tones; ü is both v and u."""
    found = load_lexicon().readings.get(char, frozenset())
    return frozenset(form for sound in found for form in {sound, sound.replace("u:", "v"), sound.replace("u:", "u")})


@lru_cache(maxsize=16384)
def find_spelled(word: str, chinese: str) -> tuple[int, int] | None:
    """Where `chinese` has the characters that `word` spells in pinyin; None where it has none."""
    letters = re.sub(r"[^a-zü]", "", word.lower())
    if len(letters) < 3:
        return None
    for start in range(len(chinese)):
        end = _match(letters, chinese, start)
        if end is not None:
            return start, end
    return None


def _match(letters: str, chinese: str, place: int) -> int | None:
    """Where a run of characters that `letters` spells ends, if one begins at `place`."""
    if not letters:
        return place
    if place >= len(chinese):
        return None
    for sound in readings(chinese[place]):
        if letters.startswith(sound):
            end = _match(letters[len(sound) :], chinese, place + 1)
            if end is not None:
                return end
    return None


def same_sound(one: str, other: str) -> bool:
    """Whether two runs of characters, equally long, can be read the same."""
    return len(one) == len(other) and all(
        a == b or not readings(a).isdisjoint(readings(b)) for a, b in zip(one, other, strict=True)
    )


_SYLLABLES = "".join(sorted(load_characters("transcribing")))
_LEADING = "".join(sorted(load_characters("transcribing") - frozenset(SURNAMES)))
_TRANSCRIBED = re.compile(rf"[{_SYLLABLES}]{{2,}}[·•∙‧・][{_SYLLABLES}]{{2,}}")
_ONE_PART = re.compile(rf"(?<![{_SYLLABLES}])[{_LEADING}][{_SYLLABLES}]{{2,}}")


def is_transcribed(text: str, place: int) -> bool:
    """Whether a character stands in a foreign name, which writers transcribe as they like: one of two parts, or one of
    three characters and more that begins with no surname (班克西).
    """
    if any(match.start() <= place < match.end() for match in _TRANSCRIBED.finditer(text)):
        return True
    runs = [match.span() for match in _ONE_PART.finditer(text) if match.start() <= place < match.end()]
    starts = {start for (start, _), _ in tag_words(text)} if runs else set()
    return any(start in starts for start, _ in runs)


@lru_cache(maxsize=16384)
def latin_skeleton(word: str) -> str:
    """The consonants of a foreign name as classes: Grigory is KLKL."""
    word = re.sub(r"[^a-z]", "", word.lower())
    word = word.replace("ph", "f").replace("sch", "s").replace("sh", "s").replace("ch", "s").replace("th", "t")
    word = re.sub(r"c(?=[eiy])", "s", word).replace("x", "ks").replace("wr", "r").replace("kn", "n").replace("rh", "r")
    word = re.sub(r"m(?=[bp])", "n", word)
    classes = [_CLASS_OF.get(letter, "") for letter in word]
    return "".join(now for now, before in zip(classes, ["", *classes], strict=False) if now != before or not now)


@lru_cache(maxsize=16384)
def chinese_skeleton(text: str) -> str:
    """The same of a transcription, one reading a character: 格里沃里 is KLFL."""
    parts = []
    for char in text:
        sound = min(readings(char), default="")
        initial = next((first for first in ("zh", "ch", "sh") if sound.startswith(first)), sound[:1])
        if sound == "er":
            parts.append("L")
            continue
        parts.append(
            _OLD_INITIALS.get(char) or _PINYIN_INITIALS.get(initial, "") + ("N" if sound.endswith(("n", "ng")) else "")
        )
    return "".join(parts)

"""Whether Latin letters are Chinese names in pinyin: the trace of a translation program that left them.

In: a name in Latin letters. Out: yes or no. Pinyin has some four hundred syllables; few other names are made of them.
"""

from __future__ import annotations

import re
from functools import lru_cache

# Shorter words are made of syllables by chance: Ali, Tina.
LEAST_LETTERS = 5
# A Chinese person has at most three.
MOST_WORDS = 3

_TABLE = """
b:a ai an ang ao ei en eng i ian iao ie in ing o u
p:a ai an ang ao ei en eng i ian iao ie in ing o ou u
m:a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u
f:a an ang ei en eng o ou u
d:a ai an ang ao e ei en eng i ian iao ie ing iu ong ou u uan ui un uo
t:a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo
n:a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan uo
l:a ai an ang ao e ei eng i ia ian iang iao ie in ing iu ong ou u uan un uo
g:a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo
k:a ai an ang ao e en eng ong ou u ua uai uan uang ui un uo
h:a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo
j:i ia ian iang iao ie in ing iong iu u uan ue un
q:i ia ian iang iao ie in ing iong iu u uan ue un
x:i ia ian iang iao ie in ing iong iu u uan ue un
zh:a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo
ch:a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo
sh:a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo
r:an ang ao e en eng i ong ou u uan ui un uo
z:a ai an ang ao e ei en eng i ong ou u uan ui un uo
c:a ai an ang ao e en eng i ong ou u uan ui un uo
s:a ai an ang ao e en eng i ong ou u uan ui un uo
y:a an ang ao e i in ing o ong ou u uan ue un
w:a ai an ang ao ei en eng o u
:a ai an ang ao e en er o ou
"""
_LINES = [line.split(":") for line in _TABLE.split("\n") if line]


def _any_of(syllables: list[str]) -> str:
    return f"(?:{'|'.join(sorted(syllables, key=len, reverse=True))})"


_INNER = _any_of([initial + final for initial, finals in _LINES for final in finals.split() if initial])
_FIRST = _any_of([initial + final for initial, finals in _LINES for final in finals.split()])
_WORD = re.compile(f"{_FIRST}{_INNER}*")
_LONG_WORD = re.compile(f"{_FIRST}{_INNER}+")
# Words that happen to be made of pinyin syllables.
_OTHER_WORDS = """
rice nice dance fence mile mine line fine wine pine time lime game name same home come hope note code mode zeke duke
luke mike jane june anne dane maine china media santa canada panama tesla nokia
"""
_NO_PINYIN = frozenset(_OTHER_WORDS.split())


def is_all_pinyin(name: str) -> bool:
    """Whether every word of `name` is pinyin, and it is long enough to be so by no chance."""
    words = [word.lower() for word in re.findall(r"[A-Za-z]+", name)]
    return is_pinyin(name) and len(words) <= MOST_WORDS and all(_WORD.fullmatch(word) for word in words)


@lru_cache(maxsize=4096)
def is_pinyin(name: str) -> bool:
    """Whether a word of `name` is two or more pinyin syllables, or all its words are syllables (Wang Tao)."""
    words = [word.lower() for word in re.findall(r"[A-Za-z]+", name)]
    if any(word in _NO_PINYIN for word in words):
        return False
    if any(len(word) >= LEAST_LETTERS and _LONG_WORD.fullmatch(word) for word in words):
        return True
    return len(words) in (2, 3) and all(_WORD.fullmatch(word) for word in words)

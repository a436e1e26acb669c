"""The language that a text is written in, told from its sentences alone.

In: passages. Out: the language of most of them, weighed by length, or None where they are in neither Chinese nor
English. What is quoted in code or tables does not count, nor what markup says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from tashan.language.script import detect_language, is_chinese
from tashan.model import Lang, Passage

SAMPLE = 4_000
"""Characters that the language is told from."""
MIN_WORDS = 60
"""Latin words from which English is told from other languages; headlines and lists of names stay below."""
MIN_FUNCTION_WORDS = 0.08
"""Share of function words in prose of a Latin language; lists of names and code have fewer: 0.00 to 0.03 on four
articles of code with Chinese remarks and one list of names, 0.2 and more on 40 texts in five languages."""
MAX_OTHER = 0.2
"""Share of letters of other scripts above which a text is in none of ours."""
HAN_IN_WORDS = 2.5
"""Characters of Chinese that weigh as much as one English word; chosen by judgement, on the side of Chinese with names
left in Latin letters."""

_ENGLISH_WORDS = """
    the of and to in is that for it with on as this are be you by or from a we can your not
"""
_ENGLISH = frozenset(_ENGLISH_WORDS.split())
_OTHERS_WORDS = """
    de la el que en los las una por con para se del le les des et du une pour dans est sur qui der die und das den
    mit von ist nicht ein il di che per sono della o os um uma com não como mais các và của là một không w na nie
    się jest z bir ve bu için og er til på som att och yang dan ini untuk
"""
_OTHERS = frozenset(_OTHERS_WORDS.split())
_BESIDE_HAN = re.compile(r"[\u1100-\u11ff\u3041-\u30ff\uac00-\ud7af]")
"""Kana and Hangul, whose languages write Han characters too."""
_OTHER_SCRIPTS = re.compile(r"[\u0370-\u06ff\u0900-\u109f]")
_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile(r"[A-Za-z]+")
ADDRESS = re.compile(r"(?:https?://|www\.)[\w./?=&%#:;~@+,!$*()\[\]-]+", re.ASCII)
"""A web address: its letters are in no language."""
_LETTERS = re.compile(r"[^\W\d_]")
_WORDS = re.compile(r"[a-zà-ɏḀ-ỿ]+")


def read_language(passages: Iterable[Passage], default: Lang) -> Lang | None:
    """The language of most of the text; None where it is one that is not read here, `default` where nothing tells."""
    english, total = 0, 0
    text: list[str] = []
    size = 0
    for passage in passages:
        if passage.kind in {"code", "table"}:
            continue
        for sentence in passage.sentences:
            said = ADDRESS.sub(" ", sentence.text)
            if not _LETTERS.search(said):
                continue
            weight = _weight(said)
            total += weight
            english += 0 if is_chinese(said) else weight
            text.append(said)
            size += len(sentence.text)
        if size > SAMPLE:
            break
    if not text:
        return default
    whole = "\n".join(text)
    if _is_other(whole):
        return None
    latin, ours, others = _function_words(whole)
    if english * 2 <= total or (total > english and ours < MIN_FUNCTION_WORDS * latin):
        return detect_language(_LATIN.sub("", whole))
    return None if latin >= MIN_WORDS and others > max(ours, MIN_FUNCTION_WORDS * latin) else "en"


def _weight(text: str) -> int:
    """How much a sentence says, in English words."""
    return 1 + len(_LATIN.findall(text)) + int(len(_HAN.findall(text)) / HAN_IN_WORDS)


def _is_other(text: str) -> bool:
    """Whether a text is in another script: a Chinese one stays Chinese under comments in Cyrillic."""
    some = MAX_OTHER * len(_LETTERS.findall(text))
    return len(_BESIDE_HAN.findall(text)) > some or len(_OTHER_SCRIPTS.findall(text)) > max(
        some, len(_HAN.findall(text))
    )


def _function_words(text: str) -> tuple[int, int, int]:
    """How many Latin words a text has, how many of them are function words of English, how many of other languages."""
    words = _WORDS.findall(text.lower())
    return len(words), sum(word in _ENGLISH for word in words), sum(word in _OTHERS for word in words)

"""What kind of statement a sentence makes, who makes it, and which statements are no claim about a place.

In: a scene, its text and the scenes before it. Out: a kind, a speaker, or that the sentence is set aside: a life story,
a branch office, a notice of a meeting, an answer of a chatbot. A machine is never a source.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from tashan.facts.places import Scene
    from tashan.model import Article, ClaimKind

_QUOTED = re.compile(r"^\s*[“\"「『].{8,}[”\"」』][。.]?\s*$")
_PERSON = re.compile(r"他|她|\b(?:he|she|his|her)\b", re.IGNORECASE)
_SAYS = re.compile(
    r"(?:^|[，。；])[他她][^，。；：]{0,6}(?:说|称|认为|表示|坦言|直言|指出)[，：]"
    r"|\b(?:he|she) (?:says?|said|argues?)\b"
)
_BEGINS_QUOTE = frozenset('“"「『·•-')


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """One list of kinds.yml."""
    table = yaml.load((files("tashan.facts") / "kinds.yml").read_text("utf-8"), Loader=yaml.CSafeLoader)
    return re.compile("|".join(table[name]), re.IGNORECASE)


def find_kind(text: str) -> ClaimKind:
    """Advice and plans tell what should or may come; a judgement weighs; the rest are facts."""
    if _pattern("advice").search(text):
        return "advice"
    if _pattern("plan").search(text):
        return "plan"
    if _QUOTED.search(text) or _pattern("says").search(text):
        return "quotation"
    return "judgement" if _pattern("judges").search(text) else "fact"


def find_speaker(text: str) -> str | None:
    """Who says it, in the words of the sentence."""
    match = _pattern("says").search(text)
    found = (match["who"] or match["whom"] or "").strip() if match else ""
    return found or None


def goes_on_speaking(scenes: tuple[Scene, ...], number: int) -> bool:
    """Whether a sentence goes on, after a semicolon, with what the one before it says somebody said: by itself it is
    a fact that nobody vouches for."""
    while number > 0 and scenes[number - 1].citation.passage == scenes[number].citation.passage:
        number -= 1
        before = scenes[number].text.rstrip()
        if not before.endswith(("；", ";")):
            return False
        if _pattern("says").search(before) or _SAYS.search(before):
            return True
    return False


def is_set_aside(scene: Scene, text: str) -> bool:
    """Whether a sentence tells of a life, a branch, a meeting or a price rather than of a place."""
    if _pattern("notice").search(text) or _pattern("price").search(text):
        return True
    person = any(mention.kind == "person" for mention in scene.names) or bool(
        re.search(r"他|她|\b(?:he|she|his|her)\b", text)
    )
    return bool((_pattern("life").search(text) and person) or (_pattern("branch").search(text) and not scene.named))


def machine_spoken(article: Article, scenes: tuple[Scene, ...]) -> frozenset[int]:
    """Scenes that repeat what a chatbot said: the sentence that asks it, and what follows its colon."""
    spoken: set[int] = set()
    until = -1
    for number, scene in enumerate(scenes):
        passage = scene.citation.passage
        kind = article.passages[passage].kind
        follows = passage <= until and (kind in {"quote", "list"} or scene.text.lstrip()[:1] in '“"「『1234567890-·•')
        if _pattern("bot_speaks").search(scene.text):
            spoken.add(number)
            until = passage + 1 if re.search(r"[：:—]\s*$", scene.text) else until
        elif follows:
            spoken.add(number)
            until = max(until, passage + (kind == "list"))
    return frozenset(spoken)

"""What a whole text is about, before any sentence of it is read: places, or something else that happens somewhere.

In: an article and the names found in it. Out: the places that it names, whether they are what it is about, and the
names of places that are people's in it. In a text about places a sentence without a name goes on with the one before,
and a firm or a university stands for its town; in a diary, a book note or a manual neither is sure.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import rjieba
from msgspec import Struct

from tashan.facts.gazetteer import PLACE_KINDS, Gazetteer
from tashan.facts.speaking import begins_longer
from tashan.language.script import read_plainly

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tashan.language.names import NameIndex, NameMention
    from tashan.model import Article

ABOUT_PLACES = 0.3
"""Least share of sentences that name a city or a province, in a text about them. In 13 labelled and shipped ones 0.31
to 0.67 do, in 20 pieces on one or two cities from elsewhere 0.19 to 0.55; in 30 diaries, book notes, reports on people
and technical texts at most 0.23."""
FEW = 5
"""Sentences of a text so short that its share is rounded."""
DIARY = re.compile(
    r"(?<!自)我(?![们国省市县区行素])|我们[^，。]{0,8}(?:去(?!年)|来到|[吃坐买逛玩骑]|住[在了进]|走[进到]|开车|出发)"
    r"|\b(?:I|[Mm]y|[Mm]e)\b"
)
"""What a writer says of his own way."""
OWN_WAY = 0.2
"""Least share of sentences that a writer gives to his own way, in a diary. In labelled and shipped texts at most 0.02
do, in some 40 columns, guides and reports on places at most 0.17; in 17 diaries that name places in three sentences of
ten 0.2 to 1."""
_LONGER_EN = re.compile(r"(?<=[A-Za-z]) (?!City\b|Province\b|Municipality\b|I\b)(?:[A-Z][a-z]+|(?:19|20)\d\d\b)")
_NAMES = frozenset({"nr", "nrt", "nz", "nt"})
"""Tags of names of people, firms and bodies."""
_WHOLE = re.compile(r"[省市]|自治区|\s(?:[Cc]ity|[Pp]rovince)\b")
"""Behind a name, or at its end, where it is the place's whoever else bears it."""
_TITLED = re.compile(r"(?:教授|老师|学者|博士|院长|校长|同学|先生|女士|名叫|名为)的?$")
_TITLED_AFTER = re.compile(r"(?:先生|女士|同志|教授|老师|学长|学姐)(?![们会])|作为一名|告诉|自述|打电话")
_PLACED = re.compile(r"(?:[在到去来从赴往抵回离]|位于|前往|离开|来自)$")
_PLACED_AFTER = re.compile(r"[市省城人]|地区|当地|等地|本地|(?:师范|理工|工业|农业|医科|建筑|科技|交通|财经)?大学|政府")
"""Beside a name what makes it a person's (副教授沈阳, 沈阳老师) and what makes it a place's (去沈阳, 沈阳人)."""


class Survey(Struct, frozen=True, kw_only=True):
    """What a text is about; ids are those of the reference data."""

    named: frozenset[str]
    """The places that it names, with those around them; names of firms and institutions name none."""
    about: bool
    """Whether it is about places."""
    people: frozenset[str]
    """Places whose names are somebody's here, unless 市 or 省 follows."""

    def finds(self, text: str, names: NameIndex) -> Iterator[NameMention]:
        """The names in a sentence or a title, without those of people that are places elsewhere."""
        return (m for m in names.find(text) if m.id not in self.people or _is_whole(text, m.end))


def _is_whole(text: str, end: int) -> bool:
    return bool(_WHOLE.match(text, end) or _WHOLE.match(text, end - 1))


def survey_article(article: Article, gazetteer: Gazetteer, names: NameIndex) -> Survey:
    """Reads every sentence once for the names in it."""
    texts = [article.title, *(sentence.text for _, sentence in article.cited_sentences())]
    read = [(text, names.find(text)) for text in texts]
    people = _people(read, gazetteer)
    found = [(text, [m for m in mentions if m.id not in people or _is_whole(text, m.end)]) for text, mentions in read]
    naming = sum(
        any(m.kind in gazetteer.compared and not begins_name(text, m) for m in mentions) for text, mentions in found[1:]
    )
    own = {m.id for _, mentions in found for m in mentions if m.kind in PLACE_KINDS or m.kind == "place"}
    told = sum(DIARY.search(text) is not None for text in texts[1:])
    return Survey(
        named=frozenset(own | {city for place in own if (city := gazetteer.city_of(place))}),
        about=naming >= 1 and naming >= _least(len(texts) - 1) and told < OWN_WAY * (len(texts) - 1),
        people=people,
    )


def _least(sentences: int) -> float:
    """How many sentences of a text about places name one; in a few lines one more or less is chance."""
    least = ABOUT_PLACES * sentences
    return round(least) if sentences <= FEW else least


def begins_name(text: str, mention: NameMention) -> bool:
    """Whether a place is but the beginning of a longer name: Beijing 2022, Guangzhou Evergrande, 天津大学."""
    return bool(_LONGER_EN.match(text, mention.end)) or begins_longer(text[mention.end :])


def begins_unknown(text: str, mention: NameMention) -> bool:
    """Whether a place is but the beginning of a name of a kind that is known, or that no dictionary knows: 山东兆信 and
    珠海宋基会 are firms or bodies."""
    word, tag = _word_at(text, mention.end)
    unknown = tag.startswith("n") and len(word) > 1 and all(len(part) == 1 for part in rjieba.cut(word, False))
    return unknown or begins_name(text, mention)


def begins_any_name(text: str, mention: NameMention) -> bool:
    """The same, or of whatever else is a name by the dictionary; a district is not, which is its city's."""
    whole = _is_whole(text, mention.end)
    return begins_unknown(text, mention) or (not whole and _word_at(text, mention.end)[1] in _NAMES)


def _word_at(text: str, start: int) -> tuple[str, str]:
    return (rjieba.tag(read_plainly(text[start : start + 6])) or [("", "")])[0]


def _people(read: list[tuple[str, tuple[NameMention, ...]]], gazetteer: Gazetteer) -> frozenset[str]:
    """The places whose names are mostly a person's in these texts: titles stand beside it, or a surname (孙中山)."""
    speaks: Counter[str] = Counter()
    spelt: dict[str, str] = {}
    for text, mentions in read:
        for m in mentions:
            if m.kind in gazetteer.compared and len(m.text) == len("中山"):
                before = text[max(0, m.start - 8) : m.start]
                speaks[m.id] += bool(_TITLED.search(before) or _TITLED_AFTER.match(text, m.end))
                speaks[m.id] -= bool(_PLACED.search(before) or _PLACED_AFTER.match(text, m.end))
                spelt[m.id] = m.text
    whole = "\n".join(text for text, _ in read) if spelt else ""
    speaks.update({place: _surnamed(name, whole) for place, name in spelt.items()})
    return frozenset(place for place, times in speaks.items() if times > 0)


def _surnamed(name: str, text: str) -> int:
    """How often a surname stands before a name that is a place's as well."""
    around = Counter(re.findall(rf"[\u4e00-\u9fff]{re.escape(name)}", text))
    return sum(times for one, times in around.items() if rjieba.tag(one) == [(one, "nr")])

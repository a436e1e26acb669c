"""Articles, texts and pairs for these tests, made of plain sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from tashan.language.script import to_traditional
from tashan.language.sentences import split_sentences
from tashan.model import Article, Label, Passage, Place, Reference, Term
from tashan.problems import Problems
from tashan.stories import group_stories
from tashan.stories.decide import Comparison, compare
from tashan.stories.texts import Shelf

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tashan.alignment import Encoder
    from tashan.model import Drift, Lang, Story

HARBOUR = [
    "临川港大桥今年春天开始检修，预计花费两亿元。",
    "检修期间，所有货车都要绕行上游的青石桥。",
    "大桥建成于1987年，全长1860米。",
    "工程师在去年的检测中发现，部分吊杆已经锈蚀。",
    "附近的商户担心，绕行会让他们失去一半的客人。",
    "市交通局答应增开轮渡，每十分钟一班。",
]
HARBOUR_EN = [
    "Repairs of the harbour bridge of Linchuan began this spring and will cost about 200 million yuan.",
    "While they last, all lorries must take the Qingshi bridge upstream.",
    "The bridge was built in 1987 and is 1,860 metres long.",
    "In last year's inspection engineers found that some of the hangers had rusted.",
    "Shopkeepers nearby fear that the detour will cost them half of their customers.",
    "The city's transport bureau promised more ferries, one every ten minutes.",
]
ORCHARD = [
    "山脚下的果园今年第一次结了梨。",
    "种树的老人说，他等这一天等了七年。",
    "梨子不大，味道却很甜。",
    "村里的小学生放学后都跑来帮忙采摘。",
    "第一筐梨送给了县城的敬老院。",
]
REFERENCE = Reference(
    places=(
        Place(id="linchuan", kind="city", name=Label(zh_hans="临川港", en="Linchuan Port")),
        Place(id="wangshu", kind="city", name=Label(zh_hans="望舒", en="Wangshu")),
    ),
    terms=(
        Term(id="lin-jianshan", kind="person", name=Label(zh_hans="林见山", en="Lin Jianshan")),
        Term(id="qinghuai", kind="company", name=Label(zh_hans="青槐科技", en="Qinghuai Technology")),
    ),
)


def make_article(name: str, sentences: Sequence[str], lang: Lang = "zh-Hans", **fields: Any) -> Article:
    """An article with a paragraph a string."""
    passages = tuple(
        Passage(kind="paragraph", text=text, markdown=text, line=line, sentences=split_sentences(text))
        for line, text in enumerate(sentences, start=10)
    )
    return Article(id=name, path=f"{name}.md", lang=lang, slug=name, title=name, passages=passages, **fields)


def traditional(article: Article, name: str) -> Article:
    """The article in Traditional characters."""
    lines = [to_traditional(passage.text) for passage in article.passages]
    return replace(make_article(name, lines, "zh-Hant"), edition_of=None)


def group(encoder: Encoder, *articles: Article, problems: Problems | None = None) -> tuple[Story, ...]:
    """The stories of some articles."""
    return group_stories(articles, encoder, REFERENCE, problems if problems is not None else Problems())


def members(stories: Sequence[Story]) -> list[list[str]]:
    """The ids of each story's versions, the canonical one first."""
    return [[version.article for version in story.versions] for story in stories]


def compare_texts(encoder: Encoder, a: Article, b: Article) -> Comparison:
    """Two articles aligned, whether or not they are versions of one another."""
    shelf = Shelf([a, b], encoder)
    return compare(shelf.text(0), shelf.text(1), whole=True)


def marked(drift: Drift) -> tuple[str, str, str]:
    """Kind of a drift with the marked words of both sides; `-` for a side that quotes nothing."""
    sides = []
    for quote in (drift.original, drift.copy):
        if quote is None:
            sides.append("-")
        else:
            sides.append(quote.text[slice(*quote.mark)] if quote.mark else quote.text)
    return drift.kind, sides[0], sides[1]

"""A small library built by hand: three stories, five articles, in words of our own.

Guangyan asks what it can learn (zh, with an English edition and a machine-translated copy); Nanhe counts its firms
(zh only, excerpt); Beigang replies (English original, full).
"""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from msgspec.structs import replace

from tashan.language.sentences import split_sentences
from tashan.model import (
    Article,
    Bead,
    Citation,
    Claim,
    Drift,
    Event,
    Facts,
    Figure,
    Label,
    Lang,
    Library,
    Message,
    Metric,
    Passage,
    Place,
    Quote,
    Reference,
    Story,
    Term,
    Theme,
    Translation,
    Verdict,
    Version,
)

SHANGHAI = timezone(timedelta(hours=8))

REFERENCE = Reference(
    places=(
        Place(id="china", name=Label(zh_hans="中国", en="China"), kind="country"),
        Place(id="xihu", name=Label(zh_hans="溪湖省", en="Xihu Province"), kind="province", parent="china"),
        Place(id="lingnan", name=Label(zh_hans="岭南省", en="Lingnan"), kind="province", parent="china"),
        Place(
            id="guangyan",
            name=Label(zh_hans="广岩", en="Guangyan"),
            kind="city",
            parent="lingnan",
            profile=Label(zh_hans="岭南省的制造业城市。", en="A manufacturing city in Lingnan."),
        ),
        Place(
            id="linhu",
            name=Label(zh_hans="临湖", en="Linhu"),
            kind="city",
            parent="xihu",
            benchmark=True,
            profile=Label(zh_hans="以软件起家的湖滨城市。", en="A lakeside city that began with software."),
        ),
        Place(id="nanhe", name=Label(zh_hans="南河", en="Nanhe"), kind="city"),
        Place(id="beigang", name=Label(zh_hans="北港", en="Beigang"), kind="city"),
    ),
    themes=(
        Theme(
            id="capital",
            name=Label(zh_hans="资本", en="Capital"),
            question=Label(
                zh_hans="钱从哪里来，等得多久？", en="Where does money come from, and how long can it wait?"
            ),
        ),
        Theme(
            id="talent",
            name=Label(zh_hans="人才", en="Talent"),
            question=Label(zh_hans="人为什么留下？", en="Why do people stay?"),
        ),
        Theme(
            id="scale",
            name=Label(zh_hans="体量", en="Scale"),
            question=Label(zh_hans="经济有多大？", en="How large is the economy?"),
        ),
    ),
    metrics=(
        Metric(id="gdp", name=Label(zh_hans="地区生产总值", en="GDP"), unit="CNY", chart=True),
        Metric(id="firms", name=Label(zh_hans="百强民企数", en="Top-100 private firms"), unit="count", chart=True),
        Metric(id="fund", name=Label(zh_hans="基金规模", en="Fund size"), unit="CNY"),
    ),
    terms=(
        Term(id="yunji", kind="company", name=Label(zh_hans="云脊科技", en="Cloudridge"), place="linhu"),
        Term(id="yu-hou", kind="person", name=Label(zh_hans="余后发", zh_hant="余後發", en="Yu Houfa")),
    ),
)


def passage(text: str, line: int, kind: str = "paragraph", markdown: str | None = None) -> Passage:
    """A passage with its sentences, as normalising makes it."""
    return Passage(
        kind=kind,  # type: ignore[arg-type]
        text=text,
        markdown=text if markdown is None else markdown,
        line=line,
        level=2 if kind == "heading" else 0,
        sentences=split_sentences(text),
    )


def article(article_id: str, lang: Lang, title: str, texts: list[str | Passage], **fields: object) -> Article:
    passages = tuple(t if isinstance(t, Passage) else passage(t, 10 + 2 * n) for n, t in enumerate(texts))
    return Article(
        id=article_id,
        path=f"{article_id}.md",
        lang=lang,
        slug=article_id,
        title=title,
        passages=passages,
        **fields,  # type: ignore[arg-type]
    )


GUANGYAN = article(
    "guangyan",
    "zh-Hans",
    "广岩向临湖学什么",
    [
        "广岩去年的经济总量超过2.4万亿元，临湖是1.9万亿元。可是新公司多半落在临湖。",
        passage("钱等得起", 12, "heading"),
        "临湖设了一只850亿元的耐心基金，十年之内不问回报。“云脊科技”在账上只剩三个月工资时，等来了它的第一笔钱。",
        "广岩的工厂多，工程师却留不住：每年有近三成毕业生去了临湖。2025年2月5日，广岩开会讨论怎样把人留下。",
        passage("两市的办法：先看人，再看账。", 18, "list", "- 先看人\n- 再看账"),
    ],
    publisher="岭南评论",
    authors=("余后发",),
    source_url="https://example.org/guangyan?id=1&b=2",
    source_title="广岩向临湖学什么",
    published=datetime(2025, 2, 13, 15, 58, tzinfo=SHANGHAI),
    rights="full",
    summary="广岩经济总量更大，新公司却去了临湖。",
)
GUANGYAN_EN = article(
    "guangyan.en",
    "en",
    "What Guangyan can learn from Linhu",
    [
        "Guangyan's output passed 2.4 trillion yuan last year; Linhu's was 1.9 trillion yuan. "
        "Yet most new firms settle in Linhu.",
        passage("Money that waits", 12, "heading"),
        "Linhu set up a patient fund of 85 billion yuan that asks for no return within ten years. "
        "Cloudridge had three months of pay left when its first money came.",
        "Guangyan has many factories but cannot keep its engineers: nearly 30% of graduates leave for Linhu each year. "
        "On 5 February 2025 Guangyan met to discuss how to keep them.",
        passage(
            "Both cities look at the people first, then at the books.", 18, "list", "- people first\n- then the books"
        ),
    ],
    publisher="岭南评论",
    edition_of="guangyan",
    translation=Translation(by="human"),
    rights="full",
    published=datetime(2025, 2, 13, 15, 58, tzinfo=SHANGHAI),
    summary="Guangyan is larger, yet new firms go to Linhu.",
)
GUANGYAN_COPY = article(
    "guangyan-copy",
    "zh-Hans",
    "广岩从临湖学到什么",
    [
        "广岩去年的经济总量超过2.4万亿元，临湖是19万亿元。可是新的公司大多落在临湖。",
        "临湖设立了850亿元的病人基金，十年内不问回报。",
        "广岩有很多工厂，工程师却留不住：每年近三成毕业生去了Linhu。",
    ],
    rights="full",
)
NANHE = article(
    "nanhe",
    "zh-Hans",
    "南河数企业",
    [
        "百强民企名单里，临湖有36家，南河有5家，广岩有27家。南河的企业多在钢铁和化工，转身慢，账上的钱也不肯投给没有先例的东西，"
        "这一点连南河自己的老厂长也承认，他说年轻人拿着图纸来找他的那一年，他让人家先去找一张别人已经用过的证明回来，结果人家去了临湖，三年以后成了名单上的第九名。",
        "南河2023年的经济总量是1.74万亿元。另一份统计说是1.85万亿元。",
        "老厂长说，南河不缺大学。南河缺的是肯等的人。这句话在会上没有人接。会后却传遍全城。",
    ],
    publisher="南河晚报",
    published=datetime(2025, 2, 20, tzinfo=SHANGHAI),
)
BEIGANG = article(
    "beigang",
    "en",
    "Beigang answers",
    ["Beigang earned CNY 0.9 trillion in 2023, and it is no second Linhu. Its port pays for patience."],
    publisher="Harbour Weekly",
    published=datetime(2025, 3, 1, tzinfo=SHANGHAI),
    rights="full",
)


def cite(article_id: str, number: int, sentence: int) -> Citation:
    return Citation(article=article_id, passage=number, sentence=sentence)


def figure(figure_id: str, citation: Citation, quote: str, text: str, value: float, **fields: object) -> Figure:
    fields.setdefault("series", bool(fields.get("metric")) and not fields.get("within"))
    fields.setdefault("whole", fields["series"])
    return Figure(id=figure_id, citation=citation, quote=quote, text=text, value=value, **fields)  # type: ignore[arg-type]


_G0, _G2, _G3 = cite("guangyan", 0, 0), cite("guangyan", 2, 0), cite("guangyan", 3, 0)
_N0, _N1, _N1B = cite("nanhe", 0, 0), cite("nanhe", 1, 0), cite("nanhe", 1, 1)
GUANGYAN_FACTS = Facts(
    article="guangyan",
    figures=(
        figure(
            "f1",
            _G0,
            "广岩去年的经济总量超过2.4万亿元",
            "2.4万亿元",
            2.4e12,
            unit="CNY",
            qualifier="over",
            places=("guangyan",),
            metric="gdp",
            year=2024,
        ),
        figure(
            "f2", _G0, "临湖是1.9万亿元", "1.9万亿元", 1.9e12, unit="CNY", places=("linhu",), metric="gdp", year=2024
        ),
        figure(
            "f3", _G2, "临湖设了一只850亿元的耐心基金", "850亿元", 8.5e10, unit="CNY", places=("linhu",), metric="fund"
        ),
        figure(
            "f4",
            _G3,
            "每年有近三成毕业生去了临湖",
            "三成",
            0.3,
            unit="ratio",
            qualifier="nearly",
            places=("guangyan",),
            metric_name=Label(zh_hans="流失的毕业生", en="graduates who leave"),
        ),
    ),
    events=(
        Event(
            id="e1",
            citation=cite("guangyan", 3, 1),
            quote="2025年2月5日，广岩开会讨论怎样把人留下。",
            date="2025-02-05",
            places=("guangyan",),
        ),
    ),
    claims=(
        Claim(
            id="c1",
            citation=cite("guangyan", 0, 1),
            quote="可是新公司多半落在临湖。",
            cities=("guangyan", "linhu"),
            themes=("scale",),
            verdicts=(Verdict(stance="weakness"), Verdict(stance="strength")),
            weight=0.6,
        ),
        Claim(
            id="c2",
            citation=_G2,
            quote="临湖设了一只850亿元的耐心基金，十年之内不问回报。",
            cities=("linhu",),
            themes=("capital",),
            verdicts=(Verdict(stance="strength"),),
            weight=0.9,
        ),
        Claim(
            id="c3",
            citation=_G3,
            quote="广岩的工厂多，工程师却留不住：每年有近三成毕业生去了临湖。",
            cities=("guangyan",),
            themes=("talent",),
            verdicts=(Verdict(stance="weakness"),),
            weight=0.8,
        ),
    ),
    key_points=(_G0, _G2, _G3),
)
NANHE_FACTS = Facts(
    article="nanhe",
    figures=(
        figure("n1", _N0, "临湖有36家", "36家", 36.0, unit="count", places=("linhu",), metric="firms", year=2024),
        figure("n2", _N0, "南河有5家", "5家", 5.0, unit="count", places=("nanhe",), metric="firms", year=2024),
        figure("n3", _N0, "广岩有27家", "27家", 27.0, unit="count", places=("guangyan",), metric="firms", year=2024),
        figure(
            "n4",
            _N1,
            "南河2023年的经济总量是1.74万亿元",
            "1.74万亿元",
            1.74e12,
            unit="CNY",
            places=("nanhe",),
            metric="gdp",
            year=2023,
        ),
        figure(
            "n5",
            _N1B,
            "另一份统计说是1.85万亿元",
            "1.85万亿元",
            1.85e12,
            unit="CNY",
            places=("nanhe",),
            metric="gdp",
            year=2023,
        ),
    ),
    claims=tuple(
        Claim(
            id=f"k{n}",
            citation=cite("nanhe", p, s),
            quote="",
            cities=("nanhe",),
            themes=("capital",),
            verdicts=(Verdict(stance=stance),),
            weight=w,
        )
        for n, (p, s, stance, w) in enumerate(
            [
                (0, 0, "neutral", 0.3),
                (0, 1, "weakness", 0.9),
                (2, 0, "strength", 0.5),
                (2, 1, "weakness", 0.8),
                (2, 2, "neutral", 0.1),
                (2, 3, "neutral", 0.1),
            ]
        )
    ),  # type: ignore[arg-type]
    key_points=(cite("nanhe", 0, 1), _N1, cite("nanhe", 2, 1)),
)
BEIGANG_FACTS = Facts(
    article="beigang",
    figures=(
        figure(
            "b1",
            cite("beigang", 0, 0),
            "Beigang earned CNY 0.9 trillion in 2023",
            "CNY 0.9 trillion",
            9e11,
            unit="CNY",
            places=("beigang",),
            metric="gdp",
            year=2023,
        ),
    ),
    claims=(
        Claim(
            id="d1",
            citation=cite("beigang", 0, 1),
            quote="Its port pays for patience.",
            cities=("beigang",),
            themes=("capital",),
            verdicts=(Verdict(stance="strength"),),
            weight=0.5,
        ),
    ),
    key_points=(cite("beigang", 0, 0),),
)


def _with_words(facts: Facts, *articles: Article) -> Facts:
    """Fill each claim without words with the whole sentence that it cites."""
    sentences = {citation: s.text for item in articles for citation, s in item.cited_sentences()}
    return replace(facts, claims=tuple(replace(c, quote=c.quote or sentences[c.citation]) for c in facts.claims))


def reviewed(facts: Facts, *, done: bool = True) -> Facts:
    """What an editor reviewed stands open in its cell; what a machine filed seldom does."""
    return replace(facts, claims=tuple(replace(claim, reviewed=done) for claim in facts.claims))


def one_to_one(*pairs: tuple[int, int]) -> tuple[Bead, ...]:
    return tuple(Bead(a=(a,), b=(b,), score=0.8) for a, b in pairs)


STORIES = (
    Story(
        id="guangyan",
        canonical="guangyan",
        versions=(
            Version(article="guangyan", relation="original", similarity=1.0),
            Version(
                article="guangyan.en",
                relation="translation",
                similarity=0.86,
                beads=one_to_one(*((n, n) for n in range(8))),
            ),
            Version(
                article="guangyan-copy",
                relation="machine-translation",
                similarity=0.71,
                evidence=(Message(code="evidence-latin-names", values=(("count", "1"), ("examples", "Linhu"))),),
                drift=(
                    Drift(
                        kind="number",
                        original=Quote(
                            citation=_G0, text="广岩去年的经济总量超过2.4万亿元，临湖是1.9万亿元。", mark=(21, 27)
                        ),
                        copy=Quote(
                            citation=cite("guangyan-copy", 0, 0),
                            text="广岩去年的经济总量超过2.4万亿元，临湖是19万亿元。",
                            mark=(21, 26),
                        ),
                        message=Message(
                            code="drift-number-changed", values=(("original", "1.9万亿元"), ("copy", "19万亿元"))
                        ),
                    ),
                ),
                beads=(
                    *one_to_one((0, 0), (1, 1)),
                    Bead(a=(2,), b=(), score=0.0),
                    Bead(a=(3,), b=(2,), score=0.7),
                    Bead(a=(4,), b=(), score=0.0),
                    Bead(a=(5,), b=(3,), score=0.7),
                ),
            ),
        ),
    ),
    Story(id="nanhe", canonical="nanhe", versions=(Version(article="nanhe", relation="original", similarity=1.0),)),
    Story(
        id="beigang", canonical="beigang", versions=(Version(article="beigang", relation="original", similarity=1.0),)
    ),
)

LIBRARY = Library(
    reference=REFERENCE,
    articles={a.id: a for a in (GUANGYAN, GUANGYAN_EN, GUANGYAN_COPY, NANHE, BEIGANG)},
    stories=STORIES,
    facts={
        "guangyan": reviewed(GUANGYAN_FACTS),
        "nanhe": reviewed(_with_words(NANHE_FACTS, NANHE)),
        "beigang": reviewed(BEIGANG_FACTS),
    },
)

UNREVIEWED = replace(LIBRARY, facts={name: reviewed(facts, done=False) for name, facts in LIBRARY.facts.items()})

"""What a corpus is about: one that does not compare places gets no pages of places, one with themes of its own does.

The articles are invented for these tests; nothing in them is a report.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from tashan.briefings import Page, compose_edition, lay_out
from tashan.model import Edition, Library
from tashan.options import Options, Stages
from tashan.pipeline import read_library, withhold
from tashan.problems import Problems
from tashan.render import render_edition
from tests.facts.test_topics import LABELLED

CORPUS = Path(__file__).resolve().parents[1] / "corpus"

NO_COMPARISON = {
    "iron-pan": (
        "zh-Hans",
        "一口铁锅",
        (
            "去年秋天我在杭州的旧货市场买了一口铁锅，锅底有一层厚厚的锈。",
            "先用粗盐干炒，再抹一层猪油，放在小火上烤半个钟头。",
            "第二天煎鸡蛋，已经一点也不粘了。",
            "同样的锅，我在南京的朋友也有一口，他拿来炖豆腐。",
        ),
    ),
    "night-train": (
        "zh-Hans",
        "夜车上的书",
        (
            "从深圳到北京的夜车上，我读完了半本小说。",
            "邻座的老人一直在听收音机，声音很轻。",
            "天亮的时候车过黄河，书里的人物正好也在渡河。",
            "下车以后我把书留在了候车室。",
        ),
    ),
    "two-cats": (
        "zh-Hans",
        "两只猫",
        (
            "大猫是从上海带来的，小猫是在楼下捡的。",
            "头一个星期它们隔着门吵架，后来睡在同一个纸箱里。",
            "兽医说，换水盆比换猫粮要紧。",
            "现在每天早上六点，它们一起来敲我的门。",
        ),
    ),
    "typing": (
        "zh-Hans",
        "重学打字",
        (
            "我用了三个月重学打字，换了一种键位。",
            "第一个月速度掉了一半，手指总是走错路。",
            "在成都出差的那个星期没有带键盘，回来反而快了。",
            "大概休息也是练习的一部分。",
        ),
    ),
    "rice": (
        "zh-Hans",
        "剩饭怎么炒",
        (
            "剩饭要先打散，放一夜的比刚煮的好。",
            "油热了先下蛋，再下饭，最后才放葱。",
            "广州的师傅告诉我，酱油要沿着锅边淋。",
            "盐不要多，一小撮就够。",
        ),
    ),
    "knots": (
        "en",
        "Three knots",
        (
            "A sailor from Qingdao showed me three knots on a wet afternoon.",
            "The first holds a boat to a post, the second joins two ropes.",
            "The third has no use at all, but it looks handsome on a parcel.",
            "I still tie the second one the wrong way round.",
        ),
    ),
    "bread": (
        "en",
        "Slow bread",
        (
            "My oven runs hot, so I lower the dial and wait.",
            "The dough rests overnight in the coldest corner of the kitchen.",
            "A baker I met in Shenzhen folds hers four times, I fold mine twice.",
            "The crust sings when it comes out.",
        ),
    ),
    "chess": (
        "en",
        "Losing at chess",
        (
            "I lost eleven games in a row to a boy in a park in Nanjing.",
            "He moved his knights as if they were in a hurry.",
            "In the twelfth game I copied him and lost faster.",
            "He thanked me and went home for dinner.",
        ),
    ),
    "lamp": (
        "en",
        "Mending a lamp",
        (
            "The switch was stuck, and the cord had gone stiff.",
            "I bought a new cord at a stall in Wuhan for less than a coffee.",
            "Cut the old one close to the base, strip both ends and twist.",
            "The lamp has burned every evening since.",
        ),
    ),
    "walk": (
        "en",
        "A walk in the rain",
        (
            "It rained in Hangzhou for four days, and we walked anyway.",
            "The ducks had the lake to themselves.",
            "On the third day the umbrella broke and we stopped caring.",
            "We bought tea at the end of the causeway.",
        ),
    ),
}
"""Language, title, sentences: kitchens, cats and journeys, which name cities and compare none."""


def write(folder: Path, name: str, lang: str, title: str, paragraphs: list[str]) -> None:
    head = f"---\ntitle: {title}\ndate: 2025-03-01\nlang: {lang}\n---\n\n"
    (folder / f"{name}.md").write_text(head + "\n\n".join(paragraphs) + "\n", encoding="utf-8")


def read(folder: Path) -> Library:
    problems = Problems()
    library = read_library(Options(corpus=folder, cache=None), problems, Stages())
    assert [str(problem) for problem in problems] == []
    return library


def pages(library: Library, edition: Edition) -> dict[str, Page]:
    return {page.path: page for page in compose_edition(library, edition, lay_out(library))}


@pytest.fixture(scope="module")
def kitchens(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("kitchens")
    for kind in ("cities", "themes", "metrics", "terms"):
        shutil.copy(CORPUS / f"{kind}.yml", folder)
    for name, (lang, title, text) in NO_COMPARISON.items():
        joint = "" if lang == "zh-Hans" else " "
        one, two, three, four = text
        write(folder, name, lang, title, [joint.join((one, two)), joint.join((three, four))])
    return read(folder)


@pytest.mark.slow
@pytest.mark.parametrize("edition", ["zh-Hans", "zh-Hant", "en"])
def test_a_corpus_that_compares_no_places_has_no_page_of_one_and_no_map(kitchens: Library, edition: Edition) -> None:
    made = pages(kitchens, edition)
    assert [path for path in made if path.startswith("cities/") and path != "cities/index.md"] == []
    home = made["index.md"].context
    assert (home.columns, home.rows, home.finding) == ((), (), None)
    assert made["cities/index.md"].context.groups == ()
    assert home.questions == ()
    assert not any(char in home.counts for char in ("claim", "论点", "論點"))
    assert {card.claims for card in made["themes/index.md"].context} == {0}


def read_among_kitchens(folder: Path, told: list[str]) -> Library:
    """The library of these texts and of one that tells of a place, a paragraph a sentence."""
    for kind in ("cities", "themes", "metrics", "terms"):
        shutil.copy(CORPUS / f"{kind}.yml", folder)
    for name, (lang, title, text) in NO_COMPARISON.items():
        write(folder, name, lang, title, list(text))
    write(folder, "founders", "zh-Hans", "杭州为什么留得住创业者", told)
    return read(folder)


@pytest.mark.slow
def test_a_theme_that_one_story_among_others_speaks_of_leads_to_that_story(tmp_path: Path) -> None:
    told = [
        "杭州的创业者很多，人才政策也很宽松。",
        "杭州有耐心资本，投资机构愿意等十年。",
        "杭州的高校把专利转让给企业。",
    ]
    library = read_among_kitchens(tmp_path, told)
    made = pages(library, "en")
    assert [path for path in made if path.startswith("cities/") and path != "cities/index.md"] == []
    themes = {claim.themes[0] for claim in library.facts["founders"].claims}
    assert themes
    for theme in library.reference.themes:
        links = [link.href for link in made[f"themes/{theme.id}.md"].context.stories]
        claims = [c for facts in library.facts.values() for c in facts.claims if theme.id in c.themes]
        assert ("../../briefings/founders/" in links) == bool(claims)
    assert {card.claims > 0 for card in made["themes/index.md"].context} == {True, False}
    shown = {page.path: page.body for page in render_edition(tuple(made.values()), "en")}
    assert not any("ts-key" in shown[f"themes/{theme.id}.md"] for theme in library.reference.themes)


@pytest.mark.slow
def test_a_corpus_that_compares_no_places_keeps_what_tells_of_one_by_itself(tmp_path: Path) -> None:
    told = [
        "杭州拥有一百家投资机构，创业者不缺资本。",
        "一位创业者说，杭州的资本没有耐心。",
        "杭州的高校很想转让专利。",
    ]
    library = read_among_kitchens(tmp_path, told)
    assert {claim.quote for claim in library.facts["founders"].claims} > {told[0]}
    kept = [claim.quote for claim in withhold(library).facts["founders"].claims]
    assert (told[0] in kept, told[1] in kept) == (True, False)
    done = [replace(claim, reviewed=True) for claim in library.facts["founders"].claims]
    reviewed = replace(library, facts={"founders": replace(library.facts["founders"], claims=tuple(done))})
    assert withhold(reviewed) == reviewed
    alone = replace(library, stories=tuple(story for story in library.stories if story.id == "founders"))
    assert withhold(alone) == alone


THEMES = """\
transport:
  name: {zh-Hans: 交通, en: Transport}
  question: {zh-Hans: 人怎样出行，快不快，准不准？, en: "How do people get about, how fast and how surely?"}
  keywords:
    zh-Hans: [地铁, 公交, 拥堵, 通勤, 停车, 自行车, 高铁, 道路, 机场]
    en: [metro, bus, traffic, commute, parking, bicycle, railway, road, airport]
care:
  name: {zh-Hans: 养老与医疗, en: Care}
  question: {zh-Hans: 病了、老了，有没有人管？, en: Who looks after the sick and the old?}
  keywords:
    zh-Hans: [医院, 医生, 养老, 护工, 床位, 看病, 诊所, 托育]
    en: [hospital, doctor, elderly, nurse, bed, clinic, patient, carer]
housing:
  name: {zh-Hans: 住房, en: Housing}
  question: {zh-Hans: 住得起吗，住得好吗？, en: "Can people afford a home, and is it a good one?"}
  keywords:
    zh-Hans: [房价, 租金, 保障房, 公租房, 物业, 旧改, 小区, 买房]
    en: [rent, flat, house, landlord, tenant, mortgage, public housing, home]
"""


@pytest.fixture(scope="module")
def towns(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The thirty labelled sentences as six articles, under three themes of which nothing but a definition is known, and
    three more about places that they name once."""
    folder = tmp_path_factory.mktemp("towns")
    shutil.copy(CORPUS / "cities.yml", folder)
    (folder / "themes.yml").write_text(THEMES, encoding="utf-8")
    for theme, texts in LABELLED.items():
        for lang, title, own in (("zh-Hans", f"各地的{theme}", texts[:5]), ("en", f"On {theme}", texts[5:])):
            write(folder, f"{theme}-{lang.lower()}", lang, title, list(own))
    again = ["合肥的租金比去年低，租房的人少。", "昆明的医院床位不够，病人要等。", "宁波的地铁通到机场，停车也不难。"]
    write(folder, "again", "zh-Hans", "再说几句", again)
    return read(folder)


@pytest.mark.slow
def test_a_corpus_with_three_themes_of_its_own_and_no_example_files_its_claims_under_them(towns: Library) -> None:
    labelled = {text: theme for theme, texts in LABELLED.items() for text in texts}
    claims = [claim for facts in towns.facts.values() for claim in facts.claims]
    right = [labelled[claim.quote] == claim.themes[0] for claim in claims if claim.quote in labelled]
    assert len(right) >= 10
    assert sum(right) / len(right) >= 0.8


@pytest.mark.slow
@pytest.mark.parametrize("edition", ["zh-Hans", "zh-Hant", "en"])
def test_its_pages_have_a_row_a_theme(towns: Library, edition: Edition) -> None:
    made = pages(towns, edition)
    found = [page for path, page in made.items() if path.startswith("cities/") and path != "cities/index.md"]
    assert found
    assert {tuple(row.id for row in page.context.rows) for page in found} == {
        ("theme-transport", "theme-care", "theme-housing")
    }
    assert {path for path in made if path.startswith("themes/")} == {
        "themes/index.md", "themes/transport.md", "themes/care.md", "themes/housing.md"
    }  # fmt: skip

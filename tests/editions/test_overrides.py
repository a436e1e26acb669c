"""Passages that a person wrote out in the other script."""

from __future__ import annotations

from pathlib import Path

import pytest

from tashan import pipeline
from tashan.briefings import compose_edition
from tashan.editions.overrides import find_overrides, find_strays
from tashan.model import EDITIONS, Library
from tashan.problems import Problems
from tests.editions.texts import read_articles, write_corpus

HANS = """---
title: 面馆里的人
lang: zh-Hans
rights: full
---

他的头发在面馆里干了，后来和干部一起吃饼干。

港口新增了2300家软件企业，收入超过9000亿元。

台风过去以后，公司发展得很快，干活的人都在路上。
"""
ONE_PASSAGE = "---\nlang: zh-Hant\n---\n\n他的頭髮在麵館裡乾透了，後來和幹部一起吃餅乾。\n"
STRAY = "\n編輯的一句話，和原文哪裡都對不上，所以不用。\n"
WHOLE = """---
title: 麵館裡的人
lang: zh-Hant
rights: full
---

他的頭髮在麵館裡乾透了，後來和幹部一起吃餅乾。

港口新增了2300家軟體企業，收入超過9000億元。

颱風過去以後，公司發展得很快，幹活的人都在路上。
"""


def build(folder: Path) -> Library:
    problems = Problems()
    options = pipeline.Options(corpus=folder, cache=folder / "vectors.sqlite")
    return pipeline.read_library(options, problems, pipeline.Stages())


def texts(library: Library, edition: str) -> list[str]:
    """The passages of the briefing's reading view in its first language."""
    pages = compose_edition(library, edition)  # type: ignore[arg-type]
    page = next(page for page in pages if page.path == "briefings/a/index.md")
    return [block.text for row in page.context.reading.rows for block in row.first]


def test_a_passage_takes_the_place_of_the_one_it_is_like(tmp_path: Path) -> None:
    write_corpus(tmp_path, a=HANS, a__zh_Hant=ONE_PASSAGE)
    found = find_overrides(read_articles(tmp_path))
    assert found.texts == {("a", 0): "他的頭髮在麵館裡乾透了，後來和幹部一起吃餅乾。"}
    assert found.partial == {"a.zh-Hant"}


def test_the_page_has_the_passage_as_written_and_converts_the_rest(tmp_path: Path) -> None:
    write_corpus(tmp_path, a=HANS, a__zh_Hant=ONE_PASSAGE)
    library = build(tmp_path)
    assert texts(library, "zh-Hant") == [
        "他的頭髮在麵館裡乾透了，後來和幹部一起吃餅乾。",
        "港口新增了2300家軟件企業，收入超過9000億元。",
        "颱風過去以後，公司發展得很快，幹活的人都在路上。",
    ]
    assert texts(library, "zh-Hans")[0] == "他的头发在面馆里干了，后来和干部一起吃饼干。"
    (story,) = library.stories
    assert [version.article for version in story.versions] == ["a"]


def test_a_whole_article_by_a_person_is_a_version_and_is_read_as_written(tmp_path: Path) -> None:
    write_corpus(tmp_path, a=HANS, a__zh_Hant=WHOLE)
    library = build(tmp_path)
    assert "軟體企業" in texts(library, "zh-Hant")[1]
    (story,) = library.stories
    assert [(v.article, v.relation) for v in story.versions] == [("a", "original"), ("a.zh-Hant", "script-variant")]


def test_a_traditional_original_may_be_overridden_in_simplified(tmp_path: Path) -> None:
    one = "---\nlang: zh-Hans\n---\n\n港口新增了2300家软件企业（不是软体），收入超过9000亿元。\n"
    write_corpus(tmp_path, a=WHOLE, a__zh_Hans=one)
    library = build(tmp_path)
    assert texts(library, "zh-Hans")[1] == "港口新增了2300家软件企业（不是软体），收入超过9000亿元。"
    assert texts(library, "zh-Hant")[1] == "港口新增了2300家軟體企業，收入超過9000億元。"


def test_a_passage_that_is_like_none_is_named(tmp_path: Path) -> None:
    write_corpus(tmp_path, a=HANS, a__zh_Hant=ONE_PASSAGE + STRAY)
    assert [str(problem) for problem in find_strays(read_articles(tmp_path))] == [
        "a.zh-Hant.md:7: E406 no passage of a.md is like this one, so it is not used"
    ]


def test_a_translation_is_no_override(tmp_path: Path) -> None:
    write_corpus(tmp_path, a=HANS, a__en="---\nlang: en\n---\n\nHis hair dried in the noodle shop.\n")
    articles = read_articles(tmp_path)
    assert not find_overrides(articles).texts
    assert find_strays(articles) == []


# --- a corpus whose originals are Traditional and English ---

HANT = """---
title: 臺灣報紙看杭州
date: 2025-03-01
lang: zh-Hant
rights: full
source: {publisher: 海港日報}
---

「杭州為什麼發展得這麼快？」記者後來在麵館裡問理髮師，他的頭髮已經乾了。

杭州設立了1000億元的科創基金，投資期最長十年，創辦人說：「『耐心資本』救了我們。」
"""
HANT_EN = """---
title: A Taiwan newspaper looks at Hangzhou
lang: en
rights: full
translation: {by: machine, engine: some engine}
---

"Why does Hangzhou develop so fast?" the reporter later asked a barber in a noodle shop, whose hair was already dry.

Hangzhou has set up a science fund of 100 billion yuan that invests for up to ten years; the founder says: "'Patient
capital' saved us."
"""
ENGLISH = """---
title: What a harbour town learned from Hangzhou
date: 2025-04-02
lang: en
rights: full
source: {publisher: Harbour Weekly}
---

Mayors from four harbour towns went to Hangzhou in March 2025 to see how the city treats its young companies.

They found that Hangzhou's funds had put 27 billion yuan into 163 start-ups since 2018.
"""
ENGLISH_ZH = """---
title: 一座港口小城向杭州学了什么
lang: zh-Hans
rights: full
translation: human
---

2025年3月，四座港口小城的市长去了杭州，看这座城市怎样对待年轻的公司。

他们发现，自2018年以来，杭州的基金向163家初创企业投了270亿元。
"""


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("mixed")
    write_corpus(folder, port=HANT, port__en=HANT_EN, harbour=ENGLISH, harbour__zh_Hans=ENGLISH_ZH)
    return build(folder)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("edition", "story", "title", "first", "langs"),
    [
        ("zh-Hant", "port", "臺灣報紙看杭州", "「杭州為什麼發展得這麼快？」記者後來", ("zh-Hant", "en")),
        ("zh-Hans", "port", "台湾报纸看杭州", "“杭州为什么发展得这么快？”记者后来", ("zh-Hans", "en")),
        ("en", "port", "A Taiwan newspaper looks at Hangzhou", '"Why does Hangzhou develop', ("en", "zh-Hant")),
        ("en", "harbour", "What a harbour town learned from Hangzhou", "Mayors from four", ("en", "zh-Hans")),
        ("zh-Hans", "harbour", "一座港口小城向杭州学了什么", "2025年3月，四座港口小城的市长", ("zh-Hans", "en")),
        ("zh-Hant", "harbour", "一座港口小城向杭州學了什麼", "2025年3月，四座港口小城的市長", ("zh-Hant", "en")),
    ],
)
def test_originals_in_traditional_and_english_are_right_in_every_edition(
    mixed: Library, edition: str, story: str, title: str, first: str, langs: tuple[str, str]
) -> None:
    pages = compose_edition(mixed, edition)  # type: ignore[arg-type]
    page = next(page for page in pages if page.path == f"briefings/{story}/index.md")
    reading = page.context.reading
    assert page.title == title
    assert (reading.first_lang, reading.second_lang) == langs
    assert reading.rows[0].first[0].text.startswith(first)
    assert page.context.machine == (edition == "en" and story == "port")
    assert set(page.meta.alternates) == set(EDITIONS)


def test_a_translation_without_a_source_is_cited_with_that_of_its_original(mixed: Library) -> None:
    pages = compose_edition(mixed, "zh-Hans")
    page = next(page for page in pages if page.path == "briefings/harbour/index.md")
    assert [(str(source.publisher), source.date) for source in page.sources] == [("Harbour Weekly", "2025年4月2日")]


TWO = HANS.replace("收入超过9000亿元。", "收入超过9000亿元。深圳的工厂也新增了三百家供应商，订单排到了明年。")


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("港口新增了2300家軟體企業，收入超過9000億元。", id="the second is left out"),
        pytest.param("深圳的工廠也新增了三百家供應商，訂單排到了明年。", id="the first is left out"),
        pytest.param(
            "深圳的工廠也新增了三百家供應商，訂單排到了明年。港口新增了2300家軟體企業，收入超過9000億元。",
            id="turned round",
        ),
    ],
)
def test_a_passage_without_a_sentence_of_its_original_is_told_and_not_used(tmp_path: Path, written: str) -> None:
    write_corpus(tmp_path, a=TWO, a__zh_Hant=f"---\nlang: zh-Hant\n---\n\n{written}\n")
    assert find_overrides(read_articles(tmp_path)).texts == {}
    (problem,) = find_strays(read_articles(tmp_path))
    assert (problem.code, problem.line) == ("E408", 5)
    assert "港口新增了2300家軟件企業，收入超過9000億元。深圳" in "".join(texts(build(tmp_path), "zh-Hant"))


def test_two_sentences_may_become_one_and_words_may_change(tmp_path: Path) -> None:
    written = "港口新增了2300家軟體企業，收入超過9000億元；深圳的工廠也新增了三百家供應商，訂單排到了明年。"
    write_corpus(tmp_path, a=TWO, a__zh_Hant=f"---\nlang: zh-Hant\n---\n\n{written}\n")
    assert find_overrides(read_articles(tmp_path)).texts == {("a", 1): written}
    assert written in texts(build(tmp_path), "zh-Hant")

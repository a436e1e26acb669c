"""An article whose original is not in the corpus is told by its traces, and no person's text is taken for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tashan.corpus import read_corpus
from tashan.model import Translation
from tashan.normalise import normalise_article
from tashan.problems import Problems
from tashan.stories.lone import find_lone
from tashan.stories.spun import find_broken
from tashan.stories.texts import plain_sentences
from tests.conftest import PROJECT
from tests.stories.making import HARBOUR, HARBOUR_EN, group, make_article, traditional

if TYPE_CHECKING:
    from pathlib import Path

    from tashan.alignment import Encoder
    from tashan.model import Article

SPUN = ["这座年夜学的研讨院不怕掉败。", "客不雅地说，呆板人还不克不及代替人。"]


@pytest.mark.parametrize(
    ("text", "now", "word"),
    [
        ("他在年夜学里教书。", "年夜学", "大学"),
        ("创业掉败了也不要紧。", "掉败", "失败"),
        ("一台呆板人走上舞台。", "呆板人", "机器人"),
        ("客不雅上说得通。", "客不雅", "客观"),
        ("平易近营经济活跃。", "平易近营", "民营"),
        ("它老是出如今首页。", "出如今", "出现"),
        ("每小我都有话要说。", "每小我", "每个"),
        ("之以是这样，有原因。", "之以是", "之所以"),
        ("修改设置装备摆设文件。", "设置装备摆设", "配置"),
    ],
)
def test_a_word_that_replacing_broke_is_found(text: str, now: str, word: str) -> None:
    assert [(found.now, found.word) for found in find_broken([text])] == [(now, word)]


@pytest.mark.parametrize(
    "text",
    [
        "一家人围着年夜饭，说起今年夜里的雪。",
        "他为人平易近人，丢掉了架子，改掉了脾气。",
        "这是事实，如今谁都知道；她指出如今不同了。",
        "这种做法很不雅观，也不雅致。",
        "呆板的规定限制了研讨会，迷信的人却不少。",
        "房屋翻新之后，他在小我与大我之间想了很久。",
        "在这之前，他偶尔去那家商标事务所。",
        "研讨会开了三天，翻新的楼也完工了。",
    ],
)
def test_the_same_characters_in_good_words_are_none(text: str) -> None:
    assert find_broken([text]) == ()


def find(article: Article) -> tuple[str, list[str]]:
    relation, evidence = find_lone(article, plain_sentences(article))
    return relation, [message.code for message in evidence]


def test_a_spun_article_is_a_rewriting_in_either_script() -> None:
    article = make_article("a", SPUN)
    assert find(article) == find(traditional(article, "b")) == ("machine-rewrite", ["evidence-spun"])


def test_one_slip_or_slips_of_one_kind_or_few_in_a_long_text_are_none() -> None:
    assert find(make_article("a", [SPUN[0][:5]]))[0] == "original"
    assert find(make_article("a", ["年夜学里有年夜学生，年夜众都知道。"]))[0] == "original"
    assert find(make_article("a", [*SPUN, *(HARBOUR * 200)]))[0] == "original"


def test_names_in_pinyin_tell_only_beside_another_sign() -> None:
    names = ["Liang Shanbo在Hangzhou见到了Zhu Yingtai。"]
    assert find(make_article("a", names))[0] == "original"
    half = [line.replace("，", ",").replace("。", ". ") for line in HARBOUR]
    assert find(make_article("a", half))[0] == "original"
    assert find(make_article("a", [*names, *half])) == (
        "machine-translation",
        ["evidence-pinyin", "evidence-half-width"],
    )


def test_what_is_declared_and_english_are_left_alone() -> None:
    assert find(make_article("a", SPUN, translation=Translation(by="machine")))[0] == "original"
    assert find(make_article("a", HARBOUR_EN, "en"))[0] == "original"


def test_the_story_says_so_with_its_evidence(encoder: Encoder) -> None:
    (story,) = group(encoder, make_article("a", SPUN))
    (version,) = story.versions
    assert (version.relation, version.evidence[0].code) == ("machine-rewrite", "evidence-spun")
    examples = dict(version.evidence[0].values)["examples"]
    assert examples.startswith("年夜学（大学）、研讨院（研究院）")


def test_two_copies_without_their_original_are_one_story_without_one(encoder: Encoder) -> None:
    (story,) = group(encoder, make_article("a", [*HARBOUR, *SPUN]), make_article("b", [*HARBOUR, *SPUN]))
    assert [version.relation for version in story.versions] == ["machine-rewrite", "reprint"]


def test_an_original_beside_its_spun_copy_keeps_its_place_though_it_is_later(encoder: Encoder) -> None:
    kept = ["这座大学的研究院不怕失败。", "客观地说，机器人还不能代替人。"]
    (story,) = group(encoder, make_article("z", [*HARBOUR, *kept]), make_article("a", [*HARBOUR, *SPUN]))
    assert (story.canonical, story.versions[0].relation) == ("z", "original")


def marked(folder: Path) -> dict[str, str]:
    articles = [normalise_article(raw, Problems()).article for raw in read_corpus(folder, Problems())]
    return {article.id: find(article)[0] for article in articles if find(article)[0] != "original"}


def test_of_the_shipped_articles_only_the_copy_for_demonstration_is_marked() -> None:
    assert marked(PROJECT / "corpus") == {"guangdong-asks-hangzhou-mt": "machine-translation"}


def test_of_five_articles_as_they_are_found_two_are_marked(shared: Path) -> None:
    found = {name[:3]: relation for name, relation in marked(shared / "seeds").items()}
    assert found == {"000": "machine-translation", "001": "machine-rewrite"}


def test_two_names_in_pinyin_are_too_few() -> None:
    half = [line.replace("，", ",").replace("。", ". ") for line in HARBOUR]
    assert find(make_article("a", ["Liang Shanbo在城里见到了Zhu Yingtai。", *half]))[0] == "original"

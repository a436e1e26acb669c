"""Figures and passages of a translation beside its original."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from tashan.corpus import read_corpus
from tashan.editions.figures import Figure, find_figures, same_value
from tashan.editions.parity import compare_edition, find_disparities
from tashan.model import Article, Lang, Passage
from tashan.normalise import normalise_article
from tashan.problems import Problems
from tests.conftest import PROJECT
from tests.labels import OURS

ZH = [
    "北湖去年建了一座新港，花了90亿元，其中三成来自银行。",
    "第一艘船在2024年3月进港，船上有1.2万只箱子，码头工人等了22年。",
    "## 港口之外",
    "老街的36家店里，有27家说生意比从前好，店主们在门口摆出了桌子和茶。",
    "市里还要修一条铁路，全长480公里，五年之内通车，预算超过14万亿元的十分之一。",
]
EN = [
    "Beihu built a new port last year for 9 billion yuan, 30% of which came from banks.",
    "The first ship came in March 2024 with 12,000 boxes on board; the dockers had waited for 22 years.",
    "## Beyond the port",
    "Of the 36 shops in the old street, 27 say that business is better than before; they have put out tables and tea.",
    "The city is also going to build a railway of 480 kilometres, to open within five years, with a budget of more "
    "than one tenth of 14 trillion yuan.",
]


def article(name: str, lang: Lang, texts: list[str]) -> Article:
    return Article(
        id=name,
        path=f"{name}.md",
        lang=lang,
        slug="beihu",
        title=name,
        edition_of="beihu" if "." in name else None,
        passages=tuple(
            Passage(
                kind="heading" if text.startswith("#") else "paragraph",
                text=text.lstrip("# "),
                markdown=text,
                line=2 * number + 1,
            )
            for number, text in enumerate(texts)
        ),
    )


def compare(zh: list[str], en: list[str]) -> list[str]:
    return [str(problem) for problem in compare_edition(article("beihu", "zh-Hans", zh), article("beihu.en", "en", en))]


def edited(texts: list[str], before: str, after: str) -> list[str]:
    assert sum(before in text for text in texts) == 1
    return [text.replace(before, after) for text in texts]


def test_the_same_figures_in_both_languages_are_no_warning() -> None:
    assert compare(ZH, EN) == []


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("9 billion yuan", "90 billion yuan", "beihu.en.md:1: E402 “90 billion yuan” here, “90亿元” in"),
        ("30%", "13%", "beihu.en.md:1: E402 “13%” here, “三成” in"),
        ("12,000", "1,200", "beihu.en.md:3: E402 “1,200” here, “1.2万只” in"),
        ("March 2024", "March 2023", "beihu.en.md:3: E402 “2023” here, “2024” in"),
        ("22 years", "20 years", "beihu.en.md:3: E402 “20 years” here, “22年” in"),
        (", 27 say", ", 29 say", "beihu.en.md:7: E402 “29” here, “27家” in"),
        ("five years", "fifty years", "beihu.en.md:9: E402 “fifty years” here, “五年之内” in"),
    ],
)
def test_one_changed_figure_is_one_warning_with_both_lines(before: str, after: str, said: str) -> None:
    (found,) = compare(ZH, edited(EN, before, after))
    assert found.startswith(said)
    line = re.search(r"en\.md:(\d+):", found)
    assert line is not None
    assert f"beihu.md:{line[1]}; valid: one value in both" in found


def test_a_figure_left_out_is_named_where_it_stands() -> None:
    assert compare(ZH, edited(EN, " of 480 kilometres", "")) == ["beihu.md:9: E403 “480公里” is not in beihu.en.md:9"]


def test_a_figure_made_up_is_named_where_it_stands() -> None:
    assert compare(ZH, edited(EN, "tables and tea", "tables, tea and 61% more cakes")) == [
        "beihu.en.md:7: E403 “61%” is not in beihu.md:7"
    ]


def test_a_passage_left_out_is_one_warning_with_the_line_before_it() -> None:
    assert compare(ZH, EN[:3] + EN[4:]) == [
        "beihu.md:7: E404 beihu.en.md:5 has nothing for this passage: "
        "“老街的36家店里，有27家说生意比从前好，店主们在门口摆出了桌子和茶。”"
    ]


def test_a_passage_added_is_one_warning() -> None:
    more = "Nobody knows yet what the fish in the bay think of the new port, its noise and its lights."
    (found,) = compare(ZH, [*EN[:2], more, *EN[2:]])
    assert found.startswith("beihu.en.md:5: E405 beihu.md has nothing for this passage: “Nobody knows yet")


def test_a_figure_that_moved_to_the_next_passage_is_no_warning() -> None:
    moved = edited(edited(EN, " for 9 billion yuan", ""), "boxes on board", "boxes on board, after 9 billion yuan")
    assert compare(ZH, moved) == []


def test_a_passage_cut_in_two_is_no_warning() -> None:
    first, second = EN[1].split("; ")
    assert compare(ZH, [EN[0], f"{first}.", second, *EN[2:]]) == []


def test_a_selection_of_the_original_is_said_once() -> None:
    assert compare(ZH, EN[:1]) == ["beihu.en.md: E404 has nothing for 3 of the 5 passages of beihu.md"]


def test_small_words_of_number_are_left_to_the_translator() -> None:
    assert (
        compare(["两家人一起吃饭，说了一两件事。"], ["Both families had a meal and talked about a thing or two."]) == []
    )


def test_an_english_original_is_compared_the_same_way() -> None:
    original, edition = article("beihu", "en", EN), article("beihu.zh-Hant", "zh-Hant", ZH)
    assert find_disparities({"beihu": original, "beihu.zh-Hant": edition}) == []
    wrong = article("beihu.zh-Hant", "zh-Hant", edited(ZH, "90亿元", "90万元"))
    (found,) = find_disparities({"beihu": original, "beihu.zh-Hant": wrong})
    assert str(found).startswith("beihu.zh-Hant.md:1: E402 “90万元” here, “9 billion yuan” in beihu.md:1")


def test_editions_in_one_language_are_not_compared_by_figures() -> None:
    variant = article("beihu.zh-Hant", "zh-Hant", ZH[:1])
    assert find_disparities({"beihu": article("beihu", "zh-Hans", ZH), "beihu.zh-Hant": variant}) == []


# --- the digests of this site, and real translations ---


@pytest.fixture(scope="module")
def digests() -> dict[str, Article]:
    problems = Problems()
    raws = read_corpus(PROJECT / "corpus", problems)
    return {raw.id: normalise_article(raw, problems).article for raw in raws}


@pytest.mark.slow
def test_the_digests_of_this_site_have_the_same_figures_in_both_languages(digests: dict[str, Article]) -> None:
    assert [str(problem) for problem in find_disparities(digests)] == []


def _injections(one: Article) -> list[tuple[Article, Figure]]:
    """The article with one figure changed: the first digit of each that has a unit and digits."""
    found = []
    for number, passage in enumerate(one.passages):
        for figure in find_figures(passage.text):
            if figure.digits and not figure.vague and figure.upper is None and figure.kind not in ("bare", "year"):
                place = re.search(r"\d", figure.text)
                assert place is not None
                at = figure.start + place.start()
                text = f"{passage.text[:at]}{int(passage.text[at]) % 9 + 1}{passage.text[at + 1 :]}"
                changed = (*one.passages[:number], replace(passage, text=text), *one.passages[number + 1 :])
                found.append((replace(one, passages=changed), figure))
    return found


@pytest.mark.slow
@pytest.mark.parametrize("which", [0, 1])
def test_every_changed_figure_of_the_digests_is_exactly_one_warning(digests: dict[str, Article], which: int) -> None:
    tried = 0
    for edition in digests.values():
        if edition.edition_of:
            pair = (digests[edition.edition_of], edition)
            for changed, figure in _injections(pair[which]):
                sides = (changed, pair[1]) if which == 0 else (pair[0], changed)
                assert len(compare_edition(*sides)) == 1, (changed.id, figure.text)
                tried += 1
    assert tried >= 40


@pytest.mark.slow
def test_passages_taken_from_the_digests_are_named(digests: dict[str, Article]) -> None:
    tried = found = 0
    for edition in digests.values():
        if edition.edition_of:
            for number, passage in enumerate(digests[edition.edition_of].passages):
                if passage.kind == "paragraph":
                    rest = (*edition.passages[:number], *edition.passages[number + 1 :])
                    problems = compare_edition(digests[edition.edition_of], replace(edition, passages=rest))
                    tried += 1
                    found += [(p.code, p.line) for p in problems] == [("E404", passage.line)]
    assert tried >= 40
    assert found >= 0.95 * tried


@pytest.mark.slow
def test_human_and_machine_translations_of_news_raise_at_most_one_false_alarm_in_a_thousand(shared: Path) -> None:
    sources: dict[str, Article] = {}
    alarms = segments = 0
    for line in (shared / "bench" / "wmt22-en-zh-news.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        if record["role"] == "source":
            sources[record["doc"]] = article("beihu", "en", record["segments"])
        else:
            translation = article("beihu.zh-Hans", "zh-Hans", record["segments"])
            alarms += len(compare_edition(sources[record["doc"]], translation))
            segments += len(record["segments"])
    assert segments >= (60 if shared == OURS else 2000)
    assert alarms <= segments / 1000


def test_figures_are_read_by_value() -> None:
    def values(text: str) -> list[float]:
        return [float(figure.value) for figure in find_figures(text)]

    assert values("109 990 742剂") == [109990742]
    assert values("36, 27 and 15") == [36, 27, 15]
    assert values("GPT-4, 5G and the V3") == []
    (third,), (percent,) = find_figures("三分之一"), find_figures("33%")
    assert same_value(third, percent)

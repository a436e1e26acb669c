"""Reviews: what a person decided takes the place of what was found, and what no longer holds is told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tashan.corpus.reviews import read_reviews, sentence_key
from tashan.facts.reviewed import apply_reviews, check_reviews
from tashan.model import Facts
from tashan.problems import Problems
from tests.facts.articles import article, facts, reference

TEXT = "深圳的风险投资机构数量全国领先，早期项目很容易拿到钱，而沈阳缺少风险投资，早期项目只好去南方找钱。"
MADE = article(TEXT)
KEY = sentence_key(next(MADE.cited_sentences())[0], TEXT)


def applied(folder: Path, written: str) -> tuple[Facts, list[str]]:
    (folder / "reviews").mkdir()
    (folder / "reviews" / "made.yml").write_text(written, encoding="utf-8")
    problems = Problems()
    reviews = check_reviews(read_reviews(folder, problems), {"made": MADE}, reference(), problems)
    return apply_reviews({"made": facts(TEXT)}, reviews, {"made": MADE})["made"], [str(one) for one in problems]


def test_a_decision_replaces_what_was_found(tmp_path: Path) -> None:
    found, problems = applied(tmp_path, f"sentences:\n  {KEY}: {{cities: {{shenyang: weakness}}, themes: [capital]}}\n")
    (claim,) = found.claims
    assert (claim.stances, claim.themes, claim.reviewed) == ({"shenyang": "weakness"}, ("capital",), True)
    assert claim.quote in TEXT
    assert problems == []


def test_a_dropped_sentence_is_no_claim(tmp_path: Path) -> None:
    assert applied(tmp_path, f"sentences:\n  {KEY}: {{drop: an aside}}\n")[0].claims == ()


def test_what_no_longer_holds_is_told_with_its_line_and_left_aside(tmp_path: Path) -> None:
    found, problems = applied(
        tmp_path,
        f"""sentences:
  p0s0-00000000: {{cities: {{shenyang: weakness}}, themes: [capital]}}
  p9s9-00000000: {{drop: gone}}
  {KEY}: {{cities: {{atlantis: weakness}}, themes: [capital]}}
lines:
  shenyang/capital: {{zh-Hans: "只有3家基金", en: "Only 4 funds", cites: [p0s0]}}
""",
    )
    assert [line.removesuffix(" [warning]").split(";")[0] for line in problems] == [
        "reviews/made.yml:2: V604 p0s0 has changed since it was reviewed",
        "reviews/made.yml:3: V603 p9s9 is no sentence of the article",
        "reviews/made.yml:4: V602 `atlantis` is not in cities.yml",
        "reviews/made.yml:6: V606 the figures of the line differ: [3.0] in Chinese, [4.0] in English",
    ]
    assert not any(claim.reviewed for claim in found.claims)


NUMBERS = "2024年，青岛GDP增长5.7%，上合示范区引来资金120亿元。"


def corrected(folder: Path, written: str) -> tuple[Facts, list[str]]:
    made = article(NUMBERS)
    key = sentence_key(next(made.cited_sentences())[0], NUMBERS)
    (folder / "reviews").mkdir()
    (folder / "reviews" / "made.yml").write_text(f"figures:\n  {key}:\n    {written}\n", encoding="utf-8")
    problems = Problems()
    reviews = check_reviews(read_reviews(folder, problems), {"made": made}, reference(), problems)
    return apply_reviews({"made": facts(NUMBERS)}, reviews, {"made": made})["made"], [str(one) for one in problems]


def test_a_figure_is_put_right_or_dropped_as_the_editor_says(tmp_path: Path) -> None:
    right = next(figure for figure in facts(NUMBERS).figures if figure.text == "5.7%")
    found, problems = corrected(tmp_path, "5.7%: {value: 0.075, year: 2023, place: jinan, metric: gdp-growth}")
    changed = next(figure for figure in found.figures if figure.text == "5.7%")
    assert (changed.value, changed.year, changed.places, changed.metric) == (0.075, 2023, ("jinan",), "gdp-growth")
    assert (changed.whole, changed.period) == (True, None)
    assert changed.quote == right.quote
    assert problems == []


def test_a_dropped_figure_is_none(tmp_path: Path) -> None:
    found, _ = corrected(tmp_path, '5.7%: {drop: "a plan"}')
    assert "5.7%" not in {figure.text for figure in found.figures}
    assert len(found.figures) == len(facts(NUMBERS).figures) - 1


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("6%: {year: 2023}", "V603 `6%` does not stand in p0s0"),
        ("5.7%: {metric: moonlight}", "V602 `moonlight` is not in metrics.yml"),
        ("5.7%: {place: atlantis}", "V602 `atlantis` is not in cities.yml"),
        ("5.7%: {value: .inf}", "V601 `5.7%` has other fields than value, metric, place, year, drop"),
        ("5.7%: {year: true}", "V601 `5.7%` has other fields than value, metric, place, year, drop"),
        ("5.7%: {year: soon}", "V601 `5.7%` has other fields than value, metric, place, year, drop"),
    ],
)
def test_a_wrong_correction_is_told_and_changes_nothing(tmp_path: Path, written: str, told: str) -> None:
    found, problems = corrected(tmp_path, written)
    assert [line.removesuffix(" [warning]").split(";")[0].split(" ", 1)[1] for line in problems] == [told]
    assert found.figures == facts(NUMBERS).figures

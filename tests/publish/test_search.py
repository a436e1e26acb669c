"""What the search knows; that it is found in a browser is shown in test_browser."""

from __future__ import annotations

import gzip
import json

from tashan.publish.search import SearchPage, render_index
from tashan.publish.words import NameForms, find_words, fold, fold_table
from tests.publish.conftest import REFERENCE, Published


def test_both_scripts_and_cases_fold_to_one_form() -> None:
    assert fold("梁文鋒 DeepSeek") == fold("梁文锋 deepseek") == "梁文锋 deepseek"


def test_the_table_folds_what_is_in_use_and_nothing_else() -> None:
    pairs = fold_table({"龙"})
    assert "龍龙" in pairs
    assert all(simple == "龙" for simple in pairs[1::2])


def test_words_are_ordered_by_how_often_they_are_used() -> None:
    assert find_words("城市创新。城市治理，the City of 2025") == ("城市", "创新", "治理", "the", "city", "2025")


def test_whole_numbers_and_percentages_are_words() -> None:
    text = "2024年存量3,360亿元，占48%；其中5家、36岁，GPT-4和5G，增长12.5%，共300多项。"
    words = find_words(text)
    assert {"2024", "3360", "48%", "300"} <= set(words)
    assert not {"5", "36", "4", "3,360", "360"} & set(words)


def test_a_name_in_one_language_is_found_in_the_others() -> None:
    assert NameForms(REFERENCE).find("梁文鋒在杭州") == {"梁文锋", "liang", "wenfeng", "杭州", "hangzhou"}


def test_words_of_the_same_pages_share_a_line() -> None:
    page = {"teaser": "", "parent": None, "names": frozenset[str]()}
    pages = [
        SearchPage(url="a/", title="A", words="城市\n资本", **page),  # type: ignore[arg-type]
        SearchPage(url="b/", title="B", words="城市\n耐心", **page),  # type: ignore[arg-type]
    ]
    assert json.loads(render_index(pages))["words"] == ["0 资本", "0,1 城市", "1 耐心"]


def test_a_version_is_shown_under_its_story(published: Published) -> None:
    pages = json.loads((published.folder / "en" / "search" / "words.json").read_bytes())["pages"]
    parents = {url: pages[parent][0] for url, _, _, parent in pages if parent >= 0}
    assert parents == {"briefings/guangzhou/guangzhou-copy/": "briefings/guangzhou/"}


def test_the_index_takes_less_than_a_kilobyte_a_page(published: Published) -> None:
    for edition, pages in published.report.pages.items():
        words = (published.folder / edition / "search" / "words.json").read_bytes()
        assert len(gzip.compress(words)) / pages < 1000

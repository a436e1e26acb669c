"""How much of an article the site may quote."""

from __future__ import annotations

from functools import partial

import pytest
from msgspec.structs import replace

from tashan.briefings import compose_data, compose_edition, lay_out
from tashan.briefings.quote_lock import find_quotations
from tashan.briefings.rights import LONGEST_QUOTE, MOST_QUOTES, cut, most_telling, telling_clauses
from tashan.briefings.voice import Voice
from tashan.briefings.worth import clause_worth
from tashan.corpus import read_reference
from tashan.locales import LOCALES
from tashan.model import EDITIONS, Event
from tashan.problems import Problems
from tashan.resources import PROJECT
from tests.briefings.library import GUANGYAN, LIBRARY, NANHE, NANHE_FACTS, article, cite


def test_all_of_an_article_under_full_may_be_quoted_and_five_sentences_of_an_excerpt():
    voice = Voice(lay_out(LIBRARY), "zh-Hans")
    assert voice.quotable(GUANGYAN.id, GUANGYAN.id) is None
    assert voice.quotable(NANHE.id, NANHE.id) == most_telling(NANHE_FACTS)


def test_five_sentences_of_an_excerpted_article_may_be_quoted_key_points_first():
    allowed = most_telling(NANHE_FACTS)
    assert len(allowed) == MOST_QUOTES
    assert set(NANHE_FACTS.key_points) <= allowed
    assert cite("nanhe", 2, 0) in allowed
    assert cite("nanhe", 2, 2) not in allowed


def test_a_long_quotation_is_cut_at_a_clause():
    text = "第一句话说得不长，" * 20
    start, end = cut(text, 120)
    assert (start, text[end]) == (0, "，")
    assert 60 <= end <= 120


def test_a_cut_keeps_the_words_that_matter_in_sight():
    text = "开头的话说了很久很久，" * 12 + "最后才说出1.85万亿元这个数。"
    at = text.index("1.85万亿元")
    start, end = cut(text, 60, (at, at + 7))
    assert "1.85万亿元" in text[start:end]
    assert end - start <= 60


def test_a_cut_never_splits_a_word_or_number():
    text = "这家公司名叫DeepSeek的创始人姓梁不姓别的什么姓氏"
    at = text.index("梁")
    start, end = cut(text, 14, (at, at + 1))
    assert text[start:end].startswith(("DeepSeek", "的"))
    assert cut("一共投入了123456789元", 9) == (0, 5)


def test_a_cut_without_a_clause_stops_at_the_limit():
    assert cut("字" * 300, 120) == (0, 120)


def _shown_sentences(article_id):
    """Sentences of an article that stand whole, or for more than a fragment, on any page of any edition."""
    sentences = [s.text for _, s in LIBRARY.articles[article_id].cited_sentences()]
    shown = set()
    for edition in ("zh-Hans", "en"):
        for page in compose_edition(LIBRARY, edition):
            for quote in find_quotations(page):
                if quote.citation.article == article_id:
                    shown |= {s for s in sentences if s in quote.text.text or quote.text.text in s}
                    assert len(quote.text.text) <= LONGEST_QUOTE
    return shown


def test_an_excerpted_article_is_quoted_five_times_on_the_whole_site_and_named_by_fragments_beyond():
    allowed = most_telling(NANHE_FACTS)
    sentences = dict(NANHE.cited_sentences())
    for edition in EDITIONS:
        for page in compose_edition(LIBRARY, edition):
            for quote in find_quotations(page):
                if quote.citation.article != "nanhe" or quote.citation in allowed:
                    continue
                whole = sentences[quote.citation].text
                assert len(quote.text.text) <= LOCALES["zh-Hans"].fragment
                assert len(quote.text.text) < len(whole), "a fragment never is the whole sentence"


def test_a_fragment_that_names_an_event_begins_behind_its_date():
    text = "2022年5月3日，南河开了新的码头，船从此不停在广岩。"
    told = article("nanhe", "zh-Hans", NANHE.title, [*(passage.text for passage in NANHE.passages), text])
    event = Event(id="e", citation=cite("nanhe", 3, 0), quote=text[:-1], date="2022-05-03", places=("nanhe",))
    library = replace(
        LIBRARY,
        articles={**LIBRARY.articles, "nanhe": told},
        facts={**LIBRARY.facts, "nanhe": replace(NANHE_FACTS, events=(event,))},
    )
    page = next(page for page in compose_edition(library, "zh-Hans") if page.path == "cities/nanhe.md")
    assert [row.quote.text.text for row in page.context.events] == ["南河开了新的码头"]


def test_no_quotation_of_an_excerpted_article_is_longer_than_120_characters():
    assert _shown_sentences("nanhe")


def test_the_data_files_hold_no_more_quotations_than_the_rights_allow():
    claims = next(asset for asset in compose_data(LIBRARY) if asset.path == "data/claims.csv").content.decode(
        "utf-8-sig"
    )
    assert "会后却传遍全城" not in claims
    assert "南河缺的是肯等的人" in claims


def test_a_translation_is_not_freer_than_its_original():
    narrow = replace(LIBRARY, articles={**LIBRARY.articles, "guangyan": replace(GUANGYAN, rights="excerpt")})
    pages = {page.path: page for page in compose_edition(narrow, "en")}
    assert pages["briefings/guangyan/index.md"].context.reading is None
    assert pages["briefings/guangyan/guangyan.en.md"].context.rows == ()


def test_whole_clauses_that_carry_the_point_are_shown_and_never_a_stub():
    text = "公开报道显示，这座城市的科创基金规模居全国首位，记者注意到，会议开了三天。"
    worth = lambda clause: 1.0 if "基金" in clause else -0.5  # noqa: E731
    start, end = telling_clauses(text, 24, worth) or (0, 0)
    assert text[start:end] == "这座城市的科创基金规模居全国首位"


def test_no_clause_is_shown_where_none_fits_or_says_anything():
    assert telling_clauses("这是一个没有任何停顿却又很长很长说了很久的句子。", 10, lambda _: 1.0) is None
    assert telling_clauses("公开报道显示，记者注意到，", 10, lambda _: 0.0) is None


def test_a_quotation_is_not_torn_where_a_whole_clause_is_there():
    text = "他说“钱要投早，也要投小”，南京的基金却只投大，"
    start, end = telling_clauses(text, 12, lambda _: 1.0) or (0, 0)
    assert text[start:end] == "南京的基金却只投大"


@pytest.mark.parametrize(
    ("text", "longest", "shown"),
    [
        (
            "Beihai and the other ports of the gulf have two things in common: all were dug by hand, and all silt up.",
            70,
            "all were dug by hand, and all silt up.",
        ),
        (
            "Large works make a mayor's name, whereas a small firm is slow and risky, and nobody looks after it.",
            52,
            "Large works make a mayor's name",
        ),
        ("北海的港口有两个共同点：都靠人力开挖，也都在淤塞。", 16, "都靠人力开挖，也都在淤塞。"),
        ("多年以前山裡終於修通了路，從而有果，引客，賣錢，鄰縣眼紅。", 16, "引客，賣錢，鄰縣眼紅。"),
    ],
)
def test_no_clause_is_shown_that_points_to_what_is_not_there(text: str, longest: int, shown: str):
    start, end = telling_clauses(text, longest, lambda clause: 2.0 if clause.startswith(text[:2]) else 1.0) or (0, 0)
    assert text[start:end] == shown


def test_a_cell_has_room_for_the_same_sentence_in_either_language():
    assert 3 <= LOCALES["en"].cell / LOCALES["zh-Hans"].cell <= 3.5


def test_words_around_a_number_begin_outside_of_a_quotation():
    text = 'The fund is to "invest early, small, in all that others leave" and its size grew, to 185 billion.'
    start, end = cut(text, 60, (text.index("185"), text.index("185") + 11))
    assert (text[start:end].count('"') % 2, "185 billion" in text[start:end]) == (0, True)


def test_a_clause_that_says_nothing_is_no_quotation_whoever_it_names():
    themes = tuple(read_reference(PROJECT / "corpus", Problems()).themes)
    worth = partial(clause_worth, names=("昆明",), themes=themes, others=("贵阳",))
    assert max(map(worth, ("2024年，", "昆明、贵阳，", "诞生了龙头的昆明，", "用人才来分析，"))) <= 0
    assert worth("昆明有九十万家民营企业，") > worth("贵阳有九十万家民营企业，")


@pytest.mark.parametrize("longest", range(40, 62))
def test_no_cut_parts_a_number_from_its_scale(longest):
    text = "The approved size of these two funds has passed 185 billion yuan of money"
    start, end = cut(text, longest)
    assert not text[start:end].rstrip().endswith(("185", "billion", "185 b"))


def test_no_cut_parts_a_chinese_number_from_its_scale():
    text = "杭州这两大基金批复的总规模已经超过1850亿元人民币"
    assert {text[slice(*cut(text, longest))][-1] in "18509亿" for longest in range(18, 24)} == {False}


def test_what_the_documents_promise_is_what_is_kept():
    """Five quotations of at most 120 characters: so it stands on the pages, and in what contributors read."""
    assert (MOST_QUOTES, LONGEST_QUOTE) == (5, 120)
    text = "字" * 119 + "。"
    assert cut(text, LONGEST_QUOTE) == (0, 120)
    assert cut(f"一{text}", LONGEST_QUOTE)[1] <= 120
    assert "at most five quotations of at most 120 characters" in (PROJECT / "CONTRIBUTING.md").read_text("utf-8")


@pytest.mark.parametrize("clause", ["In the late 1970s,", "since the mid-1880s", "20世纪70年代，", "1990年代末，"])
def test_a_clause_that_only_says_when_tells_nothing(clause: str) -> None:
    assert clause_worth(clause, (), ()) < 0
    assert clause_worth(f"{clause} 30 factories", (), ()) > 0

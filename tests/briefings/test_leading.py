"""What a reader may see first of a claim that nobody reviewed. The sentences are invented."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tashan.briefings import compose_edition, lay_out, matrix
from tashan.briefings.leading import is_well_cut, leads, opens_clause
from tashan.briefings.views import Views
from tashan.briefings.voice import Voice
from tashan.facts.hanging import hangs, lacks_subject
from tashan.facts.subjects import is_subject
from tashan.model import Edition, Library, Theme, Verdict
from tests.briefings.library import LIBRARY, REFERENCE, UNREVIEWED

OWN, OTHERS = ("临湖", "臨湖", "Linhu"), ("广岩", "廣岩", "Guangyan")
CAPITAL, TALENT, SCALE = (
    replace(theme, keywords_zh=zh, keywords_en=en)
    for theme, zh, en in zip(
        REFERENCE.themes,
        (("基金", "投资"), ("工程师", "毕业生"), ("经济总量",)),
        (("fund", "invest"), ("engineers", "graduates"), ("output",)),
        strict=True,
    )
)
THEMES = (CAPITAL, TALENT, SCALE)

TELLING = (
    ("临湖的基金规模突破了850亿元。", CAPITAL),
    ("2024年，临湖的基金已经超过20只。", CAPITAL),
    ("截至去年底，临湖吸引的工程师超过10万人。", TALENT),
    ("臨湖的基金規模突破了850億元。", CAPITAL),
    ("Linhu's fund grew by 12% last year.", CAPITAL),
    ("In 2024, Linhu led the province with 20 funds and one fund of funds.", CAPITAL),
    ("According to the bureau, Linhu attracted 4,000 engineers.", TALENT),
)
NOT_TELLING = (
    ("它的基金规模突破了850亿元，临湖功不可没。", CAPITAL),
    ("临湖的领导称赞这几家企业，基金跟着投了2亿元。", CAPITAL),
    ("In 2024, Linhu's fund put 12 million into the company.", CAPITAL),
    ("临湖的基金将继续投向30家企业。", CAPITAL),
    ("到2027年，临湖将建成20只基金。", CAPITAL),
    ("在临湖，余后发前往两家基金调研。", CAPITAL),
    ("临湖在这方面的基金超过20只。", CAPITAL),
    ("如果临湖的基金再多30亿元，情况会好得多。", CAPITAL),
    ("我们在临湖的基金里投了30亿元。", CAPITAL),
    ("一家公司在临湖拿到了基金的2000万元。", CAPITAL),
    ("广岩和临湖的基金都超过了20只。", CAPITAL),
    ("临湖周边的基金超过20只。", CAPITAL),
    ("临湖银行的基金业务增长了两成。", CAPITAL),
    ("临湖的基金由三人管理。", SCALE),
    ("临湖设有基金。", CAPITAL),
    ("临湖的基金还剩多少。", CAPITAL),
    ("But Linhu's fund grew by 12%.", CAPITAL),
    ("Linhu Capital Partners runs a fund of 12 billion.", CAPITAL),
    ("She left for Linhu with a fund of 12 million.", CAPITAL),
    ("Linhu wants its fund to grow by 12%.", CAPITAL),
    ("If Linhu had a fund of 12 billion, it would lead.", CAPITAL),
    ("You find 12 funds in Linhu.", CAPITAL),
    ("Linhu tenure: oversaw a fund of 12 billion.", CAPITAL),
    ("Linhu city officials wanted a fund of 12 billion.", CAPITAL),
    ("临湖某某由基金持股12%，为第一大股东。", CAPITAL),
    ("临湖市发改委表示，基金超过20只。", CAPITAL),
    ("临湖某某方面表示，基金超过20只。", CAPITAL),
    ("临湖中央公园旁，基金团购20套！", CAPITAL),
)


@pytest.mark.parametrize(("text", "theme"), TELLING)
def test_what_tells_by_itself_something_of_the_theme_may_lead(text: str, theme: Theme) -> None:
    assert leads(text, OWN, OTHERS, theme, THEMES)


@pytest.mark.parametrize(("text", "theme"), NOT_TELLING)
def test_what_hangs_supposes_or_speaks_of_something_else_may_not(text: str, theme: Theme) -> None:
    assert not leads(text, OWN, OTHERS, theme, THEMES)


def test_a_place_is_the_subject_where_it_opens_the_sentence() -> None:
    assert is_subject("去年临湖的经济总量超过1万亿元。", OWN)
    assert not is_subject("这家公司把总部设在临湖。", OWN)
    assert is_subject("In Linhu, firms pay late.", OWN)
    assert not is_subject("A firm moved to Linhu.", OWN)


@pytest.mark.parametrize(
    ("text", "clear", "tells"),
    [
        ("Linhu is a hub for every fund.", False, True),
        ("Linhu has few engineers but a fund in every street.", False, True),
        ("A fund is what Linhu is known for.", False, False),
        ("Linhu sold its fund.", False, False),
        ("Linhu offers a fund of sights.", False, False),
        ("Linhu is the capital of the province and has a lake.", False, False),
        ("临湖是全省的基金枢纽，投资也多。", False, True),
        ("临湖是全省的基金枢纽。", False, False),
        ("临湖是全省的基金枢纽。", True, True),
        ("临湖是全省的枢纽。", True, False),
        ("临湖有一座湖。", True, False),
    ],
)
def test_what_a_place_is_has_or_lacks_needs_fewer_signs_of_its_theme(text: str, *, clear: bool, tells: bool) -> None:
    named = replace(CAPITAL, keywords_en=("fund", "capital"), examples_zh=("这里的钱等得起。",))
    assert leads(text, OWN, OTHERS, named, (named, TALENT, SCALE), clear=clear) == tells


def test_a_theme_that_another_theme_s_words_outnumber_opens_nothing() -> None:
    assert not leads("Linhu is a hub for engineers and graduates with a fund.", OWN, OTHERS, CAPITAL, THEMES)


def test_a_place_within_another_is_the_subject_behind_it() -> None:
    assert is_subject("在广岩，临湖是教育的排头兵", OWN, OTHERS)
    assert is_subject("去年，广岩临湖的基金超过20只", OWN, OTHERS)
    assert not is_subject("广岩和临湖的基金超过20只", OWN, OTHERS)
    assert is_subject("通过聚焦重点，临湖组建了20只基金", OWN, OTHERS)
    assert not is_subject("在临湖，广岩的基金超过20只", OWN, OTHERS)


@pytest.mark.parametrize(
    ("before", "text", "opens"),
    [
        ("", "Linhu has a fund.", True),
        ("It rained. ", "Linhu has a fund.", True),
        ("Guangyan has none, while ", "Linhu has a fund.", True),
        ("They trade with Guangyan, ", "Linhu and Nanhe that have a fund.", False),
        ("他们来自", "临湖的基金。", True),
    ],
)
def test_a_piece_of_an_english_list_opens_no_clause(before: str, text: str, *, opens: bool) -> None:
    assert opens_clause(before, text) == opens


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("临湖的基金已培育20家企业。", True),
        ("截至去年，临湖的基金规模达到850亿元。", True),
        ("在临湖市西区，坐落着4只基金。", True),
        ("临湖出资5亿元组建基金。", True),
        ("临湖的基金比较少。", True),
        ("临湖的基金是陪伴型的，广岩是审批型", True),
        ("临湖有约20只基金。", True),
        ("临湖的基金投早投小,目前总规模已超850亿元。", True),
        ("临湖的基金由3人管理。", False),
        ("临湖的基金没有投过的20家企业都在外地。", False),
        ("临湖的基金公布名录，有关部门对市内20家企业提供帮助。", False),
        ("临湖的基金公布名录，让创新成为推动发展的第一动力。", False),
        ("临湖加快设立基金，累计20只。", False),
        ("临湖市正在推进20只基金。", False),
        ("临湖的基金要素市场已建成20个。", True),
    ],
)
def test_chinese_words_tell_what_has_come_of_what_a_place_did_not_what_it_strives_for(
    text: str, *, tells: bool
) -> None:
    assert leads(text, OWN, OTHERS, CAPITAL, THEMES) == tells


@pytest.mark.parametrize(
    "text",
    [
        "在临湖建立了20只基金。",
        "临湖的基金规模已达850亿元，紧随其后。",
        "临湖的基金拟通过20家银行，累计850亿元。",
        "临湖村的基金达到20万元。",
        "临湖（广南）国际基金中心累计850亿元。",
        "在它的带动下，临湖的基金累计850亿元。",
    ],
)
def test_who_acts_in_a_place_and_what_is_only_meant_open_nothing(text: str) -> None:
    assert not leads(text, OWN, OTHERS, CAPITAL, THEMES)


@pytest.mark.parametrize(
    ("text", "well"),
    [
        ("临湖的基金规模已经突破了850亿元", True),
        ("临湖约4.7万亿紧随", False),
        ("临湖市政府的基金投资了《黑风山", False),
        ("临湖的基金绝非简单地撒一把钱", False),
        ("Linhu's fund of funds passed 85 billion yuan", True),
        ("Linhu's fund is not only large", False),
    ],
)
def test_a_cut_quotation_is_well_cut_where_it_says_what_it_began(text: str, *, well: bool) -> None:
    assert is_well_cut(text) == well


def test_a_sentence_hangs_where_its_words_point_back() -> None:
    assert hangs("该市的基金只有两只。")
    assert hangs("It has two funds.")
    assert not hangs("临湖的基金只有两只。")
    assert hangs("可是有人说，基金只有两只。")
    assert not lacks_subject("可是有人说，基金只有两只。")
    assert lacks_subject("But it has two funds.")


def library_of(quote: str, **fields: object) -> Library:
    """One claim about Linhu under the theme of capital, in words of the article's own."""
    article = LIBRARY.articles["guangyan"]
    claim = replace(
        LIBRARY.facts["guangyan"].claims[1],
        **{"quote": quote, "reviewed": False, "clear": True, "likely": True} | fields,
    )
    facts = replace(LIBRARY.facts["guangyan"], claims=(claim,))
    reference = replace(LIBRARY.reference, themes=THEMES)
    articles = {**LIBRARY.articles, "guangyan": article}
    return replace(LIBRARY, reference=reference, articles=articles, facts={**LIBRARY.facts, "guangyan": facts})


def _cell(library: Library, edition: Edition = "zh-Hans") -> matrix.Cell:
    return matrix.find_cell(Views.of(Voice(lay_out(library), edition), "page.md"), "linhu", "capital")


def test_an_unreviewed_claim_stands_open_where_its_theme_is_clear_and_folded_where_it_is_not() -> None:
    words = "临湖设了一只850亿元的耐心基金"
    open_, folded = _cell(library_of(words)), _cell(replace_clear(library_of(words)))
    assert ([view.quote.text.text for view in open_.shown], open_.folded) == ([words], ())
    assert (folded.shown, [view.quote.text.text for view in folded.folded]) == ((), [words])


def test_a_theme_that_is_no_more_than_likely_asks_for_more_of_its_words() -> None:
    words = "临湖设了一只850亿元的耐心基金"
    assert len(_cell(library_of(words)).shown) == 1
    assert _cell(library_of(words, clear=False)).shown == ()


def test_words_that_tell_what_a_place_is_open_nothing_where_the_theme_is_not_even_likely(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("tashan.briefings.leading.tells_trait", lambda *_, **__: True)
    monkeypatch.setattr("tashan.briefings.leading.LEAST_WORDS", {"zh": 1, "en": 1})
    words = "临湖设了一只850亿元的耐心基金"
    assert len(_cell(library_of(words, clear=False)).shown) == 1
    assert _cell(library_of(words, clear=False, likely=False)).shown == ()


def replace_clear(library: Library) -> Library:
    facts = library.facts["guangyan"]
    claims = tuple(replace(claim, clear=False, likely=False) for claim in facts.claims)
    return replace(library, facts={**library.facts, "guangyan": replace(facts, claims=claims)})


def test_a_machine_s_mark_is_shown_only_on_what_might_stand_open() -> None:
    library = library_of("临湖设了一只850亿元的耐心基金")
    assert [view.stance for view in _cell(library).shown] == ["strength"]
    assert [view.stance for view in _cell(replace_clear(library)).folded] == ["neutral"]
    both = {"cities": ("linhu", "nanhe"), "verdicts": (Verdict(stance="strength"), Verdict(stance="weakness"))}
    contrast = library_of("临湖设了一只850亿元的耐心基金", **both)
    assert [view.stance for view in _cell(contrast).shown] == ["strength"]
    assert [view.stance for view in _cell(replace_clear(contrast)).folded] == ["neutral"]


@pytest.mark.parametrize("kind", ["plan", "advice"])
def test_plans_and_advice_of_a_machine_s_filing_stay_folded(kind: str) -> None:
    cell = _cell(library_of("临湖设了一只850亿元的耐心基金", kind=kind))
    assert (cell.shown, len(cell.folded)) == ((), 1)


def test_a_reviewed_claim_that_points_back_gives_way_to_one_that_does_not() -> None:
    facts = LIBRARY.facts["guangyan"]
    claim = facts.claims[1]
    hanging = replace(claim, id="h1", quote="十年之内不问回报", weight=1.0)
    whole = replace(claim, id="h2", quote="临湖设了一只850亿元的耐心基金", weight=0.1)
    library = replace(LIBRARY, facts={**LIBRARY.facts, "guangyan": replace(facts, claims=(hanging, whole))})
    assert [view.id for view in _cell(library).shown] == ["h1"], "it does not point back"
    article = library.articles["guangyan"]
    passages = tuple(replace(one, text=one.text.replace("十年之内", "它十年内")) for one in article.passages)
    moved = replace(article, passages=passages)
    claims = (replace(hanging, quote="它十年内不问回报"), whole)
    library = replace(
        library,
        articles={**library.articles, "guangyan": moved},
        facts={**library.facts, "guangyan": replace(facts, claims=claims)},
    )
    cell = _cell(library)
    assert ([view.id for view in cell.shown], [view.id for view in cell.folded]) == (["h2"], ["h1"])


@pytest.mark.parametrize("edition", ["zh-Hans", "zh-Hant", "en"])
def test_a_cell_of_which_nothing_may_lead_still_says_that_something_is_filed(edition: Edition) -> None:
    pages = [page for page in compose_edition(UNREVIEWED, edition) if page.template == "city"]
    own = [cell for page in pages for row in page.context.rows for cell in row.cells[:1]]
    filed = [cell for cell in own if cell.stories]
    assert filed
    assert all(cell.shown == () and (cell.folded or cell.more or cell.also) for cell in filed)
    assert all(cell.machine for cell in filed if cell.folded)
    done = [page for page in compose_edition(LIBRARY, edition) if page.template == "city"]
    assert not any(cell.machine for page in done for row in page.context.rows for cell in row.cells)

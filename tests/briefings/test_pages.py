"""Pages of an edition: the tree, the comparison, citations, reading view and versions."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tashan.briefings import compose_edition, home, matrix
from tashan.briefings.cite import Footnotes
from tashan.briefings.diff import changed_characters, pieces
from tashan.briefings.layout import lay_out
from tashan.briefings.matrix import city_anchor, theme_anchor
from tashan.briefings.paging import cut_parts
from tashan.briefings.views import Views
from tashan.briefings.voice import Voice
from tashan.model import EDITIONS, Bead, Edition, Event, Facts, Label, Term
from tests.briefings.library import GUANGYAN, LIBRARY, NANHE_FACTS, STORIES, cite


def pages(edition: Edition = "zh-Hans", library=LIBRARY):
    return {page.path: page for page in compose_edition(library, edition)}


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_edition_has_the_same_tree(edition: Edition):
    assert sorted(pages(edition)) == [
        "briefings/beigang/index.md",
        "briefings/guangyan/guangyan-copy.md",
        "briefings/guangyan/guangyan.en.md",
        "briefings/guangyan/index.md",
        "briefings/index.md",
        "briefings/nanhe/index.md",
        "cities/guangyan.md",
        "cities/index.md",
        "cities/linhu.md",
        "cities/nanhe.md",
        "data.md",
        "editions.md",
        "index.md",
        "themes/capital.md",
        "themes/index.md",
        "themes/scale.md",
        "themes/talent.md",
        "timeline.md",
    ]


def test_an_empty_corpus_still_makes_its_pages():
    empty = replace(LIBRARY, articles={}, stories=(), facts={})
    assert "index.md" in pages("en", empty)
    assert pages("en", empty)["themes/capital.md"].context.places == ()


def test_an_article_without_facts_has_a_briefing():
    bare = replace(LIBRARY, facts={key: Facts(article=key) for key in LIBRARY.facts})
    assert pages("zh-Hant", bare)["briefings/guangyan/index.md"].context.key_points == ()


def test_the_comparison_has_this_city_then_the_benchmark_then_others():
    columns = pages()["cities/nanhe.md"].context.columns
    assert [column.name.text for column in columns] == ["南河", "临湖", "广岩"]
    assert (columns[0].own, columns[1].benchmark) == (True, True)


def test_every_theme_has_a_row_and_a_cell_without_reports_is_empty():
    city = pages()["cities/nanhe.md"].context
    assert [row.theme.text.text for row in city.rows] == ["资本", "人才", "体量"]
    talent = city.rows[1].cells
    assert [bool(cell.shown) for cell in talent] == [False, False, True]


def test_a_cell_shows_the_weightiest_claims_first_and_folds_the_rest():
    cell = pages()["cities/nanhe.md"].context.rows[0].cells[0]
    assert [claim.stance for claim in cell.shown] == ["weakness"]
    assert (len(cell.folded), cell.rest) == (matrix.FOLDED_CLAIMS, 2)


def test_a_sentence_whose_rights_leave_no_telling_clause_is_only_cited():
    views = Views.of(Voice(lay_out(LIBRARY), "zh-Hans"), "page.md")
    cell = matrix.find_cell(views, "nanhe", "capital", shown=9)
    assert (len(cell.shown), len(cell.also)) == (4, 2)


def test_words_that_do_not_name_the_place_are_only_cited_until_an_editor_reviews_them():
    def shown(*, reviewed: bool, quote: str) -> tuple[int, int]:
        one = replace(LIBRARY.facts["guangyan"].claims[1], quote=quote, reviewed=reviewed)
        facts = replace(LIBRARY.facts["guangyan"], claims=(one,))
        library = replace(LIBRARY, facts={**LIBRARY.facts, "guangyan": facts})
        cell = matrix.find_cell(Views.of(Voice(lay_out(library), "zh-Hans"), "page.md"), "linhu", "capital")
        return len(cell.shown + cell.folded), len(cell.also)

    assert shown(reviewed=False, quote="临湖设了一只850亿元的耐心基金") == (1, 0)
    assert shown(reviewed=False, quote="十年之内不问回报") == (0, 1)
    assert shown(reviewed=True, quote="十年之内不问回报") == (1, 0)


def test_a_place_of_one_claim_is_only_named_in_passing_and_has_no_page():
    found = pages("en")
    (beigang,) = found["cities/index.md"].context.passing
    assert (beigang.name.text, [link.href for link in beigang.stories]) == ("Beigang", ["../briefings/beigang/"])
    (link,) = found["briefings/beigang/index.md"].context.cities
    assert link.href == f"../../cities/#{beigang.id}"


def test_a_corpus_that_hardly_speaks_of_places_has_no_pages_of_places_and_no_map():
    few = {key: replace(found, claims=()) for key, found in LIBRARY.facts.items() if key != "nanhe"}
    others = tuple(replace(STORIES[-1], id=f"other-{n}") for n in range(30))
    library = replace(LIBRARY, stories=(*STORIES, *others), facts={**few, "nanhe": LIBRARY.facts["nanhe"]}, reviews=())
    found = pages("en", library)
    assert [path for path in found if path.startswith("cities/")] == ["cities/index.md"]
    assert found["cities/index.md"].context.groups == ()
    assert found["index.md"].context.columns == ()


def test_a_cell_says_whose_press_speaks_and_how_many_stories_agree():
    paper = Term(id="paper", kind="institution", name=Label(zh_hans="岭南日报", en="Lingnan Daily"), place="guangyan")
    reference = replace(LIBRARY.reference, terms=(*LIBRARY.reference.terms, paper))
    articles = {key: replace(article, publisher="岭南日报") for key, article in LIBRARY.articles.items()}
    city = pages("en", replace(LIBRARY, reference=reference, articles=articles))["cities/guangyan.md"].context
    homes = {claim.home for row in city.rows for cell in row.cells for claim in cell.shown}
    assert homes == {"from the local press", "from the press elsewhere"}


def test_copies_do_not_count_as_stories():
    home = pages("en")["index.md"].context
    assert home.counts.startswith("So far: 3 independent stories in 5 versions")
    heat = {row.theme.text.text: [cell.stories for cell in row.cells] for row in home.rows}
    assert heat["Capital"] == [1, 1, 0]


def test_the_map_counts_the_marks_that_a_theme_s_page_shows():
    facts = {
        key: replace(
            found,
            claims=tuple(
                replace(one, themes=tuple(dict.fromkeys((*one.themes, "talent"))), reviewed=True)
                for one in found.claims
            ),
        )
        for key, found in LIBRARY.facts.items()
    }
    found = pages("en", replace(LIBRARY, facts=facts))
    home = found["index.md"].context
    row = next(row for row in home.rows if row.theme.text.text == "Talent")
    counted = {column.name.text: cell for column, cell in zip(home.columns, row.cells, strict=True)}
    for item in found["themes/talent.md"].context.places:
        shown = [view.stance for view in (*item.cell.shown, *item.cell.folded)]
        cell = counted[item.name.text]
        assert (cell.strengths, cell.weaknesses) == (shown.count("strength"), shown.count("weakness"))
        assert cell.href == f"themes/talent/#{item.id}"
    assert sum(cell.strengths + cell.weaknesses for cell in row.cells) > 2


def test_places_of_several_kinds_are_counted_kind_by_kind():
    assert "2 cities, 1 province" in home_counts(*("city", "city", "province"))
    assert "3 places," in home_counts(*("city", "city", "city"))


def home_counts(*kinds: str) -> str:
    told = [place.id for place in lay_out(LIBRARY).reported]
    assert len(told) == len(kinds)
    of = dict(zip(told, kinds, strict=True))
    places = tuple(replace(place, kind=of.get(place.id, place.kind)) for place in LIBRARY.reference.places)
    reference = replace(LIBRARY.reference, places=places)
    return pages("en", replace(LIBRARY, reference=reference))["index.md"].context.counts


def test_rows_that_several_sentences_tell_count_once():
    more = replace(NANHE_FACTS, figures=(*NANHE_FACTS.figures, replace(NANHE_FACTS.figures[0], id="f-again")))
    found = pages("en", replace(LIBRARY, facts={**LIBRARY.facts, "nanhe": more}))
    for path, page in found.items():
        if path.startswith("cities/") and hasattr(page.context, "figures"):
            assert page.context.card.figures == len(page.context.figures), path


def test_a_source_s_paragraph_is_counted_as_a_reader_counts():
    kinds = [passage.kind for passage in GUANGYAN.passages]
    last = max(number for number, kind in enumerate(kinds) if kind == "paragraph")
    assert "heading" in kinds[:last]
    voice = Voice(lay_out(LIBRARY), "en")
    notes = Footnotes(voice, "index.md")
    notes.cite(voice.plain_quote(cite("guangyan", last, 0)))
    assert notes.sources()[0].notes[0].where == f"paragraph {kinds[: last + 1].count('paragraph')}"


def test_facts_of_a_copy_are_left_aside():
    copied = replace(LIBRARY, facts={**LIBRARY.facts, "guangyan-copy": LIBRARY.facts["nanhe"]})
    assert pages("en", copied)["index.md"].context.counts == pages("en")["index.md"].context.counts


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_mark_has_its_note_and_every_note_leads_back(edition: Edition):
    for page in pages(edition).values():
        notes = [note for source in page.sources for note in source.notes]
        backs = [back for note in notes for back in note.backs]
        assert len(set(backs)) == len(backs)
        assert sorted(note.number for note in notes) == list(range(1, len(notes) + 1)), page.path


def test_a_claim_of_several_themes_stands_once_with_links_to_the_others():
    facts = LIBRARY.facts["guangyan"]
    both = replace(facts.claims[1], themes=("talent", "unheard-of", "capital"))
    library = replace(
        LIBRARY,
        facts={**LIBRARY.facts, "guangyan": replace(facts, claims=(facts.claims[0], both, facts.claims[2]))},
    )
    groups = pages("en", library)["briefings/guangyan/index.md"].context.themes
    shown = [(g.theme.text.text, c.id, [t.text.text for t in c.themes]) for g in groups for c in g.claims]
    assert shown == [("Talent", "c2", ["Capital"]), ("Talent", "c3", []), ("Scale", "c1", [])]


def test_clauses_that_the_translation_does_not_part_stand_once_with_all_their_places():
    facts = LIBRARY.facts["guangyan"]
    whole = facts.claims[1]
    halves = (
        replace(whole, id="h1", quote="临湖设了一只850亿元的耐心基金"),
        replace(whole, id="h2", quote="十年之内不问回报", cities=("guangyan",)),
    )
    library = replace(LIBRARY, facts={**LIBRARY.facts, "guangyan": replace(facts, claims=halves)})

    def shown(edition: Edition):
        (group,) = pages(edition, library)["briefings/guangyan/index.md"].context.themes
        return [(claim.id, [city.text.text for city in claim.cities]) for claim in group.claims]

    assert shown("en") == [("h1", ["Linhu", "Guangyan"])]
    assert shown("zh-Hans") == [("h1", ["临湖"]), ("h2", ["广岩"])]


def test_the_tersest_telling_of_an_event_leads():
    """The English does not part the clauses of the sentence: there the first leads."""
    whole = LIBRARY.facts["guangyan"].claims[1]
    sentence = Event(id="e1", citation=whole.citation, quote=whole.quote, date="2024", places=("linhu",))
    clause = replace(sentence, id="e2", quote="十年之内不问回报")

    def leads(edition: Edition) -> str:
        (row, *_) = Views.of(Voice(lay_out(LIBRARY), edition), "timeline/index.md").told([(sentence, clause)])
        return row.id

    assert (leads("en"), leads("zh-Hans")) == ("e1", "e2")


def test_a_claim_of_no_theme_of_this_corpus_is_left_out():
    facts = LIBRARY.facts["guangyan"]
    strange = replace(facts.claims[0], themes=("unheard-of",))
    library = replace(LIBRARY, facts={**LIBRARY.facts, "guangyan": replace(facts, claims=(strange,))})
    assert pages("en", library)["briefings/guangyan/index.md"].context.themes == ()


def test_the_same_sentence_keeps_its_number():
    briefing = pages()["briefings/guangyan/index.md"].context
    first, claim = briefing.key_points[1].mark, briefing.themes[0].claims[0].mark
    assert (first.number, claim.number) == (2, 2)
    assert first.id != claim.id


def test_a_citation_leads_to_the_sentence_in_the_reading_view():
    assert pages()["cities/linhu.md"].context.rows[0].cells[0].shown[0].mark.href == "../../briefings/guangyan/#p2s0"
    assert (
        pages("en")["cities/linhu.md"].context.rows[0].cells[0].shown[0].mark.href == "../../briefings/guangyan/#t-p2s0"
    )


def test_a_citation_of_an_excerpt_leads_to_its_source_or_to_its_briefing():
    mark = pages()["cities/nanhe.md"].context.rows[0].cells[0].shown[0].mark
    assert mark.href == "../../briefings/nanhe/#provenance"
    sourced = replace(LIBRARY.articles["nanhe"], source_url="https://example.org/n")
    library = replace(LIBRARY, articles={**LIBRARY.articles, "nanhe": sourced})
    mark = pages(library=library)["cities/nanhe.md"].context.rows[0].cells[0].shown[0].mark
    assert (mark.href, mark.external) == ("https://example.org/n", True)


def test_the_reading_view_lays_passages_side_by_side_in_the_edition_s_language_first():
    chinese = pages("zh-Hant")["briefings/guangyan/index.md"].context.reading
    english = pages("en")["briefings/guangyan/index.md"].context.reading
    assert (chinese.first_lang, chinese.second_lang) == ("zh-Hant", "en")
    assert (english.first_lang, english.second_lang) == ("en", "zh-Hans")
    assert len(english.rows) == 5
    assert [block.text for block in english.rows[1].first] == ["Money that waits"]
    assert [block.text for block in english.rows[1].second] == ["钱等得起"]


def test_sentences_of_a_pair_share_a_number():
    row = pages()["briefings/guangyan/index.md"].context.reading.rows[0]
    assert [span.pair for span in row.first[0].spans] == [span.pair for span in row.second[0].spans] == [0, 1]


def test_passages_without_a_counterpart_make_rows_of_their_own_and_none_is_lost():
    english = STORIES[0].versions[1]
    crossing = replace(
        english,
        beads=(Bead(a=(0, 1), b=(0,), score=0.9), Bead(a=(3, 4), b=(3,), score=0.9), Bead(a=(7,), b=(7,), score=0.9)),
    )
    story = replace(STORIES[0], versions=(STORIES[0].versions[0], crossing, STORIES[0].versions[2]))
    reading = pages(library=replace(LIBRARY, stories=(story, *STORIES[1:])))[
        "briefings/guangyan/index.md"
    ].context.reading
    assert [b.id for row in reading.rows for b in row.first] == ["p0", "p1", "p2", "p3", "p4"]
    assert [b.id for row in reading.rows for b in row.second] == ["t-p0", "t-p1", "t-p2", "t-p3", "t-p4"]
    assert any(row.first and not row.second for row in reading.rows)


def test_a_version_lists_its_drifts_with_both_quotations_and_their_words_marked():
    (drift,) = pages()["briefings/guangyan/guangyan-copy.md"].context.drifts
    assert drift.original.text.text[slice(*drift.original.mark)] == "1.9万亿元"
    assert drift.copy.text.text[slice(*drift.copy.mark)] == "19万亿元"
    assert drift.explanation.text == "原文是“1.9万亿元”，这里成了“19万亿元”。"
    assert drift.row == "b0"


@pytest.mark.parametrize(("gravity", "said"), [(3, True), (2, False)])
def test_only_a_statement_or_number_turned_into_another_is_told_at_the_head(gravity: int, said: bool):
    story = STORIES[0]
    *others, copy = story.versions
    copy = replace(copy, drift=tuple(replace(drift, gravity=gravity) for drift in copy.drift))
    library = replace(LIBRARY, stories=(replace(story, versions=(*others, copy)), *STORIES[1:]))
    assert (pages(library=library)["briefings/guangyan/guangyan-copy.md"].context.worst is not None) is said


def test_a_drift_is_explained_in_the_language_of_each_edition():
    explained = {
        e: pages(e)["briefings/guangyan/guangyan-copy.md"].context.drifts[0].explanation.text for e in EDITIONS
    }
    assert explained["zh-Hant"] == "原文是「1.9萬億元」，這裡成了「19萬億元」。"
    assert explained["en"] == "The original says “1.9万亿元”; here it became “19万亿元”."


def test_the_drifted_words_are_marked_in_the_text_with_their_number():
    row = pages("zh-Hant")["briefings/guangyan/guangyan-copy.md"].context.rows[0]
    assert [p.text for s in row.right for p in s.pieces if p.drift == 1] == ["19萬億元"]
    assert row.drifts == (1,)


def test_a_sentence_that_the_version_lacks_stands_beside_nothing():
    rows = pages()["briefings/guangyan/guangyan-copy.md"].context.rows
    assert [bool(row.right) for row in rows] == [True, True, False, True, False, True]


def test_a_difference_never_splits_a_number_and_width_is_none():
    left, right = changed_characters("产值为1.85万亿，很大", "产值为1.58万亿,很大")
    assert [p.text for p in pieces("产值为1.85万亿，很大", left, [0] * len(left)) if p.changed] == ["1.85"]
    assert [p.text for p in pieces("产值为1.58万亿,很大", right, [0] * len(right)) if p.changed] == ["1.58"]


def test_alternates_name_only_editions_in_which_the_story_can_be_read():
    shown = pages()
    assert shown["briefings/guangyan/index.md"].meta.alternates == EDITIONS
    assert shown["briefings/nanhe/index.md"].meta.alternates == ("zh-Hans", "zh-Hant")
    assert shown["briefings/beigang/index.md"].meta.alternates == ("en",)


def test_names_are_given_in_three_spellings():
    names = pages("en")["briefings/guangyan/index.md"].context.names
    assert ("临湖", "臨湖", "Linhu") in [(n.simplified.text, n.traditional.text, n.english.text) for n in names]


def test_what_a_cell_has_no_room_for_stands_on_the_first_page_that_has():
    text = LIBRARY.articles["nanhe"].passages[0].text
    first = replace(NANHE_FACTS.claims[0], themes=("talent",), verdicts=())
    claims = tuple(replace(first, id=f"c{n}", quote=text[: len(text) - n]) for n in range(19))
    theme, place = "talent", "nanhe"
    library = replace(LIBRARY, facts={"nanhe": replace(NANHE_FACTS, claims=claims, figures=(), events=())})
    found = pages(library=library)
    row = next(row for row in found[f"cities/{place}.md"].context.rows if row.id == theme_anchor(theme))
    assert (row.cells[0].more, row.cells[0].rest) == (f"../../themes/{theme}/#{city_anchor(place)}", len(claims) - 4)
    (here,) = found[f"themes/{theme}.md"].context.places
    assert (here.cell.more, here.cell.rest) == ("../../data/", len(claims) - 16)


def test_a_theme_of_many_places_says_less_of_each(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(matrix, "MOST_CLAIMS", 1)
    cells = [place.cell for place in pages()["themes/talent.md"].context.places]
    assert [(len(cell.shown), len(cell.folded)) for cell in cells] == [(1, 0)] * len(cells)


def test_a_long_list_is_parted_and_a_full_part_keeps_its_address(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(home, "STORIES_A_PART", 1)
    found = pages()
    parts = ["briefings/index.md", "archive/briefings-2.md", "archive/briefings-1.md"]
    shown = [[card.id for card in found[path].context.items] for path in parts]
    assert shown == [["beigang"], ["nanhe"], ["guangyan"]], "newest first"
    assert [found[path].title for path in parts] == ["简报", "简报（2）", "简报（1）"]
    first = found["archive/briefings-2.md"].context
    assert [link.href for link in first.parts] == ["../../briefings/", "./", "../briefings-1/"]
    assert first.here == 1


def test_a_short_list_has_no_parts():
    assert pages()["briefings/index.md"].context.parts == ()


@pytest.mark.parametrize(("count", "sizes"), [(0, [0]), (19, [19]), (20, [10, 10]), (25, [15, 10]), (30, [10, 10, 10])])
def test_parts_hold_everything_once(count: int, sizes: list[int]):
    parts = list(cut_parts("timeline.md", range(count), 10))
    assert [len(part.items) for part in parts] == sizes
    assert [item for part in parts for item in part.items] == list(range(count))
    assert [part.number for part in parts] == [0, *range(len(sizes) - 1, 0, -1)]


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_feed_shows_where_a_key_point_was_cut(edition: Edition) -> None:
    quotes = [
        (point.quote, told)
        for path, page in pages(edition).items()
        if page.template == "briefing"
        for point, told in zip(page.context.key_points, page.meta.summary, strict=True)
    ]
    assert quotes
    assert {told == f"{'…' * q.before}{q.text.text}{'…' * q.after}" for q, told in quotes} == {True}
    cut = replace(quotes[0][0], before=True, after=True)
    assert cut.plain == f"…{cut.text.text}…"


def test_three_capitals_alone_are_no_name() -> None:
    term = Term(id="cat", kind="company", name=Label(zh_hans="凯特公司", en="Cat Holdings"), aliases=("CAT",))
    library = replace(LIBRARY, reference=replace(LIBRARY.reference, terms=(*LIBRARY.reference.terms, term)))

    def names(text: str) -> list[str]:
        last = replace(GUANGYAN.passages[0], text=text, sentences=())
        told = replace(GUANGYAN, passages=(*GUANGYAN.passages, last))
        page = pages("en", replace(library, articles={**library.articles, GUANGYAN.id: told}))
        return [row.english.text for row in page["briefings/guangyan/index.md"].context.names]

    assert "Cat Holdings" not in names("用 CAT 命令显示文件。")
    assert "Cat Holdings" in names("凯特公司（CAT）卖机器，CAT 很大。")

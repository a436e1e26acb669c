"""Text of the library in the language of an edition."""

from __future__ import annotations

from msgspec.structs import replace

from tashan.briefings.layout import lay_out
from tashan.briefings.page import Text
from tashan.briefings.voice import Voice
from tashan.model import Bead, Label, Translation
from tests.briefings.library import GUANGYAN_EN, LIBRARY, STORIES, cite


def voice(edition, library=LIBRARY):
    return Voice(lay_out(library), edition)


def test_the_english_edition_shows_the_aligned_english_sentence():
    quote = voice("en").quote(cite("guangyan", 2, 0))
    assert quote.text == Text(
        text="Linhu set up a patient fund of 85 billion yuan that asks for no return within ten years.", lang="en"
    )
    assert quote.citation == cite("guangyan.en", 2, 0)
    assert not quote.machine


def test_without_a_translation_the_sentence_stays_chinese_and_says_so():
    quote = voice("en").quote(cite("nanhe", 1, 0))
    assert quote.text == Text(text="南河2023年的经济总量是1.74万亿元。", lang="zh-Hans")


def test_an_english_sentence_in_a_chinese_edition_says_that_it_is_english():
    assert voice("zh-Hans").quote(cite("beigang", 0, 1)).text == Text(text="Its port pays for patience.", lang="en")


def test_a_sentence_in_a_gap_of_the_alignment_stays_in_its_own_language():
    english = STORIES[0].versions[1]
    gap = replace(english, beads=(Bead(a=(0,), b=(), score=0.0), *english.beads[1:]))
    story = replace(STORIES[0], versions=(STORIES[0].versions[0], gap, STORIES[0].versions[2]))
    quote = voice("en", replace(LIBRARY, stories=(story, *STORIES[1:]))).quote(cite("guangyan", 0, 0))
    assert (quote.text.lang, quote.citation) == ("zh-Hans", cite("guangyan", 0, 0))


def test_a_machine_translation_is_marked_on_every_quotation():
    machine = replace(GUANGYAN_EN, translation=Translation(by="machine"))
    library = replace(LIBRARY, articles={**LIBRARY.articles, "guangyan.en": machine})
    assert voice("en", library).quote(cite("guangyan", 2, 0)).machine


def test_the_mark_goes_when_a_person_has_reviewed_the_translation():
    reviewed = replace(GUANGYAN_EN, translation=Translation(by="machine", reviewed=True))
    library = replace(LIBRARY, articles={**LIBRARY.articles, "guangyan.en": reviewed})
    assert not voice("en", library).quote(cite("guangyan", 2, 0)).machine


def test_the_machine_translated_chinese_copy_is_never_quoted_for_its_original():
    assert voice("zh-Hans").quote(cite("guangyan", 0, 0)).citation.article == "guangyan"


def test_traditional_chinese_converts_with_the_names_of_the_reference_data():
    traditional = voice("zh-Hant")
    assert (
        traditional.quote(cite("guangyan", 2, 1)).text.text
        == "「雲脊科技」在賬上只剩三個月工資時，等來了它的第一筆錢。"
    )
    assert traditional.text("余后发", "zh-Hans").text == "余後發"


def test_a_clause_is_quoted_alone_and_converted_as_part_of_its_passage():
    quote = voice("zh-Hant").quote(cite("guangyan", 0, 0), "临湖是1.9万亿元")
    assert quote.text == Text(text="臨湖是1.9萬億元", lang="zh-Hant")


def test_a_label_without_english_stays_chinese_and_says_so():
    assert voice("en").label(Label(zh_hans="流失率", en="流失率")) == Text(text="流失率", lang="zh-Hans")
    assert voice("en").label(Label(zh_hans="流失率", en="")) == Text(text="流失率", lang="zh-Hans")


def test_titles_come_in_the_edition_s_language_first():
    chinese, english = voice("zh-Hans").titles(STORIES[0]), voice("en").titles(STORIES[0])
    assert [t.text for t in chinese] == ["广岩向临湖学什么", "What Guangyan can learn from Linhu"]
    assert [t.text for t in english] == ["What Guangyan can learn from Linhu", "广岩向临湖学什么"]


def test_a_hand_made_traditional_edition_is_quoted_instead_of_the_converted_one():
    own = replace(
        LIBRARY.articles["guangyan"],
        id="guangyan.zh-Hant",
        lang="zh-Hant",
        edition_of="guangyan",
        passages=(replace(LIBRARY.articles["guangyan"].passages[0]),),
    )
    text = own.passages[0].text.replace("超过", "越過")
    passage = replace(own.passages[0], text=text, sentences=tuple(
        replace(s, text=text[s.start : s.end]) for s in own.passages[0].sentences
    ))  # fmt: skip
    own = replace(own, passages=(passage,))
    version = replace(
        STORIES[0].versions[1], article="guangyan.zh-Hant", relation="script-variant",
        beads=(Bead(a=(0,), b=(0,), score=1.0), Bead(a=(1,), b=(1,), score=1.0)),
    )  # fmt: skip
    story = replace(STORIES[0], versions=(*STORIES[0].versions, version))
    library = replace(LIBRARY, articles={**LIBRARY.articles, own.id: own}, stories=(story, *STORIES[1:]))
    assert "越過" in voice("zh-Hant", library).quote(cite("guangyan", 0, 0)).text.text
    assert "越" not in voice("zh-Hans", library).quote(cite("guangyan", 0, 0)).text.text

"""Which articles tell one story, and how each came from the canonical one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from tashan.alignment import align_sentences
from tashan.model import Translation
from tashan.problems import Problems
from tashan.stories import decide
from tashan.stories.texts import Shelf
from tests.stories.making import HARBOUR, HARBOUR_EN, ORCHARD, group, make_article, members, traditional

if TYPE_CHECKING:
    import pytest

    from tashan.alignment import Encoder
    from tashan.model import Bead

DAY = datetime(2025, 2, 13, 8, tzinfo=UTC)


def relations(stories: object) -> dict[str, str]:
    return {version.article: version.relation for story in stories for version in story.versions}  # type: ignore[attr-defined]


def test_an_article_alone_is_its_own_story_without_reasons(encoder: Encoder) -> None:
    (story,) = group(encoder, make_article("a", HARBOUR))
    assert (story.id, story.canonical, story.reasons) == ("a", "a", ())
    assert [(v.relation, v.similarity, v.beads) for v in story.versions] == [("original", 1.0, ())]


def test_no_article_makes_no_story(encoder: Encoder) -> None:
    assert group(encoder) == ()


def test_an_article_without_sentences_stands_alone(encoder: Encoder) -> None:
    assert members(group(encoder, make_article("a", HARBOUR), make_article("b", []))) == [["a"], ["b"]]


def test_two_articles_that_are_still_to_be_written_are_no_versions_of_one_another(encoder: Encoder) -> None:
    for text, same in (("敬请期待。", False), ("TBD", False), ("城南老街今夜十点起停水，明早六点恢复。", True)):
        articles = make_article("a", [text]), make_article("b", [text])
        assert (members(group(encoder, *articles)) == [["a", "b"]]) is same, text


def test_different_stories_stay_apart(encoder: Encoder) -> None:
    assert members(group(encoder, make_article("a", HARBOUR), make_article("b", ORCHARD))) == [["a"], ["b"]]


def test_the_same_text_elsewhere_is_a_reprint(encoder: Encoder) -> None:
    first = make_article("a", HARBOUR, published=DAY, publisher="港城日报")
    later = make_article("b", HARBOUR, published=DAY + timedelta(days=1), publisher="转载网")
    (story,) = group(encoder, later, first)
    assert members([story]) == [["a", "b"]]
    assert relations([story])["b"] == "reprint"
    assert story.versions[1].similarity == 1.0
    assert story.versions[1].drift == ()


def test_a_part_of_an_article_is_found_in_the_whole(encoder: Encoder) -> None:
    assert members(group(encoder, make_article("a", [*HARBOUR, *ORCHARD]), make_article("b", HARBOUR))) == [["a", "b"]]


def test_the_other_script_is_a_script_variant(encoder: Encoder) -> None:
    article = make_article("a", HARBOUR, published=DAY)
    (story,) = group(encoder, article, traditional(article, "b"))
    assert relations([story]) == {"a": "original", "b": "script-variant"}
    assert story.versions[1].drift == ()


def test_another_language_is_a_translation(encoder: Encoder) -> None:
    (story,) = group(encoder, make_article("a", HARBOUR, published=DAY), make_article("b", HARBOUR_EN, "en"))
    assert set(relations([story]).values()) == {"original", "translation"}


def test_a_later_article_of_the_same_outlet_with_new_passages_is_an_update(encoder: Encoder) -> None:
    first = make_article("a", HARBOUR, publisher="港城日报", published=DAY)
    more = [*HARBOUR, "昨晚，第一批吊杆运抵工地。", "施工单位表示，工期可望缩短两周。"]
    later = make_article("b", more, publisher="港城日报", published=DAY + timedelta(days=9))
    (story,) = group(encoder, later, first)
    assert relations([story]) == {"a": "original", "b": "update"}
    codes = [message.code for message in story.versions[1].evidence]
    assert codes[-2:] == ["evidence-later", "evidence-added"]


def test_damaged_names_and_odd_marks_tell_a_machine_translation(encoder: Encoder) -> None:
    original = make_article("a", ["青槐科技在临川港建了一座工厂。", "创始人林见山说，资金来自三家银行。", *HARBOUR[3:]])
    copy = make_article(
        "b",
        [
            "Qinghuai Technology在Linchuan Port建造了一家工厂。",
            "创始人Lin Jianshan说,资金来自3家银行。",
            "在去年的检查中,工程师发现一些吊杆生锈了。",
            "附近的企业担心,绕道会使他们失去一半客户。",
            "市运输局承诺增加渡轮,每10分钟1班。 ,",
        ],
    )
    (story,) = group(encoder, copy, original)
    assert story.canonical == "a"
    assert relations([story])["b"] == "machine-translation"
    latin = dict(next(m for m in story.versions[1].evidence if m.code == "evidence-latin-names").values)
    assert latin == {"count": "3", "examples": "Qinghuai Technology、Linchuan Port、Lin Jianshan"}
    assert story.reasons[0].code == "canonical-machine"


def test_what_the_front_matter_says_of_a_translation_is_believed(encoder: Encoder) -> None:
    original = make_article("a", HARBOUR)
    machine = make_article("b", HARBOUR_EN, "en", translation=Translation(by="machine", engine="some engine"))
    (story,) = group(encoder, machine, original)
    assert relations([story]) == {"a": "original", "b": "machine-translation"}
    assert [message.code for message in story.reasons] == ["canonical-translated"]


def test_a_machines_translation_that_a_person_reviewed_is_a_translation(encoder: Encoder) -> None:
    made = Translation(by="machine", engine="some engine", reviewed=True)
    (story,) = group(encoder, make_article("b", HARBOUR_EN, "en", translation=made), make_article("a", HARBOUR))
    assert relations([story]) == {"a": "original", "b": "translation"}


def test_file_names_and_front_matter_join_what_alignment_would_not(encoder: Encoder) -> None:
    stories = group(
        encoder,
        make_article("a", HARBOUR),
        make_article("a.en", ["A short summary of the bridge works."], "en", edition_of="a"),
        make_article("b", ORCHARD, version_of="a"),
    )
    assert members(stories) == [["a", "a.en", "b"]]
    codes = {v.article: v.evidence[0].code for v in stories[0].versions[1:]}
    assert codes == {"a.en": "evidence-edition", "b": "evidence-linked"}


def test_not_version_of_keeps_apart_what_alignment_would_join(encoder: Encoder) -> None:
    problems = Problems()
    articles = make_article("a", HARBOUR), make_article("b", HARBOUR, not_version_of=("a",))
    assert members(group(encoder, *articles, problems=problems)) == [["a"], ["b"]]
    assert len(problems) == 0


def test_not_version_of_holds_for_the_whole_story(encoder: Encoder) -> None:
    articles = [make_article(name, HARBOUR) for name in "ab"] + [make_article("c", HARBOUR, not_version_of=("a",))]
    assert ["c"] in [sorted(set(own) - {"b"}) for own in members(group(encoder, *articles))]
    assert all(not {"a", "c"} <= set(own) for own in members(group(encoder, *articles)))


def test_an_article_that_joins_two_different_ones_is_kept_apart_with_a_warning(encoder: Encoder) -> None:
    """b holds a and c whole, so each is a version of b, but a and c tell different stories."""
    problems = Problems()
    stories = group(
        encoder,
        make_article("a", HARBOUR),
        make_article("b", [*HARBOUR, *ORCHARD]),
        make_article("c", ORCHARD),
        problems=problems,
    )
    assert sorted(map(sorted, members(stories))) == [["a", "b"], ["c"]]
    assert [str(problem) for problem in problems] == [
        "c.md: S502 aligns with 'b', but 'c' does not align with 'a' of the same story: "
        "kept apart; version_of in its front matter would join it"
    ]


def test_the_order_of_the_articles_does_not_matter(encoder: Encoder) -> None:
    articles = [
        make_article("a", HARBOUR, published=DAY),
        make_article("b", HARBOUR_EN, "en"),
        make_article("c", ORCHARD),
        make_article("d", HARBOUR[:5]),
    ]
    assert group(encoder, *articles) == group(encoder, *reversed(articles))


def test_beads_align_the_canonical_version_with_the_other(encoder: Encoder) -> None:
    (story,) = group(encoder, make_article("a", HARBOUR), make_article("b", HARBOUR[1:], source_url=None))
    assert story.canonical == "a"
    assert [(bead.a, bead.b) for bead in story.versions[1].beads] == [
        ((0,), ()),
        *(((n,), (n - 1,)) for n in range(1, 6)),
    ]


def test_an_alignment_that_a_verdict_rests_on_is_not_made_again(
    encoder: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[int] = []

    def count(*texts: object) -> tuple[Bead, ...]:
        made.append(1)
        return align_sentences(*texts)  # type: ignore[arg-type]

    monkeypatch.setattr(decide, "align_sentences", count)
    monkeypatch.setattr(decide, "_compared", {})
    group(encoder, make_article("a", HARBOUR, published=DAY), make_article("b", HARBOUR[:-1]))
    assert len(made) == 1


def test_what_was_compared_whole_is_no_version_for_that(encoder: Encoder, monkeypatch: pytest.MonkeyPatch) -> None:
    """Texts too far apart for a verdict stay so where a story compared them whole a moment ago."""
    monkeypatch.setattr(decide, "_compared", {})
    shelf = Shelf((make_article("a", HARBOUR), make_article("b", ORCHARD)), encoder)
    assert decide.compare(shelf.text(0), shelf.text(1), whole=True).beads
    assert decide.compare(shelf.text(0), shelf.text(1)).beads == ()

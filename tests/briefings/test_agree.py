"""Facts told twice are one row; different ones stay apart."""

from __future__ import annotations

from msgspec.structs import replace

from tashan.briefings.agree import count_stories, group_events, group_figures
from tashan.briefings.desk import stands_alone
from tashan.briefings.layout import lay_out
from tashan.briefings.views import Views, figure_value
from tashan.briefings.voice import Voice
from tashan.model import Event, Label
from tests.briefings.library import LIBRARY, NANHE_FACTS, cite

FIGURE = NANHE_FACTS.figures[0]


def event(article: str, date: str, quote: str, *places: str) -> Event:
    return Event(id=f"e-{article}", citation=cite(article, 0, 0), quote=quote, date=date, places=places)


def test_the_same_figure_of_two_stories_is_one_group_that_two_stories_agree_on() -> None:
    again = replace(FIGURE, id="x", citation=cite("guangyan", 0, 0))
    (group,) = group_figures([FIGURE, again])
    assert count_stories(group) == 2


def test_another_value_year_place_or_bound_is_another_figure() -> None:
    others = [
        replace(FIGURE, id="v", value=FIGURE.value + 1),
        replace(FIGURE, id="y", year=1999),
        replace(FIGURE, id="p", places=("guangyan",)),
        replace(FIGURE, id="q", qualifier="over"),
    ]
    assert len(group_figures([FIGURE, *others])) == 5


def test_the_same_event_told_in_other_words_is_one_and_another_of_that_year_is_not() -> None:
    one = event("a", "2017", "2017年，之江实验室在杭州成立", "zhejiang-lab", "hangzhou")
    same = event("b", "2017", "之江实验室于2017年成立", "zhejiang-lab", "hangzhou")
    other = event("c", "2017", "2017年，之江实验室的第一台超级计算机投入运行", "zhejiang-lab", "hangzhou")
    later = replace(same, date="2018")
    assert [len(group) for group in group_events([one, same, other, later])] == [2, 1, 1]


def test_a_bound_on_a_rank_is_shown_as_one() -> None:
    desk = lay_out(LIBRARY)
    rank = replace(FIGURE, value=10, unit="other", kind="rank", qualifier="at most", text="前十")
    shown = [
        [figure_value(Voice(desk, edition), replace(rank, qualifier=bound)) for edition in ("zh-Hans", "en")]
        for bound in ("at most", "over", None)
    ]
    assert shown == [["前10", "top 10"], ["前10之外", "outside the top 10"], ["第10", "no. 10"]]


def test_a_row_that_does_not_say_what_or_whose_it_is_is_not_shown() -> None:
    metrics = {metric.id: metric for metric in LIBRARY.reference.metrics}
    whole, part = replace(FIGURE, whole=True), replace(FIGURE, whole=False)
    assert stands_alone(whole, metrics)
    assert not stands_alone(part, metrics)
    assert not stands_alone(replace(whole, places=()), metrics)
    assert not stands_alone(replace(whole, within=True), metrics)
    unlisted = replace(FIGURE, metric=None, metric_name=Label(zh_hans="孵化器", en="incubators"))
    assert not stands_alone(unlisted, metrics)
    assert stands_alone(replace(unlisted, kind="growth"), metrics)
    assert not stands_alone(replace(unlisted, kind="growth", metric_name=None), metrics)


def test_what_one_sentence_tells_of_two_places_is_one_entry() -> None:
    facts = replace(NANHE_FACTS, events=())
    one = event("guangyan", "2024", "", "guangyan")
    other = replace(one, id="e-other", places=("linhu",))
    library = replace(LIBRARY, facts={**LIBRARY.facts, "nanhe": facts})
    views = Views.of(Voice(lay_out(library), "zh-Hans"), "timeline.md")
    (row,) = views.told([(one,), (other,)], stories=True)
    assert [place.text.text for place in row.places] == ["广岩", "临湖"]
    assert row.story is not None
    assert row.story.href == "../briefings/guangyan/"

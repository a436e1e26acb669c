"""What a page reads is noted, also where it is only recalled."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tashan.briefings import Composer, home, name_pages
from tashan.briefings.layout import lay_out
from tashan.briefings.reads import ALL, Hashes, Known, Part, Read, Watch, WatchedDesk
from tests.briefings.library import LIBRARY


def read(watch: Watch, *names: str) -> str:
    watch.parts |= {(name, None) for name in names}
    return "-".join(names)


def every(read: Read) -> frozenset[Part]:
    return read.parts.union(*map(every, read.others))


def test_who_recalls_a_value_has_read_what_it_rests_on() -> None:
    watch, known = Watch(), Known[str]()
    for _ in range(2):
        watch.begin()
        watch.once(known, "inner", lambda: read(watch, "a", "b"))
        watch.once(known, "inner", lambda: read(watch, "never"))
        assert every(watch.read()) == {("a", None), ("b", None)}


def test_a_value_made_of_others_rests_on_what_they_rest_on() -> None:
    watch, known = Watch(), Known[str]()

    def outer() -> str:
        return watch.once(known, "inner", lambda: read(watch, "a")) + read(watch, "c")

    watch.once(known, "inner", lambda: read(watch, "a"))
    watch.begin()
    watch.once(known, "outer", outer)
    assert every(watch.read()) == {("a", None), ("c", None)}
    watch.begin()
    watch.once(known, "outer", outer)
    assert every(watch.read()) == {("a", None), ("c", None)}


def test_a_passage_a_kind_of_fact_and_the_number_of_drifts_are_parts_of_their_own() -> None:
    desk, watch = lay_out(LIBRARY), Watch()
    seen = WatchedDesk(desk, watch)
    story = desk.stories[0]
    assert seen.article(story).passages[0] == desk.article(story).passages[0]
    facts = seen.facts(story)
    assert facts is not None
    assert facts.key_points == desk.library.facts[story.canonical].key_points
    assert watch.parts == {
        ("articles", story.canonical),
        ("passages", (story.canonical, 0)),
        ("facts", story.canonical),
        ("facts", (story.canonical, "key_points")),
    }


def test_a_passage_that_was_changed_is_another_part_and_its_neighbours_are_not() -> None:
    library, name = LIBRARY, "guangyan"
    article = library.articles[name]
    changed = tuple(replace(p, text=f"{p.text}!") if n == 1 else p for n, p in enumerate(article.passages))
    other = replace(library, articles={**library.articles, name: replace(article, passages=changed)})
    before, after = Hashes(lay_out(library)), Hashes(lay_out(other))
    same, own = [("articles", name), ("passages", (name, 0))], [("passages", (name, 1)), ("passages", (name, None))]
    parts: list[Part] = [*same, *own]
    assert [part for part in parts if before.of(part) != after.of(part)] == own


def test_a_page_that_quotes_a_translation_rests_on_no_other_sentence_of_it() -> None:
    desk = lay_out(LIBRARY)
    names = [f"city {place.id}" for place in desk.reported]
    parts = {part for made in Composer(LIBRARY, "en", desk).compose(names) for part in every(made.read)}
    assert "partners" in {kind for kind, _ in parts}
    assert not {kind for kind, _ in parts} & {"sentences", "versions"}
    assert not any(("passages", (article, ALL)) in parts for article in LIBRARY.articles)


def test_a_part_of_the_list_of_briefings_rests_on_its_own_stories(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(home, "STORIES_A_PART", 1)
    desk = lay_out(LIBRARY)
    changed = desk.stories[-1]
    article = desk.article(changed)
    retitled = replace(LIBRARY, articles={**LIBRARY.articles, article.id: replace(article, title="另一个题目")})
    before, after = Hashes(desk), Hashes(lay_out(retitled))
    made = Composer(LIBRARY, "zh-Hans", desk).compose(name for name in name_pages(desk) if name.startswith("briefings"))
    assert len(made) == len(desk.stories) > 1
    stale = [one for one in made if any(before.of(part) != after.of(part) for part in every(one.read))]
    assert [page.path for one in stale for page in one.pages] == [made[-1].pages[0].path]


def test_a_part_has_another_name_where_it_lists_other_stories(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(home, "STORIES_A_PART", 1)
    fewer = replace(LIBRARY, stories=LIBRARY.stories[:-1])
    one, other = ({n for n in name_pages(lay_out(lib)) if n.startswith("briefings")} for lib in (LIBRARY, fewer))
    assert one.isdisjoint(other)

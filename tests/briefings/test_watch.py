"""What a page reads is noted, also where it is only recalled."""

from __future__ import annotations

from dataclasses import replace

from tashan.briefings import Composer
from tashan.briefings.layout import lay_out
from tashan.briefings.watch import Hashes, Known, Read, Watch, WatchedDesk
from tests.briefings.library import LIBRARY


def read(watch: Watch, *names: str) -> str:
    watch.parts |= {(name, None) for name in names}
    return "-".join(names)


def test_who_recalls_a_value_has_read_what_it_rests_on() -> None:
    watch, known = Watch(), Known[str]()
    for _ in range(2):
        watch.begin()
        watch.once(known, "inner", lambda: read(watch, "a", "b"))
        watch.once(known, "inner", lambda: read(watch, "never"))
        assert watch.read().all_parts() == {("a", None), ("b", None)}


def test_a_value_made_of_others_rests_on_what_they_rest_on() -> None:
    watch, known = Watch(), Known[str]()

    def outer() -> str:
        return watch.once(known, "inner", lambda: read(watch, "a")) + read(watch, "c")

    watch.once(known, "inner", lambda: read(watch, "a"))
    watch.begin()
    watch.once(known, "outer", outer)
    assert watch.read().all_parts() == {("a", None), ("c", None)}
    watch.begin()
    watch.once(known, "outer", outer)
    assert watch.read().all_parts() == {("a", None), ("c", None)}


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


def test_a_page_stands_where_another_passage_was_changed_and_falls_with_its_own() -> None:
    library, name = LIBRARY, "guangyan"
    article = library.articles[name]
    changed = tuple(replace(p, text=f"{p.text}!") if n == 1 else p for n, p in enumerate(article.passages))
    other = replace(library, articles={**library.articles, name: replace(article, passages=changed)})
    before, after = Hashes(lay_out(library)), Hashes(lay_out(other))
    head, first, second = ("articles", name), ("passages", (name, 0)), ("passages", (name, 1))
    stands, falls = Read(frozenset({head, first})), Read(frozenset({second}))
    once, twice = frozenset({stands}), frozenset({stands, Read(stands.parts)})
    assert before.of(Read(others=once)) == before.of(Read(others=twice))
    whole = Read(frozenset({("passages", (name, None))}))
    assert before.of(stands) == after.of(stands)
    for read in (falls, whole, Read(stands.parts, frozenset({stands, falls})), Read(stands.parts, frozenset({whole}))):
        assert before.of(read) != after.of(read)


def test_a_page_that_quotes_a_translation_rests_on_no_other_sentence_of_it() -> None:
    desk = lay_out(LIBRARY)
    names = [f"city {place.id}" for place in desk.reported]
    kinds = {kind for made in Composer(LIBRARY, "en", desk).compose(names) for kind, _ in made.read.all_parts()}
    assert "partners" in kinds
    assert not kinds & {"sentences", "versions"}

"""What was found out about words is asked once, whoever asks."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from tashan import pipeline
from tashan.briefings import Answers, answers, lay_out, matrix, said
from tashan.briefings.views import Views
from tashan.briefings.voice import Voice
from tashan.store import Store
from tests.briefings.test_leading import library_of


def never() -> bool:
    raise AssertionError


def test_an_answer_is_found_once_and_a_no_is_one() -> None:
    known = Answers()
    assert known.ask(("a", "b"), lambda: False) is False
    assert known.ask(("a", "b"), never) is False
    assert known.ask(("ab", ""), lambda: True)
    other = Answers(known.all())
    assert other.ask(("a", "b"), never) is False
    assert other.new == {}


def test_the_newest_answers_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "MOST", 2)
    known = Answers()
    for word in "abc":
        known.ask((word,), lambda word=word: word)  # type: ignore[misc]
    assert list(known.all().values()) == ["b", "c"]


def test_both_chinese_editions_and_the_next_build_ask_nothing_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = list[str]()
    found = said.leads
    monkeypatch.setattr(
        said, "leads", lambda words, *rest, **more: (asked.append(words), found(words, *rest, **more))[1]
    )
    library = library_of("临湖设了一只850亿元的耐心基金")
    desk = lay_out(library)

    def cells(known: Answers) -> list[matrix.Cell]:
        voices = [Voice(desk, edition, known) for edition in ("zh-Hans", "zh-Hant")]
        return [matrix.find_cell(Views.of(voice, "page.md"), *cell) for voice in voices for cell in desk.cells]

    first = Answers()
    shown = cells(first)
    assert asked
    assert len(asked) == len(set(asked))
    with Store(tmp_path / "store.sqlite") as store:
        pipeline.note_answers(store, library.reference, first)
    asked.clear()
    with Store(tmp_path / "store.sqlite") as store:
        assert cells(pipeline.recall_answers(store, library.reference)) == shown
        assert asked == []
        other = replace(library.reference, standard="s2twp")
        assert pipeline.recall_answers(store, other).all() == {}

"""The editor's desk: one key a decision, each written before the next question."""

from __future__ import annotations

from pathlib import Path

import yaml
from msgspec.structs import replace

from tashan.desk.reviews import KEYS, Question, decisions, parse_fix, write_decision

FIRST = Question(
    story="made", key="p0s0-11111111", text="甲。", stances=(("wuhan", "strength"),), themes=("talent",), urgency=1.0
)
SECOND = Question(
    story="made", key="p1s0-22222222", text="乙。", stances=(("wuhan", "weakness"),), themes=("talent",), urgency=0.5
)


def decided(*typed: str) -> list[tuple[str, dict[str, object]]]:
    lines = iter(typed)

    def ask(_prompt: str) -> str:
        found = next(lines, None)
        if found is None:
            raise EOFError
        return found

    return [(question.key, value) for question, value in decisions((FIRST, SECOND), ask, lambda _: None)]


def test_what_comes_out_of_the_corpus_is_said_line_by_line_and_never_a_prompt() -> None:
    hostile = replace(FIRST, story="a\n::error::x", text="b\x1b[2J", themes=("c\rd",))
    said, asked = list[str](), list[str]()
    assert list(decisions((hostile,), lambda prompt: asked.append(prompt) or "q", said.append)) == []  # type: ignore[func-returns-value]
    assert asked == [f"{KEYS} > "]
    assert said == ["", "[1/1] a\n::error::x p0s0-11111111", "b\x1b[2J", "  wuhan strength · c\rd"]


def test_accept_fix_drop_and_skip_take_one_key() -> None:
    assert decided("a", "f", "wuhan0 hefei+ / capital") == [
        ("p0s0-11111111", {"cities": {"wuhan": "strength"}, "themes": ["talent"]}),
        ("p1s0-22222222", {"cities": {"wuhan": "neutral", "hefei": "strength"}, "themes": ["capital"]}),
    ]
    assert decided("s", "d", "an aside") == [("p1s0-22222222", {"drop": "an aside"})]


def test_stopping_keeps_what_was_answered() -> None:
    assert len(decided("a")) == 1
    assert len(decided("a", "q")) == 1


def test_a_fix_that_cannot_be_read_is_asked_for_again() -> None:
    assert parse_fix("wuhan talent") is None
    assert decided("f", "wuhan", "a", "s") == [
        ("p0s0-11111111", {"cities": {"wuhan": "strength"}, "themes": ["talent"]})
    ]


def test_decisions_are_added_to_the_file_and_leave_the_others_alone(tmp_path: Path) -> None:
    for question, value in (
        (FIRST, {"drop": "one"}),
        (SECOND, {"cities": {"wuhan": "weakness"}, "themes": ["talent"]}),
    ):
        write_decision(tmp_path, "made", question.key, value)
    written = yaml.safe_load((tmp_path / "reviews" / "made.yml").read_text(encoding="utf-8"))
    assert written == {
        "sentences": {
            "p0s0-11111111": {"drop": "one"},
            "p1s0-22222222": {"cities": {"wuhan": "weakness"}, "themes": ["talent"]},
        }
    }

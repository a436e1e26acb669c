"""The program's fingerprint changes with whatever a stage may read of it."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

import pytest

from tashan.model import Citation, Label
from tashan.store import fingerprint, hash_value
from tashan.store.fingerprint import read_start


def test_every_file_of_the_program_counts_but_what_python_and_editors_leave(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fingerprint, "_PACKAGE", tmp_path)
    seen = [fingerprint.hash_code.__wrapped__()]
    for name in ("room/stage.py", "room/words.txt", "room/rules.yml", "room/model.npz", "room/table.tsv"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("one")
        seen.append(fingerprint.hash_code.__wrapped__())
        (tmp_path / name).write_text("two")
        seen.append(fingerprint.hash_code.__wrapped__())
    assert len(set(seen)) == len(seen)
    (tmp_path / "room" / "__pycache__").mkdir()
    (tmp_path / "room" / "__pycache__" / "stage.pyc").write_text("one")
    (tmp_path / "room" / ".stage.py.swp").write_text("one")
    assert fingerprint.hash_code.__wrapped__() == seen[-1]


def test_values_have_one_hash_where_they_hold_the_same_and_else_two() -> None:
    cite = Citation(article="a", passage=0, sentence=1)
    values = [
        cite,
        Citation(article="a", passage=1, sentence=0),
        (cite,),
        {"a": 1, "b": 2},
        {"a": "1", "b": 2},
        frozenset({"a", "b"}),
        frozenset({"a", "b", "c"}),
        None,
        "",
        b"",
        0,
        False,
        0.5,
        Label(zh_hans="杭州", en="Hangzhou"),
        "half a character \ud800",
        ("half a character \ud801",),
        10**30,
        10**31,
        Path("a"),
        Path("b"),
    ]
    assert len({hash_value(value) for value in values}) == len(values)
    assert hash_value({"b": 2, "a": 1}) == hash_value({"a": 1, "b": 2})
    assert hash_value(frozenset(map(str, range(50)))) == hash_value(frozenset(map(str, reversed(range(50)))))
    assert hash_value(Citation(article="a", passage=0, sentence=1)) == hash_value(cite)


@pytest.mark.parametrize(
    ("size", "most", "found"), [(10, 100, 10), (3, 100, 10), (0, 100, 10), (10, 4, 4), (3, 4, 4), (12, 100, 10)]
)
def test_of_a_file_as_much_is_read_as_it_has_whatever_was_said_of_it(
    size: int, most: int, found: int, tmp_path: Path
) -> None:
    (tmp_path / "a").write_bytes(b"0123456789")
    assert read_start(tmp_path / "a", size, most) == b"0123456789"[:found]


def test_versions_are_those_of_the_packages_metadata() -> None:
    for name in fingerprint._LIBRARIES:
        assert fingerprint._version(name) == version(name)
    assert fingerprint._version("no-such-package") == "none"

"""The program's fingerprint changes with whatever a stage may read of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tashan.store import fingerprint


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

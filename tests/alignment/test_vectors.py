"""The encoder: unit vectors, computed once a content, kept in a file that survives what may happen to it."""

from __future__ import annotations

import logging
import multiprocessing
import sqlite3
from types import SimpleNamespace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from tashan.alignment import Encoder, encoder_model, vectors
from tashan.alignment.cache import Cache
from tashan.alignment.encoder_model import load_model
from tashan.alignment.vectors import WIDTH

if TYPE_CHECKING:
    from pathlib import Path


class CountingModel:
    """Gives each text a vector of its own and keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, texts: list[str]) -> np.ndarray:
        self.asked += texts
        rows = [np.random.default_rng(len(text) + sum(map(ord, text))).normal(size=WIDTH) for text in texts]
        return np.array(rows, np.float32)


def make_encoder(path: Path | None, model: CountingModel, name: str = "model 1") -> Encoder:
    return Encoder(path, load=lambda: model, name=name)


def test_same_meaning_lies_closer_than_another_meaning_across_languages() -> None:
    vectors = Encoder().encode(["The bridge reopened yesterday.", "大桥昨天恢复通车。", "他喜欢吃苹果。"])
    assert vectors.shape == (3, WIDTH)
    assert vectors.dtype == np.float32
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2] + 0.3


def test_vectors_have_length_one() -> None:
    vectors = make_encoder(None, CountingModel()).encode(["a", "bb"])
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-6)


def test_no_text_gives_no_rows() -> None:
    assert make_encoder(None, CountingModel()).encode([]).shape == (0, WIDTH)


def test_equal_texts_are_computed_once_and_keep_their_places() -> None:
    model = CountingModel()
    vectors = make_encoder(None, model).encode(["a", "b", "a"])
    assert sorted(model.asked) == ["a", "b"]
    np.testing.assert_array_equal(vectors[0], vectors[2])


def test_a_second_run_reads_the_file_and_never_loads_the_model(tmp_path: Path) -> None:
    with make_encoder(tmp_path / "vectors.db", CountingModel()) as encoder:
        first = encoder.encode(["一", "二"])

    def refuse() -> CountingModel:
        raise AssertionError("the model was loaded")

    with Encoder(tmp_path / "vectors.db", load=refuse, name="model 1") as encoder:
        np.testing.assert_array_equal(encoder.encode(["二", "一"]), first[::-1])


def test_only_missing_texts_are_computed(tmp_path: Path) -> None:
    with make_encoder(tmp_path / "vectors.db", CountingModel()) as encoder:
        encoder.encode(["old"])
    model = CountingModel()
    with make_encoder(tmp_path / "vectors.db", model) as encoder:
        encoder.encode(["old", "new"])
    assert model.asked == ["new"]


def test_a_changed_model_computes_again_and_says_so(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with make_encoder(tmp_path / "vectors.db", CountingModel()) as encoder:
        encoder.encode(["text"])
        encoder.remember({b"key": b"note"})
    model = CountingModel()
    with caplog.at_level(logging.WARNING), make_encoder(tmp_path / "vectors.db", model, "model 2") as encoder:
        encoder.encode(["text"])
        assert encoder.recall([b"key"]) == {}
    assert model.asked == ["text"]
    assert caplog.messages == ["the encoder changed from model 1 to model 2: its vectors are computed again"]


def test_a_damaged_file_is_built_again_and_the_user_is_told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "vectors.db"
    path.write_bytes(b"no database at all" * 100)
    with caplog.at_level(logging.WARNING), make_encoder(path, CountingModel()) as encoder:
        assert encoder.encode(["text"]).shape == (1, WIDTH)
    assert caplog.messages == [f"cache {path} is damaged (file is not a database): it is built again"]


def test_a_row_cut_short_is_computed_again(tmp_path: Path) -> None:
    with make_encoder(tmp_path / "vectors.db", CountingModel()) as encoder:
        whole = encoder.encode(["text"])
    db = sqlite3.connect(tmp_path / "vectors.db")
    db.execute("UPDATE vectors SET value = x'0011'")
    db.commit()
    db.close()
    with make_encoder(tmp_path / "vectors.db", CountingModel()) as encoder:
        np.testing.assert_array_equal(encoder.encode(["text"]), whole)


def test_a_crash_while_storing_leaves_what_was_stored_before(tmp_path: Path) -> None:
    class Failing(dict[bytes, bytes]):
        def items(self) -> object:  # type: ignore[override]
            yield b"half", b"written"
            raise KeyboardInterrupt

    with make_encoder(tmp_path / "vectors.db", CountingModel()) as encoder:
        encoder.remember({b"before": b"whole"})
        with pytest.raises(KeyboardInterrupt):
            encoder.remember(Failing())
        assert encoder.recall([b"before", b"half"]) == {b"before": b"whole"}


def _encode_in_process(path: Path, texts: list[str]) -> None:
    with make_encoder(path, CountingModel()) as encoder:
        for text in texts:
            encoder.encode([text])


@pytest.mark.slow
def test_builds_side_by_side_share_one_file(tmp_path: Path) -> None:
    path = tmp_path / "vectors.db"
    spawn = multiprocessing.get_context("spawn")
    texts = [[f"{worker}-{n % 10}" for n in range(20)] for worker in "ab"]
    workers = [spawn.Process(target=_encode_in_process, args=(path, own)) for own in texts]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert [worker.exitcode for worker in workers] == [0, 0]
    model = CountingModel()
    with make_encoder(path, model) as encoder:
        encoder.encode([text for own in texts for text in own])
    assert model.asked == []


def test_the_model_works_on_one_thread_whatever_the_machine_has(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[dict[str, int]] = []

    def use(**options: int) -> SimpleNamespace:
        given.append(options)
        return SimpleNamespace()

    monkeypatch.setattr(encoder_model, "USE", use)
    load_model()
    assert given == [{"threads": 1}]


def test_what_was_read_a_moment_ago_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with make_encoder(tmp_path / "vectors.db", CountingModel()) as encoder:
        first = encoder.encode(["一", "二", "三"])
    asked: list[int] = []
    read = Cache.read
    monkeypatch.setattr(Cache, "read", lambda self, table, keys: asked.append(len(keys)) or read(self, table, keys))
    monkeypatch.setattr(vectors, "AT_HAND", 2)
    with make_encoder(tmp_path / "vectors.db", CountingModel()) as encoder:
        for texts in (["一", "二"], ["二", "三"], ["三", "一"]):
            rows = [["一", "二", "三"].index(text) for text in texts]
            np.testing.assert_array_equal(encoder.encode(texts), first[rows])
            assert len(encoder._vectors) <= 2
    assert asked == [2, 1, 1]

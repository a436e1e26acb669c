"""Engines are asked with patience and without telling a key to anybody else."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest

from tashan.translating.engines import Engine, Request, open_engine
from tashan.translating.transport import EngineError
from tests.translating.server import EngineServer, serving

REQUEST = Request(text="武汉。", source="zh-Hans", target="en", title="题")
KEY = "sk-very-secret"


def chat(server: EngineServer, waits: list[float] | None = None, **environ: str) -> Engine:
    taken = [] if waits is None else waits
    return open_engine(f"{server.url}/v1", "", environ, lambda seconds, _: taken.append(seconds))


def test_a_chat_engine_takes_the_only_model_and_sends_key_task_and_text() -> None:
    with serving(lambda *_: "Wuhan.") as server:
        engine = chat(server, TASHAN_ENGINE_KEY=KEY)
        assert (engine.name, engine.translate(REQUEST).text) == ("test-model", "Wuhan.")
    assert server.headers[-1]["Authorization"] == f"Bearer {KEY}"
    body = server.asked[0]
    assert (body["model"], body["temperature"], body["messages"][-1]) == (
        "test-model", 0, {"role": "user", "content": "武汉。"}
    )  # fmt: skip
    assert "Simplified Chinese into British English" in body["messages"][0]["content"]


@pytest.mark.parametrize("said", ["<think>hm, 武汉</think>\n Wuhan. ", "```\nWuhan.\n```", "Wuhan.\n"])
def test_what_models_put_round_an_answer_is_taken_off(said: str) -> None:
    with serving(lambda *_: said) as server:
        assert chat(server).translate(REQUEST).text == "Wuhan."


def test_an_answer_is_bounded_where_the_model_takes_a_bound() -> None:
    def picky(_: str, number: int) -> object:
        return (400, {}, {"error": "max_tokens is not supported"}) if number == 0 else "Wuhan."

    with serving(picky) as server:
        assert chat(server).translate(REQUEST).text == "Wuhan."
    assert server.asked[0]["max_tokens"] == 256 + 3 * len(REQUEST.text)
    assert not {"max_tokens", "temperature"} & server.asked[1].keys()


def test_deepl_is_asked_as_its_protocol_says() -> None:
    with serving(lambda *_: "Wuhan.") as server:
        engine = open_engine("deepl", "", {"DEEPL_API_KEY": KEY, "DEEPL_SERVER_URL": server.url})
        assert (engine.name, engine.translate(REQUEST).text) == ("DeepL", "Wuhan.")
    assert server.headers[-1]["Authorization"] == f"DeepL-Auth-Key {KEY}"
    assert {key: server.asked[0][key] for key in ("text", "source_lang", "target_lang", "tag_handling")} == {
        "text": ["武汉。"], "source_lang": "ZH", "target_lang": "EN-GB", "tag_handling": "xml",
    }  # fmt: skip


def test_limits_and_faults_of_a_server_are_waited_for() -> None:
    replies = [(429, {"Retry-After": "7"}, {}), (500, {}, {}), (200, {}, "no JSON"), "Wuhan."]
    waits: list[float] = []
    with serving(lambda _, number: replies[number]) as server:
        assert chat(server, waits).translate(REQUEST).text == "Wuhan."
    assert waits == [7.0, 2.0, 4.0]


def test_a_server_that_stays_down_is_given_up_in_words() -> None:
    with serving(lambda *_: (503, {}, {})) as server, pytest.raises(EngineError) as error:
        chat(server, TASHAN_ENGINE_KEY=KEY).translate(REQUEST)
    assert str(error.value) == (
        f"{server.url}/v1/chat/completions answers 503, 5 times in a row; what is translated is kept: run the command "
        "again later"
    )


def test_a_slow_answer_is_a_time_out(monkeypatch: pytest.MonkeyPatch) -> None:
    go_on = threading.Event()
    with serving(lambda *_: go_on.wait(20) and "") as server:
        engine = open_engine(f"{server.url}/v1", "m", {"TASHAN_ENGINE_TIMEOUT": "1"}, lambda *_: None)
        monkeypatch.setattr("tashan.translating.transport.TRIES", 1)
        with pytest.raises(EngineError, match="does not answer in time"):
            engine.translate(REQUEST)
        go_on.set()


@pytest.mark.parametrize("before", [b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n", b"HTTP/1.1 200 OK\r\n", b""])
def test_an_answer_that_comes_a_byte_at_a_time_is_late_as_a_whole(
    monkeypatch: pytest.MonkeyPatch, before: bytes
) -> None:
    monkeypatch.setattr("tashan.translating.transport.TRIES", 1)
    more = b" " if b"Length" in before else b"X-Y: z\r\n" if before else b"HTTP/1.1 100 Continue\r\n\r\n"
    with dripping(before, more) as url:
        engine = open_engine(f"{url}/v1", "m", {"TASHAN_ENGINE_TIMEOUT": "1"}, lambda *_: None)
        with pytest.raises(EngineError, match="does not answer in time"):
            engine.translate(REQUEST)


@contextmanager
def dripping(before: bytes, more: bytes) -> Iterator[str]:
    """A server that sends `before`, and for ever `more`, ten times a second; never for longer than ten seconds."""
    end = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as server:

        def drip() -> None:
            with suppress(OSError):
                line, _ = server.accept()
                with line:
                    line.sendall(before)
                    for _ in range(100):
                        line.sendall(more)
                        if end.wait(0.1):
                            return

        thread = threading.Thread(target=drip)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}"
        end.set()
        thread.join()


@pytest.mark.parametrize("said", ["[" * 200_000, '{"a":' * 100_000, "\udcff"])
def test_an_answer_too_deep_to_read_is_no_json(monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    monkeypatch.setattr("tashan.translating.transport.TRIES", 1)
    data = said.encode("utf-8", "surrogateescape")
    with answering(data) as url, pytest.raises(EngineError, match="answers what is no JSON"):
        open_engine(url, "m", {}).translate(REQUEST)


@contextmanager
def answering(data: bytes) -> Iterator[str]:
    """A server that answers any one question with these bytes."""
    head = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(data)
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer() -> None:
            line, _ = server.accept()
            with line, suppress(OSError):
                asked = b""
                while b"messages" not in asked:
                    asked += line.recv(65536)
                line.sendall(head + data)

        thread = threading.Thread(target=answer)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}"
        thread.join()


@pytest.mark.parametrize("said", [[{"type": "text", "text": "Wuhan."}], 5, {"text": "Wuhan."}])
def test_an_answer_that_is_no_text_is_none(said: object) -> None:
    with serving(lambda *_: said) as server, pytest.raises(EngineError, match="does not speak the OpenAI protocol"):
        chat(server).translate(REQUEST)


def test_half_a_character_is_a_question_mark() -> None:
    said = {"choices": [{"message": {"content": "Wuhan \ud800."}}]}
    with answering(json.dumps(said).encode()) as url:
        assert open_engine(url, "m", {}).translate(REQUEST).text == "Wuhan ?."


@pytest.mark.parametrize("seconds", ["9" * 30, "9" * 5000])
def test_a_time_that_no_system_can_count_is_a_day(seconds: str) -> None:
    with serving(lambda *_: "Wuhan.") as server:
        assert chat(server, TASHAN_ENGINE_TIMEOUT=seconds).translate(REQUEST).text == "Wuhan."


def test_a_wrong_key_is_told_at_once_and_not_shown() -> None:
    with serving(lambda *_: (401, {}, {"error": KEY})) as server, pytest.raises(EngineError) as error:
        chat(server, TASHAN_ENGINE_KEY=KEY).translate(REQUEST)
    assert "the key is missing or wrong" in str(error.value)
    assert KEY not in str(error.value)
    assert len(server.asked) == 1


def test_a_redirect_is_not_followed_with_the_key() -> None:
    with serving(lambda *_: "stolen") as thief:
        there = {"Location": f"{thief.url}/v1/chat/completions"}
        with serving(lambda *_: (302, there, {})) as server, pytest.raises(EngineError, match="answers 302"):
            chat(server, TASHAN_ENGINE_KEY=KEY).translate(REQUEST)
    assert thief.headers == []


def test_a_key_is_never_part_of_what_an_engine_shows() -> None:
    with serving(lambda *_: "") as server:
        assert KEY not in repr(chat(server, TASHAN_ENGINE_KEY=KEY))


@pytest.mark.parametrize(
    ("spec", "environ", "message"),
    [
        ("", {}, "nothing is no engine; valid: http://localhost:11434/v1"),
        ("google", {}, "google is no engine"),
        ("ftp://a.b", {}, "is no engine"),
        ("http://user:secret@a.b/v1", {}, "is no engine"),
        ("http://example.org/v1", {"TASHAN_ENGINE_KEY": KEY}, "would go to http://example.org/v1 unencrypted"),
        ("deepl", {}, "DeepL needs a key in the environment: DEEPL_API_KEY"),
        ("deepl", {"DEEPL_API_KEY": KEY, "DEEPL_SERVER_URL": "http://a.b"}, "unencrypted"),
        ("http://[::1", {}, "is no engine"),
        ("http://localhost:abc/v1", {}, "is no engine"),
        ("http://localhost:99999999/v1", {}, "is no engine"),
        ("http://local host/v1", {}, "is no engine"),
        ("http://localhost/\x01", {}, "is no engine"),
        ("http://localhost", {"TASHAN_ENGINE_KEY": f"{KEY}\nX-Y: z"}, "TASHAN_ENGINE_KEY holds more than a key"),
        ("http://localhost", {"TASHAN_ENGINE_KEY": f"{KEY}钥"}, "TASHAN_ENGINE_KEY holds more than a key"),
        ("deepl", {"DEEPL_API_KEY": KEY, "DEEPL_SERVER_URL": "file://localhost/etc"}, "valid: an https address"),
        ("deepl", {"DEEPL_API_KEY": KEY, "DEEPL_SERVER_URL": "https://[x"}, "valid: an https address"),
    ],
)
def test_an_engine_that_cannot_be_is_refused(spec: str, environ: dict[str, str], message: str) -> None:
    with pytest.raises(EngineError) as error:
        open_engine(spec, "m", environ)
    assert message in str(error.value)
    assert KEY not in str(error.value)


def test_a_model_folder_needs_its_packages_or_its_files(tmp_path: object) -> None:
    with pytest.raises(EngineError, match=r'pip install "tashan\[local\]"|holds no model.bin'):
        open_engine(f"ct2:{tmp_path}", "", {})

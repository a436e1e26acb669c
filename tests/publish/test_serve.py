"""The preview: served with a reloading script that the files do not have, built again after a change."""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from tashan.problems import TashanError
from tashan.publish.serve import PreviewServer, Reloads, find_changes, serve_site

PAGE = "<html><body>{}</body></html>"


def get(address: str) -> str:
    with urlopen(address, timeout=10) as answer:  # noqa: S310  our own server
        return str(answer.read().decode())


@pytest.fixture
def server(tmp_path: Path) -> Iterator[PreviewServer]:
    (tmp_path / "index.html").write_text(PAGE.format("home"))
    (tmp_path / "404.html").write_text("not here")
    with PreviewServer(tmp_path, 0, Reloads()) as running:
        thread = threading.Thread(target=running.serve_forever, args=(0.02,))
        thread.start()
        yield running
        running.shutdown()
        thread.join()


def test_a_page_gets_the_reloading_script_only_on_its_way(server: PreviewServer, tmp_path: Path) -> None:
    assert "location.reload()" in get(server.address)
    assert (tmp_path / "index.html").read_text() == PAGE.format("home")


def test_a_waiting_browser_hears_of_the_next_build(server: PreviewServer) -> None:
    seen = get(f"{server.address}.tashan-reload")
    threading.Timer(0.1, server.reloads.tell).start()
    assert get(f"{server.address}.tashan-reload?{seen}") != seen


def test_what_is_wrong_is_shown_over_every_page_until_it_is_put_right(server: PreviewServer, tmp_path: Path) -> None:
    server.reloads.tell(["a.md:1:1: F101 <title> is missing"])
    assert "<body><dialog open>" in get(server.address)
    assert "F101 &lt;title&gt; is missing" in get(server.address)
    (tmp_path / "index.html").unlink()
    (tmp_path / "404.html").unlink()
    with pytest.raises(HTTPError) as caught:  # the very first build failed
        get(server.address)
    with caught.value as answer:
        page = answer.read().decode()
    assert "is missing" in page
    assert "location.reload()" in page
    (tmp_path / "index.html").write_text(PAGE.format("home"))
    server.reloads.tell()
    assert "dialog" not in get(server.address)


def test_what_does_not_exist_gets_the_site_s_own_page(server: PreviewServer) -> None:
    with pytest.raises(HTTPError) as caught:
        get(f"{server.address}nothing/")
    with caught.value as answer:
        assert (answer.code, answer.read()) == (404, b"not here")


@pytest.mark.parametrize("host", ["evil.example", "evil.example:{port}", "", "127.0.0.1:1", "localhost.evil.example"])
def test_a_foreign_name_for_this_machine_is_refused(server: PreviewServer, host: str) -> None:
    for method in ("GET", "HEAD"):
        status, body = ask(server, method, "/", host.format(port=server.server_port))
        assert (status, b"home" in body) == (421, False)
    assert ask(server, "GET", "/", f"localhost:{server.server_port}")[0] == 200


@pytest.mark.parametrize(
    "path",
    [
        "/%00",
        "/a%00.html",
        "/" + "a" * 5000,
        "/%ff/",
        "/%ed%a0%80",
        "/../../etc/passwd",
        "//evil.example/..",
        "/%2e%2e/",
    ],
)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_an_odd_path_is_answered(server: PreviewServer, method: str, path: str) -> None:
    status, body = ask(server, method, path)
    assert status in {200, 301, 404, 414}
    assert b"root:" not in body
    assert method == "GET" or body == b""


@pytest.mark.parametrize("begun", [b"", b"GET / HT", b"GET / HTTP/1.1\r\nHost: "])
def test_a_connection_that_asks_nothing_is_ended(
    server: PreviewServer, begun: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tashan.publish.serve._Handler.timeout", 0.2)
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=10) as line:
        line.sendall(begun)
        assert line.recv(1) == b""


def test_a_port_in_use_is_told_before_anything_is_built(server: PreviewServer, tmp_path: Path) -> None:
    built: list[int] = []
    with pytest.raises(TashanError, match=f"port {server.server_port} cannot be had: .*; choose another with --port"):
        serve_site(lambda: [str(built.append(1))], tmp_path, [tmp_path], port=server.server_port)
    assert built == []


@pytest.mark.slow
def test_a_corpus_that_is_deleted_and_made_again_is_picked_up(tmp_path: Path) -> None:
    with watching(tmp_path) as (corpus, changes):
        shutil.rmtree(corpus)
        assert changes.acquire(timeout=20)
        corpus.mkdir()
        assert changes.acquire(timeout=20)
        while changes.acquire(timeout=2.5):  # what is written while a build runs may count twice
            pass
        (corpus / "a.md").write_text("words")
        assert changes.acquire(timeout=20)
        while changes.acquire(timeout=2.5):
            pass
        (corpus / "a.md").write_text("others")  # in place: the folder itself does not show it
        assert changes.acquire(timeout=20)


@pytest.mark.slow
def test_what_builds_and_editors_write_builds_nothing(tmp_path: Path) -> None:
    with watching(tmp_path) as (corpus, changes):
        (tmp_path / "site" / "index.html").write_text("built")
        (corpus / "a.md").write_text("words")
        assert changes.acquire(timeout=20)
        while changes.acquire(timeout=2.5):
            pass
        (tmp_path / "site" / "index.html").write_text("built again")
        (tmp_path / ".tashan-build-x").mkdir()
        (tmp_path / ".tashan-build-x" / "page.html").write_text("half")
        assert not changes.acquire(timeout=3)


@contextmanager
def watching(folder: Path) -> Iterator[tuple[Path, threading.Semaphore]]:
    """A corpus that is watched with the folder of its site beside it, and a counter of changes."""
    corpus, stop, changes = folder / "corpus", threading.Event(), threading.Semaphore(0)
    for path in (corpus, folder / "site"):
        path.mkdir()

    def count() -> None:
        for _ in find_changes((corpus, folder / "site"), folder / "site", stop):
            changes.release()

    thread = threading.Thread(target=count)
    thread.start()
    time.sleep(0.5)
    yield corpus, changes
    stop.set()
    thread.join(10)
    assert not thread.is_alive()


def ask(server: PreviewServer, method: str, path: str, host: str | None = None) -> tuple[int, bytes]:
    connection = HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    connection.putrequest(method, path, skip_host=True)
    connection.putheader("Host", f"127.0.0.1:{server.server_port}" if host is None else host)
    connection.endheaders()
    answer = connection.getresponse()
    found = answer.status, answer.read()
    connection.close()
    return found


def test_a_change_builds_again_and_a_failed_build_ends_nothing(tmp_path: Path) -> None:
    corpus, site, stop, said = tmp_path / "corpus", tmp_path / "site", threading.Event(), list[str]()
    corpus.mkdir()
    site.mkdir()
    built = threading.Event()
    builds = []

    def build() -> list[str]:
        builds.append(len(builds))
        if len(builds) == 2:
            built.set()
            raise TashanError("a page is broken")
        return []

    thread = threading.Thread(target=serve_site, args=(build, site, [corpus]), kwargs={
        "port": 0, "say": said.append, "complain": said.extend, "stop": stop})  # fmt: skip
    thread.start()
    for number in range(50):
        (corpus / "a.md").write_text(str(number))
        if built.wait(0.2):
            break
    stop.set()
    thread.join(10)
    assert not thread.is_alive()
    assert "a page is broken" in said

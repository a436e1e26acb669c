"""The preview: served with a reloading script that the files do not have, built again after a change."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from tashan.problems import TashanError
from tashan.publish.serve import PreviewServer, Reloads, serve_site

PAGE = "<html><body>{}</body></html>"


def get(address: str) -> str:
    with urlopen(address, timeout=10) as answer:  # noqa: S310  our own server
        return str(answer.read().decode())


@pytest.fixture
def server(tmp_path: Path) -> Iterator[PreviewServer]:
    (tmp_path / "index.html").write_text(PAGE.format("home"))
    (tmp_path / "404.html").write_text("not here")
    with PreviewServer(tmp_path, 0, Reloads()) as running:
        thread = threading.Thread(target=running.serve_forever)
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


def test_what_does_not_exist_gets_the_site_s_own_page(server: PreviewServer) -> None:
    with pytest.raises(HTTPError) as caught:
        get(f"{server.address}nothing/")
    with caught.value as answer:
        assert (answer.code, answer.read()) == (404, b"not here")


def test_a_change_builds_again_and_a_failed_build_ends_nothing(tmp_path: Path) -> None:
    corpus, site, stop, said = tmp_path / "corpus", tmp_path / "site", threading.Event(), list[str]()
    corpus.mkdir()
    site.mkdir()
    built = threading.Event()
    builds = []

    def build() -> None:
        builds.append(len(builds))
        if len(builds) == 2:
            built.set()
            raise TashanError("a page is broken")

    thread = threading.Thread(target=serve_site, args=(build, site, [corpus]), kwargs={
        "port": 0, "say": said.append, "stop": stop})  # fmt: skip
    thread.start()
    for number in range(50):
        (corpus / "a.md").write_text(str(number))
        if built.wait(0.2):
            break
    stop.set()
    thread.join(10)
    assert not thread.is_alive()
    assert "a page is broken" in said

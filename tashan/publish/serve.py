"""Preview with live reload: build, serve, watch, build again.

In: a function that builds the site, and the places whose changes matter. Out: a server on this machine, until Ctrl-C.
The reloading script exists only in what this server sends, never in the files of the site.
"""

from __future__ import annotations

import threading
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

from watchfiles import watch

from tashan.problems import CorpusError, TashanError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

HOST = "127.0.0.1"
_EVENTS = "/.tashan-reload"
_POLL = 30.0
"""Seconds after which a waiting browser is answered without news, so that no connection hangs for ever."""
_SCRIPT = (
    '<script>(function wait(seen){fetch("' + _EVENTS + '?"+seen,{cache:"no-store"}).then(function(r){return r.text()})'
    ".then(function(now){if(seen&&now!==seen)location.reload();else wait(now)})"
    ".catch(function(){setTimeout(wait,1000,seen)})})('')</script>"
)


class Reloads:
    """Counts the builds; browsers wait for the next one."""

    def __init__(self) -> None:
        self._count = 1
        self._changed = threading.Condition()

    def tell(self) -> None:
        """Another build is there."""
        with self._changed:
            self._count += 1
            self._changed.notify_all()

    def wait(self, seen: str, seconds: float = _POLL) -> str:
        """The number of builds, at once if it is not `seen`, else after the next build or `seconds`."""
        with self._changed:
            self._changed.wait_for(lambda: str(self._count) != seen, timeout=seconds)
            return str(self._count)


class PreviewServer(ThreadingHTTPServer):
    """Serves a folder that is replaced while it runs: every request looks it up anew by its path."""

    daemon_threads = True

    def __init__(self, site_dir: Path, port: int, reloads: Reloads) -> None:
        self.reloads = reloads
        super().__init__((HOST, port), partial(_Handler, directory=str(site_dir)))

    @property
    def address(self) -> str:
        return f"http://{HOST}:{self.server_port}/"


class _Handler(SimpleHTTPRequestHandler):
    server: PreviewServer

    def do_GET(self) -> None:
        path, _, query = self.path.partition("?")
        if path == _EVENTS:
            self._send(self.server.reloads.wait(query).encode(), "text/plain; charset=utf-8")
            return
        file = Path(self.translate_path(self.path))
        if file.is_dir() and path.endswith("/"):
            file /= "index.html"
        if file.suffix == ".html" and file.is_file():
            page = file.read_bytes()
            self._send(page.replace(b"</body>", _SCRIPT.encode() + b"</body>", 1), "text/html; charset=utf-8")
        else:
            super().do_GET()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The site's own page for what does not exist."""
        missing = Path(self.directory) / "404.html"
        if code == HTTPStatus.NOT_FOUND and missing.is_file():
            self._send(missing.read_bytes(), "text/html; charset=utf-8", HTTPStatus.NOT_FOUND)
        else:
            super().send_error(code, message, explain)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Quiet: the builds are what matters on the terminal."""

    def _send(self, body: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def serve_site(
    build: Callable[[], object],
    site_dir: Path,
    watched: Iterable[Path],
    *,
    port: int,
    say: Callable[[str], object] = print,
    stop: threading.Event | None = None,
) -> None:
    """Build once, serve `site_dir` on this machine, and build again whenever something in `watched` changes.

    A failed build leaves the previous site in place and the preview goes on: `build` itself reports what is wrong with
    the corpus, everything else is said here. Returns when `stop` is set or at Ctrl-C. Raises OSError where the port is
    taken.
    """
    reloads = Reloads()
    _try(build, say)
    with PreviewServer(site_dir.resolve(), port, reloads) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        say(f"{server.address}  (Ctrl-C ends)")
        try:
            for _ in watch(*(path for path in watched if path.exists()), stop_event=stop, raise_interrupt=False):
                if _try(build, say):
                    reloads.tell()
        finally:
            server.shutdown()


def _try(build: Callable[[], object], say: Callable[[str], object]) -> bool:
    """Whether the build succeeded."""
    try:
        build()
    except CorpusError:
        return False
    except TashanError as error:
        say(str(error))
        return False
    return True

"""Preview with live reload: build, serve, watch, build again.

In: a function that builds the site, and the places whose changes matter. Out: a server on this machine, until Ctrl-C.
The reloading script exists only in what this server sends, never in the files of the site.
"""

from __future__ import annotations

import gc
import logging
import re
import threading
from functools import partial
from html import escape
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

from watchfiles import watch

from tashan.problems import CorpusError, TashanError
from tashan.publish.place import real_path
from tashan.publish.policy import allow_script
from tashan.publish.workplace import PREFIX

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

HOST = "127.0.0.1"
_EVENTS = "/.tashan-reload"
_POLL = 30.0
"""Seconds after which a waiting browser is answered without news, so that no connection hangs for ever."""
_PATIENCE = 60.0
"""Seconds that a browser may take for a question, or to take in a piece of an answer: what is left open ends."""
_LOOK = 1000
"""Milliseconds after which folders are looked at that might have been made anew."""
_TITLE = "Tashan"
_SCRIPT = (
    '(function wait(seen){fetch("' + _EVENTS + '?"+seen,{cache:"no-store"}).then(function(r){return r.text()})'
    ".then(function(now){if(seen&&now!==seen)location.reload();else wait(now)})"
    ".catch(function(){setTimeout(wait,1000,seen)})})('')"
)


_FAULTS = "<dialog open><strong>{title}</strong><pre>{lines}</pre></dialog>"
"""An open dialogue is laid over the page by the browser itself: the policy of a page allows no styles of ours."""
_ALONE = '<!doctype html><html lang="en"><title>{title}</title><body>{faults}<script>{script}</script></body></html>'
_BODY = re.compile(rb"<body\b[^>]*>")


class Reloads:
    """Counts the builds; browsers wait for the next one. `faults` is what the last one found wrong, a line each."""

    def __init__(self) -> None:
        self._count = 1
        self._changed = threading.Condition()
        self.faults: tuple[str, ...] = ()

    def tell(self, faults: Iterable[str] = ()) -> None:
        """Another build is there, or has failed."""
        with self._changed:
            self.faults = tuple(faults)
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
        try:
            super().__init__((HOST, port), partial(_Handler, directory=str(site_dir)))
        except OSError as error:
            raise TashanError(f"port {port} cannot be had: {error.strerror}; choose another with --port") from None

    @property
    def address(self) -> str:
        return f"http://{HOST}:{self.server_port}/"

    def handle_error(self, *_: object) -> None:
        """Quiet: browsers drop connections as they like."""


class _Handler(SimpleHTTPRequestHandler):
    server: PreviewServer
    timeout = _PATIENCE

    def do_GET(self) -> None:
        path, _, query = self.path.partition("?")
        if not self._is_ours():
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST)
        elif path == _EVENTS:
            self._send(self.server.reloads.wait(query).encode(), "text/plain; charset=utf-8")
        else:
            self._try(self._answer)

    def do_HEAD(self) -> None:
        if self._is_ours():
            self._try(super().do_HEAD)
        else:
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST)

    def _try(self, answer: Callable[[], None]) -> None:
        try:
            answer()
        except (OSError, ValueError) as error:  # a name that no system can have
            if isinstance(error, (ConnectionError, TimeoutError)):
                raise
            self.send_error(HTTPStatus.NOT_FOUND)

    def _is_ours(self) -> bool:
        """Whether the browser means this machine: a foreign name that resolves to it must not read the preview."""
        host = self.headers.get("Host", "").rpartition("@")[2].lower()
        return host.removesuffix(f":{self.server.server_port}") in {HOST, "localhost"}

    def _answer(self) -> None:
        file = Path(self.translate_path(self.path))
        if file.is_dir() and self.path.partition("?")[0].endswith("/"):
            file /= "index.html"
        if file.suffix == ".html" and file.is_file():
            page = file.read_bytes()
            page = allow_script(page, _SCRIPT).replace(b"</body>", f"<script>{_SCRIPT}</script></body>".encode(), 1)
            faults = show_faults(self.server.reloads.faults).encode()
            page = _BODY.sub(lambda body: body[0] + faults, page, count=1)
            self._send(page, "text/html; charset=utf-8")
        elif file.name == "index.html" and not file.exists():
            self.send_error(HTTPStatus.NOT_FOUND)
        else:
            super().do_GET()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The site's own page for what does not exist."""
        missing = Path(self.directory) / "404.html"
        faults = show_faults(self.server.reloads.faults)
        if code == HTTPStatus.NOT_FOUND and faults:  # of a first build that failed there is no page at all
            alone = _ALONE.format(title=_TITLE, faults=faults, script=_SCRIPT)
            self._send(alone.encode(), "text/html; charset=utf-8", HTTPStatus.NOT_FOUND)
        elif code == HTTPStatus.NOT_FOUND and missing.is_file():
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
        if self.command != "HEAD":
            self.wfile.write(body)


def show_faults(faults: tuple[str, ...]) -> str:
    """What is wrong, over whatever page the browser shows; nothing where all is well."""
    return _FAULTS.format(title=_TITLE, lines=escape("\n".join(faults))) if faults else ""


def serve_site(
    build: Callable[[], Iterable[str]],
    site_dir: Path,
    watched: Iterable[Path],
    *,
    port: int,
    say: Callable[[str], object] = print,
    complain: Callable[[Sequence[str]], object] = print,
    stop: threading.Event | None = None,
) -> None:
    """Build once, serve `site_dir` on this machine, and build again whenever something in `watched` changes.

    A failed build leaves the previous site in place and the preview goes on: `build` itself reports what is wrong with
    the corpus, `complain` gets the lines of everything else. What is wrong, the browser shows too, also the lines that
    a `build` which succeeds gives of what it left out. Returns when `stop` is set or at Ctrl-C. Raises TashanError
    where the port is taken.
    """
    reloads = Reloads()
    with PreviewServer(real_path(site_dir), port, reloads) as server:
        reloads.tell(_try(build, complain))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        say(f"{server.address}  (Ctrl-C ends)")
        try:
            for _ in find_changes(tuple(watched), real_path(site_dir), stop or threading.Event()):
                reloads.tell(_try(build, complain))
                gc.collect()  # what a build left in circles: while its page is being read nobody waits
        finally:
            server.shutdown()


def find_changes(watched: tuple[Path, ...], site_dir: Path, stop: threading.Event) -> Iterator[None]:
    """One value a change in `watched`, until `stop` is set or Ctrl-C.

    What builds and editors write (the site, names with a dot in front) is no change. A folder that is deleted and made
    again is another one to the system, so it is looked at now and then, and watched anew.
    """
    logging.getLogger("watchfiles").setLevel(logging.ERROR)  # it tells of every Ctrl-C
    seen = _look(watched)
    while True:
        for changes in watch(
            *(path for path in watched if path.exists()),
            watch_filter=partial(_counts, site_dir),
            stop_event=stop,
            raise_interrupt=False,
            rust_timeout=_LOOK,
            yield_on_timeout=True,
        ):
            before, seen = seen, _look(watched)
            if changes or seen != before:
                yield
            if [state[:1] for state in seen] != [state[:1] for state in before]:
                break
        else:
            return


def _look(watched: tuple[Path, ...]) -> list[tuple[int, ...]]:
    """For each place which one it is, and when entries were last made or deleted in it."""
    states: list[tuple[int, ...]] = []
    for path in watched:
        try:
            status = path.stat()
            states.append((status.st_ino, status.st_mtime_ns))
        except OSError:
            states.append(())
    return states


def _counts(site_dir: Path, _: object, name: str) -> bool:
    path = Path(name)
    return not path.is_relative_to(site_dir) and not path.name.startswith(".") and PREFIX not in name


def _try(build: Callable[[], Iterable[str]], complain: Callable[[Sequence[str]], object]) -> tuple[str, ...]:
    """What is wrong after a build."""
    try:
        return tuple(build())
    except CorpusError as error:
        return tuple(error.lines)
    except TashanError as error:
        lines = tuple(error.lines)
    except OSError as error:
        lines = (f"{error.filename or 'the disk'}: {error.strerror or error}",)
    complain(lines)
    return lines

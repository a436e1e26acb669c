"""One question to an engine over HTTP, with patience: limits and faults of a server are waited for, within bounds.

In: an address, headers, a JSON body. Out: the JSON that came back, or EngineError. Nothing of a header is ever told or
logged; redirects are not followed, so that a key goes nowhere but to the address it is meant for.
"""

from __future__ import annotations

import http.client
import ipaddress
import json
import socket
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from typing import Any, TypeVar
from urllib.parse import urlsplit

from msgspec import Struct

from tashan.problems import TashanError

TRIES = 5
"""Times that a question is asked before the engine counts as unreachable."""
FIRST_WAIT, LONGEST_WAIT = 1.0, 60.0
"""Seconds before the second try, doubled each time; a server may ask for up to the second."""
MOST_BYTES = 4 * 1024 * 1024
LONGEST_TIMEOUT = 86_400.0
"""Seconds that a whole answer may take at most: a day; a system cannot count much longer."""
_AGAIN = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})


Found = TypeVar("Found")


class EngineError(TashanError):
    """The engine cannot be used as it is; what it translated so far is kept. The message says what to do."""


class RefusedError(EngineError):
    """The engine answers that it does not take the question as it is put: a field that it does not know."""


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        return None


class Transport(Struct, frozen=True, kw_only=True):
    """How an address is spoken to. `wait` is called with seconds and a reason before each further try."""

    headers: Mapping[str, str]
    timeout: float = 120.0
    wait: Callable[[float, str], None] = lambda seconds, _: time.sleep(seconds)

    def ask(self, url: str, body: Mapping[str, Any] | None = None) -> Any:
        """The JSON at `url`, posted `body` to it where there is one. Raises EngineError."""
        reason, pause = "", 0.0
        for number in range(TRIES):
            if number:
                self.wait(min(pause, LONGEST_WAIT), reason)
            pause = FIRST_WAIT * 2**number
            try:
                return within(self.timeout, lambda: self._once(url, body))
            except urllib.error.HTTPError as error:
                error.close()
                reason = f"{_place(url)} answers {error.code}"
                if error.code not in _AGAIN:
                    kind = RefusedError if error.code in (400, 422) else EngineError
                    raise kind(f"{reason}{_advice(error.code)}") from None
                pause = max(pause, _asked_wait(error.headers.get("Retry-After")))
            except (OSError, http.client.HTTPException, ValueError, RecursionError) as error:
                reason = f"{_place(url)} {_why(error)}"
        raise EngineError(f"{reason}, {TRIES} times in a row; what is translated is kept: run the command again later")

    def _once(self, url: str, body: Mapping[str, Any] | None) -> Any:
        data = None if body is None else json.dumps(body, ensure_ascii=False).encode()
        headers = {"Content-Type": "application/json", "Accept": "application/json", **self.headers}
        request = urllib.request.Request(url, data=data, headers=headers)  # noqa: S310  engines.py checks the scheme
        proxy = urllib.request.ProxyHandler({} if is_local(url) else None)
        opener = urllib.request.build_opener(_NoRedirect, proxy)
        with opener.open(request, timeout=self.timeout) as answer:
            read = answer.read(MOST_BYTES + 1)
        if len(read) > MOST_BYTES:
            raise EngineError(f"{_place(url)} answers more than {MOST_BYTES:,} bytes to one passage")
        return json.loads(read)


def within(seconds: float, find: Callable[[], Found]) -> Found:
    """What `find` gives or raises; a TimeoutError where that takes longer, however much of it came.

    A time limit of a socket begins anew with each byte, and the name of a host is looked up without one. What is late
    is left to a thread that ends with the program.
    """
    late: Future[Found] = Future()

    def work() -> None:
        try:
            late.set_result(find())
        except BaseException as error:  # it is raised where somebody waits
            late.set_exception(error)

    threading.Thread(target=work, daemon=True).start()
    return late.result(seconds)


def is_address(url: str) -> bool:
    """Whether `url` is an address of the web that can be asked, with no name and password in it."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return False
    whole = url.isascii() and url.isprintable() and not any(char.isspace() for char in url)
    return whole and parts.scheme in ("http", "https") and bool(host) and not parts.username


def is_local(url: str) -> bool:
    """Whether an address is this machine's own."""
    host = urlsplit(url).hostname or ""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _asked_wait(text: str | None) -> float:
    return float(text) if text and text.isdecimal() else 0.0


def _place(url: str) -> str:
    """An address without what may be secret in it."""
    parts = urlsplit(url)
    port = f":{parts.port}" if parts.port else ""
    return f"{parts.scheme}://{parts.hostname}{port}{parts.path}"


def _why(error: Exception) -> str:
    inner = error.reason if isinstance(error, urllib.error.URLError) else error
    if isinstance(inner, (TimeoutError, socket.timeout)):
        return "does not answer in time"
    if isinstance(inner, ConnectionRefusedError):
        return "is not running"
    return "answers what is no JSON" if isinstance(inner, (ValueError, RecursionError)) else "breaks off"


def _advice(code: int) -> str:
    if code in (401, 403):
        return ": the key is missing or wrong; it is read from the environment (see `translate --help`)"
    if code == 404:
        return ": there is no such address or model"
    return ""

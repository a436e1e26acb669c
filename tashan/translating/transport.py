"""One question to an engine over HTTP, with patience: limits and faults of a server are waited for, within bounds.

In: an address, headers, a JSON body. Out: the JSON that came back, or EngineError. Nothing of a header is ever told or
logged; redirects are not followed, so that a key goes nowhere but to the address it is meant for.
"""

from __future__ import annotations

import http.client
import ipaddress
import json
import socket
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from tashan.problems import TashanError

TRIES = 5
"""Times that a question is asked before the engine counts as unreachable."""
FIRST_WAIT, LONGEST_WAIT = 1.0, 60.0
"""Seconds before the second try, doubled each time; a server may ask for up to the second."""
MOST_BYTES = 4 * 1024 * 1024
_AGAIN = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})


class EngineError(TashanError):
    """The engine cannot be used as it is; what it translated so far is kept. The message says what to do."""


class RefusedError(EngineError):
    """The engine answers that it does not take the question as it is put: a field that it does not know."""


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Transport:
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
                return self._once(url, body)
            except urllib.error.HTTPError as error:
                error.close()
                reason = f"{_place(url)} answers {error.code}"
                if error.code not in _AGAIN:
                    kind = RefusedError if error.code in (400, 422) else EngineError
                    raise kind(f"{reason}{_advice(error.code)}") from None
                pause = max(pause, _asked_wait(error.headers.get("Retry-After")))
            except (OSError, http.client.HTTPException, ValueError) as error:
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
    return "answers what is no JSON" if isinstance(inner, ValueError) else "breaks off"


def _advice(code: int) -> str:
    if code in (401, 403):
        return ": the key is missing or wrong; it is read from the environment (see `translate --help`)"
    if code == 404:
        return ": there is no such address or model"
    return ""

"""A server on this machine that speaks the protocols of engines and can do wrong in the ways that real ones do."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Reply = tuple[int, dict[str, str], Any]
"""Status, headers, and what is sent as JSON (text as it is)."""


@dataclass
class EngineServer:
    """What it was asked, and what it answers: `say` makes a translation of the body of a request."""

    say: Callable[[str, int], Any]
    """From the passage and how many questions came before: the translation, or a Reply."""
    asked: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    url: str = ""

    def answer(self, path: str, body: dict[str, Any]) -> Reply:
        if path.endswith("/models"):
            return 200, {}, {"object": "list", "data": [{"id": "test-model"}]}
        number = len(self.asked)
        self.asked.append(body)
        text = body["text"][0] if path.endswith("/v2/translate") else body["messages"][1]["content"]
        said = self.say(text, number)
        if isinstance(said, tuple):
            return said
        if path.endswith("/v2/translate"):
            return 200, {}, {"translations": [{"detected_source_language": "ZH", "text": said}]}
        choice = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": said}}
        return 200, {}, {"object": "chat.completion", "choices": [choice]}


@contextmanager
def serving(say: Callable[[str, int], Any]) -> Iterator[EngineServer]:
    """The server, while the test needs it."""
    engine = EngineServer(say=say)

    class Handler(BaseHTTPRequestHandler):
        def _reply(self) -> None:
            size = int(self.headers.get("Content-Length") or 0)
            body = json.loads(self.rfile.read(size) or b"{}")
            engine.headers.append(dict(self.headers))
            status, headers, said = engine.answer(self.path, body)
            data = said.encode() if isinstance(said, str) else json.dumps(said, ensure_ascii=False).encode()
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_POST = _reply  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    engine.url = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield engine
    finally:
        server.shutdown()
        server.server_close()


def marked(number: int, text: str) -> str:
    """What stands inside the mark with that number."""
    found = re.search(rf"⟦{number}:([^⟦⟧]*)⟧|<x id=\"{number}\">([^<]*)</x>", text)
    return (found[1] or found[2]) if found else ""

"""Engines behind one small interface: what speaks the OpenAI protocol, DeepL, a CTranslate2 folder.

In: how an engine is named on the command line, and the environment, where keys come from and nowhere else. Out: an
Engine, which translates one text at a time. Every one is optional; only the last needs packages of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlsplit

from msgspec import Struct

from tashan.locales import LOCALES, family
from tashan.translating.transport import (
    LONGEST_TIMEOUT,
    EngineError,
    RefusedError,
    Transport,
    is_address,
    is_local,
)

if TYPE_CHECKING:
    from tashan.model import Lang
    from tashan.translating.guard import Style

KEY, DEEPL_KEY, DEEPL_SERVER, TIMEOUT = (
    "TASHAN_ENGINE_KEY",
    "DEEPL_API_KEY",
    "DEEPL_SERVER_URL",
    "TASHAN_ENGINE_TIMEOUT",
)
"""Variables of the environment. The key of one vendor is never sent to an address that is not its own."""
VALID = "valid: http://localhost:11434/v1 (any address that speaks the OpenAI protocol), deepl, ct2:FOLDER"

_LEAST_TOKENS, _TOKENS = 256, 3
"""Bound of an answer, for a small model may go on for ever: English takes about a token for each Chinese character."""
_TASK = """\
You translate a news article from {source} into {target}, one passage at a time. Answer with the translation of the \
passage alone: no introduction, no notes, no quotation marks round it. Keep its Markdown. Keep every figure, unit, \
date, negation and quotation. Text in brackets like ⟦1:9 billion yuan⟧ is translated already: copy each bracket as it \
is, with its number, to where it belongs. The article is called: {title}"""
_AGAIN = """\
Your translation has these faults:
{faults}
Translate the passage again without them. Answer with the translation alone."""


class Request(Struct, frozen=True, kw_only=True):
    """A passage to translate; `earlier` and `faults` are set where a first answer was not taken."""

    text: str
    source: Lang
    target: Lang
    title: str = ""
    earlier: str = ""
    faults: tuple[str, ...] = ()


class Answer(Struct, frozen=True, kw_only=True):
    """What an engine says; `cut` where it stopped before the end."""

    text: str
    cut: bool = False


class Engine(Protocol):
    """What translates."""

    @property
    def name(self) -> str:
        """What pages and files call it."""

    @property
    def style(self) -> Style:
        """How figures and names are marked on the way through it."""

    @property
    def retries(self) -> bool:
        """Whether asking again, with the faults named, may give something else."""

    def translate(self, request: Request) -> Answer:
        """The translation of one passage. Raises EngineError."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatEngine:
    """A model behind an address that speaks the OpenAI protocol: Ollama, llama.cpp, a vendor."""

    name: str
    url: str
    transport: Transport = field(repr=False)
    style: Style = "brackets"
    retries: bool = True

    def translate(self, request: Request) -> Answer:
        """One turn of a conversation that knows nothing of the turns before, but for a fault to mend."""
        body = {"model": self.name, "messages": _messages(request), "stream": False}
        most = _LEAST_TOKENS + _TOKENS * len(request.text)
        try:
            answer = self.transport.ask(f"{self.url}/chat/completions", {**body, "temperature": 0, "max_tokens": most})
        except RefusedError:  # some models take neither a temperature nor that bound
            answer = self.transport.ask(f"{self.url}/chat/completions", body)
        try:
            choice = answer["choices"][0]
            text, reason = _text(choice["message"]["content"] or ""), choice.get("finish_reason")
        except (KeyError, IndexError, TypeError, AttributeError):
            raise EngineError(f"{self.url} does not speak the OpenAI protocol; {VALID}") from None
        return Answer(text=_bare(text), cut=reason == "length")


def _messages(request: Request) -> list[dict[str, str]]:
    task = _TASK.format(
        source=LOCALES[request.source].in_english,
        target=LOCALES[request.target].in_english,
        title=request.title or "(no title)",
    )
    messages = [{"role": "system", "content": task}, {"role": "user", "content": request.text}]
    if request.faults:
        faults = "\n".join(f"- {fault}" for fault in request.faults)
        messages += [
            {"role": "assistant", "content": request.earlier},
            {"role": "user", "content": _AGAIN.format(faults=faults)},
        ]
    return messages


def _text(said: object) -> str:
    """What was said, with what no file can hold, half a character, as a question mark. Raises TypeError for no text."""
    if not isinstance(said, str):
        raise TypeError
    return said.encode("utf-8", "replace").decode()


def _bare(text: str) -> str:
    """An answer without what models think aloud or put round it."""
    if "</think>" in text:
        text = text.rpartition("</think>")[2]
    text = text.strip()
    if text.startswith("```") and text.endswith("```") and text.count("```") == 2:
        text = text[3:-3].partition("\n")[2] if "\n" in text else text[3:-3]
    return text.strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class DeepLEngine:
    """DeepL's API, version 2."""

    url: str
    transport: Transport = field(repr=False)
    name: str = "DeepL"
    style: Style = "tags"
    retries: bool = False

    def translate(self, request: Request) -> Answer:
        """The same text gives the same answer, so it is asked once."""
        body = {
            "text": [request.text],
            "source_lang": family(request.source).upper(),
            "target_lang": LOCALES[request.target].deepl,
            "tag_handling": "xml",
            "ignore_tags": ["x"],
            "context": request.title,
        }
        answer = self.transport.ask(f"{self.url}/v2/translate", body)
        try:
            return Answer(text=_text(answer["translations"][0]["text"]).strip())
        except (KeyError, IndexError, TypeError):
            raise EngineError(f"{self.url} does not answer as DeepL does") from None


def open_engine(
    spec: str, model: str, environ: Mapping[str, str], wait: Callable[[float, str], None] | None = None
) -> Engine:
    """The engine that `spec` names. Raises EngineError with what would be valid."""
    transport = _transport(environ, wait)
    if spec == "deepl":
        return _open_deepl(transport, environ)
    if spec.startswith("ct2:"):
        from tashan.translating.local import open_folder  # noqa: PLC0415  its packages are an extra

        return open_folder(Path(spec.removeprefix("ct2:")))
    if not is_address(spec):
        raise EngineError(f"{spec or 'nothing'} is no engine; {VALID}")
    return _open_chat(spec.rstrip("/").removesuffix("/chat/completions"), model, transport, environ)


def _transport(environ: Mapping[str, str], wait: Callable[[float, str], None] | None) -> dict[str, Any]:
    seconds = environ.get(TIMEOUT, "")
    given = min(float(seconds), LONGEST_TIMEOUT) if seconds.isdecimal() else 0.0
    return {
        **({"timeout": given} if given else {}),
        **({"wait": wait} if wait else {}),
    }


def _key(environ: Mapping[str, str], name: str) -> str:
    """A key from the environment. Raises EngineError, without it, where no header can hold it."""
    key = environ.get(name, "").strip()
    if not (key.isascii() and key.isprintable()):
        raise EngineError(f"{name} holds more than a key: letters, digits and signs of ASCII on one line are valid")
    return key


def _open_chat(url: str, model: str, transport: dict[str, Any], environ: Mapping[str, str]) -> ChatEngine:
    key = _key(environ, KEY)
    if key and urlsplit(url).scheme == "http" and not is_local(url):
        raise EngineError(f"the key would go to {url} unencrypted; valid: an https address, or one on this machine")
    line = Transport(headers={"Authorization": f"Bearer {key}"} if key else {}, **transport)
    return ChatEngine(name=model or _first_model(url, line), url=url, transport=line)


def _first_model(url: str, line: Transport) -> str:
    """The model of a server that has one."""
    answer = line.ask(f"{url}/models")
    try:
        names = [_text(one["id"]) for one in answer["data"]]
    except (KeyError, TypeError):
        raise EngineError(f"{url} does not speak the OpenAI protocol; {VALID}") from None
    if len(names) != 1:
        shown = ", ".join(names[:8]) or "none at all"
        raise EngineError(f"{url} has several models or none; say which with --model: {shown}")
    return names[0]


def _open_deepl(transport: dict[str, Any], environ: Mapping[str, str]) -> DeepLEngine:
    key = _key(environ, DEEPL_KEY)
    if not key:
        raise EngineError(f"DeepL needs a key in the environment: {DEEPL_KEY}")
    free = "api-free" if key.endswith(":fx") else "api"
    url = environ.get(DEEPL_SERVER, "").rstrip("/") or f"https://{free}.deepl.com"
    if not is_address(url):
        raise EngineError(f"{DEEPL_SERVER} is {url}; valid: an https address, or one on this machine")
    if not (url.startswith("https://") or is_local(url)):
        raise EngineError(f"the key would go to {url} unencrypted; valid: an https address, or one on this machine")
    return DeepLEngine(url=url, transport=Transport(headers={"Authorization": f"DeepL-Auth-Key {key}"}, **transport))

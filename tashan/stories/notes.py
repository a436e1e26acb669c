"""What stories/ remembers between runs: bytes under a key of the content and of the code that made them.

In: parts that a note rests on. Out: a key for `Encoder.recall` and `Encoder.remember`. Any change of the modules of
language/, alignment/ and stories/ changes every key, so that a note is never older than the rules.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tashan.alignment.cache import Hash
    from tashan.model import Article

_PACKAGE = Path(__file__).parent.parent


def make_key(kind: str, *parts: bytes) -> Hash:
    """16 bytes for a note of `kind` on `parts`."""
    digest = hashlib.blake2b(kind.encode(), digest_size=16, key=_code_fingerprint())
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.digest()


def hash_article(article: Article) -> Hash:
    """16 bytes for all that comparing reads of an article: its language and its sentences."""
    content = "\x1f".join(
        (article.lang, *(sentence.text for passage in article.passages for sentence in passage.sentences))
    )
    return hashlib.blake2b(content.encode("utf-8", "surrogatepass"), digest_size=16).digest()


@cache
def _code_fingerprint() -> bytes:
    digest = hashlib.blake2b(digest_size=16)
    for room in ("language", "alignment", "stories"):
        for module in sorted((_PACKAGE / room).rglob("*.py")):
            digest.update(module.read_bytes())
    return digest.digest()

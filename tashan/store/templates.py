"""Templates as Jinja2 compiled them, kept from run to run.

In: templates of one kind of environment. Out: a bytecode cache for it, which editions share. Jinja2 holds what it finds
there against the template's source, its own version and Python's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import BytecodeCache
from jinja2 import __version__ as version

from tashan.store.fingerprint import hash_code, hash_text
from tashan.store.tables import read_bytes, write_bytes

if TYPE_CHECKING:
    from jinja2.bccache import Bucket


class CompiledTemplates(BytecodeCache):
    """Compiled templates of environments that all compile alike; `kind` is their name."""

    def __init__(self, kind: str) -> None:
        self._kind = kind
        self._known: dict[str, bytes] = {}

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """A key for a template's name: wherever it lies, its source tells whether it is the one that was compiled."""
        return hash_text(self._kind, name, "" if filename is None else "file").hex()

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key not in self._known:
            self._known[bucket.key] = read_bytes(self._file(bucket), self._rests_on()) or b""
        if self._known[bucket.key]:
            bucket.bytecode_from_string(self._known[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._known[bucket.key] = bucket.bytecode_to_string()
        write_bytes(self._file(bucket), self._rests_on(), self._known[bucket.key])

    def _file(self, bucket: Bucket) -> str:
        return f"template-{bucket.key}"

    def _rests_on(self) -> str:
        return f"{hash_code().hex()} {version}"

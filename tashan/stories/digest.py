"""The digest of an article: the little that finding candidates needs to know of it.

In: an article's sentences and vectors. Out: the mean vector, a sample of its character n-grams and its anchors
(long numbers and Latin names), both as hashes. A digest is 2 to 4 kB and is remembered between runs.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING
from unicodedata import unidata_version
from zlib import crc32

import numpy as np
from msgspec import Struct

from tashan.store.tables import recall_table
from tashan.stories.notes import make_key
from tashan.stories.runs import count_distinct
from tashan.stories.texts import plain_sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tashan.alignment.cache import Hash
    from tashan.stories.texts import Shelf, Text

# Characters a shingle: long enough that two newsrooms seldom write the same by chance, short enough for edited copies.
SHINGLE = 10
# One shingle in this many is kept, chosen by its hash, so that two texts keep the same ones.
SAMPLE = 8
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
# Articles whose vectors are in memory at once while digests are made.
CHUNK = 256
_ANCHOR = re.compile(r"\d{3,}(?:\.\d+)?|\d+\.\d+|[A-Z][A-Za-z]{2,}")
_LINE_END = ord("\n")
_PLANE = 0x10000


class Digest(Struct, frozen=True, kw_only=True):
    """`mean` is a float32 vector; `shingles` and `anchors` are sorted uint32 hashes without repetition."""

    chinese: bool
    mean: np.ndarray
    shingles: np.ndarray
    anchors: np.ndarray


def read_digests(shelf: Shelf, hashes: Sequence[Hash]) -> list[Digest]:
    """The digest of each article on the shelf; `hashes` are their contents' hashes."""
    keys = [make_key("digest", content) for content in hashes]
    notes = shelf.encoder.recall(keys)
    missing = [number for number, key in enumerate(keys) if key not in notes]
    for start in range(0, len(missing), CHUNK):
        fresh = _make_notes(shelf, missing[start : start + CHUNK], keys)
        shelf.encoder.remember(fresh)
        notes |= fresh
    return [_unpack(notes[key]) for key in keys]


def make_digest(text: Text) -> Digest:
    """The digest of one text."""
    return Digest(
        chinese=text.chinese,
        mean=text.vectors.mean(axis=0) if len(text.vectors) else np.zeros(text.vectors.shape[1], np.float32),
        shingles=sample_shingles("".join(text.plain)),
        anchors=_hash_words({word.replace(",", "").lower() for line in text.plain for word in _ANCHOR.findall(line)}),
    )


def sample_shingles(text: str, run: int = SHINGLE, every: int = SAMPLE) -> np.ndarray:
    """Hashes of about one in `every` of the runs of `run` letters and digits of `text`, punctuation and spaces left
    out. No run goes on from one line into the next.
    """
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    kept = _letters()[np.minimum(codes, _PLANE - 1)]
    lines, codes = np.cumsum(codes == _LINE_END)[kept], codes[kept].astype(np.uint64)
    count = len(codes) - run + 1
    if count <= 0:
        return np.zeros(0, np.uint32)
    mixed = np.zeros(count, np.uint64)
    for place in range(run):
        mixed = (mixed ^ codes[place : count + place]) * _MULTIPLIER
        mixed ^= mixed >> np.uint64(29)
    chosen = ((mixed >> np.uint64(40)) % np.uint64(every) == 0) & (lines[:count] == lines[run - 1 :])
    return count_distinct((mixed[chosen] & np.uint64(0xFFFFFFFF)).astype(np.uint32))[0]


@cache
def _letters() -> np.ndarray:
    """Which characters of the first plane are letters or digits."""
    kept = recall_table("letters", unidata_version, lambda: bytes(chr(code).isalnum() for code in range(_PLANE)))
    return np.frombuffer(kept, np.bool_)


def _hash_words(words: set[str]) -> np.ndarray:
    return count_distinct(np.array([crc32(word.encode()) for word in words], np.uint32))[0]


def _make_notes(shelf: Shelf, numbers: list[int], keys: Sequence[Hash]) -> dict[Hash, bytes]:

    # One large batch first: small ones would stream the model's weights for every article anew.
    shelf.encoder.encode([line for number in numbers for line in plain_sentences(shelf.articles[number])])
    return {keys[number]: _pack(make_digest(shelf.text(number))) for number in numbers}


def _pack(digest: Digest) -> bytes:
    head = np.array([digest.chinese, len(digest.mean), len(digest.shingles), len(digest.anchors)], "<u4")
    parts = (head, digest.mean.astype("<f2"), digest.shingles.astype("<u4"), digest.anchors.astype("<u4"))
    return b"".join(part.tobytes() for part in parts)


def _unpack(note: bytes) -> Digest:
    chinese, width, shingles, anchors = (int(n) for n in np.frombuffer(note, "<u4", 4))
    body = 16 + 2 * width
    return Digest(
        chinese=bool(chinese),
        mean=np.frombuffer(note, "<f2", width, 16).astype(np.float32),
        shingles=np.frombuffer(note, "<u4", shingles, body),
        anchors=np.frombuffer(note, "<u4", anchors, body + 4 * shingles),
    )

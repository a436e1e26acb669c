"""The record of what a translation has seen, written into its front matter.

In: the path of an edition (`slug.en.md`) beside its original. Out: the file with `translated_from` set to the hashes
of the original's passages now, everything else byte for byte as it was.
"""

from __future__ import annotations

from pathlib import Path

from tashan.corpus import read_article
from tashan.corpus.files import SUFFIXES
from tashan.corpus.layout import split_edition
from tashan.corpus.sites import find_home
from tashan.desk.files import edit_file
from tashan.desk.heads import set_list
from tashan.editions.freshness import passage_hashes
from tashan.model import Article
from tashan.normalise import normalise_article
from tashan.problems import Problems, TashanError

KEY = "translated_from"


def write_translated_from(path: Path) -> int:
    """Write into the edition at `path` that it has seen its original as that is now; the number of its passages.

    The file is replaced in one step, or stays as it was. Raises TashanError: CorpusError where either file has an
    error, else with what keeps the record from being written.
    """
    original = find_original(path)
    article = _read(original)
    _read(path)
    hashes = passage_hashes(article)
    edit_file(path, find_home(path), lambda data: set_list(data, KEY, hashes))
    return len(hashes)


def find_original(path: Path) -> Path:
    """The file that `path` is an edition of. Raises TashanError where `path` is no edition or stands alone."""
    if not path.is_file():
        raise TashanError(f"{path} is no file; valid: an edition, for instance slug.en.md")
    base, _ = split_edition(path.stem)
    if base is None:
        raise TashanError(f"{path} is no edition; valid: a file named as its original, with a language: slug.en.md")
    found = [path.with_name(base + suffix) for suffix in SUFFIXES if path.with_name(base + suffix).is_file()]
    if not found:
        raise TashanError(f"{path} has no original beside it; valid: {base}.md in the same folder")
    return found[0]


def _read(path: Path) -> Article:
    problems = Problems()
    raw = read_article(path, path.parent, problems)
    problems.raise_errors()
    if raw is None:
        raise TashanError(f"{path} cannot be read")
    return normalise_article(raw, problems).article

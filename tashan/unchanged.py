"""Whether a build has anything to do: the fast way out where nothing has changed since the last one.

In: the options of a build. Out: the summary of the build that is there already, with its problems; or None. Everything
that a build reads is hashed, and every file of the site is held against the manifest, so that an edited or lost page is
built again.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from tashan.corpus.pages import list_pages
from tashan.corpus.site import SUFFIXES
from tashan.options import Summary
from tashan.publish.cards import find_font
from tashan.publish.manifest import MANIFEST, find_strangers, list_content, read_manifest
from tashan.publish.place import real_path
from tashan.resources import CORPUS, DOCS, PROJECT, TEMPLATES
from tashan.store import Store, hash_code, hash_files, hash_text
from tashan.store.store import make_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tashan.options import Options
    from tashan.problems import Problems
    from tashan.publish.looks import Seen


class Inputs(Struct, frozen=True, kw_only=True):
    """Hashes, 16 bytes each, of what a build reads: `frame`, which is all but the articles and the reference data, and
    the `whole`."""

    frame: bytes
    whole: bytes


_ENVIRONMENT = ("TASHAN_SITE_URL", "SOURCE_DATE_EPOCH")
_READ = frozenset({".md", ".markdown", ".txt", ".yml", ".yaml", ".toml", ".json"})
"""Endings of articles, of reference data, and of the settings of other programs' sites."""
_READ_AT_TOP = {*_READ, *SUFFIXES}
_COUNTS = ("articles", "stories", "versions", "figures", "claims", "pages", "drafts", "read", "left_out")


def find_built(
    options: Options, problems: Problems, inputs: Inputs | None = None, store: Store | None = None
) -> Summary | None:
    """The build that `options` ask for, where its site stands there untouched; its problems are added to `problems`.

    `inputs` are the hashes of what such a build reads, and `store` their store, where somebody has these.
    """
    site = real_path(options.site_dir)
    if options.fresh or not (site / MANIFEST).is_file():
        return None
    with nullcontext(store) if store else Store(options.store) as results:
        key = make_key("built", (inputs or hash_inputs(options)).whole)
        known = results.recall([key]).get(key)
    if known is None or known["manifest"] != _hash(site) or not _is_whole(site):
        return None
    problems.extend(known["problems"])
    return Summary(site_dir=options.site_dir, **{name: known[name] for name in _COUNTS})


def note_built(store: Store, inputs: Inputs, summary: Summary, problems: Problems) -> None:
    """Remember that the site of `summary` was built from `inputs`."""
    counts = {name: getattr(summary, name) for name in _COUNTS}
    known = {**counts, "problems": tuple(problems), "manifest": _hash(real_path(summary.site_dir))}
    store.remember({make_key("built", inputs.whole): known})


def recall_known(store: Store, corpus: Path) -> frozenset[str]:
    """The ids of the articles that the last build of a corpus knew; none where there was no build."""
    key = _corpus_key(corpus)
    return frozenset(store.recall([key]).get(key, ()))


def note_known(store: Store, corpus: Path, articles: Iterable[str]) -> None:
    """Remember the ids of the articles of a corpus, whatever becomes of the program."""
    store.remember({_corpus_key(corpus): tuple(articles)})


def recall_seen(store: Store, site_dir: Path) -> Seen:
    """What the files of a site looked like when the last build read them, and their hashes."""
    key = _site_key(site_dir)
    return dict(store.recall([key]).get(key, {}))


def note_seen(store: Store, site_dir: Path, seen: Seen, hashes: Mapping[str, str]) -> None:
    """Remember that, of the files that the site has now: what a build has written itself the next one reads."""
    known = {path: look for path, look in seen.items() if hashes.get(path) == look[1]}
    store.remember({_site_key(site_dir): known})


def _site_key(site_dir: Path) -> bytes:
    return hash_text("files of a site", os.path.realpath(site_dir))


def _corpus_key(corpus: Path) -> bytes:
    return hash_text("known articles", os.path.realpath(corpus))


def hash_inputs(options: Options) -> Inputs:
    """Of all that a build reads: the corpus, the pages and templates of the project, settings, program."""
    frame = hash_frame(options)
    return Inputs(frame=frame, whole=hash_text(frame.hex(), *_hash_corpus(options.corpus)))


def hash_frame(options: Options) -> bytes:
    """16 bytes for the same, of the corpus only its own pages."""
    hashes = [hash_files(folder, _files(folder)).hex() for folder in (DOCS, TEMPLATES)]
    hashes.append(hash_files(options.corpus, list_pages(options.corpus)).hex())
    hashes.append(hash_files(PROJECT, [PROJECT / "mkdocs.yml"]).hex())
    hashes.append(hash_files(CORPUS, CORPUS.glob("*.yml")).hex())
    chosen = repr(replace(options, corpus=PROJECT, site_dir=PROJECT, cache=None, fresh=False, scheduler=""))
    font = repr(find_font())  # a page says whether it has a picture
    return hash_text(hash_code().hex(), *hashes, chosen, font, *(os.environ.get(name, "") for name in _ENVIRONMENT))


def _hash_corpus(folder: Path) -> tuple[str, str]:
    """What a corpus holds: the contents of what is read, pictures beside site.yml among it, of all else the names; what
    begins with a dot never counts."""
    found = [path for path in _files(folder) if "/." not in path[len(f"{folder}") :]]
    names = (path[len(f"{folder}/") :] for path in sorted(found))
    read = (path for path in found if _suffix(path) in (_READ if "/" in path[len(f"{folder}/") :] else _READ_AT_TOP))
    return hash_files(folder, read).hex(), hash_text(*names).hex()


def _suffix(path: str) -> str:
    return os.path.splitext(path)[1].lower()  # noqa: PTH122  of every file: text is quicker than a Path


def _files(folder: Path) -> list[str]:
    found = (f"{at}/{name}" for at, _, names in os.walk(folder) for name in names)
    return [path for path in found if os.path.isfile(path)]  # noqa: PTH113


def _hash(site_dir: Path) -> str:
    return hashlib.sha256((site_dir / MANIFEST).read_bytes()).hexdigest()


def _is_whole(site_dir: Path) -> bool:
    """Whether the site holds exactly the files of its manifest, unchanged."""
    written, found = read_manifest(site_dir) or {}, list_content(site_dir).files
    return {*written, MANIFEST} == set(found) and not find_strangers(site_dir, found, {**written, MANIFEST: None})

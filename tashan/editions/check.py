"""What `check` says about editions beside their originals.

In: a folder's articles, or one file of it. Out: warnings with path and line. Needs no vectors.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tashan.corpus import read_article
from tashan.corpus.files import SUFFIXES
from tashan.corpus.layout import split_edition
from tashan.editions.freshness import find_outdated
from tashan.editions.overrides import MAX_COMPARED, find_strays
from tashan.editions.parity import find_disparities
from tashan.editions.untranslated import find_untranslated
from tashan.model import Article
from tashan.normalise import normalise_article
from tashan.problems import Problem, Problems


def check_editions(articles: Mapping[str, Article]) -> list[Problem]:
    """Warnings on every edition among `articles` whose original is there too.

    Passages are compared each with each, so of texts that are very long only that is said.
    """
    short = {name: article for name, article in articles.items() if len(article.passages) <= MAX_COMPARED}
    found, done = find_untranslated(short)
    found += [*find_outdated(short), *find_disparities(done), *find_strays(short)]
    for article in articles.values():
        original = articles.get(article.edition_of or "")
        if original is not None and not {article.id, original.id} <= short.keys():
            message = f"is not compared with {original.path}: valid: at most {MAX_COMPARED:,} passages in either"
            found.append(Problem(path=article.path, severity="warning", code="E409", message=message))
    return found


def read_family(path: Path) -> dict[str, Article]:
    """The article at `path`, its original and its editions; what is wrong with the others is not asked here."""
    stem = split_edition(path.stem)[0] or path.stem
    found: dict[str, Article] = {}
    for file in sorted(path.parent.glob("*")):
        if file.suffix.lower() in SUFFIXES and stem in (file.stem, split_edition(file.stem)[0]):
            raw = read_article(file, path.parent, unheard := Problems())
            if raw is not None:
                found[raw.id] = normalise_article(raw, unheard).article
    return found

"""A new or changed article beside the others of its corpus: does one have its link, its title or nearly its text?

In: a corpus folder and articles that are, or will be, in it. Out: warnings. Every file is read as it stands, and only
those that are like the article are looked at more closely, so that the answer does not wait for a whole corpus.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from tashan.corpus.files import relative_name
from tashan.corpus.layout import place_files
from tashan.corpus.read import read_article, read_splits
from tashan.corpus.sites import read_site
from tashan.normalise import normalise_article
from tashan.problems import Problems
from tashan.stories.prints import Print, print_article, print_text
from tashan.stories.twins import find_twins, list_kin, report_twins

if TYPE_CHECKING:
    from pathlib import Path

    from tashan.model import Article


class Neighbours:
    """The articles of one folder, read when they are first asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def warn(self, article: Article, problems: Problems) -> None:
        """Report that one of the others is like `article`; from then on `article` is one of them."""
        self._prints[article.path] = print_article(article)
        twins = find_twins(self._prints.values(), new={article.path})
        near = [self._read(twin.other) for twin in twins]
        known = [article, *(other for other in near if other)]
        for one in tuple(known):
            known += list_kin(one, self._find_article)[1:]
        report_twins(twins, known, problems)

    @cached_property
    def _prints(self) -> dict[str, Print]:
        return {name: print_text(name, split.head, split.body) for name, split in read_splits(self._folder)}

    @cached_property
    def _path_of(self) -> dict[str, str]:
        names = list(self._prints)
        places = place_files(names, read_site(self._folder).lang)
        return {place.id: name for place, name in zip(places, names, strict=True)}

    def warn_of(self, path: Path, problems: Problems) -> None:
        """The same for the file at `path`, which is in the folder."""
        article = self._read(relative_name(path, self._folder))
        if article:
            self.warn(article, problems)

    def _find_article(self, name: str) -> Article | None:
        path = self._path_of.get(name)
        return self._read(path) if path else None

    def _read(self, path: str) -> Article | None:
        unheard = Problems()
        raw = read_article(self._folder / path, self._folder, unheard, alone=True)
        return normalise_article(raw, unheard).article if raw else None

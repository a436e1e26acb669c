"""An article and the file of its edition in another language, found by what a person calls it.

In: a corpus folder and an id, a file's stem or a path. Out: the paths of original and edition. What is not there is
told with the nearest name that is.
"""

from __future__ import annotations

import difflib
from pathlib import Path

from msgspec import Struct

from tashan.corpus.files import SUFFIXES, list_articles, relative_name
from tashan.corpus.layout import place_files, split_edition
from tashan.corpus.read import read_article
from tashan.corpus.sites import find_home, read_site
from tashan.locales import family
from tashan.model import Article, Lang
from tashan.normalise import normalise_article
from tashan.problems import Problems, TashanError


class Family(Struct, frozen=True, kw_only=True):
    """An original and where its edition in `lang` is, or will be."""

    folder: Path
    original: Path
    article: Article
    edition: Path
    lang: Lang


def find_family(name: str, folder: Path, lang: Lang | None) -> Family:
    """The original that `name` stands for, and its edition in `lang`, by default the other language's.

    Raises TashanError where there is no such article, CorpusError where it has an error.
    """
    named = Path(name)
    path = named if named.suffix.lower() in SUFFIXES and named.is_file() else _find_path(name, folder)
    home = folder if path.resolve().is_relative_to(folder.resolve()) else find_home(path)
    article = _read(path, home)
    target: Lang = lang or ("zh-Hans" if article.lang == "en" else "en")
    if family(target) == family(article.lang):
        raise TashanError(f"{path} is in {article.lang} already; valid: {'zh-Hans' if target == 'en' else 'en'}")
    edition = path.with_name(f"{path.stem}.{target}.md")
    return Family(folder=home, original=path, article=article, edition=edition, lang=target)


def _find_path(name: str, folder: Path) -> Path:
    """The file of the article with that id or stem."""
    paths = [path for path in list_articles(folder, Problems()) if split_edition(path.stem)[0] is None]
    names = [relative_name(path, folder) for path in paths]
    places = place_files(names, read_site(folder).lang)
    ids = {place.id: path for place, path in zip(places, paths, strict=True)}
    stems = {path.stem: path for path in paths}
    found = ids.get(name) or stems.get(name)
    if found is None:
        near = difflib.get_close_matches(name, [*ids, *stems], n=1)
        hint = f"did you mean {near[0]}?" if near else f"valid: the name of a file in {folder}, without .md"
        raise TashanError(f"{name} is no article of {folder}; {hint}")
    return found


def _read(path: Path, folder: Path) -> Article:
    problems = Problems()
    raw = read_article(path, folder, problems)
    problems.raise_errors()
    if raw is None:
        raise TashanError(f"{path} cannot be read")
    if raw.edition_of:
        raise TashanError(f"{path} is an edition of {raw.edition_of}; valid: the original")
    return normalise_article(raw, problems).article

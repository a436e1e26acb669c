"""Raw texts → articles of a corpus, with a list of what a person should fill in.

In: files or folders of texts as they were found, and a corpus folder. Out: one new Markdown file a text, holding what
was found in it, and an Imported for each. The texts themselves are left as they are; nothing is overwritten.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from tashan.codes import report
from tashan.corpus.files import list_articles, relative_name
from tashan.corpus.layout import split_edition
from tashan.corpus.read import read_article
from tashan.desk.files import EditError
from tashan.desk.scaffold import Value, make_slug, write_head, write_new
from tashan.model import Article, RawArticle, Removed
from tashan.neighbours import Neighbours
from tashan.normalise.article import normalise_article
from tashan.normalise.passages import write_markdown
from tashan.normalise.titles import write_title
from tashan.problems import Problems

MOST_PIECES, LONGEST_PIECE = 8, 40
"""Pieces that are told one by one, and characters of each; `inspect` lists them all."""


class Imported(Struct, frozen=True, kw_only=True):
    """A new article: its file, the text it was made of, what was taken out, and what only a person knows."""

    path: Path
    source: Path
    removed: tuple[Removed, ...]
    missing: tuple[str, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """What a person should know of it; each piece that was left out is told once, here."""
        made = f"{self.path}: a draft made of {self.source.name}; pieces left out: {len(self.removed)}"
        pieces = [f"  left out, line {one.line}: {_cut(one.text)} ({one.reason})" for one in self.removed[:MOST_PIECES]]
        if len(self.removed) > MOST_PIECES:
            pieces.append(f"  … and {len(self.removed) - MOST_PIECES} more")
        kept = [f"  the whole text stays in {self.source}"] if pieces else []
        return made, *pieces, *kept, *(f"  fill in: {field}" for field in self.missing)


def _cut(text: str) -> str:
    plain = " ".join(text.split())
    return f"“{plain[:LONGEST_PIECE]}{'…' if len(plain) > LONGEST_PIECE else ''}”"


def import_texts(paths: Sequence[Path], folder: Path, problems: Problems) -> Iterator[Imported]:
    """Make an article in `folder` of each text; what cannot be read or written is reported, and the others go on.

    A text that has the link, the title or nearly the text of an article there is imported, with a warning.
    """
    neighbours = Neighbours(folder)
    for source in _sources(paths, problems):
        raw = read_article(source, source.parent, problems, alone=True)
        imported = None if raw is None else _import(raw, source, folder, neighbours, problems)
        if imported is not None:
            yield imported


def _sources(paths: Sequence[Path], problems: Problems) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from list_articles(path, problems)
        else:
            yield path


def _import(raw: RawArticle, source: Path, folder: Path, neighbours: Neighbours, problems: Problems) -> Imported | None:
    said = Problems()
    found = normalise_article(raw, said)
    codes = {problem.code for problem in said}
    if "N302" in codes:
        report(problems, raw.path, "N302", "has no text besides boilerplate; valid: an article's text")
        return None
    untitled = "N301" in codes
    base, _ = split_edition(raw.id)
    slug = raw.id if base else make_slug(raw.id)
    fields = head_fields(found.article, untitled=untitled) | {"draft": True}
    text = f"{write_head(fields)}\n{write_markdown(found.article.passages)}\n"
    try:
        path = write_new(folder, slug, text)
    except EditError as error:
        report(problems, raw.path, "C023", f"was not imported: {error}")
        return None
    neighbours.warn(replace(found.article, id=slug, path=relative_name(path, folder), lines={}), problems)
    missing = tuple(_missing(found.article, untitled=untitled))
    return Imported(path=path, source=source, removed=found.removed, missing=missing)


def head_fields(article: Article, *, untitled: bool) -> dict[str, Value]:
    """The head of the new file: what was found, and empty places for the rest."""
    published = article.published.isoformat() if article.published else ""
    fields: dict[str, Value] = {"title": "" if untitled else write_title(article.title)}
    if published:
        fields["date"] = published
    fields["lang"] = article.lang
    if article.summary:
        fields["summary"] = article.summary
    for key, words in (("authors", article.authors), ("editors", article.editors), ("tags", article.topics)):
        if words:
            fields[key] = words
    fields["source"] = {
        "publisher": article.publisher or "",
        "url": article.source_url or "",
        "title": article.source_title or ("" if untitled else article.title),
        "published": published,
    }
    fields["rights"] = article.rights
    return fields


def _missing(article: Article, *, untitled: bool) -> Iterator[str]:
    """What the text did not say, in the words of the front matter."""
    if untitled:
        yield "title: the headline; the text begins without one"
    if not article.publisher:
        yield "source.publisher: who published it"
    if not article.source_url:
        yield "source.url: where it can be read"
    if not article.published:
        yield "date and source.published: when it was published"
    if not article.authors:
        yield "authors: who wrote it, if anybody is named"
    if not article.summary:
        yield "summary: one or two sentences"
    if article.rights == "excerpt":
        yield "rights: full, if the whole text may be shown; excerpt (short quotes and a link) otherwise"

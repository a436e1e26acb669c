"""What became of the articles that a contribution changed.

In: the library with the change in it, the paths of the changed articles, the problems of the corpus. Out: a row an
article, in the language of the messages; and the rows as a Markdown table for the summary of a run.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from tashan.briefings.wording import Wording
from tashan.editions.freshness import edition_status
from tashan.locales import family

if TYPE_CHECKING:
    from tashan.model import Article, Edition, Library
    from tashan.problems import Problem
    from tashan.reports.speech import Speech

COLUMNS = ("article", "became", "edition", "reviews", "faults")
_MARKDOWN = re.compile(r"[\\`*_\[\]<>()#&!|~$@:/]")


class Row(Struct, frozen=True, kw_only=True):
    """An article of the change; `became` is empty only where it was left out."""

    path: str
    title: str
    became: str
    edition: str = ""
    reviews: str = ""
    errors: int = 0
    warnings: int = 0


def find_changes(
    library: Library | None,
    drafts: Sequence[Article],
    paths: Sequence[str],
    problems: Sequence[Problem],
    speech: Speech,
) -> tuple[Row, ...]:
    """A row for each of `paths` (as problems name them); what is in neither library nor drafts was left out."""
    articles = {article.path: article for article in (library.articles.values() if library else ())}
    waiting = {article.path: article for article in drafts}
    rows = []
    for path in paths:
        own = [problem for problem in problems if problem.path == path]
        errors = sum(problem.severity == "error" for problem in own)
        shown = articles.get(path) or waiting.get(path)
        row = Row(
            path=path,
            title=shown.title if shown else "",
            became=speech("draft" if path in waiting else "left"),
            errors=errors,
            warnings=len(own) - errors,
        )
        rows.append(_told(row, library, articles[path], speech) if library and path in articles else row)
    return tuple(rows)


def _told(row: Row, library: Library, article: Article, speech: Speech) -> Row:
    return replace(
        row,
        became=_became(library, article, speech),
        edition=_edition(library, article, speech),
        reviews=_reviews(library, article, speech),
    )


def _became(library: Library, article: Article, speech: Speech) -> str:
    edition: Edition = "zh-Hans" if speech.tongue == "zh" else "en"
    story = next((s for s in library.stories if any(v.article == article.id for v in s.versions)), None)
    if article.edition_of:
        return speech("edition_of", original=article.edition_of)
    if story is None or story.canonical == article.id:
        return speech("original", story=article.id)
    version = next(version for version in story.versions if version.article == article.id)
    relation = Wording(edition)(version.relation)
    return speech("joins", story=story.id, relation=relation, similarity=f"{version.similarity:.2f}")


def _edition(library: Library, article: Article, speech: Speech) -> str:
    """How the article stands in the other language; of an edition, how it stands to its original."""
    edition: Article | None = article
    original = library.articles.get(article.edition_of) if article.edition_of else article
    if not article.edition_of:
        others = (a for a in library.articles.values() if a.edition_of == article.id)
        edition = next((a for a in others if family(a.lang) != family(article.lang)), None)
    if original is None or edition is None:
        return speech("edition_missing")
    status = edition_status(original, edition)
    said = [speech("edition_stale", number=len(status.outdated))] if status.outdated else []
    if status.by == "machine" and not status.reviewed:
        said.append(speech("edition_machine"))
    if not said:
        said.append(speech("edition_fine" if status.recorded else "edition_recorded"))
    return ", ".join(said) if speech.tongue == "en" else "，".join(said)


def _reviews(library: Library, article: Article, speech: Speech) -> str:
    facts = library.facts.get(article.id)
    if not facts or not facts.claims:
        return speech("none")
    return speech("claims", reviewed=sum(claim.reviewed for claim in facts.claims), claims=len(facts.claims))


def changes_text(rows: Sequence[Row], speech: Speech) -> tuple[str, ...]:
    """A line an article, for a terminal."""
    return tuple(
        f"{row.path}: {row.became}"
        + (speech("line_edition", state=row.edition) if row.edition else "")
        + (speech("line_reviews", state=row.reviews) if row.reviews else "")
        for row in rows
    )


def changes_markdown(rows: Sequence[Row], speech: Speech) -> str:
    """The rows as a table of GitHub's Markdown; nothing of an article is read as markup there."""
    lines = [f"### {speech('heading')}", "", f"| {' | '.join(map(speech, COLUMNS))} |", f"|{'---|' * len(COLUMNS)}"]
    for row in rows:
        counts = (("error", row.errors), ("warning", row.warnings))
        faults = [f"{number} {speech(name)}" for name, number in counts if number]
        cells = [
            f"{_plain(row.title)}<br>{_plain(row.path)}" if row.title else _plain(row.path),
            *map(_plain, (row.became, row.edition, row.reviews, ", ".join(faults))),
        ]
        lines.append(f"| {' | '.join(cell or '–' for cell in cells)} |")
    return "\n".join(lines) + "\n"


def _plain(text: str) -> str:
    """Text that is only text in a cell: every sign of Markdown and HTML as a character reference."""
    return _MARKDOWN.sub(lambda found: f"&#{ord(found[0])};", " ".join(text.split()))

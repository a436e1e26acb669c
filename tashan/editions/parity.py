"""Figure parity: what an original and its translation say in numbers, side by side.

In: an article and its edition in the other language. Out: warnings, each with both lines: figures that differ, passages
without a counterpart. Precise before complete: what translators do with small words is not reported.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from tashan.editions.figures import Figure, find_figures, same_value, unread_values, written_value
from tashan.editions.passages import Bead, align_passages, read_signs
from tashan.locales import LOCALES, family
from tashan.model import Article
from tashan.problems import Problem

# Passages on each side in which a figure may stand instead.
NEARBY = 1
# Above this share of passages without a counterpart a translation is a selection, and saying so once is enough.
SELECTION = 0.4
# Counts below this are often words (a rugby XV, "one of each"); alone they are not missed.
LEAST_AMOUNT = 20
_QUOTED = 40


class _Found(Struct, frozen=True, kw_only=True):
    """A figure, the article and the passage that it stands in."""

    article: Article
    passage: int
    figure: Figure


class _Side(Struct, frozen=True, kw_only=True):
    """One text: the article and the figures of each passage."""

    article: Article
    figures: tuple[tuple[_Found, ...], ...]
    unread: tuple[frozenset[Decimal], ...]
    """Numbers of each passage outside of its figures."""

    @classmethod
    def of(cls, article: Article) -> _Side:
        figures = [find_figures(passage.text) for passage in article.passages]
        return cls(
            article=article,
            figures=tuple(
                tuple(_Found(article=article, passage=number, figure=figure) for figure in own)
                for number, own in enumerate(figures)
            ),
            unread=tuple(unread_values(p.text, own) for p, own in zip(article.passages, figures, strict=True)),
        )


def find_disparities(articles: Mapping[str, Article]) -> list[Problem]:
    """Warnings on every edition in another language than its original."""
    found: list[Problem] = []
    for edition in articles.values():
        original = articles.get(edition.edition_of or "")
        if original is not None and family(original.lang) != family(edition.lang):
            found += compare_edition(original, edition)
    return found


def compare_edition(original: Article, edition: Article) -> list[Problem]:
    """Where `edition` departs from `original` in figures or passages."""
    a, b = _Side.of(original), _Side.of(edition)
    beads = _align(a, b)
    return [*_compare_passages(original, edition, beads), *_compare_figures(a, b, beads)]


def _align(a: _Side, b: _Side) -> tuple[Bead, ...]:
    """Beads of passages, the original's first."""
    signs = [
        [
            read_signs(passage, [f.figure.value for f in figures])
            for passage, figures in zip(side.article.passages, side.figures, strict=True)
        ]
        for side in (a, b)
    ]
    if a.article.lang == "en":
        return tuple((rows, columns) for columns, rows in align_passages(signs[1], signs[0]))
    return align_passages(signs[0], signs[1])


# --- passages ---


def _compare_passages(original: Article, edition: Article, beads: Sequence[Bead]) -> Iterator[Problem]:
    missing = [bead[0][0] for bead in beads if not bead[1] and _is_long(original, bead[0][0])]
    added = [bead[1][0] for bead in beads if not bead[0] and _is_long(edition, bead[1][0])]
    total = len(original.passages)
    if len(missing) > SELECTION * total:
        message = f"has nothing for {len(missing)} of the {total} passages of {original.path}"
        yield _warning(edition, 0, "E404", message)
    else:
        for index in missing:
            quoted = _quoted(original.passages[index].text)
            message = f"{edition.path}{_line_before(beads, index, edition)} has nothing for this passage: {quoted}"
            yield _warning(original, original.passages[index].line, "E404", message)
    for index in added:
        passage = edition.passages[index]
        message = f"{original.path} has nothing for this passage: {_quoted(passage.text)}"
        yield _warning(edition, passage.line, "E405", message)


def _is_long(article: Article, index: int) -> bool:
    return len(article.passages[index].text) >= LOCALES[article.lang].missed_from


def _line_before(beads: Sequence[Bead], index: int, edition: Article) -> str:
    """Where the passage would stand in the edition: after the line of what comes before it."""
    before = [bead[1][-1] for bead in beads if bead[1] and bead[0] and bead[0][-1] < index]
    return f":{edition.passages[before[-1]].line}" if before else ""


# --- figures ---


def _compare_figures(a: _Side, b: _Side, beads: Sequence[Bead]) -> Iterator[Problem]:
    both = [(_gather(a.figures, rows), _gather(b.figures, columns)) for rows, columns in beads]
    left = [_leftovers(*sides) for sides in both]
    for place, (rows, columns) in enumerate(beads):
        if rows and columns:
            near = [k for k in range(max(0, place - NEARBY), min(len(beads), place + NEARBY + 1)) if k != place]
            unread = _unread(a, rows), _unread(b, columns)
            near_b = [found for k in near for found in left[k][1]]
            near_a = [found for k in near for found in left[k][0]]
            lost = [f for f in left[place][0] if not _elsewhere(f, near_b, unread[1])]
            gained = [f for f in left[place][1] if not _elsewhere(f, near_a, unread[0])]
            repeated = [f for f in (*lost, *gained) if _repeated(f, both[place][f.article is a.article])]
            yield from _report(lost, gained, repeated, (a.article, b.article), (rows, columns))


def _gather(figures: Sequence[Sequence[_Found]], indices: Sequence[int]) -> list[_Found]:
    return [found for index in indices for found in figures[index]]


def _unread(side: _Side, indices: Sequence[int]) -> frozenset[Decimal]:
    return frozenset(value for index in indices for value in side.unread[index])


def _leftovers(a: Sequence[_Found], b: Sequence[_Found]) -> tuple[list[_Found], list[_Found]]:
    """What has no equal on the other side; a figure of the same kind is taken first."""
    only_a, only_b = [], list(b)
    for found in a:
        equal = [other for other in only_b if same_value(found.figure, other.figure)]
        if equal:
            only_b.remove(min(equal, key=lambda other: other.figure.kind != found.figure.kind))
        else:
            only_a.append(found)
    return only_a, only_b


def _elsewhere(found: _Found, near: Sequence[_Found], unread: frozenset[Decimal]) -> bool:
    """Whether the figure stands a passage away, or in words that were not read as a figure."""
    said = bool(unread & {found.figure.value, written_value(found.figure)})
    return said or any(same_value(found.figure, other.figure) for other in near)


def _repeated(found: _Found, beside: Sequence[_Found]) -> bool:
    """Whether the other text says the figure too, only not as often."""
    return any(same_value(found.figure, f.figure) and _alike(found.figure, f.figure) for f in beside)


def _alike(one: Figure, other: Figure) -> bool:
    kinds = {one.kind, other.kind}
    return len(kinds) == 1 or kinds <= {"amount", "bare", "years"} or kinds == {"place", "bare"}


def _report(
    lost: list[_Found],
    gained: list[_Found],
    repeated: list[_Found],
    articles: tuple[Article, Article],
    bead: Bead,
) -> Iterator[Problem]:
    """Figures that became others, then those that are exact and on one side only."""
    pairs = [
        (one, other)
        for one in lost
        for other in gained
        if _became(one.figure, other.figure) and not (one in repeated and other in repeated)
    ]
    weak = [pair for pair in pairs if not all(_is_exact(found.figure) for found in pair)]
    done: list[_Found] = []
    for one, other in pairs:
        sure = (one, other) not in weak or weak == [(one, other)]
        if sure and one not in done and other not in done:
            done += (one, other)
            yield _differ(one, other)
    for found in (*lost, *gained):
        if found not in done and found not in repeated and _must_stand(found.figure):
            own = found.article is articles[0]
            yield _lacks(found, articles[own], bead[own][0])


def _became(one: Figure, other: Figure) -> bool:
    """Whether `other` may be what `one` became."""
    return not one.vague and not other.vague and _alike(one, other)


def _is_exact(figure: Figure) -> bool:
    """Whether it is a figure rather than a word of grammar: 两 and both, three things, one or two."""
    return figure.digits or figure.kind in ("share", "money", "years") or figure.value >= 10


def _must_stand(figure: Figure) -> bool:
    if not figure.digits or figure.vague or figure.kind not in ("share", "money", "amount"):
        return False
    return figure.kind != "amount" or figure.value >= LEAST_AMOUNT


def _differ(one: _Found, other: _Found) -> Problem:
    message = (
        f"{_quoted(other.figure.text)} here, {_quoted(one.figure.text)} in {one.article.path}:{_line(one)}; "
        f"valid: one value in both"
    )
    return _warning(other.article, _line(other), "E402", message)


def _lacks(found: _Found, other: Article, passage: int) -> Problem:
    message = f"{_quoted(found.figure.text)} is not in {other.path}:{other.passages[passage].line}"
    return _warning(found.article, _line(found), "E403", message)


def _line(found: _Found) -> int:
    return found.article.passages[found.passage].line


def _quoted(text: str) -> str:
    return f"“{text[:_QUOTED].strip()}{'…' if len(text) > _QUOTED else ''}”"


def _warning(article: Article, line: int, code: str, message: str) -> Problem:
    return Problem(path=article.path, line=line, severity="warning", code=code, message=message)

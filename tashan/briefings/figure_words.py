"""A figure in the words of an edition: what it measures, its value, when it is of, and where a sentence has it.

In: a figure and a voice. Out: strings as pages show them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from tashan.briefings.amounts import amount, iso_date, period_text, plain_number, vague_amount
from tashan.language.quantities import find_quantities
from tashan.locales import family

if TYPE_CHECKING:
    from tashan.briefings.page import Text
    from tashan.briefings.voice import Voice
    from tashan.model import Figure

_RANKS = {"at most": "rank_within", "over": "rank_outside"}
"""前十 is a bound on a rank: the top ten, not ten."""
SAME_NUMBER = 1e-3
"""Relative difference up to which a number of a translation is the figure's: a third is written as 0.3333."""


def metric_name(voice: Voice, figure: Figure) -> Text:
    """Canonical name of the figure's metric, else the words of the sentence that name it, as a row begins."""
    metric = voice.desk.metrics.get(figure.metric or "")
    label = metric.name if metric else figure.metric_name
    if label is None:
        return voice.say("unnamed_metric")
    return voice.label(label if metric else replace(label, en=label.en[:1].upper() + label.en[1:]))


def figure_value(voice: Voice, figure: Figure) -> str:
    """The expanded value as the edition writes it, with its qualifier: 近1/3, over CNY 14 trillion, 数十万."""
    if vague := vague_amount(figure, voice.edition):
        return _in_script(voice, vague)
    value = amount(figure.value, figure.unit, voice.edition, figure.text, figure.measure)
    if figure.upper is not None and figure.upper > figure.value:
        value = f"{value}–{amount(figure.upper, figure.unit, voice.edition, figure.text, figure.measure)}"
    if figure.measure == "fold":
        value = _fold(voice, figure)
    if figure.kind == "rank":
        return voice.words(_RANKS.get(figure.qualifier or "", "rank_is"), value=value)
    key = f"q_{figure.qualifier}" if figure.qualifier else "approx" if figure.approx else ""
    return _in_script(voice, voice.words(key, value=value) if key else value)


def _fold(voice: Voice, figure: Figure) -> str:
    """A multiple. 增长四倍 is five times as much, which 4-fold growth is not to everybody: English gives per cent.

    What came to so many times of what it was (翻一番, doubled) has not grown by these times.
    """
    if figure.kind != "growth" or figure.change is None:
        return voice.words("fold", value=plain_number(figure.value, voice.edition))
    grown = figure.value if family(voice.edition) == "zh" else 100 * figure.value
    return voice.words("fold_more", value=plain_number(grown, voice.edition))


def figure_time(voice: Voice, figure: Figure) -> str:
    """When a figure is of: 2024, January–June 2024, over 3 years, or that it is not stated."""
    if figure.period:
        return _in_script(voice, period_text(figure.period, voice.edition))
    return iso_date(str(figure.year), voice.edition) if figure.year else voice.words("year_unknown")


def place_in(text: str, figure: Figure) -> tuple[int, int]:
    """Where a text, which may be a translation, has the figure's number; its beginning where it was not found."""
    start = text.find(figure.text)
    if start >= 0:
        return start, start + len(figure.text)
    most = SAME_NUMBER * abs(figure.value)
    found = next((q for q in find_quantities(text) if abs(float(q.value) - figure.value) <= most), None)
    return (found.start, found.end) if found else (0, 0)


def _in_script(voice: Voice, shown: str) -> str:
    return voice.in_script(shown, "zh-Hans") if voice.edition == "zh-Hant" else shown

"""The figures of the bench, their limits, and the table of both. Pure: measures nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

Series = Mapping[str, Sequence[float]]
"""What was measured, each thing several times, by its name."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One row. name, beside: what of the series is shown, and what beside it (the bare icon's, mostly).

    limit: the largest median that is within, from the medians of all series. times: the limit as a person says it.
    """

    says: str
    unit: str
    name: str
    beside: str
    limit: Callable[[Mapping[str, float]], float]
    rule: str


def _beside(says: str, unit: str, name: str, times: float) -> Figure:
    """A row of the figure, beside the prototype's."""
    other = f"prototype {name}"
    return Figure(says, unit, name, other, lambda medians: times * medians[other], f"{times:g} times")


FIGURES = (
    Figure("start to visible tray", "ms", "start", "bare start", lambda m: 1.3 * m["bare start"], "1.3 times"),
    Figure("memory after a minute", "MB", "memory", "bare memory", lambda m: 2.0 * m["bare memory"], "2.0 times"),
    Figure("the same on “GNOME”", "MB", "gnome memory", "bare memory", lambda m: 2.0 * m["bare memory"], "2.0 times"),
    Figure("switches a minute, nobody there", "", "still switches", "bare still switches", lambda _: 4, "4"),
    Figure(
        "switches a minute, somebody typing",
        "",
        "typing switches",
        "bare typing switches",
        lambda m: m["still switches"] + 16,
        "16 above that",
    ),
    Figure("processor a minute, nobody there", "ms", "still processor", "bare still processor", lambda _: 10, "10"),
    Figure("all quiet backends add", "MB", "quiet memory", "", lambda _: 5, "5"),
    Figure("wake-ups a minute by them, nobody there", "", "quiet still wake-ups", "", lambda _: 1, "1"),
    Figure("wake-ups a minute by them, somebody typing", "", "quiet typing wake-ups", "", lambda _: 1, "1"),
    Figure(
        "supple status (beside: python -c pass)",
        "ms",
        "status",
        "pass",
        lambda m: max(100.0, 3 * m["pass"]),
        "100 or 3 times",
    ),
    Figure("first picture after Start", "ms", "first frame", "", lambda _: 250, "250"),
    Figure("left behind by the first break", "MB", "first break", "", lambda _: 25, "25"),
    Figure("by a later one, more than by the first", "MB", "later break", "", lambda _: 3, "3"),
    _beside("pose with contacts", "ms", "pose", 1.0),
    _beside("picture, 480 x 480", "ms", "picture 480 1", 0.8),
    _beside("the same at ratio 2", "ms", "picture 480 2", 0.8),
    _beside("picture, 1080 x 1080", "ms", "picture 1080 1", 0.8),
    _beside("the same at ratio 2", "ms", "picture 1080 2", 0.8),
    _beside("cat-cow playing, a second", "ms", "playing", 0.5),
    Figure("a step of the engine", "µs", "step", "", lambda _: 20, "20"),
    Figure("one transition saved", "ms", "save", "", lambda _: 5, "5"),
    Figure("the year replayed", "s", "year", "", lambda _: 5, "5"),
)


def table(series: Series) -> tuple[list[str], bool]:
    """The lines to print, and whether every figure that was measured is within its limit."""
    medians = {name: median(values) for name, values in series.items() if values}
    rows = [("", "beside", "Supple", "from – to", "limit", "")]
    good = True
    for figure in FIGURES:
        if figure.name not in medians:
            continue
        value, limit = medians[figure.name], figure.limit(medians)
        within = value <= limit
        good = good and within
        low, high = min(series[figure.name]), max(series[figure.name])
        rows.append(
            (
                f"{figure.says}, {figure.unit}" if figure.unit else figure.says,
                _said(medians[figure.beside]) if figure.beside in medians else "",
                _said(value),
                f"{_said(low)} – {_said(high)}",
                f"{_said(limit)} ({figure.rule})",
                "" if within else "BEYOND",
            )
        )
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return [_line(row, widths) for row in rows], good


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = zip(row, widths, strict=True)
    return "  ".join([first[0].ljust(first[1]), *(text.rjust(width) for text, width in others)]).rstrip()


def _said(value: float) -> str:
    """Three digits, as far as there are so many."""
    return f"{value:.0f}" if value >= 100 else f"{value:.3g}"  # noqa: PLR2004

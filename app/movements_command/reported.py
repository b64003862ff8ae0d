"""What the checks found, in lines and as data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict

from app.movements_command.figures import Measure
from app.movements_command.keyed import Keyed
from app.movements_command.measure import MOST_DEVIATIONS, Report

_WORTH = 3.0
"""Degrees a held limb has to differ from what the file says to be worth a line."""


def lines(report: Report, *, every: bool) -> Iterator[str]:
    """One movement: clean or not, then what is beyond its limit; with `every`, all figures."""
    yield f"{report.movement}: {'clean' if report.clean else 'not clean'}{_counted(report)}"
    for each in report.wrong:
        yield f"  beyond its limit: {_figure(each)}"
    for each, reason in _worst(report):
        yield f"  listed in its file: {_figure(each)}. {reason}"
    for unused in report.unused:
        yield f"  listed in its file, but not so: {unused.check} {unused.what}"
    if report.deviations > MOST_DEVIATIONS:
        yield f"  lists {report.deviations} deviations; {MOST_DEVIATIONS} are the most"
    if every:
        yield from (f"  {_figure(each)}" for each in report.measures)
    yield from _held(report.held)


def summary(reports: Sequence[Report]) -> str:
    clean = sum(report.clean for report in reports)
    listed = sum(report.deviations for report in reports)
    return f"{len(reports)} movements, {clean} clean; {listed} deviations listed in their files."


def as_data(report: Report) -> dict[str, object]:
    return {
        "id": report.movement,
        "clean": report.clean,
        "deviations": report.deviations,
        "measures": [asdict(each) for each in report.measures],
        "listed": [{**asdict(each), "reason": reason} for each, reason in report.allowed],
        "unused": [asdict(each) for each in report.unused],
        "held": [asdict(each) for each in report.held],
    }


def _worst(report: Report) -> list[tuple[Measure, str]]:
    """Of each deviation the moment where it is greatest."""
    worst: dict[tuple[str, str], tuple[Measure, str]] = {}
    for each, reason in report.allowed:
        key = (each.check, each.what)
        if key not in worst or each.value > worst[key][0].value:
            worst[key] = (each, reason)
    return list(worst.values())


def _counted(report: Report) -> str:
    return f", {report.deviations} listed" if report.deviations else ""


def _figure(each: Measure) -> str:
    limit = "" if each.limit is None else f" (limit {each.limit:.3g})"
    name = f"{each.check} {each.what}".strip()
    if each.check == "words":
        return name
    return f"{name} {each.value:.3g}{each.unit and ' '}{each.unit}{limit}{f'; {each.note}' if each.note else ''}"


def _held(held: Sequence[Keyed]) -> Iterator[str]:
    """The angles a contact solved otherwise than the file says, the widest of each channel."""
    widest: dict[str, Keyed] = {}
    for each in held:
        far = abs(each.came_to - each.said)
        if far > _WORTH and (each.channel not in widest or far > _far(widest[each.channel])):
            widest[each.channel] = each
    if widest:
        told = (f"{each.channel} {each.said:g} → {each.came_to:.0f} ({each.phase})" for each in widest.values())
        yield f"  held by contacts: {', '.join(told)}"


def _far(each: Keyed) -> float:
    return abs(each.came_to - each.said)

"""`make bench`: measures the app five times beside a bare tray icon, prints figures and limits, 0 if all are within."""

from __future__ import annotations

import argparse
import compileall
import os
import sys
import time
from pathlib import Path

from tests.desktop_rig.desk import Desk
from tests.desktop_rig.parts import Wants
from tools.bench_break import Length, first_frames, left_behind
from tools.bench_desk import ROOT, Eye, Times, measure
from tools.bench_parts import figure, replay, save, step
from tools.bench_table import table

ROUNDS = 5
QUICK = Times(still=4, settle=12, window=15)
SHORT = Length(settle=25, play=20, breaks=2)


def main(argv: list[str]) -> int:
    """Measure and judge; the exit code."""
    parser = argparse.ArgumentParser(prog="tools/bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="once and shortly: to see where one stands, not to judge")
    told = parser.parse_args(argv)
    rounds, times, length = (1, QUICK, SHORT) if told.quick else (ROUNDS, Times(), Length())
    prototype = os.environ.get("PROTOTYPE")
    if prototype and not Path(prototype, "fig").is_dir():
        parser.error(f"PROTOTYPE={prototype} holds no prototype: name the folder that holds its package “fig”")
    folder = ROOT / "build" / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    compileall.compile_dir(ROOT / "app", quiet=1)  # or the first start would compile it all
    begun = time.monotonic()
    series: dict[str, list[float]] = {}
    years = replay(folder)
    with Desk.up(Wants(logind=True, notify="xfce", audio=True), folder / "desk") as desk:
        eye = Eye(desk.env["DISPLAY"])
        time.sleep(2)  # the panel paints itself
        for number in range(rounds):
            for name, value in measure(desk, eye, times):
                series.setdefault(name, []).append(value)
            for name, value in (("step", step()), ("save", save(folder)), ("year", next(years))):
                series.setdefault(name, []).append(value)
            print(f"round {number + 1} of {rounds}, {time.monotonic() - begun:.0f} s", flush=True)
        series["first frame"] = list(first_frames(desk, eye, rounds))
        for name, value in left_behind(desk, rounds, length):
            series.setdefault(name, []).append(value)
    print(f"breaks, {time.monotonic() - begun:.0f} s", flush=True)
    if prototype:
        for name, value in figure(Path(prototype)):
            series.setdefault(name, []).append(value)
    else:
        print("The figure is not measured beside a prototype: PROTOTYPE=DIR names its folder.")
    lines, good = table(series)
    _report(lines, folder)
    return 0 if good else 1


def _report(lines: list[str], folder: Path) -> None:
    text = "\n".join(lines)
    (folder / "table.txt").write_text(text + "\n", encoding="utf-8")
    print(text)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""One `supple movements` command: from its words to an exit code. Prints; what it prints is made elsewhere."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TextIO

from app.movement.catalogue import Catalogue, CatalogueError, Movement, load, read_file
from app.movement.reading import Problem
from app.movements_command.told import listed, told

DONE, BAD_INPUT = 0, 2
"""Exit codes."""


def run(args: Namespace, folders: tuple[Path, Path], out: TextIO, err: TextIO) -> int:
    """folders: of the app's own movements, and of the user's."""
    if args.do == "check" and args.files:
        return _check_files(args, out, err)
    try:
        catalogue = load(*folders)
    except CatalogueError as error:
        print(error, file=err)
        return BAD_INPUT
    for problem in catalogue.problems:
        print(problem, file=err)
    if args.do == "check":
        code = _check(list(catalogue.movements.values()), args, out)
        return BAD_INPUT if catalogue.problems else code
    if args.do in {None, "list"}:
        _print(listed(catalogue, as_json=args.json), out)
        return DONE
    movement = catalogue.movements.get(args.id)
    if movement is None:
        print(f"There is no movement {args.id}. “supple movements list” names those there are.", file=err)
        return BAD_INPUT
    return _one(movement, args, out, err)


def _one(movement: Movement, args: Namespace, out: TextIO, err: TextIO) -> int:
    match args.do:
        case "show":
            _print(told(movement, as_json=args.json), out)
        case "pose":
            from app.movements_command.posed import posed  # noqa: PLC0415 # a list needs no body

            _print(posed(movement, args.t, args.side, as_json=args.json), out)
        case _:
            from app.movements_command.pictures import render, sheet  # noqa: PLC0415 # nor Qt

            draw = sheet if args.do == "sheet" else render
            try:
                where = draw(movement, args.out, args.size, dark=args.dark)
            except OSError as error:
                print(f"{error.filename}: the picture cannot be written: {error.strerror}.", file=err)
                return BAD_INPUT
            _print({"schema": 1, "written": str(where)} if args.json else str(where), out)
    return DONE


def _check_files(args: Namespace, out: TextIO, err: TextIO) -> int:
    movements: list[Movement] = []
    problems: list[Problem] = []
    for name in args.files:
        found = read_file(Path(name))
        if isinstance(found, Movement):
            movements.append(found)
        else:
            problems += found
    for problem in problems:
        print(problem, file=err)
    code = _check(movements, args, out) if movements else DONE
    return BAD_INPUT if problems else code


def _check(movements: Sequence[Movement], args: Namespace, out: TextIO) -> int:
    from app.movements_command.measure import measure  # noqa: PLC0415 # a list needs no body
    from app.movements_command.reported import as_data, lines, summary  # noqa: PLC0415

    reports = []
    for movement in movements:
        reports.append(measure(movement))
        if not args.json:
            print(*lines(reports[-1], every=args.every), sep="\n", file=out, flush=True)
    _print(as_data(reports) if args.json else summary(reports), out)
    return DONE if all(report.clean for report in reports) else BAD_INPUT


def _print(answer: str | Mapping[str, object] | Catalogue, out: TextIO) -> None:
    print(answer if isinstance(answer, str) else json.dumps(answer, ensure_ascii=False), file=out)

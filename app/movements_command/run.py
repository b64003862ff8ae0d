"""One `supple movements` command: from its words to an answer, which the command line prints."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterable
from pathlib import Path

from app.movement.catalogue import CatalogueError, Movement, load, read_file

Answer = dict[str, object]
Tell = Callable[[str], None]

DONE, BAD_INPUT = 0, 2
"""Exit codes."""


def run(args: Namespace, folders: tuple[Path, Path], tell: Tell) -> Answer:
    """folders: of the app's own movements, and of the user's. tell: is told, line by line, what a long check finds."""
    if args.do == "check" and args.files:
        return _check_files(args, tell)
    try:
        catalogue = load(*folders)
    except CatalogueError as error:
        return _answer(BAD_INPUT, str(error))
    if args.do == "check":
        return _check(catalogue.movements.values(), list(map(str, catalogue.problems)), args, tell)
    if args.do in {None, "list"}:
        from app.movements_command.told import listed, short  # noqa: PLC0415 # each command loads what it needs

        movements = list(catalogue.movements.values())
        says = "\n".join([*listed(movements), *map(str, catalogue.problems)])
        problems = list(map(str, catalogue.problems))
        return _answer(DONE, says, movements=[short(each) for each in movements], problems=problems)
    movement = catalogue.movements.get(args.id)
    if movement is None:
        broken = [str(problem) for problem in catalogue.problems if problem.file == f"{args.id}.toml"]
        if broken:
            return _answer(BAD_INPUT, "\n".join(broken))
        known = "“supple movements list” names those there are."
        return _answer(BAD_INPUT, f"There is no movement {args.id}. {known}")
    return _one(movement, args)


def _one(movement: Movement, args: Namespace) -> Answer:
    match args.do:
        case "show":
            from app.movements_command.told import data_of, told  # noqa: PLC0415

            return _answer(DONE, "\n".join(told(movement)), movement=data_of(movement))
        case "pose":
            from app.movements_command.posed import posed, rows  # noqa: PLC0415 # a list needs no body

            moment = posed(movement, args.t, args.side)
            return _answer(DONE, "\n".join(rows(moment)), **moment)
        case _:
            from app.movements_command.pictures import render, sheet  # noqa: PLC0415 # nor Qt

            draw = sheet if args.do == "sheet" else render
            try:
                where = draw(movement, args.out, args.size, dark=args.dark)
            except OSError as error:
                return _answer(BAD_INPUT, f"{error.filename} cannot be written: {error.strerror}.")
            return _answer(DONE, str(where), written=str(where))


def _check_files(args: Namespace, tell: Tell) -> Answer:
    movements: list[Movement] = []
    problems: list[str] = []
    for name in args.files:
        found = read_file(Path(name))
        if isinstance(found, Movement):
            movements.append(found)
        else:
            problems += map(str, found)
    return _check(movements, problems, args, tell)


def _check(movements: Iterable[Movement], problems: list[str], args: Namespace, tell: Tell) -> Answer:
    from app.movements_command.measure import measure  # noqa: PLC0415 # a list needs no body
    from app.movements_command.reported import as_data, lines, summary  # noqa: PLC0415

    reports = []
    for line in problems:
        tell(line)
    for movement in movements:
        reports.append(measure(movement))
        for line in lines(reports[-1], every=args.every):
            tell(line)
    clean = not problems and all(report.clean for report in reports)
    data: list[object] = [as_data(report) for report in reports]
    return _answer(DONE if clean else BAD_INPUT, summary(reports), clean=clean, movements=data, problems=problems)


def _answer(code: int, says: str, **more: object) -> Answer:
    return {"schema": 1, "code": code, "says": says, **more}

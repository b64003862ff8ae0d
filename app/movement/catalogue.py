"""Opens, reads and checks movement files, all problems at once: the only module here that touches the disk."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from app.figure.channels import both_sides
from app.figure.limits import beyond, cap
from app.movement.coming import COMING
from app.movement.movement import Movement
from app.movement.reading import Problem, at, read
from app.plain_file import open_plain

__all__ = ["Catalogue", "CatalogueError", "Movement", "Problem", "check", "load", "read_file"]

SETTING_UP = 8.0
"""Seconds a movement takes besides its repetitions: the set-up cues and the change of sides."""

_LARGEST = 256 * 1024
_QUICKEST, _SLOWEST = 0.2, 600.0
"""Seconds a phase may last."""
_MOST_SIDES, _MOST_STAGES, _MOST_REPS = 2, 4, 200


@dataclass(frozen=True, slots=True)
class Catalogue:
    """movements: by id, in the order of their files. problems: of the files that are left out, ours or a user's."""

    movements: Mapping[str, Movement]
    problems: tuple[Problem, ...] = ()


class CatalogueError(Exception):
    """There is no movement at all; `problems` has everything that is wrong, the message is a line each."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


def load(folder: Path, own: Path | None = None) -> Catalogue:
    """All movements of `folder` and, where there is one, of the user's `own` folder.

    What is wrong with a file is in the result's problems and costs only that file. Raises CatalogueError where nothing
    is left.
    """
    ours, problems = _folder(folder)
    if not ours and not problems:
        problems = (Problem(str(folder), "", "there are no movement files here; install Supple again"),)
    theirs, more = _folder(own, taken=ours) if own is not None and own.is_dir() else ({}, ())
    every = ours | theirs
    known = {*every, *COMING, *(path.stem for path in folder.glob("*.toml"))}
    lost = tuple(_strangers(every, known))
    wrong = {problem.file for problem in lost}
    kept = {name: movement for name, movement in every.items() if f"{name}.toml" not in wrong}
    problems = (*problems, *more, *lost)
    if not kept:
        raise CatalogueError(problems)
    return Catalogue(MappingProxyType(kept), problems)


def sentences(problems: Sequence[Problem], own: Path) -> list[str]:
    """One a file that is left out: which, where it stands, what is wrong first, and how to see the rest."""
    files: dict[str, list[Problem]] = {}
    for problem in problems:
        files.setdefault(problem.file, []).append(problem)
    return [_left_out(found, own) for found in files.values()]


def _left_out(found: Sequence[Problem], own: Path) -> str:
    first, more = found[0], len(found) - 1
    path = own / first.file if (own / first.file).exists() else first.file
    place = f"{first.place}: " if first.place else ""
    rest = f" And {more} more; “supple movements check” names all." if more else ""
    return f"The movement file {path} is left out. {place}{first.sentence}.{rest}"


def check(path: Path) -> tuple[Problem, ...]:
    """Everything wrong with one movement file."""
    movement = read_file(path)
    return () if isinstance(movement, Movement) else movement


def _folder(
    folder: Path, taken: Mapping[str, Movement] | None = None
) -> tuple[dict[str, Movement], tuple[Problem, ...]]:
    movements: dict[str, Movement] = {}
    problems: tuple[Problem, ...] = ()
    for path in sorted(folder.glob("*.toml")):
        movement = read_file(path)
        if not isinstance(movement, Movement):
            problems += movement
        elif movement.id in (taken or {}):
            problems += (Problem(path.name, "id", f"{movement.id} is the name of one of Supple's own movements"),)
        else:
            movements[movement.id] = movement
    return movements, problems


def read_file(path: Path) -> Movement | tuple[Problem, ...]:
    """The movement in a file, or everything wrong with it; its easier and harder are looked at in `load` only."""
    try:
        with open_plain(path) as file:
            raw = file.read(_LARGEST + 1)
        if len(raw) > _LARGEST:
            return (Problem(path.name, "", f"is too large; a movement file has at most {_LARGEST} bytes"),)
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return (Problem(path.name, f"byte {error.start}", "this is no UTF-8 text"),)
    except OSError as error:
        return (Problem(path.name, "", f"cannot be read: {error.strerror}"),)
    movement = read(path.name, text)
    if not isinstance(movement, Movement):
        return movement
    problems = tuple(Problem(path.name, at(text, place), say) for place, say in _wrong(movement, path.stem))
    return problems or movement


def _wrong(movement: Movement, stem: str) -> Iterator[tuple[str, str]]:
    if movement.id != stem:
        yield "id", f"must be the file's own name, {stem}"
    if not movement.phases or not movement.planes or not movement.regions:
        yield "", "needs at least one phase, one plane and one region"
    for key, value, most in (
        ("sides", movement.sides, _MOST_SIDES),
        ("stage", movement.stage, _MOST_STAGES),
        ("reps", movement.reps, _MOST_REPS),
    ):
        if not 1 <= value <= most:
            yield key, f"must be from 1 to {most}, not {value}"
    if len(movement.ways) not in {0, _MOST_SIDES}:
        yield "ways", f"needs two names or none, not {len(movement.ways)}"
    for number, phase in enumerate(movement.phases):
        if not _QUICKEST <= phase.seconds <= _SLOWEST:
            yield f"phases[{number}].seconds", f"must be from {_QUICKEST:g} to {_SLOWEST:g}, not {phase.seconds:g}"
        yield from _too_far(f"phases[{number}].angles", phase.angles)
        yield from _too_far(f"phases[{number}].rig", phase.rig)
        for place, via in enumerate(phase.via):
            yield from _too_far(f"phases[{number}].via[{place}].rig", via.rig)
        shares = [0.0, *(via.at for via in phase.via), 1.0]
        if sorted(set(shares)) != shares:
            yield f"phases[{number}].via", "must lie between 0 and 1, one after another"
    yield from _too_far("rig.angles", movement.rig.angles)
    due = SETTING_UP + movement.reps * movement.sides * movement.cycle
    if abs(due - movement.seconds) > 1:
        yield (
            "seconds",
            f"must be {due:g}: {SETTING_UP:g} s of setting up and all repetitions, not {movement.seconds:g}",
        )


def _too_far(place: str, angles: Mapping[str, float]) -> Iterator[tuple[str, str]]:
    for channel, value in both_sides(angles).items():
        if beyond(channel, value):
            low, high = cap(channel)
            yield place, f"{channel} goes from {low:g} to {high:g}, not to {value:g}"


def _strangers(movements: Mapping[str, Movement], known: Container[str]) -> Iterator[Problem]:
    """Ladders that lead to no movement; one whose file is broken is no stranger, or it would take its neighbours."""
    for movement in movements.values():
        for key, other in (("easier", movement.easier), ("harder", movement.harder)):
            if other not in known:
                yield Problem(f"{movement.id}.toml", key, f"there is no movement {other}")

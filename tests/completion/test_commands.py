from __future__ import annotations

import argparse

from app.completion.commands import Command, Option, Paths, all_in, command_of, places_in, valued


def parser() -> argparse.ArgumentParser:
    whole = argparse.ArgumentParser(add_help=False)
    commands = whole.add_subparsers()
    walk = commands.add_parser("walk", help="go for a walk", add_help=False)
    walk.add_argument("pace", choices=("slow", "fast"))
    walk.add_argument("-m", "--map", metavar="FILE", help="along this")
    walk.add_argument("--alone", action="store_true", help="with nobody")
    return whole


def test_commands_options_and_places_are_read_off_the_parser() -> None:
    options = (Option("--map", "along this", Paths.FILES), Option("--alone", "with nobody", None))
    walk = Command("walk", "go for a walk", (), options, (("slow", "fast"),))
    assert command_of(parser(), {"FILE": Paths.FILES}) == Command("", "", (walk,), (), ())


def test_a_metavar_that_nobody_knows_takes_anything() -> None:
    assert valued(command_of(parser(), {})) == {"--map": ()}


def test_each_place_is_named_by_its_command_and_number() -> None:
    whole = command_of(parser(), {})
    assert [each.word for each in all_in(whole)] == ["", "walk"]
    assert dict(places_in(whole)) == {":0": (("walk", "go for a walk"),), "walk:0": (("slow", ""), ("fast", ""))}

"""MacQuiet with stand-ins for the calls it makes: it has not run on macOS."""

from __future__ import annotations

import ctypes
import json
import os
from pathlib import Path
from typing import Any

import pytest

from app.desktop.api import UnansweredError
from app.desktop.core_audio import DEVICES, PLAYS, PROCESSES, RECORDS, RUNS, SYSTEM
from app.desktop.quiet_macos import FOCUS, FULL_SCREEN, MacQuiet, focus
from app.desktop.seen import Seen, Sign
from tests.desktop.fake_calls import Call
from tests.desktop.fake_core_audio import FakeProperties, held
from tests.desktop.watching import Watching

Thing = str | list[Any] | dict[str, Any] | int


class Language:
    """Objective-C with ready-made answers: an object is a place in a list, `answers` is by the name of a message."""

    def __init__(self) -> None:
        self.things: list[Any] = [None]
        self.answers: dict[str, Thing] = {}
        self.objc_getClass = self.sel_registerName = Call(lambda name: self.thing(name.decode()))
        self.objc_allocateClassPair = Call(lambda *_: 0)

    def thing(self, what: Thing) -> int:
        self.things.append(what)
        return len(self.things) - 1

    def __getitem__(self, _name: str) -> Call:
        return Call(self._message)

    def _message(self, target: int, selector: int, *more: int) -> int:
        me, what = self.things[target], self.things[selector]
        match what:
            case "UTF8String":
                self.text = ctypes.create_string_buffer(me.encode())
                return ctypes.addressof(self.text)
            case "initWithUTF8String:":
                return self.thing(ctypes.string_at(more[0]).decode())
            case "count":
                return len(me)
            case "objectAtIndex:":
                return self.thing(me[more[0]])
            case "allValues":
                return self.thing(list(me.values()))
            case "objectForKey:":
                found = me.get(self.things[more[0]])
                return self.thing(found) if found else 0
            case _:
                answer = self.answers.get(what, "")
                return answer if isinstance(answer, int) else self.thing(answer)


class Mac:
    """assertions: by process, who keeps the display on."""

    def __init__(self) -> None:
        self.language, self.sound, self.pictures = Language(), FakeProperties({}), FakeProperties({})
        self.pictures.held = held((SYSTEM, DEVICES, []))
        self.sound.held = held((SYSTEM, PROCESSES, []))
        self.assertions: dict[str, Any] | None = {}
        self.fails = ""
        self.IOPMCopyAssertionsByProcess = Call(self._assertions)
        self.shows("Finder", "com.apple.finder", process=1)

    def shows(self, name: str, bundle: str, process: int, *, full: bool = False) -> None:
        """What is in front."""
        self.language.answers |= {
            "localizedName": name,
            "bundleIdentifier": bundle,
            "processIdentifier": process,
            "currentSystemPresentationOptions": FULL_SCREEN if full else 2,
        }

    def load(self, library: str) -> Any:  # noqa: ANN401 (as libraries are)
        if library == self.fails:
            raise UnansweredError(f"{library} cannot be loaded", hopeful=False)
        return {"objc": self.language, "CoreAudio": self.sound, "CoreMediaIO": self.pictures}.get(library, self)

    def _assertions(self, into: Any) -> int:  # noqa: ANN401
        if self.assertions is None:
            return 1
        into._obj.value = self.language.thing(self.assertions)
        return 0


@pytest.fixture
def mac() -> Mac:
    return Mac()


def look(mac: Mac, watching: Watching, home: Path) -> Seen:
    watching.begin(MacQuiet(home, mac.load))
    return watching.now


def turn_focus(home: Path, *records: dict[str, Any]) -> Path:
    file = home / FOCUS
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps({"data": [{"storeAssertionRecords": list(records)}]}))
    return file


def test_a_plain_desktop_shows_what_is_in_front_by_both_its_names(mac: Mac, watching: Watching, tmp_path: Path) -> None:
    assert look(mac, watching, tmp_path) == Seen(front=frozenset({"Finder", "com.apple.finder"}))


def test_a_program_that_fills_the_screen_is_full_screen_but_not_our_own(
    mac: Mac, watching: Watching, tmp_path: Path
) -> None:
    mac.shows("Keynote", "com.apple.keynote", 7, full=True)
    assert look(mac, watching, tmp_path).signs == {Sign.FULLSCREEN}
    mac.shows("Supple", "supple", os.getpid(), full=True)
    assert look(mac, watching, tmp_path) == Seen()


def test_without_a_program_in_front_there_is_none(mac: Mac, watching: Watching, tmp_path: Path) -> None:
    mac.language.answers["frontmostApplication"] = 0
    assert look(mac, watching, tmp_path) == Seen()


def test_focus_is_do_not_disturb(mac: Mac, watching: Watching, tmp_path: Path) -> None:
    turn_focus(tmp_path, {"assertionDetails": {}})
    assert look(mac, watching, tmp_path).signs == {Sign.DO_NOT_DISTURB}
    turn_focus(tmp_path)
    assert look(mac, watching, tmp_path).signs == frozenset()


@pytest.mark.parametrize("text", ["", "no json", "[]", "{}", '{"data": 7}', '{"data": [7]}'])
def test_a_focus_that_cannot_be_read_is_neither_on_nor_off(text: str, tmp_path: Path) -> None:
    file = turn_focus(tmp_path)
    file.write_text(text)
    assert focus(file) is None
    file.unlink()
    assert focus(file) is None


def test_who_records_uses_the_microphone_and_who_plays_too_for_a_while_calls(
    mac: Mac, watching: Watching, tmp_path: Path
) -> None:
    mac.sound.held = held((SYSTEM, PROCESSES, [40]), (40, RECORDS, [1]), (40, PLAYS, [1]))
    quiet = MacQuiet(tmp_path, mac.load)
    watching.begin(quiet)
    assert watching.now.signs == {Sign.MICROPHONE}
    quiet.look()
    assert watching.now.signs == {Sign.MICROPHONE, Sign.CALL}
    mac.sound.held[40, PLAYS, "glob"] = [0]
    quiet.look()
    assert watching.now.signs == {Sign.MICROPHONE}


def test_a_camera_that_runs_is_in_use(mac: Mac, watching: Watching, tmp_path: Path) -> None:
    mac.pictures.held = held((SYSTEM, DEVICES, [60]), (60, RUNS, [1]))
    assert look(mac, watching, tmp_path).signs == {Sign.CAMERA}


def assertion(kind: str, name: str) -> dict[str, str]:
    return {"AssertType": kind, "Process Name": name}


def test_who_keeps_the_display_on_is_known_and_plays_if_it_is_a_player(
    mac: Mac, watching: Watching, tmp_path: Path
) -> None:
    mac.assertions = {
        "7": [assertion("PreventUserIdleDisplaySleep", "Safari"), assertion("PreventUserIdleSystemSleep", "VLC")],
        "8": [assertion("NoDisplaySleepAssertion", "caffeinate"), {}],
    }
    seen = look(mac, watching, tmp_path)
    assert seen.awake == {"Safari", "caffeinate"}
    assert seen.plays == {"Safari"}


def test_assertions_that_are_refused_are_none(mac: Mac, watching: Watching, tmp_path: Path) -> None:
    mac.assertions = None
    assert look(mac, watching, tmp_path).awake == frozenset()


def test_what_cannot_be_told_is_said(mac: Mac, watching: Watching, tmp_path: Path) -> None:
    mac.sound.held, mac.pictures.held = {}, {}
    quiet = MacQuiet(tmp_path, mac.load)
    watching.begin(quiet)
    assert quiet.says() == "at the last look: nothing; cannot tell: do not disturb, camera, microphone, call"
    assert quiet.missing() == ""


def test_after_the_end_nobody_looks(mac: Mac, watching: Watching, tmp_path: Path) -> None:
    quiet = MacQuiet(tmp_path, mac.load)
    watching.begin(quiet)
    quiet.stop()
    quiet.look()
    assert len(watching.all) == 1


def test_a_part_of_macos_that_is_not_there_is_named(mac: Mac, watching: Watching, tmp_path: Path) -> None:
    mac.fails = "CoreMediaIO"
    with pytest.raises(UnansweredError, match="CoreMediaIO cannot be loaded"):
        look(mac, watching, tmp_path)

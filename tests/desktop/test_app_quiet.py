"""The installed app on each real desktop: a microphone holds prompts, lock and sleep end a bout."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desktop.conftest import KINDS
from tests.desktop_rig.desk import Desk
from tests.desktop_rig.parts import Wants
from tests.desktop_rig.seen import SUPPLE, supple, until


@pytest.fixture(scope="module", params=KINDS)
def desk(request: pytest.FixtureRequest) -> Iterator[Desk]:
    """A bare desktop of each kind with a sound server, on which the app runs."""
    wants = Wants(request.param, wm="none", tray="none", logind=True, audio=True, display=2000 + os.getpid() % 50_000)
    with Desk.up(wants) as running:
        config = Path(running.env["XDG_CONFIG_HOME"], "supple")
        config.mkdir()
        (config / "settings.toml").write_text("[sitting]\nmin_break = 2\n", encoding="utf-8")
        running.begin("app", [str(SUPPLE)])
        until("the app", lambda: supple(running, "status").returncode == 0, 20)
        yield running


def held(desk: Desk) -> bool:
    """Whether a microphone holds prompts now, as `supple status` says."""
    return "held: microphone in use" in supple(desk, "status").stdout


def test_a_microphone_in_use_holds_prompts_by_its_name_and_lets_go(desk: Desk) -> None:
    assert not held(desk)
    desk.begin("recorder", ["parec", "--device=mic", "--raw", "/dev/null"])
    until("the microphone", lambda: held(desk), 10)
    desk.end("recorder")
    until("no microphone", lambda: not held(desk), 10)


def test_a_switch_in_the_settings_acts_on_what_is_so(desk: Desk) -> None:
    desk.begin("recorder", ["parec", "--device=mic", "--raw", "/dev/null"])
    until("the microphone", lambda: held(desk), 10)
    supple(desk, "settings", "set", "quiet.microphone", "false")
    until("the switch", lambda: not held(desk), 10)
    supple(desk, "settings", "reset", "quiet.microphone")
    until("the microphone again", lambda: held(desk), 10)
    desk.end("recorder")
    until("no microphone", lambda: not held(desk), 10)


def test_a_sound_server_that_ends_takes_its_reason_along_and_the_doctor_says_so(desk: Desk) -> None:
    desk.begin("recorder", ["parec", "--device=mic", "--raw", "/dev/null"])
    until("the microphone", lambda: held(desk), 10)
    desk.end("pulse")
    until("no microphone", lambda: not held(desk), 10)
    told = supple(desk, "doctor").stdout
    assert "the sound server is lost" in told or "no sound server answers" in told
    desk.end("recorder")
    desk.start_audio()
    desk.begin("recorder", ["parec", "--device=mic", "--raw", "/dev/null"])
    until("the microphone of the new server", lambda: held(desk), 25)
    desk.end("recorder")
    until("no microphone", lambda: not held(desk), 10)


@pytest.mark.parametrize("asleep", [False, True])
def test_a_lock_and_sleep_end_the_bout_once_they_are_long_enough(desk: Desk, asleep: bool) -> None:  # noqa: FBT001
    def go(gone: bool) -> None:  # noqa: FBT001
        if asleep:
            desk.sleep(gone)
        else:
            (desk.lock if gone else desk.unlock)()

    go(True)
    try:
        until("the bout to be over", lambda: "You have been up" in supple(desk, "status").stdout, 10)
    finally:
        go(False)
    until(
        "the next bout",
        lambda: "sitting" in supple(desk, "status").stdout,
        10,
        lambda: desk.input("move", 640, 400, ",", "move", 600, 380),
    )

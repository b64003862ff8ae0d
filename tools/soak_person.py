"""What somebody at the desk may do in a soak: work, rest, answer, look, change the settings."""

from __future__ import annotations

import subprocess
import time

from app.ui.theme import LIGHT
from tests.desktop_rig.seen import press, prompt, windows
from tools.soak_desk import Soak

COMMANDS = (
    "start", "start walk", "start tiny", "start move --seated", "leave", "snooze 5", "snooze", "skip", "stand", "sit",
    "sat-elsewhere", "pause 30", "pause 60 --everything", "resume", "status", "summary", "doctor", "settings list",
)  # fmt: skip
BASE = "[sitting]\npresent_within = 60\n[prompting]\ninterval = '20 min'\nsession_grace = '2 min'\n"
"""A prompt every twenty seconds, if nothing comes between."""
EDITS = (
    BASE,
    BASE + "prompt_patience = '1 min'\nsnooze_limit = 1\n",
    BASE + "[breaks]\nplace = 'screen'\nscreen = 'all'\n",
    "[sitting]\npresent_within = 120\n[prompting]\ninterval = '30 min'\nsession_grace = 0\n",
    BASE + "[breaks]\nseated = true\nsound = false\n[hours]\nmon = [['09:00', '17:00']]\n",
    BASE + "[quiet]\nmicrophone = false\n[breaks]\nmove = 'long'\n",
    "[sitting\nthis is no TOML",
)


def tour(soak: Soak) -> None:
    """Everything once, so that what is loaded with its first use is there before memory is looked at."""
    for words in ("start", "start walk", "start tiny", "start move --seated"):
        soak.supple(*words.split())
        time.sleep(2)
        soak.supple("leave")
    week(soak)
    come(soak)


def work(soak: Soak) -> None:
    """Somebody works for some seconds, which are minutes."""
    end = time.monotonic() + soak.chance.uniform(2, 25)
    while time.monotonic() < end:
        soak.desk.input("type", "to and fro ")
        width, height = soak.desk.wants.size
        soak.desk.input("move", soak.chance.randrange(200, width - 80), soak.chance.randrange(200, height - 100))
        time.sleep(0.3)


def rest(soak: Soak) -> None:
    """Nobody is there."""
    soak.wait(1, 15)


def command(soak: Soak) -> None:
    soak.supple(*soak.either(COMMANDS).split())


def edit(soak: Soak) -> None:
    """An editor writes the file over, or the command line changes one value."""
    if soak.happens(0.5):
        new = soak.settings.with_suffix(".new")
        new.write_text(soak.either(EDITS), encoding="utf-8")
        new.replace(soak.settings)
        time.sleep(1)
    soak.supple("settings", "set", "prompting.heads_up", f"{soak.chance.randrange(10, 60)} s")


def answer(soak: Soak) -> None:
    """Click the prompt's button, where there is one."""
    window = prompt(soak.desk)
    if window is not None:
        try:
            press(soak.desk, window, LIGHT.calm)
        except TimeoutError:
            return  # gone meanwhile


def week(soak: Soak) -> None:
    """Open the week from the tray's menu, look at it, and close it."""
    soak.desk.input(
        "move", 14, 14, ",", "click", "right", ",", "sleep", 0.5, ",", "key", "Up", "Up", "Up", "Up", "Return"
    )
    soak.wait(1, 3)
    soak.desk.input("key", "Escape")
    close(soak, "Your week")  # whatever has the keyboard by now


def come(soak: Soak) -> None:
    """A second start; then close what came forward."""
    second = soak.supple()
    if second.returncode:
        raise RuntimeError(f"a second start was not heard: {second.stdout}{second.stderr}")
    time.sleep(1)
    close(soak)


def close(soak: Soak, part: str = "") -> None:
    """Close every window of the app that has this in its title."""
    for window in windows(soak.desk):
        if part in window.title and not window.free:
            subprocess.run(["xdotool", "windowclose", str(window.number)], env=soak.desk.env, check=False)

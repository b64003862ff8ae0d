"""The whole app, its parts joined, on a fast clock and a real history; only the machine is scripted."""

from __future__ import annotations

import re
import sqlite3
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from app.core import inputs as i
from app.core.events import Activity
from app.core.snapshot import Ask, Icon
from app.demo import Scripted, Tell
from app.desktop.clock import SystemClock
from app.desktop.fast import FastClock
from app.desktop.lull import Lull
from app.desktop.quieting import Quieting
from app.paths import Places, resources, within
from app.prompts import Ways
from app.remote.client import ask
from app.running import Supple
from app.store.history import SqlHistory, open_history
from app.ui.prompt_card import PromptCard
from app.weeks import week_with_now

MONDAY_NINE = 1_772_438_400  # 2026-03-02 08:00 UTC
MONDAY = date(2026, 3, 2)
PACE = 1500.0


@dataclass
class Running:
    """One running app and what it was made of."""

    here: Places
    clock: FastClock
    supple: Supple
    machine: Scripted

    def calm(self) -> None:
        """From now on a second is a second."""
        self.clock.set_pace(1.0)
        self.supple.schedule.look()

    def rows(self, sql: str) -> list[tuple[object, ...]]:
        """What stands in the history file, by a program that knows nothing of ours."""
        with sqlite3.connect(self.here.history) as file:
            return file.execute(sql).fetchall()


Launch = Callable[[], Running]


@pytest.fixture
def launch(tmp_path: Path, qtbot: QtBot) -> Iterator[Launch]:
    """Starts the app in one profile, as often as needed, and quits what still runs."""
    del qtbot
    started: list[Running] = []

    def start() -> Running:
        here = within(tmp_path)
        here.runtime.mkdir(parents=True, exist_ok=True)
        here.settings.parent.mkdir(parents=True, exist_ok=True)
        here.settings.write_text("[prompting]\nprompt_patience = '1 h'\n", encoding="utf-8")  # a slow test is no answer
        clock = FastClock(MONDAY_NINE, PACE)
        machines: list[Scripted] = []

        def sense(clock: SystemClock, tell: Tell, threshold: int) -> Scripted:
            machines.append(Scripted(clock, tell, threshold))
            return machines[-1]

        history = open_history(here.history, UTC)
        supple = Supple(
            here,
            history,
            clock=clock,
            zone=UTC,
            boot="b+0",
            sensing=sense,
            quieting=partial(Quieting, ()),
            pace=lambda: clock.pace,
        )
        machines[0].type()
        started.append(Running(here, clock, supple, machines[0]))
        return started[-1]

    yield start
    for running in started:
        running.supple.quit()


def until_prompted(running: Running, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: running.supple.snapshot().prompt is not None, timeout=20_000)
    running.calm()


def test_an_hour_of_typing_prompts_and_start_plays_a_break_that_escape_leaves(launch: Launch, qtbot: QtBot) -> None:
    running = launch()
    until_prompted(running, qtbot)
    card = running.supple.face.prompt.card
    assert card.isVisible()
    assert running.supple.snapshot().icon is Icon.DUE

    running.supple.face.do(i.Start())
    guide = running.supple.face.guide
    assert guide is not None
    assert guide.stage is not None
    assert guide.stage.isVisible()
    assert not card.isVisible()
    resting = running.supple.face._rest._timer
    assert not resting.isActive()  # the prompt is gone, and the break shows its figure

    guide.stage.activateWindow()
    qtbot.waitUntil(guide.stage.isActiveWindow, timeout=2000)
    QTest.keyClick(guide.stage, Qt.Key.Key_Escape)
    assert running.supple.snapshot().guided is None
    assert resting.isActive()
    assert running.rows("SELECT outcome, kind FROM breaks") == [("partial", "move")]
    assert running.rows("SELECT cause, why FROM prompts") == [("due", "answered")]


def test_a_break_played_to_its_end_is_completed_with_its_movements(launch: Launch, qtbot: QtBot) -> None:
    running = launch()
    until_prompted(running, qtbot)
    running.supple.face.do(i.Start(i.BreakKind.TINY))
    running.clock.set_pace(10.0)
    running.supple.schedule.look()
    qtbot.waitUntil(lambda: running.supple.snapshot().guided is None, timeout=20_000)
    assert running.rows("SELECT outcome, kind FROM breaks") == [("completed", "tiny")]
    rows = running.rows("SELECT movement, repetitions, seconds, at_utc, (select planned from breaks) FROM movements")
    assert len(rows) == 1, rows
    [(movement, repetitions, *_)] = rows
    assert (resources() / "movements" / f"{movement}.toml").is_file()
    assert repetitions


def test_quitting_stores_what_was_open_and_the_next_launch_goes_on(launch: Launch, qtbot: QtBot) -> None:
    running = launch()
    qtbot.waitUntil(lambda: running.supple.snapshot().fraction > 0.5, timeout=20_000)
    running.calm()
    sat = running.clock.now().t - running.supple.engine.state.launched
    running.supple.quit()
    assert running.rows("SELECT activity, how FROM spans") == [("sitting", "measured")]
    [(seconds,)] = running.rows("SELECT seconds FROM spans")
    assert isinstance(seconds, int)
    assert abs(seconds - sat) <= 1

    again = launch()
    again.calm()
    assert again.supple.engine.state.farewell is not None
    assert not again.supple.engine.state.farewell.crashed


def test_what_is_killed_is_found_as_far_as_it_was_saved(launch: Launch, qtbot: QtBot) -> None:
    running = launch()
    qtbot.waitUntil(lambda: running.supple.snapshot().fraction > 0.3, timeout=20_000)
    running.calm()
    known = running.supple.engine.state
    state = SqlHistory(running.here.history, UTC).load()
    assert state is not None
    assert state.running
    assert known.t - state.t <= 60 + PACE / 50


def test_the_open_span_is_in_the_week_before_it_is_over(launch: Launch, qtbot: QtBot) -> None:
    running = launch()
    qtbot.waitUntil(lambda: running.supple.snapshot().fraction > 0.3, timeout=20_000)
    running.calm()
    now = running.clock.now()
    week = week_with_now(SqlHistory(running.here.history, UTC), running.supple.engine.state, now, UTC, MONDAY)
    assert abs(week.seconds[Activity.SITTING] - (now.t - running.supple.engine.state.launched)) <= 1


def test_the_command_line_is_answered_and_can_quit(launch: Launch, qtbot: QtBot) -> None:
    running = launch()
    running.calm()
    assert said(running, {"do": "status"}, qtbot)["state"] == "sitting"
    assert said(running, {"do": "skip"}, qtbot)["code"] == 1
    assert said(running, {"do": "stand"}, qtbot)["code"] == 0
    assert said(running, {"do": "status"}, qtbot)["state"] == "standing"
    assert said(running, {"do": "summary"}, qtbot)["week"] == MONDAY.isoformat()
    assert said(running, {"do": "quit"}, qtbot)["code"] == 0
    qtbot.waitUntil(lambda: not running.supple.engine.state.running, timeout=5000)


def test_a_setting_changed_on_the_way_holds_at_once(launch: Launch, qtbot: QtBot) -> None:
    running = launch()
    running.calm()
    running.here.settings.write_text("[prompting]\ninterval = '20 min'\n", encoding="utf-8")
    assert said(running, {"do": "reload"}, qtbot)["code"] == 0
    due = re.search(r"due in (\d+) min", running.supple.snapshot().detail)
    assert due is not None
    assert int(due[1]) <= 20


def test_many_bad_settings_are_one_message(launch: Launch, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    running = launch()
    running.calm()
    told: list[tuple[str, str]] = []
    monkeypatch.setattr(running.supple.face, "say", lambda title, text: told.append((title, text)))
    running.here.settings.write_text("[prompting]\n" + "".join(f"k{n} = 1\n" for n in range(20)), encoding="utf-8")
    qtbot.waitUntil(lambda: bool(told), timeout=10_000)
    [(title, text)] = told
    assert title == "Settings"
    assert "k0 is no setting" in text
    assert text.endswith(" And 19 more: “supple doctor” says them.")


def test_settings_that_cannot_be_read_leave_those_of_before(launch: Launch, qtbot: QtBot) -> None:
    running = launch()
    running.calm()
    running.here.settings.write_text("[prompting]\ninterval = '20 min'\n", encoding="utf-8")
    assert said(running, {"do": "reload"}, qtbot)["code"] == 0
    running.here.settings.write_text("[prompting]\ninterval = '20 m", encoding="utf-8")
    told = said(running, {"do": "reload"}, qtbot)
    assert told["code"] == 2
    assert str(told["says"]).endswith("Until then the settings of before hold.")
    assert running.supple.engine.config.settings.prompting.interval == 20 * 60


def test_the_week_opens_from_the_menu(launch: Launch, qtbot: QtBot) -> None:
    running = launch()
    running.calm()
    running.supple.face.do(Ask.WEEK)
    week = running.supple.face.week
    assert week is not None
    qtbot.waitUntil(week.isVisible, timeout=2000)
    assert not week.windowIcon().isNull()


def said(running: Running, request: dict[str, object], qtbot: QtBot) -> dict[str, object]:
    """The answer to one request, asked from another thread as another process would."""
    answers: list[dict[str, object]] = []
    thread = threading.Thread(target=lambda: answers.append(ask(running.here.socket, request)))
    thread.start()
    qtbot.waitUntil(lambda: bool(answers), timeout=5000)
    thread.join()
    return answers[0]


def test_a_settings_file_saved_in_an_editor_holds_without_a_word(launch: Launch, qtbot: QtBot) -> None:
    running = launch()
    running.calm()
    draft = running.here.settings.with_suffix(".new")
    draft.write_text("[prompting]\ninterval = '30 min'\n", encoding="utf-8")
    draft.rename(running.here.settings)
    qtbot.waitUntil(lambda: running.supple.engine.config.settings.prompting.interval == 1800, timeout=5000)


def test_the_settings_window_changes_the_file_and_the_running_app(launch: Launch) -> None:
    running = launch()
    running.supple.face.do(Ask.SETTINGS)
    window = running.supple.face.beside.preferences
    assert window is not None
    assert window.isVisible()
    row = next(each for each in window.rows if each.row.label == "Sound")
    assert isinstance(row.field, QAbstractButton)
    row.field.click()
    assert "sound = false" in running.here.settings.read_text(encoding="utf-8")
    assert not running.supple.engine.config.settings.breaks.sound
    window.take_back()
    assert running.supple.engine.config.settings.breaks.sound
    window.close()


def test_the_settings_window_follows_what_another_program_writes(launch: Launch) -> None:
    running = launch()
    running.supple.face.do(Ask.SETTINGS)
    window = running.supple.face.beside.preferences
    assert window is not None
    running.here.settings.write_text("[breaks]\nsound = false\n", encoding="utf-8")
    running.supple.reload()
    row = next(each for each in window.rows if each.row.label == "Sound")
    assert isinstance(row.field, QAbstractButton)
    assert not row.field.isChecked()
    window.close()


def test_a_break_that_begins_ends_the_one_that_is_only_looked_at(launch: Launch, qtbot: QtBot) -> None:
    running = launch()
    running.clock.set_pace(1.0)
    face = running.supple.face
    face.beside.show_break()
    assert face.beside.preview is not None
    assert face.beside.preview.guide is not None
    seen = face.beside.preview.guide.stage
    assert seen is not None
    assert seen.isVisible()
    face.do(i.Start(i.BreakKind.TINY))
    qtbot.waitUntil(lambda: not seen.isVisible())
    assert face.guide is not None
    assert face.guide.stage is not None
    assert face.guide.stage.isVisible()
    face.do(i.Leave())
    assert running.rows("SELECT kind FROM breaks") == [("tiny",)]


def test_a_prompt_that_is_only_looked_at_skips_nothing(launch: Launch) -> None:
    running = launch()
    running.clock.set_pace(1.0)
    running.supple.face.beside.show_prompt()
    [card] = [each for each in QApplication.topLevelWidgets() if isinstance(each, PromptCard) and each.isVisible()]
    card.skip.click()
    assert not card.isVisible()
    assert running.rows("SELECT kind FROM breaks") == []


def test_the_menu_turns_the_start_at_login(launch: Launch) -> None:
    running = launch()

    def ticked() -> list[bool | None]:
        return [each.checked for each in running.supple.snapshot().menu if each.does is Ask.AUTOSTART]

    assert ticked() == [False]
    running.supple.face.do(Ask.AUTOSTART)
    assert ticked() == [True]
    running.supple.face.do(Ask.AUTOSTART)
    assert ticked() == [False]


def test_the_first_run_asks_once_and_what_was_chosen_holds(launch: Launch) -> None:
    running = launch()
    running.supple.welcome()
    assert running.supple.face.beside.welcome is None, "there is a settings file: somebody has chosen already"
    running.here.settings.unlink()
    running.supple.welcome()
    window = running.supple.face.beside.welcome
    assert window is not None
    row = next(each for each in window.rows if each.row.label == "Floor movements")
    assert isinstance(row.field, QAbstractButton)
    row.field.click()
    window.begin.click()
    assert running.supple.engine.config.settings.breaks.floor
    assert running.supple.choices.autostarts() is True
    running.supple.face.do(Ask.AUTOSTART)
    running.here.settings.unlink()
    running.supple.welcome()
    assert running.supple.face.beside.welcome is None or not running.supple.face.beside.welcome.isVisible()


def test_windows_that_are_opened_again_and_again_leave_nothing_behind(launch: Launch, qtbot: QtBot) -> None:
    others = QApplication.allWidgets()  # of earlier tests
    running = launch()
    running.calm()
    face = running.supple.face

    def open_and_close_all() -> int:
        face.open_week()
        face.open_actions()
        face.beside.open_preferences()
        face.beside.show_prompt()
        face.do(i.Pause(i.PauseWhat.PROMPTS, 60))  # other entries in every menu
        face.do(i.Resume())
        face.beside.show_break()
        face.beside.make_way()
        for window in (face.week, face.actions, face.beside.preferences):
            assert window is not None
            window.close()
        face._rest._let_go()
        qtbot.wait(1)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        found = [each for each in QApplication.allWidgets() if each not in others]
        assert not [each for each in found if each.isVisible()]
        return len(found) + sum(len(each.findChildren(QObject)) for each in found if each.isWindow())

    before = [open_and_close_all() for _ in range(2)][-1]
    assert [open_and_close_all() for _ in range(3)] == [before] * 3


def test_a_prompt_that_nothing_can_show_waits_on_the_icon_and_says_so(tmp_path: Path, qtbot: QtBot) -> None:
    here, clock = within(tmp_path), FastClock(MONDAY_NINE, PACE)
    here.runtime.mkdir(parents=True)
    here.settings.parent.mkdir(parents=True, exist_ok=True)
    here.settings.write_text("[prompting]\nprompt_patience = '1 h'\ntyping_wait = 0\n", encoding="utf-8")
    machines: list[Scripted] = []

    def sense(clock: SystemClock, tell: Tell, threshold: int) -> Scripted:
        machines.append(Scripted(clock, tell, threshold))
        return machines[-1]

    supple = Supple(
        here,
        open_history(here.history, UTC),
        clock=clock,
        zone=UTC,
        sensing=sense,
        quieting=partial(Quieting, ()),
        prompting=lambda *_: Ways(None, {}, Lull()),
        pace=lambda: clock.pace,
    )
    machines[0].type()
    until_prompted(Running(here, clock, supple, machines[0]), qtbot)
    qtbot.waitUntil(lambda: "no prompt can be shown" in supple.face.tray.icon.toolTip())
    assert supple.snapshot().icon is Icon.DUE
    supple.face.do(i.Skip())
    assert supple.snapshot().detail.startswith("The next break is due")
    supple.quit()

"""The prompt on a surface: on one that is played, and on real sway, used from outside."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.core.inputs import Skip, Snooze, Start
from app.core.snapshot import PromptView
from app.movement.movement import Movement
from app.ports import NoSurfaceError, Painted, Surface
from app.ui.prompt_layer import LayerPrompt
from app.ui.theme import LIGHT
from tests.desktop_rig.desk import Desk
from tests.desktop_rig.parts import Wants
from tests.desktop_rig.screen_sway import pull, start_within
from tests.desktop_rig.seen import spot_on_sway, until
from tests.ui.desktop import Shown
from tests.ui.fakes import Asked, Posed, Watch

TITLE = "Time to move: cat-cow and a turn"


@dataclass
class Sheet:
    """A surface that keeps what it is given."""

    painted: Painted
    size: tuple[int, int]
    edge: int
    ready: bool = False
    ratio: float = 1.0
    pictures: list[bytes] = field(default_factory=list)
    closed: bool = False

    @property
    def pixels(self) -> tuple[int, int]:
        return round(self.size[0] * self.ratio), round(self.size[1] * self.ratio)

    def resize(self, size: tuple[int, int]) -> None:
        self.size = size

    def put(self, picture: bytes | bytearray | memoryview) -> None:
        assert self.ready
        self.pictures.append(bytes(picture))
        self.ready = False

    def close(self) -> None:
        self.closed = True

    def agree(self) -> None:
        """The compositor has agreed to it, or to another ratio."""
        self.ready = True
        self.painted.wanted()

    def see(self) -> None:
        """The last picture has been seen."""
        self.ready = True
        self.painted.seen()


class Room:
    """A prompt, its surfaces, and why it could not be shown. refusals: for the next surfaces, the first first."""

    def __init__(self, asked: Asked, posed: Posed, watch: Watch, *, still: bool) -> None:
        self.sheets: list[Sheet] = []
        self.failed: list[str] = []
        self.refusals: list[NoSurfaceError] = []
        self.prompt = LayerPrompt(asked, posed, watch, self._surface, self.failed.append, still=still)

    @property
    def sheet(self) -> Sheet:
        return self.sheets[-1]

    def point(self, part: QWidget) -> bool:
        middle = part.mapTo(self.prompt.card, QPoint(part.width() // 2, part.height() // 2))
        return self.prompt.pointed(middle.x(), middle.y())

    def click(self, part: QWidget) -> None:
        self.point(part)
        self.prompt.pressed(down=True)
        self.prompt.pressed(down=False)

    def _surface(self, painted: Painted, size: tuple[int, int], edge: int) -> Surface:
        if self.refusals:
            raise self.refusals.pop(0)
        self.sheets.append(Sheet(painted, size, edge))
        return self.sheet


@pytest.fixture
def make(qtbot: QtBot, asked: Asked, posed: Posed, watch: Watch) -> Callable[..., Room]:
    def _make(*, still: bool = False) -> Room:
        room = Room(asked, posed, watch, still=still)
        qtbot.addWidget(room.prompt.card)
        return room

    return _make


@pytest.fixture
def room(make: Callable[..., Room]) -> Room:
    """Without movement: a picture only where something has changed."""
    return make(still=True)


def settled(room: Room, qtbot: QtBot) -> int:
    """See all that is painted, until nothing more is; how many pictures there were."""
    room.sheet.agree()
    before = -1
    while before != len(room.sheet.pictures):
        before = len(room.sheet.pictures)
        room.sheet.see()
        qtbot.wait(1)
    return before


def test_it_comes_as_a_picture_of_the_card_when_the_surface_is_ready(room: Room, prompt_view: PromptView) -> None:
    room.prompt.show(prompt_view, TITLE)
    assert room.sheet.pictures == []
    room.sheet.agree()
    [picture] = room.sheet.pictures
    card = room.prompt.card
    assert len(picture) == 4 * card.width() * card.height()
    assert picture[:4] == bytes(4)  # a corner lets all through that is behind it
    middle = 4 * (card.width() * card.height() // 2 + card.width() // 2)
    assert picture[middle : middle + 4] == bytes((255,) * 4)


def test_it_goes_with_its_surface(room: Room, prompt_view: PromptView) -> None:
    room.prompt.show(prompt_view, TITLE)
    room.prompt.hide()
    assert room.sheet.closed
    assert not room.prompt.card.isVisible()
    room.prompt.seen()
    assert room.sheet.pictures == []


def test_the_same_prompt_keeps_its_surface_and_another_gets_its_own(room: Room, prompt_view: PromptView) -> None:
    room.prompt.show(prompt_view, TITLE)
    room.prompt.show(replace(prompt_view, sitting_minutes=59), TITLE)
    assert len(room.sheets) == 1
    room.prompt.show(replace(prompt_view, number=2), TITLE)
    assert [sheet.closed for sheet in room.sheets] == [True, False]


def test_a_longer_title_asks_for_more_room(room: Room, prompt_view: PromptView) -> None:
    room.prompt.show(prompt_view, TITLE)
    before = room.sheet.size
    room.prompt.show(prompt_view, 3 * TITLE)
    assert room.sheet.size[1] > before[1]
    room.sheet.agree()
    assert len(room.sheet.pictures[-1]) == 4 * room.sheet.size[0] * room.sheet.size[1]


def test_at_twice_the_ratio_the_picture_has_twice_the_pixels_and_the_figure_too(
    room: Room, prompt_view: PromptView
) -> None:
    room.prompt.show(prompt_view, TITLE)
    room.sheet.agree()
    room.sheet.ratio = 2.0
    room.sheet.agree()
    first, second = room.sheet.pictures
    assert len(second) == 4 * len(first)


def test_where_nothing_changes_nothing_is_painted(room: Room, prompt_view: PromptView, qtbot: QtBot) -> None:
    room.prompt.show(prompt_view, TITLE)
    before = settled(room, qtbot)
    for _ in range(3):
        room.sheet.see()
        qtbot.wait(1)
    assert len(room.sheet.pictures) == before


def test_a_button_that_is_pointed_at_is_painted_so(room: Room, prompt_view: PromptView, qtbot: QtBot) -> None:
    room.prompt.show(prompt_view, TITLE)
    settled(room, qtbot)
    plain = room.sheet.pictures[-1]
    assert room.point(room.prompt.card.start)
    qtbot.waitUntil(lambda: room.sheet.pictures[-1] != plain)
    room.prompt.left()
    room.sheet.see()
    qtbot.waitUntil(lambda: room.sheet.pictures[-1] == plain)


def test_the_answers_are_clicked(room: Room, prompt_view: PromptView, asked: Asked) -> None:
    room.prompt.show(prompt_view, TITLE)
    card = room.prompt.card
    room.click(card.start)
    room.click(card.skip)
    room.click(card.more)
    room.click(card.minutes[1])
    assert asked.said == [Start(), Skip(), Snooze(10)]


def test_an_answer_that_takes_the_prompt_away_takes_the_pointer_off_it(
    room: Room, prompt_view: PromptView, asked: Asked
) -> None:
    room.prompt.show(prompt_view, TITLE)
    room.prompt.card.start.clicked.connect(room.prompt.hide)
    room.click(room.prompt.card.start)
    assert asked.said == [Start()]
    assert not room.prompt.card.start.underMouse()


def test_the_figure_moves_as_long_as_it_is_seen(
    make: Callable[..., Room], prompt_view: PromptView, cat_cow: Movement, posed: Posed, watch: Watch, qtbot: QtBot
) -> None:
    room = make()
    room.prompt.show(prompt_view, TITLE, cat_cow)
    room.sheet.agree()
    for second in (1, 2):
        watch.t += 1
        qtbot.waitUntil(lambda: not room.prompt._frames.isActive())
        room.sheet.see()
        assert posed.poses[-1].t == pytest.approx(0.6 * second)
    qtbot.waitUntil(lambda: not room.prompt._frames.isActive())
    qtbot.wait(5)
    assert len(posed.poses) == 3  # nobody has seen the last one, so there is no next


def test_it_fades_in(make: Callable[..., Room], prompt_view: PromptView, watch: Watch) -> None:
    room = make()
    room.prompt.show(prompt_view, TITLE)
    shares = []
    for seconds in (0.02, 0.08, 0.3):
        watch.t += seconds
        room.sheet.agree()
        shares.append(max(room.sheet.pictures[-1]))
    assert shares == sorted(shares)
    assert shares[0] < shares[1] < shares[2] == 255


def test_a_surface_that_is_lost_is_asked_for_once_more(room: Room, prompt_view: PromptView) -> None:
    room.prompt.show(prompt_view, TITLE)
    room.prompt.gone("the screen was pulled")
    assert len(room.sheets) == 2
    assert room.failed == []
    room.sheet.agree()
    assert room.sheet.pictures


def test_lost_again_it_cannot_be_shown_and_the_next_prompt_is_tried_anew(room: Room, prompt_view: PromptView) -> None:
    room.prompt.show(prompt_view, TITLE)
    room.prompt.gone("the screen was pulled")
    room.prompt.gone("the screen was pulled again")
    assert room.failed == ["the screen was pulled again"]
    assert not room.prompt.card.isVisible()
    room.prompt.show(replace(prompt_view, sitting_minutes=59), TITLE)
    assert len(room.sheets) == 2
    room.prompt.show(replace(prompt_view, number=2), TITLE)
    room.prompt.gone("the screen was pulled")
    assert len(room.sheets) == 4
    assert len(room.failed) == 1


def test_where_there_can_be_no_surface_it_is_not_asked_for_again(room: Room, prompt_view: PromptView) -> None:
    room.refusals = [NoSurfaceError("the compositor has none", hopeful=False)]
    for number in (1, 2):
        room.prompt.show(replace(prompt_view, number=number), TITLE)
    assert room.sheets == []
    assert room.failed == ["the compositor has none"] * 2


def test_where_there_may_be_one_later_the_next_prompt_asks_again(room: Room, prompt_view: PromptView) -> None:
    room.refusals = [NoSurfaceError("the compositor does not answer")]
    for number in (1, 2):
        room.prompt.show(replace(prompt_view, number=number), TITLE)
    assert room.failed == ["the compositor does not answer"]
    assert len(room.sheets) == 1


def test_a_picture_there_is_no_memory_for_cannot_be_shown(
    room: Room, prompt_view: PromptView, monkeypatch: pytest.MonkeyPatch
) -> None:
    def put(_sheet: Sheet, _picture: object) -> None:
        raise NoSurfaceError("no memory")

    monkeypatch.setattr(Sheet, "put", put)
    room.prompt.show(prompt_view, TITLE)
    room.sheet.agree()
    assert room.failed == ["no memory"]


# ---- on real sway, used from outside -----------------------------------------------------------------------------

SWAY = ("sway", "waybar", "grim", "swaymsg")
WIDTH, HEIGHT = 1280, 800


class Screens:
    """Two outputs side by side, the programs on them, and where the prompt's Start is."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        self.desk = desk
        self.shown = Shown(desk, folder)

    def prompt(self, *output: str, colour: str = LIGHT.calm) -> tuple[int, int]:
        """Where Start is, once it has come: on all outputs beside one another, or on the one that is named."""
        return until("the prompt", lambda: spot_on_sway(self.desk, colour, *output), 10)

    def no_prompt(self) -> None:
        until("no prompt", lambda: spot_on_sway(self.desk, LIGHT.calm) is None, 10)

    def beside(self, name: str) -> tuple[int, int]:
        """How far an answer is from Start."""
        _, _, x, y = next(line for line in self.shown.lines("layer") if line.startswith(f"{name} beside")).split()
        return int(x), int(y)

    def click(self, x: int, y: int) -> None:
        self.desk.input("move", x, y, ",", "sleep", 0.05, ",", "click")

    def sent(self) -> list[str]:
        return [line for line in self.shown.lines("layer") if line.startswith("sent")]


@pytest.fixture(scope="module")
def sway() -> Iterator[Desk]:
    with Desk.up(Wants("sway", monitors=2)) as running:
        yield running


@pytest.fixture
def screens(sway: Desk, tmp_path: Path) -> Iterator[Screens]:
    """With the pointer on the first."""
    sway.input("move", 200, 200, ",", "click")
    screens = Screens(sway, tmp_path)
    yield screens
    screens.shown.end()


@pytest.mark.desktop(*SWAY)
def test_on_sway_it_stands_in_the_corner_and_every_key_arrives_where_it_was_meant(screens: Screens) -> None:
    screens.shown.begin("typewriter")
    screens.desk.input("type", "before ")
    screens.shown.begin("layer")
    x, y = screens.prompt()
    assert WIDTH - 400 < x < WIDTH
    assert HEIGHT - 100 < y < HEIGHT
    screens.desk.input("type", "and while it is there", ",", "key", "space", "1")
    screens.shown.wait("typewriter", "text before and while it is there 1")
    assert "focus False" not in screens.shown.lines("typewriter")
    assert screens.sent() == []


@pytest.mark.desktop(*SWAY)
@pytest.mark.parametrize("answer", ["Start", "Snooze", "Skip"])
def test_on_sway_it_is_answered_by_mouse_and_the_keyboard_stays_where_it_was(answer: str, screens: Screens) -> None:
    screens.shown.begin("typewriter")
    screens.shown.begin("layer")
    x, y = screens.prompt()
    right, down = (0, 0) if answer == "Start" else screens.beside(answer.lower())
    screens.click(x + right, y + down)
    screens.shown.wait("layer", f"sent {answer}")
    screens.no_prompt()
    screens.desk.input("type", "on")
    screens.shown.wait("typewriter", "text on")
    assert len(screens.sent()) == 1


@pytest.mark.desktop(*SWAY)
def test_on_sway_it_comes_on_the_output_in_use(screens: Screens) -> None:
    screens.desk.input("move", WIDTH + 200, 200, ",", "click")
    screens.shown.begin("layer")
    assert screens.prompt()[0] > WIDTH
    assert spot_on_sway(screens.desk, LIGHT.calm, "HEADLESS-1") is None


@pytest.mark.desktop(*SWAY)
def test_on_sway_an_output_of_twice_the_pixels_is_painted_with_all_of_them_and_clicked_where_it_is(
    screens: Screens,
) -> None:
    screens.desk.run(["swaymsg", "output", "HEADLESS-1", "scale", "2"])
    try:
        screens.shown.begin("layer")
        x, y = screens.prompt("HEADLESS-1")
        assert WIDTH - 2 * 400 < x < WIDTH
        screens.click(x // 2, y // 2)
        screens.shown.wait("layer", "sent Start")
    finally:
        screens.desk.run(["swaymsg", "output", "HEADLESS-1", "scale", "1"])


@pytest.mark.desktop(*SWAY)
def test_on_sway_an_output_pulled_while_it_is_up_leaves_it_on_the_other(sway: Desk, tmp_path: Path) -> None:
    within = start_within(sway)
    screens = Screens(within, tmp_path)
    try:
        within.run(["swaymsg", "focus", "output", "WL-2"])
        screens.shown.begin("layer")
        screens.prompt("WL-2")
        assert spot_on_sway(within, LIGHT.calm, "WL-1") is None
        pull(sway, "WL-2")
        screens.shown.wait("layer", "log the prompt's surface is lost, and asked for anew: the compositor has taken it")
        screens.prompt("WL-1")
    finally:
        screens.shown.end()
        sway.end("within")

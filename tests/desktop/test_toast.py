from __future__ import annotations

from xml.etree import ElementTree as ET

from app.core.inputs import BreakKind
from app.core.prompt_form import Notice, notice_of
from app.core.snapshot import PromptView
from app.desktop.toast import KEY, introduce, toast_of
from tests.desktop.test_autostart_windows import Keys

VIEW = PromptView(1, 58, BreakKind.MOVE, 180, (5, 10))


def told(notice: Notice) -> ET.Element:
    return ET.fromstring(toast_of(notice))  # noqa: S314 (our own)


def test_it_has_the_prompts_words_in_lines() -> None:
    texts = [text.text for text in told(notice_of(VIEW, "Time to move: cat-cow and a turn")).iter("text")]
    assert texts == ["Time to move", "cat-cow and a turn", VIEW.facts]


def test_each_button_says_what_it_is_by_its_key_and_there_are_no_more_than_windows_takes() -> None:
    buttons = [button.attrib for button in told(notice_of(VIEW, "Time to move")).iter("action")]
    assert [(button["arguments"], button["content"]) for button in buttons] == [
        ("start", "Start"),
        ("snooze", "Snooze 5 min"),
        ("skip", "Skip"),
        ("tiny", "Tiny version"),
    ]
    assert len(buttons) <= 5


def test_it_stays_until_answered_for_which_a_button_must_act_in_the_background() -> None:
    toast = told(notice_of(VIEW, "Time to move"))
    assert toast.get("scenario") == "reminder"
    ways = {str(button.get("arguments")): button.get("activationType") for button in toast.iter("action")}
    assert ways["start"] == "foreground"
    assert {ways["snooze"], ways["skip"]} == {"background"}


def test_it_makes_no_sound() -> None:
    [audio] = told(notice_of(VIEW, "Time to move")).iter("audio")
    assert audio.get("silent") == "true"


def test_what_looks_like_markup_is_plain_words() -> None:
    notice = Notice('<b>"Up" & down</b>', "a < b", (("start", 'Start "it" & go'),))
    assert [text.text for text in told(notice).iter("text")] == ['<b>"Up" & down</b>', "a < b"]
    assert [button.get("content") for button in told(notice).iter("action")] == ['Start "it" & go']


def test_windows_is_told_who_shows_it_and_nothing_is_written_twice() -> None:
    keys = Keys()
    introduce(keys, r"C:\Supple\supple.png")
    assert keys.values == {(KEY, "DisplayName"): "Supple", (KEY, "IconUri"): r"C:\Supple\supple.png"}
    keys.write = None  # type: ignore[method-assign, assignment]
    introduce(keys, r"C:\Supple\supple.png")

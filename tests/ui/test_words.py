from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.ui.words import Words, breakable, laid, size_of

LEFT = Qt.AlignmentFlag.AlignLeft
LONG = "Wirbelsäulenbeweglichkeitsübung"


def label(qtbot: QtBot, text: str) -> Words:
    words = Words(text)
    qtbot.addWidget(words)
    return words


def test_lines_end_between_words_where_those_fit(qtbot: QtBot) -> None:
    words = label(qtbot, "Push the floor away and round your whole back.")
    layout = laid(words.text(), words.font(), 120, side=LEFT)
    lines = [layout.lineAt(number) for number in range(layout.lineCount())]
    ends = [words.text()[line.textStart() + line.textLength() - 1] for line in lines[:-1]]
    assert len(lines) > 2
    assert set(ends) == {" "}


def test_a_word_that_is_wider_than_its_line_is_broken_between_syllables(qtbot: QtBot) -> None:
    words = label(qtbot, LONG)
    layout = laid(LONG, words.font(), 100, side=LEFT)
    assert layout.lineCount() > 1
    assert size_of(layout)[0] <= 100
    first = layout.lineAt(0)
    assert layout.text()[first.textLength() - 1] == "\N{SOFT HYPHEN}"


def test_where_nothing_may_be_broken_it_stands_out(qtbot: QtBot) -> None:
    layout = laid(LONG, label(qtbot, "").font(), 100, side=LEFT, breaks=False)
    assert layout.lineCount() == 1
    assert size_of(layout)[0] > 100


def test_only_long_words_may_be_broken() -> None:
    assert breakable("Round your whole back, gently.") == "Round your whole back, gently."
    assert breakable(LONG).split("\N{SOFT HYPHEN}")[:3] == ["Wirbel", "säu", "len"]


def test_the_narrower_it_is_the_higher_it_becomes(qtbot: QtBot) -> None:
    words = label(qtbot, f"{LONG} and {LONG}")
    assert words.heightForWidth(60) > words.heightForWidth(200) > words.heightForWidth(2000)
    assert words.minimumSizeHint().width() < 100
    assert label(qtbot, "").heightForWidth(60) == 0


def test_it_is_seen(qtbot: QtBot) -> None:
    words = label(qtbot, LONG)
    words.resize(100, words.heightForWidth(100))
    written = words.grab().toImage()
    words.setText("")
    assert words.grab().toImage() != written

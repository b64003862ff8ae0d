from __future__ import annotations

import stat
from pathlib import Path

import pytest

from app.core.declared import SETTINGS, Setting, find, value_of
from app.core.kinds import Value, say
from app.core.settings import Settings
from app.settings_file import SettingsRefusedError, load
from app.settings_file.change import change, put, reset, write_new

TEXT = """\
# mine
colour = "red"  # of a later version

[prompting] # when
interval = "1 h" # every hour
later = [1, 2]

# the end
[other]
a = 1
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "supple" / "settings.toml"


@pytest.fixture
def written(path: Path) -> Path:
    path.parent.mkdir()
    path.write_text(TEXT)
    return path


def key(name: str) -> Setting:
    setting = find(name)
    assert setting is not None
    return setting


def test_a_first_change_makes_the_file_and_its_folder(path: Path) -> None:
    change(path, key("prompting.interval"), "30 min")
    assert path.read_text() == '[prompting]\ninterval = "30 min"\n'


def test_comments_order_and_unknown_keys_survive_a_change(written: Path) -> None:
    change(written, key("prompting.interval"), "1800")
    assert written.read_text() == TEXT.replace('"1 h" # every', "1800 # every")


def test_a_change_and_its_reset_leave_what_was_there(written: Path) -> None:
    change(written, key("prompting.heads_up"), "10 s")
    assert load(written).settings.prompting.heads_up == 10
    reset(written, key("prompting.heads_up"))
    assert written.read_text() == TEXT


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.key)
def test_every_setting_can_be_set_as_it_is_said_and_reset(path: Path, setting: Setting) -> None:
    change(path, setting, say(setting.kind, setting.default))
    assert load(path).problems == ()
    assert value_of(load(path).settings, setting) == setting.default
    reset(path, setting)
    assert load(path).settings == Settings()


@pytest.mark.parametrize(
    ("name", "words", "value"),
    [
        ("quiet.apps", "zoom, obs", ("zoom", "obs")),
        ("quiet.apps", '["a, b"]', ("a, b",)),
        ("quiet.apps", "[]", ()),
        ("hours.mon", "09:00-12:30, 13:00-17:30", ((540, 750), (780, 1050))),
        ("hours.fri", '[["22:00", "06:00"]]', ((1320, 360),)),
        ("prompting.snooze_minutes", "10, 20", (10, 20)),
        ("breaks.sound", "off", False),
    ],
)
def test_values_are_taken_as_typed_and_as_toml(path: Path, name: str, words: str, value: object) -> None:
    change(path, key(name), words)
    assert value_of(load(path).settings, key(name)) == value


@pytest.mark.parametrize(
    ("name", "words"),
    [("prompting.interval", "9 h"), ("breaks.sound", "perhaps"), ("sitting.min_break", "400"), ("hours.mon", "[[]")],
)
def test_a_bad_value_is_refused_with_its_key_and_nothing_is_written(written: Path, name: str, words: str) -> None:
    with pytest.raises(SettingsRefusedError, match=name):
        change(written, key(name), words)
    assert written.read_text() == TEXT


def test_a_change_that_makes_another_value_bad_is_refused(written: Path) -> None:
    change(written, key("sitting.min_break"), "200")
    before = written.read_text()
    with pytest.raises(SettingsRefusedError, match=r"sitting\.min_break"):
        change(written, key("sitting.away_after"), "100")
    assert written.read_text() == before


@pytest.mark.parametrize("content", [b'[prompting]\ninterval = "1 h', b"# gr\xfc\xdfe\n"])
def test_a_file_that_cannot_be_read_is_never_written_over(written: Path, content: bytes) -> None:
    written.write_bytes(content)
    with pytest.raises(SettingsRefusedError, match=str(written)):
        change(written, key("prompting.interval"), "60")
    with pytest.raises(SettingsRefusedError, match=str(written)):
        reset(written, key("breaks.sound"))
    assert written.read_bytes() == content


@pytest.mark.parametrize(
    "text",
    [
        "prompting.interval = 60\nprompting.later = 1\n",
        "prompting = { interval = 60, later = 1 }\n",
        "[prompting]\ninterval = 60\n[other]\nb = 1\n[prompting.later]\nc = 1\n",
        "[prompting]\r\ninterval = 60 # here\r\n",
    ],
)
def test_unusual_ways_to_write_a_table_are_changed_and_lose_nothing(written: Path, text: str) -> None:
    written.write_bytes(text.encode())
    change(written, key("prompting.interval"), "70")
    assert written.read_bytes().decode() == text.replace("60", "70")


def test_a_table_that_is_none_is_left_to_its_owner(written: Path) -> None:
    written.write_text("prompting = 3\n")
    with pytest.raises(SettingsRefusedError, match="by hand"):
        change(written, key("prompting.interval"), "60")
    assert written.read_text() == "prompting = 3\n"


def test_a_link_stays_a_link_and_rights_stay_as_they_are(tmp_path: Path) -> None:
    target = tmp_path / "dotfiles.toml"
    target.write_text(TEXT)
    target.chmod(0o640)
    link = tmp_path / "settings.toml"
    link.symlink_to(target)
    change(link, key("prompting.interval"), "60")
    assert link.is_symlink()
    assert "interval = 60" in target.read_text()
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_where_no_file_can_be_written_the_sentence_says_so(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file, not a folder")
    path = tmp_path / "config" / "settings.toml"
    with pytest.raises(SettingsRefusedError, match=str(path)):
        write_new(path, TEXT)


def test_nothing_is_left_beside_the_file(written: Path) -> None:
    change(written, key("prompting.interval"), "60")
    assert [each.name for each in written.parent.iterdir()] == ["settings.toml"]


def test_a_first_file_never_takes_the_place_of_one_that_is_there(written: Path) -> None:
    write_new(written, "")
    assert written.read_text() == TEXT


@pytest.mark.parametrize(
    ("name", "value", "line"),
    [
        ("prompting.interval", 2700, 'interval = "45 min" # every hour'),
        ("prompting.snooze_minutes", (5, 20), "snooze_minutes = [5, 20]"),
        ("hours.fri", ((1320, 360),), 'fri = [["22:00", "06:00"]]'),
        ("quiet.apps", ("a, b", "zoom"), 'apps = ["a, b", "zoom"]'),
        ("breaks.sound", False, "sound = false"),
        ("breaks.screen", "HDMI-1", 'screen = "HDMI-1"'),
    ],
)
def test_a_value_from_a_window_is_written_as_a_person_would(written: Path, name: str, value: Value, line: str) -> None:
    put(written, key(name), value)
    assert line in written.read_text().splitlines()
    assert value_of(load(written).settings, key(name)) == value


def test_the_default_is_written_by_leaving_it_out(written: Path) -> None:
    put(written, key("prompting.interval"), 3600)
    assert "interval" not in written.read_text()


def test_a_link_to_itself_is_refused_with_a_sentence(path: Path) -> None:
    path.parent.mkdir()
    path.symlink_to(path.name)
    with pytest.raises(SettingsRefusedError, match="cannot be written: too many levels of symbolic links"):
        change(path, key("prompting.interval"), "50 min")


@pytest.mark.parametrize("number", ["nan", "inf", "-inf", "[nan]"])
def test_a_value_that_is_no_number_keeps_no_other_from_being_changed(written: Path, number: str) -> None:
    written.write_text(f"[prompting]\ninterval = {number}\n")
    change(written, key("breaks.floor"), "true")
    assert written.read_text() == f"[prompting]\ninterval = {number}\n\n[breaks]\nfloor = true\n"
    change(written, key("prompting.interval"), "1 h")
    assert load(written).problems == ()

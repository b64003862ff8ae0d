from __future__ import annotations

from app.desktop.boot import boot_id, continued

T, AT = 90_000, 1_800_000_000


def test_the_first_launch_takes_the_clock_as_it_is() -> None:
    assert continued("", "a", 0, 0, aware=5000.0, wall=AT) == (0, "a+0")


def test_in_the_same_run_of_the_machine_the_clock_goes_on_whatever_the_wall_clock_says() -> None:
    assert continued("a+1200", "a", T, AT, aware=88_900.0, wall=AT - 86_400.0) == (1200, "a+1200")


def test_after_a_reboot_the_wall_clock_tells_how_long_the_machine_was_off() -> None:
    offset, text = continued("a+0", "b", T, AT, aware=30.0, wall=AT + 600.0)
    assert offset + 30 == T + 600
    assert text == f"b+{offset}"


def test_a_wall_clock_set_back_over_a_reboot_never_turns_the_clock_back() -> None:
    offset, _ = continued("a+0", "b", T, AT, aware=30.0, wall=AT - 5000.0)
    assert offset + 30 == T


def test_a_boot_is_named_the_same_when_asked_twice() -> None:
    assert boot_id() == boot_id() != ""


def test_without_a_name_of_the_system_a_boot_is_known_by_its_moment() -> None:
    first, later = boot_id(lambda: 100.0, lambda: AT + 100.0), boot_id(lambda: 900.0, lambda: AT + 900.4)
    assert first == later

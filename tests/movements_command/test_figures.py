from __future__ import annotations

from app.movements_command.figures import at_least, at_most


def test_a_figure_is_within_its_limit_up_to_and_with_it() -> None:
    assert at_most("drift", 0.5, "cm", 0.5).ok
    assert not at_most("drift", 0.51, "cm", 0.5).ok
    assert at_least("framing", 2.0, "%", 2.0).ok
    assert not at_least("framing", 1.9, "%", 2.0).ok

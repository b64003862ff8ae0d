from __future__ import annotations

import pytest

from app.desktop.clock import SystemClock
from app.desktop.elsewhere import sources


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(("platform", "name"), [("win32", "Windows"), ("darwin", "macOS")])
def test_both_questions_have_a_source_there_with_its_reason(platform: str, name: str) -> None:
    idle, (session,) = sources(SystemClock(), platform)
    assert idle.name.startswith(name)
    assert session.name.startswith(name)
    assert session.question == "lock and sleep"
    assert idle.reason == session.reason == f"this is {name}"


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_the_session_tells_the_idle_backend_when_not_to_look(platform: str) -> None:
    idle, (session,) = sources(SystemClock(), platform)
    assert session.backend._rest == idle.backend.rest  # type: ignore[attr-defined]

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from app.core.inputs import BreakKind
from app.core.snapshot import PromptView
from app.desktop.notices import notice_look, notification_for
from app.desktop.notification import Notification
from app.desktop.notification_macos import MacNotification
from app.desktop.notification_windows import Toast
from app.paths import resources

VIEW = PromptView(1, 58, BreakKind.MOVE, 180, (5, 10))
PACKAGES = [("win32", "winrt.windows.ui.notifications"), ("darwin", "Foundation")]
elsewhere = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="one of the packages is there")


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(("platform", "kind"), [("win32", Toast), ("darwin", MacNotification), ("linux", Notification)])
def test_each_system_has_a_notification_of_its_own_that_goes_without_having_come(platform: str, kind: type) -> None:
    shown = notification_for(print, Path("icons"), print, print, platform)
    assert isinstance(shown, kind)
    shown.hide()


@elsewhere
@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(("platform", "package"), PACKAGES)
def test_without_the_package_that_leads_to_it_that_is_told_and_looked_up_alike(platform: str, package: str) -> None:
    told: list[str] = []
    notification_for(print, Path("icons"), told.append, print, platform).show(VIEW, "Time to move")
    [why] = told
    assert why.startswith(f"the package {package} cannot be loaded: ")
    assert notice_look(platform) == ("", why)


def test_the_pictures_they_show_are_there() -> None:
    assert [name for name in ("supple.png", "supple.svg") if not (resources() / "icons" / name).is_file()] == []

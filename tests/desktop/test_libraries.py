from __future__ import annotations

import ctypes
import sys

import pytest

from app.desktop.api import UnansweredError
from app.desktop.libraries import PROTOTYPE, macos_framework, package, windows_library


@pytest.mark.skipif(sys.platform == "win32", reason="it is there")
def test_a_library_of_windows_is_named_where_there_is_none() -> None:
    with pytest.raises(UnansweredError, match="user32, a part of Windows, cannot be loaded: there is none") as refused:
        windows_library("user32")
    assert not refused.value.hopeful


@pytest.mark.skipif(sys.platform == "darwin", reason="it is there")
@pytest.mark.parametrize("name", ["AppKit", "objc"])
def test_a_library_of_macos_is_named_where_there_is_none(name: str) -> None:
    with pytest.raises(UnansweredError, match=rf"{name}.*, a part of macOS, cannot be loaded: ") as refused:
        macos_framework(name)
    assert not refused.value.hopeful


def test_on_windows_its_libraries_are_loaded_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "WinDLL", str.upper, raising=False)
    assert windows_library("user32") == "USER32"


def test_a_package_is_loaded_by_name_and_named_where_it_is_not_installed() -> None:
    assert package("ctypes.util").__name__ == "ctypes.util"
    with pytest.raises(UnansweredError, match=r"the package nobody\.made\.it cannot be loaded: ") as refused:
        package("nobody.made.it")
    assert not refused.value.hopeful


def test_a_function_made_for_the_system_can_be_called() -> None:
    assert PROTOTYPE(ctypes.c_int, ctypes.c_int)(lambda number: number + 1)(1) == 2

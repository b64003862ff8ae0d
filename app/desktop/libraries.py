"""Loads by name what is there on Windows or macOS alone: parts of the system, and packages that lead to others of it.

Everywhere else it says that they are not there.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from importlib import import_module
from typing import Any

from app.desktop.api import UnansweredError

Load = Callable[[str], Any]
"""The library of a name: an object with the system's functions, which carry no types. Raises UnansweredError."""

PROTOTYPE: Any = getattr(ctypes, "WINFUNCTYPE", ctypes.CFUNCTYPE)
"""Makes the type of a function that Windows calls; elsewhere one that a test can call."""


def windows_library(name: str) -> Any:  # noqa: ANN401 (see Load)
    """Such as "user32"."""
    return _loaded(getattr(ctypes, "WinDLL", None), name, "Windows")


def macos_framework(name: str) -> Any:  # noqa: ANN401
    """Such as "AppKit"; also "objc", the language's own library."""
    path = "/usr/lib/libobjc.A.dylib" if name == "objc" else f"/System/Library/Frameworks/{name}.framework/{name}"
    return _loaded(ctypes.CDLL, path, "macOS")


def package(name: str) -> Any:  # noqa: ANN401
    """Such as "winrt.windows.ui.notifications": a package of Python that is installed on one system alone."""
    try:
        return import_module(name)
    except ImportError as error:
        raise UnansweredError(f"the package {name} cannot be loaded: {error}", hopeful=False) from error


def _loaded(load: Load | None, name: str, system: str) -> Any:  # noqa: ANN401
    try:
        if load is not None:
            return load(name)
        reason = "there is none"
    except OSError as error:
        reason = str(error)
    raise UnansweredError(f"{name}, a part of {system}, cannot be loaded: {reason}", hopeful=False)

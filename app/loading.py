"""How the app's parts are loaded: Qt without the hook it leaves behind, the rest piece by piece. Knows no part by name.

Nothing here is needed for the app to be right; it starts sooner and stays smaller for it.
"""

from __future__ import annotations

import builtins
import gc
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType

Names = Mapping[str, object]
_THREADS = "OPENBLAS_NUM_THREADS"


def load_qt() -> None:
    """Load Qt. To be called before anything else does.

    PySide6 leaves a hook on every later import that reads the source of each module, looking for its own features,
    and keeps it: 20 MB. We use none of them, so what was there before is put back.
    """
    before = builtins.__import__
    import_module("PySide6.QtCore")
    builtins.__import__ = before


def load(parts: Sequence[str], between: Callable[[], object]) -> None:
    """Import these modules one after the other, and call `between` after each: nobody waits for all of them."""
    for part in parts:
        import_module(part)
        between()


def load_arrays() -> None:
    """Load numpy, which draws the figure, with one thread: for arrays as small as ours more only wait and take room.

    OpenBLAS asks for their number as it is loaded; programs that we start find nothing of it.
    """
    if "numpy" in sys.modules:
        return
    before = os.environ.get(_THREADS)
    os.environ[_THREADS] = before or "1"
    import_module("numpy")
    if before is None:
        del os.environ[_THREADS]


def settle() -> None:
    """What is there now stays: look for garbage once, and in all of this never again."""
    gc.collect()
    gc.freeze()


@contextmanager
def standing_in(modules: Mapping[str, Names]) -> Iterator[None]:
    """While the block imports, these modules hold these names and nothing else, unless they are loaded already.

    For what a library imports for uses that are not ours.
    """
    absent = [name for name in modules if name not in sys.modules]
    for name in absent:
        sys.modules[name] = ModuleType(name)
        vars(sys.modules[name]).update(modules[name])
    try:
        yield
    finally:
        for name in absent:
            del sys.modules[name]

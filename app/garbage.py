"""Looks for garbage in the thread of Qt's loop, and in no other.

Python does so in whichever thread happens to allocate. A Qt object that is ended there keeps its socket notifiers and
timers registered: the loop then turns for ever over a descriptor that is gone.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QAbstractEventDispatcher


def look_on_loop_only() -> None:
    """From now on look for garbage before the loop goes to sleep, and at no other time. Needs an application."""
    gc.disable()
    dispatcher = QAbstractEventDispatcher.instance()
    dispatcher.aboutToBlock.connect(look_if_due)


def look_if_due() -> None:
    """Look as far as Python itself would have by now."""
    counts, thresholds = gc.get_count(), gc.get_threshold()
    for generation in (2, 1, 0):
        if counts[generation] > thresholds[generation] > 0:
            gc.collect(generation)
            return

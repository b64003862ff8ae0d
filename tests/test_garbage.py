"""What was seen before: a thread that allocates ends a Qt object, and the loop turns over a descriptor that is gone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent

CYCLE = """
import gc, os, sys, threading
from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier, QTimer

app = QCoreApplication([])
only_here = sys.argv[1] == "here"
if only_here:
    from app.garbage import look_on_loop_only
    look_on_loop_only()
ended_in, kept = [], []

class Watching:
    def __init__(self):
        self.me = self  # a cycle, as between a window and its slots
        self.hears, self.says = os.pipe()
        self.notifier = QSocketNotifier(self.hears, QSocketNotifier.Type.Read)

    def __del__(self):
        ended_in.append(threading.current_thread() is threading.main_thread())
        os.close(self.hears)

def allocate():
    kept.extend([] for _ in range(100_000))

gc.collect()
for _ in range(5):
    Watching()
thread = threading.Thread(target=allocate)
thread.start()
thread.join()
QTimer.singleShot(0, lambda: QTimer.singleShot(50, app.quit))
app.exec()
print(len(ended_in), all(ended_in))
"""


def garbage(where: str) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "-c", CYCLE, where]
    return subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)


def test_objects_of_qt_end_in_its_thread_however_much_another_one_allocates() -> None:
    seen = garbage("here")
    assert (seen.stdout, seen.stderr, seen.returncode) == ("5 True\n", "", 0)


def test_left_to_itself_python_ends_them_in_the_other() -> None:
    """When this fails, `app/garbage.py` may go."""
    seen = garbage("anywhere")
    assert "another thread" in seen.stderr or seen.returncode < 0  # it was seen to crash as well

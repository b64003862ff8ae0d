from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from app.loading import load, standing_in

ROOT = Path(__file__).parent.parent
HOOKED = "import builtins, linecache; before = builtins.__import__; {}; import app.core.snapshot; print({})"
GONE = "builtins.__import__ is before, any('terms' in name for name in linecache.cache)"


def python(code: str) -> str:
    """What a fresh interpreter prints."""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_no_import_after_qt_goes_through_its_hook_nor_keeps_its_source() -> None:
    assert python(HOOKED.format("from app.loading import load_qt; load_qt()", GONE)) == "True False"


def test_qt_left_to_itself_does_both() -> None:
    """When this fails, Qt has changed its ways and `load_qt` may go."""
    assert python(HOOKED.format("import PySide6.QtCore", GONE)) == "False True"


def test_between_two_parts_others_have_their_turn() -> None:
    turns: list[bool] = []
    load(["json", "math", "string"], between=lambda: turns.append("string" in sys.modules))
    assert len(turns) == 3
    assert turns[-1]


def test_a_part_that_does_not_load_is_said() -> None:
    with pytest.raises(ModuleNotFoundError, match="no_such_part"):
        load(["no_such_part"], between=lambda: None)


def test_a_module_stands_in_while_the_block_lasts_and_is_forgotten_after_it() -> None:
    with standing_in({"no_such_part": {"answer": 42}}):
        import no_such_part  # type: ignore[import-not-found]  # noqa: PLC0415

        assert no_such_part.answer == 42
    assert "no_such_part" not in sys.modules


def test_what_is_loaded_already_stays_itself() -> None:
    with standing_in({"json": {}}):
        assert hasattr(sys.modules["json"], "dumps")
    assert "json" in sys.modules


def test_numpy_comes_with_one_thread_and_what_we_start_finds_nothing_of_it() -> None:
    code = "import os; from app.loading import load_arrays; load_arrays();"
    code += "print(len(os.listdir('/proc/self/task')), 'OPENBLAS_NUM_THREADS' in os.environ)"
    if sys.platform == "linux":
        assert python(code) == "1 False"


def test_who_asks_for_more_threads_gets_them_and_keeps_saying_so() -> None:
    code = "import os; os.environ['OPENBLAS_NUM_THREADS'] = '2'; from app.loading import load_arrays; load_arrays();"
    assert python(f"{code} print(os.environ['OPENBLAS_NUM_THREADS'])") == "2"

"""The house as tests: what import-linter cannot see (parts of packages, the standard library, sizes, names)."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
APP = ROOT / "app"

PURE = {
    "__future__", "app", "bisect", "collections", "dataclasses", "datetime", "difflib", "enum", "functools",
    "itertools", "json", "math", "operator", "re", "types", "typing", "zoneinfo",
}  # fmt: skip

NETWORK = {
    "aiohttp", "asyncio", "ftplib", "http", "httpx", "imaplib", "poplib", "requests", "smtplib", "ssl", "urllib",
    "urllib3", "webbrowser", "xmlrpc",
}  # fmt: skip


def modules(*rooms: str) -> list[Path]:
    """The files of these rooms (each a package or a single module), or of the whole app."""
    patterns = [pattern for room in rooms for pattern in (f"{room}.py", f"{room}/**/*.py")] or ["**/*.py"]
    return sorted(file for pattern in patterns for file in APP.glob(pattern))


def parsed(file: Path) -> ast.Module:
    return ast.parse(file.read_text("utf-8"))


def imports(file: Path) -> Iterator[str]:
    """Every name imported, late or by `import_module` too: `PySide6.QtCore.Qt` for `from PySide6.QtCore import Qt`."""
    for node in ast.walk(parsed(file)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("import_module"):
            yield from (arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str))


def tops(file: Path) -> set[str]:
    """The packages it imports from."""
    return {name.partition(".")[0] for name in imports(file)}


def named(files: Iterable[Path]) -> list[str]:
    return [file.relative_to(ROOT).as_posix() for file in files]


def python(code: str) -> str:
    """What a fresh interpreter prints."""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_the_rules_are_made_of_values_alone() -> None:
    assert {file.name: tops(file) - PURE for file in modules("core") if tops(file) - PURE} == {}


def test_the_body_is_made_of_values_and_arrays() -> None:
    allowed = PURE | {"numpy"}
    assert {file.name: tops(file) - allowed for file in modules("figure") if tops(file) - allowed} == {}


def test_the_app_starts_without_numpy_which_comes_when_a_figure_is_drawn() -> None:
    assert python("import sys, app.main; print('numpy' in sys.modules)") == "False"


def test_only_windows_and_those_who_build_them_know_widgets() -> None:
    others = set(modules()) - set(modules("ui", "main", "demo", "launch", "running"))
    assert named(file for file in others if any("QtWidgets" in name for name in imports(file))) == []


def test_only_the_desktop_knows_x11() -> None:
    assert named(set(modules("desktop")) & {file for file in modules() if "xcffib" in tops(file)})
    assert named(file for file in set(modules()) - set(modules("desktop")) if "xcffib" in tops(file)) == []


def test_rules_body_content_and_history_know_no_qt() -> None:
    rooms = ("core", "figure", "movement", "store", "engine", "ports", "paths", "simulate", "settings_file", "doctor")
    others = set(modules(*rooms)) - {APP / "settings_file/watch.py"}  # the system tells of files through Qt
    assert named(file for file in others if "PySide6" in tops(file)) == []


def test_nothing_reaches_the_network() -> None:
    assert named(file for file in modules() if tops(file) & NETWORK) == []


def test_of_qts_network_only_the_local_socket_is_used() -> None:
    names = {name for file in modules() for name in imports(file) if "QtNetwork." in name}
    assert {name for name in names if ".QLocal" not in name} == set()


def test_the_command_line_starts_without_qt_sql_or_numpy() -> None:
    code = (
        "import sys, app.__main__, app.cli; print({'PySide6', 'sqlalchemy', 'apscheduler', 'numpy'} & {*sys.modules})"
    )
    assert python(code) == "set()"


def test_no_room_has_more_than_300_lines() -> None:
    assert named(file for file in modules() if len(file.read_text("utf-8").splitlines()) > 300) == []


def test_names_are_plain() -> None:
    vague = re.compile(r"Manager|Handler|Service|Helper|Util|Abstract")
    classes = [node.name for file in modules() for node in ast.walk(parsed(file)) if isinstance(node, ast.ClassDef)]
    assert [name for name in classes + [file.stem.title() for file in modules()] if vague.search(name)] == []


def test_a_module_opens_with_one_to_three_lines_on_what_it_is_for() -> None:
    openings = {file: (ast.get_docstring(parsed(file)) or "").partition("\n\n")[0] for file in modules()}
    assert named(file for file, text in openings.items() if not 1 <= len(text.splitlines()) <= 3) == []

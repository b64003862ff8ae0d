"""No address, no foreign path in any file; none of the words that frighten in what people read."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
IGNORED = [".git", *(line.strip("/") for line in (ROOT / ".gitignore").read_text("utf-8").split())]

REGISTRIES = re.compile(
    "|".join(["py" + r"pi\.(org|python)", "python" + "hosted", "registry" + r"\.npm", "deb" + r"\.debian"])
)
INDEX = re.compile(r"--(extra-)?index-" + "url|--find-" + "links")
FOREIGN = re.compile(r"(?<![\w.$~{}<>-])/(" + "wo" + r"rk/|root/|home/(?!ada\b))|\.\./" + "shared")  # Ada is invented

FRIGHTENING = re.compile(
    r"\b(damag(e|es|ed|ing)|injur(y|ies|ed|ing)|weak|wrong|bad posture|wear|wears|slipped|must|fix|fixes|fixing"
    r"|cures?|cured|heals?|healed|healing|risk of death|no pain,? no gain)\b",
    re.IGNORECASE,
)

DISCLAIMER = "Stop if something feels wrong"  # safety comes before tone


def files(folder: Path = ROOT) -> Iterator[Path]:
    """Everything that may be committed."""
    for path in sorted(folder.iterdir()):
        if any(fnmatch(path.name, pattern) for pattern in IGNORED):
            continue
        if path.is_dir():
            yield from files(path)
        else:
            yield path


def text_of(path: Path) -> str:
    """The text of a file; of a picture or a sound nothing."""
    content = path.read_bytes()
    return "" if b"\0" in content else content.decode("utf-8")


@pytest.mark.parametrize("pattern", [REGISTRIES, INDEX, FOREIGN], ids=["registry", "index option", "path of a machine"])
def test_no_file_names_an_address_or_a_path_of_the_machine_it_was_made_on(pattern: re.Pattern[str]) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:120]}"
        for path in files()
        for number, line in enumerate(text_of(path).splitlines(), 1)
        if pattern.search(line)
    ]
    assert found == []


@pytest.mark.parametrize("line", ["/" + "work/x", "see ../" + "shared/x", "'/" + "home/bob'", "--index-" + "url=x"])
def test_the_search_finds_what_it_is_for(line: str) -> None:
    assert FOREIGN.search(line) or INDEX.search(line)


def strings(value: object) -> Iterator[str]:
    """Every text inside what a TOML file holds."""
    match value:
        case str():
            yield value
        case dict():
            for inner in value.values():
                yield from strings(inner)
        case list():
            for inner in value:
                yield from strings(inner)
        case _:
            return


def literals(path: Path) -> Iterator[str]:
    """The texts in a module, without docstrings."""
    tree = ast.parse(path.read_text("utf-8"))
    prose = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose:
            yield node.value


def read_by_people() -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "resources").rglob("*.toml")):
        for text in strings(tomllib.loads(path.read_text("utf-8"))):
            yield path.name, text
    for path in [ROOT / "app/core/snapshot.py", *sorted((ROOT / "app/ui").rglob("*.py"))]:
        for text in literals(path):
            yield path.name, text


def test_no_text_frightens() -> None:
    assert [(place, text) for place, text in read_by_people() if FRIGHTENING.search(text.replace(DISCLAIMER, ""))] == []


@pytest.mark.parametrize("text", ["Fix your back", "it will heal", "a weak core", "you must"])
def test_the_words_not_to_use_are_found(text: str) -> None:
    assert FRIGHTENING.search(text)


def test_healthy_words_are_left_alone() -> None:
    assert FRIGHTENING.search("Healthy weekdays, a fixed wearable mustard prefix") is None

"""The scripts in the real shells: what each offers where. zsh's own menu is stood in for; bash and fish do it all."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from shlex import quote

import pytest

from app.cli import main
from app.core.declared import SETTINGS
from app.words import parser

COMMANDS = {
    *("start", "leave", "snooze", "skip", "stand", "sit", "sat-elsewhere", "pause", "resume", "quit", "status"),
    *("summary", "doctor", "simulate", "autostart", "completion", "demo", "settings", "movements"),
}

Offers = Callable[[str], set[str]]
"""What a shell offers for the last word of a line that begins with supple."""


@pytest.fixture(params=["bash", "zsh", "fish"])
def offers(request: pytest.FixtureRequest, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Offers:
    shell: str = request.param
    if shutil.which(shell) is None:
        pytest.skip(f"there is no {shell} here")
    assert main(["completion", shell]) == 0
    script = tmp_path / "script"
    script.write_text(capsys.readouterr().out)
    for name in ("trace.jsonl", "my trace.jsonl"):
        (tmp_path / name).write_text("")
    (tmp_path / "a folder").mkdir()
    ask = {"bash": _bash, "zsh": _zsh, "fish": _fish}[shell]

    def offers(line: str) -> set[str]:
        command = ask(script, line)
        told = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True, env=_home(tmp_path))
        assert told.stderr == ""
        return {each.rstrip("/") for each in told.stdout.splitlines() if each}

    return offers


def _home(folder: Path) -> dict[str, str]:
    return {"HOME": str(folder), "PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8"}


def _bash(script: Path, line: str) -> list[str]:
    words = line.split(" ")
    ask = f"COMP_WORDS=({' '.join(map(quote, words))}); COMP_CWORD={len(words) - 1}; _supple"
    return ["bash", "--norc", "-c", f'source {script}; {ask}; printf "%s\\n" "${{COMPREPLY[@]}}"']


def _zsh(script: Path, line: str) -> list[str]:
    words = line.split(" ")
    menu = 'for each in "${(@P)2}"; [[ ${each%%:*} == $PREFIX* ]] && print -r -- "${each%%:*}"; true'
    files = "for each in *; [[ $1 != -/ || -d $each ]] && [[ $each == $PREFIX* ]] && print $each; true"
    ask = f"words=({' '.join(map(quote, words))}) CURRENT={len(words)} PREFIX={quote(words[-1])}; _supple; true"
    return ["zsh", "-f", "-c", f"compdef() {{ }}; _describe() {{ {menu} }}; _files() {{ {files} }}; . {script}; {ask}"]


def _fish(script: Path, line: str) -> list[str]:
    return ["fish", "--no-config", "-c", f"source {script}; complete -C {quote(line)} | string split -f1 \\t; true"]


def test_all_commands_are_offered_at_the_start(offers: Offers) -> None:
    assert offers("supple ") == COMMANDS


def test_what_has_begun_is_completed(offers: Offers) -> None:
    assert offers("supple sk") == {"skip"}
    assert offers("supple pa") == {"pause"}


def test_the_words_of_a_command_are_offered_once(offers: Offers) -> None:
    assert offers("supple start ") == {"move", "walk", "tiny"}
    assert offers("supple start move ") == set()
    assert offers("supple pause ") == {"tomorrow"}
    assert offers("supple completion ") == {"bash", "zsh", "fish"}


def test_an_option_before_them_takes_none_of_their_places(offers: Offers) -> None:
    assert offers("supple start --seated ") == {"move", "walk", "tiny"}
    assert offers("supple summary --weeks-ago 1 ") == set()


def test_options_are_those_of_the_command(offers: Offers) -> None:
    assert offers("supple start --") == {"--help", "--json", "--seated"}
    assert offers("supple --v") == {"--version"}
    assert offers("supple settings get --j") == {"--json"}


def test_commands_within_a_command_are_offered(offers: Offers) -> None:
    assert offers("supple settings ") == {"path", "list", "get", "reset", "set"}
    assert offers("supple movements ") == {"list", "check", "show", "pose", "sheet", "render"}
    assert offers("supple movements show bird") == {"bird-dog"}


def test_every_key_of_the_settings_is_offered_and_no_value(offers: Offers) -> None:
    assert offers("supple settings set ") == {setting.key for setting in SETTINGS}
    assert offers("supple settings get prompting.i") == {"prompting.interval"}
    assert offers("supple settings set prompting.interval ") == set()


def test_files_are_offered_for_a_trace_and_folders_for_pictures(offers: Offers) -> None:
    assert {"trace.jsonl", "my trace.jsonl"} <= {each.replace("\\", "") for each in offers("supple simulate ")}
    assert {each.replace("\\", "") for each in offers("supple demo --out ")} == {"a folder"}


def test_the_help_says_how_each_shell_takes_it(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parser().parse_args(["completion", "--help"])
    told = capsys.readouterr().out
    for shell in ("bash", "zsh", "fish"):
        assert f"supple completion {shell} >" in told

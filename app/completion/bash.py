"""Completion for bash, from version 3.2 on."""

from __future__ import annotations

from shlex import quote

from app.completion.cases import arms
from app.completion.commands import Command, Offer, Paths

_SCRIPT = """\
# Completion of supple for bash, made by "supple completion bash".
_supple() {
    local IFS=$'\\n' command= place=0 said= i
    local cur=${COMP_WORDS[COMP_CWORD]}
    COMPREPLY=()
    for ((i = 1; i < COMP_CWORD; i++)); do
        case ${COMP_WORDS[i-1]} in %(valued)s) continue ;; esac
        case "$command ${COMP_WORDS[i]}" in
%(commands)s
            *" -"*) ;;
            *) place=$((place + 1)) ;;
        esac
    done
    case ${COMP_WORDS[COMP_CWORD-1]} in
%(behind)s
    esac
    if [[ $cur == -* ]]; then
        case $command in
%(options)s
        esac
    else
        case $command:$place in
%(places)s
        esac
    fi
    COMPREPLY=($(compgen -W "$said" -- "$cur"))
}
complete -F _supple supple
"""
_PATHS = {Paths.FILES: "f", Paths.FOLDERS: "d"}


def bash(whole: Command) -> str:
    """The script; it completes words and says nothing about them, as is the way of bash."""
    return _SCRIPT % arms(whole, _say)


def _say(offer: Offer) -> str:
    if isinstance(offer, Paths):
        return f'compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -{_PATHS[offer]} -- "$cur")); return'
    return f"said={quote(chr(10).join(word for word, _ in offer))}"

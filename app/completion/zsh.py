"""Completion for zsh: to be read in after `compinit`, or as a file `_supple` on its `fpath`."""

from __future__ import annotations

from shlex import quote

from app.completion.cases import arms
from app.completion.commands import Command, Offer, Paths

_SCRIPT = """\
#compdef supple
# Completion of supple for zsh, made by "supple completion zsh".
_supple() {
    local command= place=0 i
    local -a said
    for ((i = 2; i < CURRENT; i++)); do
        case ${words[i-1]} in %(valued)s) continue ;; esac
        case "$command ${words[i]}" in
%(commands)s
            *" -"*) ;;
            *) place=$((place + 1)) ;;
        esac
    done
    case ${words[CURRENT-1]} in
%(behind)s
    esac
    if [[ $PREFIX == -* ]]; then
        case $command in
%(options)s
        esac
    else
        case $command:$place in
%(places)s
        esac
    fi
    (( $#said )) && _describe supple said
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then _supple "$@"; else compdef _supple supple; fi
"""
_PATHS = {Paths.FILES: "_files; return", Paths.FOLDERS: "_files -/; return"}


def zsh(whole: Command) -> str:
    """The script; each word comes with what it does."""
    return _SCRIPT % arms(whole, _say)


def _say(offer: Offer) -> str:
    if isinstance(offer, Paths):
        return _PATHS[offer]
    return f"said=({' '.join(quote(f'{word}:{says}' if says else word) for word, says in offer)})"

"""What is wrong now, for `supple doctor`: whole sentences, kept by where they come from. Says nothing to anybody."""

from __future__ import annotations

from collections.abc import Sequence


class Troubles:
    """The sentences of now; what has passed is forgotten, and that of one part costs none of another's."""

    def __init__(self) -> None:
        self._said: dict[str, tuple[str, ...]] = {}

    def put(self, part: str, *sentences: str | None) -> None:
        """This is wrong with a part now, and nothing else; None: nothing."""
        self._said[part] = tuple(sentence for sentence in sentences if sentence is not None)

    def all(self) -> Sequence[str]:
        """All of them."""
        return [sentence for part in self._said.values() for sentence in part]

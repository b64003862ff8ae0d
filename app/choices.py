"""What a person has chosen, written where it belongs: settings into their file, autostart into the system."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from app.core.declared import Setting
from app.core.form import AUTOSTART
from app.core.kinds import Value
from app.desktop.autostart import Autostart, autostart_for
from app.paths import Places
from app.settings_file.reading import SettingsRefusedError

Values = Sequence[tuple[Setting, Value]]


class Choices:
    """The choices of one profile. path: the settings file. welcomed: the file that says that the first run is over.

    reload: has the app read the settings again.
    """

    def __init__(self, path: Path, welcomed: Path, autostart: Autostart, reload: Callable[[], object]) -> None:
        self._path, self._welcomed, self._autostart, self._reload = path, welcomed, autostart, reload

    def first_run(self) -> bool:
        """Whether nobody has chosen anything yet, nor been asked."""
        return not self._welcomed.exists() and not self._path.exists()

    def end_first_run(self, values: Values) -> str | None:
        """Write what was chosen in it, and that it was shown; one sentence where that fails."""
        try:
            self._welcomed.parent.mkdir(parents=True, exist_ok=True)
            self._welcomed.touch()
        except OSError as error:
            return f"{self._welcomed} cannot be written: {(error.strerror or str(error)).lower()}."
        return self.write(values) if values else None

    def autostarts(self) -> bool | None:
        """Whether Supple starts at login; None: it cannot be told."""
        return self._autostart.is_on()

    def turn_autostart(self) -> str | None:
        """The other way round from now; one sentence where that fails."""
        return self._autostart.turn(on=not self._autostart.is_on())

    def write(self, values: Values) -> str | None:
        """Write all of them, which then hold. One sentence where one is refused: it and what follows are not kept."""
        from app.settings_file.change import put  # noqa: PLC0415  (brings a writer of TOML)

        trouble: str | None = None
        try:
            for setting, value in values:
                if setting is AUTOSTART:
                    trouble = self._autostart.turn(on=bool(value))
                else:
                    put(self._path, setting, value)
        except SettingsRefusedError as refused:
            trouble = str(refused)
        self._reload()
        return trouble


def choices_of(
    here: Places, autostart: Autostart | None, reload: Callable[[], object], told: Callable[[str], None]
) -> Choices:
    """The choices of this profile. autostart: None for this system's own. told: takes what it says later."""
    login = autostart or autostart_for(os.environ, Path.home(), here.data / "autostart", told)
    return Choices(here.settings, here.welcomed, login, reload)

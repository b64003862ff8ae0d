"""The settings file: reads it, changes one value in it, and says what is in it. What a setting means is `core`'s."""

from app.settings_file.reading import Loaded, SettingsRefusedError, load

__all__ = ["Loaded", "SettingsRefusedError", "load"]

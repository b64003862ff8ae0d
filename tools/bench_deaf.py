"""What the quiet backends are measured against: the app with none of them, whatever may be quiet or media here.

Switched off in the settings they go on, as media keeps sitting time running.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping

from app.loading import load_qt

load_qt()

from app.desktop import watches  # noqa: E402  (after Qt's hook is gone)


def _none(environ: Mapping[str, str], platform: str) -> watches.Sources:
    del environ, platform
    return ()


watches.sources = _none

if __name__ == "__main__":
    from app.__main__ import main

    sys.exit(main())

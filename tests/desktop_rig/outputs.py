"""The second of a desktop's two monitors, pulled, put back and scaled, as each kind of desktop lets it be done."""

from __future__ import annotations

import re

from tests.desktop_rig.desk import Desk

SECOND = "HEADLESS-2"
"""What sway calls it."""
_DISPLAYS = "org.gnome.Mutter.DisplayConfig"


def pull(desk: Desk) -> None:
    """Take it away. sway 1.7 does not let go of a monitor that is none."""
    match desk.wants.kind:
        case "x11":
            desk.run(["xrandr", "--delmonitor", "RIGHT"])
        case "gnome":
            _arrange(desk, [1.0])
        case kind:
            raise RuntimeError(f"no monitor can be pulled on {kind}")


def put_back(desk: Desk, scale: float = 1.0) -> None:
    """It is there again, with so many pixels for one; on X11 programs know no scale of a monitor's own."""
    match desk.wants.kind:
        case "x11":
            width, height = desk.wants.size
            if "RIGHT" in desk.run(["xrandr", "--listmonitors"]):
                return
            place = f"{width // 2}/170x{height}/210+{width // 2}+0"
            desk.run(["xrandr", "--setmonitor", "RIGHT", place, "none"])
        case "sway":
            at = ["position", str(desk.wants.size[0]), "0"]
            desk.run(["swaymsg", "output", SECOND, "enable", "scale", str(scale), *at])
        case _:
            _arrange(desk, [1.0, scale])


def scale(desk: Desk, factor: int, size: tuple[int, int]) -> None:
    """Give the first monitor so many pixels for one. size: in pixels of the desktop, which stays."""
    match desk.wants.kind:
        case "sway":
            resolution = f"{size[0] * factor}x{size[1] * factor}"
            desk.run(["swaymsg", "output", "HEADLESS-1", "resolution", resolution, "scale", str(factor)])
        case "gnome":
            _arrange(desk, [float(factor)])
        case kind:
            raise RuntimeError(f"{kind} has no scale of its own")


def _arrange(desk: Desk, scales: list[float]) -> None:
    """Tell Mutter which monitors there are, from left to right."""
    call = ["gdbus", "call", "--session", "-d", _DISPLAYS, "-o", f"/{_DISPLAYS.replace('.', '/')}", "-m"]
    state = desk.run([*call, f"{_DISPLAYS}.GetCurrentState"])
    serial = re.match(r"\(uint32 (\d+)", state)
    width, height = desk.wants.size
    modes = re.findall(rf"\('(Meta-\d+)'.*?'({width}x{height}@[\d.]+)'", state)
    if serial is None or len(modes) < len(scales):
        raise RuntimeError(f"Mutter's monitors are not as expected: {state[:400]}")
    wanted = ", ".join(
        f"({at * width}, 0, {scale}, uint32 0, {'true' if at == 0 else 'false'}, [('{name}', '{mode}', @a{{sv}} {{}})])"
        for at, (scale, (name, mode)) in enumerate(zip(scales, modes, strict=False))
    )
    desk.run([*call, f"{_DISPLAYS}.ApplyMonitorsConfig", serial.group(1), "1", f"[{wanted}]", "@a{sv} {}"])

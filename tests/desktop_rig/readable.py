"""What a screen reader finds on a desktop (`Wants(a11y=True)`): names, and where buttons are on the screen."""

from __future__ import annotations

import json

from tests.desktop_rig.desk import Desk

READ = """
import json, gi
gi.require_version("Atspi", "2.0")
from gi.repository import Atspi

found = []

def read(node):
    if node is None:
        return
    if node.get_name() and node.get_state_set().contains(Atspi.StateType.SHOWING):
        at = node.get_extents(Atspi.CoordType.SCREEN) if node.get_component_iface() else None
        found.append([node.get_role_name(), node.get_name(), *([at.x, at.y, at.width, at.height] if at else [])])
    for place in range(node.get_child_count()):
        read(node.get_child_at_index(place))

desktop = Atspi.get_desktop(0)
for place in range(desktop.get_child_count()):
    read(desktop.get_child_at_index(place))
print(json.dumps(found))
"""


def readable(desk: Desk) -> list[tuple[str, str]]:
    """The role and the name of all that is shown."""
    return [(role, name) for role, name, _ in _read(desk)]


def button(desk: Desk, name: str) -> tuple[int, int] | None:
    """The middle of the button of this name; None where none is shown."""
    for role, named, at in _read(desk):
        if role == "push button" and named == name and at:
            x, y, width, height = at
            return x + width // 2, y + height // 2
    return None


def _read(desk: Desk) -> list[tuple[str, str, tuple[int, ...]]]:
    """Role, name, and the place on the screen where it has one."""
    read = json.loads(desk.run(["/usr/bin/python3", "-c", READ]))
    return [(str(role), str(name), tuple(int(each) for each in at)) for role, name, *at in read]

"""Cameras and screens on a real PipeWire, between nodes that it plays itself; and the rules without it."""

from __future__ import annotations

import wave
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.desktop.api import UnansweredError
from app.desktop.quiet_pipewire import Pictures, Source, signs, source
from app.desktop.seen import NOTHING, Seen, Sign
from tests.desktop.watching import Watching
from tests.desktop_rig.desk import Desk
from tests.desktop_rig.parts import Wants

CONF = """
context.properties = { core.daemon = true core.name = pipewire-0 }
context.spa-libs = {
    audio.convert.* = audioconvert/libspa-audioconvert
    support.* = support/libspa-support
}
context.modules = [
    { name = libpipewire-module-protocol-native }
    { name = libpipewire-module-client-node }
    { name = libpipewire-module-access }
    { name = libpipewire-module-metadata }
    { name = libpipewire-module-adapter }
    { name = libpipewire-module-link-factory }
]
context.objects = [
    { factory = adapter args = {
        factory.name = support.null-audio-sink node.name = viewer media.class = Audio/Sink audio.position = [ MONO ]
    } }
]
"""
CAMERA, SCREEN = "v4l2_input.usb", "meta-screen-cast"


@pytest.fixture
def piped(tmp_path: Path) -> Iterator[Desk]:
    """A desk with PipeWire: a camera, a screen, and somebody who may look at either.

    They say that they are pictures. What flows is silence, for which every PipeWire has what it takes.
    """
    silence = tmp_path / "silence.wav"
    with wave.open(str(silence), "wb") as written:
        written.setparams((1, 2, 8000, 0, "NONE", ""))
        written.writeframes(bytes(2 * 8000 * 60))
    (tmp_path / "pipewire.conf").write_text(CONF)
    with Desk.up(Wants(wm="none", tray="none")) as running:
        running.begin("pipewire", ["pipewire", "-c", str(tmp_path / "pipewire.conf")])
        has_ports(running, "viewer", "Input")
        for node in (CAMERA, SCREEN):
            told = f"{{ node.name = {node} media.class = Video/Source }}"
            running.begin(node, ["pw-cat", "--playback", "--target=0", f"--properties={told}", str(silence)])
            has_ports(running, node, "Output")
        yield running


def has_ports(desk: Desk, node: str, direction: str) -> None:
    """What the session of a desktop does for each node."""
    sound = "{ mediaType: audio, mediaSubtype: raw, format: F32P, rate: 48000, channels: 1, position: [ MONO ] }"
    config = f"{{ direction: {direction}, mode: dsp, format: {sound} }}"
    desk.ready(node, ["sh", "-c", f"pw-cli ls Node | grep -q {node}"])
    desk.run(["pw-cli", "set-param", node, "PortConfig", config])
    desk.ready(f"ports of {node}", ["sh", "-c", f"pw-link -io | grep -q {node}"])


def link(desk: Desk, node: str, *more: str) -> None:
    desk.run(["pw-link", *more, f"{node}:capture_MONO", "viewer:playback_MONO"])


@pytest.mark.desktop("pipewire", "pw-link", "pw-cat")
@pytest.mark.parametrize(("node", "sign"), [(CAMERA, Sign.CAMERA), (SCREEN, Sign.SCREEN_SHARING)])
def test_pictures_that_flow_are_heard_until_they_end(node: str, sign: Sign, piped: Desk, watching: Watching) -> None:
    pictures = Pictures(piped.env)
    watching.begin(pictures)
    assert watching.now == NOTHING
    assert pictures.says() == "no camera is in use, no screen is shared through it"
    link(piped, node)
    watching.until(Seen(frozenset({sign})))
    link(piped, node, "-d")
    watching.until(NOTHING)


@pytest.mark.desktop("pipewire", "pw-link", "pw-cat")
def test_a_camera_in_use_already_is_found_and_ends_with_its_server(
    piped: Desk, watching: Watching, qtbot: QtBot
) -> None:
    link(piped, CAMERA)
    watching.begin(Pictures(piped.env))
    assert watching.now == Seen(frozenset({Sign.CAMERA}))
    piped.end("pipewire")
    qtbot.waitUntil(lambda: watching.lost == ["PipeWire is lost: it closed the connection"])


def test_without_a_server_it_says_where_it_looked(tmp_path: Path, watching: Watching) -> None:
    with pytest.raises(UnansweredError, match=f"PipeWire cannot be reached at {tmp_path}/pipewire-0"):
        watching.begin(Pictures({"XDG_RUNTIME_DIR": str(tmp_path)}))


@pytest.mark.parametrize(
    ("properties", "found"),
    [
        ({"media.class": "Video/Source", "device.id": "40"}, Source(camera=True)),
        ({"media.class": "Video/Source", "media.role": "Camera"}, Source(camera=True)),
        ({"media.class": "Video/Source", "node.name": "libcamera_input.x"}, Source(camera=True)),
        ({"media.class": "Stream/Output/Video", "node.name": "gnome-shell"}, Source(camera=False)),
        ({"media.class": "Video/Source", "node.name": "xdg-desktop-portal-wlr"}, Source(camera=False)),
        ({"media.class": "Stream/Input/Video", "node.name": "firefox"}, None),
        ({"media.class": "Video/Sink"}, None),
        ({"media.class": "Audio/Source", "device.id": "40"}, None),
        ({}, None),
    ],
)
def test_what_gives_pictures_is_a_camera_or_a_screen(properties: dict[str, str], found: Source | None) -> None:
    assert source(properties) == found


def test_a_source_nobody_looks_at_is_no_sign() -> None:
    sources = {1: Source(camera=True), 2: Source(camera=False)}
    assert signs(sources, []) == frozenset()
    assert signs(sources, [1, 7]) == {Sign.CAMERA}
    assert signs(sources, [1, 2, 2]) == {Sign.CAMERA, Sign.SCREEN_SHARING}

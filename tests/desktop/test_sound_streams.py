from __future__ import annotations

from app.desktop.pulse_wire import NOBODY, Value
from app.desktop.sound_streams import Stream, is_monitor, listening, playbacks, playing, recordings


def recording(
    source: int, *, corked: Value = False, client: int = 4, resampling: str | None = None, **properties: str
) -> tuple[Value, ...]:
    """As GET_SOURCE_OUTPUT_INFO_LIST tells of one."""
    told = {name.replace("_", "."): text for name, text in properties.items()}
    return (0, "record", 1, client, source, b"", b"", 0, 0, resampling, "driver", told, corked)


def playback(*, corked: Value = False, client: int = 4, **properties: str) -> tuple[Value, ...]:
    """As GET_SINK_INPUT_INFO_LIST tells of one."""
    told = {name.replace("_", "."): text for name, text in properties.items()}
    return (0, "song", 1, client, 2, b"", b"", b"", 0, 0, None, "driver", False, told, corked)


def test_recordings_name_their_program_by_its_file_if_they_can() -> None:
    rows = (
        *recording(3, application_process_binary="firefox", application_name="AudioCallbackDriver"),
        *recording(4, corked=True, application_name="Recorder"),
        *recording(5),
    )
    assert recordings(rows) == (
        Stream("firefox", 3, runs=True),
        Stream("Recorder", 4, runs=False),
        Stream("a program without a name", 5, runs=True),
    )


def test_what_belongs_to_no_program_or_only_passes_sound_on_is_no_recording() -> None:
    assert recordings(recording(3, client=NOBODY)) == ()
    assert recordings(recording(3, media_role="DSP")) == ()
    assert playbacks(playback(client=NOBODY)) == ()


def test_a_meter_is_not_listening() -> None:
    rows = (
        *recording(3, resampling="peaks"),
        *recording(3, stream_monitor="true"),
        *recording(3, resample_peaks="true"),
    )
    assert [one.meter for one in recordings(rows)] == [True, True, True]
    assert listening(recordings(rows), frozenset({3})) == frozenset()


def test_only_who_records_from_a_microphone_listens() -> None:
    streams = (Stream("zoom", 1, runs=True), Stream("obs", 2, runs=True), Stream("muted", 1, runs=False))
    assert listening(streams, frozenset({1})) == {"zoom"}


def test_only_who_is_not_paused_plays() -> None:
    rows = (*playback(application_process_binary="zoom"), *playback(corked=True, application_process_binary="vlc"))
    assert playing(playbacks(rows)) == {"zoom"}


def test_a_monitor_is_what_a_loudspeaker_plays() -> None:
    head: tuple[Value, ...] = (1, "mic", "Microphone", b"", b"", 2, b"", False)
    assert is_monitor((*head, NOBODY, None)) is False
    assert is_monitor((*head, 0, "speaker")) is True
    assert is_monitor(head) is None
    assert is_monitor(()) is None


def test_half_a_row_is_none() -> None:
    assert recordings(recording(3)[:-1]) == ()
    assert playbacks(()) == ()

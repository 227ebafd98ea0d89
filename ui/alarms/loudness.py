"""Whether the machine lets a sound be heard: its own mixer's volume, where that can be asked.

Qt knows devices, not the mixer: `QAudioOutput.volume` is only the program's own. On Linux one of
the mixer's usual programs is asked; elsewhere, and where none is there, it is not known.
"""

from __future__ import annotations

import os
import re
import subprocess
from typing import NamedTuple

_TIMEOUT_S = 2.0

_ASKED: tuple[tuple[tuple[str, ...], ...], ...] = (
    (("wpctl", "get-volume", "@DEFAULT_AUDIO_SINK@"),),
    (
        ("pactl", "get-sink-volume", "@DEFAULT_SINK@"),
        ("pactl", "get-sink-mute", "@DEFAULT_SINK@"),
    ),
    (("amixer", "get", "Master"),),
)
"""PipeWire, PulseAudio, ALSA: the first that answers is believed."""


class Loudness(NamedTuple):
    """The mixer's volume of the default device in percent, whether it is muted; None: unknown."""

    volume: int | None = None
    muted: bool | None = None

    @property
    def inaudible(self) -> bool:
        """Whether it is known that nothing can be heard."""
        return self.muted is True or self.volume == 0


def ask_loudness() -> Loudness:
    """Ask the machine's mixer; may take seconds, so never on the GUI thread."""
    for commands in _ASKED:
        answers = [_answer(command) for command in commands]
        if all(answer is not None for answer in answers):
            found = read_answer("\n".join(answer or "" for answer in answers))
            if found != Loudness():
                return found
    return Loudness()


def read_answer(text: str) -> Loudness:
    """Read what wpctl, pactl or amixer say; the loudest channel counts."""
    if found := re.search(r"^Volume:\s*(\d+(?:\.\d+)?)\s*(\[MUTED\])?\s*$", text, re.MULTILINE):
        return Loudness(round(float(found[1]) * 100), found[2] is not None)
    volumes = [int(percent) for percent in re.findall(r"(\d+)%", text)]
    muted = None
    if found := re.search(r"Mute:\s*(yes|no)", text):
        muted = found[1] == "yes"
    elif switches := re.findall(r"\[(on|off)\]", text):
        muted = "on" not in switches
    return Loudness(max(volumes) if volumes else None, muted)


def _answer(command: tuple[str, ...]) -> str | None:
    try:
        ended = subprocess.run(
            command,
            capture_output=True,
            text=True,
            timeout=_TIMEOUT_S,
            check=False,
            stdin=subprocess.DEVNULL,
            env={**os.environ, "LC_ALL": "C"},  # pactl answers in the person's language
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return ended.stdout if ended.returncode == 0 else None

"""What mixers say of the volume is read; what they do not say stays unknown."""

from __future__ import annotations

import pytest

from ui.alarms.loudness import Loudness, read_answer

PACTL = """\
Volume: front-left: 26214 /  40% / -23.88 dB,   front-right: 0 /   0% / -inf dB
        balance -1.00
Mute: {0}
"""
AMIXER = """\
Simple mixer control 'Master',0
  Capabilities: pvolume pswitch
  Playback channels: Front Left - Front Right
  Limits: Playback 0 - 65536
  Front Left: Playback 0 [0%] [{0}]
  Front Right: Playback 0 [0%] [{0}]
"""


@pytest.mark.parametrize(
    ("text", "expected", "inaudible"),
    [
        ("Volume: 0.40\n", Loudness(40, False), False),
        ("Volume: 0.40 [MUTED]\n", Loudness(40, True), True),
        ("Volume: 0.00\n", Loudness(0, False), True),
        (PACTL.format("no"), Loudness(40, False), False),
        (PACTL.format("yes"), Loudness(40, True), True),
        (AMIXER.format("on"), Loudness(0, False), True),
        (AMIXER.format("off"), Loudness(0, True), True),
        ("", Loudness(None, None), False),
        ("Connection refused", Loudness(None, None), False),
    ],
)
def test_mixers_are_understood(text: str, expected: Loudness, inaudible: bool) -> None:
    assert read_answer(text) == expected
    assert read_answer(text).inaudible is inaudible

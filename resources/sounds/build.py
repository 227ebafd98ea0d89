"""Make the alarm sounds beside this file, always the same: `python resources/sounds/build.py`.

Patterns after IEC 60601-1-8 practice (priority by pulse count and speed), pitches below 1 kHz so
that ageing ears hear and small loudspeakers carry them.
"""

from __future__ import annotations

import math
import struct
import wave
from pathlib import Path

RATE = 22_050
HERE = Path(__file__).parent

# level -> (pulses of (frequency Hz, seconds), pause between pulses in s)
PATTERNS = {
    1: ([(880, 0.14), (660, 0.14)] * 4, 0.04),
    2: ([(740, 0.18)] * 3, 0.12),
    3: ([(590, 0.22), (494, 0.22)], 0.12),
    4: ([(494, 0.25)], 0.0),
}


def pulse(frequency: float, seconds: float) -> list[float]:
    """Return samples of one tone with soft edges and two overtones."""
    count = int(RATE * seconds)
    samples = []
    for i in range(count):
        edge = min(1.0, i / 220, (count - i) / 440)
        t = i / RATE
        tone = (
            math.sin(2 * math.pi * frequency * t)
            + 0.35 * math.sin(4 * math.pi * frequency * t)
            + 0.15 * math.sin(6 * math.pi * frequency * t)
        )
        samples.append(0.55 * edge * tone)
    return samples


def main() -> None:
    """Write level_1.wav to level_4.wav."""
    for level, (pulses, pause) in PATTERNS.items():
        samples: list[float] = []
        for frequency, seconds in pulses:
            samples += pulse(frequency, seconds)
            samples += [0.0] * int(RATE * pause)
        with wave.open(str(HERE / f"level_{level}.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(
                b"".join(struct.pack("<h", int(max(-1, min(1, s)) * 32_000)) for s in samples)
            )


if __name__ == "__main__":
    main()

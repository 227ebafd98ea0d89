"""How late a 5 ms Qt timer comes: `python -m tests.bench.beat SECONDS` is the control, a process
with nothing else to do, run beside the console to tell the machine's own noise from ours.
"""

from __future__ import annotations

import sys
import time
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt, QTimer


class Lateness(NamedTuple):
    """Milliseconds by which the timer came late."""

    median: float
    p99: float
    most: float

    def __str__(self) -> str:
        return f"median {self.median:.1f} ms, p99 {self.p99:.1f} ms, max {self.most:.1f} ms"


def beat(seconds: float) -> Lateness:
    """Run the event loop of this thread for a while, and return how late its timer came."""
    beats: list[float] = []
    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(lambda: beats.append(time.perf_counter()))
    loop = QEventLoop()
    QTimer.singleShot(int(seconds * 1000), loop.quit)
    timer.start(5)
    loop.exec()
    timer.stop()
    late = sorted(max(0.0, (b - a) * 1000 - 5) for a, b in pairwise(beats))
    return Lateness(late[len(late) // 2], late[int(len(late) * 0.99)], late[-1])


if __name__ == "__main__":
    application = QCoreApplication([])
    print(*beat(float(sys.argv[1])))

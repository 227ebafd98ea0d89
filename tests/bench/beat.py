"""How late a 5 ms Qt timer comes: `python -m tests.bench.beat SECONDS` is the control, a process
with nothing else to do, run beside the console to tell the machine's own noise from ours.
"""

from __future__ import annotations

import subprocess
import sys
import time
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt, QTimer


class Lateness(NamedTuple):
    """Milliseconds by which the timer came late, and the thread's own work in those gaps.

    `worked_*`: processor time of the thread between two beats, which the noise of a shared machine
    does not touch: how late the timer would have come on a machine with a processor to spare.
    """

    median: float
    p99: float
    most: float
    worked_p99: float
    worked_most: float

    def __str__(self) -> str:
        return (
            f"median {self.median:.1f} ms, p99 {self.p99:.1f} ms, max {self.most:.1f} ms; "
            f"own work p99 {self.worked_p99:.1f} ms, max {self.worked_most:.1f} ms"
        )


def beat(seconds: float) -> Lateness:
    """Run the event loop of this thread for a while, and return how late its timer came."""
    beats: list[tuple[float, float]] = []
    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(lambda: beats.append((time.perf_counter(), time.thread_time())))
    loop = QEventLoop()
    QTimer.singleShot(int(seconds * 1000), loop.quit)
    timer.start(5)
    loop.exec()
    timer.stop()
    late = sorted(max(0.0, (b[0] - a[0]) * 1000 - 5) for a, b in pairwise(beats))
    worked = sorted((b[1] - a[1]) * 1000 for a, b in pairwise(beats))
    p99 = int(len(late) * 0.99)
    return Lateness(late[len(late) // 2], late[p99], late[-1], worked[p99], worked[-1])


def beat_beside(seconds: float) -> tuple[Lateness, Lateness]:
    """Run `beat` here and in an idle process beside it; return ours, then its."""
    command = [sys.executable, "-m", "tests.bench.beat", str(seconds)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as control:
        ours = beat(seconds)
        told = control.communicate()[0]
    return ours, Lateness(*map(float, told.split()))


if __name__ == "__main__":
    application = QCoreApplication([])
    print(*beat(float(sys.argv[1])))

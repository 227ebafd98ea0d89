"""How punctual a drill's injects are at 60 times the speed, over real processes.

    python -m tests.bench.bench_drill [--injects 500] [--each 3.6] [--simulate] [--windows]

The demo street of 22,000 sensors, a drill of it, and its real `main.py drill play` with its own
broker and watch. An inject falls due each `--each` seconds of drill time, messages and readings in
turn. Measured is how long after its time each began, in milliseconds of the wall clock: the journal
has the drill time at which it began. `--simulate`: the 22,000 sensors report meanwhile.
`--windows`: the controller's window and the players' console are open (on a display, or under
Xvfb), and how late their event loops came is told.
"""

from __future__ import annotations

import argparse
import contextlib
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from app.demo.loading import load_demo
from app.domain.drill.player import Event, EventKind
from app.domain.drill.spans import span_text
from app.drill.journal import Journal
from app.profile import open_profile
from app.services.opening import open_store
from tests.bench.beat import Lateness
from tests.programs import MAIN, main

if TYPE_CHECKING:
    from collections.abc import Iterator

SPEED = 60
P99_MS = 100.0
LEAD_MS = 60_000
"""The first inject falls due at this drill time."""
PATIENCE_S = 120
_OPENING_S = 12

_HEAD = """\
format: 1
id: bench
title: 量测
version: "1"
objectives:
  - {id: aim, title: 目标, capability: watch}
roles:
  - {id: duty, title: 值班员}
injects:
"""


def due(number: int, each: float) -> int:
    """Return the drill time at which an inject falls due."""
    return LEAD_MS + round(number * each * 1000)


def scenario(injects: int, each: float, sensor: str) -> str:
    """Return a scenario of so many injects as text."""
    bodies = (
        ("message", "{text: 量测}"),
        ("reading", f"{{sensor: {sensor}, curve: [[0s, 1.0]], state: normal}}"),
    )
    lines = []
    for number in range(injects):
        kind, body = bodies[number % 2]
        at = span_text(due(number, each))
        lines.append(
            f"  - {{id: i{number}, kind: {kind}, title: 注入 {number}, trigger: {{at: {at}}}, "
            f"to: duty, body: {body}}}\n"
        )
    return _HEAD + "".join(lines)


@contextlib.contextmanager
def process(drill: Path, *arguments: str) -> Iterator[None]:
    """Run a program of the drill beside; it is asked to end at the end."""
    command = [sys.executable, str(MAIN), "--profile", str(drill), *arguments]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        yield
    finally:
        running.terminate()
        running.wait(60)


def lateness(journal: Path, each: float) -> list[float]:
    """Return how late each inject began, in milliseconds of the wall clock."""
    return [
        (event.value - due(int(event.subject[1:]), each)) / SPEED
        for event in _events(journal)
        if event.kind is EventKind.BEGUN
    ]


def _events(journal: Path) -> list[Event]:
    return Journal(journal).news()


@contextlib.contextmanager
def window(which: str, drill: Path, seconds: float) -> Iterator[None]:
    """Have a window of the drill open, and tell at the end how late its event loop came."""
    command = [sys.executable, "-m", "tests.bench.drill_windows", which, str(drill), str(seconds)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as shown:
        yield
        *ours, idle = map(float, shown.communicate()[0].split()[-6:])
    sys.stdout.write(f"{which}: late by {Lateness(*ours)}; an idle process p99 {idle:.1f} ms\n")


def measure(
    folder: Path, injects: int, each: float, *, simulate: bool, windows: bool
) -> list[float]:
    """Play and return the lateness of each inject."""
    street = folder / "street"
    store = open_store(open_profile(street))
    load_demo(store)
    store.close()
    file = folder / "bench.yaml"
    file.write_text(scenario(injects, each, "S-010014-000133"), encoding="utf-8")
    made = main("--profile", street, "drill", "prepare", file, "--name", "bench")
    drill = Path(made.stdout.strip())
    with contextlib.ExitStack() as running:
        running.enter_context(process(drill, "drill", "play"))
        if simulate:
            running.enter_context(process(drill, "simulate"))
        time.sleep(10)  # its broker and watch are up
        if windows:
            lasts = (due(injects, each) / 1000 / SPEED) // 1
            for which in ("control", "console"):
                running.enter_context(window(which, drill, lasts))
            time.sleep(_OPENING_S)
        for command in (("speed", str(SPEED)), ("play",)):
            main("--profile", drill, "drill", "do", *command)
        end = time.monotonic() + due(injects, each) / 1000 / SPEED + PATIENCE_S
        while time.monotonic() < end:
            time.sleep(1)
            if _finished(drill / "journal.jsonl") >= injects:
                break
        failed = [one for one in _events(drill / "journal.jsonl") if one.kind is EventKind.FAILED]
        sys.stdout.write(f"failed: {len(failed)} {failed[0].text if failed else ''}\n")
    return lateness(drill / "journal.jsonl", each)


def _finished(journal: Path) -> int:
    over = (EventKind.DONE, EventKind.FAILED)
    return sum(event.kind in over for event in _events(journal))


def run() -> int:
    """Measure once and print; 1 when the 99th percentile is over its bound."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--injects", type=int, default=500)
    parser.add_argument("--each", type=float, default=3.6)
    parser.add_argument("--simulate", action="store_true")
    parser.add_argument("--windows", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        late = measure(
            Path(folder),
            given.injects,
            given.each,
            simulate=given.simulate,
            windows=given.windows,
        )
    p99 = statistics.quantiles(late, n=100)[98]
    sys.stdout.write(
        f"{len(late)} injects at {SPEED}x: late by {statistics.median(late):.1f} ms (median), "
        f"{p99:.1f} ms (p99), {max(late):.1f} ms (worst); bound {P99_MS:.0f} ms\n"
    )
    return int(p99 > P99_MS or len(late) < given.injects)


if __name__ == "__main__":
    sys.exit(run())

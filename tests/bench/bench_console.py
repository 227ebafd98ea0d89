"""The console's speed: the first window against a bare one, and the event loop under load.

`python -m tests.bench.bench_console [first-window|event-loop]`. Ratios of one run, medians; run it
under Xvfb where there is no display (`make bench` does).
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.shell.launch import Session
    from ui.shell.window import MainWindow

ROUNDS = 7
OPEN_ALARMS = 3_000
SECONDS = 30
RATE = 1_000


def first_window(folder: Path) -> None:
    """Time whole processes in turn: bare, console, bare, console ..."""
    figures: dict[str, list[list[float]]] = {"bare": [], "console": []}
    for round_ in range(ROUNDS + 1):
        for name, arguments in (("bare", []), ("console", [str(folder)])):
            command = [sys.executable, "-m", "tests.bench.windows", name, *arguments]
            # The window tells its own seconds; the interpreter's start and the end of the web
            # engine's processes are the same for both and left out.
            told = subprocess.run(
                command, check=True, capture_output=True, text=True, timeout=60
            ).stdout
            if round_:  # the first warms the disk cache
                figures[name].append([float(figure) for figure in told.split()])
    bare = [b for (b,) in figures["bare"]]
    shown, read = zip(*figures["console"], strict=True)
    median = statistics.median
    print(
        f"first window: bare {median(bare):.2f} s, console on screen {median(shown):.2f} s, "
        f"its alarms read {median(read):.2f} s (medians of {ROUNDS})"
    )
    for name, times in (("on screen", shown), ("alarms read", read)):
        ratio = median(t / b for t, b in zip(times, bare, strict=True))
        print(f"first window: {name} after {ratio:.2f} times the bare one (gate: under 2.5)")


def event_loop(folder: Path, pages: list[str]) -> None:
    """Measure the gaps of a 5 ms timer while the watch records 1,000 changing rows a second."""
    from ui.commands import prepare_environment

    prepare_environment()
    from ui.shell.launch import Session, make_application, prepare
    from ui.shell.pictures import sign_in_demo_officer, wait_until

    session = Session(*prepare(folder, trial=True))
    make_application()
    session.start_processes()
    window = session.open_window()
    window.resize(1920, 1080)
    window.show()
    sign_in_demo_officer(session)
    console = session.console
    try:
        wait_until(
            lambda: console.status is not None and console.status.broker.state == "connected", 60
        )
        port = str(session.settings.broker.port)
        load = [sys.executable, "-m", "tests.bench.alarm_load", str(folder), port]
        arguments = [str(OPEN_ALARMS), str(RATE), str(SECONDS * 20)]
        with subprocess.Popen([*load, *arguments]) as publisher:
            wait_until(lambda: _open(session) >= OPEN_ALARMS, 120)
            wait_until(lambda: console.status is not None and console.status.never == 0, 120)
            print(f"open alarms: {_open(session)}, publishing {RATE}/s")
            for page in pages:
                window.show_page(page)
                wait_until(partial(_is_ready, window, page), 60)
                _measure(session, page)
            publisher.terminate()
    finally:
        window.close()
        session.close()


def _open(session: Session) -> int:
    return sum(open_ for open_, _ in session.console.alarms.counts().values())


def _is_ready(window: MainWindow, page: str) -> bool:
    made = window.page(page)
    return made is not None and made.is_ready


def _measure(session: Session, page: str) -> None:
    """Print how late a 5 ms timer of the GUI thread comes, and of an idle process beside it."""
    from tests.bench.beat import beat_beside
    from ui.shell.pictures import pause

    pause(5)
    console = session.console
    before = console.status.committed if console.status else 0
    ours, told = beat_beside(SECONDS)
    rate = ((console.status.committed if console.status else 0) - before) / SECONDS
    print(f"event loop on {page}: {rate:.0f} rows/s committed")
    print(f"  console late by {ours} (gates: p99 under 16, max under 50)")
    print(f"  an idle process beside it: {told}", flush=True)


def main() -> None:
    """Run what was asked for over a fresh trial profile."""
    parser = argparse.ArgumentParser()
    parser.add_argument("what", nargs="?", choices=("first-window", "event-loop"))
    parser.add_argument("--pages", default="alarms,map,overview")
    arguments = parser.parse_args()
    what, pages = arguments.what, arguments.pages.split(",")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        profile = Path(folder)
        subprocess.run(
            [sys.executable, "main.py", "demo", "load", "--profile", folder],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        if what in (None, "first-window"):
            first_window(profile)
    if what in (None, "event-loop"):
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            event_loop(Path(folder), pages)


if __name__ == "__main__":
    main()

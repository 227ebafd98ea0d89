"""Running `main.py` as a person does: a process of its own, its exit code, what it wrote."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

MAIN = Path(__file__).parents[1] / "main.py"
PATIENCE_S = 60.0


def environment(**changes: str) -> dict[str, str]:
    """Return this process's environment, UTF-8 on all pipes, with `changes`."""
    return {**os.environ, "PYTHONIOENCODING": "utf-8", **changes}


def main(
    *arguments: str | Path, text: str | None = None, **changes: str
) -> subprocess.CompletedProcess[str]:
    """Run `main.py` to its end and return it. `text`: what it reads from stdin."""
    return subprocess.run(
        [sys.executable, str(MAIN), *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        input=text,
        timeout=PATIENCE_S,
        env=environment(**changes),
        check=False,
    )


class Running:
    """A `main.py` that goes on until it is stopped."""

    def __init__(self, *arguments: str | Path, **changes: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, str(MAIN), *map(str, arguments)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env=environment(**changes),
        )

    def first_line(self) -> str:
        """Return the first line it says, which it says when it is ready; "" if it ended."""
        assert self.process.stdout
        return self.process.stdout.readline().rstrip("\n")

    def stop(self, number: signal.Signals = signal.SIGTERM) -> tuple[int, str, str]:
        """Ask it to end; return exit code and the rest of stdout and stderr."""
        if self.process.poll() is None:
            self.process.send_signal(number)
        out, err = self.process.communicate(timeout=PATIENCE_S)
        return self.process.returncode, out, err

    def kill(self) -> None:
        """End it as a power cut would."""
        self.process.kill()
        self.process.communicate(timeout=PATIENCE_S)


def wait_for(wanted: Callable[[], bool], patience: float = PATIENCE_S) -> None:
    """Wait until something is so; AssertionError when it does not become so."""
    deadline = time.monotonic() + patience
    while not wanted():
        assert time.monotonic() < deadline, "waited too long"
        time.sleep(0.05)

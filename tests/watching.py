"""A real watch in a process of its own, and what tests ask it; import `watching` in a test."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Self

from app.profile import open_profile
from app.watch.inquiry import ask_status

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.notices import Status
    from app.profile import Profile

ROOT = Path(__file__).parent.parent


class WatchProcess:
    """`main.py watch` on a profile. Use as a context: it is ended at the end."""

    def __init__(self, folder: Path, url: str | None = None) -> None:
        self.profile: Profile = open_profile(folder)
        self._command = [sys.executable, str(ROOT / "main.py"), "--profile", str(folder), "watch"]
        if url:
            self._command += ["--broker", url]
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_exception: object) -> None:
        if self._process and self._process.poll() is None:
            self._process.kill()
            self._process.wait(10)

    @property
    def pid(self) -> int:
        """The id of the process last started."""
        assert self._process
        return self._process.pid

    @property
    def running(self) -> bool:
        """Whether the process lives."""
        return self._process is not None and self._process.poll() is None

    def start(self) -> None:
        """Start it; returns at once."""
        log = (self.profile.logs / "watch.out").open("ab")
        self._process = subprocess.Popen(self._command, stdout=log, stderr=log)
        log.close()

    def kill(self) -> None:
        """End it as a crash would: no handler runs."""
        assert self._process
        self._process.kill()
        self._process.wait(10)

    def stop(self) -> int:
        """Ask it to end, as a service manager does; return its exit code."""
        assert self._process
        self._process.terminate()
        return self._process.wait(20)

    def status(self) -> Status | None:
        """Ask it how it is."""
        return ask_status(self.profile)

    def wait_connected(self, timeout: float = 60.0) -> Status:
        """Wait until it receives from its broker."""
        return self.wait_for(lambda status: status.broker.state == "connected", timeout)

    def wait_for(self, right: Callable[[Status], bool], timeout: float = 60.0) -> Status:
        """Wait until its status is `right`."""
        deadline = time.monotonic() + timeout
        status = None
        while time.monotonic() < deadline:
            status = self.status()
            if status is not None and right(status):
                return status
            assert self.running, self.output()
            time.sleep(0.02)
        raise AssertionError(f"not in {timeout} s: {status}\n{self.output()}")

    def output(self) -> str:
        """Return what it printed and logged."""
        return "\n".join(
            file.read_text(errors="replace")[-4000:] for file in self.profile.logs.glob("watch.*")
        )


def wait_until(right: Callable[[], bool], timeout: float = 60.0) -> None:
    """Wait until something holds."""
    deadline = time.monotonic() + timeout
    while not right():
        assert time.monotonic() < deadline, f"not in {timeout} s"
        time.sleep(0.01)

"""Keeping processes running: the watch, and in a trial the broker and the simulator.

Each charge has a lock file in the profile that its process holds while it lives, whoever began it:
a watch run by the system, or one left by a console that was killed, is found by its lock and not
started twice. A charge that dies is started again after 0.3 s; one that keeps dying, less often, up
to every 10 s. What ends with its supervisor ends with the next one too, if the first was killed.
No Qt: states are told to a callback on the supervisor's own thread.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psutil
import structlog
from filelock import FileLock, Timeout

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.profile import Profile

_FIRST_DELAY = 0.3
_LAST_DELAY = 10.0
_STEADY = 20.0
_TICK = 0.15
_ALREADY_RUNNING = 3

_log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Charge:
    """A process to keep running: its name, command line, and the lock it holds while it lives.

    `stop_with_us`: end it when the supervisor is closed; else it goes on alone. `left_to`: the lock
    of another one who needs it; while that is held it goes on too.
    """

    name: str
    command: tuple[str, ...]
    lock: Path
    stop_with_us: bool = True
    left_to: Path | None = None


@dataclass
class _Life:
    """How a charge is now."""

    charge: Charge
    process: subprocess.Popen[bytes] | None = None
    state: str = "starting"
    started_at: float = 0.0
    next_start: float = 0.0
    delay: float = _FIRST_DELAY
    last_exit: int | None = None
    told: str = field(default="", repr=False)


def own_command(profile: Profile, *arguments: str) -> tuple[str, ...]:
    """Return the command line of this program itself, frozen or from source, with `arguments`."""
    program = (
        (sys.executable,)
        if getattr(sys, "frozen", False)
        else (sys.executable, str(Path(__file__).parent.parent / "main.py"))
    )
    return (*program, "--profile", str(profile.folder), *arguments)


class Supervisor:
    """Starts charges and keeps them running until `close`.

    `told(name, state, exit_code)` is called on the supervisor's thread at each change of state:
    `starting`, `running`, `elsewhere` (somebody else runs it), `restarting` (it died).
    """

    def __init__(
        self,
        profile: Profile,
        charges: Sequence[Charge],
        told: Callable[[str, str, int | None], None],
    ) -> None:
        self._profile = profile
        self._told = told
        self._lives = [_Life(charge) for charge in charges]
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._run, name="supervisor", daemon=True)

    def start(self) -> None:
        """Begin; returns at once."""
        self._thread.start()

    def close(self, timeout: float = 5.0) -> None:
        """Stop restarting, end what shall end with us, and wait for it up to `timeout` seconds."""
        self._closing.set()
        if self._thread.is_alive():
            self._thread.join(timeout)
        ending: list[subprocess.Popen[bytes] | psutil.Process] = []
        for life in self._lives:
            left_to = life.charge.left_to
            if life.charge.stop_with_us and not (left_to is not None and _held(left_to)):
                ending += _left_behind(life.charge) if life.process is None else [life.process]
        for process in ending:
            _ask_to_end(process)
        deadline = time.monotonic() + timeout
        for process in ending:
            try:
                process.wait(max(0.1, deadline - time.monotonic()))
            except (subprocess.TimeoutExpired, psutil.TimeoutExpired):
                with contextlib.suppress(psutil.Error, subprocess.TimeoutExpired):
                    process.kill()
                    process.wait(1)

    def pid(self, name: str) -> int | None:
        """Return the process id of a charge that we started and that runs, else None."""
        for life in self._lives:
            if life.charge.name == name and life.process and life.process.poll() is None:
                return life.process.pid
        return None

    def _run(self) -> None:
        while not self._closing.is_set():
            for life in self._lives:
                if self._closing.is_set():
                    return
                self._look_after(life)
            self._closing.wait(_TICK)

    def _look_after(self, life: _Life) -> None:
        now = time.monotonic()
        if life.process is not None:
            code = life.process.poll()
            if code is None:
                if now - life.started_at > _STEADY:
                    life.delay = _FIRST_DELAY
                self._tell(life, "running")
                return
            life.process = None
            life.last_exit = code
            life.next_start = now + life.delay
            life.delay = min(life.delay * 2, _LAST_DELAY)
            if code != _ALREADY_RUNNING:
                _log.warning("process ended", name=life.charge.name, code=code)
                self._tell(life, "restarting")
        if now < life.next_start:
            return
        try:
            if _held(life.charge.lock):
                life.next_start = now + _FIRST_DELAY
                self._tell(life, "elsewhere")
                return
            if life.state != "restarting":
                self._tell(life, "starting")
            self._start(life)
        except OSError as error:  # no such program, or a full disk: tried again, seldom
            _log.exception("cannot start", name=life.charge.name, error=str(error))
            life.next_start = time.monotonic() + _LAST_DELAY
            self._tell(life, "restarting")

    def _start(self, life: _Life) -> None:
        options: dict[str, Any] = (
            {"creationflags": getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)}
            if os.name == "nt"
            else {"start_new_session": True}
        )
        errors = self._profile.logs / f"{life.charge.name}.stderr"
        with errors.open("ab") as stderr:
            life.process = subprocess.Popen(
                life.charge.command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=stderr,
                **options,
            )
        life.started_at = time.monotonic()

    def _tell(self, life: _Life, state: str) -> None:
        life.state = state
        if life.told != state:
            life.told = state
            self._told(life.charge.name, state, life.last_exit)


def _held(lock: Path) -> bool:
    """Return whether some process holds the lock now."""
    probe = FileLock(lock)
    try:
        probe.acquire(timeout=0)
    except Timeout:
        return True
    probe.release()
    return False


def _left_behind(charge: Charge) -> list[psutil.Process]:
    """Return the processes of a charge that somebody else began, known by their command line.

    The program's own path is not compared: one Python has several names.
    """
    return [
        process
        for process in psutil.process_iter(["cmdline"])
        if process.info["cmdline"] and tuple(process.info["cmdline"][1:]) == charge.command[1:]
    ]


def _ask_to_end(process: subprocess.Popen[bytes] | psutil.Process) -> None:
    with contextlib.suppress(psutil.Error):
        if os.name == "nt":
            import signal

            process.send_signal(getattr(signal, "CTRL_BREAK_EVENT", signal.SIGTERM))
        else:
            process.terminate()

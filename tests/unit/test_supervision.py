"""The supervisor, over tiny real processes."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import psutil
import pytest
from filelock import FileLock

from app.profile import open_profile
from app.supervision import Charge, Supervisor, own_command
from tests.programs import wait_for

if TYPE_CHECKING:
    import logging
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from app.profile import Profile

LIVE = """
import os, sys, time
from filelock import FileLock, Timeout
lock = FileLock(sys.argv[1])
try:
    lock.acquire(timeout=0)
except Timeout:
    sys.exit(3)
with open(sys.argv[2], "a") as starts:
    print(os.getpid(), file=starts)
time.sleep(600)
"""
"""A good charge: holds its lock, notes its process id, and lives."""

DIE = """
import sys
with open(sys.argv[2], "a") as starts:
    print("died", file=starts)
sys.exit(int(sys.argv[3]))
"""

TALK = """
import sys
for stream in (sys.stdout, sys.stderr):
    for _ in range(200):
        stream.write("x" * 10_000 + "\\n")
    stream.flush()
"""


class Told:
    """What a supervisor said, by charge."""

    def __init__(self) -> None:
        self.said: list[tuple[str, str, int | None]] = []

    def __call__(self, name: str, state: str, code: int | None) -> None:
        self.said.append((name, state, code))

    def states(self, name: str = "watch") -> list[str]:
        return [state for one, state, _ in self.said if one == name]


class Room:
    """A profile, and charges in it; `starts` are the lines that a charge has left."""

    def __init__(self, profile: Profile) -> None:
        self.profile = profile
        self.told = Told()
        self.supervisors: list[Supervisor] = []

    def charge(
        self, script: str = LIVE, *more: str, name: str = "watch", stop_with_us: bool = True
    ) -> Charge:
        lock = self.profile.run / f"{name}.lock"
        command = (sys.executable, "-c", script, str(lock), str(self.file(name)), *more)
        return Charge(name, command, lock, stop_with_us)

    def file(self, name: str) -> Path:
        return self.profile.run / f"{name}.starts"

    def starts(self, name: str = "watch") -> list[str]:
        file = self.file(name)
        return file.read_text().splitlines() if file.exists() else []

    def pids(self, name: str = "watch") -> list[int]:
        return [int(line) for line in self.starts(name) if line.isdigit()]

    def supervise(self, *charges: Charge, told: Callable[..., None] | None = None) -> Supervisor:
        supervisor = Supervisor(self.profile, charges, told or self.told)
        self.supervisors.append(supervisor)
        supervisor.start()
        return supervisor


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    """A room of this test's own; whatever was started in it is ended."""
    made = Room(open_profile(tmp_path / "p"))
    yield made
    for supervisor in made.supervisors:
        supervisor.close()
    for file in made.profile.run.glob("*.starts"):
        for pid in made.pids(file.stem):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)


def alive(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def test_a_charge_is_started_and_said_to_run(room: Room) -> None:
    supervisor = room.supervise(room.charge())
    wait_for(lambda: len(room.pids()) == 1)
    wait_for(lambda: room.told.states() == ["starting", "running"])
    assert supervisor.pid("watch") == room.pids()[0]
    assert supervisor.pid("nobody") is None


def test_a_killed_charge_comes_back_and_every_step_is_told(room: Room) -> None:
    supervisor = room.supervise(room.charge())
    for deaths in (1, 2):
        wait_for(lambda: len(room.pids()) == deaths)  # noqa: B023
        wait_for(lambda: room.told.states()[-1] == "running")
        os.kill(room.pids()[-1], signal.SIGKILL)
        wait_for(lambda: len(room.pids()) == deaths + 1)  # noqa: B023
        wait_for(lambda: room.told.states()[-1] == "running")
    assert room.told.states() == [
        "starting", "running", "restarting", "running", "restarting", "running",
    ]  # fmt: skip
    died = [code for _, state, code in room.told.said if state == "restarting"]
    assert died == [-signal.SIGKILL] * 2
    assert len(set(room.pids())) == 3
    assert supervisor.pid("watch") == room.pids()[-1]


def test_each_charge_lives_its_own_life(room: Room) -> None:
    room.supervise(room.charge(), room.charge(name="broker"))
    wait_for(lambda: len(room.pids("broker")) == 1 and len(room.pids()) == 1)
    wait_for(lambda: room.told.states() == room.told.states("broker") == ["starting", "running"])
    os.kill(room.pids("broker")[0], signal.SIGKILL)
    wait_for(lambda: len(room.pids("broker")) == 2)
    assert room.told.states() == ["starting", "running"]
    assert len(room.pids()) == 1


@pytest.mark.parametrize("code", [1, 3])
def test_one_that_ends_at_once_is_tried_less_and_less_often(room: Room, code: int) -> None:
    began = time.monotonic()
    room.supervise(room.charge(DIE, str(code)))
    wait_for(lambda: len(room.starts()) >= 3)
    starts, passed = len(room.starts()), time.monotonic() - began
    # Waits of 0.3, 0.6, 1.2 s lie between the starts, however slow the machine is.
    assert 0.3 * (2 ** (starts - 1) - 1) <= passed


def test_one_that_says_it_runs_already_did_not_die(room: Room) -> None:
    room.supervise(room.charge(DIE, "3"))
    wait_for(lambda: len(room.starts()) >= 2)
    assert "restarting" not in room.told.states()


def test_what_somebody_else_runs_is_left_to_them_until_they_end(room: Room) -> None:
    other = subprocess.Popen(room.charge().command)
    try:
        wait_for(lambda: room.pids() == [other.pid])
        supervisor = room.supervise(room.charge(stop_with_us=False))
        wait_for(lambda: room.told.states() == ["elsewhere"])
        time.sleep(1.0)  # several looks
        assert room.pids() == [other.pid]
        assert room.told.states() == ["elsewhere"]
        assert supervisor.pid("watch") is None
    finally:
        other.kill()
        other.wait()
    wait_for(lambda: len(room.pids()) == 2)
    wait_for(lambda: room.told.states() == ["elsewhere", "starting", "running"])
    assert supervisor.pid("watch") == room.pids()[-1]


def test_close_ends_what_shall_end_with_us_and_only_that(room: Room) -> None:
    supervisor = room.supervise(
        room.charge(name="simulator"), room.charge(name="watch", stop_with_us=False)
    )
    wait_for(lambda: bool(room.pids("simulator") and room.pids("watch")))
    supervisor.close()
    assert not alive(room.pids("simulator")[0])
    assert alive(room.pids("watch")[0])
    assert "restarting" not in [state for _, state, _ in room.told.said]


def test_what_another_one_needs_is_left_to_them(room: Room) -> None:
    player = room.profile.run / "player.lock"
    charge = replace(room.charge(), left_to=player)
    supervisor = room.supervise(charge)
    wait_for(lambda: bool(room.pids()))
    with FileLock(player):
        supervisor.close()
        assert alive(room.pids()[0])
    supervisor.close()
    assert not alive(room.pids()[0])


def test_what_a_killed_supervisor_left_behind_ends_with_the_next_one(room: Room) -> None:
    ours, theirs = room.charge(), room.charge(name="broker", stop_with_us=False)
    killed = [subprocess.Popen(charge.command) for charge in (ours, theirs)]
    wait_for(lambda: bool(room.pids() and room.pids("broker")))
    supervisor = room.supervise(ours, theirs)
    wait_for(lambda: room.told.states() == room.told.states("broker") == ["elsewhere"])
    supervisor.close()
    assert [alive(process.pid) for process in killed] == [False, True]
    for process in killed:
        process.kill()
        process.wait()


def test_one_that_does_not_want_to_end_is_killed(room: Room) -> None:
    deaf = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN)\n" + LIVE
    supervisor = room.supervise(room.charge(deaf))
    wait_for(lambda: bool(room.pids()))
    supervisor.close(timeout=0.5)
    assert not alive(room.pids()[0])


def test_closing_before_anything_was_started_is_quiet(room: Room) -> None:
    Supervisor(room.profile, [room.charge()], room.told).close()
    assert room.told.said == []


def test_a_program_that_does_not_exist_is_no_crash(
    room: Room, logged_errors: list[logging.LogRecord]
) -> None:
    lost = Charge(
        "watch", (str(room.profile.run / "no such program"),), room.profile.run / "w.lock"
    )
    room.supervise(lost, room.charge(name="broker"))
    wait_for(lambda: room.told.states() == ["starting", "restarting"])
    wait_for(lambda: room.told.states("broker") == ["starting", "running"])
    time.sleep(1.0)
    assert room.told.states() == ["starting", "restarting"]
    assert ["cannot start" in record.getMessage() for record in logged_errors] == [True]


def test_a_logs_folder_that_is_gone_does_not_end_supervision(
    room: Room, logged_errors: list[logging.LogRecord], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.supervision._LAST_DELAY", 0.3)
    room.profile.logs.rmdir()
    room.supervise(room.charge())
    wait_for(lambda: room.told.states() == ["starting", "restarting"])
    room.profile.logs.mkdir()
    wait_for(lambda: len(room.pids()) == 1)


def test_a_talkative_charge_does_not_block(room: Room) -> None:
    room.supervise(room.charge(TALK + LIVE))
    wait_for(lambda: bool(room.pids()))
    assert (room.profile.logs / "watch.stderr").stat().st_size > 2_000_000


def test_our_own_command_names_the_profile(room: Room) -> None:
    command = own_command(room.profile, "watch")
    assert command[0] == sys.executable
    assert command[1].endswith("main.py")
    assert command[2:] == ("--profile", str(room.profile.folder), "watch")

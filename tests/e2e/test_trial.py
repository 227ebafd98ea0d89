"""A trial as a newcomer has it: the tour, a console killed and opened again, two side by side."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import time
from itertools import chain
from typing import TYPE_CHECKING

import psutil
import pytest
from paho.mqtt.client import Client
from paho.mqtt.enums import CallbackAPIVersion
from PySide6.QtGui import QImage
from sqlalchemy import func, select

from app.broker.address import read_address as broker_address
from app.notices import read_address
from app.profile import open_profile
from app.services import shelters
from app.services.desk import Actor, Desk
from app.services.opening import open_store
from app.settings import load_settings, write_first_settings
from app.watch.inquiry import ask_status
from db.models import Alarm, OccupancyMove, Sensor, Shelter
from tests.e2e.conftest import end_processes, processes_of, watch_pid, watches_of
from tests.programs import MAIN, environment, wait_for
from tests.streets import open_street, topic

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from app.profile import Profile
    from db.store import Store

pytestmark = pytest.mark.e2e

LONG_S = 400


def run(*arguments: str | Path, **changes: str) -> subprocess.Popen[str]:
    """Start `main.py`, offscreen, talking to nobody."""
    return subprocess.Popen(
        [sys.executable, str(MAIN), *map(str, arguments)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        text=True,
        env=environment(QT_QPA_PLATFORM="offscreen", **changes),
    )


@pytest.mark.timeout(LONG_S + 60)
def test_the_tour_plays_through_and_leaves_only_its_pictures(tmp_path: Path) -> None:
    out, own = tmp_path / "pictures", tmp_path / "tmp"
    own.mkdir()
    try:
        played = subprocess.run(
            [sys.executable, str(MAIN), "tour", "--out", str(out), "--size", "1366x768"],
            env=environment(QT_QPA_PLATFORM="offscreen", TMPDIR=str(own)),
            capture_output=True,
            encoding="utf-8",
            timeout=LONG_S,
            check=False,
        )
        left = [p.info["cmdline"] for p in serving(own)]
    finally:
        for process in serving(own):
            with contextlib.suppress(psutil.NoSuchProcess):
                process.kill()
    assert played.returncode == 0, played.stdout + played.stderr
    assert left == []
    assert [file.name for file in own.glob("shouwang-*")] == []
    names = sorted(file.name for file in out.iterdir())
    assert [int(name[:2]) for name in names] == list(range(1, len(names) + 1))
    for subject in ("alarm-comes-in", "acknowledged", "on-the-map", "shelter-open", "stock-issued"):
        assert any(subject in name for name in names), names
    for name in names:
        assert name in played.stdout
        picture = QImage(str(out / name))
        assert (picture.width(), picture.height()) == (1366, 768)
        assert colours(picture) > 20, f"{name} shows nothing"
    assert str(out) in played.stdout


def serving(folder: Path) -> list[psutil.Process]:
    """Return the processes whose command line names a folder."""
    return [
        process
        for process in psutil.process_iter(["cmdline"])
        if any(str(folder) in part for part in process.info["cmdline"] or ())
        and process.pid != os.getpid()
    ]


def colours(picture: QImage) -> int:
    """Return how many colours a picture has, looked at in every seventh row and column."""
    return len(
        {
            picture.pixel(x, y)
            for x in range(0, picture.width(), 7)
            for y in range(0, picture.height(), 7)
        }
    )


@pytest.fixture
def trial(tmp_path: Path) -> Iterator[Profile]:
    """An empty folder for a trial; what still runs for it at the end is ended."""
    profile = open_profile(tmp_path / "试用")
    yield profile
    end_processes(profile)


@pytest.mark.timeout(300)
def test_a_trial_keeps_its_data_also_when_its_console_is_killed(trial: Profile) -> None:
    start = ("--profile", trial.folder, "--trial")
    console = run(*start)
    try:
        wait_for(lambda: reports(trial), 120)
        settings, key = trial.settings.read_bytes(), trial.key.read_bytes()
        store = open_store(trial)
        first = facts(store)
        assert first["sensors"] == 22_000
        fill_a_shelter(store)
        running = {name: pids(trial, name) for name in ("watch", "broker", "simulate")}
        assert [len(found) for found in running.values()] == [1, 1, 1]
        console.kill()
        console.wait(20)

        # What it started lives on, and the next console takes it over as it is.
        console = run(*start)
        wait_for(lambda: listens_to_the_watch(trial, console), 120)
        time.sleep(1.0)  # its supervisor has looked at all of them
        assert {name: pids(trial, name) for name in running} == running
        console.terminate()
        assert console.wait(60) == 0

        # Closed in good order, a trial leaves nothing running.
        wait_for(lambda: processes_of(trial) == [])
        assert broker_address(trial) is None

        console = run(*start)
        wait_for(lambda: reports(trial), 120)
        wait_for(lambda: listens_to_the_watch(trial, console), 120)
        again = facts(store)
        assert again["sensors"] == 22_000
        assert again["shelters"] == first["shelters"]
        assert again["inside"] == 42
        assert set(first["alarms"]) <= set(again["alarms"])
        assert (trial.settings.read_bytes(), trial.key.read_bytes()) == (settings, key)
        store.close()
    finally:
        console.terminate()
        console.wait(60)
    wait_for(lambda: processes_of(trial) == [])


def reports(profile: Profile) -> bool:
    """Return whether the watch hears most of the simulated sensors."""
    status = ask_status(profile)
    return status is not None and status.reporting > 10_000


def listens_to_the_watch(profile: Profile, console: subprocess.Popen[str]) -> bool:
    """Return whether this console is open and follows the profile's watch."""
    assert console.poll() is None
    address = read_address(profile.run)
    return address is not None and any(
        link.status == psutil.CONN_ESTABLISHED and link.raddr.port == address.port
        for link in psutil.Process(console.pid).net_connections("tcp")
        if link.raddr
    )


def pids(profile: Profile, command: str) -> list[int]:
    return sorted(p.pid for p in processes_of(profile) if command in p.info["cmdline"])


def facts(store: Store) -> dict[str, object]:
    with store.read() as session:
        return {
            "sensors": session.scalar(select(func.count()).select_from(Sensor)),
            "shelters": session.scalar(select(func.count()).select_from(Shelter)),
            "inside": session.scalar(select(func.sum(OccupancyMove.people))),
            "alarms": list(session.scalars(select(Alarm.id))),
        }


def fill_a_shelter(store: Store) -> None:
    desk = Desk(store, Actor("演示甲"))
    site = shelters.shelters(desk)[0]
    if site.state != "open":
        shelters.open_shelter(desk, site.id, "试验")
    shelters.count_in(desk, site.id, 42 - int(facts(store)["inside"] or 0), 10, "试验")


def test_two_profiles_side_by_side_do_not_meet(tmp_path: Path) -> None:
    profiles = [tmp_path / "甲", tmp_path / "乙"]
    for folder in profiles:
        open_street(folder, ["smoke"] * 3).close()
    left, right = map(open_profile, profiles)
    processes: dict[Path, list[subprocess.Popen[str]]] = {}
    try:
        for profile in (left, right):
            write_first_settings(profile, trial=True)
            commands = ("broker", "watch")
            processes[profile.folder] = [
                run("--profile", profile.folder, command) for command in commands
            ]
        for profile in (left, right):
            wait_for(lambda: connected(profile))  # noqa: B023
        assert load_settings(left).broker.port != load_settings(right).broker.port

        publish(left, 0, 1)
        wait_for(lambda: raised(left) == 2)
        publish(right, 2)
        wait_for(lambda: raised(right) == 1)
        assert raised(left) == 2

        # One street falls: the other does not notice.
        before = watch_pid(right)
        for process in processes[left.folder]:
            process.kill()
            process.wait(20)
        publish(right, 1)
        wait_for(lambda: raised(right) == 2)
        assert connected(right)
        assert watches_of(right) == [before]
        assert ask_status(left) is None
    finally:
        for process in chain.from_iterable(processes.values()):
            process.terminate()
            process.wait(30)
        for profile in (left, right):
            end_processes(profile)


def connected(profile: Profile) -> bool:
    status = ask_status(profile)
    return status is not None and status.broker.state == "connected"


def raised(profile: Profile) -> int:
    status = ask_status(profile)
    return status.alarms_raised if status else -1


def publish(profile: Profile, *numbers: int) -> None:
    """Let sensors of a profile's street say alarm, at the profile's own broker."""
    body = json.dumps({"v": 1, "seq": 1, "ts": int(time.time() * 1000), "state": "alarm"})
    client = Client(CallbackAPIVersion.VERSION2)
    client.connect("127.0.0.1", load_settings(profile).broker.port)
    client.loop_start()
    for number in numbers:
        client.publish(topic(number), body, qos=1).wait_for_publish(30)
    client.disconnect()
    client.loop_stop()

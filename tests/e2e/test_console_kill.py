"""kill -9 of the console while alarms flow and it acknowledges them: nothing is lost or doubled."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
import time
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import psutil
import pytest
from sqlalchemy import func, select

from app.domain.alarms import AlarmEvent, AlarmState, next_state
from app.services.alarms import open_alarms
from app.services.desk import Desk
from app.services.opening import open_store
from app.watch.inquiry import ask_status
from db.models import Alarm, AlarmTransition, AuditEntry, Reading, SensorState
from tests.brokers import broker
from tests.conftest import add_officer
from tests.e2e.conftest import (
    PATIENCE_MS,
    end_processes,
    make_profile,
    processes_of,
    watch_pid,
    watches_of,
)
from tests.killing import (
    KINDS,
    Officer,
    Publisher,
    count,
    expected_raises,
    possible_alarms,
    raises,
)
from tests.programs import MAIN, environment, wait_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.profile import Profile
    from app.services.desk import Actor
    from db.store import Store
    from tests.brokers import Broker
    from ui.shell.launch import Session

__all__ = ["broker"]

pytestmark = pytest.mark.e2e

KILLS = 8


class ConsoleProcess:
    """The console in a process of its own, offscreen. `pressing`: somebody presses F2 in it."""

    def __init__(self, profile: Profile) -> None:
        self._profile = profile
        self._process: subprocess.Popen[bytes] | None = None

    def start(self, *, pressing: bool) -> None:
        folder = str(self._profile.folder)
        what = ["-m", "tests.e2e.pressing", folder] if pressing else [MAIN, "--profile", folder]
        with (self._profile.logs / "console.out").open("ab") as out:
            self._process = subprocess.Popen(
                [sys.executable, *map(str, what)],
                cwd=MAIN.parent,
                stdout=out,
                stderr=out,
                env=environment(QT_QPA_PLATFORM="offscreen"),
            )

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def kill(self) -> None:
        """End it as a power cut would."""
        if self._process is not None:
            self._process.kill()
            self._process.wait(10)

    def assert_running(self) -> bool:
        """Return False; AssertionError with its last words when it has ended by itself."""
        assert self.running, (self._profile.logs / "console.out").read_text(errors="replace")
        return False

    def wait_end(self) -> int:
        """Wait for its end and return its exit code."""
        assert self._process is not None
        return self._process.wait(60)

    def ask_to_end(self) -> None:
        """Ask it to end, as a log-out does."""
        assert self._process is not None
        self._process.terminate()


@pytest.fixture
def profile(broker: Broker, tmp_path: Path) -> Iterator[Profile]:
    """A street at a broker of its own; whatever still runs for it at the end is ended."""
    made = make_profile(tmp_path / "p", KINDS, broker.port)
    yield made
    end_processes(made)


def test_no_kill_of_the_console_loses_or_doubles_anything(
    profile: Profile, broker: Broker, qtbot: QtBot, open_session: Callable[..., Session]
) -> None:
    store = open_store(profile)
    add_officer(store, "wang", "值班员王")
    dice = random.Random()
    console = ConsoleProcess(profile)
    publisher = Publisher(broker.port, int(time.time() * 1000) - 60_000, 600)
    colleague = Officer(store)
    try:
        console.start(pressing=True)
        wait_for(lambda: receives(profile) or console.assert_running())
        watch = watch_pid(profile)
        publisher.start()
        colleague.start()
        wait_for(lambda: acknowledged_by(store, "值班员王") > 0)
        for kill in range(KILLS):
            console.assert_running()
            console.kill()
            before = acknowledged_by(store, "值班员王")
            console.start(pressing=kill % 4 != 0)
            if kill % 2:
                # Killed in the midst of its work; else at any moment of its start.
                wait_for(lambda: acknowledged_by(store, "值班员王") > before)  # noqa: B023
                time.sleep(dice.uniform(0.0, 0.5))
            else:
                time.sleep(dice.uniform(0.2, 2.5))
            assert watch_pid(profile) == watch
        console.kill()
        publisher.enough.set()
        publisher.join()
        wait_for(lambda: count(store, Reading) >= publisher.published)
    finally:
        publisher.enough.set()
        colleague.enough.set()
        console.kill()
    colleague.join()

    assert watches_of(profile) == [watch], "one watch, the first, under all those consoles"
    assert publisher.published > 2_000
    assert count(store, Reading) == publisher.published
    assert Counter(raises(store)) == Counter(expected_raises(store, publisher))
    with store.read() as session:
        assert session.scalar(select(func.sum(SensorState.missed))) == 0
        assert set(session.scalars(select(Alarm.id))) <= set(possible_alarms(store, publisher))
    assert_database_is_whole(profile)
    assert_alarms_are_consistent(store)

    session = open_session(profile)
    told: list[tuple[str, str]] = []
    session.process_told.connect(lambda name, state, _code: told.append((name, state)))
    qtbot.waitUntil(lambda: session.console.status is not None, timeout=PATIENCE_MS)
    nobody: Actor = session.console.desk.actor
    expected = {row.id: row.state for row in open_alarms(Desk(store, nobody))}
    assert expected
    qtbot.waitUntil(
        lambda: {row.id: row.state for row in session.console.alarms.rows} == expected,
        timeout=PATIENCE_MS,
    )
    assert session.console.status is not None
    assert session.console.status.pid == watch
    assert watches_of(profile) == [watch]
    assert "running" not in [state for _, state in told]
    store.close()


def receives(profile: Profile) -> bool:
    """Return whether the watch is subscribed: from now on the broker keeps messages for it."""
    status = ask_status(profile)
    return status is not None and status.broker.state == "connected"


def acknowledged_by(store: Store, name: str) -> int:
    with store.read() as session:
        return (
            session.scalar(
                select(func.count())
                .select_from(AlarmTransition)
                .where(
                    AlarmTransition.event == AlarmEvent.ACKNOWLEDGE, AlarmTransition.actor == name
                )
            )
            or 0
        )


def assert_database_is_whole(profile: Profile) -> None:
    with sqlite3.connect(profile.database) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()


def assert_alarms_are_consistent(store: Store) -> None:
    """Each alarm is where its steps lead, and each step of a person stands in the audit once."""
    with store.read() as session:
        alarms = session.scalars(select(Alarm)).all()
        steps: dict[str, list[AlarmTransition]] = defaultdict(list)
        for step in session.scalars(
            select(AlarmTransition).order_by(AlarmTransition.hlc, AlarmTransition.id)
        ):
            steps[step.alarm_id].append(step)
        audited = Counter(
            (row.subject_id, row.actor)
            for row in session.scalars(select(AuditEntry).where(AuditEntry.action == "acknowledge"))
        )
    acknowledgements: Counter[tuple[str, str]] = Counter()
    for alarm in alarms:
        state: AlarmState | None = None
        raised = seen = 0
        for step in steps[alarm.id]:
            assert step.from_state == state, (alarm.id, step.event)
            state = next_state(state, AlarmEvent(step.event), latched=alarm.latched)
            assert step.to_state == state
            raised += step.event in (AlarmEvent.RAISE, AlarmEvent.ESCALATE)
            if step.event == AlarmEvent.ACKNOWLEDGE:
                seen += 1
                acknowledgements[alarm.id, step.actor] += 1
        assert alarm.state == state
        assert (alarm.acknowledged_at is not None) == (seen > 0)
        # Seen once for each time it was raised, never twice.
        assert seen <= raised
        if raised == 1 and alarm.acknowledged_at is not None:
            assert seen == 1
    assert acknowledgements == audited
    assert {actor for _, actor in acknowledgements} == {"值班员王", "演示甲"}


def test_a_second_console_of_a_profile_leaves_the_first_alone(profile: Profile) -> None:
    console = ConsoleProcess(profile)
    try:
        console.start(pressing=False)
        wait_for(lambda: watch_pid(profile) is not None)
        ended = subprocess.run(
            [sys.executable, str(MAIN), "--profile", str(profile.folder)],
            env=environment(QT_QPA_PLATFORM="offscreen"),
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
        assert ended.returncode == 3
        assert "已经打开" in ended.stderr
        assert console.running
        assert len(watches_of(profile)) == 1
    finally:
        console.kill()


def test_the_console_asked_to_end_ends_and_leaves_the_watch_on_duty(profile: Profile) -> None:
    console = ConsoleProcess(profile)
    try:
        console.start(pressing=False)
        wait_for(lambda: watch_pid(profile) is not None)
        watch = watch_pid(profile)
        console.ask_to_end()
        assert console.wait_end() == 0
        assert [process.pid for process in processes_of(profile)] == [watch]
        assert watch is not None
        psutil.Process(watch).terminate()
        wait_for(lambda: not processes_of(profile))
        assert not os.path.exists(profile.run / "watch.json")  # noqa: PTH110
    finally:
        console.kill()

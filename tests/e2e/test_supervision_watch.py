"""The console over a real watch and a real mosquitto: each of them dies, nothing is lost."""

from __future__ import annotations

import json
import os
import signal
import time
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from app.notices import read_address
from db.models import Alarm, AlarmTransition, SensorState
from tests.brokers import broker
from tests.e2e.conftest import PATIENCE_MS, Eyes, make_profile, watch_pid, watches_of
from tests.streets import code, topic

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.brokers import Broker
    from ui.shell.launch import Session

__all__ = ["broker"]

pytestmark = pytest.mark.e2e

SENSORS = 30


@pytest.fixture
def session(
    broker: Broker, tmp_path: Path, open_session: Callable[..., Session], qtbot: QtBot
) -> Session:
    """A console whose watch receives from `broker`."""
    profile = make_profile(tmp_path / "值守", ["smoke"] * SENSORS, broker.port)
    opened = open_session(profile)
    wait_connected(qtbot, opened)
    return opened


def wait_connected(qtbot: QtBot, session: Session) -> None:
    def connected() -> bool:
        status = session.console.status
        return status is not None and status.broker.state == "connected"

    qtbot.waitUntil(connected, timeout=PATIENCE_MS)


def fires(numbers: Iterable[int], seq: int = 1) -> list[tuple[str, str]]:
    """Return a message for each of these sensors that says alarm."""
    now = int(time.time() * 1000)
    body = json.dumps({"v": 1, "seq": seq, "ts": now, "value": 12.5, "state": "alarm"})
    return [(topic(number), body) for number in numbers]


def sensors_on_the_board(session: Session) -> list[str]:
    return sorted(row.sensor_code for row in session.console.alarms.rows)


def codes(numbers: Iterable[int]) -> list[str]:
    return sorted(map(code, numbers))


def assert_each_once(session: Session, numbers: Iterable[int]) -> None:
    """Each sensor has one alarm, raised once, and no message is missing."""
    with session.store.read() as read:
        alarms = read.execute(select(Alarm.id, SensorState.missed).join(
            SensorState, SensorState.id == Alarm.sensor_id
        )).all()  # fmt: skip
        raised = read.scalars(
            select(AlarmTransition.alarm_id).where(AlarmTransition.event == "raise")
        ).all()
    assert len(alarms) == len(list(numbers))
    assert sorted(raised) == sorted(row.id for row in alarms)
    assert {row.missed for row in alarms} == {0}


def strip(session: Session) -> str:
    assert session.window is not None
    return " | ".join(session.window.status_strip.texts)


def test_a_killed_watch_comes_back_and_what_was_said_meanwhile_is_seen(
    qtbot: QtBot, broker: Broker, session: Session
) -> None:
    eyes = Eyes(session)
    broker.publish(fires(range(5)))
    qtbot.waitUntil(lambda: sensors_on_the_board(session) == codes(range(5)), timeout=PATIENCE_MS)
    assert "报警服务 正常" in strip(session)
    first = watch_pid(session.profile)
    assert session.supervisor is not None
    assert first == session.supervisor.pid("watch")

    for round_ in (1, 2):
        upto = 5 + 10 * round_
        before = watch_pid(session.profile)
        assert before is not None
        os.kill(before, signal.SIGKILL)
        broker.publish(fires(range(upto - 10, upto)))
        qtbot.waitUntil(lambda: session.console.status is None, timeout=PATIENCE_MS)
        qtbot.waitUntil(lambda: "正在重启" in strip(session), timeout=PATIENCE_MS)
        assert "感知网 —" in strip(session)
        assert "消息代理 —" in strip(session)
        wait_connected(qtbot, session)
        qtbot.waitUntil(
            lambda: sensors_on_the_board(session) == codes(range(upto)),  # noqa: B023
            timeout=PATIENCE_MS,
        )
        assert watch_pid(session.profile) not in (None, before)
    assert "报警服务 正常" in strip(session)
    assert eyes.saw("已中断")
    assert watches_of(session.profile) == [watch_pid(session.profile)]
    assert_each_once(session, range(25))


def test_a_watch_that_hangs_is_not_taken_for_a_quiet_street(
    qtbot: QtBot, broker: Broker, session: Session
) -> None:
    pid = watch_pid(session.profile)
    assert pid is not None
    os.kill(pid, signal.SIGSTOP)
    try:
        qtbot.waitUntil(lambda: session.console.status is None, timeout=PATIENCE_MS)
        assert "无响应" in strip(session)
        broker.publish(fires(range(3)))
    finally:
        os.kill(pid, signal.SIGCONT)
    wait_connected(qtbot, session)
    qtbot.waitUntil(lambda: sensors_on_the_board(session) == codes(range(3)), timeout=PATIENCE_MS)
    assert watch_pid(session.profile) == pid


def test_a_broker_that_is_killed_is_said_to_be_lost_until_it_is_back(
    qtbot: QtBot, broker: Broker, session: Session
) -> None:
    eyes = Eyes(session)
    broker.publish(fires(range(5)))
    qtbot.waitUntil(lambda: sensors_on_the_board(session) == codes(range(5)), timeout=PATIENCE_MS)
    saved, now = broker.folder / "mosquitto.db", time.time()
    qtbot.waitUntil(lambda: saved.exists() and saved.stat().st_mtime > now, timeout=PATIENCE_MS)

    broker.kill()
    qtbot.waitUntil(lambda: "消息代理 断开" in strip(session), timeout=PATIENCE_MS)
    assert "报警服务 正常" in strip(session)
    qtbot.waitUntil(
        lambda: session.window.status_strip._broker.level in (2, 3), timeout=PATIENCE_MS
    )
    broker.start()
    broker.publish(fires(range(5, 15)))  # perhaps before the watch is there again
    wait_connected(qtbot, session)
    qtbot.waitUntil(lambda: sensors_on_the_board(session) == codes(range(15)), timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: "消息代理 已连接" in strip(session), timeout=PATIENCE_MS)
    assert eyes.saw("消息代理 断开")
    assert not eyes.saw("正在重启")
    assert_each_once(session, range(15))


def test_at_a_street_the_watch_goes_on_when_the_console_is_closed(
    qtbot: QtBot, broker: Broker, session: Session, open_session: Callable[..., Session]
) -> None:
    pid = watch_pid(session.profile)
    assert session.window is not None
    session.window.close()
    session.close()
    broker.publish(fires(range(4)))

    again = open_session(session.profile)
    told: list[tuple[str, str]] = []
    again.process_told.connect(lambda name, state, _code: told.append((name, state)))
    wait_connected(qtbot, again)
    qtbot.waitUntil(lambda: sensors_on_the_board(again) == codes(range(4)), timeout=PATIENCE_MS)
    assert read_address(again.profile.run) is not None
    assert watch_pid(again.profile) == pid
    assert watches_of(again.profile) == [pid]
    assert again.supervisor is not None
    assert again.supervisor.pid("watch") is None
    assert "running" not in [state for _, state in told]

"""Each link of the chain dies, one at a time, under a real console: it is said, and it is loud."""

from __future__ import annotations

import os
import resource
import signal
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

import psutil
import pytest
from sqlalchemy import event

from app.domain.heartbeat import Part
from app.mqtt.endpoint import endpoint
from app.services.desk import Actor
from app.services.opening import open_store
from app.watch.process import Watch
from tests.brokers import broker
from tests.e2e.conftest import make_profile, watch_pid

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.profile import Profile
    from tests.brokers import Broker
    from ui.shell.launch import Session

__all__ = ["broker"]

pytestmark = pytest.mark.e2e


def part(session: Session) -> Part | None:
    beat = session.console.beat
    return beat.part if beat is not None else None


def is_alive(session: Session) -> bool:
    pulse, beat = session.pulse, session.console.beat
    return pulse._kept.ever and beat is not None and not beat.broken


@contextmanager
def stopped_watch(session: Session, _broker: Broker) -> Iterator[None]:
    pid = watch_pid(session.profile)
    assert pid is not None
    os.kill(pid, signal.SIGSTOP)
    yield
    os.kill(pid, signal.SIGCONT)


@contextmanager
def dead_broker(_session: Session, broker: Broker) -> Iterator[None]:
    broker.kill()
    yield
    broker.start()


@contextmanager
def hung_broker(_session: Session, broker: Broker) -> Iterator[None]:
    os.kill(broker.pid, signal.SIGSTOP)
    yield
    os.kill(broker.pid, signal.SIGCONT)


@contextmanager
def locked_database(session: Session, _broker: Broker) -> Iterator[None]:
    other = sqlite3.connect(session.profile.database, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    yield
    other.execute("ROLLBACK")
    other.close()


@contextmanager
def disk_that_takes_nothing(session: Session, _broker: Broker) -> Iterator[None]:
    pid = watch_pid(session.profile)
    watch = psutil.Process(pid)
    watch.rlimit(psutil.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
    yield
    watch.rlimit(psutil.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


DEATHS: dict[str, tuple[Callable[[Session, Broker], AbstractContextManager[None]], Part, str]] = {
    "watch stopped": (stopped_watch, Part.WATCH, "报警服务没有心跳"),
    "broker killed": (dead_broker, Part.LINK, "消息代理不通"),
    "broker hangs": (hung_broker, Part.LINK, "消息代理不通"),
    "database locked": (locked_database, Part.WRITE, "数据库写不进"),
    "disk takes nothing": (disk_that_takes_nothing, Part.WRITE, "数据库写不进"),
}


@pytest.mark.parametrize("death", DEATHS)
def test_a_broken_chain_is_the_highest_alarm_until_it_holds_again(
    death: str,
    broker: Broker,
    tmp_path: Path,
    open_session: Callable[..., Session],
    qtbot: QtBot,
) -> None:
    dying, blamed, words = DEATHS[death]
    session = open_session(make_profile(tmp_path / "p", ["smoke"] * 2, broker.port))
    window = session.window
    assert window is not None
    window.admit(Actor("值班员", role="officer"))
    window.show_page("alarms")
    qtbot.waitUntil(lambda: is_alive(session))
    qtbot.waitUntil(lambda: window.alarm_strip.text == "没有报警")
    with dying(session, broker):
        qtbot.waitUntil(lambda: part(session) is blamed)
        strip = window.alarm_strip
        assert words in strip.text
        assert "电话轮询" in strip.text
        assert "没有报警" not in strip.text
        assert strip.beat_line.isVisible()
        assert strip.beat_line.mark.level == 1
        assert window.annunciator.level == 1
        page = window.page("alarms")
        assert page is not None
        qtbot.waitUntil(lambda: "不明" in page.lists.empty._why.text())
        window.show_page("overview")
        overview = window.page("overview")
        assert overview is not None
        qtbot.waitUntil(lambda: overview.is_ready)
        qtbot.waitUntil(lambda: "全部安静" not in overview.alarms._note.text())
        assert overview.alarms._mark.level == 1
        assert part(session) is blamed
    qtbot.waitUntil(lambda: is_alive(session))
    qtbot.waitUntil(lambda: window.alarm_strip.text == "没有报警")
    assert window.annunciator.level == 0
    assert not window.alarm_strip.beat_line.isVisible()
    qtbot.waitUntil(lambda: overview.alarms._note.text() == "全部安静")


@pytest.fixture
def spoilt(broker: Broker, tmp_path: Path) -> Iterator[tuple[Profile, list[str]]]:
    """A profile whose watch runs in this process; statements in the list spoil its connections."""
    profile = make_profile(tmp_path / "p", ["smoke"] * 2, broker.port, supervised=False)
    from app.settings import load_settings

    spoil: list[str] = []
    store = open_store(profile)
    event.listen(
        store.engine,
        "checkout",
        lambda connection, *_: [connection.execute(statement) for statement in spoil],
    )
    settings = load_settings(profile)
    watch = Watch(profile, store, settings, endpoint(settings.broker))
    watch.start()
    yield profile, spoil
    watch.stop()
    store.close()


def test_a_database_that_became_read_only_is_said(
    spoilt: tuple[Profile, list[str]], open_session: Callable[..., Session], qtbot: QtBot
) -> None:
    profile, spoil = spoilt
    session = open_session(profile)
    assert session.window is not None
    qtbot.waitUntil(lambda: is_alive(session))
    spoil.append("PRAGMA query_only = 1")
    qtbot.waitUntil(lambda: part(session) is Part.WRITE)
    assert "数据库写不进" in session.window.alarm_strip.text
    assert any("只读" in text for text in session.window.status_strip.texts)
    spoil[:] = ["PRAGMA query_only = 0"]
    qtbot.waitUntil(lambda: is_alive(session))


def test_a_console_that_cannot_read_says_so_itself(
    spoilt: tuple[Profile, list[str]], open_session: Callable[..., Session], qtbot: QtBot
) -> None:
    profile, _ = spoilt
    session = open_session(profile)
    assert session.window is not None
    qtbot.waitUntil(lambda: is_alive(session))

    def refuse(connection: sqlite3.Connection, *_: object) -> None:
        connection.set_authorizer(lambda *_: sqlite3.SQLITE_DENY)

    def allow(connection: sqlite3.Connection, *_: object) -> None:
        connection.set_authorizer(None)

    assert session.store is not None
    event.listen(session.store.engine, "checkout", refuse)
    qtbot.waitUntil(lambda: part(session) is Part.READ)
    assert "读不到数据库" in session.window.alarm_strip.text
    event.remove(session.store.engine, "checkout", refuse)
    event.listen(session.store.engine, "checkout", allow)
    qtbot.waitUntil(lambda: is_alive(session))

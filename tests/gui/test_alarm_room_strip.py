"""The strip in a flood and when nobody answers; proposals; the settings of alarms."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import select, update

from app.domain.alarms import AlarmEvent, AlarmState
from app.services import alarms, settings_of_street
from app.services.desk import Actor, Desk
from db.models import Alarm
from tests.conftest import add_officer
from tests.occurrences import move_alarm, raise_alarm
from tests.streets import small_street
from ui.alarms.groups import awaits_leader, is_overdue
from ui.alarms.loudness import Loudness
from ui.alarms.proposals import ProposalBar
from ui.pages.settings.view import SettingsPage
from ui.shell.window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from db.store import Store
    from tests.streets import HandClock
    from ui.console import Console

KINDS = ["smoke", "combustible_gas", "smoke", "infrared_activity", "water_meter", "door_contact"]


@pytest.fixture
def sensors(store: Store) -> list[str]:
    return list(small_street(store, KINDS).values())


@pytest.fixture
def window(
    qtbot: QtBot, console: Console, sensors: list[str], officer: Actor
) -> Iterator[MainWindow]:
    made = MainWindow(console)
    qtbot.addWidget(made)
    console.alarms.load()
    made.resize(1366, 768)
    made.show()
    qtbot.waitUntil(lambda: console.alarms.is_loaded)
    made.admit(officer)
    qtbot.waitUntil(lambda: not console.pool.busy)
    yield made
    qtbot.waitUntil(lambda: not console.pool.busy)


def escalate(store: Store, alarm_id: str, step: int) -> None:
    with store.write() as write:
        write.session.execute(
            update(Alarm)
            .where(Alarm.id == alarm_id)
            .values(escalation=step, escalated_at=write.now, hlc=write.stamp)
        )
        write.touched("alarms", [alarm_id])


def test_in_a_flood_the_strip_tells_of_groups(
    qtbot: QtBot, store: Store, window: MainWindow, sensors: list[str], clock: HandClock
) -> None:
    strip = window.alarm_strip
    for number in range(10):
        raise_alarm(store, sensors[number % 3], level=1 + number % 2)
    qtbot.waitUntil(lambda: window.rail is not None and strip.shown is not None)
    qtbot.waitUntil(lambda: window._console.alarms.total == 10)
    assert "洪峰" not in strip.text
    raise_alarm(store, sensors[3])
    raise_alarm(store, sensors[4])
    qtbot.waitUntil(lambda: "报警洪峰：10 分钟 12 条，3 处" in strip.text)
    assert "试验" in strip.text
    assert "1 号 · 1–3 层 · 火灾 · 烟感 · 10 条" in strip.text
    assert strip.shown is not None
    clock.advance(11 * 60)
    window._console.groups._review()
    assert "洪峰" not in strip.text
    assert "另有 11 条" in strip.text


def test_every_open_alarm_is_in_a_group_as_the_board_moves(
    qtbot: QtBot, store: Store, window: MainWindow, sensors: list[str], officer: Actor
) -> None:
    console = window._console
    ids = [raise_alarm(store, sensors[number % 6]) for number in range(9)]
    qtbot.waitUntil(lambda: console.alarms.total == 9)
    grouped = sorted(one.id for made in console.groups.groups for one in made.members)
    assert grouped == sorted(ids)
    alarms.reset(Desk(store, officer), ids[0], "false")
    qtbot.waitUntil(lambda: console.alarms.total == 8)
    assert console.groups.group_of(ids[0]) is None
    assert sum(made.count for made in console.groups.groups) == 8


def test_what_nobody_answers_makes_the_strip_louder_and_fills_the_leaders_list(
    qtbot: QtBot, store: Store, window: MainWindow, sensors: list[str], officer: Actor
) -> None:
    strip = window.alarm_strip
    alarm = raise_alarm(store, sensors[0], level=1)
    qtbot.waitUntil(lambda: strip.shown is not None)
    quiet = strip.height()
    assert not strip.leader_button.isVisible()
    escalate(store, alarm, 1)
    qtbot.waitUntil(lambda: strip.height() > quiet)
    assert "超时 1 条" in strip.text
    row = window._console.alarms.row(alarm)
    assert row is not None
    assert (is_overdue(row), awaits_leader(row)) == (True, False)
    for page in ("overview", "settings"):
        window.show_page(page)
        assert strip.isVisible()
    escalate(store, alarm, 2)
    qtbot.waitUntil(strip.leader_button.isVisible)
    assert strip.leader_button.text() == "待值班长处理 1"
    qtbot.mouseClick(strip.leader_button, Qt.MouseButton.LeftButton)
    assert window.current_page == "alarms"
    alarms.acknowledge(Desk(store, officer), [alarm])
    qtbot.waitUntil(lambda: strip.height() == quiet)
    assert not strip.leader_button.isVisible()


def test_a_machine_that_is_muted_is_said_in_the_status_strip(window: MainWindow) -> None:
    speaker = window.annunciator.loudspeaker
    speaker.can_sound = True
    speaker.loudness = Loudness(40, True)
    speaker.changed.emit()
    assert "声音 系统已静音" in window.status_strip.texts
    assert window.status_strip._sound.level == 3
    speaker.loudness = Loudness(None, None)
    speaker.changed.emit()
    assert not [text for text in window.status_strip.texts if text.startswith("声音")]


def chatter(store: Store, sensor_id: str, clock: HandClock) -> str:
    """Raise an alarm of the sensor four times within a minute."""
    alarm = raise_alarm(store, sensor_id, level=3, latched=False)
    for _ in range(3):
        clock.advance(10)
        move_alarm(store, alarm, AlarmEvent.CLEAR)
        move_alarm(store, alarm, AlarmEvent.RAISE)
    return alarm


def bar_of(window: MainWindow) -> ProposalBar:
    (bar,) = window.findChildren(ProposalBar)
    return bar


def test_a_chattering_sensor_is_proposed_and_shelved_only_by_a_person(
    qtbot: QtBot, store: Store, window: MainWindow, sensors: list[str], clock: HandClock
) -> None:
    bar = bar_of(window)
    assert not bar.isVisible()
    alarm = chatter(store, sensors[5], clock)
    quiet = raise_alarm(store, sensors[4])
    qtbot.waitUntil(bar.isVisible)
    assert "门磁久开 在 1 分钟内报警 4 次" in bar.text
    assert state_of(store, alarm) == AlarmState.ACTIVE_UNACKED
    qtbot.mouseClick(bar.shelve_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: state_of(store, alarm) == AlarmState.SHELVED)
    qtbot.waitUntil(lambda: not bar.isVisible())
    assert state_of(store, quiet) == AlarmState.ACTIVE_UNACKED
    with store.read() as session:
        row = session.get_one(Alarm, alarm)
    assert row.set_aside_until == clock.now() + 3_600_000
    assert "1 分钟内报警 4 次" in row.set_aside_reason


def test_a_declined_proposal_does_not_come_back_for_an_hour(
    qtbot: QtBot, store: Store, window: MainWindow, sensors: list[str], clock: HandClock
) -> None:
    bar, proposals = bar_of(window), window._console.groups.proposals
    alarm = chatter(store, sensors[5], clock)
    qtbot.waitUntil(bar.isVisible)
    qtbot.mouseClick(bar.decline_button, Qt.MouseButton.LeftButton)
    assert not bar.isVisible()
    assert state_of(store, alarm) == AlarmState.ACTIVE_UNACKED
    proposals.look()
    qtbot.waitUntil(lambda: not window._console.pool.busy)
    assert not proposals.current
    clock.advance(3_601)
    for _ in range(3):
        move_alarm(store, alarm, AlarmEvent.CLEAR)
        move_alarm(store, alarm, AlarmEvent.RAISE)
    qtbot.waitUntil(lambda: not window._console.pool.busy)
    proposals.look()
    qtbot.waitUntil(lambda: bool(proposals.current))


def test_a_fire_is_never_proposed(
    qtbot: QtBot, store: Store, window: MainWindow, sensors: list[str]
) -> None:
    proposals = window._console.groups.proposals
    for _ in range(4):
        raise_alarm(store, sensors[0])
    qtbot.waitUntil(lambda: window._console.alarms.total == 4)
    proposals.look()
    qtbot.waitUntil(lambda: bool(proposals._found))
    assert not proposals.current


def state_of(store: Store, alarm: str) -> str:
    with store.read() as session:
        return str(session.scalar(select(Alarm.state).where(Alarm.id == alarm)))


def test_the_times_are_set_by_a_leader_only(
    qtbot: QtBot, console: Console, store: Store, sensors: list[str]
) -> None:
    page = SettingsPage(console)
    qtbot.addWidget(page)
    page.enter(None)
    page.show()
    fields = page.escalation.fields
    qtbot.waitUntil(lambda: [field.value() for field in fields] == [60, 180, 600, 0])
    assert fields[3].text() == "不升级"
    assert not page.escalation.save_button.isEnabled()
    fields[0].setValue(90)
    qtbot.mouseClick(page.escalation.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "角色没有这项权限" in page.escalation.error)
    console.desk = Desk(store, add_officer(store, "chief", "班长", role="leader"))
    fields[0].setValue(3)
    qtbot.mouseClick(page.escalation.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "10 到 86400" in page.escalation.error)
    fields[0].setValue(90)
    qtbot.mouseClick(page.escalation.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: settings_of_street.settings(console.desk).escalate_after_s[0] == 90)
    qtbot.waitUntil(lambda: not page.escalation.save_button.isEnabled())
    assert not page.escalation.error

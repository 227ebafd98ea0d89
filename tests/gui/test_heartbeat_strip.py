"""A broken heartbeat on screen and by sound: above every alarm, and never in its way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from app.domain.heartbeat import Part, Verdict
from app.notices import BrokerStatus, Status
from tests.occurrences import raise_alarm
from tests.streets import small_street
from ui.shell.pulse import Pulse, sentence
from ui.shell.window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pytestqt.qtbot import QtBot

    from app.services.desk import Actor
    from db.store import Store
    from tests.streets import HandClock
    from ui.console import Console


@pytest.fixture
def sensors(store: Store) -> Mapping[str, str]:
    return small_street(store)


@pytest.fixture
def window(
    qtbot: QtBot, console: Console, officer: Actor, sensors: Mapping[str, str]
) -> Iterator[MainWindow]:
    """The window of somebody signed in, whose watch is well."""
    made = MainWindow(console)
    qtbot.addWidget(made)
    console.alarms.load()
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: console.alarms.is_loaded)
    made.admit(officer)
    console.status = Status(
        at=console.now(),
        pid=1,
        started_at=console.now(),
        broker=BrokerStatus("connected", "127.0.0.1:1883", console.now()),
    )
    console.status_changed.emit(console.status)
    qtbot.waitUntil(lambda: not console.pool.busy)
    yield made
    qtbot.waitUntil(lambda: not console.pool.busy)


@pytest.mark.parametrize("part", list(Part))
def test_each_part_has_its_own_sentence(part: Part, window: MainWindow, console: Console) -> None:
    console.feel(Verdict(part, 20.0))
    text = window.alarm_strip.text
    assert sentence(Verdict(part, 20.0)) in text
    assert "电话轮询" in text
    assert [x for x in Part if sentence(Verdict(x, 20.0)) in text] == [part]
    assert window.alarm_strip.shown is None
    assert window.annunciator.level == 1


def test_an_alarm_stands_below_it_with_its_keys(
    qtbot: QtBot,
    window: MainWindow,
    console: Console,
    store: Store,
    sensors: Mapping[str, str],
) -> None:
    strip = window.alarm_strip
    height = strip.height()
    console.feel(Verdict(Part.LINK, 20.0))
    assert strip.height() == height
    assert not strip.acknowledge_button.isVisible()
    alarm = raise_alarm(store, next(iter(sensors.values())), level=1)
    qtbot.waitUntil(lambda: strip.shown is not None)
    assert strip.beat_line.isVisible()
    assert strip.acknowledge_button.isVisible()
    assert strip.height() == 2 * height
    assert strip.beat_line.y() < strip.acknowledge_button.parentWidget().y()
    assert "火灾 · 烟感" in strip.text
    qtbot.keyClick(window, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: strip.shown is None)
    assert console.alarms.row(alarm) is not None
    assert strip.height() == height
    assert strip.beat_line.isVisible()
    console.feel(Verdict(None, 1.0))
    assert not strip.beat_line.isVisible()
    assert "处置中 1 条" in strip.text


def test_silence_ends_the_sound_and_not_the_words(
    qtbot: QtBot, window: MainWindow, console: Console
) -> None:
    console.feel(Verdict(Part.WATCH, 20.0))
    assert (window.annunciator.level, window.annunciator.is_silenced) == (1, False)
    qtbot.mouseClick(window.alarm_strip.beat_line.silence_button, Qt.MouseButton.LeftButton)
    assert window.annunciator.is_silenced
    console.feel(Verdict(Part.WATCH, 21.0))
    assert window.annunciator.is_silenced
    assert window.alarm_strip.beat_line.isVisible()
    console.feel(Verdict(None, 1.0))
    assert (window.annunciator.level, window.annunciator.is_silenced) == (0, False)
    console.feel(Verdict(Part.WATCH, 20.0))
    assert not window.annunciator.is_silenced


def test_a_key_leads_to_the_diagnostics(qtbot: QtBot, window: MainWindow, console: Console) -> None:
    console.feel(Verdict(Part.WRITE, 20.0))
    qtbot.mouseClick(window.alarm_strip.beat_line.diagnostics_button, Qt.MouseButton.LeftButton)
    assert window.current_page == "diagnostics"


def test_the_console_notices_a_clock_that_was_set(
    qtbot: QtBot, window: MainWindow, console: Console, clock: HandClock
) -> None:
    pulse = Pulse(console, console)
    pulse.look()
    assert console.beat is not None
    assert not console.beat.broken
    clock.advance(1)
    clock.wall += 3_600_000
    pulse.look()
    assert console.beat.part is Part.CLOCK
    assert "时钟" in window.alarm_strip.text
    clock.advance(61)
    pulse.look()
    assert console.beat.part is not Part.CLOCK


def test_a_window_that_was_replaced_hears_no_more(
    qtbot: QtBot, window: MainWindow, console: Console
) -> None:
    before = MainWindow(console)
    console.feel(Verdict(Part.WRITE, 20.0))
    assert before.annunciator.level == 1
    gone = []
    before.destroyed.connect(lambda: gone.append(True))
    before.retire()
    qtbot.waitUntil(lambda: bool(gone))
    console.feel(Verdict(Part.WRITE, 21.0))
    assert window.annunciator.level == 1
    assert window.alarm_strip.beat_line.isVisible()
    console.feel(Verdict(None, 1.0))
    assert window.annunciator.level == 0

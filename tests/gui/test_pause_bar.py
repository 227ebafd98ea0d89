"""In every window of a drill it is unmistakable whether the drill runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from filelock import FileLock
from PySide6.QtCore import QPoint, QRect

from app.domain.drill.player import Event, EventKind
from app.drill.appointment import Appointment, make_appointment
from app.drill.journal import Journal, journal_path
from app.drill.mark import DrillMark, write_mark
from app.drill.presence import player_lock
from ui.pages.wall.window import WallWindow
from ui.shell.window import MainWindow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.profile import Profile
    from tests.streets import HandClock
    from ui.console import Console
    from ui.widgets.pause_bar import PauseBar


@pytest.fixture
def mark(profile: Profile) -> None:
    """The profile is a drill's; ask for it before the console."""
    write_mark(profile.folder, DrillMark("d1", "楼道火灾", "stairwell-fire", 1))


def bar_of(window: MainWindow | WallWindow) -> PauseBar:
    bar = window.drill_band.bar
    assert bar is not None
    return bar


def opened(qtbot: QtBot, console: Console, kind: type) -> MainWindow | WallWindow:
    window: MainWindow | WallWindow = kind(console)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    return window


def filled(window: MainWindow | WallWindow, console: Console) -> float:
    """Return how much of the bar has the drill's colour."""
    shot = bar_of(window).grab().toImage()
    points = [(x, y) for x in range(0, shot.width(), 7) for y in range(0, shot.height(), 3)]
    color = console.look.color("drill")
    return sum(shot.pixelColor(x, y) == color for x, y in points) / len(points)


@pytest.mark.parametrize("kind", [MainWindow, WallWindow])
def test_every_state_is_told_in_every_window(
    mark: None, qtbot: QtBot, console: Console, profile: Profile, clock: HandClock, kind: type
) -> None:
    window = opened(qtbot, console, kind)
    bar = bar_of(window)
    journal = Journal(journal_path(profile))

    def says(words: str, *, loud: bool = True) -> None:
        qtbot.waitUntil(lambda: bar.text.startswith(words))
        assert bar.is_loud is loud
        assert (filled(window, console) > 0.5) is loud

    def command(kind: EventKind, value: float = 0) -> None:
        journal.append([Event(clock.now(), kind, value=value)])

    says("尚未开始 NOT BEGUN")
    with FileLock(player_lock(profile)):
        make_appointment(profile, Appointment(clock.now() + 60_000, "值班长"))
        says("尚未开始 NOT BEGUN · ")
        command(EventKind.PLAY)
        clock.advance(3)
        says("演练 DRILL · 楼道火灾 · 推演时间 0:00:03", loud=False)
        command(EventKind.PAUSE)
        says("推演暂停 PAUSED · 0:00:03")
        command(EventKind.PLAY)
        command(EventKind.HOLD, 1)
        says("导调暂停推进 HOLD")
        command(EventKind.HOLD, 0)
        command(EventKind.SPEED, 10)
        says("演练 DRILL · 楼道火灾 · 推演时间 0:00:03 · 10 倍速", loud=False)
    says("推演停住 NOT PLAYED")
    command(EventKind.END)
    says("推演已结束 ENDED")


def test_nothing_is_covered_and_nothing_moves_when_it_is_paused(
    mark: None, qtbot: QtBot, console: Console, profile: Profile, clock: HandClock
) -> None:
    window = opened(qtbot, console, MainWindow)
    assert isinstance(window, MainWindow)
    bar, strip = bar_of(window), window.alarm_strip

    def place() -> QRect:
        return QRect(strip.mapTo(window, QPoint(0, 0)), strip.size())

    with FileLock(player_lock(profile)):
        Journal(journal_path(profile)).append([Event(clock.now(), EventKind.PLAY)])
        qtbot.waitUntil(lambda: not bar.is_loud and bar.standing is not None)
        running = place()
        Journal(journal_path(profile)).append([Event(clock.now(), EventKind.PAUSE)])
        qtbot.waitUntil(lambda: "PAUSED" in bar.text)
        assert place() == running
    assert not place().intersects(QRect(bar.mapTo(window, QPoint(0, 0)), bar.size()))


def test_a_damaged_journal_is_no_running_drill(
    mark: None, qtbot: QtBot, console: Console, profile: Profile
) -> None:
    journal_path(profile).write_text("?\n", encoding="utf-8")
    bar = bar_of(opened(qtbot, console, MainWindow))
    qtbot.waitUntil(lambda: "DAMAGED" in bar.text)
    assert bar.is_loud


def test_the_street_itself_has_no_bar(qtbot: QtBot, console: Console) -> None:
    for kind in (MainWindow, WallWindow):
        assert opened(qtbot, console, kind).drill_band.bar is None

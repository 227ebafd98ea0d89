"""The replay's window over a drill that a robot has played: pressed, dragged, read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt

from app.domain.drill.replay import Cursor
from app.domain.drill.robot import Character
from app.domain.drill.timeline import MarkState
from app.drill.review import words
from app.drill.review.replaying import REVIEWER, drill_folder, open_to_read
from app.drill.station import prepare
from app.drill.virtual import VirtualClock
from app.profile import Profile, open_profile
from app.services import incident_tasks, incidents
from app.services.desk import Actor, Desk
from app.services.opening import open_store
from tests.gui.map_driving import add_shelter, assert_clean, script, surface, wait_for
from tests.replays import SCENARIO, START, played
from tests.streets import open_street
from ui.i18n import set_language
from ui.pages.drill_replay.map_panel import MapPanel
from ui.pages.drill_replay.moments import TEMPLATES
from ui.pages.drill_replay.stage import ReplayConsole
from ui.pages.drill_replay.window import ReplayWindow
from ui.shell.replay import run_replay

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

MINUTE = 60_000
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(scope="module")
def street(tmp_path_factory: pytest.TempPathFactory) -> Profile:
    """A small street with a shelter, and two drills: played right, and too late."""
    folder = tmp_path_factory.mktemp("replay") / "s"
    store = open_street(folder)
    add_shelter(store)
    store.close()
    made = open_profile(folder)
    take_in(played(made, "right"))
    played(made, "late", Character.LATE)
    return made


def take_in(drill: Profile) -> None:
    """Let somebody take in an incident that has a place, and give a task, at twelve minutes."""
    store = open_store(drill, VirtualClock(START + 12 * MINUTE))
    desk = Desk(store, Actor("值班员"))
    fire = incidents.Intake("三楼起火", "fire", lon=121.504, lat=31.194)
    incident_tasks.add_task(desk, incidents.open_incident(desk, fire), "疏散", "居委会")
    store.close()


@pytest.fixture
def console(qtbot: QtBot, street: Profile) -> Iterator[ReplayConsole]:
    """A console over the drill that was played right, which is only read."""
    set_language("zh")
    profile = Profile(drill_folder(street.folder, "right"))
    store = open_to_read(profile)
    made = ReplayConsole(profile, Desk(store, REVIEWER))
    made.look.set_theme("dark")
    yield made
    qtbot.waitUntil(lambda: not made.pool.busy)
    store.close()


@pytest.fixture
def window(qtbot: QtBot, street: Profile, console: ReplayConsole) -> ReplayWindow:
    """The window without a map, read, beside the other drill."""
    beside = drill_folder(street.folder, "late")
    made = ReplayWindow(console, "楼道火灾", lambda: START, beside)
    return opened(qtbot, made)


def opened(qtbot: QtBot, window: ReplayWindow) -> ReplayWindow:
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.load()
    qtbot.waitUntil(lambda: window.drill is not None and window.other is not None)
    return window


def texts(window: ReplayWindow) -> str:
    return f"{window.bar.time.text()} | {window.bar.numbers.text()}"


def test_it_says_that_it_is_a_drill_and_stands_at_the_beginning(window: ReplayWindow) -> None:
    assert window.windowTitle() == "演练 DRILL 回放 楼道火灾"
    assert window.bar.time.text() == "0:00:00"
    assert "未结束的报警 0（未确认 0）" in window.bar.numbers.text()
    assert "late" in window.bar.beside.text()


def test_the_keys_go_from_one_happening_to_the_next_and_back(
    window: ReplayWindow, qtbot: QtBot
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_End)
    assert window.bar.time.text() == "0:20:00"
    qtbot.keyClick(window, Qt.Key.Key_Home)
    seen = []
    assert window.drill is not None
    for _ in range(4):
        qtbot.keyClick(window, Qt.Key.Key_Right)
        assert window.head.scene is not None
        seen.append((window.happenings.table.selected_id, window.head.scene.done))
    assert [one for one, _ in seen] == [str(done - 1) for _, done in seen]
    assert [done for _, done in seen] == sorted({done for _, done in seen})
    qtbot.keyClick(window, Qt.Key.Key_Left)
    assert window.head.scene is not None
    assert window.head.scene.done == seen[-2][1]


def test_the_handle_is_dragged_along_the_time_line(window: ReplayWindow, qtbot: QtBot) -> None:
    strip = window.strip
    strip.resize(1300, strip.sizeHint().height())
    at = QPoint(round(strip.x_of(10 * MINUTE)), 10)
    qtbot.mousePress(strip, LEFT, pos=at)
    assert abs(window.head.cursor.at - 10 * MINUTE) < 10_000
    qtbot.mouseMove(strip, QPoint(round(strip.x_of(16 * MINUTE)), 10))
    qtbot.mouseRelease(strip, LEFT, pos=at)
    assert abs(window.head.cursor.at - 16 * MINUTE) < 10_000
    assert "避难开放 0 处" in texts(window)


def test_a_mark_is_clicked_and_its_happening_is_selected(
    window: ReplayWindow, qtbot: QtBot
) -> None:
    strip = window.strip
    titles = [one.title for one in strip.tracks]
    assert titles == ["值班员", "值班长", "所有人", "报警", "参演行动", "评估标准"]
    ask = strip.tracks[1].spots[0]
    assert (ask.key, ask.at) == ("ask", 5 * MINUTE)
    assert len(strip.tracks[3].ghosts) == 1, "the other run had an alarm, too"
    at = QPoint(round(strip.x_of(ask.at)), round(strip.y_of(1)))
    qtbot.mouseClick(strip, LEFT, pos=at)
    assert window.happenings.table.selected_id == str(ask.happening)
    assert "区里询问" in window.happenings.words.text()
    assert window.head.scene is not None
    assert window.head.scene.marks["ask"].state is MarkState.ANSWERED
    assert window.head.scene.marks["lost"].state is MarkState.PLANNED


def test_it_plays_at_its_speed_and_stops_at_the_end(window: ReplayWindow, qtbot: QtBot) -> None:
    head = window.head
    qtbot.keyClick(window, Qt.Key.Key_Space)
    assert head.is_playing
    assert window.bar.play_button.text() == "暂停  空格"
    head.set_speed(60)
    head.advance(1_000)
    assert head.cursor.at >= MINUTE
    head.advance(60_000)
    assert (head.cursor, head.is_playing) == (Cursor(20 * MINUTE), False)
    qtbot.keyClick(window, Qt.Key.Key_Space)
    assert head.is_playing, "from the beginning again"
    assert head.cursor.at < 20 * MINUTE
    qtbot.keyClick(window, Qt.Key.Key_Space)
    assert not head.is_playing


def test_a_row_is_clicked_and_the_replay_goes_there(window: ReplayWindow, qtbot: QtBot) -> None:
    table = window.happenings.table
    row = window.happenings.model.position("5")
    assert row is not None
    spot = table.visualRect(window.happenings.model.index(row, 2)).center()
    qtbot.mouseClick(table.viewport(), LEFT, pos=spot)
    assert window.head.scene is not None
    assert window.drill is not None
    assert window.head.cursor == window.drill.replay.cursor_of(window.drill.replay.happenings[5])
    chips = window.happenings.chips
    chips.set_on(["alarm"])
    chips.changed.emit()
    assert window.happenings.model.shown == 1


def test_what_was_done_stands_beside_what_was_expected(window: ReplayWindow) -> None:
    rows = {row.id: row for row in window.plan.model.rows}
    told = rows["e:told"]
    assert (told.first, told.second, told.state) == ("0:07:00", "0:05:00", "达到")
    assert (rows["i:smoke"].first, rows["i:smoke"].difference) == ("0:02:00", "±0")
    assert rows["i:rumour"].second == "—"
    window.tabs.setCurrentWidget(window.plan)
    window.plan.table.select("e:told")
    assert window.head.cursor.at == 5 * MINUTE


def test_the_two_runs_stand_beside_each_other(window: ReplayWindow) -> None:
    rows = {row.id: row for row in window.runs.model.rows}
    answered = rows["answered:ask"]
    assert (answered.first, answered.second, answered.difference) == (
        "0:00:00", "0:03:00", "−3:00"
    )  # fmt: skip
    assert rows["fired:rumour"].difference == "—"


def test_the_map_shows_what_stood_then(
    qtbot: QtBot, street: Profile, console: ReplayConsole
) -> None:
    beside = drill_folder(street.folder, "late")
    window = opened(qtbot, ReplayWindow(console, "图", lambda: START, beside, MapPanel))
    assert window.map is not None
    view = window.map.view
    qtbot.waitUntil(lambda: view.is_ready)
    marks = "Shouwang.running.marks"
    wait_for(qtbot, view, f"{marks}.shelters.length && {marks}.shelters[0].state === 'open'")
    assert script(qtbot, view, f"{marks}.alarms.size") == 0
    window.head.go(10 * MINUTE)
    wait_for(qtbot, view, f"{marks}.alarms.size === 1")
    wait_for(qtbot, view, "document.body.textContent.includes('推演时间 0:10:00')")
    assert script(qtbot, view, f"{marks}.spots.length") == 0
    window.head.go(13 * MINUTE)
    wait_for(qtbot, view, f"{marks}.spots.map((one) => one.letter).join() === '事,任'")
    window.head.go(16 * MINUTE)
    wait_for(qtbot, view, f"{marks}.shelters[0].state === 'unusable'")
    window.head.go(0)
    wait_for(qtbot, view, f"{marks}.alarms.size === 0 && {marks}.shelters[0].state === 'open'")
    assert_clean(view)
    qtbot.keyClick(surface(view), Qt.Key.Key_Right)
    assert window.head.cursor.at == 2 * MINUTE, "the keys work while the map has the focus"
    window.close()


def test_it_is_read_again_by_key_and_goes_on_where_it_stood(
    window: ReplayWindow, qtbot: QtBot
) -> None:
    window.head.go(7 * MINUTE)
    with qtbot.waitSignal(window.loaded):
        qtbot.keyClick(window, Qt.Key.Key_F5)
    assert window.bar.time.text() == "0:07:00"
    assert window.bar.error.text() == ""


def test_another_scenario_is_not_laid_beside_and_the_replay_goes_on_without(
    qtbot: QtBot, street: Profile, console: ReplayConsole, tmp_path: Path
) -> None:
    file = tmp_path / "s.yaml"
    file.write_text(SCENARIO.replace("id: replayed", "id: other"), encoding="utf-8")
    other = prepare(street, file, "other")
    window = ReplayWindow(console, "火灾", lambda: START, other.folder)
    qtbot.addWidget(window)
    window.show()
    window.load()
    qtbot.waitUntil(lambda: bool(window.bar.error.text()))
    assert "别的脚本" in window.bar.error.text()
    assert window.drill is not None
    assert window.runs.model.total == 0
    assert window.runs.empty.isVisibleTo(window.runs)


def test_a_drill_that_is_not_there_is_refused_with_a_sentence(
    street: Profile, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_replay(street.folder, "nothing", "") == 2
    assert "不是推演的数据目录" in capsys.readouterr().err
    assert run_replay(street.folder, "right", "nothing") == 2


def test_another_run_is_chosen_and_taken_away_again(
    qtbot: QtBot, street: Profile, console: ReplayConsole
) -> None:
    window = ReplayWindow(console, "火灾", lambda: START)
    qtbot.addWidget(window)
    window.show()
    window.load()
    choice = window.runs.choice
    qtbot.waitUntil(lambda: choice.count() > 1)
    names = [choice.itemData(place) for place in range(choice.count())]
    late = str(street.folder / "drills/late")
    assert names == [None, late], "neither itself nor another scenario's"
    choice.setCurrentIndex(1)
    choice.activated.emit(1)
    qtbot.waitUntil(lambda: window.other is not None)
    assert window.runs.model.total > 0
    assert window.strip.tracks[0].ghosts
    window.load()
    with qtbot.waitSignal(window.loaded):
        pass
    qtbot.waitUntil(lambda: not console.pool.busy)
    assert (choice.count(), choice.currentIndex()) == (2, 1), "read again, it is still chosen"
    choice.setCurrentIndex(0)
    choice.activated.emit(0)
    assert window.other is None
    assert not any(one.ghosts for one in window.strip.tracks)


def test_all_that_the_review_says_of_moments_can_be_translated() -> None:
    said = {*words.COMMANDS.values(), *words.ACTS.values(), *words.LEVELS.values()}
    assert said <= set(TEMPLATES)

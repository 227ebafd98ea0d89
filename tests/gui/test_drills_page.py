"""The page of drills, pressed as a person presses it: real files, real drills, a real player."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock
from PySide6.QtCore import QCoreApplication, Qt

from app.domain.drill.player import Event, EventKind
from app.drill.appointment import appointment_of
from app.drill.journal import Journal, journal_path
from app.drill.mark import FOLDER, DrillMark, drill_of, write_mark
from app.drill.presence import is_asked_to_stop, player_lock
from app.drill.running import Death, Part
from app.drill.station import prepare
from app.profile import Profile
from tests.scenarios import BASE
from tests.streets import small_street
from ui.pages.drills.start_form import today_at
from ui.pages.drills.view import DrillsPage
from ui.shell.rail import RailButton
from ui.shell.window import MainWindow

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QPushButton
    from pytestqt.qtbot import QtBot

    from app.services.desk import Actor
    from db.store import Store
    from tests.streets import HandClock
    from ui.console import Console


@pytest.fixture
def page(qtbot: QtBot, console: Console, store: Store) -> DrillsPage:
    """The page of a small street without drills."""
    small_street(store)
    made = DrillsPage(console)
    qtbot.addWidget(made)
    made.resize(1200, 600)
    made.show()
    settle(qtbot, made)
    return made


@pytest.fixture
def own(profile: Profile) -> Path:
    """A scenario on the street's own shelf, there before the page."""
    path = profile.folder / "scenarios" / "small.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"{BASE}notes: {{aim: 练先后, discuss: [谁先, 为何]}}\n", encoding="utf-8")
    return path


def settle(qtbot: QtBot, page: DrillsPage) -> None:
    QCoreApplication.processEvents()
    qtbot.waitUntil(lambda: page.is_ready and not page.console.pool.busy, timeout=60_000)


def click(qtbot: QtBot, button: QPushButton) -> None:
    assert button.isVisible()
    assert button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def made_drill(qtbot: QtBot, page: DrillsPage, own: Path, name: str = "演练一") -> Profile:
    """A drill of the street, shown and selected."""
    drill = prepare(page.console.profile, own, name)
    page.enter(name)
    settle(qtbot, page)
    assert page.runs.selected is not None
    return drill


def look(qtbot: QtBot, page: DrillsPage) -> str:
    """Look at the drills again; return what is said of the selected one."""
    page.runs.load()
    settle(qtbot, page)
    return page.runs.detail.states


def test_an_empty_list_leads_to_the_library(qtbot: QtBot, own: Path, page: DrillsPage) -> None:
    assert page.runs.model.total == 0
    (way,) = [
        one
        for one in page.runs.findChildren(type(page.runs.detail.stop_button))
        if one.text() == "去脚本库"
    ]
    click(qtbot, way)
    settle(qtbot, page)
    assert page.library.isVisible()
    assert {row.name for row in page.library.model.rows} >= {"测试"}


def test_a_drill_is_prepared_from_the_library(
    qtbot: QtBot, own: Path, page: DrillsPage, profile: Profile
) -> None:
    page.enter("library")
    page.library.want(str(own))
    settle(qtbot, page)
    panel = page.library.detail
    assert panel.what == "测试"
    assert panel.parts["objectives"].text == "目标 · 监测报警"
    assert panel.parts["injects"].text == "消息 1"
    assert panel.parts["notes"].text == "用意：练先后\n讲评时问：谁先\n讲评时问：为何"
    click(qtbot, panel.prepare_button)
    panel.form.name.set_text("a/b")
    click(qtbot, panel.form.save_button)
    qtbot.waitUntil(lambda: "不能作名称" in panel.form.name.error)
    panel.form.name.set_text("演练一")
    click(qtbot, panel.form.save_button)
    assert panel.form.progress.text == "1 / 4　读脚本…"
    qtbot.waitUntil(page.runs.isVisible, timeout=60_000)
    settle(qtbot, page)
    assert drill_of(Profile(profile.folder / FOLDER / "演练一")) is not None
    assert page.runs.detail.what == "演练一"
    assert page.runs.detail.states == "未开始"
    assert page.runs.foot.undo_bar.text == "推演“演练一”已准备好，还没有开始"
    page.show_tab("library")
    settle(qtbot, page)
    click(qtbot, panel.prepare_button)
    panel.form.name.set_text("演练一")
    click(qtbot, panel.form.save_button)
    qtbot.waitUntil(lambda: "已有名为“演练一”的推演" in panel.form.name.error)


def test_a_faulty_scenario_is_shown_with_its_line_and_cannot_be_prepared(
    qtbot: QtBot, own: Path, page: DrillsPage
) -> None:
    own.write_text(BASE.replace("to: duty", "to: nobody"), encoding="utf-8")
    page.enter("library")
    page.library.want(str(own))
    settle(qtbot, page)
    panel = page.library.detail
    assert panel.what == "small.yaml"
    assert "第 14 行 · injects[0].to · 角色 nobody 不在 roles 中。" in panel.parts["problems"].text
    assert not panel.prepare_button.isEnabled()


def test_a_scenario_is_imported_checked_and_removed(
    qtbot: QtBot, page: DrillsPage, profile: Profile, tmp_path: Path
) -> None:
    page.enter("library")
    settle(qtbot, page)
    chosen = tmp_path / "mine.yaml"
    chosen.write_text(BASE.replace("kind: message", "kind: dance"), encoding="utf-8")
    page.library.choose_file()
    dialog = page.library.dialog
    assert dialog is not None
    assert not dialog.isModal()
    dialog.fileSelected.emit(str(chosen))
    dialog.close()
    qtbot.waitUntil(lambda: "没有导入" in page.library.foot.undo_bar.text)
    assert "没有 dance 这种情景注入。" in page.library.detail.parts["problems"].text
    chosen.write_text(BASE, encoding="utf-8")
    page.library.add(chosen)
    qtbot.waitUntil(lambda: "已导入脚本 mine.yaml" in page.library.foot.undo_bar.text)
    settle(qtbot, page)
    panel = page.library.detail
    assert panel.what == "测试"
    click(qtbot, panel.remove_button)
    click(qtbot, panel.question.yes_button)
    qtbot.waitUntil(lambda: "已从脚本库删除 测试" in page.library.foot.undo_bar.text)
    assert list((profile.folder / "scenarios").iterdir()) == []


def test_what_may_be_done_follows_how_the_drill_stands(
    qtbot: QtBot, own: Path, page: DrillsPage, clock: HandClock
) -> None:
    drill = made_drill(qtbot, page, own)
    panel = page.runs.detail
    assert panel.player_button.isVisible()
    assert not panel.begin_button.isVisible()
    assert page.note.text() == ""
    with FileLock(player_lock(drill)):
        assert look(qtbot, page) == "未开始 · 播放器在运行"
        assert "本值守台仍是真实街道" in page.note.text()
        assert not panel.player_button.isVisible()
        assert not panel.delete_button.isEnabled()
        click(qtbot, panel.begin_button)
        settle(qtbot, page)
        (begun,) = Journal(journal_path(drill)).news()
        assert (begun.kind, begun.actor) == (EventKind.PLAY, page.console.desk.actor.name)
        clock.advance(5)
        assert look(qtbot, page) == "进行中 · 播放器在运行"
        assert panel.figure == "0:00:05 推演时间"
        clock.advance(60)  # it holds its lock and writes nothing any more
        assert look(qtbot, page) == "播放器没有响应"
        assert not panel.at_button.isVisible()
        clock.advance(-60)
        look(qtbot, page)
        click(qtbot, panel.stop_button)
        settle(qtbot, page)
        assert is_asked_to_stop(drill)
        assert look(qtbot, page) == "已暂停 · 播放器在运行"
    journal = Journal(journal_path(drill))
    journal.append([Event(clock.now(), EventKind.END, actor="导调")])
    assert look(qtbot, page) == "已结束"
    assert not panel.player_button.isVisible()
    assert page.note.text() == ""


def test_a_drill_begins_at_a_time_that_can_be_taken_back(
    qtbot: QtBot, own: Path, page: DrillsPage, clock: HandClock
) -> None:
    drill = made_drill(qtbot, page, own)
    panel = page.runs.detail
    with FileLock(player_lock(drill)):  # a player is there, none is begun
        click(qtbot, panel.at_button)
        form = panel.start_form
        form.time.set_text("25:00")
        click(qtbot, form.save_button)
        assert form.time.error == "请写成 24 小时制的时间，如 14:00。"
        form.time.set_text("0:00")
        click(qtbot, form.save_button)
        assert form.time.error == "这个时间今天已过，请写晚一些的时间。"
        form.time.set_text("23:59")
        click(qtbot, form.save_button)
        settle(qtbot, page)
        made = appointment_of(drill)
        assert made is not None
        assert made.at == today_at("23:59", clock.now())
        assert "定时 23:59:00 开始，还有 " in look(qtbot, page)
    assert "播放器没有在运行，到时不会开始" in look(qtbot, page)
    assert page.runs.model.index(0, 0).data() == "未开始 · 23:59:00 开始"
    click(qtbot, panel.cancel_button)
    settle(qtbot, page)
    assert appointment_of(drill) is None
    assert look(qtbot, page) == "未开始"


def test_a_drill_is_deleted_when_asked_twice_and_refused_while_a_part_runs(
    qtbot: QtBot, own: Path, page: DrillsPage
) -> None:
    drill = made_drill(qtbot, page, own)
    panel = page.runs.detail
    click(qtbot, panel.delete_button)
    assert panel.question.yes_button.text() == "删除“演练一”"
    button = panel.question.yes_button
    qtbot.waitUntil(lambda: button.visibleRegion().boundingRect() == button.rect())
    click(qtbot, panel.question.no_button)
    assert drill.folder.is_dir()
    click(qtbot, panel.delete_button)
    with FileLock(drill.run / "watch.lock"):
        click(qtbot, panel.question.yes_button)
        qtbot.waitUntil(lambda: "监测还在运行" in panel.question._error.text())
    click(qtbot, panel.question.yes_button)
    qtbot.waitUntil(lambda: not drill.folder.exists(), timeout=60_000)
    settle(qtbot, page)
    assert page.runs.foot.undo_bar.text == "已删除推演 演练一"
    assert page.runs.model.total == 0


def test_a_process_that_dies_says_why(qtbot: QtBot, own: Path, page: DrillsPage) -> None:
    drill = made_drill(qtbot, page, own)
    (drill.folder / "scenario" / "scenario.yaml").write_text("?", encoding="utf-8")
    panel = page.runs.detail
    click(qtbot, panel.player_button)
    qtbot.waitUntil(panel.words.isVisible, timeout=60_000)
    assert panel.words.title.startswith("播放器已退出，退出码 ")
    assert "推演的脚本读不出来" in panel.words.text
    row = page.runs.selected
    assert row is not None
    assert isinstance(row.death, Death)
    assert row.death.part is Part.PLAYER


def test_only_the_console_of_the_street_has_the_page(
    qtbot: QtBot, console: Console, officer: Actor, own: Path, store: Store
) -> None:
    small_street(store)
    drill = prepare(console.profile, own, "演练一")
    window = MainWindow(console)
    qtbot.addWidget(window)
    window.admit(officer)
    with FileLock(player_lock(drill)):
        assert window._drills is not None
        window._drills.count()
        qtbot.waitUntil(lambda: window.rail.button("drills").count == 1)
        assert window.rail.button("drills").tone == ""
    window.show_page("drills")
    assert window.current_page == "drills"
    # On a screen of 1366x768, less a title bar and a task bar, every entry is whole.
    window.resize(1366, 680)
    window.show()
    settle(qtbot, window.page("drills"))
    entries = sorted(window.rail.findChildren(RailButton), key=lambda one: one.y())
    assert all(a.geometry().bottom() < b.y() for a, b in pairwise(entries))
    assert entries[-1].geometry().bottom() < window.rail.height()
    assert min(one.height() for one in entries) >= console.look.px(32)


def test_a_console_of_a_drill_has_no_such_page(
    qtbot: QtBot, profile: Profile, store: Store, officer: Actor
) -> None:
    from app.services.desk import Desk
    from app.settings import Settings
    from ui.console import Console

    write_mark(profile.folder, DrillMark("d1", "楼道火灾", "stairwell-fire", 1))
    console = Console(profile, Settings(), Desk(store, officer))
    window = MainWindow(console)
    qtbot.addWidget(window)
    window.admit(officer)
    window.show_page("drills")
    assert window.current_page != "drills"
    with pytest.raises(KeyError):
        window.rail.button("drills")
    qtbot.waitUntil(lambda: not console.pool.busy, timeout=60_000)

"""A drill that is over goes into the street's yearly drills by a button, and is seen there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel
from sqlalchemy import select

from app.domain.drill.player import Event, EventKind
from app.domain.instant import local_date
from app.drill.journal import Journal, journal_path
from app.drill.mark import drill_of
from app.drill.review.adopting import NotOver
from app.drill.review.aftermath import (
    AftermathDamaged,
    Attendance,
    Improvement,
    change_aftermath,
    put_attendance,
    put_improvement,
    read_aftermath,
)
from app.drill.station import prepare
from app.services import drill_records
from app.services.desk import NotFound
from app.services.drill_records import BadAttendance
from app.services.texts import BadDate, TextTooLong
from db.models import Task
from tests.scenarios import BASE
from tests.streets import AREA, small_street
from ui.pages.drills.adopting import not_adopted
from ui.pages.drills.view import DrillsPage

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QPushButton
    from pytestqt.qtbot import QtBot

    from app.profile import Profile
    from db.store import Store
    from tests.streets import HandClock
    from ui.console import Console

BEGUN = 1_795_499_000_000


@pytest.fixture
def drill(console: Console, store: Store, profile: Profile) -> Profile:
    """A drill that was played for ten minutes, ended, and reviewed: an improvement, an area."""
    small_street(store, 0)
    path = profile.folder / "scenarios" / "small.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(BASE, encoding="utf-8")
    made = prepare(profile, path, "演练一")
    journal = Journal(journal_path(made))
    journal.append(
        [
            Event(BEGUN, EventKind.PLAY, actor="导调"),
            Event(BEGUN + 600_000, EventKind.END, actor="导调"),
        ]
    )
    improvement = Improvement("夜间双人值守", "王站长", "2027-03-31")
    change_aftermath(made, lambda before: put_improvement(before, improvement))
    change_aftermath(made, lambda before: put_attendance(before, Attendance(AREA, 12), AREA))
    return made


@pytest.fixture
def page(qtbot: QtBot, console: Console, drill: Profile) -> DrillsPage:
    """The page with the drill selected."""
    made = DrillsPage(console)
    qtbot.addWidget(made)
    made.resize(1200, 600)
    made.show()
    made.enter(drill.folder.name)
    settle(qtbot, made)
    return made


def settle(qtbot: QtBot, page: DrillsPage) -> None:
    QCoreApplication.processEvents()
    qtbot.waitUntil(lambda: page.is_ready and not page.console.pool.busy, timeout=60_000)


def click(qtbot: QtBot, page: DrillsPage, button: QPushButton) -> None:
    assert button.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settle(qtbot, page)


def test_an_ended_drill_is_adopted_once_and_its_improvement_becomes_a_task(
    qtbot: QtBot, page: DrillsPage, drill: Profile, store: Store
) -> None:
    panel = page.runs.detail
    assert panel.states == "已结束"
    click(qtbot, page, panel.adopt_button)
    assert page.runs.foot.undo_bar.text == "已记入，改进措施 1 条成为任务"
    assert panel.states == "已结束 · 已记入年度演练"
    assert not panel.adopt_button.isVisible()
    (record,) = drill_records.records(page.console.desk)
    mark = drill_of(drill)
    assert mark is not None
    assert (record.id, record.title, record.held_at) == (mark.id, "测试", BEGUN)
    assert (record.participants, record.areas) == (12, 1)
    assert record.adopted_by == page.console.desk.actor.name
    with store.read() as session:
        (task,) = session.scalars(select(Task))
        assert (task.title, task.assignee) == ("夜间双人值守", "王站长")
    panel.adopt()  # as from a window that has not looked again
    settle(qtbot, page)
    assert page.runs.foot.undo_bar.text == "此前已记入，没有重复记入"
    assert len(drill_records.records(page.console.desk)) == 1


def test_an_improvement_is_written_in_the_detail_of_a_drill_that_is_over(
    qtbot: QtBot, page: DrillsPage, drill: Profile
) -> None:
    panel = page.runs.detail
    settle(qtbot, page)
    assert panel.review.isVisible()
    assert panel.review.plans.title == "改进措施 1"
    assert panel.review.came.title == "参演居民区 1"
    click(qtbot, page, panel.review.improve_button)
    form = panel.review.improvement_form
    assert panel.open_form is form
    form.action.set_text("备用电源每月试一次")
    click(qtbot, page, form.save_button)
    assert [one.action for one in read_aftermath(drill).improvements][1:] == ["备用电源每月试一次"]
    assert page.runs.foot.undo_bar.text == "已记下改进措施：备用电源每月试一次"
    click(qtbot, page, panel.adopt_button)
    assert page.runs.foot.undo_bar.text == "已记入，改进措施 2 条成为任务"


def test_a_review_that_cannot_be_adopted_says_why_and_may_be_mended(
    qtbot: QtBot, page: DrillsPage, drill: Profile
) -> None:
    stranger = "310115010999"
    change_aftermath(drill, lambda before: put_attendance(before, Attendance(stranger), stranger))
    click(qtbot, page, page.runs.detail.adopt_button)
    assert page.runs.foot.undo_bar.text == (
        "没有记入：参演居民区 310115010999 不在本街道，请先改正这个推演的参演记录。"
    )
    (drill.folder / "after.json").write_text("{", encoding="utf-8")
    click(qtbot, page, page.runs.detail.adopt_button)
    assert page.runs.foot.undo_bar.text.startswith("没有记入：复盘记录 ")
    assert drill_records.records(page.console.desk) == []
    (drill.folder / "after.json").unlink()
    click(qtbot, page, page.runs.detail.adopt_button)
    assert page.runs.foot.undo_bar.text == "已记入，改进措施 0 条成为任务"


def test_a_drill_that_goes_on_cannot_be_adopted(
    qtbot: QtBot, page: DrillsPage, drill: Profile
) -> None:
    prepare(page.console.profile, page.console.profile.folder / "scenarios/small.yaml", "演练二")
    page.enter("演练二")
    page.runs.load()
    settle(qtbot, page)
    panel = page.runs.detail
    assert panel.what == "演练二"
    assert panel.states == "未开始"
    assert not panel.adopt_button.isVisible()
    panel.adopt()
    settle(qtbot, page)
    assert page.runs.foot.undo_bar.text == "没有记入：“测试”没有开始过，或还没有结束。"


def test_every_refusal_is_a_sentence_of_its_own(page: DrillsPage, tmp_path: Path) -> None:
    errors = [
        NotOver("测试"),
        AftermathDamaged(tmp_path, "x"),
        BadAttendance(AREA, -1),
        NotFound("residential_areas", AREA),
        BadDate("due_on", "明年"),
        TextTooLong("action", 120, 121),
    ]
    said = [not_adopted(error) for error in errors]
    assert len(set(said)) == len(errors)
    assert all(one.startswith("没有记入：") and one.endswith("。") for one in said)


def test_the_areas_of_the_year_are_counted_when_a_drill_is_adopted(
    qtbot: QtBot, page: DrillsPage, store: Store
) -> None:
    page.enter("year")
    settle(qtbot, page)
    year = page.year
    assert year.isVisible()
    assert year.line.text() == "本年已开展 0 / 1"
    assert year.exported()[1] == [(AREA, "试验居民区", "—", "未开展")]
    assert year.detail.state == "本年未开展演练"
    page.show_tab("runs")
    settle(qtbot, page)
    click(qtbot, page, page.runs.detail.adopt_button)
    page.show_tab("year")
    settle(qtbot, page)
    assert year.line.text() == "本年已开展 1 / 1"
    cells = [year.model.index(0, column).data() for column in range(4)]
    assert cells == [AREA, "试验居民区", local_date(BEGUN), "已开展"]
    assert year.exported() == (("编码", "居民区", "最近一次演练", "本年"), [tuple(cells)])
    assert year.detail.state == "本年已开展演练"
    year.chips.set_on(["unmet"])
    year.apply_filters()
    assert (year.model.shown, year.line.text()) == (0, "本年已开展 1 / 1")


def test_a_drill_of_last_year_is_known_and_does_not_count(
    qtbot: QtBot, page: DrillsPage, clock: HandClock
) -> None:
    click(qtbot, page, page.runs.detail.adopt_button)
    clock.advance(366 * 86_400)
    page.enter("year")
    settle(qtbot, page)
    assert page.year.line.text() == "本年已开展 0 / 1"
    assert page.year.exported()[1] == [(AREA, "试验居民区", local_date(BEGUN), "未开展")]


def test_a_street_without_areas_says_what_to_do(qtbot: QtBot, console: Console) -> None:
    made = DrillsPage(console)
    qtbot.addWidget(made)
    made.show()
    made.show_tab("year")
    settle(qtbot, made)
    assert made.year.line.text() == ""
    assert made.year.model.total == 0
    assert "还没有居民区" in [one.text() for one in made.year.area.findChildren(QLabel)]

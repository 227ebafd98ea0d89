"""What people write down after a drill, pressed at the controller's window once it is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from app.drill.review.aftermath import read_aftermath
from tests.gui.control_room import ControlRoom
from tests.streets import AREA, small_street

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from app.drill.review.aftermath import Aftermath
    from app.profile import Profile
    from db.store import Store
    from tests.streets import HandClock
    from ui.pages.drill_review.section import ReviewSection

LEFT = Qt.MouseButton.LeftButton


class Room(ControlRoom):
    """A room whose drill is over."""

    def __init__(self, qtbot: QtBot, profile: Profile, store: Store, clock: HandClock) -> None:
        small_street(store, 0)
        super().__init__(qtbot, profile, store, clock)
        self.profile = profile
        self.bot = qtbot

    @property
    def review(self) -> ReviewSection:
        return self.window.review.review

    @property
    def after(self) -> Aftermath:
        return read_aftermath(self.profile)

    def end(self) -> None:
        self.window.bar.play_button.click()
        self.settle()
        self.play_on(700)
        self.play_on(200)
        self.window.bar.end_button.click()
        self.window.bar.confirm.yes_button.click()
        self.settle()
        self.window.tabs.setCurrentWidget(self.window.review)
        self.calm()

    def calm(self) -> None:
        """Wait until what was pressed is written and read again."""
        self.bot.waitUntil(lambda: self.review.is_ready and not self.console.pool.busy)


@pytest.fixture
def room(qtbot: QtBot, profile: Profile, store: Store, clock: HandClock) -> Iterator[Room]:
    """A drill with its window, over a small street."""
    made = Room(qtbot, profile, store, clock)
    yield made
    made.close()


def test_an_improvement_is_written_changed_deleted_and_brought_back(
    room: Room, qtbot: QtBot
) -> None:
    assert not room.review.isVisible()
    room.end()
    review, form = room.review, room.review.improvement_form
    assert "答复区里" in review.gaps.text
    qtbot.mouseClick(review.improve_button, LEFT)
    qtbot.mouseClick(form.save_button, LEFT)
    assert form.action.error == "这里必须填写。"
    form.action.set_text("夜间双人值守")
    form.owner.set_text("王站长")
    form.due_on.set_text("明年")
    qtbot.mouseClick(form.save_button, LEFT)
    assert "不是日期" in form.due_on.error
    form.due_on.set_text("2027-03-31")
    form.gap.combo.setCurrentIndex(1)
    qtbot.mouseClick(form.save_button, LEFT)
    room.calm()
    (made,) = room.after.improvements
    assert (made.action, made.owner, made.due_on) == ("夜间双人值守", "王站长", "2027-03-31")
    assert made.gap
    assert review.plans.title == "改进措施 1"
    assert room.window.bar.note.text() == "已记下改进措施：夜间双人值守"

    review.plans.table.select_first()
    qtbot.mouseClick(review.edit_button, LEFT)
    assert (form.action.text, form.gap.text) == ("夜间双人值守", made.gap)
    form.owner.set_text("李主任")
    qtbot.mouseClick(form.save_button, LEFT)
    room.calm()
    (changed,) = room.after.improvements
    assert (changed.id, changed.owner) == (made.id, "李主任")

    review.plans.table.select_first()
    qtbot.mouseClick(review.drop_button, LEFT)
    room.calm()
    assert room.after.improvements == ()
    qtbot.mouseClick(review.undo_button, LEFT)
    room.calm()
    assert room.after.improvements == (changed,)


def test_who_took_part_is_counted_by_area_and_pasted_as_a_list(room: Room, qtbot: QtBot) -> None:
    room.end()
    review = room.review
    qtbot.mouseClick(review.attend_button, LEFT)
    form = review.attendance_form
    form.people.set_text("一打")
    qtbot.mouseClick(form.save_button, LEFT)
    assert "整数" in form.people.error
    form.people.set_text("")
    qtbot.mouseClick(form.save_button, LEFT)
    room.calm()
    assert [(one.area, one.people) for one in room.after.attendance] == [(AREA, None)]
    assert review.came.lines.index(0, 1).data() == "—"

    qtbot.mouseClick(review.roster_button, LEFT)
    names = review.roster_form
    names.list.set_text("张三\t试验居民区\t值班长\n李四\t没有的居民区\t信息员")
    assert names.list.hint == "读出 1 人，1 个居民区"
    qtbot.mouseClick(names.save_button, LEFT)
    assert names.list.error.startswith("第 2 行：“没有的居民区”")
    names.list.set_text("张三\t试验居民区\t值班长\n李四\t试验居民区\t信息员")
    qtbot.mouseClick(names.save_button, LEFT)
    room.calm()
    assert [(one.area, one.people) for one in room.after.attendance] == [(AREA, 2)]
    assert review.people.title == "参演人员 2"
    assert "张三 试验居民区 值班长" in review.people.text
    review.came.table.select_first()
    qtbot.mouseClick(review.remove_button, LEFT)
    room.calm()
    assert room.after.attendance == ()
    qtbot.mouseClick(review.undo_button, LEFT)
    room.calm()
    assert [one.people for one in room.after.attendance] == [2]


def test_a_damaged_record_is_said_and_nothing_is_lost(room: Room, qtbot: QtBot) -> None:
    room.end()
    review, file = room.review, room.profile.folder / "after.json"
    qtbot.mouseClick(review.improve_button, LEFT)
    form = review.improvement_form
    form.action.set_text("夜间双人值守")
    file.write_text("{", encoding="utf-8")
    qtbot.mouseClick(form.save_button, LEFT)
    qtbot.waitUntil(lambda: form.error.startswith("复盘记录 "))
    assert form.action.text == "夜间双人值守"
    file.unlink()
    qtbot.mouseClick(form.save_button, LEFT)
    room.calm()
    assert [one.action for one in room.after.improvements] == ["夜间双人值守"]


def test_the_report_is_made_by_a_button_and_why_not_is_said(room: Room, qtbot: QtBot) -> None:
    room.end()
    report = room.review.report
    in_the_way = room.profile.folder / "reports"
    in_the_way.write_text("", encoding="utf-8")
    qtbot.mouseClick(report.word_button, LEFT)
    assert "不能建立文件夹" in report.error.text()
    in_the_way.unlink()
    qtbot.mouseClick(report.pdf_button, LEFT)
    assert "正在生成" in report.state.text()
    assert not report.word_button.isEnabled()
    qtbot.mouseClick(report.cancel_button, LEFT)
    qtbot.waitUntil(lambda: not report.is_at_work)
    assert report.state.text() == "已取消，没有生成。"
    qtbot.mouseClick(report.word_button, LEFT)
    qtbot.waitUntil(lambda: not report.is_at_work)
    assert report.error.text() == ""
    assert report.made is not None
    assert report.made.read_bytes().startswith(b"PK")
    assert report.open_button.isVisible()

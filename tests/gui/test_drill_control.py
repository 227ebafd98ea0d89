"""The controller's window, pressed as a person presses it, against a real journal and player."""

from __future__ import annotations

import errno
import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from app.domain.drill.player import EventKind, InjectState
from app.domain.drill.scenario import Deed
from app.drill.review.words import ACTS
from app.drill.running import Death, Part
from app.drill.scenario_file import SHIPPED
from tests.gui.control_room import ControlRoom
from ui.pages.drill.deeds import DEEDS, deed_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from app.profile import Profile
    from db.store import Store
    from tests.streets import HandClock

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def room(qtbot: QtBot, profile: Profile, store: Store, clock: HandClock) -> Iterator[ControlRoom]:
    """A drill that has not begun, with its player and its window."""
    made = ControlRoom(qtbot, profile, store, clock)
    yield made
    made.close()


def kinds(room: ControlRoom) -> list[str]:
    return [one.kind for one in room.events()]


def test_f7_plays_and_pauses_and_the_clock_is_seen_to_go_on(
    room: ControlRoom, qtbot: QtBot
) -> None:
    bar = room.window.bar
    assert "演练 DRILL" in room.window.windowTitle()
    assert bar.state.text() == "未开始"
    qtbot.keyClick(room.window, Qt.Key.Key_F7)
    room.settle()
    room.play_on(90)
    qtbot.waitUntil(lambda: bar.time.text() == "0:01:30")
    assert bar.state.text() == "进行中 ×1"
    assert bar.story.text() == "情景时间 2026-08-20 19:31:30"
    qtbot.keyClick(room.window, Qt.Key.Key_F7)
    room.settle()
    room.play_on(60)
    assert bar.state.text() == "已暂停"
    assert bar.time.text() == "0:01:30"
    assert kinds(room) == ["play", "pause"]


def test_a_step_goes_to_the_next_inject_and_fires_it_alone(room: ControlRoom, qtbot: QtBot) -> None:
    qtbot.keyClick(room.window, Qt.Key.Key_F8)
    room.settle()
    room.play_on()
    assert room.step("call").state is InjectState.DONE
    assert room.step("call").at == 300_000
    assert room.step("ask").state is InjectState.PLANNED
    qtbot.mouseClick(room.window.bar.step_button, LEFT)
    room.settle()
    room.play_on()
    assert room.step("ask").at == 600_000
    assert room.step("choose").state is InjectState.PLANNED


def test_speed_hold_and_shift_reach_the_journal(room: ControlRoom, qtbot: QtBot) -> None:
    bar = room.window.bar
    qtbot.mouseClick(bar.play_button, LEFT)
    room.settle()
    bar.speeds._buttons["10"].click()
    room.settle()
    assert bar.state.text() == "进行中 ×10"
    qtbot.keyClick(room.window, Qt.Key.Key_F9)
    room.settle()
    assert bar.state.text() == "暂停推进"
    bar.shift_edit.setText("-2")
    qtbot.mouseClick(bar.shift_button, LEFT)
    room.settle()
    assert [(one.kind, one.value) for one in room.events()[1:]] == [
        ("speed", 10), ("hold", 1), ("shift", -120_000)
    ]  # fmt: skip


def test_a_jump_over_injects_is_asked_first_and_one_over_none_is_not(
    room: ControlRoom, qtbot: QtBot
) -> None:
    bar = room.window.bar
    bar.jump_edit.setText("0:04")
    qtbot.keyClick(bar.jump_edit, Qt.Key.Key_Return)
    room.settle()
    assert kinds(room) == ["jump"]
    bar.jump_edit.setText("0:15")
    qtbot.keyClick(bar.jump_edit, Qt.Key.Key_Return)
    assert bar.confirm.isVisible()
    qtbot.mouseClick(bar.confirm.no_button, LEFT)
    room.settle()
    assert kinds(room) == ["jump"]
    qtbot.mouseClick(bar.jump_button, LEFT)
    qtbot.mouseClick(bar.confirm.yes_button, LEFT)
    room.settle()
    assert room.step("call").state is InjectState.SKIPPED
    assert room.step("choose").state is InjectState.PLANNED
    bar.jump_edit.setText("15")
    qtbot.mouseClick(bar.jump_button, LEFT)
    assert "0:30" in bar.error.text()


def test_the_end_is_asked_first_and_then_nothing_can_be_pressed(
    room: ControlRoom, qtbot: QtBot
) -> None:
    bar = room.window.bar
    qtbot.mouseClick(bar.end_button, LEFT)
    assert kinds(room) == []
    qtbot.mouseClick(bar.confirm.yes_button, LEFT)
    room.settle()
    assert kinds(room) == ["end"]
    assert room.window.detail.guide.text() == "讲评时问：谁先看到\n讲评时问：下次怎样"
    assert bar.state.text() == "已结束"
    assert not bar.play_button.isEnabled()
    assert not room.window.detail.fire_button.isEnabled()


def test_the_detail_says_what_to_say_and_fires_and_skips(room: ControlRoom, qtbot: QtBot) -> None:
    window = room.window
    assert window.detail.title.text() == "居民来电"
    assert window.detail.text.text() == "楼道里有烟"
    assert window.detail.guide.text() == "怎样导调：慢慢来"
    assert "来自：张某" in window.detail.more.text()
    assert "希望看到：问清楼号" in window.detail.more.text()
    assert "注意看：有没有问几层\n问到时说：只说看见的" in window.detail.more.text()
    qtbot.mouseClick(window.detail.skip_button, LEFT)
    room.settle()
    assert room.step("call").state is InjectState.SKIPPED
    window.injects.select("late-rumour")
    assert "由导调手动发出" in window.detail.facts.text()
    qtbot.mouseClick(window.detail.fire_button, LEFT)
    room.settle()
    assert "已点发" in window.detail.facts.text()
    assert not window.detail.fire_button.isEnabled()
    room.play_on()
    assert room.step("late-rumour").state is InjectState.DONE
    assert window.detail.fire_button.text() == "再发一次"


def test_an_answer_is_recorded_with_what_was_ticked_and_an_empty_one_is_refused(
    room: ControlRoom, qtbot: QtBot
) -> None:
    window = room.window
    window.injects.select("ask")
    assert not window.detail.answer_part.isVisible()
    qtbot.mouseClick(window.detail.fire_button, LEFT)
    room.settle()
    room.play_on()
    assert window.detail.answer_part.isVisible()
    qtbot.mouseClick(window.detail.answer_button, LEFT)
    assert window.detail.answer.error
    window.detail.answer.set_text("三号楼")
    window.detail.looks_for[0].setChecked(True)
    qtbot.mouseClick(window.detail.answer_button, LEFT)
    room.settle()
    (answer,) = room.step("ask").answers
    assert (answer.actor, answer.text) == ("值班长", "三号楼；说到了：楼号")
    assert "三号楼" in window.detail.answers.text()


def test_an_option_is_recorded_with_one_click(room: ControlRoom, qtbot: QtBot) -> None:
    window = room.window
    window.injects.select("choose")
    qtbot.mouseClick(window.detail.fire_button, LEFT)
    room.settle()
    room.play_on()
    qtbot.mouseClick(window.detail.options[1], LEFT)
    room.settle()
    assert [one.text for one in room.step("choose").answers] == ["b 三层以上"]


def test_the_list_shows_what_is_late(room: ControlRoom, qtbot: QtBot) -> None:
    window = room.window
    qtbot.keyClick(window, Qt.Key.Key_F7)
    room.settle()
    room.play_on(600)
    room.play_on(181)
    window.injects.chips._buttons["late"].click()
    assert window.injects.model.shown == 1
    assert "答复超时" in [window.injects.model.index(0, column).data() for column in range(5)]
    window.injects.select("choose")
    assert window.detail.title.text() == "是否疏散"


def test_without_a_player_the_window_offers_to_begin_one(room: ControlRoom, qtbot: QtBot) -> None:
    bar = room.window.bar
    assert not bar.start_button.isVisible()
    qtbot.keyClick(room.window, Qt.Key.Key_F7)
    room.settle()
    room.play_on(5)
    room.lock.release()
    room.settle()
    assert bar.start_button.isVisible()
    assert not bar.play_button.isEnabled()
    assert "播放器没有在运行" in bar.state.text()
    room.window.link.died.emit(Death(Part.PLAYER, 1, "a\n数据库打不开"))
    assert "数据库打不开" in bar.error.text()


def test_a_full_disk_and_a_damaged_journal_are_told_and_pass(
    room: ControlRoom, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    bar = room.window.bar
    with monkeypatch.context() as patch:
        patch.setattr("app.drill.journal.os.fsync", full)
        qtbot.mouseClick(bar.play_button, LEFT)
        room.settle()
    assert "没有记入推演日志" in bar.error.text()
    sound = room.path.read_bytes()
    room.path.write_bytes(sound + b"?\n")
    room.settle()
    assert "已损坏" in bar.error.text()
    room.path.write_bytes(sound)
    room.settle()
    assert not bar.error.isVisible()
    assert EventKind.END not in kinds(room)


def test_an_attachment_is_shown_and_a_deed_is_told_in_words(
    room: ControlRoom, qtbot: QtBot
) -> None:
    part = room.window.detail.attachment
    assert part.isVisible()
    assert part.words == "smoke.png"
    qtbot.waitUntil(lambda: part.is_settled and not part.picture.pixmap().isNull())
    room.window.injects.select("ask")
    assert not part.isVisible()
    deed = Deed("task_cancelled", detail={"plan": "FX-01"})
    assert deed_word(deed) == "取消任务（FX-01）"


def test_every_deed_of_a_scenario_has_a_word_and_the_report_says_the_same() -> None:
    assert DEEDS == ACTS
    files = [one.read_text(encoding="utf-8") for one in SHIPPED.glob("*.yaml")]
    named = {one for text in files for one in re.findall(r"\baction: (\w+)", text)}
    assert len(files) > 5
    assert named - set(DEEDS) == set()

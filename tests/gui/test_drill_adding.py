"""An inject that the controller makes up: now, or at a time to come."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from app.domain.drill.player import InjectState
from app.services import duty
from app.services.desk import Actor, Desk
from tests.gui.control_room import ControlRoom

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


def test_one_for_now_reaches_the_players_and_the_list(
    room: ControlRoom, qtbot: QtBot, store: Store
) -> None:
    window, form = room.window, room.window.adding
    window.tabs.setCurrentWidget(form)
    qtbot.mouseClick(form.add_button, LEFT)
    assert form.text.error
    form.kind.set_text("rumour")
    form.role.set_text("duty")
    form.text.set_text("二号楼也冒烟了")
    qtbot.mouseClick(form.add_button, LEFT)
    room.settle()
    room.play_on()
    assert room.step("added-1").state is InjectState.DONE
    row = window.injects.model.row("added-1")
    assert row is not None
    assert (row.title, row.role) == ("二号楼也冒烟了", "值班员")
    assert form.text.text == ""
    log = duty.log(Desk(store, Actor("导调")))
    assert any("二号楼也冒烟了" in line.text and "演练" in line.text for line in log)


def test_one_for_later_waits_for_its_time_also_after_a_shift(
    room: ControlRoom, qtbot: QtBot
) -> None:
    window, form, bar = room.window, room.window.adding, room.window.bar
    bar.shift_edit.setText("5")
    qtbot.mouseClick(bar.shift_button, LEFT)
    room.settle()
    qtbot.keyClick(window, Qt.Key.Key_F7)
    room.settle()
    room.play_on(60)
    window.tabs.setCurrentWidget(form)
    form.text.set_text("追加来电")
    for wrong in ("0:00", "7", "-1m"):
        form.at.set_text(wrong)
        qtbot.mouseClick(form.add_button, LEFT)
        assert form.at.error, wrong
    form.at.set_text("0:02")
    qtbot.mouseClick(form.add_button, LEFT)
    room.settle()
    assert room.step("added-1").state is InjectState.PLANNED
    room.play_on(59)
    assert room.step("added-1").state is InjectState.PLANNED
    room.play_on(1)
    assert room.step("added-1").at == 120_000

"""A line to the district that is gone, as in a drill, is said to be, with since when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.services import links
from ui.shell.district_line import DistrictLine
from ui.shell.status_strip import StatusItem

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.streets import HandClock
    from ui.console import Console


def test_the_line_is_said_to_be_gone_and_there_again(
    qtbot: QtBot, console: Console, clock: HandClock
) -> None:
    item = StatusItem(console, "区平台")
    qtbot.addWidget(item)
    line = DistrictLine(console, item)
    assert "未接入" in item.text
    links.mark_district(console.desk, is_gone=True)
    clock.advance(180)
    line.watch(is_drill=True)
    qtbot.waitUntil(lambda: item.text == "区平台 中断 3 分")
    assert item.level == 2
    links.mark_district(console.desk, is_gone=False)
    qtbot.waitUntil(lambda: "未接入" in item.text)
    assert item.level == 0
    line.watch(is_drill=False)

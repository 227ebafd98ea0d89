"""A batch is drawn from the top down, some rows in each turn of the event loop, and to the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QPaintEvent, QRegion

from ui.widgets.table import Table
from ui.widgets.table_model import Column, TableModel

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ui.console import Console


class Line(NamedTuple):
    """A row of the list."""

    id: str
    name: str


class Paints(QObject):
    """What of a widget is drawn, one region for each time."""

    def __init__(self) -> None:
        super().__init__()
        self.regions: list[QRegion] = []
        self.after_first: Callable[[], None] | None = None

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.regions.append(QRegion(event.region()))
            after, self.after_first = self.after_first, None
            if after is not None:
                QTimer.singleShot(0, after)
        return False

    @property
    def all(self) -> QRegion:
        """What has been drawn in all."""
        drawn = QRegion()
        for one in self.regions:
            drawn += one
        return drawn


@pytest.fixture
def table(qtbot: QtBot, console: Console) -> Table:
    made: Table = Table(console.look, TableModel([Column("name", "名称", lambda row: row.name)]))
    qtbot.addWidget(made)
    made.resize(400, 1_000)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def paints(qtbot: QtBot, table: Table) -> Paints:
    qtbot.wait(60)  # its first picture
    heard = Paints()
    table.viewport().installEventFilter(heard)
    return heard


def batch(table: Table, first: int) -> None:
    table.paint_soon()
    table._rows.update([Line(f"{n:03}", f"烟雾 {n}") for n in range(first, first + 30)])


def is_drawn(table: Table, paints: Paints) -> bool:
    return (QRegion(table.viewport().rect()) - paints.all).isEmpty()


def test_a_batch_is_drawn_in_bands_and_to_the_end(
    qtbot: QtBot, table: Table, paints: Paints
) -> None:
    batch(table, 0)
    assert not paints.regions
    qtbot.waitUntil(lambda: is_drawn(table, paints))
    assert len(paints.regions) > 2
    tops = [one.boundingRect().top() for one in paints.regions]
    assert tops == sorted(tops)
    assert max(one.boundingRect().height() for one in paints.regions) < 500


def test_a_batch_on_a_batch_leaves_nothing_undrawn(
    qtbot: QtBot, table: Table, paints: Paints
) -> None:
    undrawn: list[bool] = []

    def next_batch() -> None:
        undrawn.append(not is_drawn(table, paints))
        paints.regions.clear()
        batch(table, 30)

    paints.after_first = next_batch
    batch(table, 0)
    qtbot.waitUntil(lambda: bool(undrawn) and is_drawn(table, paints))
    assert undrawn == [True]

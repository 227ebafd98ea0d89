"""The table model against a naive one: whatever is done to it, it shows what a sort would show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, qInstallMessageHandler
from PySide6.QtTest import QAbstractItemModelTester

from ui.widgets.table_model import Column, TableModel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Line(msgspec.Struct, frozen=True):
    id: str
    rank: int
    word: str


COLUMNS = (
    Column[Line]("id", "编号", lambda row: row.id),
    Column[Line]("rank", "次序", lambda row: str(row.rank), order=lambda row: row.rank, right=True),
    Column[Line]("word", "字", lambda row: row.word, stretch=True),
)

FILTERS: tuple[Callable[[Line], bool] | None, ...] = (
    None,
    lambda row: row.rank % 2 == 0,
    lambda row: row.word != "乙",
    lambda _: False,
)
ORDERS: tuple[Callable[[Line], Any] | None, ...] = (
    None,
    lambda row: row.rank,
    lambda row: (row.word, row.id),
)

ids = st.integers(0, 90).map(lambda n: f"r{n:02d}")
lines = st.builds(Line, id=ids, rank=st.integers(0, 9), word=st.sampled_from("甲乙丙"))
steps = st.one_of(
    st.tuples(st.just("replace"), st.lists(lines, max_size=90)),
    st.tuples(st.just("update"), st.lists(lines, max_size=12), st.lists(ids, max_size=8)),
    st.tuples(st.just("filter"), st.sampled_from(range(len(FILTERS)))),
    st.tuples(st.just("order"), st.sampled_from(range(len(ORDERS))), st.booleans()),
)


class Naive:
    """What the model should show, without any thought of signals."""

    def __init__(self) -> None:
        self.rows: dict[str, Line] = {}
        self.filter = FILTERS[0]
        self.order = ORDERS[0]
        self.descending = False

    def apply(self, step: tuple[Any, ...]) -> None:
        if step[0] == "replace":
            self.rows = {row.id: row for row in step[1]}
        elif step[0] == "update":
            self.rows.update((row.id, row) for row in step[1])
            for row_id in step[2]:
                self.rows.pop(row_id, None)
        elif step[0] == "filter":
            self.filter = FILTERS[step[1]]
        else:
            self.order, self.descending = ORDERS[step[1]], step[2]

    @property
    def shown(self) -> list[Line]:
        shown = [row for row in self.rows.values() if self.filter is None or self.filter(row)]
        if self.order is not None:
            shown.sort(key=self.order, reverse=self.descending)
        return shown


class Mirror:
    """What a view would hold that hears the model's signals and asks for nothing else again."""

    def __init__(self, model: TableModel[Line]) -> None:
        self.model = model
        self.texts: list[str] = []
        self.found_places = True
        model.rowsInserted.connect(self.insert)
        model.rowsRemoved.connect(self.remove)
        model.rowsMoved.connect(self.move)
        model.dataChanged.connect(self.change)
        model.layoutChanged.connect(self.read)
        model.modelReset.connect(self.read)

    def text(self, position: int) -> str:
        index = self.model.index
        return "|".join(str(index(position, c).data()) for c in range(len(COLUMNS)))

    def insert(self, _parent: QModelIndex, first: int, last: int) -> None:
        self.texts[first:first] = [self.text(n) for n in range(first, last + 1)]
        self.look_up()

    def remove(self, _parent: QModelIndex, first: int, last: int) -> None:
        del self.texts[first : last + 1]
        self.look_up()

    def move(
        self, _from: QModelIndex, first: int, last: int, _to: QModelIndex, before: int
    ) -> None:
        moved = self.texts[first : last + 1]
        del self.texts[first : last + 1]
        at = before - len(moved) if before > first else before
        self.texts[at:at] = moved
        self.look_up()

    def look_up(self) -> None:
        """Ask where each row is shown, in the midst of a change."""
        shown = (self.model.row_at(n) for n in range(self.model.shown))
        places = [self.model.position(row.id) for row in shown if row is not None]
        self.found_places &= places == list(range(self.model.shown))

    def change(self, top: QModelIndex, bottom: QModelIndex) -> None:
        for position in range(top.row(), bottom.row() + 1):
            self.texts[position] = self.text(position)

    def read(self) -> None:
        self.texts = [self.text(n) for n in range(self.model.rowCount())]


@pytest.fixture
def complaints() -> Iterator[list[str]]:
    """What Qt says, the model tester's complaints among it."""
    heard: list[str] = []
    before = qInstallMessageHandler(lambda _type, _context, text: heard.append(text))
    yield heard
    qInstallMessageHandler(before)


def apply(model: TableModel[Line], step: tuple[Any, ...]) -> None:
    if step[0] == "replace":
        model.replace(step[1])
    elif step[0] == "update":
        model.update(step[1], step[2])
    elif step[0] == "filter":
        model.set_filter(FILTERS[step[1]])
    else:
        model.set_order(ORDERS[step[1]], descending=step[2])


def test_any_sequence_of_changes_shows_what_a_naive_model_shows(complaints: list[str]) -> None:
    @settings(max_examples=50, deadline=None)
    @given(st.lists(steps, max_size=12))
    def run(sequence: list[tuple[Any, ...]]) -> None:
        model = TableModel(COLUMNS)
        tester = QAbstractItemModelTester(
            model, QAbstractItemModelTester.FailureReportingMode.Warning
        )
        mirror = Mirror(model)
        naive = Naive()
        kept: dict[str, QPersistentModelIndex] = {}
        for step in sequence:
            resets: list[bool] = []
            model.modelReset.connect(lambda resets=resets: resets.append(True))
            apply(model, step)
            naive.apply(step)
            shown = [model.row_at(n) for n in range(model.shown)]
            assert shown == naive.shown
            assert model.total == len(naive.rows)
            assert [model.position(row.id) for row in naive.shown] == list(range(model.shown))
            assert mirror.texts == [f"{row.id}|{row.rank}|{row.word}" for row in naive.shown]
            assert mirror.found_places
            if not resets:
                for row_id, index in kept.items():
                    still = index.isValid()
                    assert still == (model.position(row_id) is not None)
                    assert not still or index.row() == model.position(row_id)
            kept = {
                row.id: QPersistentModelIndex(model.index(n, 0))
                for n, row in enumerate(naive.shown)
            }
        assert not complaints
        del tester

    run()


def test_a_row_that_is_shown_again_after_being_gone_is_a_new_one_for_the_view(
    complaints: list[str],
) -> None:
    model = TableModel(COLUMNS)
    model.replace([Line("a", 1, "甲"), Line("b", 2, "乙")])
    kept = QPersistentModelIndex(model.index(0, 0))
    model.update([], ["a"])
    assert not kept.isValid()
    model.update([Line("a", 1, "甲")])
    assert [model.row_at(n).id for n in range(2)] == ["b", "a"]  # type: ignore[union-attr]
    assert not complaints


def test_nothing_is_told_when_nothing_changed(complaints: list[str]) -> None:
    model = TableModel(COLUMNS)
    model.replace([Line("a", 1, "甲")])
    told: list[str] = []
    model.dataChanged.connect(lambda *_: told.append("changed"))
    model.modelReset.connect(lambda: told.append("reset"))
    model.update([Line("a", 1, "甲")], ["unknown"])
    assert told == []


def test_outside_of_the_table_there_is_nothing(complaints: list[str]) -> None:
    model = TableModel(COLUMNS)
    model.replace([Line("a", 1, "甲")])
    assert model.data(QModelIndex()) is None
    assert model.headerData(-1, Qt.Orientation.Horizontal) is None
    assert model.headerData(len(COLUMNS), Qt.Orientation.Horizontal) is None
    assert model.headerData(0, Qt.Orientation.Horizontal) == "编号"
    assert model.row_at(-1) is None


class CountedId(str):
    """An id that counts how often it is looked up."""

    __slots__ = ()
    looks = 0

    def __hash__(self) -> int:
        CountedId.looks += 1
        return super().__hash__()


def test_the_work_of_filtering_grows_with_the_rows_not_with_their_square() -> None:
    count = 2_000
    model = TableModel(COLUMNS)
    model.replace([Line(CountedId(f"{n:06d}"), n % 10, "甲") for n in range(count)])
    CountedId.looks = 0
    model.set_filter(lambda row: row.rank % 2 == 0)
    assert CountedId.looks < 20 * count

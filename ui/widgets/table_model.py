"""A table model over plain rows: batched changes, filter and order without a proxy.

Rows are structs with an `id`. The model keeps all of them by id and shows those that the filter
passes, in the order of the sort key. Changes are applied in one go: unchanged order becomes one
`dataChanged` over the touched span, few arrivals, departures and moves become row insertions,
removals and moves (selection and scroll stay), and only a large upheaval becomes a reset. A row
that keeps its place is changed in place; where few rows move and the order leaves no ties, their
places are found by bisection, without filtering and sorting the others: a list of thousands costs
as little as a short one.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter

LEVEL_ROLE = Qt.ItemDataRole.UserRole + 1
"""Alarm level 1 to 4 to be drawn as a mark before the text; None for no mark."""
EMPHASIS_ROLE = Qt.ItemDataRole.UserRole + 2
"""`strong`, `dim`, `unknown` (hatched) or None for plain text."""
ID_ROLE = Qt.ItemDataRole.UserRole + 3
"""The row's id."""

_FEW = 60
_LOOK_COSTS = 50
"""Finding a row by bisection costs as much as noting the places of so many rows."""
_MANY_RUNS = 100


class HasId(Protocol):
    """A row: a frozen struct with an id."""

    @property
    def id(self) -> str:
        """The row's identity."""
        ...


R = TypeVar("R", bound=HasId)


@dataclass(frozen=True)
class Column(Generic[R]):
    """One column: `text` is shown; `order` sorts (default: the text); `width` in pixels at 100 %.

    `level`: alarm level to draw as a mark before the text. `emphasis`: see EMPHASIS_ROLE. `tip`:
    tool tip. `stretch`: takes the width that is left. `steady`: what it shows depends on the row
    alone, not on the time or on anything else, so it may be kept while the row is the same.
    """

    key: str
    title: str
    text: Callable[[R], str]
    order: Callable[[R], Any] | None = None
    width: int = 100
    right: bool = False
    stretch: bool = False
    steady: bool = False
    level: Callable[[R], int | None] | None = None
    emphasis: Callable[[R], str | None] | None = None
    tip: Callable[[R], str] | None = None


class TableModel(QAbstractTableModel, Generic[R]):
    """Rows by id, filtered and ordered. See the module's text."""

    def __init__(self, columns: Sequence[Column[R]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._rows: dict[str, R] = {}
        self._shown: list[R] = []
        self._ids: set[str] = set()
        self._place: dict[str, int] | None = {}
        self._filter: Callable[[R], bool] | None = None
        self._order: Callable[[R], Any] | None = None
        self._descending = False

    # What is in it

    @property
    def total(self) -> int:
        """How many rows there are, shown or not."""
        return len(self._rows)

    @property
    def shown(self) -> int:
        """How many rows the filter passes."""
        return len(self._shown)

    @property
    def rows(self) -> Iterable[R]:
        """All rows, shown or not, in no order."""
        return self._rows.values()

    def row_at(self, position: int) -> R | None:
        """Return the row shown at `position`, None beyond the end."""
        return self._shown[position] if 0 <= position < len(self._shown) else None

    def row(self, row_id: str) -> R | None:
        """Return the row of an id, shown or not."""
        return self._rows.get(row_id)

    def position(self, row_id: str) -> int | None:
        """Return where a row is shown, None when it is not."""
        if row_id not in self._ids:
            return None
        if self._place is None:
            row = self._rows.get(row_id)
            if row is not None and self._order is not None and not self._descending:
                found = self._find(row)
                if found is not None:
                    return found
            return self._index()[row_id]
        return self._place[row_id]

    # Changing it

    def replace(self, rows: Iterable[R]) -> None:
        """Hold exactly these rows."""
        self._rows = {row.id: row for row in rows}
        self._rebuild(set(self._rows))

    def update(self, rows: Iterable[R], gone: Iterable[str] = ()) -> None:
        """Add or change rows, and take those away whose ids are `gone`, in one go."""
        touched = set()
        moved: dict[str, R | None] = {}
        for row in rows:
            before = self._rows.get(row.id)
            if before != row:
                self._rows[row.id] = row
                touched.add(row.id)
                if row.id not in moved and (before is None or not self._stays(before, row)):
                    moved[row.id] = before
        for row_id in gone:
            before = self._rows.pop(row_id, None)
            if before is not None:
                moved.setdefault(row_id, before)
        if not moved:
            if touched:
                self._put(touched)
        elif len(moved) > _FEW or not self._shift(moved, touched):
            self._rebuild(touched)

    def set_filter(self, passes: Callable[[R], bool] | None) -> None:
        """Show only rows that pass; None shows all."""
        self._filter = passes
        self._rebuild(set())

    def set_order(self, key: Callable[[R], Any] | None, *, descending: bool = False) -> None:
        """Order by a key over rows; None keeps the order of arrival."""
        self._order = key
        self._descending = descending
        self._rebuild(set())

    def refresh_column(self, key: str) -> None:
        """Tell that a column's texts depend on time and may have changed (ages)."""
        column = next(i for i, c in enumerate(self.columns) if c.key == key)
        if self._shown:
            self.dataChanged.emit(self.index(0, column), self.index(len(self._shown) - 1, column))

    def _stays(self, before: R, row: R) -> bool:
        """Whether a changed row keeps its place: the same to the filter and to the order."""
        passes = self._filter is None or self._filter(row)
        if passes != (row.id in self._ids):
            return False
        return not passes or self._order is None or self._order(before) == self._order(row)

    def _put(self, touched: set[str]) -> None:
        self._tell_runs(self._set(touched))

    def _set(self, ids: set[str]) -> list[int]:
        """Show rows as they are now, where they stand; return where that is."""
        places = self._places(ids)
        for place in places:
            self._shown[place] = self._rows[self._shown[place].id]
        return places

    def _places(self, ids: set[str]) -> list[int]:
        """Return where rows are shown, in ascending order; for many, all places are noted first."""
        if self._place is None and len(ids) * _LOOK_COSTS > len(self._shown):
            self._index()
        return sorted(place for one in ids if (place := self.position(one)) is not None)

    def _shift(self, moved: Mapping[str, R | None], touched: set[str]) -> bool:
        """Bring few rows to their places, by bisection; return whether that can be done.

        `moved`: what they were before, None for new ones. It cannot while the order is another than
        the key's, or where rows are alike to it: then only sorting all tells who stands first.
        """
        if self._order is None or self._descending:
            return False
        order = self._order
        # What stays where it is, is changed first: the list is in order by what it holds.
        self._set(touched - moved.keys())
        plan: list[tuple[str, R | None, bool]] = []
        for row_id, before in moved.items():
            row = self._rows.get(row_id)
            passes = row is not None and (self._filter is None or self._filter(row))
            shown = row_id in self._ids
            if shown and (before is None or self._find(before) is None):
                return False
            if passes and row is not None and self._tied(row):
                return False
            if shown or passes:
                plan.append((row_id, before if shown else None, passes))
        keys = [order(self._rows[row_id]) for row_id, _, passes in plan if passes]
        if len(set(keys)) < len(keys):
            return False
        for row_id, before, passes in plan:
            self._step_one(row_id, before, passes=passes)
        self._tell_changed(touched)
        return True

    def _find(self, row: R) -> int | None:
        """Return where a row stands by its key, None when it does not."""
        assert self._order is not None
        place = bisect_left(self._shown, self._order(row), key=self._order)
        found = place < len(self._shown) and self._shown[place].id == row.id
        return place if found else None

    def _tied(self, row: R) -> bool:
        """Return whether another row shown has the same key."""
        assert self._order is not None
        key = self._order(row)
        place = bisect_left(self._shown, key, key=self._order)
        return place < len(self._shown) and (
            self._order(self._shown[place]) == key and self._shown[place].id != row.id
        )

    def _step_one(self, row_id: str, before: R | None, *, passes: bool) -> None:
        """Take a row away, put one in, or move it."""
        assert self._order is not None
        self._place = None
        root = QModelIndex()
        place = None if before is None else self._find(before)
        if not passes:
            if place is not None:
                self.beginRemoveRows(root, place, place)
                del self._shown[place]
                self._ids.discard(row_id)
                self.endRemoveRows()
            return
        row = self._rows[row_id]
        aim = bisect_left(self._shown, self._order(row), key=self._order)
        if place is None:
            self.beginInsertRows(root, aim, aim)
            self._shown.insert(aim, row)
            self._ids.add(row_id)
            self.endInsertRows()
        elif aim in (place, place + 1):
            self._shown[place] = row
        else:
            # Qt counts the places with the row still in its old one, as bisection did.
            self.beginMoveRows(root, place, place, root, aim)
            del self._shown[place]
            self._shown.insert(aim - (aim > place), row)
            self.endMoveRows()

    def _rebuild(self, touched: set[str]) -> None:
        target = list(self._rows.values())
        if self._filter is not None:
            target = [row for row in target if self._filter(row)]
        if self._order is not None:
            target.sort(key=self._order, reverse=self._descending)
        before = [row.id for row in self._shown]
        after = [row.id for row in target]
        if before == after:
            self._shown = target
            self._announce(touched)
            return
        wanted, present = set(after), set(before)
        kept_before = [row_id for row_id in before if row_id in wanted]
        kept_after = [row_id for row_id in after if row_id in present]
        changes = len(before) - len(kept_before) + len(after) - len(kept_after)
        if kept_before == kept_after and changes <= _FEW:
            self._step(target, wanted)
            self._announce(touched)
        else:
            self._relay(target, before, after)

    def _step(self, target: list[R], wanted: set[str]) -> None:
        for position in range(len(self._shown) - 1, -1, -1):
            if self._shown[position].id not in wanted:
                self._place = None
                self.beginRemoveRows(QModelIndex(), position, position)
                self._ids.discard(self._shown.pop(position).id)
                self.endRemoveRows()
        present = {row.id for row in self._shown}
        for position, row in enumerate(target):
            if row.id not in present:
                self._place = None
                self.beginInsertRows(QModelIndex(), position, position)
                self._shown.insert(position, row)
                self._ids.add(row.id)
                self.endInsertRows()
        self._shown = target
        self._index()

    def _relay(self, target: list[R], before: list[str], after: list[str]) -> None:
        if len(before) == len(after) and set(before) == set(after):
            self.layoutAboutToBeChanged.emit()
            old = self.persistentIndexList()
            ids = [before[index.row()] for index in old]
            self._shown = target
            place = self._index()
            new = [
                self.index(place[row_id], index.column())
                for row_id, index in zip(ids, old, strict=True)
            ]
            self.changePersistentIndexList(old, new)
            self.layoutChanged.emit()
        else:
            self.beginResetModel()
            self._shown = target
            self._index()
            self.endResetModel()

    def _index(self) -> dict[str, int]:
        place = {row.id: position for position, row in enumerate(self._shown)}
        self._place, self._ids = place, set(place)
        return place

    def _announce(self, touched: set[str]) -> None:
        self._index()
        self._tell_changed(touched)

    def _tell_changed(self, touched: set[str]) -> None:
        self._tell_runs(self._places(touched))

    def _tell_runs(self, places: list[int]) -> None:
        """Emit `dataChanged` for each run of places; for very many, once over all."""
        runs: list[list[int]] = []
        for place in places:
            if runs and runs[-1][1] == place - 1:
                runs[-1][1] = place
            else:
                runs.append([place, place])
        if len(runs) > _MANY_RUNS:
            runs = [[places[0], places[-1]]]
        last = len(self.columns) - 1
        for first, end in runs:
            self.dataChanged.emit(self.index(first, 0), self.index(end, last))

    # What Qt asks

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        """Return how many rows are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's title and alignment."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if self.columns[section].right else LEFT
        return None

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return what a cell shows; nothing outside of the table."""
        if not index.isValid():
            return None
        row = self._shown[index.row()]
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if column.right else LEFT
        if role == LEVEL_ROLE:
            return column.level(row) if column.level else None
        if role == EMPHASIS_ROLE:
            return column.emphasis(row) if column.emphasis else None
        if role == ID_ROLE:
            return row.id
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.tip(row) if column.tip else None
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column, as a click on its header asks."""
        if 0 <= column < len(self.columns):
            spec = self.columns[column]
            self.set_order(
                spec.order or spec.text, descending=order == Qt.SortOrder.DescendingOrder
            )

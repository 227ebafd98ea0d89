"""People in, people out, heads counted: the three forms of the occupancy ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal

from app.services import places, shelters
from app.services.shelters import BadCount, MoreThanInside, NotOpen
from ui.pages.shelters.model import people, signed_people
from ui.widgets.basics import button
from ui.widgets.fields import ChoiceField, LineField
from ui.widgets.form import Form
from ui.widgets.state_part import StatePart
from ui.widgets.undo_bar import Done

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.services.desk import Desk
    from app.services.places import AreaRow
    from app.services.shelters import Counted, ShelterRow
    from ui.console import Console

translate = QCoreApplication.translate


class MoveForm(Form):
    """What the three share: a number of people, a note, and a `Done` in `counted(done)`."""

    counted = Signal(object)
    error_fields = {  # noqa: RUF012
        MoreThanInside: "people",
        NotOpen: "people",
        BadCount: "people",
    }

    def __init__(self, console: Console, code: str, save: str, people_title: str) -> None:
        super().__init__(console, code, save)
        self.row: ShelterRow | None = None
        look = console.look
        self.people = LineField(look, "people", people_title, right=True, limit=9)
        self.households = LineField(look, "households", self.tr("户数"), right=True, limit=9)
        self.people.show_beside(self.tr("人"))
        self.households.show_beside(self.tr("户"))
        self.note = LineField(look, "note", self.tr("备注"), limit=400)

    def open_row(self, row: ShelterRow) -> None:
        """Begin for a shelter."""
        self.refresh(row)
        self.open_for(row.id, self.title_of(row))
        self.people.focus()
        self.review()

    def refresh(self, row: ShelterRow) -> None:
        """Show how it is now, while the form is open."""
        self.row = row
        self.review()

    def title_of(self, row: ShelterRow) -> str:
        """Return the form's title."""
        raise NotImplementedError

    def review(self) -> None:
        """Say what the number would mean."""

    def deed(self, row: ShelterRow, count: int, households: int) -> Callable[[Desk], Counted]:
        """Return what to do off the GUI thread."""
        raise NotImplementedError

    def told(self, row: ShelterRow, count: int, counted: Counted) -> str:
        """Return what is said when it is done."""
        raise NotImplementedError

    def submit(self) -> None:
        """Write it."""
        row, count, households = self.row, self.people.whole, self.households.whole
        if row is None:
            return
        if count is None:
            self.refuse(self.tr("请填人数，要整数。"), "people")
            return
        if households is None and self.households.text:
            self.refuse(self.tr("户数要整数，不清楚就留空。"), "households")
            return
        work = self.deed(row, count, households or 0)
        self.begin()
        self.console.ask(self, work, lambda found: self._tell(row, count, found), self.fail)

    def _tell(self, row: ShelterRow, count: int, counted: Counted) -> None:
        again = self.tr("撤销刚才的登记")
        text = self.told(row, count, counted)
        if counted.warning is not None:
            over = people(counted.warning.over)
            text = self.tr("{0}，超员 {1}，请尽快分流").format(text, over)
        done = Done(
            text,
            lambda desk: shelters.reverse_move(desk, counted.move_id, again),
            self.tr("已撤销，{0} 的人数已改回").format(row.name),
            warning=2 if counted.warning is not None else 0,
        )
        self.finish()
        self.counted.emit(done)


class ArrivalForm(MoveForm):
    """People come (登记进入). Over capacity is allowed and said."""

    def __init__(self, console: Console) -> None:
        super().__init__(
            console,
            "arrival",
            translate("Shelters", "登记进入"),
            translate("Shelters", "人数（必填）"),
        )
        self.over = StatePart(console, wrap=True)
        self.origin = ChoiceField(console.look, "origin", self.tr("来自"))
        self.origin.offer([("", self.tr("不详或外来"))])
        self.add(self.people, self.households)
        self.body.addWidget(self.over)
        self.add(self.origin)
        self.add(self.note)
        self.people.changed.connect(self.review)
        console.ask(self, places.areas, self._offer)

    def title_of(self, row: ShelterRow) -> str:
        """Return the form's title."""
        return self.tr("登记进入 {0}").format(row.name)

    def review(self) -> None:
        """Warn when there would be more people than places."""
        row, count = self.row, self.people.whole
        if row is None or count is None or count <= 0:
            self.over.say("")
            return
        over = row.occupied + count - row.capacity
        if over > 0:
            text = self.tr("登记后超员 {0}：容量 {1}，将有 {2}。可以登记，请尽快分流。").format(
                people(over), people(row.capacity), people(row.occupied + count)
            )
            self.over.say(text, 2)
        else:
            self.over.say(self.tr("登记后还可容纳 {0}").format(people(-over)))

    def deed(self, row: ShelterRow, count: int, households: int) -> Callable[[Desk], Counted]:
        """Return the arrival."""
        note, origin = self.note.text, self.origin.text or None
        return lambda desk: shelters.count_in(desk, row.id, count, households, note, origin)

    def told(self, row: ShelterRow, count: int, counted: Counted) -> str:
        """Return what is said."""
        return self.tr("已登记 {0} 进入 {1}，在住 {2}").format(
            people(count), row.name, people(counted.occupied)
        )

    def _offer(self, areas: Sequence[AreaRow]) -> None:
        self.origin.offer([("", self.tr("不详或外来")), *((area.id, area.name) for area in areas)])


class DepartureForm(MoveForm):
    """People leave (登记离开)."""

    def __init__(self, console: Console) -> None:
        super().__init__(
            console,
            "departure",
            translate("Shelters", "登记离开"),
            translate("Shelters", "人数（必填）"),
        )
        self.everybody = button("", role="link")
        self.everybody.clicked.connect(self._fill_everybody)
        self.people.line.addWidget(self.everybody)
        self.add(self.people)
        self.add(self.households)
        self.add(self.note)

    def title_of(self, row: ShelterRow) -> str:
        """Return the form's title."""
        return self.tr("登记离开 {0}").format(row.name)

    def review(self) -> None:
        """Offer to let everybody leave."""
        if self.row is not None:
            self.everybody.setText(self.tr("全部 {0}").format(people(self.row.occupied)))

    def deed(self, row: ShelterRow, count: int, households: int) -> Callable[[Desk], Counted]:
        """Return the departure."""
        note = self.note.text
        return lambda desk: shelters.count_out(desk, row.id, count, households, note)

    def told(self, row: ShelterRow, count: int, counted: Counted) -> str:
        """Return what is said."""
        return self.tr("已登记 {0} 离开 {1}，在住 {2}").format(
            people(count), row.name, people(counted.occupied)
        )

    def _fill_everybody(self) -> None:
        if self.row is not None:
            self.people.set_text(str(self.row.occupied))
            self.people.focus()


class RecountForm(MoveForm):
    """Heads are counted (核对人数); the ledger gets the difference."""

    def __init__(self, console: Console) -> None:
        super().__init__(
            console,
            "recount",
            translate("Shelters", "记下核对"),
            translate("Shelters", "实有人数（必填）"),
        )
        self.add(self.people)
        self.add(self.note)
        self.people.changed.connect(self.review)

    def title_of(self, row: ShelterRow) -> str:
        """Return the form's title."""
        return self.tr("核对 {0} 的人数").format(row.name)

    def review(self) -> None:
        """Say how far the count is from the ledger."""
        row, count = self.row, self.people.whole
        if row is None:
            return
        self.people.show_beside(self.tr("人　台账 {0}").format(people(row.occupied)))
        if count is None:
            self.people.show_hint("")
        elif count == row.occupied:
            self.people.show_hint(self.tr("与台账一致，记一条核对作凭据"))
        else:
            difference = signed_people(count - row.occupied)
            self.people.show_hint(self.tr("与台账差 {0}").format(difference))

    def deed(self, row: ShelterRow, count: int, _households: int) -> Callable[[Desk], Counted]:
        """Return the recount."""
        note = self.note.text
        return lambda desk: shelters.recount(desk, row.id, count, note)

    def told(self, row: ShelterRow, count: int, _counted: Counted) -> str:
        """Return what is said."""
        return self.tr("已核对 {0}，实有 {1}").format(row.name, people(count))

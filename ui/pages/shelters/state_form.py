"""A change of a shelter's state with its reason; closing says who is inside and counts them out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from app.services.shelters import PeopleInside
from ui.pages.shelters.model import people
from ui.widgets.fields import CheckField, LineField
from ui.widgets.form import Form
from ui.widgets.state_part import StatePart
from ui.widgets.undo_bar import Done

if TYPE_CHECKING:
    from app.services.shelters import ShelterRow
    from ui.console import Console
    from ui.pages.shelters.changes import Change, Undo


class StateForm(Form):
    """The form of one change. `changed(done)`: a `Done` that changes it back."""

    changed = Signal(object)
    error_fields = {PeopleInside: "leave"}  # noqa: RUF012

    def __init__(self, console: Console, change: Change) -> None:
        super().__init__(console, f"shelter_{change.code}", change.save)
        self.change = change
        self._row: ShelterRow | None = None
        self.inside = StatePart(console, wrap=True)
        self.leave = CheckField(console.look, "leave", self.tr("登记离开后关闭"))
        self.reason = LineField(
            console.look, "reason", self.tr("原因（必填）"), choices=change.reasons
        )
        self.body.addWidget(self.inside)
        self.add(self.leave)
        self.add(self.reason)

    def open_row(self, row: ShelterRow) -> None:
        """Begin for a shelter."""
        self.refresh(row)
        self.open_for(row.id, self.change.title.format(row.name))
        self.reason.focus()

    def refresh(self, row: ShelterRow) -> None:
        """Show who is inside now, while the form is open."""
        self._row = row
        code = self.change.code
        inside = people(row.occupied)
        self.leave.setVisible(code == "close" and row.occupied > 0)
        self.leave.box.setText(self.tr("登记这 {0} 离开，然后关闭").format(inside))
        if not row.occupied or code == "open":
            self.inside.say("")
        elif code == "unusable":
            self.inside.say(
                self.tr("里面还有 {0}：标为不可用后请尽快转移，他们仍在台账里。").format(inside), 2
            )
        else:
            self.inside.say(self.tr("里面还有 {0}，关闭前要登记离开。").format(inside), 2)

    def texts(self) -> dict[str, str]:
        """Return what a draft keeps: never the tick that moves people."""
        return {"reason": self.reason.text}

    def submit(self) -> None:
        """Change the state."""
        row, reason = self._row, self.reason.text
        if row is None:
            return
        if not reason:
            self.refuse(self.tr("请写原因，交接班时要看。"), "reason")
            return
        leave = row.occupied > 0 and self.leave.is_on
        deed = self.change.deed
        self.begin()
        self.console.ask(
            self,
            lambda desk: deed(desk, row, reason, leave),
            lambda undo: self._tell(row, undo),
            self.fail,
        )

    def _tell(self, row: ShelterRow, undo: Undo) -> None:
        done = Done(
            self.change.done.format(row.name),
            undo,
            self.tr("已撤销，{0} 恢复原来的状态").format(row.name),
        )
        self.finish()
        self.changed.emit(done)

"""The detail of a shelter: free places, where it is, who keeps it, its ledger and its forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal

from app.domain.masking import mask_phone
from app.services import shelters
from ui.errors import sentence
from ui.labels import word
from ui.pages.shelters.changes import changes
from ui.pages.shelters.count_forms import ArrivalForm, DepartureForm, MoveForm, RecountForm
from ui.pages.shelters.model import CLOSED, OPEN, UNUSABLE, free_text, ledger_lines, people
from ui.pages.shelters.state_form import StateForm
from ui.text import moment, number
from ui.widgets.basics import EmptyState, button, label, set_words
from ui.widgets.detail_panel import DetailPanel
from ui.widgets.ledger_section import LedgerSection
from ui.widgets.list_area import PATIENCE_MS
from ui.widgets.undo_bar import Done

if TYPE_CHECKING:
    from app.services.shelters import MoveRow, ShelterRow
    from ui.console import Console
    from ui.work import Job


class ShelterDetail(DetailPanel):
    """Shows a shelter. `done(done)`: something was written, a `Done`. `map_asked(id)`: F8."""

    done = Signal(object)
    map_asked = Signal(str)

    def __init__(self, console: Console) -> None:
        super().__init__(
            console,
            EmptyState(self.tr("没有选中避难场所"), self.tr("在左边选一行，看余位和进出台账。")),
        )
        self._row: ShelterRow | None = None
        self._moves: list[MoveRow] | None = None
        self._job: Job | None = None
        self._abnormal = self.add_state()
        self._state = self.add_state()
        self._address = label("", "dim", wrap=True)
        self._keeper = label("", "dim", wrap=True)
        for part in (self._address, self._keeper):
            self.facts.addWidget(part)
        self._made: dict[str, StateForm | MoveForm] = {}
        self.open_button = button(self.tr("开放"))
        self.arrive_button = button(self.tr("登记进入"))
        self.leave_button = button(self.tr("登记离开"))
        self.recount_button = button(self.tr("核对人数"))
        self.restore_button = button(self.tr("恢复可用"))
        self.close_button = button(self.tr("关闭"))
        self.unusable_button = button(self.tr("标为不可用"))
        self.map_button = button(self.tr("图上看"), "F8")
        self._codes = {
            self.open_button: "open",
            self.arrive_button: "arrival",
            self.leave_button: "departure",
            self.recount_button: "recount",
            self.restore_button: "restore",
            self.close_button: "close",
            self.unusable_button: "unusable",
        }
        self._primary = self.open_button
        self.ledger = LedgerSection(
            console.look, self.tr("还没有进出记录。开放后登记进入，每一批都记在这里。")
        )
        self.sections.addWidget(self.ledger, 1)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._connect()

    @property
    def is_settled(self) -> bool:
        """Whether the ledger is that of the shelter shown."""
        return self._row is None or self._moves is not None

    @property
    def abnormal(self) -> str:
        """What is said with a mark."""
        return self._abnormal.text

    def show_row(self, row: ShelterRow | None) -> None:
        """Show a shelter, or that none is selected; what is typed into an open form is kept."""
        before, self._row = self._row, row
        if row is None:
            self.leave_form()
            self.show_nothing()
            return
        if before is None or before.id != row.id:
            self.leave_form()
            self._moves = None
            self.ledger.show_reading(long=False)
            self._patience.start()
        self._show_state(row)
        self._show_actions(row)
        form = self.open_form
        if isinstance(form, (StateForm, MoveForm)):
            form.refresh(row)
        self._read(row)

    def begin_primary(self) -> None:
        """Do what Enter does: open a closed shelter, count people into an open one."""
        if self._row is not None and self._primary.isEnabled():
            self.begin(self._codes[self._primary])

    def begin(self, code: str) -> None:
        """Open the form of a change of state, or of arrival, departure, recount."""
        if self._row is not None:
            form = self.form(code)
            self.show_form(form)
            form.open_row(self._row)

    def form(self, code: str) -> StateForm | MoveForm:
        """Return a form; it is made when it is first asked for: the page is there sooner."""
        if code not in self._made:
            made = self._make_form(code)
            self.add_form(made)
            self._made[code] = made
        return self._made[code]

    # Inside

    def _make_form(self, code: str) -> StateForm | MoveForm:
        counting = {"arrival": ArrivalForm, "departure": DepartureForm, "recount": RecountForm}
        if code in counting:
            move_form: MoveForm = counting[code](self.console)
            move_form.counted.connect(self.done)
            return move_form
        state_form = StateForm(self.console, changes()[code])
        state_form.changed.connect(self.done)
        return state_form

    def _connect(self) -> None:
        for made, code in self._codes.items():
            self.add_action(made)
            made.clicked.connect(lambda _=False, code=code: self.begin(code))
        self.add_action(self.map_button)
        self.map_button.clicked.connect(self._ask_map)
        self.ledger.reverse_asked.connect(self._reverse)
        self._patience.timeout.connect(self._say_reading)

    def _show_state(self, row: ShelterRow) -> None:
        where = f"{word('shelter_kind', row.kind)} · {row.area_name}"
        of = self.tr("可用　容量 {0} · 已入住 {1}").format(
            number(row.capacity), people(row.occupied)
        )
        self.show_head(where, row.name, free_text(row), of)
        if row.state == UNUSABLE and row.occupied:
            self._abnormal.say(self.tr("不可用，里面还有 {0}").format(people(row.occupied)), 2)
        elif row.state == UNUSABLE:
            self._abnormal.say(word("shelter_state", row.state), 3)
        else:
            over = self.tr("超员 {0}").format(people(row.over)) if row.over else ""
            self._abnormal.say(over, 2)
        since = moment(row.state_since, self.console.now()) if row.state_since else ""
        state = "" if row.state == UNUSABLE else word("shelter_state", row.state)
        self._state.say(" · ".join(part for part in (state, since, row.state_reason) if part))
        self._address.setText(
            " · ".join(
                part
                for part in (
                    row.address,
                    row.venue,
                    self.tr("{0} m²").format(number(row.usable_area)),
                )
                if part
            )
        )
        keeper = " ".join(part for part in (row.keeper_name, mask_phone(row.keeper_phone)) if part)
        self._keeper.setText(self.tr("管理人 {0}").format(keeper) if keeper else "")
        self._keeper.setVisible(bool(keeper))

    def _show_actions(self, row: ShelterRow) -> None:
        shown = {
            CLOSED: (self.open_button, self.unusable_button),
            OPEN: (
                self.arrive_button,
                self.leave_button,
                self.recount_button,
                self.close_button,
                self.unusable_button,
            ),
            UNUSABLE: (self.leave_button, self.recount_button, self.restore_button),
        }.get(row.state, ())
        if row.state == UNUSABLE:
            self._primary = self.leave_button if row.occupied else self.restore_button
        else:
            self._primary = self.open_button if row.state == CLOSED else self.arrive_button
        for made in self._codes:
            made.setVisible(made in shown)
            primary = made is self._primary
            set_words(made, made.accessibleName(), "Enter" if primary else "", primary=primary)
        self.leave_button.setEnabled(row.occupied > 0)

    def _read(self, row: ShelterRow) -> None:
        if self._job is not None:
            self._job.cancel()
        self._job = self.console.ask(self, lambda desk: shelters.moves(desk, row.id), self._take)

    def _take(self, moves: list[MoveRow]) -> None:
        self._patience.stop()
        self._moves = moves
        self.ledger.show_lines(ledger_lines(moves, self.console.now()))

    def _say_reading(self) -> None:
        if self._moves is None:
            self.ledger.show_reading(long=True)

    def _reverse(self, move_id: str) -> None:
        self.console.ask(
            self,
            lambda desk: shelters.reverse_move(desk, move_id),
            lambda _: self._tell_reversed(),
            lambda error: self.ledger.question.show_error(sentence(error)),
        )

    def _tell_reversed(self) -> None:
        self.ledger.show_reversed()
        self.done.emit(Done(self.tr("已撤销选中的记录，台账追加了一条冲销")))

    def _ask_map(self) -> None:
        if self._row is not None:
            self.map_asked.emit(self._row.id)

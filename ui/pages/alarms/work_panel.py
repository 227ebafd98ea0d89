"""What stands in the detail's place while something is done to alarms: never a dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.alarms.words import whole_place_of
from ui.errors import sentence
from ui.labels import alarm_title
from ui.widgets.basics import label
from ui.widgets.measure import spaced
from ui.widgets.undo_bar import Done

if TYPE_CHECKING:
    from app.services.alarms import AlarmRow
    from ui.console import Console


class WorkPanel(QFrame):
    """A title that names the alarms, a body, an error. Esc closes.

    `closed()`: it was put away. `done(Done)`: something was done, and how to take it back.
    Subclasses fill `body` and override `prepare`, which is called with the alarms in `rows`.
    """

    closed = Signal()
    done = Signal(object)

    def __init__(self, console: Console) -> None:
        super().__init__()
        self.console = console
        self.rows: tuple[AlarmRow, ...] = ()
        self.setProperty("role", "panel")
        self.setProperty("edge", "left")
        look = console.look
        self._title = label("", "strong", wrap=True)
        self._error = label("", "error", wrap=True)
        content = QWidget()
        content.setProperty("role", "panel")
        self.body = spaced(look, QVBoxLayout(content), 8, (20, 12, 20, 12))
        self.body.addWidget(self._title)
        self.body.addWidget(self._error)
        self._error.hide()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        self.bind("Esc", self.close_panel)

    @property
    def title(self) -> str:
        """What the panel says it is about."""
        return self._title.text()

    @property
    def error(self) -> str:
        """Why it could not be done, empty for no error."""
        return "" if self._error.isHidden() else self._error.text()

    def begin(self, rows: tuple[AlarmRow, ...]) -> None:
        """Start anew with these alarms."""
        self.rows = rows
        self._error.hide()
        self.prepare()

    def prepare(self) -> None:
        """Make the panel ready for `rows`, and put the focus where work begins."""

    def name(self, verb: str) -> None:
        """Say what is done to which alarms."""
        first = self.rows[0]
        what = f"{alarm_title(first.kind, first.condition)} · {whole_place_of(first)}"
        if len(self.rows) > 1:
            what = self.tr("{0} 条报警").format(len(self.rows))
        self._title.setText(f"{verb}  {what}")

    def close_panel(self) -> None:
        """Put the panel away."""
        self.rows = ()
        self.closed.emit()

    def finish(self, text: str, done: Done | None = None) -> None:
        """Say what was done, and put the panel away."""
        self.done.emit(done or Done(text))
        self.close_panel()

    def refuse(self, error: Exception | str) -> None:
        """Say why it could not be done; it may be tried again."""
        self._error.setText(error if isinstance(error, str) else sentence(error))
        self._error.show()

    def bind(self, keys: str, do: object) -> QShortcut:
        """Bind a key that works while the focus is in the panel."""
        made = QShortcut(QKeySequence(keys), self)
        made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made.activated.connect(do)
        return made

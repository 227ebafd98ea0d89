"""The warnings in force (生效预警), on the overview: taken in, lifted, exported."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.interchange.cap import MOST_BYTES
from app.services import warnings
from ui.errors import sentence
from ui.pages.overview.warning_form import WarningForm
from ui.text import UNKNOWN, number
from ui.warning_words import level_word, since_words
from ui.widgets.basics import button, label
from ui.widgets.confirm_bar import ConfirmBar
from ui.widgets.csv_export import CsvExport, write_whole
from ui.widgets.elided import ElidedLabel
from ui.widgets.measure import Following, spaced
from ui.widgets.rereading import Rereading
from ui.widgets.warning_mark import WarningMark

if TYPE_CHECKING:
    from app.services.desk import Desk
    from app.services.warnings import WarningRow
    from ui.console import Console

AGAIN_MS = 20_000
SHOWN = 3
"""So many lines; of more, how many is said."""


class WarningLine(QWidget):
    """One warning: mark, level in words, headline, from whom and until when; its two buttons."""

    def __init__(self, console: Console, row: WarningRow) -> None:
        super().__init__()
        message = row.message
        self.row = row
        self.words = ElidedLabel(message.headline, "strong")
        self.words.setToolTip("\n".join(filter(None, (message.headline, message.text))))
        self.since = ElidedLabel(since_words(message, console.now()), "dim")
        self.export_button = button(self.tr("导出 CAP"), role="link")
        self.lift_button = button(self.tr("解除"), role="link")
        line = spaced(console.look, QHBoxLayout(self), 8)
        line.addWidget(WarningMark(console.look, message.level))
        line.addWidget(label(level_word(message.level)))
        line.addWidget(self.words)
        line.addWidget(self.since)
        line.addStretch(1)
        line.addWidget(self.export_button)
        line.addWidget(self.lift_button)


class WarningsBand(QFrame):
    """See the module's text. Quiet and grey while none is in force."""

    def __init__(self, console: Console, page: QWidget) -> None:
        super().__init__()
        self.console = console
        self.lines: list[WarningLine] = []
        self.dialog: QFileDialog | None = None
        self.export = CsvExport(console, page)
        self._title = label(self.tr("生效预警"), "strong")
        self.state = label(UNKNOWN, "dim")
        self.take_button = button(self.tr("登记预警"), role="link")
        self.read_button = button(self.tr("读入 CAP"), role="link")
        self.take_button.clicked.connect(self.open_form)
        self.read_button.clicked.connect(self.choose_file)
        head = spaced(console.look, QHBoxLayout(), 8)
        head.addWidget(self._title)
        head.addWidget(self.state)
        head.addStretch(1)
        head.addWidget(self.take_button)
        head.addWidget(self.read_button)
        self.form = WarningForm(console)
        self.form.hide()
        Following(console.look, self, lambda: self.form.setFixedHeight(console.look.px(330)))
        self.form.closed.connect(self.form.hide)
        self.form.taken.connect(
            lambda title: console.told.emit(self.tr("已登记 {0}").format(title))
        )
        self.confirm = ConfirmBar(console.look)
        self.confirm.confirmed.connect(self._lift)
        layout = spaced(console.look, QVBoxLayout(self), 4, (20, 10, 20, 0))
        layout.addLayout(head)
        self.trouble = label("", "error", wrap=True)
        self.trouble.hide()
        layout.addWidget(self.trouble)
        self._body = spaced(console.look, QVBoxLayout(), 4)
        layout.addLayout(self._body)
        layout.addWidget(self.confirm)
        layout.addWidget(self.form)
        self._rereading = Rereading(console, ("warnings",), self)
        self._rereading.due.connect(self.read)
        self._again = QTimer(self, interval=AGAIN_MS)
        self._again.timeout.connect(self.read)
        self._again.start()
        console.opened.connect(self.read)

    def read(self) -> None:
        """Ask what is in force."""
        if self.console.is_open:
            self.console.ask(self, warnings.warnings_in_force, self._show, self._lose_sight)

    def open_form(self) -> None:
        """Write down a warning."""
        self.form.show()
        self.form.begin_new()

    def choose_file(self) -> None:
        """Ask for a CAP file."""
        if self.dialog is not None:
            self.dialog.close()
        dialog = QFileDialog(self.window(), self.tr("读入 CAP"))
        # Qt's own dialog: the system's is modal on some platforms and would cover a new alarm.
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setWindowModality(Qt.WindowModality.NonModal)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("CAP 1.2 预警 (*.xml *.cap)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self.read_file(Path(path)))
        dialog.finished.connect(self._forget_dialog)
        self.dialog = dialog
        dialog.show()

    def read_file(self, path: Path) -> None:
        """Take in the CAP message in a file."""
        self.console.ask(
            self,
            lambda desk: _read(desk, path),
            lambda _: self._tell_read(path),
            lambda error: self._say_trouble(sentence(error)),
        )

    def _tell_read(self, path: Path) -> None:
        self._say_trouble("")
        self.console.told.emit(self.tr("已读入 {0}").format(path.name))

    def _say_trouble(self, text: str) -> None:
        self.trouble.setText(text)
        self.trouble.setVisible(bool(text))

    def _forget_dialog(self, _result: int) -> None:
        self.dialog = None

    def _show(self, found: list[WarningRow]) -> None:
        more = len(found) - SHOWN
        if not found:
            self.state.setText(self.tr("无"))
        elif more > 0:
            told = self.tr("{0} 条，另有 {1} 条级别较低").format(number(len(found)), number(more))
            self.state.setText(told)
        else:
            self.state.setText(self.tr("{0} 条").format(number(len(found))))
        if [line.row for line in self.lines] == found[:SHOWN]:
            return
        for line in self.lines:
            self._body.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = [self._line(row) for row in found[:SHOWN]]

    def _line(self, row: WarningRow) -> WarningLine:
        line = WarningLine(self.console, row)
        line.export_button.clicked.connect(lambda: self.ask_export(row))
        line.lift_button.clicked.connect(lambda: self._ask_lift(row))
        self._body.addWidget(line)
        return line

    def _lose_sight(self, _error: Exception) -> None:
        """The database does not answer: what is in force is unknown, and not nothing."""
        self.state.setText(UNKNOWN)

    def ask_export(self, row: WarningRow) -> None:
        """Ask where to write a warning as CAP."""
        desk, warning_id = self.console.desk, row.id
        self.export.ask_file(
            self.tr("预警"),
            "xml",
            self.tr("CAP 1.2 预警 (*.xml)"),
            lambda path: _write(desk, warning_id, path),
            self.tr("已导出 {0}"),
        )

    def _ask_lift(self, row: WarningRow) -> None:
        question = self.tr("发布单位已解除“{0}”？登记后不能撤销。").format(row.message.headline)
        self.confirm.ask(question, self.tr("登记解除"), row.id)

    def _lift(self, warning_id: str) -> None:
        self.console.ask(
            self,
            lambda desk: warnings.cancel(desk, warning_id),
            lambda _: self.confirm.hide(),
            lambda error: self.confirm.show_error(sentence(error)),
        )


def _write(desk: Desk, warning_id: str, path: Path) -> None:
    """Write a warning as CAP, whole or not at all. Raises NotFound, FileNotWritten."""
    write_whole(path, warnings.as_cap(desk, warning_id).decode())


def _read(desk: Desk, path: Path) -> str:
    """Take in the CAP message in a file. Raises OSError, CapRefused, AlreadyTaken."""
    with path.open("rb") as file:
        return warnings.read_cap(desk, file.read(MOST_BYTES + 1))

"""A drill's report made by a button: as Word or PDF, in a process, then opened or shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QProcess, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.instant import local_text
from app.supervision import own_command
from ui.widgets.basics import button, label
from ui.widgets.flow import FlowLayout
from ui.widgets.measure import spaced

if TYPE_CHECKING:
    from pathlib import Path

    from app.profile import Profile
    from ui.console import Console

FOLDER = "reports"
"""In the drill's folder: there the reports lie."""
_NOT_IN_A_NAME = '\\/:*?"<>|'


class ReportPart(QWidget):
    """See the module's text. `told(words)`: one was made."""

    told = Signal(str)

    def __init__(self, console: Console) -> None:
        super().__init__()
        look = console.look
        self._console = console
        self._drill: Profile | None = None
        self._title = ""
        self._made: Path | None = None
        self._process: QProcess | None = None
        self._is_cancelled = False
        self.word_button = button(self.tr("生成 Word 报告"))
        self.pdf_button = button(self.tr("生成 PDF 报告"))
        self.cancel_button = button(self.tr("取消"))
        self.open_button = button(self.tr("打开报告"), role="link")
        self.folder_button = button(self.tr("所在文件夹"), role="link")
        self.state = label("", "dim", wrap=True)
        self.state.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.error = label("", "error", wrap=True)
        line = spaced(look, FlowLayout(), 8)
        for one in (
            self.word_button, self.pdf_button, self.cancel_button, self.open_button,
            self.folder_button,
        ):  # fmt: skip
            line.addWidget(one)
        layout = spaced(look, QVBoxLayout(self), 6, (16, 8, 16, 8))
        layout.addLayout(line)
        layout.addWidget(self.state)
        layout.addWidget(self.error)
        self.word_button.clicked.connect(lambda: self.make(".docx"))
        self.pdf_button.clicked.connect(lambda: self.make(".pdf"))
        self.cancel_button.clicked.connect(self.cancel)
        self.open_button.clicked.connect(lambda: self._show_file(self._made))
        self.folder_button.clicked.connect(
            lambda: self._show_file(None if self._made is None else self._made.parent)
        )
        self._show()

    @property
    def made(self) -> Path | None:
        """The report that was made last, None before."""
        return self._made

    @property
    def is_at_work(self) -> bool:
        """Whether one is being made."""
        return self._process is not None

    def show_drill(self, drill: Profile, title: str) -> None:
        """Make reports of another drill from now on; one that is under way goes on, and is told."""
        if drill != self._drill:
            self._made = None
            self.state.setText(
                "" if self._process is None else self.tr("另一个推演的报告正在生成…")
            )
            self.error.setText("")
        self._drill, self._title = drill, title
        self._show()

    def make(self, ending: str) -> None:
        """Make the report as a file with an ending, `.docx` or `.pdf`, in the drill's folder."""
        drill = self._drill
        if drill is None or self._process is not None:
            return
        stamp = local_text(self._console.now()).replace(":", "").replace(" ", "-")
        plain = "".join("_" if one in _NOT_IN_A_NAME else one for one in self._title)
        name = self.tr("演练复盘 {0} {1}").format(plain, stamp)
        out = drill.folder / FOLDER / f"{name}{ending}"
        self.error.setText("")
        try:
            out.parent.mkdir(exist_ok=True)
        except OSError as error:
            self.error.setText(self.tr("不能建立文件夹（{0}）。").format(error))
            self._show()
            return
        program, *arguments = own_command(drill, "drill", "report", "--out", str(out))
        self._is_cancelled = False
        process = self._process = QProcess(self)
        process.finished.connect(lambda code, _: self._finish(process, drill, out, code))
        process.errorOccurred.connect(lambda _: self._fail_to_start(process))
        process.setProgram(program)
        process.setArguments(arguments)
        process.start()
        self.state.setText(self.tr("正在生成报告，可以继续做别的…"))
        self._show()

    def cancel(self) -> None:
        """Give up a report that is being made."""
        if self._process is not None:
            self._is_cancelled = True
            self._process.kill()

    def _finish(self, process: QProcess, drill: Profile, out: Path, code: int) -> None:
        said = bytes(process.readAllStandardError().data()).decode(errors="replace").strip()
        self._rest(process)
        if self._is_cancelled:
            self.state.setText(self.tr("已取消，没有生成。"))
        elif code:
            self.state.setText("")
            last = said.splitlines()[-1].removeprefix("错误 error: ") if said else str(code)
            self.error.setText(self.tr("报告没有生成：{0}").format(last))
        else:
            is_shown = drill == self._drill
            self._made = out if is_shown else None
            self.state.setText(self.tr("已生成：{0}").format(out) if is_shown else "")
            self.told.emit(self.tr("报告已生成：{0}").format(out.name))
        self._show()

    def _fail_to_start(self, process: QProcess) -> None:
        if process.error() is QProcess.ProcessError.FailedToStart:
            self._rest(process)
            self.state.setText("")
            self.error.setText(self.tr("报告没有生成：{0}").format(process.errorString()))
            self._show()

    def _rest(self, process: QProcess) -> None:
        if process is self._process:
            self._process = None
        process.deleteLater()

    def _show(self) -> None:
        is_free = self._process is None
        for made in (self.word_button, self.pdf_button):
            made.setEnabled(is_free and self._drill is not None)
        self.cancel_button.setVisible(not is_free)
        for shown in (self.open_button, self.folder_button):
            shown.setVisible(is_free and self._made is not None)
        for said in (self.state, self.error):
            said.setVisible(bool(said.text()))

    def _show_file(self, file: Path | None) -> None:
        if file is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))

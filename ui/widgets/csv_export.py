"""Writing what a list shows into a CSV file that Excel opens as it is (UTF-8 with BOM)."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QFileDialog

from app.domain.instant import local_date
from app.drill.mark import DRILL
from ui.errors import explains

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtWidgets import QWidget

    from ui.console import Console

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class FileNotWritten(Exception):
    """The file could not be written. Fields: `path`, `reason`."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


def _explain(error: Exception) -> str:
    assert isinstance(error, FileNotWritten)
    return QCoreApplication.translate(
        "Errors", "文件没有写成（{0}：{1}）。请换一个文件夹，或关闭正在打开它的程序后重试。"
    ).format(error.path, error.reason)


explains(FileNotWritten, _explain)


def csv_text(
    header: Sequence[str], rows: Iterable[Sequence[object]], *, is_drill: bool = False
) -> str:
    """Return the file's text: CRLF line ends, a BOM; None is an empty cell.

    A drill's says so in a line before the header. A text that a spreadsheet would run as a formula
    gets an apostrophe before it; numbers stay.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    if is_drill:
        writer.writerow([DRILL])
    writer.writerow(header)
    writer.writerows([[_cell(value) for value in row] for row in rows])
    return "\ufeff" + out.getvalue()


def write_csv(
    path: Path,
    header: Sequence[str],
    rows: Iterable[Sequence[object]],
    *,
    is_drill: bool = False,
) -> None:
    """Write the file whole or not at all; see `csv_text`. Raises FileNotWritten."""
    write_whole(path, csv_text(header, rows, is_drill=is_drill))


def write_whole(path: Path, text: str) -> None:
    """Write a text file in UTF-8, whole or not at all. Raises FileNotWritten."""
    part = path.with_name(path.name + ".part")
    try:
        part.write_bytes(text.encode("utf-8"))
        part.replace(path)
    except OSError as error:
        raise FileNotWritten(path, error.strerror or str(error)) from error


class CsvExport(QObject):
    """Asks for a file without blocking anything else, and writes there off the GUI thread."""

    def __init__(self, console: Console, page: QWidget) -> None:
        super().__init__(page)
        self._console = console
        self._page = page
        self.dialog: QFileDialog | None = None

    def ask(self, name: str, header: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
        """Ask where to write `rows`; `name` begins the suggested file name."""
        is_drill = self._console.drill is not None
        self.ask_file(
            name,
            "csv",
            self.tr("CSV 表格 (*.csv)"),
            lambda path: write_csv(path, header, rows, is_drill=is_drill),
            self.tr("已导出 {0} 行：{1}").format(len(rows), "{0}"),
        )

    def ask_file(
        self, name: str, suffix: str, kinds: str, write: Callable[[Path], None], told: str
    ) -> None:
        """Ask for a file with `suffix`; call `write(path)` off the GUI thread, then say `told`.

        `kinds`: the dialog's name filter. `told`: "{0}" stands for the path. `write` holds no Qt
        object, for it runs on a worker's thread.
        """
        if self.dialog is not None:
            self.dialog.close()
        if self._console.drill is not None:
            name = f"{DRILL} {name}"
        dialog = QFileDialog(self._page.window(), self.tr("导出 {0}").format(name))
        # Qt's own dialog: the system's is modal on some platforms and would cover a new alarm.
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setWindowModality(Qt.WindowModality.NonModal)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix)
        dialog.setNameFilter(kinds)
        dialog.selectFile(f"{name}-{local_date(self._console.now())}.{suffix}")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self._write(Path(path), write, told))
        dialog.finished.connect(self._forget)
        self.dialog = dialog
        dialog.show()

    def _write(self, path: Path, write: Callable[[Path], None], told: str) -> None:
        self._console.ask(
            self._page,
            lambda _desk: write(path),
            lambda _: self._console.told.emit(told.format(path)),
            self._console.failed.emit,
        )

    def _forget(self, _result: int) -> None:
        self.dialog = None


def _cell(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, str) and value.startswith(_FORMULA):
        return "'" + value
    return value

"""What would be printed, before it is: choose what, look at it, print it or save it.

Stands in the window in the place of the page; the strips stay in sight and the alarm keys work.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from app.documents.files import write_whole
from app.services import places
from ui.errors import sentence
from ui.printing.pages import Pages, paginating
from ui.printing.paper import Paper, dressed
from ui.printing.pdf import PdfMaking
from ui.printing.printer import find_printers, printer_of, printing
from ui.printing.sheets_view import SheetsView
from ui.printing.slices import Slices
from ui.widgets.basics import Chips, button, label
from ui.widgets.csv_export import CsvExport, FileNotWritten
from ui.widgets.flow import FlowLayout
from ui.widgets.measure import spaced

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from app.documents.blocks import Document
    from app.services.desk import Desk
    from ui.console import Console
    from ui.printing.printer import Printers
    from ui.work import Job

_MOST_COPIES = 99


class PrintPreview(QWidget):
    """See the module's text. `closed()`: the person has done with it."""

    closed = Signal()

    def __init__(self, console: Console) -> None:
        super().__init__()
        self.setObjectName("page")
        self._console = console
        self._papers: tuple[Paper, ...] = ()
        self._job: Job | None = None
        self._document: Document | None = None
        self._pages: Pages | None = None
        self._making = Slices(self)
        self._sending = Slices(self)
        self.export = CsvExport(console, self)
        self._make_parts()
        self._lay_out()
        self._connect()
        self._review()

    def _make_parts(self) -> None:
        self.chips = Chips((), one=True)
        self._chip_place = QHBoxLayout()
        self._chip_place.setContentsMargins(0, 0, 0, 0)
        self._chip_place.addWidget(self.chips)
        self._state = label("", "label")
        self.printers = QComboBox()
        self.printers.setAccessibleName(self.tr("打印机"))
        self.copies = QSpinBox()
        self.copies.setRange(1, _MOST_COPIES)
        self.copies.setSuffix(self.tr(" 份"))
        self.copies.setAccessibleName(self.tr("份数"))
        self.print_button = button(self.tr("打印"), "Ctrl+P", role="primary")
        self.pdf_button = button(self.tr("存为 PDF"), "Ctrl+E")
        self.word_button = button(self.tr("存为 Word"))
        self.close_button = button(self.tr("关闭"), "Esc")
        self._error = label("", "error", wrap=True)
        self.view = SheetsView(self._console.look)
        self.view.setAccessibleName(self.tr("打印预览"))

    def _lay_out(self) -> None:
        look = self._console.look
        bar = QFrame()
        bar.setProperty("role", "panel")
        bar.setProperty("edge", "bottom")
        head = spaced(look, QHBoxLayout(bar), 12, (20, 10, 20, 10))
        head.addWidget(label(self.tr("打印预览"), "title"))
        middle = spaced(look, FlowLayout(), 12)
        holder = QWidget()
        holder.setLayout(self._chip_place)
        middle.addWidget(holder)
        middle.addWidget(self._state)
        head.addLayout(middle, 1)
        for part in (
            self.printers,
            self.copies,
            self.print_button,
            self.pdf_button,
            self.word_button,
            self.close_button,
        ):
            head.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(bar)
        layout.addWidget(self._error)
        layout.addWidget(self.view, 1)
        self._error.hide()

    def _connect(self) -> None:
        self.print_button.clicked.connect(self.print_pages)
        self.pdf_button.clicked.connect(self.save_pdf)
        self.word_button.clicked.connect(self.save_word)
        self.close_button.clicked.connect(self.close_preview)
        self.view.page_changed.connect(lambda _: self._say_state())
        for keys, do in (("Esc", self.close_preview), ("Ctrl+E", self.save_pdf)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(do)

    @property
    def pages(self) -> Pages | None:
        """What is shown, None while it is being made."""
        return self._pages

    @property
    def error(self) -> str:
        """What went wrong, empty when all is well."""
        return "" if self._error.isHidden() else self._error.text()

    def show_papers(self, papers: Sequence[Paper]) -> None:
        """Show the first of what can be printed; the others are a click away."""
        self._papers = tuple(papers)
        chips = Chips([(str(n), one.name) for n, one in enumerate(papers)], one=True)
        chips.set_on(["0"])
        chips.changed.connect(self._choose)
        self._chip_place.replaceWidget(self.chips, chips)
        self.chips.deleteLater()
        self.chips = chips
        self.chips.setVisible(len(papers) > 1)
        self._console.pool.run(self, find_printers, self._take_printers, lambda _: None)
        self._choose()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_preview(self) -> None:
        """Leave, and what is still being made."""
        self._making.stop()
        if self._job is not None:
            self._job.cancel()
        self._document = self._pages = None
        self.view.show_pages(None)
        if self.export.dialog is not None:
            self.export.dialog.close()
        self.closed.emit()

    def print_pages(self) -> None:
        """Print what is shown (Ctrl+P)."""
        pages, name = self._pages, self.printers.currentText()
        if pages is None or not self.print_button.isEnabled():
            return
        self._error.hide()
        told = self.tr("已送打印机 {0}：{1}，{2} 页").format(
            name, pages.document.title, pages.count
        )
        printer = printer_of(name, pages, self.copies.value())
        self._sending.begin(
            printing(pages, printer), lambda: self._console.told.emit(told), self._fail
        )

    def save_pdf(self) -> None:
        """Ask for a file and write the pages into it."""
        pages = self._pages
        if pages is not None and not self._sending.busy:
            making = PdfMaking(pages)
            self._sending.begin(
                making.drawing(), lambda: self._ask_pdf(pages, making.raw), self._fail
            )

    def save_word(self) -> None:
        """Ask for a file and write the document into it, to be edited."""
        document = self._document
        if document is not None:
            self.export.ask_file(
                document.title,
                "docx",
                self.tr("Word 文档 (*.docx)"),
                lambda path: _write_word(document, path),
                self.tr("已存为 Word：{0}"),
            )

    def _ask_pdf(self, pages: Pages, raw: bytes) -> None:
        self.export.ask_file(
            pages.document.title,
            "pdf",
            self.tr("PDF 文件 (*.pdf)"),
            lambda path: _write(path, raw),
            self.tr("已存为 PDF：{0}"),
        )

    def _choose(self) -> None:
        paper = self._papers[int(self.chips.on[0])]
        self._making.stop()
        if self._job is not None:
            self._job.cancel()
        self._document = self._pages = None
        self._error.hide()
        self.view.show_pages(None)
        self._review()
        make = paper.make

        def work(desk: Desk) -> tuple[Document, str]:
            return make(desk), places.street_name(desk) or ""

        self._job = self._console.ask(self, work, lambda made: self._take(paper, *made), self._fail)

    def _take(self, paper: Paper, document: Document, street: str) -> None:
        console = self._console
        self._document = dressed(
            document,
            street=street,
            who=console.desk.actor.name,
            at=console.now(),
            is_drill=console.drill is not None,
            formal=paper.formal,
        )
        pages = Pages(self._document)
        self._making.begin(paginating(pages), lambda: self._show(pages), self._fail)
        self._review()

    def _show(self, pages: Pages) -> None:
        self._pages = pages
        self.view.show_pages(pages)
        self._review()

    def _fail(self, error: Exception) -> None:
        self._error.setText(sentence(error))
        self._error.show()
        self._say_state()

    def _take_printers(self, found: Printers) -> None:
        chosen = self.printers.currentText() or found.usual
        self.printers.clear()
        self.printers.addItems(list(found.names))
        self.printers.setCurrentText(chosen if chosen in found.names else found.usual)
        self._review()

    def _review(self) -> None:
        has_printer = self.printers.count() > 0
        self.printers.setVisible(has_printer)
        self.copies.setVisible(has_printer)
        self.print_button.setEnabled(has_printer and self._pages is not None)
        self.print_button.setToolTip("" if has_printer else self.tr("这台电脑上没有找到打印机。"))
        self.pdf_button.setEnabled(self._pages is not None)
        self.word_button.setEnabled(self._document is not None)
        self._say_state()

    def _say_state(self) -> None:
        pages = self._pages
        if pages is None:
            self._state.setText("" if self.error else self.tr("正在排版…"))
            return
        words = self.tr("第 {0} / {1} 页").format(self.view.page + 1, pages.count)
        if not self.printers.count():
            words += self.tr("　没有找到打印机，可存为文件")
        self._state.setText(words)


def _write(path: Path, raw: bytes) -> None:
    try:
        write_whole(raw, path)
    except OSError as error:
        raise FileNotWritten(path, error.strerror or str(error)) from error


def _write_word(document: Document, path: Path) -> None:
    from app.documents.word import word_file

    _write(path, word_file(document))

"""The editor's window: the injects in time on the left, forms, check and trial on the right."""

from __future__ import annotations

from pathlib import Path as File
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QMainWindow, QSplitter, QTabWidget, QVBoxLayout, QWidget

import ui.pages.drill_editor.errors  # noqa: F401 - registers its sentences
from app.drill.editing.check import Checked, place_of
from app.drill.editing.document import ChangedOnDisk
from ui.errors import sentence
from ui.pages.drill_editor.bar import EditorBar, Notice
from ui.pages.drill_editor.inject_form import InjectForm
from ui.pages.drill_editor.inject_list import InjectList
from ui.pages.drill_editor.items_page import ItemsPage
from ui.pages.drill_editor.problems import ProblemsPage, problem_sentence
from ui.pages.drill_editor.script_page import ScriptPage
from ui.pages.drill_editor.trial_page import TrialPage
from ui.text import moment

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from app.drill.editing.outline import Outline
    from app.drill.editing.tree import Path
    from ui.pages.drill_editor.manuscript import Manuscript
    from ui.theme.look import Look

translate = QCoreApplication.translate


class EditorWindow(QMainWindow):
    """See the module's text. `closed()`: it was; what was not saved is kept as a draft."""

    closed = Signal()

    def __init__(self, look: Look, manuscript: Manuscript) -> None:
        super().__init__()
        self.manuscript = manuscript
        self.dialog: QFileDialog | None = None
        self._said: dict[Path, str] = {}
        self._checked: Checked | None = None
        self.bar = EditorBar(look)
        self.notice = Notice(look)
        self.injects = InjectList(look, manuscript)
        self.form = InjectForm(look, manuscript)
        self.expectations = ItemsPage(look, manuscript, "expectations")
        self.script = ScriptPage(look, manuscript)
        self.problems = ProblemsPage(look, manuscript)
        self.trial = TrialPage(look, manuscript)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.addTab(self.form, self.tr("注入"))
        self.tabs.addTab(self.expectations, self.tr("评估标准"))
        self.tabs.addTab(self.script, self.tr("脚本"))
        self.tabs.addTab(self.problems, self.tr("检查"))
        self.tabs.addTab(self.trial, self.tr("试跑"))
        self.halves = QSplitter(Qt.Orientation.Horizontal)
        self.halves.addWidget(self.injects)
        self.halves.addWidget(self.tabs)
        self.halves.setStretchFactor(0, 3)
        self.halves.setStretchFactor(1, 2)
        self.halves.setChildrenCollapsible(False)
        page = QWidget()
        page.setObjectName("page")
        layout = QVBoxLayout(page)
        layout.setSpacing(0)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.bar)
        layout.addWidget(self.notice)
        layout.addWidget(self.halves, 1)
        self.setCentralWidget(page)
        self._connect()
        self._bind()
        self._show_tree()

    def _connect(self) -> None:
        hand = self.manuscript
        hand.changed.connect(self._show_tree)
        hand.looked.connect(self._show_look)
        hand.saved.connect(self._tell_saved)
        hand.refused.connect(self._tell_refused)
        hand.outdated.connect(self._tell_outdated)
        hand.unkept.connect(
            lambda error: self.notice.tell(
                self.tr("草稿没有保留下来：{0}").format(sentence(error)), (self.tr("知道了"), None)
            )
        )
        hand.codes_known.connect(self._show_tree)
        hand.went.connect(self.go_to)
        self.injects.chosen.connect(self._show_inject)
        self.injects.opened.connect(self._open_inject)
        self.problems.opened.connect(self.go_to)
        self.trial.opened.connect(self.go_to)
        self.bar.try_button.clicked.connect(self.try_out)
        for part in (self.form, self.expectations, self.script):
            part.file_asked.connect(self.choose_file)
        self.bar.undo_button.clicked.connect(hand.undo)
        self.bar.redo_button.clicked.connect(hand.redo)
        self.bar.save_button.clicked.connect(self.save)

    def _bind(self) -> None:
        for keys, deed in (
            ("Ctrl+Z", self.manuscript.undo),
            ("Ctrl+Shift+Z", self.manuscript.redo),
            ("Ctrl+Y", self.manuscript.redo),
            ("Ctrl+S", self.save),
            ("Ctrl+Return", self.save),
            ("F7", self.try_out),
            ("Ctrl+N", self.injects.add),
            ("Ctrl+D", self.injects.duplicate),
            ("Ctrl+F", self.injects.search.setFocus),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(deed)
        remove = QShortcut(QKeySequence("Del"), self.injects.table)
        remove.setContext(Qt.ShortcutContext.WidgetShortcut)
        remove.activated.connect(self.injects.remove)

    # Opening, saving, closing

    def begin(self, restored_at: int | None, now: int) -> None:
        """Look at the scenario; `restored_at`: when the draft was kept that it was opened with."""
        self.manuscript.start()
        document = self.manuscript.document
        if restored_at is not None:
            self.notice.tell(
                self.tr("已恢复 {0} 没有保存的改动。").format(moment(restored_at, now)),
                (self.tr("接着改"), None),
                (self.tr("放弃这些改动"), self.manuscript.give_up),
            )
            self.manuscript.look_at_file()
        elif document.lost:
            self.notice.tell(
                self.tr(
                    "文件里有 {0} 处注释不在开头，也不在注入和评估标准之前，保存后会丢失。"
                ).format(document.lost),
                (self.tr("知道了"), None),
            )

    def save(self) -> None:
        """Write the scenario to its file, flawed or not."""
        self._take_focused()
        if not self.manuscript.is_saved or self.manuscript.is_new:
            self.manuscript.save()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is not saved as a draft."""
        self._take_focused()
        self.trial.stop()
        self.manuscript.close()
        super().closeEvent(event)
        self.closed.emit()

    def changeEvent(self, event: QEvent) -> None:
        """See, when the window comes to the front, whether another program changed the file."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow():
            self.manuscript.look_at_file()

    def _take_focused(self) -> None:
        """Take in the id that is being typed."""
        focused = self.focusWidget()
        if focused is not None:
            focused.clearFocus()

    def _tell_saved(self) -> None:
        self.notice.put_away()
        self._show_state()

    def _tell_refused(self, error: Exception) -> None:
        if isinstance(error, ChangedOnDisk):
            self._ask_about_file(sentence(error))
        else:
            self.notice.tell(sentence(error), (self.tr("知道了"), None))

    def _tell_outdated(self) -> None:
        if self.notice.isHidden() or not self.manuscript.is_saved:
            self._ask_about_file(
                self.tr("{0} 打开之后被别的程序改过或删除了；这里的还是打开时的。").format(
                    self.manuscript.document.source
                )
            )

    def _ask_about_file(self, text: str) -> None:
        self.notice.tell(
            text,
            (self.tr("另存为新脚本"), self._save_elsewhere),
            (self.tr("用这里的覆盖它"), lambda: self.manuscript.save(anyway=True)),
            (self.tr("先不管"), None),
        )

    def _save_elsewhere(self) -> None:
        self.manuscript.leave_home()
        self.manuscript.save()

    def try_out(self) -> None:
        """Let the robots play it; what is flawed is shown instead."""
        self._take_focused()
        checked = self._checked
        if checked is not None and checked.problems:
            self.tabs.setCurrentWidget(self.problems)
            self.problems.table.select_first()
        elif checked is not None:
            self.tabs.setCurrentWidget(self.trial)
            self.trial.start()

    # What is shown

    def go_to(self, path: Path) -> None:
        """Turn to the field that a path leads to."""
        part = path[0] if path else ""
        if part == "injects":
            self.tabs.setCurrentWidget(self.form)
            if len(path) > 1 and isinstance(path[1], int):
                self.injects.select(path[1])
                self._show_inject(path[1])
            if self.form.place is not None and len(path) > 2:
                self.form.focus_path(path)
        elif part == "expectations":
            self.tabs.setCurrentWidget(self.expectations)
            self.expectations.focus_path(path)
        else:
            self.tabs.setCurrentWidget(self.script)
            self.script.focus_path(path)

    def _show_tree(self) -> None:
        self._show_inject(self.injects.place)
        self.expectations.refresh()
        self.script.refresh()
        self._show_state()

    def _show_state(self) -> None:
        hand = self.manuscript
        title = str(hand.tree.get("title", "")) or self.tr("没有标题")
        self.bar.title.set_full_text(title)
        home = hand.document.home
        if home is None:
            state = self.tr("还没有保存；第一次保存放入本街道的脚本库")
        elif hand.is_saved:
            state = self.tr("已保存 · {0}").format(home.name)
        else:
            state = self.tr("● 有未保存的改动 · {0}").format(home.name)
        self.bar.state.set_full_text(state)
        self.bar.undo_button.setEnabled(hand.history.can_undo)
        self.bar.redo_button.setEnabled(hand.history.can_redo)
        self.bar.save_button.setEnabled(home is None or not hand.is_saved)
        self.setWindowTitle(self.tr("脚本编辑器 {0}").format(title))

    def _show_look(self, outline: Outline, checked: Checked) -> None:
        self._checked = checked
        self.trial.start_button.setEnabled(not checked.problems and not self.trial.is_running)
        paths = [place_of(one) for one in checked.problems]
        self._said = {}
        for path, problem in zip(paths, checked.problems, strict=True):
            self._said.setdefault(path, problem_sentence(problem))
        flawed = [
            path[1]
            for path in paths
            if path[:1] == ("injects",) and len(path) > 1 and isinstance(path[1], int)
        ]
        self.injects.show_outline(outline, flawed)
        self.problems.show_problems(checked.problems)
        count = len(checked.problems)
        self.tabs.setTabText(
            self.tabs.indexOf(self.problems),
            self.tr("检查 {0}").format(count) if count else self.tr("检查"),
        )
        self._show_inject(self.injects.place)
        self.expectations.show_problems(self._said)
        self.script.show_problems(self._said)

    def _show_inject(self, place: int | None) -> None:
        self.form.show_inject(place, self.injects.due(place))
        self.form.show_problems(self._said)

    def _open_inject(self) -> None:
        self.tabs.setCurrentWidget(self.form)
        self.form.head.focus_field("title")

    # Attachments

    def choose_file(self, path: Path) -> None:
        """Ask for the file of an attachment that the field at a path is to name."""
        if self.dialog is not None:
            self.dialog.close()
        dialog = QFileDialog(self, self.tr("选附件"))
        # Qt's own dialog: the system's is modal on some platforms and would cover a new alarm.
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setWindowModality(Qt.WindowModality.NonModal)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda chosen: self.manuscript.attach(path, File(chosen)))
        dialog.finished.connect(self._forget_dialog)
        self.dialog = dialog
        dialog.show()

    def _forget_dialog(self, _result: int) -> None:
        self.dialog = None

"""Where an item is answered: options to press, or words; and what was answered already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.errors import sentence
from ui.pages.inbox.model import TABLE, span_words
from ui.widgets.basics import button, label
from ui.widgets.detail_panel import section
from ui.widgets.drafts import Drafts
from ui.widgets.fields import NoteField
from ui.widgets.measure import spaced

if TYPE_CHECKING:
    from app.drill.inbox import Inbox, Item
    from ui.console import Console


class AnswerPart(QWidget):
    """Answers an item. `answered(words)`: it stands in the journal; `words` say so."""

    answered = Signal(str)

    def __init__(self, console: Console, inbox: Inbox) -> None:
        super().__init__()
        self._console = console
        self._inbox = inbox
        self._item: Item | None = None
        self._at_work = False
        self._drafts = Drafts(console, "inbox")
        self.option_buttons: dict[str, QPushButton] = {}
        look = console.look
        body = QWidget()
        layout = spaced(look, QVBoxLayout(body), 8, (16, 0, 16, 12))
        self._options = spaced(look, QVBoxLayout(), 6)
        layout.addLayout(self._options)
        self.note = NoteField(look, "answer", self.tr("答复"), rows=3)
        self.send_button = button(self.tr("答复"), "Ctrl+Enter", role="primary")
        self.send_button.clicked.connect(self.send)
        self._given = label("", "dim", wrap=True)
        layout.addWidget(self.note)
        line = spaced(look, QHBoxLayout(), 8)
        line.addWidget(self.send_button)
        line.addStretch(1)
        layout.addLayout(line)
        layout.addWidget(self._given)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(section(look, label(self.tr("答复"), "label"), body))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.send)
        self.note.changed.connect(self._keep)
        self.hide()

    @property
    def given(self) -> str:
        """The answers shown."""
        return self._given.text()

    def show_item(self, item: Item | None) -> None:
        """Show what can be answered to an item; nothing where no answer is waited for."""
        before, self._item = self._item, item
        shown = item is not None and (item.asks or bool(item.answers))
        self.setVisible(shown)
        if item is None or not shown:
            return
        if before is None or before.id != item.id:
            self._offer(item)
            self._item = None  # putting the draft in is no typing
            self.note.set_text(self._drafts.load(item.id).get("answer", ""))
            self._item = item
            self.note.show_error("")
        self._given.setText(
            "\n".join(
                f"{span_words(one.at)}　{one.actor}　{one.text or '—'}" for one in item.answers
            )
        )
        self._given.setVisible(bool(item.answers))

    def focus_first(self) -> None:
        """Put the cursor to the first option, or where the answer is typed."""
        if self.isVisible():
            first = next(iter(self.option_buttons.values()), None)
            if first is not None:
                first.setFocus(Qt.FocusReason.ShortcutFocusReason)
            else:
                self.note.focus()

    def send(self) -> None:
        """Answer with what is typed."""
        if not self.note.text:
            self.note.show_error(self.tr("请先写答复。"))
            self.note.focus()
            return
        self._answer(self.note.text)

    def _offer(self, item: Item) -> None:
        for made in self.option_buttons.values():
            self._options.removeWidget(made)
            made.hide()
            made.deleteLater()
        self.option_buttons = {}
        for option in item.options:
            words = f"{option.id} {option.text}"
            made = button(words)
            made.clicked.connect(lambda _=False, words=words: self._answer(words))
            self.option_buttons[option.id] = made
            self._options.addWidget(made)

    def _answer(self, words: str) -> None:
        item = self._item
        if item is None or self._at_work:
            return
        self._set_at_work(on=True)
        inbox, inject_id = self._inbox, item.id
        name, now = self._console.desk.actor.name, self._console.now()
        self._console.pool.run(
            self,
            lambda: inbox.answer(inject_id, words, name, now),
            lambda _: self._finish(item, words),
            self._fail,
        )

    def _finish(self, item: Item, words: str) -> None:
        self._set_at_work(on=False)
        self._drafts.drop(item.id)
        if self._item is not None and self._item.id == item.id:
            self.note.set_text("")
        self._console.rows_changed.emit(TABLE, {item.id})
        self.answered.emit(self.tr("已答复 {0}：{1}").format(item.head, words))

    def _fail(self, error: Exception) -> None:
        self._set_at_work(on=False)
        self.note.show_error(sentence(error))

    def _set_at_work(self, *, on: bool) -> None:
        self._at_work = on
        for made in (self.send_button, *self.option_buttons.values()):
            made.setEnabled(not on)

    def _keep(self) -> None:
        if self._item is not None:
            self._drafts.keep(self._item.id, {"answer": self.note.text})

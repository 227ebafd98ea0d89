"""A form in the side panel: Ctrl+Enter saves, Esc puts it away and keeps what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.errors import sentence
from ui.widgets.basics import button, label
from ui.widgets.drafts import Drafts
from ui.widgets.flow import FlowLayout
from ui.widgets.measure import spaced

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ui.console import Console
    from ui.widgets.fields import Field

KEEP_AFTER_MS = 2000
"""A draft is written so long after the last key."""


class Form(QFrame):
    """Fields, an error, and two buttons. Subclasses add fields and override `submit`.

    `closed()`: it was put away. A subject (a row's id) has a draft of its own; `open_for` brings it
    back. `submit` checks the fields, sets `begin`, asks a service, and calls `finish` or `fail`.
    """

    closed = Signal()
    error_fields: ClassVar[Mapping[type[Exception], str]] = {}
    """Fields at which errors are shown that name none themselves."""

    def __init__(self, console: Console, code: str, save_text: str) -> None:
        super().__init__()
        self.console = console
        self._drafts = Drafts(console, code)
        self._subject = ""
        self._fields: dict[str, Field] = {}
        self._filling = False
        self.setProperty("role", "panel")
        self.setProperty("edge", "top")
        look = console.look
        self._title = label("", "strong", wrap=True)
        self._restored = label(self.tr("已恢复上次没有保存的内容"), "label")
        self._start_over = button(self.tr("清空"), role="link")
        self._start_over.clicked.connect(self._empty)
        restored = spaced(look, FlowLayout())
        restored.addWidget(self._restored)
        restored.addWidget(self._start_over)
        self._error = label("", "error", wrap=True)
        self.body = spaced(look, QVBoxLayout(), 12, (16, 12, 16, 12))
        self.body.addWidget(self._title)
        self.body.addLayout(restored)
        content = QWidget()
        frame = QVBoxLayout(content)
        frame.setContentsMargins(0, 0, 0, 0)
        frame.addLayout(self.body)
        frame.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(content)
        self.save_button = button(save_text, "Ctrl+Enter", role="primary")
        self.close_button = button(self.tr("收起"), "Esc")
        self.save_button.clicked.connect(self._save)
        self.close_button.clicked.connect(self.put_away)
        foot = QFrame()
        foot.setProperty("role", "panel")
        foot.setProperty("edge", "top")
        answers = spaced(look, QVBoxLayout(foot), 8, (16, 10, 16, 10))
        answers.addWidget(self._error)
        pair = spaced(look, QHBoxLayout())
        pair.addWidget(self.save_button)
        pair.addWidget(self.close_button)
        pair.addStretch(1)
        answers.addLayout(pair)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._area, 1)
        layout.addWidget(foot)
        self._refused: Field | None = None
        self._revealing = QTimer(self)
        self._revealing.setSingleShot(True)
        self._revealing.timeout.connect(self._reveal_refused)
        self._keeping = QTimer(self)
        self._keeping.setSingleShot(True)
        self._keeping.setInterval(KEEP_AFTER_MS)
        self._keeping.timeout.connect(self.keep_draft)
        for keys, slot in (
            ("Ctrl+Return", self._save),
            ("Ctrl+Enter", self._save),
            ("Esc", self.put_away),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    # Building

    def add(self, *fields: Field) -> None:
        """Add a field, or several side by side."""
        for field in fields:
            self._fields[field.name] = field
            field.changed.connect(self._note_change)
        if len(fields) == 1:
            self.body.addWidget(fields[0])
            return
        line = spaced(self.console.look, QHBoxLayout(), 12)
        for field in fields:
            line.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(line)

    # Opening and putting away

    @property
    def subject(self) -> str:
        """What the form is about now."""
        return self._subject

    @property
    def title(self) -> str:
        """The title shown."""
        return self._title.text()

    @property
    def error(self) -> str:
        """The sentence over the buttons, empty for none."""
        return "" if self._error.isHidden() else self._error.text()

    def open_for(self, subject: str, title: str) -> None:
        """Begin for a subject, with its draft if there is one; no title where the head says it."""
        self._subject = subject
        self._title.setText(title)
        self._title.setVisible(bool(title))
        kept = self._drafts.load(subject)
        self._fill(kept)
        self._show_restored(bool(kept))
        self.focus_first()

    def put_away(self) -> None:
        """Close without discarding: the draft is kept."""
        self.keep_draft()
        self.closed.emit()

    def keep_draft(self) -> None:
        """Keep what is typed."""
        self._keeping.stop()
        if self._subject:
            self._drafts.keep(self._subject, self.texts())

    def texts(self) -> dict[str, str]:
        """Return what the fields hold, for a draft; subclasses leave presets out."""
        return {name: field.text for name, field in self._fields.items()}

    def focus_first(self) -> None:
        """Put the cursor into the first field that can be seen."""
        for field in self._fields.values():
            if field.isVisibleTo(self) and field.control.isEnabled():
                field.focus()
                return

    # Saving

    def submit(self) -> None:
        """Check the fields and ask the service."""
        raise NotImplementedError

    def begin(self) -> None:
        """Say that the service is at work: nothing is pressed twice."""
        self.show_error("")
        self.save_button.setEnabled(False)

    def finish(self) -> None:
        """Say that it is saved: the draft is dropped and the form closes."""
        self._keeping.stop()
        self._drafts.drop(self._subject)
        self._fill({})
        self.save_button.setEnabled(True)
        self.closed.emit()

    def fail(self, error: Exception) -> None:
        """Show an error at its field if it names one that is here, else over the buttons."""
        self.save_button.setEnabled(True)
        self.refuse(self.sentence_for(error), self._field_of(error))

    def sentence_for(self, error: Exception) -> str:
        """Return what is said for an error; subclasses that know the unit say more."""
        return sentence(error)

    def refuse(self, text: str, field_name: str | None = None) -> None:
        """Say what is wrong, at a field or over the buttons; the cursor goes to the field."""
        field = self._fields.get(field_name or "")
        if field is None or not field.isVisibleTo(self):
            self.show_error(text)
            return
        field.show_error(text)
        field.focus()
        self._refused = field
        self._revealing.start(0)  # when the error has its place in the layout

    def show_error(self, text: str) -> None:
        """Say something over the buttons; an empty text takes it away."""
        self._error.setText(text)
        self._error.setVisible(bool(text))

    def _reveal_refused(self) -> None:
        if self._refused is not None:
            self._area.ensureWidgetVisible(self._refused)

    def _field_of(self, error: Exception) -> str | None:
        named = getattr(error, "field", None)
        return named or next(
            (name for kind, name in self.error_fields.items() if isinstance(error, kind)), None
        )

    def _save(self) -> None:
        if self.save_button.isEnabled():
            self.submit()

    def _note_change(self) -> None:
        if not self._filling:
            self.show_error("")
            self._keeping.start()

    def _fill(self, texts: dict[str, str]) -> None:
        self._filling = True
        for name, field in self._fields.items():
            field.set_text(texts.get(name, ""))
            field.show_error("")
        self._filling = False
        self.show_error("")

    def _empty(self) -> None:
        self._fill({})
        self._drafts.drop(self._subject)
        self._show_restored(False)
        self.focus_first()

    def _show_restored(self, restored: bool) -> None:
        self._restored.setVisible(restored)
        self._start_over.setVisible(restored)

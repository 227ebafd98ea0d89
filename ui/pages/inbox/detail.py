"""The detail of what came: its words, its picture, sound or video, and the answer to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from ui.pages.inbox.answering import AnswerPart
from ui.pages.inbox.attachment import AttachmentPart
from ui.pages.inbox.model import kind_words, span_words
from ui.text import moment
from ui.widgets.basics import EmptyState, label
from ui.widgets.detail_panel import DetailPanel
from ui.widgets.undo_bar import Done

if TYPE_CHECKING:
    from app.drill.inbox import Inbox, Item
    from ui.console import Console


class ItemPanel(DetailPanel):
    """Shows an item. `answered(done)`: an answer stands in the journal, a `Done`."""

    answered = Signal(object)

    def __init__(self, console: Console, inbox: Inbox) -> None:
        super().__init__(
            console,
            EmptyState(self.tr("没有选中收件"), self.tr("在左边选一行，看内容、附件，并答复。")),
        )
        self._item: Item | None = None
        self._state = self.add_state()
        self._text = label("", wrap=True)
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.facts.addWidget(self._text)
        self.attachment = AttachmentPart(console)
        self.answer = AnswerPart(console, inbox)
        self.answer.answered.connect(self._tell)
        for part, stretch in ((self.attachment, 0), (self.answer, 1)):
            self.sections.addWidget(part, stretch, Qt.AlignmentFlag.AlignTop)

    @property
    def is_settled(self) -> bool:
        """Whether the attachment is shown."""
        return self.attachment.is_settled

    @property
    def state(self) -> str:
        """What is said about the answer."""
        return self._state.text

    @property
    def text(self) -> str:
        """The words shown."""
        return self._text.text()

    def show_item(self, item: Item | None, state: tuple[str, int]) -> None:
        """Show an item, or that none is selected; what is typed as an answer is kept."""
        self._item = item
        self.attachment.show_file(item.file if item is not None else None)
        if item is None:
            self.answer.show_item(None)
            self.show_nothing()
            return
        when = self.tr("推演时间 {0}（{1} 收到）").format(
            span_words(item.at), moment(item.came_at, self.console.now())
        )
        where = " · ".join(part for part in (kind_words(item.kind), item.to, when) if part)
        self.show_head(where, item.head or kind_words(item.kind), "", "")
        self._text.setText(item.text)
        self.show_state(*state)
        self.answer.show_item(item)

    def show_state(self, words: str, level: int) -> None:
        """Say whether an answer is waited for, with the mark of a level."""
        self._state.say(words, level)

    def focus_answer(self) -> None:
        """Go where the answer is given."""
        self.answer.focus_first()

    def _tell(self, words: str) -> None:
        self.answered.emit(Done(words))

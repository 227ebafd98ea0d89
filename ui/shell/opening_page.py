"""What stands in the window while the database is opened: progress, or why it cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from ui.widgets.basics import label

if TYPE_CHECKING:
    from ui.theme.look import Look


class OpeningPage(QWidget):
    """A quiet card in the middle of the window."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("page")
        self._look = look
        self._what = label(self.tr("正在打开数据库"), "strong", wrap=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        card = QFrame()
        card.setProperty("role", "card")
        card.setFixedWidth(look.px(420))
        self._card = card
        inner = QVBoxLayout(card)
        inner.setContentsMargins(28, 24, 28, 28)
        inner.setSpacing(16)
        inner.addWidget(self._what)
        inner.addWidget(self._bar)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(card)
        middle.addStretch(1)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addLayout(middle)
        outer.addStretch(3)

    @property
    def text(self) -> str:
        """What the card says."""
        return self._what.text()

    def show_progress(self, share: float) -> None:
        """Show how much (0 to 1) of the demo street has been loaded."""
        self._what.setText(self.tr("首次启动：正在载入演示街道（全部为虚构数据）"))
        self._bar.setRange(0, 1000)
        self._bar.setValue(int(share * 1000))

    def show_failure(self, sentence: str) -> None:
        """Say why the database cannot be opened and what to do."""
        self._bar.hide()
        self._card.setFixedWidth(self._look.px(560))
        self._what.setText(sentence)

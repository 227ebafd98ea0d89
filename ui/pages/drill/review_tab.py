"""The review in the controller's window: once the drill is over, what people write down of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from ui.pages.drill.words import time_text
from ui.pages.drill_review.section import ReviewSection
from ui.widgets.basics import EmptyState
from ui.widgets.detail_panel import DetailPanel

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from app.drill.onlooker import Sight
    from ui.console import Console
    from ui.pages.drill.link import Link


class ReviewTab(DetailPanel):
    """See the module's text."""

    def __init__(self, console: Console, link: Link) -> None:
        empty = EmptyState()
        super().__init__(console, empty)
        empty.say(
            self.tr("推演还没有结束"),
            self.tr("结束之后在这里写改进措施、登记参演，生成复盘报告。"),
        )
        self._link = link
        self._is_over = False
        self.review = ReviewSection(console)
        self.sections.addWidget(self.review, 0, Qt.AlignmentFlag.AlignTop)
        self.sections.addStretch(1)
        for form in self.review.forms:
            self.add_form(form)
        self.review.form_wanted.connect(self.show_form)
        link.seen.connect(self._show)
        self.show_nothing()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what came since it was looked at last: evaluators mark after the end, too."""
        super().showEvent(event)
        self._read()

    def _show(self, sight: Sight) -> None:
        is_over = sight.play.ended
        if is_over == self._is_over:
            return
        self._is_over = is_over
        if is_over:
            time = self.tr("推演时间 {0}").format(time_text(sight.standing.time))
            self.show_head(time, self._link.drill.mark.title, "", "")
            self._read()

    def _read(self) -> None:
        if self._is_over and self.isVisible():
            self.review.show_drill(self._link.drill.profile)

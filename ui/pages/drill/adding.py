"""An inject on the fly: what the scenario's author did not foresee, told to a role in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.domain.drill import directing
from app.domain.drill.spans import BadSpan, parse_span
from app.drill.under_way import CONTROLLER
from ui.pages.drill.words import kind_word, time_text
from ui.widgets.basics import button, label
from ui.widgets.fields import ChoiceField, LineField, NoteField
from ui.widgets.measure import spaced

if TYPE_CHECKING:
    from app.drill.onlooker import Sight
    from ui.pages.drill.link import Link
    from ui.theme.look import Look

_KINDS = ("message", "call", "rumour", "question")
"""What needs no more than words."""


class AddForm(QScrollArea):
    """See the module's text. `ordered(order)`: a command for the journal."""

    ordered = Signal(object)

    def __init__(self, look: Look, link: Link) -> None:
        super().__init__()
        self._link = link
        self._roles: list[tuple[str, str]] | None = None
        self.kind = ChoiceField(look, "kind", self.tr("类型"))
        self.kind.offer([(one, kind_word(one)) for one in _KINDS])
        self.role = ChoiceField(look, "role", self.tr("给谁"))
        self.title = LineField(look, "title", self.tr("标题"), limit=60)
        self.text = NoteField(look, "text", self.tr("说什么"))
        self.at = LineField(
            look, "at", self.tr("推演时间"), placeholder=self.tr("不填：现在就发出"), limit=12
        )
        self.add_button = button(self.tr("加入推演"))
        self.done = label("", "dim", wrap=True)
        content = QWidget()
        layout = spaced(look, QVBoxLayout(content), 10, (16, 12, 16, 12))
        for part in (self.kind, self.role, self.title, self.text, self.at):
            layout.addWidget(part)
        layout.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.done)
        layout.addStretch(1)
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.add_button.clicked.connect(self._add)
        link.seen.connect(self._show)

    def _show(self, sight: Sight) -> None:
        roles = [("", self.tr("所有人"))]
        roles += [(one.id, one.title) for one in sight.play.scenario.roles]
        if roles != self._roles:
            self._roles = roles
            self.role.offer(roles)
        self.add_button.setEnabled(not sight.play.ended)

    def _add(self) -> None:
        self.done.setText("")
        if not self.text.text:
            self.text.show_error(self.tr("请写要说的话。"))
            return
        at = None
        if self.at.text:
            try:
                at = parse_span(self.at.text)
            except BadSpan:
                at = -1
            if at < self._link.time():
                self.at.show_error(
                    self.tr("请写 {0} 以后的时间，如 0:30 或 1:05:00。").format(
                        time_text(self._link.time())
                    )
                )
                return
        title = self.title.text or self.text.text.splitlines()[0][:20]
        self.ordered.emit(
            directing.add(
                self.kind.text, title, self.role.text, self.text.text, at, CONTROLLER
            )
        )  # fmt: skip
        self.done.setText(self.tr("已加入：{0}").format(title))
        for part in (self.title, self.text, self.at):
            part.set_text("")

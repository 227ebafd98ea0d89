"""Checkpoints (检查点): the moments to which the drill can go back, made here and gone back to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain.drill import directing
from app.domain.drill.kept import checkpoint, undone
from app.domain.drill.player import EventKind
from app.domain.drill.scenario import Span
from app.domain.instant import Instant
from app.drill.under_way import CONTROLLER
from ui.pages.drill.words import time_text
from ui.text import duration, moment
from ui.widgets.basics import button, label
from ui.widgets.confirm_bar import ConfirmBar
from ui.widgets.fields import LineField
from ui.widgets.measure import Following, spaced
from ui.widgets.table import Table
from ui.widgets.table_model import Column, TableModel

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.drill.kept import Undone, Wish
    from app.drill.onlooker import Sight
    from ui.pages.drill.link import Link
    from ui.theme.look import Look

translate = QCoreApplication.translate

KEY = "F5"
"""Makes a checkpoint, from anywhere in the window."""
_LEAST = 110
"""Height of the table at 100 % in a low window; then the tab scrolls."""
_TITLES = 3
"""So many injects that will be undone are named; the others are counted."""


class CheckpointRow(msgspec.Struct, frozen=True):
    """A row. `id`: the checkpoint's name. `made_at`: the machine's time."""

    id: str
    at: Span
    made_at: Instant
    automatic: bool


def _columns(now: Callable[[], Instant]) -> list[Column[CheckpointRow]]:
    return [
        Column("name", translate("DrillCheckpoints", "检查点"), lambda row: row.id, stretch=True,
               tip=lambda row: row.id),
        Column("at", translate("DrillCheckpoints", "推演时间"), lambda row: time_text(row.at),
               width=84, right=True),
        Column("made", translate("DrillCheckpoints", "记于"),
               lambda row: moment(row.made_at, now()), width=110, right=True,
               emphasis=lambda _: "dim"),
        Column("how", translate("DrillCheckpoints", "怎么记的"), _how, width=72,
               emphasis=lambda _: "dim"),
    ]  # fmt: skip


def _how(row: CheckpointRow) -> str:
    if row.automatic:
        return translate("DrillCheckpoints", "自动")
    return translate("DrillCheckpoints", "手动")


class CheckpointPanel(QScrollArea):
    """See the module's text. `ordered(order)`: a command for the journal. `told(words)`: a
    checkpoint that was asked for is made, or the drill has gone back.
    """

    ordered = Signal(object)
    told = Signal(str)

    def __init__(self, look: Look, link: Link) -> None:
        super().__init__()
        self._link = link
        self._wishes: tuple[Wish, ...] = ()
        self.name = LineField(
            look, "name", self.tr("名称"), placeholder=self.tr("不填：手动加推演时间"), limit=30
        )
        self.make_button = button(
            self.tr("记检查点"), KEY, tip=self.tr("记下此刻；推演时间每十分钟也自动记一次")
        )
        self.back_button = button(self.tr("回到这里"))
        self.confirm = ConfirmBar(look)
        self.state = label("", "dim", wrap=True)
        self.error = label("", "error", wrap=True)
        self.model: TableModel[CheckpointRow] = TableModel(_columns(link.now), self)
        self.model.set_order(lambda row: (-row.at, -row.made_at))
        self.table = Table(look, self.model)
        self.table.setAccessibleName(self.tr("检查点"))
        making = spaced(look, QHBoxLayout(), 8)
        making.addWidget(self.name, 1)
        making.addWidget(self.make_button, 0, Qt.AlignmentFlag.AlignBottom)
        content = QWidget()
        layout = spaced(look, QVBoxLayout(content), 8, (16, 12, 16, 0))
        layout.addLayout(making)
        layout.addWidget(self.state)
        layout.addWidget(self.error)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.confirm)
        layout.addSpacing(look.px(8))
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        Following(look, self, lambda: self.table.setMinimumHeight(look.px(_LEAST)))
        self.error.hide()
        self.make_button.clicked.connect(self._make)
        self.name.edit.returnPressed.connect(self.make_button.click)
        self.back_button.clicked.connect(self._ask)
        self.confirm.confirmed.connect(self._go_back)
        self.table.row_selected.connect(self._show_choice)
        link.seen.connect(self._show)

    def _show(self, sight: Sight) -> None:
        play = sight.play
        self._tell_done(sight)
        rows = [CheckpointRow(one.name, one.at, one.made_at, one.automatic) for one in play.kept]
        self.model.update(rows, {row.id for row in self.model.rows} - {row.id for row in rows})
        self.state.setText(self._state_words(sight))
        self.error.setText(self.tr("没有做成：{0}").format(play.missed) if play.missed else "")
        self.error.setVisible(bool(play.missed))
        self.make_button.setEnabled(self._is_possible(sight))
        self._show_choice(self.table.selected_id)

    def _tell_done(self, sight: Sight) -> None:
        """Tell of the wishes that are no more, in whatever tab is in front."""
        before, self._wishes = self._wishes, sight.play.wishes
        for wish in before:
            if wish in sight.play.wishes:
                continue
            if sight.play.missed:
                self.told.emit(self.tr("没有做成：{0}").format(sight.play.missed))
            elif wish.what == "keep":
                self.told.emit(self.tr("已记检查点“{0}”").format(wish.name))
            else:
                self.told.emit(self.tr("已回到检查点“{0}”").format(wish.name))

    def _state_words(self, sight: Sight) -> str:
        for wish in sight.play.wishes:
            if wish.what == "back":
                return self.tr("正在回到“{0}”…").format(wish.name)
            return self.tr("正在记“{0}”…").format(wish.name)
        if sight.play.ended:
            return self.tr("推演已结束，不能再回到检查点。")
        if not sight.standing.has_player:
            return self.tr("播放器没有在运行；启动后才能记检查点、回到检查点。")
        if not sight.play.kept:
            return self.tr("还没有检查点。推演时间每十分钟自动记一个，按 {0} 随时再记。").format(
                KEY
            )
        return self.tr("自动记的留最近六个；参演值守台不用关，回去之后它自动显示那时的情况。")

    def _is_possible(self, sight: Sight) -> bool:
        return sight.standing.has_player and not sight.play.ended and not sight.play.wishes

    def _show_choice(self, name: str | None) -> None:
        sight = self._link.sight
        is_possible = sight is not None and self._is_possible(sight)
        self.back_button.setEnabled(is_possible and name is not None)
        asked = self._asked_for
        if asked and (not is_possible or asked != name):
            self.confirm.decline()
        elif asked:
            self.confirm.say(self._question(asked))

    @property
    def _asked_for(self) -> str:
        return "" if self.confirm.isHidden() else self.confirm.subject

    def _make(self) -> None:
        sight = self._link.sight
        if sight is None or not self._is_possible(sight):
            return
        names = {one.name for one in sight.play.kept}
        name = self.name.text
        if name in names:
            self.name.show_error(self.tr("已有同名的检查点，请换一个名称。"))
            return
        at = time_text(self._link.time())
        name = name or self.tr("手动 {0}").format(at)
        number = 2
        unique = name
        while unique in names:
            unique, number = f"{name} ({number})", number + 1
        self.name.set_text("")
        self.ordered.emit(directing.command(EventKind.KEEP, CONTROLLER, subject=unique))

    def _ask(self) -> None:
        name = self.table.selected_id
        if name is not None:
            self.confirm.ask(
                self._question(name), self.tr("确认回到“{0}”").format(name), name
            )  # fmt: skip

    def _question(self, name: str) -> str:
        sight = self._link.sight
        found = None if sight is None else checkpoint(sight.play, name)
        if sight is None or found is None:
            return ""
        words = self.tr("回到“{0}”（推演时间 {1}）？{2}").format(
            name, time_text(found.at), lost_words(undone(sight.play, found, self._link.time()))
        )
        return words + self.tr("街道的情况恢复成那时，推演停在那里；评估员的评定保留。")

    def _go_back(self, name: str) -> None:
        self.confirm.hide()
        self.ordered.emit(directing.command(EventKind.BACK, CONTROLLER, subject=name))


def lost_words(lost: Undone) -> str:
    """Return in a sentence what counts no more when the drill goes back."""
    parts = []
    if lost.injects:
        named = translate("DrillCheckpoints", "、").join(lost.injects[:_TITLES])
        more = "…" if len(lost.injects) > _TITLES else ""
        parts.append(
            translate("DrillCheckpoints", "{0} 个已发出的注入（{1}{2}）").format(
                len(lost.injects), named, more
            )
        )
    if lost.acts:
        parts.append(translate("DrillCheckpoints", "参演人员做的 {0} 件事").format(lost.acts))
    if lost.answers:
        parts.append(translate("DrillCheckpoints", "{0} 条答复").format(lost.answers))
    what = translate("DrillCheckpoints", "、").join(parts)
    if lost.span < 0:
        start = translate("DrillCheckpoints", "它在此刻之后；")
    else:
        start = translate("DrillCheckpoints", "从那时起过了 {0}；").format(duration(lost.span))
    if not what:
        return start + translate("DrillCheckpoints", "其间没有发出注入，也没有人做过什么。")
    return start + translate("DrillCheckpoints", "其间的{0}都不再计分（日志里仍留着）。").format(
        what
    )

"""What the drill shows so far: each expectation with its outcome, and the score by objective.

Judged from the drill's own database in a thread of its own, at most every two seconds, and only
while something can have changed: the journal has news, or drill time goes on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.drill.criteria.finding import Outcome
from app.drill.onlooker import result_of
from app.drill.review.words import points_of, points_text
from ui.errors import sentence
from ui.pages.drill.clue_words import finding_words
from ui.pages.drill.words import time_text
from ui.text import UNKNOWN
from ui.widgets.basics import label
from ui.widgets.measure import spaced
from ui.widgets.table import Table
from ui.widgets.table_model import Column, TableModel
from ui.work import Pool

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.drill.judging import Result, Score
    from app.drill.onlooker import Sight
    from app.services.desk import Desk
    from ui.pages.drill.link import Link
    from ui.theme.look import Look

translate = QCoreApplication.translate

_EVERY_MS = 2_000
_OUTCOMES: dict[Outcome, Any] = {
    Outcome.MET: QT_TRANSLATE_NOOP("DrillScore", "达到"),
    Outcome.LATE: QT_TRANSLATE_NOOP("DrillScore", "迟到"),
    Outcome.PARTLY: QT_TRANSLATE_NOOP("DrillScore", "部分达到"),
    Outcome.MISSED: QT_TRANSLATE_NOOP("DrillScore", "未达到"),
    Outcome.OPEN: QT_TRANSLATE_NOOP("DrillScore", "尚未到时"),
    Outcome.UNJUDGED: QT_TRANSLATE_NOOP("DrillScore", "不能判定"),
}


class _Row(msgspec.Struct, frozen=True):
    id: str
    place: int
    title: str
    outcome: str
    emphasis: str | None
    at: str
    points: str
    tip: str


def _columns() -> list[Column[_Row]]:
    return [
        Column("outcome", translate("DrillScore", "结果"), lambda row: row.outcome, width=84,
               emphasis=lambda row: row.emphasis),
        Column("title", translate("DrillScore", "评估标准"), lambda row: row.title, stretch=True,
               emphasis=lambda row: row.emphasis, tip=lambda row: row.tip),
        Column("at", translate("DrillScore", "推演时间"), lambda row: row.at, width=84, right=True),
        Column("points", translate("DrillScore", "得分"), lambda row: row.points, width=64,
               right=True),
    ]  # fmt: skip


class ScorePanel(QWidget):
    """See the module's text. `open_desk` is called once, in the thread. `judged(text)`: the total,
    in a few signs.
    """

    judged = Signal(str)

    def __init__(self, look: Look, link: Link, open_desk: Callable[[], Desk]) -> None:
        super().__init__()
        self._link = link
        self._open_desk = open_desk
        self._desks: list[Desk] = []
        self._pool = Pool(self, threads=1)
        self._is_stale = False
        self.readings = 0
        """How often it was judged."""
        self.total = label("", "strong", wrap=True)
        self.objectives = label("", "dim", wrap=True)
        self.error = label("", "error", wrap=True)
        self.model: TableModel[_Row] = TableModel(_columns(), self)
        self.model.set_order(lambda row: row.place)
        self.table = Table(look, self.model)
        self.table.setAccessibleName(self.tr("评估标准"))
        layout = spaced(look, QVBoxLayout(self), 8, (16, 12, 16, 0))
        layout.addWidget(self.total)
        layout.addWidget(self.objectives)
        layout.addWidget(self.error)
        layout.addWidget(self.table, 1)
        self.error.hide()
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.refresh)
        link.seen.connect(self._note)

    @property
    def busy(self) -> bool:
        """Whether it is being judged."""
        return self._pool.busy

    def stop(self) -> None:
        """Judge no more."""
        self._timer.stop()
        self._pool.wait()

    def refresh(self) -> None:
        """Judge anew, unless nothing can have changed or it is under way."""
        sight = self._link.sight
        if sight is None or self._pool.busy:
            return
        clock = sight.play.clock
        goes_on = clock.running and not clock.held and sight.standing.is_played
        if not self._is_stale and not goes_on:
            return
        self._is_stale = False
        desks, open_desk, time = self._desks, self._open_desk, self._link.time()

        def work() -> tuple[Sight, Result]:
            if not desks:
                desks.append(open_desk())
            return sight, result_of(desks[0], sight, time)

        self._pool.run(self, work, self._show, self._fail)

    def _note(self, _sight: Sight) -> None:
        self._is_stale = True
        if not self._timer.isActive():
            self._timer.start()
            self.refresh()

    def _show(self, found: tuple[Sight, Result]) -> None:
        sight, result = found
        self.readings += 1
        self.error.hide()
        rows = [
            _Row(
                one.expectation.id,
                place,
                one.expectation.title,
                translate("DrillScore", _OUTCOMES[one.finding.outcome]),
                _emphasis(one.finding.outcome),
                time_text(one.finding.at),
                f"{points_of(one)}/{one.expectation.weight}",
                "\n".join((one.expectation.title, *finding_words(one.finding))),
            )
            for place, one in enumerate(result.judged)
        ]
        self.model.update(rows, {row.id for row in self.model.rows} - {row.id for row in rows})
        if not rows:
            self.total.setText(self.tr("这个脚本没有评估标准。"))
            return
        total = result.total
        self.total.setText(self.tr("目前 {0}，{1} 条还没有结果").format(_words(total), total.open))
        self.objectives.setText(
            "\n".join(
                self.tr("{0}：{1}").format(one.title, _words(result.objectives[one.id]))
                for one in sight.play.scenario.objectives
                if one.id in result.objectives
            )
        )
        self.judged.emit(points_text(total, "/"))

    def _fail(self, error: Exception) -> None:
        self._is_stale = True
        self.total.setText(UNKNOWN)
        self.error.setText(sentence(error))
        self.error.show()


def _emphasis(outcome: Outcome) -> str | None:
    if outcome in (Outcome.MISSED, Outcome.PARTLY, Outcome.LATE):
        return "strong"
    return None if outcome is Outcome.MET else "dim"


def _words(score: Score) -> str:
    if score.rating is None:
        return UNKNOWN
    return f"{points_text(score, '/')} {score.rating}"

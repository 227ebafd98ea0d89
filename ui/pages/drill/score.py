"""What the drill shows so far: each objective with its score, under it each expectation with its
outcome, and beside what the program found what evaluators mark.

Judged from the drill's own database in a thread of its own, at most every two seconds, and only
while something can have changed: the journal has news, or drill time goes on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.domain.drill.criteria.finding import Outcome
from app.domain.drill.marks import Rating
from app.drill.onlooker import result_of
from app.drill.review.words import points_of, points_text
from ui.errors import sentence
from ui.pages.drill.clue_words import finding_words
from ui.pages.drill.marking import MarkForm, Subject
from ui.pages.drill.words import time_text
from ui.text import UNKNOWN
from ui.widgets.basics import label
from ui.widgets.measure import Following, spaced
from ui.widgets.table import Table
from ui.widgets.table_model import Column, TableModel
from ui.work import Pool

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from app.domain.drill.judging import Judged, Result, Score
    from app.domain.drill.marks import Mark
    from app.drill.onlooker import Sight
    from app.services.desk import Desk
    from ui.console import Console
    from ui.pages.drill.link import Link

translate = QCoreApplication.translate

_EVERY_MS = 2_000
_OBJECTIVE = "objective "
"""Begins the id of an objective's row."""
_LEAST = 104
"""Height of the table at 100 % in a low window; then the tab scrolls."""
_OUTCOMES: dict[Outcome, Any] = {
    Outcome.MET: QT_TRANSLATE_NOOP("DrillScore", "达到"),
    Outcome.LATE: QT_TRANSLATE_NOOP("DrillScore", "迟到"),
    Outcome.PARTLY: QT_TRANSLATE_NOOP("DrillScore", "部分达到"),
    Outcome.MISSED: QT_TRANSLATE_NOOP("DrillScore", "未达到"),
    Outcome.OPEN: QT_TRANSLATE_NOOP("DrillScore", "尚未到时"),
    Outcome.UNJUDGED: QT_TRANSLATE_NOOP("DrillScore", "不能判定"),
}


class _Row(msgspec.Struct, frozen=True):
    """An objective, or an expectation. `subject`: its id in the scenario. `marked`: the ratings
    that evaluators gave. `tip`: the title, and why the program found so.
    """

    id: str
    place: int
    subject: str
    title: str
    outcome: str
    emphasis: str | None
    at: str
    points: str
    marked: str
    marked_low: bool
    tip: str

    @property
    def is_objective(self) -> bool:
        """Whether it is an objective's row."""
        return self.id.startswith(_OBJECTIVE)


def _columns() -> list[Column[_Row]]:
    return [
        Column("outcome", translate("DrillScore", "结果"), lambda row: row.outcome, width=84,
               emphasis=lambda row: row.emphasis),
        Column("title", translate("DrillScore", "评估标准"), _title, stretch=True,
               emphasis=lambda row: row.emphasis, tip=lambda row: row.tip),
        Column("at", translate("DrillScore", "推演时间"), lambda row: row.at, width=84, right=True),
        Column("points", translate("DrillScore", "得分"), lambda row: row.points, width=64,
               right=True),
        Column("marked", translate("DrillScore", "评定"), lambda row: row.marked, width=64,
               emphasis=lambda row: "strong" if row.marked_low else None),
    ]  # fmt: skip


def _title(row: _Row) -> str:
    """Return the title, an expectation's set in under its objective."""
    return row.title if row.is_objective else f"\u3000{row.title}"


class ScorePanel(QScrollArea):
    """See the module's text. `open_desk` is called once, in the thread. `judged(text)`: the total,
    in a few signs. `ordered(order)`: a command for the journal.
    """

    judged = Signal(str)
    ordered = Signal(object)

    def __init__(self, console: Console, link: Link, open_desk: Callable[[], Desk]) -> None:
        super().__init__()
        look = console.look
        self._link = link
        self._open_desk = open_desk
        self._desks: list[Desk] = []
        self._pool = Pool(self, threads=1)
        self._is_stale = False
        self.readings = 0
        """How often it was judged."""
        self.total = label("", "strong", wrap=True)
        self.error = label("", "error", wrap=True)
        self.model: TableModel[_Row] = TableModel(_columns(), self)
        self.model.set_order(lambda row: row.place)
        self.table = Table(look, self.model)
        self.table.setAccessibleName(self.tr("评估标准"))
        self.form = MarkForm(console, self.table)
        self._result: Result | None = None
        self._marks: tuple[Mark, ...] = ()
        content = QWidget()
        layout = spaced(look, QVBoxLayout(content), 8, (16, 12, 16, 0))
        layout.addWidget(self.total)
        layout.addWidget(self.error)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.form)
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        Following(look, self, lambda: self.table.setMinimumHeight(look.px(_LEAST)))
        self.error.hide()
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.refresh)
        link.seen.connect(self._note)
        self.form.ordered.connect(self.ordered)
        self.table.row_selected.connect(self._choose)

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

    def _note(self, sight: Sight) -> None:
        self._is_stale = True
        self.form.show_sight(sight)
        if self._result is not None and sight.play.marks != self._marks:
            self._fill(sight, self._result)
        if not self._timer.isActive():
            self._timer.start()
            self.refresh()

    def _show(self, found: tuple[Sight, Result]) -> None:
        sight, result = found
        self.readings += 1
        self.error.hide()
        self._result = result
        self._fill(self._link.sight or sight, result)
        if not result.judged:
            self.total.setText(self.tr("这个脚本没有评估标准。"))
            return
        total = result.total
        self.total.setText(self.tr("目前 {0}，{1} 条还没有结果").format(_words(total), total.open))
        self.judged.emit(points_text(total, "/"))

    def _fill(self, sight: Sight, result: Result) -> None:
        """Put objectives, each with its expectations, into the table."""
        self._marks = sight.play.marks
        rows = list(_rows(sight, result))
        self.model.update(rows, {row.id for row in self.model.rows} - {row.id for row in rows})
        self.table.select_first()
        self._choose(self.table.selected_id)

    def _choose(self, row_id: str | None) -> None:
        row = self.model.row(row_id) if row_id else None
        if row is None:
            self.form.show_subject(None)
            return
        if row.is_objective:
            finding = self.tr("程序评分：{0}").format(row.points)
        else:
            finding = self.tr("程序判定：{0} {1}").format(row.outcome, row.points)
            finding = "\n".join((finding, *row.tip.splitlines()[1:]))
        self.form.show_subject(Subject(row.subject, row.title, finding))

    def _fail(self, error: Exception) -> None:
        self._is_stale = True
        self.total.setText(UNKNOWN)
        self.error.setText(sentence(error))
        self.error.show()


def _rows(sight: Sight, result: Result) -> Iterator[_Row]:
    """Return the rows in the order of the objectives; expectations of none stand last."""
    scenario, marks = sight.play.scenario, sight.play.marks
    place = 0
    known = [one.id for one in scenario.objectives]
    left = [one for one in result.judged if one.expectation.objective not in known]
    for objective in scenario.objectives:
        score = result.objectives.get(objective.id)
        marked = _marked(marks, objective.id)
        yield _Row(
            f"{_OBJECTIVE}{objective.id}", place, objective.id, objective.title,
            translate("DrillScore", "目标"), "strong", "",
            UNKNOWN if score is None else _words(score), *marked, objective.title,
        )  # fmt: skip
        own = [one for one in result.judged if one.expectation.objective == objective.id]
        for judged in own:
            place += 1
            yield _row(judged, place, marks)
        place += 1
    for judged in left:
        yield _row(judged, place, marks)
        place += 1


def _row(judged: Judged, place: int, marks: tuple[Mark, ...]) -> _Row:
    one, finding = judged.expectation, judged.finding
    return _Row(
        f"expectation {one.id}", place, one.id, one.title,
        translate("DrillScore", _OUTCOMES[finding.outcome]), _emphasis(finding.outcome),
        time_text(finding.at), f"{points_of(judged)}/{one.weight}",
        *_marked(marks, one.id), "\n".join((one.title, *finding_words(finding))),
    )  # fmt: skip


def _marked(marks: tuple[Mark, ...], subject: str) -> tuple[str, bool]:
    """Return the ratings on a subject, the gravest first, and whether one is M or U."""
    order = list(Rating)
    given = sorted(
        (one.rating for one in marks if one.subject == subject), key=order.index, reverse=True
    )
    return " ".join(given), any(one in (Rating.MAJOR, Rating.UNABLE) for one in given)


def _emphasis(outcome: Outcome) -> str | None:
    if outcome in (Outcome.MISSED, Outcome.PARTLY, Outcome.LATE):
        return "strong"
    return None if outcome is Outcome.MET else "dim"


def _words(score: Score) -> str:
    if score.rating is None:
        return UNKNOWN
    return f"{points_text(score, '/')} {score.rating}"

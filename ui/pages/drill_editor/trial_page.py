"""The trial (试跑): three robots play the scenario in a process of its own, side by side."""

from __future__ import annotations

import shutil
import tempfile
from functools import partial
from pathlib import Path as File
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QCoreApplication, QProcess, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from app.domain.drill.criteria.finding import Outcome
from app.domain.drill.robot import Character
from app.drill.editing.tree import at, items_at
from app.drill.editing.trial import ROBOTS, Line, Points, Progress, Trial, Verdict
from app.supervision import own_command
from ui.errors import sentence
from ui.pages.drill.words import time_text
from ui.text import UNKNOWN, number
from ui.widgets.basics import button, label
from ui.widgets.measure import spaced
from ui.widgets.table import Table
from ui.widgets.table_model import Column, TableModel
from ui.work import Pool

if TYPE_CHECKING:
    from app.drill.editing.tree import Path, Tree
    from ui.pages.drill_editor.manuscript import Manuscript
    from ui.theme.look import Look

translate = QCoreApplication.translate

_LINE = msgspec.json.Decoder(Line)


class TrialRow(msgspec.Struct, frozen=True):
    """A row: an objective, an expectation or an inject, and what each robot came to."""

    id: str
    order: int
    title: str
    cells: tuple[str, str, str]
    level: int | None
    is_head: bool
    path: tuple[str | int, ...]


def robot_words(robot: Character) -> str:
    """Return how a robot plays."""
    return {
        Character.RIGHT: translate("DrillEditor", "样样做对"),
        Character.LATE: translate("DrillEditor", "样样做晚"),
        Character.NOTHING: translate("DrillEditor", "什么都不做"),
    }[robot]


def points_words(points: Points | None) -> str:
    """Return e.g. `7 / 10 S`; UNKNOWN for what could not be judged."""
    if points is None or not points.rating:
        return UNKNOWN
    return f"{number(points.points, 1)} / {points.out_of}　{points.rating}"


def verdict_words(verdict: Verdict | None) -> str:
    """Return what became of an expectation, and when."""
    if verdict is None:
        return UNKNOWN
    words = {
        "met": translate("DrillEditor", "做到"),
        "late": translate("DrillEditor", "做晚"),
        "partly": translate("DrillEditor", "部分做到"),
        "missed": translate("DrillEditor", "没做"),
        "open": translate("DrillEditor", "未到时限"),
        "unjudged": translate("DrillEditor", "无从判断"),
    }[verdict.outcome]
    return words if verdict.at is None else f"{words} {time_text(verdict.at)}"


class TrialPage(QWidget):
    """See the module's text. `opened(path)`: what a row is about is wanted. `ended()`: the trial is
    over, or was cancelled.
    """

    opened = Signal(object)
    ended = Signal()

    def __init__(self, look: Look, manuscript: Manuscript) -> None:
        super().__init__()
        self._manuscript = manuscript
        self._tree: Tree = {}
        self._pool = Pool(self, threads=1)
        self._process: QProcess | None = None
        self._folder: File | None = None
        self._is_running = False
        self._rest = b""
        self._refused = ""
        self._is_cancelled = False
        self.trials: list[Trial] = []
        self.start_button = button(self.tr("开始试跑"), "F7", role="primary")
        self.cancel_button = button(self.tr("取消"))
        self.words = label("", wrap=True)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("试跑进度"))
        self.model: TableModel[TrialRow] = TableModel(self._columns(), self)
        self.model.set_order(lambda row: row.order)
        self.table = Table(look, self.model)
        self.table.setAccessibleName(self.tr("试跑结果"))
        layout = spaced(look, QVBoxLayout(self), 8, (16, 12, 0, 0))
        line = spaced(look, QHBoxLayout(), 8)
        line.addWidget(self.start_button)
        line.addWidget(self.cancel_button)
        line.addWidget(self.progress, 1)
        layout.addLayout(line)
        layout.addWidget(self.words)
        layout.addWidget(self.table, 1)
        layout.addStretch(0)
        self.start_button.clicked.connect(self.start)
        self.cancel_button.clicked.connect(self.cancel)
        self.table.clicked.connect(lambda index: self._open(self.model.row_at(index.row())))
        self.table.row_activated.connect(lambda row_id: self._open(self.model.row(row_id)))
        self._show_state()

    def _columns(self) -> list[Column[TrialRow]]:
        def emphasis(row: TrialRow) -> str | None:
            return "strong" if row.is_head else None

        found: list[Column[TrialRow]] = [
            Column("title", self.tr("目标、评估标准"), lambda row: row.title, stretch=True,
                   level=lambda row: row.level, emphasis=emphasis, tip=lambda row: row.title)
        ]  # fmt: skip
        for place, robot in enumerate(ROBOTS):
            cell = partial(_cell, place)
            found.append(Column(robot, robot_words(robot), cell, width=112, emphasis=emphasis))
        return found

    @property
    def is_running(self) -> bool:
        """Whether a trial is under way."""
        return self._is_running

    def start(self) -> None:
        """Write the scenario apart as it stands, and let the robots play it."""
        if self.is_running:
            return
        self._is_cancelled, self._refused, self._rest = False, "", b""
        self._tree = self._manuscript.tree
        self.trials = []
        self._is_running = True
        write = self._manuscript.write_apart()
        self._show_state()

        def work() -> File:
            folder = File(tempfile.mkdtemp(prefix="shouwang-editor-"))
            write(folder)
            return folder

        self._pool.run(self, work, self._begin, self._fail)

    def cancel(self) -> None:
        """Let the trial end; nothing is left of it."""
        self._is_cancelled = True
        if self._process is not None:
            self._process.kill()

    def stop(self) -> None:
        """End with the window."""
        self.cancel()
        if self._process is not None:
            self._process.waitForFinished(3_000)
        self._pool.wait()

    def _begin(self, folder: File) -> None:
        self._folder = folder
        if self._is_cancelled:
            self._end(self.tr("已取消。"))
            return
        street = self._manuscript.street
        program, *arguments = own_command(street, "drill", "try", str(folder), "--lines")
        if not street.database.is_file():  # the demo street
            named = arguments.index("--profile")
            del arguments[named : named + 2]
        process = self._process = QProcess(self)
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._finish)
        process.errorOccurred.connect(self._note_error)
        process.start(program, arguments)

    def _read(self) -> None:
        assert self._process is not None
        said = self._rest + bytes(self._process.readAllStandardOutput().data())
        *lines, self._rest = said.split(b"\n")
        for raw in lines:
            try:
                line = _LINE.decode(raw)
            except msgspec.DecodeError:
                continue
            if line.progress is not None:
                self._show_progress(line.progress)
            if line.trial is not None:
                self.trials.append(line.trial)
                self._show_trials()
            self._refused = line.refused or self._refused

    def _show_progress(self, told: Progress) -> None:
        part = 1000 * min(told.time, told.end) // max(1, told.end)
        self.progress.setValue(1000 * ROBOTS.index(told.robot) + part)
        self.words.setText(
            self.tr("{0} {1} / {2}　推演时间 {3}").format(
                robot_words(told.robot), ROBOTS.index(told.robot) + 1, len(ROBOTS),
                time_text(told.time),
            )
        )  # fmt: skip

    def _finish(self, code: int, _status: object) -> None:
        process, self._process = self._process, None
        if process is not None:
            said = bytes(process.readAllStandardError().data()).decode(errors="replace")
            process.deleteLater()
        else:
            said = ""
        if self._is_cancelled:
            self._end(self.tr("已取消。"))
        elif self._refused:
            self._end(self.tr("没有试跑：{0}").format(self._refused))
        elif len(self.trials) < len(ROBOTS):
            last = said.strip().splitlines()[-1:] or [str(code)]
            self._end(self.tr("试跑中断了：{0}").format(last[0]))
        else:
            self._end(self._sum_up())
            self._show_trials()

    def _note_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._process = None
            self._end(self.tr("试跑没有启动，请重试。"))

    def _fail(self, error: Exception) -> None:
        self._end(self.tr("没有试跑：{0}").format(sentence(error)))

    def _end(self, words: str) -> None:
        self._is_running = False
        folder, self._folder = self._folder, None
        if folder is not None:
            self._pool.run(self, lambda: shutil.rmtree(folder, ignore_errors=True))
        self._show_state()
        self.words.setText(words)
        self.ended.emit()

    def _show_state(self) -> None:
        runs = self.is_running
        self.start_button.setEnabled(not runs)
        self.cancel_button.setVisible(runs)
        self.progress.setVisible(runs)
        self.progress.setRange(0, 1000 * len(ROBOTS))
        self.progress.setValue(0)
        if runs:
            self.model.replace([])
            self.words.setText(self.tr("正在复制街道数据…"))
        elif not self.trials:
            self.words.setText(
                self.tr(
                    "三个机器人各在一份街道副本里把脚本走一遍，不等时间，几十秒到几分钟。"
                    "样样做对的应得满分，什么都不做的应得零分；否则脚本还要改。"
                )
            )
        self.table.setVisible(bool(self.trials))

    def _sum_up(self) -> str:
        """Return whether the scenario tells who does right from who does not."""
        right, _, nothing = self.trials
        if any(one.restless_at is not None for one in self.trials):
            return self.tr("推演停不下来：有情景注入互相触发。")
        wrong = sum(one.outcome not in (Outcome.MET, Outcome.UNJUDGED) for one in right.verdicts)
        given = sum(one.outcome is Outcome.MET for one in nothing.verdicts)
        words = []
        if right.failed:
            words.append(self.tr("{0} 个注入没有成功").format(len(right.failed)))
        if wrong:
            words.append(self.tr("样样做对仍有 {0} 项没做到").format(wrong))
        if given:
            words.append(self.tr("什么都不做也有 {0} 项算做到").format(given))
        if self._manuscript.tree is not self._tree:
            words.append(self.tr("试跑之后脚本又改过"))
        if not words:
            return self.tr("三个机器人都走完了，脚本分得出好坏。")
        return self.tr("{0}。").format(self.tr("；").join(words))

    def _show_trials(self) -> None:
        rows = [self._row(0, self.tr("合计"), [points_words(t.total) for t in self.trials], ())]
        for number_, aim in enumerate(items_at(self._tree, ("objectives",))):
            name = at(aim, ("id",))
            cells = [points_words(t.objectives.get(name)) for t in self.trials]
            path: Path = ("objectives", number_)
            rows.append(self._row(len(rows), str(at(aim, ("title",), "")), cells, path))
            for place, one in enumerate(items_at(self._tree, ("expectations",))):
                if at(one, ("objective",)) == name:
                    rows.append(self._expectation_row(len(rows), place, one))
        rows += self._inject_rows(len(rows))
        self.model.replace(rows)
        self.table.setVisible(True)

    def _row(self, order: int, title: str, cells: list[str], path: Path) -> TrialRow:
        return TrialRow(str(order), order, title, _three(cells), None, True, path)

    def _expectation_row(self, order: int, place: int, said: object) -> TrialRow:
        name = at(said, ("id",))
        verdicts = [
            next((one for one in t.verdicts if one.expectation == name), None) for t in self.trials
        ]
        verdicts += [None] * (len(ROBOTS) - len(verdicts))
        is_wrong = (
            verdicts[0] is not None and verdicts[0].outcome not in (Outcome.MET, Outcome.UNJUDGED)
        ) or (verdicts[2] is not None and verdicts[2].outcome is Outcome.MET)
        return TrialRow(
            str(order), order, str(at(said, ("title",), "")),
            _three([verdict_words(one) for one in verdicts]), 3 if is_wrong else None, False,
            ("expectations", place),
        )  # fmt: skip

    def _inject_rows(self, first: int) -> list[TrialRow]:
        """Return the injects whose effect failed, with the reason."""
        rows: list[TrialRow] = []
        for place, one in enumerate(items_at(self._tree, ("injects",))):
            name = at(one, ("id",))
            reasons = [t.failed.get(name, "") for t in self.trials]
            if any(reasons):
                title = self.tr("注入失败：{0}").format(at(one, ("title",), name))
                order = first + len(rows)
                rows.append(
                    TrialRow(
                        str(order), order, title, _three(reasons), 3, False, ("injects", place)
                    )
                )
        return rows

    def _open(self, row: TrialRow | None) -> None:
        if row is not None and row.path:
            self.opened.emit(row.path)


def _cell(place: int, row: TrialRow) -> str:
    return row.cells[place]


def _three(cells: list[str]) -> tuple[str, str, str]:
    first, second, third = [*cells, "", "", ""][:3]
    return first, second, third

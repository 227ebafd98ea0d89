"""What is wrong in a draft, in words of the form rather than of the file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.drill.editing.check import place_of
from app.drill.editing.tree import at
from ui.pages.drill_editor.labels import field_label
from ui.widgets.basics import label
from ui.widgets.measure import spaced
from ui.widgets.table import Table
from ui.widgets.table_model import Column, TableModel

if TYPE_CHECKING:
    from app.drill.editing.tree import Path
    from app.drill.problems import Problem
    from ui.pages.drill_editor.manuscript import Manuscript
    from ui.theme.look import Look

translate = QCoreApplication.translate

_OWNERS = {
    "injects": "inject", "objectives": "objective", "roles": "role",
    "expectations": "expectation", "world": "beginning",
}  # fmt: skip


_REFUSALS: dict[str, Any] = {
    "span of time": QT_TRANSLATE_NOOP("DrillEditor", "应为时间，如 0:05、1:30:00、90s、5m。"),
    "at_least or at_most": QT_TRANSLATE_NOOP("DrillEditor", "“至少”和“至多”要填一个。"),
    "people are in an open shelter": QT_TRANSLATE_NOOP("DrillEditor", "只有开放的点位里有人。"),
    "quantity is less than nothing": QT_TRANSLATE_NOOP("DrillEditor", "数量不能小于零。"),
    "quantity is nothing": QT_TRANSLATE_NOOP("DrillEditor", "数量要大于零。"),
    "exactly one of shelter, team": QT_TRANSLATE_NOOP(
        "DrillEditor", "避难点位、队伍、储备点、道路里只填一类。"
    ),
    "needs its depot and its item": QT_TRANSLATE_NOOP("DrillEditor", "储备点和物资要一起填。"),
    "a lot is in a depot": QT_TRANSLATE_NOOP("DrillEditor", "填了批次，还要填储备点。"),
    "a quantity is of one lot": QT_TRANSLATE_NOOP("DrillEditor", "填了数量，还要填批次。"),
    "a stretch is of a road": QT_TRANSLATE_NOOP("DrillEditor", "填了路段，还要填道路。"),
    "what is spoiled does not come": QT_TRANSLATE_NOOP("DrillEditor", "坏了的物资不能恢复。"),
    "text is missing": QT_TRANSLATE_NOOP("DrillEditor", "要填内容，否则参演人员不知道。"),
    "lasts is missing": QT_TRANSLATE_NOOP("DrillEditor", "要填持续多久。"),
    "back is of broker": QT_TRANSLATE_NOOP("DrillEditor", "这一种不能勾“已恢复”，请写在内容里。"),
    "mains is of power": QT_TRANSLATE_NOOP("DrillEditor", "只有供电能勾，并要填持续多久。"),
    "over is less than": QT_TRANSLATE_NOOP("DrillEditor", "至少 20s。"),
}
"""What plug-ins refuse in words of their own, by a part of these words."""


class ProblemRow(msgspec.Struct, frozen=True):
    """A problem: where in words, and what."""

    id: str
    order: int
    where: str
    what: str
    path: tuple[str | int, ...]


def problem_sentence(problem: Problem) -> str:
    """Return what is wrong, without the place."""
    if problem.code == "bad_body":
        return _body_sentence(problem.value)
    is_english = QLocale().language() == QLocale.Language.English
    return problem.english if is_english else problem.chinese


def _body_sentence(said: str) -> str:
    """Return what a plug-in's reader says about a body, in the words of the house."""
    if "missing required field" in said or "matching regex '\\\\S'" in said:
        return translate("DrillEditor", "必须填写。")
    if "unknown field" in said:
        return translate("DrillEditor", "这一类型没有这个字段。")
    bound = re.search(r"Expected `\w+` (>=|<=|>|<) (-?[\d.]+)", said)
    if bound is not None:
        return translate("DrillEditor", "应为数字，{0} {1}。").format(*bound.groups())
    length = re.search(r"of length <= (\d+)", said)
    if length is not None:
        return translate("DrillEditor", "太长，最多 {0} 个字。").format(length.group(1))
    wanted = re.search(r"Expected `(\w+)[^`]*`", said)
    if wanted is not None and wanted.group(1) in ("int", "float", "decimal"):
        return translate("DrillEditor", "应为数字。")
    if wanted is not None and wanted.group(1) == "str":
        return translate("DrillEditor", "应为文字。")
    if "Invalid enum value" in said:
        return translate("DrillEditor", "不是可选的值，请重新选择。")
    for words, sentence in _REFUSALS.items():
        if words in said:
            return str(translate("DrillEditor", sentence))
    return translate("DrillEditor", "内容有误（{0}）。").format(said)


def where_words(manuscript: Manuscript, path: Path) -> str:
    """Return where a problem is: which item by its title, and which field by its word."""
    words = []
    owner = "scenario"
    if path and path[0] in _OWNERS:
        owner = _OWNERS[str(path[0])]
        words.append(field_label("scenario", str(path[0])))
        if len(path) > 1 and isinstance(path[1], int):
            title = manuscript.title_at(path[:2])
            if path[0] == "injects" and title:  # most problems are of injects, and room is scarce
                words[-1] = f"“{title}”"
            else:
                words[-1] += f" “{title}”" if title else f" {path[1] + 1}"
        path_below = path[2:]
    else:
        path_below = path
    for step in path_below:
        if isinstance(step, int):
            words[-1] += f" {step + 1}"
        elif step not in ("body", "when"):
            words.append(field_label(_owner_of(manuscript, path, owner, step), step))
    return " · ".join(words)


def _owner_of(manuscript: Manuscript, path: Path, owner: str, step: str) -> str:
    """Return the form that a field is in."""
    if "body" in path and path[-1] == step:
        if "when" in path:
            return f"condition.{at(manuscript.tree, (*path[:4], 'condition'))}"
        naming = {"inject": "kind", "expectation": "criterion", "beginning": "kind"}[owner]
        group = {"inject": "effect", "expectation": "criterion", "beginning": "beginning"}[owner]
        return f"{group}.{at(manuscript.tree, (*path[:2], naming))}"
    return "trigger" if "trigger" in path and step != "trigger" else owner


class ProblemsPage(QWidget):
    """The list of what is wrong. `opened(path)`: its field is wanted."""

    opened = Signal(object)

    def __init__(self, look: Look, manuscript: Manuscript) -> None:
        super().__init__()
        self._manuscript = manuscript
        self.model: TableModel[ProblemRow] = TableModel(
            [
                Column("where", self.tr("哪里"), lambda row: row.where, stretch=True,
                       level=lambda _: 3, tip=lambda row: row.where),
                Column("what", self.tr("问题"), lambda row: row.what, stretch=True,
                       tip=lambda row: row.what),
            ],
            self,
        )  # fmt: skip
        self.model.set_order(lambda row: row.order)
        self.table = Table(look, self.model)
        self.table.setAccessibleName(self.tr("问题"))
        self.summary = label("", wrap=True)
        layout = spaced(look, QVBoxLayout(self), 8, (16, 12, 0, 0))
        layout.addWidget(self.summary)
        layout.addWidget(self.table, 1)
        layout.addStretch(0)
        self.table.clicked.connect(lambda index: self._open(self.model.row_at(index.row())))
        self.table.row_activated.connect(lambda row_id: self._open(self.model.row(row_id)))

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Show what is wrong."""
        rows = []
        for order, problem in enumerate(problems):
            path = place_of(problem)
            rows.append(
                ProblemRow(
                    f"{order} {problem.field} {problem.code}",
                    order,
                    where_words(self._manuscript, path),
                    problem_sentence(problem),
                    path,
                )
            )
        self.model.replace(rows)
        self.table.setVisible(bool(rows))
        self.summary.setText(
            self.tr("{0} 处问题。可以保存，改好之前不能推演、试跑；点一条就到那里。").format(
                len(rows)
            )
            if rows
            else self.tr("没有问题，可以试跑和推演。")
        )

    def _open(self, row: ProblemRow | None) -> None:
        if row is not None:
            self.opened.emit(row.path)

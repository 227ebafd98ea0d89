"""Sending a team (派队): to a new incident or one nearby, with a task and a time limit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from app.domain.incidents import Source
from app.domain.instant import MINUTE
from app.services import dispatch, teams
from app.services.dispatch import (
    SAME_AREA,
    SAME_BUILDING,
    SAME_COMPOUND,
    Choices,
    Dispatched,
    NearIncident,
)
from app.services.incidents import Intake
from ui.alarms.words import whole_place_of
from ui.labels import alarm_title
from ui.pages.alarms.work_panel import WorkPanel
from ui.pages.incidents import errors as _sentences  # noqa: F401 - registers them
from ui.pages.incidents.model import KIND_OF_SENSOR
from ui.text import number
from ui.widgets.basics import Chips, button, label
from ui.widgets.fields import ChoiceField, LineField
from ui.widgets.measure import spaced
from ui.widgets.undo_bar import Done

if TYPE_CHECKING:
    from app.services.alarms import AlarmRow
    from app.services.desk import Desk
    from app.services.teams import TeamRow
    from ui.console import Console

NEW = "new"
_ELSEWHERE_OFFERED = 10


class DispatchPanel(WorkPanel):
    """Incident, team, task, time limit. What is nearest is chosen already."""

    def __init__(self, console: Console) -> None:
        super().__init__(console)
        look = console.look
        self._teams: dict[str, TeamRow] = {}
        self.incident = ChoiceField(look, "incident", self.tr("事件"))
        self.team = ChoiceField(look, "team", self.tr("队伍（近的在前）"))
        self.task = LineField(
            look,
            "task",
            self.tr("任务"),
            choices=(
                self.tr("现场核实"),
                self.tr("携器材处置"),
                self.tr("疏散住户"),
                self.tr("上门看望"),
                self.tr("设警示、拦车辆行人"),
            ),
            limit=120,
        )
        self.due = Chips(
            [
                ("10", self.tr("10 分内")),
                ("30", self.tr("30 分内")),
                ("60", self.tr("1 时内")),
                ("", self.tr("不限时")),
            ],
            one=True,
        )
        self._waiting = label(self.tr("正在读取队伍和事件"), "dim")
        self.send_button = button(self.tr("派出"), "Ctrl+Enter", role="primary")
        self.send_button.clicked.connect(self.submit)
        self.cancel_button = button(self.tr("取消"), "Esc")
        self.cancel_button.clicked.connect(self.close_panel)
        self.back_button = button(self.tr("登记归队"), role="link")
        self.back_button.clicked.connect(self._mark_present)
        self.back_button.hide()
        self.team.combo.currentIndexChanged.connect(self._show_away)
        choices = spaced(look, QHBoxLayout(), 12)
        choices.addWidget(self.incident, 2)
        choices.addWidget(self.team, 3)
        choices.addWidget(self.back_button)
        self.body.addWidget(self._waiting)
        self.body.addLayout(choices)
        self.body.addWidget(self.task)
        last = spaced(look, QHBoxLayout(), 8)
        last.addWidget(self.due, 1)
        last.addWidget(self.send_button)
        last.addWidget(self.cancel_button)
        self.body.addLayout(last)
        self.body.addStretch(1)
        self.bind("Ctrl+Return", self.submit)
        self.bind("Ctrl+Enter", self.submit)

    @property
    def is_ready(self) -> bool:
        """Whether teams and incidents have been read."""
        return self.send_button.isEnabled()

    def prepare(self) -> None:
        """Read who and what is near the first alarm."""
        self.name(self.tr("派队"))
        first = self.rows[0]
        self.task.set_text(self.tr("现场核实"))
        self.due.set_on(["30"])
        self.incident.offer(())
        self.team.offer(())
        self.send_button.setEnabled(False)
        self._waiting.show()
        self.task.focus()
        alarm_id = first.id
        self.console.ask(
            self,
            lambda desk: dispatch.choices(desk, alarm_id),
            lambda found: self._offer(alarm_id, found),
            self.refuse,
        )

    def submit(self) -> None:
        """Send the team."""
        if not self.is_ready or not self.rows:
            return
        if not self.task.text:
            self.task.show_error(self.tr("请写明去做什么。"))
            self.task.focus()
            return
        chosen = self._teams.get(self.team.text)
        if chosen is None:
            self.team.show_error(self.tr("请选一支队伍。"))
            return
        ids = tuple(row.id for row in self.rows)
        minutes = self.due.on[0] if self.due.on else ""
        due_at = self.console.now() + int(minutes) * MINUTE if minutes else None
        into = self.incident.text
        target = intake(self.rows[0]) if into == NEW else into
        name, team_id, task = chosen.name, chosen.id, self.task.text
        self.send_button.setEnabled(False)
        self.console.ask(
            self,
            lambda desk: dispatch.send_team(desk, ids, team_id, task, target, due_at),
            lambda sent: self._sent(name, task, sent),
            self._refused,
        )

    def _offer(self, alarm_id: str, found: Choices) -> None:
        if not self.rows or self.rows[0].id != alarm_id:
            return
        self._teams = {team.id: team for team in found.teams}
        near = [one for one in found.incidents if one.nearness <= SAME_AREA]
        others = [one for one in found.incidents if one.nearness > SAME_AREA]
        own = found.alarm.incident_id
        offered = [*near, *others[:_ELSEWHERE_OFFERED]]
        if own is not None:  # its alarms are part of it already: no other one may take them
            offered = [one for one in found.incidents if one.row.id == own]
        choices = [(one.row.id, self._incident_words(one)) for one in offered]
        if own is None:
            choices.insert(0, (NEW, self.tr("新建事件")))
        self.incident.offer(choices)
        if near and near[0].nearness == SAME_BUILDING:
            self.incident.set_text(near[0].row.id)
        self.team.offer([(team.id, self._team_words(team)) for team in found.teams])
        self._show_away()
        self._waiting.hide()
        self.send_button.setEnabled(bool(choices and found.teams))
        if not found.teams:
            self.refuse(self.tr("还没有登记队伍，请先导入队伍，或按 F4 建事件后电话派人。"))

    def _show_away(self, _position: int = 0) -> None:
        """Say what can be done about a team that is away."""
        chosen = self._teams.get(self.team.text)
        self.back_button.setVisible(chosen is not None and chosen.away_since is not None)

    def _mark_present(self) -> None:
        chosen = self._teams.get(self.team.text)
        if chosen is None:
            return
        team_id = chosen.id
        self.console.ask(
            self,
            lambda desk: teams.mark_present(desk, team_id),
            lambda _: self.prepare(),
            self._refused,
        )

    def _incident_words(self, one: NearIncident) -> str:
        where = {
            SAME_BUILDING: self.tr("同楼"),
            SAME_COMPOUND: self.tr("同小区"),
            SAME_AREA: self.tr("同居民区"),
        }.get(one.nearness, one.row.area_name)
        return self.tr("并入 {0} {1}（{2}）").format(one.row.number, one.row.title, where)

    def _team_words(self, team: TeamRow) -> str:
        if team.own:
            where = self.tr("本居民区")
        elif team.distance_m is None:
            where = self.tr("街道")
        else:
            where = self.tr("{0}，{1} m").format(team.area_name, number(team.distance_m, 0))
        words = self.tr("{0} · {1} 人 · {2}").format(team.name, team.people, where)
        if team.away_since is None:
            return words
        return self.tr("{0} · 不在岗：{1}").format(words, team.away_reason)

    def _sent(self, team: str, task: str, sent: Dispatched) -> None:
        self.send_button.setEnabled(True)
        reason = self.tr("派队撤销")

        def undo(desk: Desk) -> None:
            dispatch.recall_team(desk, sent, reason)

        text = self.tr("已派 {0}：{1}（事件 {2}）").format(team, task, sent.number)
        self.finish(text, Done(text, undo, self.tr("已撤销派队，任务取消")))

    def _refused(self, error: Exception) -> None:
        self.send_button.setEnabled(True)
        self.refuse(error)


def intake(row: AlarmRow) -> Intake:
    """Return what an alarm says of a new incident."""
    is_site = row.condition == "process"
    return Intake(
        title=f"{whole_place_of(row)} {alarm_title(row.kind, row.condition)}"[:120],
        kind=KIND_OF_SENSOR.get(row.kind, "other") if is_site else "other",
        source=Source.ALARM.value,
        area_id=row.area_id,
        building_id=row.building_id,
        place=row.place,
        lon=row.lon,
        lat=row.lat,
    )

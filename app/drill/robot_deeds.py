"""What the robot player does in a drill's street, by the services of a person's deeds."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from app.domain.drill import wants
from app.domain.incidents import IncidentState, TaskState
from app.domain.reporting import ReportKind
from app.domain.shelters import ShelterState
from app.drill import robot_help
from app.drill.robot_help import CannotDo
from app.services import (
    calls,
    duty,
    incidents,
    plans,
    report_draft,
    reports,
    shelters,
    stock_moves,
    supplies,
)
from db.models import (
    Depot,
    PlanActivation,
    ResidentialArea,
    SupplyItem,
    Task,
)

if TYPE_CHECKING:
    from app.domain.drill.scenario import Deed
    from app.services.desk import Desk

_DISTRICT = "导调（代区总值班室）"


class _Running(NamedTuple):
    """A running activation of a plan."""

    id: str
    level: int


class Hands:
    """Acts at `desk`. What belongs to an incident goes to the one it took in, else to the last."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._incident: str | None = None

    def do(self, work: wants.Work) -> None:
        """Do it. Raises CannotDo, ServiceError."""
        match work:
            case wants.Activate():
                self._activate(work)
            case wants.Stand():
                self._stand(work)
            case wants.OpenShelters():
                self._open_shelters(work)
            case wants.TakeIn():
                robot_help.take_people(self._desk, work)
            case wants.IssueStock():
                self._issue(work)
            case wants.FinishTask():
                self._finish_task(work)
            case wants.SendTeam():
                robot_help.send_team(self._desk, work, self._open_incident())
            case wants.CallBack():
                self._call_back(work)
            case wants.Notify():
                robot_help.notify(self._desk, work)
            case wants.Report():
                self._report(work)
            case wants.Do():
                self._act(work)
            case _:
                raise CannotDo(work)

    def _activate(self, work: wants.Activate) -> None:
        plan, running = self._plan(work.plan, work)
        if running is None:
            plans.activate(self._desk, plan, work.level)
        elif running.level > work.level:
            plans.raise_level(self._desk, running.id, work.level)

    def _stand(self, work: wants.Stand) -> None:
        """Bring the plan to exactly the level; down only by ending it and beginning anew."""
        plan, running = self._plan(work.plan, work)
        if running is not None and running.level == work.level:
            return
        if running is not None and (not work.level or running.level < work.level):
            plans.end_activation(self._desk, running.id, "情况缓和")
            running = None
        if work.level and running is None:
            plans.activate(self._desk, plan, work.level)
        elif work.level and running is not None:
            plans.raise_level(self._desk, running.id, work.level)

    def _plan(self, code: str, work: wants.Work) -> tuple[str, _Running | None]:
        """Return a plan's id, and id and level of its running activation. Raises CannotDo."""
        found = next((one for one in plans.plans(self._desk) if one.code == code), None)
        if found is None:
            raise CannotDo(work)
        with self._desk.read() as session:
            running = session.execute(
                select(PlanActivation.id, PlanActivation.level).where(
                    PlanActivation.plan_id == found.id, PlanActivation.ended_at.is_(None)
                )
            ).first()
        return found.id, None if running is None else _Running(running.id, running.level)

    def _open_shelters(self, work: wants.OpenShelters) -> None:
        rows = shelters.shelters(self._desk)
        if work.shelter:
            meant = [one for one in rows if one.code == work.shelter]
        else:
            area = self._area(work.area)
            meant = [one for one in rows if one.area_id == area]
        is_open = [one for one in meant if one.state == ShelterState.OPEN]
        closed = [one for one in meant if one.state == ShelterState.CLOSED]
        for one in closed[: max(0, work.count - len(is_open))]:
            shelters.open_shelter(self._desk, one.id, "安置转移群众")
        if len(is_open) + len(closed) < work.count:
            raise CannotDo(work)

    def _issue(self, work: wants.IssueStock) -> None:
        left = Decimal(work.quantity)
        for depot, item in self._depots(work):
            picks = supplies.suggest_lots(self._desk, depot, item, left)
            if picks:
                stock_moves.issue_lots(self._desk, depot, picks, "演练调拨", "现场")
                left -= sum(quantity for _, quantity in picks)
            if left <= 0:
                return
        raise CannotDo(work)

    def _finish_task(self, work: wants.FinishTask) -> None:
        with self._desk.read() as session:
            found = session.scalar(
                select(Task.id)
                .where(Task.title.contains(work.title), Task.state == TaskState.OPEN)
                .order_by(Task.created_at, Task.id)
                .limit(1)
            )
        task = found or incidents.add_task(self._desk, self._open_incident(), work.title)
        incidents.complete_task(self._desk, task, "已完成")

    def _call_back(self, work: wants.CallBack) -> None:
        if not work.sensors:
            found = incidents.incidents(self._desk, IncidentState.OPEN)
            fitting = [one.id for one in found if work.kind == one.kind]
            incident = fitting[0] if fitting else self._open_incident()
            if work.kind and not fitting:
                incident = self._take_in(work.kind)
            calls.call_about_incident(self._desk, incident, work.whom, True, robot_help.TOLD)
            return
        robot_help.call_about_alarm(self._desk, work)

    def _report(self, work: wants.Report) -> None:
        incident = self._open_incident()
        if work.report == "phone":
            reports.report_by_telephone(self._desk, incident, _DISTRICT)
            return
        for _ in ReportKind:
            draft = report_draft.draft(self._desk, incident)
            is_it = work.report in draft.kinds
            kind = work.report if is_it else draft.kinds[0]
            reports.send_report(self._desk, incident, kind, _DISTRICT, draft.text)
            if is_it:
                return
        raise CannotDo(work)

    def _act(self, work: wants.Do) -> None:
        deed = work.deed
        match deed.action:
            case "incident_open":
                self._take_in(str(deed.detail.get("kind", "other")))
            case "incident_grade":
                incidents.set_grade(
                    self._desk, self._open_incident(), str(deed.detail.get("new", "large"))
                )
            case "incident_casualties":
                injured = int(deed.detail.get("injured", 1))
                incidents.set_casualties(self._desk, self._open_incident(), injured, 0)
            case "task_add":
                incidents.add_task(self._desk, self._open_incident(), "现场处置")
            case "write_log":
                duty.write_log(self._desk, "已按要求处置并记录")
            case _:
                self._act_otherwise(deed)

    def _act_otherwise(self, deed: Deed) -> None:
        match deed.action:
            case "plan_activate" | "plan_raise":
                code, level = str(deed.detail.get("code", "")), int(deed.detail.get("level", 4))
                self._activate(wants.Activate(code, level))
            case "task_done":
                self._finish_task(wants.FinishTask("处置"))
            case _:
                raise CannotDo(deed)

    def _open_incident(self) -> str:
        """Return an open incident's id: the robot's own, else the last one taken in."""
        if self._incident is None:
            found = incidents.incidents(self._desk, IncidentState.OPEN)
            if not found:
                return self._take_in("other")
            self._incident = max(found, key=lambda one: (one.opened_at, one.number)).id
        return self._incident

    def _take_in(self, kind: str) -> str:
        self._incident = incidents.open_incident(
            self._desk, incidents.Intake("【演练】机器人登记", kind)
        )
        return self._incident

    def _depots(self, work: wants.IssueStock) -> list[tuple[str, str]]:
        """Return the depots to issue from, the street's reserves first, with the item's id."""
        with self._desk.read() as session:
            item = session.scalar(select(SupplyItem.id).where(SupplyItem.code == work.item))
            query = select(Depot.id).order_by(Depot.kind != "street_reserve", Depot.code)
            if work.depot:
                query = query.where(Depot.code == work.depot)
            return [] if item is None else [(depot, item) for depot in session.scalars(query)]

    def _area(self, code: str) -> str | None:
        with self._desk.read() as session:
            return session.scalar(select(ResidentialArea.id).where(ResidentialArea.code == code))

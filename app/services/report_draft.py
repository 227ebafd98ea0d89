"""The first wording of a report: what the street knows of an incident, by section.

It says what is on record and no more; what nobody has written down stays empty, to be filled in by
a person. A follow-up goes on from the report before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import func, select

from app.domain.incidents import EntryKind, IncidentKind, Source, TaskState
from app.domain.instant import local_text, local_time
from app.domain.plans import LEVEL_NAMES
from app.domain.report_text import Letterhead, ReportText, title_by
from app.domain.reporting import Channel, ReportKind
from app.services.incident_rows import incident
from app.services.report_rows import IncidentReports, incident_reports
from db.models import Building, OccupancyMove, Plan, PlanActivation, Shelter

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.domain.instant import Instant
    from app.services.alarms import AlarmRow
    from app.services.desk import Desk
    from app.services.incident_rows import EntryRow, IncidentDetail, IncidentRow, TaskRow

_KINDS = {
    IncidentKind.FIRE: "火灾",
    IncidentKind.GAS: "燃气泄漏",
    IncidentKind.FLOOD: "积水内涝",
    IncidentKind.WIND: "大风灾害",
    IncidentKind.COLLAPSE: "坍塌坠落",
    IncidentKind.TRAFFIC: "交通事故",
    IncidentKind.UTILITY: "水电、电梯故障",
    IncidentKind.HEALTH: "公共卫生事件",
    IncidentKind.PERSON: "人员求助",
    IncidentKind.SECURITY: "治安事件",
}
_SOURCES = {
    Source.CALL: "群众来电",
    Source.ALARM: "感知设备报警",
    Source.PATROL: "巡查发现",
    Source.COMMITTEE: "居委会上报",
    Source.DISTRICT: "区里通报",
}
_LEVELS = ("I", "II", "III", "IV")
_MOST_LINES = 20
"""A report tells the course; the log tells everything."""


class Draft(msgspec.Struct, frozen=True):
    """A wording to go on from, and what stands over it when it is sent as `kind`."""

    kinds: tuple[ReportKind, ...]
    number: int
    street: str
    incident: str
    recipient: str
    text: ReportText

    def letterhead(self, kind: ReportKind, recipient: str, author: str) -> Letterhead:
        """Return what stands over the report before it is sent."""
        return Letterhead(self.street, kind, self.number, self.incident, recipient, author, None)


def draft(desk: Desk, incident_id: str) -> Draft:
    """Return the first wording of the next written report. Raises NotFound."""
    known = incident(desk, incident_id)
    reports = incident_reports(desk, incident_id)
    written = [one for one in reports.reports if one.channel is Channel.WRITING]
    with desk.read() as session:
        extent = _extent(session, known.row)
        activated = _activated(session, incident_id)
    since = written[-1].at if written else None
    fresh = ReportText(
        title=_title(known.row, reports),
        foot=reports.usual.report_foot,
        occurred=_occurred(known),
        place=_place(known.row),
        source=_SOURCES.get(Source(known.row.source), ""),
        cause=_cause(known.row),
        course=_course(known, since),
        injured=known.row.injured,
        dead=known.row.dead,
        extent=extent,
        measures="\n".join([*activated, *_tasks(known.tasks, TaskState.DONE)]),
        next_steps="\n".join(_tasks(known.tasks, TaskState.OPEN)),
    )
    before = written[-1].text if written else None
    return Draft(
        reports.kinds,
        len(written) + 1,
        reports.street,
        known.row.number,
        reports.recipient,
        fresh if before is None else _gone_on(before, fresh),
    )


def _gone_on(before: ReportText, fresh: ReportText) -> ReportText:
    """Return the fresh wording with what a person wrote into the report before."""
    kept = {
        name: getattr(before, name)
        for name in ("occurred", "place", "source", "cause", "missing", "consequences", "trend")
    }
    for name in ("injured", "dead"):
        if getattr(fresh, name) is None:
            kept[name] = getattr(before, name)
    if before.foot:
        kept["foot"] = before.foot
    for name in ("extent", "measures", "next_steps", "requests"):
        if not getattr(fresh, name):
            kept[name] = getattr(before, name)
    return msgspec.structs.replace(fresh, **kept)


def _title(row: IncidentRow, reports: IncidentReports) -> str:
    pattern = reports.usual.report_title
    return title_by(pattern, reports.street, row.title, reports.kinds[0])[:120]


def _occurred(known: IncidentDetail) -> str:
    """Return when it began as far as is known: the first alarm, else when it was taken in."""
    row = known.row
    first = min((one.raised_at for one in known.alarms), default=row.opened_at)
    if first < row.opened_at:
        return f"{local_text(first)}（首条感知报警），{local_time(row.opened_at)} 受理"
    return f"{local_text(row.opened_at)}（受理）"


def _place(row: IncidentRow) -> str:
    parts = (row.area_name, row.compound_name, row.building_number, row.place)
    return " ".join(dict.fromkeys(part for part in parts if part))


def _cause(row: IncidentRow) -> str:
    kind = _KINDS.get(IncidentKind(row.kind), "")
    return "。".join(part for part in (kind, row.description.rstrip("。")) if part)


def _course(known: IncidentDetail, since: Instant | None) -> str:
    """Return what happened (since the last report), by time: alarms, and what people wrote."""
    lines = [(one.raised_at, _alarm_line(one)) for one in known.alarms]
    lines += [
        (one.at, one.text)
        for one in known.entries
        if one.kind != EntryKind.STATE and one.superseded_by_id is None
    ]
    lines += [(one.at, _taken_in(one)) for one in known.entries[:1] if one.kind == EntryKind.STATE]
    news = sorted(line for line in lines if since is None or line[0] > since)
    return "\n".join(f"{local_time(at)} {said}" for at, said in news[-_MOST_LINES:])


def _taken_in(first: EntryRow) -> str:
    return f"街道值班室{first.text}"


def _alarm_line(one: AlarmRow) -> str:
    verdict = {"real": "，核实为真", "false": "，核实为误报"}.get(one.verdict or "", "")
    where = one.place or one.sensor_code
    return f"感知点位报警：{where}（{_LEVELS[one.level - 1]} 级）{verdict}"


def _tasks(tasks: tuple[TaskRow, ...], state: TaskState) -> list[str]:
    lines = []
    for one in tasks:
        if one.state == state:
            who = f"{one.assignee}：" if one.assignee else ""
            if state is TaskState.DONE:
                tail = f"（已完成{f'，{one.result}' if one.result else ''}）"
            else:
                tail = f"（时限 {local_time(one.due_at)[:5]}）" if one.due_at is not None else ""
            lines.append(f"{who}{one.title}{tail}")
    return lines


def _activated(session: Session, incident_id: str) -> list[str]:
    query = (
        select(Plan.title, PlanActivation.level, PlanActivation.activated_at)
        .join(Plan, Plan.id == PlanActivation.plan_id)
        .where(PlanActivation.incident_id == incident_id)
        .order_by(PlanActivation.activated_at)
    )
    return [
        f"{local_time(at)[:5]} 启动《{title}》{LEVEL_NAMES[level]}"
        for title, level, at in session.execute(query)
    ]


def _extent(session: Session, row: IncidentRow) -> str:
    """Return what is affected: the building's people, and the shelters opened in its area."""
    parts = []
    building = session.get(Building, row.building_id) if row.building_id else None
    if building is not None:
        parts.append(
            f"{row.compound_name} {building.number}（{building.floors} 层，"
            f"{building.households} 户，登记 {building.residents} 人）"
        )
    inside = (
        select(OccupancyMove.shelter_id, func.sum(OccupancyMove.people).label("people"))
        .group_by(OccupancyMove.shelter_id)
        .subquery()
    )
    count, people = session.execute(
        select(func.count(), func.coalesce(func.sum(inside.c.people), 0))
        .select_from(Shelter)
        .outerjoin(inside, inside.c.shelter_id == Shelter.id)
        .where(Shelter.area_id == row.area_id, Shelter.state == "open")
    ).one()
    if count:
        parts.append(f"{row.area_name}开放避难点 {count} 处，现有 {int(people)} 人")
    return "；".join(parts)

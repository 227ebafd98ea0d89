"""Alarm rules: what holds where, changing it, its versions, and what a change would have done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import func, select

from app.domain.instant import DAY, Instant
from app.domain.preview import Preview, preview
from app.domain.readings import Reading, ReportedState
from app.domain.rulebook import RuleBook
from app.domain.rules import BadRule, Rule, RuleSet, check_rule, read_rule, write_rule
from app.domain.scopes import Place, Scope
from app.domain.sensors import KINDS
from app.services.desk import NotAllowed, NotFound, ServiceError
from app.services.place_names import scope_exists, scope_names
from app.services.texts import required
from db.alarm_room import read_entries, read_rulebook
from db.ids import new_id
from db.models import Building, Compound, RuleVersion, Sensor
from db.models import Reading as ReadingRow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from app.services.desk import Desk

PREVIEW_SPAN = 7 * DAY

_ROLES = ("leader", "administrator")


class RuleRefused(ServiceError):
    """The settings make no sense. Fields: `problem` (a code of `BadRule`), `field`."""

    def __init__(self, problem: str, field: str) -> None:
        super().__init__(f"{field}: {problem}")
        self.problem = problem
        self.field = field


class RulePlace(msgspec.Struct, frozen=True):
    """One rule at one place: what is edited."""

    kind: str
    scope: Scope
    scope_id: str
    code: str


class RuleInForce(msgspec.Struct, frozen=True):
    """A rule as it holds at a place. `scope` None: built in; `place`: who set it, by name.

    `own`: it was set at this very place, and can be taken away there.
    """

    code: str
    rule: Rule
    scope: str | None
    scope_id: str
    place: str
    own: bool


class RuleVersionRow(msgspec.Struct, frozen=True):
    """One version of one rule at one place; `rule` None: the place's own rule was taken away."""

    revision: int
    rule: Rule | None
    at: Instant
    actor: str
    reason: str


class Compared(msgspec.Struct, frozen=True):
    """What the last seven days would have raised: as the rules are, and as they would be.

    `sensors`: how many sensors the change touches. `readings`: how many of theirs were looked at.
    """

    before: Preview
    after: Preview
    sensors: int
    readings: int


def rules_at(desk: Desk, kind: str, scope: Scope, scope_id: str) -> list[RuleInForce]:
    """Return the rules in force for a kind at a place, in their order. Raises NotFound."""
    _known(kind)
    with desk.read() as session:
        place = _place(session, scope, scope_id)
        book = read_rulebook(session)
        found = book.effective(kind, place)
        names = scope_names(
            session, [(one.scope, one.scope_id) for one in found.values() if one.scope is not None]
        )
        return [
            RuleInForce(
                code,
                one.rule,
                one.scope,
                one.scope_id,
                names.get((one.scope, one.scope_id), "") if one.scope else "",
                (one.scope, one.scope_id) == (scope, scope_id),
            )
            for code, one in found.items()
        ]


def versions(desk: Desk, place: RulePlace) -> list[RuleVersionRow]:
    """Return all versions of a rule at a place, the newest first."""
    row = RuleVersion
    with desk.read() as session:
        found = session.execute(
            select(row.revision, row.body, row.at, row.actor, row.reason)
            .where(*_at(place))
            .order_by(row.revision.desc(), row.hlc.desc())
        ).all()
    return [
        RuleVersionRow(revision, read_rule(place.code, body) if body else None, at, actor, reason)
        for revision, body, at, actor, reason in found
    ]


def overrides(desk: Desk) -> list[tuple[RulePlace, str, Rule]]:
    """Return every rule a street has set, with the name of its place."""
    with desk.read() as session:
        entries = read_entries(session)
        names = scope_names(session, [(scope, of) for _, scope, of, _ in entries])
    return [
        (RulePlace(kind, scope, of, code), names.get((scope, of), ""), rule)
        for (kind, scope, of, code), rule in sorted(entries.items())
    ]


def set_rule(desk: Desk, place: RulePlace, rule: Rule | None, reason: str) -> int:
    """Set a rule at a place, or take the place's own away (None); return the new revision.

    For leaders and administrators. Raises NotAllowed, RuleRefused, TextMissing, NotFound.
    """
    if desk.actor.role not in _ROLES:
        raise NotAllowed("set_rule")
    reason = required("reason", reason)
    _known(place.kind)
    _check(place.code, rule)
    with desk.deed() as deed:
        if not scope_exists(deed.session, place.scope, place.scope_id):
            raise NotFound(place.scope, place.scope_id)
        last = deed.session.scalar(select(func.max(RuleVersion.revision)).where(*_at(place))) or 0
        body = write_rule(rule) if rule is not None else None
        row = RuleVersion(
            id=new_id(),
            kind=place.kind,
            scope=place.scope,
            scope_id=place.scope_id,
            rule=place.code,
            revision=last + 1,
            body=body,
            at=deed.now,
            actor=deed.actor.name,
            reason=reason,
        )
        deed.session.add(row)
        deed.audit(
            "set_rule", "rule_versions", row.id, kind=place.kind, scope=place.scope,
            of=place.scope_id, rule=place.code, revision=last + 1, body=body,
        )  # fmt: skip
        return last + 1


def preview_rule(desk: Desk, place: RulePlace, rule: Rule | None, until: Instant) -> Compared:
    """Return what a change would have done in the seven days before `until`.

    Looks at the sensors of the kind below the place. Raises RuleRefused, NotFound.
    """
    _known(place.kind)
    _check(place.code, rule)
    kind = KINDS[place.kind]
    with desk.read() as session:
        _place(session, place.scope, place.scope_id)
        entries = read_entries(session)
        before = RuleBook(entries)
        key = (place.kind, place.scope, place.scope_id, place.code)
        changed = {one: old for one, old in entries.items() if one != key}
        after = RuleBook(changed | ({key: rule} if rule is not None else {}))
        courses: list[tuple[RuleSet, RuleSet, list[Reading]]] = []
        sensors = 0
        read = 0
        for where, readings in _courses(session, place, until):
            old, new = before.compiled(place.kind, where), after.compiled(place.kind, where)
            sensors += 1
            read += len(readings)
            courses.append((old, new, readings))
    return Compared(
        preview(kind, ((old, readings) for old, _, readings in courses), until),
        preview(kind, ((new, readings) for _, new, readings in courses), until),
        sensors,
        read,
    )


def _courses(
    session: Session, place: RulePlace, until: Instant
) -> Iterator[tuple[Place, list[Reading]]]:
    sensors = (
        select(Sensor.id, Sensor.area_id, Building.compound_id, Sensor.building_id)
        .outerjoin(Building, Building.id == Sensor.building_id)
        .where(Sensor.kind == place.kind)
    )
    if place.scope is not Scope.STREET:
        column = {
            Scope.AREA: Sensor.area_id,
            Scope.COMPOUND: Building.compound_id,
            Scope.BUILDING: Sensor.building_id,
            Scope.SENSOR: Sensor.id,
        }[place.scope]
        sensors = sensors.where(column == place.scope_id)
    below = {one: Place(area, compound, building, one)
             for one, area, compound, building in session.execute(sensors)}  # fmt: skip
    row = ReadingRow
    found = session.execute(
        select(row.sensor_id, row.ts, row.value, row.state, row.seq)
        .where(
            row.sensor_id.in_(sensors.with_only_columns(Sensor.id)),
            row.ts > until - PREVIEW_SPAN,
            row.ts <= until,
        )
        .order_by(row.sensor_id, row.ts, row.seq)
    )
    courses: dict[str, list[Reading]] = {}
    for sensor_id, ts, value, state, seq in found:
        courses.setdefault(sensor_id, []).append(
            Reading(ts, value, ReportedState(state) if state else None, seq)
        )
    for sensor_id, readings in courses.items():
        yield below[sensor_id], readings


def _check(code: str, rule: Rule | None) -> None:
    if rule is not None:
        try:
            check_rule(code, rule)
        except BadRule as error:
            raise RuleRefused(error.problem, error.field) from None


def _known(kind: str) -> None:
    if kind not in KINDS:
        raise NotFound("sensor_kinds", kind)


def _place(session: Session, scope: Scope, scope_id: str) -> Place:
    """Return the place with all that is above it. Raises NotFound."""
    if not scope_exists(session, scope, scope_id):
        raise NotFound(scope, scope_id)
    if scope is Scope.STREET:
        return Place()
    if scope is Scope.AREA:
        return Place(scope_id)
    if scope is Scope.COMPOUND:
        area = session.scalar(select(Compound.area_id).where(Compound.id == scope_id))
        return Place(area, scope_id)
    query = (
        select(Compound.area_id, Compound.id, Building.id)
        .select_from(Building)
        .join(Compound, Compound.id == Building.compound_id)
    )
    if scope is Scope.BUILDING:
        area, compound, building = session.execute(query.where(Building.id == scope_id)).one()
        return Place(area, compound, building)
    sensor = session.get_one(Sensor, scope_id)
    above = session.execute(query.where(Building.id == sensor.building_id)).one_or_none()
    within = above[1] if above else None
    return Place(sensor.area_id, within, sensor.building_id, scope_id)


def _at(place: RulePlace) -> tuple[ColumnElement[bool], ...]:
    row = RuleVersion
    return (
        row.kind == place.kind,
        row.scope == place.scope,
        row.scope_id == place.scope_id,
        row.rule == place.code,
    )

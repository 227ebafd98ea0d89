"""Alarm rules: what holds where, changing it, its versions, and what a change would have done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import func, select

from app.domain.instant import DAY, Instant
from app.domain.preview import Preview, Tally, replay
from app.domain.readings import Reading, ReportedState
from app.domain.rulebook import RuleBook
from app.domain.rules import BadRule, Rule, check_rule, read_rule, write_rule
from app.domain.scopes import Place, Scope
from app.domain.sensors import KINDS
from app.services.alarm_rows import in_parts
from app.services.desk import NotAllowed, NotFound, ServiceError
from app.services.place_names import scope_exists, scope_names
from app.services.texts import required
from db.alarm_room import read_entries, read_rulebook
from db.ids import new_id
from db.models import Building, Compound, RuleVersion, Sensor
from db.models import Reading as ReadingRow

if TYPE_CHECKING:
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


class PreviewStopped(ServiceError):
    """Somebody stopped a preview before it was done."""


class Course:
    """How far a preview is, in sensors; who waits for it reads this from another thread.

    `stop` ends it at the next sensor.
    """

    def __init__(self) -> None:
        self.done = 0
        self.total = 0
        self.stopped = False

    def stop(self) -> None:
        """Let it end with PreviewStopped."""
        self.stopped = True


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

    `touched`: how many sensors the change touches; alarms of these alone are counted. `sensors`:
    how many of them have a history, of how many `readings`; `since`: when the oldest of these
    came, None for none. `untouched`: how many below the place go on by the rules as they were.
    """

    before: Preview
    after: Preview
    sensors: int
    readings: int
    since: Instant | None
    touched: int
    untouched: int


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
    _check(place, rule)
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


def preview_rule(
    desk: Desk, place: RulePlace, rule: Rule | None, until: Instant, course: Course | None = None
) -> Compared:
    """Return what a change would have done in the seven days before `until`.

    Looks at the sensors of the kind below the place, part by part, so that a whole street takes
    time but no memory; `course` tells how far it is, and stops it. Raises RuleRefused, NotFound,
    PreviewStopped.
    """
    _known(place.kind)
    _check(place, rule)
    course = course or Course()
    with desk.read() as session:
        _place(session, place.scope, place.scope_id)
        entries = read_entries(session)
        below = _below(session, place)
    key = (place.kind, place.scope, place.scope_id, place.code)
    changed = {one: old for one, old in entries.items() if one != key}
    before = RuleBook(entries)
    after = RuleBook(changed | ({key: rule} if rule is not None else {}))
    old_count, new_count = Tally(), Tally()
    sensors = read = 0
    since: Instant | None = None
    changes = {
        one: (old, new)
        for one, where in below.items()
        if (old := before.compiled(place.kind, where)) != (new := after.compiled(place.kind, where))
    }
    course.total = len(changes)
    for part in in_parts(list(changes)):
        with desk.read() as session:
            courses = _courses(session, part, until)
        for sensor_id, readings in courses.items():
            if course.stopped:
                raise PreviewStopped
            old, new = changes[sensor_id]
            old_count.add(replay(KINDS[place.kind], old, readings, until))
            new_count.add(replay(KINDS[place.kind], new, readings, until))
            sensors += 1
            read += len(readings)
            since = readings[0].ts if since is None else min(since, readings[0].ts)
        course.done += len(part)
    untouched = len(below) - len(changes)
    return Compared(
        old_count.preview(), new_count.preview(), sensors, read, since, len(changes), untouched
    )


def _below(session: Session, place: RulePlace) -> dict[str, Place]:
    """Return the sensors of the kind below a place, with where they are."""
    sensors = (
        select(Sensor.id, Sensor.area_id, Building.compound_id, Sensor.building_id)
        .outerjoin(Building, Building.id == Sensor.building_id)
        .where(Sensor.kind == place.kind)
        .order_by(Sensor.id)
    )
    if place.scope is not Scope.STREET:
        column = {
            Scope.AREA: Sensor.area_id,
            Scope.COMPOUND: Building.compound_id,
            Scope.BUILDING: Sensor.building_id,
            Scope.SENSOR: Sensor.id,
        }[place.scope]
        sensors = sensors.where(column == place.scope_id)
    return {
        one: Place(area, compound, building, one)
        for one, area, compound, building in session.execute(sensors)
    }


def _courses(session: Session, sensor_ids: list[str], until: Instant) -> dict[str, list[Reading]]:
    """Return the readings of the seven days before `until`, by sensor; none: left out."""
    row = ReadingRow
    found = session.execute(
        select(row.sensor_id, row.ts, row.value, row.state, row.seq)
        .where(
            row.sensor_id.in_(sensor_ids),
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
    return courses


def _check(place: RulePlace, rule: Rule | None) -> None:
    if rule is not None:
        try:
            check_rule(place.code, rule, latching=KINDS[place.kind].latching)
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

"""Field mappings of vendors' JSON: listed, tried on a message, saved, enabled, disabled."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import func, select

from app.domain.devices import Refused, Said
from app.domain.mappings import BadMapping, FieldMapping, compiled, good_filter, read_mapped
from app.services import texts
from app.services.desk import NotAllowed, ServiceError
from app.services.rows import locked
from db.ids import new_id
from db.models import PayloadMapping, SensorSource, UnknownSensor

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Row

    from app.services.desk import Actor, Desk


class MappingRefused(ServiceError):
    """A mapping can read nothing. Fields: `field`, `problem` (a code of the domain), `detail`."""

    def __init__(self, field: str, problem: str, detail: str = "") -> None:
        super().__init__(f"{field} {problem} {detail}".strip())
        self.field = field
        self.problem = problem
        self.detail = detail


class MappingNameTaken(ServiceError):
    """Another mapping has this name."""

    field = "name"


class MappingRow(msgspec.Struct, frozen=True):
    """A mapping. `waiting`, `placed`: its devices.

    `readable` False: `mapping` is empty, for what is stored is none of this version's.
    """

    id: str
    version: int
    name: str
    topic: str
    mapping: FieldMapping
    readable: bool
    enabled: bool
    edited_at: int
    edited_by: str
    waiting: int
    placed: int


class Tried(msgspec.Struct, frozen=True):
    """What a mapping reads of one device in a message, or why not.

    `problem` "": it is read. Else it is a code of `app.domain.mappings`, `field` says where, and
    `shown` what stood there. `ts` None: timed by its receipt.
    """

    address: str
    value: float | None = None
    unit: str = ""
    state: str = ""
    ts: int | None = None
    battery: float | None = None
    name: str = ""
    field: str = ""
    problem: str = ""
    shown: str = ""


def mappings(desk: Desk) -> list[MappingRow]:
    """Return all mappings by name."""
    with desk.read() as session:
        waiting = _counts(
            session.execute(
                select(UnknownSensor.source, func.count())
                .where(UnknownSensor.state == "waiting")
                .group_by(UnknownSensor.source)
            ).all()
        )
        placed = _counts(
            session.execute(
                select(SensorSource.source, func.count()).group_by(SensorSource.source)
            ).all()
        )
        found = session.scalars(select(PayloadMapping).order_by(PayloadMapping.name)).all()
        return [_row(one, waiting, placed) for one in found]


def try_mapping(mapping: FieldMapping, topic: str, message: str) -> list[Tried]:
    """Return what the watch would read of a message. Raises MappingRefused."""
    try:
        by = compiled(mapping)
    except BadMapping as error:
        raise MappingRefused(error.field, error.problem, error.detail) from None
    tried = []
    for one in read_mapped(by, topic, message.encode("utf-8", "replace")):
        if isinstance(one, Said):
            state = str(one.state) if one.state is not None else ""
            tried.append(
                Tried(one.address, one.value, one.unit, state, one.ts, one.battery, one.name)
            )
        elif isinstance(one, Refused):
            problem = one.problem or str(one.refusal.reason)
            tried.append(Tried(one.address, field=one.field, problem=problem, shown=one.shown))
    return tried


def save_mapping(
    desk: Desk, mapping_id: str | None, name: str, topic: str, mapping: FieldMapping
) -> str:
    """Save a new mapping (enabled) or change one; return its id. The watch follows at once.

    Raises NotAllowed, TextMissing, TextTooLong, MappingRefused, MappingNameTaken, NotFound.
    """
    _allow(desk.actor, "save_mapping")
    name = texts.required("name", name, 60)
    topic = texts.required("topic", topic, 500)
    if not good_filter(topic):
        raise MappingRefused("topic", "bad_filter")
    try:
        compiled(mapping)
    except BadMapping as error:
        raise MappingRefused(error.field, error.problem, error.detail) from None
    body = msgspec.json.encode(mapping).decode()
    with desk.deed() as deed:
        same = select(PayloadMapping.id).where(PayloadMapping.name == name)
        other = deed.session.scalar(same)
        if other is not None and other != mapping_id:
            raise MappingNameTaken
        if mapping_id is None:
            row = PayloadMapping(id=new_id(), enabled=True)
            deed.session.add(row)
        else:
            row = locked(deed.session, PayloadMapping, mapping_id)
        row.name, row.topic, row.body = name, topic, body
        row.edited_at, row.edited_by = deed.now, deed.actor.name
        deed.audit("save_mapping", "payload_mappings", row.id, name=name, topic=topic)
        return row.id


def enable_mapping(desk: Desk, mapping_id: str, on: bool) -> None:
    """Have a mapping's messages received, or no longer. Raises NotAllowed, NotFound."""
    _allow(desk.actor, "enable_mapping")
    with desk.deed() as deed:
        row = locked(deed.session, PayloadMapping, mapping_id)
        row.enabled = on
        row.edited_at, row.edited_by = deed.now, deed.actor.name
        deed.audit("enable_mapping", "payload_mappings", row.id, name=row.name, on=on)


def _allow(actor: Actor, action: str) -> None:
    """A mapping decides what is an alarm: officers may try, leaders and administrators save."""
    if actor.role not in ("leader", "administrator"):
        raise NotAllowed(action)


def _counts(rows: Sequence[Row[str, int]]) -> dict[str, int]:
    return {source: count for source, count in rows}  # noqa: C416 - rows are tuples by their types


def _row(one: PayloadMapping, waiting: Mapping[str, int], placed: Mapping[str, int]) -> MappingRow:
    source = f"mapping:{one.id}"
    try:
        body, readable = msgspec.json.decode(one.body, type=FieldMapping), True
    except msgspec.DecodeError:
        body, readable = FieldMapping(), False
    return MappingRow(
        id=one.id,
        version=one.version,
        name=one.name,
        topic=one.topic,
        mapping=body,
        readable=readable,
        enabled=one.enabled,
        edited_at=one.edited_at,
        edited_by=one.edited_by,
        waiting=waiting.get(source, 0),
        placed=placed.get(source, 0),
    )

"""What can be filled in: the fields of a struct, each with the shape of its editor.

Made from the struct's types, so that a plug-in that is put into its folder has its form. Where a
type says too little (a text that is a shelter's code), the field's name does, for all plug-ins
alike, or an entry of `_SPECIAL`.
"""

from __future__ import annotations

import types
import typing
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any

import msgspec

from app.domain.drill.bodies import BodySpan
from app.domain.drill.conditions import conditions
from app.domain.drill.criteria import criteria
from app.domain.drill.scenario import (
    Beginning,
    Condition,
    Deed,
    Expectation,
    Inject,
    Objective,
    Role,
    Scenario,
    Trigger,
    Variant,
)
from app.domain.drill.spans import span_text
from app.domain.incidents import Grade, IncidentKind, Source
from app.domain.sensors import KINDS
from app.drill import effects
from app.drill.beginnings import beginnings
from app.drill.spelling import SPANS


class Shape(StrEnum):
    """How a field is edited."""

    TEXT = "text"  # a line
    NOTE = "note"  # several lines
    WHOLE = "whole"  # number
    NUMBER = "number"
    SPAN = "span"
    YES_NO = "yes_no"
    CHOICE = "choice"  # of `choices`
    CODE = "code"  # of something in the street, see `of`
    CODES = "codes"  # several, one a line
    REFERENCE = "reference"  # the id of something else in the scenario, see `of`
    REFERENCES = "references"
    LINES = "lines"  # texts, one a line
    CURVE = "curve"  # a span and a number a line
    OPTIONS = "options"  # an id and a text a line
    DEED = "deed"
    ATTACHMENT = "attachment"
    OTHER = "other"  # as YAML on one line


class Spec(msgspec.Struct, frozen=True):
    """A field. `name`: as the file has it, `notes.aim` for one within a set of fields. `of`: what a
    CODE is of (shelter, sensor, area, depot, item, plan, team, camera, building, lot, road) or
    which part of the scenario a REFERENCE is to. `choices`: codes. `vocabulary`: that of
    `ui.labels` for the choices. `default`: what is meant when it is left out, as the file would
    say it; "" for nothing.
    """

    name: str
    shape: Shape
    required: bool = False
    of: str = ""
    choices: tuple[str, ...] = ()
    vocabulary: str = ""
    default: str = ""


INJECTS, ROLES, OBJECTIVES = "injects", "roles", "objectives"

_CODES = (
    "shelter", "sensor", "area", "depot", "item", "plan", "team", "camera", "lot", "road",
    "building",
)  # fmt: skip
_REFERENCES = {
    "inject": INJECTS, "since": INJECTS, "before": INJECTS, "after": INJECTS,
    "to": ROLES, "role": ROLES, "objective": OBJECTIVES,
}  # fmt: skip
_NOTES = {
    "text", "truth", "summary", "expects", "reason", "notes", "aim", "conduct", "watch", "asked",
    "instruction",
}  # fmt: skip
_VOCABULARIES: dict[type, str] = {
    IncidentKind: "incident_kind", Grade: "incident_grade", Source: "incident_source",
}  # fmt: skip
HAZARDS = (
    "typhoon", "rainstorm", "high_tide", "heat", "cold", "wind", "thunder", "fog", "snow", "ice",
)  # fmt: skip
EVENTS = ("kitchen-fire", "gas-leak", "flooded-underpass", "elder-unseen")
"""The simulator's, which a storm can play."""
_LEVELS = ("1", "2", "3", "4")
_SPECIAL: dict[tuple[str, str], Spec] = {
    ("effect.storm", "event"): Spec("event", Shape.CHOICE, choices=EVENTS),
    ("effect.storm", "sensors"): Spec(
        "sensors", Shape.CHOICE, choices=tuple(KINDS), vocabulary="sensor_kind"
    ),
    ("effect.reading", "sensors"): Spec("sensors", Shape.CODES, of="sensor"),
    ("effect.reading", "state"): Spec("state", Shape.CHOICE, choices=("normal", "alarm", "fault")),
    ("effect.warning", "hazard"): Spec("hazard", Shape.CHOICE, required=True, choices=HAZARDS),
    ("effect.message", "channel"): Spec(
        "channel", Shape.CHOICE, choices=("phone_text", "wechat", "system", "paper")
    ),
    ("criterion.acknowledged_within", "sensors"): Spec(
        "sensors", Shape.CHOICE, choices=tuple(KINDS), vocabulary="sensor_kind"
    ),
    ("condition.alarms_open", "kind"): Spec(
        "kind", Shape.CHOICE, choices=tuple(KINDS), vocabulary="sensor_kind"
    ),
    ("effect.warning", "area"): Spec("area", Shape.TEXT),
    ("criterion.level_right", "level"): Spec(
        "level", Shape.CHOICE, required=True, choices=("4", "3", "2", "1", "0"), vocabulary="level"
    ),
    ("criterion.called_back", "kind"): Spec(
        "kind", Shape.CHOICE, choices=tuple(IncidentKind), vocabulary="incident_kind"
    ),
    ("criterion.lots_right", "spoiled"): Spec("spoiled", Shape.CODES, of="lot"),
    ("inject", "objectives"): Spec("objectives", Shape.REFERENCES, of=OBJECTIVES),
}

STRUCTS: dict[str, type[msgspec.Struct]] = {
    "scenario": Scenario,
    "objective": Objective,
    "role": Role,
    "inject": Inject,
    "trigger": Trigger,
    "variant": Variant,
    "expectation": Expectation,
    "beginning": Beginning,
    "condition": Condition,
}
"""The scenario's own parts by the name of their form."""


@cache
def plug_ins() -> dict[str, type[msgspec.Struct]]:
    """Return the bodies of all plug-ins by the name of their form, such as `effect.message`."""
    return {
        **{f"effect.{name}": one.Body for name, one in effects.kinds().items()},
        **{f"criterion.{name}": one.Body for name, one in criteria().items()},
        **{f"condition.{name}": one.Body for name, one in conditions().items()},
        **{f"beginning.{name}": one.Body for name, one in beginnings().items()},
    }


@cache
def specs(owner: str) -> tuple[Spec, ...]:
    """Return the fields of a form, in the struct's order; none for a form that nobody knows."""
    struct = STRUCTS.get(owner) or plug_ins().get(owner)
    if struct is None:
        return ()
    return tuple(
        spec for field in msgspec.structs.fields(struct) for spec in _specs_of(owner, struct, field)
    )


def alias(owner: str) -> str:
    """Return the form of which this one has the fields: a drill begins under a warning that could
    also be an inject.
    """
    return "effect.warning" if owner == "beginning.warning" else owner


def _specs_of(
    owner: str, struct: type[msgspec.Struct], field: msgspec.structs.FieldInfo
) -> list[Spec]:
    """Return the spec of a field; of a set of fields, those of what is in it."""
    kind = _bare(field.type)
    if not _is_set(kind):
        return [msgspec.structs.replace(_spec(owner, struct, field), default=_default(field))]
    return [
        msgspec.structs.replace(spec, name=f"{field.encode_name}.{spec.name}", required=False)
        for inner in msgspec.structs.fields(kind)
        for spec in _specs_of(f"{owner}.{field.encode_name}", kind, inner)
    ]


def _default(field: msgspec.structs.FieldInfo) -> str:
    """Return what is meant by a field that is left out, as a file would say it."""
    value = field.default
    if isinstance(value, BodySpan):
        return span_text(value) if value else ""
    is_said = isinstance(value, (str, int)) and not isinstance(value, bool) and value
    return str(value) if is_said else ""


def _is_set(kind: Any) -> bool:
    own = (Deed, *STRUCTS.values())
    return isinstance(kind, type) and issubclass(kind, msgspec.Struct) and kind not in own


def _spec(owner: str, struct: type, field: msgspec.structs.FieldInfo) -> Spec:
    name = field.encode_name
    special = _SPECIAL.get((alias(owner), name))
    if special is not None:
        return special
    if (struct, field.name) in SPANS:
        return Spec(name, Shape.SPAN, field.required)
    kind = _bare(field.type)
    level = name == "level" and kind is int
    if level:
        return Spec(name, Shape.CHOICE, field.required, choices=_LEVELS, vocabulary="level")
    made = _by_type(name, kind, field.required)
    return made if made is not None else _by_name(name, field.required)


def _by_type(name: str, kind: Any, required: bool) -> Spec | None:
    """Return a field's spec by its type; None for a text, of which the name tells more."""
    if kind is str:
        return None
    if typing.get_origin(kind) is typing.Literal:
        choices = tuple(one for one in typing.get_args(kind) if one)
        return Spec(name, Shape.CHOICE, required, choices=choices)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        words = _VOCABULARIES.get(kind, "")
        return Spec(name, Shape.CHOICE, required, choices=tuple(kind), vocabulary=words)
    if typing.get_origin(kind) is tuple:
        return _by_items(name, _bare(typing.get_args(kind)[0]), required)
    shapes: dict[Any, Shape] = {
        BodySpan: Shape.SPAN, bool: Shape.YES_NO, int: Shape.WHOLE, float: Shape.NUMBER,
        Decimal: Shape.NUMBER, Deed: Shape.DEED,
    }  # fmt: skip
    return Spec(name, shapes.get(kind, Shape.OTHER), required)


def _by_items(name: str, kind: Any, required: bool) -> Spec:
    """Return the spec of a list by what is in it."""
    if kind is str:
        single = name.removesuffix("s")
        if single in _CODES:
            return Spec(name, Shape.CODES, required, of=single)
        return Spec(name, Shape.LINES, required)
    if typing.get_origin(kind) is tuple and typing.get_args(kind) == (BodySpan, float):
        return Spec(name, Shape.CURVE, required)
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        fields = [(one.encode_name, one.type) for one in msgspec.structs.fields(kind)]
        if fields == [("id", str), ("text", str)]:
            return Spec(name, Shape.OPTIONS, required)
    return Spec(name, Shape.OTHER, required)


def _by_name(name: str, required: bool) -> Spec:
    if name in _CODES:
        return Spec(name, Shape.CODE, required, of=name)
    if name in _REFERENCES:
        return Spec(name, Shape.REFERENCE, required, of=_REFERENCES[name])
    if name == "attachment":
        return Spec(name, Shape.ATTACHMENT, required)
    return Spec(name, Shape.NOTE if name in _NOTES else Shape.TEXT, required)


def _bare(kind: Any) -> Any:
    """Return a type without its bounds and without None."""
    if typing.get_origin(kind) is typing.Annotated:
        kind = typing.get_args(kind)[0]
    if typing.get_origin(kind) in (types.UnionType, typing.Union):
        kind = next(one for one in typing.get_args(kind) if one is not type(None))
        return _bare(kind)
    return kind

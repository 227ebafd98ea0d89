"""Sparkplug B payloads: protobuf bytes -> metrics, by a minimal descriptor of our own.

Field numbers and data types are those of the public Sparkplug 3.0 specification (chapter 6.4).
Only what a listener needs is described; protobuf passes over all other fields.
"""

from __future__ import annotations

import math
from functools import cache
from typing import Any, NamedTuple

from google.protobuf import descriptor_pb2, descriptor_pool, message_factory
from google.protobuf.message import DecodeError, Message

_F = descriptor_pb2.FieldDescriptorProto

_FIELDS: dict[str, tuple[tuple[str, int, int, bool, str], ...]] = {
    # message: (name, number, type, repeated, message type)
    "PropertyValue": (
        ("type", 1, _F.TYPE_UINT32, False, ""),
        ("is_null", 2, _F.TYPE_BOOL, False, ""),
        ("string_value", 8, _F.TYPE_STRING, False, ""),
    ),
    "PropertySet": (
        ("keys", 1, _F.TYPE_STRING, True, ""),
        ("values", 2, _F.TYPE_MESSAGE, True, "PropertyValue"),
    ),
    "Metric": (
        ("name", 1, _F.TYPE_STRING, False, ""),
        ("alias", 2, _F.TYPE_UINT64, False, ""),
        ("timestamp", 3, _F.TYPE_UINT64, False, ""),
        ("datatype", 4, _F.TYPE_UINT32, False, ""),
        ("is_historical", 5, _F.TYPE_BOOL, False, ""),
        ("is_transient", 6, _F.TYPE_BOOL, False, ""),
        ("is_null", 7, _F.TYPE_BOOL, False, ""),
        ("properties", 9, _F.TYPE_MESSAGE, False, "PropertySet"),
        ("int_value", 10, _F.TYPE_UINT32, False, ""),
        ("long_value", 11, _F.TYPE_UINT64, False, ""),
        ("float_value", 12, _F.TYPE_FLOAT, False, ""),
        ("double_value", 13, _F.TYPE_DOUBLE, False, ""),
        ("boolean_value", 14, _F.TYPE_BOOL, False, ""),
        ("string_value", 15, _F.TYPE_STRING, False, ""),
    ),
    "Payload": (
        ("timestamp", 1, _F.TYPE_UINT64, False, ""),
        ("metrics", 2, _F.TYPE_MESSAGE, True, "Metric"),
        ("seq", 3, _F.TYPE_UINT64, False, ""),
    ),
}

_SIGNED_BITS = {1: 8, 2: 16, 3: 32, 4: 64}
"""Int8, Int16, Int32, Int64: carried as two's complement in unsigned fields."""
BOOLEAN = 11
_VALUES = (
    "int_value",
    "long_value",
    "float_value",
    "double_value",
    "boolean_value",
    "string_value",
)
MAX_METRICS = 5_000


class BadSparkplug(ValueError):
    """Bytes that are no Sparkplug B payload."""


class Metric(NamedTuple):
    """One metric. `value` None: null, or of a type that is no plain value. `timestamp` in ms."""

    name: str
    alias: int | None
    timestamp: int | None
    datatype: int
    historical: bool
    value: float | bool | str | None
    unit: str


class Payload(NamedTuple):
    """A payload. `seq` None: it carries none, as an NDEATH."""

    timestamp: int | None
    seq: int | None
    metrics: list[Metric]


@cache
def payload_class() -> type[Message]:
    """Return the protobuf class of a payload."""
    file = descriptor_pb2.FileDescriptorProto(
        name="shouwang/sparkplug_b.proto", package="shouwang.sparkplug", syntax="proto2"
    )
    for name, fields in _FIELDS.items():
        message = file.message_type.add(name=name)
        for field, number, kind, repeated, of in fields:
            message.field.add(
                name=field,
                number=number,
                type=kind,
                label=_F.LABEL_REPEATED if repeated else _F.LABEL_OPTIONAL,
                type_name=f".shouwang.sparkplug.{of}" if of else None,
            )
    pool = descriptor_pool.DescriptorPool()
    pool.Add(file)
    return message_factory.GetMessageClass(pool.FindMessageTypeByName("shouwang.sparkplug.Payload"))


def read_payload(raw: bytes) -> Payload:
    """Read a payload. Raises BadSparkplug."""
    payload: Any = payload_class()()
    try:
        payload.ParseFromString(raw)
    except (DecodeError, UnicodeDecodeError, ValueError, RecursionError) as error:
        raise BadSparkplug(str(error)[:200]) from None
    if len(payload.metrics) > MAX_METRICS:
        raise BadSparkplug(f"{len(payload.metrics)} metrics")
    return Payload(
        payload.timestamp if payload.HasField("timestamp") else None,
        payload.seq if payload.HasField("seq") else None,
        [_metric(one) for one in payload.metrics],
    )


def _metric(one: Any) -> Metric:
    return Metric(
        one.name,
        one.alias if one.HasField("alias") else None,
        one.timestamp if one.HasField("timestamp") else None,
        one.datatype,
        one.is_historical,
        _value(one),
        _unit(one),
    )


def _value(one: Any) -> float | bool | str | None:
    if one.is_null:
        return None
    field = next((name for name in _VALUES if one.HasField(name)), None)
    if field is None:
        return None
    value: float | bool | str = getattr(one, field)
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value


def signed(value: float, datatype: int) -> float:
    """Return an integer as its data type means it."""
    bits = _SIGNED_BITS.get(datatype)
    if bits is None or not isinstance(value, int):
        return float(value)
    value &= (1 << bits) - 1
    return float(value - (1 << bits) if value >> (bits - 1) else value)


def _unit(one: Any) -> str:
    """Return the property engUnit (or the like), "" when there is none."""
    if not one.HasField("properties"):
        return ""
    for key, value in zip(one.properties.keys, one.properties.values, strict=False):
        if key.casefold() in ("engunit", "unit", "units"):
            text: str = value.string_value
            return text[:20]
    return ""

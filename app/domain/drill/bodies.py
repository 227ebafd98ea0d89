"""Bodies of injects and criteria: structs of their kind, read from what a scenario says.

A field of type `BodySpan` is written as a span ("90s", "0:30") and held in milliseconds.
"""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

from app.domain.drill.spans import parse_span

T = TypeVar("T")


class BodySpan(int):
    """Milliseconds, written as a span of time."""

    __slots__ = ()


def read(body: dict[str, Any], kind: type[T]) -> T:
    """Return a body as a struct. Raises msgspec.ValidationError, which names the field."""
    return msgspec.convert(body, kind, dec_hook=_read_span)


def _read_span(kind: type, value: Any) -> Any:
    if kind is not BodySpan:
        raise NotImplementedError(kind)
    if isinstance(value, str):
        return BodySpan(parse_span(value))
    if isinstance(value, int) and not isinstance(value, bool) and value == 0:
        return BodySpan(0)
    raise ValueError("a span of time with a unit is wanted")

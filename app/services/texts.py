"""Texts that people type: trimmed, present where they must be, no longer than their column."""

from __future__ import annotations

from datetime import date

from app.services.desk import ServiceError


class TextMissing(ServiceError):
    """A text that must be given is blank. Field: `field`."""

    def __init__(self, field: str) -> None:
        super().__init__(f"{field} is missing")
        self.field = field


class TextTooLong(ServiceError):
    """A text does not fit. Fields: `field`, `limit` (characters), `length`."""

    def __init__(self, field: str, limit: int, length: int) -> None:
        super().__init__(f"{field} has {length} characters, at most {limit} fit")
        self.field = field
        self.limit = limit
        self.length = length


class BadDate(ServiceError):
    """A text is no date like 2027-03-31. Fields: `field`, `text`."""

    def __init__(self, field: str, text: str) -> None:
        super().__init__(f"{field} is not a date: {text!r}")
        self.field = field
        self.text = text


LONG = 4000
"""Characters in a note, a reason or a description."""


def required(field: str, text: str, limit: int = LONG) -> str:
    """Return `text` trimmed. Raises TextMissing, TextTooLong."""
    trimmed = optional(field, text, limit)
    if not trimmed:
        raise TextMissing(field)
    return trimmed


def optional(field: str, text: str, limit: int = LONG) -> str:
    """Return `text` trimmed, perhaps empty. Raises TextTooLong."""
    trimmed = text.strip()
    if len(trimmed) > limit:
        raise TextTooLong(field, limit, len(trimmed))
    return trimmed


def parse_date(field: str, text: str | None) -> date | None:
    """Return the date that `text` writes as `2027-03-31`, None for none. Raises BadDate."""
    if text is None or not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise BadDate(field, text) from None

"""How each column of a table is exported: times as ISO UTC, personal data masked, passwords and
stream addresses never.

A sealed column that is not named in `MASKS` is hidden whole, so that a new one cannot leak.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import Integer, LargeBinary

from app.domain.instant import iso_utc
from app.domain.masking import mask_id_number, mask_name, mask_phone
from db.types import Quantity, SealedText

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Column, Table

_NEVER = {("users", "password"), ("cameras", "stream")}
"""Columns that never leave the house: secrets, and addresses that open a view into homes."""

_KEEPER = {"keeper_name": mask_name, "keeper_phone": mask_phone}

MASKS: dict[str, dict[str, Callable[[str], str]]] = {
    "vulnerable_people": {"name": mask_name, "phone": mask_phone, "id_number": mask_id_number},
    "people": {"name": mask_name, "phone": mask_phone},
    "buildings": {"leader_name": mask_name, "leader_phone": mask_phone},
    "shelters": _KEEPER,
    "depots": _KEEPER,
    "incidents": {"caller": mask_name, "caller_phone": mask_phone},
}
"""Masks of personal columns by table."""


class ExportColumn(NamedTuple):
    """A column and how its values are written; `text`: free text, which a sheet might run."""

    column: Column[Any]
    write: Callable[[Any], Any]
    text: bool


def export_columns(table: Table) -> list[ExportColumn]:
    """Return the columns of a table that may leave the house, in their order."""
    return [
        ExportColumn(column, _writer(table.name, column), column.type.python_type is str)
        for column in table.columns
        if (table.name, column.name) not in _NEVER
    ]


def _writer(table: str, column: Column[Any]) -> Callable[[Any], Any]:
    mask = MASKS.get(table, {}).get(column.name)
    if mask is not None:
        return mask
    if isinstance(column.type, SealedText):
        return _hidden
    if isinstance(column.type, Quantity):
        return _decimal_text
    if isinstance(column.type, LargeBinary):
        return _bytes_text
    if isinstance(column.type, Integer) and _is_instant(column.name):
        return iso_utc
    return _as_it_is


def _is_instant(name: str) -> bool:
    return name in ("at", "ts") or name.endswith(("_at", "_since", "_until"))


def _as_it_is(value: Any) -> Any:
    return value


def _hidden(text: str) -> str:
    return "***" if text else ""


def _decimal_text(quantity: Any) -> str:
    return f"{quantity:f}"


def _bytes_text(content: bytes) -> str:
    """Return bytes as text; what is no UTF-8 as \\xNN."""
    return content.decode("utf-8", "backslashreplace")

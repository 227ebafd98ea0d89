"""What the ledgers of stock and of occupancy share: a move is taken back once, by its opposite."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from sqlalchemy import select

from app.services.desk import ServiceError

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.models import OccupancyMove, StockMove


class NotReversible(ServiceError):
    """The move is a reversal itself, or was reversed before. Fields: `move_id`, `reason`.

    `reason`: `is_reversal` or `already_reversed`.
    """

    def __init__(self, move_id: str, reason: Literal["is_reversal", "already_reversed"]) -> None:
        super().__init__(f"move {move_id} cannot be reversed: {reason}")
        self.move_id = move_id
        self.reason = reason


def check_reversible(session: Session, move: OccupancyMove | StockMove) -> None:
    """Raise NotReversible unless `move` may be taken back. The ledger must be locked."""
    if move.kind == "reversal":
        raise NotReversible(move.id, "is_reversal")
    table = type(move)
    if session.scalar(select(table.id).where(table.reverses_id == move.id).limit(1)):
        raise NotReversible(move.id, "already_reversed")

"""The newest heartbeat in the database, as the console reads it for itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import select

from app.domain.heartbeat import Beat
from db.models import LocalFact

if TYPE_CHECKING:
    from app.services.desk import Desk

_NAME = "heartbeat"
_decode = msgspec.json.Decoder(Beat).decode


def newest_beat(desk: Desk) -> Beat | None:
    """Return the beat that the watch committed last; None when it never did, or not readably."""
    with desk.read() as session:
        fact = session.scalar(select(LocalFact.value).where(LocalFact.name == _NAME))
    try:
        return None if fact is None else _decode(fact)
    except msgspec.DecodeError:
        return None

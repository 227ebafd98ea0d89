"""A team is not there (不在岗) when the drill begins.

The register of teams does not know who is on duty: it is told in the duty log, where players look.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from app.drill.beginnings.codes import id_of
from app.services import duty
from app.services.rows import existing
from db.models import Team

if TYPE_CHECKING:
    from app.services.desk import Desk

KIND = "away"


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`team`: its code. `reason`: where it is."""

    team: str
    reason: str


def apply(body: Body, desk: Desk) -> None:
    """Write it down. Raises NotFound."""
    with desk.read() as session:
        name = existing(session, Team, id_of(desk, Team, body.team)).name
    duty.write_log(desk, f"【演练】初始情况：{name}不在岗，{body.reason}")

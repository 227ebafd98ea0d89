"""A team is not there (不在岗) when the drill begins: it cannot be sent; the duty log says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import msgspec

from app.drill.effects.loss import team

if TYPE_CHECKING:
    from app.services.desk import Desk

KIND = "away"


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`team`: its code. `reason`: where it is."""

    team: str
    reason: Annotated[str, msgspec.Meta(pattern=r"\S", max_length=180)]


def apply(body: Body, desk: Desk) -> None:
    """Let it be away. Raises NotFound."""
    team(desk, body.team, body.reason)

"""The street's other sensors report (背景读数), calmly and seldom, as long as the drill is played.

Nothing of it is in the drill's database when the drill begins: the player's process lets them speak
(`app.drill.background`), through the drill's broker.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from app.domain.drill.bodies import BodySpan

if TYPE_CHECKING:
    from app.services.desk import Desk

KIND = "background"


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`over`: within how long each sensor reports for the first time; by the clock on the wall."""

    over: BodySpan = BodySpan(120_000)

    def __post_init__(self) -> None:
        """Refuse what the drill's broker and watch cannot keep up with on a small machine."""
        if self.over < 20_000:
            raise ValueError("over is less than 20 s")


def apply(body: Body, desk: Desk) -> None:
    """Nothing to be brought about beforehand."""

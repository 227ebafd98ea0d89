"""What holds when the drill begins and the street keeps no register of: a warning in force (预警),
a closed road (道路封闭), the weather. It is told in the duty log.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import msgspec

from app.services import duty

if TYPE_CHECKING:
    from app.services.desk import Desk

KIND = "notice"

_ABOUT = {"warning": "生效预警", "closure": "道路封闭", "weather": "天气", "other": "初始情况"}


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`about`: what it is of. `text`: in words, as the players read it."""

    text: Annotated[str, msgspec.Meta(pattern=r"\S")]
    about: Literal["warning", "closure", "weather", "other"] = "other"


def apply(body: Body, desk: Desk) -> None:
    """Write it down. Raises TextMissing."""
    duty.write_log(desk, f"【演练】{_ABOUT[body.about]}：{body.text}")

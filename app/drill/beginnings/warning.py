"""A warning (预警) is in force when the drill begins: as by the inject of the same name."""

from __future__ import annotations

from app.drill.effects.warning import Body, put

__all__ = ["KIND", "Body", "apply"]

KIND = "warning"

apply = put

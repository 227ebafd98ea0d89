"""Bounds of a number: what conditions that count have in common."""

from __future__ import annotations

from decimal import Decimal

import msgspec


class Bounds(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`at_least`, `at_most`: one of them or both."""

    at_least: Decimal | None = None
    at_most: Decimal | None = None

    def __post_init__(self) -> None:
        """Refuse what would always or never hold."""
        if self.at_least is None and self.at_most is None:
            raise ValueError("at_least or at_most is wanted")

    def admit(self, number: Decimal | int) -> bool:
        """Return whether a number lies within."""
        return (self.at_least is None or number >= self.at_least) and (
            self.at_most is None or number <= self.at_most
        )

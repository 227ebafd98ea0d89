"""Column types: exact quantities and sealed text."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sqlalchemy import BigInteger, LargeBinary
from sqlalchemy.types import TypeDecorator

from app.domain.stock import tidy
from db import sealing

if TYPE_CHECKING:
    from sqlalchemy.engine import Dialect


class Quantity(TypeDecorator[Decimal]):
    """A Decimal with at most three places, stored as an integer of thousandths.

    Sums are exact in SQLite and PostgreSQL alike. Raises ValueError for more than three places.
    """

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:  # noqa: ARG002
        """Turn a Decimal into thousandths."""
        if value is None:
            return None
        thousandths = value * 1000
        if thousandths != thousandths.to_integral_value():
            raise ValueError(f"more than three decimal places: {value}")
        return int(thousandths)

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:  # noqa: ARG002
        """Turn thousandths into a Decimal without trailing zeros after the point."""
        if value is None:
            return None
        return tidy(Decimal(int(value)) / 1000)


class SealedText(TypeDecorator[str]):
    """Personal text, encrypted at rest with the profile's key (see `db.sealing`)."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:  # noqa: ARG002
        """Encrypt."""
        return None if value is None else sealing.seal(value)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Decrypt."""
        return None if value is None else sealing.unseal(value)

"""Stock: what a quantity may be, what expires when, and which lots to issue first.

A balance is the sum of its ledger's signed moves; nothing here or elsewhere overwrites one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

EXPIRING_WITHIN_DAYS = 90
"""A lot is "expiring" in its last 90 days: a working assumption, no rule of the street."""

LARGEST = Decimal(999_999_999)
"""More of anything than this is a slip of the finger."""


class MoveKind(StrEnum):
    """Lines of the stock ledger."""

    RECEIPT = "receipt"
    ISSUE = "issue"
    COUNT = "count"
    """A stocktake: the line holds the difference between what was found and what the sum said."""
    LOSS = "loss"
    """Spoiled, broken, stolen: gone, and to nobody's use."""
    REVERSAL = "reversal"


class QuantityFault(StrEnum):
    """What is wrong with a quantity."""

    NOT_A_NUMBER = "not_a_number"
    NOT_POSITIVE = "not_positive"
    NEGATIVE = "negative"
    TOO_PRECISE = "too_precise"
    TOO_LARGE = "too_large"


@dataclass(frozen=True)
class LotBalance:
    """What a depot holds of a lot. `expires_on`: its last good day; None: it does not expire."""

    lot_id: str
    quantity: Decimal
    expires_on: date | None = None


def quantity_fault(quantity: Decimal, *, zero_allowed: bool = False) -> QuantityFault | None:
    """Return what is wrong with `quantity` as an amount to move or to count, None for nothing.

    An amount has at most three decimal places: stock is stored in thousandths of its unit.
    """
    if not quantity.is_finite():
        return QuantityFault.NOT_A_NUMBER
    if quantity < 0:
        return QuantityFault.NEGATIVE if zero_allowed else QuantityFault.NOT_POSITIVE
    if quantity == 0 and not zero_allowed:
        return QuantityFault.NOT_POSITIVE
    if quantity > LARGEST:
        return QuantityFault.TOO_LARGE
    if quantity != quantity.quantize(Decimal("0.001")):
        return QuantityFault.TOO_PRECISE
    return None


def tidy(quantity: Decimal) -> Decimal:
    """Return the same quantity without zeros at the end: 7 for 7.0, 10.5 for 10.500."""
    whole = quantity.to_integral_value()
    return whole if whole == quantity else quantity.normalize()


def days_left(expires_on: date | None, today: date) -> int | None:
    """Return the days until the last good day: 0 is today, negative is expired, None is never."""
    return None if expires_on is None else (expires_on - today).days


def is_expired(expires_on: date | None, today: date) -> bool:
    """Return whether the last good day is over."""
    return expires_on is not None and expires_on < today


def is_expiring(expires_on: date | None, today: date) -> bool:
    """Return whether a lot that is still good is within `EXPIRING_WITHIN_DAYS` of its last day."""
    left = days_left(expires_on, today)
    return left is not None and 0 <= left <= EXPIRING_WITHIN_DAYS


def expiry_by_shelf_life(produced_on: date, shelf_life_days: int) -> date:
    """Return the last good day of something made on `produced_on`."""
    return produced_on + timedelta(days=shelf_life_days)


def suggest_lots(
    lots: Iterable[LotBalance], wanted: Decimal, today: date
) -> list[tuple[str, Decimal]]:
    """Return which lots to issue `wanted` from, first expiry first, and how much of each.

    Expired lots are left out, lots that do not expire come last. When the lots hold less than is
    wanted, the answer is all they hold: the caller compares the sums.
    """
    usable = sorted(
        (lot for lot in lots if lot.quantity > 0 and not is_expired(lot.expires_on, today)),
        key=lambda lot: (lot.expires_on or date.max, lot.lot_id),
    )
    picks: list[tuple[str, Decimal]] = []
    missing = wanted
    for lot in usable:
        if missing <= 0:
            break
        taken = min(lot.quantity, missing)
        picks.append((lot.lot_id, taken))
        missing -= taken
    return picks

"""Quantities, expiry, and first expiry first."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.stock import (
    EXPIRING_WITHIN_DAYS,
    LotBalance,
    QuantityFault,
    days_left,
    expiry_by_shelf_life,
    is_expired,
    is_expiring,
    quantity_fault,
    suggest_lots,
    tidy,
)

TODAY = date(2026, 11, 24)
thousandths = st.integers(1, 10**9).map(lambda n: Decimal(n) / 1000)
days = st.none() | st.integers(-400, 400).map(lambda n: TODAY + timedelta(days=n))
lots = st.lists(
    st.builds(
        LotBalance,
        st.uuids().map(str),
        st.integers(-2000, 10**6).map(lambda n: Decimal(n) / 1000),
        days,
    ),
    unique_by=lambda lot: lot.lot_id,
)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("0.001", None),
        ("999999999", None),
        ("12.500", None),
        ("1E+3", None),
        ("0", QuantityFault.NOT_POSITIVE),
        ("-0", QuantityFault.NOT_POSITIVE),
        ("-1", QuantityFault.NOT_POSITIVE),
        ("0.0001", QuantityFault.TOO_PRECISE),
        ("1.0005", QuantityFault.TOO_PRECISE),
        ("1E-30", QuantityFault.TOO_PRECISE),
        ("999999999.001", QuantityFault.TOO_LARGE),
        ("1E+999999", QuantityFault.TOO_LARGE),
        ("NaN", QuantityFault.NOT_A_NUMBER),
        ("sNaN", QuantityFault.NOT_A_NUMBER),
        ("Infinity", QuantityFault.NOT_A_NUMBER),
        ("-Infinity", QuantityFault.NOT_A_NUMBER),
    ],
)
def test_fault_of_a_quantity(text: str, fault: QuantityFault | None) -> None:
    assert quantity_fault(Decimal(text)) is fault


def test_nothing_can_be_counted_but_not_less() -> None:
    assert quantity_fault(Decimal(0), zero_allowed=True) is None
    assert quantity_fault(Decimal(-1), zero_allowed=True) is QuantityFault.NEGATIVE


@pytest.mark.parametrize(
    ("text", "shown"), [("7.0", "7"), ("10.500", "10.5"), ("100", "100"), ("0.000", "0")]
)
def test_tidy_quantity_ends_without_zeros(text: str, shown: str) -> None:
    assert str(tidy(Decimal(text))) == shown


@given(thousandths)
def test_tidy_keeps_the_amount(quantity: Decimal) -> None:
    assert tidy(quantity) == quantity
    assert "E" not in str(tidy(quantity))


@pytest.mark.parametrize(
    ("offset", "expired", "expiring"),
    [
        (-1, True, False),
        (0, False, True),
        (EXPIRING_WITHIN_DAYS, False, True),
        (EXPIRING_WITHIN_DAYS + 1, False, False),
    ],
)
def test_last_good_day_is_still_good(offset: int, expired: bool, expiring: bool) -> None:
    day = TODAY + timedelta(days=offset)
    assert days_left(day, TODAY) == offset
    assert is_expired(day, TODAY) is expired
    assert is_expiring(day, TODAY) is expiring


def test_what_does_not_expire_is_neither() -> None:
    assert days_left(None, TODAY) is None
    assert not is_expired(None, TODAY)
    assert not is_expiring(None, TODAY)


def test_expiry_follows_from_shelf_life() -> None:
    assert expiry_by_shelf_life(date(2026, 11, 1), 30) == date(2026, 12, 1)


@given(lots, thousandths)
def test_suggestion_takes_what_is_wanted_or_all_there_is(
    held: list[LotBalance], wanted: Decimal
) -> None:
    picks = suggest_lots(held, wanted, TODAY)
    by_id = {lot.lot_id: lot for lot in held}
    usable = sum(
        (x.quantity for x in held if x.quantity > 0 and not is_expired(x.expires_on, TODAY)),
        Decimal(0),
    )
    assert sum((taken for _, taken in picks), Decimal(0)) == min(wanted, usable)
    assert len({lot_id for lot_id, _ in picks}) == len(picks)
    for lot_id, taken in picks:
        assert 0 < taken <= by_id[lot_id].quantity
        assert not is_expired(by_id[lot_id].expires_on, TODAY)


@given(lots, thousandths)
def test_suggestion_leaves_no_earlier_lot_behind(held: list[LotBalance], wanted: Decimal) -> None:
    picks = dict(suggest_lots(held, wanted, TODAY))
    if not picks:
        return
    by_id = {lot.lot_id: lot for lot in held}
    last = max(by_id[lot_id].expires_on or date.max for lot_id in picks)
    for lot in held:
        before = (lot.expires_on or date.max) < last
        if before and lot.quantity > 0 and not is_expired(lot.expires_on, TODAY):
            assert picks[lot.lot_id] == lot.quantity


def test_first_expiry_goes_first() -> None:
    held = [
        LotBalance("never", Decimal(9)),
        LotBalance("late", Decimal(5), TODAY + timedelta(days=60)),
        LotBalance("soon", Decimal("2.5"), TODAY + timedelta(days=3)),
        LotBalance("gone", Decimal(50), TODAY - timedelta(days=1)),
    ]
    assert suggest_lots(held, Decimal(9), TODAY) == [
        ("soon", Decimal("2.5")),
        ("late", Decimal(5)),
        ("never", Decimal("1.5")),
    ]

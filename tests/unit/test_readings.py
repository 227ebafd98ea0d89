"""Which message is news: keys, gaps; and what an alarm's time covers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.readings import NO_SEQ, Novelty, Reading, missed, novelty
from app.domain.signals import covers


def test_the_first_message_is_new() -> None:
    assert novelty(None, Reading(1, 1.0)) is Novelty.NEW


@pytest.mark.parametrize(
    ("ts", "seq", "expected"),
    [
        (10, 5, Novelty.DUPLICATE),
        (10, 6, Novelty.NEW),
        (10, 4, Novelty.LATE),
        (11, 0, Novelty.NEW),
        (9, 99, Novelty.LATE),
        (10, NO_SEQ, Novelty.LATE),
    ],
)
def test_time_comes_before_number(ts: int, seq: int, expected: Novelty) -> None:
    assert novelty((10, 5), Reading(ts, 1.0, None, seq)) is expected


@given(st.integers(0, 100), st.integers(0, 100))
def test_only_a_gap_forward_is_missing(last: int, seq: int) -> None:
    assert missed(last, seq) == max(0, seq - last - 1)


def test_messages_without_a_number_miss_nothing() -> None:
    assert missed(NO_SEQ, 9) == 0
    assert missed(9, NO_SEQ) == 0


def test_an_alarm_covers_the_time_it_lasted() -> None:
    assert covers(10, 20, 10)
    assert covers(10, 20, 20)
    assert not covers(10, 20, 21)
    assert not covers(10, 20, 9)
    assert covers(10, None, 99)

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.domain.instant import DAY, MINUTE, SECOND
from app.domain.signing_in import LONGEST_WAIT, wait_after, waits_until


def test_two_slips_cost_nothing_then_the_wait_doubles() -> None:
    assert [wait_after(n) for n in range(6)] == [0, 0, 0, 2 * SECOND, 4 * SECOND, 8 * SECOND]


@given(st.integers(0, 10_000))
def test_the_wait_never_shrinks_and_never_exceeds_five_minutes(failures: int) -> None:
    assert wait_after(failures) <= wait_after(failures + 1) <= LONGEST_WAIT == 5 * MINUTE


def test_an_attempt_is_refused_until_the_wait_is_over() -> None:
    assert waits_until(None, 1000) is None
    assert waits_until(3000, 1000) == 3000
    assert waits_until(3000, 3000) is None


def test_a_clock_set_back_locks_nobody_out() -> None:
    assert waits_until(10 * DAY, 9 * DAY) is None

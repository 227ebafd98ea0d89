"""The hybrid logical clock: an order that survives clocks that run back and apart."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.domain.hlc import milliseconds, receive, tick

wall = st.integers(0, 253_402_300_799_999)
stamps = st.integers(0, 2**62)


@given(stamps, st.lists(wall, min_size=1))
def test_stamps_only_grow_whatever_the_wall_clock_does(last: int, walls: list[int]) -> None:
    for now in walls:
        stamp = tick(last, now)
        assert stamp > last
        assert milliseconds(stamp) >= now
        last = stamp


@given(stamps, stamps, wall)
def test_receipt_follows_all_that_was_seen(last: int, remote: int, now: int) -> None:
    stamp = receive(last, remote, now)
    assert stamp > last
    assert stamp > remote
    assert milliseconds(stamp) >= now


@given(wall, st.integers(1, 65_535))
def test_clock_that_runs_shows_its_own_time(now: int, later: int) -> None:
    """A clock that moves on is not left behind by stamps given before."""
    stamp = tick(tick(0, now), now)
    assert milliseconds(stamp) == now
    assert milliseconds(tick(stamp, now + later)) == now + later


def test_many_stamps_in_a_millisecond_carry_into_the_next() -> None:
    stamp = tick(0, 1000)
    for _ in range(70_000):
        following = tick(stamp, 1000)
        assert following > stamp
        stamp = following
    assert milliseconds(stamp) == 1001


@given(
    st.lists(
        st.tuples(st.sampled_from("abc"), st.sampled_from("abc"), st.integers(-10_000, 10_000)),
        max_size=60,
    )
)
def test_what_follows_a_message_is_stamped_after_it(steps: list[tuple[str, str, int]]) -> None:
    """Three machines whose clocks are seconds apart pass messages: cause before effect, always."""
    last = dict.fromkeys("abc", 0)
    given_out: set[int] = set()
    now = 1_000_000
    for sender, receiver, skew in steps:
        now += 1
        sent = tick(last[sender], now + (skew if sender == "b" else 0))
        last[sender] = sent
        if sender == receiver:
            continue
        got = receive(last[receiver], sent, now + (skew if receiver == "b" else 0))
        assert got > sent
        assert got > last[receiver]
        last[receiver] = got
        given_out |= {sent, got}


def test_stamp_fits_the_database_for_four_thousand_years() -> None:
    assert tick(0, 140_000_000_000_000) < 2**63

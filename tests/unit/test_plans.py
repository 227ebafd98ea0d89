"""Which task cards fall due at a response level, by when, and what a raise adds."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.domain.instant import MINUTE
from app.domain.plans import (
    LEVEL_NAMES,
    LEVELS,
    Card,
    NotRaised,
    UnknownLevel,
    cards_of_raise,
    due_at,
    due_cards,
    graver_levels,
    is_graver,
)

levels = st.sampled_from(LEVELS)
cards_of_a_plan = st.lists(
    st.builds(
        Card,
        id=st.uuids().map(str),
        response_level=levels,
        due_minutes=st.none() | st.integers(0, 10_000),
    ),
    unique_by=lambda card: card.id,
)


def ids(cards: tuple[Card, ...]) -> list[str]:
    return [card.id for card in cards]


def test_level_three_gives_the_cards_of_four_and_three() -> None:
    cards = [Card(name, level, 5) for name, level in (("a", 3), ("b", 4), ("c", 2), ("d", 1))]
    assert ids(due_cards(cards, 3)) == ["a", "b"]
    assert ids(due_cards(cards, 4)) == ["b"]
    assert ids(due_cards(cards, 1)) == ["a", "b", "c", "d"]


@given(cards_of_a_plan, levels)
def test_a_level_gives_its_own_and_all_lesser_cards_in_their_order(
    cards: list[Card], level: int
) -> None:
    due = due_cards(cards, level)
    assert list(due) == [card for card in cards if not is_graver(card.response_level, level)]


@given(cards_of_a_plan, st.lists(levels, min_size=1))
def test_however_the_level_is_raised_every_card_is_given_once(
    cards: list[Card], wanted: list[int]
) -> None:
    level, *raises = wanted
    given_out = ids(due_cards(cards, level))
    for one in raises:
        if is_graver(one, level):
            given_out += ids(cards_of_raise(cards, level, one, given_out))
            level = one
        else:
            with pytest.raises(NotRaised) as refused:
                cards_of_raise(cards, level, one, given_out)
            assert (refused.value.level, refused.value.wanted) == (level, one)
    assert len(given_out) == len(set(given_out))
    assert set(given_out) == set(ids(due_cards(cards, level)))


@given(cards_of_a_plan, levels, levels)
def test_a_raise_adds_only_cards_of_the_levels_between(
    cards: list[Card], level: int, wanted: int
) -> None:
    assume(is_graver(wanted, level))
    before = ids(due_cards(cards, level))
    for card in cards_of_raise(cards, level, wanted, before):
        assert wanted <= card.response_level < level


@given(st.integers(0, 2**41), st.integers(0, 10_000))
def test_a_limit_counts_from_when_the_card_is_given(now: int, minutes: int) -> None:
    assert due_at(Card("a", 4, minutes), now) == now + minutes * MINUTE
    assert due_at(Card("a", 4, None), now) is None


def test_levels_are_four_and_the_first_is_the_gravest() -> None:
    assert graver_levels(None) == LEVELS == (4, 3, 2, 1)
    assert graver_levels(3) == (2, 1)
    assert graver_levels(1) == ()
    assert tuple(LEVEL_NAMES) == LEVELS


@pytest.mark.parametrize("level", [0, 5, -1])
def test_there_is_no_other_level(level: int) -> None:
    for ask in (
        lambda: due_cards([], level),
        lambda: is_graver(level, 4),
        lambda: is_graver(4, level),
        lambda: graver_levels(level),
    ):
        with pytest.raises(UnknownLevel) as unknown:
            ask()
        assert unknown.value.level == level

"""The states of a shelter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.shelters import (
    TRANSITIONS,
    PeopleStillInside,
    ShelterEvent,
    ShelterState,
    TransitionRefused,
    free_places,
    may_hold,
    next_state,
    people_over,
)

events = st.sampled_from(ShelterEvent)
people = st.integers(0, 5000)


@given(st.lists(st.tuples(events, people)))
def test_no_way_leads_to_a_closed_shelter_with_people(
    steps: list[tuple[ShelterEvent, int]],
) -> None:
    state, occupied = ShelterState.CLOSED, 0
    for event, inside in steps:
        if may_hold(state, inside):
            occupied = inside
        after = TRANSITIONS.get((state, event))
        if after is None:
            with pytest.raises(TransitionRefused) as refused:
                next_state(state, event, occupied)
            assert (refused.value.state, refused.value.event) == (state, event)
        elif after is ShelterState.CLOSED and occupied:
            with pytest.raises(PeopleStillInside) as still:
                next_state(state, event, occupied)
            assert still.value.people == occupied
        else:
            assert next_state(state, event, occupied) is after
            state = after
        assert may_hold(state, occupied)


@given(st.sampled_from(ShelterState))
def test_every_state_can_be_reached_and_left(state: ShelterState) -> None:
    reached, edge = {ShelterState.CLOSED}, [ShelterState.CLOSED]
    while edge:
        here = edge.pop()
        for (before, _), after in TRANSITIONS.items():
            if before is here and after not in reached:
                reached.add(after)
                edge.append(after)
    assert state in reached
    assert any(before is state for before, _ in TRANSITIONS)


@pytest.mark.parametrize("event", [ShelterEvent.OPEN, ShelterEvent.CLOSE])
def test_unusable_shelter_must_be_restored_first(event: ShelterEvent) -> None:
    with pytest.raises(TransitionRefused):
        next_state(ShelterState.UNUSABLE, event, 0)


def test_occupied_shelter_can_become_unusable() -> None:
    after = next_state(ShelterState.OPEN, ShelterEvent.MARK_UNUSABLE, 30)
    assert after is ShelterState.UNUSABLE
    with pytest.raises(PeopleStillInside):
        next_state(after, ShelterEvent.RESTORE, 30)


@given(st.integers(0, 1000), people)
def test_places_are_free_or_people_are_over(capacity: int, occupied: int) -> None:
    free, over = free_places(capacity, occupied), people_over(capacity, occupied)
    assert free - over == capacity - occupied
    assert min(free, over) == 0

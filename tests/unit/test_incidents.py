"""The life of an incident, and its number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.incidents import (
    GRADE_NAMES,
    SEVERITY,
    Grade,
    IncidentEvent,
    IncidentState,
    TransitionRefused,
    next_number,
    next_state,
    number_of,
    position_of,
)


@given(st.lists(st.sampled_from(IncidentEvent)))
def test_incident_is_open_or_closed_by_turns(events: list[IncidentEvent]) -> None:
    state = IncidentState.OPEN
    for event in events:
        fits = (event is IncidentEvent.CLOSE) == (state is IncidentState.OPEN)
        if fits:
            state = next_state(state, event)
        else:
            with pytest.raises(TransitionRefused) as caught:
                next_state(state, event)
            assert (caught.value.state, caught.value.event) == (state, event)


@given(st.integers(1970, 9999), st.integers(1, 99_999))
def test_number_names_year_and_position(year: int, position: int) -> None:
    number = number_of(year, position)
    assert position_of(number) == position
    assert number.startswith(f"{year}-")
    assert position_of(next_number(number, year)) == position + 1
    assert len(number) <= 12


def test_first_number_of_a_year() -> None:
    assert next_number(None, 2026) == "2026-0001"
    assert next_number("2026-0316", 2026) == "2026-0317"
    assert next_number("2026-9999", 2026) == "2026-10000"


def test_every_grade_has_a_name_and_a_rank() -> None:
    assert set(GRADE_NAMES) == set(SEVERITY) == set(Grade)
    assert SEVERITY[Grade.ORDINARY] < SEVERITY[Grade.LARGE]
    assert SEVERITY[Grade.MAJOR] < SEVERITY[Grade.EXTRAORDINARY]

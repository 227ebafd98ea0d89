from __future__ import annotations

import pytest

from app.domain.calling import Callee, whom_to_call
from app.domain.sensors import KINDS


@pytest.mark.parametrize("kind", [*KINDS, "never heard of"])
def test_committee_and_building_leader_can_always_be_called(kind: str) -> None:
    assert {Callee.COMMITTEE, Callee.BUILDING_LEADER} <= set(whom_to_call(kind))
    assert len(set(whom_to_call(kind))) == len(whom_to_call(kind))


def test_the_gas_company_is_for_gas_alone() -> None:
    assert [kind for kind in KINDS if Callee.GAS_COMPANY in whom_to_call(kind)] == [
        "combustible_gas"
    ]


def test_the_micro_fire_station_comes_first_to_a_fire_and_the_committee_to_a_lonely_person() -> (
    None
):
    assert whom_to_call("smoke")[0] is Callee.MICRO_STATION
    assert whom_to_call("water_meter")[0] is Callee.COMMITTEE

"""Why an alarm was false is stored with its verdict, checked, and audited."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from app.services import alarms
from db.models import Alarm
from tests.occurrences import audited, raise_alarm
from ui.errors import sentence

if TYPE_CHECKING:
    from app.services.desk import Desk
    from db.store import Store

SMOKE, WATER = 0, 3


def cause_of(store: Store, alarm_id: str) -> str | None:
    with store.read() as session:
        return session.get_one(Alarm, alarm_id).false_cause


def test_a_false_alarm_keeps_its_cause_and_the_audit_names_it(
    desk: Desk, store: Store, sensor_ids: list[str]
) -> None:
    alarm_id = raise_alarm(store, sensor_ids[SMOKE])
    alarms.reset(desk, alarm_id, "false", "炒菜", cause="cooking")
    assert cause_of(store, alarm_id) == "cooking"
    detail = json.loads(audited(store)[-1].detail)
    assert (detail["verdict"], detail["cause"]) == ("false", "cooking")


def test_a_verdict_without_a_cause_leaves_it_open(
    desk: Desk, store: Store, sensor_ids: list[str]
) -> None:
    alarm_id = raise_alarm(store, sensor_ids[SMOKE])
    alarms.reset(desk, alarm_id, "false")
    assert cause_of(store, alarm_id) is None


def test_a_corrected_verdict_takes_the_old_cause_away(
    desk: Desk, store: Store, sensor_ids: list[str]
) -> None:
    alarm_id = raise_alarm(store, sensor_ids[SMOKE])
    alarms.reset(desk, alarm_id, "false", cause="cooking")
    alarms.reset(desk, alarm_id, "real")
    assert cause_of(store, alarm_id) is None
    alarms.reset(desk, alarm_id, "fault", cause="dust")
    assert cause_of(store, alarm_id) == "dust"


@pytest.mark.parametrize(
    ("number", "verdict", "cause"),
    [
        (WATER, "false", "cooking"),
        (SMOKE, "fault", "cooking"),
        (SMOKE, "real", "cooking"),
        (SMOKE, "test", "test_without_notice"),
        (SMOKE, "false", "gremlins"),
        (SMOKE, "false", ""),
    ],
)
def test_a_cause_that_does_not_fit_changes_nothing(
    desk: Desk, store: Store, sensor_ids: list[str], number: int, verdict: str, cause: str
) -> None:
    alarm_id = raise_alarm(store, sensor_ids[number])
    with pytest.raises(alarms.UnfitCause) as refused:
        alarms.reset(desk, alarm_id, verdict, cause=cause)
    assert (refused.value.cause, refused.value.verdict) == (cause, verdict)
    assert "另选" in sentence(refused.value)
    (row,) = alarms.alarms_by_id(desk, [alarm_id])
    assert (row.state, row.verdict) == ("active_unacked", None)
    assert audited(store) == []


def test_a_verdict_on_several_alarms_stands_for_all_of_them_or_for_none(
    desk: Desk, store: Store, sensor_ids: list[str]
) -> None:
    smoke, water = (raise_alarm(store, sensor_ids[number]) for number in (SMOKE, WATER))
    with pytest.raises(alarms.UnfitCause):
        alarms.reset_all(desk, (smoke, water), "false", cause="cooking")
    with store.read() as session:
        assert session.get_one(Alarm, smoke).verdict is None
    alarms.reset_all(desk, (smoke, water), "false")
    with store.read() as session:
        found = [session.get_one(Alarm, one).verdict for one in (smoke, water)]
    assert found == ["false", "false"]

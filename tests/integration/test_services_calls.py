"""Calls that the room makes: written down, in the incident's log, and shown with the person."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, text

from app.services import alarm_help, calls, incidents
from app.services.desk import Actor, Desk, NotFound
from app.services.incidents import BadWord, Intake
from db.models import Building, PhoneCall, VulnerablePerson
from tests.occurrences import raise_alarm
from tests.streets import code, small_street

if TYPE_CHECKING:
    from db.store import Store
    from tests.streets import HandClock


@pytest.fixture
def alarm(store: Store) -> str:
    """The id of an alarm in a building."""
    return raise_alarm(store, small_street(store, ["smoke"])[code(0)])


def log(desk: Desk, incident: str) -> list[tuple[str, str]]:
    return [(one.kind, one.text) for one in incidents.incident(desk, incident).entries]


def test_a_call_about_an_incident_stands_in_its_log(desk: Desk) -> None:
    incident = incidents.open_incident(desk, Intake("跌倒", "person"))
    calls.call_about_incident(desk, incident, "family", True, "已送医")
    calls.call_about_incident(desk, incident, "caller", False)
    assert log(desk, incident)[1:] == [
        ("call", "回访家属：已接通，已送医"),
        ("call", "回访报告人：未接通"),
    ]


def test_a_call_about_an_alarm_stands_with_it_and_in_the_log_of_its_incident(
    desk: Desk, alarm: str, clock: HandClock
) -> None:
    calls.call_about_alarm(desk, alarm, "person", False)
    clock.advance(60)
    incident = incidents.open_incident(desk, Intake("失联", "person", alarm_ids=(alarm,)))
    calls.call_about_alarm(desk, alarm, "neighbour", True, "人在家")
    assert [(one.whom, one.reached, one.note) for one in calls.calls_about_alarm(desk, alarm)] == [
        ("neighbour", True, "人在家"),
        ("person", False, ""),
    ]
    assert log(desk, incident)[-1] == ("call", "回访邻居：已接通，人在家")


def test_who_was_called_is_shown_with_the_person(desk: Desk, store: Store, alarm: str) -> None:
    with store.write() as write:
        building = write.session.scalars(select(Building.id)).one()
        for name in ("a", "b"):
            write.session.add(
                VulnerablePerson(id=name, building_id=building, category="elderly", name=name)
            )
    calls.call_resident(desk, "a", False, "", alarm)
    calls.call_resident(desk, "a", True, "已下楼", alarm)
    leader = Desk(store, Actor("值班长", role="leader"))
    found = {one.name: one.reached for one in alarm_help.reveal_people(leader, alarm)}
    assert found == {"a": True, "b": None}


def test_what_was_said_is_sealed_at_rest(desk: Desk, store: Store, alarm: str) -> None:
    calls.call_about_alarm(desk, alarm, "person", True, "心脏不舒服")
    with store.read() as session:
        (raw,) = session.execute(text("SELECT note FROM phone_calls")).one()
        assert "心脏" not in bytes(raw).decode("utf-8", "replace")
        assert session.scalars(select(PhoneCall)).one().note == "心脏不舒服"


def test_what_is_not_there_is_refused(desk: Desk, alarm: str) -> None:
    with pytest.raises(BadWord):
        calls.call_about_alarm(desk, alarm, "mayor", True)
    for ask in (calls.call_about_alarm, calls.call_about_incident):
        with pytest.raises(NotFound):
            ask(desk, "nowhere", "person", True)
    with pytest.raises(NotFound):
        calls.call_resident(desk, "nobody", True)

"""What is judged of help, from services to findings: real deeds in a real store."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from app.domain.drill import criteria
from app.domain.drill.criteria.finding import Outcome
from app.domain.drill.player import Event, EventKind, fold
from app.domain.drill.scenario import Beginning, Capability, Expectation, Objective, Scenario
from app.drill.acts import Acts
from app.drill.effects.stage import CONTROLLER
from app.drill.facts import record_of
from app.services import calls, dispatch, incidents, occupancy, plans, shelters, stock_moves
from app.services.desk import Desk
from app.services.incidents import Intake
from db.models import Building, ResidentialArea, Team, VulnerablePerson
from tests.contingency import write_plans
from tests.integration.test_audit import furnish
from tests.occurrences import raise_alarm
from tests.streets import AREA, code, small_street

if TYPE_CHECKING:
    from app.domain.drill.record import Record
    from db.store import Store
    from tests.streets import HandClock


class Drill:
    """A drill over the small street, begun; each thing is done a minute after the other."""

    def __init__(self, store: Store, clock: HandClock) -> None:
        self.store = store
        self.clock = clock
        self.sensors = small_street(store, ["smoke"])
        self.desk = furnish(store, list(self.sensors.values())).desk
        self.controller = Desk(store, CONTROLLER)
        self._begun: Event | None = None

    def begin(self) -> None:
        self.clock.advance(60)
        self._begun = Event(self.clock.now(), EventKind.PLAY)

    def wait(self) -> None:
        self.clock.advance(60)

    def record(self, *expectations: tuple[str, dict[str, Any]]) -> Record:
        """Return the record as it stands, of a scenario with these criteria."""
        assert self._begun is not None
        scenario = Scenario(
            1, "s", "测试", "1", (Objective("aim", "目标", Capability.CARE),), (), (),
            tuple(Expectation(name, name, "aim", name, "", body) for name, body in expectations),
        )  # fmt: skip
        begun = [self._begun]
        acts = Acts(self.store, self._begun.at).news(fold(scenario, begun).clock)
        events = sorted([*begun, *acts], key=lambda one: one.at)
        return record_of(self.store, fold(scenario, events), events, 3_600_000)

    def outcome(self, name: str, **body: Any) -> tuple[Outcome, float]:
        body = {"within": "10m", **body}
        found = criteria.find(name, body, self.record((name, body)))
        return found.outcome, found.share


@pytest.fixture
def drill(store: Store, clock: HandClock) -> Drill:
    return Drill(store, clock)


def test_the_level_is_read_from_the_audit(drill: Drill) -> None:
    plan = write_plans(drill.store).typhoon
    drill.begin()
    given = plans.activate(drill.desk, plan, 2)
    drill.wait()
    assert drill.outcome("level_right", plan="Y-01", level=3) == (Outcome.PARTLY, 0.5)
    plans.end_activation(drill.desk, given.activation_id, "情况缓和")
    drill.wait()
    plans.activate(drill.desk, plan, 3)
    assert drill.outcome("level_right", plan="Y-01", level=3) == (Outcome.MET, 1)
    assert drill.outcome("level_right", plan="Y-01", level=0) == (Outcome.MET, 1)


def test_people_in_shelters_without_lines_that_were_taken_back_or_are_the_controllers(
    drill: Drill,
) -> None:
    with drill.store.read() as session:
        area = session.query(ResidentialArea).one().id
    drill.begin()
    shelters.open_shelter(drill.desk, "shelter", "转移")
    wrong = occupancy.count_in(drill.desk, "shelter", 50, from_area_id=area)
    occupancy.reverse_move(drill.desk, wrong.move_id)
    occupancy.count_in(drill.controller, "shelter", 40)
    occupancy.count_in(drill.desk, "shelter", 6, from_area_id=area)
    assert drill.outcome("evacuation_complete", people=12, area=AREA) == (Outcome.PARTLY, 0.5)
    occupancy.count_in(drill.desk, "shelter", 6)
    assert drill.outcome("evacuation_complete", people=12, area=AREA)[0] is Outcome.MET


def test_the_register_says_how_many_are_to_be_brought_out(drill: Drill) -> None:
    add_people(drill, 4)
    with drill.store.read() as session:
        building = session.query(Building).one().code
    drill.begin()
    shelters.open_shelter(drill.desk, "shelter", "转移")
    occupancy.count_in(drill.desk, "shelter", 3)
    assert drill.outcome("evacuation_complete", building=building) == (Outcome.PARTLY, 0.75)
    assert drill.outcome("evacuation_complete", area=AREA) == (Outcome.PARTLY, 0.75)


def test_a_shelter_that_was_closed_again_is_not_open(drill: Drill) -> None:
    def outcome() -> Outcome:
        body = {"shelter": "BN-001", "at": "3m"}
        made = drill.record(("shelter_opened_before", body))
        return criteria.find("shelter_opened_before", body, made).outcome

    drill.begin()
    assert outcome() is Outcome.MISSED
    shelters.open_shelter(drill.desk, "shelter", "转移")
    assert outcome() is Outcome.MET
    drill.wait()
    shelters.close_shelter(drill.desk, "shelter", "不用了")
    assert outcome() is Outcome.MISSED
    drill.wait()
    shelters.open_shelter(drill.desk, "shelter", "又要用")
    assert outcome() is Outcome.MET


def test_a_shelter_that_was_open_when_the_drill_began_is_open(drill: Drill) -> None:
    drill.begin()
    world = (Beginning("shelter", {"shelter": "BN-001", "state": "open"}),)
    play = drill.record().play
    begun = msgspec.structs.replace(
        play, scenario=msgspec.structs.replace(play.scenario, world=world)
    )
    found = record_of(drill.store, begun, [Event(drill.clock.now(), EventKind.PLAY)], 3_600_000)
    assert [(one.code, one.opened_at) for one in found.shelters] == [("BN-001", 0)]


def test_lots_are_judged_by_the_ledger_as_it_stood(drill: Drill) -> None:
    def lot(name: str, expires: str) -> str:
        return stock_moves.receive(
            drill.desk, "depot", "item", name, Decimal(10), "入库", expires_on=expires
        ).lot_id

    near, far = lot("L-1", "2099-01-01"), lot("L-2", "2099-12-31")
    drill.begin()
    body = {"item": "I", "quantity": 10}
    wrong = stock_moves.issue(drill.desk, "depot", far, Decimal(10), "调拨")
    assert drill.outcome("lots_right", **body) == (Outcome.MISSED, 0)
    stock_moves.reverse_move(drill.desk, wrong.move_id, "发错批次")
    drill.wait()
    stock_moves.issue(drill.controller, "depot", near, Decimal(5), "【演练】受潮")
    assert drill.outcome("stock_issued", **body) == (Outcome.MISSED, 0)
    stock_moves.issue_lots(drill.desk, "depot", [(near, Decimal(5)), (far, Decimal(5))], "调拨")
    assert drill.outcome("lots_right", **body) == (Outcome.MET, 1)
    assert drill.outcome("stock_issued", **body) == (Outcome.MET, 1)


def test_a_team_is_sent_by_the_alarm_or_named_in_a_task(drill: Drill) -> None:
    with drill.store.write() as write:
        for name in ("T-1", "T-2"):
            write.session.add(Team(id=name, code=name, name=f"{name}队", scope="street"))
    drill.begin()
    incident = incidents.open_incident(drill.desk, Intake("积水", "flood"))
    sent = dispatch.send_team(drill.desk, [], "T-1", "排水", incident)
    assert drill.outcome("team_dispatched_within", team="T-1") == (Outcome.MET, 1)
    dispatch.recall_team(drill.desk, sent, "派错")
    assert drill.outcome("team_dispatched_within", team="T-1") == (Outcome.MISSED, 0)
    drill.wait()
    incidents.add_task(drill.desk, incident, "排水", "T-2队")
    assert drill.outcome("team_dispatched_within", team="T-2") == (Outcome.MET, 1)


def test_calls_about_an_alarm_count_for_it_also_once_it_is_an_incidents(drill: Drill) -> None:
    add_people(drill, 2)
    with drill.store.read() as session:
        building = session.query(Building).one().code
    drill.begin()
    alarm = raise_alarm(drill.store, drill.sensors[code(0)])
    calls.call_about_alarm(drill.desk, alarm, "person", False)
    assert drill.outcome("called_back", whom="person") == (Outcome.PARTLY, 0.5)
    drill.wait()
    incident = incidents.open_incident(drill.desk, Intake("失联", "person", alarm_ids=(alarm,)))
    calls.call_about_incident(drill.desk, incident, "family", True)
    (first, second) = drill.record().calls
    assert (first.sensors, second.sensors) == ({code(0)}, {code(0)})
    assert drill.outcome("called_back", kind="person") == (Outcome.MET, 1)
    calls.call_resident(drill.desk, "p0", True)
    assert drill.outcome("notified", building=building) == (Outcome.PARTLY, 0.5)
    calls.call_resident(drill.desk, "p1", True)
    assert drill.outcome("notified", building=building) == (Outcome.MET, 1)


def add_people(drill: Drill, count: int) -> None:
    with drill.store.write() as write:
        building = write.session.query(Building).one().id
        for number in range(count):
            write.session.add(
                VulnerablePerson(
                    id=f"p{number}", building_id=building, category="elderly", name=f"演示{number}"
                )
            )

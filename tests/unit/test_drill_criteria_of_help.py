"""Criteria of what helped: the right level, people in shelters, the right lots, the right team."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.drill import criteria
from app.domain.drill.criteria.finding import Finding, Outcome
from app.domain.drill.criteria.team_dispatched_within import away_at
from app.domain.drill.player import Event, EventKind, fold
from app.domain.drill.record import (
    CallFact,
    DispatchFact,
    LotFact,
    OccupancyFact,
    PlaceFact,
    Record,
    ShelterFact,
    StockFact,
)
from app.domain.drill.scenario import Act, Beginning, Inject, Scenario, Trigger
from app.domain.drill.wants import CallBack, SendTeam, Stand, TakeIn
from app.drill.review.clues import CLUES, clue_texts
from app.drill.review.words import as_written

MINUTE = 60_000
AREA, OTHER = "310115010001", "310115010002"


def record(
    *acts: Act, fired: int | None = 0, end: int = 60 * MINUTE, world: tuple[Beginning, ...] = ()
) -> Record:
    """Return a drill of an hour in which the inject `call` was fired and the lot L-9 got wet."""
    injects = (
        Inject("call", "call", "来电", Trigger(by_hand=True)),
        Inject(
            "wet",
            "loss",
            "进水",
            Trigger(by_hand=True),
            body={"lot": "L-9", "team": "T-9", "shelter": "B-9"},
        ),
    )
    events = [Event(one.at, EventKind.ACT, act=one) for one in acts]
    if fired is not None:
        events.append(Event(fired, EventKind.BEGUN, subject="call", value=fired))
    events.append(Event(0, EventKind.BEGUN, subject="wet", value=0))
    events.append(Event(end, EventKind.END))
    return Record(fold(Scenario(1, "s", "测试", "1", (), (), injects, world=world), events), end)


def found(name: str, made: Record, **body: Any) -> Finding:
    return criteria.find(name, {"since": "call", "within": "10m", **body}, made)


def plan(at: float, action: str, level: int, code: str = "Y-01") -> Act:
    said = json.dumps({"code": code, "level": level})
    return Act(int(at * MINUTE), f"plan_{action}", "plan_activations", "p", "甲", said)


@pytest.mark.parametrize(
    ("acts", "level", "outcome", "share"),
    [
        ([plan(5, "activate", 3)], 3, Outcome.MET, 1),
        ([plan(10, "activate", 3)], 3, Outcome.MET, 1),
        ([plan(11, "activate", 3)], 3, Outcome.LATE, 0.5),
        ([plan(5, "activate", 1)], 3, Outcome.PARTLY, 0.5),
        ([plan(11, "activate", 1)], 3, Outcome.MISSED, 0),
        ([plan(5, "activate", 4)], 3, Outcome.MISSED, 0),
        ([plan(5, "activate", 4), plan(7, "raise", 3)], 3, Outcome.MET, 1),
        ([plan(5, "activate", 4), plan(7, "raise", 2)], 3, Outcome.PARTLY, 0.5),
        ([plan(5, "activate", 2), plan(6, "end", 2), plan(7, "activate", 3)], 3, Outcome.MET, 1),
        ([plan(5, "activate", 3, "Y-02")], 3, Outcome.MISSED, 0),
        ([], 3, Outcome.MISSED, 0),
        ([plan(5, "activate", 3), plan(9, "end", 3)], 0, Outcome.MET, 1),
        ([plan(5, "activate", 3), plan(12, "end", 3)], 0, Outcome.LATE, 0.5),
        ([plan(5, "activate", 3)], 0, Outcome.MISSED, 0),
        ([], 0, Outcome.UNJUDGED, 0),
    ],
)
def test_the_level_is_right_too_grave_is_half_and_too_slight_is_nothing(
    acts: list[Act], level: int, outcome: Outcome, share: float
) -> None:
    finding = found("level_right", record(*acts), plan="Y-01", level=level)
    assert (finding.outcome, finding.share) == (outcome, share)


def test_a_level_that_stood_before_is_looked_at_as_it_stands_then() -> None:
    acts = (plan(1, "activate", 4), plan(2, "raise", 2))
    later = record(*acts, fired=5 * MINUTE)
    assert found("level_right", later, plan="Y-01", level=2).outcome is Outcome.MET
    four = found("level_right", later, plan="Y-01", level=4)
    assert four.outcome is Outcome.PARTLY
    assert clue_texts(four, as_written) == ["要求 Y-01 IV 级", "实为 II 级（0:02:00）"]


@given(
    st.lists(
        st.tuples(st.integers(0, 59), st.sampled_from(["activate", "raise", "end"]),
                  st.integers(1, 4)),
        max_size=6,
    ),
    st.integers(0, 4),
    st.integers(1, 60),
)  # fmt: skip
def test_a_level_reached_in_time_stays_met_whatever_is_done_later(
    moves: list[tuple[int, str, int]], level: int, end: int
) -> None:
    acts = [plan(at, name, one) for at, name, one in sorted(moves)]
    until = [one for one in acts if one.at <= end * MINUTE]
    now = found("level_right", record(*until, end=end * MINUTE), plan="Y-01", level=level)
    then = found("level_right", record(*acts), plan="Y-01", level=level)
    assert then.outcome is not Outcome.OPEN
    if now.outcome is Outcome.MET:
        assert (then.outcome, then.at) == (Outcome.MET, now.at)
    assert 0 <= then.share <= 1


def came(at: float, people: int, shelter: str = "B-1", area: str = AREA) -> OccupancyFact:
    return OccupancyFact(f"{at}{people}", shelter, area, people, int(at * MINUTE))


def evacuated(*moves: OccupancyFact, **body: Any) -> Finding:
    places = (PlaceFact("H-1", AREA, 4, 90), PlaceFact(AREA, AREA, 12, 4000))
    made = msgspec.structs.replace(record(), occupancy=moves, places=places)
    return found("evacuation_complete", made, **body)


@pytest.mark.parametrize(
    ("moves", "outcome", "share"),
    [
        ([came(5, 20)], Outcome.MET, 1),
        ([came(5, 12), came(9, 8), came(30, -20)], Outcome.MET, 1),
        ([came(5, 15)], Outcome.PARTLY, 0.75),
        ([came(5, 15), came(12, 5)], Outcome.LATE, 0.875),
        ([came(12, 20)], Outcome.LATE, 0.5),
        ([came(12, 10)], Outcome.PARTLY, 0.25),
        ([came(5, 30, area=OTHER)], Outcome.MISSED, 0),
        ([came(5, 20, area="")], Outcome.MET, 1),
        ([came(5, 20, shelter="B-2")], Outcome.MISSED, 0),
        ([], Outcome.MISSED, 0),
    ],
)
def test_people_are_counted_and_those_who_came_late_count_half(
    moves: list[OccupancyFact], outcome: Outcome, share: float
) -> None:
    finding = evacuated(*moves, people=20, area=AREA, shelters=["B-1"])
    assert (finding.outcome, finding.share) == (outcome, share)


def test_the_number_is_that_of_the_register_where_none_is_said() -> None:
    assert evacuated(came(5, 4), building="H-1").outcome is Outcome.MET
    assert evacuated(came(5, 3), building="H-1").outcome is Outcome.PARTLY
    assert evacuated(came(5, 4, area=OTHER), building="H-1").outcome is Outcome.MISSED
    assert evacuated(came(5, 45), building="H-1", who="residents").share == 0.5
    assert evacuated(came(5, 12), area=AREA).outcome is Outcome.MET
    assert evacuated(came(5, 99), building="H-unknown").outcome is Outcome.UNJUDGED


def test_who_has_no_origin_is_told() -> None:
    finding = evacuated(came(5, 20, area=""), people=20, area=AREA)
    assert "其中 20 人没有写来自哪个居民区，算在内" in clue_texts(finding, as_written)


@given(st.lists(st.tuples(st.integers(0, 59), st.integers(-30, 40)), max_size=8))
def test_nobody_who_comes_in_addition_makes_it_worse(moves: list[tuple[int, int]]) -> None:
    facts = [came(at, people) for at, people in sorted(moves)]
    share = evacuated(*facts, people=50).share
    assert 0 <= share <= 1
    more = sorted([*facts, came(3, 10)], key=lambda one: one.at)
    assert evacuated(*more, people=50).share >= share
    assert (share == 0) == all(one.people <= 0 for one in facts)


LOTS = (
    LotFact("MB", "K-1", "L-1", Decimal(10), "2026-12-31"),
    LotFact("MB", "K-1", "L-2", Decimal(30), "2027-12-31"),
    LotFact("MB", "K-1", "L-0", Decimal(5), "2026-01-01"),
    LotFact("MB", "K-1", "L-9", Decimal(50), "2026-11-30"),
    LotFact("MB", "K-2", "L-1", Decimal(40), "2026-12-31"),
)


def issue(at: float, lot: str, quantity: int, depot: str = "K-1") -> StockFact:
    return StockFact(
        f"{at}{lot}", "MB", depot, lot, Decimal(-quantity), int(at * MINUTE), "2026-11-25", True
    )


def lots(*moves: StockFact, **body: Any) -> Finding:
    made = msgspec.structs.replace(record(), lots=LOTS, stock=moves)
    return found("lots_right", made, item="MB", quantity=20, **body)


@pytest.mark.parametrize(
    ("moves", "outcome", "share"),
    [
        ([issue(5, "L-1", 10), issue(5, "L-2", 10)], Outcome.MET, 1),
        ([issue(5, "L-2", 10), issue(6, "L-1", 10)], Outcome.PARTLY, 0.5),
        ([issue(5, "L-2", 20)], Outcome.MISSED, 0),
        ([issue(5, "L-0", 5), issue(5, "L-1", 10), issue(5, "L-2", 5)], Outcome.PARTLY, 0.75),
        ([issue(5, "L-9", 20)], Outcome.MISSED, 0),
        ([issue(11, "L-1", 10), issue(11, "L-2", 10)], Outcome.LATE, 0.5),
        ([issue(5, "L-1", 10)], Outcome.PARTLY, 0.5),
        ([issue(5, "L-1", 10), issue(5, "L-2", 10), issue(8, "L-0", 5)], Outcome.MET, 1),
        ([], Outcome.MISSED, 0),
    ],
)
def test_what_expires_first_goes_first_and_nothing_that_is_bad(
    moves: list[StockFact], outcome: Outcome, share: float
) -> None:
    finding = lots(*moves)
    assert (finding.outcome, finding.share) == (outcome, share)


def test_only_the_named_depot_counts_and_the_others_are_told() -> None:
    assert lots(issue(5, "L-1", 20, "K-2")).outcome is Outcome.MET
    finding = lots(issue(5, "L-1", 20, "K-2"), depot="K-1")
    assert finding.outcome is Outcome.MISSED
    assert clue_texts(finding, as_written) == ["应发 20", "从 K-2 发的不算"]


def test_the_scenario_names_what_is_spoiled() -> None:
    moves = (issue(5, "L-2", 20),)
    assert lots(*moves, spoiled=["L-1"]).outcome is Outcome.MET
    assert "批次 L-2 不是先到期的（0:05:00）" in clue_texts(lots(*moves), as_written)


def sent(at: float, team: str, **fields: Any) -> DispatchFact:
    said = {"name": "防汛队", "scope": "street", "area": "", "task": "排水"} | fields
    return DispatchFact(f"d{at}{team}", team, at=int(at * MINUTE), **said)


def dispatched(*facts: DispatchFact, **body: Any) -> Finding:
    world = (Beginning("away", {"team": "T-2", "reason": "集训"}),)
    made = msgspec.structs.replace(record(world=world), dispatches=facts)
    return found("team_dispatched_within", made, **body)


@pytest.mark.parametrize(
    ("facts", "outcome"),
    [
        ([sent(5, "T-1")], Outcome.MET),
        ([sent(11, "T-1")], Outcome.LATE),
        ([sent(5, "T-2")], Outcome.MISSED),
        ([sent(5, "T-9")], Outcome.MISSED),
        ([sent(5, "T-2"), sent(6, "T-1")], Outcome.MET),
        ([sent(5, "T-3", name="宣传队", task="宣传")], Outcome.MISSED),
        ([sent(5, "T-3", name="一队", task="防汛")], Outcome.MET),
        ([sent(5, "T-1", scope="social_force")], Outcome.MISSED),
        ([sent(5, "T-1", taken_back_at=6 * MINUTE)], Outcome.MISSED),
        ([sent(5, "T-1", taken_back_at=16 * MINUTE)], Outcome.MET),
        ([], Outcome.MISSED),
    ],
)
def test_the_right_team_and_one_that_is_there(facts: list[DispatchFact], outcome: Outcome) -> None:
    assert dispatched(*facts, named="防汛", scope="street").outcome is outcome


def test_a_team_that_is_back_can_be_sent() -> None:
    injects = tuple(
        Inject(name, "loss", name, Trigger(by_hand=True), body={"team": "T-1", "back": back})
        for name, back in (("gone", False), ("back", True))
    )
    times = {"gone": 2 * MINUTE, "back": 20 * MINUTE}
    events = [Event(at, EventKind.BEGUN, subject=one, value=at) for one, at in times.items()]
    play = fold(Scenario(1, "s", "测试", "1", (), (), injects), events)
    asked = {at: away_at(play, at * MINUTE) for at in (1, 5, 25)}
    assert asked == {1: set(), 5: {"T-1"}, 25: set()}


def test_why_a_team_was_not_the_right_one_is_told() -> None:
    finding = dispatched(sent(5, "T-2"), sent(6, "T-4"), team="T-1")
    assert clue_texts(finding, as_written) == [
        "派出的防汛队不在岗（0:05:00）",
        "派出的防汛队不合要求（0:06:00）",
    ]


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("level_right", {"plan": "Y-01", "level": 3}),
        ("evacuation_complete", {"people": 5}),
        ("lots_right", {"item": "MB", "quantity": 20}),
        ("team_dispatched_within", {"team": "T-1"}),
        ("called_back", {"whom": "caller"}),
    ],
)
def test_what_has_not_begun_is_not_judged_and_what_goes_on_is_open(
    name: str, body: dict[str, Any]
) -> None:
    assert found(name, record(fired=None), **body).outcome is Outcome.UNJUDGED
    still = found(name, record(end=5 * MINUTE), **body)
    assert (still.outcome, still.share) == (Outcome.OPEN, 0)


def test_what_the_robot_is_asked_to_do() -> None:
    play = record(world=(Beginning("away", {"team": "T-2"}),)).play
    body = {"since": "call", "within": "10m"}
    wanted = [
        criteria.want("level_right", {**body, "plan": "Y-01", "level": 0}, play),
        criteria.want("evacuation_complete", {**body, "people": 5, "area": AREA}, play),
        criteria.want("team_dispatched_within", {**body, "scope": "street"}, play),
    ]
    assert [None if one is None else one.work for one in wanted] == [
        Stand("Y-01", 0),
        TakeIn(5, (), AREA),
        SendTeam("", "street", away=("T-2", "T-9")),
    ]


def test_every_clue_has_its_words() -> None:
    for template in CLUES.values():
        assert template.format("甲", "乙", "丙")


def called(at: float, whom: str = "caller", **fields: Any) -> CallFact:
    said = {"reached": True, **fields}
    return CallFact(f"c{at}{whom}{said}", whom, at=int(at * MINUTE), **said)


def back(*facts: CallFact, **body: Any) -> Finding:
    return found("called_back", msgspec.structs.replace(record(), calls=facts), **body)


@pytest.mark.parametrize(
    ("facts", "outcome", "share"),
    [
        ([called(5)], Outcome.MET, 1),
        ([called(11)], Outcome.LATE, 0.5),
        ([called(5, reached=False)], Outcome.PARTLY, 0.5),
        ([called(5, reached=False), called(8)], Outcome.MET, 1),
        ([called(5, reached=False), called(12)], Outcome.LATE, 0.5),
        ([called(12, reached=False)], Outcome.MISSED, 0),
        ([called(5, "family")], Outcome.MISSED, 0),
        ([], Outcome.MISSED, 0),
    ],
)
def test_who_called_is_called_back_and_a_try_is_half(
    facts: list[CallFact], outcome: Outcome, share: float
) -> None:
    finding = back(*facts, whom="caller")
    assert (finding.outcome, finding.share) == (outcome, share)


def test_a_call_is_about_the_alarms_of_an_inject_or_about_a_kind_of_incident() -> None:
    events = [
        Event(0, EventKind.BEGUN, subject="call", value=0),
        Event(1, EventKind.DONE, subject="call", sensors=("S-1", "S-2")),
    ]
    play = fold(record().play.scenario, events)

    def outcome(call: CallFact, **body: Any) -> Outcome:
        made = Record(play, 60 * MINUTE, calls=(call,))
        return criteria.find("called_back", {"within": "10m", **body}, made).outcome

    about = called(5, sensors=frozenset({"S-2"}), kind="person")
    assert outcome(about, inject="call") is Outcome.MET
    assert outcome(about, kind="person") is Outcome.MET
    assert outcome(about, kind="fire") is Outcome.MISSED
    assert outcome(called(5, sensors=frozenset({"S-3"})), inject="call") is Outcome.MISSED
    assert outcome(called(5), inject="call") is Outcome.MISSED
    wanted = criteria.want("called_back", {"within": "10m", "inject": "call"}, play)
    assert wanted is not None
    assert wanted.work == CallBack("caller", ("S-1", "S-2"))
    waiting = fold(record().play.scenario, events[:1])
    assert criteria.want("called_back", {"within": "10m", "inject": "call"}, waiting) is None


def told(at: float, person: str, building: str = "H-1", *, reached: bool = True) -> CallFact:
    return called(at, "person", person=person, building=building, reached=reached)


def notified(*facts: CallFact, building: str = "H-1") -> Finding:
    places = (PlaceFact("H-1", AREA, 4, 90), PlaceFact("H-0", AREA, 0, 90))
    made = msgspec.structs.replace(record(), calls=facts, places=places)
    return found("notified", made, building=building)


@pytest.mark.parametrize(
    ("facts", "outcome", "share"),
    [
        ([told(1, "a"), told(2, "b"), told(3, "c"), told(4, "d")], Outcome.MET, 1),
        ([told(1, "a"), told(2, "a"), told(3, "a"), told(4, "a")], Outcome.PARTLY, 0.25),
        ([told(1, "a"), told(2, "b", reached=False)], Outcome.PARTLY, 0.375),
        ([told(1, "a"), told(2, "b"), told(3, "c"), told(14, "d")], Outcome.LATE, 0.875),
        ([told(1, "a", "H-0")], Outcome.MISSED, 0),
        ([], Outcome.MISSED, 0),
    ],
)
def test_everybody_on_the_register_is_called_and_each_counts(
    facts: list[CallFact], outcome: Outcome, share: float
) -> None:
    finding = notified(*facts)
    assert (finding.outcome, finding.share) == (outcome, share)


def test_where_the_register_has_nobody_there_is_nothing_to_judge() -> None:
    assert notified(building="H-0").outcome is Outcome.UNJUDGED
    assert notified(building="H-9").outcome is Outcome.UNJUDGED


@given(
    st.lists(st.tuples(st.integers(0, 59), st.sampled_from("abcd"), st.booleans()), max_size=8),
    st.sampled_from("abcd"),
)
def test_another_call_never_makes_it_worse(calls: list[tuple[int, str, bool]], person: str) -> None:
    facts = [told(at, who, reached=reached) for at, who, reached in sorted(calls)]
    share = notified(*facts).share
    more = sorted([*facts, told(5, person)], key=lambda one: one.at)
    assert 0 <= share <= notified(*more).share <= 1


@pytest.mark.parametrize(
    ("shelters", "outcome"),
    [
        ([ShelterFact("B-1", AREA, 5 * MINUTE)], Outcome.MET),
        ([ShelterFact("B-1", AREA, 15 * MINUTE)], Outcome.LATE),
        ([ShelterFact("B-1", AREA, 5 * MINUTE, 8 * MINUTE)], Outcome.MISSED),
        ([ShelterFact("B-1", AREA, 5 * MINUTE, 12 * MINUTE)], Outcome.MET),
        (
            [ShelterFact("B-1", AREA, 1, 2), ShelterFact("B-1", AREA, 5 * MINUTE)],
            Outcome.MET,
        ),
        ([ShelterFact("B-9", AREA, 0)], Outcome.MISSED),
        ([ShelterFact("B-9", AREA, 1)], Outcome.MET),
        ([ShelterFact("B-9", AREA, 0), ShelterFact("B-1", AREA, 15 * MINUTE)], Outcome.LATE),
    ],
)
def test_a_shelter_that_was_closed_or_lost_before_they_came_was_not_open(
    shelters: list[ShelterFact], outcome: Outcome
) -> None:
    made = msgspec.structs.replace(record(), shelters=tuple(shelters))
    body = {"area": AREA, "at": "10m"}
    assert criteria.find("shelter_opened_before", body, made).outcome is outcome

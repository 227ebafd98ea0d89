"""Injects whose effect is real: warnings in force, and what is lost of the street's resources."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from app.domain.drill.scenario import Beginning, Inject, Trigger
from app.domain.warnings import Status, counted, in_force
from app.drill import effects
from app.drill.beginnings import set_up
from app.drill.effects.stage import CONTROLLER, Stage
from app.services import dispatch, duty, roads, shelters, stock_moves, supplies, teams, warnings
from app.services import map as maps
from app.services.desk import Desk, NotFound
from app.services.incidents import Intake
from db.ids import new_id
from db.models import MapFeature, Street, Team
from tests.rooms import Rooms, furnish

if TYPE_CHECKING:
    from db.store import Store

ROAD = '{"type":"LineString","coordinates":[[121.5,31.19],[121.51,31.19]]}'
TYPHOON = {"hazard": "typhoon", "headline": "台风预警", "issuer": "气象台"}


def happen(store: Store, kind: str, **body: Any) -> None:
    stage = Stage(
        Desk(store, CONTROLLER),
        "drill",
        lambda street, kind, code: f"drill/{street}/{kind}/{code}",
        Inject("i", kind, "i", Trigger(at=0)),
        store.clock.now,
        lambda _topic, _payload: None,
        lambda _seconds: True,
    )
    effects.run(kind, body, stage)


def holding(desk: Desk) -> list[tuple[str, str]]:
    """Return level and status of what holds in a drill."""
    messages = [row.message for row in warnings.warnings(desk)]
    now = desk.store.clock.now()
    return [(one.level, one.status) for one in in_force(messages, counted(is_exercise=True), now)]


def test_a_warning_is_in_force_raised_and_lifted_as_an_exercise(store: Store, desk: Desk) -> None:
    happen(store, "warning", level="blue", holds="1h", **TYPHOON)
    happen(store, "warning", level="red", **TYPHOON)
    happen(store, "warning", level="yellow", hazard="rainstorm", headline="暴雨", holds="30m")
    assert holding(desk) == [("red", Status.EXERCISE), ("yellow", Status.EXERCISE)]
    store.clock.advance(1_800)  # type: ignore[attr-defined]
    assert holding(desk) == [("red", Status.EXERCISE)]
    happen(store, "warning", level="red", lifted=True, **TYPHOON)
    assert holding(desk) == []
    assert warnings.warnings_in_force(desk) == []  # nor ever in the street
    assert duty.log(desk)[0].text == "【演练】气象台解除红色预警：台风预警"
    assert all(row.message.headline.startswith("【演练】") for row in warnings.warnings(desk))


def test_an_exercise_lifts_no_real_warning_of_a_street(store: Store, desk: Desk) -> None:
    real = warnings.NewWarning("orange", "台风橙色预警", "typhoon", issuer="气象台")
    warnings.take_in(desk, real)
    happen(store, "warning", level="red", **TYPHOON)
    happen(store, "warning", level="red", lifted=True, **TYPHOON)
    (row,) = warnings.warnings_in_force(desk)
    assert row.message.headline == "台风橙色预警"


def test_a_drill_begins_under_a_warning(store: Store, desk: Desk) -> None:
    body = {"level": "yellow", "holds": "6h", **TYPHOON}
    assert set_up(store, (Beginning("warning", body),)) == []
    assert holding(desk) == [("yellow", Status.EXERCISE)]


@pytest.fixture
def rooms(store: Store) -> Rooms:
    """A street with a shelter, a depot, a team and a road of two pieces."""
    made = furnish(store)
    with store.write() as write:
        session = write.session
        street = session.query(Street).one().id
        session.add(Team(id="team", code="T-1", name="抢险队", scope="street"))
        for kind in ("road_main", "road_minor", "water"):
            piece = MapFeature(
                id=new_id(), street_id=street, kind=kind, name="沂南路", geometry=ROAD
            )
            session.add(piece)
    return made


def closed_on_the_map(desk: Desk) -> list[tuple[str, str | None]]:
    features = json.loads(maps.layers(desk).features)["features"]
    return sorted(
        (one["properties"]["kind"], one["properties"]["closed"] or "") for one in features
    )


def test_a_team_that_is_away_cannot_be_sent_until_it_is_back(
    store: Store, desk: Desk, rooms: Rooms
) -> None:
    happen(store, "loss", team="T-1", reason="支援外区")
    (row,) = teams.teams_near(desk, "", 121.5, 31.19)
    assert row.away_since == store.clock.now()
    assert "支援外区" in row.away_reason
    intake = Intake("试验", "fire")
    with pytest.raises(teams.TeamAway):
        dispatch.send_team(desk, [], "team", "核实", intake)
    happen(store, "loss", team="T-1", reason="任务结束", back=True)
    assert teams.teams_near(desk, "", 121.5, 31.19)[0].away_since is None
    dispatch.send_team(desk, [], "team", "核实", intake)
    assert [row.text for row in duty.log(desk)] == [
        "【演练】抢险队归队：任务结束", "【演练】抢险队不在岗：支援外区",
    ]  # fmt: skip
    with pytest.raises(teams.TeamPresent):
        happen(store, "loss", team="T-1", reason="?", back=True)


def test_a_lot_is_spoiled_all_of_it_or_a_part_and_the_others_stay(
    store: Store, desk: Desk, rooms: Rooms
) -> None:
    for lot in ("L1", "L2", "L3"):
        day = "2030-01-01"
        stock_moves.receive(desk, rooms.depot, rooms.water, lot, Decimal(5), "入库", expires_on=day)

    def left() -> dict[str, Decimal]:
        return {
            one.code: one.quantity
            for one in supplies.lots(desk, rooms.depot, rooms.water)
            if one.quantity
        }

    place = {"depot": "D-1", "item": "W", "reason": "进水"}
    happen(store, "loss", lot="L1", **place)
    assert left() == {"L2": 5, "L3": 5}
    happen(store, "loss", lot="L2", quantity=2.5, **place)
    assert left() == {"L2": Decimal("2.5"), "L3": 5}
    with pytest.raises(stock_moves.NotEnough):
        happen(store, "loss", lot="L2", quantity=3, **place)
    with pytest.raises(NotFound):
        happen(store, "loss", lot="L1", **place)  # there is none of it left
    happen(store, "loss", **place)
    assert left() == {}
    assert "报损 7.5" in duty.log(desk)[0].text


def test_a_road_is_closed_on_the_map_and_opened_again(
    store: Store, desk: Desk, rooms: Rooms
) -> None:
    assert {closed for _, closed in closed_on_the_map(desk)} == {""}
    happen(store, "loss", road="沂南路", reason="塌陷", stretch="临沂路至浦三路")
    assert closed_on_the_map(desk) == [("road_main", "part"), ("road_minor", "part"), ("water", "")]
    happen(store, "loss", road="沂南路", reason="全线封闭")
    assert ("road_main", "whole") in closed_on_the_map(desk)
    assert [one.road for one in roads.closures(desk)] == ["沂南路", "沂南路"]
    happen(store, "loss", road="沂南路", reason="修好", back=True)
    assert {closed for _, closed in closed_on_the_map(desk)} == {""}
    with pytest.raises(NotFound):
        happen(store, "loss", road="沂南路", reason="?", back=True)
    with pytest.raises(NotFound):
        happen(store, "loss", road="白莲泾", reason="?")


def test_a_drill_begins_with_a_closed_road(store: Store, desk: Desk, rooms: Rooms) -> None:
    body = {"road": "沂南路", "reason": "施工", "stretch": "东段"}
    assert set_up(store, (Beginning("closure", body),)) == []
    (row,) = roads.closures(desk)
    assert (row.stretch, row.reason) == ("东段", "【演练】施工")


def test_a_shelter_can_be_used_again(store: Store, desk: Desk, rooms: Rooms) -> None:
    happen(store, "loss", shelter="S-01", reason="进水")
    happen(store, "loss", shelter="S-01", reason="排干", back=True)
    assert [row.state for row in shelters.shelters(desk) if row.code == "S-01"] == ["closed"]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"shelter": "S", "road": "R"},
        {"depot": "D"},
        {"item": "W"},
        {"lot": "L", "road": "R"},
        {"depot": "D", "item": "W", "quantity": 2},
        {"depot": "D", "item": "W", "lot": "L", "quantity": 0},
        {"depot": "D", "item": "W", "back": True},
        {"team": "T", "stretch": "x"},
        {"team": "T", "reason": " "},
    ],
)
def test_a_loss_of_nothing_or_of_several_things_is_refused(body: dict[str, Any]) -> None:
    with pytest.raises(msgspec.ValidationError):
        effects.read_body("loss", {"reason": "x", **body})

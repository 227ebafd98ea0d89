"""How a drill's world begins: as the controller, and told with its line where it cannot."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from app.domain.drill.scenario import Beginning
from app.drill.beginnings import beginnings, set_up
from app.drill.effects.stage import CONTROLLER
from app.drill.problems import ScenarioError
from app.drill.station import prepare
from app.profile import open_profile
from app.services import duty, shelters, stock_moves, supplies
from db.ids import new_id
from db.models import AuditEntry, Team
from tests.rooms import Rooms, furnish
from tests.scenarios import BASE
from tests.streets import open_street

if TYPE_CHECKING:
    from pathlib import Path

    from app.services.desk import Desk
    from db.store import Store


@pytest.fixture
def rooms(store: Store) -> Rooms:
    """A street with a shelter and two depots, and a team."""
    made = furnish(store)
    with store.write() as write:
        write.session.add(Team(id=new_id(), code="T-1", name="抢险队", scope="street"))
    return made


def begin(store: Store, kind: str, **body: Any) -> list[str]:
    return [one.code for one in set_up(store, (Beginning(kind, body),))]


def stock_of(desk: Desk, rooms: Rooms) -> Decimal:
    lots = supplies.lots(desk, rooms.depot, rooms.water)
    return sum((lot.quantity for lot in lots), Decimal(0))


@pytest.mark.parametrize("quantity", ["0", "3", "8", "25"])
def test_a_depot_has_what_the_scenario_says_however_much_it_had(
    store: Store, desk: Desk, rooms: Rooms, quantity: str
) -> None:
    for lot, day in (("L1", "2030-01-01"), ("L2", "2031-01-01")):
        stock_moves.receive(desk, rooms.depot, rooms.water, lot, Decimal(5), "入库", expires_on=day)
    assert begin(store, "stock", depot="D-1", item="W", quantity=float(quantity)) == []
    assert stock_of(desk, rooms) == Decimal(quantity)


def test_a_shelter_comes_to_each_state_from_each(store: Store, desk: Desk, rooms: Rooms) -> None:
    for state, people in (
        ("open", 7), ("open", 3), ("unusable", 0), ("open", 2), ("closed", 0), ("unusable", 0),
        ("closed", 0),
    ):  # fmt: skip
        assert begin(store, "shelter", shelter="S-01", state=state, people=people) == []
        (row,) = (one for one in shelters.shelters(desk) if one.code == "S-01")
        assert (row.state, row.occupied) == (state, people)


def test_it_is_nobodys_merit_and_words_say_that_it_is_a_drill(
    store: Store, desk: Desk, rooms: Rooms
) -> None:
    assert begin(store, "away", team="T-1", reason="外区支援") == []
    assert begin(store, "notice", about="closure", text="浦东南路封闭") == []
    assert begin(store, "shelter", shelter="S-01", people=1) == []
    assert [row.text for row in reversed(duty.log(desk))] == [
        "【演练】抢险队不在岗：外区支援",
        "【演练】道路封闭：浦东南路封闭",
    ]
    with store.read() as session:
        actors = set(session.scalars(select(AuditEntry.actor)))
    assert actors == {CONTROLLER.name}


@pytest.mark.parametrize(
    ("kind", "body", "code"),
    [
        ("shelter", {"shelter": "S-99"}, "not_in_this_street"),
        ("stock", {"depot": "D-1", "item": "?", "quantity": 1}, "not_in_this_street"),
        ("stock", {"depot": "D-1", "item": "W", "quantity": 0.0001}, "cannot_begin_so"),
        ("away", {"team": "?", "reason": "病"}, "not_in_this_street"),
        ("closure", {"road": "?", "reason": "施工"}, "not_in_this_street"),
    ],
)
@pytest.mark.usefixtures("rooms")
def test_what_cannot_be_is_told(store: Store, kind: str, body: dict[str, Any], code: str) -> None:
    assert begin(store, kind, **body) == [code]


def test_no_drill_is_made_where_its_world_cannot_be_and_the_line_is_told(tmp_path: Path) -> None:
    open_street(tmp_path / "street", 1).close()
    real = open_profile(tmp_path / "street")
    path = tmp_path / "s.yaml"
    world = "world:\n  - {kind: notice, body: {text: 晴}}\n  - {kind: shelter, body: BODY}\n"
    for body, code in (
        ("{shelter: S-99}", "not_in_this_street"),
        ("{shelter: S-99, state: closed, people: 2}", "bad_body"),
        ("{shelter: S-99, people: -1}", "bad_body"),
    ):
        path.write_text(BASE + world.replace("BODY", body), encoding="utf-8")
        with pytest.raises(ScenarioError) as found:
            prepare(real, path, "t")
        (problem,) = found.value.problems
        assert (problem.code, problem.field) == (code, "world[1].body")
        assert problem.line == len(BASE.splitlines()) + 3
    assert not (real.folder / "drills" / "t").exists()
    path.write_text(BASE + world.replace("shelter, body: BODY", "moon"), encoding="utf-8")
    with pytest.raises(ScenarioError) as found:
        prepare(real, path, "t")
    assert found.value.problems[0].code == "no_such_beginning"


def test_every_beginning_has_its_word_and_says_what_it_needs() -> None:
    assert set(beginnings()) == {
        "away",
        "background",
        "closure",
        "notice",
        "shelter",
        "stock",
        "warning",
    }
    for kind, one in beginnings().items():
        assert kind == one.KIND
        assert one.Body.__doc__

"""Shelters: opened, filled, emptied, closed; the ledger says who is inside."""

from __future__ import annotations

import contextlib
from threading import Barrier, Thread
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from app.services import shelters
from app.services.desk import Actor, Desk, NotFound, ServiceError
from app.services.shelters import (
    BadCount,
    MoreThanInside,
    NotOpen,
    NotReversible,
    Overfull,
    PeopleInside,
    ShelterRow,
    ShelterStateRefused,
)
from app.services.texts import TextMissing
from db.ids import new_id
from db.models import AuditEntry, Shelter
from db.store import Store
from tests.rooms import Rooms, furnish

if TYPE_CHECKING:
    from db.store import Changes
    from tests.streets import HandClock


@pytest.fixture
def rooms(store: Store) -> Rooms:
    return furnish(store)


@pytest.fixture
def opened(desk: Desk, rooms: Rooms) -> str:
    """The id of an open, empty shelter for 10 people."""
    shelters.open_shelter(desk, rooms.shelter, "台风蓝色预警")
    return rooms.shelter


def read(desk: Desk, shelter_id: str) -> ShelterRow:
    return next(row for row in shelters.shelters(desk) if row.id == shelter_id)


def test_shelter_opens_fills_empties_and_closes(desk: Desk, rooms: Rooms, clock: HandClock) -> None:
    before = read(desk, rooms.shelter)
    assert (before.state, before.occupied, before.free) == ("closed", 0, 10)
    shelters.open_shelter(desk, rooms.shelter, "台风蓝色预警")
    clock.advance(60)
    assert shelters.count_in(desk, rooms.shelter, 4, 2, "三号楼", rooms.area).occupied == 4
    row = read(desk, rooms.shelter)
    assert (row.state, row.occupied, row.free, row.over) == ("open", 4, 6, 0)
    assert (row.state_reason, row.state_since) == ("台风蓝色预警", clock.now() - 60_000)
    assert row.area_name == "第一居民区"
    shelters.count_out(desk, rooms.shelter, 4, 2)
    assert shelters.close_shelter(desk, rooms.shelter, "解除").state == "closed"
    assert read(desk, rooms.shelter).state == "closed"


def test_settlement_sites_come_first(desk: Desk, rooms: Rooms) -> None:
    assert [row.name for row in shelters.shelters(desk)] == ["第一小学", "社区广场"]


def test_shelter_with_people_inside_does_not_close(desk: Desk, opened: str) -> None:
    shelters.count_in(desk, opened, 3)
    with pytest.raises(PeopleInside) as caught:
        shelters.close_shelter(desk, opened, "解除")
    assert caught.value.people == 3
    assert read(desk, opened).state == "open"


def test_nobody_is_turned_away_but_it_is_said(desk: Desk, opened: str) -> None:
    assert shelters.count_in(desk, opened, 10).warning is None
    counted = shelters.count_in(desk, opened, 3)
    assert counted.warning == Overfull(capacity=10, occupied=13, over=3)
    assert (counted.occupied, counted.free) == (13, 0)
    row = read(desk, opened)
    assert (row.free, row.over) == (0, 3)
    # Fewer is no news to warn of, although there are still too many.
    assert shelters.count_out(desk, opened, 1).warning is None


def test_people_are_counted_into_an_open_shelter_only(desk: Desk, rooms: Rooms) -> None:
    with pytest.raises(NotOpen) as caught:
        shelters.count_in(desk, rooms.shelter, 1)
    assert caught.value.state == "closed"
    with pytest.raises(NotOpen):
        shelters.recount(desk, rooms.shelter, 2)
    assert shelters.moves(desk, rooms.shelter) == []


def test_more_than_are_inside_cannot_leave(desk: Desk, opened: str) -> None:
    shelters.count_in(desk, opened, 3)
    with pytest.raises(MoreThanInside) as caught:
        shelters.count_out(desk, opened, 4)
    assert (caught.value.inside, caught.value.wanted) == (3, 4)


@pytest.mark.parametrize(
    ("people", "households", "field"),
    [
        (0, 0, "people"),
        (-1, 0, "people"),
        (10**6, 1, "people"),
        (3, 4, "households"),
        (3, -1, "households"),
    ],
)
def test_impossible_groups_are_refused(
    desk: Desk, opened: str, people: int, households: int, field: str
) -> None:
    for count in (shelters.count_in, shelters.count_out):
        with pytest.raises(BadCount) as caught:
            count(desk, opened, people, households)
        assert caught.value.field == field


def test_recount_writes_the_difference_and_the_heads(desk: Desk, opened: str) -> None:
    shelters.count_in(desk, opened, 8)
    assert shelters.recount(desk, opened, 6, "熄灯前点名").occupied == 6
    assert shelters.recount(desk, opened, 6).occupied == 6
    assert shelters.recount(desk, opened, 12).warning == Overfull(10, 12, 2)
    moves = shelters.moves(desk, opened)
    assert [(m.kind, m.people, m.counted, m.occupied) for m in moves] == [
        ("recount", 6, 12, 12),
        ("recount", 0, 6, 6),
        ("recount", -2, 6, 6),
        ("arrival", 8, None, 8),
    ]
    with pytest.raises(BadCount):
        shelters.recount(desk, opened, -1)


def test_move_is_taken_back_once(desk: Desk, rooms: Rooms, opened: str) -> None:
    arrival = shelters.count_in(desk, opened, 5, 2, "登记错", rooms.area)
    back = shelters.reverse_move(desk, arrival.move_id, "重复登记")
    assert back.occupied == 0
    for move_id, reason in (
        (arrival.move_id, "already_reversed"),
        (back.move_id, "is_reversal"),
    ):
        with pytest.raises(NotReversible) as caught:
            shelters.reverse_move(desk, move_id)
        assert caught.value.reason == reason
    reversal, first = shelters.moves(desk, opened)
    assert (reversal.people, reversal.households, reversal.note) == (-5, -2, "重复登记")
    assert (first.from_area_name, first.reversed_by_id) == ("第一居民区", reversal.id)


def test_arrival_of_people_who_left_since_cannot_be_taken_back(desk: Desk, opened: str) -> None:
    arrival = shelters.count_in(desk, opened, 5)
    departure = shelters.count_out(desk, opened, 5)
    with pytest.raises(MoreThanInside):
        shelters.reverse_move(desk, arrival.move_id)
    shelters.close_shelter(desk, opened, "解除")
    with pytest.raises(NotOpen):
        shelters.reverse_move(desk, departure.move_id)


def test_shelter_that_fails_keeps_its_people_until_they_are_out(desk: Desk, opened: str) -> None:
    shelters.count_in(desk, opened, 3)
    with pytest.raises(TextMissing):
        shelters.mark_unusable(desk, opened, " ")
    failed = shelters.mark_unusable(desk, opened, "屋顶漏水")
    assert (failed.state, failed.occupied) == ("unusable", 3)
    with pytest.raises(NotOpen):
        shelters.count_in(desk, opened, 1)
    with pytest.raises(PeopleInside):
        shelters.restore_shelter(desk, opened, "已修")
    shelters.count_out(desk, opened, 3)
    with pytest.raises(ShelterStateRefused) as caught:
        shelters.open_shelter(desk, opened, "再开")
    assert (caught.value.state, caught.value.event) == ("unusable", "open")
    assert shelters.restore_shelter(desk, opened, "已修").state == "closed"


def test_what_does_not_exist_is_named(desk: Desk, opened: str) -> None:
    for act, table in (
        (lambda: shelters.open_shelter(desk, "no", "x"), "shelters"),
        (lambda: shelters.count_in(desk, "no", 1), "shelters"),
        (lambda: shelters.reverse_move(desk, "no"), "occupancy_moves"),
        (lambda: shelters.count_in(desk, opened, 1, from_area_id="no"), "residential_areas"),
    ):
        with pytest.raises(NotFound) as caught:
            act()
        assert caught.value.table == table


def test_listeners_hear_that_the_shelter_changed(desk: Desk, opened: str) -> None:
    told: list[Changes] = []
    desk.store.on_commit(told.append)
    move = shelters.count_in(desk, opened, 1)
    [changes] = told
    assert changes["shelters"] == {opened}
    assert changes["occupancy_moves"] == {move.move_id}


def test_every_deed_leaves_an_audit_entry(desk: Desk, opened: str) -> None:
    arrival = shelters.count_in(desk, opened, 2, note="王某某一家")
    shelters.recount(desk, opened, 3)
    shelters.reverse_move(desk, arrival.move_id)
    shelters.count_out(desk, opened, 1)
    shelters.close_shelter(desk, opened, "解除")
    with desk.read() as session:
        entries = session.scalars(select(AuditEntry).order_by(AuditEntry.hlc)).all()
    assert [e.action for e in entries] == [
        "shelter_open",
        "shelter_arrival",
        "shelter_recount",
        "shelter_reversal",
        "shelter_departure",
        "shelter_close",
    ]
    assert not any("王某某" in e.detail for e in entries)


def test_two_desks_cannot_close_and_fill_at_once(any_store: Store, clock: HandClock) -> None:
    """Whoever is first wins: no shelter ends closed with people in it."""
    rooms = furnish(any_store)
    desk = Desk(any_store, Actor("甲"))
    for _ in range(5):
        shelters.open_shelter(desk, rooms.shelter, "开")
        ready = Barrier(2)

        def fill(ready: Barrier = ready) -> None:
            own = Desk(Store(any_store.url, clock), Actor("乙"))
            ready.wait()
            with contextlib.suppress(NotOpen):
                shelters.count_in(own, rooms.shelter, 2)
            own.store.close()

        thread = Thread(target=fill)
        thread.start()
        ready.wait()
        with contextlib.suppress(PeopleInside):
            shelters.close_shelter(desk, rooms.shelter, "关")
        thread.join()
        row = read(desk, rooms.shelter)
        assert (row.state, row.occupied) in {("closed", 0), ("open", 2)}
        if row.state == "open":
            shelters.recount(desk, rooms.shelter, 0)
            shelters.close_shelter(desk, rooms.shelter, "关")


steps = st.lists(
    st.one_of(
        st.tuples(st.just("in"), st.integers(1, 30)),
        st.tuples(st.just("out"), st.integers(1, 30)),
        st.tuples(st.just("recount"), st.integers(0, 30)),
        st.tuples(st.just("reverse"), st.integers(0, 20)),
        st.tuples(st.just("close"), st.just(0)),
    ),
    max_size=14,
)


class Model:
    """A shelter as anybody would keep it: open or closed, who is inside, what was taken back."""

    def __init__(self) -> None:
        self.open = True
        self.ledger: list[tuple[str, int]] = []  # id, people
        self.final: set[str] = set()  # reversals, and what they reversed

    @property
    def inside(self) -> int:
        return sum(people for _, people in self.ledger)

    def refusal(self, kind: str, number: int) -> type[ServiceError] | None:
        """Return why this cannot be done now, None when it can."""
        if kind == "close":
            if not self.open:
                return ShelterStateRefused
            return PeopleInside if self.inside else None
        if kind == "in":
            return None if self.open else NotOpen
        if kind == "out":
            return MoreThanInside if number > self.inside else None
        if kind == "recount":
            return NotOpen if number and not self.open else None
        move_id, people = self.ledger[number % len(self.ledger)]
        if move_id in self.final:
            return NotReversible
        if self.inside - people < 0:
            return MoreThanInside
        return NotOpen if self.inside - people > 0 and not self.open else None


def act(desk: Desk, shelter: str, model: Model, kind: str, number: int) -> None:
    """Do one step on the service and, when it was not refused, on the model."""
    if kind == "close":
        shelters.close_shelter(desk, shelter, "关")
        model.open = False
    elif kind == "in":
        model.ledger.append((shelters.count_in(desk, shelter, number).move_id, number))
    elif kind == "out":
        model.ledger.append((shelters.count_out(desk, shelter, number).move_id, -number))
    elif kind == "recount":
        found = number - model.inside
        model.ledger.append((shelters.recount(desk, shelter, number).move_id, found))
    else:
        move_id, people = model.ledger[number % len(model.ledger)]
        back = shelters.reverse_move(desk, move_id)
        model.ledger.append((back.move_id, -people))
        model.final |= {move_id, back.move_id}


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps)
def test_occupancy_is_what_a_naive_model_says(
    desk: Desk, rooms: Rooms, plan: list[tuple[str, int]]
) -> None:
    shelter = new_id()
    with desk.store.write() as write:
        write.session.add(
            Shelter(
                id=shelter,
                area_id=rooms.area,
                code=shelter[-12:],
                name="学校",
                kind="shelter_point",
                capacity=20,
                usable_area=60,
                state="open",
                lon=121,
                lat=31,
            )
        )
    model = Model()
    for kind, number in plan:
        if kind == "reverse" and not model.ledger:
            continue
        refusal = model.refusal(kind, number)
        if refusal is None:
            act(desk, shelter, model, kind, number)
        else:
            with pytest.raises(refusal):
                act(desk, shelter, model, kind, number)
        row = read(desk, shelter)
        assert (row.occupied, row.state == "open") == (model.inside, model.open)
        assert row.occupied >= 0
        assert row.state == "open" or row.occupied == 0
    rows = shelters.moves(desk, shelter)
    assert [(m.id, m.people) for m in reversed(rows)] == model.ledger
    assert all(m.occupied >= 0 for m in rows)

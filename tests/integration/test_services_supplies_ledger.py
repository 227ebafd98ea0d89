"""Any sequence of moves keeps each balance what a naive model says, and never below nothing."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.services import supplies
from app.services.supplies import NotEnough, NotReversible
from db.ids import new_id
from db.models import Depot
from tests.rooms import Rooms, furnish

if TYPE_CHECKING:
    from app.services.desk import Desk
    from db.store import Store

LOTS = ("A", "B")
thousandths = st.integers(1, 5000).map(lambda n: Decimal(n) / 1000)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("receive"), st.sampled_from(LOTS), thousandths),
        st.tuples(st.just("issue"), st.sampled_from(LOTS), thousandths),
        st.tuples(st.just("count"), st.sampled_from(LOTS), thousandths | st.just(Decimal(0))),
        st.tuples(st.just("reverse"), st.integers(0, 20), st.none()),
    ),
    max_size=14,
)


@pytest.fixture
def rooms(store: Store) -> Rooms:
    return furnish(store)


class Model:
    """The ledger as anybody would keep it: a number a lot, and what has been taken back."""

    def __init__(self) -> None:
        self.balance: dict[str, Decimal] = defaultdict(Decimal)
        self.moves: list[tuple[str, str, Decimal]] = []  # id, lot, signed quantity
        self.final: set[str] = set()  # reversals, and what they reversed

    def move(self, move_id: str, lot: str, quantity: Decimal) -> None:
        self.balance[lot] += quantity
        self.moves.append((move_id, lot, quantity))


def reverse(desk: Desk, model: Model, position: int) -> None:
    """Take the move at `position` back, or see it refused for the right reason."""
    move_id, lot, quantity = model.moves[position % len(model.moves)]
    if move_id in model.final:
        with pytest.raises(NotReversible):
            supplies.reverse_move(desk, move_id)
    elif model.balance[lot] < quantity:
        with pytest.raises(NotEnough):
            supplies.reverse_move(desk, move_id)
    else:
        moved = supplies.reverse_move(desk, move_id)
        model.move(moved.move_id, lot, -quantity)
        model.final |= {move_id, moved.move_id}
        assert moved.balance == model.balance[lot]


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps)
def test_balance_is_what_a_naive_model_says(
    desk: Desk, rooms: Rooms, plan: list[tuple[str, str | int, Decimal | None]]
) -> None:
    depot = new_id()
    with desk.store.write() as write:
        write.session.add(
            Depot(id=depot, code=depot[-12:], name="库", kind="area_room", lon=121, lat=31)
        )
    lot_ids = {
        code: supplies.receive(desk, depot, rooms.tent, code, Decimal(1), "入库").lot_id
        for code in LOTS
    }
    model = Model()
    for row in reversed(supplies.moves(desk, depot, rooms.tent)):
        model.move(row.id, row.lot_code, row.quantity)

    for kind, what, quantity in plan:
        if kind == "reverse":
            reverse(desk, model, int(what))
            continue
        lot, amount = str(what), quantity or Decimal(0)
        if kind == "receive":
            moved = supplies.receive(desk, depot, rooms.tent, lot, amount, "入库")
        elif kind == "count":
            moved = supplies.count(desk, depot, lot_ids[lot], amount, "盘点")
        elif model.balance[lot] < amount:
            with pytest.raises(NotEnough):
                supplies.issue(desk, depot, lot_ids[lot], amount, "发放")
            continue
        else:
            moved = supplies.issue(desk, depot, lot_ids[lot], amount, "发放")
        model.move(moved.move_id, lot, moved.quantity)
        assert moved.balance == model.balance[lot]
        if kind == "count":
            assert moved.balance == amount

    found = {row.code: row.quantity for row in supplies.lots(desk, depot, rooms.tent)}
    assert found == {code: held for code, held in model.balance.items() if held}
    ledger = supplies.moves(desk, depot, rooms.tent)
    assert len(ledger) == len(model.moves)
    assert all(row.balance >= 0 for row in ledger)
    assert ledger[0].balance == sum(model.balance.values())

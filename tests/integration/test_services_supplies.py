"""Stock: received, issued, counted, taken back; never below nothing, never rewritten."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from threading import Barrier, Thread
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from app.domain.instant import local_date
from app.services import supplies
from app.services.desk import Actor, Desk, NotFound
from app.services.incidents import Intake, open_incident
from app.services.supplies import (
    BadQuantity,
    ExpiresBeforeMade,
    ExpiryMissing,
    LotDiffers,
    LotExpired,
    NotEnough,
    NotReversible,
)
from app.services.texts import BadDate, TextMissing, TextTooLong
from db.ids import new_id
from db.models import AuditEntry, Depot, Lot, StockMinimum, StockMove
from db.store import Store
from tests.rooms import Rooms, furnish

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.streets import HandClock


@pytest.fixture
def rooms(store: Store) -> Rooms:
    return furnish(store)


def day(desk: Desk, offset: int) -> str:
    today = date.fromisoformat(local_date(desk.store.clock.now()))
    return (today + timedelta(days=offset)).isoformat()


def receive(
    desk: Desk, rooms: Rooms, quantity: int | str, code: str = "L1", left: int | None = None
) -> str:
    """Receive tents, or water with `left` days to go; return the lot's id."""
    return supplies.receive(
        desk,
        rooms.depot,
        rooms.tent if left is None else rooms.water,
        code,
        Decimal(quantity),
        "入库",
        expires_on=None if left is None else day(desk, left),
        allow_expired=True,
    ).lot_id


def held(desk: Desk, rooms: Rooms, item: str | None = None) -> Decimal:
    lots = supplies.lots(desk, rooms.depot, item or rooms.tent)
    return sum((lot.quantity for lot in lots), Decimal(0))


def test_receipt_makes_a_lot_and_the_next_one_fills_it(desk: Desk, rooms: Rooms) -> None:
    first = supplies.receive(desk, rooms.depot, rooms.tent, " L1 ", Decimal("2.5"), "采购")
    second = supplies.receive(desk, rooms.depot, rooms.tent, "L1", Decimal("0.125"), "捐赠")
    assert (first.new_lot, second.new_lot) == (True, False)
    assert first.lot_id == second.lot_id
    assert (first.balance, second.balance) == (Decimal("2.5"), Decimal("2.625"))
    [lot] = supplies.lots(desk, rooms.depot, rooms.tent)
    assert (lot.code, lot.quantity, lot.days_left, lot.expired) == (
        "L1",
        Decimal("2.625"),
        None,
        False,
    )


def test_lot_code_belongs_to_its_item(desk: Desk, rooms: Rooms) -> None:
    tents = receive(desk, rooms, 1, "A")
    water = receive(desk, rooms, 1, "A", left=100)
    assert tents != water


def test_same_code_with_other_dates_is_refused(desk: Desk, rooms: Rooms) -> None:
    receive(desk, rooms, 5, "A", left=100)
    with pytest.raises(LotDiffers) as caught:
        receive(desk, rooms, 5, "A", left=101)
    assert caught.value.expires_on == day(desk, 100)
    # Without dates it is more of the same lot.
    supplies.receive(desk, rooms.depot, rooms.water, "A", Decimal(1), "入库")
    assert held(desk, rooms, rooms.water) == 6


def test_expiry_follows_from_the_shelf_life(desk: Desk, rooms: Rooms) -> None:
    supplies.receive(
        desk, rooms.depot, rooms.water, "A", Decimal(1), "入库", produced_on=day(desk, -65)
    )
    [lot] = supplies.lots(desk, rooms.depot, rooms.water)
    assert (lot.produced_on, lot.expires_on, lot.days_left) == (day(desk, -65), day(desk, 300), 300)


def test_dates_of_a_new_lot_must_make_sense(desk: Desk, rooms: Rooms) -> None:
    def receive_water(produced: str | None, expires: str | None) -> None:
        supplies.receive(desk, rooms.depot, rooms.water, "A", Decimal(1), "入库", produced, expires)

    with pytest.raises(ExpiryMissing) as missing:
        receive_water(None, None)
    assert (missing.value.item_name, missing.value.shelf_life_days) == ("饮用水", 365)
    with pytest.raises(ExpiresBeforeMade):
        receive_water(day(desk, 1), day(desk, 0))
    with pytest.raises(LotExpired):
        receive_water(None, day(desk, -1))
    with pytest.raises(BadDate) as bad:
        receive_water("2026/01/01", None)
    assert bad.value.field == "produced_on"
    assert supplies.lots(desk, rooms.depot, rooms.water) == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("0", "not_positive"),
        ("-1", "not_positive"),
        ("0.0001", "too_precise"),
        ("1E+12", "too_large"),
        ("NaN", "not_a_number"),
    ],
)
def test_bad_quantity_is_refused_everywhere(
    desk: Desk, rooms: Rooms, text: str, fault: str
) -> None:
    lot = receive(desk, rooms, 5)
    quantity = Decimal(text)
    for move in (
        lambda: supplies.receive(desk, rooms.depot, rooms.tent, "L", quantity, "x"),
        lambda: supplies.issue(desk, rooms.depot, lot, quantity, "x"),
        lambda: supplies.suggest_lots(desk, rooms.depot, rooms.tent, quantity),
    ):
        with pytest.raises(BadQuantity) as caught:
            move()
        assert caught.value.fault == fault
    assert held(desk, rooms) == 5


def test_reason_and_lot_code_are_needed_and_fit(desk: Desk, rooms: Rooms) -> None:
    lot = receive(desk, rooms, 5)
    with pytest.raises(TextMissing) as missing:
        supplies.issue(desk, rooms.depot, lot, Decimal(1), "  ")
    assert missing.value.field == "reason"
    with pytest.raises(TextMissing):
        supplies.receive(desk, rooms.depot, rooms.tent, "", Decimal(1), "x")
    with pytest.raises(TextTooLong) as long:
        supplies.receive(desk, rooms.depot, rooms.tent, "L" * 31, Decimal(1), "x")
    assert (long.value.field, long.value.limit, long.value.length) == ("lot_code", 30, 31)


def test_more_than_there_is_cannot_be_issued(desk: Desk, rooms: Rooms) -> None:
    lot = receive(desk, rooms, "3.5")
    with pytest.raises(NotEnough) as caught:
        supplies.issue(desk, rooms.depot, lot, Decimal("3.501"), "发放")
    assert (caught.value.available, caught.value.wanted) == (Decimal("3.5"), Decimal("3.501"))
    assert supplies.issue(desk, rooms.depot, lot, Decimal("3.5"), "发放").balance == 0
    assert supplies.lots(desk, rooms.depot, rooms.tent) == []


def test_depots_do_not_issue_from_each_other(desk: Desk, rooms: Rooms) -> None:
    lot = receive(desk, rooms, 3)
    with pytest.raises(NotEnough) as caught:
        supplies.issue(desk, rooms.other_depot, lot, Decimal(1), "发放")
    assert caught.value.available == 0


def test_issue_from_several_lots_is_all_or_none(desk: Desk, rooms: Rooms) -> None:
    soon, late = receive(desk, rooms, 3, "S", left=5), receive(desk, rooms, 3, "L", left=50)
    with pytest.raises(NotEnough):
        supplies.issue_lots(desk, rooms.depot, [(soon, Decimal(3)), (late, Decimal(4))], "发放")
    assert held(desk, rooms, rooms.water) == 6
    picks = supplies.suggest_lots(desk, rooms.depot, rooms.water, Decimal(4))
    assert picks == [(soon, Decimal(3)), (late, Decimal(1))]
    moved = supplies.issue_lots(desk, rooms.depot, picks, "发放")
    assert [m.balance for m in moved] == [0, 2]
    # One lot named twice is one lot: the second part sees what the first has left.
    with pytest.raises(NotEnough):
        supplies.issue_lots(desk, rooms.depot, [(late, Decimal(2)), (late, Decimal(1))], "发放")
    back = supplies.reverse_moves(desk, [m.move_id for m in moved])
    assert [m.balance for m in back] == [3, 3]


def test_expired_lot_leaves_for_disposal_only(desk: Desk, rooms: Rooms, clock: HandClock) -> None:
    lot = receive(desk, rooms, 5, "A", left=0)
    supplies.issue(desk, rooms.depot, lot, Decimal(1), "发放")
    clock.advance(86_400)
    with pytest.raises(LotExpired) as caught:
        supplies.issue(desk, rooms.depot, lot, Decimal(1), "发放")
    assert caught.value.lot_code == "A"
    assert supplies.suggest_lots(desk, rooms.depot, rooms.water, Decimal(1)) == []
    supplies.issue(desk, rooms.depot, lot, Decimal(4), "报废", allow_expired=True)
    assert held(desk, rooms, rooms.water) == 0


def test_move_is_taken_back_once_by_its_opposite(desk: Desk, rooms: Rooms) -> None:
    lot = receive(desk, rooms, 10)
    issued = supplies.issue(desk, rooms.depot, lot, Decimal(4), "发放", "第一居委会")
    back = supplies.reverse_move(desk, issued.move_id, "发错了")
    assert (back.quantity, back.balance) == (4, 10)
    with pytest.raises(NotReversible) as caught:
        supplies.reverse_move(desk, issued.move_id)
    assert caught.value.reason == "already_reversed"
    with pytest.raises(NotReversible) as caught:
        supplies.reverse_move(desk, back.move_id)
    assert caught.value.reason == "is_reversal"

    newest, middle, oldest = supplies.moves(desk, rooms.depot, rooms.tent)
    assert [newest.kind, middle.kind, oldest.kind] == ["reversal", "issue", "receipt"]
    assert [newest.balance, middle.balance, oldest.balance] == [10, 6, 10]
    assert (newest.reverses_id, middle.reversed_by_id) == (middle.id, newest.id)
    assert (middle.reason, middle.recipient, middle.actor) == ("发放", "第一居委会", "值班员王")


def test_move_named_twice_is_taken_back_once(desk: Desk, rooms: Rooms) -> None:
    lot = receive(desk, rooms, 10)
    issued = supplies.issue(desk, rooms.depot, lot, Decimal(4), "发放")
    with pytest.raises(NotReversible):
        supplies.reverse_moves(desk, [issued.move_id, issued.move_id])
    assert held(desk, rooms) == 6


def test_receipt_that_was_issued_since_cannot_be_taken_back(desk: Desk, rooms: Rooms) -> None:
    lot = receive(desk, rooms, 10)
    supplies.issue(desk, rooms.depot, lot, Decimal(7), "发放")
    receipt = supplies.moves(desk, rooms.depot, rooms.tent)[-1]
    with pytest.raises(NotEnough) as caught:
        supplies.reverse_move(desk, receipt.id)
    assert (caught.value.available, caught.value.wanted) == (3, 10)


def test_count_writes_the_difference_and_what_was_found(desk: Desk, rooms: Rooms) -> None:
    lot = receive(desk, rooms, 10)
    counted = supplies.count(desk, rooms.depot, lot, Decimal("8.5"), "季度盘点")
    assert (counted.quantity, counted.balance) == (Decimal("-1.5"), Decimal("8.5"))
    confirmed = supplies.count(desk, rooms.depot, lot, Decimal("8.5"), "复盘")
    assert (confirmed.quantity, confirmed.balance) == (0, Decimal("8.5"))
    nothing = supplies.count(desk, rooms.depot, lot, Decimal(0), "清库")
    assert nothing.balance == 0
    rows = supplies.moves(desk, rooms.depot, rooms.tent)
    assert [row.counted for row in rows] == [0, Decimal("8.5"), Decimal("8.5"), None]
    with pytest.raises(BadQuantity) as caught:
        supplies.count(desk, rooms.depot, lot, Decimal(-1), "x")
    assert caught.value.fault == "negative"


def test_what_does_not_exist_is_named(desk: Desk, rooms: Rooms) -> None:
    lot = receive(desk, rooms, 5)
    one = Decimal(1)
    cases: list[tuple[str, Callable[[], object]]] = [
        ("depots", lambda: supplies.receive(desk, "no", rooms.tent, "L", one, "x")),
        ("supply_items", lambda: supplies.receive(desk, rooms.depot, "no", "L", one, "x")),
        ("depots", lambda: supplies.issue(desk, "no", lot, one, "x")),
        ("lots", lambda: supplies.issue(desk, rooms.depot, "no", one, "x")),
        ("lots", lambda: supplies.count(desk, rooms.depot, "no", one, "x")),
        ("stock_moves", lambda: supplies.reverse_move(desk, "no")),
        (
            "incidents",
            lambda: supplies.issue(desk, rooms.depot, lot, one, "x", incident_id="no"),
        ),
    ]
    for table, act in cases:
        with pytest.raises(NotFound) as caught:
            act()
        assert (caught.value.table, caught.value.id) == (table, "no")


def test_issue_for_an_incident_names_it(desk: Desk, rooms: Rooms) -> None:
    incident = open_incident(desk, Intake("台风安置", "wind"))
    lot = receive(desk, rooms, 5)
    supplies.issue(desk, rooms.depot, lot, Decimal(2), "安置", incident_id=incident)
    assert supplies.moves(desk, rooms.depot, rooms.tent)[0].incident_number == "2026-0001"


def test_stock_shows_what_is_good_expiring_expired_and_short(
    desk: Desk, rooms: Rooms, clock: HandClock
) -> None:
    with desk.store.write() as write:
        for depot, minimum in ((rooms.depot, 20), (rooms.other_depot, 3)):
            write.session.add(
                StockMinimum(depot_id=depot, item_id=rooms.water, quantity=Decimal(minimum))
            )
    receive(desk, rooms, "5.5", "never-mind")
    receive(desk, rooms, 7, "old", left=-1)
    receive(desk, rooms, 8, "soon", left=90)
    empty = receive(desk, rooms, 1, "empty", left=3)
    supplies.issue(desk, rooms.depot, empty, Decimal(1), "发放")
    receive(desk, rooms, 11, "fine", left=91)

    rows = supplies.stock(desk)
    assert [(r.depot_name, r.item_code) for r in rows] == [
        ("街道库", "T"),
        ("街道库", "W"),
        ("微型消防站", "W"),
    ]
    tents, water, missing = rows
    assert (tents.quantity, tents.minimum, tents.below_minimum) == (Decimal("5.5"), None, False)
    assert (tents.next_expiry, tents.expiring, tents.expired) == (None, 0, 0)
    assert (water.quantity, water.expired, water.expiring, water.usable) == (26, 7, 8, 19)
    assert water.next_expiry == day(desk, 90)
    assert water.below_minimum
    assert (missing.quantity, missing.area_name, missing.below_minimum) == (0, "第一居民区", True)

    clock.advance(86_400)
    assert supplies.stock(desk)[1].expiring == 19


def test_lists_of_items_and_depots(desk: Desk, rooms: Rooms) -> None:
    assert [i.name for i in supplies.items(desk)] == ["帐篷", "饮用水"]
    assert [d.name for d in supplies.depots(desk)] == ["街道库", "微型消防站"]


def test_every_move_leaves_an_audit_entry(desk: Desk, rooms: Rooms) -> None:
    lot = receive(desk, rooms, 5)
    issued = supplies.issue(desk, rooms.depot, lot, Decimal(1), "发放", "王某某")
    supplies.count(desk, rooms.depot, lot, Decimal(3), "盘点")
    supplies.reverse_move(desk, issued.move_id)
    with desk.read() as session:
        entries = session.scalars(
            select(AuditEntry).where(AuditEntry.subject_table == "stock_moves")
        ).all()
        moves = set(session.scalars(select(StockMove.id)))
    assert [e.action for e in sorted(entries, key=lambda e: e.hlc)] == [
        "stock_receipt",
        "stock_issue",
        "stock_count",
        "stock_reversal",
    ]
    assert {e.subject_id for e in entries} == moves
    assert {e.user_id for e in entries} == {desk.actor.user_id}
    assert not any("王某某" in e.detail for e in entries)


def test_two_desks_cannot_issue_the_last_piece_both(any_store: Store, clock: HandClock) -> None:
    rooms = furnish(any_store)
    desk = Desk(any_store, Actor("甲"))
    lot = receive(desk, rooms, 5)
    ready = Barrier(4)
    done: list[bool] = []

    def issue_all() -> None:
        own = Desk(Store(any_store.url, clock), Actor("乙"))
        ready.wait()
        for _ in range(3):
            try:
                supplies.issue(own, rooms.depot, lot, Decimal(1), "发放")
            except NotEnough:
                done.append(False)
            else:
                done.append(True)
        own.store.close()

    threads = [Thread(target=issue_all) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (done.count(True), done.count(False)) == (5, 7)
    assert held(desk, rooms) == 0


def test_balances_are_sums_on_both_databases(any_store: Store) -> None:
    rooms = furnish(any_store)
    desk = Desk(any_store, Actor("甲"))
    lot = receive(desk, rooms, "0.1")
    for _ in range(9):
        receive(desk, rooms, "0.1")
    [row] = supplies.stock(desk)
    assert row.quantity == 1
    assert supplies.issue(desk, rooms.depot, lot, Decimal("0.999"), "发放").balance == Decimal(
        "0.001"
    )
    assert supplies.moves(desk, rooms.depot, rooms.tent)[0].balance == Decimal("0.001")


def test_stock_of_a_whole_street_is_right(desk: Desk, rooms: Rooms) -> None:
    """Sums by the service against sums by hand, over several depots, items and lots."""
    with desk.store.write() as write:
        for number in range(5):
            write.session.add(
                Depot(id=new_id(), code=f"E-{number}", name="库", kind="area_room", lon=1, lat=1)
            )
    for place in supplies.depots(desk):
        for number in range(1, 4):
            supplies.receive(desk, place.id, rooms.tent, f"L{number}", Decimal(number), "入库")
    rows = supplies.stock(desk)
    assert len(rows) == 7
    assert {row.quantity for row in rows} == {6}
    with desk.read() as session:
        assert session.scalar(select(func.sum(StockMove.quantity))) == 42
        assert session.scalar(select(func.count()).select_from(Lot)) == 3

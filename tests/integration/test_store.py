"""Transactions, on SQLite and PostgreSQL alike: all or nothing, stamped, told after the commit."""

from __future__ import annotations

from decimal import Decimal
from threading import Barrier, Thread
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError, StatementError
from sqlalchemy.orm import configure_mappers

from app.services.desk import Actor, ChangedMeanwhile, Desk
from db.ids import new_id
from db.models import Base, Depot, DutyLogEntry, LocalClock, Lot, Row, StockMove, SupplyItem
from db.store import Store
from tests.rooms import furnish

if TYPE_CHECKING:
    import logging

    from db.store import Changes
    from tests.streets import HandClock


def item(code: str = "T") -> SupplyItem:
    return SupplyItem(id=new_id(), code=code, name="帐篷", category="安置", unit="顶")


def add(store: Store, code: str = "T") -> str:
    with store.write() as write:
        row = item(code)
        write.session.add(row)
    return row.id


def names(store: Store) -> list[str]:
    with store.read() as session:
        return list(session.scalars(select(SupplyItem.name).order_by(SupplyItem.code)))


def test_exception_rolls_back_and_tells_nobody(any_store: Store) -> None:
    told: list[Changes] = []
    any_store.on_commit(told.append)
    before = any_store.data_version()

    def fail() -> None:
        with any_store.write() as write:
            write.session.add(item())
            write.session.flush()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()

    assert names(any_store) == []
    assert told == []
    assert any_store.data_version() == before


def test_listeners_hear_after_the_commit_which_rows_changed(any_store: Store) -> None:
    told: list[tuple[Changes, int]] = []
    any_store.on_commit(lambda changes: told.append((changes, len(names(any_store)))))

    with any_store.write() as write:
        row = item()
        write.session.add(row)
        write.touched("sensors", ["s-1"])
        write.session.flush()
        assert told == []

    assert told == [({"supply_items": {row.id}, "sensors": {"s-1"}}, 1)]


def test_write_that_changes_nothing_tells_nobody(any_store: Store) -> None:
    row_id = add(any_store)
    told: list[Changes] = []
    any_store.on_commit(told.append)
    with any_store.write() as write:
        row = write.session.get_one(SupplyItem, row_id)
        row.name = "帐篷"
        write.session.scalar(select(func.count()).select_from(SupplyItem))
    assert told == []
    with any_store.read() as session:
        assert session.get_one(SupplyItem, row_id).version == 1


def test_failing_listener_undoes_nothing_and_stops_no_other(
    any_store: Store, logged_errors: list[logging.LogRecord]
) -> None:
    told: list[Changes] = []

    def fail(changes: Changes) -> None:
        raise ZeroDivisionError

    any_store.on_commit(fail)
    any_store.on_commit(told.append)
    row_id = add(any_store)
    assert names(any_store) == ["帐篷"]
    assert told == [{"supply_items": {row_id}}]
    assert "listener failed" in logged_errors[0].getMessage()


def test_read_keeps_nothing(any_store: Store) -> None:
    row_id = add(any_store)
    with any_store.read() as session:
        session.get_one(SupplyItem, row_id).name = "改"
    assert names(any_store) == ["帐篷"]


def test_reader_sees_one_snapshot_while_others_commit(any_store: Store) -> None:
    add(any_store, "A")
    with any_store.read() as session:
        count = select(func.count()).select_from(SupplyItem)
        assert session.scalar(count) == 1
        add(any_store, "B")
        assert session.scalar(count) == 1
    assert len(names(any_store)) == 2


def test_each_change_raises_version_and_stamp(any_store: Store) -> None:
    row_id = add(any_store)
    stamps = []
    for number in range(3):
        with any_store.write() as write:
            row = write.session.get_one(SupplyItem, row_id)
            row.name = f"帐篷 {number}"
            stamps.append(write.stamp)
        with any_store.read() as session:
            read = session.get_one(SupplyItem, row_id)
            assert read.version == number + 2
            assert read.hlc == write.stamp
    assert stamps == sorted(set(stamps))


def test_row_touched_in_two_flushes_has_one_stamp(any_store: Store) -> None:
    told: list[Changes] = []
    any_store.on_commit(told.append)
    with any_store.write() as write:
        row = item()
        write.session.add(row)
        write.session.flush()
        row.name = "一"
        # The query flushes by itself: what it sees must be stamped already.
        assert write.session.scalar(select(SupplyItem.hlc)) == write.stamp
        row.name = "二"
    with any_store.read() as session:
        read = session.get_one(SupplyItem, row.id)
        assert (read.name, read.hlc, read.version) == ("二", write.stamp, 3)
    assert told == [{"supply_items": {row.id}}]


def test_deleted_row_is_told(any_store: Store) -> None:
    row_id = add(any_store)
    told: list[Changes] = []
    any_store.on_commit(told.append)
    with any_store.write() as write:
        write.session.delete(write.session.get_one(SupplyItem, row_id))
    assert names(any_store) == []
    assert told == [{"supply_items": {row_id}}]


def test_rows_of_a_transaction_come_in_any_order(any_store: Store) -> None:
    tent, depot = item(), Depot(id=new_id(), code="D", name="库", kind="area_room", lon=1, lat=1)
    lot = Lot(id=new_id(), item_id=tent.id, code="L")
    move = StockMove(
        depot_id=depot.id,
        lot_id=lot.id,
        at=1,
        kind="receipt",
        quantity=Decimal(1),
        actor="a",
    )
    with any_store.write() as write:
        for row in (move, lot, depot, tent):
            write.session.add(row)
            write.session.flush()
    with any_store.read() as session:
        assert session.scalar(select(func.count()).select_from(StockMove)) == 1


def test_row_without_its_parent_is_refused_at_commit(any_store: Store) -> None:
    told: list[Changes] = []
    any_store.on_commit(told.append)
    with pytest.raises(IntegrityError), any_store.write() as write:
        write.session.add(Lot(id=new_id(), item_id="no such item", code="L"))
    with any_store.read() as session:
        assert session.scalar(select(func.count()).select_from(Lot)) == 0
    assert told == []


def test_who_writes_on_an_old_reading_is_told(any_store: Store, clock: HandClock) -> None:
    """Two consoles on one database: the second one's change would overwrite the first's."""
    other = Store(any_store.url, clock)
    desk = Desk(any_store, Actor("我"))

    def write_on(mine: SupplyItem) -> None:
        with desk.deed() as deed:
            deed.session.add(mine)
            mine.name = "我改的"

    row_id = add(any_store)
    with any_store.read() as session:
        mine = session.get_one(SupplyItem, row_id)
    with other.write() as write:
        write.session.get_one(SupplyItem, row_id).name = "别人改的"
    with pytest.raises(ChangedMeanwhile):
        write_on(mine)
    assert names(any_store) == ["别人改的"]

    with any_store.read() as session:
        mine = session.get_one(SupplyItem, row_id)
    with other.write() as write:
        write.session.delete(write.session.get_one(SupplyItem, row_id))
    with pytest.raises(ChangedMeanwhile):
        write_on(mine)
    assert names(any_store) == []
    other.close()


def test_rows_stay_readable_after_the_transaction(any_store: Store) -> None:
    row_id = add(any_store)
    with any_store.read() as session:
        row = session.get_one(SupplyItem, row_id)
    assert row.name == "帐篷"


def test_first_writers_at_once_get_different_stamps(any_store: Store) -> None:
    """The clock's row is not there yet when both begin."""
    ready = Barrier(4)
    stamps: list[int] = []

    def write() -> None:
        ready.wait()
        with any_store.write() as open_write:
            stamps.append(open_write.stamp)

    threads = [Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(stamps)) == 4
    with any_store.read() as session:
        assert session.get_one(LocalClock, 1).hlc == max(stamps)


def test_data_version_grows_by_the_writes_of_another_store(
    any_store: Store, clock: HandClock
) -> None:
    other = Store(any_store.url, clock)
    seen = [any_store.data_version()]
    for number in range(3):
        add(other, str(number))
        seen.append(any_store.data_version())
    assert seen == sorted(set(seen))
    other.close()


def test_stamps_never_run_back_with_the_clock(any_store: Store, clock: HandClock) -> None:
    stamps = []
    for step in (0, 3600, -7200, 5, -1, 86_400):
        clock.advance(step)
        with any_store.write() as write:
            stamps.append(write.stamp)
            write.session.add(DutyLogEntry(at=write.now, text="x", actor="a"))
    assert stamps == sorted(set(stamps))


def test_quantities_are_exact_to_the_thousandth(any_store: Store) -> None:
    rooms = furnish(any_store)
    with any_store.write() as write:
        lot = Lot(id=new_id(), item_id=rooms.tent, code="L")
        write.session.add(lot)
        for _ in range(1000):
            write.session.add(
                StockMove(
                    depot_id=rooms.depot,
                    lot_id=lot.id,
                    at=1,
                    kind="receipt",
                    quantity=Decimal("0.001"),
                    actor="a",
                )
            )
        write.session.add(
            StockMove(
                depot_id=rooms.depot,
                lot_id=lot.id,
                at=1,
                kind="receipt",
                quantity=Decimal("999999999.999"),
                actor="a",
            )
        )
    with any_store.read() as session:
        total = session.scalar(select(func.sum(StockMove.quantity)))
        assert total == Decimal("1000000000.999")
        assert isinstance(total, Decimal)
        smallest = session.scalar(select(func.min(StockMove.quantity)))
        assert str(smallest) == "0.001"


def test_fourth_decimal_place_is_refused(any_store: Store) -> None:
    rooms = furnish(any_store)
    lot = Lot(id=new_id(), item_id=rooms.tent, code="L")
    move = StockMove(
        depot_id=rooms.depot,
        lot_id=lot.id,
        at=1,
        kind="receipt",
        quantity=Decimal("0.0001"),
        actor="a",
    )

    def write() -> None:
        with any_store.write() as open_write:
            open_write.session.add_all([lot, move])

    with pytest.raises(StatementError, match="three decimal places"):
        write()


def test_every_connection_of_the_pool_is_durable_and_checks_references(store: Store) -> None:
    connections = [store.engine.connect() for _ in range(8)]
    try:
        for connection in connections:
            values = [
                connection.execute(text(f"PRAGMA {name}")).scalar()
                for name in ("journal_mode", "synchronous", "foreign_keys")
            ]
            assert values == ["wal", 2, 1]  # 2 is FULL
    finally:
        for connection in connections:
            connection.close()


def test_every_row_has_identity_version_and_stamp() -> None:
    configure_mappers()
    local = {"local_clock", "local_facts"}
    mappers = [m for m in Base.registry.mappers if issubclass(m.class_, Row)]
    assert {m.local_table.name for m in mappers} == set(Base.metadata.tables) - local
    for mapper in mappers:
        table = mapper.local_table
        assert [c.name for c in table.primary_key] == ["id"], table.name
        assert mapper.version_id_col is table.c.version, table.name
        assert not table.c.version.nullable
        assert not table.c.hlc.nullable

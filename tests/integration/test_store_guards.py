"""What bypasses the ORM, and what would rewrite a ledger, is refused before it reaches the disk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import bindparam, delete, func, insert, select, text, update
from sqlalchemy.dialects.sqlite import insert as upsert

from db.ids import new_id
from db.models import (
    AlarmTransition,
    AppendOnly,
    AuditEntry,
    Base,
    DrillAttendance,
    DrillRecord,
    DutyLogEntry,
    IncidentEntry,
    LocalFact,
    OccupancyMove,
    PhoneCall,
    ReportDecision,
    RuleVersion,
    SituationReport,
    StockMove,
    SupplyItem,
    WarningMessage,
)
from db.stamping import AppendOnlyBroken, Unstamped

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Executable

    from db.store import Store, Write

VALUES = {"name": "帐篷", "category": "安置", "unit": "顶"}
TABLE: Any = SupplyItem.__table__


def row(code: str = "T", **more: Any) -> dict[str, Any]:
    return {"id": new_id(), "code": code, **VALUES, **more}


def run(store: Store, statement: Executable, parameters: Any = None) -> None:
    with store.write() as write:
        write.session.execute(statement, parameters)


UNSTAMPED: dict[str, Callable[[], tuple[Any, Any]]] = {
    "insert": lambda: (insert(TABLE).values(**row()), None),
    "insert by parameters": lambda: (insert(TABLE), row()),
    "insert many": lambda: (insert(TABLE), [row("A"), row("B")]),
    "insert several values": lambda: (insert(TABLE).values([row("A"), row("B")]), None),
    "insert many by the ORM": lambda: (insert(SupplyItem), [row("A"), row("B")]),
    "insert from select": lambda: (
        insert(TABLE).from_select(["id", "code"], select(TABLE.c.unit, TABLE.c.name)),
        None,
    ),
    "update": lambda: (update(TABLE).values(name="x"), None),
    "update by the ORM": lambda: (update(SupplyItem).values(name="x"), None),
    "update many": lambda: (
        update(TABLE).where(TABLE.c.id == bindparam("key")).values(name=bindparam("new")),
        [{"key": "a", "new": "b"}],
    ),
    "upsert whose update is unstamped": lambda: (
        upsert(TABLE)
        .values(**row(hlc=1))
        .on_conflict_do_update(index_elements=["id"], set_={"name": "x"}),
        None,
    ),
}


@pytest.mark.parametrize("case", UNSTAMPED)
def test_statement_without_a_stamp_is_refused(store: Store, case: str) -> None:
    statement, parameters = UNSTAMPED[case]()
    with pytest.raises(Unstamped) as caught:
        run(store, statement, parameters)
    assert caught.value.table == "supply_items"


def test_stamped_statements_pass(any_store: Store) -> None:
    with any_store.write() as write:
        stamp = write.stamp
        execute = write.session.execute
        execute(insert(TABLE).values(**row("A", hlc=stamp)))
        execute(insert(TABLE), [row("B", hlc=stamp), row("C", hlc=stamp)])
        execute(insert(SupplyItem).values([row("D", hlc=stamp), row("E", hlc=stamp)]))
        execute(update(TABLE).values(hlc=stamp, version=TABLE.c.version + 1))
        execute(delete(TABLE).where(TABLE.c.code == "E"))
        execute(update(LocalFact).values(value="not a row that travels"))
    with any_store.read() as session:
        found = session.execute(select(SupplyItem.code, SupplyItem.version, SupplyItem.hlc)).all()
    assert sorted(found) == [(code, 2, stamp) for code in "ABCD"]


def test_textual_sql_is_seen_by_nobody(store: Store) -> None:
    """The known gap: who writes SQL as text must stamp it himself."""
    run(store, insert(TABLE).values(**row(hlc=1)))
    run(store, text("UPDATE supply_items SET name = 'x'"))
    with store.read() as session:
        assert session.execute(select(SupplyItem.name, SupplyItem.hlc)).all() == [("x", 1)]


LEDGERS = sorted(
    (m.class_ for m in Base.registry.mappers if issubclass(m.class_, AppendOnly)),
    key=lambda model: model.__tablename__,
)


def test_the_ledgers_and_logs_are_append_only() -> None:
    assert set(LEDGERS) == {
        AlarmTransition,
        AuditEntry,
        DrillAttendance,
        DrillRecord,
        DutyLogEntry,
        IncidentEntry,
        OccupancyMove,
        PhoneCall,
        ReportDecision,
        RuleVersion,
        SituationReport,
        StockMove,
        WarningMessage,
    }


@pytest.mark.parametrize("model", LEDGERS)
def test_statement_that_rewrites_a_ledger_is_refused(store: Store, model: type[Any]) -> None:
    for statement in (
        update(model).values(hlc=1),
        delete(model),
        update(model.__table__).values(hlc=1),
        delete(model.__table__),
    ):
        with pytest.raises(AppendOnlyBroken) as caught:
            run(store, statement)
        assert caught.value.table == model.__tablename__


@pytest.mark.parametrize(
    "deed", [lambda w, e: setattr(e, "text", "anders"), lambda w, e: w.session.delete(e)]
)
def test_line_of_a_log_is_neither_changed_nor_deleted(
    any_store: Store, deed: Callable[[Write, DutyLogEntry], None]
) -> None:
    with any_store.write() as write:
        entry = DutyLogEntry(at=write.now, text="交接", actor="王")
        write.session.add(entry)

    def rewrite() -> None:
        with any_store.write() as write:
            deed(write, write.session.get_one(DutyLogEntry, entry.id))

    with pytest.raises(AppendOnlyBroken):
        rewrite()
    with any_store.read() as session:
        assert session.scalars(select(DutyLogEntry.text)).all() == ["交接"]
        assert session.scalar(select(func.max(DutyLogEntry.version))) == 1

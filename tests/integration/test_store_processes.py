"""Real processes on one database: they queue, and one that is killed leaves no half deed."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import func, select, text

from app.services import supplies
from app.services.desk import Actor, Desk
from db.models import AuditEntry, LocalClock, Lot, StockMove
from tests.rooms import Rooms, furnish

if TYPE_CHECKING:
    from app.profile import Profile
    from db.store import Store

ROOT = Path(__file__).parents[2]


def start(
    store: Store, profile: Profile, rooms: Rooms, name: str, times: int
) -> subprocess.Popen[str]:
    writer = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "tests.writers",
            store.url,
            str(profile.key),
            name,
            rooms.depot,
            rooms.tent,
            str(times),
        ],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert line_of(writer) == "ready"
    return writer


def line_of(writer: subprocess.Popen[str]) -> str:
    assert writer.stdout is not None
    return writer.stdout.readline().strip()


def let_go(writer: subprocess.Popen[str]) -> None:
    assert writer.stdin is not None
    writer.stdin.write("go\n")
    writer.stdin.flush()


def test_stamps_grow_over_processes_that_write_at_once(any_store: Store, profile: Profile) -> None:
    rooms = furnish(any_store)
    writers = [start(any_store, profile, rooms, name, 25) for name in ("a", "b")]
    for writer in writers:
        let_go(writer)
    for writer in writers:
        writer.communicate(timeout=120)
        assert writer.returncode == 0

    with any_store.read() as session:
        moves = session.execute(
            select(StockMove.hlc, StockMove.id, StockMove.reason).order_by(StockMove.hlc)
        ).all()
        assert session.scalar(select(func.count()).select_from(Lot)) == 1
        assert session.get_one(LocalClock, 1).hlc == moves[-1].hlc
    stamps = [move.hlc for move in moves]
    assert len(set(stamps)) == len(stamps) == 50
    for name in ("a", "b"):
        own = [int(m.reason.split()[1]) for m in moves if m.reason.startswith(name)]
        assert own == list(range(25))


def test_killed_writer_leaves_whole_deeds_only(store: Store, profile: Profile) -> None:
    rooms = furnish(store)
    desk = Desk(store, Actor("检查"))
    chance = random.Random(1)
    confirmed = 0
    for round_number in range(5):
        with start(store, profile, rooms, f"w{round_number}", 100_000) as writer:
            let_go(writer)
            assert line_of(writer) == "0"  # it is writing now
            time.sleep(chance.uniform(0, 0.05))
            writer.kill()
            # Not communicate(): it would leave out what readline has buffered.
            assert writer.stdout is not None
            confirmed += 1 + len(writer.stdout.read().split())

        with store.read() as session:
            assert session.scalar(text("PRAGMA integrity_check")) == "ok"
            assert session.execute(text("PRAGMA foreign_key_check")).all() == []
            moves = set(session.scalars(select(StockMove.id)))
            audited = set(
                session.scalars(
                    select(AuditEntry.subject_id).where(AuditEntry.action == "stock_receipt")
                )
            )
            newest = session.scalar(select(func.max(StockMove.hlc)))
            assert session.get_one(LocalClock, 1).hlc >= (newest or 0)
        assert moves == audited
        # Everything it said it had committed is there; one more may be, that it could not say.
        assert confirmed <= len(moves) <= confirmed + round_number + 1

    # The next one writes on, at once: no lock is left behind.
    [lot] = supplies.lots(desk, rooms.depot, rooms.tent)
    moved = supplies.issue(desk, rooms.depot, lot.lot_id, lot.quantity, "清点")
    assert moved.balance == Decimal(0)

"""Transactions: `Store.read()` and `Store.write()`.

A write is one transaction with one HLC stamp, given under the database's write lock, so that stamps
grow with the commit order. What it changed is told to listeners after the commit, never before.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeAlias

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from app.domain import hlc
from db.engine import WRITE, make_engine, snapshots
from db.models import LocalClock
from db.stamping import stamp_all

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from app.domain.clock import Clock
    from app.domain.hlc import Stamp
    from app.domain.instant import Instant

_log = logging.getLogger(__name__)

_FIRST_CLOCK = text("INSERT INTO local_clock (id, hlc) VALUES (1, 0) ON CONFLICT (id) DO NOTHING")

Changes: TypeAlias = dict[str, set[str]]
"""Ids of changed rows by table name."""


class Write:
    """An open write transaction.

    `session`: add, change and query rows here. `now`: the instant of the transaction, the same for
    all it writes. `stamp`: its HLC. Core statements must set `hlc=write.stamp` (else
    `db.stamping.Unstamped`), raise `version` and report through `touched`; the ORM does all three
    by itself. Ledgers and logs can be added to only (else `db.stamping.AppendOnlyBroken`).
    """

    def __init__(self, session: Session, now: Instant, stamp: Stamp) -> None:
        self.session = session
        self.now = now
        self.stamp = stamp
        self.changes: Changes = defaultdict(set)

    def touched(self, table: str, ids: Iterable[str]) -> None:
        """Report rows changed by a Core statement."""
        self.changes[table].update(ids)


class Store:
    """One database: its engine, its clock, and who wants to hear of commits.

    Safe to use from several threads: each transaction has its own session and connection.
    """

    def __init__(self, url: str, clock: Clock) -> None:
        self.url = url
        self.clock = clock
        self.engine = make_engine(url)
        self._snapshots = snapshots(self.engine)
        self._listeners: list[Callable[[Changes], None]] = []

    def on_commit(self, listener: Callable[[Changes], None]) -> None:
        """Call `listener` with the changes after each commit, on the thread that committed."""
        self._listeners.append(listener)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Yield a session over one consistent snapshot; nothing it changes is kept.

        Rows read in it stay readable afterwards, as they were.
        """
        with Session(self._snapshots, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Write]:
        """Yield a write transaction; commit at the end, roll back on any exception."""
        with self.engine.connect().execution_options(**{WRITE: True}) as connection:
            with connection.begin(), Session(connection, expire_on_commit=False) as session:
                write = self._open(session)
                stamp_all(session, write.stamp, write.changes)
                yield write
                session.flush()
            changes = {table: ids for table, ids in write.changes.items() if ids}
        if changes:
            self._tell(changes)

    def data_version(self) -> int:
        """Return a number that grows when another connection or process has committed.

        The last stamp given on this machine: one indexed read.
        """
        with self.engine.connect() as connection:
            return (
                connection.execute(text("SELECT hlc FROM local_clock WHERE id = 1")).scalar() or 0
            )

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()

    def _open(self, session: Session) -> Write:
        """Take the clock's row, which makes writers queue on PostgreSQL too, and tick it."""
        now = self.clock.now()
        take = select(LocalClock).where(LocalClock.id == 1).with_for_update()
        row = session.execute(take).scalar_one_or_none()
        if row is None:
            session.execute(_FIRST_CLOCK)
            row = session.execute(take).scalar_one()
        row.hlc = hlc.tick(row.hlc, now)
        return Write(session, now, row.hlc)

    def _tell(self, changes: Changes) -> None:
        """Call the listeners; one that fails is logged, for the commit stands."""
        for listener in tuple(self._listeners):
            try:
                listener(changes)
            except Exception:  # noqa: BLE001
                _log.exception("a listener failed after a commit")

"""Transactions: `Store.read()` and `Store.write()`.

A write is one transaction with one HLC stamp, given under the database's write lock, so that stamps
grow with the commit order. What it changed is told to listeners after the commit, never before.
"""

from __future__ import annotations

from collections import defaultdict
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeAlias

from sqlalchemy import event, select, text
from sqlalchemy.orm import Session

from app.domain import hlc
from db.engine import WRITE, make_engine
from db.ids import new_id
from db.models import LocalClock, Row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sqlalchemy.orm import UOWTransaction

    from app.domain.clock import Clock
    from app.domain.hlc import Stamp
    from app.domain.instant import Instant

Changes: TypeAlias = dict[str, set[str]]
"""Ids of changed rows by table name."""


class Write:
    """An open write transaction.

    `session`: add, change and query rows here. `now`: the instant of the transaction, the same for
    all it writes. `stamp`: its HLC. Core statements must set `hlc=write.stamp`, raise `version`
    and report through `touched`; the ORM does all three by itself.
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
        self._listeners: list[Callable[[Changes], None]] = []

    def on_commit(self, listener: Callable[[Changes], None]) -> None:
        """Call `listener` with the changes after each commit, on the thread that committed."""
        self._listeners.append(listener)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Yield a session over one consistent snapshot; nothing it changes is kept."""
        with Session(self.engine, expire_on_commit=False) as session:
            yield session
            session.rollback()

    @contextmanager
    def write(self) -> Iterator[Write]:
        """Yield a write transaction; commit at the end, roll back on any exception."""
        with self.engine.connect().execution_options(**{WRITE: True}) as connection:
            with connection.begin(), Session(connection, expire_on_commit=False) as session:
                write = self._open(session)
                event.listen(session, "before_flush", _Stamping(write))
                yield write
                session.flush()
            changes = {table: ids for table, ids in write.changes.items() if ids}
        if changes:
            for listener in self._listeners:
                listener(changes)

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
        now = self.clock.now()
        row = session.execute(
            select(LocalClock).where(LocalClock.id == 1).with_for_update()
        ).scalar_one_or_none()
        stamp = hlc.tick(row.hlc if row else 0, now)
        if row:
            row.hlc = stamp
        else:
            session.add(LocalClock(id=1, hlc=stamp))
        return Write(session, now, stamp)


class _Stamping:
    """Stamps what the session is about to write, and notes its ids."""

    def __init__(self, write: Write) -> None:
        self.write = write

    def __call__(self, session: Session, _context: UOWTransaction, _instances: object) -> None:
        for row in (*session.new, *session.dirty, *session.deleted):
            if not isinstance(row, Row):
                continue
            if row in session.dirty and not session.is_modified(row):
                continue
            if row.id is None:
                row.id = new_id()
            row.hlc = self.write.stamp
            self.write.changes[row.__tablename__].add(row.id)

"""What the players did, read from the audit of the drill's own database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from app.domain.drill.player import Event, EventKind
from app.domain.drill.scenario import Act
from app.drill.effects.stage import CONTROLLER
from db.models import AuditEntry

if TYPE_CHECKING:
    from app.domain.drill.clock import DrillClock
    from db.store import Store

_LOOK_BACK_MS = 10_000
"""An entry is stamped when its transaction begins and is seen when it commits: so late at most."""


class Acts:
    """Finds audit entries that were not seen yet. Those from before `since` are another's."""

    def __init__(self, store: Store, since: int) -> None:
        self._store = store
        self._since = since
        self._seen: set[str] = set()
        self._nothing_new_at = -1

    def know(self, event: Event) -> None:
        """Take an entry as seen that the journal has already."""
        if event.kind is EventKind.ACT:
            self._seen.add(event.subject)
            self._since = max(self._since, event.at - _LOOK_BACK_MS)

    def news(self, clock: DrillClock) -> list[Event]:
        """Return the acts that are new, each as an event for the journal, in their order."""
        version = self._store.data_version()
        if version == self._nothing_new_at:
            return []
        query = (
            select(AuditEntry)
            .where(AuditEntry.at >= self._since, AuditEntry.actor != CONTROLLER.name)
            .order_by(AuditEntry.at, AuditEntry.id)
        )
        with self._store.read() as session:
            entries = [one for one in session.scalars(query) if one.id not in self._seen]
            if not entries:  # else they are asked for again until the journal has them
                self._nothing_new_at = version
            return [
                Event(
                    one.at,
                    EventKind.ACT,
                    subject=one.id,
                    act=Act(
                        clock.drill_time(one.at),
                        one.action,
                        one.subject_table,
                        one.subject_id,
                        one.actor,
                        one.detail,
                    ),
                )
                for one in entries
            ]

"""Refused messages become rows; equal ones (topic and reason) within an hour share a row.

Nothing is dropped silently, and nobody can fill the disk by it: when an hour has seen
`MAX_TOPICS` different pairs, further ones share one row for each reason, under the topic "#".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from app.domain.instant import HOUR
from app.mqtt.topics import read_topic
from app.watch.bulk import insert_rows
from db.ids import new_id
from db.models import QuarantinedMessage

if TYPE_CHECKING:
    from app.domain.instant import Instant
    from app.domain.refusals import Refusal
    from app.watch.inbox import Arrival
    from db.store import Store, Write

KEPT = 4096
"""Bytes of a payload that are kept."""
MAX_TOPICS = 2000
MANY = "#"
"""Stands for all topics beyond MAX_TOPICS."""

_HEAD = (
    "INSERT INTO quarantined_messages (id, version, hlc, topic, reason, detail, payload, size, "
    "sensor_code, first_at, last_at, repeats)"
)
_TAIL = (
    "ON CONFLICT (id) DO UPDATE SET version = quarantined_messages.version + 1, "
    "hlc = excluded.hlc, last_at = excluded.last_at, "
    "repeats = quarantined_messages.repeats + excluded.repeats"
)


@dataclass
class _Row:
    id: str
    topic: str
    refusal: Refusal
    arrival: Arrival
    first_at: Instant
    last_at: Instant
    repeats: int = 0


class Quarantine:
    """Collects the refusals of a batch. `root`: the topic root, to find the sensor's code."""

    def __init__(self, root: str) -> None:
        self._root = root
        self._recent: dict[tuple[str, str], tuple[str, Instant]] = {}
        self._rows: dict[str, _Row] = {}

    def recall(self, store: Store) -> None:
        """Continue the rows of the last hour after a start."""
        since = store.clock.now() - HOUR
        query = select(
            QuarantinedMessage.topic,
            QuarantinedMessage.reason,
            QuarantinedMessage.id,
            QuarantinedMessage.first_at,
        ).where(QuarantinedMessage.last_at > since, QuarantinedMessage.first_at > since)
        with store.read() as session:
            for topic, reason, row_id, first_at in session.execute(query.limit(MAX_TOPICS)):
                self._recent[topic, reason] = (row_id, first_at)

    def add(self, arrival: Arrival, refusal: Refusal) -> None:
        """Refuse a message."""
        now = arrival.received_at
        recent = self._recent
        topic = (arrival.topic or "").replace("\0", "")
        reason = str(refusal.reason)
        known = recent.get((topic, reason))
        if known is None and len(recent) >= MAX_TOPICS:
            self._drop_old(now)
            if len(recent) >= MAX_TOPICS:
                topic = MANY
                known = recent.get((topic, reason))
        if known is None or not 0 <= now - known[1] < HOUR:
            known = (new_id(), now)
            recent[topic, reason] = known
        row = self._rows.get(known[0])
        if row is None:
            row = self._rows[known[0]] = _Row(known[0], topic, refusal, arrival, known[1], now)
        row.last_at = now
        row.repeats += 1

    def write(self, write: Write) -> None:
        """Insert or update the rows; `done` after the commit."""
        insert_rows(
            write.session.connection(),
            _HEAD,
            _TAIL,
            [self._values(row, write) for row in self._rows.values()],
        )

    def done(self) -> None:
        """The rows are committed, or shall be collected anew."""
        self._rows.clear()

    def _values(self, row: _Row, write: Write) -> tuple[Any, ...]:
        topic = read_topic(row.topic, self._root)
        return (
            row.id,
            1,
            write.stamp,
            row.topic,
            str(row.refusal.reason),
            row.refusal.detail[:500].replace("\0", ""),
            row.arrival.payload[:KEPT],
            row.arrival.size,
            topic.code[:80] if topic else None,
            row.first_at,
            row.last_at,
            row.repeats,
        )

    def _drop_old(self, now: Instant) -> None:
        for key, (_, first_at) in list(self._recent.items()):
            if not 0 <= now - first_at < HOUR:
                del self._recent[key]

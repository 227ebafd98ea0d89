"""Devices that report and are not in the register: counted by batch, kept in `unknown_sensors`.

No more than MAX_WAITING wait, so that nobody can fill the disk by inventing addresses.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from app.domain.devices import Born, Refused, Said, clean, says_alarm
from app.watch.bulk import insert_rows
from db.ids import new_id
from db.models import UnknownSensor

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.domain.instant import Instant
    from app.watch.inbox import Arrival
    from db.store import Write

MAX_WAITING = 2_000
"""Devices that wait to be placed; messages of further ones are quarantined only."""
KEPT = 4096
"""Bytes of a device's last message that are kept."""

_HEAD = (
    "INSERT INTO unknown_sensors (id, version, hlc, source, address, name, kind, topic, sample, "
    "alarming, messages, first_at, last_at, state, reason)"
)
_TAIL = (
    "ON CONFLICT (source, address) DO UPDATE SET version = unknown_sensors.version + 1, "
    "hlc = excluded.hlc, last_at = excluded.last_at, topic = excluded.topic, "
    "sample = excluded.sample, alarming = excluded.alarming, "
    "messages = unknown_sensors.messages + excluded.messages, "
    "name = CASE WHEN excluded.name = '' THEN unknown_sensors.name ELSE excluded.name END, "
    "kind = CASE WHEN excluded.kind = '' THEN unknown_sensors.kind ELSE excluded.kind END"
)


@dataclass
class _Stranger:
    """What a batch adds to the row of a device that is not in the register."""

    name: str
    kind: str
    topic: str
    sample: bytes
    alarming: bool
    messages: int
    first_at: Instant
    last_at: Instant


class Strangers:
    """What has come of them since the last commit. `states`: of the known ones, by their key."""

    def __init__(self) -> None:
        self.states: dict[tuple[str, str], str] = {}
        self._noted: dict[tuple[str, str], _Stranger] = {}
        self._waiting = 0

    def __len__(self) -> int:
        return len(self._noted)

    def read(self, session: Session) -> None:
        """Read which are known, and what people have decided."""
        known = select(UnknownSensor.source, UnknownSensor.address, UnknownSensor.state)
        self.states = {(source, at): state for source, at, state in session.execute(known)}
        self._waiting = sum(state == "waiting" for state in self.states.values())

    def refused(self, key: tuple[str, str]) -> bool:
        """Return whether a person has refused the device."""
        return self.states.get(key) == "refused"

    def note(self, key: tuple[str, str], outcome: Said | Refused | Born, arrival: Arrival) -> None:
        """Count a message of a device that is not in the register."""
        if not key[1]:
            return
        said = outcome.said if isinstance(outcome, Refused) else outcome
        now = arrival.received_at
        one = self._noted.get(key)
        if one is None:
            if key not in self.states and self._waiting + len(self._noted) >= MAX_WAITING:
                return
            topic = clean(arrival.topic or "", 1000)
            one = self._noted[key] = _Stranger("", "", topic, b"", False, 0, now, now)
        one.sample = arrival.payload[:KEPT]
        one.last_at = now
        if said is not None:
            one.name = said.name or one.name
            one.kind = said.kind or one.kind
        if not isinstance(outcome, Born):
            one.alarming = isinstance(said, Said) and says_alarm(said)
            one.messages += 1

    def write(self, write: Write) -> None:
        """Insert or update the rows; `done` after the commit."""
        insert_rows(
            write.session.connection(),
            _HEAD,
            _TAIL,
            [_row(key, one, write.stamp) for key, one in self._noted.items()],
        )

    def done(self) -> None:
        """The rows are committed."""
        for key in self._noted:
            if key not in self.states:
                self.states[key] = "waiting"
                self._waiting += 1
        self._noted.clear()

    def forget(self) -> None:
        """What is not committed is collected anew."""
        self._noted.clear()


def _row(key: tuple[str, str], one: _Stranger, stamp: int) -> tuple[Any, ...]:
    source, address = key
    return (
        new_id(),
        1,
        stamp,
        source,
        address,
        clean(one.name, 120),
        one.kind,
        one.topic,
        one.sample,
        one.alarming,
        one.messages,
        one.first_at,
        one.last_at,
        "waiting",
        "",
    )

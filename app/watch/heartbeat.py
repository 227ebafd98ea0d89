"""The watch's heart: a synthetic sensor whose message must come back through the broker.

It publishes over the watch's own connection and comes back by subscription, through the same inbox,
worker and transaction as a sensor's message. A broker that refuses it is told of in words, and is
asked again later; it never keeps sensors' messages from being received.

`attach`, `begin`, `turn`, `hear` and `lost` are called on the link's thread, `read` and `keep` on
the worker's, `status` on any.
"""

from __future__ import annotations

import re
import secrets
from typing import TYPE_CHECKING, Any

import msgspec
import structlog

from app.domain.heartbeat import INTERVAL_S, Beat
from app.domain.refusals import Refusal, RefusalReason
from app.mqtt.topics import heartbeat_topic
from app.notices import HeartStatus
from db.models import LocalFact

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from paho.mqtt.client import Client

    from app.domain.clock import Clock
    from db.store import Write

_log = structlog.get_logger(__name__)

FACT = "heartbeat"
"""The name of the newest beat in `local_facts`."""

_FAILURE = 128
_UNSURE_S = 2.0
_CUTS = 3
"""So many connections ended right after a beat are the broker's way of refusing it."""
ASK_AGAIN_S = 300.0


class _Wire(msgspec.Struct, frozen=True):
    """A beat on its way. `run`: which start of the watch sent it."""

    run: str
    number: int
    sent_at: int


_decode = msgspec.json.Decoder(_Wire).decode
_encode = msgspec.json.Encoder().encode


class Heart:
    """Beats each INTERVAL_S while the link is up. `street`: the street's code, None without one."""

    def __init__(
        self, clock: Clock, root: str, client_id: str, street: Callable[[], str | None]
    ) -> None:
        self._clock = clock
        self._root = root
        self._name = re.sub(r"[/+#\x00]", "-", client_id)
        self._street = street
        self._run = secrets.token_hex(4)
        self.topic = ""
        """Its topic; empty before the first connection."""
        self._subscribed_mid: int | None = None
        self._up = False
        self._beating = False
        self._next = 0.0
        self._in_flight: dict[int, float] = {}
        self._cuts = 0
        self._refused_at: float | None = None
        self._refusal = ""
        self._sent = 0
        self._sent_at: int | None = None
        self._returned = 0
        self._heard = 0
        self._beat: Beat | None = None

    # --- on the link's thread

    def attach(self, client: Client) -> None:
        """Look after a new connection."""
        client.on_publish = self._on_publish

    def begin(self, client: Client) -> None:
        """The link is up: subscribe to the beat; it begins when the broker has agreed."""
        self._up = True
        street = self._street()
        if street is None or self._rests():
            return
        self._refused_at = None
        self.topic = heartbeat_topic(self._root, street, self._name)
        self._subscribed_mid = client.subscribe(self.topic, qos=1)[1]

    def take_suback(self, mid: int, reasons: Sequence[Any]) -> bool:
        """Take the broker's answer to `begin`; return whether it was one."""
        if mid != self._subscribed_mid:
            return False
        self._subscribed_mid = None
        if any(reason.value >= _FAILURE for reason in reasons):
            self._refuse(f"subscription to {self.topic}: {reasons[0]}")
        else:
            self._beating, self._next = True, 0.0
        return True

    def turn(self, client: Client) -> None:
        """Beat if it is time."""
        now = self._clock.monotonic()
        if not self._beating and self._up and self._refused_at is not None:
            self.begin(client)
        if not self._beating or now < self._next:
            return
        self._next = now + INTERVAL_S
        if len(self._in_flight) > 3:  # the broker takes nothing: more would only pile up
            return
        self._sent += 1
        self._sent_at = self._clock.now()
        wire = _Wire(self._run, self._sent, self._sent_at)
        self._in_flight[client.publish(self.topic, _encode(wire), qos=1).mid] = now

    def hear(self, payload: bytes) -> None:
        """Note that a beat came back."""
        self._heard += 1
        wire = _read(payload)
        if wire is not None and wire.run == self._run:
            self._returned = max(self._returned, wire.number)
            self._refusal, self._refused_at, self._cuts = "", None, 0

    def lost(self) -> None:
        """The connection has ended."""
        now = self._clock.monotonic()
        cut = self._beating and any(now - at < _UNSURE_S for at in self._in_flight.values())
        self._up = self._beating = False
        self._subscribed_mid = None
        self._in_flight.clear()
        self._cuts = self._cuts + 1 if cut else self._cuts
        if self._cuts >= _CUTS:
            self._refuse("the broker ends the connection when the watch publishes to its topic")

    def _on_publish(self, _client: Any, _data: Any, mid: int, reason: Any, _more: Any) -> None:
        if self._in_flight.pop(mid, None) is None:
            return
        if reason.value >= _FAILURE:
            # mosquitto 2.0.11 also ends the connection then, so it is not asked each time.
            self._refuse(f"publish to {self.topic}: {reason}")

    def _refuse(self, why: str) -> None:
        if why != self._refusal:
            _log.warning("the broker refuses the heartbeat", why=why)
        self._refusal = why
        self._cuts = 0
        self._refused_at = self._clock.monotonic()
        self._beating = False

    def _rests(self) -> bool:
        at = self._refused_at
        return at is not None and self._clock.monotonic() - at < ASK_AGAIN_S

    # --- on the worker's thread

    def read(self, payload: bytes) -> Beat | Refusal | None:
        """Return the beat in a message on `topic`; None for one of an earlier run of the watch."""
        wire = _read(payload)
        if wire is None:
            return Refusal(RefusalReason.BAD_FIELD, "not a heartbeat of a watch")
        if wire.run != self._run:
            return None
        return Beat(wire.number, wire.sent_at, 0)

    def write(self, write: Write, beat: Beat) -> Beat:
        """Store the newest beat inside the batch's transaction; `keep` it after the commit."""
        stored = Beat(beat.number, beat.sent_at, write.now)
        write.session.merge(LocalFact(name=FACT, value=_encode(stored).decode()))
        return stored

    def keep(self, beat: Beat) -> None:
        """The beat is on disk."""
        self._beat = beat

    # --- on any thread

    @property
    def heard(self) -> int:
        """How many messages on the beat's topic have come; they are no sensor's."""
        return self._heard

    def status(self) -> HeartStatus:
        """Return how far the beats have come."""
        beat = self._beat
        return HeartStatus(
            sent=self._sent,
            sent_at=self._sent_at,
            returned=self._returned,
            committed=beat.number if beat else 0,
            committed_at=beat.committed_at if beat else None,
            refusal=self._refusal,
        )


def _read(payload: bytes) -> _Wire | None:
    try:
        return _decode(payload)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None

"""The link to the broker: connects, reads, acknowledges, connects again; one thread.

An acknowledgement belongs to the connection on which its message came: after a reconnect packet
ids are reused, and a late one would confirm a message nobody has stored. So the thread that
reconnects is also the one that acknowledges, and it drops what is of an older generation; the
broker then delivers those messages again, and they are recognised.

MQTT 5 with a persistent session; a broker that refuses it, or does not answer it, is spoken to in
3.1.1.
"""

from __future__ import annotations

import contextlib
import random
import selectors
import socket
import ssl
import struct
import threading
import time
from collections import deque
from typing import TYPE_CHECKING, Any

import structlog
from paho.mqtt.client import MQTTv5, MQTTv311
from paho.mqtt.enums import CallbackAPIVersion, MQTTErrorCode
from paho.mqtt.packettypes import PacketTypes
from paho.mqtt.properties import Properties

from app.domain.refusals import MAX_PAYLOAD
from app.mqtt.buffered import BufferedClient
from app.notices import BrokerStatus
from app.watch.inbox import Arrival

if TYPE_CHECKING:
    from collections.abc import Callable

    from paho.mqtt.client import ConnectFlags, DisconnectFlags, MQTTMessage
    from paho.mqtt.reasoncodes import ReasonCode

    from app.domain.clock import Clock
    from app.mqtt.buffered import BufferedSocket
    from app.mqtt.endpoint import Endpoint
    from app.watch.heartbeat import Heart
    from app.watch.inbox import Inbox

_log = structlog.get_logger(__name__)

KEEPALIVE_S = 30
KEPT_OF_LARGE = 4096
"""Bytes kept of a payload that is too large to be read."""

_CONNECT_TIMEOUT_S = 5.0
_ANSWER_TIMEOUT_S = {MQTTv5: 4.0, MQTTv311: 10.0}
"""amqtt takes an MQTT 5 CONNECT for the beginning of a longer one, and waits for the rest."""

_FIRST_DELAY_S = 0.5
_LAST_DELAY_S = 30.0
_STEADY_S = 10.0
_TICK_S = 1.0
_SOFTWARE = "$SYS/broker/version"
_BAD_PROTOCOL = 132  # MQTT 5 reason code: unsupported protocol version
_FAILURE = 128
_FILTERS = 100  # in one SUBSCRIBE

NAMES = {MQTTv5: "5", MQTTv311: "3.1.1"}


class Link:
    """Keeps one subscription alive and feeds the inbox.

    `changed` is called on the link's thread at each change of `status`. `protocol_found(name)` is
    called when the broker turned out to speak another protocol than `protocol` ("5", "3.1.1").
    """

    def __init__(
        self,
        endpoint: Endpoint,
        client_id: str,
        inbox: Inbox,
        clock: Clock,
        *,
        protocol: str = "5",
        changed: Callable[[], None] = lambda: None,
        protocol_found: Callable[[str], None] = lambda _name: None,
    ) -> None:
        self._endpoint = endpoint
        self._client_id = client_id
        self._inbox = inbox
        self._clock = clock
        self._changed = changed
        self.heart: Heart | None = None
        self._protocol_found = protocol_found
        self._known_protocol = protocol
        self._protocol = MQTTv311 if protocol == "3.1.1" else MQTTv5
        self._filter: str | None = None  # not yet known
        self._also: frozenset[str] = frozenset()
        self._also_asked: frozenset[str] = frozenset()
        self._also_mids: dict[int, list[str]] = {}
        self._client: BufferedClient | None = None
        self._generation = 0
        self._acks: deque[list[Arrival]] = deque()
        self._stopping = False
        self._paused = False
        self._asked_for = ""
        self._wanted = 0
        self._answered = False
        self._subscribed_mid: int | None = None
        self._software_mid: int | None = None
        self._ask_software = True
        self._up: tuple[float, float | None] = (0.0, None)  # seconds before, and since when
        self._protocol_refused = False
        self._wake_read, self._wake_write = socket.socketpair()
        self._wake_read.setblocking(False)
        self._wake_write.setblocking(False)
        self._selector = selectors.DefaultSelector()
        self._selector.register(self._wake_read, selectors.EVENT_READ)
        self._status = BrokerStatus(
            state="connecting",
            address=endpoint.address,
            since=clock.now(),
            trial=endpoint.settings.trial,
        )
        self._thread = threading.Thread(target=self._run, name="link", daemon=True)

    @property
    def status(self) -> BrokerStatus:
        """How the link is now."""
        return self._status

    @property
    def up(self) -> bool:
        """Whether messages can come now."""
        return self._up[1] is not None

    def uptime(self) -> float:
        """Return the seconds in which messages could come, since the start."""
        before, since = self._up
        return before if since is None else before + self._clock.monotonic() - since

    @property
    def alive(self) -> bool:
        """Whether the thread runs."""
        return self._thread.is_alive()

    def start(self) -> None:
        """Begin; returns at once."""
        self._thread.start()

    def subscribe(self, topic_filter: str) -> None:
        """Subscribe to this filter, now and after each reconnect; "": there is no street yet."""
        if topic_filter != self._filter:
            self._filter = topic_filter
            self.wake()

    def subscribe_also(self, filters: frozenset[str]) -> None:
        """Subscribe to these filters besides, and no longer to others; from any thread.

        A broker that refuses one of them is not left for it: the log says so.
        """
        if filters != self._also:
            self._also = filters
            self.wake()

    def acknowledge(self, arrivals: list[Arrival]) -> None:
        """Confirm committed messages to the broker, from any thread."""
        self._acks.append(arrivals)
        self.wake()

    def pause(self) -> None:
        """Read no more; acknowledgements are still sent."""
        self._paused = True
        self.wake()

    def stop(self, timeout: float = 7.0) -> None:
        """Send the last acknowledgements, disconnect and end the thread."""
        self._stopping = True
        self.wake()
        if self._thread.is_alive():
            self._thread.join(timeout)

    def wake(self) -> None:
        """Have the loop look again, from any thread."""
        with contextlib.suppress(BlockingIOError, OSError):
            self._wake_write.send(b"\0")

    # --- the thread

    def _run(self) -> None:
        try:
            self._keep_connected()
        except Exception:
            _log.exception("the link ends: a defect")
            raise

    def _keep_connected(self) -> None:
        failures = 0
        while not self._stopping:
            if not self._filter:
                if self._filter == "":
                    self._report("connecting", "no street in the database yet")
                self._rest(_TICK_S)
                continue
            began = self._clock.monotonic()
            if self._connect():
                self._serve()
            if self.up and self._clock.monotonic() - began > _STEADY_S:
                failures = 0
            self._down()
            if self._stopping:
                break
            if self._other_protocol_next():
                continue
            self._rest(random.uniform(_FIRST_DELAY_S, _delay(failures)))  # noqa: S311
            failures += 1
        self._selector.close()
        self._wake_read.close()

    def _connect(self) -> bool:
        """Open a connection; the answer comes while serving."""
        client = BufferedClient(
            CallbackAPIVersion.VERSION2,
            client_id=self._client_id,
            protocol=self._protocol,
            clean_session=None if self._protocol == MQTTv5 else False,
            manual_ack=True,
            reconnect_on_failure=False,
        )
        client.connect_timeout = _CONNECT_TIMEOUT_S
        client.on_connect = self._on_connect
        client.on_disconnect = self._on_disconnect
        client.on_subscribe = self._on_subscribe
        client.on_message = self._on_message
        if self.heart is not None:
            self.heart.attach(client)
        self._generation += 1
        self._asked_for = self._filter or ""
        self._answered = False
        self._subscribed_mid = self._software_mid = None
        self._protocol_refused = False
        if self._status.state == "connecting":
            self._report("connecting")
        settings = self._endpoint.settings
        try:
            self._endpoint.sign_in(client)
            if self._protocol == MQTTv5:
                properties = Properties(PacketTypes.CONNECT)  # type: ignore[no-untyped-call]
                properties.SessionExpiryInterval = settings.session_expiry_s
                properties.ReceiveMaximum = settings.receive_maximum
                client.connect_async(
                    settings.host,
                    settings.port,
                    KEEPALIVE_S,
                    clean_start=False,
                    properties=properties,
                )
            else:
                client.connect_async(settings.host, settings.port, KEEPALIVE_S)
            client.reconnect()
        except ssl.SSLError as error:
            self._report("refused", f"TLS: {error.reason or error}")
            return False
        except (OSError, ValueError) as error:
            self._report("lost", _reason(error))
            return False
        self._client = client
        return True

    def _serve(self) -> None:
        """Move bytes until the connection ends."""
        client = self._client
        buffered = client.buffered() if client else None
        if client is None or buffered is None:
            return
        opened = self._clock.monotonic()
        self._wanted = 0
        said_goodbye = False
        try:
            while self._turn(client, buffered):
                waited = self._clock.monotonic() - opened
                if not self._answered and waited > _ANSWER_TIMEOUT_S[self._protocol]:
                    self._report("lost", "the broker does not answer")
                    self._protocol_refused = True
                    break
                if (self._stopping and not self._acks) or self._filter != self._asked_for:
                    if said_goodbye:
                        break
                    said_goodbye = True
                    client.disconnect()
        except OSError as error:
            self._report("lost", _reason(error))
        finally:
            if self._wanted:
                with contextlib.suppress(KeyError, ValueError):
                    self._selector.unregister(buffered)
            buffered.close()

    def _turn(self, client: BufferedClient, buffered: BufferedSocket) -> bool:
        """Wait for news, read, acknowledge, send; return whether the connection still stands."""
        if client.buffered() is None:
            return False
        hungry = not self._paused and not self._inbox.full()
        at_once = hungry and buffered.pending() > 0
        self._want(
            buffered,
            (selectors.EVENT_READ if hungry else 0)
            | (selectors.EVENT_WRITE if buffered.unsent else 0),
        )
        ready = {key.fileobj for key, _ in self._selector.select(0.0 if at_once else _TICK_S)}
        if self._wake_read in ready:
            self._drain_wakes()
        if hungry and (at_once or buffered in ready):
            self._read(client)
        if client.buffered() is None:
            return False
        self._send_acks(client)
        if self.heart is not None and not self._paused:
            self.heart.turn(client)
        if self._also != self._also_asked and self.up:
            self._ask_also(client)
        if client.want_write():
            client.loop_write()
        if client.buffered() is not None:
            buffered.flush()
        client.loop_misc()
        return client.buffered() is not None

    def _want(self, buffered: BufferedSocket, events: int) -> None:
        """Have the selector look for `events` on the connection."""
        if events == self._wanted:
            return
        if not events:
            self._selector.unregister(buffered)
        elif not self._wanted:
            self._selector.register(buffered, events)
        else:
            self._selector.modify(buffered, events)
        self._wanted = events

    def _read(self, client: BufferedClient) -> None:
        """Read one buffer full of messages, then let the recorder have them."""
        buffered = client.buffered()
        inbox = self._inbox
        before = inbox.received
        while buffered is not None:
            if client.loop_read() != MQTTErrorCode.MQTT_ERR_SUCCESS:
                break
            if not buffered.pending() or self._paused or inbox.full():
                break
            buffered = client.buffered()
        if inbox.received != before:
            inbox.wake()

    def _send_acks(self, client: BufferedClient) -> None:
        """Confirm what was committed, in its order; QoS 1 as paho's `ack` would, but together."""
        while self._acks:
            confirmed = [
                arrival
                for arrival in self._acks.popleft()
                if arrival.qos and arrival.generation == self._generation
            ]
            buffered = client.buffered()
            if not confirmed or buffered is None:
                continue
            if client.want_write() or any(arrival.qos != 1 for arrival in confirmed):
                for arrival in confirmed:
                    client.ack(arrival.mid, arrival.qos)
            else:
                buffered.send(b"".join(_puback(arrival.mid) for arrival in confirmed))

    def _ask_also(self, client: BufferedClient) -> None:
        """Bring the further subscriptions of this connection in line."""
        wanted, asked = self._also, self._also_asked
        for some in _chunks(sorted(asked - wanted)):
            client.unsubscribe(some)
        for some in _chunks(sorted(wanted - asked)):
            mid = client.subscribe([(one, 1) for one in some])[1]
            if mid is not None:
                self._also_mids[mid] = some
        self._also_asked = wanted

    def _drain_wakes(self) -> None:
        with contextlib.suppress(BlockingIOError):
            while self._wake_read.recv(4096):
                pass

    def _rest(self, seconds: float) -> None:
        """Wait, but not when there is news."""
        end = time.monotonic() + seconds
        asked = self._filter
        while not self._stopping and self._filter == asked:
            left = end - time.monotonic()
            if left <= 0:
                break
            self._selector.select(left)
            self._drain_wakes()

    def _down(self) -> None:
        self._up = (self.uptime(), None)
        self._client = None
        self._also_asked = frozenset()
        self._also_mids.clear()
        self._acks.clear()
        if self.heart is not None:
            self.heart.lost()

    def _other_protocol_next(self) -> bool:
        """Change the protocol version if it was refused; return whether to try at once."""
        if not self._protocol_refused:
            return False
        self._protocol_refused = False
        self._protocol = MQTTv311 if self._protocol == MQTTv5 else MQTTv5
        return self._protocol == MQTTv311

    def _report(self, state: str, detail: str = "", *, software: str | None = None) -> None:
        now = self._status
        if (state, detail) == (now.state, now.detail) and software in (None, now.software):
            return
        self._status = BrokerStatus(
            state=state,
            address=now.address,
            since=now.since if state == now.state else self._clock.now(),
            trial=now.trial or "amqtt" in (software or now.software).lower(),
            software=now.software if software is None else software,
            protocol=NAMES[self._protocol],
            detail=detail,
        )
        if (state, detail) != (now.state, now.detail):
            _log.info("link", state=state, detail=detail, address=now.address)
        self._changed()

    # --- what paho tells, on the same thread

    def _on_connect(
        self,
        client: Any,
        _userdata: object,
        flags: ConnectFlags,
        reason: ReasonCode,
        _properties: object,
    ) -> None:
        self._answered = True
        if reason.value == _BAD_PROTOCOL:
            self._protocol_refused = True
            return
        if reason.is_failure:
            self._report("refused", str(reason))
            return
        if NAMES[self._protocol] != self._known_protocol:
            self._known_protocol = NAMES[self._protocol]
            self._protocol_found(self._known_protocol)
        _log.info("connected", session_present=flags.session_present, protocol=self._protocol)
        self._subscribed_mid = client.subscribe(self._asked_for, qos=1)[1]

    def _on_subscribe(
        self,
        client: Any,
        _userdata: object,
        mid: int,
        reasons: list[ReasonCode],
        _properties: object,
    ) -> None:
        if mid == self._software_mid:
            self._software_mid = None
        if self.heart is not None and self.heart.take_suback(mid, reasons):
            return
        for one, reason in zip(self._also_mids.pop(mid, ()), reasons, strict=False):
            if reason.value >= _FAILURE:
                _log.warning("subscription refused", filter=one, reason=str(reason))
        if mid != self._subscribed_mid:
            return
        if any(reason.value >= _FAILURE for reason in reasons):
            self._report("refused", f"subscription to {self._asked_for}: {reasons[0]}")
            client.disconnect()
            return
        self._up = (self._up[0], self._clock.monotonic())
        self._report("connected")
        if self.heart is not None:
            self.heart.begin(client)
        if self._ask_software:
            self._software_mid = client.subscribe(_SOFTWARE, qos=0)[1]

    def _on_disconnect(
        self,
        _client: Any,
        _userdata: object,
        _flags: DisconnectFlags,
        reason: ReasonCode,
        _properties: object,
    ) -> None:
        if self._software_mid is not None:
            self._ask_software = False  # some brokers cut off whoever asks for $SYS
        if not self._answered:
            self._protocol_refused = True
        if self._status.state != "refused":
            self._report("lost", str(reason))

    def _on_message(self, _client: Any, _userdata: object, message: MQTTMessage) -> None:
        payload = message.payload
        size = len(payload)
        if size > MAX_PAYLOAD:
            payload = payload[:KEPT_OF_LARGE]
        try:
            topic: str | None = message.topic
        except UnicodeDecodeError:
            topic = None
        if topic == _SOFTWARE:
            self._report("connected", software=bytes(payload).decode("utf-8", "replace")[:80])
            return
        self._inbox.put(
            Arrival(
                topic,
                bytes(payload),
                size,
                message.mid,
                message.qos,
                self._generation,
                self._clock.now(),
                self._clock.monotonic(),
                bool(message.dup or message.retain),
            )
        )
        # After it was put: what is pending may be told as too many for a moment, never as too few.
        if self.heart is not None and topic == self.heart.topic:
            self.heart.hear(bytes(payload))


def _chunks(filters: list[str]) -> list[list[str]]:
    return [filters[at : at + _FILTERS] for at in range(0, len(filters), _FILTERS)]


def _puback(mid: int) -> bytes:
    """Return PUBACK, success: the same bytes in MQTT 3.1.1 and 5."""
    return struct.pack("!BBH", 0x40, 2, mid)


def _delay(failures: int) -> float:
    """Return the longest wait before the next attempt, in seconds."""
    return float(min(_LAST_DELAY_S, _FIRST_DELAY_S * 2 ** min(failures + 1, 10)))


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error) or type(error).__name__

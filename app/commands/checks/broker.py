"""Does the broker keep its promise? What a client can see of it, by trying.

A session of our own subscribes and goes away; more messages than mosquitto keeps by default are
published; the session comes back and counts. What only a restart would show (persistence) is not
tried: docs/mqtt.md names the settings.
"""

from __future__ import annotations

import secrets
import threading
import time
from typing import TYPE_CHECKING, Any, Self

from paho.mqtt.client import Client, MQTTv5, MQTTv311
from paho.mqtt.enums import CallbackAPIVersion, MQTTProtocolVersion
from paho.mqtt.packettypes import PacketTypes
from paho.mqtt.properties import Properties

from app.broker.address import answers
from app.commands.checks import Finding, failed, note, passed
from app.mqtt.endpoint import Endpoint, endpoint
from app.settings import load_settings

if TYPE_CHECKING:
    from app.profile import Profile

SENT = 1200
"""More than the 1,000 messages (and 20 in flight) that mosquitto keeps for a client by default."""

TOPIC = "shouwang/selftest"
_WAIT_S = 10.0
_QUIET_S = 1.5
_SESSION_S = 60
_BAD_PROTOCOL = 132

SUBJECT = "消息代理 broker"
_ADVICE = "请按 docs/mqtt.md 设置代理 set the broker as docs/mqtt.md says"


class _Visit:
    """One connection of a client: connects on entry, disconnects on exit."""

    def __init__(
        self, place: Endpoint, name: str, protocol: MQTTProtocolVersion, *, new: bool, keep: bool
    ) -> None:
        self.got = 0
        self.reason: Any = None
        self.expiry: int | None = None
        self._answer = threading.Event()
        self._subscribed = threading.Event()
        modern = protocol == MQTTv5
        self.client = Client(
            CallbackAPIVersion.VERSION2,
            client_id=name,
            protocol=protocol,
            clean_session=None if modern else new and not keep,
        )
        self.client.max_inflight_messages_set(100)
        self.client.on_connect = self._on_connect
        self.client.on_subscribe = lambda *_: self._subscribed.set()
        self.client.on_message = self._on_message
        place.sign_in(self.client)
        options: dict[str, Any] = {}
        if modern:
            properties = Properties(PacketTypes.CONNECT)  # type: ignore[no-untyped-call]
            properties.SessionExpiryInterval = _SESSION_S if keep else 0
            options = {"clean_start": new, "properties": properties}
        self.client.connect(place.settings.host, place.settings.port, 30, **options)
        self.client.loop_start()
        self._answer.wait(_WAIT_S)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.client.disconnect()
        self.client.loop_stop()

    @property
    def welcome(self) -> bool:
        """Whether the broker accepted us."""
        return self.reason is not None and not self.reason.is_failure

    def subscribe(self, topic: str) -> bool:
        """Subscribe with QoS 1; return whether the broker answered."""
        self.client.subscribe(topic, qos=1)
        return self._subscribed.wait(_WAIT_S)

    def publish(self, topic: str, count: int) -> int:
        """Publish so many messages with QoS 1; return how many were confirmed in time."""
        sent = [self.client.publish(topic, b"selftest", qos=1) for _ in range(count)]
        end = time.monotonic() + _WAIT_S
        for info in sent:
            info.wait_for_publish(max(0.0, end - time.monotonic()))
        return sum(info.is_published() for info in sent)

    def collect(self, wanted: int) -> int:
        """Wait for messages until there are enough or no more come; return how many came."""
        before, quiet = -1, 0.0
        while self.got < wanted and quiet < _QUIET_S:
            quiet = 0.0 if self.got != before else quiet + 0.05
            before = self.got
            time.sleep(0.05)
        return self.got

    def _on_connect(self, _c: Any, _data: Any, _flags: Any, reason: Any, properties: Any) -> None:
        self.reason = reason
        self.expiry = getattr(properties, "SessionExpiryInterval", None)
        self._answer.set()

    def _on_message(self, _client: Any, _data: Any, _message: Any) -> None:
        self.got += 1


def check_broker(profile: Profile) -> Finding:
    """Check that the broker answers, knows MQTT 5, and keeps messages for who is away."""
    place = endpoint(load_settings(profile).broker)
    if not answers(place.settings.host, place.settings.port, timeout=2):
        return note(
            SUBJECT, f"{place.address} 无应答，请检查是否运行 does not answer: check that it runs"
        )
    try:
        return _try(place, f"shouwang-selftest-{secrets.token_hex(4)}")
    except OSError as error:  # ssl.SSLError, a password file, a connection cut
        return failed(SUBJECT, f"{place.address}: {error}")


def _try(place: Endpoint, name: str) -> Finding:
    protocol = MQTTv5
    topic = f"{TOPIC}/{name}"
    first = _Visit(place, name, protocol, new=True, keep=True)
    if first.reason is None or first.reason.value == _BAD_PROTOCOL:
        with first:
            protocol = MQTTv311
        first = _Visit(place, name, protocol, new=True, keep=True)
    with first as visit:
        if not visit.welcome:
            return failed(SUBJECT, f"{place.address} 拒绝连接 refused us: {visit.reason or '-'}")
        subscribed = visit.subscribe(topic)
        expiry = visit.expiry
    try:
        with _Visit(place, f"{name}-w", protocol, new=True, keep=False) as visit:
            confirmed = visit.publish(topic, SENT) if subscribed else 0
        with _Visit(place, name, protocol, new=False, keep=True) as visit:
            got = visit.collect(confirmed)
    finally:
        with _Visit(place, name, protocol, new=True, keep=False):
            pass  # the session ends with this connection
    return _judge(place, protocol, confirmed, got, expiry)


def _judge(
    place: Endpoint, protocol: MQTTProtocolVersion, confirmed: int, got: int, expiry: int | None
) -> Finding:
    version = "5" if protocol == MQTTv5 else "3.1.1"
    shown = f"{place.address}, MQTT {version}"
    if confirmed < SENT:
        return note(
            SUBJECT,
            f"{shown}；不允许在 {TOPIC} 上收发，无法检查 "
            f"we may not use {TOPIC} there, so nothing could be tried",
        )
    if got < confirmed:
        return note(
            SUBJECT,
            f"{shown}；离线时只保留 {got}/{confirmed} 条 messages kept while away; {_ADVICE}",
        )
    if expiry is not None and expiry < _SESSION_S:
        return note(SUBJECT, f"{shown}；会话只保留 session kept {expiry} s only; {_ADVICE}")
    if protocol != MQTTv5:
        return note(SUBJECT, f"{shown}；不支持 MQTT 5，只宜试用 no MQTT 5: for trials only")
    return passed(SUBJECT, f"{shown}，离线消息全部保留 keeps all messages for who is away")

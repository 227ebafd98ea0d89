"""Publishes with QoS 1 and a bounded number of unconfirmed messages; connects again by itself.

MQTT 5, or 3.1.1 where the broker does not know it. While the broker is away `publish` waits, so the
simulated street waits with it, and what was unconfirmed is sent again after the reconnect.
"""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Any

import structlog
from paho.mqtt.client import Client, MQTTv5, MQTTv311
from paho.mqtt.enums import CallbackAPIVersion, MQTTProtocolVersion

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.mqtt.endpoint import Endpoint

_log = structlog.get_logger(__name__)

UNCONFIRMED = 500
_KEEPALIVE_S = 30
_LOOK_S = 0.1
_BAD_PROTOCOL = 132  # MQTT 5 reason code: unsupported protocol version


class Publisher:
    """One connection to a broker. `stopping` ends every wait.

    `sent`, `confirmed`: messages so far. `refusal`: why the broker last said no, "" if it did not.
    """

    def __init__(self, endpoint: Endpoint, stopping: Callable[[], bool]) -> None:
        self._endpoint = endpoint
        self._stopping = stopping
        self._protocol: MQTTProtocolVersion = MQTTv5
        self._free = threading.Semaphore(UNCONFIRMED)
        self._connected = threading.Event()
        self._other_protocol = False
        self._answered = False
        self.sent = 0
        self.confirmed = 0
        self.refusal = ""
        self._client = self._make_client()

    @property
    def protocol(self) -> str:
        """The version spoken: "5" or "3.1.1"."""
        return "5" if self._protocol == MQTTv5 else "3.1.1"

    @property
    def connected(self) -> bool:
        """Whether the broker has accepted us and is there."""
        return self._connected.is_set()

    def start(self) -> None:
        """Begin to connect, again and again. Raises OSError, ssl.SSLError (password, TLS files)."""
        self._endpoint.sign_in(self._client)
        self._start()

    def wait_connected(self, timeout: float | None = None) -> bool:
        """Return whether it is connected within `timeout` seconds (None: wait until stopped).

        False at once when the broker refused us (`refusal`).
        """
        end = None if timeout is None else time.monotonic() + timeout
        while not self._connected.wait(_LOOK_S):
            self._change_protocol()
            if self._stopping() or self.refusal or (end and time.monotonic() > end):
                return False
        return True

    def publish(self, topic: str, payload: bytes) -> bool:
        """Send when there is room; False when it was stopped instead."""
        while not self._free.acquire(timeout=_LOOK_S):
            self._change_protocol()
            if self._stopping():
                return False
        self.sent += 1
        self._client.publish(topic, payload, qos=1)
        return True

    def flush(self, timeout: float) -> bool:
        """Wait until everything is confirmed, `timeout` seconds at most; return whether it is."""
        waited = 0.0
        while self.confirmed < self.sent and waited < timeout:
            time.sleep(_LOOK_S / 2)
            waited += _LOOK_S / 2
        return self.confirmed >= self.sent

    def close(self) -> None:
        """Disconnect."""
        self._client.disconnect()
        self._client.loop_stop()

    def _make_client(self) -> Client:
        client = Client(CallbackAPIVersion.VERSION2, protocol=self._protocol)
        client.max_inflight_messages_set(UNCONFIRMED)
        client.reconnect_delay_set(1, 5)
        client.on_connect = self._on_connect
        client.on_disconnect = self._on_disconnect
        client.on_publish = self._on_publish
        return client

    def _start(self) -> None:
        settings = self._endpoint.settings
        self._client.connect_async(settings.host, settings.port, _KEEPALIVE_S)
        self._client.loop_start()

    def _change_protocol(self) -> None:
        """Speak the other version if the broker refused this one; what was under way is lost."""
        if not self._other_protocol:
            return
        self._client.loop_stop()
        self._other_protocol = False
        self._protocol = MQTTv311 if self._protocol == MQTTv5 else MQTTv5
        self._client = self._make_client()
        self._endpoint.sign_in(self._client)
        for _ in range(self.sent - self.confirmed):
            self._free.release()
        self.sent = self.confirmed
        self._start()

    # --- what paho tells, on its own thread

    def _on_connect(self, _client: Any, _data: Any, _flags: Any, reason: Any, _props: Any) -> None:
        self._answered = True
        if reason.value == _BAD_PROTOCOL:
            self._other_protocol = True
        elif reason.is_failure:
            self.refusal = str(reason)
        else:
            self.refusal = ""
            self._connected.set()
            _log.info("connected", protocol=self.protocol, address=self._endpoint.address)

    def _on_disconnect(self, _c: Any, _data: Any, _flags: Any, reason: Any, _props: Any) -> None:
        if not self._answered:
            self._other_protocol = True  # closed without a word, as some brokers do
        self._answered = False
        self._connected.clear()
        _log.info("disconnected", reason=str(reason))

    def _on_publish(self, _c: Any, _data: Any, _mid: int, reason: Any, _props: Any) -> None:
        if reason.is_failure:
            self.refusal = str(reason)
        self.confirmed += 1
        self._free.release()

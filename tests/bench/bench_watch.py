"""How fast the watch is, durable, beside a bare paho receive loop.

    python -m tests.bench.bench_watch [--rounds 5] [--messages 44000]

Rates: publishers fill two persistent sessions at a real mosquitto with the same flood (QoS 1, all
of 22,000 sensors in turn, every value another one, so that each message becomes a row of history);
then each receiver empties its own, alone, in turn. `bare` only counts, paho acknowledges by itself.
`watch` is the real `main.py watch`: decoded, evaluated, committed with synchronous=FULL, confirmed.

Delay: at a steady rate, from the publisher's stamp to the commit, seen through the notices that the
watch sends after each commit. Ratios and this delay matter, rates depend on the machine.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import socket
import sqlite3
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import psutil
from paho.mqtt.client import Client, MQTTv5
from paho.mqtt.enums import CallbackAPIVersion
from paho.mqtt.packettypes import PacketTypes
from paho.mqtt.properties import Properties

from app.domain.sensors import KINDS
from app.notices import Changed, decode, read_address
from tests.brokers import Broker
from tests.streets import STREET, open_street, topic
from tests.watching import WatchProcess

SENSORS = 22_000
STEADY = 10**9
"""The sequence number of messages of the steady stream."""
RATIO = 0.45
P99_MS = 250.0


def kind(number: int) -> str:
    """Return the kind of a sensor: all kinds in turn."""
    return list(KINDS)[number % len(KINDS)]


def message(number: int, base: int) -> tuple[str, bytes, float]:
    """Return topic, payload and value of message `number`; no value is an alarm, all change."""
    sensor, turn = number % SENSORS, number // SENSORS
    name = kind(sensor)
    low, high = {"water_meter": (1, 50), "hydrant_pressure": (0.2, 0.5)}.get(name, (0, 4))
    span = (number * 7919 % 997) / 997
    value = round(low + (high - low) * span + turn % 2 * 0.25, 3)
    body = {
        "v": 1,
        "seq": base % 1_000_000 + turn,
        "ts": base + turn * 1000,
        "value": value,
        "unit": KINDS[name].unit,
        "state": "normal",
        "battery": 87,
        "rssi": -71,
    }
    return topic(sensor, name), json.dumps(body, separators=(",", ":")).encode(), value


def publish(port: int, first: int, step: int, count: int, base: int) -> None:
    """Publish every `step`-th message of a flood."""
    client = Client(CallbackAPIVersion.VERSION2, protocol=MQTTv5)
    client.max_inflight_messages_set(1000)
    client.connect("127.0.0.1", port)
    client.loop_start()
    infos = [
        client.publish(*message(number, base)[:2], qos=1) for number in range(first, count, step)
    ]
    for info in infos:
        info.wait_for_publish(300)
    client.disconnect()
    client.loop_stop()


def flood(port: int, count: int, base: int) -> None:
    """Fill the sessions at the broker, from two processes."""
    context = multiprocessing.get_context("spawn")
    publishers = [
        context.Process(target=publish, args=(port, first, 2, count, base)) for first in range(2)
    ]
    for publisher in publishers:
        publisher.start()
    for publisher in publishers:
        publisher.join()


@dataclass(frozen=True)
class Speed:
    """Messages a second, and microseconds of processor time a message."""

    rate: float
    cost: float


def bare(port: int, count: int) -> Speed:
    """Receive `count` messages with nothing but paho, which acknowledges by itself."""
    client = Client(CallbackAPIVersion.VERSION2, client_id="bare", protocol=MQTTv5)
    properties = Properties(PacketTypes.CONNECT)
    properties.SessionExpiryInterval = 86400
    got = 0

    def on_message(*_: object) -> None:
        nonlocal got
        got += 1

    client.on_message = on_message
    client.connect("127.0.0.1", port, clean_start=False, properties=properties)
    while not client.is_connected():
        client.loop(0.05)
    client.subscribe(f"street/{STREET}/sensor/+/+", qos=1)
    began, worked = time.perf_counter(), time.process_time()
    while got < count:
        client.loop(1.0)
    took, worked = time.perf_counter() - began, time.process_time() - worked
    end = time.perf_counter() + 0.5
    while time.perf_counter() < end:
        client.loop(0.05)
    client.disconnect()
    return Speed(count / took, worked / count * 1e6) if count else Speed(0, 0)


def watched(watch: WatchProcess, count: int) -> Speed:
    """Have the watch take `count` messages: from its link to its last commit."""
    watch.start()
    first = watch.wait_connected(60)
    process = psutil.Process(first.pid)
    before = sum(process.cpu_times()[:2])
    last = watch.wait_for(lambda status: status.committed >= count and status.pending == 0, 300)
    worked = sum(process.cpu_times()[:2]) - before
    watch.stop()
    if not count or last.last_commit_at is None:
        return Speed(0, 0)
    took = (last.last_commit_at - first.broker.since) / 1000
    return Speed(count / took, worked / count * 1e6)


def trickle(port: int, per_second: int, seconds: float) -> None:
    """Publish steadily, each message of another sensor, stamped with the time it is sent."""
    client = Client(CallbackAPIVersion.VERSION2, protocol=MQTTv5)
    client.connect("127.0.0.1", port)
    client.loop_start()
    began = time.monotonic()
    for number in range(int(per_second * seconds)):
        name = kind(number)
        now = time.time_ns() // 1_000_000
        body = {"v": 1, "seq": STEADY, "ts": now, "value": message(number, 0)[2]}
        client.publish(topic(number, name), json.dumps(body), qos=1)
        ahead = (number + 1) / per_second - (time.monotonic() - began)
        if ahead > 0:
            time.sleep(ahead)
    time.sleep(0.5)
    client.disconnect()
    client.loop_stop()


def steady(watch: WatchProcess, port: int, per_second: int, seconds: float) -> list[float]:
    """Return, for each message of a steady stream, the milliseconds until it was committed.

    Each sensor speaks once, so that its newest message tells when this one was sent.
    """
    watch.start()
    watch.wait_connected(60)
    context = multiprocessing.get_context("spawn")
    publisher = context.Process(target=trickle, args=(port, per_second, seconds))
    address = read_address(watch.profile.run)
    assert address
    committed: dict[str, float] = {}
    with socket.create_connection(("127.0.0.1", address.port), timeout=10) as connection:
        connection.sendall(address.token.encode() + b"\n")
        publisher.start()
        for line in connection.makefile("rb"):
            now = time.time() * 1000
            notice = decode(line)
            if isinstance(notice, Changed):
                committed.update(dict.fromkeys(notice.sensors, now))
                if len(committed) >= int(per_second * seconds):
                    break
    publisher.join()
    watch.stop()
    with sqlite3.connect(watch.profile.database) as database:
        sent = dict(database.execute("SELECT id, ts FROM sensor_states WHERE seq = ?", (STEADY,)))
    return [now - sent[sensor] for sensor, now in committed.items()]


def main() -> int:
    """Measure, print, and fail when a gate is missed."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--messages", type=int, default=44_000)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--rate", type=int, default=1000)
    options.add_argument("--seconds", type=float, default=15)
    options.add_argument("--keep", type=Path, default=None)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = given.keep or Path(scratch)
        store = open_street(folder / "p", SENSORS)
        store.close()
        broker = Broker(folder / "broker")
        broker.start()
        watch = WatchProcess(folder / "p", broker.url)
        try:
            return measure(given, broker, watch)
        finally:
            broker.stop()


def measure(given: argparse.Namespace, broker: Broker, watch: WatchProcess) -> int:
    """Run all rounds; return the exit code."""
    bare(broker.port, 0)
    watched(watch, 0)
    speeds: dict[str, list[Speed]] = {"bare": [], "watch": []}
    base = time.time_ns() // 1_000_000 - 24 * 3600 * 1000
    for turn in range(given.rounds):
        flood(broker.port, given.messages, base + turn * 3_600_000)
        for one in ("bare", "watch") if turn % 2 == 0 else ("watch", "bare"):
            count = given.messages
            speed = bare(broker.port, count) if one == "bare" else watched(watch, count)
            speeds[one].append(speed)
            print(
                f"round {turn + 1}  {one:5}  {speed.rate:8.0f} messages/s"
                f"  {speed.cost:6.0f} us of processor a message",
                flush=True,
            )
    rate = {one: statistics.median(s.rate for s in each) for one, each in speeds.items()}
    cost = {one: statistics.median(s.cost for s in each) for one, each in speeds.items()}
    ratio = rate["watch"] / rate["bare"]
    print(
        f"median   bare {rate['bare']:.0f}/s, watch {rate['watch']:.0f}/s, "
        f"ratio {ratio:.2f} (gate {RATIO}); "
        f"processor {cost['bare']:.0f} and {cost['watch']:.0f} us a message"
    )
    delays = sorted(steady(watch, broker.port, given.rate, given.seconds))
    p50, p99 = delays[len(delays) // 2], delays[int(len(delays) * 0.99)]
    print(
        f"delay    {len(delays)} messages at {given.rate}/s: median {p50:.0f} ms, "
        f"p99 {p99:.0f} ms (gate {P99_MS:.0f}), max {delays[-1]:.0f} ms"
    )
    return 0 if ratio >= RATIO and p99 < P99_MS else 1


if __name__ == "__main__":
    sys.exit(main())

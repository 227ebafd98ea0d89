"""A publisher for the endurance run: numbered messages of all sensors, one per cent of them alarms.

`python -m tests.bench.flood_load PROFILE PORT RATE SECONDS`: publishes at RATE messages a second,
QoS 1, to every sensor in turn, waits until the broker has them all, and prints how many there were.
"""

from __future__ import annotations

import json
import sqlite3
import sys
import time
from pathlib import Path

import paho.mqtt.client as mqtt
from paho.mqtt.enums import CallbackAPIVersion

ALARM_EACH = 100


def main() -> None:
    """Publish, and say how many."""
    folder, port, rate, seconds = sys.argv[1], *map(int, sys.argv[2:])
    database = sqlite3.connect(Path(folder) / "shouwang.db")
    sensors = database.execute("SELECT kind, code FROM sensors ORDER BY code").fetchall()
    database.close()
    topics = [f"street/310115010/sensor/{kind}/{code}" for kind, code in sensors]
    client = mqtt.Client(CallbackAPIVersion.VERSION2, protocol=mqtt.MQTTv5)
    client.max_inflight_messages_set(2_000)
    client.connect("127.0.0.1", port)
    client.loop_start()
    base = int(time.time() * 1000)
    start = time.monotonic()
    sent = 0
    last = None
    while (elapsed := time.monotonic() - start) < seconds:
        while sent < elapsed * rate:
            turn, sensor = divmod(sent, len(topics))
            # Every hundredth message is an alarm, each turn at other sensors.
            alarm = (sensor + turn) % ALARM_EACH == 0
            body = {
                "v": 1,
                "seq": 1_000_000 + turn,
                "ts": int(time.time() * 1000),
                "state": "alarm" if alarm else "normal",
                "battery": 80 + turn % 2,
            }
            last = client.publish(topics[sensor], json.dumps(body), 1)
            sent += 1
        time.sleep(0.005)
    if last is not None:
        last.wait_for_publish(60)
    print(sent, base, flush=True)
    client.disconnect()
    client.loop_stop()


if __name__ == "__main__":
    main()

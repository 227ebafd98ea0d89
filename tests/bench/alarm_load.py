"""A publisher for the console's benchmark: opens many alarms, then changes their values steadily.

`python -m tests.bench.alarm_load PROFILE PORT ALARMS RATE SECONDS`.
"""

from __future__ import annotations

import json
import sqlite3
import sys
import time
from pathlib import Path

import paho.mqtt.client as mqtt


def main() -> None:
    """Publish at RATE messages a second, QoS 1, to gas sensors in turn."""
    folder, port, alarms, rate, seconds = sys.argv[1], *map(int, sys.argv[2:])
    database = sqlite3.connect(Path(folder) / "shouwang.db")
    codes = [
        code
        for (code,) in database.execute(
            "SELECT code FROM sensors WHERE kind = 'combustible_gas' ORDER BY code LIMIT ?",
            (alarms,),
        )
    ]
    database.close()
    client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2, protocol=mqtt.MQTTv5)
    client.max_inflight_messages_set(500)
    client.connect("127.0.0.1", port)
    client.loop_start()
    start = time.monotonic()
    sent = 0
    while (elapsed := time.monotonic() - start) < seconds:
        while sent < elapsed * rate:
            code = codes[sent % len(codes)]
            body = {
                "v": 1,
                "ts": int(time.time() * 1000),
                "value": 11 + (sent // len(codes)) % 12 + sent % 7 / 10,
                "unit": "%LEL",
            }
            client.publish(f"street/310115010/sensor/combustible_gas/{code}", json.dumps(body), 1)
            sent += 1
        time.sleep(0.005)
    client.loop_stop()
    client.disconnect()


if __name__ == "__main__":
    main()

"""A publisher for the endurance run: numbered messages of all sensors, one per cent of them alarms.

`python -m tests.bench.flood_load PROFILE PORT RATE SECONDS`: publishes at RATE messages a second,
QoS 1, to every sensor in turn, waits until the broker has them all, and prints how many there were
and at what rate they went out.
"""

from __future__ import annotations

import sqlite3
import sys
import time
from pathlib import Path

from tests.bench.devices import Devices

ALARM_EACH = 100
_EACH_S = 0.01


def main() -> None:
    """Publish, and say how many."""
    folder, port, rate, seconds = sys.argv[1], *map(int, sys.argv[2:])
    database = sqlite3.connect(Path(folder) / "shouwang.db")
    sensors = database.execute("SELECT kind, code FROM sensors ORDER BY code").fetchall()
    database.close()
    topics = [f"street/310115010/sensor/{kind}/{code}".encode() for kind, code in sensors]
    devices = Devices(port, "flood-load")
    start = time.monotonic()
    sent = 0
    while (elapsed := time.monotonic() - start) < seconds:
        now = int(time.time() * 1000)
        while sent < elapsed * rate:
            turn, sensor = divmod(sent, len(topics))
            # Every hundredth message is an alarm, each turn at other sensors.
            state = "alarm" if (sensor + turn) % ALARM_EACH == 0 else "normal"
            body = (
                f'{{"v":1,"seq":{1_000_000 + turn},"ts":{now},"state":"{state}",'
                f'"battery":{80 + turn % 2}}}'
            )
            devices.publish(topics[sensor], body.encode())
            sent += 1
        devices.flush()
        time.sleep(_EACH_S)
    rate_reached = sent / (time.monotonic() - start)
    devices.finish()
    print(sent, f"{rate_reached:.0f}/s", flush=True)


if __name__ == "__main__":
    main()

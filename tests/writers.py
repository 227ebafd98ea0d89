"""A process that writes stock moves until it is done or killed: `python -m tests.writers ...`.

Arguments: database URL, key file, name of the writer, depot id, item id, number of writes. It says
"ready" and begins when it is sent a line. Each write is a real receipt with its audit entry; after
each commit a line with its number is printed.
"""

from __future__ import annotations

import sys
from decimal import Decimal
from pathlib import Path

from app.clock import SystemClock
from app.services import supplies
from app.services.desk import Actor, Desk
from db import sealing
from db.store import Store


def write(url: str, key: str, name: str, depot_id: str, item_id: str, times: str) -> None:
    """Receive one piece `times` times into the lot "shared"."""
    sealing.load_key(Path(key))
    desk = Desk(Store(url, SystemClock()), Actor(name))
    print("ready", flush=True)
    sys.stdin.readline()
    for number in range(int(times)):
        supplies.receive(desk, depot_id, item_id, "shared", Decimal(1), f"{name} {number}")
        print(number, flush=True)


if __name__ == "__main__":
    write(*sys.argv[1:])

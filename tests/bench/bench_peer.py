"""The watch beside Node-RED with a rule flow and SQLite, in one run, on the same flood.

    npm install --prefix DIR node-red libsql
    python -m tests.bench.bench_peer --node-red DIR

The flow (tests/bench/peer.js) does the watch's work in a function node: decodes, keeps newest value
and history in SQLite (WAL, synchronous=FULL), holds values against the same limits with deadband,
raises and clears alarms. `each`: a transaction a message, as flows usually do; `batch`: one
transaction per 50 ms, as the watch does. Node-RED confirms a message to the broker when it has
come, not when it is stored: what is in hand is lost when it dies; the watch confirms after the
commit.

Without --node-red (or the environment's NODE_RED) it says how to install the peer, and ends.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.sensors import KINDS, Direction
from app.settings import free_port
from tests.bench.bench_watch import SENSORS, flood, trickle, watched
from tests.brokers import Broker
from tests.streets import STREET, open_street
from tests.watching import WatchProcess

if TYPE_CHECKING:
    from collections.abc import Iterator

COMMIT_MS = {"each": 0, "batch": 50}
FLOW = Path(__file__).with_name("peer.js")


def limits() -> dict[str, list[dict[str, object]]]:
    """Return the limits of every kind as the flow reads them."""
    return {
        kind.code: [
            {
                "high": one.direction is Direction.HIGH,
                "limit": one.limit,
                "deadband": one.deadband,
                "level": int(one.level),
            }
            for one in kind.thresholds
        ]
        for kind in KINDS.values()
    }


class NodeRed:
    """A Node-RED of this run's own, with the one flow."""

    def __init__(self, installed: Path, folder: Path, broker: Broker, way: str) -> None:
        self.folder = folder
        self.database = folder / "peer.db"
        self.port = free_port()
        self._installed = installed
        folder.mkdir(parents=True)
        (folder / "node_modules").symlink_to(installed / "node_modules")
        (folder / "package.json").write_text(json.dumps({"name": "peer", "version": "0.0.1"}))
        (folder / "settings.js").write_text(
            "module.exports = " + json.dumps(self._settings(way)) + ";"
        )
        (folder / "flows.json").write_text(json.dumps(_flow(broker.port, way)))
        self._process: subprocess.Popen[bytes] | None = None

    def _settings(self, way: str) -> dict[str, object]:
        return {
            "uiPort": self.port,
            "uiHost": "127.0.0.1",
            "flowFile": "flows.json",
            "functionExternalModules": True,
            "logging": {"console": {"level": "warn", "metrics": False, "audit": False}},
            "editorTheme": {"tours": False},
            "disableEditor": True,
            "telemetry": {"enabled": False},
            "credentialSecret": f"bench-{way}",
        }

    @contextlib.contextmanager
    def running(self) -> Iterator[None]:
        """Run it."""
        program = self._installed / "node_modules" / "node-red" / "red.js"
        environment = os.environ | {
            "DATABASE": str(self.database),
            "LIMITS": json.dumps(limits()),
        }
        with (self.folder / "log").open("ab") as log:
            process = subprocess.Popen(
                ["node", str(program), "--userDir", str(self.folder)],
                stdout=log,
                stderr=log,
                env=environment,
            )
        try:
            yield
        finally:
            process.terminate()
            process.wait(30)

    def stored(self) -> int:
        """Return how many messages of the history are committed."""
        if not self.database.exists():
            return 0
        with contextlib.closing(sqlite3.connect(self.database)) as database:
            try:
                return int(database.execute("SELECT count(*) FROM readings").fetchone()[0])
            except sqlite3.OperationalError:
                return 0

    def span(self) -> tuple[float, float]:
        """Return when the first and the last message were written (ms)."""
        with contextlib.closing(sqlite3.connect(self.database)) as database:
            first, last = database.execute("SELECT min(at), max(at) FROM readings").fetchone()
            return float(first), float(last)


def _flow(port: int, way: str) -> list[dict[str, object]]:
    return [
        {"id": "tab", "type": "tab", "label": "watch"},
        {
            "id": "broker", "type": "mqtt-broker", "broker": "127.0.0.1", "port": str(port),
            "clientid": f"node-red-{way}", "autoConnect": True, "usetls": False,
            "protocolVersion": "5", "keepalive": "60", "cleansession": False,
            "sessionExpiry": "86400", "autoUnsubscribe": False,  # else it leaves nothing waiting
        },
        {
            "id": "in", "type": "mqtt in", "z": "tab", "topic": f"street/{STREET}/sensor/+/+",
            "qos": "1", "datatype": "utf8", "broker": "broker", "inputs": 0, "wires": [["work"]],
        },
        {
            "id": "work", "type": "function", "z": "tab", "func": _function(way), "outputs": 1,
            "libs": [{"var": "Database", "module": "libsql"}], "wires": [[]],
        },
    ]  # fmt: skip


def _function(way: str) -> str:
    return FLOW.read_text().replace('env.get("COMMIT_MS")', f'"{COMMIT_MS[way]}"')


def _wait(right: object, seconds: float, what: str) -> None:
    end = time.monotonic() + seconds
    while not right():  # type: ignore[operator]
        if time.monotonic() > end:
            raise SystemExit(f"the peer did not {what} within {seconds:.0f} s")
        time.sleep(0.05)


def rate_of_peer(peer: NodeRed, broker: Broker, client: str, already: int, count: int) -> float:
    """Have the peer take `count` waiting messages; return messages a second.

    From its connection to the last commit: it confirms a message when it has come, and what it has
    in hand then is stored later.
    """
    before = broker.log().count(client)
    with peer.running():
        _wait(lambda: broker.log().count(client) > before, 60, "connect")
        began = time.monotonic()
        _wait(lambda: peer.stored() >= already + count, 300, "store the flood")
        return float(count / (time.monotonic() - began))


def delays_of_peer(peer: NodeRed, port: int, per_second: int, seconds: float) -> list[float]:
    """Return the milliseconds from the publisher's stamp to the write of a steady stream."""
    before = peer.stored()
    began = time.time_ns() // 1_000_000
    with peer.running():
        time.sleep(5)
        trickle(port, per_second, seconds)
        wanted = before + int(per_second * seconds)
        _wait(lambda: peer.stored() >= wanted, 120, "store the stream")
    with contextlib.closing(sqlite3.connect(peer.database)) as database:
        return [
            float(delay)
            for (delay,) in database.execute("SELECT at - ts FROM readings WHERE ts >= ?", (began,))
        ]


def main() -> int:
    """Measure both sides, and print them side by side."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--node-red", type=Path, default=os.environ.get("NODE_RED"))
    parser.add_argument("--messages", type=int, default=44_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--rate", type=int, default=1_000)
    parser.add_argument("--seconds", type=float, default=10)
    given = parser.parse_args()
    installed = Path(given.node_red) if given.node_red else None
    if (
        installed is None
        or not (installed / "node_modules/node-red").is_dir()
        or not (shutil.which("node"))
    ):
        print("no peer here: npm install --prefix DIR node-red libsql, then --node-red DIR")
        return 0
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        folder = Path(scratch)
        open_street(folder / "p", SENSORS).close()
        broker = Broker(folder / "broker")
        broker.start()
        try:
            measure(given, installed.resolve(), folder, broker)
        finally:
            broker.stop()
    return 0


def measure(given: argparse.Namespace, installed: Path, folder: Path, broker: Broker) -> None:
    """Run all rounds in turn over sessions that are filled by the same flood."""
    watch = WatchProcess(folder / "p", broker.url)
    watched(watch, 0)
    peers = {way: NodeRed(installed, folder / way, broker, way) for way in COMMIT_MS}
    for way, peer in peers.items():
        with peer.running():
            client = f"as node-red-{way} "
            _wait(lambda client=client: client in broker.log(), 120, "connect")
            time.sleep(2)  # it has subscribed, and has a session from now on
    rates: dict[str, list[float]] = {"watch": [], **{way: [] for way in peers}}
    base = time.time_ns() // 1_000_000 - 24 * 3600 * 1000
    for turn in range(given.rounds):
        flood(broker.port, given.messages, base + turn * 3_600_000)
        rates["watch"].append(watched(watch, given.messages).rate)
        for way, peer in peers.items():
            already = turn * given.messages
            rates[way].append(
                rate_of_peer(peer, broker, f"as node-red-{way} ", already, given.messages)
            )
        told = ", ".join(f"{one} {each[-1]:.0f}" for one, each in rates.items())
        print(f"round {turn + 1}: {told} messages/s", flush=True)
    medians = {one: statistics.median(each) for one, each in rates.items()}
    print(
        f"median: watch {medians['watch']:.0f}/s, Node-RED a transaction a message "
        f"{medians['each']:.0f}/s, a transaction per 50 ms {medians['batch']:.0f}/s; "
        f"the watch is {medians['watch'] / medians['each']:.1f} and "
        f"{medians['watch'] / medians['batch']:.1f} times as fast"
    )
    for way, peer in peers.items():
        delays = sorted(delays_of_peer(peer, broker.port, given.rate, given.seconds))
        print(
            f"delay of Node-RED ({way}) at {given.rate}/s: median "
            f"{delays[len(delays) // 2]:.0f} ms, p99 {delays[int(len(delays) * 0.99)]:.0f} ms"
        )


if __name__ == "__main__":
    sys.exit(main())

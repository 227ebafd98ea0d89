"""Hundreds of kill -9 of the watch under load: `python -m tests.bench.endure_kills --kills 200`.

The suite does the same with fewer kills at a lower rate (tests/e2e/test_kill_watch.py).
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from tests.brokers import Broker
from tests.killing import kill_again_and_again


def main() -> None:
    """Kill, count, and say what was found."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--rate", type=int, default=2_000)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        broker = Broker(Path(folder) / "broker")
        broker.start()
        try:
            outcome = kill_again_and_again(
                Path(folder) / "p", broker, kills=arguments.kills, rate=arguments.rate
            )
        finally:
            broker.stop()
    raised = sum(outcome.raises.values())
    print(
        f"{outcome.kills} kills under {arguments.rate} messages/s: {outcome.published} published, "
        f"{outcome.readings} stored, {raised} alarms raised of {outcome.expected_raises.total()}, "
        f"gaps {outcome.missed}, alarms nobody spoke of {len(outcome.strange)}"
    )
    outcome.check()
    print("nothing lost, nothing doubled")


if __name__ == "__main__":
    main()

"""What the evaluation of rules costs a message: `python -m tests.bench.bench_rules`.

22,000 sensors, one per cent of the messages beyond a limit. `built-in`: the rules every kind comes
with. `everything`: limits with delays and counts, rate of change and inactivity at every sensor, so
that no message takes the short way.
"""

from __future__ import annotations

import random
import statistics
import time
from typing import TYPE_CHECKING

from app.domain.evaluation import SensorMemory, due, observe
from app.domain.instant import HOUR, MINUTE, SECOND
from app.domain.readings import Reading, ReportedState
from app.domain.rules import Inactivity, Limit, Rate, Rest, built_in, compile_rules, default_rules
from app.domain.sensors import KINDS, Direction, Level

if TYPE_CHECKING:
    from app.domain.rules import RuleSet

SENSORS = 22_000
ROUNDS = 10
GATE_US = 15.0
NOW = 1_795_492_800_000


def everything(kind: str) -> RuleSet:
    """Return rules of all sorts for a kind."""
    rules = built_in(KINDS[kind])
    for code in ("high", "high_high", "low"):
        rule = rules.get(code)
        if isinstance(rule, Limit):
            rules[code] = Limit(
                rule.direction, rule.limit, rule.level, rule.deadband, 10 * SECOND, 30 * SECOND,
                3, MINUTE, Rest(22 * 60, 6 * 60),
            )  # fmt: skip
    rules["rate"] = Rate(Direction.HIGH, 1_000, 5 * MINUTE, Level.III)
    rules["inactivity"] = Inactivity(12 * HOUR, Level.II, rest=Rest(22 * 60, 6 * 60))
    return compile_rules(KINDS[kind], rules)


def main() -> None:
    """Measure both."""
    dice = random.Random(7)
    kinds = [list(KINDS)[n % len(KINDS)] for n in range(SENSORS)]
    for name, rules_of in (("built-in", default_rules), ("everything", everything)):
        sets = {kind: rules_of(kind) for kind in KINDS}
        memories = [SensorMemory(KINDS[kind], sets[kind]) for kind in kinds]
        costs = []
        for round_ in range(ROUNDS + 1):
            ts = NOW + round_ * 30 * SECOND
            readings = [
                Reading(
                    ts,
                    500.0 if dice.random() < 0.01 else 2 + dice.random() / 10,
                    ReportedState.NORMAL,
                    round_,
                    87,
                )
                for _ in memories
            ]
            began = time.perf_counter()
            for memory, reading in zip(memories, readings, strict=True):
                observe(memory, reading, ts, ts / SECOND)
            for memory in memories:
                if not memory.calm and (at := memory.next_due()) is not None and at <= ts / SECOND:
                    due(memory, ts, ts / SECOND)
            if round_:
                costs.append((time.perf_counter() - began) / SENSORS * 1e6)
        print(
            f"rules {name}: {statistics.median(costs):.1f} microseconds a message "
            f"(median of {ROUNDS} rounds over {SENSORS} sensors; gate: under {GATE_US:.0f})"
        )


if __name__ == "__main__":
    main()

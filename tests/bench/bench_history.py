"""The alarm history's speed over a real SQLite file: `python -m tests.bench.bench_history`.

100,000 ended alarms of the demo street. Each filter and each page is asked for as the page asks:
count, ids and 200 whole rows of it, through `alarms.history`. Medians in milliseconds; beside them
the ratio to one bare SQL page of the same size, and the median of a keystroke in 3,000 open alarms.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from app.demo.loading import load_demo
from app.domain.instant import DAY
from app.profile import open_profile
from app.services import alarm_words
from app.services.alarm_history import HistoryFilter, history
from app.services.alarm_rows import read_rows, rows_query
from app.services.desk import Actor, Desk
from app.services.opening import open_store
from db.models import Alarm
from tests.bench.past_alarms import add_past

if TYPE_CHECKING:
    from collections.abc import Callable

ALARMS = 100_000
PAGE = 200
GATE_MS = 100.0


def main() -> None:
    """Fill a database, ask, print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--alarms", type=int, default=ALARMS)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(open_profile(Path(folder)))
        load_demo(store)
        add_past(store, options.alarms)
        desk = Desk(store, Actor("bench"))
        measure(desk, options.rounds)
        store.close()


def measure(desk: Desk, rounds: int) -> None:
    """Print the figures."""
    start = time.perf_counter()
    total = history(desk, HistoryFilter(), 0, 1).total
    print(f"{total} alarms; the first question builds the index: {_ms(start):.0f} ms")
    bare = _median(lambda: _bare_page(desk), rounds)
    print(f"bare SQL page of {PAGE}: {bare:.1f} ms")
    now = desk.store.clock.now()
    worst = 0.0
    for name, wanted, offset in (
        ("everything, page 1", HistoryFilter(), 0),
        ("everything, page 250", HistoryFilter(), 249 * PAGE),
        ("30 days", HistoryFilter(since=now - 30 * DAY), 0),
        (
            "kind, level, verdict",
            HistoryFilter(kinds=("smoke",), levels=(1,), verdicts=("false",)),
            0,
        ),
        ("临沂", HistoryFilter(text="临沂"), 0),
        ("lyec", HistoryFilter(text="lyec"), 0),
        ("lyec 12", HistoryFilter(text="lyec 12"), 0),
        ("yg", HistoryFilter(text="yg"), 0),
        ("临沂二村 yg 12", HistoryFilter(text="临沂二村 yg 12"), 0),
        ("note: 油烟", HistoryFilter(text="油烟"), 0),
        ("note: yy (19", HistoryFilter(text="yy （19"), 0),
        ("person and text", HistoryFilter(text="值班员王 yiwei"), 0),
        ("nothing", HistoryFilter(text="没有的地方"), 0),
    ):
        found = history(desk, wanted, offset, PAGE).total
        took = _median(lambda w=wanted, o=offset: history(desk, w, o, PAGE), rounds)
        worst = max(worst, took)
        print(f"{name:24} {found:>7} found  {took:6.1f} ms  {took / bare:4.1f} times bare")
    print(f"worst median {worst:.1f} ms (gate: under {GATE_MS:.0f})")
    _measure_open(desk, rounds)


def _measure_open(desk: Desk, rounds: int) -> None:
    rows = history(desk, HistoryFilter(), 0, 3_000).rows
    start = time.perf_counter()
    texts = alarm_words.haystacks(rows)
    built = _ms(start)
    words = ["lyec", "12"]
    took = _median(lambda: [one for one in texts.values() if all(w in one for w in words)], rounds)
    print(f"open list of {len(rows)}: words made once {built:.0f} ms, a keystroke {took:.2f} ms")


def _bare_page(desk: Desk) -> None:
    with desk.read() as session:
        read_rows(session, rows_query().order_by(Alarm.raised_at.desc()).limit(PAGE))


def _median(call: Callable[[], object], rounds: int) -> float:
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        call()
        times.append(_ms(start))
    return statistics.median(times)


def _ms(start: float) -> float:
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    main()

"""Minutes of flood at the whole console: `python -m tests.bench.endure_load --minutes 10`.

A trial street's own broker and watch, a publisher of 5,000 messages a second of all 22,000 sensors
with one per cent alarms, the console's window on its alarms page, and an officer who acknowledges
what is on the list every few seconds and gives the verdict that ends a fire alarm (without it, with
`--no-verdicts`, the list grows to thousands). Told at the end: whether every message arrived
(per-sensor sequence gaps and the count), how late the window's event loop came, and how memory
went. Run it under Xvfb where there is no display.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import psutil
from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtGui import QPaintEvent
from sqlalchemy import func, select

from app.domain.alarms import AlarmState, Verdict
from tests.bench.beat import Lateness, beat_beside
from ui.widgets.table_model import TableModel

if TYPE_CHECKING:
    from app.services.alarms import AlarmRow
    from app.services.desk import Desk
    from ui.shell.launch import Session
    from ui.shell.window import MainWindow
    from ui.widgets.table import Table

OFFICER_EACH_S = 4
PART_S = 30


class Paints(QObject):
    """How long after the sensor spoke a new alarm stood on the screen, in milliseconds.

    Of those that come into sight: `below` counts the ones whose place in the order of urgency is
    further down than the screen goes. An alarm that speaks up again was raised long ago: it counts
    once, when it is new.
    """

    def __init__(self, session: Session, table: Table) -> None:
        super().__init__()
        self.delays: list[int] = []
        self.below = 0
        self._table = table
        self._clock = session.console.now
        self._news: dict[str, int] = {}
        self._known: set[str] = set()
        session.console.alarms.raised.connect(self._note)
        table.viewport().installEventFilter(self)

    def _note(self, rows: list[AlarmRow]) -> None:
        self._news.update({row.id: row.raised_at for row in rows if row.id not in self._known})
        self._known.update(self._news)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A paint is under way: what is new and in the part that is drawn is seen now."""
        if isinstance(event, QPaintEvent) and self._news:
            now, table, drawn = self._clock(), self._table, event.region()
            shown = set(table.visible_ids)
            rows = table.model()
            assert isinstance(rows, TableModel)
            for one in tuple(self._news):
                place = rows.position(one)
                if place is None:
                    continue
                if one not in shown:
                    del self._news[one]
                    self.below += 1
                elif drawn.intersects(QRect(0, table.rowViewportPosition(place), 1, 1)):
                    self.delays.append(now - self._news.pop(one))
        return super().eventFilter(watched, event)


def main() -> None:
    """Run, and print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--rate", type=int, default=5_000)
    parser.add_argument("--page", default="alarms")
    parser.add_argument("--no-verdicts", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        seconds = round(arguments.minutes * 60)
        endure(
            Path(folder),
            seconds,
            arguments.rate,
            arguments.page,
            verdicts=not arguments.no_verdicts,
        )


def endure(folder: Path, seconds: int, rate: int, page: str, *, verdicts: bool) -> None:
    """Flood a console for `seconds`."""
    from ui.commands import prepare_environment

    prepare_environment()
    from ui.shell.launch import Session, make_application, prepare
    from ui.shell.pictures import sign_in_demo_officer, wait_until

    profile, settings, *rest = prepare(folder, trial=True)
    # No simulator beside the flood: two who count for one sensor would look like gaps.
    quiet = msgspec.structs.replace(settings.trial, simulate=False)
    session = Session(profile, msgspec.structs.replace(settings, trial=quiet), *rest)
    make_application()
    session.start_processes()
    window = session.open_window()
    window.resize(1920, 1080)
    window.show()
    sign_in_demo_officer(session)
    console = session.console
    try:
        wait_until(
            lambda: console.status is not None and console.status.broker.state == "connected", 60
        )
        window.show_page(page)
        assert console.status is not None
        before = console.status.committed
        port = str(session.settings.broker.port)
        load = [sys.executable, "-m", "tests.bench.flood_load", str(folder), port]
        with subprocess.Popen(
            [*load, str(rate), str(seconds)], stdout=subprocess.PIPE, text=True
        ) as publisher:
            paints = Paints(session, _alarm_table(window))
            parts, memory, acknowledged = _watch_it(session, publisher, verdicts=verdicts)
            words = publisher.communicate()[0].split()
            sent = int(words[0])
            print(f"sent at {words[1]}")
        # What waits at the broker is committed too before anything is counted.
        wait_until(
            lambda: console.status is not None and console.status.committed - before >= sent, 900
        )
        time.sleep(2)
        delays = sorted(paints.delays)
        if delays:
            middle, p99 = delays[len(delays) // 2], delays[int(len(delays) * 0.99)]
            print(
                f"new alarms painted {len(delays)}: median {middle} ms, p99 {p99} ms after they "
                f"were sent (gate at 1,000/s: 500); {paints.below} came below the screen"
            )
        _tell(folder, sent, console.status.committed - before, parts, memory, acknowledged)
    finally:
        window.close()
        session.close()


def _alarm_table(window: MainWindow) -> Table:
    from ui.pages.alarms.view import AlarmsPage

    page = window.page("alarms")
    assert isinstance(page, AlarmsPage)
    return page.lists.table


def _watch_it(
    session: Session, publisher: subprocess.Popen[str], *, verdicts: bool
) -> tuple[list[Lateness], list[tuple[float, float]], int]:
    """Measure part after part until the publisher is done; acknowledge all the while."""
    from PySide6.QtCore import QTimer

    console = session.console
    watch = psutil.Process(console.status.pid) if console.status else psutil.Process()
    window = psutil.Process()
    acknowledged = 0
    seen: list[str] = []

    def officer() -> None:
        nonlocal acknowledged
        ids = [row.id for row in console.alarms.most_urgent()]
        acknowledged += len(ids)
        if verdicts:
            console.ask(console, lambda desk: _give_verdicts(desk, tuple(seen)))
        seen[:] = ids
        console.alarms.acknowledge(ids)

    timer = QTimer()
    timer.timeout.connect(officer)
    timer.start(OFFICER_EACH_S * 1000)
    parts: list[Lateness] = []
    memory: list[tuple[float, float]] = []
    while publisher.poll() is None:
        ours, idle = beat_beside(PART_S)
        parts.append(ours)
        memory.append((watch.memory_info().rss / 2**20, window.memory_info().rss / 2**20))
        at = f"{len(parts) * PART_S:5d} s"
        mib = f"watch {memory[-1][0]:.0f} MiB, console {memory[-1][1]:.0f} MiB"
        beside = f"an idle process p99 {idle.p99:.1f} ms"
        print(f"{at}  late by {ours}; {beside}; open {console.alarms.total}; {mib}", flush=True)
    timer.stop()
    return parts, memory, acknowledged


def _give_verdicts(desk: Desk, ids: tuple[str, ...]) -> None:
    """End the fire alarms among those that were acknowledged the last time."""
    from app.services import alarms

    rows = alarms.alarms_by_id(desk, ids)
    ended = [row.id for row in rows if row.latched and row.state != AlarmState.NORMAL]
    alarms.reset_all(desk, ended, Verdict.TEST)


def _tell(
    folder: Path,
    sent: int,
    committed: int,
    parts: list[Lateness],
    memory: list[tuple[float, float]],
    acknowledged: int,
) -> None:
    from app.profile import open_profile
    from app.services.opening import open_store
    from db.models import Alarm, AlarmTransition, SensorState

    store = open_store(open_profile(folder))
    with store.read() as session:
        missed = session.scalar(
            select(func.sum(SensorState.missed)).where(SensorState.seq >= 1_000_000)
        )
        alarms = session.scalar(select(func.count()).select_from(Alarm)) or 0
        steps = session.scalar(select(func.count()).select_from(AlarmTransition)) or 0
    store.close()
    print(f"published {sent}, committed {committed}, gaps in the sequences {missed}")
    print(f"alarms {alarms}, their steps {steps}, acknowledged {acknowledged}")
    typical, worst = statistics.median(p.p99 for p in parts), max(p.p99 for p in parts)
    print(
        f"console late: p99 of a part {typical:.1f} ms (median), {worst:.1f} ms (worst) "
        f"(gate: under 16), longest {max(part.most for part in parts):.0f} ms"
    )
    half = len(memory) // 2
    for name, index in (("watch", 0), ("console", 1)):
        first = statistics.median(part[index] for part in memory[1 : half + 1] or memory)
        second = statistics.median(part[index] for part in memory[half:] or memory)
        print(
            f"memory of the {name}: {first:.0f} MiB in the first half, {second:.0f} in the second"
        )


if __name__ == "__main__":
    main()

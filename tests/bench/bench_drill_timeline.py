"""What a painting of the drill's time line takes while it is panned, with 500 injects.

Run: `python -m tests.bench.bench_drill_timeline`. Prints milliseconds a painting, median and
95th of a hundred, for the whole drill and zoomed in, and what placing all anew takes.
"""

from __future__ import annotations

import statistics
import time
from typing import TYPE_CHECKING

from PySide6.QtGui import QPixmap

from app.domain.drill.player import begin
from app.domain.drill.scenario import Inject, Role, Scenario, Trigger
from app.domain.drill.timeline import timeline
from app.drill.onlooker import Sight
from app.drill.under_way import Standing
from ui.commands import prepare_environment

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.pages.drill.strip import TimeStrip

_INJECTS, _TIMES = 500, 100


def _sight() -> Sight:
    roles = tuple(Role(f"r{n}", f"角色{n}") for n in range(8))
    injects = tuple(
        Inject(f"i{n}", "message", f"第 {n} 条情景注入", Trigger(at=n * 30_000), f"r{n % 8}")
        for n in range(_INJECTS)
    )
    play = begin(Scenario(1, "s", "大脚本", "1", (), roles, injects))
    return Sight(play, timeline(play, 0), Standing(0, True, True), ())


def _print(name: str, work: Callable[[int], None]) -> None:
    taken = []
    for number in range(_TIMES):
        begun = time.perf_counter()
        work(number)
        taken.append((time.perf_counter() - begun) * 1000)
    taken.sort()
    print(f"{name}: median {statistics.median(taken):.2f} ms, 95th {taken[int(0.95 * _TIMES)]:.2f}")


def main() -> None:
    """Measure."""
    prepare_environment(screen=False)
    from ui.pages.drill.strip import TimeStrip
    from ui.shell.launch import make_application
    from ui.theme.look import Look

    application = make_application()
    look = Look(application)
    look.set_theme("dark")
    strip = TimeStrip(look)
    strip.resize(1900, 320)
    strip.show()
    sight = _sight()
    strip.show_sight(sight)
    canvas = QPixmap(strip.size())
    _print("all on screen", lambda _: strip.render(canvas))
    _print("placed anew", lambda _: strip.show_all())
    strip.zoom(15, 900)
    _print("panned, zoomed in", lambda number: _pan(strip, canvas, number))
    print(f"marks painted at the end: {strip.painted} of {_INJECTS}")


def _pan(strip: TimeStrip, canvas: QPixmap, number: int) -> None:
    strip.select(f"i{number * 5}")
    strip.render(canvas)


if __name__ == "__main__":
    main()

"""The map beside plain folium, in one run: `python -m tests.bench.bench_map [--rounds N]`.

First draw: 22,000 CircleMarkers that folium renders into a page, against our page taking the same
sensors into its canvas. Both begin with the points in Python and end when the pixels are there, in
the same QWebEngine, from the same local files, in turn. Our page loaded from nothing, with all of
the street's ground, stands beside it.

Panning: frames that the page gets while a script pans to and fro, at the whole street and close by,
beside folium's own. Redraw: one drawing of everything, pixels and all. Under Xvfb or offscreen all
of it is drawn by the processor; a busy machine lowers frames, hardly the ratio.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEventLoop, QTimer, QUrl

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.services.map import SensorPoints
    from ui.map.sheet import MapSheet
    from ui.map.view import MapView

RATIO = 50.0
FRAMES = 50.0
SIZE = (1432, 943)
"""The map's own size on a screen of 1920x1080."""
PAN_S = 6
CLOSE = 16

_PIXELS = """
(function () {
  const canvas = document.querySelector("canvas");
  requestAnimationFrame(() => requestAnimationFrame(() => {
    canvas.getContext("2d").getImageData(0, 0, 1, 1);
    document.title = "%s " + performance.now();
  }));
})();
"""

_NEXT_PIXELS = """
(function () {
  const { sensors } = Shouwang.running, before = sensors.states;
  (function look() {
    if (sensors.states === before) {
      requestAnimationFrame(look);
      return;
    }
    requestAnimationFrame(() => {
      document.querySelector("canvas").getContext("2d").getImageData(0, 0, 1, 1);
      document.title = "warm " + performance.now();
    });
  })();
  document.title = "armed " + performance.now();
})();
"""

_PAN = """
(function () {
  const map = %s, start = performance.now();
  let frames = 0;
  function step(now) {
    frames++;
    const seconds = (now - start) / 1000;
    if (seconds > %d) {
      document.title = "frames " + frames / seconds;
      return;
    }
    const way = Math.floor(seconds / 1.5) %% 2 ? -1 : 1;
    map.panBy([8 * way, 4 * way], { animate: false, noMoveStart: true });
    requestAnimationFrame(step);
  }
  requestAnimationFrame(step);
})();
"""

_REDRAW = """
(function () {
  const { sheet, top } = Shouwang.running, times = [];
  for (let i = 0; i < 20; i++) {
    const begun = performance.now();
    sheet.redraw();
    top.redraw();
    sheet._context.getImageData(0, 0, 1, 1);
    times.push(performance.now() - begun);
  }
  times.sort((a, b) => a - b);
  document.title = "redraw " + times[10];
})();
"""


def folium_page(points: SensorPoints) -> bytes:
    """Return folium's own page of all points, its one script and style from our files."""
    import folium

    street = folium.Map(location=(31.1977, 121.5023), zoom_start=15, tiles=None, prefer_canvas=True)
    street.default_js = [("leaflet", "web/leaflet/leaflet.js")]
    street.default_css = [("leaflet_css", "web/leaflet/leaflet.css")]
    street._id = "plain"
    for lon, lat in zip(points.lon, points.lat, strict=True):
        folium.CircleMarker(location=(lat, lon), radius=2, weight=1, fill=True).add_to(street)
    html: str = street.get_root().render()
    return (html + f"<script>{_PIXELS % 'drawn'}</script>").encode()


class Bench:
    """One web view over the demo street, and what is measured in it."""

    def __init__(self, view: MapView) -> None:
        from ui.shell.pictures import wait_until

        self.view = view
        if not wait_until(lambda: view.is_ready, 120):
            raise SystemExit("the map was not drawn")
        assert view.sheet is not None
        self.sheet: MapSheet = view.sheet
        self.titles: list[str] = []
        self._loop = QEventLoop()
        self.sheet.page.titleChanged.connect(self._note_title)
        self.sheet.drawn.connect(self._loop.quit)

    @property
    def points(self) -> SensorPoints:
        """The street's sensors."""
        assert self.sheet.feed.content is not None
        return self.sheet.feed.content.points

    def _note_title(self, title: str) -> None:
        self.titles.append(title)
        self._loop.quit()

    def wait(self, true: Callable[[], bool]) -> None:
        """Run the event loop until it is so; told by a signal, not asked from time to time."""
        give_up = QTimer(singleShot=True, interval=180_000)
        give_up.timeout.connect(self._loop.quit)
        give_up.start()
        while not true():
            if not give_up.isActive():
                raise SystemExit("nothing came of it")
            self._loop.exec()

    def wait_title(self, start: str) -> str:
        """Wait for a title that begins so."""
        self.wait(lambda: any(title.startswith(start) for title in self.titles))
        return next(title for title in self.titles if title.startswith(start))

    def run(self, script: str) -> None:
        """Run a script in the page."""
        self.titles.clear()
        self.sheet.page.runJavaScript(script)

    def folium(self) -> tuple[float, float, int]:
        """Return seconds to first draw, those of them that rendering took, and the page's size."""
        from ui.map.scheme import ORIGIN

        self.titles.clear()
        begun = time.perf_counter()
        page = folium_page(self.points)
        rendered = time.perf_counter()
        self.sheet.shelf.put("plain.html", page)
        self.sheet.view.load(QUrl(ORIGIN + "plain.html"))
        self.wait_title("drawn")
        return time.perf_counter() - begun, rendered - begun, len(page)

    def cold(self) -> float:
        """Load our page anew; return seconds until all is drawn."""
        from ui.map.page import DOCUMENT
        from ui.map.scheme import ORIGIN

        self.sheet.last_drawn = None
        begun = time.perf_counter()
        self.sheet.view.load(QUrl(ORIGIN + DOCUMENT))
        self.wait(lambda: self.sheet.is_drawn)
        self.run(_PIXELS % "cold")
        self.wait_title("cold")
        return time.perf_counter() - begun

    def ours(self) -> float:
        """Give our page the sensors again; return seconds until they are drawn."""
        self.titles.clear()
        self.sheet.page.runJavaScript(_NEXT_PIXELS)
        self.wait_title("armed")
        begun = time.perf_counter()
        self.sheet.send_content()
        self.wait_title("warm")
        return time.perf_counter() - begun

    def frames(self, map_name: str) -> float:
        """Return frames a second while panning."""
        self.run(_PAN % (map_name, PAN_S))
        return float(self.wait_title("frames ").removeprefix("frames "))

    def redraw(self) -> float:
        """Return the median milliseconds of one drawing."""
        self.run(_REDRAW)
        return float(self.wait_title("redraw ").removeprefix("redraw "))


def measure(bench: Bench, rounds: int) -> int:
    """Measure, print, and return 0 when every gate is met."""
    times: dict[str, list[float]] = {"folium": [], "ours": [], "cold": []}
    plain_frames = 0.0
    for number in range(rounds):
        whole, rendering, size = bench.folium()
        times["folium"].append(whole)
        if number == 0:
            plain_frames = bench.frames("map_plain")
        times["cold"].append(bench.cold())
        times["ours"].append(bench.ours())
        print(
            f"round {number + 1}  folium {whole:.2f} s (rendering {rendering:.2f} s, "
            f"{size / 1e6:.1f} MB), ours {times['ours'][-1] * 1000:.0f} ms, "
            f"our page from nothing {times['cold'][-1] * 1000:.0f} ms",
            flush=True,
        )
    median = {name: statistics.median(values) for name, values in times.items()}
    ratio = median["folium"] / median["ours"]
    print(
        f"first draw of {len(bench.points.ids)} points: folium {median['folium']:.2f} s, ours "
        f"{median['ours'] * 1000:.0f} ms: {ratio:.0f} times faster (gate {RATIO:.0f}); with "
        f"loading our page {median['folium'] / median['cold']:.0f} times"
    )
    far = bench.frames("Shouwang.running.map")
    redraw_far = bench.redraw()
    bench.sheet.fly({"lon": 121.5035, "lat": 31.1985, "zoom": CLOSE, "exact": True})
    near = bench.frames("Shouwang.running.map")
    redraw_near = bench.redraw()
    print(
        f"panning: {far:.0f} frames/s at the whole street, {near:.0f} close by (gate "
        f"{FRAMES:.0f}); plain folium {plain_frames:.0f}"
    )
    print(f"one redraw: {redraw_far:.0f} ms at the whole street, {redraw_near:.0f} ms close by")
    return 0 if ratio >= RATIO and min(far, near) >= FRAMES else 1


def main() -> int:
    """Measure over a fresh demo street."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    from ui.commands import prepare_environment

    prepare_environment(screen=False)
    from ui.shell.launch import Session, make_application, prepare

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        command = [sys.executable, "main.py", "demo", "load", "--profile", folder]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        session: Any = Session(*prepare(Path(folder), trial=False))
        application = make_application()
        from ui.map.view import MapView

        session.console.look.set_theme("dark")
        view = MapView(session.console)
        view.resize(*SIZE)
        view.show()
        try:
            bench = Bench(view)
            if bench.sheet.page.complaints:
                print(json.dumps(bench.sheet.page.complaints), file=sys.stderr)
            return measure(bench, rounds)
        finally:
            if view.sheet is not None:
                view.sheet.close()
            application.processEvents()
            view.close()
            session.close()


if __name__ == "__main__":
    sys.exit(main())

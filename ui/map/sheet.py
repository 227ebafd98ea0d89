"""The one web view of a console: QtWebEngine is heavy, so all maps share it.

A `MapView` is a place for it; the place that is shown last has it. The page is loaded once and
stays warm. When its process dies it is loaded again once; when it dies again, a person decides.
"""

from __future__ import annotations

import atexit
import time
from typing import TYPE_CHECKING

import structlog
from msgspec import to_builtins
from PySide6.QtCore import QCoreApplication, QObject, Qt, QUrl, Signal
from PySide6.QtGui import QColor
from PySide6.QtWebChannel import QWebChannel
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile, QWebEngineSettings
from PySide6.QtWebEngineWidgets import QWebEngineView
from shiboken6 import delete, isValid

from ui.map.bridge import Bridge, text
from ui.map.content import alarm_mark, read_page
from ui.map.dress import letter, theme, words
from ui.map.feed import MapFeed
from ui.map.page import DOCUMENT
from ui.map.scheme import ORIGIN, RequestGuard, SchemeHandler, Shelf
from ui.text import moment, with_unit

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from app.services.alarms import AlarmRow
    from app.services.map import ShelterPoint
    from ui.console import Console
    from ui.map.bridge import Drawn, Viewport

AGAIN_S = 60.0
"""A second crash within so many seconds is not answered by loading the page once more."""

_log = structlog.get_logger(__name__)


class WebPage(QWebEnginePage):
    """The web page: its messages go to the log, and it goes nowhere else.

    `complaints`: warnings and errors of the scripts; a test fails when there are any.
    """

    def __init__(self, profile: QWebEngineProfile, parent: QObject) -> None:
        super().__init__(profile, parent)
        self.complaints: list[str] = []

    def javaScriptConsoleMessage(
        self,
        level: QWebEnginePage.JavaScriptConsoleMessageLevel,
        message: str,
        line: int,
        source: str,
    ) -> None:
        """Log what the scripts say."""
        if level == QWebEnginePage.JavaScriptConsoleMessageLevel.InfoMessageLevel:
            _log.debug("map script", message=message, source=source, line=line)
            return
        self.complaints.append(f"{source}:{line}: {message}")
        _log.error("map script failed", message=message, source=source, line=line)

    def acceptNavigationRequest(
        self, url: QUrl | str, _kind: QWebEnginePage.NavigationType, _is_main_frame: bool
    ) -> bool:
        """Stay on the map."""
        return QUrl(url).toString().startswith(ORIGIN)


class MapSheet(QObject):
    """The web view, its page, and what is sent to it. One for each console: see `sheet_of`.

    `drawn(Drawn)`: a content is on the screen. `crashed()`: the page's process died twice; `start`
    tries again. `thing_clicked`, `view_moved`: see `Bridge`.
    """

    drawn = Signal(object)
    crashed = Signal()

    def __init__(self, console: Console) -> None:
        super().__init__(console)
        self._console = console
        self.feed = MapFeed(console, self)
        self.bridge = Bridge(self)
        self.last_drawn: Drawn | None = None
        self._listening = False
        self._started = False
        self._said_synthetic = False
        self._offered: tuple[str, ...] = ()
        self._scene: dict[str, Any] = {}
        self._spots: list[dict[str, Any]] = []
        self._said_as_of = ""
        self._viewport: Viewport | None = None
        self._flight: dict[str, Any] | None = None
        self._crashed_at: float | None = None
        self.shelf = Shelf()
        self.profile = QWebEngineProfile(self)
        self.guard = RequestGuard(self.profile)
        self.handler = SchemeHandler(self.shelf, self.profile)
        self.profile.setUrlRequestInterceptor(self.guard)
        self.profile.installUrlSchemeHandler(b"shouwang", self.handler)
        self.profile.setHttpCacheType(QWebEngineProfile.HttpCacheType.NoCache)
        self.profile.setSpellCheckEnabled(False)
        self.view = QWebEngineView()
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.page = WebPage(self.profile, self.view)
        self._forbid(self.page.settings())
        channel = QWebChannel(self.page)
        channel.registerObject("bridge", self.bridge)
        self.page.setWebChannel(channel)
        self.page.renderProcessTerminated.connect(self._process_ended)
        self.view.setPage(self.page)
        self.bridge.page_ready.connect(self._send_all)
        self.bridge.content_drawn.connect(self._note_drawn)
        self.bridge.view_moved.connect(self._note_viewport)
        self.feed.content_changed.connect(self.send_content)
        self.feed.states_changed.connect(self._send_states)
        self.feed.shelters_changed.connect(self._send_shelters)
        self.feed.as_of_changed.connect(self._send_as_of)
        self.feed.failed.connect(console.failed)
        console.alarms.changed.connect(self._send_alarms)
        console.look.changed.connect(self._dress)
        atexit.register(self.close)  # before Python takes everything apart in an order of its own
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.close)
        self._dress()

    @staticmethod
    def _forbid(settings: QWebEngineSettings) -> None:
        attribute = QWebEngineSettings.WebAttribute
        for one in (
            attribute.JavascriptCanOpenWindows,
            attribute.JavascriptCanAccessClipboard,
            attribute.LocalStorageEnabled,
            attribute.PluginsEnabled,
            attribute.ErrorPageEnabled,
            attribute.AutoLoadIconsForPage,
            attribute.HyperlinkAuditingEnabled,
            attribute.ScreenCaptureEnabled,
            attribute.WebGLEnabled,
            attribute.PdfViewerEnabled,
            attribute.NavigateOnDropEnabled,
        ):
            settings.setAttribute(one, False)
        settings.setAttribute(attribute.FocusOnNavigationEnabled, False)

    def start(self) -> None:
        """Load the page, if it is not there; the files and the data are read off the GUI thread."""
        self.feed.set_active(True)
        if self._started:
            return
        self._started = True
        self._console.ask(self, lambda _desk: read_page(), self._load, self._could_not_load)

    def rest(self) -> None:
        """Let changes wait: no map is shown."""
        self.feed.set_active(False)

    def set_scene(self, scene: dict[str, Any]) -> None:
        """Show a host's scene: its layers, selection, note and filter."""
        self._scene = scene
        self._send(self.bridge.scene_changed, scene)

    def show_spots(self, spots: list[dict[str, Any]]) -> None:
        """Show boxes with a letter: each `lon`, `lat`, `letter`, `title`, and `dim` when over."""
        if spots != self._spots:
            self._spots = spots
            self._send(self.bridge.spots_changed, spots)

    def say_as_of(self, words: str) -> None:
        """Say of what time the map is, for one that does not show the present."""
        self._said_as_of = words
        self._send(self.bridge.as_of_changed, {"text": words})

    def fly(self, where: dict[str, Any]) -> None:
        """Go to a place; kept until the page listens.

        `where`: `lon`, `lat` and a `zoom` (`exact`: this one, else at least), or `bounds` with the
        greatest `zoom`, or nothing for the whole street.
        """
        self._flight = None if self._listening else where
        self._send(self.bridge.flown, where)

    def send_content(self) -> None:
        """Have the page fetch ground and sensors, and give it alarms and shelters."""
        content, generation = self.feed.content, self.feed.generation
        if content is None:
            return
        sensors = f"data/sensors-{generation}.bin"
        for old in self._offered:
            self.shelf.take(old)
        self._offered = (content.ground_name, sensors)
        self.shelf.put(content.ground_name, content.ground)
        self.shelf.put(sensors, self.feed.sensor_columns)
        if content.layers.synthetic != self._said_synthetic:
            self._dress()
        self._send(
            self.bridge.content_changed,
            {
                "generation": generation,
                "ground": content.ground_name,
                "sensors": sensors,
                "bounds": content.bounds,
                "letters": [letter(kind) for kind in content.points.kinds],
            },
        )
        rows = [alarm_mark(row) for row in self._console.alarms.rows]
        self._send(self.bridge.alarms_changed, {"all": True, "rows": rows, "gone": []})
        self._send_shelters()
        self._send(self.bridge.spots_changed, self._spots)

    @property
    def is_drawn(self) -> bool:
        """Whether the present content is on the screen."""
        return (
            self.last_drawn is not None
            and self.feed.content is not None
            and self.last_drawn.generation == self.feed.generation
        )

    def close(self) -> None:
        """End the page, then its profile, as QtWebEngine demands.

        Here, and not whenever the garbage collector comes upon them: it may run on a thread of the
        pool, and QtWebEngine aborts the process when its objects go on another thread.
        """
        self._listening = False
        if isValid(self.feed):
            self.feed.set_active(False)
        atexit.unregister(self.close)
        for part in (self.view, self.profile):
            if isValid(part):
                delete(part)

    # The page's life

    def _load(self, files: dict[str, bytes]) -> None:
        for name, content in files.items():
            self.shelf.put(name, content)
        self.view.load(QUrl(ORIGIN + DOCUMENT))

    def _could_not_load(self, error: Exception) -> None:
        self._started = False
        _log.error("map could not be made", error=repr(error))
        self._console.failed.emit(error)
        self.crashed.emit()

    def _process_ended(
        self, status: QWebEnginePage.RenderProcessTerminationStatus, code: int
    ) -> None:
        if status == QWebEnginePage.RenderProcessTerminationStatus.NormalTerminationStatus:
            return
        _log.error("map process ended", status=status.name, code=code)
        self._listening = False
        self.last_drawn = None
        now = time.monotonic()
        again = self._crashed_at is None or now - self._crashed_at > AGAIN_S
        self._crashed_at = now
        if again:
            self.view.load(QUrl(ORIGIN + DOCUMENT))
        else:
            self._started = False
            self.crashed.emit()

    # What is sent

    def _send(self, signal: Any, value: Any) -> None:
        if self._listening:
            signal.emit(text(value))

    def _send_all(self) -> None:
        self._listening = True
        self._dress()
        self._send(self.bridge.scene_changed, self._scene)
        flight, self._flight = self._flight, None
        if flight is None and self._viewport is not None:
            # After a crash the page comes back to where it was.
            flight = {**to_builtins(self._viewport), "exact": True}
        self.send_content()
        if flight is not None:
            self._send(self.bridge.flown, flight)
        if self.feed.as_of is not None:
            self._send_as_of(self.feed.as_of)

    def _dress(self) -> None:
        look = self._console.look
        dress = theme(look, reduce_motion=self._console.recall("reduce_motion") in (True, "true"))
        self.page.setBackgroundColor(QColor(dress["colours"]["outside"]))
        content = self.feed.content
        synthetic = content is not None and content.layers.synthetic
        self._said_synthetic = synthetic
        self._send(self.bridge.dressed, {"theme": dress, "words": words(synthetic=synthetic)})

    def _send_states(self, pairs: list[int]) -> None:
        self._send(self.bridge.states_changed, {"generation": self.feed.generation, "pairs": pairs})

    def _send_alarms(self, rows: Iterable[AlarmRow], gone: Iterable[str]) -> None:
        self._send(
            self.bridge.alarms_changed,
            {"all": False, "rows": [alarm_mark(row) for row in rows], "gone": list(gone)},
        )

    def _send_shelters(self) -> None:
        content = self.feed.content
        if content is not None:
            self._send(
                self.bridge.shelters_changed,
                [self._shelter(point) for point in content.shelters.values()],
            )

    def _shelter(self, point: ShelterPoint) -> dict[str, Any]:
        free = max(0, point.capacity - point.occupied)
        return {
            "id": point.id,
            "lon": point.lon,
            "lat": point.lat,
            "name": point.name,
            "kind": point.kind,
            "state": point.state,
            "capacity": point.capacity,
            "occupied": point.occupied,
            "note": self.tr("余 {0}").format(with_unit(free, self.tr("人")))
            if point.state == "open"
            else "",
        }

    def _send_as_of(self, instant: int) -> None:
        words = self._said_as_of or self.tr("截至 {0}").format(moment(instant, self._console.now()))
        self._send(self.bridge.as_of_changed, {"text": words})

    def _note_viewport(self, viewport: Viewport) -> None:
        self._viewport = viewport

    def _note_drawn(self, drawn: Drawn) -> None:
        self.last_drawn = drawn
        _log.info("map drawn", points=drawn.points, ms=round(drawn.milliseconds))
        self.drawn.emit(drawn)


def sheet_of(console: Console) -> MapSheet:
    """Return the console's sheet, made when it is first asked for.

    Its view goes down with the window that holds it (a change of language makes a new window); then
    there is a new sheet.
    """
    for found in console.findChildren(MapSheet):
        if isValid(found.view):
            return found
        found.close()
        found.setParent(None)
        found.deleteLater()
    return MapSheet(console)

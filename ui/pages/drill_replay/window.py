"""The window of a replay: its clock above, map and lists in the middle, the time line below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMainWindow, QScrollArea, QSplitter, QTabWidget, QVBoxLayout, QWidget

from app.drill.mark import DRILL
from app.drill.review.replaying import other_runs, read_beside, read_replay
from app.profile import Profile
from ui.pages.drill.line_panel import Legend
from ui.pages.drill_replay.bar import ReplayBar
from ui.pages.drill_replay.beside_tables import PlanTable, RunTable
from ui.pages.drill_replay.errors import told
from ui.pages.drill_replay.happenings import HappeningList
from ui.pages.drill_replay.playhead import Playhead
from ui.pages.drill_replay.strip import ReplayStrip
from ui.pages.drill_replay.tracks import tracks_of
from ui.pages.drill_replay.words import spot_text
from ui.widgets.drill_band import DrillBand
from ui.widgets.measure import spaced

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent, QResizeEvent

    from app.domain.drill.scenario import Span
    from app.drill.review.replaying import OtherRun, Replayed
    from ui.pages.drill_replay.map_panel import MapPanel
    from ui.pages.drill_replay.stage import ReplayConsole
    from ui.pages.drill_replay.tracks import Spot

_MOST_TRACKS = 0.34
"""The time line's share of the window at most; the rest of its tracks is scrolled to."""


class ReplayWindow(QMainWindow):
    """See the module's text. `beside`: the folder of another run of the same scenario. `make_map`:
    makes the map of the console; None: without one.

    `loaded()`: the drill was read. `closed()`: the window was.
    """

    loaded = Signal()
    closed = Signal()

    def __init__(
        self,
        console: ReplayConsole,
        title: str,
        now: Callable[[], int],
        beside: Path | None = None,
        make_map: Callable[[ReplayConsole], MapPanel] | None = None,
    ) -> None:
        super().__init__()
        look = console.look
        self._console = console
        self._now = now
        self._beside = beside
        self.drill: Replayed | None = None
        self.other: Replayed | None = None
        self.head = Playhead(self)
        self.bar = ReplayBar(look, self.head, title)
        self.strip = ReplayStrip(look, self._tell)
        self.legend = Legend(look)
        self.happenings = HappeningList(look)
        self.plan = PlanTable(look)
        self.runs = RunTable(look)
        self.map = make_map(console) if make_map is not None else None
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.addTab(self.happenings, self.tr("经过"))
        self.tabs.addTab(self.plan, self.tr("对照计划"))
        self.tabs.addTab(self.runs, self.tr("对照另一次"))
        self.tabs.setMinimumWidth(look.px(380))
        self.setWindowTitle(self.tr("{0} 回放 {1}").format(DRILL, title))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.setChildrenCollapsible(False)
        if self.map is not None:
            halves.addWidget(self.map)
        halves.addWidget(self.tabs)
        halves.setStretchFactor(0, 3)
        halves.setStretchFactor(1, 2)
        self._area = QScrollArea()
        self._area.setWidget(self.strip)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = QWidget()
        page.setObjectName("page")
        layout = QVBoxLayout(page)
        layout.setSpacing(0)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.bar)
        layout.addWidget(halves, 1)
        head = spaced(self._console.look, QVBoxLayout(), 0, (16, 4, 16, 2))
        head.addWidget(self.legend)
        layout.addLayout(head)
        layout.addWidget(self._area)
        self.setCentralWidget(DrillBand(self._console.look, page, is_drill=True))

    def _connect(self) -> None:
        head = self.head
        head.moved.connect(self._show_scene)
        self.strip.sought.connect(head.go)
        for chosen in (self.strip.chosen, self.happenings.chosen):
            chosen.connect(self._go_to_happening)
        self.happenings.chips.changed.connect(self._show_done)
        for sought in (self.plan.sought, self.runs.sought):
            sought.connect(self._go_to_time)
        self.bar.reload_button.clicked.connect(self.load)
        self.runs.wanted.connect(self.lay_beside)

    def load(self) -> None:
        """Read the drill, or read it again; it goes on from where the replay stood."""
        profile, now = self._console.profile, self._now()
        self.bar.show_error("")
        self._console.ask(
            self, lambda desk: read_replay(profile, now, desk.store), self._take, self._fail
        )

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stand, and let what is read come to its end."""
        self.head.pause()
        self._console.pool.wait()
        super().closeEvent(event)
        self.closed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the time line its share."""
        super().resizeEvent(event)
        self._fit_tracks()

    def _fit_tracks(self) -> None:
        most = round(self.height() * _MOST_TRACKS)
        self._area.setFixedHeight(min(self.strip.sizeHint().height(), most))

    def _take(self, drill: Replayed) -> None:
        self.drill = drill
        self.happenings.show_drill(drill)
        self.plan.show_drill(drill)
        self._show_both()
        self.head.load(drill.replay)
        self.loaded.emit()
        profile = self._console.profile
        self._console.pool.run(self, lambda: other_runs(profile), self._offer, self._fail)
        self._read_beside()

    def lay_beside(self, folder: Path | None) -> None:
        """Lay another run beside this one; None: none."""
        self._beside, self.other = folder, None
        self.bar.show_error("")
        self._show_both()
        self._read_beside()

    def _read_beside(self) -> None:
        if self._beside is not None and self.drill is not None:
            beside, now, ours = self._beside, self._now(), self.drill.drill
            self._console.pool.run(
                self,
                lambda: read_beside(Profile(beside), now, ours),
                lambda other: self._take_other(beside, other),
                self._fail,
            )

    def _offer(self, runs: tuple[OtherRun, ...]) -> None:
        self.runs.offer(runs, self._beside)

    def _take_other(self, folder: Path, other: Replayed) -> None:
        if folder == self._beside:  # else somebody has chosen again meanwhile
            self.other = other
            self._show_both()

    def _show_both(self) -> None:
        drill, other = self.drill, self.other
        if drill is None:
            return
        beside = self._beside.name if other is not None and self._beside is not None else ""
        self.bar.show_drill(drill, beside)
        self.runs.show_drills(drill, other)
        self.strip.show_tracks(tracks_of(drill, other), drill.replay.end)
        self._fit_tracks()

    def _fail(self, error: Exception) -> None:
        self.bar.show_error(told(error))

    def _show_scene(self) -> None:
        scene, drill = self.head.scene, self.drill
        if scene is None or drill is None:
            return
        self.bar.show_scene(scene)
        self.strip.show_scene(self.head.cursor.at, scene)
        self.legend.show_states({one.state for one in scene.marks.values() if one.at is not None})
        self.happenings.show_done(scene.done)
        if self.map is not None:
            self.map.show_scene(drill, scene)

    def _show_done(self) -> None:
        if self.head.scene is not None:
            self.happenings.show_done(self.head.scene.done)

    def _go_to_happening(self, number: int) -> None:
        self.head.pause()
        self.head.go_to_happening(number)
        self.happenings.show_one(number)
        if self.map is not None and self.drill is not None:
            self.map.go_to(self.drill.replay.happenings[number].moment.subject)

    def _go_to_time(self, time: Span) -> None:
        """Go to a drill time; where there were several passes, to the first."""
        self.head.pause()
        self.head.go(time)

    def _tell(self, spot: Spot) -> str:
        return spot_text(self.drill, spot, self.head.scene) if self.drill is not None else ""

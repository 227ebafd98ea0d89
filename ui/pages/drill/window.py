"""The controller's window of a drill: its clock above, its injects below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QSplitter, QTabWidget, QVBoxLayout, QWidget

import ui.pages.drill.errors  # noqa: F401 - registers its sentences
from app.drill.mark import DRILL
from ui.errors import sentence
from ui.pages.drill.adding import AddForm
from ui.pages.drill.bar import ControlBar
from ui.pages.drill.checkpoints import KEY, CheckpointPanel
from ui.pages.drill.detail import InjectDetail
from ui.pages.drill.injects import InjectList
from ui.pages.drill.line_panel import LinePanel
from ui.pages.drill.link import Link
from ui.pages.drill.review_tab import ReviewTab
from ui.pages.drill.score import ScorePanel
from ui.real_street.banner import RealAlarmFrame, RealStreetLine
from ui.widgets.drill_band import DrillBand

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent, QResizeEvent

    from app.drill.onlooker import Sight
    from app.drill.running import Death
    from app.drill.under_way import Drill
    from app.services.desk import Desk
    from ui.console import Console


class ControlWindow(QMainWindow):
    """See the module's text. `console`: of the drill's profile; its database stays closed. `now`:
    the machine's time in milliseconds. `open_desk`: opens the drill's own database, called in a
    thread. `closed()`: it was.
    """

    closed = Signal()

    def __init__(
        self, console: Console, drill: Drill, now: Callable[[], int], open_desk: Callable[[], Desk]
    ) -> None:
        super().__init__()
        look = console.look
        self.link = Link(drill, now, self)
        self.bar = ControlBar(look, self.link)
        self.line = LinePanel(look, self.link)
        self.injects = InjectList(look)
        self.detail = InjectDetail(console, drill.profile.folder / "scenario")
        self.score = ScorePanel(console, self.link, open_desk)
        self.adding = AddForm(look, self.link)
        self.checkpoints = CheckpointPanel(look, self.link)
        self.review = ReviewTab(console, self.link)
        self.review.review.told.connect(self.bar.show_note)
        console.told.connect(self.bar.show_note)
        self.halves = QSplitter(Qt.Orientation.Horizontal)
        self.halves.addWidget(self.injects)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.detail, self.tr("注入"))
        self.tabs.addTab(self.score, self.tr("评估"))
        self.tabs.addTab(self.adding, self.tr("临时加注入"))
        self.tabs.addTab(self.checkpoints, self.tr("检查点"))
        self.tabs.addTab(self.review, self.tr("复盘"))
        self.halves.addWidget(self.tabs)
        self.halves.setStretchFactor(0, 3)
        self.halves.setStretchFactor(1, 2)
        self.halves.setChildrenCollapsible(False)
        page = QWidget()
        page.setObjectName("page")
        self._layout = QVBoxLayout(page)
        self._layout.setSpacing(0)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(RealStreetLine(console))
        self._layout.addWidget(self.bar)
        self._layout.addWidget(self.line)
        self._layout.addWidget(self.halves, 1)
        self.real_alarms = RealAlarmFrame(
            console, page, has_silence_key=False, gives_way_to=("console",)
        )
        self.setCentralWidget(DrillBand(look, self.real_alarms, is_drill=True))
        self.setWindowTitle(self.tr("{0} 导调 {1}").format(DRILL, drill.mark.title))
        self._connect()

    def _connect(self) -> None:
        self.link.seen.connect(self._show)
        self.link.troubled.connect(self._show_trouble)
        self.link.refused.connect(lambda error: self.bar.show_error(sentence(error)))
        self.link.died.connect(self._show_death)
        self.bar.ordered.connect(self.link.order)
        self.bar.start_wanted.connect(self.link.begin_player)
        self.detail.ordered.connect(self.link.order)
        self.adding.ordered.connect(self.link.order)
        self.checkpoints.ordered.connect(self.link.order)
        self.checkpoints.told.connect(self.bar.show_note)
        self.score.ordered.connect(self.link.order)
        # At the window: a shortcut of a tab's does nothing while another tab is in front.
        QShortcut(QKeySequence(KEY), self).activated.connect(self.checkpoints.make_button.click)
        self.injects.chosen.connect(self.detail.show_inject)
        self.injects.chosen.connect(self.line.strip.select)
        self.line.strip.chosen.connect(self.injects.select)
        self.line.strip.opened.connect(self._open)
        self.score.judged.connect(
            lambda total: self.tabs.setTabText(1, self.tr("评估 {0}").format(total))
        )

    def begin(self) -> None:
        """Begin to look at the drill."""
        self.link.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Look no more; the drill goes on."""
        self.link.stop()
        self.score.stop()
        self.real_alarms.fall_silent()
        super().closeEvent(event)
        self.closed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave room for the list in a low window."""
        super().resizeEvent(event)
        self.line.leave_room(self.height())

    def _show(self, sight: Sight) -> None:
        self.injects.show_sight(sight)
        self.line.show_sight(sight)
        self.detail.show_sight(sight)
        self.injects.table.select_first()

    def _open(self) -> None:
        self.tabs.setCurrentWidget(self.detail)
        self.detail.take_focus()

    def _show_trouble(self, error: Exception | None) -> None:
        self.bar.show_error(sentence(error) if error is not None else "")

    def _show_death(self, death: Death) -> None:
        self.bar.player_died()
        self.bar.show_error(
            self.tr("播放器退出了（{0}）：{1}").format(
                death.code, death.words.splitlines()[-1] if death.words else "—"
            )
        )

"""The line to the district's platform, in the status strip. Synchronisation is not built yet: said
as it is, not as "connected"; but a line that is known to be gone, as in a drill, is said to be.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app.services import links
from ui.text import duration

if TYPE_CHECKING:
    from ui.console import Console
    from ui.shell.status_strip import StatusItem

AGAIN_MS = 3_000
"""The mark is made by another process, and no notice tells of it."""


class DistrictLine(QObject):
    """Keeps what the strip's item says of the line true; `watch` in a drill, where it can go."""

    def __init__(self, console: Console, item: StatusItem) -> None:
        super().__init__(item)
        self._console = console
        self._item = item
        self._again = QTimer(self)
        self._again.setInterval(AGAIN_MS)
        self._again.timeout.connect(self.read)
        self._show(None)

    def watch(self, *, is_drill: bool) -> None:
        """Look again and again, or not at all."""
        if not is_drill:
            self._again.stop()
        elif not self._again.isActive():
            self._again.start()
            self.read()

    def read(self) -> None:
        """Ask whether the line is gone."""
        if self._console.is_open:
            self._console.ask(self, links.district_gone_since, self._show, lambda _: None)

    def _show(self, since: int | None) -> None:
        if since is None:
            self._item.show_value(
                self.tr("未接入 · 待上报 —"), tip=self.tr("与区平台的同步还没有建成。")
            )
            return
        gone = duration(self._console.now() - since)
        self._item.show_value(
            self.tr("中断 {0}").format(gone), 2, self.tr("区平台联系不上，改用电话报告。")
        )

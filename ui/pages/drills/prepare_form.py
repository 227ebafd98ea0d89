"""Making a drill of a scenario: a name if one is wanted, and how far it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QTimer, Signal

from app.drill.station import BadDrillName, Making, NameTaken, prepare
from ui.pages.drills.errors import disk_full
from ui.widgets.fields import LineField
from ui.widgets.form import Form
from ui.widgets.state_part import StatePart

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.drill.library import Entry
    from app.profile import Profile
    from ui.console import Console

_EVERY_MS = 100


class PrepareForm(Form):
    """Prepares a drill. `prepared(name)`: it stands there, not begun."""

    prepared = Signal(str)
    error_fields: ClassVar[Mapping[type[Exception], str]] = {
        BadDrillName: "name",
        NameTaken: "name",
    }

    def __init__(self, console: Console) -> None:
        super().__init__(console, "drill_prepare", self.tr("准备推演"))
        self._entry: Entry | None = None
        self._told: list[Making] = []
        self.is_at_work = False
        self.name = LineField(
            console.look,
            "name",
            self.tr("推演名称（可不填）"),
            placeholder=self.tr("不填就用脚本编号和时间"),
            limit=60,
        )
        self.add(self.name)
        self.progress = StatePart(console, wrap=True)
        self.body.addWidget(self.progress)
        self.progress.hide()
        self._watching = QTimer(self, interval=_EVERY_MS)
        self._watching.timeout.connect(self._tell_progress)

    def open_entry(self, entry: Entry) -> None:
        """Begin for a scenario."""
        self._entry = entry
        self.open_for(entry.id, self.tr("用“{0}”准备推演").format(entry.name))
        self.name.show_hint(self.tr("复制一份街道数据另成一处，推演里做的任何事都不会回到街道。"))

    def submit(self) -> None:
        """Prepare it."""
        entry = self._entry
        if entry is None or self.is_at_work:
            return
        street, path, name = self.console.profile, entry.path, self.name.text
        told = self._told = []
        self.begin()
        self.is_at_work = True
        self._tell_progress()
        self._watching.start()

        def work() -> Profile:
            return prepare(street, path, name, told=told.append)

        self.console.pool.run(self, work, self._finish, self._refuse)

    def sentence_for(self, error: Exception) -> str:
        """Return what is said; the database tells of a full disk in words only."""
        return disk_full() if "disk is full" in str(error) else super().sentence_for(error)

    def _tell_progress(self) -> None:
        steps = {
            Making.READING: self.tr("读脚本"),
            Making.COPYING: self.tr("复制街道数据"),
            Making.QUIETING: self.tr("切断对外的通道"),
            Making.WRITING: self.tr("写入脚本和设置"),
        }
        number = max(1, len(self._told))
        step = steps[self._told[-1] if self._told else Making.READING]
        self.progress.say(self.tr("{0} / {1}　{2}…").format(number, len(steps), step))

    def _rest(self) -> None:
        self.is_at_work = False
        self._watching.stop()
        self.progress.say("")

    def _finish(self, drill: Profile) -> None:
        self._rest()
        self.finish()
        self.prepared.emit(drill.folder.name)

    def _refuse(self, error: Exception) -> None:
        self._rest()
        self.fail(error)

"""The post of a drill's console: sees what comes, says so, reads calls out, counts what waits."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.drill.inbox import Inbox
from ui.pages.inbox.model import TABLE, ReadMarks, kind_words, late_by

if TYPE_CHECKING:
    from app.drill.inbox import Item
    from ui.console import Console

_LOOK_MS = 1_000
_AFTER_FAILURE_MS = 30_000
"""A journal or scenario that cannot be read is not mended within a second, and fills the log."""


class DrillPost(QObject):
    """Looks into the drill's journal each second, off the GUI thread.

    `changed(count, late)`: how many items nobody has looked at or answered; `late`: an answer is.
    """

    changed = Signal(int, bool)

    def __init__(self, console: Console, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._console = console
        self._inbox = Inbox(console.profile)
        self._read = ReadMarks(console)
        self._items: list[Item] | None = None
        self._asking = False
        self._to_say: deque[str] = deque(maxlen=5)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)
        console.rows_changed.connect(self._note)

    def start(self) -> None:
        """Begin to look."""
        self._timer.start()
        self.look()

    def look(self) -> None:
        """Look now."""
        self._speak()
        if not self._asking:
            self._asking = True
            self._console.pool.run(self, self._inbox.items, self._take, self._give_up)

    def _take(self, items: list[Item]) -> None:
        self._asking = False
        self._timer.setInterval(_LOOK_MS)
        before, self._items = self._items, items
        if before is not None and items != before:
            known = {one.turn for one in before}
            for item in reversed([one for one in items if one.turn not in known]):
                self._announce(item)
        if items != before:
            self._console.rows_changed.emit(TABLE, set())
        else:
            self._count()

    def _give_up(self, _error: Exception) -> None:
        # The page says what is wrong; the next look comes by itself.
        self._asking = False
        self._timer.setInterval(_AFTER_FAILURE_MS)

    def _announce(self, item: Item) -> None:
        words = f"{kind_words(item.kind)} {item.head}".strip()
        self._console.told.emit(self.tr("推演收件：{0}").format(words))
        if item.is_spoken:
            self._to_say.append(self.tr("演练。{0}。{1}").format(item.head, item.text))

    def _speak(self) -> None:
        """Read a call out, when no alarm is being sounded and nothing else said."""
        room = self._console.annunciator
        if not self._to_say or room is None or not room.speech.can_speak:
            return
        if not room.speech.is_speaking and (not room.level or room.is_silenced):
            room.speech.say(self._to_say.popleft())

    def _note(self, table: str, _ids: object) -> None:
        if table == TABLE:
            self._count()

    def _count(self) -> None:
        items, now = self._items or [], self._console.now()
        waiting = sum(one.is_open or not self._read.has(one) for one in items)
        late = any((late_by(one, self._inbox.clock, now) or 0) > 0 for one in items)
        self.changed.emit(waiting, late)

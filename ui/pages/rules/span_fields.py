"""From when until when: two lines of text, and chips for common lengths."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from app.domain.instant import DAY, HOUR, MINUTE, local_text
from ui.pages.incidents.due import DuePast, NotADue, parse_due
from ui.widgets.basics import button
from ui.widgets.fields import LineField
from ui.widgets.flow import FlowLayout
from ui.widgets.measure import spaced

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.domain.instant import Instant
    from ui.theme.look import Look

translate = QCoreApplication.translate

WINDOW_LENGTHS = (30 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR)
ABSENCE_LENGTHS = (DAY, 2 * DAY, 3 * DAY, 7 * DAY)


class BadTimeText(ValueError):
    """A time that cannot be read, or is past. `field`: which one; the text is the sentence."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


def length_text(length: int) -> str:
    """Return the words of a chip: `30 分`, `2 小时`, `3 天`."""
    if length >= DAY:
        return translate("Quiet", "{0} 天").format(length // DAY)
    if length >= HOUR:
        return translate("Quiet", "{0} 小时").format(length // HOUR)
    return translate("Quiet", "{0} 分").format(length // MINUTE)


class SpanFields(QObject):
    """The fields `start` (empty: now) and `until`. `changed()`."""

    changed = Signal()

    def __init__(
        self, look: Look, parent: QObject, now: Callable[[], int], lengths: Sequence[int]
    ) -> None:
        super().__init__(parent)
        self._now = now
        self.start = LineField(
            look,
            "start",
            self.tr("开始"),
            placeholder=self.tr("现在；也可写 21:30、11-26 09:00"),
            limit=40,
        )
        self.until = LineField(
            look,
            "until",
            self.tr("结束（必填）"),
            placeholder=self.tr("2 小时，或 21:30、11-26 09:00"),
            limit=40,
        )
        chips = spaced(look, FlowLayout(), 4)
        for length in lengths:
            chip = button(length_text(length), role="chip")
            chip.clicked.connect(lambda _=False, length=length: self.choose(length))
            chips.addWidget(chip)
        self.until.body.insertLayout(2, chips)
        for field in (self.start, self.until):
            field.changed.connect(self._review)

    def choose(self, length: int) -> None:
        """Let it end so long after its beginning."""
        try:
            begins = self._begins()
        except BadTimeText:
            begins = self._now()
        self.until.set_text(local_text(begins + length)[:16])

    def read(self) -> tuple[Instant, Instant]:
        """Return from when until when. Raises BadTimeText."""
        begins = self._begins()
        text = self.until.text
        if not text:
            raise BadTimeText("until", self.tr("请写到什么时候结束，不能没有期限。"))
        return begins, self._parse("until", text, begins)

    def _begins(self) -> Instant:
        text = self.start.text
        return self._parse("start", text, self._now()) if text else self._now()

    def _parse(self, name: str, text: str, since: Instant) -> Instant:
        try:
            found = parse_due(text, since)
        except DuePast:
            raise BadTimeText(name, self.tr("这个时间已经过去，请改一个以后的。")) from None
        except NotADue:
            raise BadTimeText(
                name, self.tr("看不懂这个时间，请写成 2 小时、21:30 或 11-26 09:00。")
            ) from None
        assert found is not None
        return found

    def _review(self) -> None:
        try:
            begins, ends = self.read()
        except BadTimeText:
            self.until.show_hint("")
        else:
            self.until.show_hint(
                self.tr("{0} 到 {1}").format(local_text(begins)[:16], local_text(ends)[:16])
            )
        self.changed.emit()

"""The wall itself: header and tiles in one widget, kept current by the board of open alarms.

Read-only. While the alarm service, the broker or the database is silent, the whole wall says so
and every tile is hatched: silence is never shown as quiet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QTimer
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QSizePolicy

from app.domain.area_panel import legible_m
from app.domain.instant import local_date, local_time
from ui.alarms.board import is_unacknowledged
from ui.alarms.words import place_of
from ui.labels import alarm_title, level_name
from ui.pages.wall.cells import Cell, CellSheet
from ui.pages.wall.fit import Fit, fit
from ui.pages.wall.painting import WallPainter
from ui.pages.wall.tiles import tiles_of, why_blind
from ui.text import duration, number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from app.services.alarms import AlarmRow
    from app.services.overview import AreasHeard
    from ui.console import Console
    from ui.pages.wall.tiles import Tile

HALF_PULSE_MS = 500
"""Half a second bright, half a second not: 1 Hz, no faster (and below what harms epileptics)."""
_COALESCE_MS = 200
_HEARD_MS = 10_000
"""How many sensors are heard changes slowly, and is counted in the database."""
_SMALLEST_MM = 150.0
"""Screens that claim to be narrower (many projectors say nothing, or 0) are not believed."""
_REFERENCE = 100
_SHORTEST_NAME = 4.0


class WallBoard(CellSheet):
    """See the module's text."""

    def __init__(self, console: Console) -> None:
        super().__init__(console.look)
        self._console = console
        self._heard: AreasHeard | None = None
        self._readable = True
        self._reading = False
        self._tiles: list[Tile] = []
        self._bright = True
        self._fit = fit(1, 1, 1, _SHORTEST_NAME)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(640, 360)
        self._tick = QTimer(self, interval=HALF_PULSE_MS)
        self._tick.timeout.connect(self._beat)
        self._counting = QTimer(self, interval=_COALESCE_MS, singleShot=True)
        self._counting.timeout.connect(self._count)
        self._hearing = QTimer(self, interval=_HEARD_MS)
        self._hearing.timeout.connect(self._read)
        console.alarms.changed.connect(self._note)
        console.alarms.loaded.connect(self._count)
        console.status_changed.connect(self._take_status)
        console.rows_changed.connect(self._rows_changed)
        console.look.changed.connect(self._refit)
        console.opened.connect(self._read)

    # What is shown

    @property
    def is_ready(self) -> bool:
        """Whether areas and alarms have been read, and all of it is drawn."""
        return self._heard is not None and self._console.alarms.is_loaded and self.is_drawn

    @property
    def tiles(self) -> list[Tile]:
        """The areas as they are drawn, in the order of their codes."""
        return self._tiles

    @property
    def grid(self) -> Fit:
        """Where the tiles stand, and the size of the letters."""
        return self._fit

    @property
    def blindness(self) -> str:
        """Why the wall does not show what is outside; empty when it does."""
        return why_blind(
            self._console.status,
            self._console.beat,
            loaded=self._console.alarms.is_loaded and self._heard is not None,
            readable=self._readable,
        )

    @property
    def headline(self) -> str:
        """The second line: why nothing is known, the alarm to look at, or that all is quiet."""
        blind = self.blindness
        if blind:
            return blind
        row = self._foremost
        if row is not None:
            return self._in_words(row)
        if not self._tiles:
            return self.tr("还没有街道数据")
        unknown = sum(tile.unknown for tile in self._tiles)
        if unknown:
            return self.tr("没有报警，但 {0} 个居民区情况未知").format(unknown)
        return self.tr("没有报警")

    @property
    def pulses(self) -> bool:
        """Whether something unacknowledged pulses; not where motion is reduced."""
        if self._console.recall("reduce_motion") in (True, "true"):
            return False
        return any(tile.alarms.unacknowledged for tile in self._tiles)

    @property
    def is_bright(self) -> bool:
        """Which phase of the pulse is drawn; always the bright one without a pulse."""
        return self._bright

    # Keeping current

    def showEvent(self, event: object) -> None:
        """Begin to read."""
        super().showEvent(event)
        self._tick.start()
        self._hearing.start()
        self._read()

    def hideEvent(self, event: object) -> None:  # noqa: ARG002
        """Rest while nobody sees it."""
        for timer in (self._tick, self._hearing, self._counting):
            timer.stop()

    def resizeEvent(self, event: object) -> None:  # noqa: ARG002
        """Fit the letters to the new size."""
        self._refit()

    def _beat(self) -> None:
        self._bright = not self._bright if self.pulses else True
        self.review()

    def _note(self, *_: object) -> None:
        if self.isVisible() and not self._counting.isActive():
            self._counting.start()

    def _take_status(self, _status: object) -> None:
        self.review()

    def _rows_changed(self, table: str, _ids: object) -> None:
        if table in ("residential_areas", "streets") and self.isVisible():
            self._read()

    def _read(self) -> None:
        if self._reading or not self._console.is_open:
            return
        from app.services import overview

        self._reading = True
        self._console.ask(self, overview.areas_heard, self._take_heard, self._miss)

    def _take_heard(self, heard: AreasHeard) -> None:
        self._reading, self._readable = False, True
        self._heard = heard
        self._count()

    def _miss(self, _error: Exception) -> None:
        # Said by the whole wall until a reading succeeds; the log has the reason.
        self._reading, self._readable = False, False
        self.review()

    def _count(self) -> None:
        if self._heard is None:
            return
        names = [tile.name for tile in self._tiles]
        self._tiles = tiles_of(self._console.alarms.rows, self._heard)
        if names != [tile.name for tile in self._tiles]:
            self._refit()
        self.setAccessibleName(self.headline)
        self.review()

    def _refit(self) -> None:
        metrics = QFontMetricsF(self._console.look.font_of_height(_REFERENCE, bold=True))
        widths = (metrics.horizontalAdvance(tile.name) / _REFERENCE for tile in self._tiles)
        longest = max(widths, default=_SHORTEST_NAME)
        self._fit = fit(len(self._tiles), self.width(), self.height(), max(longest, _SHORTEST_NAME))
        self.review()

    # Drawing

    @property
    def _foremost(self) -> AlarmRow | None:
        return self._console.alarms.foremost()

    def _in_words(self, row: AlarmRow) -> str:
        age = duration(self._console.now() - row.raised_at)
        words = f"{level_name(row.level)} {alarm_title(row.kind, row.condition)}"
        seen = "" if is_unacknowledged(row) else self.tr("（已确认）")
        return f"{words}{seen} · {place_of(row)} · {age}"

    def review(self) -> None:
        """Show what holds now; only what has changed is drawn."""
        self.show_cells(list(self._all_cells()))

    def _all_cells(self) -> Iterator[Cell]:
        grid, look, now = self._fit, self._console.look, self._console.now()
        blind = bool(self.blindness)
        u, edge = grid.letter, grid.gap * 2
        width = max(1.0, grid.width - 2 * edge)
        dress = (look.palette.name, grid)

        def cell(
            place: str, box: QRectF, key: object, draw: Callable[[WallPainter, QRectF], None]
        ) -> Cell:
            def paint(painter: QPainter, where: QRectF) -> None:
                draw(WallPainter(painter, look, u, bright=True), where)

            return Cell(place, place, box, (dress, key), paint)

        clock = local_time(now)
        totals, parts = self._totals()
        top = QRectF(edge, 0.1 * u, width, 1.65 * u)
        line = QRectF(edge, 1.75 * u, width, 1.55 * u)
        split = 6.2 * u
        yield cell(
            "clock",
            QRectF(edge, top.top(), split, top.height()),
            clock,
            lambda drawing, box: drawing.text(box, clock, "text", bold=True, size=1.3),
        )
        day = f"{local_date(now)}   {self._heard.street if self._heard else ''}"
        yield cell(
            "totals",
            QRectF(edge + split, top.top(), max(1.0, width - split), top.height()),
            (day, totals, parts),
            lambda drawing, box: self._draw_totals(drawing, box, day, totals, parts),
        )
        headline, row = self.headline, self._foremost
        fresh = row is not None and is_unacknowledged(row)
        level = row.level if row is not None else 0
        yield cell(
            "headline",
            line,
            (headline, blind, level, fresh),
            lambda drawing, box: self._draw_headline(drawing, box, headline, level, fresh, blind),
        )
        for position, tile in enumerate(self._tiles):
            yield self._tile_cell(position, tile, dress, now, blind=blind)
        if self._tiles and grid.columns * grid.rows > len(self._tiles):
            room = QRectF(*grid.tile(grid.columns * grid.rows - 1))
            legend = self._legend
            yield cell("legend", room, legend, lambda drawing, box: drawing.legend(box, legend))

    def _tile_cell(
        self, position: int, tile: Tile, dress: object, now: int, *, blind: bool
    ) -> Cell:
        look, letter = self._console.look, self._fit.letter
        bright = self._bright or not tile.alarms.unacknowledged
        if not tile.alarms.unacknowledged:
            self.forget((position, False))

        def paint(painter: QPainter, box: QRectF) -> None:
            WallPainter(painter, look, letter, bright=bright).tile(box, tile, now, blind=blind)

        key = (dress, tile, tile.state(now, blind=blind), blind)
        box = QRectF(*self._fit.tile(position))
        return Cell(position, (position, bright), box, key, paint)

    @property
    def _legend(self) -> tuple[str, ...]:
        lines = (
            self.tr("粗框、粗字：有未确认"),
            self.tr("细框、✓：都已确认"),
            self.tr("斜纹：情况未知"),
        )
        reach = self.legible_from
        return lines if reach is None else (*lines, self.tr("{0} m 内可读").format(f"{reach:.1f}"))

    @property
    def legible_from(self) -> float | None:
        """From how many metres a name is read; None where the screen's size is not known."""
        screen = self.screen()
        width = screen.physicalSize().width() if screen is not None else 0.0
        if width < _SMALLEST_MM:
            return None
        return legible_m(self._fit.letter, screen.size().width(), width)

    def _totals(self) -> tuple[str, tuple[tuple[int, int], ...]]:
        board = self._console.alarms
        known = board.is_loaded
        words = (
            self.tr("最后所知：未结束 {0} · 未确认 {1}")
            if known and self.blindness
            else self.tr("未结束 {0} · 未确认 {1}")
        ).format(
            number(board.total) if known else "—", number(board.unacknowledged) if known else "—"
        )
        return words, tuple((level, open_) for level, (open_, _) in board.counts().items() if open_)

    def _draw_totals(
        self,
        drawing: WallPainter,
        box: QRectF,
        day: str,
        words: str,
        parts: tuple[tuple[int, int], ...],
    ) -> None:
        urgent = self._console.alarms.unacknowledged > 0
        drawing.text(box, words, "text" if urgent else "dim", bold=urgent, right=True)
        room = box.width() - drawing.text_width(words, bold=urgent) - 0.5 * self._fit.letter
        start = room - drawing.counts_width(parts)
        drawing.counts(box.adjusted(start, 0, 0, 0), parts)
        drawing.text(QRectF(box.left(), box.top(), max(0.0, start), box.height()), day, "dim")

    def _draw_headline(
        self, drawing: WallPainter, box: QRectF, words: str, level: int, fresh: bool, blind: bool
    ) -> None:
        u = self._fit.letter
        if blind:
            drawing.fill(box, self._console.look.level_color(1))
            drawing.text(box.adjusted(0.5 * u, 0, -0.5 * u, 0), words, "on_level", bold=True)
            return
        if level:
            side = 0.8 * u
            drawing.mark(level, QRectF(box.left(), box.center().y() - side / 2, side, side))
            box = box.adjusted(1.15 * u, 0, 0, 0)
        drawing.text(box, words, "text" if fresh else "dim", bold=fresh)

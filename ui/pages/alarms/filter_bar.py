"""The bar of filters under the page's title: chips that combine, each with its count."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap, Qt
from PySide6.QtWidgets import QComboBox, QFrame, QSizePolicy, QVBoxLayout

from app.services import places
from ui.labels import LEVEL_NUMERALS, codes, word
from ui.pages.alarms.filters import HISTORY, OPEN, SET_ASIDE, PageFilter
from ui.widgets.basics import Chips
from ui.widgets.flow import FlowLayout
from ui.widgets.marks import paint_mark
from ui.widgets.measure import Following, spaced

if TYPE_CHECKING:
    from app.services.places import AreaRow
    from ui.console import Console
    from ui.pages.alarms.filters import ChipCounts


class FilterBar(QFrame):
    """Everything one can filter by, but the view and the words. `changed()`: by a person.

    `areas` and `kinds` stand in the page's header, where there is room for them.
    """

    changed = Signal()

    def __init__(self, console: Console) -> None:
        super().__init__()
        self._console = console
        self._area_wanted = ""
        self._present: set[int] = set()
        self.setProperty("role", "panel")
        self.setProperty("edge", "bottom")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._make_chips()
        self.areas = QComboBox()
        self.areas.addItem(self.tr("全部居民区"), "")
        self.areas.setAccessibleName(self.tr("居民区"))
        self.kinds = QComboBox()
        self.kinds.addItem(self.tr("全部类型"), "")
        self.kinds.setAccessibleName(self.tr("类型"))
        for code in codes("sensor_kind"):
            self.kinds.addItem(word("sensor_kind", code), code)
        look = console.look
        outer = spaced(look, QVBoxLayout(self), 0, (20, 6, 20, 6))
        flow = spaced(look, FlowLayout(), 12)
        outer.addLayout(flow)
        for group in self._groups.values():
            flow.addWidget(group)
        for combo in (self.areas, self.kinds):
            combo.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            combo.setMinimumContentsLength(6)
            Following(look, combo, partial(self._widen_list, combo))
            combo.currentIndexChanged.connect(self._change)
        for group in self._groups.values():
            group.changed.connect(self._change)
        Following(look, self, self._draw_marks)
        self.show_view(OPEN)
        console.ask(self, places.areas, self._show_areas)

    def _make_chips(self) -> None:
        self.seen = Chips(
            [("unacknowledged", self.tr("未确认")), ("acknowledged", self.tr("已确认"))]
        )
        self.leader = Chips([("leader", self.tr("待值班长处理"))])
        self.signals = Chips([("active", self.tr("活动")), ("cleared", self.tr("已恢复"))])
        self.levels = Chips([(str(n), f" {name}") for n, name in enumerate(LEVEL_NUMERALS, 1)])
        self.origins = Chips([("site", self.tr("现场")), ("device", self.tr("设备"))])
        self.states = Chips(
            [
                (state, word("alarm_state", state))
                for state in ("shelved", "suppressed", "out_of_service")
            ]
        )
        self.verdicts = Chips(
            [
                *((code, word("verdict", code)) for code in codes("verdict")),
                ("none", self.tr("未复核")),
            ]
        )
        self.span = Chips(
            [
                ("", self.tr("全部时间")),
                ("today", self.tr("今天")),
                ("1d", self.tr("24 时")),
                ("7d", self.tr("7 天")),
                ("30d", self.tr("30 天")),
            ],
            one=True,
        )
        self.span.set_on([""])
        self._groups = {
            "seen": self.seen,
            "leader": self.leader,
            "signals": self.signals,
            "states": self.states,
            "levels": self.levels,
            "origins": self.origins,
            "verdicts": self.verdicts,
            "span": self.span,
        }

    # What is on

    def wanted(self, view: str, text: str) -> PageFilter:
        """Return the filter that the bar stands at, with a view and words."""
        return PageFilter(
            view=view,
            seen=self.seen.on if view == OPEN else (),
            leader=self.leader.on if view == OPEN else (),
            signals=self.signals.on if view == OPEN else (),
            states=self.states.on if view == SET_ASIDE else (),
            levels=self.levels.on,
            origins=self.origins.on,
            verdicts=self.verdicts.on if view == HISTORY else (),
            span=self.span.on[0] if view == HISTORY and self.span.on else "",
            area_id=self.areas.currentData() or self._area_wanted,
            kind=self.kinds.currentData() or "",
            text=text,
        )

    @property
    def summary(self) -> str:
        """What is filtered by, in words; empty for nothing."""
        chosen = [combo.currentText() for combo in (self.areas, self.kinds) if combo.currentData()]
        for group in self._groups.values():
            if not group.isHidden() and group.on != ("",):
                chosen += [name.strip() for name in group.names_on]
        return " · ".join(chosen)

    def put(self, wanted: PageFilter) -> None:
        """Stand at a filter, silently."""
        for name, group in self._groups.items():
            value = getattr(wanted, name)
            group.set_on([value] if isinstance(value, str) else value)
        for combo, code in ((self.areas, wanted.area_id), (self.kinds, wanted.kind)):
            combo.blockSignals(True)
            combo.setCurrentIndex(max(0, combo.findData(code)))
            combo.blockSignals(False)
        self._area_wanted = wanted.area_id if self.areas.count() == 1 else ""

    def show_view(self, view: str) -> None:
        """Show the chips that mean something in a view."""
        shown = {
            OPEN: ("seen", "leader", "signals", "levels", "origins"),
            SET_ASIDE: ("states", "levels", "origins"),
            HISTORY: ("levels", "origins", "verdicts", "span"),
        }[view]
        for name, group in self._groups.items():
            group.setVisible(name in shown)

    def show_counts(self, counts: ChipCounts | None) -> None:
        """Show how many rows each chip stands for; None: not known."""
        for group in (self.seen, self.leader, self.signals, self.levels, self.origins, self.states):
            for code in group.codes:
                group.set_count(code, None if counts is None else counts[code])
        present = {n for n in (1, 2, 3, 4) if counts is not None and counts[str(n)]}
        if present != self._present:
            self._present = present
            self._draw_marks()

    # Inside

    def _change(self, *_: object) -> None:
        self._area_wanted = ""
        self.changed.emit()

    def _show_areas(self, areas: list[AreaRow]) -> None:
        wanted = self._area_wanted
        self.areas.blockSignals(True)
        for area in areas:
            self.areas.addItem(area.name, area.id)
        self.areas.setCurrentIndex(max(0, self.areas.findData(wanted)))
        self.areas.blockSignals(False)
        self._area_wanted = ""

    def _widen_list(self, combo: QComboBox) -> None:
        combo.view().setMinimumWidth(self._console.look.px(200))

    def _draw_marks(self) -> None:
        """Draw the levels' shapes before their numerals: in colour only where there are alarms."""
        look = self._console.look
        side = look.px(12)
        for level in (1, 2, 3, 4):
            drawn = QPixmap(side, side)
            drawn.fill(Qt.GlobalColor.transparent)
            painter = QPainter(drawn)
            box = QRectF(0, 0, side, side)
            paint_mark(painter, look, level, box, grey=level not in self._present)
            painter.end()
            self.levels.set_icon(str(level), QIcon(drawn))

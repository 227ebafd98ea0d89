"""The marks on a replay's time line: what each looks like, before and after it happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from app.domain.alarms import UNACKED_STATES
from app.domain.drill.criteria.finding import Outcome
from app.domain.drill.timeline import MarkState
from ui.pages.drill.shapes import paint_shape
from ui.pages.drill_replay.tracks import ALARM, EXPECTED, INJECT
from ui.widgets.marks import paint_mark

if TYPE_CHECKING:
    from app.domain.drill.replay import Scene
    from ui.pages.drill_replay.tracks import Spot
    from ui.theme.look import Look

_OUTCOMES = {
    Outcome.MET: MarkState.ANSWERED,
    Outcome.LATE: MarkState.LATE,
    Outcome.PARTLY: MarkState.LATE,
    Outcome.MISSED: MarkState.FAILED,
    Outcome.OPEN: MarkState.PLANNED,
    Outcome.UNJUDGED: MarkState.WAITING,
}
"""What was expected looks like an answer that came, came late, or did not come."""


def paint_spot(
    painter: QPainter, look: Look, spot: Spot, box: QRectF, scene: Scene | None, *, is_past: bool
) -> None:
    """Draw a mark into a square as it stood in a scene; hollow where it was still to come."""
    if spot.kind == INJECT:
        mark = scene.marks.get(spot.key) if scene is not None else None
        # One that was sent again has more than one mark; each is to come until then.
        hollow = mark is None or (not is_past and spot.happening is not None)
        paint_shape(painter, look, MarkState.PLANNED if mark is None or hollow else mark.state, box)
    elif not is_past:
        _paint_to_come(painter, look, box)
    elif spot.kind == ALARM:
        stands = scene.world.get(spot.key) if scene is not None else None
        if stands is not None:
            seen = stands.state not in UNACKED_STATES
            paint_mark(painter, look, min(max(stands.level, 1), 4), box, grey=seen)
    elif spot.kind == EXPECTED:
        paint_shape(painter, look, _OUTCOMES[spot.outcome or Outcome.UNJUDGED], box)
    else:
        inset = box.width() / 5
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("dim"))
        painter.drawEllipse(box.adjusted(inset, inset, -inset, -inset))


def _paint_to_come(painter: QPainter, look: Look, box: QRectF) -> None:
    inset = box.width() / 5
    painter.setPen(QPen(look.color("faint"), 1.2))
    painter.setBrush(look.color("bg"))
    painter.drawEllipse(box.adjusted(inset, inset, -inset, -inset))

"""A reviewed drill as what the street takes over of it. Reads only the drill; the taking over is a
deed of a person at the street's console (`app.services.drill_records.adopt`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.services.drill_records import Held, Measure

if TYPE_CHECKING:
    from app.drill.review.reading import Reviewed


class NotOver(Exception):
    """The drill was never played, or is not over. Field: `title`."""

    def __init__(self, title: str) -> None:
        super().__init__(f"{title} is not over")
        self.title = title


def held_of(drill: Reviewed) -> Held:
    """Return it. Raises NotOver."""
    if drill.begun_at is None or not drill.record.play.ended:
        raise NotOver(drill.title)
    after = drill.aftermath
    return Held(
        drill.mark.id,
        drill.title,
        drill.record.play.scenario.id,
        drill.begun_at,
        drill.record.end,
        drill.result.total.rating,
        tuple(Measure(one.action, one.owner, one.due_on) for one in after.improvements),
        {one.area: one.people for one in after.attendance},
    )

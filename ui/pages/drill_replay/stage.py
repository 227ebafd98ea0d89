"""What the replay's map is given: a console of its own, whose open alarms are those of a moment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import structs
from PySide6.QtCore import QCoreApplication

from app.domain.drill.replay_world import Thing
from app.settings import Settings
from ui.alarms.board import AlarmBoard
from ui.console import Console

if TYPE_CHECKING:
    from app.domain.drill.replay import Scene
    from app.drill.review.replaying import Replayed
    from app.profile import Profile
    from app.services.alarms import AlarmRow
    from app.services.desk import Desk
    from app.services.map import ShelterPoint
    from ui.theme.look import Look

translate = QCoreApplication.translate


class ReplayBoard(AlarmBoard):
    """A board that reads nothing: it is told what was open."""

    def show(self, rows: list[AlarmRow]) -> None:
        """Have exactly those of these alarms that are open."""
        self._is_loaded = True
        self._take(rows, set(self._rows) - {row.id for row in rows})


class ReplayConsole(Console):
    """A console over a drill's database that is only read; `board`: its alarms."""

    def __init__(self, profile: Profile, desk: Desk, look: Look | None = None) -> None:
        super().__init__(profile, Settings(), desk, look)
        self.board = ReplayBoard(self)
        self.alarms = self.board


def alarms_of(drill: Replayed, scene: Scene) -> list[AlarmRow]:
    """Return the alarms as they stood."""
    return [
        structs.replace(row, state=stands.state, level=stands.level or row.level)
        for one, row in drill.alarms.items()
        if (stands := scene.world.get(one)) is not None
    ]


def shelters_of(points: dict[str, ShelterPoint], scene: Scene) -> dict[str, ShelterPoint]:
    """Return the shelters as they stood; of those that nothing is known of, as they are."""
    return {
        one: structs.replace(point, state=stands.state, occupied=max(0, stands.people))
        if (stands := scene.world.get(one)) is not None
        else point
        for one, point in points.items()
    }


def spots_of(drill: Replayed, scene: Scene) -> list[dict[str, Any]]:
    """Return the incidents that were open, and the teams and tasks that were out, by their places.

    A task that was done is left out, and so is what has no place.
    """
    subjects = drill.replay.dated.subjects
    found = []
    for one, stands in scene.world.items():
        subject = subjects.get(one)
        if subject is None or subject.lon is None or stands.state != "open":
            continue
        if stands.thing is Thing.INCIDENT:
            letter = translate("ReplayMap", "事")
        elif stands.thing is Thing.TASK:
            letter = translate("ReplayMap", "队") if subject.of else translate("ReplayMap", "任")
        else:
            continue
        title = f"{subject.of} {subject.title}".strip()
        found.append({"lon": subject.lon, "lat": subject.lat, "letter": letter, "title": title})
    return found

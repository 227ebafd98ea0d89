"""What an effect may work with: the drill's own database and broker, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.services import duty
from app.services.desk import Actor, NotFound
from db.models import Sensor, Shelter, Street

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.drill.scenario import Inject
    from app.domain.drill.shown import Shown
    from app.services.desk import Desk

CONTROLLER = Actor("导调", role="controller")
"""Who acts when the scenario does: what is done under this name is nobody's merit."""


@dataclass(frozen=True)
class Stage:
    """One inject's stage. `publish(topic, payload)`: to the drill's broker; raises OSError when it
    cannot be reached. `sensor_topic(street, kind, code)`: a sensor's in this drill. `now`: the
    drill machine's time, in milliseconds of UTC. `wait_until(seconds)`: until so much drill time
    after the inject began; returns False when the player is ending. `leave(code)`: the calm
    readings of the background (`app.drill.background`) leave this sensor to the inject.
    """

    desk: Desk
    topic_root: str
    sensor_topic: Callable[[str, str, str], str]
    inject: Inject
    now: Callable[[], int]
    publish: Callable[[str, bytes], None]
    wait_until: Callable[[float], bool]
    leave: Callable[[str], None] = lambda _code: None

    def tell(self, head: str, text: str) -> None:
        """Write what the players are told into the duty log. Raises TextMissing."""
        duty.write_log(self.desk, f"【演练】{head}：{text}" if head else f"【演练】{text}")

    def show(self, shown: Shown) -> None:
        """Write what the players see of this inject into the duty log. Raises TextMissing."""
        self.tell(shown.head, shown.line)

    def sensor(self, code: str) -> tuple[str, str]:
        """Return a sensor's topic in the drill, and its kind. Raises NotFound."""
        with self.desk.read() as session:
            kind = session.scalar(select(Sensor.kind).where(Sensor.code == code))
            street = session.scalar(select(Street.code))
        if kind is None or street is None:
            raise NotFound("sensors", code)
        return self.sensor_topic(street, kind, code), kind

    def shelter_id(self, code: str) -> str:
        """Return a shelter's id. Raises NotFound."""
        with self.desk.read() as session:
            found = session.scalar(select(Shelter.id).where(Shelter.code == code))
        if found is None:
            raise NotFound("shelters", code)
        return found

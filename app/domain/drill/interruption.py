"""Which alarms of the real street break through a drill, and until when.

A drill's players look at a street that is not there; what happens in the real one must reach them.
An alarm of level I or II that nobody has acknowledged interrupts: with sound, a banner and one key
back. It does so until it is acknowledged in the real street, or until somebody here has gone to
look at the real street; one that comes later, becomes more severe or overdue interrupts again.
Milder ones are counted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from app.domain.alarms import UNACKED_STATES, Condition
from app.domain.instant import Instant
from app.domain.sensors import Level

if TYPE_CHECKING:
    from collections.abc import Iterable

REAL = "真实报警 REAL ALARM"
"""What an alarm of the real street is called in a drill, in whatever language the interface is."""

INTERRUPTS = Level.II
"""The mildest level that interrupts a drill."""
PAUSES = Level.I
"""The mildest level for which the drill is paused by itself."""


class RealAlarm(msgspec.Struct, frozen=True):
    """An unacknowledged alarm of the real street, and where it is; no personal data.

    `level` 1 to 4; `kind`, `condition`, `state`: codes of `app.domain.sensors`, `.alarms`.
    `escalation`: 0, 1 or 2, as in `app.domain.escalation`. `building_number` is empty, `floor` None
    outside a building.
    """

    id: str
    level: int
    kind: str
    condition: str
    state: str
    raised_at: Instant
    area_name: str = ""
    building_number: str = ""
    floor: int | None = None
    place: str = ""
    escalation: int = 0

    @property
    def urgency(self) -> int:
        """Less is more urgent: by level, then by how long overdue."""
        return 4 * self.level - self.escalation


class Interruption(msgspec.Struct, frozen=True):
    """How the real street breaks through now.

    `alarms`: those that interrupt, most severe first, then newest. `known`: the urgency at which
    each was seen last. `seen`: those for which somebody went to the real street, with the urgency
    they had then. `silenced`: a person has ended the present sound.
    """

    alarms: tuple[RealAlarm, ...] = ()
    known: dict[str, int] = {}
    seen: dict[str, int] = {}
    silenced: bool = False

    @property
    def foremost(self) -> RealAlarm | None:
        """The alarm to be told of; None: nothing interrupts."""
        return self.alarms[0] if self.alarms else None

    @property
    def sounds(self) -> int:
        """The level that is to sound, 0 for none."""
        return 0 if self.silenced or not self.alarms else self.alarms[0].level


def interrupts(alarm: RealAlarm) -> bool:
    """Return whether an alarm is one that breaks through a drill."""
    return (
        alarm.level <= INTERRUPTS
        and alarm.state in UNACKED_STATES
        and alarm.condition != Condition.TEST
    )


def after_look(before: Interruption, found: Iterable[RealAlarm]) -> Interruption:
    """Return the interruption after a look at all of the street's unacknowledged alarms.

    What is new, or has become more severe, ends the silence.
    """
    alarms = {one.id: one for one in found if interrupts(one)}
    seen = {
        one: at for one, at in before.seen.items() if one in alarms and alarms[one].urgency >= at
    }
    open_ = sorted(
        (one for one in alarms.values() if one.id not in seen),
        key=lambda one: (one.level, -one.raised_at, one.id),
    )
    after = Interruption(
        tuple(open_), {one.id: one.urgency for one in alarms.values()}, seen, before.silenced
    )
    if not open_ or news(before, after):
        return msgspec.structs.replace(after, silenced=False)
    return after


def news(before: Interruption, after: Interruption) -> tuple[RealAlarm, ...]:
    """Return the interrupting alarms that are new, or more urgent than they were."""
    known = before.known
    return tuple(one for one in after.alarms if one.urgency < known.get(one.id, one.urgency + 1))


def pauses(before: Interruption, after: Interruption) -> bool:
    """Return whether the drill is to be paused for what is new: once for each alarm and urgency."""
    return any(one.level <= PAUSES for one in news(before, after))


def gone_to_street(before: Interruption) -> Interruption:
    """Return the interruption after somebody has the real street before them: it is over."""
    seen = {**before.seen, **{one.id: one.urgency for one in before.alarms}}
    return msgspec.structs.replace(before, alarms=(), seen=seen, silenced=False)


def silenced(before: Interruption) -> Interruption:
    """Return the interruption without its present sound; the banner stays."""
    return msgspec.structs.replace(before, silenced=bool(before.alarms))

"""What came to the players of a drill (推演收件): told from its journal, answered into it."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from app.domain.drill.player import (
    Answer,
    Event,
    EventKind,
    InjectState,
    after,
    begin,
)
from app.domain.drill.shown import Option
from app.drill.bundle import is_safe
from app.drill.journal import Journal, journal_path
from app.drill.scenario_file import load
from app.drill.station import scenario_of
from app.services.desk import ServiceError

if TYPE_CHECKING:
    from app.domain.drill.clock import DrillClock
    from app.domain.drill.player import Play, Step
    from app.profile import Profile

LONGEST_ANSWER = 2_000
"""Characters."""


class NotAsked(ServiceError):
    """Nothing of this id came to the players, or it was taken back. Field: `inject`."""

    def __init__(self, inject: str) -> None:
        super().__init__(f"{inject} did not come to the players")
        self.inject = inject


class DrillOver(ServiceError):
    """The drill has ended: nothing is answered any more."""


class Item(msgspec.Struct, frozen=True):
    """Something that came. `at`: drill time, `came_at`: the machine's. `to`: the role's title, ""
    for all. `file`: an attachment, None for none. `due`: the drill time by which an answer is
    wanted, None: any time, or none is. `turn`: differs when the same is sent again.
    """

    id: str
    kind: str
    at: int
    came_at: int
    to: str
    head: str
    text: str
    options: tuple[Option, ...]
    file: Path | None
    asks: bool
    is_spoken: bool
    due: int | None
    answers: tuple[Answer, ...]

    @property
    def turn(self) -> str:
        """This coming of it."""
        return f"{self.id}@{self.came_at}"

    @property
    def is_open(self) -> bool:
        """Whether an answer is still waited for."""
        return self.asks and not any(one.at >= self.at for one in self.answers)


class Inbox:
    """Reads a drill's journal bit by bit; several threads may look, one after the other."""

    def __init__(self, profile: Profile) -> None:
        self._profile = profile
        self._journal = Journal(journal_path(profile))
        self._play: Play | None = None
        self._lock = threading.Lock()

    @property
    def clock(self) -> DrillClock | None:
        """The drill's clock as it was last seen; None before anybody has looked."""
        play = self._play
        return play.clock if play is not None else None

    def look(self) -> Play:
        """Return the play as far as it is. Raises ScenarioError, JournalDamaged, OSError."""
        with self._lock:
            play = self._play
            if play is None:
                play = begin(load(scenario_of(self._profile)))
            for event in self._journal.news():
                play = after(play, event)
            self._play = play
            return play

    def items(self) -> list[Item]:
        """Return what came, the newest first. Raises as `look` does."""
        play = self.look()
        roles = {one.id: one.title for one in play.scenario.roles}
        folder = scenario_of(self._profile)
        found = [
            _item(step, roles, folder)
            for step in play.steps.values()
            if step.shown is not None and step.state in (InjectState.BEGUN, InjectState.DONE)
        ]
        return sorted(found, key=lambda one: (one.at, one.came_at), reverse=True)

    def answer(self, inject_id: str, text: str, actor: str, now: int) -> None:
        """Write a player's answer into the journal, at the drill time of `now` (the machine's).

        Raises NotAsked, DrillOver, and as `look` does.
        """
        play = self.look()
        if play.ended:
            raise DrillOver
        step = play.steps.get(inject_id)
        if step is None or step.shown is None:
            raise NotAsked(inject_id)
        time = play.clock.drill_time(now)
        said = text.strip()[:LONGEST_ANSWER]
        self._journal.append(
            [Event(now, EventKind.ANSWER, subject=inject_id, value=time, text=said, actor=actor)]
        )


def _item(step: Step, roles: dict[str, str], folder: Path) -> Item:
    shown, inject, at = step.shown, step.inject, step.at or 0
    assert shown is not None
    asks = shown.asks or inject.answer_within is not None
    safe = bool(shown.attachment) and is_safe(shown.attachment)
    return Item(
        inject.id,
        inject.kind,
        at,
        step.fired_at or 0,
        roles.get(inject.to, inject.to),
        shown.head,
        shown.text,
        shown.options,
        folder / shown.attachment if safe else None,
        asks,
        shown.is_spoken,
        at + inject.answer_within if inject.answer_within is not None else None,
        step.answers,
    )

"""The robot player at work: what it intends, done by the same services as a person's deeds."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import structlog
from sqlalchemy import select

from app.domain.alarms import UNACKED_STATES
from app.domain.drill import robot as rules
from app.domain.drill import wants
from app.domain.drill.player import Event, EventKind, InjectState, body_of
from app.drill.robot_deeds import Hands
from app.drill.robot_help import CannotDo, NotYet
from app.services import alarms
from app.services.desk import Actor, Desk, ServiceError
from db.models import Alarm

if TYPE_CHECKING:
    from app.domain.drill.player import Play
    from app.domain.drill.robot import Character, Intent
    from app.drill.journal import Journal
    from db.store import Store

ROBOT = Actor("机器人值班员")
"""Who acts when the robot does."""

_UNSEEN = sorted(UNACKED_STATES)

_log = structlog.get_logger(__name__)


class Robot:
    """Acts in a drill at `store`; its answers go into the journal. `troubles`: what it could not
    do, by the intent's key.
    """

    def __init__(self, store: Store, journal: Journal, character: Character) -> None:
        self._desk = Desk(store, ROBOT)
        self._journal = journal
        self._character = character
        self._done: set[str] = set()
        self._hands = Hands(self._desk)
        self._seen = -1
        self._look_again: float = 0
        self.troubles: dict[str, str] = {}

    def act(self, play: Play, now: int) -> bool:
        """Do what is due at the machine's time `now`; return whether anything was done."""
        time = play.clock.drill_time(now)
        acted = False
        for intent in rules.intents(play, self._character):
            if isinstance(intent.work, wants.Acknowledge):
                acted |= self._acknowledge(intent.at / play.clock.speed, now)
            elif intent.at <= time and intent.key not in self._done:
                acted |= self._try(intent, play, now)
        return acted

    def next_at(self, play: Play) -> int | None:
        """Return the drill time of the next intent that is known; None when there is none."""
        times = [
            one.at
            for one in rules.intents(play, self._character)
            if one.key not in self._done and not isinstance(one.work, wants.Acknowledge)
        ]
        return min(times, default=None)

    def _try(self, intent: Intent, play: Play, now: int) -> bool:
        try:
            ready = self._do(intent.work, play, now)
        except NotYet:
            return False
        except (ServiceError, CannotDo) as error:
            _log.warning("the robot failed", intent=intent.key, error=repr(error))
            self.troubles[intent.key] = str(error)
            ready = True
        if ready:
            self._done.add(intent.key)
        return ready

    def _acknowledge(self, age_ms: float, now: int) -> bool:
        version = self._desk.store.data_version()
        if version == self._seen and now < self._look_again:
            return False
        self._seen = version
        with self._desk.read() as session:
            query = select(Alarm.id, Alarm.recorded_at).where(Alarm.state.in_(_UNSEEN))
            unseen = session.execute(query.order_by(Alarm.level, Alarm.id)).all()
        old = [one.id for one in unseen if now - one.recorded_at >= age_ms]
        self._look_again = min((one.recorded_at + age_ms for one in unseen), default=math.inf)
        return bool(old) and bool(alarms.acknowledge(self._desk, old).done)

    def _do(self, work: wants.Work, play: Play, now: int) -> bool:
        """Do it; return whether that is done with, else it is tried again later."""
        match work:
            case wants.Reply():
                return self._reply(work, play, now)
            case wants.Verify():
                return self._verify(work, play)
        self._hands.do(work)
        return True

    def _reply(self, work: wants.Reply, play: Play, now: int) -> bool:
        inject = play.steps[work.inject].inject
        text = rules.answer_to(inject, body_of(play, inject))
        time = play.clock.drill_time(now)
        self._journal.append(
            [Event(now, EventKind.ANSWER, work.inject, time, text, self._desk.actor.name)]
        )
        return True

    def _verify(self, work: wants.Verify, play: Play) -> bool:
        """Give the verdict, once the inject's sensors have all spoken."""
        step = play.steps[work.inject]
        if step.state is not InjectState.DONE:
            return False
        found = [
            one.id
            for one in alarms.open_alarms(self._desk)
            if one.sensor_code in step.sensors and not one.verdict
        ]
        if found:
            alarms.reset_all(self._desk, found, work.verdict, "机器人复核")
        return bool(found)

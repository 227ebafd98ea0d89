"""The robot player: what it intends to do in a play, by its character.

It does nothing, all right, or all late: for the dry run of a scenario, and as the yardstick of its
expectations. What would be right is said by the criteria (`app.domain.drill.wants`) and by the
injects that wait for an answer. Pure: the same play gives the same intents.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec

from app.domain.drill import criteria
from app.domain.drill.scenario import Inject, Span
from app.domain.drill.wants import Acknowledge, Reply, Want, Work

if TYPE_CHECKING:
    from app.domain.drill.player import Play


class Character(StrEnum):
    """How the robot plays."""

    NOTHING = "nothing"
    RIGHT = "right"
    LATE = "late"


TARDY_MS = 60_000
"""So long after the last moment at which it would be in time, the late one acts."""

_ANSWER_MS = 300_000
"""The time for an answer where a question or a decision sets none: a working assumption."""


class Intent(msgspec.Struct, frozen=True):
    """`work` at the drill time `at`; for `Acknowledge`, at this age of each alarm.

    `key` tells intents apart: each is done once, `Acknowledge` always again.
    """

    key: str
    work: Work
    at: Span


def intents(play: Play, character: Character) -> list[Intent]:
    """Return what the robot intends as things stand, in the order in which it falls due."""
    if character is Character.NOTHING:
        return []
    wanted = {
        one.id: want
        for one in play.scenario.expectations
        if (want := criteria.want(one.criterion, one.body, play)) is not None
    }
    seeing = [one for one in wanted.values() if isinstance(one.work, Acknowledge)]
    found = [
        Intent(key, want.work, at)
        for key, want in wanted.items()
        if not isinstance(want.work, (Acknowledge, Reply))
        and (at := _moment(want, character)) is not None
    ]
    found = _once(found)
    found += _answers(play, character, list(wanted.values()))
    found.append(Intent("alarms", Acknowledge(), _age(seeing, character)))
    return sorted(found, key=lambda one: (one.at, one.key))


def _once(found: list[Intent]) -> list[Intent]:
    """Return the intents without those that would do the same at the same moment again.

    What one expectation counts and another looks at more closely is one deed.
    """
    first: dict[tuple[Work, Span], Intent] = {}
    for one in found:
        first.setdefault((one.work, one.at), one)
    return list(first.values())


def answer_to(inject: Inject, body: dict[str, object]) -> str:
    """Return what a good answer to an inject says: the best option, or what is looked for."""
    best = body.get("best")
    if isinstance(best, str) and best:
        return best
    wanted = body.get("looks_for")
    if isinstance(wanted, (list, tuple)) and wanted:
        return "；".join(str(one) for one in wanted)
    return inject.expects or "收到，马上办。"


def _answers(play: Play, character: Character, wanted: list[Want]) -> list[Intent]:
    found = []
    for name, step in play.steps.items():
        inject = step.inject
        asks = inject.answer_within is not None or inject.kind in ("question", "decision")
        if step.at is None or not asks:
            continue
        limit = step.at + _limit(inject, wanted)
        at = _moment(Want(Reply(name), step.at, limit), character)
        if at is not None:
            found.append(Intent(f"answer {name}", Reply(name), at))
    return found


def _limit(inject: Inject, wanted: list[Want]) -> Span:
    """Return within what time an inject is to be answered, by itself and by expectations of it."""
    limits = [inject.answer_within] if inject.answer_within is not None else []
    limits += [
        want.limit - want.since
        for want in wanted
        if want.work == Reply(inject.id) and want.limit is not None
    ]
    return max(limits, default=_ANSWER_MS)


def _moment(want: Want, character: Character) -> Span | None:
    if character is Character.RIGHT:
        return want.since
    return None if want.limit is None else want.limit + TARDY_MS


def _age(seeing: list[Want], character: Character) -> Span:
    if character is Character.RIGHT:
        return 0
    limits = [one.limit - one.since for one in seeing if one.limit is not None]
    return max(limits, default=_ANSWER_MS) + TARDY_MS

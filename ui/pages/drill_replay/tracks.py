"""What stands on the time line of a replay: a track for each role's injects, then the alarms, the
deeds and what was expected; and of another run, the same as ghosts beneath.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.domain.drill.beside import beside_plan
from app.domain.drill.review import MomentKind
from app.domain.drill.timeline import timeline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.domain.drill.criteria.finding import Outcome
    from app.domain.drill.scenario import Span
    from app.drill.review.replaying import Replayed

translate = QCoreApplication.translate

INJECT, ALARM, DEED, EXPECTED = "inject", "alarm", "deed", "expected"
_TITLES: dict[str, Any] = {
    "": QT_TRANSLATE_NOOP("ReplayTracks", "所有人"),
    ALARM: QT_TRANSLATE_NOOP("ReplayTracks", "报警"),
    DEED: QT_TRANSLATE_NOOP("ReplayTracks", "参演行动"),
    EXPECTED: QT_TRANSLATE_NOOP("ReplayTracks", "评估标准"),
}
_DEEDS = (MomentKind.ACT, MomentKind.ANSWER)


class Spot(NamedTuple):
    """A mark. `kind`: INJECT, ALARM, DEED or EXPECTED; `key`: the id of what it stands for.

    `happening`: the number of what happened; None: it did not, or is an expectation, of which
    `outcome` says what was found. `is_done`: it happened, or was done.
    """

    at: Span
    kind: str
    key: str
    happening: int | None = None
    outcome: Outcome | None = None
    is_done: bool = True


class Track(NamedTuple):
    """A row, its spots in the order of time, and beneath them those of another run."""

    title: str
    spots: tuple[Spot, ...]
    ghosts: tuple[Spot, ...] = ()


def tracks_of(drill: Replayed, other: Replayed | None = None) -> tuple[Track, ...]:
    """Return the tracks that have anything on them."""
    ours, theirs = _spots(drill), {} if other is None else _spots(other)
    titles = {one.id: one.title for one in drill.drill.record.play.scenario.roles}
    found = []
    for key, spots in ours.items():
        ghosts = tuple(one for one in theirs.get(key, ()) if one.is_done)
        if spots or ghosts:
            role = key.removeprefix("role:")
            title = titles.get(role) or translate("ReplayTracks", _TITLES.get(role, role))
            found.append(Track(title, spots, ghosts))
    return tuple(found)


def _spots(drill: Replayed) -> dict[str, tuple[Spot, ...]]:
    play, end = drill.drill.record.play, drill.drill.record.end
    line = timeline(play, end)
    found: dict[str, list[Spot]] = {
        f"role:{one.role}": [] for one in line.tracks if one.role is not None
    }
    found |= {ALARM: [], DEED: [], EXPECTED: []}
    fired = set()
    for number, happening in enumerate(drill.replay.happenings):
        moment = happening.moment
        if moment.kind is MomentKind.INJECT:
            fired.add(moment.subject)
            track = f"role:{play.steps[moment.subject].inject.to}"
            spot = Spot(happening.at, INJECT, moment.subject, number)
            found.setdefault(track, []).append(spot)
        elif moment.kind is MomentKind.ALARM:
            found[ALARM].append(Spot(happening.at, ALARM, moment.subject, number))
        elif moment.kind in _DEEDS:
            found[DEED].append(Spot(happening.at, DEED, moment.subject, number))
    for mark in line.marks:
        if mark.id not in fired and mark.at is not None:
            track = f"role:{play.steps[mark.id].inject.to}"
            found.setdefault(track, []).append(Spot(mark.at, INJECT, mark.id, is_done=False))
    found[EXPECTED] += _expected(drill)
    return {key: tuple(sorted(spots, key=lambda one: one.at)) for key, spots in found.items()}


def _expected(drill: Replayed) -> Iterator[Spot]:
    """Yield what was expected: where it was done, else where it was to be done at the latest."""
    for line in beside_plan(drill.drill.record, drill.drill.result):
        at = line.really if line.really is not None else line.planned
        if line.outcome is not None and at is not None:
            done = line.really is not None
            yield Spot(at, EXPECTED, line.id, outcome=line.outcome, is_done=done)

"""The player: which injects are due, pure and repeatable.

A `Play` is folded from a journal of events, so that the same scenario, seed and journal give the
same play, always: after a crash, in the review, and for a score. Nothing is chosen by the clock or
by a global random source; a variant is drawn from the scenario's seed and the inject's id.
"""

from __future__ import annotations

import hashlib
import json
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import msgspec

from app.domain.drill import kept
from app.domain.drill.clock import DrillClock
from app.domain.drill.kept import Checkpoint, Wish
from app.domain.drill.marks import Mark, marked
from app.domain.drill.scenario import Act, Deed, Inject, Scenario, Span, Variant
from app.domain.drill.shown import Shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.domain.drill.scenario import Trigger


class EventKind(StrEnum):
    """What the journal holds. The controller's commands, what players did, what was injected."""

    PLAY = "play"
    PAUSE = "pause"
    HOLD = "hold"  # value: 1 held, 0 on again
    SPEED = "speed"  # value
    JUMP = "jump"  # value: to this drill time; what lies between is skipped
    SHIFT = "shift"  # value: all that is still to come, by so much
    FIRE = "fire"  # subject: by hand, or again
    SKIP = "skip"  # subject
    ADD = "add"  # inject: one made on the fly
    ACT = "act"  # act: seen in the drill's audit
    ANSWER = "answer"  # subject, text: a player has answered an inject; value: the drill time
    HOLDS = "holds"  # subject: its condition holds, at the drill time value
    BEGUN = "begun"  # subject, value: its effect begins, at this drill time; shown: to the players
    DONE = "done"  # subject: its effect is there; sensors: those that it let speak
    FAILED = "failed"  # subject, text
    MARK = "mark"  # subject, text: an evaluator's rating and remark, also after the end
    KEEP = "keep"  # subject: the controller wants a checkpoint of this name
    BACK = "back"  # subject: the controller wants to go back to it
    KEPT = "kept"  # subject, value: it is made, at this drill time; text: the id of the copy
    RESTORE = "restore"  # subject, value: it is as it was then, and stands at this drill time
    MISSED = "missed"  # subject, text: neither could be done
    TICK = "tick"  # the player lives, and drill time runs
    END = "end"


class Event(msgspec.Struct, frozen=True, omit_defaults=True):
    """A line of the journal. `at`: the machine's time in milliseconds."""

    at: int
    kind: EventKind
    subject: str = ""
    value: float = 0
    text: str = ""
    actor: str = ""
    act: Act | None = None
    inject: Inject | None = None
    sensors: tuple[str, ...] = ()
    shown: Shown | None = None


class InjectState(StrEnum):
    """How far an inject is."""

    PLANNED = "planned"
    BEGUN = "begun"
    DONE = "done"
    FAILED = "failed"
    SKIPPED = "skipped"


class Answer(msgspec.Struct, frozen=True):
    """What a player answered to an inject, at a drill time."""

    at: Span
    actor: str
    text: str


class Step(msgspec.Struct, frozen=True):
    """An inject in the play. `at`: the drill time at which it was last fired, `fired_at`: the
    machine's, `body`: what it said then, `shown`: what players saw of it. `sensors`: codes of those
    that it let speak. `answers`: what came to it, in their order. `met_at`: the drill time at which
    the condition of its trigger held first.
    """

    inject: Inject
    state: InjectState = InjectState.PLANNED
    at: Span | None = None
    fired_at: int | None = None
    body: dict[str, Any] = {}
    shown: Shown | None = None
    reason: str = ""
    sensors: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()
    met_at: Span | None = None


class Play(msgspec.Struct, frozen=True):
    """A drill as far as it has gone. `shift`: by how much what is still to come was moved. `kept`:
    its checkpoints, `wishes`: what is asked for with them, `missed`: why the last could not be.
    """

    scenario: Scenario
    clock: DrillClock = DrillClock()
    steps: dict[str, Step] = {}
    acts: tuple[Act, ...] = ()
    wanted: tuple[str, ...] = ()
    shift: Span = 0
    ended: bool = False
    marks: tuple[Mark, ...] = ()
    kept: tuple[Checkpoint, ...] = ()
    wishes: tuple[Wish, ...] = ()
    missed: str = ""


def begin(scenario: Scenario) -> Play:
    """Return a play that has not begun."""
    return Play(scenario, steps={one.id: Step(one) for one in scenario.injects})


def fold(scenario: Scenario, journal: Iterable[Event]) -> Play:
    """Return the play that a journal tells of."""
    play = begin(scenario)
    for event in journal:
        play = after(play, event)
    return play


def after(play: Play, event: Event) -> Play:
    """Return the play after one more event. An event about an unknown inject changes nothing."""
    replace = msgspec.structs.replace
    if event.kind is EventKind.MARK:
        time = play.clock.drill_time(event.at)
        return replace(play, marks=marked(play.marks, event.subject, event.actor, event.text, time))
    if play.ended and not _was_done_before_the_end(play, event):
        return play
    clock = clock_after(play.clock, event)
    if event.kind in _OF_CHECKPOINTS:
        return _checkpointed(play, event, clock)
    if event.kind is EventKind.END:
        return replace(play, ended=True, clock=play.clock.pause(event.at), wanted=())
    if clock is not None:
        passed = _passed(play, clock.at) if event.kind is EventKind.JUMP else {}
        return replace(play, clock=clock, steps={**play.steps, **passed})
    if event.kind is EventKind.SHIFT:
        return replace(play, shift=play.shift + int(event.value))
    if event.kind is EventKind.ACT and event.act is not None:
        return replace(play, acts=(*play.acts, event.act))
    if event.kind is EventKind.ADD and event.inject is not None:
        if event.inject.id in play.steps:
            return play
        return replace(play, steps={**play.steps, event.inject.id: Step(event.inject)})
    step = play.steps.get(event.subject)
    if step is None:
        return play
    if event.kind is EventKind.FIRE:
        return replace(play, wanted=(*play.wanted, event.subject))
    changed = _step_after(play, step, event)
    wanted = play.wanted
    if event.kind in (EventKind.BEGUN, EventKind.SKIP) and event.subject in wanted:
        place = wanted.index(event.subject)
        wanted = (*wanted[:place], *wanted[place + 1 :])
    return replace(play, steps={**play.steps, event.subject: changed}, wanted=wanted)


_OF_CHECKPOINTS = frozenset(
    {EventKind.KEEP, EventKind.BACK, EventKind.KEPT, EventKind.RESTORE, EventKind.MISSED}
)


def _checkpointed(play: Play, event: Event, clock: DrillClock | None) -> Play:
    match event.kind:
        case EventKind.KEEP:
            return kept.wished(play, "keep", event.subject)
        case EventKind.BACK:
            return kept.wished(play, "back", event.subject)
        case EventKind.KEPT:
            return kept.kept(play, event)
        case EventKind.MISSED:
            return kept.missed(play, event)
    return msgspec.structs.replace(kept.restored(play, event), clock=clock or play.clock)


def _was_done_before_the_end(play: Play, event: Event) -> bool:
    """Whether an act is only now found in the audit; the clock has stood since the end."""
    return event.kind is EventKind.ACT and event.at <= play.clock.since


def clock_after(clock: DrillClock, event: Event) -> DrillClock | None:
    """Return the clock after an event; None when the event is no command to it."""
    match event.kind:
        case EventKind.END:
            return clock.pause(event.at)
        case EventKind.PLAY:
            return clock.play(event.at)
        case EventKind.PAUSE:
            return clock.pause(event.at)
        case EventKind.HOLD:
            return clock.hold(event.at, held=bool(event.value))
        case EventKind.SPEED:
            return clock.at_speed(event.at, event.value)
        case EventKind.JUMP:
            return clock.jump(event.at, int(event.value))
        case EventKind.RESTORE:
            return clock.hold(event.at, held=False).jump(event.at, int(event.value)).pause(event.at)
    return None


def _passed(play: Play, to: Span) -> dict[str, Step]:
    """Return the injects that a jump passes over: skipped, and still to be fired by hand."""
    return {
        one: msgspec.structs.replace(step, state=InjectState.SKIPPED, reason="jump")
        for one, step in play.steps.items()
        if step.state is InjectState.PLANNED
        and (at := due_at(play, step.inject)) is not None
        and at < to
    }


def _step_after(play: Play, step: Step, event: Event) -> Step:
    replace = msgspec.structs.replace
    match event.kind:
        case EventKind.BEGUN:
            return replace(
                step,
                state=InjectState.BEGUN,
                at=int(event.value),
                fired_at=event.at,
                body=body_of(play, step.inject),
                shown=event.shown,
                reason="",
            )
        case EventKind.DONE if step.state is InjectState.BEGUN:
            return replace(step, state=InjectState.DONE, sensors=event.sensors)
        case EventKind.ANSWER:
            answer = Answer(int(event.value), event.actor, event.text)
            return replace(step, answers=(*step.answers, answer))
        case EventKind.HOLDS if step.met_at is None:
            return replace(step, met_at=int(event.value))
        case EventKind.FAILED if step.state is InjectState.BEGUN:
            return replace(step, state=InjectState.FAILED, reason=event.text)
        case EventKind.SKIP if step.state is InjectState.PLANNED:
            return replace(step, state=InjectState.SKIPPED, reason=event.text)
    return step


def due(play: Play, now: int) -> list[str]:
    """Return the injects to be fired now, in the order in which they fell due.

    What the controller fires by hand comes first, also while the drill stands still; the rest comes
    as drill time goes on. One whose effect had begun when the player died is due again.
    """
    if play.ended:
        return []
    found = list(play.wanted)
    if not play.clock.running or play.clock.held:
        return found
    time = play.clock.drill_time(now)
    ready = [
        (at, place, one)
        for place, (one, step) in enumerate(play.steps.items())
        if step.state is InjectState.PLANNED
        and one not in found
        and (at := due_at(play, step.inject)) is not None
        and at <= time
    ]
    return found + [one for _, _, one in sorted(ready)]


def waiting(play: Play) -> list[Inject]:
    """Return the injects whose condition is to be looked at: it has not held yet."""
    if play.ended or not play.clock.running or play.clock.held:
        return []
    return [
        step.inject
        for step in play.steps.values()
        if step.state is InjectState.PLANNED
        and step.inject.trigger.when is not None
        and step.met_at is None
    ]


def unfinished(play: Play) -> list[str]:
    """Return the injects whose effect had begun and is not known to be there."""
    return [one for one, step in play.steps.items() if step.state is InjectState.BEGUN]


def due_at(play: Play, inject: Inject) -> Span | None:
    """Return the drill time at which an inject falls due as things stand; None: not foreseeable."""
    trigger = inject.trigger
    if trigger.by_hand:
        return None
    if trigger.when is not None:
        step = play.steps.get(inject.id)
        met = None if step is None else step.met_at
        return None if met is None else met + trigger.delay
    moment = _moment(play, trigger)
    return None if moment is None else max(0, moment)


def _moment(play: Play, trigger: Trigger) -> Span | None:
    if trigger.at is not None:
        return trigger.at + play.shift
    if trigger.after:
        at = _fired_at(play, trigger.after)
        return None if at is None else at + trigger.delay
    if trigger.on is not None:
        act = next((one for one in play.acts if fits(trigger.on, one)), None)
        return None if act is None else act.at + trigger.delay
    if trigger.unless is not None:
        since = 0 if not trigger.since else _fired_at(play, trigger.since)
        if since is None:
            return None
        end = since + trigger.within
        for act in play.acts:
            if since <= act.at <= end and fits(trigger.unless, act):
                return None
        return end + trigger.delay
    return None


def _fired_at(play: Play, inject: str) -> Span | None:
    step = play.steps.get(inject)
    return None if step is None else step.at


def fits(deed: Deed, act: Act) -> bool:
    """Return whether an act is the one meant: the same action, table and details."""
    if deed.action != act.action or (deed.table and deed.table != act.table):
        return False
    if not deed.detail:
        return True
    said: dict[str, Any] = json.loads(act.detail)
    return all(said.get(name) == value for name, value in deed.detail.items())


def body_of(play: Play, inject: Inject) -> dict[str, Any]:
    """Return what an inject says in this play: its body, with that of its variant over it.

    The first variant whose `on` a player has done is taken; else one of those without `on` is drawn
    by weight.
    """
    for variant in inject.variants:
        if variant.on is not None and any(fits(variant.on, act) for act in play.acts):
            return {**inject.body, **variant.body}
    drawn = draw(play.scenario.seed, inject.id, [one for one in inject.variants if one.on is None])
    return {**inject.body, **drawn.body} if drawn is not None else inject.body


def draw(seed: int, key: str, variants: Sequence[Variant]) -> Variant | None:
    """Return one of the variants by weight; the same for the same seed and key, everywhere."""
    total = sum(one.weight for one in variants)
    if not total:
        return None
    digest = hashlib.sha256(f"{seed}\n{key}".encode()).digest()
    left = int.from_bytes(digest[:8], "big") % total
    for one in variants:
        left -= one.weight
        if left < 0:
            return one
    raise AssertionError("unreachable")

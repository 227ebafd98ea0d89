"""A scenario (脚本) as values: who takes part, how the world begins, what is injected, what counts.

After OpenAEV's scenario, inject and expectation, and HSEEP's master scenario events list (MSEL).
Times are milliseconds of drill time since its start. What an inject or a criterion needs beyond
these fields is its kind's own (`body`), read by the plug-in of that kind.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

import msgspec

Span = int
"""Milliseconds of drill time."""


class RoleKind(StrEnum):
    """How a role takes part."""

    CONTROLLER = "controller"  # 导调
    PLAYER = "player"  # 参演
    EVALUATOR = "evaluator"  # 评估
    OBSERVER = "observer"  # 观摩


class Capability(StrEnum):
    """What a drill can show; after the street's own duties (DOMAIN: what the street does)."""

    WATCH = "watch"  # 监测报警
    REPORT = "report"  # 信息报送
    COMMAND = "command"  # 指挥启动
    EVACUATION = "evacuation"  # 疏散安置
    SUPPLY = "supply"  # 物资保障
    CARE = "care"  # 帮扶照护
    INFORMATION = "information"  # 信息发布


class Objective(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the drill is to show."""

    id: str
    title: str
    capability: Capability


class Role(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Somebody who takes part."""

    id: str
    title: str
    kind: RoleKind = RoleKind.PLAYER


class Act(msgspec.Struct, frozen=True, gc=False):
    """Something a person did at the console, as its audit entry tells. `at`: drill time."""

    at: Span
    action: str
    table: str
    subject: str
    actor: str
    detail: str = "{}"


class Deed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which act is meant: an action of the audit, and what its detail must say."""

    action: str
    table: str = ""
    detail: dict[str, Any] = {}


class Condition(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the drill's street must stand: `condition` names a plug-in, `body` its own fields."""

    condition: str
    body: dict[str, Any] = {}


class Trigger(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When an inject is due.

    Exactly one of: `at`: at a drill time. `after`: when another inject was fired. `on`: when a
    player did this. `unless`: when a player has not done this within `within` after `since` (an
    inject; "": the drill's start). `when`: when this holds for the first time while drill time
    runs. `by_hand`: when the controller says so. To each but `at` and `by_hand` is added `delay`.
    """

    at: Span | None = None
    after: str = ""
    on: Deed | None = None
    unless: Deed | None = None
    since: str = ""
    within: Span = 0
    when: Condition | None = None
    by_hand: bool = False
    delay: Span = 0


class Variant(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Another body, chosen at random among all by weight, or where a player has done `on`."""

    body: dict[str, Any]
    weight: int = 1
    on: Deed | None = None


class InjectNotes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the controller keeps in mind with an inject (导调提示); players never see it.

    `watch`: what to look at while players work on it. `asked`: what to say when they ask.
    """

    watch: str = ""
    asked: str = ""


class Notes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the controller has to know of the whole scenario; players never see it.

    `aim`: what it is really about. `conduct`: how to run it. `discuss`: questions for the talk
    right after it (HSEEP: hot wash).
    """

    aim: str = ""
    conduct: str = ""
    discuss: tuple[str, ...] = ()


class Inject(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something that happens to the players (情景注入).

    `kind`: a plug-in. `to`: the role it is meant for. `expects`: what the controller hopes to see,
    in words. `answer_within`: an answer to it is late after so long; None: none is expected.
    """

    id: str
    kind: str
    title: str
    trigger: Trigger
    to: str = ""
    body: dict[str, Any] = {}
    variants: tuple[Variant, ...] = ()
    expects: str = ""
    answer_within: Span | None = None
    objectives: tuple[str, ...] = ()
    notes: InjectNotes = InjectNotes()


class Expectation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What counts: `criterion` names a plug-in, `body` its own fields; `weight` in the score."""

    id: str
    title: str
    objective: str
    criterion: str
    role: str = ""
    body: dict[str, Any] = {}
    weight: int = 1


class Beginning(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something that holds when the drill begins: `kind` names a plug-in, `body` its own fields."""

    kind: str
    body: dict[str, Any] = {}


class Scenario(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A whole scenario. `format`: version of the file's format. `begins`: what the clock in the
    story shows at the start, local time without a zone, "" for the time of the drill itself.
    `world`: how it begins otherwise than the street is today, in the order in which it comes about.
    """

    format: int
    id: str
    title: str
    version: str
    objectives: tuple[Objective, ...]
    roles: tuple[Role, ...]
    injects: tuple[Inject, ...]
    expectations: tuple[Expectation, ...] = ()
    seed: int = 1
    begins: str = ""
    lasts: Span = 0
    author: str = ""
    summary: str = ""
    world: tuple[Beginning, ...] = ()
    notes: Notes = Notes()


class Flaw(msgspec.Struct, frozen=True):
    """Something wrong in a scenario: where (a path such as `injects[3].trigger.after`) and what.

    `code` names the sentence, `value` what was found.
    """

    path: str
    code: str
    value: str = ""


def flaws(scenario: Scenario) -> list[Flaw]:
    """Return what makes a scenario unplayable, in the file's order; none when it can be played.

    Looks at what the parts say of each other; kinds and their bodies are for the plug-ins.
    """
    found: list[Flaw] = []
    roles = _unique(found, "roles", [one.id for one in scenario.roles])
    aims = _unique(found, "objectives", [one.id for one in scenario.objectives])
    injects = _unique(found, "injects", [one.id for one in scenario.injects])
    _unique(found, "expectations", [one.id for one in scenario.expectations])
    for number, inject in enumerate(scenario.injects):
        path = f"injects[{number}]"
        if inject.to and inject.to not in roles:
            found.append(Flaw(f"{path}.to", "no_such_role", inject.to))
        found += [
            Flaw(f"{path}.objectives", "no_such_objective", aim)
            for aim in inject.objectives
            if aim not in aims
        ]
        found += _trigger_flaws(f"{path}.trigger", inject, injects)
        if inject.answer_within is not None and inject.answer_within <= 0:
            found.append(Flaw(f"{path}.answer_within", "not_positive", str(inject.answer_within)))
        found += [
            Flaw(f"{path}.variants[{place}].weight", "not_positive", str(one.weight))
            for place, one in enumerate(inject.variants)
            if one.weight < 1
        ]
    found += _circles(scenario)
    for number, expectation in enumerate(scenario.expectations):
        path = f"expectations[{number}]"
        if expectation.objective not in aims:
            found.append(Flaw(f"{path}.objective", "no_such_objective", expectation.objective))
        if expectation.role and expectation.role not in roles:
            found.append(Flaw(f"{path}.role", "no_such_role", expectation.role))
        if expectation.weight < 1:
            found.append(Flaw(f"{path}.weight", "not_positive", str(expectation.weight)))
    return found


def _unique(found: list[Flaw], name: str, ids: list[str]) -> set[str]:
    seen: set[str] = set()
    for number, one in enumerate(ids):
        if not one:
            found.append(Flaw(f"{name}[{number}].id", "empty"))
        elif one in seen:
            found.append(Flaw(f"{name}[{number}].id", "twice", one))
        seen.add(one)
    return seen


def _trigger_flaws(path: str, inject: Inject, injects: set[str]) -> list[Flaw]:
    trigger = inject.trigger
    ways = [
        trigger.at is not None,
        bool(trigger.after),
        trigger.on is not None,
        trigger.unless is not None,
        trigger.when is not None,
        trigger.by_hand,
    ]
    found = []
    if sum(ways) != 1:
        found.append(Flaw(path, "one_way", str(sum(ways))))
    found += [
        Flaw(f"{path}.{name}", "no_such_inject", other)
        for name, other in (("after", trigger.after), ("since", trigger.since))
        if other and other not in injects
    ]
    for name, span in (("at", trigger.at or 0), ("delay", trigger.delay)):
        if span < 0:
            found.append(Flaw(f"{path}.{name}", "negative", str(span)))
    if trigger.unless is not None and trigger.within <= 0:
        found.append(Flaw(f"{path}.within", "not_positive", str(trigger.within)))
    return found


def _circles(scenario: Scenario) -> list[Flaw]:
    """Return the injects that wait for themselves, by way of others."""
    waits = {one.id: (one.trigger.after or one.trigger.since) for one in scenario.injects}
    found = []
    for number, inject in enumerate(scenario.injects):
        seen = set()
        at = waits[inject.id]
        while at in waits and at not in seen and at != inject.id:
            seen.add(at)
            at = waits[at]
        if at == inject.id:
            found.append(Flaw(f"injects[{number}].trigger", "waits_for_itself", inject.id))
    return found

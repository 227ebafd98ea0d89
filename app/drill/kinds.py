"""Whether a scenario's bodies say what their kinds, conditions and criteria understand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from app.domain.drill import bodies
from app.domain.drill.conditions import conditions
from app.domain.drill.criteria import AWAITED, criteria
from app.domain.drill.scenario import Flaw
from app.drill import effects
from app.drill.beginnings import beginnings

if TYPE_CHECKING:
    from app.domain.drill.scenario import Condition, Scenario


def body_flaws(scenario: Scenario) -> list[Flaw]:
    """Return what no plug-in understands, in the file's order."""
    found: list[Flaw] = []
    kinds = effects.kinds()
    ids = {one.id for one in scenario.injects}
    for number, inject in enumerate(scenario.injects):
        path = f"injects[{number}]"
        if inject.trigger.when is not None:
            found += _condition_flaws(f"{path}.trigger.when", inject.trigger.when, ids)
        kind = kinds.get(inject.kind)
        if kind is None:
            found.append(Flaw(f"{path}.kind", "no_such_kind", inject.kind))
            continue
        said = {f"{path}.body": inject.body} | {
            f"{path}.variants[{place}].body": {**inject.body, **one.body}
            for place, one in enumerate(inject.variants)
        }
        # What a variant completes is not missing from the body.
        alone = len(said) == 1
        found += [
            flaw
            for at, body in said.items()
            if alone or at != f"{path}.body"
            for flaw in _flaw(at, body, kind.Body)
        ]
    for number, beginning in enumerate(scenario.world):
        path = f"world[{number}]"
        begins = beginnings().get(beginning.kind)
        if begins is None:
            found.append(Flaw(f"{path}.kind", "no_such_beginning", beginning.kind))
        else:
            found += _flaw(f"{path}.body", beginning.body, begins.Body)
    for number, expectation in enumerate(scenario.expectations):
        path, name = f"expectations[{number}]", expectation.criterion
        criterion = criteria().get(name)
        if criterion is not None:
            found += _flaw(f"{path}.body", expectation.body, criterion.Body)
        elif name not in AWAITED:
            found.append(Flaw(f"{path}.criterion", "no_such_criterion", name))
    return found


def _condition_flaws(path: str, said: Condition, injects: set[str]) -> list[Flaw]:
    condition = conditions().get(said.condition)
    if condition is None:
        return [Flaw(f"{path}.condition", "no_such_condition", said.condition)]
    found = _flaw(f"{path}.body", said.body, condition.Body)
    other = said.body.get("inject")
    if not found and other is not None and other not in injects:
        found.append(Flaw(f"{path}.body.inject", "no_such_inject", str(other)))
    return found


def _flaw(path: str, body: dict[str, Any], kind: type[msgspec.Struct]) -> list[Flaw]:
    try:
        bodies.read(body, kind)
    except msgspec.ValidationError as error:
        return [Flaw(path, "bad_body", str(error))]
    return []

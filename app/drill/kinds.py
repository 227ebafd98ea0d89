"""Whether the bodies of a scenario say what their kinds of injects and criteria understand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from app.domain.drill import bodies
from app.domain.drill.criteria import AWAITED, criteria
from app.domain.drill.scenario import Flaw
from app.drill import effects

if TYPE_CHECKING:
    from app.domain.drill.scenario import Scenario


def body_flaws(scenario: Scenario) -> list[Flaw]:
    """Return what no plug-in understands, in the file's order."""
    found: list[Flaw] = []
    kinds = effects.kinds()
    for number, inject in enumerate(scenario.injects):
        path = f"injects[{number}]"
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
    for number, expectation in enumerate(scenario.expectations):
        path, name = f"expectations[{number}]", expectation.criterion
        criterion = criteria().get(name)
        if criterion is not None:
            found += _flaw(f"{path}.body", expectation.body, criterion.Body)
        elif name not in AWAITED:
            found.append(Flaw(f"{path}.criterion", "no_such_criterion", name))
    return found


def _flaw(path: str, body: dict[str, Any], kind: type[msgspec.Struct]) -> list[Flaw]:
    try:
        bodies.read(body, kind)
    except msgspec.ValidationError as error:
        return [Flaw(path, "bad_body", str(error))]
    return []

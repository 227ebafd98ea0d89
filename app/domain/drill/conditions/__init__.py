"""Conditions over a drill's state (条件), which let an inject happen: one module each, found by
being here.

A module has `NAME`, the word in a scenario; `READS`, the field of the world that it looks at, so
that no other is read for it; `Body`, a frozen msgspec struct of the fields of its own; and
`holds(body, world)`, pure.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol

import msgspec

from app.domain.drill import bodies

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.domain.drill.scenario import Condition
    from app.domain.drill.world import World


class ConditionKind(Protocol):
    """A kind of condition; see the package's text."""

    NAME: str
    READS: str
    Body: type[msgspec.Struct]

    def holds(self, body: Any, world: World) -> bool:
        """Look whether it holds."""
        ...


@cache
def conditions() -> dict[str, ConditionKind]:
    """Return all conditions by their word."""
    found: dict[str, ConditionKind] = {}
    for module in pkgutil.iter_modules(__path__):
        if module.name != "bounds":
            made: Any = importlib.import_module(f"{__name__}.{module.name}")
            found[made.NAME] = made
    return found


def looked_at(waited_for: Iterable[Condition]) -> frozenset[str]:
    """Return the fields of the world that these conditions look at."""
    kinds = conditions()
    return frozenset(kinds[one.condition].READS for one in waited_for if one.condition in kinds)


def holds(condition: Condition, world: World) -> bool:
    """Return whether a condition holds; False for one that nobody understands, as for criteria."""
    kind = conditions().get(condition.condition)
    if kind is None:
        return False
    try:
        return kind.holds(bodies.read(condition.body, kind.Body), world)
    except msgspec.ValidationError:
        return False

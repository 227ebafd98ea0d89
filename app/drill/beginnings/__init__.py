"""How a drill's world begins (初始情况): one module for each kind, found by being here.

A module has `KIND`, the word in a scenario; `Body`, a frozen msgspec struct of the fields of its
own; and `apply(body, desk)`, which brings it about in the drill's database through services, as
导调, before the drill is played. It raises NotFound or another ServiceError.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol

from app.domain.drill import bodies
from app.domain.drill.scenario import Flaw
from app.drill.effects.stage import CONTROLLER
from app.services.desk import Desk, NotFound, ServiceError

if TYPE_CHECKING:
    import msgspec

    from app.domain.drill.scenario import Beginning
    from db.store import Store


class BeginningKind(Protocol):
    """A kind of beginning; see the package's text."""

    KIND: str
    Body: type[msgspec.Struct]

    def apply(self, body: Any, desk: Desk) -> None:
        """Bring it about."""
        ...


@cache
def beginnings() -> dict[str, BeginningKind]:
    """Return all kinds by their word."""
    found: dict[str, BeginningKind] = {}
    for module in pkgutil.iter_modules(__path__):
        if module.name != "codes":
            made: Any = importlib.import_module(f"{__name__}.{module.name}")
            found[made.KIND] = made
    return found


def set_up(store: Store, world: tuple[Beginning, ...]) -> list[Flaw]:
    """Let the world begin as a scenario says, in its order; return what this street cannot be.

    The bodies were checked when the scenario was read.
    """
    desk = Desk(store, CONTROLLER)
    flaws = []
    for number, one in enumerate(world):
        kind = beginnings()[one.kind]
        path = f"world[{number}].body"
        try:
            kind.apply(bodies.read(one.body, kind.Body), desk)
        except NotFound as error:
            flaws.append(Flaw(path, "not_in_this_street", str(error)))
        except ServiceError as error:
            flaws.append(Flaw(path, "cannot_begin_so", str(error)))
    return flaws

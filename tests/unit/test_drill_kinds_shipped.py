"""What the shipped scenarios say is understood by the kinds of injects and criteria there are."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.drill import bodies
from app.domain.drill.criteria import criteria
from app.drill import effects
from app.drill.scenario_file import load

SHIPPED = sorted((Path(__file__).parents[2] / "resources/scenarios").glob("*.yaml"))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_inject_can_happen(path: Path) -> None:
    for inject in load(path).injects:
        for variant in (None, *inject.variants):
            body = inject.body if variant is None else {**inject.body, **variant.body}
            effects.read_body(inject.kind, body)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_expectation_can_be_judged(path: Path) -> None:
    for expectation in load(path).expectations:
        bodies.read(expectation.body, criteria()[expectation.criterion].Body)


def test_the_shipped_scenarios_are_looked_at() -> None:
    assert {path.stem for path in SHIPPED} >= {"stairwell-fire", "typhoon-night"}

"""Every field and every choice of every form of the editor has a Chinese word."""

from __future__ import annotations

import pytest

from app.domain.drill.conditions import conditions
from app.domain.drill.criteria import criteria
from app.drill import effects
from app.drill.beginnings import beginnings
from app.drill.editing.spec import EVENTS, STRUCTS, Shape, plug_ins, specs
from app.simulator import events
from ui.pages.drill_editor.labels import has_choice, has_form_label, has_label


@pytest.mark.parametrize("owner", [*plug_ins(), *STRUCTS])
def test_each_field_of_each_form_has_a_word(owner: str) -> None:
    assert [one.name for one in specs(owner) if not has_label(owner, one.name)] == []


@pytest.mark.parametrize("owner", [*plug_ins(), *STRUCTS])
def test_each_choice_of_each_form_has_a_word(owner: str) -> None:
    missing = [
        (spec.name, code)
        for spec in specs(owner)
        if spec.shape is Shape.CHOICE
        for code in spec.choices
        if not has_choice(owner, spec, code)
    ]
    assert missing == []


def test_each_plug_in_has_a_name() -> None:
    for group, found in (
        ("inject.kind", effects.kinds()),
        ("criterion", criteria()),
        ("condition", conditions()),
        ("beginning.kind", beginnings()),
    ):
        assert [code for code in found if not has_form_label(group, code)] == []


def test_the_events_that_a_storm_can_play_are_the_simulators() -> None:
    assert set(EVENTS) == set(events.EVENTS)

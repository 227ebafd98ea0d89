from __future__ import annotations

from itertools import pairwise

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.scopes import (
    STREET,
    Inherited,
    Place,
    Scope,
    ScopeKey,
    chain,
    contains,
    is_wider,
    nearest,
    nearest_fields,
)

IDS = st.none() | st.sampled_from(["a", "b"])
PLACES = st.builds(Place, area_id=IDS, compound_id=IDS, building_id=IDS, sensor_id=IDS)
KEYS = st.tuples(st.sampled_from(Scope), st.sampled_from(["", "a", "b"]))


class Words(msgspec.Struct, frozen=True):
    meaning: str | None = None
    actions: str | None = None


WORDS = st.builds(
    Words,
    meaning=st.none() | st.sampled_from(["m1", "m2"]),
    actions=st.none() | st.sampled_from(["d1", "d2"]),
)


def test_a_sensor_in_a_building_is_in_all_five() -> None:
    place = Place(area_id="a", compound_id="c", building_id="b", sensor_id="s")
    assert chain(place) == (
        (Scope.SENSOR, "s"),
        (Scope.BUILDING, "b"),
        (Scope.COMPOUND, "c"),
        (Scope.AREA, "a"),
        (Scope.STREET, ""),
    )


def test_outside_a_building_the_area_is_next() -> None:
    assert chain(Place(area_id="a", sensor_id="s")) == (
        (Scope.SENSOR, "s"),
        (Scope.AREA, "a"),
        (Scope.STREET, ""),
    )


@given(PLACES)
def test_the_chain_goes_from_narrow_to_wide_and_ends_at_the_street(place: Place) -> None:
    keys = chain(place)
    assert keys[-1] == STREET
    assert all(is_wider(wide[0], narrow[0]) for narrow, wide in pairwise(keys))


@given(PLACES, KEYS)
def test_a_place_lies_in_exactly_the_scopes_of_its_chain(place: Place, key: ScopeKey) -> None:
    assert contains(key, place) == (key in chain(place))


@given(PLACES, st.dictionaries(KEYS, st.integers()))
def test_a_whole_value_comes_from_the_nearest_place_that_set_one(
    place: Place, values: dict[ScopeKey, int]
) -> None:
    inherited = nearest(chain(place), values.get)
    setters = [key for key in chain(place) if key in values]
    if not setters:
        assert inherited is None
    else:
        assert inherited == Inherited(values[setters[0]], *setters[0])


@given(PLACES, st.dictionaries(KEYS, WORDS))
def test_each_field_is_inherited_by_itself(place: Place, values: dict[ScopeKey, Words]) -> None:
    fields = nearest_fields(chain(place), values.get, Words.__struct_fields__)
    for name in Words.__struct_fields__:
        # What each field alone gives, by the rule for whole values.
        alone = nearest(
            chain(place),
            lambda key, name=name: getattr(values[key], name) if key in values else None,
        )
        assert fields.get(name) == alone


@given(PLACES, st.dictionaries(KEYS, st.integers()), KEYS, st.integers())
def test_a_place_outside_the_chain_changes_nothing(
    place: Place, values: dict[ScopeKey, int], key: ScopeKey, value: int
) -> None:
    if contains(key, place):
        return
    assert nearest(chain(place), {**values, key: value}.get) == nearest(chain(place), values.get)


def test_an_empty_text_can_count_as_not_set() -> None:
    values = {STREET: Words("of the street", "x"), (Scope.AREA, "a"): Words("", "of the area")}
    fields = nearest_fields(
        chain(Place(area_id="a")), values.get, ("meaning", "actions"), is_set=bool
    )
    assert fields["meaning"] == Inherited("of the street", Scope.STREET, "")
    assert fields["actions"] == Inherited("of the area", Scope.AREA, "a")


@pytest.mark.parametrize("scope", Scope)
def test_no_scope_stands_above_itself(scope: Scope) -> None:
    assert not is_wider(scope, scope)

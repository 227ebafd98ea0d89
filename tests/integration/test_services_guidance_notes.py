"""Guidance in the street's own words, over a real database."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from app.domain.guidance_notes import MOST_LINES, CallLine
from app.domain.scopes import Inherited, Scope
from app.services import guidance_notes
from app.services.desk import ChangedMeanwhile, NotAllowed, NotFound
from app.services.guidance_notes import EmptyNote, NoteText, TooManyLines, UnknownSubject
from app.services.place_chain import UnknownScope
from app.services.texts import TextTooLong
from db.models import Building, Compound, ResidentialArea, Sensor
from tests.conftest import add_officer
from tests.occurrences import audited, raise_alarm

if TYPE_CHECKING:
    from app.services.desk import Desk
    from db.store import Store

TEXT = NoteText("street", "", "smoke", "", "街道的话", "1. 先看\n2. 再打 119", "物业 021-5555")


@pytest.fixture
def leader(desk: Desk, store: Store) -> Desk:
    return desk.as_actor(add_officer(store, "li", "主任李", role="leader"))


@pytest.fixture
def smoke(store: Store, sensor_ids: list[str]) -> str:
    """An alarm of a smoke detector in the small street's one building."""
    return raise_alarm(store, sensor_ids[0])


def ids(store: Store) -> dict[str, str]:
    with store.read() as session:
        return {
            "street": "",
            "area": session.query(ResidentialArea).one().id,
            "compound": session.query(Compound).one().id,
            "building": session.query(Building).one().id,
        }


def test_without_notes_the_built_in_words_hold_and_the_places_are_named(
    desk: Desk, smoke: str
) -> None:
    found = guidance_notes.guidance_for(desk, smoke)
    assert (found.kind, found.condition) == ("smoke", "process")
    assert (found.words.meaning, found.words.actions, found.words.calls) == (None, None, None)
    assert [(one.scope, one.name) for one in found.places] == [
        ("sensor", "S-010011-000000 1 层走廊"),
        ("building", "试验小区 1 号"),
        ("compound", "试验小区"),
        ("area", "试验居民区"),
        ("street", "南码头路街道"),
    ]


def test_each_place_overrides_what_it_says_and_inherits_the_rest(
    leader: Desk, store: Store, smoke: str
) -> None:
    guidance_notes.save(leader, TEXT, None)
    compound = ids(store)["compound"]
    own = NoteText("compound", compound, "smoke", "process", actions="本小区先敲门")
    guidance_notes.save(leader, own, None)
    words = guidance_notes.guidance_for(leader, smoke).words
    assert words.meaning == Inherited("街道的话", Scope.STREET, "")
    assert words.actions == Inherited(("本小区先敲门",), Scope.COMPOUND, compound)
    assert words.calls == Inherited((CallLine("物业", "021-5555"),), Scope.STREET, "")


def test_a_sensor_outside_a_building_inherits_from_its_area(
    leader: Desk, store: Store, sensor_ids: list[str]
) -> None:
    with store.write() as write:
        write.session.get_one(Sensor, sensor_ids[0]).building_id = None
    places = ids(store)
    for scope in ("area", "compound"):
        guidance_notes.save(leader, NoteText(scope, places[scope], "", "", scope), None)
    words = guidance_notes.guidance_for(leader, raise_alarm(store, sensor_ids[0])).words
    assert words.meaning == Inherited("area", Scope.AREA, places["area"])


@pytest.mark.parametrize("scope", ["street", "area", "compound", "building"])
def test_the_editor_shows_what_is_inherited_without_ones_own_words(
    leader: Desk, store: Store, scope: str, sensor_ids: list[str]
) -> None:
    guidance_notes.save(leader, TEXT, None)
    place = ids(store)[scope]
    before = guidance_notes.editing(leader, scope, place, "smoke", "process")
    assert before.own is None
    assert before.inherited.words.meaning == Inherited("街道的话", Scope.STREET, "")
    text = NoteText(scope, place, "smoke", "process", "自己的话")
    guidance_notes.save(leader, text, None)
    after = guidance_notes.editing(leader, scope, place, "smoke", "process")
    assert after.own is not None
    assert (after.own.meaning, after.own.edited_by) == ("自己的话", "主任李")
    assert after.inherited == before.inherited


def test_an_edit_is_made_on_what_was_read(leader: Desk) -> None:
    note = guidance_notes.save(leader, TEXT, None)
    with pytest.raises(ChangedMeanwhile):
        guidance_notes.save(leader, TEXT, None)  # written by another since
    (row,) = guidance_notes.notes(leader)
    guidance_notes.save(leader, replace(TEXT, meaning="新的话"), row.version)
    for stale in (lambda v: guidance_notes.save(leader, TEXT, v),
                  lambda v: guidance_notes.remove(leader, note, v)):  # fmt: skip
        with pytest.raises(ChangedMeanwhile):
            stale(row.version)
    (row,) = guidance_notes.notes(leader)
    assert row.meaning == "新的话"


def test_removed_words_are_inherited_again_and_every_step_is_audited(
    leader: Desk, smoke: str, store: Store
) -> None:
    note = guidance_notes.save(leader, TEXT, None)
    (row,) = guidance_notes.notes(leader)
    guidance_notes.remove(leader, note, row.version)
    assert guidance_notes.notes(leader) == []
    assert guidance_notes.guidance_for(leader, smoke).words.meaning is None
    with pytest.raises(NotFound):
        guidance_notes.remove(leader, note, row.version)
    steps = [(e.action, e.subject_id) for e in audited(store) if "guidance" in e.action]
    assert steps == [("save_guidance", note), ("remove_guidance", note)]
    assert not any("021-5555" in entry.detail for entry in audited(store))


def test_only_leaders_and_administrators_write(desk: Desk, leader: Desk) -> None:
    with pytest.raises(NotAllowed):
        guidance_notes.save(desk, TEXT, None)
    note = guidance_notes.save(leader, TEXT, None)
    with pytest.raises(NotAllowed):
        guidance_notes.remove(desk, note, 1)
    assert [row.id for row in guidance_notes.notes(desk)] == [note]


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"meaning": "", "actions": " \n2. ", "calls": "\n"}, EmptyNote),
        ({"meaning": "字" * 301}, TextTooLong),
        ({"actions": "字" * 121}, TextTooLong),
        ({"actions": "做\n" * (MOST_LINES + 1)}, TooManyLines),
        ({"calls": "打\n" * (MOST_LINES + 1)}, TooManyLines),
        ({"kind": "radar"}, UnknownSubject),
        ({"condition": "radar"}, UnknownSubject),
        ({"scope": "town"}, UnknownScope),
        ({"scope": "building", "scope_id": "gone"}, NotFound),
    ],
)
def test_what_cannot_be_kept_is_told(
    leader: Desk, changes: dict[str, str], error: type[Exception]
) -> None:
    with pytest.raises(error):
        guidance_notes.save(leader, replace(TEXT, **changes), None)
    assert guidance_notes.notes(leader) == []

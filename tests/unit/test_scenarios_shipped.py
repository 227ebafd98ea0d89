"""The scenarios that come with the program, and the schema of their format."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from app.domain.drill import scenario as values
from app.domain.drill.conditions import conditions
from app.domain.drill.player import begin, body_of, due_at
from app.domain.drill.scenario import Scenario
from app.domain.drill.spans import parse_span
from app.drill.beginnings import beginnings
from app.drill.marked import read_marked
from app.drill.scenario_file import SHIPPED, load
from app.drill.spelling import SPANS, spelt
from tests.scenarios import scenarios

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads(
    (ROOT / "resources" / "schemas" / "scenario-v1.schema.json").read_text(encoding="utf-8")
)
DOCUMENT = (ROOT / "docs" / "drill-scenario.md").read_text(encoding="utf-8")
FILES = sorted(SHIPPED.glob("*.yaml"))
STRUCTS: dict[str, type[msgspec.Struct]] = {
    "objective": values.Objective,
    "role": values.Role,
    "deed": values.Deed,
    "beginning": values.Beginning,
    "condition": values.Condition,
    "trigger": values.Trigger,
    "variant": values.Variant,
    "inject": values.Inject,
    "notes": values.Notes,
    "inject_notes": values.InjectNotes,
    "expectation": values.Expectation,
}
INJECTS = {
    "message", "call", "warning", "reading", "storm", "incident", "loss", "outage", "rumour",
    "picture", "sound", "video", "question", "decision",
}  # fmt: skip
NEED_A_FILE = {"sound", "video"}
"""Kinds that no shipped scenario shows, for a recording would come with them."""
CRITERIA = {
    "acknowledged_within", "plan_activated", "reported_within", "shelter_opened_before",
    "stock_issued", "task_done", "answered_within", "level_right", "evacuation_complete",
    "lots_right", "team_dispatched_within", "called_back", "notified",
}  # fmt: skip
CONDITIONS = set(conditions())
BEGINNINGS = set(beginnings())


def validator() -> Draft202012Validator:
    Draft202012Validator.check_schema(SCHEMA)
    return Draft202012Validator(SCHEMA)


def bodies(scenario: Scenario) -> list[tuple[str, dict[str, Any]]]:
    """Return every body with the kind of inject or criterion it is read by."""
    found: list[tuple[str, dict[str, Any]]] = []
    for inject in scenario.injects:
        found += [(inject.kind, one.body) for one in (inject, *inject.variants)]
    return found + [(one.criterion, one.body) for one in scenario.expectations]


SIZES = {
    "elder-unseen": (32, 90 * 60_000),
    "gas-leak": (31, 90 * 60_000),
    "heat-wave-power-cut": (36, 120 * 60_000),
    "high-rise-kitchen-fire": (31, 75 * 60_000),
    "network-outage-fire": (34, 90 * 60_000),
    "rainstorm-flooding": (32, 120 * 60_000),
    "river-chemicals": (38, 110 * 60_000),
    "stairwell-fire": (28, 60 * 60_000),
    "typhoon-night": (31, 120 * 60_000),
}
"""How many injects each shipped scenario has, and how long it lasts."""


def test_these_are_shipped() -> None:
    assert [file.stem for file in FILES] == sorted(SIZES)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_shipped_scenario_is_sound_and_fits_the_schema(file: Path) -> None:
    scenario = load(file)
    assert scenario.id == file.stem
    tree = read_marked(file.read_bytes(), file.name).plain()
    assert [error.message for error in validator().iter_errors(tree)] == []
    assert all(inject.expects for inject in scenario.injects)
    play = begin(scenario)
    latest = max(due_at(play, one) or 0 for one in scenario.injects)
    assert latest < scenario.lasts
    assert all(body_of(play, one) for one in scenario.injects)
    used = {aim for one in scenario.injects for aim in one.objectives}
    assert used == {one.id for one in scenario.objectives}
    assert {one.objective for one in scenario.expectations} >= used - {"speak"}


def test_the_shipped_ones_show_every_kind_and_way() -> None:
    shipped = [load(file) for file in FILES]
    assert {one.kind for scenario in shipped for one in scenario.injects} == INJECTS - NEED_A_FILE
    assert {one.criterion for scenario in shipped for one in scenario.expectations} == CRITERIA
    triggers = [one.trigger for scenario in shipped for one in scenario.injects]
    for way in ("at", "after", "on", "unless", "when", "by_hand"):
        assert any(getattr(one, way) not in (None, "", False) for one in triggers), way
    variants = [
        one for scenario in shipped for inject in scenario.injects for one in inject.variants
    ]
    assert {one.on is None for one in variants} == {True, False}
    assert {one.id: (len(one.injects), one.lasts) for one in shipped} == SIZES


def test_bodies_are_those_of_the_document() -> None:
    rows = re.findall(r"^\| `(\w+)`[^|]*\|[^|]*\|([^|]*)\|$", DOCUMENT, re.MULTILINE)
    documented = {kind: set(re.findall(r"`(\w+)`", body)) for kind, body in rows}
    assert set(documented) == INJECTS | CRITERIA | CONDITIONS | BEGINNINGS
    for file in FILES:
        scenario = load(file)
        ids = {one.id for one in scenario.injects}
        for kind, body in bodies(scenario):
            assert set(body) <= documented[kind] | {"attachment"}, kind
            for name in ("within", "lasts", "over", "holds"):
                if name in body:
                    assert parse_span(body[name]) > 0
            for name in ("inject", "since", "before"):
                if name in body:
                    assert body[name] in ids, (file.stem, body)


def test_codes_are_those_of_the_demo_street() -> None:
    def codes(name: str) -> set[str]:
        lines = (ROOT / "resources" / "demo" / name).read_text(encoding="utf-8").splitlines()
        return {line.split(",")[0] for line in lines[1:]}

    known = {
        "sensor": codes("sensors.csv"),
        "camera": codes("cameras.csv"),
        "shelter": codes("shelters.csv"),
        "plan": codes("plans.csv"),
        "item": codes("items.csv"),
        "team": codes("teams.csv"),
        "depot": codes("depots.csv"),
        "area": {
            line.split(",")[0]
            for line in (ROOT / "resources/demo/sources/nanmatou_committees.csv")
            .read_text(encoding="utf-8")
            .splitlines()[1:]
        },
    }
    for file in FILES:
        for _, body in bodies(load(file)):
            for name, codes_of in known.items():
                if name in body:
                    assert body[name] in codes_of


def test_nobody_in_them_can_be_mistaken_for_a_real_person() -> None:
    for file in FILES:
        for kind, body in bodies(load(file)):
            assert re.fullmatch(r"000-0000-\d{4}", body.get("phone", "000-0000-0001"))
            if kind == "call" and "from" in body:
                assert body["from"].startswith("演示")
        text = file.read_text(encoding="utf-8")
        assert not re.search(r"(?<![\d-])1[3-9]\d{9}(?!\d)", text)


@pytest.mark.parametrize("name", ["", *STRUCTS], ids=lambda name: name or "scenario")
def test_the_schema_has_every_field_of_the_values_and_no_other(name: str) -> None:
    schema = SCHEMA["$defs"][name] if name else SCHEMA
    kind = STRUCTS.get(name, Scenario)
    fields = msgspec.structs.fields(kind)
    assert set(schema["properties"]) == {field.name for field in fields}
    required = {field.name for field in fields if field.required}
    assert set(schema.get("required", ())) == required
    assert schema["additionalProperties"] is False
    for field in fields:
        said = schema["properties"][field.name]
        if (kind, field.name) in SPANS:
            assert said["$ref"] == "#/$defs/span"
        if "default" in said:
            assert spelt(field.default if field.default is not msgspec.NODEFAULT else
                         field.default_factory()) == said["default"]  # fmt: skip
    assert re.search("[一-鿿]", schema["description"])


def test_every_property_is_described_in_both_languages() -> None:
    for schema in (SCHEMA, *SCHEMA["$defs"].values()):
        for name, said in schema.get("properties", {}).items():
            target = SCHEMA["$defs"][said["$ref"].split("/")[-1]] if "$ref" in said else {}
            text = said.get("description") or target["description"]
            assert re.search("[一-鿿]", text), name
            assert re.search("[a-z]{3}", text), name
    capability = SCHEMA["$defs"]["objective"]["properties"]["capability"]["enum"]
    assert capability == [str(one) for one in values.Capability]
    kinds = SCHEMA["$defs"]["role"]["properties"]["kind"]["enum"]
    assert kinds == [str(one) for one in values.RoleKind]
    examples = SCHEMA["$defs"]["inject"]["properties"]["kind"]["examples"]
    assert set(examples) == INJECTS
    assert set(SCHEMA["$defs"]["expectation"]["properties"]["criterion"]["examples"]) == CRITERIA
    assert set(SCHEMA["$defs"]["condition"]["properties"]["condition"]["examples"]) == CONDITIONS
    assert set(SCHEMA["$defs"]["beginning"]["properties"]["kind"]["examples"]) == BEGINNINGS


@settings(max_examples=40)
@given(scenarios())
def test_what_the_program_saves_fits_the_schema(scenario: Scenario) -> None:
    assert [error.message for error in validator().iter_errors(spelt(scenario))] == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"format": 2},
        {"titel": "x"},
        {"lasts": 45},
        {"lasts": "45"},
        {"seed": "1"},
        {"roles": [{"id": "", "title": "x"}]},
        {"injects": [{"id": "a", "kind": "k", "title": "t", "trigger": {}}]},
        {
            "injects": [
                {"id": "a", "kind": "k", "title": "t", "trigger": {"at": "1m", "after": "b"}}
            ]
        },
    ],
)
def test_the_schema_refuses_what_the_program_refuses(wrong: dict[str, Any]) -> None:
    good = spelt(load(FILES[0]))
    assert validator().is_valid(good)
    assert not validator().is_valid(good | wrong)


def test_the_example_of_the_document_can_be_played(tmp_path: Path) -> None:
    example = DOCUMENT.split("```yaml\n")[1].split("```")[0]
    (tmp_path / "s.yaml").write_text(example, encoding="utf-8")
    assert [one.id for one in load(tmp_path / "s.yaml").injects] == ["smoke", "nag"]

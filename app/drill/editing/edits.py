"""What an author does to a scenario: adds, copies, takes out, moves in time, renames. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.domain.drill.spans import BadSpan, parse_span, span_text
from app.drill.editing.spec import INJECTS, OBJECTIVES, ROLES, Shape, specs
from app.drill.editing.tree import at, fields_at, insert, items_at, put

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.domain.drill.scenario import Span
    from app.drill.editing.tree import Path, Tree

EXPECTATIONS, WORLD = "expectations", "world"
STEMS = {INJECTS: "i", ROLES: "role", OBJECTIVES: "aim", EXPECTATIONS: "e"}
"""What a new id begins with, by the part of the scenario."""


def blank(name: str, title: str, words: dict[str, str]) -> Tree:
    """Return a scenario that has nothing happen yet. `words`: titles of its first roles and its
    first objective: control, duty, leader, judge, aim.
    """
    return {
        "format": 1,
        "id": name,
        "title": title,
        "version": "1",
        "lasts": "1:00",
        "objectives": [{"id": "aim", "title": words["aim"], "capability": "watch"}],
        "roles": [
            {"id": "control", "title": words["control"], "kind": "controller"},
            {"id": "duty", "title": words["duty"]},
            {"id": "leader", "title": words["leader"]},
            {"id": "judge", "title": words["judge"], "kind": "evaluator"},
        ],
        "injects": [],
        "expectations": [],
    }


def ids(tree: Tree, part: str) -> list[str]:
    """Return the ids that are used in a part of the scenario."""
    return [
        str(one["id"]) for one in items_at(tree, (part,)) if isinstance(one, dict) and "id" in one
    ]


def new_id(tree: Tree, part: str, stem: str = "") -> str:
    """Return an id that nothing in a part has, beginning with `stem`."""
    used = set(ids(tree, part))
    stem = stem or STEMS[part]
    number = 1 if not stem[-1].isdigit() else 2
    while f"{stem}{'-' if stem[-1].isdigit() else ''}{number}" in used:
        number += 1
    return f"{stem}{'-' if stem[-1].isdigit() else ''}{number}"


def add(tree: Tree, part: str, item: Tree, place: int | None = None) -> tuple[Tree, int]:
    """Return the tree with an item put into a part, with an id of its own, and its place."""
    if part in STEMS and not item.get("id"):
        item = {"id": new_id(tree, part), **item}
    place = len(items_at(tree, (part,))) if place is None else place
    return insert(tree, (part,), place, item), place


def duplicate(tree: Tree, part: str, place: int) -> tuple[Tree, int]:
    """Return the tree with a copy of an item right after it, and the copy's place."""
    item = dict(fields_at(tree, (part, place)))
    if part in STEMS:
        item["id"] = new_id(tree, part, str(item.get("id", "")))
    return insert(tree, (part,), place + 1, item), place + 1


def shifted(trigger: Tree, by: Span, at_now: Span) -> Tree | None:
    """Return a trigger that is due so much later or earlier; None for one that has no time.

    `at_now`: the drill time at which it is due. One at a drill time gets another, never before the
    start; one that waits for something gets another delay, never less than none.
    """
    if "at" in trigger:
        return {**trigger, "at": span_text(max(0, at_now + by))}
    if not any(name in trigger for name in ("after", "unless")):
        return None
    delay = _delay(trigger) + by
    rest = {name: one for name, one in trigger.items() if name != "delay"}
    return {**rest, "delay": span_text(delay)} if delay > 0 else rest


def _delay(trigger: Tree) -> Span:
    try:
        return parse_span(str(trigger.get("delay", "0s")))
    except BadSpan:
        return 0


def rename(tree: Tree, part: str, place: int, name: str) -> Tree:
    """Return the tree in which an item has another id, also wherever it is spoken of."""
    before = at(tree, (part, place, "id"))
    renamed: Tree = put(tree, (part, place, "id"), name)
    if isinstance(before, str) and before:
        for path in references(tree, part):
            if at(tree, path) == before:
                renamed = put(renamed, path, name)
    return renamed


def speaks_of(tree: Tree, part: str, name: str) -> list[Path]:
    """Return where something is spoken of by its id."""
    return [path for path in references(tree, part) if at(tree, path) == name]


def references(tree: Tree, part: str) -> Iterator[Path]:
    """Yield where the scenario speaks of items of a part by their ids."""
    for place, inject in enumerate(items_at(tree, (INJECTS,))):
        if not isinstance(inject, dict):
            continue
        here: Path = (INJECTS, place)
        kind = inject.get("kind")
        yield from _in_fields(here, inject, "inject", part)
        yield from _in_fields((*here, "trigger"), inject.get("trigger"), "trigger", part)
        when = at(inject, ("trigger", "when"))
        if isinstance(when, dict):
            owner = f"condition.{when.get('condition')}"
            yield from _in_fields((*here, "trigger", "when", "body"), when.get("body"), owner, part)
        yield from _in_fields((*here, "body"), inject.get("body"), f"effect.{kind}", part)
        for number, one in enumerate(items_at(inject, ("variants",))):
            body: Path = (*here, "variants", number, "body")
            yield from _in_fields(body, at(one, ("body",)), f"effect.{kind}", part)
    for place, one in enumerate(items_at(tree, (EXPECTATIONS,))):
        if isinstance(one, dict):
            here = (EXPECTATIONS, place)
            yield from _in_fields(here, one, "expectation", part)
            owner = f"criterion.{one.get('criterion')}"
            yield from _in_fields((*here, "body"), one.get("body"), owner, part)


def _in_fields(here: Path, fields: Any, owner: str, part: str) -> Iterator[Path]:
    if not isinstance(fields, dict):
        return
    for spec in specs(owner):
        if spec.of != part or spec.name not in fields:
            continue
        if spec.shape is Shape.REFERENCE:
            yield (*here, spec.name)
        elif spec.shape is Shape.REFERENCES and isinstance(fields[spec.name], list):
            yield from ((*here, spec.name, place) for place in range(len(fields[spec.name])))

"""What is wrong in a draft, as the reader of its file would find it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import msgspec

from app.domain.drill.scenario import (
    Beginning,
    Condition,
    Expectation,
    Inject,
    Scenario,
    Trigger,
    Variant,
)
from app.drill.editing.document import without_notes
from app.drill.editing.tree import at, fields_at, items_at, path_of
from app.drill.kinds import body_flaws
from app.drill.marked import Marked
from app.drill.problems import Problem, ScenarioError, shortened
from app.drill.scenario_file import attachments_of
from app.drill.spelling import Spelling

if TYPE_CHECKING:
    from collections.abc import Collection

    from app.drill.editing.tree import Path, Tree


class Checked(msgspec.Struct, frozen=True):
    """`scenario` None: it cannot even be read, for the problems. It can be played when there are
    no problems.
    """

    problems: tuple[Problem, ...]
    scenario: Scenario | None = None


def check(tree: Tree, attachments: Collection[str] = ()) -> Checked:
    """Return what is wrong in a tree that has these attachments."""
    spelling = Spelling("")
    try:
        scenario = spelling.scenario(marked(without_notes(tree)))
    except ScenarioError as error:
        known = {one.field for one in error.problems}
        for flaw in body_flaws(_sketch(tree)):
            if flaw.path not in known:
                spelling.note(flaw.path, flaw.code, shortened(flaw.value, 200))
        return Checked(tuple(spelling.problems))
    for path, name in attachments_of(scenario):
        if not isinstance(name, str) or name not in attachments:
            spelling.note(path, "no_such_attachment", shortened(str(name)))
    for flaw in body_flaws(scenario):
        spelling.note(flaw.path, flaw.code, shortened(flaw.value, 200))
    return Checked(tuple(spelling.problems), scenario)


def _sketch(tree: Tree) -> Scenario:
    """Return what plug-ins are asked about of a scenario that cannot be read as a whole: the same
    parts at the same places.
    """
    injects = tuple(
        Inject(
            str(at(one, ("id",), "")),
            str(at(one, ("kind",), "")),
            "",
            Trigger(when=_condition(one)),
            body=fields_at(one, ("body",)),
            variants=tuple(Variant(fields_at(v, ("body",))) for v in items_at(one, ("variants",))),
        )
        for one in items_at(tree, ("injects",))
    )
    expectations = tuple(
        Expectation("", "", "", str(at(one, ("criterion",), "")), body=fields_at(one, ("body",)))
        for one in items_at(tree, ("expectations",))
    )
    world = tuple(
        Beginning(str(at(one, ("kind",), "")), fields_at(one, ("body",)))
        for one in items_at(tree, ("world",))
    )
    return Scenario(1, "", "", "", (), (), injects, expectations, world=world)


def _condition(inject: Any) -> Condition | None:
    said = fields_at(inject, ("trigger", "when"))
    return Condition(str(said.get("condition", "")), fields_at(said, ("body",))) if said else None


def marked(value: Any) -> Marked:
    """Return a plain value as the reader of a file would have it, at no line."""
    if isinstance(value, dict):
        return Marked({str(name): marked(one) for name, one in value.items()}, 0, 0)
    if isinstance(value, (list, tuple)):
        return Marked([marked(one) for one in value], 0, 0)
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return Marked(value, 0, 0, "" if value is None else text)


def place_of(problem: Problem) -> Path:
    """Return where a problem is, down to the field that a plug-in names."""
    path = path_of(problem.field)
    if problem.code == "missing_field":
        return (*path, problem.value)
    if problem.code == "bad_body":
        named = re.search(r"field `(\w+)`", problem.value) or re.search(r"\$\.(\w+)", problem.value)
        return (*path, named.group(1)) if named else path
    return path

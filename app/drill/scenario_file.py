"""Scenario files: loaded with every problem named by its line, and saved so that they come back.

The format is described in docs/drill-scenario.md and `resources/schemas/scenario-v1.schema.json`.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from app.drill.bundle import SCENARIO, Bundle, read_bundle
from app.drill.kinds import body_flaws
from app.drill.marked import read_marked, teach_core_schema
from app.drill.problems import MOST, ScenarioError, shortened
from app.drill.spelling import Spelling, spelt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.domain.drill.scenario import Flaw, Scenario

__all__ = ["SHIPPED", "attachments_of", "load", "problems_at", "read", "save"]

SHIPPED = Path(__file__).parents[2] / "resources" / "scenarios"
"""Where the scenarios lie that come with the program."""


def load(path: Path, *, to_play: bool = False) -> Scenario:
    """Return the scenario in a YAML file, a folder or a zip; see `read`. Raises ScenarioError."""
    return read(read_bundle(path), to_play=to_play)


def read(bundle: Bundle, *, to_play: bool = False) -> Scenario:
    """Return the scenario of a bundle. Raises ScenarioError.

    `to_play`: also when a kind of inject or a criterion is unknown, or does not understand what it
    is told; else such a scenario can be read, of a version that knows more than this one.
    """
    spelling = Spelling(bundle.file)
    scenario = spelling.scenario(read_marked(bundle.text, bundle.file))
    for path, name in attachments_of(scenario):
        if not isinstance(name, str) or name not in bundle.attachments:
            spelling.note(path, "no_such_attachment", shortened(str(name)))
    if to_play and not spelling.problems:
        for flaw in body_flaws(scenario):
            spelling.note(flaw.path, flaw.code, shortened(flaw.value, 200))
    if spelling.problems:
        raise ScenarioError(spelling.problems[:MOST])
    return scenario


def problems_at(bundle: Bundle, flaws: list[Flaw]) -> ScenarioError:
    """Return flaws that were found later as problems of the bundle's file, with their lines."""
    spelling = Spelling(bundle.file)
    spelling.scenario(read_marked(bundle.text, bundle.file))
    for flaw in flaws:
        spelling.note(flaw.path, flaw.code, shortened(flaw.value, 200))
    return ScenarioError(spelling.problems[:MOST])


def save(scenario: Scenario, path: Path) -> None:
    """Write a scenario to a YAML file, or as `scenario.yaml` into a folder, whole or not at all.

    Raises OSError; ScenarioError and ValueError when it could not be loaded again as it is: nothing
    is then written.
    """
    target = path / SCENARIO if path.is_dir() else path
    raw = _text(scenario).encode()
    if Spelling(str(target)).scenario(read_marked(raw, str(target))) != scenario:
        raise ValueError("holds values that a scenario file cannot say")
    handle, made = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        Path(made).replace(target)
    except BaseException:
        Path(made).unlink(missing_ok=True)
        raise


def _text(scenario: Scenario) -> str:
    text: str = yaml.dump(
        spelt(scenario),
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        default_flow_style=False,
        width=1_000_000,
    )
    return text


class _Dumper(yaml.SafeDumper):  # type: ignore[misc]
    """Writes what any YAML program reads alike: `on` and times are quoted; nothing is shared."""

    def ignore_aliases(self, _data: object) -> bool:
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> Any:  # noqa: ARG002
        return super().increase_indent(flow, indentless=False)


def _represent_text(dumper: _Dumper, text: str) -> Any:
    # Line breaks of other kinds would be read as plain ones, were they not escaped.
    style = '"' if set(text) & set("\r\x85\u2028\u2029\ufeff") else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


teach_core_schema(_Dumper)
_Dumper.add_representer(str, _represent_text)


def attachments_of(scenario: Scenario) -> Iterator[tuple[str, Any]]:
    """Yield where bodies name an attachment, and its name."""
    for number, inject in enumerate(scenario.injects):
        bodies = {f"injects[{number}].body": inject.body} | {
            f"injects[{number}].variants[{place}].body": one.body
            for place, one in enumerate(inject.variants)
        }
        for path, body in bodies.items():
            if "attachment" in body:
                yield f"{path}.attachment", body["attachment"]

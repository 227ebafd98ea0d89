"""A scenario written as a person would: sections apart, short sets of fields on one line, comments.

What is written here is read back before it is handed out; `scenario_file.save` writes the same
values plainly.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from unicodedata import east_asian_width

import yaml

from app.drill.marked import read_marked, teach_core_schema
from app.drill.spelling import Spelling, spelt

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from app.domain.drill.scenario import Scenario

_WIDE = 1_000_000
_LINE = 96
"""Columns that a set of fields may take on one line; a Chinese character takes two."""
_ROW = 200
"""The same for an expectation: they are read as a table."""
_LISTS = ("objectives", "roles", "injects", "expectations")
_BREAKS = set("\r\x85\u2028\u2029\ufeff")


class Unwritable(ValueError):
    """A scenario holds values that a file cannot say."""


def fair_copy(
    scenario: Scenario, head: Iterable[str] = (), notes: Mapping[str, str] | None = None
) -> str:
    """Return the text of a scenario's file.

    `head`: lines of comment at its top. `notes`: a comment before an inject or an expectation, by
    its id. Raises Unwritable, ScenarioError when it could not be read again as it is.
    """
    text = fair_text(spelt(scenario), head, notes or {})
    if Spelling("").scenario(read_marked(text.encode(), "")) != scenario:
        raise Unwritable("holds values that a scenario file cannot say")
    return text


def fair_text(fields: dict[str, Any], head: Iterable[str], notes: Mapping[str, str]) -> str:
    """Return the same for what a file says, also when it is no sound scenario."""
    lines = [f"# {_on_one_line(line)}".rstrip() for line in head]
    plain = {
        name: one for name, one in fields.items() if name not in _LISTS or not isinstance(one, list)
    }
    lines += _dump(plain).splitlines()
    for name in [one for one in fields if one in _LISTS and isinstance(fields[one], list)]:
        lines += ["", f"{name}:" if fields[name] else f"{name}: []"]
        spaced = name == "injects"
        for place, one in enumerate(fields[name]):
            if spaced and place:
                lines.append("")
            has_note = name in ("injects", "expectations") and isinstance(one, dict)
            note = notes.get(str(one.get("id"))) if has_note else None
            lines += [f"  # {_on_one_line(note)}"] if note else []
            item = _dump([_folded(one) if spaced else _line_if_short(one, _ROW)])
            lines += [f"  {line}".rstrip() if line else "" for line in item.splitlines()]
    return "\n".join(lines) + "\n"


def flow_text(value: Any) -> str:
    """Return a value as YAML on one line."""
    return _dump(_Flow(value) if isinstance(value, dict) else value, flow=True).rstrip("\n")


def block_text(value: Any) -> str:
    """Return a value as YAML of several lines, short sets of fields on one."""
    return _dump(_folded(value)).rstrip("\n")


class _Flow(dict[str, Any]):
    """Fields that stand on one line."""


def _folded(value: Any) -> Any:
    """Return a value whose inner sets of fields stand on one line where they are short."""
    if isinstance(value, dict):
        return {name: _line_if_short(one) for name, one in value.items()}
    return [_line_if_short(one) for one in value] if isinstance(value, list) else value


def _line_if_short(value: Any, most: int = _LINE) -> Any:
    if not isinstance(value, (dict, list)) or not value:
        return value
    line = flow_text(value)
    if "\n" in line or _width(line) > most:
        return _folded(value)
    return _Flow(value) if isinstance(value, dict) else _FlowList(value)


def _width(line: str) -> int:
    return sum(1 + (east_asian_width(one) in "WF") for one in line)


class _FlowList(list[Any]):
    """A list that stands on one line."""


class _Dumper(yaml.SafeDumper):  # type: ignore[misc]
    """Quotes what another YAML program might take for something else than text."""

    def ignore_aliases(self, _data: object) -> bool:
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> Any:  # noqa: ARG002
        return super().increase_indent(flow, indentless=False)


def _represent_text(dumper: _Dumper, text: str) -> Any:
    style = None
    if set(text) & _BREAKS or text != text.strip():  # a block would lose breaks and blanks
        style = '"'
    elif "\n" in text:
        style = "|"
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _represent_flow(dumper: _Dumper, fields: _Flow) -> Any:
    return dumper.represent_mapping("tag:yaml.org,2002:map", fields.items(), flow_style=True)


def _represent_flow_list(dumper: _Dumper, items: _FlowList) -> Any:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=True)


teach_core_schema(_Dumper)
_Dumper.add_representer(str, _represent_text)
_Dumper.add_representer(_Flow, _represent_flow)
_Dumper.add_representer(_FlowList, _represent_flow_list)


def _dump(value: Any, *, flow: bool | None = None) -> str:
    text: str = yaml.dump(
        value,
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        default_flow_style=bool(flow),
        width=_WIDE,
    )
    return text.removesuffix("...\n")


def _on_one_line(text: str) -> str:
    return "".join(one if one.isprintable() else " " for one in " ".join(text.split()))

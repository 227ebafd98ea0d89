"""A pasted list of who took part (参演名单): a line each, as a spreadsheet or a chat gives it.

Name first; then, in any order, the residential area (code, name, or the beginning of one name) and
what they did. Cells are divided by tabs, commas, or where there is neither by spaces.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST_NAME = 40
LONGEST_ROLE = 60
_HEADINGS = frozenset({"姓名", "名字", "name", "Name"})
_LEAST_OF_NAME = 2


class Listed(msgspec.Struct, frozen=True):
    """Somebody on the list. `area`: the 12-digit code, "" where none is given."""

    name: str
    area: str = ""
    role: str = ""


class WhyNot(StrEnum):
    """What is wrong with a line."""

    NO_AREA = "no_area"
    """Of its cells none is an area that there is."""
    TOO_LONG = "too_long"


class Misread(msgspec.Struct, frozen=True):
    """A line that was left out. `number`: from 1. `said`: what is wrong in it."""

    number: int
    said: str
    why: WhyNot


class Roster(msgspec.Struct, frozen=True):
    """What a list says; somebody who stands in it twice is listed once."""

    people: tuple[Listed, ...] = ()
    misread: tuple[Misread, ...] = ()


def read_roster(text: str, areas: Mapping[str, str]) -> Roster:
    """Return what a pasted list says. `areas`: names by code."""
    people: dict[Listed, None] = {}
    misread = []
    for number, line in enumerate(text.splitlines(), 1):
        cells = _cells(line)
        if not cells or cells[0] in _HEADINGS:
            continue
        found = _listed(number, cells, areas)
        if isinstance(found, Misread):
            misread.append(found)
        else:
            people[found] = None
    return Roster(tuple(people), tuple(misread))


def roster_text(people: tuple[Listed, ...], areas: Mapping[str, str]) -> str:
    """Return people as a list that reads as the same again."""
    return "\n".join(
        "\t".join((one.name, areas.get(one.area, one.area), one.role)).rstrip() for one in people
    )


def count_by_area(people: tuple[Listed, ...]) -> dict[str, int]:
    """Return how many people of each area are listed; those of none are not counted."""
    counts: dict[str, int] = {}
    for one in people:
        if one.area:
            counts[one.area] = counts.get(one.area, 0) + 1
    return counts


def _cells(line: str) -> list[str]:
    for divider in (r"\t", r"[,，、;；]"):
        if re.search(divider, line):
            return [one for one in (" ".join(c.split()) for c in re.split(divider, line)) if one]
    return line.split()


def _listed(number: int, cells: list[str], areas: Mapping[str, str]) -> Listed | Misread:
    name, *rest = cells
    if len(name) > LONGEST_NAME:
        return Misread(number, name, WhyNot.TOO_LONG)
    codes = [_area(one, areas) for one in rest]
    place = next((at for at, code in enumerate(codes) if code), None)
    if place is None and len(rest) > 1:
        return Misread(number, rest[0], WhyNot.NO_AREA)
    role = " ".join(one for at, one in enumerate(rest) if at != place)
    if len(role) > LONGEST_ROLE:
        return Misread(number, role, WhyNot.TOO_LONG)
    return Listed(name, "" if place is None else codes[place], role)


def _area(cell: str, areas: Mapping[str, str]) -> str:
    """Return the code of the area that a cell names; "" when it names none, or more than one."""
    if cell in areas:
        return cell
    exact = [code for code, name in areas.items() if name == cell]
    if len(exact) == 1:
        return exact[0]
    if len(cell) < _LEAST_OF_NAME:
        return ""
    begun = [code for code, name in areas.items() if name.startswith(cell)]
    return begun[0] if len(begun) == 1 else ""

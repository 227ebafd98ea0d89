"""A scenario's values as its file spells them: read from a marked tree, and written back.

The names are those of the structs in `app.domain.drill.scenario`; only spans are spelt otherwise
(`app.domain.drill.spans`). What is left out has the struct's default.
"""

from __future__ import annotations

import contextlib
import re
import types
import typing
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import msgspec

from app.domain.drill.scenario import Inject, Scenario, Trigger, flaws
from app.domain.drill.spans import BadSpan, parse_span, span_text
from app.drill.problems import MOST, Problem, ScenarioError, shortened

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.drill.marked import Marked

FORMAT = 1
"""The version of the format this program reads and writes."""

SPANS: frozenset[tuple[type, str]] = frozenset(
    {
        (Trigger, "at"),
        (Trigger, "within"),
        (Trigger, "delay"),
        (Inject, "answer_within"),
        (Scenario, "lasts"),
    }
)
"""The fields that hold milliseconds of drill time."""


_MOMENT = re.compile(r"\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d)?)?", re.ASCII)


class _Wrong(Exception):
    """A value cannot be read; the problem is noted. Left out, it must not be taken for given."""


class Spelling:
    """One reading of one file. `problems`: what was wrong so far."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self._places: dict[str, Marked] = {}

    def scenario(self, tree: Marked) -> Scenario:
        """Return the scenario in `tree`. Raises ScenarioError with all that is wrong in it."""
        if isinstance(tree.value, dict) and "format" in tree.value:
            version = tree.value["format"]
            if version.value != FORMAT or isinstance(version.value, bool):
                self._note(version, "format", "newer_format", version.described())
                raise ScenarioError(self.problems)
        read = None
        with contextlib.suppress(_Wrong):
            read = self._struct(tree, Scenario, "")
        if read is None or self.problems:
            self.problems.sort(key=lambda one: (one.line, one.column))
            raise ScenarioError(self.problems[:MOST])
        scenario: Scenario = read
        self._check_moment(scenario)
        for flaw in flaws(scenario):
            value = self._as_spelt(flaw.path, flaw.value)
            self._note(self._place(flaw.path), flaw.path, flaw.code, value)
        if self.problems:
            raise ScenarioError(self.problems[:MOST])
        return scenario

    def note(self, path: str, code: str, value: str = "") -> None:
        """Note a problem at a path that was read."""
        self._note(self._place(path), path, code, value)

    def _check_moment(self, read: Scenario) -> None:
        usable = not read.begins
        if _MOMENT.fullmatch(read.begins):
            with contextlib.suppress(ValueError):
                datetime.fromisoformat(read.begins)
                usable = True
        if not usable:
            self.note("begins", "not_moment", shortened(read.begins))

    def _struct(self, node: Marked, kind: type[msgspec.Struct], path: str) -> Any:
        self._places[path] = node
        if not isinstance(node.value, dict):
            self._refuse(node, path, "not_fields")
        assert isinstance(node.value, dict)
        fields = {field.name: field for field in msgspec.structs.fields(kind)}
        read = {}
        sound = True
        for name, value in node.value.items():
            below = f"{path}.{name}" if path else name
            if name not in fields:
                self._note(value, below, "unknown_field", shortened(name))
                continue
            try:
                read[name] = self._field(value, kind, fields[name], below)
            except _Wrong:
                sound = False
        for name, field in fields.items():
            if field.required and name not in node.value:
                self._note(node, path, "missing_field", name)
                sound = False
        if not sound:
            raise _Wrong
        return kind(**read)

    def _field(
        self, node: Marked, kind: type, field: msgspec.structs.FieldInfo, path: str
    ) -> object:
        self._places[path] = node
        if (kind, field.name) in SPANS:
            if not isinstance(node.value, str):
                self._refuse(node, path, "not_span")
            try:
                return parse_span(str(node.value))
            except BadSpan:
                self._refuse(node, path, "not_span")
        return self._value(node, field.type, path)

    def _value(self, node: Marked, kind: Any, path: str) -> object:
        self._places[path] = node
        if typing.get_origin(kind) in (types.UnionType, typing.Union):
            if node.value is None:
                return None
            kind = next(one for one in typing.get_args(kind) if one is not type(None))
        if typing.get_origin(kind) is tuple:
            return self._list(node, typing.get_args(kind)[0], path)
        if typing.get_origin(kind) is dict:
            return self._body(self._expect(node, dict, path, "not_fields"), path)
        if issubclass(kind, msgspec.Struct):
            return self._struct(node, kind, path)
        if issubclass(kind, StrEnum):
            if node.value not in list(kind):
                self._refuse(node, path, "not_one_of")
            return kind(str(node.value))
        codes = {str: "not_text", int: "not_whole", bool: "not_yes_no"}
        return self._expect(node, kind, path, codes[kind]).value

    def _body(self, node: Marked, path: str) -> object:
        """Return what a plug-in reads; where its fields stand is remembered for it."""
        assert isinstance(node.value, dict)
        self._places |= {f"{path}.{name}": one for name, one in node.value.items()}
        return node.plain()

    def _list(self, node: Marked, kind: Any, path: str) -> tuple[object, ...]:
        items = self._expect(node, list, path, "not_list").value
        assert isinstance(items, list)
        read = []
        sound = True
        for place, one in enumerate(items):
            try:
                read.append(self._value(one, kind, f"{path}[{place}]"))
            except _Wrong:
                sound = False
        if not sound:
            raise _Wrong
        return tuple(read)

    def _expect(self, node: Marked, kind: type, path: str, code: str) -> Marked:
        if not isinstance(node.value, kind) or (kind is int and isinstance(node.value, bool)):
            self._refuse(node, path, code)
        return node

    def _refuse(self, node: Marked, path: str, code: str) -> typing.NoReturn:
        self._note(node, path, code, node.described())
        raise _Wrong

    def _note(self, node: Marked, path: str, code: str, value: str = "") -> None:
        self.problems.append(
            Problem(self.file, node.line, path, code, shortened(value), column=node.column)
        )

    def _place(self, path: str) -> Marked:
        """Return the value at a path, or the nearest around it that is written out."""
        while path not in self._places:
            path = path[: max(path.rfind("."), path.rfind("["), 0)]
        return self._places[path]

    def _as_spelt(self, path: str, value: str) -> str:
        """Return a flaw's value as the file has it: spans are no milliseconds there."""
        node = self._places.get(path)
        return node.described() if node is not None and isinstance(node.value, str) else value


def spelt(value: Any) -> Any:
    """Return a scenario, or a part of one, as what its file says; defaults are left out."""
    if isinstance(value, msgspec.Struct):
        return dict(_spelt_fields(value))
    if isinstance(value, tuple):
        return [spelt(one) for one in value]
    return str(value) if isinstance(value, StrEnum) else value


def _spelt_fields(value: msgspec.Struct) -> typing.Iterator[tuple[str, Any]]:
    for field in msgspec.structs.fields(type(value)):
        one = getattr(value, field.name)
        if not field.required and one == _default(field):
            continue
        is_span = (type(value), field.name) in SPANS
        yield field.name, span_text(one) if is_span else spelt(one)


def _default(field: msgspec.structs.FieldInfo) -> object:
    if field.default is not msgspec.NODEFAULT:
        return field.default
    make: Callable[[], object] = field.default_factory
    return make()

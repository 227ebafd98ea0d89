"""YAML with places: every value knows its line, and nothing in it can do any harm.

A subset, as YAML 1.2's core schema has it: text, numbers, true and false, null, lists, mappings.
Names are taken as written, so that a trigger's `on` is no truth value; a time such as 1:05 is text.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Any, TypeAlias

import yaml

from app.drill.problems import MOST, Problem, ScenarioError, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGEST = 512 * 1024
"""Bytes of a scenario's text."""
DEEPEST = 30
MOST_ITEMS = 20_000
"""Values, after aliases are written out: a few lines can stand for billions."""

Value: TypeAlias = "dict[str, Marked] | list[Marked] | str | int | float | bool | None"

_TAG = "tag:yaml.org,2002:"
_INT = re.compile(r"[-+]?[0-9]{1,300}", re.ASCII)
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]{1,4})?", re.ASCII)


class Marked:
    """A value and where it stands. `text`: how a single value is written; `line` from 1."""

    __slots__ = ("column", "line", "text", "value")

    def __init__(self, value: Value, line: int, column: int, text: str = "") -> None:
        self.value = value
        self.line = line
        self.column = column
        self.text = text

    def plain(self) -> Any:
        """Return the value without places."""
        if isinstance(self.value, dict):
            return {name: one.plain() for name, one in self.value.items()}
        if isinstance(self.value, list):
            return [one.plain() for one in self.value]
        return self.value

    def described(self) -> str:
        """Return the value in a few letters, for a sentence."""
        if isinstance(self.value, dict):
            return "{…}"
        if isinstance(self.value, list):
            return "[…]"
        return shortened(self.text or "null")


class _TooMuch(Exception):
    def __init__(self, code: str, limit: int, mark: Any) -> None:
        super().__init__(code)
        self.code = code
        self.limit = limit
        self.mark = mark


class _Loader(yaml.SafeLoader):  # type: ignore[misc]
    """Composes nodes, never objects; knows the core schema's values alone; stops at its limits."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012
    depth = 0
    items = 0

    def compose_node(self, parent: Any, index: Any) -> Any:
        self.depth += 1
        self.items += 1
        if self.depth > DEEPEST:
            raise _TooMuch("too_deep", DEEPEST, self.peek_event().start_mark)
        if self.items > MOST_ITEMS:
            raise _TooMuch("too_much", MOST_ITEMS, self.peek_event().start_mark)
        try:
            return super().compose_node(parent, index)
        finally:
            self.depth -= 1


_CORE = (
    ("null", "~|null|", ["~", "n", ""]),
    ("bool", "true|false", ["t", "f"]),
    ("int", _INT.pattern, list("-+0123456789")),
    ("float", _FLOAT.pattern, list("-+.0123456789")),
)


def teach_core_schema(kind: Any) -> None:
    """Let a loader, or a dumper that must know what to quote, tell text from other values."""
    for name, pattern, first in _CORE:
        kind.add_implicit_resolver(_TAG + name, re.compile(f"(?:{pattern})\\Z", re.ASCII), first)


teach_core_schema(_Loader)


def read_marked(raw: bytes, file: str) -> Marked:
    """Return the tree in a YAML text. `file`: its name in problems. Raises ScenarioError."""
    if len(raw) > LARGEST:
        raise ScenarioError([Problem(file, 0, "", "too_large", f"{LARGEST // 1024} KB")])
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise ScenarioError([Problem(file, line, "", "not_utf8")]) from None
    try:
        node = yaml.compose(text, _Loader)
    except _TooMuch as limit:
        mark = limit.mark
        problem = Problem(
            file, mark.line + 1, "", limit.code, str(limit.limit), column=mark.column + 1
        )
        raise ScenarioError([problem]) from None
    except yaml.YAMLError as error:
        raise ScenarioError([_syntax(file, text, error)]) from None
    if node is None:
        raise ScenarioError([Problem(file, 1, "", "nothing")])
    reading = _Reading(file)
    tree = reading.read(node, "", 1)
    if reading.problems:
        raise ScenarioError(reading.problems[:MOST])
    return tree


def _syntax(file: str, text: str, error: yaml.YAMLError) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is not None:
        said = getattr(error, "problem", None) or getattr(error, "context", None) or "?"
        return Problem(file, mark.line + 1, "", "syntax", shortened(said), column=mark.column + 1)
    position = getattr(error, "position", 0)  # of a character that YAML does not allow
    return Problem(file, text.count("\n", 0, position) + 1, "", "syntax", "special characters")


class _Reading:
    """Turns nodes into marked values, noting what is not allowed."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self._items = 0

    def read(self, node: Any, path: str, depth: int) -> Marked:
        mark = node.start_mark
        line, column = mark.line + 1, mark.column + 1
        self._items += 1
        if depth > DEEPEST:  # also an alias that holds itself
            self._stop(node, path, "too_deep", DEEPEST)
        if self._items > MOST_ITEMS:
            self._stop(node, path, "too_much", MOST_ITEMS)
        if isinstance(node, yaml.MappingNode) and node.tag == _TAG + "map":
            return Marked(dict(self._pairs(node, path, depth)), line, column)
        if isinstance(node, yaml.SequenceNode) and node.tag == _TAG + "seq":
            items = [
                self.read(one, f"{path}[{place}]", depth + 1)
                for place, one in enumerate(node.value)
            ]
            return Marked(items, line, column)
        if isinstance(node, yaml.ScalarNode):
            return Marked(self._scalar(node, path), line, column, node.value)
        self._note(node, path, "tag", node.tag)
        return Marked(None, line, column)

    def _pairs(self, node: Any, path: str, depth: int) -> Iterator[tuple[str, Marked]]:
        seen: set[str] = set()
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self._note(key, path, "bad_key")
                continue
            name = key.value
            below = f"{path}.{name}" if path else name
            if name in seen:
                self._note(key, below, "key_twice", name)
                continue
            seen.add(name)
            yield name, self.read(value, below, depth + 1)

    def _scalar(self, node: Any, path: str) -> str | int | float | bool | None:
        text: str = node.value
        match node.tag.removeprefix(_TAG):
            case "str":
                return text
            case "null":
                return None
            case "bool" if text in ("true", "false"):
                return text == "true"
            case "int" if _INT.fullmatch(text):
                return int(text)
            case "float" if _FLOAT.fullmatch(text):
                number = float(text)
                if not math.isfinite(number):
                    self._note(node, path, "not_finite", text)
                return number
        self._note(node, path, "tag", node.tag)
        return None

    def _note(self, node: Any, path: str, code: str, value: str = "") -> None:
        mark = node.start_mark
        self.problems.append(
            Problem(self.file, mark.line + 1, path, code, shortened(value), column=mark.column + 1)
        )

    def _stop(self, node: Any, path: str, code: str, limit: int) -> None:
        self._note(node, path[:200], code, str(limit))
        raise ScenarioError(self.problems[-1:])

"""The safe part of Home Assistant's value templates: a path into the message, and a number cast.

`{{ value }}`, `{{ value_json.a.b }}`, `{{ value_json['a'][0].b }}`, each with `| float`, `| int`
or `| round(n)` behind it. Anything else is refused with a reason, and nothing is executed: a
template with a default could turn "no measurement" into a zero.
"""

from __future__ import annotations

import json
import re
from typing import Any, NamedTuple

_WHOLE = re.compile(
    r"\s*\{\{-?\s*(value_json|value)\s*((?:[.\[][^|{}]*)?)((?:\|[^|{}]*)*)-?\}\}\s*\Z"
)
_STEP = re.compile(r"\.([A-Za-z_][A-Za-z0-9_]*)|\[\s*(?:'([^'\\]*)'|\"([^\"\\]*)\"|(\d{1,4}))\s*\]")
_FILTER = re.compile(r"\s*(?:float|int|string|trim|round(?:\(\s*(\d)\s*\))?)\s*\Z")
_LONGEST = 300


class UnsafeTemplate(ValueError):
    """A template outside the safe part."""


class NotThere(ValueError):
    """The path leads nowhere in this message."""


class Template(NamedTuple):
    """A template that was read. `path` None: the whole payload as text."""

    path: tuple[str | int, ...] | None
    digits: int | None = None

    def of(self, payload: str) -> Any:
        """Return what the template gives of a message. Raises NotThere."""
        if self.path is None:
            return payload
        try:
            found = json.loads(payload)
        except (ValueError, RecursionError):
            raise NotThere("the message is not JSON") from None
        for step in self.path:
            try:
                found = found[step]
            except (KeyError, IndexError, TypeError):
                raise NotThere(f"no {step!r} in the message") from None
        return found


def read_template(text: str) -> Template:
    """Read a template. Raises UnsafeTemplate."""
    whole = _WHOLE.match(text) if len(text) <= _LONGEST else None
    if whole is None:
        raise UnsafeTemplate("only {{ value }} and {{ value_json.path }} are read")
    name, steps, filters = whole.groups()
    digits = None
    for one in filters.split("|")[1:]:
        known = _FILTER.match(one)
        if known is None:
            raise UnsafeTemplate(f"the filter {one.strip()[:40]!r} is not read")
        if known.group(1):
            digits = int(known.group(1))
    steps = steps.strip()
    if name == "value":
        if steps:
            raise UnsafeTemplate("value has no fields, use value_json")
        return Template(None, digits)
    path: list[str | int] = []
    at = 0
    while at < len(steps):
        step = _STEP.match(steps, at)
        if step is None:
            raise UnsafeTemplate(f"{steps[at:][:40]!r} is no plain path")
        plain, single, double, number = step.groups()
        path.append(
            int(number) if number else next(x for x in (plain, single, double) if x is not None)
        )
        at = step.end()
    return Template(tuple(path), digits)

"""What a form's field says as text, and what a text in it stands for. Pure.

An empty field is left out of the scenario. What cannot be read as its shape wants stays the text
that was typed: the check says what is wrong with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.drill.editing.lines import (
    curve_of,
    lines_of_curve,
    lines_of_options,
    lines_of_texts,
    number_of,
    options_of,
    plain_of,
    texts_of,
)
from app.drill.editing.spec import Shape, Spec
from app.drill.editing.tree import GONE
from app.drill.fair_copy import flow_text

if TYPE_CHECKING:
    from collections.abc import Callable

_READ: dict[Shape, Callable[[str], Any]] = {
    Shape.WHOLE: number_of,
    Shape.NUMBER: number_of,
    Shape.LINES: texts_of,
    Shape.CODES: texts_of,
    Shape.CURVE: curve_of,
    Shape.OPTIONS: options_of,
    Shape.REFERENCES: texts_of,
    Shape.OTHER: plain_of,
}
_SHOW: dict[Shape, Callable[[Any], str]] = {
    Shape.LINES: lines_of_texts,
    Shape.CODES: lines_of_texts,
    Shape.CURVE: lines_of_curve,
    Shape.OPTIONS: lines_of_options,
    Shape.REFERENCES: lines_of_texts,
    Shape.OTHER: flow_text,
}


def value_of(spec: Spec, text: str) -> Any:
    """Return the value that a text in a field stands for; GONE for an empty one."""
    if not text:
        return GONE
    if spec.shape is Shape.YES_NO:
        return True
    if spec.vocabulary == "level":
        return number_of(text)
    return _READ.get(spec.shape, str)(text)


def shown(spec: Spec, value: Any) -> str:
    """Return the text that a field shows for a value."""
    if value is GONE or value is None or value is False:
        return ""
    if spec.shape is Shape.YES_NO:
        return "1"
    show = _SHOW.get(spec.shape)
    if show is not None:
        return show(value)
    return flow_text(value) if isinstance(value, (dict, list)) else str(value)

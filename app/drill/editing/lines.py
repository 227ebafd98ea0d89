"""Values as lines of text, as a form edits them, and back. Pure.

What cannot be read is given back as it was typed, so that nothing is lost: the check then says
what is wrong with it.
"""

from __future__ import annotations

import re
from typing import Any

from app.domain.drill.spans import BadSpan, parse_span
from app.drill.fair_copy import flow_text
from app.drill.marked import read_marked
from app.drill.problems import ScenarioError

_WHOLE = re.compile(r"[-+]?\d{1,18}", re.ASCII)
_NUMBER = re.compile(r"[-+]?(\d+(\.\d*)?|\.\d+)", re.ASCII)


def number_of(text: str) -> int | float | str:
    """Return a number, or the text where it is none."""
    text = text.strip()
    if _WHOLE.fullmatch(text):
        return int(text)
    return float(text) if _NUMBER.fullmatch(text) and len(text) < 25 else text


def texts_of(lines: str) -> list[str]:
    """Return the texts of lines; empty ones are left out."""
    return [line.strip() for line in lines.splitlines() if line.strip()]


def lines_of_texts(value: Any) -> str:
    """Return texts as lines."""
    return "\n".join(map(str, value)) if isinstance(value, list) else str(value or "")


def curve_of(lines: str) -> list[list[Any]]:
    """Return the points of a curve: a span and a number a line."""
    points = []
    for line in texts_of(lines):
        span, _, number = line.replace("，", " ").replace(",", " ").partition(" ")
        points.append([_span(span), number_of(number)])
    return points


def lines_of_curve(value: Any) -> str:
    """Return a curve as lines."""
    if not isinstance(value, list):
        return str(value or "")
    return "\n".join(
        f"{one[0]} {one[1]}" if isinstance(one, list) and len(one) == 2 else flow_text(one)
        for one in value
    )


def options_of(lines: str) -> list[dict[str, str]]:
    """Return options: an id and a text a line."""
    return [
        {"id": name, "text": text.strip()}
        for name, _, text in (line.partition(" ") for line in texts_of(lines))
    ]


def lines_of_options(value: Any) -> str:
    """Return options as lines."""
    if not isinstance(value, list):
        return str(value or "")
    return "\n".join(
        f"{one.get('id', '')} {one.get('text', '')}" if isinstance(one, dict) else str(one)
        for one in value
    )


def detail_of(lines: str) -> dict[str, Any]:
    """Return what a deed's detail must say: a name and a value a line, `level = 1`."""
    found = {}
    for line in texts_of(lines):
        name, _, value = line.replace("＝", "=").partition("=")
        found[name.strip()] = plain_of(value.strip())
    return found


def lines_of_detail(value: Any) -> str:
    """Return a deed's detail as lines."""
    if not isinstance(value, dict):
        return str(value or "")
    return "\n".join(f"{name} = {flow_text(one)}" for name, one in value.items())


def plain_of(text: str) -> Any:
    """Return the value that a text says as a file would have it, or the text itself."""
    if not text:
        return ""
    try:
        return read_marked(text.encode(), "").plain()
    except ScenarioError:
        return text


def _span(text: str) -> Any:
    try:
        parse_span(text)
    except BadSpan:
        return number_of(text)
    return text

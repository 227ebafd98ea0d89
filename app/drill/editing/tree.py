"""Edits of a plain tree: each returns a new tree, and shares with the old one what did not change.

A path is what leads to a value: names of fields, and places in lists from 0. Pure. A tree that was
handed out is never changed, so that another thread may read it.
"""

from __future__ import annotations

import re
from typing import Any, TypeAlias

Tree: TypeAlias = "dict[str, Any]"
Path: TypeAlias = "tuple[str | int, ...]"

_STEP = re.compile(r"\[(\d+)\]|([^.\[]+)")


class Gone:
    """What stands for a field that is left out; use GONE."""

    def __bool__(self) -> bool:
        """Return that it is nothing."""
        return False


GONE = Gone()


def path_of(text: str) -> Path:
    """Return the path that a problem names, such as `injects[3].trigger.after`."""
    return tuple(int(place) if place else name for place, name in _STEP.findall(text))


def steps(name: str) -> Path:
    """Return the path within its item of a form's field, such as `notes.aim`."""
    return tuple(name.split("."))


def at(tree: Any, path: Path, other: Any = None) -> Any:
    """Return the value at a path, `other` where there is none."""
    for step in path:
        is_there = (
            step in tree
            if isinstance(tree, dict)
            else isinstance(tree, list) and isinstance(step, int) and 0 <= step < len(tree)
        )
        if not is_there:
            return other
        tree = tree[step]
    return tree


def fields_at(tree: Any, path: Path) -> Tree:
    """Return the set of fields at a path; an empty one where there is something else."""
    found = at(tree, path)
    return found if isinstance(found, dict) else {}


def items_at(tree: Any, path: Path) -> list[Any]:
    """Return the list at a path; an empty one where there is something else."""
    found = at(tree, path)
    return found if isinstance(found, list) else []


def put(tree: Any, path: Path, value: Any) -> Any:
    """Return the tree with another value at a path; GONE leaves a field out.

    Fields on the way that are not there are made. Raises IndexError for a place that is none.
    """
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        items = list(tree) if isinstance(tree, list) else []
        items[step] = put(items[step], rest, value)
        return items
    fields = dict(tree) if isinstance(tree, dict) else {}
    if not rest and value is GONE:
        fields.pop(step, None)
    else:
        fields[step] = put(fields.get(step), rest, value)
    return fields


def insert(tree: Any, path: Path, place: int, value: Any) -> Any:
    """Return the tree with a value put into the list at a path, before `place`."""
    items = items_at(tree, path)
    return put(tree, path, [*items[:place], value, *items[place:]])


def remove(tree: Any, path: Path, place: int) -> Any:
    """Return the tree without the value at a place of the list at a path."""
    items = items_at(tree, path)
    return put(tree, path, [*items[:place], *items[place + 1 :]])


def move(tree: Any, path: Path, place: int, to: int) -> Any:
    """Return the tree with the value at a place of a list standing at another place."""
    value = items_at(tree, path)[place]
    return insert(remove(tree, path, place), path, to, value)

"""The time line of a draft: what can be read of it, however much of the rest is flawed.

Injects are known by their place, not by their ids: these may be missing, or there twice.
"""

from __future__ import annotations

from typing import Any

import msgspec

from app.domain.drill.player import Play, begin
from app.domain.drill.scenario import (
    Condition,
    Deed,
    Inject,
    Role,
    RoleKind,
    Scenario,
    Span,
    Trigger,
)
from app.domain.drill.spans import BadSpan, parse_span
from app.domain.drill.timeline import TimeLine, timeline
from app.drill.editing.tree import Tree, at, fields_at, items_at


class Outline(msgspec.Struct, frozen=True):
    """A play that has not begun, and its time line; ids of injects are their places as text."""

    play: Play
    line: TimeLine

    def at(self, place: int) -> Span | None:
        """Return when the inject at a place is due, or reckoned to be; None: unforeseeable."""
        return next((one.at for one in self.line.marks if one.id == str(place)), None)


def outline(tree: Tree) -> Outline:
    """Return what a draft looks like in time."""
    injects = items_at(tree, ("injects",))
    places: dict[str, str] = {}
    for place, one in enumerate(injects):
        places.setdefault(str(at(one, ("id",), "")), str(place))
    roles = tuple(
        Role(str(at(one, ("id",), "")), str(at(one, ("title",), "")), _kind(at(one, ("kind",))))
        for one in items_at(tree, ("roles",))
    )
    made = tuple(_inject(str(place), one, places) for place, one in enumerate(injects))
    lasts = max(0, span_at(tree, ("lasts",)) or 0)
    play = begin(Scenario(1, "", str(tree.get("title", "")), "", (), roles, made, lasts=lasts))
    return Outline(play, timeline(play, 0))


def span_at(tree: Any, path: tuple[str | int, ...]) -> Span | None:
    """Return the span that is written at a path, None where there is none that can be read."""
    try:
        return parse_span(str(at(tree, path, "")))
    except BadSpan:
        return None


def _inject(name: str, said: Any, places: dict[str, str]) -> Inject:
    answer = span_at(said, ("answer_within",))
    return Inject(
        name,
        str(at(said, ("kind",), "")),
        str(at(said, ("title",), "")),
        _trigger(fields_at(said, ("trigger",)), places),
        str(at(said, ("to",), "")),
        answer_within=answer,
    )


def _trigger(said: Tree, places: dict[str, str]) -> Trigger:
    """Return when an inject is due; by hand where that cannot be read."""
    delay = max(0, span_at(said, ("delay",)) or 0)
    if "at" in said:
        moment = span_at(said, ("at",))
        return Trigger(by_hand=True) if moment is None else Trigger(at=max(0, moment))
    if "after" in said:
        other = places.get(str(said["after"]))
        return Trigger(after=other, delay=delay) if other else Trigger(by_hand=True)
    if "unless" in said:
        within = max(0, span_at(said, ("within",)) or 0)
        since = places.get(str(said.get("since", "")), "")
        return Trigger(unless=_deed(said["unless"]), since=since, within=within, delay=delay)
    if "on" in said:
        return Trigger(on=_deed(said["on"]), delay=delay)
    if "when" in said:
        return Trigger(when=Condition(str(at(said, ("when", "condition"), ""))), delay=delay)
    return Trigger(by_hand=True)


def _deed(said: Any) -> Deed:
    return Deed(str(at(said, ("action",), "")), str(at(said, ("table",), "")))


def _kind(said: Any) -> RoleKind:
    return RoleKind(said) if said in list(RoleKind) else RoleKind.PLAYER

"""What would meet an expectation: a criterion says it, the robot player does it.

A criterion's module may have `want(body, play)`, which returns a `Want`, or None while there is
nothing to be done.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

import msgspec

from app.domain.drill.scenario import Deed, Span

if TYPE_CHECKING:
    from app.domain.drill.player import Play


class Acknowledge(msgspec.Struct, frozen=True):
    """Alarms are acknowledged as they come."""


class Verify(msgspec.Struct, frozen=True):
    """The alarms of an inject are given this verdict."""

    inject: str
    verdict: str


class Activate(msgspec.Struct, frozen=True):
    """A plan, by its code, is activated at this level, or raised to it."""

    plan: str
    level: int


class Stand(msgspec.Struct, frozen=True):
    """A plan, by its code, stands at exactly this level; 0: its response is ended."""

    plan: str
    level: int


class OpenShelters(msgspec.Struct, frozen=True):
    """A shelter, or `count` of an area, is opened; all by their codes."""

    shelter: str = ""
    area: str = ""
    count: int = 1


class TakeIn(msgspec.Struct, frozen=True):
    """So many people are counted into these shelters, none named: any. `people` 0: as many as are
    registered for the `building` or the `area`: `who` is vulnerable, or residents.
    """

    people: int
    shelters: tuple[str, ...] = ()
    area: str = ""
    building: str = ""
    who: str = "vulnerable"


class IssueStock(msgspec.Struct, frozen=True):
    """So much of an item is issued, what expires first before the rest."""

    item: str
    quantity: Decimal
    depot: str = ""


class FinishTask(msgspec.Struct, frozen=True):
    """A task with these words in its title is given, unless it is there, and done."""

    title: str


class SendTeam(msgspec.Struct, frozen=True):
    """A team is given a task: by its code, or the first that fits and is not `away` (codes)."""

    team: str
    scope: str = ""
    area: str = ""
    named: str = ""
    away: tuple[str, ...] = ()


class CallBack(msgspec.Struct, frozen=True):
    """A call is made and reaches `whom`: about an alarm of one of these sensors, none named: about
    an incident (of this kind).
    """

    whom: str
    sensors: tuple[str, ...] = ()
    kind: str = ""


class Notify(msgspec.Struct, frozen=True):
    """The vulnerable people of a building, by its code, are all called."""

    building: str


class Report(msgspec.Struct, frozen=True):
    """The district is told: phone, initial, follow_up, final."""

    report: str


class Reply(msgspec.Struct, frozen=True):
    """An inject is answered."""

    inject: str


class Do(msgspec.Struct, frozen=True):
    """An act that is found in the audit like this."""

    deed: Deed


Work: TypeAlias = (
    Acknowledge
    | Verify
    | Activate
    | Stand
    | OpenShelters
    | TakeIn
    | IssueStock
    | FinishTask
    | SendTeam
    | CallBack
    | Notify
    | Report
    | Reply
    | Do
)


class Want(msgspec.Struct, frozen=True):
    """`work` from the drill time `since` on, in time until `limit`.

    `limit` None: not known yet. For `Acknowledge` both count for each alarm from when it is raised.
    """

    work: Work
    since: Span
    limit: Span | None


def wanted(work: Work, play: Play, since: str, within: Span) -> Want | None:
    """Return a want that begins when the inject `since` was fired ("": at the start), else None."""
    at: Span | None = 0
    if since:
        step = play.steps.get(since)
        at = None if step is None else step.at
    return None if at is None else Want(work, at, at + within)

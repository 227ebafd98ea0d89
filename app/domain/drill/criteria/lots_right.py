"""Supplies were issued from the right lots (批次正确): what expires first goes first, nothing that
is expired or spoiled, and from the depot that was named.

After the street's own rule of issuing (`app.domain.stock.suggest_lots`), judged on the ledger as it
stood when each issue was written.
"""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

import msgspec

from app.domain.drill.bodies import BodySpan
from app.domain.drill.criteria.finding import SHARE_LATE, Clue, Finding, Outcome, late, met
from app.domain.drill.scenario import Span
from app.domain.drill.wants import IssueStock, Want, wanted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.domain.drill.player import Play
    from app.domain.drill.record import LotFact, Record, StockFact

NAME = "lots_right"
_NEVER = "9999-12-31"


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`item`: its code; `quantity` in its unit; `depot`: its code, "" for any. `spoiled`: codes of
    lots that must not be given out. `within`: after the inject `since`, left out: the start.
    """

    item: str
    quantity: Decimal
    within: BodySpan
    depot: str = ""
    since: str = ""
    spoiled: tuple[str, ...] = ()


class _Line(msgspec.Struct, frozen=True):
    """A line of an issue. `fault`: why its lot was the wrong one, "" for the right one."""

    id: str
    at: Span
    quantity: Decimal
    fault: str
    lot: str


def find(body: Body, record: Record) -> Finding:
    """Add up what was issued since, line by line until it is enough: the share is that of the right
    lots; late ones count half. Nothing issued is missed, for that nothing was wrong is no merit.
    """
    since = record.fired_at(body.since)
    if since is None or body.quantity <= 0:
        return Finding(Outcome.UNJUDGED)
    limit = since + body.within
    lines = _enough(_lines(body, record, since), body.quantity)
    total = sum((one.quantity for one in lines), Decimal(0))
    wrong = [one for one in lines if one.fault]
    clues = _clues(body, record, since, lines)
    ids = tuple(one.id for one in lines)
    at = lines[-1].at if lines else None
    if at is not None and total >= body.quantity and not wrong:
        return met(at, *ids, clues=clues) if at <= limit else late(at, *ids, clues=clues)
    if record.end < limit and total < body.quantity:
        return Finding(Outcome.OPEN, clues=clues)
    half = Decimal(str(SHARE_LATE))
    right = sum(
        (one.quantity * (1 if one.at <= limit else half) for one in lines if not one.fault),
        Decimal(0),
    )
    share = float(right / max(body.quantity, total))
    return Finding(Outcome.PARTLY if share else Outcome.MISSED, share, None, ids, clues)


def want(body: Body, play: Play) -> Want | None:
    """Return the issue; the robot issues as the program proposes."""
    work = IssueStock(body.item, body.quantity, body.depot)
    return wanted(work, play, body.since, body.within)


def _lines(body: Body, record: Record, since: Span) -> list[_Line]:
    """Return the issues of the item since then from the depot, in their order, each judged."""
    moves = [one for one in record.stock if one.item == body.item]
    lots = {(one.depot, one.lot): one for one in record.lots if one.item == body.item}
    return [
        _Line(one.id, one.at, -one.quantity, _fault(body, record, one, moves, lots), one.lot)
        for one in moves
        if one.is_issue and one.at >= since and body.depot in ("", one.depot)
    ]


def _fault(
    body: Body,
    record: Record,
    line: StockFact,
    moves: list[StockFact],
    lots: dict[tuple[str, str], LotFact],
) -> str:
    expires = _expires(lots, line.depot, line.lot)
    if expires < line.day:
        return "expired"
    spoiled = {*body.spoiled, *_lost(body, record, line)}
    if line.lot in spoiled:
        return "spoiled"
    held: defaultdict[str, Decimal] = defaultdict(Decimal)
    for (depot, lot), one in lots.items():
        if depot == line.depot:
            held[lot] += one.held
    for move in moves:
        if move.depot == line.depot and move.at <= line.at:
            held[move.lot] += move.quantity
    sooner = any(
        left > 0 and lot not in spoiled and line.day <= _expires(lots, line.depot, lot) < expires
        for lot, left in held.items()
    )
    return "not_first" if sooner else ""


def _expires(lots: dict[tuple[str, str], LotFact], depot: str, lot: str) -> str:
    """Return a lot's last good day; one that does not expire comes last."""
    known = lots.get((depot, lot))
    return known.expires_on if known is not None and known.expires_on else _NEVER


def _lost(body: Body, record: Record, line: StockFact) -> set[str]:
    """Return the lots of the depot that injects told to be spoiled, whole, by then."""
    return {
        str(step.body["lot"])
        for step in record.play.steps.values()
        if step.inject.kind == "loss"
        and step.at is not None
        and step.at <= line.at
        and step.body.get("lot")
        and step.body.get("quantity") is None
        and step.body.get("item") in (None, body.item)
        and step.body.get("depot") in (None, line.depot)
    }


def _enough(lines: Iterable[_Line], quantity: Decimal) -> list[_Line]:
    """Return the lines until it is enough; those of one moment are one issue."""
    found: list[_Line] = []
    total = Decimal(0)
    for line in lines:
        if total >= quantity and line.at != found[-1].at:
            break
        found.append(line)
        total += line.quantity
    return found


def _clues(body: Body, record: Record, since: Span, lines: list[_Line]) -> tuple[Clue, ...]:
    found = [Clue("lots_wanted", (str(body.quantity),))]
    if lines:
        total = sum((one.quantity for one in lines), Decimal(0))
        found.append(Clue("lots_issued", (f"{total.normalize():f}",), lines[-1].at))
    found += [Clue(f"lot_{one.fault}", (one.lot,), one.at) for one in lines if one.fault]
    elsewhere = sorted(
        {
            one.depot
            for one in record.stock
            if one.item == body.item and one.is_issue and one.at >= since
            and body.depot not in ("", one.depot)
        }
    )  # fmt: skip
    if elsewhere:
        found.append(Clue("other_depot", ("、".join(elsewhere),)))
    return tuple(found)

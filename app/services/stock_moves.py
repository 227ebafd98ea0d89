"""What a person can do to the stock: receive, issue, write off, count, take a move back.

Each appends one line to the ledger; the balance of a lot in a depot is their sum, and no line may
take it below nothing. The lot's row is locked while a line is added, so two desks cannot both
issue the last piece.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import func, select

from app.domain import stock as rules
from app.domain.instant import local_date
from app.domain.stock import MoveKind
from app.services import texts
from app.services.desk import ServiceError
from app.services.ledgers import check_reversible
from app.services.rows import existing, locked
from db.ids import new_id
from db.models import Depot, Incident, Lot, StockMove, SupplyItem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from app.services.desk import Deed, Desk


class BadQuantity(ServiceError):
    """A quantity that cannot be. Fields: `quantity`, `fault` (a code of `QuantityFault`)."""

    def __init__(self, quantity: Decimal, fault: str) -> None:
        super().__init__(f"{quantity}: {fault}")
        self.quantity = quantity
        self.fault = fault


class NotEnough(ServiceError):
    """The lot in this depot holds less than is wanted. Fields: `available`, `wanted`, `lot_code`.

    `lot_code` is empty when all good lots together hold less.
    """

    def __init__(self, available: Decimal, wanted: Decimal, lot_code: str = "") -> None:
        super().__init__(f"{wanted} wanted, {available} there")
        self.available = available
        self.wanted = wanted
        self.lot_code = lot_code


class LotExpired(ServiceError):
    """The lot's last good day is over. Fields: `lot_code`, `expires_on`."""

    def __init__(self, lot_code: str, expires_on: str) -> None:
        super().__init__(f"lot {lot_code} expired on {expires_on}")
        self.lot_code = lot_code
        self.expires_on = expires_on


class LotDiffers(ServiceError):
    """The item has a lot of this code with other dates.

    Fields: `lot_code`, `produced_on`, `expires_on` of the lot that is there.
    """

    def __init__(self, lot_code: str, produced_on: str | None, expires_on: str | None) -> None:
        super().__init__(f"lot {lot_code} is of {produced_on}, good until {expires_on}")
        self.lot_code = lot_code
        self.produced_on = produced_on
        self.expires_on = expires_on


class ExpiryMissing(ServiceError):
    """The item expires, and a new lot of it names neither its expiry nor its production.

    Fields: `item_name`, `shelf_life_days`.
    """

    def __init__(self, item_name: str, shelf_life_days: int) -> None:
        super().__init__(f"{item_name} keeps {shelf_life_days} days: a date is needed")
        self.item_name = item_name
        self.shelf_life_days = shelf_life_days


class ExpiresBeforeMade(ServiceError):
    """The dates of a new lot are the wrong way round. Fields: `produced_on`, `expires_on`."""

    def __init__(self, produced_on: str, expires_on: str) -> None:
        super().__init__(f"made on {produced_on}, good until {expires_on}")
        self.produced_on = produced_on
        self.expires_on = expires_on


class Moved(msgspec.Struct, frozen=True):
    """A new line of the ledger. `balance`: what the depot then holds of the lot.

    `quantity` is signed; for a count it is the difference, 0 when the count confirmed the sum.
    `new_lot`: a receipt made the lot.
    """

    move_id: str
    lot_id: str
    quantity: Decimal
    balance: Decimal
    new_lot: bool = False


def receive(
    desk: Desk,
    depot_id: str,
    item_id: str,
    lot_code: str,
    quantity: Decimal,
    reason: str,
    produced_on: str | None = None,
    expires_on: str | None = None,
    supplier: str = "",
    *,
    allow_expired: bool = False,
) -> Moved:
    """Write a receipt into the item's lot of this code, which is made when it is new.

    Dates are `2027-03-31`; a new lot without expiry gets it from its production date and the
    item's shelf life. Raises BadQuantity, TextMissing, BadDate, LotDiffers, ExpiryMissing,
    ExpiresBeforeMade, LotExpired unless `allow_expired`.
    """
    check_quantity(quantity)
    code = texts.required("lot_code", lot_code, 30)
    reason = texts.required("reason", reason)
    produced = texts.parse_date("produced_on", produced_on)
    expires = texts.parse_date("expires_on", expires_on)
    with desk.deed() as deed:
        existing(deed.session, Depot, depot_id)
        item = existing(deed.session, SupplyItem, item_id)
        lot = deed.session.scalar(
            select(Lot).where(Lot.item_id == item_id, Lot.code == code).with_for_update()
        )
        new = lot is None
        if lot is None:
            lot = _new_lot(item, code, produced, expires, texts.optional("supplier", supplier, 80))
            deed.session.add(lot)
        elif _differ(lot, produced, expires):
            raise LotDiffers(code, lot.produced_on, lot.expires_on)
        _check_expiry(deed, lot, allow_expired=allow_expired)
        return _append(
            deed,
            lot,
            StockMove(depot_id=depot_id, kind=MoveKind.RECEIPT, quantity=quantity, reason=reason),
            new_lot=new,
        )


def issue(
    desk: Desk,
    depot_id: str,
    lot_id: str,
    quantity: Decimal,
    reason: str,
    recipient: str = "",
    *,
    allow_expired: bool = False,
    incident_id: str | None = None,
) -> Moved:
    """Write that `quantity` of a lot left the depot.

    Raises BadQuantity, TextMissing, NotEnough, LotExpired unless `allow_expired` (disposal).
    """
    return issue_lots(
        desk,
        depot_id,
        [(lot_id, quantity)],
        reason,
        recipient,
        allow_expired=allow_expired,
        incident_id=incident_id,
    )[0]


def issue_lots(
    desk: Desk,
    depot_id: str,
    picks: Sequence[tuple[str, Decimal]],
    reason: str,
    recipient: str = "",
    *,
    allow_expired: bool = False,
    incident_id: str | None = None,
) -> list[Moved]:
    """Write that so much of each lot left the depot, all or none: one issue from several lots.

    `picks`: lot ids and quantities, as `suggest_lots` gives them. Raises as `issue`.
    """
    for _, quantity in picks:
        check_quantity(quantity)
    reason = texts.required("reason", reason)
    recipient = texts.optional("recipient", recipient, 80)
    with desk.deed() as deed:
        existing(deed.session, Depot, depot_id)
        if incident_id is not None:
            existing(deed.session, Incident, incident_id)
        held = {lot_id: locked(deed.session, Lot, lot_id) for lot_id, _ in sorted(picks)}
        for lot in held.values():
            _check_expiry(deed, lot, allow_expired=allow_expired)
        return [
            _append(
                deed,
                held[lot_id],
                StockMove(
                    depot_id=depot_id,
                    kind=MoveKind.ISSUE,
                    quantity=-quantity,
                    reason=reason,
                    recipient=recipient,
                    incident_id=incident_id,
                ),
            )
            for lot_id, quantity in picks
        ]


def count(desk: Desk, depot_id: str, lot_id: str, quantity: Decimal, reason: str) -> Moved:
    """Write the difference between `quantity` found at a stocktake and the sum of the ledger.

    A count that confirms the sum is written too, as a line of 0: it is evidence. Raises
    BadQuantity, TextMissing.
    """
    check_quantity(quantity, zero_allowed=True)
    reason = texts.required("reason", reason)
    with desk.deed() as deed:
        existing(deed.session, Depot, depot_id)
        lot = locked(deed.session, Lot, lot_id)
        found = quantity - balance(deed.session, depot_id, lot_id)
        return _append(
            deed,
            lot,
            StockMove(
                depot_id=depot_id,
                kind=MoveKind.COUNT,
                quantity=found,
                counted=quantity,
                reason=reason,
            ),
        )


def write_off(
    desk: Desk, depot_id: str, lot_id: str, reason: str, quantity: Decimal | None = None
) -> Moved:
    """Write that `quantity` of a lot is spoiled or lost; None: all that the depot holds of it.

    An expired lot can be written off too. Raises BadQuantity (also when there is none of it),
    TextMissing, NotEnough.
    """
    reason = texts.required("reason", reason)
    with desk.deed() as deed:
        existing(deed.session, Depot, depot_id)
        lot = locked(deed.session, Lot, lot_id)
        lost = balance(deed.session, depot_id, lot_id) if quantity is None else quantity
        check_quantity(lost)
        move = StockMove(depot_id=depot_id, kind=MoveKind.LOSS, quantity=-lost, reason=reason)
        return _append(deed, lot, move)


def reverse_move(desk: Desk, move_id: str, reason: str = "") -> Moved:
    """Take a move back by appending its opposite, once.

    Raises NotReversible, NotEnough when what came in has been issued since.
    """
    return reverse_moves(desk, [move_id], reason)[0]


def reverse_moves(desk: Desk, move_ids: Sequence[str], reason: str = "") -> list[Moved]:
    """Take several moves back, all or none. Raises as `reverse_move`."""
    reason = texts.optional("reason", reason)
    with desk.deed() as deed:
        known = [existing(deed.session, StockMove, move_id) for move_id in move_ids]
        held = {lot: locked(deed.session, Lot, lot) for lot in sorted({m.lot_id for m in known})}
        moved = []
        for move in known:
            check_reversible(deed.session, move)
            opposite = StockMove(
                depot_id=move.depot_id,
                kind=MoveKind.REVERSAL,
                quantity=-move.quantity,
                reason=reason,
                recipient=move.recipient,
                incident_id=move.incident_id,
                reverses_id=move.id,
            )
            moved.append(_append(deed, held[move.lot_id], opposite))
        return moved


def balance(session: Session, depot_id: str, lot_id: str) -> Decimal:
    """Return what a depot holds of a lot: the sum of its moves."""
    total = session.scalar(
        select(func.sum(StockMove.quantity)).where(
            StockMove.depot_id == depot_id, StockMove.lot_id == lot_id
        )
    )
    return total or Decimal(0)


def check_quantity(quantity: Decimal, *, zero_allowed: bool = False) -> None:
    """Raise BadQuantity unless `quantity` can be moved (or counted, where 0 is allowed)."""
    fault = rules.quantity_fault(quantity, zero_allowed=zero_allowed)
    if fault is not None:
        raise BadQuantity(quantity, fault)


def _append(deed: Deed, lot: Lot, move: StockMove, *, new_lot: bool = False) -> Moved:
    before = Decimal(0) if new_lot else balance(deed.session, move.depot_id, lot.id)
    after = before + move.quantity
    if after < 0:
        raise NotEnough(before, -move.quantity, lot.code)
    if after > rules.LARGEST:
        raise BadQuantity(move.quantity, rules.QuantityFault.TOO_LARGE)
    move.id = new_id()
    move.lot_id = lot.id
    move.at = deed.now
    move.actor = deed.actor.name
    deed.session.add(move)
    deed.audit(
        f"stock_{move.kind}",
        "stock_moves",
        move.id,
        depot=move.depot_id,
        lot=lot.code,
        quantity=move.quantity,
        balance=after,
    )
    return Moved(move.id, lot.id, rules.tidy(move.quantity), rules.tidy(after), new_lot)


def _new_lot(
    item: SupplyItem, code: str, produced: date | None, expires: date | None, supplier: str
) -> Lot:
    if expires is None and item.shelf_life_days is not None:
        if produced is None:
            raise ExpiryMissing(item.name, item.shelf_life_days)
        expires = rules.expiry_by_shelf_life(produced, item.shelf_life_days)
    if produced and expires and expires < produced:
        raise ExpiresBeforeMade(produced.isoformat(), expires.isoformat())
    return Lot(
        id=new_id(),
        item_id=item.id,
        code=code,
        produced_on=produced.isoformat() if produced else None,
        expires_on=expires.isoformat() if expires else None,
        supplier=supplier,
    )


def _differ(lot: Lot, produced: date | None, expires: date | None) -> bool:
    """Return whether a date is given that is not the lot's."""
    return bool(
        (produced and produced.isoformat() != lot.produced_on)
        or (expires and expires.isoformat() != lot.expires_on)
    )


def _check_expiry(deed: Deed, lot: Lot, *, allow_expired: bool) -> None:
    if lot.expires_on is None or allow_expired:
        return
    if rules.is_expired(
        date.fromisoformat(lot.expires_on), date.fromisoformat(local_date(deed.now))
    ):
        raise LotExpired(lot.code, lot.expires_on)

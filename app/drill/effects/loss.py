"""The loss of a resource (资源受损): a shelter cannot be used, a team is away, a lot is spoiled, a
road is closed. It is so in the drill's street, as if a person had written it down there; with
`back` it is as before again.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Annotated

import msgspec
from sqlalchemy import select

from app.services import duty, roads, shelters, stock_moves, supplies, teams
from app.services.desk import NotFound
from db.models import Depot, SupplyItem, Team

if TYPE_CHECKING:
    from app.drill.effects.stage import Stage
    from app.services.desk import Desk

KIND = "loss"


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Exactly one of: `shelter`, a code; `team`, a code; `lot` of an `item` in a `depot`, codes,
    all lots of the item with `lot` left out, and of the lot so much `quantity` in its unit, left
    out: all of it; `road`, its name on the map, and in words its `stretch`. `reason`: what
    happened. `back`: the shelter can be used, the team is there, the road is open again.
    """

    reason: Annotated[str, msgspec.Meta(pattern=r"\S", max_length=180)]
    shelter: str = ""
    team: str = ""
    depot: str = ""
    item: str = ""
    lot: str = ""
    quantity: Decimal | None = None
    road: str = ""
    stretch: Annotated[str, msgspec.Meta(max_length=120)] = ""
    back: bool = False

    def __post_init__(self) -> None:
        """Refuse what is about nothing, or about several things."""
        named = [bool(self.shelter), bool(self.team), bool(self.depot), bool(self.road)]
        if sum(named) != 1:
            raise ValueError("exactly one of shelter, team, depot, road is wanted")
        if bool(self.depot) != bool(self.item):
            raise ValueError("what is lost in a depot needs its depot and its item")
        if self.lot and not self.depot:
            raise ValueError("a lot is in a depot")
        if self.quantity is not None and not self.lot:
            raise ValueError("a quantity is of one lot")
        if self.quantity is not None and self.quantity <= 0:
            raise ValueError("quantity is nothing")
        if self.stretch and not self.road:
            raise ValueError("a stretch is of a road")
        if self.back and self.depot:
            raise ValueError("what is spoiled does not come back")


def run(body: Body, stage: Stage) -> None:
    """Let it happen. Raises NotFound, and what the service says that cannot be."""
    reason = f"【演练】{body.reason}"
    if body.shelter:
        change = shelters.restore_shelter if body.back else shelters.mark_unusable
        change(stage.desk, stage.shelter_id(body.shelter), reason)
    elif body.team:
        team(stage.desk, body.team, body.reason, back=body.back)
    elif body.road:
        road(stage.desk, body.road, body.reason, body.stretch, back=body.back)
    else:
        _spoil(body, reason, stage)


def team(desk: Desk, code: str, reason: str, *, back: bool = False) -> None:
    """Let a team be away, or there again; players read it in the duty log. Raises NotFound,
    TeamPresent.
    """
    with desk.read() as session:
        found = session.execute(select(Team.id, Team.name).where(Team.code == code)).first()
    if found is None:
        raise NotFound("teams", code)
    if back:
        teams.mark_present(desk, found.id)
        duty.write_log(desk, f"【演练】{found.name}归队：{reason}")
    else:
        teams.mark_away(desk, found.id, f"【演练】{reason}")
        duty.write_log(desk, f"【演练】{found.name}不在岗：{reason}")


def road(desk: Desk, name: str, reason: str, stretch: str, *, back: bool = False) -> None:
    """Let a road be closed, or open again; players read it in the duty log. Raises NotFound."""
    where = f"{name}（{stretch}）" if stretch else name
    if back:
        closed = [
            one
            for one in roads.closures(desk)
            if one.road == name and (not stretch or one.stretch == stretch)
        ]
        if not closed:
            raise NotFound("road_closures", where)
        for one in closed:
            roads.open_road(desk, one.id)
        duty.write_log(desk, f"【演练】道路恢复：{where}，{reason}")
    else:
        roads.close_road(desk, name, f"【演练】{reason}", stretch)
        duty.write_log(desk, f"【演练】道路封闭：{where}，{reason}")


def _spoil(body: Body, reason: str, stage: Stage) -> None:
    """Write lots off: the one that is named, or all of the item. Raises NotFound, NotEnough."""
    desk = stage.desk
    with desk.read() as session:
        depot = session.execute(
            select(Depot.id, Depot.name).where(Depot.code == body.depot)
        ).first()
        of = SupplyItem
        item = session.execute(select(of.id, of.name, of.unit).where(of.code == body.item)).first()
    if depot is None:
        raise NotFound("depots", body.depot)
    if item is None:
        raise NotFound("supply_items", body.item)
    held = [
        one
        for one in supplies.lots(desk, depot.id, item.id)
        if one.quantity > 0 and body.lot in ("", one.code)
    ]
    if not held:
        raise NotFound("lots", f"{body.depot} {body.item} {body.lot}".strip())
    gone = Decimal(0)
    for one in held:
        moved = stock_moves.write_off(desk, depot.id, one.lot_id, reason, body.quantity)
        gone -= moved.quantity
    told = f"【演练】{depot.name}的{item.name}报损 {gone.normalize():f} {item.unit}：{body.reason}"
    duty.write_log(desk, told)

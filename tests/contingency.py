"""Two plans for tests, with cards of every response level, none of them activated."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.ids import new_id
from db.models import Plan, TaskCard

if TYPE_CHECKING:
    from db.store import Store

CARDS: tuple[tuple[int, str, str, str, int | None], ...] = (
    (4, "值班员", "接报核实并电话报告", "30 分钟内电话报区", 30),
    (4, "物业", "检查店招花盆", "收回或加固", 180),
    (3, "居委会", "逐户通知底层住户", "关窗", 120),
    (2, "安置组", "开放避难点位", "先安置老人", 60),
    (1, "善后组", "心理援助", "看望老年人", None),
)
"""Level, role, title, detail, minutes; in this order."""


@dataclass(frozen=True)
class Shelf:
    """Ids of what `write_plans` made. `typhoon` has CARDS; `overall` has no card."""

    typhoon: str
    overall: str


def write_plans(store: Store) -> Shelf:
    """Add a special plan against typhoons with CARDS, and the overall plan without any."""
    shelf = Shelf(new_id(), new_id())
    with store.write() as write:
        write.session.add_all(
            [
                Plan(
                    id=shelf.typhoon,
                    code="Y-01",
                    title="防御台风专项应急预案",
                    kind="special",
                    hazard="typhoon",
                    edition=2,
                    published_on="2026-03-01",
                    purpose="预警下的设防、转移和抢险",
                ),
                Plan(id=shelf.overall, code="Y-00", title="总体应急预案", kind="overall"),
                *(
                    TaskCard(
                        plan_id=shelf.typhoon,
                        position=position,
                        response_level=level,
                        role=role,
                        title=title,
                        detail=detail,
                        due_minutes=minutes,
                    )
                    for position, (level, role, title, detail, minutes) in enumerate(CARDS, 1)
                ),
            ]
        )
    return shelf

"""Injects whose effect is real: warnings in force, and what is lost of the street's resources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.domain.drill.scenario import Beginning, Inject, Trigger
from app.domain.warnings import Status, counted, in_force
from app.drill import effects
from app.drill.beginnings import set_up
from app.drill.effects.stage import CONTROLLER, Stage
from app.services import duty, warnings
from app.services.desk import Desk

if TYPE_CHECKING:
    from db.store import Store

TYPHOON = {"hazard": "typhoon", "headline": "台风预警", "issuer": "气象台"}


def happen(store: Store, kind: str, **body: Any) -> None:
    stage = Stage(
        Desk(store, CONTROLLER),
        "drill",
        lambda street, kind, code: f"drill/{street}/{kind}/{code}",
        Inject("i", kind, "i", Trigger(at=0)),
        store.clock.now,
        lambda _topic, _payload: None,
        lambda _seconds: True,
    )
    effects.run(kind, body, stage)


def holding(desk: Desk) -> list[tuple[str, str]]:
    """Return level and status of what holds in a drill."""
    messages = [row.message for row in warnings.warnings(desk)]
    now = desk.store.clock.now()
    return [(one.level, one.status) for one in in_force(messages, counted(is_exercise=True), now)]


def test_a_warning_is_in_force_raised_and_lifted_as_an_exercise(store: Store, desk: Desk) -> None:
    happen(store, "warning", level="blue", holds="1h", **TYPHOON)
    happen(store, "warning", level="red", **TYPHOON)
    happen(store, "warning", level="yellow", hazard="rainstorm", headline="暴雨", holds="30m")
    assert holding(desk) == [("red", Status.EXERCISE), ("yellow", Status.EXERCISE)]
    store.clock.advance(1_800)  # type: ignore[attr-defined]
    assert holding(desk) == [("red", Status.EXERCISE)]
    happen(store, "warning", level="red", lifted=True, **TYPHOON)
    assert holding(desk) == []
    assert warnings.warnings_in_force(desk) == []  # nor ever in the street
    assert duty.log(desk)[0].text == "【演练】气象台解除红色预警：台风预警"
    assert all(row.message.headline.startswith("【演练】") for row in warnings.warnings(desk))


def test_an_exercise_lifts_no_real_warning_of_a_street(store: Store, desk: Desk) -> None:
    real = warnings.NewWarning("orange", "台风橙色预警", "typhoon", issuer="气象台")
    warnings.take_in(desk, real)
    happen(store, "warning", level="red", **TYPHOON)
    happen(store, "warning", level="red", lifted=True, **TYPHOON)
    (row,) = warnings.warnings_in_force(desk)
    assert row.message.headline == "台风橙色预警"


def test_a_drill_begins_under_a_warning(store: Store, desk: Desk) -> None:
    body = {"level": "yellow", "holds": "6h", **TYPHOON}
    assert set_up(store, (Beginning("warning", body),)) == []
    assert holding(desk) == [("yellow", Status.EXERCISE)]

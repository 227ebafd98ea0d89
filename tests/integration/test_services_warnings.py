"""Warnings taken in, replaced and lifted, on both databases; in a drill all is an exercise."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.domain.instant import HOUR
from app.domain.warnings import Standing, Status
from app.interchange.cap import read
from app.profile import stamp_as_drill
from app.services import warnings
from app.services.desk import Actor, Desk
from app.services.warnings import NewWarning
from tests.streets import STREET, small_street
from tests.unit.test_cap import FOREIGN

if TYPE_CHECKING:
    from app.profile import Profile
    from db.store import Store
    from tests.streets import HandClock

TYPHOON = NewWarning("blue", "台风蓝色预警", "typhoon", issuer="上海中心气象台", area="全街道")


def headlines(desk: Desk) -> list[str]:
    return [one.message.headline for one in warnings.warnings_in_force(desk)]


def test_a_warning_holds_until_it_is_replaced_lifted_or_over(any_store: Store) -> None:
    small_street(any_store)
    desk = Desk(any_store, Actor("王"))
    clock: HandClock = any_store.clock  # type: ignore[assignment]
    first = warnings.take_in(desk, TYPHOON)
    clock.advance(1)
    rain = NewWarning("yellow", "暴雨黄色预警", "rainstorm", expires=clock.now() + HOUR)
    warnings.take_in(desk, rain)
    assert headlines(desk) == ["暴雨黄色预警", "台风蓝色预警"]
    red = NewWarning("red", "台风红色预警", "typhoon", issuer="上海中心气象台")
    second = warnings.update(desk, first, red)
    assert headlines(desk) == ["台风红色预警", "暴雨黄色预警"]
    with pytest.raises(warnings.NotInForce) as found:
        warnings.cancel(desk, first)
    assert found.value.standing == Standing.UPDATED
    clock.advance(3_600)
    assert headlines(desk) == ["台风红色预警"]
    warnings.cancel(desk, second, "台风远离")
    assert headlines(desk) == []
    told = {(row.message.msg_type, row.standing) for row in warnings.warnings(desk)}
    assert told == {
        ("Cancel", "answer"), ("Update", "cancelled"), ("Alert", "updated"), ("Alert", "expired"),
    }  # fmt: skip


def test_a_message_comes_in_once_and_goes_out_as_it_came(any_store: Store) -> None:
    small_street(any_store)
    desk = Desk(any_store, Actor("王"))
    came = FOREIGN.replace("2026-07-25T09", "2036-07-25T09").encode()
    row = warnings.read_cap(desk, came)
    assert headlines(desk) == ["上海中心气象台更新台风橙色预警信号"]
    with pytest.raises(warnings.AlreadyTaken):
        warnings.read_cap(desk, came)
    assert read(warnings.as_cap(desk, row)) == read(came)


@pytest.mark.parametrize("status", ["Exercise", "Test", "Draft", "System"])
def test_what_is_not_meant_in_earnest_is_kept_and_holds_nowhere(desk: Desk, status: str) -> None:
    come = FOREIGN.replace("Actual", status).replace("2026-07-25T09", "2036-07-25T09")
    warnings.read_cap(desk, come.encode())
    assert headlines(desk) == []
    (row,) = warnings.warnings(desk)
    assert (row.message.status, row.standing) == (status, Standing.NOT_FOR_US)


@pytest.mark.parametrize(
    ("new", "fault"),
    [
        (NewWarning("purple", "x"), "bad_level"),
        (NewWarning("red", "x", "Taifun!"), "bad_hazard"),
        (NewWarning("red", "x", effective=10, expires=10), "ends_before_it_begins"),
    ],
)
def test_a_warning_that_cannot_be_is_refused(desk: Desk, new: NewWarning, fault: str) -> None:
    with pytest.raises(warnings.BadWarning) as found:
        warnings.take_in(desk, new)
    assert found.value.fault == fault


def test_a_file_that_is_no_cap_is_refused_with_its_fault(desk: Desk) -> None:
    with pytest.raises(warnings.CapRefused) as found:
        warnings.read_cap(desk, b"<html/>")
    assert found.value.fault == "not_cap"


@pytest.mark.parametrize("sign", ["mark", "stamp"])
def test_in_a_drill_everything_is_an_exercise_whatever_is_asked(
    profile: Profile, desk: Desk, sign: str
) -> None:
    real = warnings.take_in(desk, TYPHOON)
    assert read(warnings.as_cap(desk, real)).status == Status.ACTUAL
    if sign == "mark":
        profile.drill_mark.write_bytes(b"not even JSON")
    else:
        stamp_as_drill(profile.database)
    made = [
        warnings.take_in(desk, NewWarning("red", "台风", "typhoon", status="Actual")),
        warnings.take_in_or_update(desk, NewWarning("red", "暴雨", "rainstorm", status="Actual")),
        warnings.update(desk, real, NewWarning("red", "升级", "typhoon", status="Actual")),
        warnings.read_cap(desk, FOREIGN.encode()),
    ]
    made.append(warnings.cancel(desk, made[0]))
    statuses = {row.id: row.message.status for row in warnings.warnings(desk)}
    assert {statuses[one] for one in made} == {Status.EXERCISE}
    for one in (real, *made):  # also the real one, which was copied with the street
        content = warnings.as_cap(desk, one)
        told = read(content)
        assert told.status == Status.EXERCISE
        assert told.headline.startswith("【演练 DRILL】")
        assert "不是真实预警" in told.note
        assert b"Actual<" not in content
        assert b"<scope>Restricted</scope>" in content


def test_of_one_hazard_and_issuer_one_warning_holds_at_a_time(desk: Desk) -> None:
    for level in ("blue", "yellow", "orange"):
        new = NewWarning(level, level, "typhoon", issuer="气象台")
        warnings.take_in_or_update(desk, new)
    warnings.take_in_or_update(desk, NewWarning("blue", "别家的", "typhoon", issuer="水务局"))
    assert headlines(desk) == ["orange", "别家的"]


def test_a_street_is_named_as_its_sender(any_store: Store) -> None:
    small_street(any_store)
    desk = Desk(any_store, Actor("王"))
    told = read(warnings.as_cap(desk, warnings.take_in(desk, TYPHOON)))
    assert told.sender == f"shouwang.{STREET}"
    assert (told.category, told.severity, told.event) == ("Met", "Minor", "台风蓝色预警")

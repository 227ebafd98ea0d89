from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.services import duty
from app.services.desk import Actor, NotAllowed, NotFound
from app.services.texts import TextMissing
from tests.conftest import add_officer
from tests.occurrences import audited

if TYPE_CHECKING:
    from app.services.desk import Desk
    from db.store import Store
    from tests.streets import HandClock


def test_nobody_is_on_duty_until_a_shift_starts(desk: Desk, clock: HandClock) -> None:
    assert duty.current_shift(desk) is None
    shift_id = duty.start_shift(desk, " 白班 ")
    shift = duty.current_shift(desk)
    assert shift is not None
    assert (shift.id, shift.name, shift.officer_name) == (shift_id, "白班", "值班员王")
    assert (shift.started_at, shift.ended_at) == (clock.now(), None)


def test_there_is_one_shift_at_a_time(desk: Desk) -> None:
    shift_id = duty.start_shift(desk, "白班")
    with pytest.raises(duty.ShiftRunning) as running:
        duty.start_shift(desk, "夜班")
    assert (running.value.shift_id, running.value.officer) == (shift_id, "值班员王")


def test_a_handover_ends_one_shift_with_a_note_and_starts_the_next(
    desk: Desk, store: Store, clock: HandClock
) -> None:
    first = duty.start_shift(desk, "白班")
    clock.advance(12 * 3600)
    night = add_officer(store, "li", "值班员李")
    second = duty.hand_over(desk.as_actor(night), "3 号楼烟感待修", name="夜班")
    newest, oldest = duty.shifts(desk)
    assert (newest.id, newest.name, newest.officer_name) == (second, "夜班", "值班员李")
    assert newest.ended_at is None
    assert (oldest.id, oldest.ended_at, oldest.handover_note) == (
        first,
        clock.now(),
        "3 号楼烟感待修",
    )


def test_a_handover_can_name_who_takes_over_and_keeps_the_name_of_the_shift(
    desk: Desk, store: Store
) -> None:
    duty.start_shift(desk, "值班")
    night = add_officer(store, "li", "值班员李")
    duty.hand_over(desk, "", officer_id=night.user_id)
    shift = duty.current_shift(desk)
    assert shift is not None
    assert (shift.name, shift.officer_id) == ("值班", night.user_id)
    with pytest.raises(NotFound):
        duty.hand_over(desk, "", officer_id="unknown")
    assert duty.current_shift(desk) == shift


def test_what_is_no_user_cannot_be_on_duty_and_nothing_can_be_handed_over_by_nobody(
    desk: Desk,
) -> None:
    with pytest.raises(NotAllowed):
        duty.start_shift(desk.as_actor(Actor("watch")), "白班")
    with pytest.raises(duty.NobodyOnDuty):
        duty.hand_over(desk, "")
    with pytest.raises(TextMissing):
        duty.start_shift(desk, " ")


def test_the_log_is_read_newest_first_since_a_time_with_its_shift(
    desk: Desk, clock: HandClock
) -> None:
    duty.write_log(desk, "交接前")
    duty.start_shift(desk, "白班")
    clock.advance(60)
    since = clock.now()
    duty.write_log(desk, " 巡查完毕 ")
    clock.advance(60)
    duty.write_log(desk, "电话：积水")
    late, early = duty.log(desk, since)
    assert (late.text, early.text) == ("电话：积水", "巡查完毕")
    assert (early.at, early.actor, early.shift_name) == (since, "值班员王", "白班")
    assert duty.log(desk, 0)[-1].shift_name == ""
    assert len(duty.log(desk, 0, limit=2)) == 2
    with pytest.raises(TextMissing):
        duty.write_log(desk, "\n")


def test_a_line_is_corrected_by_another_and_both_stay(desk: Desk, store: Store) -> None:
    wrong = duty.write_log(desk, "6 号楼")
    right = duty.write_log(desk, "9 号楼", supersedes_id=wrong)
    newest, oldest = duty.log(desk)
    assert (newest.id, newest.supersedes_id, newest.superseded) == (right, wrong, False)
    assert (oldest.id, oldest.text, oldest.superseded) == (wrong, "6 号楼", True)
    with pytest.raises(NotFound):
        duty.write_log(desk, "x", supersedes_id="unknown")
    with pytest.raises(NotFound):
        duty.write_log(desk, "x", incident_id="unknown")
    assert not any("号楼" in entry.detail for entry in audited(store))

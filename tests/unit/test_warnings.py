"""Which warnings are in force follows from the messages alone."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from app.domain.warnings import (
    LEVELS,
    Message,
    MessageType,
    Standing,
    Status,
    as_exercise,
    counted,
    in_force,
    reference,
    standings,
)

NOW = 1_795_500_000_000
ACTUAL = counted(is_exercise=False)


def warning(name: str, **fields: object) -> Message:
    given = {"sent": NOW - 10, "effective": NOW - 10, "level": "blue", **fields}
    return Message(name, "cma", event="台风", headline="台风蓝色预警", **given)  # type: ignore[arg-type]


@st.composite
def histories(draw: st.DrawFn) -> list[Message]:
    """Messages, each of which may update or cancel earlier ones."""
    made: list[Message] = []
    for number in range(draw(st.integers(1, 12))):
        earlier = draw(st.lists(st.sampled_from(made), max_size=2)) if made else []
        kind = draw(st.sampled_from(MessageType)) if earlier else MessageType.ALERT
        effective = NOW + draw(st.integers(-5, 5))
        lasts = draw(st.none() | st.integers(1, 5))
        made.append(
            warning(
                str(number),
                sent=NOW + number,
                status=str(draw(st.sampled_from(Status))),
                msg_type=str(kind),
                refers_to=reference(earlier),
                level=draw(st.sampled_from(("", *LEVELS))),
                effective=effective,
                expires=None if lasts is None else effective + lasts,
            )
        )
    return made


@given(histories(), st.booleans(), st.integers(-6, 20))
def test_what_is_in_force_counts_holds_now_and_was_not_replaced(
    history: list[Message], is_exercise: bool, passed: int
) -> None:
    now, statuses = NOW + passed, counted(is_exercise=is_exercise)
    holding = in_force(history, statuses, now)
    replaced = {
        key
        for one in history
        if one.status in statuses and one.msg_type in ("Update", "Cancel")
        for key in one.references
    }
    assert {one.key for one in holding} == {
        one.key
        for one in history
        if one.status in statuses
        and one.msg_type in ("Alert", "Update")
        and one.key not in replaced
        and one.effective <= now
        and (one.expires is None or now < one.expires)
    }
    assert [one.rank for one in holding] == sorted((one.rank for one in holding), reverse=True)
    assert in_force(history[::-1], statuses, now) == holding


def test_an_exercise_neither_holds_nor_lifts_anything_in_the_street() -> None:
    real = warning("a")
    drilled = warning("b", status="Exercise", level="red")
    lifted = warning("c", status="Exercise", msg_type="Cancel", refers_to=reference([real]))
    assert in_force([real, drilled, lifted], ACTUAL, NOW) == [real]
    drill = counted(is_exercise=True)
    assert in_force([real, drilled, lifted], drill, NOW) == [drilled]
    found = standings([real, drilled, lifted], ACTUAL, NOW)
    assert found[drilled.key] is Standing.NOT_FOR_US


def test_of_a_drill_a_message_says_so_in_status_and_words_however_often() -> None:
    once = as_exercise(warning("a"))
    assert (once.status, once.headline) == ("Exercise", "【演练 DRILL】台风蓝色预警")
    assert "演练" in once.note
    assert as_exercise(once) == once
    told = msgspec.structs.replace(once, headline="【演练】暴雨")
    assert as_exercise(told).headline == "【演练】暴雨"

"""What is said aloud: groups, news only, and no more often than it can be listened to."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.domain.alarms import Condition
from app.domain.crier import SAID_EACH, Crier, Line, Saying
from app.domain.grouping import GroupBook, Member
from app.domain.instant import SECOND


def alarm(
    name: str, at: int = 0, building: str = "B1", level: int = 1, seen: bool = False
) -> Member:
    return Member(name, "A", "C", building, 6, "smoke", Condition.PROCESS, level, at, at, not seen)


class Room:
    """A crier and the groups it speaks of."""

    def __init__(self) -> None:
        self.book, self.crier, self.said = GroupBook(), Crier(), list[tuple[int, Line]]()

    def raised(self, *alarms: Member) -> None:
        self.book.update(alarms)
        self.crier.hear(one.id for one in alarms)

    def say(self, now: int, flood: bool = False) -> Line | None:
        line = self.crier.next_line(now, self.book.group_of, flood=flood)
        if line is not None:
            self.said.append((now, line))
        return line


def test_a_group_is_said_once_and_again_when_it_has_grown() -> None:
    room = Room()
    room.raised(alarm("a"), alarm("b", 1))
    line = room.say(1_000)
    assert line is not None
    assert (line.saying, line.group.id, line.news) == (Saying.NEW, "a", 2)
    assert room.say(60_000) is None
    room.raised(alarm("c", 60_000))
    line = room.say(61_000)
    assert line is not None
    assert (line.saying, line.news, line.group.count) == (Saying.MORE, 1, 3)
    room.raised(alarm("d", 62_000))
    assert room.say(61_000 + SAID_EACH - 1) is None
    assert room.say(61_000 + SAID_EACH) is not None


def test_the_most_severe_is_said_first() -> None:
    room = Room()
    room.raised(alarm("mild", building="B2", level=3), alarm("fire", building="B1", level=1))
    assert [room.say(0).group.id, room.say(0).group.id] == ["fire", "mild"]  # type: ignore[union-attr]


def test_what_was_acknowledged_meanwhile_is_not_said() -> None:
    room = Room()
    room.raised(alarm("a"))
    room.book.update([alarm("a", seen=True)])
    assert room.say(0) is None
    assert room.crier.idle


def test_silence_ends_what_waits_and_the_next_alarm_is_said() -> None:
    room = Room()
    room.raised(alarm("a"))
    room.crier.hush()
    assert room.say(0) is None
    room.raised(alarm("b", building="B2"))
    line = room.say(0)
    assert line is not None
    assert line.group.id == "b"


def test_the_same_alarm_raised_again_is_news() -> None:
    room = Room()
    room.raised(alarm("a"))
    room.say(0)
    room.raised(alarm("a"))
    assert room.say(SAID_EACH - 1) is None
    line = room.say(SAID_EACH)
    assert line is not None
    assert line.saying is Saying.MORE


def test_in_a_flood_there_is_one_summary_in_twenty_seconds() -> None:
    room = Room()
    for number in range(60):
        room.raised(alarm(f"n{number}", number * SECOND, building=f"B{number % 7}"))
        room.say(number * SECOND, flood=True)
    assert [at for at, _ in room.said] == [0, 20_000, 40_000]
    assert {line.saying for _, line in room.said} == {Saying.FLOOD}
    assert [line.news for _, line in room.said] == [1, 20, 20]


@given(
    st.lists(
        st.tuples(
            st.integers(0, 30 * SECOND),
            st.sampled_from(["raise", "acknowledge", "close", "silence", "look"]),
            st.integers(0, 8),
            st.booleans(),
        ),
        max_size=80,
    )
)
def test_never_too_often_never_old_and_never_forgotten(
    acts: list[tuple[int, str, int, bool]],
) -> None:
    room, now = Room(), 0
    unsaid: set[str] = set()
    last_flood: int | None = None
    for pause, act, number, flood in acts:
        now += pause
        name = f"a{number}"
        if act == "raise":
            room.raised(alarm(name, now, building=f"B{number % 3}"))
            unsaid.add(name)
        elif act == "acknowledge" and room.book.member(name) is not None:
            at = room.book.member(name).raised_at  # type: ignore[union-attr]
            room.book.update([alarm(name, at, building=f"B{number % 3}", seen=True)])
        elif act == "close":
            room.book.update([], [name])
            room.crier.forget([name])
            unsaid.discard(name)
        elif act == "silence":
            room.crier.hush()
            unsaid.clear()
        line = room.say(now, flood)
        if line is not None:
            assert line.group.unacknowledged
            assert {one.id for one in line.group.members} & unsaid
            if line.saying is Saying.FLOOD:
                assert last_flood is None or now - last_flood >= SAID_EACH
                last_flood = now
            said = line.group.members
            unsaid -= {one.id for one in said} if line.saying is not Saying.FLOOD else unsaid.copy()
    for _ in range(30):  # what still waits is said in the end
        now += SAID_EACH
        room.say(now)
    assert room.crier.idle

"""`main.py drill improve` and `drill attend`: what people write down after a drill."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.commands.drill_play import drill_at
from app.commands.terminal import OK, USAGE, Refusal, command, say
from app.drill.review.aftermath import (
    LONGEST_ACTION,
    LONGEST_OWNER,
    AftermathDamaged,
    Attendance,
    Improvement,
    change_aftermath,
    put_attendance,
    put_improvement,
)
from app.services.opening import open_store
from db.models import ResidentialArea

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.drill.review.aftermath import Aftermath
    from app.profile import Profile


@command
def run_improve(folder: Path | None, action: str, owner: str, due_on: str) -> int:
    """Write an improvement down beside the drill's journal."""
    profile, _mark, _scenario = drill_at(folder)
    improvement = Improvement(action.strip(), owner.strip(), _day(due_on))
    if not improvement.action or len(improvement.action) > LONGEST_ACTION:
        raise Refusal(
            f"措施应为 1 到 {LONGEST_ACTION} 个字。",
            f"An improvement has 1 to {LONGEST_ACTION} characters.",
            USAGE,
        )
    if len(improvement.owner) > LONGEST_OWNER:
        raise Refusal(
            f"责任人最多 {LONGEST_OWNER} 个字。",
            f"An owner has at most {LONGEST_OWNER} characters.",
            USAGE,
        )
    after = _change(profile, lambda before: put_improvement(before, improvement))
    say(f"改进措施 improvements: {len(after.improvements)}")
    return OK


@command
def run_attend(folder: Path | None, area: str, people: int | None) -> int:
    """Write down that a residential area took part; `people` None: nobody counted."""
    profile, _mark, _scenario = drill_at(folder)
    if people is not None and people < 0:
        raise Refusal("人数不能小于 0。", "There cannot be fewer than 0 people.", USAGE)
    store = open_store(profile)
    try:
        with store.read() as session:
            is_known = session.scalar(
                select(ResidentialArea.id).where(ResidentialArea.code == area)
            )
    finally:
        store.close()
    if is_known is None:
        raise Refusal(f"没有这个居民区：{area}", f"No such residential area: {area}", USAGE)
    attendance = Attendance(area, people)
    after = _change(profile, lambda before: put_attendance(before, attendance, area))
    say(f"参演居民区 areas that took part: {len(after.attendance)}")
    return OK


def damaged_aftermath(error: AftermathDamaged) -> Refusal:
    """Return what is said of a file that cannot be read."""
    return Refusal(
        f"复盘记录已损坏：{error.path}（{error.reason}）。请另存一份后改正或删去，再试。",
        f"What was written down after the drill is damaged: {error.path} ({error.reason}); "
        "keep a copy, mend or remove it and try again.",
    )


def _change(profile: Profile, change: Callable[[Aftermath], Aftermath]) -> Aftermath:
    try:
        return change_aftermath(profile, change)
    except AftermathDamaged as error:
        raise damaged_aftermath(error) from error
    except OSError as error:
        raise Refusal(f"没有写成（{error}）。", f"It was not written down ({error}).") from error


def _day(text: str) -> str:
    """Return a date as it is kept, "" for none. Raises Refusal."""
    if not text.strip():
        return ""
    try:
        return date.fromisoformat(text.strip()).isoformat()
    except ValueError as error:
        raise Refusal(
            f"日期应写成 2027-03-31：{text}", f"Write a date as 2027-03-31, not {text}", USAGE
        ) from error

"""`main.py drill from-incident`: a scenario drafted from an incident, or from a span of time."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from app.commands.drill_msel import refuse_existing, write_new
from app.commands.existing import existing_profile
from app.commands.terminal import OK, USAGE, Refusal, command, say
from app.domain.instant import SHANGHAI, BadInstant, from_datetime

if TYPE_CHECKING:
    from pathlib import Path

    from app.domain.instant import Instant
    from app.drill.reality.past import Past
    from app.profile import Profile

_PROGRAM = "守望 Shouwang"


@command
def run(folder: Path | None, number: str, since: str, until: str, out: Path) -> int:
    """Write the draft; nothing in the street's profile is changed."""
    from app.drill.fair_copy import fair_copy
    from app.drill.reality.drafting import NamesLeft, draft
    from app.drill.reality.past import NothingHappened

    if bool(number) == bool(since and until) or bool(since) != bool(until):
        raise Refusal(
            "请给出事件编号，或者 --from 和 --to。",
            "Give an incident's number, or both --from and --to.",
            USAGE,
        )
    refuse_existing(out)
    try:
        made = draft(_past(existing_profile(folder), number, since, until), _PROGRAM)
    except NothingHappened:
        raise Refusal(
            "其中没有报警、来电或外来消息，写不成脚本。",
            "There is no alarm, call or message in it that a scenario could be made of.",
        ) from None
    except NamesLeft:
        raise Refusal(
            "有人名或电话没有换掉，草稿没有写出，请报告这个问题。",
            "A name or number could not be replaced; nothing was written. Please report this.",
        ) from None
    write_new(out, fair_copy(made.scenario, made.head, made.notes).encode())
    for line in made.head:
        say(line)
    say(f"已写出 written: {out}")
    return OK


def _past(profile: Profile, number: str, since: str, until: str) -> Past:
    """Return what is asked for. Raises Refusal."""
    from app.drill.reality.past import NoSuchIncident, SpanTooLong, past_incident, past_span

    try:
        if number:
            return past_incident(profile, number)
        return past_span(profile, _instant(since), _instant(until))
    except NoSuchIncident as error:
        raise Refusal(
            f"没有编号为 {error.number} 的事件。", f"There is no incident {error.number}."
        ) from None
    except SpanTooLong:
        raise Refusal(
            "时间应先早后晚，长不过一天。",
            "The span must end after it begins, within a day.",
            USAGE,
        ) from None


def _instant(text: str) -> Instant:
    """Return a local time of Shanghai. Raises Refusal."""
    try:
        moment = datetime.fromisoformat(text)
        return from_datetime(moment if moment.tzinfo else moment.replace(tzinfo=SHANGHAI))
    except (ValueError, BadInstant):
        raise Refusal(
            f"时间应写成 2026-11-24 08:00：{text}",
            f"No time such as 2026-11-24 08:00: {text}",
            USAGE,
        ) from None

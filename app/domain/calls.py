"""Telephone calls that the room makes to somebody about an alarm or an incident (回访)."""

from __future__ import annotations

from enum import StrEnum


class Whom(StrEnum):
    """Who is called, by what they are to the matter: names stay in the registers."""

    CALLER = "caller"  # who reported it
    PERSON = "person"  # whom it is about
    FAMILY = "family"
    NEIGHBOUR = "neighbour"
    OTHER = "other"


WHOM_NAMES: dict[Whom, str] = {
    Whom.CALLER: "报告人",
    Whom.PERSON: "当事人",
    Whom.FAMILY: "家属",
    Whom.NEIGHBOUR: "邻居",
    Whom.OTHER: "其他人",
}
"""As written into logs."""


def log_text(whom: Whom, note: str, *, reached: bool) -> str:
    """Return the line of a log for a call, e.g. `回访家属：已接通，已告知送医`."""
    outcome = "已接通" if reached else "未接通"
    return f"回访{WHOM_NAMES[whom]}：" + "，".join(part for part in (outcome, note) if part)

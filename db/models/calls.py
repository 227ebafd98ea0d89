"""Telephone calls that the room made to people (回访)."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import AppendOnly
from db.types import SealedText


class PhoneCall(AppendOnly):
    """A call that was made about an alarm or an incident; append-only.

    `whom`: caller, person, family, neighbour, other. `person_id`: somebody of the register of
    vulnerable people. `reached`: somebody answered. `note`: what was said, sealed at rest.
    """

    __tablename__ = "phone_calls"

    alarm_id: Mapped[str | None] = mapped_column(ForeignKey("alarms.id"), index=True)
    incident_id: Mapped[str | None] = mapped_column(ForeignKey("incidents.id"), index=True)
    person_id: Mapped[str | None] = mapped_column(ForeignKey("vulnerable_people.id"), index=True)
    at: Mapped[int]
    whom: Mapped[str] = mapped_column(String(12))
    reached: Mapped[bool]
    note: Mapped[str] = mapped_column(SealedText, default="")
    actor: Mapped[str] = mapped_column(String(40))

"""Warnings of the weather and other services, as the messages of CAP 1.2 that they came as."""

from __future__ import annotations

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import AppendOnly


class WarningMessage(AppendOnly):
    """A message about a warning (预警): issued, updated or cancelled. What is in force follows from
    the messages (`app.domain.warnings`); none is ever changed.

    Names as in CAP 1.2 (OASIS). `status`: Actual, Exercise, Test, System, Draft. `msg_type`: Alert,
    Update, Cancel, Ack, Error. `refers_to`: its `references`, "sender,identifier,sent" apart by
    blanks. `hazard`: as in the plans, "" for none of them; `event`: in the issuer's words. `level`:
    blue, yellow, orange, red, "" when the issuer names none. `issuer`: `senderName`; `text`:
    `description`. `expires` None: until it is cancelled. `taken_at`, `taken_by`: when and by whom
    it came into this street.
    """

    __tablename__ = "warnings"

    identifier: Mapped[str] = mapped_column(String(200))
    sender: Mapped[str] = mapped_column(String(200))
    sent: Mapped[int] = mapped_column(index=True)
    status: Mapped[str] = mapped_column(String(10))
    msg_type: Mapped[str] = mapped_column(String(10))
    refers_to: Mapped[str] = mapped_column(Text, default="")
    category: Mapped[str] = mapped_column(String(10), default="Other")
    hazard: Mapped[str] = mapped_column(String(30), default="")
    event: Mapped[str] = mapped_column(String(80))
    level: Mapped[str] = mapped_column(String(10), default="")
    urgency: Mapped[str] = mapped_column(String(10), default="Unknown")
    severity: Mapped[str] = mapped_column(String(10), default="Unknown")
    certainty: Mapped[str] = mapped_column(String(10), default="Unknown")
    headline: Mapped[str] = mapped_column(String(160))
    text: Mapped[str] = mapped_column(Text, default="")
    instruction: Mapped[str] = mapped_column(Text, default="")
    issuer: Mapped[str] = mapped_column(String(120), default="")
    area: Mapped[str] = mapped_column(Text, default="")
    effective: Mapped[int]
    expires: Mapped[int | None]
    taken_at: Mapped[int]
    taken_by: Mapped[str] = mapped_column(String(40))

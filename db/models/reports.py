"""Reports to the district, and who said that an incident is to be reported or is not."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import AppendOnly


class SituationReport(AppendOnly):
    """A report that was made (信息报送); append-only, a correction is a follow-up.

    `kind`: initial, follow_up, final. `channel`: telephone, writing. `number` counts the incident's
    reports by that channel from 1. `at`: when it was made; `recorded_at`: when that was written
    down. A report by telephone has no more than these. The texts are the sections of a written one;
    empty: not known, or nothing to say. `injured`, `dead`, `missing` None: not known, never zero.
    `retracts_id`: this line takes back a report by telephone that was recorded by mistake.
    """

    __tablename__ = "situation_reports"

    incident_id: Mapped[str] = mapped_column(ForeignKey("incidents.id"), index=True)
    kind: Mapped[str] = mapped_column(String(12))
    channel: Mapped[str] = mapped_column(String(12))
    number: Mapped[int]
    at: Mapped[int]
    recorded_at: Mapped[int]
    actor: Mapped[str] = mapped_column(String(40))
    recipient: Mapped[str] = mapped_column(String(80))
    title: Mapped[str] = mapped_column(String(120), default="")
    occurred: Mapped[str] = mapped_column(String(120), default="")
    place: Mapped[str] = mapped_column(String(200), default="")
    source: Mapped[str] = mapped_column(String(200), default="")
    cause: Mapped[str] = mapped_column(Text, default="")
    course: Mapped[str] = mapped_column(Text, default="")
    injured: Mapped[int | None]
    dead: Mapped[int | None]
    missing: Mapped[int | None]
    consequences: Mapped[str] = mapped_column(Text, default="")
    extent: Mapped[str] = mapped_column(Text, default="")
    trend: Mapped[str] = mapped_column(Text, default="")
    measures: Mapped[str] = mapped_column(Text, default="")
    next_steps: Mapped[str] = mapped_column(Text, default="")
    requests: Mapped[str] = mapped_column(Text, default="")
    foot: Mapped[str] = mapped_column(Text, default="")
    retracts_id: Mapped[str | None] = mapped_column(ForeignKey("situation_reports.id"), index=True)


class ReportDecision(AppendOnly):
    """Somebody said that an incident is to be reported (`needed`), or is not, and why.

    The newest line holds.
    """

    __tablename__ = "report_decisions"

    incident_id: Mapped[str] = mapped_column(ForeignKey("incidents.id"), index=True)
    at: Mapped[int]
    actor: Mapped[str] = mapped_column(String(40))
    needed: Mapped[bool]
    reason: Mapped[str] = mapped_column(Text)

"""Incidents, their log and their tasks."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import AppendOnly, Row
from db.types import SealedText


class Incident(Row):
    """An incident (事件). `number`: four digits within its year, e.g. "2026-0317".

    `grade`: ordinary, large, major, extraordinary. `state`: open, closed.
    Who called is sealed at rest.
    """

    __tablename__ = "incidents"

    number: Mapped[str] = mapped_column(String(12), unique=True)
    title: Mapped[str] = mapped_column(String(120))
    kind: Mapped[str] = mapped_column(String(30))
    grade: Mapped[str] = mapped_column(String(16), default="ordinary")
    state: Mapped[str] = mapped_column(String(10), default="open", index=True)
    source: Mapped[str] = mapped_column(String(20), default="call")
    area_id: Mapped[str | None] = mapped_column(ForeignKey("residential_areas.id"), index=True)
    building_id: Mapped[str | None] = mapped_column(ForeignKey("buildings.id"))
    place: Mapped[str] = mapped_column(String(120), default="")
    description: Mapped[str] = mapped_column(Text, default="")
    caller: Mapped[str] = mapped_column(SealedText, default="")
    caller_phone: Mapped[str] = mapped_column(SealedText, default="")
    injured: Mapped[int | None]
    dead: Mapped[int | None]
    opened_at: Mapped[int]
    opened_by: Mapped[str] = mapped_column(String(40))
    closed_at: Mapped[int | None]
    closed_by: Mapped[str | None] = mapped_column(String(40))
    outcome: Mapped[str] = mapped_column(Text, default="")
    satisfied: Mapped[bool | None]
    lon: Mapped[float | None]
    lat: Mapped[float | None]


class IncidentEntry(AppendOnly):
    """A line of an incident's log; append-only. `kind`: note, call, order, report, state."""

    __tablename__ = "incident_entries"

    incident_id: Mapped[str] = mapped_column(ForeignKey("incidents.id"), index=True)
    at: Mapped[int]
    kind: Mapped[str] = mapped_column(String(10))
    text: Mapped[str] = mapped_column(Text)
    actor: Mapped[str] = mapped_column(String(40))
    supersedes_id: Mapped[str | None] = mapped_column(ForeignKey("incident_entries.id"), index=True)


class Task(Row):
    """Something to be done by someone until a time. `state`: open, done, cancelled.

    `activation_id`, `card_id`: the activation of a plan it comes from, and the card it was made of.
    """

    __tablename__ = "tasks"

    incident_id: Mapped[str | None] = mapped_column(ForeignKey("incidents.id"), index=True)
    plan_id: Mapped[str | None] = mapped_column(ForeignKey("plans.id"))
    activation_id: Mapped[str | None] = mapped_column(ForeignKey("plan_activations.id"), index=True)
    card_id: Mapped[str | None] = mapped_column(ForeignKey("task_cards.id"))
    title: Mapped[str] = mapped_column(String(120))
    assignee: Mapped[str] = mapped_column(String(80), default="")
    team_id: Mapped[str | None] = mapped_column(ForeignKey("teams.id"))
    state: Mapped[str] = mapped_column(String(10), default="open", index=True)
    due_at: Mapped[int | None]
    created_at: Mapped[int]
    created_by: Mapped[str] = mapped_column(String(40))
    done_at: Mapped[int | None]
    done_by: Mapped[str | None] = mapped_column(String(40))
    result: Mapped[str] = mapped_column(Text, default="")

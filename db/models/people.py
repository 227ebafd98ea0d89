"""Teams and the people in them."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Row


class Team(Row):
    """A volunteer team. `scope`: street, residential_area, social_force.

    `away_since`: from when on it cannot be sent, None: it can; `away_reason`: where it is.
    """

    __tablename__ = "teams"

    area_id: Mapped[str | None] = mapped_column(ForeignKey("residential_areas.id"), index=True)
    code: Mapped[str] = mapped_column(String(20), unique=True)
    name: Mapped[str] = mapped_column(String(80))
    scope: Mapped[str] = mapped_column(String(20))
    task: Mapped[str] = mapped_column(String(120), default="")
    away_since: Mapped[int | None]
    away_reason: Mapped[str] = mapped_column(String(200), default="", server_default="")
    synthetic: Mapped[bool] = mapped_column(default=False)


class Person(Row):
    """A member of a team. `certificate_expires_on`: a date; None: holds no certificate."""

    __tablename__ = "people"

    team_id: Mapped[str | None] = mapped_column(ForeignKey("teams.id"), index=True)
    name: Mapped[str] = mapped_column(String(40))
    phone: Mapped[str] = mapped_column(String(40), default="")
    role: Mapped[str] = mapped_column(String(40), default="")
    skills: Mapped[str] = mapped_column(String(120), default="")
    certificate: Mapped[str] = mapped_column(String(80), default="")
    certificate_expires_on: Mapped[str | None] = mapped_column(String(10))
    synthetic: Mapped[bool] = mapped_column(default=False)

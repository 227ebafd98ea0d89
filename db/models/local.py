"""What belongs to this machine alone and never travels."""

from __future__ import annotations

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base


class LocalClock(Base):
    """The one row (id 1) that holds the last HLC stamp given on this machine."""

    __tablename__ = "local_clock"

    id: Mapped[int] = mapped_column(primary_key=True)
    hlc: Mapped[int]


class LocalFact(Base):
    """A fact about this database, by name: `street_code`, `demo_loaded`, `device_id` ..."""

    __tablename__ = "local_facts"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    value: Mapped[str] = mapped_column(Text)

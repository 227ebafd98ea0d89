"""Users and the audit trail."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import AppendOnly, Row


class User(Row):
    """Who may sign in. `role`: officer, leader, administrator. `password`: an argon2id hash.

    `failures`: wrong passwords in a row; until `locked_until` no further attempt is looked at.
    """

    __tablename__ = "users"

    login: Mapped[str] = mapped_column(String(40), unique=True)
    name: Mapped[str] = mapped_column(String(40))
    role: Mapped[str] = mapped_column(String(16))
    password: Mapped[str] = mapped_column(String(200))
    active: Mapped[bool] = mapped_column(default=True)
    demo: Mapped[bool] = mapped_column(default=False)
    last_login_at: Mapped[int | None]
    failures: Mapped[int] = mapped_column(default=0, server_default="0")
    locked_until: Mapped[int | None]


class AuditEntry(AppendOnly):
    """What somebody did, to what, when; append-only. `detail` is JSON without personal data."""

    __tablename__ = "audit_entries"

    at: Mapped[int] = mapped_column(index=True)
    user_id: Mapped[str | None] = mapped_column(ForeignKey("users.id"), index=True)
    actor: Mapped[str] = mapped_column(String(40))
    action: Mapped[str] = mapped_column(String(40))
    subject_table: Mapped[str] = mapped_column(String(40))
    subject_id: Mapped[str] = mapped_column(String(36), index=True)
    detail: Mapped[str] = mapped_column(Text, default="{}")

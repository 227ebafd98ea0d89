"""What a street sets for its alarms: rules, windows, absences, guidance, and saved filters.

A scope is one place of the hierarchy: `street` (`scope_id` ""), `area`, `compound`, `building` or
`sensor`, with the id of that row; see `app.domain.scopes`.
"""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import AppendOnly, Row


class RuleVersion(AppendOnly):
    """One version of one alarm rule at one place; the highest `revision` is in force.

    `rule`: the rule's code within its kind, e.g. "high". `body`: its settings as JSON
    (`app.domain.rules`); None takes the place's own rule away, so that the one above is inherited.
    """

    __tablename__ = "rule_versions"
    __table_args__ = (Index("ix_rule_versions_place", "kind", "scope", "scope_id", "rule"),)

    kind: Mapped[str] = mapped_column(String(30))
    scope: Mapped[str] = mapped_column(String(10))
    scope_id: Mapped[str] = mapped_column(String(36), default="")
    rule: Mapped[str] = mapped_column(String(24))
    revision: Mapped[int]
    body: Mapped[str | None] = mapped_column(Text)
    at: Mapped[int]
    actor: Mapped[str] = mapped_column(String(40))
    reason: Mapped[str] = mapped_column(Text, default="")


class MaintenanceWindow(Row):
    """Planned suppression (计划屏蔽) of a place's alarms from `starts_at` until `ends_at`.

    `kind` "": sensors of every kind. `ended_at`: somebody ended it before its time.
    """

    __tablename__ = "maintenance_windows"

    scope: Mapped[str] = mapped_column(String(10))
    scope_id: Mapped[str] = mapped_column(String(36), default="")
    kind: Mapped[str] = mapped_column(String(30), default="")
    starts_at: Mapped[int]
    ends_at: Mapped[int] = mapped_column(index=True)
    reason: Mapped[str] = mapped_column(Text)
    created_at: Mapped[int]
    created_by: Mapped[str] = mapped_column(String(40))
    ended_at: Mapped[int | None]
    ended_by: Mapped[str | None] = mapped_column(String(40))


class Absence(Row):
    """Nobody is at home (外出): rules about no activity rest. `place` e.g. "302 室".

    `ends_at` always stands: who forgets to come back is looked after again.
    """

    __tablename__ = "absences"

    building_id: Mapped[str] = mapped_column(ForeignKey("buildings.id"), index=True)
    place: Mapped[str] = mapped_column(String(80))
    starts_at: Mapped[int]
    ends_at: Mapped[int] = mapped_column(index=True)
    note: Mapped[str] = mapped_column(Text, default="")
    created_at: Mapped[int]
    created_by: Mapped[str] = mapped_column(String(40))
    ended_at: Mapped[int | None]
    ended_by: Mapped[str | None] = mapped_column(String(40))


class GuidanceNote(Row):
    """A place's own words for a kind's alarms; what is empty is inherited from above.

    `condition` "": for every condition. `actions`: lines. `calls`: lines "name<TAB>telephone".
    """

    __tablename__ = "guidance_notes"
    __table_args__ = (
        Index("uq_guidance_notes_place", "scope", "scope_id", "kind", "condition", unique=True),
    )

    scope: Mapped[str] = mapped_column(String(10))
    scope_id: Mapped[str] = mapped_column(String(36), default="")
    kind: Mapped[str] = mapped_column(String(30), default="")
    condition: Mapped[str] = mapped_column(String(10), default="")
    meaning: Mapped[str] = mapped_column(Text, default="")
    actions: Mapped[str] = mapped_column(Text, default="")
    calls: Mapped[str] = mapped_column(Text, default="")
    edited_at: Mapped[int]
    edited_by: Mapped[str] = mapped_column(String(40))


class SavedFilter(Row):
    """A filter of a list that a user keeps under a name. `body`: JSON of the page's filter."""

    __tablename__ = "saved_filters"
    __table_args__ = (
        Index("uq_saved_filters_user_id_page_name", "user_id", "page", "name", unique=True),
    )

    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"))
    page: Mapped[str] = mapped_column(String(24))
    name: Mapped[str] = mapped_column(String(40))
    body: Mapped[str] = mapped_column(Text)

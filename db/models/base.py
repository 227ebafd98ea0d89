"""What every table has: identity, version, stamp; what a ledger is; how constraints are named."""

from __future__ import annotations

from typing import Any, ClassVar

from sqlalchemy import BigInteger, MetaData, String
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column

from db.ids import new_id

NAMING = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """The declarative base; ints are 64 bit (instants, stamps), everywhere."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map: ClassVar[dict[Any, Any]] = {int: BigInteger}

    @classmethod
    def defer_foreign_keys(cls) -> None:
        """Have all foreign keys checked at commit: rows of a transaction come in any order.

        The ORM orders inserts by relationships, and there are none; a merge, too, brings a row
        before the one it belongs to. Called once, when all tables are known.
        """
        for table in cls.metadata.tables.values():
            for constraint in table.foreign_key_constraints:
                constraint.deferrable = True
                constraint.initially = "DEFERRED"


class Row(Base):
    """A row with a UUIDv7, a version for compare-and-set, and the HLC stamp of its last change.

    The ORM raises the version by itself and refuses to write a row that somebody else has changed
    (`StaleDataError`); statements that bypass the ORM must do both.
    """

    __abstract__ = True

    id: Mapped[str] = mapped_column(String(36), primary_key=True, default=new_id, sort_order=-3)
    version: Mapped[int] = mapped_column(default=1, server_default="1", sort_order=-2)
    hlc: Mapped[int] = mapped_column(default=0, server_default="0", index=True, sort_order=-1)

    @declared_attr.directive
    @classmethod
    def __mapper_args__(cls) -> dict[str, Any]:
        """Let the ORM count versions."""
        return {"version_id_col": cls.__table__.c.version} if "__table__" in cls.__dict__ else {}


class AppendOnly(Row):
    """A line of a ledger or log: once written it is neither changed nor deleted.

    What was wrong is mended by another line: a reversal, a line that supersedes. `Store.write`
    raises `db.store.AppendOnlyBroken` for anything else.
    """

    __abstract__ = True

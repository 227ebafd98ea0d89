"""A small street in the database, and alarms in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.postgres import (  # noqa: F401
    any_store,
    any_url,
    migrated_postgres,
    migrated_postgres_url,
    postgres_server,
    postgres_url,
)
from tests.streets import code, small_street

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.store import Store


@pytest.fixture
def street(store: Store) -> Mapping[str, str]:
    """A small street of ten sensors in `store`; ids by code."""
    return small_street(store)


@pytest.fixture
def sensor_ids(street: Mapping[str, str]) -> list[str]:
    """The ids of the street's sensors, by number; the kinds are those of KINDS in turn."""
    return [street[code(number)] for number in range(len(street))]

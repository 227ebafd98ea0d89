"""What tests of all speeds share: a clock that stands still, a fresh database, a desk."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from app.profile import open_profile
from app.services.desk import Actor, Desk
from app.services.opening import open_store
from db import sealing
from db.ids import new_id
from db.models import User
from db.store import Store
from tests.streets import HandClock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from app.profile import Profile


@pytest.fixture
def clock() -> HandClock:
    """A clock that stands still until the test moves it."""
    return HandClock()


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Profile:
    """A profile with an empty database at the newest schema: copied, never changed."""
    profile = open_profile(tmp_path_factory.mktemp("migrated"))
    open_store(profile).close()
    return profile


@pytest.fixture
def profile(tmp_path: Path, migrated: Profile) -> Profile:
    """A profile of this test's own, with an empty database and a key."""
    own = open_profile(tmp_path / "profile")
    shutil.copy(migrated.database, own.database)
    shutil.copy(migrated.key, own.key)
    return own


@pytest.fixture
def store(profile: Profile, clock: HandClock) -> Iterator[Store]:
    """The store of `profile`."""
    sealing.load_key(profile.key)
    opened = Store(profile.database_url, clock)
    yield opened
    opened.close()


@pytest.fixture
def officer(store: Store) -> Actor:
    """An officer who is a user of `store`; nobody can sign in with an empty hash."""
    return add_officer(store, "wang", "值班员王")


@pytest.fixture
def desk(store: Store, officer: Actor) -> Desk:
    """The officer at the store."""
    return Desk(store, officer)


def add_officer(store: Store, login: str, name: str, role: str = "officer") -> Actor:
    """Add a user without a usable password and return them as an actor."""
    user_id = new_id()
    with store.write() as write:
        write.session.add(User(id=user_id, login=login, name=name, role=role, password=""))
    return Actor(name, user_id, role)

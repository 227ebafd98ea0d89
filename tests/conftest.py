"""What tests of all speeds share: a clock that stands still, a fresh database, a desk.

And a rule: a test in which this process logs an error fails, unless it asks for `logged_errors`.
"""

from __future__ import annotations

import gc
import logging
import shutil
from logging.handlers import RotatingFileHandler
from typing import TYPE_CHECKING, Any

import pytest
import structlog
from hypothesis import HealthCheck, settings

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

_errors: list[logging.LogRecord] = []
_make_record = logging.getLogRecordFactory()


def _note_record(*args: Any, **kwargs: Any) -> logging.LogRecord:
    # At the source: `app.logs.start_log` replaces the root's handlers, pytest's own among them.
    record = _make_record(*args, **kwargs)
    if (record.levelno or 0) >= logging.ERROR:  # None while a record is being copied
        _errors.append(record)
    return record


def _log_as_in_tests() -> None:
    """Send structlog's events through `logging`, as plain text."""
    structlog.configure(
        processors=[
            structlog.processors.format_exc_info,
            structlog.processors.KeyValueRenderer(key_order=["event"]),
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )


# How fast a busy machine makes up examples says nothing about what is tested.
settings.register_profile("shouwang", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("shouwang")
logging.setLogRecordFactory(_note_record)
_log_as_in_tests()


def pytest_collection_finish() -> None:
    """What pytest, the models and the libraries are made of is garbage to nobody."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def nothing_logs_an_error(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail the test if this process logged an error, on any thread, that nobody expected."""
    level = logging.root.level
    _errors.clear()
    yield
    for handler in [*logging.root.handlers]:
        if type(handler) in (RotatingFileHandler, logging.StreamHandler):  # of `start_log`
            logging.root.removeHandler(handler)
            handler.close()
    logging.root.setLevel(level)
    _log_as_in_tests()
    said = [f"{record.name}: {record.getMessage()}" for record in _errors]
    if "logged_errors" in request.fixturenames:
        assert said, "the test expects that an error is logged, and none was"
    else:
        assert not said, "an error was logged:\n" + "\n".join(said)


@pytest.fixture
def logged_errors() -> list[logging.LogRecord]:
    """What this process logs at ERROR during the test; whoever asks for it expects some."""
    return _errors


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

"""A real PostgreSQL server for tests: started in a folder of its own, on a Unix socket only.

Each pytest process has its own server, so nothing is shared between xdist workers; each test has
its own database. The fixtures are known to all tests in `tests/integration` by its conftest.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psycopg
import pytest

from db import migrate, sealing
from db.ids import new_id
from db.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.profile import Profile
    from tests.streets import HandClock

_DEBIAN = Path("/usr/lib/postgresql")
_SERVER_USER = "postgres"
"""Whom the server runs as when the tests run as root: PostgreSQL refuses to be root."""


@dataclass(frozen=True)
class Server:
    """A running server; `socket` is the folder of its socket, `user` its superuser."""

    socket: Path
    user: str

    def url(self, database: str) -> str:
        """Return the SQLAlchemy URL of a database."""
        return f"postgresql+psycopg://{self.user}@/{database}?host={self.socket}"

    def execute(self, statement: str) -> None:
        """Run one statement outside a transaction, as for CREATE DATABASE."""
        with psycopg.connect(
            host=str(self.socket), user=self.user, dbname="postgres", autocommit=True
        ) as connection:
            connection.execute(statement)


def programs() -> Path | None:
    """Return the folder of the newest installed server's programs, None when there is none."""
    versions = sorted(_DEBIAN.glob("[0-9]*/bin/initdb"), key=lambda p: int(p.parts[-3]))
    if versions:
        return versions[-1].parent
    found = shutil.which("initdb")
    return Path(found).resolve().parent if found else None


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Server]:
    """A server that lives as long as this pytest process; skips where none is installed."""
    programs_folder = programs()
    if programs_folder is None:
        pytest.skip("no PostgreSQL server on this machine (Debian: apt install postgresql)")
    root = os.geteuid() == 0
    user = _SERVER_USER if root else "shouwang"
    runs_as: dict[str, Any] = {"user": user, "group": user, "extra_groups": []} if root else {}
    # Not under pytest's folder, which another user cannot enter; and short: a socket's path is.
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    if root:
        shutil.chown(folder, user, user)
    data = folder / "data"
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "TZ": "UTC"}
    try:
        subprocess.run(
            [
                programs_folder / "initdb",
                f"--pgdata={data}",
                f"--username={user}",
                "--auth=trust",
                "--encoding=UTF8",
                "--no-sync",
            ],
            cwd=folder,
            env=environment,
            check=True,
            capture_output=True,
            **runs_as,
        )
        server = Server(folder, user)
        with (folder / "log").open("wb") as log:
            process = subprocess.Popen(
                [
                    programs_folder / "postgres",
                    "-D",
                    data,
                    "-k",
                    folder,
                    "-c",
                    "listen_addresses=",
                    "-c",
                    "fsync=off",
                ],
                cwd=folder,
                env=environment,
                stdout=log,
                stderr=log,
                **runs_as,
            )
        try:
            _wait(server, process, folder / "log")
            yield server
        finally:
            process.send_signal(signal.SIGINT)  # "fast": ends sessions, then stops
            process.wait(timeout=30)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def postgres_url(postgres_server: Server) -> Iterator[str]:
    """The URL of a new, empty database."""
    name = "t" + new_id().replace("-", "")
    postgres_server.execute(f"CREATE DATABASE {name}")
    yield postgres_server.url(name)
    postgres_server.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def migrated_postgres(postgres_server: Server) -> str:
    """The name of an empty database at the newest schema: copied, never changed."""
    name = "migrated"
    postgres_server.execute(f"CREATE DATABASE {name}")
    migrate.upgrade(postgres_server.url(name))
    return name


@pytest.fixture
def migrated_postgres_url(postgres_server: Server, migrated_postgres: str) -> Iterator[str]:
    """The URL of a new database at the newest schema."""
    name = "t" + new_id().replace("-", "")
    postgres_server.execute(f"CREATE DATABASE {name} TEMPLATE {migrated_postgres}")
    yield postgres_server.url(name)
    postgres_server.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite", "postgresql"])
def any_url(request: pytest.FixtureRequest, profile: Profile) -> str:
    """The URL of an empty database at the newest schema, one of each kind in turn."""
    sealing.load_key(profile.key)
    if request.param == "sqlite":
        return profile.database_url
    wanted: str = request.getfixturevalue("migrated_postgres_url")
    return wanted


@pytest.fixture
def any_store(any_url: str, clock: HandClock) -> Iterator[Store]:
    """An empty store on each kind of database in turn."""
    opened = Store(any_url, clock)
    yield opened
    opened.close()


def _wait(server: Server, process: subprocess.Popen[bytes], log: Path) -> None:
    """Return when the server answers; fail with its log when it does not."""
    deadline = time.monotonic() + 60
    while process.poll() is None and time.monotonic() < deadline:
        try:
            server.execute("SELECT 1")
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    process.kill()
    pytest.fail(f"PostgreSQL did not start:\n{log.read_text(errors='replace')}")

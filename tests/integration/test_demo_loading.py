"""Loading the demo street into a real database: whole or not at all, once, and on any day."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from app.commands import demo as commands
from app.demo.files import FOLDER, TABLES, BadDemoFile, read_records
from app.demo.loading import NotEmpty, is_loaded, load_demo
from app.demo.rows import demo_id
from app.domain.instant import DAY, local_date
from app.profile import Profile, open_profile
from app.services.opening import open_store
from db import sealing
from db.models import (
    Base,
    Building,
    DutyShift,
    LocalClock,
    LocalFact,
    Lot,
    Sensor,
    StockMove,
    Street,
    User,
    VulnerablePerson,
)
from db.store import Store
from tests.streets import HandClock

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
OWN = {"local_clock", "local_facts"}


def counts(store: Store) -> dict[str, int]:
    with store.read() as session:
        found = {
            name: session.execute(select(func.count()).select_from(table)).scalar_one()
            for name, table in Base.metadata.tables.items()
        }
    return {name: rows for name, rows in found.items() if rows and name not in OWN}


@pytest.fixture(scope="module")
def loaded(migrated: Profile, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Loaded]:
    """A store that holds the demo street, for tests that only look."""
    profile = open_profile(tmp_path_factory.mktemp("demo"))
    shutil.copy(migrated.database, profile.database)
    shutil.copy(migrated.key, profile.key)
    sealing.load_key(profile.key)
    clock = HandClock()
    store = Store(profile.database_url, clock)
    heard: list[dict[str, set[str]]] = []
    told: list[tuple[float, str]] = []
    store.on_commit(heard.append)
    rows = load_demo(store, lambda share, table: told.append((share, table)))
    yield Loaded(store, profile, clock, rows, heard, told)
    store.close()


@dataclass(frozen=True)
class Loaded:
    store: Store
    profile: Profile
    clock: HandClock
    rows: dict[str, int]
    heard: list[dict[str, set[str]]]
    told: list[tuple[float, str]]


@pytest.fixture(autouse=True)
def key(loaded: Loaded) -> None:
    """Tests copy one key, so the loaded street stays readable in any order."""
    sealing.load_key(loaded.profile.key)


def test_load_fills_the_tables_it_says(loaded: Loaded):
    rows = loaded.rows
    assert rows == counts(loaded.store)
    assert rows["residential_areas"] == 27
    assert rows["compounds"] == 56
    assert rows["sensors"] == 22_000
    assert rows["shelters"] == 68
    assert rows["cameras"] == 118
    assert rows["plans"] == 45
    assert rows["teams"] == 36
    assert rows["stock_moves"] == len(read_records("moves.csv", TABLES["moves.csv"]))


def test_load_notes_what_this_database_is(loaded: Loaded, store: Store):
    assert not is_loaded(store)
    assert is_loaded(loaded.store)
    with loaded.store.read() as session:
        facts = {f.name: f.value for f in session.scalars(select(LocalFact))}
        assert (facts["demo_loaded"], facts["street_code"]) == ("1", "310115010")
        assert session.scalars(select(Street)).one().name == "南码头路街道"


def test_every_row_is_stamped_and_marked_synthetic(loaded: Loaded):
    with loaded.store.read() as session:
        stamp = session.get(LocalClock, 1)
        assert stamp is not None
        for table in Base.metadata.tables.values():
            if "hlc" in table.c and table.name not in OWN:
                other = select(func.count()).where(
                    (table.c.hlc != stamp.hlc) | (table.c.version != 1)
                )
                assert session.execute(other).scalar_one() == 0, table.name
            if "synthetic" in table.c:
                real = select(func.count()).where(table.c.synthetic.is_(False))
                assert session.execute(real).scalar_one() == 0, table.name


def test_listeners_hear_of_all_rows_after_the_commit(loaded: Loaded):
    assert len(loaded.heard) == 1
    assert {table: len(ids) for table, ids in loaded.heard[0].items()} == loaded.rows


def test_progress_rises_to_the_end(loaded: Loaded):
    shares = [share for share, _ in loaded.told]
    assert shares == sorted(shares)
    assert shares[0] == 0.0
    assert shares[-1] == 1.0
    assert "sensors" in [table for _, table in loaded.told]


def test_second_load_is_refused_and_changes_nothing(loaded: Loaded):
    with pytest.raises(NotEmpty) as caught:
        load_demo(loaded.store)
    assert caught.value.rows == loaded.rows[caught.value.table]
    assert counts(loaded.store) == loaded.rows


def test_any_row_of_a_person_refuses_the_load(store: Store, officer):
    with pytest.raises(NotEmpty) as caught:
        load_demo(store)
    assert (caught.value.table, caught.value.rows) == ("users", 1)
    assert not is_loaded(store)


def test_again_empties_first_and_gives_the_same_ids(store: Store, clock: HandClock, officer):
    load_demo(store, again=True)
    with store.read() as session:
        first = set(session.scalars(select(Sensor.id)))
        stamp = session.get(LocalClock, 1)
        assert stamp is not None
        before = stamp.hlc
    clock.advance(-3600)  # a clock set back must not bring older stamps
    again = load_demo(store, again=True)
    assert counts(store) == again
    with store.read() as session:
        assert set(session.scalars(select(Sensor.id))) == first
        assert session.scalars(select(Sensor.hlc)).first() > before
        assert {u.login for u in session.scalars(select(User))} == {"demo", "demo2"}


def test_failure_in_the_middle_leaves_an_empty_database(store: Store):
    class Interrupted(Exception):
        pass

    def interrupt(share: float, _table: str) -> None:
        if share > 0.5:
            raise Interrupted

    with pytest.raises(Interrupted):
        load_demo(store, interrupt)
    assert counts(store) == {}
    assert not is_loaded(store)


def test_failure_of_again_keeps_what_was_there(store: Store, officer, tmp_path: Path):
    files = shutil.copytree(FOLDER, tmp_path / "demo")
    (files / "lots.csv").write_text("code\nX\n", encoding="utf-8")
    with pytest.raises(BadDemoFile):
        load_demo(store, again=True, folder=files)
    assert counts(store) == {"users": 1}


def test_ids_come_from_codes(loaded: Loaded):
    with loaded.store.read() as session:
        sensor = session.scalars(select(Sensor).where(Sensor.code == "S-010014-000001")).one()
        assert sensor.id == demo_id("sensors", sensor.code)
        building = session.get(Building, sensor.building_id)
        assert building is not None
        assert building.code.startswith("310115010014-B")
        assert building.number.endswith(" 号楼")


def test_dates_count_from_the_day_of_loading(store: Store, clock: HandClock):
    clock.advance(400 * DAY / 1000)
    load_demo(store)
    today = local_date(clock.now())
    soon = local_date(clock.now() + 30 * DAY)
    with store.read() as session:
        expiries = [e for e in session.scalars(select(Lot.expires_on)) if e]
        assert any(e < today for e in expiries)
        assert any(today <= e <= soon for e in expiries)
        assert session.scalars(select(func.max(StockMove.at))).one() < clock.now()


def test_no_balance_is_negative_at_any_time(loaded: Loaded):
    balances: dict[tuple[str, str], int] = defaultdict(int)
    with loaded.store.read() as session:
        for move in session.scalars(select(StockMove).order_by(StockMove.at)):
            balances[move.depot_id, move.lot_id] += int(move.quantity * 1000)
            assert balances[move.depot_id, move.lot_id] >= 0


def test_demo_officer_is_on_duty_and_cannot_sign_in_by_password(loaded: Loaded):
    with loaded.store.read() as session:
        officer = session.scalars(select(User).where(User.login == "demo")).one()
        assert (officer.name, officer.role, officer.demo) == ("演示甲", "leader", True)
        assert officer.password.startswith("$argon2id$")
        shift = session.scalars(select(DutyShift)).one()
        assert (shift.name, shift.officer_id, shift.ended_at) == ("二班", officer.id, None)


def test_register_is_sealed_at_rest(loaded: Loaded):
    with loaded.store.read() as session:
        people = session.scalars(select(VulnerablePerson).limit(20)).all()
    files = [f.read_bytes() for f in loaded.profile.folder.glob("shouwang.db*")]
    for person in people:
        for secret in (person.phone, person.id_number, person.contact):
            assert secret
            assert not any(secret.encode() in content for content in files)


def test_command_loads_refuses_and_loads_again(tmp_path: Path, capsys):
    folder = tmp_path / "profile"
    assert commands.load(folder, again=False) == 0
    said = capsys.readouterr().out
    assert "sensors" in said
    assert "22000" in said
    assert commands.load(folder, again=False) == 1
    refused = capsys.readouterr()
    assert refused.out == ""
    assert "--again" in refused.err
    assert "streets" in refused.err
    assert commands.load(folder, again=True) == 0
    assert "sensors" in capsys.readouterr().out


def test_killed_while_loading_leaves_an_empty_database(tmp_path: Path, profile: Profile):
    """The process ends hard in the middle of the transaction, as by a power cut."""
    script = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from app.demo.loading import load_demo\n"
        "from app.profile import open_profile\n"
        "from app.services.opening import open_store\n"
        "store = open_store(open_profile(Path(sys.argv[1])))\n"
        "load_demo(store, lambda share, _: os._exit(9) if share > 0.9 else None)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(profile.folder)],
        cwd=ROOT, env={**os.environ, "PYTHONUTF8": "1"}, check=False,
    )  # fmt: skip
    assert done.returncode == 9
    store = open_store(profile)
    try:
        assert counts(store) == {}
        assert load_demo(store)["sensors"] == 22_000
    finally:
        store.close()


def test_loader_imports_neither_the_generator_nor_geometry():
    script = (
        "import sys, app.demo.loading, app.demo.anchors\n"
        "bad = {'shapely', 'numpy', 'PySide6', 'app.demo.generate', 'app.demo.housing'}\n"
        "sys.exit(1 if bad & set(sys.modules) else 0)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False)
    assert done.returncode == 0

"""A drill's station: a copy of the street as it is, and no way back to the street."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import stat
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from app.demo.loading import load_demo
from app.drill import station
from app.drill.mark import DrillMark
from app.drill.problems import ScenarioError
from app.drill.scenario_file import SHIPPED, load
from app.drill.station import drill_of, prepare, read_only, scenario_of
from app.profile import Profile, open_profile
from app.services import shelters
from app.services.desk import Actor, Desk
from app.services.opening import open_store
from app.services.settings_of_street import read_settings
from app.settings import load_settings
from db.models import (
    AuditEntry,
    Depot,
    LocalFact,
    Sensor,
    SensorState,
    Shelter,
    StockMove,
    SupplyItem,
)
from db.sealing import WrongKey
from tests.programs import MAIN, environment
from tests.scenarios import zipped_scenario
from tests.streets import HandClock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from db.store import Store

FIRE = SHIPPED / "stairwell-fire.yaml"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Profile:
    """The demo street, in the middle of a watch's life: copied, never changed."""
    profile = open_profile(tmp_path_factory.mktemp("street"))
    store = open_store(profile)
    load_demo(store)
    with store.write() as write:
        add = write.session.add
        for name in ("mqtt_client_id", "mqtt_protocol", "heartbeat", "device_id", "decoder:x"):
            add(LocalFact(name=name, value="the street's own"))
        add(
            LocalFact(
                name="street_settings",
                value='{"report_by_phone_minutes": 20, "gas_company_phone": "000-0000-0009"}',
            )
        )
        sensor = write.session.scalars(select(Sensor.id).limit(1)).one()
        add(SensorState(id=sensor, ts=1, seq=1, received_at=1, value=3.0))
    store.close()
    return profile


@pytest.fixture
def real(demo: Profile, tmp_path: Path) -> Profile:
    """A street of this test's own."""
    own = open_profile(tmp_path / "street")
    for file in (demo.database, demo.key):
        (own.folder / file.name).write_bytes(file.read_bytes())
    own.key.chmod(0o600)
    return own


@pytest.fixture
def drill(real: Profile) -> Profile:
    return prepare(real, FIRE, "演练一")


def contents(folder: Path) -> dict[str, str]:
    """Return a digest of every file of the street's own, by name.

    Beside an idle database a reader leaves SQLite's index of a log, and an empty log.
    """
    return {
        str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in folder.rglob("*")
        if file.is_file()
        and "drills" not in file.relative_to(folder).parts
        and not file.name.endswith("-shm")
        and not (file.name.endswith("-wal") and not file.stat().st_size)
    }


def opened(profile: Profile) -> Iterator[Store]:
    store = open_store(profile)
    yield store
    store.close()


def left_in(real: Profile) -> list[str]:
    folder = real.folder / "drills"
    return [one.name for one in folder.iterdir() if one.is_dir()] if folder.exists() else []


def test_a_drill_is_a_whole_profile_of_its_own(real: Profile, drill: Profile) -> None:
    assert drill.folder == real.folder / "drills" / "演练一"
    assert drill.key.read_bytes() == real.key.read_bytes()
    if os.name == "posix":
        assert stat.S_IMODE(drill.key.stat().st_mode) == 0o600
        assert stat.S_IMODE(drill.folder.stat().st_mode) == 0o700
    assert load(scenario_of(drill)) == load(FIRE)
    settings = load_settings(drill)
    assert settings.broker.trial
    assert settings.broker.host == "127.0.0.1"
    assert settings.broker.port not in (0, 1883, load_settings(real).broker.port)
    assert settings.broker.topic_root == "drill"
    assert settings.sources == type(settings.sources)()
    assert not settings.trial.simulate
    mark = drill_of(drill)
    assert mark is not None
    assert (mark.title, mark.scenario) == ("楼道火灾", "stairwell-fire")
    assert set(json.loads((drill.folder / "drill.json").read_text(encoding="utf-8"))) == {
        "id", "title", "scenario", "begun_at",
    }  # fmt: skip
    assert drill_of(real) is None
    for store in opened(drill):
        with store.read() as session:
            assert session.scalar(select(func.count()).select_from(Sensor)) == 22_000
            assert session.scalar(select(func.count()).select_from(Shelter)) == 68


def test_the_streets_own_port_is_never_the_drills(
    real: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    (real.folder / "settings.toml").write_text(
        "[broker]\ntrial = true\nport = 40001\n[sources]\ngbt26875_port = 40002\n"
        "[trial]\nenabled = true\n",
        encoding="utf-8",
    )
    ports = iter([40001, 40002, 40003])
    monkeypatch.setattr(station, "free_port", lambda: next(ports))
    settings = load_settings(prepare(real, FIRE))
    assert settings.broker.port == 40003
    assert settings.trial.enabled
    assert not settings.trial.simulate


def test_what_would_speak_for_the_street_is_quiet(real: Profile, drill: Profile) -> None:
    for store in opened(drill):
        with store.read() as session:
            facts = {one.name: one.value for one in session.scalars(select(LocalFact))}
            settings = read_settings(session)
            assert session.scalar(select(func.count()).select_from(SensorState)) == 0
        assert set(facts) == {"street_code", "demo_loaded", "key_check", "street_settings"}
        assert settings.report_by_phone_minutes == 20
        assert settings.gas_company_phone == ""
    for store in opened(real):
        with store.read() as session:
            assert session.get(LocalFact, "mqtt_client_id") is not None
            assert read_settings(session).gas_company_phone == "000-0000-0009"


def test_the_street_is_byte_for_byte_as_it_was(real: Profile) -> None:
    before = contents(real.folder)
    assert "shouwang.db" in before
    drill = prepare(real, FIRE, "a")
    assert contents(real.folder) == before
    for store in opened(drill):
        desk = Desk(store, Actor("演示甲", role="leader"))
        with desk.read() as session:
            shelter = session.scalars(select(Shelter.id).where(Shelter.code == "BN-18")).one()
        shelters.open_shelter(desk, shelter, "演练")
        with desk.read() as session:
            assert session.scalars(select(AuditEntry.action)).all() == ["shelter_open"]
    assert contents(real.folder) == before


def test_the_connection_to_the_street_cannot_write(real: Profile) -> None:
    before = real.database.read_bytes()
    connection = read_only(real.database)
    for statement in (
        "DELETE FROM sensors",
        "DROP TABLE sensors",
        "CREATE TABLE mine (id)",
        "PRAGMA user_version = 7",
        "INSERT INTO local_facts VALUES ('a', 'b')",
    ):
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            connection.execute(statement)
    connection.close()
    assert real.database.read_bytes() == before
    with pytest.raises(sqlite3.OperationalError):
        read_only(real.folder / "none.db").execute("SELECT 1")
    assert not (real.folder / "none.db").exists()


def test_a_street_with_odd_letters_in_its_path_is_found(real: Profile, tmp_path: Path) -> None:
    odd = Profile(real.folder.rename(tmp_path / "街道 100%?#"))
    assert drill_of(prepare(odd, FIRE, "a")) is not None


def test_prepared_while_others_write_it_is_whole(real: Profile) -> None:
    for store in opened(real):
        with store.read() as session:
            depot = session.scalars(select(Depot.id).limit(1)).one()
            item = session.scalars(select(SupplyItem.id).limit(1)).one()
    arguments = [real.database_url, str(real.key), "库管甲", depot, item, "100000"]
    writer = subprocess.Popen(
        [sys.executable, "-m", "tests.writers", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        cwd=MAIN.parent,
        env=environment(),
    )
    assert writer.stdin
    assert writer.stdout
    try:
        assert writer.stdout.readline() == "ready\n"
        writer.stdin.write("go\n")
        writer.stdin.flush()
        first = int(writer.stdout.readline())
        drills = [prepare(real, FIRE, f"d{number}") for number in range(3)]
        last = int(writer.stdout.readline())
        assert last > first, "the writer was held up to the end"
        assert writer.poll() is None
    finally:
        writer.kill()
        writer.communicate()
    received = []
    for drill in drills:
        for store in opened(drill):
            with store.read() as session:
                moves = select(func.count()).where(StockMove.actor == "库管甲")
                audits = select(func.count()).where(AuditEntry.actor == "库管甲")
                found = session.scalar(moves)
                assert found
                assert session.scalar(audits) == found  # nothing of half a transaction
                received.append(found)
        check = sqlite3.connect(drill.database)
        assert check.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        check.close()
    assert received == sorted(received)


@pytest.mark.parametrize(
    "step", ["_copy_key", "_back_up", "_quieten", "write_mark", "free_port", "quieten"]
)
def test_a_crash_in_the_middle_leaves_nothing(
    real: Profile, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(real.folder)

    def fail(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(station, step, fail)
    with pytest.raises(OSError, match="no space"):
        prepare(real, FIRE, "a")
    assert left_in(real) == []
    assert contents(real.folder) == before
    monkeypatch.undo()
    assert drill_of(prepare(real, FIRE, "a")) is not None


def test_what_a_killed_process_left_is_no_drill_and_is_swept(real: Profile) -> None:
    code = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from app.drill import station\n"
        "from app.profile import Profile\n"
        "station.write_mark = lambda *_: os._exit(9)\n"
        "station.prepare(Profile(Path(sys.argv[1])), Path(sys.argv[2]), 'a')\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code, str(real.folder), str(FIRE)],
        cwd=MAIN.parent,
        env=environment(),
        check=False,
    )
    assert ended.returncode == 9
    [left] = left_in(real)
    assert left.startswith(".unfinished-")
    prepare(real, FIRE, "a")
    assert left_in(real) == ["a"]


def test_no_drill_is_made_within_a_drill(drill: Profile) -> None:
    with pytest.raises(station.DrillWithinDrill):
        prepare(drill, FIRE)
    (drill.folder / "drill.json").write_text("damaged")
    assert drill_of(drill) == DrillMark()
    with pytest.raises(station.DrillWithinDrill):
        prepare(drill, FIRE)


def test_an_existing_name_is_refused_and_left_as_it_is(real: Profile, drill: Profile) -> None:
    mark = drill_of(drill)
    with pytest.raises(station.NameTaken) as caught:
        prepare(real, FIRE, "演练一")
    assert (caught.value.name, caught.value.folder) == ("演练一", drill.folder)
    assert drill_of(drill) == mark
    (real.folder / "drills" / "link").symlink_to(real.folder / "nowhere")
    with pytest.raises(station.NameTaken):
        prepare(real, FIRE, "link")


@pytest.mark.parametrize("name", ["../out", "a/b", ".", ".hidden", "a.", "con", "NUL.x", "a" * 90])
def test_a_name_that_leads_elsewhere_is_refused(real: Profile, name: str) -> None:
    with pytest.raises(station.BadDrillName):
        prepare(real, FIRE, name)
    assert left_in(real) == []


def test_without_a_name_it_is_called_by_scenario_and_time(real: Profile) -> None:
    drill = prepare(real, FIRE, clock=HandClock(1_795_500_000_000))
    assert drill.folder.name == "stairwell-fire-20261124140000"
    mark = drill_of(drill)
    assert mark is not None
    assert mark.begun_at == 1_795_500_000_000


def test_without_a_database_there_is_no_drill(tmp_path: Path) -> None:
    with pytest.raises(station.NoStreet):
        prepare(Profile(tmp_path / "none"), FIRE)
    assert not (tmp_path / "none").exists()


def test_a_street_whose_key_is_lost_gets_no_drill(real: Profile) -> None:
    real.key.unlink()
    with pytest.raises(WrongKey):
        prepare(real, FIRE)
    assert left_in(real) == []
    assert not real.key.exists()


def test_a_scenario_that_cannot_be_played_is_refused_first(real: Profile, tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("format: 1\n", encoding="utf-8")
    with pytest.raises(ScenarioError):
        prepare(real, bad)
    assert not (real.folder / "drills").exists()


def test_attachments_come_along(real: Profile, tmp_path: Path) -> None:
    drill = prepare(real, zipped_scenario(tmp_path / "s.zip"), "a")
    scenario = load(scenario_of(drill))
    [name] = [one.body["attachment"] for one in scenario.injects if "attachment" in one.body]
    assert (scenario_of(drill) / name).read_bytes() == b"png"

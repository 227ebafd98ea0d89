"""What is a drill's stays one when its mark is lost; and its settings never lead out of it."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from app.drill.mark import DrillMark, drill_of
from app.drill.scenario_file import SHIPPED
from app.drill.station import DrillWithinDrill, prepare
from app.profile import Profile, open_profile
from app.services import duty
from app.services.opening import open_store
from app.settings import LeavesDrill, free_port, load_settings, write_first_settings
from tests.programs import main
from ui.shell.opening import CannotOpen, open_folder

if TYPE_CHECKING:
    from pathlib import Path

    from app.services.desk import Desk
    from db.store import Store

FIRE = SHIPPED / "stairwell-fire.yaml"


@pytest.fixture
def drill(profile: Profile) -> Profile:
    """A drill of an empty street."""
    return prepare(profile, FIRE, "a")


def change(drill: Profile, old: str, new: str) -> None:
    text = drill.settings.read_text(encoding="utf-8")
    assert old in text
    drill.settings.write_text(text.replace(old, new), encoding="utf-8")


def test_a_lost_mark_still_marks(profile: Profile, drill: Profile) -> None:
    (drill.folder / "drill.json").unlink()
    assert drill_of(drill) == DrillMark()
    open_store(drill).close()
    with pytest.raises(DrillWithinDrill):
        prepare(drill, FIRE)
    assert drill_of(profile) is None


def test_its_database_alone_tells_wherever_it_is_copied(drill: Profile, tmp_path: Path) -> None:
    copy = open_profile(tmp_path / "elsewhere")
    shutil.copy(drill.database, copy.database)
    shutil.copy(drill.key, copy.key)
    assert drill_of(copy) == DrillMark()
    open_store(copy).close()
    with closing(sqlite3.connect(copy.database)) as connection:
        connection.execute("VACUUM")
    assert drill_of(copy) == DrillMark()
    with pytest.raises(LeavesDrill):  # without settings it would be the street's own defaults
        load_settings(copy)


def test_where_it_lies_alone_tells(profile: Profile, drill: Profile) -> None:
    (drill.folder / "drill.json").unlink()
    with closing(sqlite3.connect(drill.database)) as connection:
        connection.execute("PRAGMA application_id = 0")
    assert drill_of(drill) == DrillMark()
    link = profile.folder.parent / "link"
    link.symlink_to(drill.folder)
    assert drill_of(Profile(link)) == DrillMark()


OTHER = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
print(connection.execute("SELECT count(*) FROM duty_log_entries").fetchone()[0])
connection.close()
"""


def test_who_looks_for_the_mark_takes_no_locks_from_an_open_database(
    profile: Profile, store: Store, desk: Desk
) -> None:
    """Else another process that closes it deletes the log: we read the past and write nowhere."""
    log = profile.database.with_name(f"{profile.database.name}-wal")

    def seen_by_another_process() -> int:
        done = subprocess.run(
            [sys.executable, "-c", OTHER, str(profile.database)],
            capture_output=True, text=True, check=True, timeout=60,
        )  # fmt: skip
        return int(done.stdout)

    with store.read() as session:  # a connection that stays in the pool
        session.execute(text("SELECT 1"))
    before = seen_by_another_process()
    assert log.exists()
    assert drill_of(profile) is None
    assert seen_by_another_process() == before
    assert log.exists()
    duty.write_log(desk, "此后写下的")
    assert seen_by_another_process() == before + 1


def test_a_folder_called_drills_makes_no_drill_of_a_street(profile: Profile) -> None:
    moved = profile.folder.rename(profile.folder.parent / "drills")
    assert drill_of(Profile(moved)) is None
    alone = open_profile(moved.parent / "other" / "drills" / "street")
    shutil.copy(moved / "shouwang.db", alone.database)
    assert drill_of(alone) is None


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('host = "127.0.0.1"', 'host = "192.0.2.7"', "broker.host"),
        ('host = "127.0.0.1"', 'host = "localhost.example"', "broker.host"),
        ("trial = true", "trial = false", "broker.trial"),
        ('topic_root = "drill"', 'topic_root = "street"', "broker.topic_root"),
        ('topic_root = "drill"', 'topic_root = "drill/#"', "broker.topic_root"),
        ('topic_root = "drill"', 'topic_root = "drill"\nclient_id = "s"', "broker.client_id"),
        ('topic_root = "drill"', 'topic_root = "drill"\nuser = "s"', "broker.user"),
        ('topic_root = "drill"', 'topic_root = "drill"\ntls = true', "broker.tls"),
        ("[sources]", '[sources]\nhomeassistant = "ha"', "sources.homeassistant"),
        ("[sources]", '[sources]\nsparkplug = "+"', "sources.sparkplug"),
        ("[sources]", "[sources]\ngbt26875_port = 5200", "sources.gbt26875_port"),
        ("simulate = false", "simulate = true", "trial.simulate"),
    ],
)
def test_settings_that_lead_out_are_refused(drill: Profile, old: str, new: str, key: str) -> None:
    load_settings(drill)
    change(drill, old, new)
    with pytest.raises(LeavesDrill) as caught:
        load_settings(drill)
    assert caught.value.key == key
    (drill.folder / "drill.json").unlink()  # whatever became of the mark
    with pytest.raises(LeavesDrill):
        load_settings(drill)


@pytest.mark.parametrize("section", ["broker]\nport", "sources]\ngbt26875_port"])
def test_a_port_of_the_street_is_refused(profile: Profile, drill: Profile, section: str) -> None:
    own = load_settings(drill).broker.port
    profile.settings.write_text(f"[{section} = {free_port()}\n", encoding="utf-8")
    assert load_settings(drill).broker.port == own
    profile.settings.write_text(f"[{section} = {own}\n", encoding="utf-8")
    with pytest.raises(LeavesDrill) as caught:
        load_settings(drill)
    assert (caught.value.key, caught.value.value) == ("broker.port", own)


def test_lost_settings_are_not_the_streets_defaults(drill: Profile) -> None:
    drill.settings.unlink()
    with pytest.raises(LeavesDrill):
        load_settings(drill)
    with pytest.raises(LeavesDrill):
        write_first_settings(drill, trial=True)
    assert not drill.settings.exists()


@pytest.mark.parametrize(
    "command",
    [
        ["watch"],
        ["broker"],
        ["drill", "play"],
        ["simulate", "--duration", "0.1"],
        ["watch", "--broker"],
        ["simulate", "--duration", "0.1", "--broker"],
    ],
)
def test_every_process_says_so_and_ends(drill: Profile, command: list[str]) -> None:
    if command[-1] == "--broker":
        command = [*command, "mqtt://127.0.0.1:9"]
        names = "--broker = mqtt://127.0.0.1:9"
    else:
        change(drill, 'topic_root = "drill"', 'topic_root = "street"')
        names = "broker.topic_root = street"
    before = {one.name for one in drill.run.iterdir()}
    ended = main(*command, "--profile", drill.folder)
    assert ended.returncode == 1, ended.stderr
    assert names in ended.stderr
    assert "通到推演之外" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert {one.name for one in drill.run.iterdir()} - before <= {"player.lock", "opening.lock"}


def test_the_console_says_so(drill: Profile) -> None:
    assert open_folder(drill.folder, trial=False)[0] == drill
    change(drill, 'host = "127.0.0.1"', 'host = "192.0.2.7"')
    with pytest.raises(CannotOpen, match=r"host = 192\.0\.2\.7 通到推演之外"):
        open_folder(drill.folder, trial=False)

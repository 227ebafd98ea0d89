from __future__ import annotations

import os
import sqlite3
from typing import TYPE_CHECKING, Any

import pytest

from app.broker.launch import AMQTT, CHOICE
from app.broker.mosquitto import find_mosquitto
from app.commands import selftest
from app.commands.checks import Mark
from app.commands.checks import machine as machine_checks
from app.commands.checks import profile as profile_checks
from app.commands.checks.broker import check_broker
from app.commands.checks.machine import MACHINE, check_display, check_input_method
from app.commands.checks.profile import PROFILE
from app.settings import write_first_settings
from tests.brokers import Broker
from tests.programs import Running, wait_for
from tests.streets import open_street
from tests.watching import WatchProcess

if TYPE_CHECKING:
    from pathlib import Path

    from app.profile import Profile
    from tests.streets import HandClock

needs_mosquitto = pytest.mark.skipif(find_mosquitto() is None, reason="mosquitto not installed")
posix = pytest.mark.skipif(os.name != "posix", reason="rights as on POSIX")


@pytest.fixture
def trial(profile: Profile) -> Profile:
    """A profile in good order, whose broker has a port of its own and does not run."""
    write_first_settings(profile, trial=True)
    profile.folder.chmod(0o700)
    return profile


def lines(folder: Path, capsys: pytest.CaptureFixture[str], code: int) -> list[str]:
    assert selftest.run(folder) == code
    return capsys.readouterr().out.splitlines()


def test_each_check_says_one_line(trial: Profile, capsys: pytest.CaptureFixture[str]) -> None:
    said = lines(trial.folder, capsys, 0)
    assert len(said) == len(MACHINE) + len(PROFILE) + 1
    assert all(line.startswith(tuple(Mark)) for line in said)
    assert not [line for line in said[:-1] if line.startswith(Mark.FAILED)]


def test_without_a_profile_the_machine_is_checked_and_nothing_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = lines(tmp_path / "none", capsys, 0)
    assert len(said) == len(MACHINE) + 2
    assert said[-2].startswith(Mark.NOTE)
    assert not (tmp_path / "none").exists()


def test_a_damaged_database_fails(trial: Profile, capsys: pytest.CaptureFixture[str]) -> None:
    content = bytearray(trial.database.read_bytes())
    content[4096:] = b"\x5a" * (len(content) - 4096)
    trial.database.write_bytes(content)
    said = lines(trial.folder, capsys, 1)
    assert [line for line in said if line.startswith(Mark.FAILED)]


def test_a_newer_database_fails(trial: Profile) -> None:
    with sqlite3.connect(trial.database) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    finding = profile_checks.check_schema(trial)
    assert finding.mark is Mark.FAILED
    assert "9999" in finding.text


def test_a_missing_or_broken_key_fails(trial: Profile) -> None:
    trial.key.write_bytes(b"short")
    assert profile_checks.check_key(trial).mark is Mark.FAILED
    trial.key.unlink()
    assert profile_checks.check_key(trial).mark is Mark.FAILED


@posix
def test_what_others_may_read_is_noted(trial: Profile) -> None:
    assert profile_checks.check_folder(trial).mark is Mark.PASSED
    trial.folder.chmod(0o755)
    assert profile_checks.check_folder(trial).mark is Mark.NOTE
    trial.key.chmod(0o600)
    assert profile_checks.check_key(trial).mark is Mark.PASSED
    trial.key.chmod(0o644)
    assert profile_checks.check_key(trial).mark is Mark.NOTE


@pytest.mark.parametrize(
    ("free", "mark"), [(100 << 20, Mark.FAILED), (2 << 30, Mark.NOTE), (50 << 30, Mark.PASSED)]
)
def test_a_full_disk_is_told(
    free: int, mark: Mark, trial: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = type("Usage", (), {"free": free})
    monkeypatch.setattr(profile_checks.shutil, "disk_usage", lambda _folder: usage)
    assert profile_checks.check_disk(trial).mark is mark


def test_a_clock_behind_its_own_data_fails(trial: Profile, clock: HandClock) -> None:
    assert profile_checks.check_clock(trial).mark is Mark.PASSED
    with sqlite3.connect(trial.database) as connection:
        connection.execute("UPDATE local_clock SET hlc = ?", (4_000_000_000_000 << 16,))
    connection.close()
    finding = profile_checks.check_clock(trial)
    assert finding.mark is Mark.FAILED
    assert "2096" in finding.text


def test_misspelt_settings_fail(trial: Profile) -> None:
    trial.settings.write_text("[broker]\nprot = 1883\n", encoding="utf-8")
    finding = profile_checks.check_settings(trial)
    assert finding.mark is Mark.FAILED
    assert "prot" in finding.text


def test_a_check_that_breaks_is_a_failure_not_the_end(
    trial: Profile, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def check_nothing() -> Any:
        raise OSError("broken")

    monkeypatch.setattr(selftest, "MACHINE", (check_nothing, machine_checks.check_python))
    said = lines(trial.folder, capsys, 1)
    assert said[0] == f"{Mark.FAILED}  check_nothing: OSError: broken"
    assert said[1].startswith(f"{Mark.PASSED}  Python")


@pytest.mark.parametrize(
    ("environment", "mark"),
    [
        ({"QT_IM_MODULE": "ibus"}, Mark.PASSED),
        ({"QT_IM_MODULE": "fcitx", "XMODIFIERS": "@im=fcitx"}, Mark.NOTE),
        ({"XMODIFIERS": "@im=fcitx"}, Mark.NOTE),
        ({}, Mark.NOTE),
    ],
)
def test_linux_is_told_how_chinese_can_be_typed(
    environment: dict[str, str], mark: Mark, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    finding = check_input_method(environment)
    assert finding.mark is mark
    assert "ibus" in finding.text


def test_a_machine_without_display_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    assert check_display({}).mark is Mark.NOTE
    assert check_display({"DISPLAY": ":0"}).mark is Mark.PASSED


def test_no_mosquitto_is_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine_checks, "find_mosquitto", lambda: None)
    finding = machine_checks.check_broker_program()
    assert finding.mark is Mark.NOTE
    assert "amqtt" in finding.text


def test_no_chinese_font_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    nothing = type("Ended", (), {"stdout": ""})
    monkeypatch.setattr(machine_checks.shutil, "which", lambda _name: "fc-list")
    monkeypatch.setattr(machine_checks.subprocess, "run", lambda *_a, **_k: nothing)
    assert machine_checks.check_font().mark is Mark.FAILED
    monkeypatch.setattr(machine_checks.shutil, "which", lambda _name: None)
    assert "unknown" in machine_checks.check_font().text


def use_broker(profile: Profile, port: int) -> None:
    profile.settings.write_text(f"[broker]\nport = {port}\n", encoding="utf-8")


def test_a_broker_that_does_not_answer_is_noted(trial: Profile) -> None:
    finding = check_broker(trial)
    assert finding.mark is Mark.NOTE
    assert "does not answer" in finding.text


@needs_mosquitto
def test_a_broker_that_keeps_everything_passes(trial: Profile, tmp_path: Path) -> None:
    broker = Broker(tmp_path / "broker")
    broker.start()
    use_broker(trial, broker.port)
    assert check_broker(trial).mark is Mark.PASSED
    broker.stop()


@needs_mosquitto
def test_a_broker_that_drops_beyond_a_thousand_is_noted(trial: Profile, tmp_path: Path) -> None:
    broker = Broker(tmp_path / "broker", "max_queued_messages 1000\n")
    broker.start()
    use_broker(trial, broker.port)
    finding = check_broker(trial)
    broker.stop()
    assert finding.mark is Mark.NOTE
    assert "1000 of 1200" in finding.text


@needs_mosquitto
def test_a_broker_that_refuses_fails(trial: Profile, tmp_path: Path) -> None:
    passwords = tmp_path / "passwords"
    passwords.write_text("")
    passwords.chmod(0o600)
    broker = Broker(tmp_path / "broker", f"allow_anonymous false\npassword_file {passwords}\n")
    broker.start()
    use_broker(trial, broker.port)
    finding = check_broker(trial)
    broker.stop()
    assert finding.mark is Mark.FAILED
    assert "Not authorized" in finding.text


def test_the_embedded_broker_is_for_trials(trial: Profile) -> None:
    keeper = Running("broker", "--profile", trial.folder, **{CHOICE: AMQTT})
    assert AMQTT in keeper.first_line()
    finding = check_broker(trial)
    assert keeper.stop()[0] == 0
    assert finding.mark is Mark.NOTE
    assert "MQTT 3.1.1" in finding.text


@needs_mosquitto
def test_a_running_watch_passes(tmp_path: Path) -> None:
    broker = Broker(tmp_path / "broker")
    broker.start()
    open_street(tmp_path / "street").close()
    with WatchProcess(tmp_path / "street", broker.url) as watch:
        wait_for(lambda: profile_checks.check_watch(watch.profile).mark is Mark.PASSED)
        watch.stop()
    assert profile_checks.check_watch(watch.profile).mark is Mark.NOTE
    broker.stop()

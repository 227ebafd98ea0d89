"""`main.py warning`: listed, read, written; out of a drill as an Exercise, whatever it was."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from app.commands.warning import run_export, run_import, run_list
from app.interchange.cap import read
from app.profile import open_profile
from tests.unit.test_cap import FOREIGN

if TYPE_CHECKING:
    from pathlib import Path

    from app.profile import Profile


@pytest.mark.parametrize("is_drill", [False, True])
def test_a_file_goes_in_and_out_again(
    migrated: Profile, tmp_path: Path, capsys: pytest.CaptureFixture[str], is_drill: bool
) -> None:
    street = open_profile(tmp_path / "street")
    shutil.copy(migrated.database, street.database)
    shutil.copy(migrated.key, street.key)
    folder = street.folder
    if is_drill:
        folder = street.folder / "drills" / "a"
        folder.mkdir(parents=True)
        shutil.copy(migrated.database, folder / street.database.name)
        shutil.copy(migrated.key, folder / street.key.name)
    file = tmp_path / "in.xml"
    file.write_text(FOREIGN.replace("2026-07-25T09", "2036-07-25T09"), encoding="utf-8")
    assert run_import(folder, file) == 0
    made = capsys.readouterr().out.strip()
    assert run_import(folder, file) == 1  # it is there
    assert run_list(folder) == 0
    listed = capsys.readouterr().out
    assert made in listed
    assert "生效" in listed
    assert run_export(folder, made, tmp_path / "out.xml") == 0
    (written,) = (one for one in tmp_path.iterdir() if one.name.endswith("out.xml"))
    assert written.name == ("演练 DRILL out.xml" if is_drill else "out.xml")
    assert read(written.read_bytes()).status == ("Exercise" if is_drill else "Actual")


def test_what_is_no_warning_is_refused(
    profile: Profile, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "x.xml"
    assert run_import(profile.folder, file) == 2
    file.write_bytes(b"<x/>")
    assert run_import(profile.folder, file) == 1
    assert run_export(profile.folder, "none", None) == 2
    assert capsys.readouterr().err.count("错误 error") == 3

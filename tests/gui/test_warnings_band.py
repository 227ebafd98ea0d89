"""Warnings on the overview and in the strip: seen, written down, read, exported and lifted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.interchange.cap import read
from app.profile import stamp_as_drill
from app.services import warnings
from app.services.warnings import NewWarning
from tests.streets import small_street
from tests.unit.test_cap import FOREIGN
from ui.pages.overview.view import OverviewPage
from ui.shell.warning_chip import WarningChip

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.profile import Profile
    from db.store import Store
    from ui.console import Console

TYPHOON = NewWarning("orange", "台风橙色预警", "typhoon", issuer="市气象台")


@pytest.fixture
def page(qtbot: QtBot, console: Console, store: Store) -> OverviewPage:
    """The overview of a small street, read."""
    small_street(store)
    made = OverviewPage(console)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    made.enter(None)
    qtbot.waitUntil(lambda: made.is_ready and not console.pool.busy)
    return made


def headlines(page: OverviewPage) -> list[str]:
    return [line.words.full_text for line in page.warnings.lines]


def test_none_in_force_is_said_and_not_shown_as_unknown(page: OverviewPage) -> None:
    assert page.warnings.state.text() == "无"
    assert headlines(page) == []


def test_a_warning_is_written_down_seen_and_lifted(
    qtbot: QtBot, console: Console, page: OverviewPage
) -> None:
    chip = WarningChip(console)
    qtbot.addWidget(chip)
    band, form = page.warnings, page.warnings.form
    band.take_button.click()
    form.save_button.click()
    assert form.hazard.error
    form.hazard.set_text("typhoon")
    form.save_button.click()
    assert form.level.error, "no level is supposed"
    form.level.set_text("orange")
    form.save_button.click()
    assert form.headline.error
    form.headline.set_text("台风橙色预警")
    form.hours.set_text("6 个小时")
    form.save_button.click()
    assert form.hours.error
    form.hours.set_text("6")
    form.save_button.click()
    qtbot.waitUntil(lambda: headlines(page) == ["台风橙色预警"])
    assert form.isHidden()
    assert "有效至" in band.lines[0].since.full_text
    qtbot.waitUntil(lambda: chip.text() == "预警 橙色 台风")
    assert chip.level == "orange"
    band.lines[0].lift_button.click()
    assert not band.confirm.isHidden()
    band.confirm.yes_button.click()
    qtbot.waitUntil(lambda: headlines(page) == [])
    qtbot.waitUntil(chip.isHidden)


def test_a_file_is_read_and_one_that_is_none_is_told_in_a_sentence(
    qtbot: QtBot, console: Console, page: OverviewPage, tmp_path: Path
) -> None:
    file = tmp_path / "w.xml"
    file.write_text(FOREIGN.replace("2026-07-25T09", "2036-07-25T09"), encoding="utf-8")
    page.warnings.read_file(file)
    qtbot.waitUntil(lambda: headlines(page) == ["上海中心气象台更新台风橙色预警信号"])
    page.warnings.read_file(file)
    trouble = page.warnings.trouble
    qtbot.waitUntil(lambda: "已经收过" in trouble.text())
    file.write_bytes(b"<!DOCTYPE alert []><alert/>")
    page.warnings.read_file(file)
    qtbot.waitUntil(lambda: "防攻击" in trouble.text())
    page.warnings.read_file(tmp_path / "none.xml")
    qtbot.waitUntil(lambda: "防攻击" not in trouble.text())
    assert not trouble.isHidden()


def test_of_many_the_gravest_are_shown_and_the_others_counted(
    qtbot: QtBot, console: Console, page: OverviewPage
) -> None:
    for level in ("blue", "yellow", "red", "orange"):
        warnings.take_in(console.desk, NewWarning(level, level))
    qtbot.waitUntil(lambda: headlines(page) == ["red", "orange", "yellow"])
    assert page.warnings.state.text() == "4 条，另有 1 条级别较低"


@pytest.mark.parametrize("is_drill", [False, True])
def test_what_is_exported_from_a_drill_is_an_exercise(
    qtbot: QtBot,
    console: Console,
    page: OverviewPage,
    profile: Profile,
    is_drill: bool,
    tmp_path: Path,
) -> None:
    warnings.take_in(console.desk, TYPHOON)
    qtbot.waitUntil(lambda: headlines(page) == ["台风橙色预警"])
    if is_drill:
        stamp_as_drill(profile.database)
    page.warnings.lines[0].export_button.click()
    dialog = page.warnings.export.dialog
    assert dialog is not None
    file = tmp_path / "w.xml"
    with qtbot.waitSignal(console.told):
        dialog.fileSelected.emit(str(file))
        dialog.close()
    told = read(file.read_bytes())
    assert told.status == ("Exercise" if is_drill else "Actual")
    assert ("演练 DRILL" in told.headline) is is_drill

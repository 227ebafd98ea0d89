"""Whatever is shown, printed or exported of a drill says so; the street itself never does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.drill.mark import DrillMark, write_mark
from ui.pages.wall.window import WallWindow
from ui.shell.window import MainWindow
from ui.widgets.csv_export import CsvExport, csv_text

if TYPE_CHECKING:
    from PySide6.QtGui import QColor
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from app.profile import Profile
    from ui.console import Console


@pytest.fixture
def mark(profile: Profile) -> None:
    """The profile is a drill's; ask for it before the console."""
    write_mark(profile.folder, DrillMark("d1", "楼道火灾", "stairwell-fire", 1))


def violet_pixels(window: QWidget, color: QColor) -> dict[str, int]:
    """Return how many pixels of each edge, 2 px in, have the colour."""
    shot = window.grab().toImage()
    width, height = shot.width(), shot.height()
    edges = {
        "top": [(x, 1) for x in range(width)],
        "bottom": [(x, height - 2) for x in range(width)],
        "left": [(1, y) for y in range(height)],
        "right": [(width - 2, y) for y in range(height)],
    }
    return {
        name: sum(shot.pixelColor(x, y) == color for x, y in points)
        for name, points in edges.items()
    }


@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize("kind", [MainWindow, WallWindow])
def test_every_window_of_a_drill_has_the_band_and_the_words(
    mark: None, qtbot: QtBot, console: Console, kind: type, theme: str
) -> None:
    console.look.set_theme(theme)
    window = kind(console)
    qtbot.addWidget(window)
    window.resize(1100, 700)
    window.show()
    found = violet_pixels(window, console.look.color("drill"))
    assert all(count > 200 for count in found.values()), found
    assert "演练 DRILL" in window.windowTitle()
    if isinstance(window, MainWindow):
        assert window.status_strip.drill_text == "演练 DRILL"


@pytest.mark.parametrize("kind", [MainWindow, WallWindow])
def test_the_street_itself_has_none_of_it(qtbot: QtBot, console: Console, kind: type) -> None:
    window = kind(console)
    qtbot.addWidget(window)
    window.resize(1100, 700)
    window.show()
    assert sum(violet_pixels(window, console.look.color("drill")).values()) == 0
    assert "演练" not in window.windowTitle()
    if isinstance(window, MainWindow):
        assert window.status_strip.drill_text == ""


def test_a_damaged_mark_still_marks(profile: Profile, qtbot: QtBot, console: Console) -> None:
    (profile.folder / "drill.json").write_bytes(b"?")
    again = type(console)(profile, console.settings, console.desk)
    assert again.drill is not None


def test_exports_of_a_drill_say_so_in_the_name_and_in_the_file(
    mark: None, qtbot: QtBot, console: Console
) -> None:
    window = MainWindow(console)
    qtbot.addWidget(window)
    export = CsvExport(console, window)
    export.ask("避难点位", ["编号"], [["S-01"]])
    assert export.dialog is not None
    assert "演练 DRILL 避难点位" in export.dialog.selectedFiles()[0]
    export.dialog.close()
    lines = csv_text(["编号"], [["S-01"]], is_drill=True).splitlines()
    assert lines[0] == "\ufeff演练 DRILL"
    assert csv_text(["编号"], [["S-01"]]).splitlines()[0] == "\ufeff编号"

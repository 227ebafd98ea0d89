"""What the command line opens: the console, a screenshot, the tour."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.documents.blocks import Document


def open_console(folder: Path | None, *, trial: bool) -> int:
    """Open the console over a profile and return its exit code.

    With `trial`, a profile without a database becomes a trial: demo street, broker, simulator.
    """
    prepare_environment()
    from ui.shell.launch import run_console

    return run_console(folder, trial=trial)


def open_wall(folder: Path | None) -> int:
    """Open the wall alone, full screen, over a profile; return its exit code."""
    prepare_environment()
    from ui.shell.wall import run_wall

    return run_wall(folder)


def open_editor(folder: Path | None, what: str) -> int:
    """Open the editor of scenarios for a file or a key of the library; return its exit code."""
    prepare_environment()
    from ui.shell.edit import run_editor

    return run_editor(folder, what)


def open_control(folder: Path | None) -> int:
    """Open the controller's window over a drill's profile; return its exit code."""
    prepare_environment()
    from ui.shell.control import run_control

    return run_control(folder)


def open_replay(folder: Path | None, name: str, beside: str) -> int:
    """Open the replay of a drill, beside another one if named; return its exit code."""
    prepare_environment()
    from ui.shell.replay import run_replay

    return run_replay(folder, name, beside)


def take_screenshot(
    folder: Path | None, page: str, file: Path, *, theme: str, size: str, language: str
) -> int:
    """Draw a page of the real window into a PNG file; 2 for bad arguments, 1 on failure."""
    prepare_environment(screen=False)
    from ui.shell.pictures import screenshot

    return screenshot(folder, page, file, theme=theme, size=size, language=language)


def play_tour(folder: Path | None, out: Path, *, theme: str, size: str) -> int:
    """Play the tour and write numbered screenshots; 0 when every step was seen to happen."""
    prepare_environment(screen=False)
    from ui.shell.tour import run_tour

    return run_tour(folder, out, theme=theme, size=size)


def print_pdf(document: Document, path: Path) -> int:
    """Print a document into a PDF file, without a window; return its pages. Raises OSError."""
    if sys.platform == "linux":
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # it has the system's fonts, too
    prepare_environment(screen=False)
    from PySide6.QtGui import QGuiApplication

    from ui.printing.pdf import write_pdf

    application = QGuiApplication.instance() or QGuiApplication(["shouwang"])
    pages = write_pdf(document, path)
    del application
    return pages


def prepare_environment(*, screen: bool = True) -> None:
    """Set what Qt must find before it is loaded.

    Chromium's sandbox refuses to run as root: it is switched off then, and only then. Without a
    display a picture is drawn offscreen.
    """
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    if is_root:
        os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")
    os.environ.setdefault(
        "QTWEBENGINE_CHROMIUM_FLAGS",
        "--disable-gpu --disable-background-networking --disable-component-update "
        "--disable-features=Translate --no-pings --log-level=3",
    )
    os.environ.setdefault("QT_LOGGING_RULES", "qt.multimedia*=false")
    if sys.platform == "linux" and not Path("/dev/dri").exists():
        # No graphics card: OpenGL in software costs several times what Qt's own raster does.
        os.environ.setdefault("QT_QUICK_BACKEND", "software")
    has_display = sys.platform != "linux" or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    )
    if not has_display and not screen:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"

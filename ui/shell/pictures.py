"""Pictures of the real window: one page drawn into a PNG file."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QTimer

from app.services import users
from ui.pages.registry import LAST_PAGES, PAGES, page_entry
from ui.shell.launch import CannotOpen, Session, make_application, prepare

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ui.shell.window import MainWindow

SIGN_IN = "sign-in"
_SETTLE_S = 0.6
_LONGEST_S = 40.0


def screenshot(
    folder: Path | None, page: str, file: Path, *, theme: str, size: str, language: str
) -> int:
    """Draw `page` as the demo officer sees it; what the profile's database holds, no more.

    No process is started: a watch that runs is shown as running, one that does not as silent.
    """
    wanted = parse_size(size)
    if wanted is None:
        return _fail(f"大小应写成 1366x768，而不是 {size}。 --size takes WIDTHxHEIGHT.", 2)
    if page != SIGN_IN and page_entry(page) is None:
        names = ", ".join((SIGN_IN, *(entry.code for entry in (*PAGES, *LAST_PAGES))))
        return _fail(f"没有页面 {page}。 Pages: {names}", 2)
    if not file.parent.is_dir():
        return _fail(f"目录不存在：{file.parent}。 No such folder.", 1)
    make_application()  # before the first timer
    try:
        session = Session(*prepare(folder, trial=False))
    except CannotOpen as error:
        return _fail(error.sentence, error.code)
    window = session.open_window(theme=theme, language=language)
    window.resize(*wanted)
    window.show()
    try:
        if page != SIGN_IN:
            if not sign_in_demo_officer(session):
                return _fail("没有演示值班员：请先运行 demo load。 Load the demo street first.", 1)
            window.show_page(page)
        if not wait_until(lambda: _is_settled(session, window, page)):
            return _fail(f"页面 {page} 没有画完。 The page did not settle.", 1)
        pause(_SETTLE_S)
        if not window.grab().save(str(file), "PNG"):
            return _fail(f"不能写入 {file}。 Cannot write the file.", 1)
    finally:
        window.close()
        session.close()
    return 0


def sign_in_demo_officer(session: Session) -> bool:
    """Let the demo officer in; return whether there is one."""
    desk = session.console.desk
    if users.demo_officer(desk) is None:
        return False
    assert session.window is not None
    session.window.admit(users.sign_in_demo_officer(desk))
    return True


def parse_size(text: str) -> tuple[int, int] | None:
    """Read `1366x768`; None when it is not a size between 800x600 and 7680x4320."""
    width, _, height = text.lower().partition("x")
    if not (width.isdigit() and height.isdigit()):
        return None
    size = int(width), int(height)
    return size if 800 <= size[0] <= 7680 and 600 <= size[1] <= 4320 else None


def pause(seconds: float) -> None:
    """Let the event loop run for a while."""
    loop = QEventLoop()
    QTimer.singleShot(int(seconds * 1000), loop.quit)
    loop.exec()


def wait_until(true: Callable[[], bool], longest: float = _LONGEST_S) -> bool:
    """Run the event loop until `true()` or until `longest` seconds have passed."""
    deadline = time.monotonic() + longest
    while not true():
        if time.monotonic() > deadline:
            return False
        pause(0.05)
    return True


def _is_settled(session: Session, window: MainWindow, page: str) -> bool:
    made = window.page(page)
    return (
        session.console.alarms.is_loaded
        and not session.console.pool.busy
        and (page == SIGN_IN or (made is not None and made.is_ready))
    )


def _fail(sentence: str, code: int) -> int:
    sys.stderr.write(f"错误 error: {sentence}\n")
    return code

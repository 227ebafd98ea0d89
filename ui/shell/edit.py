"""The editor of scenarios as a program of its own: `main.py drill edit`."""

from __future__ import annotations

import hashlib
import sys
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QCoreApplication, QLockFile, QSettings, QTimer

from app.clock import SystemClock
from app.domain.instant import local_text
from app.drill.editing.document import Document
from app.drill.editing.drafts import Drafts
from app.drill.editing.edits import blank
from app.drill.editing.opening import NoScenario, open_scenario
from app.drill.mark import drill_of
from app.drill.problems import ScenarioError
from app.logs import start_log
from app.profile import ProfileUnusable, default_folder, open_profile
from ui.i18n import set_language
from ui.pages.drill_editor.manuscript import Manuscript
from ui.pages.drill_editor.window import EditorWindow
from ui.shell.launch import ALREADY_RUNNING, make_application, quit_on_signals
from ui.theme.look import Look

if TYPE_CHECKING:
    from pathlib import Path

    from app.profile import Profile

translate = QCoreApplication.translate

_USAGE = 2
NEW = "new"
"""The key of the draft of a scenario that has no file yet."""


def run_editor(folder: Path | None, what: str) -> int:
    """Show the editor until it is closed; return the exit code."""
    try:
        street = open_profile((folder or default_folder()).expanduser().absolute())
    except ProfileUnusable as error:
        return _refuse(f"数据目录不能使用：{error}", 1)
    if drill_of(street) is not None:
        return _refuse(
            "这是推演的数据目录，请在街道的数据目录里编辑脚本。 a drill's folder.", _USAGE
        )
    try:
        document = open_scenario(street, what) if what else None
    except NoScenario as error:
        return _refuse(f"没有脚本 {error.name}。 no such scenario.", _USAGE)
    except ScenarioError as error:
        return _refuse(f"脚本打不开：{error.problems[0]}", 1)
    key = document.source if document is not None else NEW
    lock = QLockFile(
        str(street.run / f"editor-{hashlib.sha256(key.encode()).hexdigest()[:16]}.lock")
    )
    lock.setStaleLockTime(0)
    if not lock.tryLock(100):
        return _refuse("这个脚本已经在另一个窗口里打开。 already open.", ALREADY_RUNNING)
    start_log(street, "editor")
    application = make_application()
    memory = QSettings(str(street.interface), QSettings.Format.IniFormat)
    set_language(str(memory.value("language", "zh")))
    look = Look(application)
    look.set_zoom(float(str(memory.value("zoom", 1.0))))
    look.set_theme(str(memory.value("theme", "dark")))
    window = open_window(look, street, document)
    window.closed.connect(application.quit)
    window.resize(1600, 900)
    window.showMaximized()
    quit_on_signals(application)
    QTimer.singleShot(0, lambda: _say(f"脚本编辑器 editor: {key}"))
    code = application.exec()
    window.manuscript.close()
    lock.unlock()
    return code


def open_window(look: Look, street: Profile, document: Document | None) -> EditorWindow:
    """Return the window over a scenario, None for a new one, with its draft if there is one."""
    now = SystemClock().now
    key = document.source if document is not None else NEW
    kept = Drafts(street).kept(key)
    if document is None:
        document = Document(new_tree(now()))
    if kept is not None:  # what the file was when the draft was begun, not what it is now
        document = msgspec.structs.replace(
            document,
            digest=kept[1].digest,
            attachments={**document.attachments, **kept[1].attachments},
        )
    tree = kept[2] if kept is not None else None
    hand = Manuscript(street, document, now, key=key, tree=tree)
    window = EditorWindow(look, hand)
    window.begin(kept[0] if kept is not None else None, now())
    return window


def new_tree(now: int) -> dict[str, object]:
    """Return a new scenario, named by the day."""
    words = {
        "control": translate("DrillEditor", "导调"),
        "duty": translate("DrillEditor", "值班员"),
        "leader": translate("DrillEditor", "值班长"),
        "judge": translate("DrillEditor", "评估员"),
        "aim": translate("DrillEditor", "及时确认报警并核实"),
    }
    day = local_text(now)[:10].replace("-", "")
    return blank(f"scenario-{day}", translate("DrillEditor", "新脚本"), words)


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def _refuse(sentence: str, code: int) -> int:
    sys.stderr.write(f"错误 error: {sentence}\n")
    return code

"""Who may know whom: the contracts of pyproject.toml hold, and each of them can be broken."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LINT = "from importlinter.cli import lint_imports as lint; raise SystemExit(lint(no_cache=True))"

# Each is a line that somebody might write one day: module, what it imports.
VIOLATIONS = (
    ("db/ids.py", "app.services.desk"),
    ("db/ids.py", "app.domain.hlc"),  # allowed: it must not be complained of
    ("db/engine.py", "app.settings"),
    ("app/domain/geo.py", "db.types"),
    ("app/domain/geo.py", "time"),
    ("app/domain/stock.py", "sqlite3"),
    ("app/domain/stock.py", "app.clock"),
    ("app/watch/faults.py", "app.services.alarms"),
    ("app/watch/faults.py", "ui.text"),
    ("app/watch/inbox.py", "PySide6.QtCore"),
    ("app/services/rows.py", "app.watch.inbox"),
    ("app/services/rows.py", "app.commands.terminal"),
    ("app/services/rows.py", "app.drill.station"),
    ("app/drill/station.py", "app.commands.terminal"),
    ("app/drill/mark.py", "PySide6.QtCore"),
    ("app/simulator/chance.py", "app.watch.inbox"),
    ("app/commands/demo.py", "pyqtgraph"),
    ("app/profile.py", "app.settings"),
    ("app/notices.py", "app.mqtt.topics"),
    ("app/newroom.py", "app.domain.geo"),
    ("ui/text.py", "sqlalchemy"),
    ("ui/text.py", "db.models"),
    ("ui/text.py", "sqlite3"),
    ("ui/text.py", "app.watch.inquiry"),
    ("ui/labels.py", "app.broker.address"),
)
ALLOWED = VIOLATIONS[1]


def lint(folder: Path) -> tuple[int, str]:
    """Return the exit code and what import-linter says of the packages in `folder`."""
    done = subprocess.run(
        [sys.executable, "-c", LINT], cwd=folder, capture_output=True, text=True, check=False
    )
    # It wraps long lines to the terminal's width.
    return done.returncode, re.sub(r"\s+", " ", done.stdout + done.stderr)


def test_the_code_keeps_its_contracts() -> None:
    code, said = lint(ROOT)
    assert code == 0, said
    assert "Contracts: 7 kept, 0 broken." in said


def test_every_contract_can_be_broken(tmp_path: Path) -> None:
    for package in ("app", "db", "ui"):
        shutil.copytree(
            ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__")
        )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for name, imported in VIOLATIONS:
        file = tmp_path / name
        before = file.read_text(encoding="utf-8") if file.exists() else ""
        file.write_text(f"{before}\n\ndef _late():\n    import {imported}\n", encoding="utf-8")

    code, said = lint(tmp_path)

    assert code == 1, said
    assert "Contracts: 0 kept, 7 broken." in said
    assert "newroom" in said
    for name, imported in VIOLATIONS:
        importer = name.removesuffix(".py").replace("/", ".")
        package = imported.split(".")[0] if imported.startswith(("PySide6", "sqlalchemy")) else ""
        arrow = f"{importer} -> {package or imported}"
        if (name, imported) == ALLOWED or importer == "app.newroom":
            assert arrow not in said
        else:
            assert arrow in said, f"nobody complains of {arrow}"

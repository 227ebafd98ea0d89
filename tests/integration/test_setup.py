"""The set-up scripts: an environment is made once, repaired when cut off, and never half there."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from types import ModuleType

SETUP = Path(__file__).resolve().parents[2] / "resources" / "setup"
NOTHING = "# a lock without requirements\n"
MISSING = "no-such-package-of-ours==1.0 \\\n    --hash=sha256:" + 64 * "0" + "\n"

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="make run is for Linux")


def load_script() -> ModuleType:
    """Import the environment script, which lies outside every package."""
    spec = importlib.util.spec_from_file_location("environment", SETUP / "environment.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A virtual environment as the script makes it; copied by the tests, for it takes seconds."""
    environment: Any = load_script().Environment(str(tmp_path_factory.mktemp("made") / ".venv"))
    assert environment._make()
    return environment


@pytest.fixture
def setup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script, working on an empty project without a network."""
    module = load_script()
    monkeypatch.setattr(module, "ROOT", str(tmp_path))
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.delenv("PIP_FIND_LINKS", raising=False)
    (tmp_path / "a.lock").write_text(NOTHING, encoding="utf-8")
    return module


@pytest.fixture
def environment(setup: Any, made: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    own = setup.Environment(str(tmp_path / ".venv"))

    def make() -> bool:
        shutil.copytree(made.folder, own.folder, symlinks=True)
        return True

    monkeypatch.setattr(own, "_make", make)
    return own


def test_an_installed_environment_is_recognised_until_its_lock_changes(
    environment: Any, tmp_path: Path
) -> None:
    assert not environment.has(["a.lock"])
    assert environment.install(["a.lock"]) == 0
    assert environment.has(["a.lock"])
    (tmp_path / "a.lock").write_text(NOTHING + "# changed\n", encoding="utf-8")
    assert not environment.has(["a.lock"])


def test_an_interrupted_installation_is_made_anew(environment: Any) -> None:
    assert environment.install(["a.lock"]) == 0
    left = Path(environment.folder) / "half-a-package"
    left.touch()
    Path(environment.stamp).unlink()
    Path(environment.unfinished).touch()
    assert environment.install(["a.lock"]) == 0
    assert not left.exists()
    assert environment.has(["a.lock"])


def test_an_update_that_fails_leaves_the_old_packages_working(
    environment: Any, tmp_path: Path
) -> None:
    assert environment.install(["a.lock"]) == 0
    kept = Path(environment.folder) / "kept"
    kept.touch()
    (tmp_path / "a.lock").write_text(MISSING, encoding="utf-8")
    assert environment.install(["a.lock"]) == 1
    assert not environment.has(["a.lock"])
    (tmp_path / "a.lock").write_text(NOTHING, encoding="utf-8")
    assert environment.install(["a.lock"]) == 0
    assert kept.exists()


def test_the_second_lock_adds_only_what_the_first_does_not_name(
    environment: Any, tmp_path: Path
) -> None:
    Path(environment.folder).mkdir()
    (tmp_path / "first.lock").write_text("both==1 \\\n    --hash=sha256:aa\n", encoding="utf-8")
    (tmp_path / "second.lock").write_text(
        "both==2 ; python_version < '3.12' \\\n    --hash=sha256:bb\nboth==3 \\\n"
        "    --hash=sha256:cc\nonly==1 \\\n    --hash=sha256:dd\n    # via both\n",
        encoding="utf-8",
    )
    command = environment._pip(["first.lock", "second.lock"])
    assert "--require-hashes" in command
    assert Path(command[-1]).read_text(encoding="utf-8").startswith("only==1 \\\n")


def test_a_fresh_environment_is_unfinished_until_its_packages_are_there(made: Any) -> None:
    assert not made._is_sound()
    Path(made.unfinished).unlink()
    assert made._is_sound()


def test_an_old_python_is_told_what_it_lacks(
    setup: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(setup.sys, "version_info", (3, 8, 10))
    monkeypatch.setattr(setup, "NEWER", ["python-that-is-not-there"])
    assert setup.main() == 1
    told = capsys.readouterr().err
    assert "守望需要 Python 3.11 或更新；这里的 python3 是 3.8" in told
    assert "needs Python 3.11 or newer; python3 here is 3.8" in told


def test_an_old_glibc_gets_the_floor(setup: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setup.platform, "machine", lambda: "x86_64")
    monkeypatch.setattr(setup.platform, "libc_ver", lambda: ("glibc", "2.28"))
    assert setup._is_old_system()
    monkeypatch.setattr(setup.platform, "libc_ver", lambda: ("glibc", "2.34"))
    assert not setup._is_old_system()
    monkeypatch.setattr(setup.platform, "machine", lambda: "aarch64")
    assert setup._is_old_system()


@pytest.fixture
def bare_system(tmp_path: Path) -> Path:
    """Return a folder for PATH: a Debian that has nothing, seen by a person who is not root."""
    commands = tmp_path / "bin"
    commands.mkdir()
    for name in ("sh", "sed", "tr", "head", "ls", "cat", "sort", "uname", "printf"):
        found = shutil.which(name)
        assert found is not None
        (commands / name).symlink_to(found)
    for name, text in {"apt-get": "exit 9", "dpkg-query": "exit 1", "id": "echo 1000"}.items():
        script = commands / name
        script.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
        script.chmod(0o755)
    return commands


def ask_for_packages(
    commands: Path, goal: str, folder: Path, **extra: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["/bin/sh", str(SETUP / "system-packages.sh"), goal],
        cwd=folder,
        env={"PATH": str(commands), **extra},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def test_without_root_and_sudo_the_reason_and_the_command_are_said(
    bare_system: Path, tmp_path: Path
) -> None:
    done = ask_for_packages(bare_system, "run", tmp_path)
    assert done.returncode == 1
    assert "守望需要以下系统软件包" in done.stderr
    assert "libegl1" in done.stderr
    assert "fonts-noto-cjk" in done.stderr
    assert f"cd {tmp_path} && sh " in done.stderr


def test_a_virtual_screen_is_wanted_only_without_a_display(
    bare_system: Path, tmp_path: Path
) -> None:
    assert " xvfb" in ask_for_packages(bare_system, "run", tmp_path).stderr
    assert " xvfb" not in ask_for_packages(bare_system, "run", tmp_path, DISPLAY=":0").stderr


def test_the_system_can_be_left_alone(bare_system: Path, tmp_path: Path) -> None:
    done = ask_for_packages(bare_system, "run", tmp_path, SKIP_SYSTEM="1")
    assert (done.returncode, done.stderr) == (0, "")

"""A machine that is not as it should be: one clear sentence, exit code 1, and nothing touched."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from app.profile import open_profile
from tests.programs import main
from tests.streets import open_street

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.e2e

CONSOLE: tuple[str, ...] = ()
WATCH = ("watch",)
STATS = ("stats", "--json")
PICTURE = ("screenshot", "alarms", "{folder}.png")


@pytest.fixture(scope="module")
def street(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A good profile; copied, never changed."""
    folder = tmp_path_factory.mktemp("good") / "p"
    open_street(folder, ["smoke"] * 2).close()
    (folder / "settings.toml").write_text("[watch]\nsupervised = false\n", encoding="utf-8")
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    """Return what a person owns in a profile: all but logs, locks and addresses."""
    if folder.is_file():
        return {"": folder.read_bytes()}
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file() and file.relative_to(folder).parts[0] not in ("logs", "run")
    }


def put_a_file_in_its_place(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.write_text("not a folder", encoding="utf-8")


def misspell_a_setting(folder: Path) -> None:
    (folder / "settings.toml").write_text("[broker]\nprot = 1884\n", encoding="utf-8")


def write_a_word_for_a_number(folder: Path) -> None:
    (folder / "settings.toml").write_text('[broker]\nport = "high"\n', encoding="utf-8")


def break_the_settings(folder: Path) -> None:
    (folder / "settings.toml").write_bytes(b"[broker\nhost = \xff")


def make_the_database_newer(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "shouwang.db")) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9001'")


def put_another_key_there(folder: Path) -> None:
    (folder / "personal.key").write_bytes(bytes(range(32)))


def cut_the_key(folder: Path) -> None:
    (folder / "personal.key").write_bytes(b"short")


def lose_the_key(folder: Path) -> None:
    (folder / "personal.key").unlink()


def damage_the_database(folder: Path) -> None:
    (folder / "shouwang.db").write_bytes(b"this was a database once, perhaps" * 300)


BAD = [
    (put_a_file_in_its_place, ("{folder}", "数据目录"), (CONSOLE, WATCH, PICTURE)),
    (misspell_a_setting, ("settings.toml", "prot"), (CONSOLE, WATCH, PICTURE)),
    (write_a_word_for_a_number, ("settings.toml", "port"), (CONSOLE, WATCH)),
    (break_the_settings, ("settings.toml",), (CONSOLE, WATCH)),
    (make_the_database_newer, ("9001", "更新的版本"), (CONSOLE, WATCH, STATS, PICTURE)),
    (put_another_key_there, ("personal.key",), (CONSOLE, WATCH, PICTURE)),
    (cut_the_key, ("personal.key",), (CONSOLE, STATS)),
    (lose_the_key, ("personal.key",), (CONSOLE, STATS)),
    (damage_the_database, ("数据库",), (CONSOLE, WATCH, PICTURE)),
]


@pytest.mark.parametrize(
    ("spoil", "words", "command"),
    [
        pytest.param(spoil, words, command, id=f"{spoil.__name__}-{(*command, 'console')[0]}")
        for spoil, words, commands in BAD
        for command in commands
    ],
)
def test_one_sentence_and_nothing_touched(
    street: Path,
    tmp_path: Path,
    spoil: Callable[[Path], None],
    words: tuple[str, ...],
    command: tuple[str, ...],
) -> None:
    folder = tmp_path / "p"
    shutil.copytree(street, folder)
    spoil(folder)
    before = contents(folder)

    arguments = [part.format(folder=folder) for part in command]
    ended = main("--profile", folder, *arguments, QT_QPA_PLATFORM="offscreen")

    assert ended.returncode == 1, ended.stderr
    sentences = [line for line in ended.stderr.splitlines() if line.startswith("错误 error: ")]
    assert len(sentences) == 1, ended.stderr
    for word in words:
        assert word.format(folder=folder) in sentences[0]
    assert "Traceback" not in ended.stderr
    assert contents(folder) == before
    assert not folder.with_name("p.png").exists()


def test_after_the_mend_it_opens_as_it_was(street: Path, tmp_path: Path) -> None:
    folder = tmp_path / "p"
    shutil.copytree(street, folder)
    key = (folder / "personal.key").read_bytes()
    for spoil in (lose_the_key, put_another_key_there):
        spoil(folder)
        assert main("--profile", folder, "stats").returncode == 1
        (folder / "personal.key").write_bytes(key)
        assert main("--profile", folder, "stats").returncode == 0
    assert open_profile(folder).key.read_bytes() == key

from __future__ import annotations

import json
import pkgutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import typer.main
from PySide6.QtCore import QLockFile

import app.commands
import main as program
from app import __version__
from app.profile import open_profile
from app.settings import write_first_settings
from tests.programs import MAIN, Running, environment, main, wait_for
from tests.streets import open_street

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import click

pytestmark = pytest.mark.e2e

HEAVY = ["PySide6", "sqlalchemy", "paho", "amqtt", "folium", "pyqtgraph"]


def commands() -> dict[tuple[str, ...], click.Command]:
    """Return every command by the words that call it; () is the console."""

    def below(
        words: tuple[str, ...], command: click.Command
    ) -> Iterator[tuple[tuple[str, ...], click.Command]]:
        yield words, command
        for name, child in getattr(command, "commands", {}).items():
            yield from below((*words, name), child)

    return dict(below((), typer.main.get_command(program.app)))


COMMANDS = commands()


def loaded_after(code: str) -> set[str]:
    """Return the top-level packages that a fresh Python has loaded after `code`."""
    ended = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys\nprint(*sorted(sys.modules))"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=MAIN.parent,
        env=environment(),
        check=True,
    )
    return {name.split(".")[0] for name in ended.stdout.splitlines()[-1].split()}


def after_main(*arguments: str) -> set[str]:
    """Return the packages loaded when `main.py` has run with these arguments."""
    return loaded_after(
        f"import main\ntry:\n    main.app({list(arguments)!r})\nexcept SystemExit:\n    pass"
    )


@pytest.mark.parametrize("words", list(COMMANDS), ids=" ".join)
def test_help_of_every_command_names_and_explains_all_it_takes(words: tuple[str, ...]) -> None:
    ended = main(*words, "--help")
    assert ended.returncode == 0
    assert ended.stderr == ""
    command = COMMANDS[words]
    assert command.help
    for parameter in command.params:
        if parameter.name == "help":
            continue
        name = parameter.opts[0] if parameter.opts[0].startswith("-") else parameter.name
        assert name
        assert name.upper() in ended.stdout.upper()
        assert getattr(parameter, "help", None), name
    for child in getattr(command, "commands", {}).values():
        assert child.name in ended.stdout
        assert child.get_short_help_str(40)


def test_help_is_in_both_languages() -> None:
    text = main("--help").stdout
    assert "街道应急值守台" in text
    assert "emergency-operations console" in text


def test_a_pipe_without_chinese_letters_does_not_break_it(tmp_path: Path) -> None:
    assert "--profile" in main("--help", PYTHONIOENCODING="ascii").stdout
    ended = main("stats", "--profile", tmp_path / "没有", PYTHONIOENCODING="ascii")
    assert ended.returncode == 1
    assert "There is no database" in ended.stderr
    open_street(tmp_path / "街道").close()
    report = main("stats", "--json", "--profile", tmp_path / "街道", PYTHONIOENCODING="ascii")
    assert json.loads(report.stdout)["profile"] == str(tmp_path / "街道")


def test_version() -> None:
    ended = main("--version")
    assert ended.stdout == f"shouwang {__version__}\n"


def test_help_loads_nothing_heavy() -> None:
    assert after_main("--help").isdisjoint(HEAVY)
    assert after_main("watch", "--help").isdisjoint(HEAVY)


def test_no_command_without_a_window_imports_qt() -> None:
    names = [
        module.name for module in pkgutil.walk_packages(app.commands.__path__, "app.commands.")
    ]
    assert "app.commands.watch" in names
    loaded = loaded_after("\n".join(f"import {name}" for name in names))
    assert "sqlalchemy" in loaded
    assert loaded.isdisjoint({"PySide6", "shiboken6", "pyqtgraph", "ui"})


def test_commands_that_run_without_a_window_load_no_qt(tmp_path: Path) -> None:
    open_street(tmp_path / "street").close()
    profile = ["--profile", str(tmp_path / "street")]
    for words in (
        ["stats", "--json"],
        ["export", "sensors", "--limit", "1"],
        ["selftest"],
        ["simulate", "--broker", "mqtt://127.0.0.1:9", "--duration", "0.1"],
    ):
        loaded = after_main(*words, *profile)
        assert "app" in loaded
        assert loaded.isdisjoint({"PySide6", "shiboken6", "ui"}), words


@pytest.mark.parametrize(
    "words",
    [
        ["nothing"],
        ["stats", "--xml"],
        ["export"],
        ["export", "sensors", "--format", "xlsx"],
        ["export", "sensors", "--limit", "-1"],
        ["export", "nothing"],
        ["simulate", "--speed", "0"],
        ["simulate", "--event", "earthquake"],
        ["watch", "--broker", "elsewhere"],
        ["demo"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_2_and_told_on_stderr(words: list[str], tmp_path: Path) -> None:
    ended = main(*words, SHOUWANG_PROFILE=str(tmp_path / "p"))
    assert ended.returncode == 2
    assert ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize(
    "words",
    [
        ["stats"],
        ["stats", "--json"],
        ["export", "sensors"],
        ["simulate"],
        ["wall"],
        ["user", "add", "x", "--name", "X"],
    ],
    ids=" ".join,
)
def test_without_a_database_it_is_1_and_nothing_is_made(words: list[str], tmp_path: Path) -> None:
    ended = main(*words, "--profile", tmp_path / "none", text="")
    assert ended.returncode == 1
    assert ended.stdout == ""
    assert ended.stderr.startswith("错误 error: ")
    assert len(ended.stderr.splitlines()) == 1
    assert not (tmp_path / "none").exists()


def test_a_profile_that_cannot_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    ended = main("watch", "--profile", tmp_path / "file" / "below")
    assert ended.returncode == 1
    assert ended.stderr.startswith("错误 error: ")
    assert "--profile" in ended.stderr


def test_settings_that_are_wrong_are_told(tmp_path: Path) -> None:
    open_street(tmp_path / "street").close()
    (tmp_path / "street" / "settings.toml").write_text("[broker]\nprot = 1\n")
    for words in (["watch"], ["broker"], ["simulate"]):
        ended = main(*words, "--profile", tmp_path / "street")
        assert ended.returncode == 1
        assert "prot" in ended.stderr
        assert "Traceback" not in ended.stderr


def test_the_profile_is_named_before_or_after_the_command_or_by_the_environment(
    tmp_path: Path,
) -> None:
    open_street(tmp_path / "street", 3).close()
    folder = str(tmp_path / "street")
    outs = [
        main("stats", "--json", "--profile", folder).stdout,
        main("--profile", folder, "stats", "--json").stdout,
        main("stats", "--json", SHOUWANG_PROFILE=folder).stdout,
    ]
    assert json.loads(outs[0])["tables"]["sensors"] == 3
    assert outs[0] == outs[1] == outs[2]


def test_a_user_is_added_with_the_password_from_a_pipe(tmp_path: Path) -> None:
    open_street(tmp_path / "street").close()
    words = ("user", "add", "li", "--name", "李四", "--profile", tmp_path / "street")
    assert main(*words, text="long enough\n").returncode == 0
    again = main(*words, text="long enough\n")
    assert again.returncode == 1
    assert "taken" in again.stderr
    rows = json.loads(
        main("export", "users", "--format", "json", "--profile", tmp_path / "street").stdout
    )
    assert [(row["login"], row["name"], row["role"]) for row in rows] == [("li", "李四", "officer")]


def test_the_wall_runs_beside_a_console_and_writes_nothing(tmp_path: Path) -> None:
    street = tmp_path / "street"
    open_street(street).close()
    before = main("stats", "--json", "--profile", street).stdout
    console = QLockFile(str(street / "run" / "console.lock"))
    assert console.tryLock(0)
    wall = Running("wall", "--profile", street, QT_QPA_PLATFORM="offscreen")
    assert wall.first_line() == f"大屏 wall: {street}"
    code, _, err = wall.stop()
    console.unlock()
    assert code == 0, err
    assert (
        json.loads(main("stats", "--json", "--profile", street).stdout)["tables"]
        == (json.loads(before)["tables"])
    )


def test_two_profiles_run_side_by_side(tmp_path: Path) -> None:
    """Two whole streets on one machine: each broker, watch and simulator keeps to its own."""
    streets = {"one": 9, "two": 18}
    running: list[Running] = []
    try:
        for name, sensors in streets.items():
            folder = tmp_path / name
            open_street(folder, sensors).close()
            write_first_settings(open_profile(folder), trial=True)
            for words in (["broker"], ["watch"], ["simulate", "--speed", "20"]):
                process = Running(*words, "--profile", folder)
                running.append(process)
                assert process.first_line()

        def reporting(name: str) -> int:
            report = json.loads(main("stats", "--json", "--profile", tmp_path / name).stdout)
            return report["tables"]["sensor_states"]

        for name, sensors in streets.items():
            wait_for(lambda name=name, sensors=sensors: reporting(name) == sensors)  # type: ignore[misc]
        assert main("watch", "--profile", tmp_path / "one").returncode == 3
        assert main("simulate", "--profile", tmp_path / "two").returncode == 3
        assert main("broker", "--profile", tmp_path / "two").returncode == 3
    finally:
        codes = [process.stop()[0] for process in reversed(running)]
    assert codes == [0] * 6

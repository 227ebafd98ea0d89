"""Rules about the repository itself: what a fresh clone on a strange machine relies on."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import main

if TYPE_CHECKING:
    import typer

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-floor.lock")
FIXED = {"app", "ui", "resources", "db", "tests", "main.py", "pyproject.toml"} | {
    "build_installer.spec"
}
USUAL = {
    ".ci", ".gitattributes", ".gitignore", "CHANGELOG.md", "LICENSE", "Makefile", "README.md",
    "README.zh-CN.md", "docs", *LOCKS,
}  # fmt: skip

# Put together here, so that this file does not find itself.
REGISTRIES = ("pypi" + ".org", "python" + "hosted.org", "registry." + "npmjs", "deb." + "debian")
REGISTRY_WORDS = re.compile(
    "|".join(
        (
            *map(re.escape, REGISTRIES),
            r"--(extra-)?index-url\s+\S*://",
            r"(mirrors?|pypi)\.\w+\.\w+/",
        )
    )
)
HOMES = re.compile(r"(?<![\w.~$}])/(home|Users|root)/[a-z]\w*|[A-Z]:\\Users\\|/work/" + "main")


def listed(*arguments: str) -> str:
    """Return what `git ls-files` prints, whoever owns the checkout."""
    return subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", *arguments],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    ).stdout


@pytest.fixture(scope="module")
def files() -> list[str]:
    return [name for name in listed("-z").split("\0") if name and (ROOT / name).is_file()]


def texts(files: list[str]) -> list[tuple[str, str]]:
    """Return the text files with their contents; pictures, fonts and sounds are left out."""
    found = []
    for name in files:
        raw = (ROOT / name).read_bytes()
        if b"\0" not in raw[:8000]:
            found.append((name, raw.decode("utf-8")))
    return found


def test_no_file_names_a_package_registry(files: list[str]) -> None:
    found = [
        f"{name}: {match[0]}"
        for name, text in texts(files)
        for match in REGISTRY_WORDS.finditer(text)
    ]
    assert found == []


def test_no_file_names_a_developers_folder(files: list[str]) -> None:
    found = [f"{name}: {match[0]}" for name, text in texts(files) for match in HOMES.finditer(text)]
    assert found == []


def test_the_top_level_is_as_fixed(files: list[str]) -> None:
    top = {name.split("/")[0] for name in files}
    assert top >= FIXED
    assert top - FIXED - USUAL == set()


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_requirement_has_a_version_and_a_hash(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    requirements = re.split(r"\n(?=[A-Za-z0-9])", text)
    assert len(requirements) > 30
    for requirement in requirements:
        first = requirement.splitlines()[0]
        assert re.match(r"[A-Za-z0-9._-]+(\[[\w,-]+\])?==[\w.+]+", first), first
        assert "--hash=sha256:" in requirement, first
    assert not re.search(r"^-|://", text, re.MULTILINE)


def test_the_development_lock_agrees_with_the_programs_lock() -> None:
    shipped, development = (
        set(re.findall(r"^\S+==\S+", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE))
        for lock in LOCKS[:2]
    )
    assert shipped <= development


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-floor.lock"])
def test_the_lock_names_every_dependency(lock: str) -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    text = (ROOT / lock).read_text(encoding="utf-8").lower()
    for dependency in project["dependencies"]:
        name = re.split(r"[\[<>=;, ]", dependency)[0].lower().replace("_", "-")
        assert re.search(rf"^{re.escape(name)}(\[[\w,-]+\])?==", text, re.MULTILINE), name


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_the_readme_shows_the_two_commands_on_lines_of_their_own(readme: str) -> None:
    lines = (ROOT / readme).read_text(encoding="utf-8").splitlines()
    assert "make run" in lines
    assert "make test" in lines


def test_both_readmes_have_the_same_structure() -> None:
    def shape(readme: str) -> list[str]:
        text = (ROOT / readme).read_text(encoding="utf-8")
        kinds = r"^(#+ |```\w*|\|[-|]+\||\d+\. |<img|!\[)"
        return re.findall(kinds, text, re.MULTILINE)

    assert shape("README.md") == shape("README.zh-CN.md")


def commands(app: typer.Typer) -> list[str]:
    """Return the commands that `app` declares, those of groups as `group command`."""
    own = [
        command.name or (command.callback.__name__ if command.callback else "")
        for command in app.registered_commands
    ]
    for group in app.registered_groups:
        if group.typer_instance is not None:
            own += [f"{group.name} {command}" for command in commands(group.typer_instance)]
    return own


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_the_readme_explains_every_command(readme: str) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    declared = commands(main.app)
    assert "demo load" in declared
    assert [name for name in declared if f"| `{name}` |" not in text] == []


@pytest.mark.parametrize(
    "page", ["README.md", "README.zh-CN.md", "docs/setup.md", "docs/development.md"]
)
def test_links_lead_somewhere(page: str) -> None:
    file = ROOT / page
    text = file.read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)#:]+)\)", text) + re.findall(r'<img [^>]*src="([^"]+)"', text)
    assert [link for link in links if not (file.parent / link).exists()] == []


def test_every_decision_has_context_choice_and_consequence() -> None:
    records = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert [record.name[:4] for record in records] == [
        f"{n:04}" for n in range(1, len(records) + 1)
    ]
    for record in records:
        text = record.read_text(encoding="utf-8")
        headings = re.findall(r"^## (.+)$", text, re.MULTILINE)
        assert headings == ["Context", "Choice", "Consequence"], record.name
        assert text.startswith(f"# {int(record.name[:4])}. "), record.name


def test_the_changelog_knows_this_version() -> None:
    from app import __version__

    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## [{__version__}]" in text


def test_ci_can_be_started() -> None:
    assert listed("-s", ".ci/run").startswith("100755 ")


@pytest.mark.skipif(sys.platform == "win32", reason="set-up scripts for Linux")
def test_set_up_scripts_are_plain_shell(files: list[str]) -> None:
    scripts = [
        name for name in files if name.startswith("resources/setup/") and name.endswith(".sh")
    ]
    assert scripts
    for name in scripts:
        subprocess.run(["sh", "-n", name], cwd=ROOT, check=True)


def test_environment_script_reads_on_old_pythons() -> None:
    import ast

    text = (ROOT / "resources" / "setup" / "environment.py").read_text(encoding="utf-8")
    ast.parse(text, feature_version=(3, 5))

"""English is complete: no string without it, none that cannot have it, none that has gone."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE = ROOT / "resources" / "i18n" / "shouwang_en.ts"
COMPILED = CATALOGUE.with_suffix(".qm")

CHINESE = re.compile(r"[\u2e80-\u2fff\u3001-\u9fff\uf900-\ufaff\uff00-\uffef]")
"""Chinese signs and Chinese punctuation; the ideographic space says nothing in any language."""
PLACEHOLDER = re.compile(r"\{[^{}]*\}|%n|%\d")

MARKS = ("tr", "translate", "QT_TRANSLATE_NOOP")

COMMAND_LINE = (
    "ui/shell/pictures.py",
    "ui/shell/tour.py",
    "ui/shell/wall.py",
    "ui/shell/control.py",
    "ui/shell/replay.py",
    "ui/shell/edit.py",
)
"""What these say goes to the terminal, which has no translation: Chinese and English in one."""

ALLOWED = {
    ("ui/pages/settings/view.py", "中文"): "a language is called by its own name",
    ("ui/widgets/fields.py", "，"): "a thousands mark that a Chinese input method types",
    ("ui/pages/incidents/due.py", "时"): "a unit that a person may type",
    ("ui/pages/incidents/due.py", "小时"): "a unit that a person may type",
    ("ui/pages/drill/detail.py", "；"): "in an answer that is kept, as the room writes it",
    ("ui/pages/drill/bar.py", "＋"): "a sign that a Chinese input method types",
    (
        "ui/pages/drill_review/report_part.py",
        "错误 error: ",
    ): "what a command begins its refusal with",
    ("ui/report_words.py", "导调（代{0}）"): "a recipient in a report, which is in Chinese",
}
"""Chinese outside of a translation, by file."""

ALLOWED_ANYWHERE = {
    "居民区": "the end of a residential area's name in the data, left out where it is clear",
}


def messages(catalogue: Path = CATALOGUE) -> dict[tuple[str, str], tuple[str, str]]:
    """Return translation and its state (`` for finished) by context and source."""
    found = {}
    for context in ET.parse(catalogue).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            key = (context.findtext("name", ""), message.findtext("source", ""))
            assert key not in found
            found[key] = ("".join(translation.itertext()), translation.get("type", ""))
    return found


def tool(name: str, *arguments: str) -> str:
    """Run one of PySide's tools and return what it says."""
    call = f"from PySide6.scripts.pyside_tool import {name}; {name}()"
    ended = subprocess.run(
        [sys.executable, "-c", call, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def sources() -> list[Path]:
    """Return the interface's modules in their order."""
    return sorted((ROOT / "ui").rglob("*.py"))


def place(path: Path) -> str:
    """Return a module's path as it is written."""
    return path.relative_to(ROOT).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    """Return a module's syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"))


def marked(path: Path) -> list[ast.Call]:
    """Return the calls that mark a text for translation."""
    return [
        node
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and (
            node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        )
        in MARKS
    ]


def texts(node: ast.AST) -> list[ast.Constant]:
    """Return the string literals at and under a node."""
    return [
        found
        for found in ast.walk(node)
        if isinstance(found, ast.Constant) and isinstance(found.value, str)
    ]


def docstrings(path: Path) -> set[int]:
    """Return the identities of the literals that are statements of their own."""
    return {
        id(node.value)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }


def test_the_catalogue_has_every_string_of_the_code_and_no_other(tmp_path: Path) -> None:
    again = tmp_path / CATALOGUE.name
    shutil.copy(CATALOGUE, again)
    modules = [place(path) for path in sources()]
    options = ("-no-obsolete", "-locations", "none", "-source-language", "zh_CN")
    tool("lupdate", *options, *modules, "-ts", str(again))
    before, now = messages(), messages(again)
    assert not now.keys() - before.keys(), "new: run `make translations`, then translate"
    assert not before.keys() - now.keys(), "gone from the code: run `make translations`"
    assert now == before


def test_every_string_is_translated() -> None:
    for key, (translation, state) in messages().items():
        assert translation.strip(), key
        assert not state, (key, state)


def test_a_translation_fills_in_what_its_source_fills_in() -> None:
    for (context, source), (translation, _) in messages().items():
        assert Counter(PLACEHOLDER.findall(source)) == Counter(PLACEHOLDER.findall(translation)), (
            context,
            source,
        )


def test_a_translation_is_english() -> None:
    for key, (translation, _) in messages().items():
        assert not CHINESE.search(translation), key
        assert "\u3000" not in translation, key


def test_the_program_reads_the_translations_as_they_are_written(tmp_path: Path) -> None:
    again = tmp_path / COMPILED.name
    tool("lrelease", str(CATALOGUE), "-qm", str(again))
    assert COMPILED.read_bytes() == again.read_bytes(), "run `make translations`"


@pytest.mark.parametrize("path", sources(), ids=place)
def test_no_chinese_is_shown_without_a_translation(path: Path) -> None:
    if place(path) in COMMAND_LINE:
        return
    known = docstrings(path)
    for call in marked(path):
        known |= {id(text) for argument in call.args for text in texts(argument)}
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            if called.endswith("stderr.write") or called == "re.compile":  # terminal, what is typed
                known |= {id(text) for argument in node.args for text in texts(argument)}
    for text in texts(tree(path)):
        if id(text) in known or not CHINESE.search(str(text.value)):
            continue
        if text.value in ALLOWED_ANYWHERE or (place(path), text.value) in ALLOWED:
            continue
        pytest.fail(f"{place(path)}:{text.lineno}: {text.value!r} has no translation")


@pytest.mark.parametrize("path", sources(), ids=place)
def test_what_is_marked_is_found_by_the_tool(path: Path) -> None:
    """A text put together inside the brackets, or marked under an alias, is never translated."""
    known = messages()
    in_any_context = {source for _, source in known}
    for call in marked(path):
        for argument in call.args:
            assert not isinstance(argument, ast.JoinedStr | ast.BinOp), (place(path), call.lineno)
        written = [text.value for argument in call.args for text in texts(argument)]
        if len(call.args) == 2 and len(written) == 2:
            assert tuple(written) in known, (place(path), call.lineno)
        elif len(call.args) == 1 and len(written) == 1:
            assert written[0] in in_any_context, (place(path), call.lineno)


def test_what_is_allowed_is_still_there() -> None:
    for path, value in ALLOWED:
        assert value in {text.value for text in texts(tree(ROOT / path))}, (path, value)
    everywhere = {text.value for path in sources() for text in texts(tree(path))}
    assert everywhere >= ALLOWED_ANYWHERE.keys()

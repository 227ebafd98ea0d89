"""The voice's own process: it obeys lines, survives nonsense, and ends when nobody speaks to it."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.watching import ROOT

pytestmark = pytest.mark.e2e


def voice(*arguments: str, told: str = "") -> tuple[int, list[dict[str, str]]]:
    """Run it on these lines; return its exit code and what it said of itself."""
    ended = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), "speak", *arguments],
        input=told,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert "Traceback" not in ended.stderr
    return ended.returncode, [json.loads(line) for line in ended.stdout.splitlines()]


def test_it_speaks_what_it_is_told_and_ends_with_its_input() -> None:
    lines = [
        "{",
        '["x"]',
        '"text"',
        "5",
        '{"say": ""}',
        '{"say": "一级，烟感火警"}',
        '{"stop": true}',
    ]
    code, said = voice("--language", "en", "--engine", "mock", told="\n".join(lines) + "\n")
    assert code == 0
    assert said[0] == {"state": "ready", "voice": "Bob", "engine": "mock"}
    assert "speaking" in [one["state"] for one in said]


def test_without_a_voice_or_an_engine_it_says_which() -> None:
    assert voice("--language", "zh", "--engine", "mock") == (
        4,
        [{"state": "none", "why": "no_voice"}],
    )
    assert voice("--engine", "no-such-engine") == (3, [{"state": "none", "why": "no_engine"}])

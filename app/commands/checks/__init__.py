"""The checks of `main.py selftest`: each looks at one thing and returns a finding.

To add a check, write a function that returns a `Finding` and add it to `MACHINE` in `machine`, or
to `PROFILE` in `profile` if it needs one.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Mark(StrEnum):
    """How a check came out. NOTE: it works, or cannot be known, and a person should look."""

    PASSED = "通过"
    NOTE = "注意"
    FAILED = "失败"


class Finding(NamedTuple):
    """A line of the self-test. What is not well says what to do, in both languages."""

    mark: Mark
    subject: str
    text: str


def passed(subject: str, text: str) -> Finding:
    """Return the finding that all is well."""
    return Finding(Mark.PASSED, subject, text)


def note(subject: str, text: str) -> Finding:
    """Return a finding that a person should read."""
    return Finding(Mark.NOTE, subject, text)


def failed(subject: str, text: str) -> Finding:
    """Return the finding that something must be mended."""
    return Finding(Mark.FAILED, subject, text)

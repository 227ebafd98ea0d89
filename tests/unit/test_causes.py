"""Causes of false alarms: which are offered, and that each has a word."""

from __future__ import annotations

import pytest

from app.domain.alarms import Verdict
from app.domain.causes import CAUSES, UNKNOWN, causes_for
from app.domain.sensors import KINDS
from ui.labels import codes


def test_each_cause_has_a_word_and_fits_its_column() -> None:
    assert codes("false_cause") == tuple(CAUSES)
    assert all(len(code) <= 24 for code in CAUSES)


def test_causes_name_kinds_that_exist() -> None:
    assert {kind for cause in CAUSES.values() for kind in cause.kinds} <= set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_causes_of_its_own_and_ends_with_unknown(kind: str) -> None:
    offered = causes_for(kind, Verdict.FALSE)
    assert offered[-1] == UNKNOWN
    assert any(CAUSES[code].kinds for code in offered)


def test_a_smoke_alarm_may_be_cooking_and_a_water_level_may_not() -> None:
    assert "cooking" in causes_for("smoke", "false")
    assert "cooking" not in causes_for("water_level", "false")


def test_a_fault_lies_in_the_device() -> None:
    offered = causes_for("smoke", "fault")
    assert "device_fault" in offered
    assert "dust" in offered
    assert "cooking" not in offered
    assert "mis_operation" not in offered


@pytest.mark.parametrize("verdict", [Verdict.REAL, Verdict.TEST, "", "nonsense"])
def test_nothing_explains_a_real_alarm_away(verdict: str) -> None:
    assert causes_for("smoke", verdict) == ()


def test_a_kind_that_is_not_named_gets_the_general_causes() -> None:
    assert causes_for("noise", "false") == tuple(
        code for code, cause in CAUSES.items() if not cause.kinds
    )

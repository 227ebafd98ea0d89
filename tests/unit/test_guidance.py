from __future__ import annotations

import pytest

from app.domain.alarms import Condition
from app.domain.guidance import KIND_NAMES, Guidance, guidance
from app.domain.sensors import KINDS


def test_every_kind_has_a_name_in_both_languages() -> None:
    assert set(KIND_NAMES) == set(KINDS)
    assert all(chinese and english.isascii() for chinese, english in KIND_NAMES.values())


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_words_of_its_own_for_what_it_measures(kind: str) -> None:
    words = guidance(kind, Condition.PROCESS)
    assert words != guidance("never heard of", Condition.PROCESS)
    assert sum(guidance(other, Condition.PROCESS) == words for other in KINDS) == 1


@pytest.mark.parametrize("kind", [*KINDS, "never heard of"])
@pytest.mark.parametrize("condition", [*Condition, "never heard of"])
def test_every_alarm_says_what_it_means_what_to_do_and_whom_to_call(
    kind: str, condition: str
) -> None:
    words: Guidance = guidance(kind, condition)
    assert len(words.actions_zh) == len(words.actions_en) == 3
    for chinese in (words.meaning_zh, *words.actions_zh, words.call_zh):
        assert any("\u4e00" <= character <= "\u9fff" for character in chinese)
    for english in (words.meaning_en, *words.actions_en, words.call_en):
        assert english.isascii()
        assert english.strip()


def test_silence_is_never_called_normal() -> None:
    words = guidance("smoke", Condition.STALE)
    assert "未知" in words.meaning_zh
    assert "unknown" in words.meaning_en


def test_fire_is_for_119_and_a_lonely_person_for_the_committee() -> None:
    assert "119" in guidance("smoke", Condition.PROCESS).call_zh
    assert "居委会" in guidance("water_meter", Condition.PROCESS).call_zh

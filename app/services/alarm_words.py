"""By which words an alarm is found: its place, kind, people and notes, with their pinyin.

The open list looks in one text per alarm (`haystack`); the history, which holds a hundred times as
many, in the few distinct texts that its alarms are made of (`alarm_search`). Both make the texts
here, so that the same word finds the same alarms in both.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from app.domain.alarms import Condition
from app.domain.guidance import KIND_NAMES
from app.services.place_index import Speller

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.services.alarm_rows import AlarmRow

_ALSO: Final[dict[str, str]] = {
    "smoke": "火灾 火警 fire",
    "combustible_gas": "泄漏 燃气 gas",
    "electrical_fire": "剩余电流",
    "water_level": "积水超限 水位",
    "manhole_cover": "井盖移位",
    "door_contact": "门磁久开",
    "infrared_activity": "独居老人无活动",
    "water_meter": "独居老人 用水过少 水表",
    "hydrant_pressure": "消火栓水压低",
}
"""Words of the alarm list for a kind, beside its names."""

_CONDITIONS: Final[dict[str, str]] = {
    Condition.PROCESS: "",
    Condition.FAULT: "设备故障 fault",
    Condition.STALE: "设备离线 失联 offline stale",
    Condition.BATTERY: "电量低 battery",
    Condition.TEST: "设备测试 test",
}


def spelled(spell: Speller, *texts: str) -> str:
    """Return the texts in lower case, one a line, and then their first letters and pinyin."""
    return "\n".join(filter(None, (*texts, spell(*texts)))).lower()


def kind_text(spell: Speller, kind: str, condition: str) -> str:
    """Return by which words this kind of alarm is found."""
    words = (*KIND_NAMES.get(kind, ()), kind, _ALSO.get(kind, "") if condition == "process" else "")
    return spelled(spell, *words, _CONDITIONS.get(condition, ""))


def where_text(spell: Speller, area: str, compound: str, number: str) -> str:
    """Return by which words an area, compound and building are found."""
    return spelled(spell, area, f"{compound} {number}".strip())


def spot_text(spell: Speller, floor: int | None, place: str) -> str:
    """Return by which words the place within a building is found: `6 层`, `302 室`."""
    name = "" if floor is None else f"地下 {-floor} 层" if floor < 0 else f"{floor} 层"
    return spelled(spell, *([place] if place.startswith(name) else [name, place]))


def haystacks(rows: Iterable[AlarmRow]) -> dict[str, str]:
    """Return for each alarm the text in which the words of a search must occur, by id.

    Meant for the pool: the first call loads pinyin (a third of a second).
    """
    return {row.id: haystack(row) for row in rows}


def haystack(row: AlarmRow) -> str:
    """Return the text in which the words of a search must occur."""
    people = {row.acknowledged_by, row.verdict_by} - {None}
    return "\n".join(
        (
            _fixed(
                row.area_name,
                row.compound_name,
                row.building_number,
                row.floor,
                row.place,
                row.kind,
                row.condition,
            ),
            row.sensor_code.lower(),
            spelled(_SPELL, *sorted(filter(None, people))),
            note_text(row.disposition, row.verdict_note),
        )
    )


def note_text(*notes: str) -> str:
    """Return by which words what people wrote is found.

    Notes are many and each is another: they are spelled character by character, not by phrases.
    """
    text = "\n".join(filter(None, notes)).lower()
    if not text or text.isascii():
        return text
    syllables = [_reading(one) for one in text]
    return "\n".join((text, "".join(one[0] for one in syllables), "".join(syllables)))


@lru_cache(maxsize=16_384)
def _reading(character: str) -> str:
    from pypinyin import lazy_pinyin

    return lazy_pinyin(character)[0] or character


_SPELL = Speller()


@lru_cache(maxsize=8_192)
def _fixed(
    area: str,
    compound: str,
    number: str,
    floor: int | None,
    place: str,
    kind: str,
    condition: str,
) -> str:
    return "\n".join(
        (
            where_text(_SPELL, area, compound, number),
            spot_text(_SPELL, floor, place),
            kind_text(_SPELL, kind, condition),
        )
    )

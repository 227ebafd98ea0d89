"""What a card says: a row of a service in words, for sensors, buildings, shelters and areas."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.domain.masking import mask_name, mask_phone
from ui.alarms.board import is_unacknowledged
from ui.labels import word
from ui.text import UNKNOWN, duration, floor_name, moment, number, says_floor, with_unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.alarms import AlarmRow
    from app.services.map import BuildingCard
    from app.services.overview import AreaSummary
    from app.services.sensors import SensorCard
    from app.services.shelters import ShelterRow

translate = QCoreApplication.translate

ACKNOWLEDGE, ALARM, INCIDENT, SHELTER = "acknowledge", "alarm", "incident", "shelter"
"""Codes of what a card offers to do."""


@dataclass(frozen=True)
class CardAction:
    """A button: what it does (a code above), to which row (or to none), its text and key."""

    code: str
    target: str
    text: str
    key: str = ""
    primary: bool = False


@dataclass(frozen=True)
class CardFacts:
    """A card: where, what, its figure and state, facts by name, what can be done.

    `unknown`: the figure is not known now; the card then shows it hatched. `alarms`: open alarms,
    most urgent first.
    """

    id: str
    where: str
    title: str
    figure: str = ""
    unit: str = ""
    state: str = ""
    unknown: bool = False
    level: int = 0
    facts: tuple[tuple[str, str], ...] = ()
    actions: tuple[CardAction, ...] = ()
    alarms: tuple[AlarmRow, ...] = ()
    synthetic: bool = False


def sensor_facts(card: SensorCard, alarms: Sequence[AlarmRow], now: int) -> CardFacts:
    """Return a sensor's card; a sensor that does not report shows no value as if it were so."""
    silent = card.messages == 0 or card.stale_since is not None
    value = UNKNOWN if silent or card.value is None else number(card.value, 3)
    last = with_unit(card.value, card.unit)
    facts = [
        (translate("MapCard", "编号"), card.code),
        (translate("MapCard", "最近上报"), moment(card.received_at, now)),
        (translate("MapCard", "电量"), with_unit(card.battery, "%")),
    ]
    if silent and card.value is not None:
        facts.insert(1, (translate("MapCard", "离线前读数"), last))
    if card.missed:
        facts.append((translate("MapCard", "缺号"), number(card.missed)))
    return CardFacts(
        id=card.id,
        where=_place(card),
        title=word("sensor_kind", card.kind),
        figure=value,
        unit=card.unit if value != UNKNOWN else "",
        state=_sensor_state(card, now),
        unknown=silent,
        level=alarms[0].level if alarms else 0,
        facts=tuple(facts),
        actions=_actions(alarms),
        alarms=tuple(alarms),
        synthetic=card.synthetic,
    )


def building_facts(card: BuildingCard, alarms: Sequence[AlarmRow]) -> CardFacts:
    """Return a building's card; its leader is masked."""
    leader = f"{mask_name(card.leader_name)} {card.leader_phone}".strip()
    states = " · ".join(
        f"{_state_word(state)} {count}" for state, count in card.sensors_by_state.items()
    )
    return CardFacts(
        id=card.id,
        where=_join(card.area_name.removesuffix("居民区"), card.compound_name),
        title=card.number,
        figure=number(card.residents),
        unit=translate("MapCard", "居民 · {0} 户").format(number(card.households)),
        level=alarms[0].level if alarms else 0,
        facts=(
            (translate("MapCard", "楼层"), number(card.floors)),
            (translate("MapCard", "脆弱人群"), with_unit(card.vulnerable_people, _people())),
            (translate("MapCard", "感知点位"), number(card.sensors)),
            (translate("MapCard", "其中"), states or UNKNOWN),
            (translate("MapCard", "楼组长"), leader or UNKNOWN),
            (translate("MapCard", "居委会"), card.committee_phone or UNKNOWN),
            (translate("MapCard", "微型消防站"), card.micro_station_phone or UNKNOWN),
        ),
        actions=_actions(alarms),
        alarms=tuple(alarms),
        synthetic=card.synthetic,
    )


def shelter_facts(row: ShelterRow, now: int) -> CardFacts:
    """Return a shelter's card; a closed one has no free places to offer."""
    is_open = row.state == "open"
    over = translate("MapCard", "超员 {0}").format(with_unit(row.over, _people()))
    since = f" · {moment(row.state_since, now)}" if row.state_since else ""
    keeper = f"{mask_name(row.keeper_name)} {mask_phone(row.keeper_phone)}".strip()
    manage = {
        "open": translate("MapCard", "登记、关闭…"),
        "closed": translate("MapCard", "开放…"),
    }.get(row.state, translate("MapCard", "查看…"))
    return CardFacts(
        id=row.id,
        where=row.address
        if row.area_name.removesuffix("居民区") in row.address
        else _join(row.area_name.removesuffix("居民区"), row.address),
        title=row.name,
        figure=number(row.free) if is_open else number(row.capacity),
        unit=translate("MapCard", "人可再入住") if is_open else translate("MapCard", "人可容纳"),
        state=word("shelter_state", row.state) + since + (f" · {over}" if row.over else ""),
        facts=(
            (translate("MapCard", "类别"), word("shelter_kind", row.kind)),
            (translate("MapCard", "容量"), with_unit(row.capacity, _people())),
            (translate("MapCard", "在内"), with_unit(row.occupied, _people())),
            (translate("MapCard", "可用面积"), with_unit(row.usable_area, "m²")),
            (translate("MapCard", "负责人"), keeper or UNKNOWN),
        ),
        actions=(CardAction(SHELTER, row.id, manage, primary=True),),
    )


def area_facts(area: AreaSummary, alarms: Sequence[AlarmRow]) -> CardFacts:
    """Return a residential area's card."""
    return CardFacts(
        id=area.area_id,
        where=translate("MapCard", "居民区"),
        title=area.name.removesuffix("居民区"),
        figure=number(area.open_alarms),
        unit=translate("MapCard", "条未结束的报警"),
        level=area.highest_level or 0,
        facts=(
            (translate("MapCard", "未确认"), number(area.unacknowledged)),
            (translate("MapCard", "感知点位"), number(area.sensors)),
            (translate("MapCard", "离线"), number(area.stale)),
            (translate("MapCard", "从未上报"), number(area.never)),
            (translate("MapCard", "避难场所"), number(area.shelters)),
            (translate("MapCard", "其中开放"), number(area.shelters_open)),
            (translate("MapCard", "在内"), with_unit(area.people, _people())),
        ),
        actions=_actions(alarms),
        alarms=tuple(alarms),
    )


def _actions(alarms: Sequence[AlarmRow]) -> tuple[CardAction, ...]:
    if not alarms:
        return (CardAction(INCIDENT, "", translate("MapCard", "建事件"), "F4"),)
    first = alarms[0]
    actions = [
        CardAction(ALARM, first.id, translate("MapCard", "看报警")),
        CardAction(INCIDENT, first.id, translate("MapCard", "建事件"), "F4"),
    ]
    if is_unacknowledged(first):
        text = translate("MapCard", "确认")
        actions.insert(0, CardAction(ACKNOWLEDGE, first.id, text, primary=True))
    return tuple(actions)


def _sensor_state(card: SensorCard, now: int) -> str:
    if card.messages == 0:
        return translate("MapCard", "从未上报，情况不明")
    if card.stale_since is not None:
        return translate("MapCard", "离线 {0}，现状不明 · 自 {1}").format(
            duration(now - card.stale_since), moment(card.stale_since, now)
        )
    said = word("sensor_state", card.state or "normal")
    return translate("MapCard", "{0} · {1} 上报").format(said, moment(card.ts, now))


def _place(card: SensorCard) -> str:
    said = card.floor is None or says_floor(card.place, card.floor)
    rest = card.place if said else _join(floor_name(card.floor), card.place)
    return _join(card.area_name.removesuffix("居民区"), card.building_number, rest)


def _state_word(state: str) -> str:
    if state.startswith("alarm_"):
        return translate("MapCard", "报警")
    return word("sensor_state", state)


def _people() -> str:
    return translate("MapCard", "人")


def _join(*parts: str) -> str:
    return " · ".join(filter(None, parts))

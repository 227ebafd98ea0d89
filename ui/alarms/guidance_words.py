"""Guidance and help in words: whose words they are, whom to call, how a hydrant is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QLocale

from app.domain.guidance import guidance
from app.domain.scopes import Scope
from ui.text import UNKNOWN, moment, number, with_unit

if TYPE_CHECKING:
    from app.domain.guidance_notes import CallLine
    from app.domain.scopes import Inherited
    from app.services.alarm_help import Call, HydrantNearby
    from app.services.guidance_notes import Guidance

translate = QCoreApplication.translate


def meaning_of(found: Guidance) -> str:
    """Return what the alarm means, in the place's words or the built-in ones."""
    own = found.words.meaning
    if own is not None:
        return own.value
    words = guidance(found.kind, found.condition)
    return words.meaning_zh if is_chinese() else words.meaning_en


def actions_of(found: Guidance) -> tuple[str, ...]:
    """Return what to do first, in order."""
    own = found.words.actions
    if own is not None:
        return own.value
    words = guidance(found.kind, found.condition)
    return words.actions_zh if is_chinese() else words.actions_en


def built_in_call(found: Guidance) -> str:
    """Return the built-in sentence on whom to call; empty where a place names its own."""
    if found.words.calls is not None:
        return ""
    words = guidance(found.kind, found.condition)
    return words.call_zh if is_chinese() else words.call_en


def own_calls(found: Guidance) -> tuple[CallLine, ...]:
    """Return whom the place itself names."""
    return found.words.calls.value if found.words.calls is not None else ()


def origin_of(part: Inherited[Any] | None) -> str:
    """Return whose words a part is, e.g. `本小区自定`; built-in ones say so."""
    if part is None:
        return translate("Guidance", "内置")
    return {
        Scope.STREET: translate("Guidance", "本街道自定"),
        Scope.AREA: translate("Guidance", "本居民区自定"),
        Scope.COMPOUND: translate("Guidance", "本小区自定"),
        Scope.BUILDING: translate("Guidance", "本楼自定"),
        Scope.SENSOR: translate("Guidance", "本点位自定"),
    }[part.scope]


def scope_name(scope: str) -> str:
    """Return the level of the hierarchy, e.g. `小区`."""
    return {
        Scope.STREET: translate("Guidance", "街道"),
        Scope.AREA: translate("Guidance", "居民区"),
        Scope.COMPOUND: translate("Guidance", "小区"),
        Scope.BUILDING: translate("Guidance", "楼栋"),
        Scope.SENSOR: translate("Guidance", "点位"),
    }[Scope(scope)]


def who_is(call: Call) -> str:
    """Return who is called, with the name where there is one."""
    role = {
        "micro_station": translate("Guidance", "微型消防站"),
        "building_leader": translate("Guidance", "楼组长"),
        "gas_company": translate("Guidance", "燃气公司"),
        "committee": translate("Guidance", "居委会"),
    }[call.who]
    name = call.name.removesuffix("居民区")
    return name if name.endswith(role) else f"{role} {name}".rstrip()


def phone_of(phone: str) -> str:
    """Return a telephone, or that none is registered."""
    return phone or translate("Guidance", "未登记")


def hydrant_text(hydrant: HydrantNearby, now: int) -> str:
    """Return e.g. `水压 0.28 MPa 正常`; what nobody knows is called unknown, with since when."""
    value = with_unit(hydrant.value, "MPa")
    if hydrant.state == "unknown":
        if hydrant.received_at is None:
            return translate("Guidance", "水压未知，从未上报")
        since = moment(hydrant.received_at, now)
        return translate("Guidance", "水压未知，{0} 后无可靠数据").format(since)
    words = {
        "normal": translate("Guidance", "水压 {0} 正常"),
        "low": translate("Guidance", "水压 {0} 低，可能无水"),
    }[hydrant.state]
    return words.format(value)


def metres(distance: float | None) -> str:
    """Return a distance in a straight line, e.g. `84 m`."""
    return UNKNOWN if distance is None else f"{number(distance, 0)} m"


def is_chinese() -> bool:
    """Return whether the interface speaks Chinese."""
    return QLocale().language() == QLocale.Language.Chinese

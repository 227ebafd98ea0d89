"""Rules as rows: those in force at a place, those that could be set there, those a street set."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QCoreApplication

from app.domain.rules import CODES, Rule
from app.domain.scopes import Scope
from app.services import rules
from app.services.rules import RulePlace
from ui.labels import LEVEL_NUMERALS, level_name, word
from ui.pages.rules.rule_words import RULES, can_be_off, level_of, rule_title, settings_text
from ui.pages.rules.wording import joined, place_text, unit_of_kind
from ui.text import UNKNOWN, moment
from ui.widgets.ledger import LedgerLine
from ui.widgets.table_model import Column

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.domain.instant import Instant
    from app.services.desk import Desk
    from app.services.rules import RuleInForce, RuleVersionRow

translate = QCoreApplication.translate

MAY_EDIT = ("leader", "administrator")
"""Roles that may change rules (see `app.services.rules.set_rule`)."""


class RuleLine(msgspec.Struct, frozen=True):
    """A rule at a place. `rule` None: there is none. `scope`, `origin`: who set it; None: built in.

    `where`: the name of the place that is looked at, "" for the street. `own`: it was set there.
    """

    id: str
    place: RulePlace
    where: str
    rule: Rule | None
    scope: str | None
    origin: str
    own: bool

    @property
    def unit(self) -> str:
        """The unit of the values."""
        return unit_of_kind(self.place.kind)

    @property
    def is_on(self) -> bool:
        """Whether the rule is there and switched on."""
        return self.rule is not None and bool(self.rule.enabled)

    @property
    def can_be_off(self) -> bool:
        """Whether it may be switched off."""
        return self.rule is not None and can_be_off(self.rule)


def line_id(place: RulePlace) -> str:
    """Return the id of a rule at a place."""
    return f"{place.kind}|{place.scope}|{place.scope_id}|{place.code}"


def lines_at(desk: Desk, kind: str, scope: Scope, scope_id: str, where: str) -> list[RuleLine]:
    """Return the rules in force at a place, and after them those that could be set there."""
    found = {one.code: one for one in rules.rules_at(desk, kind, scope, scope_id)}
    has_value = bool(unit_of_kind(kind))
    wanted = [
        *(code for code in CODES if code in found),
        *(c for c in CODES if c not in found and (has_value or not RULES[c].needs_value)),
    ]
    return [
        _line(RulePlace(kind, scope, scope_id, code), where, found.get(code)) for code in wanted
    ]


def _line(place: RulePlace, where: str, found: RuleInForce | None) -> RuleLine:
    if found is None:
        return RuleLine(line_id(place), place, where, None, None, "", False)
    return RuleLine(line_id(place), place, where, found.rule, found.scope, found.place, found.own)


def override_lines(desk: Desk) -> list[RuleLine]:
    """Return every rule that the street has set."""
    return [
        RuleLine(line_id(place), place, name, rule, place.scope, name, True)
        for place, name, rule in rules.overrides(desk)
    ]


def origin_text(line: RuleLine) -> str:
    """Return who set a rule: `内置`, `本处设定`, `小区 · 临沂三村`."""
    if line.rule is None:
        return UNKNOWN
    if line.own:
        return translate("Rules", "本处设定")
    if line.scope is None:
        return translate("Rules", "内置")
    return place_text(line.scope, line.origin)


def state_text(line: RuleLine) -> str:
    """Return whether a rule is at work."""
    if line.rule is None:
        return translate("Rules", "未设")
    return translate("Rules", "生效") if line.is_on else translate("Rules", "已关闭")


def rule_settings(line: RuleLine) -> str:
    """Return a rule's settings without its level."""
    if line.rule is None:
        return translate("Rules", RULES[line.place.code].about)
    return settings_text(line.place.code, line.rule, line.unit, level=False)


def level_text(line: RuleLine) -> str:
    """Return a rule's level in words."""
    level = level_of(line.rule) if line.rule is not None else None
    return level_name(level) if level is not None else UNKNOWN


def _emphasis(line: RuleLine) -> str | None:
    return None if line.is_on else "dim"


def columns(*, of_street: bool) -> list[Column[RuleLine]]:
    """Return the columns; `of_street`: of all places, which are then named."""
    name = Column[RuleLine](
        "name",
        translate("Rules", "规则"),
        lambda line: rule_title(line.place.code),
        order=lambda line: CODES.index(line.place.code),
        width=108,
        emphasis=lambda line: "strong" if line.own and not of_street else _emphasis(line),
    )
    settings = Column[RuleLine](
        "settings",
        translate("Rules", "设定"),
        rule_settings,
        width=320,
        stretch=True,
        emphasis=_emphasis,
        tip=rule_settings,
    )
    level = Column[RuleLine](
        "level",
        translate("Rules", "级别"),
        level_text,
        order=lambda line: (level_of(line.rule) if line.rule is not None else None) or 9,
        width=72,
        emphasis=_emphasis,
    )
    state = Column[RuleLine](
        "state", translate("Rules", "状态"), state_text, width=72, emphasis=_emphasis
    )
    if not of_street:
        origin = Column[RuleLine](
            "origin",
            translate("Rules", "来自"),
            origin_text,
            width=150,
            emphasis=lambda line: "strong" if line.own else "dim",
            tip=origin_text,
        )
        return [name, settings, level, state, origin]
    kind = Column[RuleLine](
        "kind",
        translate("Rules", "类型"),
        lambda line: word("sensor_kind", line.place.kind),
        width=96,
    )
    place = Column[RuleLine](
        "place",
        translate("Rules", "范围"),
        lambda line: place_text(line.place.scope, line.where),
        order=lambda line: (tuple(Scope).index(line.place.scope), line.where),
        width=190,
        stretch=True,
        tip=lambda line: place_text(line.place.scope, line.where),
    )
    return [kind, place, name, settings, level, state]


def exported(lines: Sequence[RuleLine]) -> tuple[Sequence[str], list[Sequence[object]]]:
    """Return header and cells for the CSV file."""
    header = (
        translate("Rules", "类型"),
        translate("Rules", "范围"),
        translate("Rules", "规则"),
        translate("Rules", "设定"),
        translate("Rules", "级别"),
        translate("Rules", "状态"),
        translate("Rules", "来自"),
    )
    return header, [
        (
            word("sensor_kind", line.place.kind),
            place_text(line.place.scope, line.where),
            rule_title(line.place.code),
            rule_settings(line) if line.rule is not None else None,
            _numeral(line),
            state_text(line),
            origin_text(line) if line.rule is not None else None,
        )
        for line in lines
    ]


def _numeral(line: RuleLine) -> str | None:
    level = level_of(line.rule) if line.rule is not None else None
    return LEVEL_NUMERALS[level - 1] if level is not None else None


def version_lines(
    place: RulePlace, found: Iterable[RuleVersionRow], now: Instant
) -> list[LedgerLine]:
    """Return the versions of a rule, newest first; the newest is the one that counts."""
    unit = unit_of_kind(place.kind)
    made = []
    for number, one in enumerate(found):
        if one.rule is None:
            what = translate("Rules", "取消本处设定，跟随上级")
        else:
            what = settings_text(place.code, one.rule, unit)
            if not one.rule.enabled:
                what = joined((translate("Rules", "关闭"), what))
        made.append(
            LedgerLine(
                id=str(one.revision) + f"#{number}",
                what=what,
                amount=translate("Rules", "第 {0} 版").format(one.revision),
                who=" · ".join((moment(one.at, now), one.actor, one.reason)),
                after=translate("Rules", "现行") if number == 0 else "",
                dim=number > 0,
            )
        )
    return made

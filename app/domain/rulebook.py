"""All rules a street has set, and what they come to at each sensor.

A rule set at a place holds for the sensors below it until a nearer place sets the same rule.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.domain.rules import CODES, Rule, RuleSet, built_in, compile_rules, default_rules
from app.domain.scopes import Place, Scope, chain
from app.domain.sensors import KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.domain.scopes import ScopeKey


class Origin(NamedTuple):
    """A rule in force, and the place that set it; `scope` None: it is built in."""

    rule: Rule
    scope: Scope | None
    scope_id: str


class RuleBook:
    """Rules by kind, place and code; answers are remembered, for 22,000 sensors share a few.

    `entries`: (kind, scope, scope id, code) -> rule.
    """

    def __init__(self, entries: Mapping[tuple[str, Scope, str, str], Rule]) -> None:
        self._set: dict[tuple[str, ScopeKey], dict[str, Rule]] = {}
        for (kind, scope, scope_id, code), rule in entries.items():
            self._set.setdefault((kind, (scope, scope_id)), {})[code] = rule
        self._compiled: dict[tuple[str, tuple[ScopeKey, ...]], RuleSet] = {}

    def effective(self, kind: str, place: Place) -> dict[str, Origin]:
        """Return the rules in force for a sensor of `kind` at `place`, by code, in their order.

        Raises KeyError for an unknown kind.
        """
        rules = {code: Origin(rule, None, "") for code, rule in built_in(KINDS[kind]).items()}
        for key in reversed(chain(place)):
            for code, rule in self._set.get((kind, key), {}).items():
                rules[code] = Origin(rule, *key)
        return {code: rules[code] for code in CODES if code in rules}

    def compiled(self, kind: str, place: Place) -> RuleSet:
        """Return the same compiled; sensors with the same rules share one object."""
        keys = tuple(key for key in chain(place) if (kind, key) in self._set)
        if not keys:
            return default_rules(kind)
        found = self._compiled.get((kind, keys))
        if found is None:
            rules = {code: one.rule for code, one in self.effective(kind, place).items()}
            found = self._compiled[kind, keys] = compile_rules(KINDS[kind], rules)
        return found

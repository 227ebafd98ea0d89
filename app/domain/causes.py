"""Why an alarm was false, or its device at fault: codes that are counted (误报原因).

A cause is stored with the verdicts `false` and `fault` only; a verdict without one means that
nobody has said why, which is never the same as `unknown` (looked for and not found). To add a
cause, add one entry to `CAUSES` and its word in `ui/labels.py` ("false_cause").

Which cause fits which kind follows from what the kind measures; it narrows what is offered and is
a working default, not a rule of any standard.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.alarms import Verdict

VERDICTS_WITH_CAUSE = (Verdict.FALSE, Verdict.FAULT)
"""The verdicts that may say why."""

UNKNOWN = "unknown"
"""Looked for and not found."""

_WARM_AIR = frozenset({"smoke", "combustible_gas"})
_OUTDOORS = frozenset({"water_level", "manhole_cover", "hydrant_pressure"})
_AT_HOME = frozenset({"infrared_activity", "water_meter", "door_contact"})


@dataclass(frozen=True, slots=True)
class Cause:
    """One cause. `kinds`: the sensor kinds it fits, empty for every kind.

    `of_device`: it lies in the device or its mounting, and so also explains the verdict `fault`.
    """

    code: str
    kinds: frozenset[str] = frozenset()
    of_device: bool = False

    def fits(self, kind: str, verdict: str) -> bool:
        """Return whether the cause can be given for an alarm of `kind` with this verdict."""
        if verdict not in VERDICTS_WITH_CAUSE or (self.kinds and kind not in self.kinds):
            return False
        return verdict == Verdict.FALSE or self.of_device


CAUSES: dict[str, Cause] = {
    cause.code: cause
    for cause in (
        Cause("cooking", _WARM_AIR),
        Cause("steam", _WARM_AIR),
        Cause("smoking", frozenset({"smoke"})),
        # Incense, joss paper, fireworks.
        Cause("incense", frozenset({"smoke"})),
        # Alcohol, perfume, paint: what a gas sensor takes for gas.
        Cause("solvent", frozenset({"combustible_gas"})),
        Cause("appliance", frozenset({"electrical_fire"})),
        Cause("dust", _WARM_AIR, of_device=True),
        Cause("insects", _WARM_AIR | {"infrared_activity"}, of_device=True),
        Cause(
            "damp",
            frozenset({"smoke", "electrical_fire", "water_level", "manhole_cover"}),
            of_device=True,
        ),
        Cause("construction", frozenset({"smoke", "combustible_gas", "electrical_fire"})),
        Cause("street_works", _OUTDOORS),
        Cause("washing", frozenset({"water_level"})),
        Cause("debris", frozenset({"water_level"}), of_device=True),
        Cause("traffic", frozenset({"manhole_cover"})),
        Cause("pump_or_mains", frozenset({"hydrant_pressure", "water_meter"})),
        Cause("away", _AT_HOME),
        Cause("other_room", frozenset({"infrared_activity"})),
        Cause("held_open", frozenset({"door_contact"})),
        Cause("device_fault", of_device=True),
        Cause("battery", of_device=True),
        Cause("mounting", of_device=True),
        Cause("interference", of_device=True),
        Cause("damage", of_device=True),
        Cause("limit_unsuitable"),
        Cause("mis_operation"),
        Cause("test_without_notice"),
        Cause("other", of_device=True),
        Cause(UNKNOWN, of_device=True),
    )
}
"""Every cause by its code, in the order in which they are offered."""


def causes_for(kind: str, verdict: str) -> tuple[str, ...]:
    """Return the codes that fit an alarm of `kind` with `verdict`, in the order to offer them.

    Empty for the verdicts `real` and `test`. A kind that no entry names gets the general causes.
    """
    return tuple(code for code, cause in CAUSES.items() if cause.fits(kind, verdict))

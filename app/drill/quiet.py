"""What of the street must not speak in its drill, though its database was copied whole.

What a street is (its places, people, stocks, plans, rules, users, and today's alarms and incidents)
stays: the drill begins in the world as it is today. What follows is what would act or speak as the
street's own machine, or call somebody who does not take part.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import delete, or_

from app.services.settings_of_street import read_settings
from db.models import LocalFact, SensorState

if TYPE_CHECKING:
    from db.store import Store

_FORGOTTEN = (
    "device_id",  # the machine towards the district: a drill is none
    "mqtt_client_id",  # with it a drill's watch could take over the street's session at a broker
    "mqtt_protocol",  # learnt of the street's broker
    "district_gone",  # the line of the street's, not of the drill's
    "heartbeat",  # the street's watch beat; the drill's has not yet
)
_LEARNT = "decoder:"
"""Facts that begin so: what devices told of themselves. A drill listens to no other source."""

# Kept are `street_code` and `demo_loaded` (which street it is, and that it is the demo's),
# `key_check` (the drill has the same key) and `street_settings` but for the telephone below: names
# of the registers, minutes of reports and escalation are what is exercised.
_SETTINGS = "street_settings"


def quieten(store: Store) -> None:
    """Take from a drill's database what would speak for the street; one transaction."""
    fact = LocalFact
    with store.write() as write:
        session = write.session
        session.execute(
            delete(fact).where(or_(fact.name.in_(_FORGOTTEN), fact.name.startswith(_LEARNT)))
        )
        # Whom the console tells to call takes no part in the drill.
        settings = read_settings(session)
        if settings.gas_company_phone or settings.report_to_phone:
            quiet = msgspec.structs.replace(settings, gas_company_phone="", report_to_phone="")
            session.merge(LocalFact(name=_SETTINGS, value=msgspec.json.encode(quiet).decode()))
        # Nothing reports in a drill but what an inject says. With their last values the sensors
        # would within minutes be stale, an alarm in every area; without, they were never heard.
        session.execute(delete(SensorState))

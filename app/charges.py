"""Which processes belong to a profile: what its settings say the console or a drill looks after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.supervision import Charge, own_command

if TYPE_CHECKING:
    from app.profile import Profile
    from app.settings import Settings


def charges_of(
    profile: Profile, settings: Settings, *, is_drill: bool = False, by_player: bool = False
) -> list[Charge]:
    """Return the processes that are looked after under these settings.

    In a trial and in a drill all of them end with who began them; at a street the watch goes on
    alone. A drill's console leaves them to the drill's player (`by_player`) where there is one.
    """
    with_us = settings.trial.enabled or is_drill
    left_to = profile.run / "player.lock" if is_drill and not by_player else None

    def charge(name: str, command: str, *arguments: str) -> Charge:
        return Charge(
            name,
            own_command(profile, command, *arguments),
            profile.run / f"{name}.lock",
            stop_with_us=with_us,
            left_to=left_to,
        )

    charges = []
    if settings.broker.trial:
        charges.append(charge("broker", "broker"))
    if settings.watch.supervised:
        charges.append(charge("watch", "watch"))
    if settings.trial.enabled and settings.trial.simulate:
        speed = str(settings.trial.speed)
        charges.append(charge("simulator", "simulate", "--speed", speed, "--after-watch"))
    return charges

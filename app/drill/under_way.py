"""A drill that was prepared, as whoever looks at it finds it: from its folder and journal alone.

For the command line, the controller's window and the street's page alike; none of them plays it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from app.domain.drill.player import EventKind
from app.domain.drill.scenario import Scenario, Span
from app.drill.bundle import SCENARIO, read_bundle
from app.drill.mark import DrillMark, drill_of
from app.drill.marked import read_marked
from app.drill.presence import player_lock
from app.drill.problems import ScenarioError
from app.drill.spelling import Spelling
from app.profile import Profile, open_profile
from app.supervision import Charge, own_command

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from app.domain.drill.player import Event, Play

CONTROLLER = "导调"
"""Under this name the controller's commands stand in the journal, and what the scenario did in the
audit of the drill's database."""

TICK_MS = 2_000
"""So often the player of a running drill writes into the journal that it lives."""
SILENT_MS = 5 * TICK_MS
"""A player that lives has written into a running drill's journal within this time."""


class NoDrill(Exception):
    """The folder is no drill's, but a street's own or nobody's. Field: `folder`."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"no drill in {folder}")
        self.folder = folder


class MarkDamaged(Exception):
    """What marks the drill cannot be read. Field: `folder`."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"damaged mark in {folder}")
        self.folder = folder


class Drill(msgspec.Struct, frozen=True):
    """A drill's profile, its mark and what is played."""

    profile: Profile
    mark: DrillMark
    scenario: Scenario


class Standing(msgspec.Struct, frozen=True):
    """How a drill stands now. `time`: its drill time. `is_played`: what should run does: a clock
    that runs without a player has stood since the player was heard last. `has_player`: there is a
    player, at work or not.
    """

    time: Span
    is_played: bool
    has_player: bool


def open_drill(folder: Path | None) -> Drill:
    """Return the drill in a folder. Raises NoDrill, MarkDamaged, ScenarioError, ProfileUnusable."""
    profile = open_profile(folder)
    mark = drill_of(profile)
    if mark is None:
        raise NoDrill(profile.folder)
    if not mark.id:
        raise MarkDamaged(profile.folder)
    # Its kinds and attachments were looked at when it was prepared; who only looks on needs none.
    bundle = read_bundle(profile.folder / "scenario" / SCENARIO)
    spelling = Spelling(bundle.file)
    scenario = spelling.scenario(read_marked(bundle.text, bundle.file))
    if spelling.problems:
        raise ScenarioError(spelling.problems)
    return Drill(profile, mark, scenario)


def player_charge(profile: Profile) -> Charge:
    """Return the player as a process to be looked after."""
    command = own_command(profile, "drill", "play")
    return Charge("player", command, player_lock(profile))


def standing(play: Play, alive: int, wall: int, *, has_player: bool) -> Standing:
    """Return how a play stands at the machine's time `wall`; `alive`: when it was heard last."""
    is_silent = not has_player or wall - alive >= SILENT_MS
    is_played = not (play.clock.running and is_silent)
    return Standing(play.clock.drill_time(wall if is_played else alive), is_played, has_player)


def last_heard(events: Iterable[Event]) -> int:
    """Return the machine's time of the last event of a journal, 0 for none; evaluators' marks do
    not count, they are given when nobody plays, too.
    """
    return max((one.at for one in events if one.kind is not EventKind.MARK), default=0)


def was_cut_off(events: Iterable[Event]) -> bool:
    """Return whether the drill stands because its player had died, and nobody went on since."""
    told = None
    for event in events:
        if event.kind in (EventKind.PLAY, EventKind.PAUSE, EventKind.END):
            told = event
    return told is not None and told.kind is EventKind.PAUSE and told.text == "crash"

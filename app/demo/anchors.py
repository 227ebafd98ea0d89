"""The places of the demo events: which sensors a kitchen fire, a gas leak ... set off.

The generator resolves them when it builds the street (`app.demo.sensing`) and writes
`resources/demo/anchors.json`:

| event | where | sensors |
|---|---|---|
| kitchen_fire | 临沂八村第一, 12 号楼 | smoke detectors of floor 6, then 7, then 5 |
| gas_leak | 六里第二, 37 号楼, 201 室 | combustible gas |
| flooded_underpass | 浦三路下立交 | water levels, the deepest point first |
| elder_unseen | 东三里桥, 8 号楼, 302 室 | infrared activity, then water meter, then door contact |
"""

from __future__ import annotations

from functools import cache

import msgspec
import structlog

from app.demo.files import ANCHORS_FILE, FOLDER, BadDemoFile

_log = structlog.get_logger(__name__)


class Anchors(msgspec.Struct, frozen=True):
    """Sensor codes by event, in the order in which they go off."""

    kitchen_fire: tuple[str, ...]
    gas_leak: tuple[str, ...]
    flooded_underpass: tuple[str, ...]
    elder_unseen: tuple[str, ...]


@cache
def anchors() -> Anchors:
    """Return the anchors of the built demo street. Raises BadDemoFile."""
    path = FOLDER / ANCHORS_FILE
    try:
        return msgspec.json.decode(path.read_bytes(), type=Anchors)
    except (OSError, msgspec.DecodeError) as error:
        raise BadDemoFile(path, str(error)) from error


def anchors_by_event() -> dict[str, tuple[str, ...]]:
    """Return the anchors by event ("kitchen-fire" ...); none where the demo's files are missing."""
    try:
        named = anchors()
    except BadDemoFile as error:
        _log.warning("no anchors", error=str(error))
        return {}
    return {name.replace("_", "-"): codes for name, codes in msgspec.structs.asdict(named).items()}

"""Field mappings: how a vendor's JSON is read, by JMESPath expressions that a person sets.

Pure: a mapping and a message give outcomes, the same in the watch and on a pasted message. Nothing
is guessed: a state word that the table does not hold, or a time without an offset, is refused.
"""

from __future__ import annotations

import json
import math
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

import jmespath
import msgspec
from jmespath.exceptions import JMESPathError

from app.domain.devices import ADDRESS_LENGTH, Outcome, Refused, Said, clean
from app.domain.instant import SECOND, SHANGHAI, BadInstant, Instant, from_datetime, parse_instant
from app.domain.readings import NO_SEQ, ReportedState
from app.domain.refusals import MAX_PAYLOAD, Refusal, RefusalReason
from app.domain.sensors import KINDS

if TYPE_CHECKING:
    from jmespath.parser import ParsedResult

MAX_DEVICES = 500
"""Devices in one message, at most."""
MAX_PATH = 200
"""Characters in an expression."""
TIME_FORMATS = ("iso", "ms", "s", "local")
"""ISO 8601 with an offset; epoch milliseconds; epoch seconds; a time of UTC+8 without an offset."""

_MAX_SEQ = 2**53
_PATHS = ("items", "id", "value", "time", "state", "battery", "seq", "name")


class BadMapping(ValueError):
    """A mapping that can read nothing. Fields: `field` (its name), `problem` (a code), `detail`."""

    def __init__(self, field: str, problem: str, detail: str = "") -> None:
        super().__init__(f"{field}: {problem} {detail}".strip())
        self.field = field
        self.problem = problem
        self.detail = detail


class FieldMapping(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where things stand in the JSON. Each path is JMESPath, "" means: not in the message.

    `items`: the list of devices in one message; the other paths then begin at each of them.
    `id`: the device's id; without it, level `id_level` of the topic (counted from 1) is.
    `time_format`: one of TIME_FORMATS; without `time` a message is timed by its receipt.
    `words`: state word -> normal, alarm, fault, test; compared without regard to case.
    `unit`: of the value. `kind`: of all these devices, "" when they differ.
    """

    id: str = ""
    id_level: int = 0
    items: str = ""
    value: str = ""
    unit: str = ""
    time: str = ""
    time_format: str = "iso"
    state: str = ""
    words: dict[str, str] = {}
    battery: str = ""
    seq: str = ""
    name: str = ""
    kind: str = ""


class _Problem(Exception):
    def __init__(self, field: str, problem: str, shown: Any = "") -> None:
        super().__init__(field)
        self.field = field
        self.problem = problem
        self.shown = f"{shown!r:.60}" if shown != "" else ""  # repr escapes what cannot be kept


class Compiled(NamedTuple):
    """A mapping whose expressions are parsed."""

    mapping: FieldMapping
    paths: dict[str, ParsedResult]
    words: dict[str, ReportedState]


def compiled(mapping: FieldMapping) -> Compiled:
    """Check a mapping and parse its expressions. Raises BadMapping."""
    paths = {}
    for name in _PATHS:
        text = getattr(mapping, name).strip()
        if not text:
            continue
        if len(text) > MAX_PATH:
            raise BadMapping(name, "too_long")
        try:
            paths[name] = jmespath.compile(text)
        except (JMESPathError, ValueError, RecursionError) as error:
            raise BadMapping(name, "bad_path", str(error).splitlines()[0][:120]) from None
    if "id" not in paths and mapping.id_level < 1:
        raise BadMapping("id", "missing")
    if "value" not in paths and "state" not in paths:
        raise BadMapping("value", "missing")
    if mapping.time_format not in TIME_FORMATS:
        raise BadMapping("time_format", "unknown", mapping.time_format)
    if mapping.kind and mapping.kind not in KINDS:
        raise BadMapping("kind", "unknown", mapping.kind)
    if "state" in paths and not mapping.words:
        raise BadMapping("words", "missing")
    words = {}
    for word, state in mapping.words.items():
        try:
            words[word.strip().casefold()] = ReportedState(state)
        except ValueError:
            raise BadMapping("words", "unknown", f"{word}: {state}") from None
    return Compiled(mapping, paths, words)


def read_mapped(by: Compiled, topic: str, payload: bytes) -> list[Outcome]:
    """Return what a message says by a mapping, device by device; never raises."""
    if len(payload) > MAX_PAYLOAD:
        return [Refused(Refusal(RefusalReason.TOO_LARGE, f"{len(payload)} bytes"))]
    try:
        content = json.loads(payload, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        return [_refused(RefusalReason.NOT_JSON, _Problem("", "not_json"), str(error)[:120])]
    if "items" not in by.paths:
        return [_device(by, topic, content)]
    try:
        items = _items(by, content)
    except _Problem as problem:
        return [_refused(RefusalReason.BAD_FIELD, problem)]
    return [_device(by, topic, item) for item in items]


def _device(by: Compiled, topic: str, content: Any) -> Outcome:
    """Read one device's part."""
    address, state = "", None
    try:
        address = _address(by, topic, content)
        state = _state(by, content)
        return Said(
            address,
            _time(by, content),
            _value(by, content, state),
            state,
            battery=_battery(by, content),
            seq=_seq(by, content),
            unit=by.mapping.unit,
            kind=by.mapping.kind,
            name=_name(by, content),
        )
    except _Problem as problem:
        alarm = address and state is ReportedState.ALARM
        said = Said(address, state=state, kind=by.mapping.kind) if alarm else None
        return _refused(RefusalReason.BAD_FIELD, problem)._replace(address=address, said=said)


def _refused(reason: RefusalReason, problem: _Problem, detail: str = "") -> Refused:
    text = f"{problem.field} {problem.problem} {problem.shown} {detail}"
    return Refused(
        Refusal(reason, " ".join(text.split())),
        field=problem.field,
        problem=problem.problem,
        shown=problem.shown,
    )


def _found(by: Compiled, name: str, content: Any) -> Any:
    path = by.paths.get(name)
    if path is None:
        return None
    try:
        return path.search(content)
    except (JMESPathError, TypeError, ValueError, ArithmeticError, RecursionError) as error:
        raise _Problem(name, "path_failed", str(error)) from None


def _address(by: Compiled, topic: str, content: Any) -> str:
    if "id" in by.paths:
        found = _found(by, "id", content)
        whole = isinstance(found, int) and not isinstance(found, bool)
        text = str(found) if whole or isinstance(found, str) else ""
        shown = "" if found is None else found
    else:
        levels = topic.split("/")
        text = levels[by.mapping.id_level - 1] if by.mapping.id_level <= len(levels) else ""
        shown = topic
    text = clean(text, ADDRESS_LENGTH + 1)
    if not text:
        raise _Problem("id", "no_id", shown)
    if len(text) > ADDRESS_LENGTH:
        raise _Problem("id", "too_long", text)
    return text


def _state(by: Compiled, content: Any) -> ReportedState | None:
    found = _found(by, "state", content)
    if found is None:
        return None
    if isinstance(found, list | dict):
        raise _Problem("state", "unknown_word", found)
    state = by.words.get(_word(found))
    if state is None:
        raise _Problem("state", "unknown_word", found)
    return state


def _word(found: Any) -> str:
    if isinstance(found, bool):
        return str(found).casefold()
    if isinstance(found, float) and found.is_integer():
        return str(int(found))
    return str(found).strip().casefold()


def _items(by: Compiled, content: Any) -> list[Any]:
    items = _found(by, "items", content)
    if not isinstance(items, list):
        raise _Problem("items", "no_list", items)
    if len(items) > MAX_DEVICES:
        raise _Problem("items", "too_many", len(items))
    return items


def _value(by: Compiled, content: Any, state: ReportedState | None) -> float | None:
    value = _number(by, "value", content)
    if value is None and state is None:
        raise _Problem("value", "nothing")
    return value


def _battery(by: Compiled, content: Any) -> float | None:
    battery = _number(by, "battery", content)
    if battery is not None and not 0 <= battery <= 100:
        raise _Problem("battery", "bad_battery", battery)
    return battery


def _number(by: Compiled, name: str, content: Any) -> float | None:
    found = _found(by, name, content)
    if found is None:
        return None
    if isinstance(found, bool) or not isinstance(found, int | float | str):
        raise _Problem(name, "not_number", found)
    try:
        number = float(found)
    except (ValueError, OverflowError):
        raise _Problem(name, "not_number", found) from None
    if not math.isfinite(number):
        raise _Problem(name, "not_number", found)
    return number


def _seq(by: Compiled, content: Any) -> int:
    found = _found(by, "seq", content)
    if found is None:
        return NO_SEQ
    if isinstance(found, bool) or not isinstance(found, int) or not 0 <= found <= _MAX_SEQ:
        raise _Problem("seq", "bad_seq", found)
    return found


def _name(by: Compiled, content: Any) -> str:
    found = _found(by, "name", content)
    return clean(found, 120) if isinstance(found, str) else ""


def _time(by: Compiled, content: Any) -> Instant | None:
    found = _found(by, "time", content)
    if found is None:
        if "time" in by.paths:
            raise _Problem("time", "bad_time")
        return None
    try:
        return _instant(found, by.mapping.time_format)
    except (BadInstant, ValueError, OverflowError, TypeError):
        raise _Problem("time", "bad_time", found) from None


def _instant(found: Any, written: str) -> Instant:
    """Read a time. Raises BadInstant, ValueError, OverflowError, TypeError."""
    if written == "iso":
        if not isinstance(found, str):
            raise TypeError
        return parse_instant(found)
    if written == "local":
        return from_datetime(datetime.fromisoformat(found).replace(tzinfo=SHANGHAI))
    if isinstance(found, bool):
        raise TypeError
    number = float(found)
    return parse_instant(round(number * SECOND) if written == "s" else round(number))


def _no_constant(name: str) -> float:
    raise ValueError(f"{name} is no JSON")


def good_filter(topic_filter: str) -> bool:
    """Return whether a text is an MQTT topic filter that does not take in everything."""
    if not topic_filter or "\0" in topic_filter or len(topic_filter.encode()) > 500:
        return False
    levels = topic_filter.split("/")
    if levels[0] in ("#", "+") or topic_filter.startswith("$"):
        return False
    return all(
        ("+" not in level or level == "+")
        and ("#" not in level or (level == "#" and number == len(levels) - 1))
        for number, level in enumerate(levels)
    )

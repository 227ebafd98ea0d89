"""A value of a scenario's file as the content of a cell, and back.

Each way has `show`, which returns the text of a cell or None when there is none for the value, and
`take`, which returns what the file would say. A value that does not come back from its own text as
it was is left to the column 其它(YAML), so no way has to be able to say everything.
"""

from __future__ import annotations

import contextlib
import re
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from app.domain.drill.spans import BadSpan, parse_span, span_text
from app.drill.fair_copy import flow_text
from app.drill.marked import read_marked
from app.drill.problems import ScenarioError

if TYPE_CHECKING:
    from collections.abc import Mapping

Cell: TypeAlias = "str | float | bool | date | datetime | time | timedelta | None"
"""What a spreadsheet holds; its dates and times are local and without a zone."""

LONGEST = 32_000
"""Characters in a cell; Excel's own limit is 32,767."""
_ESCAPED = re.compile(r"_x[0-9A-Fa-f]{4}_")  # spreadsheets write other characters so
_DAY_ZERO = datetime(1899, 12, 31)  # noqa: DTZ001
"""Excel's first day: a time beyond 24 hours is taken for a date and counts from it."""
_DAY = timedelta(days=1)


class Way(Protocol):
    """See the module's text."""

    def show(self, value: Any) -> str | None:
        """Return the text of a cell."""
        ...

    def take(self, cell: Cell) -> Any:
        """Return what the file would say."""
        ...


def shown(way: Way, value: Any) -> str | None:
    """Return the text of a cell, or None when the value would not come back from it."""
    text = way.show(value)
    if text is None or not is_plain(text):
        return None
    back = way.take(text)
    return text if back == value and type(back) is type(value) else None


def is_plain(text: str) -> bool:
    """Return whether every spreadsheet program gives a text back as it is."""
    return (
        0 < len(text) <= LONGEST
        and text == text.strip()
        and all(one.isprintable() or one == "\n" for one in text)
        and not _ESCAPED.search(text)
    )


def words(cell: Cell) -> str:
    """Return a cell as text, also where somebody's program took it for a number or a time."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "seconds" if cell.second else "minutes")
    if isinstance(cell, (time, timedelta)):
        return span_of(cell)
    return "" if cell is None else str(cell).replace("\r\n", "\n").replace("\r", "\n").strip()


def span_of(cell: Cell) -> str:
    """Return a span of time as a scenario's file has it; what is no span stays as it is."""
    if isinstance(cell, float):  # days, not formatted as a time
        cell = timedelta(days=cell)
    if isinstance(cell, datetime) and cell - _DAY_ZERO < 400 * _DAY:
        cell = cell - _DAY_ZERO
    if isinstance(cell, time):
        seconds = cell.second + cell.microsecond / 1e6
        cell = timedelta(hours=cell.hour, minutes=cell.minute, seconds=seconds)
    if isinstance(cell, timedelta):
        return span_text(round(cell.total_seconds()) * 1000)
    text = words(cell)
    try:
        return span_text(parse_span(text.replace("：", ":")))
    except BadSpan:
        return text


def clock_text(span: str) -> str:
    """Return a span as H:MM:SS; one that this cannot say as it is."""
    try:
        milliseconds = parse_span(span)
    except BadSpan:
        return span
    if milliseconds % 1000 or milliseconds < 0:
        return span
    minutes, seconds = divmod(milliseconds // 1000, 60)
    return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"


class Text:
    """A text."""

    def show(self, value: Any) -> str | None:
        """Return it."""
        return value if isinstance(value, str) else None

    def take(self, cell: Cell) -> str:
        """Return it, without blanks around it."""
        return words(cell)


class Span:
    """A span of the scenario's own fields: always H:MM:SS in a cell."""

    def show(self, value: Any) -> str | None:
        """Return it as H:MM:SS."""
        return clock_text(value) if isinstance(value, str) else None

    def take(self, cell: Cell) -> str:
        """Return it as the file has it."""
        return span_of(cell)


class BodySpan(Text):
    """A span within a body: as it was written."""

    def take(self, cell: Cell) -> str:
        """Return it; a cell that holds a time as the file would have it."""
        return words(cell) if isinstance(cell, str) else span_of(cell)


class Whole:
    """A whole number."""

    def show(self, value: Any) -> str | None:
        """Return its digits."""
        return str(value) if isinstance(value, int) and not isinstance(value, bool) else None

    def take(self, cell: Cell) -> object:
        """Return the number; what is none stays text, and is told as that."""
        text = words(cell)
        return int(text) if re.fullmatch(r"-?\d{1,300}", text, re.ASCII) else text


class Lines:
    """Several texts, each on a line of its own."""

    def show(self, value: Any) -> str | None:
        """Return them."""
        return "\n".join(map(str, value)) if isinstance(value, list) else None

    def take(self, cell: Cell) -> list[str]:
        """Return them, without empty lines."""
        return [line.strip() for line in words(cell).split("\n") if line.strip()]


@dataclass
class Named:
    """A word that has a name for people. `names`: by word; a name that two have is not used."""

    names: Mapping[str, str]
    words: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        """Turn the names round."""
        given = list(self.names.values())
        self.words = {name: one for one, name in self.names.items() if given.count(name) == 1}

    def show(self, value: Any) -> str | None:
        """Return the name, or the word where there is none."""
        if not isinstance(value, str):
            return None
        name = self.names.get(value, value)
        return name if self.take(name) == value else value

    def take(self, cell: Cell) -> str:
        """Return the word of a name; anything else is taken for a word."""
        text = words(cell)
        return text if text in self.names else self.words.get(text, text)


@dataclass
class NamedList:
    """Several of them, each on a line of its own or after a semicolon."""

    one: Named

    def show(self, value: Any) -> str | None:
        """Return their names."""
        if not isinstance(value, list):
            return None
        names = [self.one.show(each) for each in value]
        text = "\n".join(name or "" for name in names)
        return text if self.take(text) == value else "\n".join(map(str, value))

    def take(self, cell: Cell) -> list[str]:
        """Return their words."""
        parts = re.split(r"[\n;；]", words(cell))
        return [self.one.take(part) for part in parts if part.strip()]


_DEED = r"([^\s/（）]+?)(?:/([^\s/（）]+))?"
_AFTER = re.compile(r"在 (.+?) 之后(?: 再过 (\S+))?")
_ON = re.compile(rf"有人 {_DEED} 之后(?: 再过 (\S+))?")
_UNLESS = re.compile(rf"(?:在 (.+) 之后 )?(\S+) 内无人 {_DEED}(?: 再过 (\S+))?")
BY_TIME = "定时"
BY_HAND = "导调手动"


class Trigger:
    """How an inject comes about (触发), but for its time: a sentence, or YAML in braces."""

    def show(self, value: Any) -> str | None:
        """Return a sentence where there is one that says all, else YAML on one line."""
        if not isinstance(value, dict):
            return None
        text = self._sentence(value)
        if text and is_plain(text) and self.take(text) == value:
            return text
        return flow_text(value)

    def take(self, cell: Cell) -> Any:
        """Return the fields that a sentence says; None when it is none."""
        text = words(cell)
        if text in ("", BY_TIME):
            return {}
        if text == BY_HAND:
            return {"by_hand": True}
        if text.startswith("{"):
            with contextlib.suppress(ScenarioError):
                return plain_yaml(text)
            return text
        if found := _UNLESS.fullmatch(text):
            since, within, action, table, delay = found.groups()
            deed = _only(action=action, table=table)
            return _only(unless=deed, since=since, within=_span(within), delay=_span(delay))
        if found := _ON.fullmatch(text):
            action, table, delay = found.groups()
            return _only(on=_only(action=action, table=table), delay=_span(delay))
        if found := _AFTER.fullmatch(text):
            return _only(after=found[1], delay=_span(found[2]))
        return text

    def _sentence(self, said: dict[str, Any]) -> str:
        delay = f" 再过 {clock_text(said['delay'])}" if "delay" in said else ""
        match said:
            case {"by_hand": True}:
                return BY_HAND
            case {"after": after}:
                return f"在 {after} 之后{delay}"
            case {"on": {"action": action, **rest}}:
                return f"有人 {_deed(action, rest)} 之后{delay}"
            case {"unless": {"action": action, **rest}, "within": within}:
                since = f"在 {said['since']} 之后 " if "since" in said else ""
                return f"{since}{clock_text(within)} 内无人 {_deed(action, rest)}{delay}"
        return ""


def _deed(action: object, rest: Mapping[Any, Any]) -> str:
    return f"{action}/{rest['table']}" if "table" in rest else f"{action}"


def _only(**said: Any) -> dict[str, Any]:
    return {name: one for name, one in said.items() if one}


def _span(text: str | None) -> str | None:
    return None if text is None else span_of(text)


def plain_yaml(text: str) -> Any:
    """Return what a YAML text says, read as a scenario's file is. Raises ScenarioError."""
    return read_marked(text.encode(), "").plain()

"""`main.py stats`: what the database holds and how the services are, for people and for scripts."""

from __future__ import annotations

import json
import unicodedata
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import func, select

from app.commands.existing import existing_store
from app.commands.terminal import OK, command, say
from app.domain import hlc
from app.domain.alarms import AlarmState
from app.domain.instant import Instant, iso_utc, local_text
from app.drill.mark import DRILL, drill_of
from app.watch.inquiry import ask_status
from db.models import Alarm, Base, LocalClock, QuarantinedMessage, SensorState

if TYPE_CHECKING:
    from pathlib import Path

    from app.notices import Status
    from db.store import Store

UNKNOWN = "unknown"

_WORDS = {
    "connecting": "连接中",
    "connected": "已连接",
    "lost": "已断开",
    "refused": "被拒绝",
    UNKNOWN: "未知",
}


class Counts(msgspec.Struct, frozen=True):
    """What the database says. `tables`: rows by table; times: None when there was none yet."""

    tables: dict[str, int]
    open_alarms: int
    last_message_at: Instant | None
    last_commit_at: Instant | None


@command
def run(folder: Path | None, *, as_json: bool) -> int:
    """Print the counts of the profile's database and the state of its watch and broker."""
    profile, store = existing_store(folder)
    try:
        counts = _count(store)
    finally:
        store.close()
    status = ask_status(profile)
    is_drill = drill_of(profile) is not None
    if as_json:
        report = _report(str(profile.folder), counts, status) | {"drill": is_drill}
        say(json.dumps(report, indent=2))  # ASCII: the same through any pipe, on any system
    else:
        if is_drill:
            say(DRILL)
        _print(str(profile.folder), counts, status)
    return OK


def _count(store: Store) -> Counts:
    with store.read() as session:
        stamp = session.scalar(select(LocalClock.hlc))
        return Counts(
            tables={
                name: session.scalar(select(func.count()).select_from(table)) or 0
                for name, table in sorted(Base.metadata.tables.items())
            },
            open_alarms=session.scalar(
                select(func.count()).select_from(Alarm).where(Alarm.state != AlarmState.NORMAL)
            )
            or 0,
            last_message_at=max(
                session.scalar(select(func.max(SensorState.received_at))) or 0,
                session.scalar(select(func.max(QuarantinedMessage.last_at))) or 0,
            )
            or None,
            last_commit_at=hlc.milliseconds(stamp) if stamp else None,
        )


def _report(folder: str, counts: Counts, status: Status | None) -> dict[str, Any]:
    """Return the JSON report. Without a watch nobody knows the broker's state, and it says so."""
    broker: dict[str, Any] = {"state": UNKNOWN}
    watch: dict[str, Any] = {"running": False}
    if status is not None:
        broker = msgspec.to_builtins(status.broker)
        broker["since"] = iso_utc(status.broker.since)
        watch = {"running": True} | msgspec.to_builtins(status)
        del watch["type"], watch["broker"]
        for name in ("at", "started_at", "last_message_at", "last_commit_at"):
            watch[name] = _iso(watch[name])
    return {
        "profile": folder,
        "tables": counts.tables,
        "open_alarms": counts.open_alarms,
        "last_message_at": _iso(counts.last_message_at),
        "last_commit_at": _iso(counts.last_commit_at),
        "broker": broker,
        "watch": watch,
    }


def _print(folder: str, counts: Counts, status: Status | None) -> None:
    state = status.broker.state if status else UNKNOWN
    lines = {name: f"{number:>10,}" for name, number in counts.tables.items()} | {
        "未关闭报警 open alarms": f"{counts.open_alarms:>10,}",
        "最近消息 last message": _local(counts.last_message_at),
        "最近写入 last commit": _local(counts.last_commit_at),
        "报警服务 watch": "未运行 not running",
        "消息代理 broker": f"{_WORDS.get(state, state)} {state}",
    }
    if status is not None:
        broker = f"{status.broker.address} {status.broker.software}"
        lines["报警服务 watch"] = f"运行中 running, pid {status.pid}"
        lines["消息代理 broker"] += f", {broker.strip()}"
        lines["正常上报点位 reporting"] = f"{status.reporting:>10,}"
        lines["失联点位 stale"] = f"{status.stale:>10,}"
        lines["从未上报点位 never heard"] = f"{status.never:>10,}"
    say(folder)
    label = max(_width(name) for name in lines) + 2
    for name, text in lines.items():
        say(name + " " * (label - _width(name)) + text)


def _iso(instant: Instant | None) -> str | None:
    return None if instant is None else iso_utc(instant)


def _local(instant: Instant | None) -> str:
    return "—" if instant is None else local_text(instant)


def _width(text: str) -> int:
    """Return how many columns a terminal needs: Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text)

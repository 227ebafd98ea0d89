"""Checks of a profile: folder, key, settings, disk, database, clock, watch, broker."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

from sqlalchemy import create_engine, text

from app.clock import SystemClock
from app.commands.checks import Finding, failed, note, passed
from app.commands.checks.broker import check_broker
from app.domain import hlc
from app.domain.instant import MINUTE, iso_utc, local_text, parse_instant
from app.settings import BadSettings, load_settings
from app.watch.inquiry import ask_status
from db import migrate
from db.engine import make_engine

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.profile import Profile

TIGHT_BYTES = 500 << 20
SCARCE_BYTES = 5 << 30
_EARLIEST = parse_instant("2026-01-01T00:00:00Z")
"""No clock that is right can show an earlier time than this program was written."""

_WANTED = {"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1"}


def check_folder(profile: Profile) -> Finding:
    """Check that the folder can be written and is nobody else's to read."""
    subject = "数据目录 profile"
    if not os.access(profile.folder, os.W_OK):
        return failed(
            subject, f"{profile.folder} 不可写，请检查权限 not writable, check its rights"
        )
    if os.name == "posix" and profile.folder.stat().st_mode & 0o077:
        return note(
            subject,
            f"{profile.folder} 其他用户可读，请 chmod 700 others may read it: chmod 700",
        )
    return passed(subject, str(profile.folder))


def check_key(profile: Profile) -> Finding:
    """Check the key of personal data."""
    subject = "密钥 key"
    try:
        stat = profile.key.stat()
    except FileNotFoundError:
        return failed(
            subject,
            "personal.key 不在，个人信息打不开，请从备份放回 "
            "missing: personal data cannot be opened, put it back from a backup",
        )
    if stat.st_size != 32:
        return failed(subject, "personal.key 已损坏，请从备份放回 damaged: put it back")
    if os.name == "posix" and stat.st_mode & 0o077:
        return note(
            subject, "personal.key 其他用户可读，请 chmod 600 others may read it: chmod 600"
        )
    return passed(subject, "personal.key")


def check_disk(profile: Profile) -> Finding:
    """Check the free space where the database lies."""
    free = shutil.disk_usage(profile.folder).free
    size = f"{free / (1 << 30):.1f} GB"
    if free < TIGHT_BYTES:
        return failed("磁盘 disk", f"只剩 {size}，请清理 only {size} free: make room")
    if free < SCARCE_BYTES:
        return note("磁盘 disk", f"剩 {size}，请尽快清理 {size} free: make room soon")
    return passed("磁盘 disk", f"剩 {size} free")


def check_schema(profile: Profile) -> Finding:
    """Check that the database is of a version this program knows."""
    subject = "数据库版本 schema"
    engine = make_engine(profile.database_url)
    try:
        revision = migrate.current(engine)
    finally:
        engine.dispose()
    if revision not in migrate.revisions():
        return failed(subject, f"{revision}，请升级本程序 not known: update this program")
    if revision != migrate.head():
        return note(subject, f"{revision}，下次启动时升级 will be migrated at the next start")
    return passed(subject, str(revision))


def check_pragmas(profile: Profile) -> Finding:
    """Check that a commit reaches the disk and keys are enforced."""
    subject = "数据库设置 pragmas"
    engine = make_engine(profile.database_url)
    try:
        with engine.connect() as connection:
            found = {
                name: str(connection.execute(text(f"PRAGMA {name}")).scalar()) for name in _WANTED
            }
    finally:
        engine.dispose()
    shown = ", ".join(f"{name}={value}" for name, value in found.items())
    if found != _WANTED:
        return failed(
            subject,
            f"{shown}；数据目录可能在网络盘上，请移到本机磁盘 "
            "is the profile on a network drive? Move it to a local disk",
        )
    return passed(subject, shown)


def check_integrity(profile: Profile) -> Finding:
    """Check the database file's structure (quick_check)."""
    subject = "数据库完整性 integrity"
    engine = create_engine(profile.database_url)
    try:
        with engine.connect() as connection:
            first = str(connection.execute(text("PRAGMA quick_check(1)")).scalar())
    finally:
        engine.dispose()
    if first != "ok":
        return failed(subject, f"{first}；请从备份恢复 restore a backup")
    return passed(subject, "ok")


def check_clock(profile: Profile) -> Finding:
    """Check that the machine's clock is not behind what it has written itself."""
    subject = "时钟 clock"
    now = SystemClock().now()
    engine = make_engine(profile.database_url)
    try:
        with engine.connect() as connection:
            stamp = connection.execute(text("SELECT hlc FROM local_clock WHERE id = 1")).scalar()
    finally:
        engine.dispose()
    last = hlc.milliseconds(stamp) if stamp else 0
    if now < _EARLIEST or now < last - 5 * MINUTE:
        return failed(
            subject,
            f"{local_text(now)} 早于已写入的数据 {local_text(last)}，请校时 "
            f"{iso_utc(now)} is before what was written: set the clock",
        )
    return passed(subject, f"{local_text(now)} Asia/Shanghai")


def check_watch(profile: Profile) -> Finding:
    """Check that the watch answers and can write."""
    subject = "报警服务 watch"
    status = ask_status(profile)
    if status is None:
        return note(
            subject,
            "未运行：打开值守台会启动它，或运行 main.py watch "
            "not running: open the console, or run main.py watch",
        )
    if status.fault:
        return failed(subject, f"写不进数据库 cannot write: {status.fault} {status.fault_detail}")
    return passed(
        subject,
        f"pid {status.pid}, {status.reporting}/{status.sensors} 点位在线 sensors reporting",
    )


def check_settings(profile: Profile) -> Finding:
    """Check that the settings can be read."""
    subject = "设置 settings"
    try:
        load_settings(profile)
    except BadSettings as error:
        return failed(subject, f"settings.toml 有误，请改正 wrong, mend it: {error.reason}")
    return passed(subject, "settings.toml" if profile.settings.exists() else "默认 defaults")


PROFILE: tuple[Callable[[Profile], Finding], ...] = (
    check_folder,
    check_settings,
    check_key,
    check_disk,
    check_schema,
    check_pragmas,
    check_integrity,
    check_clock,
    check_watch,
    check_broker,
)
"""All checks of a profile that holds a database, in their order."""

"""mosquitto as the trial broker: where it is, and the configuration that keeps its promise.

Every directive is from mosquitto.conf(5) of 2.0.11, the version of Debian 12. Zero means "no
maximum" for `max_queued_messages` and `max_queued_bytes`: by default it keeps 1,000 messages for a
client that is away, and drops the rest without a word. `max_inflight_messages` stays bounded: it is
what a publisher may have unconfirmed, and what a slow reader gets ahead.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import psutil

from app.broker.address import read_address, remove_address

if TYPE_CHECKING:
    from app.profile import Profile

PLACES = (
    Path("/usr/sbin/mosquitto"),
    Path("/usr/local/sbin/mosquitto"),
    Path("/opt/homebrew/sbin/mosquitto"),
    Path(r"C:\Program Files\mosquitto\mosquitto.exe"),
    Path(r"C:\Program Files (x86)\mosquitto\mosquitto.exe"),
)
"""Where installers put it when it is not on the PATH."""

INFLIGHT = 2000
AUTOSAVE_S = 30
ORPHAN_S = 10


def find_mosquitto() -> Path | None:
    """Return the program's file, None when it is not installed."""
    named = shutil.which("mosquitto")
    if named:
        return Path(named)
    return next((place for place in PLACES if place.is_file()), None)


def mosquitto_version(program: Path) -> str:
    """Return e.g. `2.0.11`, empty when it does not say. Raises OSError when it cannot be run."""
    said = subprocess.run(  # its help ends with code 3 in some versions
        [str(program), "-h"], capture_output=True, text=True, timeout=10, check=False
    ).stdout.split()
    return said[2] if said[:2] == ["mosquitto", "version"] else ""


def configuration(profile: Profile, port: int, *, root: bool) -> str:
    """Return the text of mosquitto.conf for the profile: loopback only, everything kept.

    `root`: mosquitto would change to the user `mosquitto`, who cannot write to a profile that only
    root may read, so it is told to stay.
    """
    lines = [
        f"listener {port} 127.0.0.1",
        "allow_anonymous true",
        "persistence true",
        f"persistence_location {_folder(profile.run)}",
        f"autosave_interval {AUTOSAVE_S}",
        "max_queued_messages 0",
        "max_queued_bytes 0",
        f"max_inflight_messages {INFLIGHT}",
        "queue_qos0_messages false",
        "persistent_client_expiration 14d",
        f"log_dest file {log_file(profile)}",
        "log_type error",
        "log_type warning",
        "log_type notice",
        "log_timestamp_format %Y-%m-%dT%H:%M:%S%z",
    ]
    if root:
        lines.append("user root")
    return "\n".join(lines) + "\n"


def configuration_file(profile: Profile) -> Path:
    """Return where the profile's mosquitto.conf lies."""
    return profile.run / "mosquitto.conf"


def write_configuration(profile: Profile, port: int) -> Path:
    """Write the profile's mosquitto.conf and return its path."""
    file = configuration_file(profile)
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    # mosquitto opens files by bytes: UTF-8 here, the system's code page on Windows.
    file.write_text(
        configuration(profile, port, root=root),
        encoding="mbcs" if sys.platform == "win32" else "utf-8",
    )
    return file


def end_orphan(profile: Profile) -> None:
    """End a mosquitto of this profile whose `main.py broker` was killed, so that one can start.

    It is known by its command line, never by its process id alone; it saves its messages first.
    """
    address = read_address(profile)
    if address is None:
        return
    try:
        process = psutil.Process(address.pid)
        if str(configuration_file(profile)) in process.cmdline():
            process.terminate()
            process.wait(ORPHAN_S)
    except psutil.NoSuchProcess:
        pass
    remove_address(profile)


def log_file(profile: Profile) -> Path:
    """Return where mosquitto writes its log."""
    return profile.logs / "mosquitto.log"


def error_file(profile: Profile) -> Path:
    """Return where mosquitto writes what is wrong before it has a log."""
    return profile.logs / "mosquitto.stderr"


def last_words(profile: Profile) -> str:
    """Return the last error that mosquitto wrote, else the last line of its log, else nothing."""
    errors = [line for line in _lines(error_file(profile)) if "Error" in line]
    return (errors or _lines(log_file(profile)) or [""])[-1]


def _lines(file: Path) -> list[str]:
    try:
        return file.read_text(encoding="utf-8", errors="replace").splitlines()
    except FileNotFoundError:
        return []


def _folder(folder: Path) -> str:
    text = str(folder)
    return text if text.endswith(os.sep) else text + os.sep

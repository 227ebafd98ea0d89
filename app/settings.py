"""Settings of a profile: `settings.toml`, commented, edited by hand or written at first start."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from app.profile import Profile


class BadSettings(Exception):
    """`settings.toml` cannot be read. Fields: `path`, `reason` (names the key)."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class LeavesDrill(BadSettings):
    """A drill's settings lead out of the drill. Fields: as BadSettings, `key`, `value`.

    A drill connects to nothing but a broker of its own on loopback, under topics of its own, and
    receives no other source.
    """

    def __init__(self, path: Path, key: str, value: object) -> None:
        super().__init__(path, f"{key} = {value}: 不是推演自己的 not the drill's own")
        self.key = key
        self.value = value


class BrokerSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where sensor messages come from.

    `trial`: the console starts its own broker on loopback at `port`. `password_file`: a file that
    holds the password alone. `ca`, `certificate`, `key`: PEM files for TLS. `client_id` empty: one
    is made for the profile. `receive_maximum`: unconfirmed messages the broker may send ahead.
    """

    trial: bool = False
    host: str = "127.0.0.1"
    port: int = 1883
    user: str = ""
    password_file: str = ""
    tls: bool = False
    ca: str = ""
    certificate: str = ""
    key: str = ""
    client_id: str = ""
    session_expiry_s: int = 7 * 24 * 3600
    receive_maximum: int = 2000
    topic_root: str = "street"


class WatchSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the watch works. `supervised`: the console starts it and keeps it running."""

    supervised: bool = True
    clock_ahead_s: int = 300
    clock_behind_days: int = 30


class SourceSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What else to listen to at the same broker, besides the street's own topics; "" is off.

    `homeassistant`: the discovery prefix of Home Assistant, usually "homeassistant".
    `sparkplug`: a Sparkplug B group id, or "+" for all groups. `gbt26875_port`: the TCP port on
    which the watch itself receives frames of fire systems (GB/T 26875.3), 0 is off;
    `gbt26875_address`: of which of this machine's addresses.
    """

    homeassistant: str = ""
    sparkplug: str = ""
    gbt26875_address: str = "127.0.0.1"
    gbt26875_port: int = 0


class TrialSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A trial: the demo street, one-click log-in, and the simulator run by the console."""

    enabled: bool = False
    simulate: bool = False
    speed: float = 1.0


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All settings. An unknown name is refused: it would be a misspelling with no effect."""

    broker: BrokerSettings = BrokerSettings()
    watch: WatchSettings = WatchSettings()
    trial: TrialSettings = TrialSettings()
    sources: SourceSettings = SourceSettings()


DRILL_ROOT = "drill"
"""The topic root of every drill."""

_TEMPLATE = """\
# 守望 Shouwang. 保存后重启程序生效。 Takes effect when the program starts again.

[broker]
# true: 控制台自己启动一个试用消息代理。 The console starts a trial broker of its own.
trial = {trial}
host = "127.0.0.1"
port = {port}
# user = "shouwang"
# password_file = "/path/to/password"   # 文件内只有口令 the password alone
# tls = true
# ca = "/path/to/ca.pem"
# certificate = "/path/to/client.pem"
# key = "/path/to/client.key"

[watch]
# false: 报警服务由系统服务管理，控制台不启动它。 The watch is a system service.
supervised = true

[sources]
# 同一消息代理上的其他协议，不写就不接收。 Other formats at the same broker, off by default.
# homeassistant = "homeassistant"   # 发现前缀 discovery prefix
# sparkplug = "+"                   # 组号，+ 为全部 group id, + for all
# gbt26875_port = 5200              # 消防传输装置的 TCP 端口 fire systems, GB/T 26875.3
# gbt26875_address = "0.0.0.0"      # 在哪个地址上接收 on which address; 127.0.0.1 by default

[trial]
# 演示街道：一键登录，模拟感知点位。 Demo street: one-click log-in, simulated sensors.
enabled = {trial}
simulate = {trial}
speed = 1.0
"""


def load_settings(profile: Profile, broker_url: str | None = None) -> Settings:
    """Read the profile's settings; the defaults when there is no file.

    `broker_url`: a broker that somebody names instead of the settings'; a drill takes none. Raises
    BadSettings; for a drill's profile LeavesDrill: whoever works in a profile comes through here.
    """
    settings = _read(profile)
    if profile.is_drill:
        if broker_url is not None:
            raise LeavesDrill(profile.settings, "--broker", broker_url)
        _confine(profile, settings)
    return settings


def _read(profile: Profile) -> Settings:
    try:
        return msgspec.toml.decode(profile.settings.read_bytes(), type=Settings)
    except FileNotFoundError:
        return Settings()
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadSettings(profile.settings, str(error)) from error


_ANY = frozenset({"port", "session_expiry_s", "receive_maximum"})
"""What of the broker's settings a drill may choose."""


def _confine(drill: Profile, settings: Settings) -> None:
    """Raise LeavesDrill, naming the first thing that leads out of a drill."""
    _confine_files(drill)
    own = Settings(broker=BrokerSettings(trial=True, topic_root=DRILL_ROOT))
    for section in ("broker", "sources"):
        wanted, found = getattr(own, section), getattr(settings, section)
        for name in wanted.__struct_fields__:
            if getattr(found, name) != getattr(wanted, name) and name not in _ANY:
                raise LeavesDrill(drill.settings, f"{section}.{name}", getattr(found, name))
    if settings.trial.simulate:
        raise LeavesDrill(drill.settings, "trial.simulate", "true")
    street = drill.street
    if street is not None:
        theirs = _read(street)
        if settings.broker.port in (theirs.broker.port, theirs.sources.gbt26875_port):
            raise LeavesDrill(drill.settings, "broker.port", settings.broker.port)


def _confine_files(drill: Profile) -> None:
    """Raise LeavesDrill for a file of the drill's that is really one elsewhere, the street's say.

    What is written in a drill lies at most in a folder of its folder.
    """
    inside = drill.folder.resolve()
    for found in (*inside.glob("*"), *inside.glob("*/*")):
        real = found.resolve()
        # A window's lock is a link, to a name that is no file.
        if found.is_symlink() and real.exists() and not real.is_relative_to(inside):
            raise LeavesDrill(drill.settings, found.relative_to(inside).as_posix(), real)
    street = drill.street
    own = drill.database
    if street is not None and own.exists() and own.samefile(street.database):
        raise LeavesDrill(drill.settings, own.name, street.database)


def write_first_settings(profile: Profile, *, trial: bool, port: int | None = None) -> Settings:
    """Write a commented settings file, unless there is one, and return what then holds.

    A trial gets a free port of its own, so that it never meets another broker on the machine.
    """
    if not profile.settings.exists() and not profile.is_drill:
        number = port or (free_port() if trial else 1883)
        profile.settings.write_text(
            _TEMPLATE.format(trial=str(trial).lower(), port=number), encoding="utf-8"
        )
    return load_settings(profile)


def free_port() -> int:
    """Return a TCP port on loopback that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def read_password(settings: BrokerSettings) -> str | None:
    """Return the broker password, None when there is no file named. Raises OSError."""
    if not settings.password_file:
        return None
    return Path(settings.password_file).read_text(encoding="utf-8").strip()

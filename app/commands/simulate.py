"""`main.py simulate`: the simulated street, or events alone, until done or stopped."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import structlog
from filelock import FileLock, Timeout

from app.clock import SystemClock
from app.commands.existing import existing_store
from app.commands.stopping import Stopping
from app.commands.terminal import ALREADY_RUNNING, OK, USAGE, Refusal, command, say
from app.demo.anchors import anchors_by_event
from app.logs import start_log
from app.mqtt.endpoint import BadBrokerUrl, endpoint
from app.settings import load_settings
from app.simulator.alone import play, take_sensors
from app.simulator.cast import choose
from app.simulator.day import SWEEP_S, Day
from app.simulator.events import EVENTS
from app.simulator.holds import LOOK_S, Holds
from app.simulator.publisher import Publisher
from app.simulator.street import read_sensors
from app.watch.inquiry import await_connected

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from app.mqtt.endpoint import Endpoint
    from app.profile import Profile
    from app.simulator.events import Script
    from app.simulator.street import SimulatedSensor

CONNECT_S = 15.0
"""How long events alone wait for the broker; a whole day waits until it is stopped."""

FLUSH_S = 20.0
_PATIENCE_S = 3.0
_STAGGER_S = 15.0

_log = structlog.get_logger(__name__)


@command
def run(
    folder: Path | None,
    *,
    broker: str | None,
    speed: float,
    events: Sequence[str],
    only_events: bool,
    duration: float | None,
    seed: int,
    after_watch: bool = False,
) -> int:
    """Publish until stopped, `duration` real seconds are over, or the events alone are out.

    `after_watch`: begin a day when the profile's watch is connected.
    """
    if only_events and not events:
        raise Refusal(
            "--only-events 需要至少一个 --event。",
            f"--only-events needs at least one --event: {', '.join(EVENTS)}.",
            USAGE,
        )
    profile, store = existing_store(folder)
    settings = load_settings(profile, broker)
    try:
        place = endpoint(settings.broker, broker)
    except BadBrokerUrl as error:
        raise Refusal(
            f"消息代理地址 {error.url} 写法有误，应为 mqtt://[用户@]主机:端口。",
            f"The broker {error.url} is not written as mqtt://[user@]host:port.",
            USAGE,
        ) from error
    sensors = read_sensors(store, settings.broker.topic_root)
    store.close()
    if not sensors:
        raise Refusal(
            f"{profile.folder} 的数据库中没有感知点位，请先运行 main.py demo load。",
            f"The database in {profile.folder} has no sensors; run `main.py demo load` first.",
        )
    start_log(profile, "events" if only_events else "simulator")
    stopping = Stopping()
    scripts = [_script(name, sensors) for name in events]
    if only_events:
        return _play_alone(profile, place, scripts, stopping, seed=seed, speed=speed)
    try:
        with FileLock(profile.run / "simulator.lock", timeout=0.5):
            if after_watch:
                await_connected(profile, stopping)
            return _run_day(
                profile, place, sensors, scripts, stopping,
                seed=seed, speed=speed, duration=duration,
            )  # fmt: skip
    except Timeout:
        raise Refusal(
            f"{profile.folder} 的模拟器已在运行；只发事件请加 --only-events。",
            f"A simulator of {profile.folder} is already running; --only-events works beside it.",
            ALREADY_RUNNING,
        ) from None


def _script(event: str, sensors: Sequence[SimulatedSensor]) -> Script:
    cast = choose(event, anchors_by_event(), sensors)
    if not cast:
        raise Refusal(
            f"没有可以发生 {event} 的感知点位。",
            f"The street has no sensors at which {event} could happen.",
        )
    return EVENTS[event](cast)


def _run_day(
    profile: Profile,
    place: Endpoint,
    sensors: Sequence[SimulatedSensor],
    scripts: Sequence[Script],
    stopping: Stopping,
    *,
    seed: int,
    speed: float,
    duration: float | None,
) -> int:
    clock = SystemClock()
    until = None if duration is None else clock.monotonic() + duration
    publisher = _begin(place, stopping)
    if not publisher.wait_connected(_PATIENCE_S) and not publisher.refusal:
        say(f"等待消息代理 waiting for the broker at {place.address}")
        publisher.wait_connected(duration)
    if not publisher.connected:
        publisher.close()
        if stopping():
            return OK
        raise _unreachable(place, publisher)
    say(
        f"模拟 simulating {len(sensors)} 个感知点位 sensors -> {place.address}, "
        f"MQTT {publisher.protocol}, ×{speed:g}"
    )
    day = Day(sensors, publisher, clock, Holds(profile.run), seed=seed, speed=speed)
    for number, script in enumerate(scripts):
        day.play(script, (SWEEP_S + (number + 1) * _STAGGER_S) / speed)
    day.run(until, stopping)
    publisher.flush(FLUSH_S)
    publisher.close()
    say(f"已发布 published {publisher.sent}, 已确认 confirmed {publisher.confirmed}")
    return OK


def _play_alone(
    profile: Profile,
    place: Endpoint,
    scripts: Sequence[Script],
    stopping: Stopping,
    *,
    seed: int,
    speed: float,
) -> int:
    clock = SystemClock()
    publisher = _begin(place, stopping)
    if not publisher.wait_connected(CONNECT_S):
        publisher.close()
        raise _unreachable(place, publisher)
    lead_s = 1.5 * LOOK_S if _simulator_runs(profile) else 0.0
    take_sensors(scripts, Holds(profile.run), clock, speed=speed, lead_s=lead_s)
    began = clock.monotonic()
    while clock.monotonic() < began + lead_s and not stopping():
        time.sleep(0.05)
    play(scripts, publisher, clock, seed=seed, speed=speed, stopping=stopping)
    confirmed = publisher.flush(FLUSH_S)
    publisher.close()
    if not confirmed or stopping() or publisher.refusal:
        missing = publisher.sent - publisher.confirmed
        raise Refusal(
            f"事件没有发完（{missing} 条未确认），请检查消息代理 {place.address}。",
            f"The events are not out ({missing} messages unconfirmed; {publisher.refusal or '-'}); "
            f"check the broker {place.address}.",
        )
    say(f"已发布 published {publisher.sent}, 已确认 confirmed {publisher.confirmed}")
    return OK


def _simulator_runs(profile: Profile) -> bool:
    try:
        with FileLock(profile.run / "simulator.lock", timeout=0):
            return False
    except Timeout:
        return True


def _begin(place: Endpoint, stopping: Stopping) -> Publisher:
    publisher = Publisher(place, stopping)
    try:
        publisher.start()
    except OSError as error:  # ssl.SSLError is one too
        raise Refusal(
            f"口令文件或证书读不了（{error}），请检查 settings.toml 的 [broker]。",
            f"The password file or a certificate cannot be read ({error}); check [broker] in "
            "settings.toml.",
        ) from error
    return publisher


def _unreachable(place: Endpoint, publisher: Publisher) -> Refusal:
    reason = publisher.refusal or "no answer"
    return Refusal(
        f"连不上消息代理 {place.address}（{reason}），"
        "请检查它是否在运行，以及 settings.toml 的 [broker]。",
        f"The broker {place.address} cannot be reached ({reason}); check that it runs, and "
        "[broker] in settings.toml.",
    )

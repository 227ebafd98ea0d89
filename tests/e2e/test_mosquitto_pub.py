"""A street's own mosquitto, with names, passwords and rights, without and with TLS, as documented.

What `mosquitto_pub` sends is exported, survives a restart of everything, and is seen in the alarm
list and on the map.
"""

from __future__ import annotations

import datetime as dt
import ipaddress
import json
import os
import re
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from app.profile import open_profile
from app.services import users
from app.services.map import SENSOR_STATES, sensor_states_by_id
from app.watch.inquiry import ask_status
from tests.brokers import Broker, mosquitto
from tests.e2e.conftest import PATIENCE_MS, end_processes, watches_of
from tests.gui.map_driving import assert_clean, script
from tests.programs import MAIN, Running, main, wait_for
from tests.streets import open_street

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.profile import Profile
    from ui.shell.launch import Session

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(
        mosquitto() is None or shutil.which("mosquitto_pub") is None,
        reason="mosquitto is not installed",
    ),
]

TEXT = (MAIN.parent / "docs/mqtt.md").read_text(encoding="utf-8")
DEVICES = ("S-010001-000003", "S-010001-000001", "S-010001-000012")
FIRE = DEVICES[0]
PASSWORD = "口令 with 1 space"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A profile with the demo street; copied, never changed."""
    folder = tmp_path_factory.mktemp("demo") / "p"
    loaded = main("--profile", folder, "demo", "load")
    assert loaded.returncode == 0, loaded.stderr
    return folder


@pytest.fixture
def profile(demo: Path, tmp_path: Path) -> Iterator[Profile]:
    """The demo street in a profile of this test's own; what still runs for it is ended."""
    shutil.copytree(demo, tmp_path / "p")
    made = open_profile(tmp_path / "p")
    yield made
    end_processes(made)


class OwnBroker(Broker):
    """A mosquitto that knows its people: each device its own topic, the watch all of them."""

    def __init__(self, folder: Path, *, tls: bool) -> None:
        folder.mkdir(parents=True)
        self.tls = tls
        self.ca = folder / "ca.pem"
        extra = f"password_file {folder}/passwords\nacl_file {folder}/acl\n"
        if tls:
            make_certificates(folder)
            extra += f"certfile {folder}/server.pem\nkeyfile {folder}/server.key\n"
        super().__init__(folder, extra)
        text = self.settings.read_text().replace("allow_anonymous true", "allow_anonymous false")
        self.settings.write_text(text)
        (rights,) = re.findall(r"  ```\n(  user shouwang\n.*?)  ```", TEXT, re.DOTALL)
        (folder / "acl").write_text(re.sub(r"^  ", "", rights, flags=re.MULTILINE))
        (folder / "passwords").touch(mode=0o600)
        for name in ("shouwang", *DEVICES):
            subprocess.run(
                ["mosquitto_passwd", "-b", str(folder / "passwords"), name, PASSWORD], check=True
            )

    def pub(self, command: str, *, user: str | None, password: str = PASSWORD) -> int:
        """Run a `mosquitto_pub` of the document against this broker; return its exit code."""
        more = ["-h", "127.0.0.1", "-p", str(self.port)]
        if user is not None:
            more += ["-u", user, "-P", f"'{password}'"]
        if self.tls:
            more += ["--cafile", f"'{self.ca}'"]
        changed = command.replace("-h 127.0.0.1 -p 1883", " ".join(more))
        assert changed != command
        done = subprocess.run(
            ["/bin/sh", "-c", changed], capture_output=True, timeout=30, check=False
        )
        return done.returncode


def make_certificates(folder: Path) -> None:
    """Write ca.pem, and server.pem with server.key for this machine alone."""
    now = dt.datetime.now(dt.UTC)
    ca_key, key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    ca_name, name = (
        x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])
        for text in ("street test CA", "broker")
    )

    def begin(subject: x509.Name, owner: ec.EllipticCurvePrivateKey) -> x509.CertificateBuilder:
        return (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(ca_name)
            .public_key(owner.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - dt.timedelta(hours=1))
            .not_valid_after(now + dt.timedelta(days=1))
            .add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_public_key(ca_key.public_key()),
                critical=False,
            )
            .add_extension(
                x509.SubjectKeyIdentifier.from_public_key(owner.public_key()), critical=False
            )
        )

    signs = x509.KeyUsage(
        digital_signature=True,
        key_cert_sign=True,
        crl_sign=True,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )
    ca = (
        begin(ca_name, ca_key)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(signs, critical=True)
        .sign(ca_key, hashes.SHA256())
    )
    own = [x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
    server = (
        begin(name, key)
        .add_extension(x509.SubjectAlternativeName(own), critical=False)
        .sign(ca_key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    (folder / "ca.pem").write_bytes(ca.public_bytes(pem))
    (folder / "server.pem").write_bytes(server.public_bytes(pem))
    (folder / "server.key").write_bytes(
        key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    os.chmod(folder / "server.key", 0o600)  # noqa: PTH101


@pytest.fixture(params=["password", "tls"])
def broker(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[OwnBroker]:
    """The street's broker, without and with TLS."""
    made = OwnBroker(tmp_path / "broker", tls=request.param == "tls")
    made.start()
    yield made
    made.stop()


def small(tmp_path: Path) -> Profile:
    """Return a profile with a small street: enough where nothing arrives."""
    open_street(tmp_path / "small", 1).close()
    return open_profile(tmp_path / "small")


def set_up(profile: Profile, broker: OwnBroker) -> str:
    """Write user, password file and CA into the settings; return the broker's URL."""
    secret = profile.folder / "broker-password"
    secret.write_text(PASSWORD + "\n", encoding="utf-8")
    lines = [
        "[broker]",
        f"port = {broker.port}",
        'user = "shouwang"',
        f"password_file = {json.dumps(str(secret))}",
    ]
    if broker.tls:
        lines += ["tls = true", f"ca = {json.dumps(str(broker.ca))}"]
    profile.settings.write_text("\n".join(lines) + "\n", encoding="utf-8")
    scheme = "mqtts" if broker.tls else "mqtt"
    return f"{scheme}://shouwang@localhost:{broker.port}"


def stats(profile: Profile) -> dict[str, Any]:
    said = main("--profile", profile.folder, "stats", "--json")
    assert said.returncode == 0, said.stderr
    found: dict[str, Any] = json.loads(said.stdout)
    return found


def exported(profile: Profile) -> list[dict[str, Any]]:
    said = main("--profile", profile.folder, "export", "alarms", "--format", "json")
    assert said.returncode == 0, said.stderr
    found: list[dict[str, Any]] = json.loads(said.stdout)
    return found


def broker_state(profile: Profile) -> str:
    """Return how the watch finds the broker, without a process for each look."""
    status = ask_status(profile)
    return status.broker.state if status else ""


def document(device: str) -> str:
    """Return the document's first command for a device."""
    return next(c for c in re.findall(r"```sh\n(.*?)```", TEXT, re.DOTALL) if device in c)


def fixed(command: str) -> str:
    """Return a command with its time written out, so that it can be sent twice."""
    now = str(int(dt.datetime.now(dt.UTC).timestamp()))
    return command.replace("'$(date +%s000)'", f"{now}000")


def test_a_fire_comes_through_the_streets_own_broker_and_stays(
    broker: OwnBroker,
    profile: Profile,
    qtbot: QtBot,
    open_session: Callable[[Profile], Session],
) -> None:
    url = set_up(profile, broker)
    fire = fixed(document(FIRE))
    watch = Running("--profile", profile.folder, "watch", "--broker", url)
    try:
        wait_for(lambda: broker_state(profile) == "connected")
        assert broker.pub(fire, user=None) != 0, "nobody without a name"
        assert broker.pub(fire, user=FIRE, password="wrong") != 0
        broker.pub(fire, user=DEVICES[1])  # its name is good, the topic is another's
        for device in DEVICES:
            command = fire if device == FIRE else document(device)
            assert broker.pub(command, user=device) == 0
        wait_for(lambda: (status := ask_status(profile)) is not None and status.alarms_raised == 4)
        before = exported(profile)
        assert len(before) == 4
        (burning,) = [row for row in before if row["kind"] == "smoke"]
        assert (burning["level"], burning["state"], burning["value"]) == (1, "active_unacked", 6.4)
        counted = stats(profile)
        assert counted["broker"]["state"] == "connected"
        assert counted["watch"]["running"] is True
        assert counted["open_alarms"] == 4
        assert counted["watch"]["quarantined"] == 0
        assert counted["watch"]["received"] == 3, "the stranger's message did not come through"
    finally:
        code, _, said = watch.stop()
    assert code == 0, said
    logs = "".join(file.read_text(errors="replace") for file in profile.logs.iterdir())
    assert PASSWORD not in said + logs

    # Everything is started again: the broker from its disk, the watch by the console.
    broker.stop()
    assert stats(profile)["broker"]["state"] == "unknown"
    broker.start()
    assert broker.pub(fire, user=FIRE) == 0  # a device that was not sure repeats itself
    session = open_session(profile)

    def status_says(state: str) -> bool:
        status = session.console.status
        return status is not None and status.broker.state == state

    qtbot.waitUntil(lambda: status_says("connected"), timeout=PATIENCE_MS)
    qtbot.waitUntil(
        lambda: session.console.status is not None and session.console.status.duplicates == 1,
        timeout=PATIENCE_MS,
    )
    assert len(watches_of(profile)) == 1
    assert [row["id"] for row in exported(profile)] == [row["id"] for row in before]

    # It is seen in the list and on the map.
    board = session.console.alarms
    assert {row.id for row in board.rows} == {row["id"] for row in before}
    foremost = board.foremost()
    assert foremost is not None
    assert (foremost.id, foremost.sensor_code) == (burning["id"], FIRE)
    if broker.tls:
        see_on_the_map(qtbot, session, burning["sensor_id"])


def see_on_the_map(qtbot: QtBot, session: Session, sensor_id: str) -> None:
    window = session.window
    assert window is not None
    window.admit(users.sign_in_demo_officer(session.console.desk))
    window.show_page("map", sensor_id)
    page: Any = window.page("map")
    assert page is not None
    qtbot.waitUntil(lambda: page.is_ready, timeout=PATIENCE_MS)
    fire_index = SENSOR_STATES.index("alarm_1")
    assert sensor_states_by_id(session.console.desk, [sensor_id]) == {sensor_id: fire_index}
    view = page.map
    content = view.feed.content
    position = content.positions[sensor_id]
    assert content.points.states[position] == fire_index
    assert script(qtbot, view, f"Shouwang.running.sensors.states[{position}]") == fire_index
    tally = dict(
        zip(SENSOR_STATES, script(qtbot, view, "Shouwang.running.sensors.tally()"), strict=True)
    )
    assert [tally[f"alarm_{level}"] for level in (1, 2, 3)] == [1, 1, 1]
    assert_clean(view)
    view.sheet.close()


def test_a_wrong_password_is_said_and_nothing_is_received(
    broker: OwnBroker, tmp_path: Path
) -> None:
    profile = small(tmp_path)
    set_up(profile, broker)
    (profile.folder / "broker-password").write_text("not it", encoding="utf-8")
    watch = Running("--profile", profile.folder, "watch")
    try:
        wait_for(lambda: broker_state(profile) == "refused")
        assert "uthori" in stats(profile)["broker"]["detail"]
    finally:
        assert watch.stop()[0] == 0


def test_a_broker_of_another_authority_is_refused(tmp_path: Path) -> None:
    profile = small(tmp_path)
    broker = OwnBroker(tmp_path / "broker", tls=True)
    (tmp_path / "other").mkdir()
    make_certificates(tmp_path / "other")
    broker.ca = tmp_path / "other" / "ca.pem"
    set_up(profile, broker)
    broker.start()
    watch = Running("--profile", profile.folder, "watch")
    try:
        wait_for(lambda: broker_state(profile) == "refused")
        assert "TLS" in stats(profile)["broker"]["detail"]
    finally:
        assert watch.stop()[0] == 0
        broker.stop()

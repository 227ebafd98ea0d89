from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from app.commands import user
from app.services.users import WrongPassword, sign_in, users
from db.models import AuditEntry

if TYPE_CHECKING:
    from pathlib import Path

    from app.profile import Profile
    from app.services.desk import Desk


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    """What is piped into the command."""
    stdin = io.StringIO()
    monkeypatch.setattr("sys.stdin", stdin)
    return stdin


def pipe(stdin: io.StringIO, text: str) -> None:
    stdin.write(text)
    stdin.seek(0)


def test_a_new_user_can_sign_in(profile: Profile, desk: Desk, typed: io.StringIO) -> None:
    pipe(typed, "好口令 12345 \r\nnot this\n")
    assert user.add(profile.folder, "li", name="李四", role="leader") == 0
    assert sign_in(desk, "li", "好口令 12345 ").role == "leader"
    with pytest.raises(WrongPassword):
        sign_in(desk, "li", "好口令 12345")


def test_it_is_hashed_and_audited(profile: Profile, desk: Desk, typed: io.StringIO) -> None:
    pipe(typed, "long enough\n")
    user.add(profile.folder, "li", name="李四", role="officer")
    with desk.read() as session:
        entry = session.query(AuditEntry).filter_by(action="add_user").one()
        assert entry.actor == "command line"
        assert "long enough" not in entry.detail
    assert b"long enough" not in profile.database.read_bytes()


@pytest.mark.parametrize(
    ("login", "name", "role", "password", "code", "said"),
    [
        ("wang", "王", "officer", "long enough", 1, "taken"),
        ("li", "李四", "captain", "long enough", 2, "officer, leader, administrator"),
        ("li", "李四", "officer", "seven77", 1, "8"),
        ("li", "李四", "officer", "", 1, "8"),
        (" ", "李四", "officer", "long enough", 2, "1 to 40"),
        ("li", "李" * 41, "officer", "long enough", 2, "1 to 40"),
    ],
)
def test_what_cannot_be_is_told_and_adds_nobody(
    login: str,
    name: str,
    role: str,
    password: str,
    code: int,
    said: str,
    profile: Profile,
    desk: Desk,
    typed: io.StringIO,
    capsys: pytest.CaptureFixture[str],
) -> None:
    pipe(typed, password + "\n")
    assert user.add(profile.folder, login, name=name, role=role) == code
    assert said in capsys.readouterr().err
    assert [row.login for row in users(desk)] == ["wang"]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("again", "code"), [("long enough", 0), ("long enougH", 1)])
def test_at_a_terminal_it_asks_twice(
    again: str, code: int, profile: Profile, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter(["long enough", again])
    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr("getpass.getpass", lambda _prompt: next(answers))
    assert user.add(profile.folder, "li", name="李四", role="officer") == code
    assert (len(users(desk)) == 2) == (code == 0)


def test_no_profile_is_made(tmp_path: Path, typed: io.StringIO) -> None:
    pipe(typed, "long enough\n")
    assert user.add(tmp_path / "none", "li", name="李四", role="officer") == 1
    assert not (tmp_path / "none").exists()

"""Who may sit at the desk: first administrator, sign-in, passwords.

A wrong password costs time, more each time, and the wait is kept in the database: starting the
program again does not shorten it. Passwords are hashed (argon2id) outside the transaction, for a
hash takes a tenth of a second in which the watch must be able to write.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import func, select

from app.domain.signing_in import wait_after, waits_until
from app.services.desk import Actor, NotAllowed, NotFound, ServiceError
from app.services.passwords import PasswordTooShort, fits, fresh_hash, hash_password
from app.services.texts import required
from db.ids import new_id
from db.models import User

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

    from app.services.desk import Deed, Desk

__all__ = [
    "ROLES",
    "LoginTaken",
    "MustWait",
    "NotEmpty",
    "PasswordTooShort",
    "UnknownRole",
    "UserRow",
    "WrongPassword",
    "add_user",
    "change_password",
    "create_administrator",
    "demo_officer",
    "is_empty",
    "set_password",
    "sign_in",
    "sign_in_demo_officer",
    "users",
]

ROLES = ("officer", "leader", "administrator")
"""What a user may be, in the order of their rights."""


class WrongPassword(ServiceError):
    """No active user with this log-in name and password.

    Field: `until`, the instant before which no attempt is looked at; None: try again at once.
    """

    def __init__(self, until: int | None = None) -> None:
        super().__init__("wrong log-in name or password")
        self.until = until


class MustWait(WrongPassword):
    """After several wrong passwords: this attempt was not even looked at. Field: `until`."""


class NotEmpty(ServiceError):
    """There are users already: the first administrator is made once."""


class LoginTaken(ServiceError):
    """Another user has this log-in name. Field: `login`."""

    def __init__(self, login: str) -> None:
        super().__init__(f"log-in name taken: {login}")
        self.login = login


class UnknownRole(ServiceError):
    """There is no such role. Field: `role`."""

    def __init__(self, role: str) -> None:
        super().__init__(f"no such role: {role}")
        self.role = role


class UserRow(msgspec.Struct, frozen=True):
    """A user, without the password. `demo`: the demo street's one-click officer."""

    id: str
    version: int
    login: str
    name: str
    role: str
    active: bool
    demo: bool
    last_login_at: int | None


def is_empty(desk: Desk) -> bool:
    """Return whether there is no user yet: the first start."""
    with desk.read() as session:
        return session.scalar(select(func.count()).select_from(User)) == 0


def users(desk: Desk) -> list[UserRow]:
    """Return all users in the order of their log-in names."""
    with desk.read() as session:
        found = session.execute(
            select(
                User.id,
                User.version,
                User.login,
                User.name,
                User.role,
                User.active,
                User.demo,
                User.last_login_at,
            ).order_by(User.login)
        ).all()
    return [UserRow(*columns) for columns in found]


def create_administrator(desk: Desk, login: str, name: str, password: str) -> Actor:
    """Make the first user, an administrator, and sign them in.

    Raises NotEmpty when there is a user, TextMissing, TextTooLong, PasswordTooShort.
    """
    login, name, hashed = _new_user(login, name, password)
    with desk.deed() as deed:
        if deed.session.scalar(select(func.count()).select_from(User)):
            raise NotEmpty
        user = _add(deed, login, name, "administrator", hashed)
        user.last_login_at = deed.now
        actor = _actor(user)
        deed.session.flush()
        deed.actor = actor
        deed.audit("create_administrator", "users", user.id)
    return actor


def add_user(desk: Desk, login: str, name: str, role: str, password: str) -> str:
    """Add a user and return the id; for administrators.

    Raises NotAllowed, LoginTaken, UnknownRole, TextMissing, TextTooLong, PasswordTooShort.
    """
    if desk.actor.role != "administrator":
        raise NotAllowed("add_user")
    if role not in ROLES:
        raise UnknownRole(role)
    login, name, hashed = _new_user(login, name, password)
    with desk.deed() as deed:
        if deed.session.scalars(select(User).where(User.login == login)).first():
            raise LoginTaken(login)
        user = _add(deed, login, name, role, hashed)
        deed.audit("add_user", "users", user.id, role=role)
        return user.id


def sign_in(desk: Desk, login: str, password: str) -> Actor:
    """Return the actor who has this log-in name and password.

    Raises WrongPassword, and MustWait (a WrongPassword) until the wait after wrong passwords is
    over. An unknown name is told as a wrong password, after as long a time.
    """
    known = _credentials(desk, User.login == login.strip(), User.active.is_(True))
    if known is None:
        fits(None, password)
        raise WrongPassword(_note_failure(desk, None))
    user_id, hashed = known
    if not fits(hashed, password):
        raise WrongPassword(_note_failure(desk, user_id))
    return _note_sign_in(desk, user_id, fresh_hash(hashed, password))


def demo_officer(desk: Desk) -> Actor | None:
    """Return the demo street's officer, None where there is none: then no one-click sign-in."""
    with desk.read() as session:
        user = session.scalars(
            select(User).where(User.demo, User.active).order_by(User.login).limit(1)
        ).first()
        return _actor(user) if user else None


def sign_in_demo_officer(desk: Desk) -> Actor:
    """Sign the demo officer in without a password. Raises NotFound where there is none."""
    officer = demo_officer(desk)
    if officer is None or officer.user_id is None:
        raise NotFound("users", "demo")
    return _note_sign_in(desk, officer.user_id, None)


def change_password(desk: Desk, old: str, new: str) -> None:
    """Change the acting user's own password.

    Raises WrongPassword, MustWait, PasswordTooShort, and NotAllowed for an actor who is no user.
    """
    if desk.actor.user_id is None:
        raise NotAllowed("change_password")
    hashed = hash_password(new)
    known = _credentials(desk, User.id == desk.actor.user_id, User.active.is_(True))
    if known is None:
        raise NotFound("users", desk.actor.user_id)
    user_id, present = known
    if not fits(present, old):
        raise WrongPassword(_note_failure(desk, user_id))
    _set_password(desk, user_id, hashed, "change_password")


def set_password(desk: Desk, user_id: str, new: str) -> None:
    """Give a user a new password and end their wait; for administrators.

    Raises NotAllowed, NotFound, PasswordTooShort.
    """
    if desk.actor.role != "administrator":
        raise NotAllowed("set_password")
    _set_password(desk, user_id, hash_password(new), "set_password")


def _credentials(desk: Desk, *which: ColumnElement[bool]) -> tuple[str, str] | None:
    """Return id and hash of the user whose password is to be tried. Raises MustWait."""
    with desk.read() as session:
        found = session.execute(select(User.id, User.password, User.locked_until).where(*which))
        user = found.one_or_none()
    if user is None:
        return None
    until = waits_until(user.locked_until, desk.store.clock.now())
    if until is not None:
        raise MustWait(until)
    return user.id, user.password


def _new_user(login: str, name: str, password: str) -> tuple[str, str, str]:
    return required("login", login, 40), required("name", name, 40), hash_password(password)


def _add(deed: Deed, login: str, name: str, role: str, hashed: str) -> User:
    user = User(id=new_id(), login=login, name=name, role=role, password=hashed)
    deed.session.add(user)
    return user


def _set_password(desk: Desk, user_id: str, hashed: str, action: str) -> None:
    with desk.deed() as deed:
        user = deed.session.get(User, user_id)
        if user is None:
            raise NotFound("users", user_id)
        user.password = hashed
        user.failures, user.locked_until = 0, None
        deed.audit(action, "users", user_id)


def _note_failure(desk: Desk, user_id: str | None) -> int | None:
    """Record a wrong password and return until when the user must wait."""
    with desk.deed() as deed:
        user = deed.session.get(User, user_id) if user_id else None
        if user is not None:
            user.failures += 1
            wait = wait_after(user.failures)
            user.locked_until = deed.now + wait if wait else None
        deed.audit("sign_in_failed", "users", user.id if user else "")
        return user.locked_until if user else None


def _note_sign_in(desk: Desk, user_id: str, rehashed: str | None) -> Actor:
    with desk.deed() as deed:
        user = deed.session.get(User, user_id)
        if user is None or not user.active:
            raise WrongPassword
        user.failures, user.locked_until = 0, None
        user.last_login_at = deed.now
        if rehashed is not None:
            user.password = rehashed
        deed.actor = _actor(user)
        deed.audit("sign_in", "users", user.id)
        return deed.actor


def _actor(user: User) -> Actor:
    return Actor(user.name, user.id, user.role)

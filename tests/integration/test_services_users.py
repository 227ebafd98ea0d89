from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.services import users
from app.services.desk import Actor, Desk, NotAllowed, NotFound
from app.services.texts import TextMissing
from db.models import User
from tests.conftest import add_officer
from tests.occurrences import audited

if TYPE_CHECKING:
    from db.store import Store
    from tests.streets import HandClock

PASSWORD = "一二三四 horse"


@pytest.fixture
def door(store: Store) -> Desk:
    """The desk as it is before anybody has signed in."""
    return Desk(store, Actor("console"))


@pytest.fixture
def administrator(door: Desk) -> Actor:
    return users.create_administrator(door, "admin", "管理员", PASSWORD)


def test_the_first_start_makes_the_administrator_once(door: Desk, store: Store) -> None:
    assert users.is_empty(door)
    actor = users.create_administrator(door, " admin ", "管理员", PASSWORD)
    assert (actor.name, actor.role) == ("管理员", "administrator")
    assert not users.is_empty(door)
    with pytest.raises(users.NotEmpty):
        users.create_administrator(door, "second", "乙", PASSWORD)
    (row,) = users.users(door)
    assert (row.login, row.name, row.role, row.active, row.demo) == (
        "admin",
        "管理员",
        "administrator",
        True,
        False,
    )
    assert users.sign_in(door, "admin", PASSWORD) == actor
    assert audited(store)[0].user_id == actor.user_id


def test_a_password_has_at_least_eight_characters_and_is_kept_as_a_hash(
    door: Desk, store: Store
) -> None:
    with pytest.raises(users.PasswordTooShort) as short:
        users.create_administrator(door, "admin", "管理员", "1234567")
    assert short.value.minimum == 8
    with pytest.raises(TextMissing):
        users.create_administrator(door, " ", "管理员", PASSWORD)
    assert users.is_empty(door)
    users.create_administrator(door, "admin", "管理员", PASSWORD)
    with store.read() as session:
        assert session.query(User.password).scalar().startswith("$argon2id$")


@pytest.mark.usefixtures("administrator")
def test_wrong_name_and_wrong_password_are_told_alike_and_noted(door: Desk, store: Store) -> None:
    for login, password in (("admin", "wrong"), ("nobody", PASSWORD), ("", "")):
        with pytest.raises(users.WrongPassword) as refused:
            users.sign_in(door, login, password)
        assert str(refused.value) == "wrong log-in name or password"
    users.sign_in(door, "admin", PASSWORD)
    actions = [(one.action, bool(one.subject_id)) for one in audited(store)]
    assert actions == [
        ("create_administrator", True),
        ("sign_in_failed", True),
        ("sign_in_failed", False),
        ("sign_in_failed", False),
        ("sign_in", True),
    ]
    assert not any("nobody" in one.detail for one in audited(store))


def fail(door: Desk, times: int) -> users.WrongPassword:
    for _ in range(times):
        with pytest.raises(users.WrongPassword) as refused:
            users.sign_in(door, "admin", "wrong")
    return refused.value


@pytest.mark.usefixtures("administrator")
def test_each_wrong_password_after_the_second_makes_one_wait_longer(
    door: Desk, clock: HandClock
) -> None:
    assert fail(door, 2).until is None
    assert fail(door, 1).until == clock.now() + 2_000
    with pytest.raises(users.MustWait) as waiting:
        users.sign_in(door, "admin", PASSWORD)
    assert waiting.value.until == clock.now() + 2_000
    clock.advance(2)
    assert fail(door, 1).until == clock.now() + 4_000
    clock.advance(4)
    users.sign_in(door, "admin", PASSWORD)
    assert fail(door, 1).until is None


@pytest.mark.usefixtures("administrator")
def test_the_wait_outlives_the_program(door: Desk, store: Store, clock: HandClock) -> None:
    from db.store import Store as Another

    fail(door, 3)
    again = Another(store.url, clock)
    with pytest.raises(users.MustWait):
        users.sign_in(Desk(again, Actor("console")), "admin", PASSWORD)
    again.close()


def test_one_persons_wait_holds_up_nobody_else(door: Desk, administrator: Actor) -> None:
    users.add_user(door.as_actor(administrator), "wang", "王", "officer", PASSWORD)
    fail(door, 3)
    assert users.sign_in(door, "wang", PASSWORD).name == "王"


def test_a_user_who_was_put_out_of_service_cannot_sign_in(
    door: Desk, store: Store, administrator: Actor
) -> None:
    with store.write() as write:
        write.session.get_one(User, administrator.user_id).active = False
    with pytest.raises(users.WrongPassword):
        users.sign_in(door, "admin", PASSWORD)


def test_only_administrators_add_users_with_a_free_name_and_a_known_role(
    door: Desk, store: Store, administrator: Actor
) -> None:
    desk = door.as_actor(administrator)
    user_id = users.add_user(desk, "wang", "王", "leader", PASSWORD)
    assert users.sign_in(door, "wang", PASSWORD) == Actor("王", user_id, "leader")
    with pytest.raises(users.LoginTaken):
        users.add_user(desk, "wang", "另一个王", "officer", PASSWORD)
    with pytest.raises(users.UnknownRole):
        users.add_user(desk, "li", "李", "king", PASSWORD)
    with pytest.raises(users.PasswordTooShort):
        users.add_user(desk, "li", "李", "officer", "short")
    with pytest.raises(NotAllowed):
        users.add_user(door.as_actor(add_officer(store, "o", "O")), "li", "李", "officer", PASSWORD)
    assert [row.login for row in users.users(door)] == ["admin", "o", "wang"]


def test_a_password_is_changed_by_who_knows_the_old_one(door: Desk, administrator: Actor) -> None:
    desk = door.as_actor(administrator)
    with pytest.raises(users.WrongPassword):
        users.change_password(desk, "wrong", "another password")
    with pytest.raises(users.PasswordTooShort):
        users.change_password(desk, PASSWORD, "short")
    users.change_password(desk, PASSWORD, "another password")
    with pytest.raises(users.WrongPassword):
        users.sign_in(door, "admin", PASSWORD)
    assert users.sign_in(door, "admin", "another password") == administrator
    with pytest.raises(NotAllowed):
        users.change_password(door, PASSWORD, "another password")


def test_guessing_the_old_password_costs_the_same_wait(door: Desk, administrator: Actor) -> None:
    desk = door.as_actor(administrator)
    for _ in range(3):
        with pytest.raises(users.WrongPassword):
            users.change_password(desk, "wrong", "another password")
    with pytest.raises(users.MustWait):
        users.change_password(desk, PASSWORD, "another password")


def test_an_administrator_sets_a_forgotten_password_and_ends_the_wait(
    door: Desk, administrator: Actor
) -> None:
    desk = door.as_actor(administrator)
    user_id = users.add_user(desk, "wang", "王", "officer", PASSWORD)
    for _ in range(3):
        with pytest.raises(users.WrongPassword):
            users.sign_in(door, "wang", "wrong")
    users.set_password(desk, user_id, "fresh password")
    assert users.sign_in(door, "wang", "fresh password").user_id == user_id
    with pytest.raises(NotFound):
        users.set_password(desk, "unknown", "fresh password")
    with pytest.raises(NotAllowed):
        users.set_password(door.as_actor(Actor("王", user_id)), user_id, "fresh password")


def test_only_the_demo_street_has_an_officer_without_a_password(
    door: Desk, store: Store, clock: HandClock
) -> None:
    add_officer(store, "wang", "王")
    assert users.demo_officer(door) is None
    with pytest.raises(NotFound):
        users.sign_in_demo_officer(door)
    with store.write() as write:
        write.session.add(User(login="demo", name="演示甲", role="leader", password="", demo=True))
    officer = users.demo_officer(door)
    assert officer is not None
    assert (officer.name, officer.role) == ("演示甲", "leader")
    assert users.sign_in_demo_officer(door) == officer
    assert audited(store)[-1].action == "sign_in"
    with pytest.raises(users.WrongPassword):
        users.sign_in(door, "demo", "")
    assert {row.login: row.last_login_at for row in users.users(door)}["demo"] == clock.now()

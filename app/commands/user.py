"""`main.py user add`: a user from the command line, the password from stdin or asked for twice."""

from __future__ import annotations

import getpass
import sys
from typing import TYPE_CHECKING

from app.commands.existing import existing_store
from app.commands.terminal import OK, USAGE, Refusal, command, say
from app.domain.signing_in import MINIMUM_PASSWORD
from app.services.desk import Actor, Desk
from app.services.texts import TextMissing, TextTooLong
from app.services.users import ROLES, LoginTaken, PasswordTooShort, UnknownRole, add_user

if TYPE_CHECKING:
    from pathlib import Path

_MACHINE = Actor("command line", role="administrator")
"""Who may read the profile's files may add a user."""


@command
def add(folder: Path | None, login: str, *, name: str, role: str) -> int:
    """Add a user to an existing profile."""
    _, store = existing_store(folder)
    try:
        add_user(Desk(store, _MACHINE), login, name, role, _password())
    except LoginTaken as error:
        raise Refusal(
            f"登录名 {error.login} 已有人使用，请换一个。",
            f"The log-in name {error.login} is taken; choose another.",
        ) from error
    except UnknownRole as error:
        raise Refusal(
            f"没有 {error.role} 这种角色，可用：{', '.join(ROLES)}。",
            f"There is no role {error.role}; roles are {', '.join(ROLES)}.",
            USAGE,
        ) from error
    except PasswordTooShort as error:
        raise Refusal(
            f"口令至少 {error.minimum} 个字符，未新增用户。",
            f"A password has at least {error.minimum} characters; no user was added.",
        ) from error
    except (TextMissing, TextTooLong) as error:
        raise Refusal(
            "登录名和姓名不能为空，也不能超过 40 个字符。",
            f"Log-in name and name have 1 to 40 characters ({error}).",
            USAGE,
        ) from error
    finally:
        store.close()
    say(f"已新增用户 user added: {login} ({role})")
    return OK


def _password() -> str:
    """Return the first line of stdin, or what is typed twice at a terminal, unseen."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    first = getpass.getpass(f"口令 Password ({MINIMUM_PASSWORD}+): ")
    if getpass.getpass("再输一次 Again: ") != first:
        raise Refusal(
            "两次输入的口令不同，未新增用户。", "The two passwords differ; no user was added."
        )
    return first

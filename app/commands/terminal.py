"""How a command ends: its exit code, and one sentence on stderr when something is wrong.

Exit codes: 0 done, 1 failed, 2 wrong usage, 3 already running, 130 interrupted from the keyboard.
A command's `run` is decorated with `command`; whatever refuses to work raises `Refusal`, or one of
the errors that `_known` turns into a sentence. Anything else is a defect and keeps its traceback.
"""

from __future__ import annotations

import functools
import os
import sys
from typing import TYPE_CHECKING, ParamSpec

if TYPE_CHECKING:
    from collections.abc import Callable

OK = 0
FAILURE = 1
USAGE = 2
ALREADY_RUNNING = 3
INTERRUPTED = 130

P = ParamSpec("P")


class Refusal(Exception):
    """A command cannot do what it was asked. Fields: `chinese`, `english`, `code`.

    Each sentence says what is wrong, why, and what to do now.
    """

    def __init__(self, chinese: str, english: str, code: int = FAILURE) -> None:
        super().__init__(english)
        self.chinese = chinese
        self.english = english
        self.code = code


def command(run: Callable[P, int]) -> Callable[P, int]:
    """Return `run` with its refusals said on stderr and turned into exit codes."""

    @functools.wraps(run)
    def ended(*args: P.args, **kwargs: P.kwargs) -> int:
        try:
            return run(*args, **kwargs)
        except BrokenPipeError:
            # The reader has seen enough (| head): quiet, also when Python closes stdout later.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return OK
        except KeyboardInterrupt:
            return INTERRUPTED
        except Exception as error:
            refusal = error if isinstance(error, Refusal) else _known(error)
            if refusal is None:
                raise
            complain(refusal)
            return refusal.code

    return ended


def complain(refusal: Refusal) -> None:
    """Write the refusal to stderr, Chinese first."""
    print(f"错误 error: {refusal.chinese} {refusal.english}", file=sys.stderr)


def say(text: str) -> None:
    """Write a line to stdout at once, also through a pipe."""
    print(text, flush=True)


def _known(error: Exception) -> Refusal | None:
    """Return the refusal for an error that can happen in good order; None for a defect."""
    import filelock
    from sqlalchemy.exc import OperationalError

    from app.profile import ProfileUnusable
    from app.services.opening import DatabaseUnusable
    from app.settings import BadSettings, LeavesDrill
    from db.migrate import NewerDatabase
    from db.sealing import WrongKey

    match error:
        case ProfileUnusable():
            return Refusal(
                f"数据目录 {error.folder} 无法使用（{error.reason}），"
                "请检查权限或用 --profile 另选目录。",
                f"The profile {error.folder} cannot be used ({error.reason}); check its rights or "
                "name another with --profile.",
            )
        case LeavesDrill():
            return Refusal(
                f"推演的 {error.key} = {error.value} 通到推演之外；推演只用自己的数据、消息代理和"
                f"主题，请改回 {error.path} 或重新建立推演。",
                f"The drill's {error.key} = {error.value} leads out of the drill, which has data, "
                "broker and topics of its own; mend settings.toml or prepare a new drill.",
            )
        case BadSettings():
            return Refusal(
                f"设置文件 {error.path} 有误（{error.reason}），请改正后重试。",
                f"The settings {error.path} are wrong ({error.reason}); mend them and try again.",
            )
        case NewerDatabase():
            return Refusal(
                f"数据库由更新的版本写成（{error.revision}），请升级本程序。",
                f"The database is of a newer version ({error.revision}); update this program.",
            )
        case WrongKey():
            return Refusal(
                "个人信息无法解密，personal.key 与数据库不匹配，请放回原来的密钥文件。",
                "Personal data cannot be opened: personal.key does not belong to this database; "
                "put the right key file back.",
            )
        case filelock.Timeout():
            return Refusal(
                f"另一个进程占用 {error.lock_file}，请稍后再试。",
                f"Another process holds {error.lock_file}; try again in a moment.",
            )
        case DatabaseUnusable():
            return Refusal(
                f"数据库打不开（{error.reason}），请检查磁盘空间和占用它的程序；"
                "文件若已损坏，请从备份恢复。",
                f"The database cannot be opened ({error.reason}); check the disk's space and which "
                "programs use it; if the file is damaged, restore it from a backup.",
            )
        case OperationalError():
            return Refusal(
                f"数据库无法读写（{error.orig}），请检查磁盘空间和占用它的程序。",
                f"The database cannot be read or written ({error.orig}); check the disk's space "
                "and which programs use it.",
            )
    return None

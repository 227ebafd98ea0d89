"""Opening a profile: what is quick before the window, what takes time in a thread behind it.

The database layer is not imported here: it comes with the work in the thread, so that the window
is on the screen before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.profile import ProfileUnusable, open_profile
from app.settings import BadSettings, LeavesDrill, Settings, load_settings, write_first_settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.profile import Profile
    from app.services.opening import Store

translate = QCoreApplication.translate


class CannotOpen(Exception):
    """The console cannot start. Field: `sentence`, what, why and what now; `code`, exit code."""

    def __init__(self, sentence: str, code: int = 1) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.code = code


def open_folder(folder: Path | None, *, trial: bool) -> tuple[Profile, Settings]:
    """Return profile and settings; a profile without a database is made what `trial` says.

    Raises CannotOpen.
    """
    try:
        profile = open_profile(folder)
        is_new = not profile.database.exists()
        return profile, (
            write_first_settings(profile, trial=trial) if is_new else load_settings(profile)
        )
    except ProfileUnusable as error:
        raise CannotOpen(
            translate("Opening", "数据目录不能使用：{0}。请换一个目录或修正权限。").format(error)
        ) from error
    except LeavesDrill as error:
        raise CannotOpen(
            translate(
                "Opening",
                "推演的 {0} = {1} 通到推演之外。推演只用自己的数据、消息代理和主题，"
                "请改回 settings.toml 或重新建立推演。",
            ).format(error.key, error.value)
        ) from error
    except BadSettings as error:
        raise CannotOpen(
            translate("Opening", "设置文件有误：{0}。请改正后重新启动。").format(error)
        ) from error


def open_database(
    profile: Profile,
    settings: Settings,
    progress: Callable[[float, str], None] | None = None,
) -> Store:
    """Open and migrate the database; load the demo street into a new trial. Raises CannotOpen.

    `progress(share, what)` is called on this thread while the demo street is loaded.
    """
    from app.demo.loading import NotEmpty, is_loaded, load_demo
    from app.logs import start_log
    from app.services.opening import DatabaseUnusable, NewerDatabase, WrongKey, open_store

    start_log(profile, "console")
    try:
        store = open_store(profile)
        if settings.trial.enabled and not is_loaded(store):
            load_demo(store, progress)
    except NewerDatabase as error:
        raise CannotOpen(
            translate(
                "Opening", "数据库由更新的版本写成（{0}），请使用新版本的程序；数据未改动。"
            ).format(error.revision)
        ) from error
    except WrongKey as error:
        raise CannotOpen(
            translate("Opening", "个人信息的密钥不对：{0}。请放回原来的 personal.key。").format(
                error
            )
        ) from error
    except DatabaseUnusable as error:
        raise CannotOpen(
            translate(
                "Opening",
                "数据库打不开：{0}。请检查磁盘空间和占用它的程序；文件若已损坏，请从备份恢复。",
            ).format(error)
        ) from error
    except NotEmpty as error:
        raise CannotOpen(
            translate(
                "Opening",
                "这个数据目录已有别的数据，不能载入演示街道。"
                "请换一个目录，或在 settings.toml 里关闭试用。",
            )
        ) from error
    return store


def prepare(folder: Path | None, *, trial: bool) -> tuple[Profile, Settings, Store]:
    """Open everything at once, for those who have no window to show meanwhile.

    Raises CannotOpen.
    """
    profile, settings = open_folder(folder, trial=trial)
    return profile, settings, open_database(profile, settings)

"""`main.py demo build` and `main.py demo load`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.commands.terminal import OK, Refusal, command, say
from app.profile import open_profile

if TYPE_CHECKING:
    from pathlib import Path


@command
def build(out: Path) -> int:
    """Build the files of the demo street into `out`; 0 when they are written."""
    from app.demo.generate import build_files

    try:
        counts = build_files(out)
    except OSError as error:
        raise Refusal(
            f"无法写入 {out}（{error.strerror}），请检查权限和磁盘空间。",
            f"{out} cannot be written ({error.strerror}); check its rights and the disk's space.",
        ) from error
    for name, rows in counts.items():
        say(f"{name:28}{rows:>8}")
    return OK


@command
def load(folder: Path | None, *, again: bool) -> int:
    """Load the demo street into the profile in `folder`; 1 when it holds rows already."""
    from app.demo.files import BadDemoFile
    from app.demo.loading import NotEmpty, load_demo
    from app.services.opening import open_store

    profile = open_profile(folder)
    store = open_store(profile)
    try:
        counts = load_demo(store, again=again)
    except NotEmpty as error:
        raise Refusal(
            f"{profile.folder} 的数据库中已有数据（{error.table} {error.rows} 行），未作改动；"
            "要清空全部数据后重新载入，请加 --again。",
            f"The database in {profile.folder} is not empty ({error.table}: {error.rows} rows) and "
            "was left as it is; --again empties it first, or name another profile with --profile.",
        ) from error
    except BadDemoFile as error:
        raise Refusal(
            f"演示街道文件 {error.path} 缺失或损坏（{error.reason}），"
            "请恢复该文件，或用 demo build 重新生成。",
            f"The demo file {error.path} is missing or damaged ({error.reason}); restore it, or "
            "make it again with demo build.",
        ) from error
    finally:
        store.close()
    say("演示街道已载入（全部为合成数据）。 Demo street loaded; all of it is synthetic.")
    for table, rows in counts.items():
        say(f"{table:28}{rows:>8}")
    return OK

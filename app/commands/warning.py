"""`main.py warning list`, `import`, `export`: warnings as CAP 1.2 messages, without a window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.commands.existing import existing_store
from app.commands.terminal import OK, USAGE, Refusal, command, say
from app.domain.instant import local_text
from app.domain.warnings import LEVEL_WORDS, Standing
from app.services import warnings
from app.services.desk import Actor, Desk, NotFound

if TYPE_CHECKING:
    from pathlib import Path

_ACTOR = Actor("命令行")
_STANDINGS = {
    Standing.IN_FORCE: "生效 in force",
    Standing.COMING: "未生效 coming",
    Standing.UPDATED: "已更新 updated",
    Standing.CANCELLED: "已解除 cancelled",
    Standing.EXPIRED: "已到期 expired",
    Standing.NOT_FOR_US: "非真实 not actual",
    Standing.ANSWER: "通知 notice",
}


@command
def run_list(folder: Path | None) -> int:
    """Say the newest messages, those in force first."""
    _profile, store = existing_store(folder)
    try:
        for one in warnings.warnings(Desk(store, _ACTOR), 50):
            said = one.message
            until = "—" if said.expires is None else local_text(said.expires)
            parts = (one.id, _STANDINGS[one.standing], LEVEL_WORDS[said.level], said.status, until)
            say("  ".join((*parts, said.headline)))
    finally:
        store.close()
    return OK


@command
def run_import(folder: Path | None, file: Path) -> int:
    """Take in the CAP message in a file."""
    try:
        with file.open("rb") as opened:
            content = opened.read(1_000_001)  # one byte more than is taken
    except OSError as error:
        raise Refusal(
            f"读不到 {file}（{error.strerror}），请检查路径和权限。",
            f"{file} cannot be read ({error.strerror}); check its path and rights.",
            USAGE,
        ) from error
    _profile, store = existing_store(folder)
    try:
        say(warnings.read_cap(Desk(store, _ACTOR), content))
    except warnings.CapRefused as error:
        raise Refusal(
            f"{file.name} 不是可用的 CAP 1.2 预警（{error}），请向发布单位要原文件。",
            f"{file.name} is no CAP 1.2 message that can be used ({error}); ask its issuer for it.",
        ) from error
    except warnings.AlreadyTaken as error:
        raise Refusal(
            f"这条预警已经收过：{error.headline}", f"It was taken in before: {error.headline}"
        ) from error
    finally:
        store.close()
    return OK


@command
def run_export(folder: Path | None, warning_id: str, output: Path | None) -> int:
    """Write a warning as CAP 1.2; of a drill it is an Exercise, and its file says so."""
    from app.drill.mark import DRILL, drill_of

    profile, store = existing_store(folder)
    try:
        content = warnings.as_cap(Desk(store, _ACTOR), warning_id)
    except NotFound:
        raise Refusal(
            f"没有编号为 {warning_id} 的预警，编号见 main.py warning list。",
            f"There is no warning {warning_id}; see `main.py warning list`.",
            USAGE,
        ) from None
    finally:
        store.close()
    if output is None:
        say(content.decode().rstrip())
        return OK
    if drill_of(profile) is not None and DRILL not in output.name:
        output = output.with_name(f"{DRILL} {output.name}")
    part = output.with_name(output.name + ".part")
    try:
        part.write_bytes(content)
        part.replace(output)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise Refusal(
            f"无法写入 {output}（{error.strerror}），请检查目录、权限和磁盘空间。",
            f"{output} cannot be written ({error.strerror}); check its folder and rights.",
        ) from error
    say(f"已导出 exported: {output}")
    return OK

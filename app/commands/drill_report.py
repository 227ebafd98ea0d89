"""`main.py drill report`: the after-action report of a drill, as Word or PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.clock import SystemClock
from app.commands.drill_after import damaged_aftermath
from app.commands.drill_play import damaged, drill_at
from app.commands.terminal import OK, USAGE, Refusal, command, say
from app.documents.files import write_whole
from app.documents.word import word_file
from app.drill.journal import JournalDamaged
from app.drill.review.aftermath import AftermathDamaged
from app.drill.review.reading import read_drill
from app.drill.review.report import report

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.documents.blocks import Document

    Print = Callable[[Document, Path], int]

KINDS = (".docx", ".pdf")


@command
def run(folder: Path | None, out: Path, print_pdf: Print) -> int:
    """Write the report to `out`; by its ending as Word, or as PDF through `print_pdf`."""
    kind = out.suffix.lower()
    if kind not in KINDS:
        raise Refusal(
            f"报告文件应以 .docx 或 .pdf 结尾：{out.name}",
            f"The report's file ends in .docx or .pdf, not {out.name}",
            USAGE,
        )
    profile, _mark, _scenario = drill_at(folder)
    now = SystemClock().now()
    try:
        document = report(read_drill(profile, now), now)
    except JournalDamaged as error:
        raise damaged(error) from error
    except AftermathDamaged as error:
        raise damaged_aftermath(error) from error
    try:
        if kind == ".pdf":
            print_pdf(document, out.absolute())
        else:
            write_whole(word_file(document), out.absolute())
    except OSError as error:
        raise Refusal(
            f"报告没有写成（{error}），请检查目录、权限，文件是否正被别的程序打开。",
            f"The report was not written ({error}); check the folder, the rights, and whether "
            "another program has the file open.",
        ) from error
    say(str(out))
    return OK

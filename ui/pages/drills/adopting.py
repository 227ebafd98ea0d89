"""Taking a drill that is over into the street's yearly drills, and what is said then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.drill.review.adopting import held_of
from app.drill.review.reading import read_drill
from app.services.desk import NotFound
from app.services.drill_records import adopt
from app.services.texts import BadDate, TextTooLong
from ui.errors import sentence

if TYPE_CHECKING:
    from app.domain.instant import Instant
    from app.profile import Profile
    from app.services.desk import Desk
    from app.services.drill_records import Adopted

translate = QCoreApplication.translate


def adopt_drill(desk: Desk, drill: Profile, now: Instant) -> Adopted:
    """Take it over, as a deed of who works at the street's desk.

    Raises NotOver, what `read_drill` and `adopt` raise; then nothing of it is written.
    """
    return adopt(desk, held_of(read_drill(drill, now)))


def adopted_words(adopted: Adopted) -> str:
    """Return what became of it."""
    if not adopted.is_new:
        return translate("Drills", "此前已记入，没有重复记入")
    return translate("Drills", "已记入，改进措施 {0} 条成为任务").format(len(adopted.task_ids))


def not_adopted(error: Exception) -> str:
    """Return why not. Errors that elsewhere speak of a field speak here of the drill's review."""
    if isinstance(error, NotFound):
        return translate(
            "Drills", "没有记入：参演居民区 {0} 不在本街道，请先改正这个推演的参演记录。"
        ).format(error.id)
    if isinstance(error, BadDate):
        return translate(
            "Drills", "没有记入：改进措施的期限“{0}”不是日期，请改成 2027-03-31 这样的日期。"
        ).format(error.text)
    if isinstance(error, TextTooLong):
        return translate(
            "Drills", "没有记入：名称、措施或责任人最多 {0} 个字，现在有一处 {1} 个字，请改短。"
        ).format(error.limit, error.length)
    return sentence(error)

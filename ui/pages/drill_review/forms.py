"""What people write down after a drill: an improvement, an area that took part, a list of people.

Each form writes into the drill's own folder, and nothing else; `saved(words)`: it is written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from app.domain.drill.roster import WhyNot, count_by_area, read_roster, roster_text
from app.drill.review.aftermath import (
    Attendance,
    change_aftermath,
    improvement_of,
    put_attendance,
    put_improvement,
    put_participants,
)
from app.drill.review.words import gap_text
from ui.pages.drill_review.errors import not_done
from ui.widgets.fields import ChoiceField, LineField, NoteField
from ui.widgets.form import Form

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.drill.roster import Roster
    from app.drill.review.aftermath import Aftermath, Improvement
    from app.drill.review.reading import Reviewed
    from app.profile import Profile
    from ui.console import Console

_MOST_MISREAD = 3


class ReviewForm(Form):
    """What the three have in common: a drill, and a change of what was written down of it."""

    saved = Signal(str)

    def __init__(self, console: Console, code: str, save_text: str) -> None:
        super().__init__(console, code, save_text)
        self._drill: Profile | None = None
        self._preset: dict[str, str] = {}

    def texts(self) -> dict[str, str]:
        """Return what is typed; what was only filled in is no draft."""
        typed = super().texts()
        return {} if typed == self._preset else typed

    def sentence_for(self, error: Exception) -> str:
        """Return what is said."""
        return not_done(error)

    def _open(self, drill: Profile, subject: str, title: str, preset: dict[str, str]) -> None:
        self._drill = drill
        self.open_for(subject, title)
        if self._drafts.load(subject):
            self._preset = {}
        else:
            self._fill(preset)
            self._preset = super().texts()

    def _write(self, change: Callable[[Aftermath], Aftermath], told: str) -> None:
        drill = self._drill
        if drill is None:
            return
        self.begin()

        def tell(_: object) -> None:
            self.finish()
            self.saved.emit(told)

        self.console.pool.run(self, lambda: change_aftermath(drill, change), tell, self.fail)


class ImprovementForm(ReviewForm):
    """What is to be done better, by whom, until when, and which gap it closes."""

    def __init__(self, console: Console) -> None:
        super().__init__(console, "drill_improvement", self.tr("记下"))
        look = console.look
        self._id = ""
        self.gap = ChoiceField(look, "gap", self.tr("针对哪条差距"))
        self.action = NoteField(look, "action", self.tr("改进措施"), rows=2)
        self.owner = LineField(look, "owner", self.tr("责任人"), limit=80)
        self.due_on = LineField(
            look, "due_on", self.tr("完成期限"), placeholder="2027-03-31", limit=10
        )
        self.add(self.gap)
        self.add(self.action)
        self.add(self.owner, self.due_on)

    def open_drill(
        self, drill: Profile, reviewed: Reviewed, improvement: Improvement | None
    ) -> None:
        """Begin for a drill: a new improvement, or one that is to be changed."""
        none = ("", self.tr("不针对某一条"))
        self.gap.offer([none, *((one.id, gap_text(one)) for one in reviewed.review.gaps)])
        self._id = "" if improvement is None else improvement.id
        preset = {}
        if improvement is not None:
            preset = {
                "gap": improvement.gap, "action": improvement.action,
                "owner": improvement.owner, "due_on": improvement.due_on,
            }  # fmt: skip
        title = self.tr("改进措施") if improvement is None else self.tr("修改改进措施")
        self._open(drill, f"{reviewed.mark.id}/{self._id or 'new'}", title, preset)

    def submit(self) -> None:
        """Write it down."""
        try:
            made = improvement_of(
                self.action.text, self.owner.text, self.due_on.text, self.gap.text, self._id
            )
        except Exception as error:  # noqa: BLE001 - shown at its field
            self.fail(error)
            return
        told = self.tr("已记下改进措施：{0}").format(made.action)
        self._write(lambda before: put_improvement(before, made), told)


class AttendanceForm(ReviewForm):
    """A residential area that took part, and with how many people."""

    def __init__(self, console: Console) -> None:
        super().__init__(console, "drill_attendance", self.tr("记下"))
        look = console.look
        self.area = ChoiceField(look, "area", self.tr("居民区"))
        self.people = LineField(
            look, "people", self.tr("人数"), placeholder=self.tr("没有数过就不填"), limit=6,
            right=True,
        )  # fmt: skip
        self.people.show_beside(self.tr("人"))
        self.add(self.area, self.people)

    def open_drill(self, drill: Profile, reviewed: Reviewed, area: str = "") -> None:
        """Begin for a drill: another area, or one that is to be changed."""
        self.area.offer([(code, name) for code, name in reviewed.names.areas.items()])
        came = {one.area: one.people for one in reviewed.aftermath.attendance}
        people = came.get(area)
        preset = {"area": area, "people": "" if people is None else str(people)} if area else {}
        subject = f"{reviewed.mark.id}/{area or 'new'}"
        self._open(drill, subject, self.tr("参演居民区"), preset)

    def submit(self) -> None:
        """Write it down."""
        area, people = self.area.text, self.people.whole
        if self.people.text and (people is None or people < 0):
            self.refuse(self.tr("人数请写整数，如 12；没有数过就不填。"), "people")
            return
        if not area:
            self.refuse(self.tr("街道里还没有居民区。"), "area")
            return
        came = Attendance(area, people)
        told = self.tr("已记下参演居民区：{0}").format(self.area.combo.currentText())
        self._write(lambda before: put_attendance(before, came, area), told)


class RosterForm(ReviewForm):
    """The people who took part, pasted as a list; the areas that are named in it took part."""

    def __init__(self, console: Console) -> None:
        super().__init__(console, "drill_roster", self.tr("记下名单"))
        self._areas: dict[str, str] = {}
        self.list = NoteField(
            console.look, "list", self.tr("参演名单"), rows=10,
            placeholder=self.tr("每行一人：姓名、居民区、角色。可从 Excel 粘贴。"),
        )  # fmt: skip
        self.add(self.list)
        self.list.changed.connect(self._tell_what_is_read)

    def open_drill(self, drill: Profile, reviewed: Reviewed) -> None:
        """Begin for a drill, with the people who are listed."""
        self._areas = dict(reviewed.names.areas)
        text = roster_text(reviewed.aftermath.participants, self._areas)
        self._open(drill, f"{reviewed.mark.id}/roster", self.tr("参演名单"), {"list": text})
        self._tell_what_is_read()

    def submit(self) -> None:
        """Write it down, unless a line cannot be read."""
        roster = read_roster(self.list.text, self._areas)
        if roster.misread:
            self.refuse(self._misread_words(roster), "list")
            return
        people = roster.people
        self._write(
            lambda before: put_participants(before, people),
            self.tr("已记下参演名单：{0} 人").format(len(people)),
        )

    def _tell_what_is_read(self) -> None:
        roster = read_roster(self.list.text, self._areas)
        words = self.tr("读出 {0} 人，{1} 个居民区").format(
            len(roster.people), len(count_by_area(roster.people))
        )
        self.list.show_hint(words if self.list.text else "")

    def _misread_words(self, roster: Roster) -> str:
        lines = []
        for one in roster.misread[:_MOST_MISREAD]:
            if one.why is WhyNot.NO_AREA:
                line = self.tr("第 {0} 行：“{1}”不是本街道的居民区，请写全名或编码。")
            else:
                line = self.tr("第 {0} 行：“{1}”太长。")
            lines.append(line.format(one.number, one.said))
        more = len(roster.misread) - _MOST_MISREAD
        if more > 0:
            lines.append(self.tr("…还有 {0} 行读不出来。").format(more))
        return "\n".join(lines)

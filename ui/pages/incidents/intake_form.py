"""Taking an incident in (受理): from a call, or from an alarm that fills in place and kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from app.domain.incidents import Grade, Source
from app.services import alarms, places
from app.services.incidents import AlarmsTaken, Intake, open_incident
from ui.alarms.words import place_of as alarm_place
from ui.labels import alarm_title, codes, word
from ui.pages.incidents.model import KIND_OF_SENSOR
from ui.widgets.basics import label
from ui.widgets.fields import ChoiceField, LineField, NoteField
from ui.widgets.form import Form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.alarms import AlarmRow
    from app.services.places import AreaRow
    from ui.console import Console

NEW = "new"


class IntakeForm(Form):
    """`opened(id)`: the incident is there. `joined_already(id)`: the alarm belongs to that one."""

    opened = Signal(str)
    joined_already = Signal(str)
    error_fields = {AlarmsTaken: "title"}  # noqa: RUF012

    def __init__(self, console: Console) -> None:
        super().__init__(console, "intake", self.tr("受理"))
        look = console.look
        self._alarm: AlarmRow | None = None
        self.alarm_words = label("", "dim", wrap=True)
        self.title_field = LineField(
            look,
            "title",
            self.tr("事件（必填）"),
            placeholder=self.tr("一句话说清：哪里、什么事"),
            limit=120,
        )
        self.kind = ChoiceField(look, "kind", self.tr("类型"))
        self.grade = ChoiceField(look, "grade", self.tr("等级"))
        self.source = ChoiceField(look, "source", self.tr("来源"))
        self.area = ChoiceField(look, "area_id", self.tr("居民区"))
        self.place = LineField(
            look, "place", self.tr("地点"), placeholder=self.tr("小区、楼号、楼层、房间"), limit=120
        )
        self.description = NoteField(look, "description", self.tr("情况"))
        self.caller = LineField(look, "caller", self.tr("报告人"), limit=40)
        self.caller_phone = LineField(look, "caller_phone", self.tr("回拨电话"), limit=40)
        self.kind.offer([(code, word("incident_kind", code)) for code in codes("incident_kind")])
        self.grade.offer([(c, word("incident_grade", c)) for c in codes("incident_grade")])
        self.source.offer([(c, word("incident_source", c)) for c in codes("incident_source")])
        self.area.offer([("", self.tr("不详"))])
        self.body.addWidget(self.alarm_words)
        self.add(self.title_field)
        self.add(self.kind, self.grade)
        self.add(self.source, self.area)
        self.add(self.place)
        self.add(self.caller, self.caller_phone)
        self.add(self.description)
        console.ask(self, places.areas, self._offer_areas)

    def begin_new(self) -> None:
        """Begin without an alarm."""
        self._alarm = None
        self._show_alarm()
        self.open_for(NEW, "")

    def begin_from_alarm(self, alarm_id: str) -> None:
        """Begin from an alarm: its place, kind and words are filled in when it is read."""
        self.begin_new()
        self.console.ask(
            self,
            lambda desk: alarms.alarms_by_id(desk, [alarm_id]),
            lambda rows: self._take_alarm(rows[0] if rows else None),
        )

    def texts(self) -> dict[str, str]:
        """Return what a draft keeps: nothing while only lists are chosen."""
        texts = super().texts()
        typed = ("title", "place", "description", "caller", "caller_phone")
        return texts if any(texts[name] for name in typed) else {}

    def submit(self) -> None:
        """Take it in."""
        alarm = self._alarm
        texts = super().texts()
        if not texts["title"]:
            self.refuse(self.tr("请用一句话写清是什么事。"), "title")
            return
        intake = Intake(
            title=texts["title"],
            kind=texts["kind"],
            grade=texts["grade"],
            source=texts["source"],
            area_id=texts["area_id"] or None,
            building_id=alarm.building_id if alarm is not None else None,
            place=texts["place"],
            description=texts["description"],
            caller=texts["caller"],
            caller_phone=texts["caller_phone"],
            alarm_ids=(alarm.id,) if alarm is not None else (),
            lon=alarm.lon if alarm is not None else None,
            lat=alarm.lat if alarm is not None else None,
        )
        self.begin()
        self.console.ask(self, lambda desk: open_incident(desk, intake), self._tell, self.fail)

    def _take_alarm(self, row: AlarmRow | None) -> None:
        if row is None or self.subject != NEW:
            return
        if row.incident_id is not None:
            self.closed.emit()
            self.joined_already.emit(row.incident_id)
            return
        self._alarm = row
        place = alarm_place(row)
        self.open_for(f"{NEW}:{row.id}", "")
        if not self.title_field.text:
            area = row.area_name.removesuffix("居民区")
            self.title_field.set_text(f"{area} {alarm_title(row.kind, row.condition)}")
            self.kind.set_text(KIND_OF_SENSOR.get(row.kind, "other"))
            self.grade.set_text(Grade.ORDINARY.value)
            self.source.set_text(Source.ALARM.value)
            self.area.set_text(row.area_id)
            self.place.set_text(place.removeprefix(area).removeprefix(" · "))
        self._show_alarm()
        self.title_field.focus()

    def _show_alarm(self) -> None:
        row = self._alarm
        self.alarm_words.setVisible(row is not None)
        if row is not None:
            self.alarm_words.setText(
                self.tr("关联报警：{0} · {1}").format(
                    alarm_title(row.kind, row.condition), alarm_place(row)
                )
            )

    def _offer_areas(self, areas: Sequence[AreaRow]) -> None:
        self.area.offer([("", self.tr("不详")), *((area.id, area.name) for area in areas)])
        if self._alarm is not None and not self.area.text:
            self.area.set_text(self._alarm.area_id)

    def _tell(self, incident_id: str) -> None:
        self.finish()
        self.opened.emit(incident_id)

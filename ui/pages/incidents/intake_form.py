"""Taking an incident in (受理): from a call, or from an alarm that fills in place and kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Signal

from app.domain.incidents import EntryKind, Grade, Source
from app.services import incidents, places
from app.services.incidents import AlarmsTaken, Intake
from ui.alarms.words import place_of as alarm_place
from ui.labels import alarm_title, codes, level_name, word
from ui.pages.incidents.around import Around, FromAlarm, read_alarm, read_building
from ui.pages.incidents.joinable import JoinableAlarms
from ui.pages.incidents.model import KIND_OF_SENSOR
from ui.pages.incidents.place_field import BuildingField, PlaceField
from ui.pages.incidents.under_way import UnderWay
from ui.widgets.fields import ChoiceField, LineField, NoteField
from ui.widgets.form import Form
from ui.widgets.state_part import StatePart

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.services.alarms import AlarmRow
    from app.services.desk import Desk
    from app.services.places import AreaRow
    from ui.console import Console

NEW = "new"

_BLANK = {"grade": Grade.ORDINARY.value, "source": Source.CALL.value}


class Taken(msgspec.Struct, frozen=True):
    """An incident that was taken in, or joined: its id and number, and how many alarms it got."""

    id: str
    number: str
    alarms: int


class IntakeForm(Form):
    """`opened(taken)`, `joined(taken)`: a `Taken`. `had_already(incident id)`: so had the alarm.

    `draft_kept(subject)`: it was put away with something in it.
    """

    opened = Signal(object)
    joined = Signal(object)
    had_already = Signal(str)
    draft_kept = Signal(str)
    error_fields = {AlarmsTaken: "title"}  # noqa: RUF012

    def __init__(self, console: Console) -> None:
        super().__init__(console, "intake", self.tr("受理"))
        look = console.look
        self._alarm: AlarmRow | None = None
        self._around: Around | None = None
        self._preset: dict[str, str] = {}
        self.alarm_words = StatePart(console, wrap=True)
        self.under_way = UnderWay(console)
        self.joinable = JoinableAlarms(console)
        self.title_field = LineField(
            look,
            "title",
            self.tr("事件（必填）"),
            placeholder=self.tr("一句话说清：哪里、什么事"),
            limit=120,
        )
        self.kind = ChoiceField(look, "kind", self.tr("类型（必选）"))
        self.grade = ChoiceField(look, "grade", self.tr("等级"))
        self.source = ChoiceField(look, "source", self.tr("来源"))
        self.area = ChoiceField(look, "area_id", self.tr("居民区"))
        self.place = PlaceField(console, "place", self.tr("地点"))
        self.building = BuildingField(look, "building_id")
        self.caller = LineField(look, "caller", self.tr("报告人"), limit=40)
        self.caller_phone = LineField(look, "caller_phone", self.tr("回拨电话"), limit=40)
        self.description = NoteField(look, "description", self.tr("情况"))
        self.kind.offer(
            [
                ("", self.tr("请选择")),
                *((code, word("incident_kind", code)) for code in codes("incident_kind")),
            ]
        )
        self.grade.offer([(c, word("incident_grade", c)) for c in codes("incident_grade")])
        self.source.offer([(c, word("incident_source", c)) for c in codes("incident_source")])
        self.area.offer([("", self.tr("不详"))])
        self.body.addWidget(self.alarm_words)
        self.body.addWidget(self.under_way)
        self.add(self.title_field)
        self.add(self.kind, self.grade)
        self.add(self.place)
        self.add(self.building)
        self.body.addWidget(self.joinable)
        self.add(self.source, self.area)
        self.add(self.caller, self.caller_phone)
        self.add(self.description)
        self.place.building_chosen.connect(self.building.set_text)
        self.building.changed.connect(self._review_building)
        self.caller_phone.changed.connect(self._review_phone)
        self.under_way.join_asked.connect(self._join)
        console.ask(self, places.areas, self._offer_areas)

    # Opening and putting away

    def begin_new(self) -> None:
        """Begin without an alarm."""
        self._begin(NEW)

    def begin_from_alarm(self, alarm_id: str) -> None:
        """Begin from an alarm: its place, kind and words are filled in when it is read."""
        subject = f"{NEW}:{alarm_id}"
        had_draft = self._begin(subject)
        self.console.ask(
            self,
            lambda desk: read_alarm(desk, alarm_id),
            lambda found: self._take_alarm(subject, found, had_draft=had_draft),
        )

    def put_away(self) -> None:
        """Close without discarding, and say so if there is something to keep."""
        kept = bool(self.texts())
        super().put_away()
        if kept:
            self.draft_kept.emit(self.subject)

    def texts(self) -> dict[str, str]:
        """Return what a draft keeps: nothing while nothing was changed."""
        texts = super().texts()
        return {} if texts == self._preset else texts

    # Saving

    def submit(self) -> None:
        """Take it in."""
        texts = super().texts()
        for name, sentence in (
            ("kind", self.tr("请选是哪一类事件。")),
            ("title", self.tr("请用一句话写清是什么事。")),
        ):
            if not texts[name]:
                self.refuse(sentence, name)
        if not (texts["title"] and texts["kind"]):
            return
        alarm, ids = self._alarm, self._alarm_ids()
        intake = Intake(
            title=texts["title"],
            kind=texts["kind"],
            grade=texts["grade"],
            source=texts["source"],
            area_id=texts["area_id"] or None,
            building_id=texts["building_id"] or None,
            place=texts["place"],
            description=texts["description"],
            caller=texts["caller"],
            caller_phone=texts["caller_phone"],
            alarm_ids=ids,
            lon=alarm.lon if alarm is not None else None,
            lat=alarm.lat if alarm is not None else None,
        )

        def work(desk: Desk) -> Taken:
            return _taken(desk, incidents.open_incident(desk, intake), ids)

        self.begin()
        self.console.ask(self, work, lambda taken: self._tell(taken, self.opened.emit), self.fail)

    def _join(self, incident_id: str) -> None:
        """Write what was typed into the log of an incident under way, and join the alarms."""
        ids, words = self._alarm_ids(), self._words()
        kind = EntryKind.CALL if self.source.text == Source.CALL else EntryKind.NOTE

        def work(desk: Desk) -> Taken:
            if ids:
                incidents.join_alarms(desk, incident_id, ids)
            if words:
                incidents.add_entry(desk, incident_id, kind, words)
            return _taken(desk, incident_id, ids)

        self.begin()
        self.console.ask(self, work, lambda taken: self._tell(taken, self.joined.emit), self.fail)

    def _tell(self, taken: Taken, emit: Callable[[Taken], None]) -> None:
        self.finish()
        emit(taken)

    def _alarm_ids(self) -> tuple[str, ...]:
        first = (self._alarm.id,) if self._alarm is not None else ()
        return (*first, *self.joinable.ticked)

    def _words(self) -> str:
        """Return what a person has typed, for the log; the call-back number is left out."""
        texts, preset = super().texts(), self._preset
        said = [texts[n] for n in ("title", "place", "description") if texts[n] != preset.get(n)]
        if texts["caller"]:
            said.append(self.tr("报告人 {0}").format(texts["caller"]))
        return self.tr("；").join(part for part in said if part)

    # What is known

    def _begin(self, subject: str) -> bool:
        """Open for a subject; return whether it had a draft."""
        self.keep_draft()
        self._alarm = self._around = None
        self._preset = dict.fromkeys(super().texts(), "") | _BLANK
        self.alarm_words.say("")
        self.place.clear_offers()
        had_draft = bool(self._drafts.load(subject))
        self.open_for(subject, "")
        self._review_building()
        return had_draft

    def _empty(self) -> None:
        """Begin again with what the alarm says."""
        super()._empty()
        self._fill_in(self._preset)

    def _take_alarm(self, subject: str, found: FromAlarm | None, *, had_draft: bool) -> None:
        if subject != self.subject:
            return
        if found is None:
            self.show_error(self.tr("这条报警已不存在，可以照常受理。"))
            return
        row = found.alarm
        if row.incident_id is not None:
            self.closed.emit()
            self.had_already.emit(row.incident_id)
            return
        self._alarm, self._around = row, found.around
        words = f"{level_name(row.level)} {alarm_title(row.kind, row.condition)}"
        self.alarm_words.say(
            self.tr("来自报警：{0} · {1}").format(words, alarm_place(row)), row.level
        )
        area = row.area_name.removesuffix("居民区")
        self._preset |= {
            "title": f"{area} {row.building_number} ".replace("  ", " ")
            + alarm_title(row.kind, row.condition),
            "kind": KIND_OF_SENSOR.get(row.kind, "other")
            if row.condition == "process"
            else "other",
            "source": Source.ALARM.value,
            "area_id": row.area_id,
            "building_id": row.building_id or "",
            "place": _place_within(row),
        }
        if not had_draft:
            self._fill_in(self._preset)
        self._review_building()
        self.title_field.focus()

    def _fill_in(self, texts: dict[str, str]) -> None:
        """Put texts into fields that hold nothing of their own yet."""
        self._filling = True
        for name, text in texts.items():
            field = self._fields[name]
            if field.text == _BLANK.get(name, ""):
                field.set_text(text)
        self._filling = False

    def _review_building(self) -> None:
        """Show what is under way at the building that is chosen, reading it first."""
        chosen = self.building.text
        self.area.setEnabled(not chosen)
        if self._around is not None and self._around.building_id == chosen:
            self._show_around(self._around)
            return
        self._around = None
        self.joinable.offer([], ticked=False)
        self.under_way.offer([])
        if chosen:
            self.console.ask(
                self,
                lambda desk: read_building(desk, chosen),
                lambda around: self._take_building(chosen, around),
            )

    def _take_building(self, building_id: str, around: Around | None) -> None:
        if building_id != self.building.text:
            return
        if around is None:
            self.building.set_text("")
            return
        self._around = around
        self.area.set_text(around.area_id)
        self._show_around(around)

    def _show_around(self, around: Around) -> None:
        alarm = self._alarm
        self.building.show_name(around.name)
        others = [row for row in around.alarms if alarm is None or row.id != alarm.id]
        self.joinable.offer(others, ticked=alarm is not None)
        self.under_way.offer(around.incidents)
        self._review_phone()

    def _review_phone(self) -> None:
        self.under_way.warn_of_phone(typed=bool(self.caller_phone.text))

    def _offer_areas(self, areas: Sequence[AreaRow]) -> None:
        self.area.offer([("", self.tr("不详")), *((area.id, area.name) for area in areas)])


def _place_within(row: AlarmRow) -> str:
    """Return where in its building or area the alarm is, e.g. `6 层 走廊`."""
    known = (row.area_name.removesuffix("居民区"), row.building_number)
    parts = alarm_place(row).split(" · ")
    return " · ".join(part for part in parts if part not in known)


def _taken(desk: Desk, incident_id: str, alarm_ids: tuple[str, ...]) -> Taken:
    (row,) = incidents.incidents_by_id(desk, [incident_id])
    return Taken(row.id, row.number, len(alarm_ids))

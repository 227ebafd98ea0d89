"""What to do about an alarm: its meaning, first actions, whom to call, who and what is near.

Self-contained: give it an alarm's row, it reads the rest. Leaders and administrators edit the words
in place; nothing covers the alarm.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from app.services import alarm_help, alarms, guidance_notes
from app.services.desk import NotFound
from ui.alarms.fact_lines import Fact, FactLines
from ui.alarms.guidance_words import (
    actions_of,
    built_in_call,
    hydrant_text,
    meaning_of,
    metres,
    origin_of,
    own_calls,
    phone_of,
    translate,
    who_is,
)
from ui.labels import word
from ui.text import floor_name, number
from ui.widgets.basics import button, label
from ui.widgets.measure import spaced

if TYPE_CHECKING:
    from app.services.alarm_help import PersonRevealed
    from app.services.alarms import AlarmRow, Surroundings
    from app.services.desk import Desk
    from app.services.guidance_notes import Guidance
    from ui.alarms.guidance_editor import GuidanceEditor
    from ui.console import Console

_LEADER = "leader"


_SOON_MS = 80
"""Who steps through a list does not have all of it read."""
_NEIGHBOURS_MS = 1_000
"""Another alarm of the building is told after so long."""
_AGAIN_MS = 10_000
"""Pressure, free places and neighbours are read again so often while an alarm is shown."""


class GuidancePanel(QFrame):
    """See the module's text. `map_asked(id)`: a sensor's, shelter's or camera's place is wanted.
    `call_asked(person)`: a call to a `PersonRevealed` is to be written down.

    `around_read(Surroundings)`: what is around the alarm that is shown, read anew.
    """

    map_asked = Signal(str)
    around_read = Signal(object)
    call_asked = Signal(object)

    def __init__(self, console: Console) -> None:
        super().__init__()
        self._console = console
        self._row: AlarmRow | None = None
        self._guidance: Guidance | None = None
        self._around: Surroundings | None = None
        self._leader_phone = ""
        self._revealed: tuple[PersonRevealed, ...] = ()
        self._editor: GuidanceEditor | None = None
        self._is_reading = self._is_wanted = False
        self._soon = QTimer(self, interval=_SOON_MS, singleShot=True)
        self._soon.timeout.connect(self._read)
        self._neighbours = QTimer(self, interval=_NEIGHBOURS_MS, singleShot=True)
        self._neighbours.timeout.connect(self._read)
        self._again = QTimer(self, interval=_AGAIN_MS)
        self._again.timeout.connect(self._read)
        look = console.look
        self.setProperty("role", "panel")
        self.setProperty("edge", "left")
        self._meaning = label("", "strong", wrap=True)
        self._actions = label("", wrap=True)
        self._origin = label("", "label", wrap=True)
        self._sentence = label("", "dim", wrap=True)
        self.calls = FactLines(look, self.tr("打给谁"))
        self.people = FactLines(look)
        self.near = FactLines(look, self.tr("就近"))
        self.edit_button = button(self.tr("编辑处置指引"), role="link")
        self.edit_button.clicked.connect(self.edit)
        self.calls.asked.connect(self._reveal_leader)
        self.people.asked.connect(self._reveal_people)
        self.near.asked.connect(self.map_asked)
        foot = spaced(look, QHBoxLayout(), 8)
        foot.addWidget(self._origin, 1)
        foot.addWidget(self.edit_button)
        self._body = QWidget()
        inner = spaced(look, QVBoxLayout(self._body), 8, (20, 14, 20, 12))
        for part in (self._meaning, self._actions, self.calls, self._sentence):
            inner.addWidget(part)
        for part in (self.people, self.near):
            inner.addWidget(part)
        inner.addLayout(foot)
        inner.addStretch(1)
        self._reading = _scrolling(self._body)
        self._faces = QStackedLayout(self)
        self._faces.setContentsMargins(0, 0, 0, 0)
        self._faces.addWidget(self._reading)
        console.rows_changed.connect(self._note_rows)
        console.alarms.changed.connect(self._note_alarms)
        self.show_alarm(None)

    # What is shown

    @property
    def texts(self) -> str:
        """What the panel says, for a test to read."""
        parts = [self._meaning.text(), self._actions.text(), *self.calls.texts]
        parts += [self._sentence.text(), *self.people.texts, *self.near.texts]
        return "\n".join([*parts, self._origin.text()])

    @property
    def editor(self) -> GuidanceEditor | None:
        """The editor, once it has been opened."""
        return self._editor

    @property
    def is_editing(self) -> bool:
        """Whether the editor is in front."""
        return self._editor is not None and self._faces.currentWidget() is self._editor

    def show_alarm(self, row: AlarmRow | None) -> None:
        """Show what to do about an alarm; None empties the panel."""
        before, self._row = self._row, row
        self._body.setVisible(row is not None)
        if row is None:
            self._soon.stop()
            self._again.stop()
            self._leave_editor()
            return
        if before is None or before.id != row.id:
            self._leave_editor()
            self._guidance = self._around = None
            self._leader_phone = ""
            self._revealed = ()
            for part in (self._meaning, self._actions, self._origin, self._sentence):
                part.setText("")
            for lines in (self.calls, self.people, self.near):
                lines.show_facts([])
            self.edit_button.hide()
        # Not for each value of its sensor: this is a dozen queries.
        if before is None or (before.id, before.version) != (row.id, row.version):
            self._soon.start()
            self._again.start()

    def _note_rows(self, table: str, _ids: object) -> None:
        if table == "guidance_notes" and self._row is not None:
            self._read()

    def _note_alarms(self, rows: list[AlarmRow], _gone: object) -> None:
        shown = self._row
        if shown is None or shown.building_id is None or self._neighbours.isActive():
            return
        if any(one.building_id == shown.building_id and one.id != shown.id for one in rows):
            self._neighbours.start()

    def _read(self) -> None:
        if self._row is None:
            return
        if self._is_reading:
            self._is_wanted = True
            return
        self._is_reading, self._is_wanted = True, False
        alarm_id = self._row.id

        def work(desk: Desk) -> tuple[Guidance, Surroundings]:
            return guidance_notes.guidance_for(desk, alarm_id), alarms.surroundings(desk, alarm_id)

        self._console.ask(self, work, lambda found: self._show(alarm_id, *found), self._miss)

    def _end_reading(self) -> None:
        self._is_reading = False
        if self._is_wanted:
            self._read()

    def _miss(self, error: Exception) -> None:
        self._end_reading()
        if not isinstance(error, NotFound):  # an alarm that is gone takes its panel along
            self._console.failed.emit(error)

    def _show(self, alarm_id: str, found: Guidance, around: Surroundings) -> None:
        self._end_reading()
        if self._row is None or self._row.id != alarm_id:
            return
        self._guidance = found
        self._meaning.setText(meaning_of(found))
        lines = (f"{number}. {text}" for number, text in enumerate(actions_of(found), 1))
        self._actions.setText("\n".join(lines))
        self._origin.setText(self._origins(found))
        self._sentence.setText(built_in_call(found))
        self._sentence.setVisible(bool(built_in_call(found)))
        may_write = self._console.desk.actor.role in guidance_notes.WRITERS
        self.edit_button.setVisible(may_write)
        is_new, self._around = around != self._around, around
        self._show_calls(found, around)
        if is_new:  # what was revealed stays in sight while nothing is new
            self._show_people(around)
            self._show_near(around)
            self.around_read.emit(around)

    def _origins(self, found: Guidance) -> str:
        words = found.words
        parts = (
            (self.tr("含义"), words.meaning),
            (self.tr("步骤"), words.actions),
            (self.tr("电话"), words.calls),
        )
        whose = {origin_of(part) for _, part in parts}
        if len(whose) == 1:
            return self.tr("指引：{0}").format(whose.pop())
        return " · ".join(f"{name} {origin_of(part)}" for name, part in parts)

    def _show_calls(self, found: Guidance, around: Surroundings) -> None:
        facts = [
            Fact(call.name, phone_of(call.phone) if call.phone else "") for call in own_calls(found)
        ]
        for call in around.calls:
            reveals = call.masked and not self._leader_phone
            phone = self._leader_phone if call.masked and self._leader_phone else call.phone
            facts.append(
                Fact(
                    who_is(call),
                    phone_of(phone),
                    self.tr("显示号码") if reveals else "",
                    _LEADER,
                    unknown=not phone,
                )
            )
        self.calls.show_facts(facts)

    def _show_people(self, around: Surroundings) -> None:
        if around.households is None:
            self.people.show_facts([])
            return
        count = around.vulnerable_people
        if not count:
            self.people.show_facts([Fact(self.tr("本楼没有登记的脆弱人群"))], "")
            return
        names = self.tr("、").join(person.name for person in around.people[:6])
        floors = sorted({one.floor for one in around.people if one.floor is not None})
        where = self.tr("、").join(floor_name(floor) for floor in floors)
        self.people.show_facts(
            [
                Fact(
                    f"{names} · {where}" if where else names,
                    "",
                    self.tr("显示姓名和房号"),
                    "people",
                )
            ],
            self.tr("本楼脆弱人群 {0} 人").format(count),
        )

    def _show_near(self, around: Surroundings) -> None:
        now = self._console.now()
        on_map = self.tr("图上看")
        facts = [
            Fact(
                self.tr("消防栓 {0} {1} · {2}").format(
                    one.place or one.code, metres(one.distance_m), hydrant_text(one, now)
                ),
                "",
                on_map,
                one.sensor_id,
            )
            for one in around.hydrants
        ] or [Fact(self.tr("消防栓：没有登记水压点位"))]
        facts.append(self._shelter(around, on_map))
        camera = around.camera
        facts.append(
            Fact(
                self.tr("监控 {0} {1}").format(camera.name, metres(camera.distance_m)),
                "",
                on_map,
                camera.camera_id,
            )
            if camera is not None
            else Fact(self.tr("监控：没有登记"))
        )
        self.near.show_facts(facts)

    def _shelter(self, around: Surroundings, on_map: str) -> Fact:
        if around.shelter_id is None:
            return Fact(self.tr("避难点：没有可用的"))
        words = self.tr("避难点 {0} {1} · {2}，余 {3} 人")
        text = words.format(
            around.shelter_name,
            metres(around.shelter_distance_m),
            word("shelter_state", around.shelter_state),
            number(max(0, around.shelter_free or 0)),
        )
        return Fact(text, "", on_map, around.shelter_id)

    # What is asked

    def _reveal_leader(self, _target: str) -> None:
        row = self._row
        if row is not None:
            self._console.ask(
                self,
                lambda desk: alarms.reveal_leader_phone(desk, row.id),
                lambda phone: self._show_leader(row, phone),
            )

    def _show_leader(self, row: AlarmRow, phone: str) -> None:
        if self._is_shown(row) and self._guidance is not None and self._around is not None:
            self._leader_phone = phone
            self._show_calls(self._guidance, self._around)

    def _reveal_people(self, target: str) -> None:
        row = self._row
        person = next((one for one in self._revealed if one.id == target), None)
        if person is not None:
            self.call_asked.emit(person)
            return
        if row is None:
            return
        self._console.ask(
            self,
            lambda desk: alarm_help.reveal_people(desk, row.id),
            lambda people: self._show_revealed(row, people),
        )

    def _show_revealed(self, row: AlarmRow, people: tuple[PersonRevealed, ...]) -> None:
        if self._is_shown(row):
            self._revealed = people
            self.people.show_facts(
                [_person(one) for one in people],
                self.tr("本楼脆弱人群 {0} 人（已记录查看）").format(len(people)),
            )

    def note_call(self, person_id: str, reached: bool) -> None:
        """Show that one of the people that are shown was called just now."""
        row, now = self._row, self._console.now()
        if row is not None and self._revealed:
            self._show_revealed(
                row,
                tuple(
                    msgspec.structs.replace(one, called_at=now, reached=reached)
                    if one.id == person_id
                    else one
                    for one in self._revealed
                ),
            )

    def _is_shown(self, row: AlarmRow) -> bool:
        return self._row is not None and self._row.id == row.id

    # Editing

    def edit(self) -> None:
        """Open the editor in place of the words."""
        found = self._guidance
        if found is None:
            return
        if self._editor is None:
            from ui.alarms.guidance_editor import GuidanceEditor

            self._editor = GuidanceEditor(self._console)
            self._editor.closed.connect(self._leave_editor)
            self._faces.addWidget(self._editor)
        self._faces.setCurrentWidget(self._editor)
        self._editor.open_guidance(found)

    def _leave_editor(self) -> None:
        self._faces.setCurrentWidget(self._reading)


def _person(one: PersonRevealed) -> Fact:
    room = (
        translate("Guidance", "{0} 室").format(one.room)
        if one.room.isdigit()
        else one.room or floor_name(one.floor)
    )
    said = " · ".join(filter(None, (room, one.name, one.need, one.contact)))
    link = translate("Guidance", "登记通话")
    if one.reached is not None:
        link = word("call_outcome", "reached" if one.reached else "unreached")
    return Fact(said, phone_of(one.phone), link, one.id, unknown=not one.phone)


def _scrolling(inner: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inner)
    return area

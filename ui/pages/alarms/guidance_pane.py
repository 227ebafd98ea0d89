"""What an alarm means, what to do first, whom to call, who lives there, what is near."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.domain.guidance import guidance
from app.services import alarm_help
from ui.labels import word
from ui.text import floor_name, number
from ui.widgets.basics import button, label
from ui.widgets.measure import spaced

if TYPE_CHECKING:
    from app.services.alarm_help import Call, HydrantNearby, PersonRevealed
    from app.services.alarms import AlarmRow, Surroundings
    from app.services.guidance_notes import Guidance
    from ui.console import Console


class GuidancePane(QFrame):
    """The words of the alarm's kind, or of its place where somebody has written others.

    Vulnerable people are masked until a person with the right asks to see them; that is kept.
    """

    def __init__(self, console: Console) -> None:
        super().__init__()
        self._console = console
        self._alarm_id = ""
        self.setProperty("role", "panel")
        self.setProperty("edge", "left")
        self._title = label("", "label", wrap=True)
        self._actions = label("", wrap=True)
        self._calls = label("", wrap=True)
        self._people = label("", "dim", wrap=True)
        self.reveal_button = button(self.tr("显示姓名和房号"), role="link")
        self.reveal_button.clicked.connect(self._reveal)
        self._nearby = label("", "dim", wrap=True)
        body = QWidget()
        inner = spaced(console.look, QVBoxLayout(body), 8, (20, 14, 20, 12))
        for part in (self._title, self._actions, self._calls, self._people):
            inner.addWidget(part)
        inner.addWidget(self.reveal_button, 0, Qt.AlignmentFlag.AlignLeft)
        inner.addWidget(self._nearby)
        inner.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        self.show_row(None)

    @property
    def texts(self) -> str:
        """What the pane says, for a test to read."""
        parts = (self._title, self._actions, self._calls, self._people, self._nearby)
        return "\n".join(part.text() for part in parts)

    def show_row(self, row: AlarmRow | None) -> None:
        """Show the built-in words at once; what is read follows."""
        self._alarm_id = row.id if row is not None else ""
        for part in (self._title, self._actions, self._calls, self._people, self._nearby):
            part.setText("")
        self.reveal_button.hide()
        if row is not None:
            self._say(row.kind, row.condition, None)

    def show_read(self, row: AlarmRow, words: Guidance, around: Surroundings) -> None:
        """Show what holds at the alarm's place, and what is around it."""
        self._say(row.kind, row.condition, words)
        own = words.words.calls.value if words.words.calls is not None else ()
        lines = [f"{line.name} {line.phone}".strip() for line in own]
        lines += [text for text in map(_call_words, around.calls) if text]
        self._calls.setText("\n".join(lines))
        if not self._people.text() or not self.reveal_button.isHidden():
            self._people.setText(self._people_words(around))
            self.reveal_button.setVisible(bool(around.people))
        self._nearby.setText("\n".join(self._near_lines(around)))

    def _say(self, kind: str, condition: str, own: Guidance | None) -> None:
        built_in = guidance(kind, condition)
        chinese = QLocale().language() == QLocale.Language.Chinese
        meaning = built_in.meaning_zh if chinese else built_in.meaning_en
        actions = built_in.actions_zh if chinese else built_in.actions_en
        if own is not None:
            meaning = own.words.meaning.value if own.words.meaning is not None else meaning
            actions = own.words.actions.value if own.words.actions is not None else actions
        self._title.setText(self.tr("先做三件事") + f" · {meaning}")
        self._actions.setText("\n".join(f"{i}. {text}" for i, text in enumerate(actions, 1)))

    def _people_words(self, around: Surroundings) -> str:
        if not around.people:
            return ""
        names = self.tr("、").join(
            f"{person.name} {floor_name(person.floor)}".strip() for person in around.people
        )
        return self.tr("脆弱人群 {0} 人：{1}").format(len(around.people), names)

    def _near_lines(self, around: Surroundings) -> list[str]:
        lines = [self._hydrant_words(one) for one in around.hydrants]
        if around.shelter_id and around.shelter_distance_m is not None:
            words = (
                self.tr("最近避难点 {0} {1} m（{2}，余 {3}）")
                if around.shelter_free is not None
                else self.tr("最近避难点 {0} {1} m（{2}）")
            )
            lines.append(
                words.format(
                    around.shelter_name,
                    number(around.shelter_distance_m, 0),
                    word("shelter_state", around.shelter_state),
                    max(0, around.shelter_free or 0),
                )
            )
        if around.camera is not None:
            lines.append(
                self.tr("最近监控 {0} {1} m").format(
                    around.camera.name, number(around.camera.distance_m, 0)
                )
            )
        return lines

    def _hydrant_words(self, hydrant: HydrantNearby) -> str:
        state = {
            "normal": self.tr("{0} MPa").format(number(hydrant.value)),
            "low": self.tr("水压低 {0} MPa").format(number(hydrant.value)),
        }.get(hydrant.state, self.tr("水压未知"))
        return self.tr("最近消火栓 {0} {1} m（{2}）").format(
            hydrant.place or hydrant.code, number(hydrant.distance_m, 0), state
        )

    def _reveal(self) -> None:
        alarm_id = self._alarm_id
        self._console.ask(
            self,
            lambda desk: alarm_help.reveal_people(desk, alarm_id),
            lambda people: self._show_people(alarm_id, people),
        )

    def _show_people(self, alarm_id: str, people: tuple[PersonRevealed, ...]) -> None:
        if alarm_id != self._alarm_id:
            return
        self.reveal_button.hide()
        lines = [
            " · ".join(
                filter(
                    None,
                    (
                        one.name,
                        floor_name(one.floor),
                        one.room,
                        one.category,
                        one.phone,
                        one.need,
                        one.contact,
                    ),
                )
            )
            for one in people
        ]
        self._people.setText("\n".join(lines))


def _call_words(call: Call) -> str:
    """Return e.g. `微型消防站 000-0008-0104`; without a number nothing: nobody can be called."""
    if not call.phone:
        return ""
    name = call.name if call.who == "building_leader" else ""
    return " ".join(filter(None, (word("callee", call.who), name, call.phone)))

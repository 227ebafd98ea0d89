"""When an inject comes: one of six ways, each with its own fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.drill.conditions import conditions
from app.domain.drill.spans import span_text
from app.drill.editing.tree import at, fields_at, put
from ui.pages.drill_editor.labels import WAYS, field_label, form_label
from ui.pages.drill_editor.parts import PlugInForm
from ui.pages.drill_editor.struct_form import StructForm
from ui.widgets.fields import ChoiceField
from ui.widgets.measure import spaced

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.drill.editing.tree import Path, Tree
    from ui.pages.drill_editor.manuscript import Manuscript
    from ui.theme.look import Look

translate = QCoreApplication.translate

_FIELDS = {
    "at": ("at",),
    "after": ("after", "delay"),
    "on": ("on", "delay"),
    "unless": ("unless", "since", "within", "delay"),
    "when": ("delay",),
    "by_hand": (),
}


class TriggerForm(QWidget):
    """The trigger of the inject at `show_trigger`'s path."""

    def __init__(self, look: Look, manuscript: Manuscript) -> None:
        super().__init__()
        self._manuscript = manuscript
        self._path: Path = ()
        self._due: int | None = None
        self._is_filling = False
        self.way = ChoiceField(look, "way", field_label("inject", "trigger"))
        self.form = StructForm(look, "trigger", but=("when", "by_hand"))
        self.condition = ChoiceField(look, "condition", field_label("condition", "condition"))
        self.condition.offer([(one, form_label("condition", one)) for one in conditions()])
        self.condition_form = PlugInForm(look, "condition")
        layout = spaced(look, QVBoxLayout(self), 12)
        for part in (self.way, self.condition, self.condition_form, self.form):
            layout.addWidget(part)
        self.way.offer([(one, translate("DrillChoices", word)) for one, word in WAYS.items()])
        self.way.changed.connect(self._change_way)
        self.form.edited.connect(self._edit)
        self.condition.changed.connect(self._change_condition)
        self.condition_form.edited.connect(self._edit_condition)

    def show_trigger(self, path: Path, due: int | None) -> None:
        """Show the trigger at a path; `due`: when it falls due as things stand."""
        self._path, self._due = path, due
        trigger = fields_at(self._manuscript.tree, path)
        way = next((one for one in WAYS if one in trigger), "")
        self._is_filling = True
        offers = [(one, str(translate("DrillChoices", word))) for one, word in WAYS.items()]
        self.way.offer(offers if way else [("", translate("DrillEditor", "（未选）")), *offers])
        self.way.set_text(way)
        around = self._manuscript.around
        self.form.show_values(trigger, around)
        for name, field in self.form.fields.items():
            field.setVisible(name in _FIELDS.get(way, ()))
        name = str(at(trigger, ("when", "condition"), ""))
        self.condition.set_text(name)
        body = fields_at(trigger, ("when", "body"))
        self.condition_form.show_values(name, body, around)
        for part in (self.condition, self.condition_form):
            part.setVisible(way == "when")
        self._is_filling = False

    def show_problems(self, said: Mapping[Path, str]) -> None:
        """Say at each field what is wrong with it, by its path."""
        here = self._path
        self.way.show_error(said.get(here, ""))
        self.form.show_problems(said, here)
        self.condition.show_error(said.get((*here, "when", "condition"), ""))
        body: Path = (*here, "when", "body")
        self.condition_form.show_problems(said, body)
        if body in said:
            self.condition.show_error(said[body])

    def focus_field(self, rest: Path) -> None:
        """Put the cursor into the field that a path below the trigger leads to."""
        if rest[:1] == ("when",):
            if not (len(rest) > 2 and self.condition_form.focus_field(str(rest[2]))):
                self.condition.focus()
        elif not (rest and self.form.focus_field(str(rest[0]))):
            self.way.focus()

    def _change_way(self) -> None:
        way = self.way.text
        if self._is_filling or not way:
            return
        before = fields_at(self._manuscript.tree, self._path)
        made = self._fresh(way)
        if way not in ("at", "by_hand") and "delay" in before:
            made["delay"] = before["delay"]
        self._manuscript.do(put(self._manuscript.tree, self._path, made), self._path)

    def _fresh(self, way: str) -> Tree:
        """Return a trigger of another way, as near to the present one as can be."""
        others = [one for one, _ in self._manuscript.around.parts.get("injects", ())]
        mine = at(self._manuscript.tree, (*self._path[:-1], "id"))
        place = others.index(mine) if mine in others else 0
        other = others[place - 1] if place else next((one for one in others if one != mine), "")
        deed = {"action": "acknowledge", "table": "alarms"}
        fresh: dict[str, Tree] = {
            "at": {"at": span_text(self._due or 0)},
            "after": {"after": other},
            "on": {"on": deed},
            "unless": {"unless": deed, **({"since": other} if other else {}), "within": "5m"},
            "when": {"when": {"condition": "alarms_open", "body": {"at_least": 1}}},
            "by_hand": {"by_hand": True},
        }
        return fresh[way]

    def _edit(self, rest: Path, value: Any) -> None:
        self._manuscript.set((*self._path, *rest), value)

    def _change_condition(self) -> None:
        if not self._is_filling:
            path: Path = (*self._path, "when")
            fresh = {"condition": self.condition.text}
            self._manuscript.do(put(self._manuscript.tree, path, fresh), path)

    def _edit_condition(self, rest: Path, value: Any) -> None:
        self._manuscript.set((*self._path, "when", "body", *rest), value)

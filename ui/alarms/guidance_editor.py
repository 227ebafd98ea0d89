"""Writing guidance in a place's own words, within the panel: what is inherited, and a preview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from app.domain.guidance_notes import (
    EVERY,
    GuidanceInForce,
    Note,
    actions_of,
    calls_of,
    text_of_actions,
)
from app.domain.scopes import Inherited, Scope
from app.services import guidance_notes
from app.services.desk import ChangedMeanwhile
from app.services.guidance_notes import EmptyNote, Guidance, NoteText, TooManyLines
from app.services.place_chain import UnknownScope
from ui.alarms import guidance_words as words
from ui.errors import explains, translate
from ui.labels import alarm_title, word
from ui.widgets.basics import button, label
from ui.widgets.fields import ChoiceField, NoteField
from ui.widgets.form import Form

if TYPE_CHECKING:
    from app.domain.scopes import ScopeKey
    from app.services.guidance_notes import Editing, NoteRow
    from app.services.place_chain import NamedPlace
    from ui.console import Console

explains(EmptyNote, lambda _: translate("Guidance", "三项都空着：要恢复继承请按“恢复继承”。"))
explains(UnknownScope, lambda _: translate("Guidance", "没有这一级地点，请重新选择。"))


def _too_many(error: Exception) -> str:
    assert isinstance(error, TooManyLines)
    return translate("Guidance", "最多 {0} 行，再多没有人看得完。").format(error.limit)


explains(TooManyLines, _too_many)

_EVERY = "*"
"""The choice of all conditions: a choice's code is not empty."""
_NEAREST = (Scope.COMPOUND, Scope.AREA, Scope.STREET)
"""For whom one usually writes, in this order: the first that the alarm's place has."""


class GuidanceEditor(Form):
    """The form for one kind of alarm at one of the places the alarm lies in."""

    def __init__(self, console: Console) -> None:
        super().__init__(console, "guidance", translate("Guidance", "保存指引"))
        look = console.look
        self._guidance: Guidance | None = None
        self._editing: Editing | None = None
        self._loaded: dict[str, str] = {}
        self._is_conflict = False
        self.place = ChoiceField(look, "place", self.tr("写给哪里（下级自动继承）"))
        self.condition = ChoiceField(look, "condition", self.tr("用于"))
        self.meaning = NoteField(look, "meaning", self.tr("含义"), rows=2)
        self.steps = NoteField(
            look, "actions", self.tr("先做什么，一行一步，最要紧的三步在前"), rows=4
        )
        self.calls = NoteField(look, "calls", self.tr("打给谁，一行一个：名称 电话"), rows=3)
        self._preview_title = label(self.tr("预览：值班员将看到"), "label")
        self._preview = label("", wrap=True)
        self.remove_button = button(self.tr("恢复继承"), role="link")
        self.remove_button.clicked.connect(self._remove)
        for choice in (self.place, self.condition):
            self.body.addWidget(choice)
            choice.combo.activated.connect(self._choose)
        self.add(self.meaning)
        self.add(self.steps)
        self.add(self.calls)
        for field in (self.meaning, self.steps, self.calls):
            field.changed.connect(self._show_preview)
        for part in (self._preview_title, self._preview, self.remove_button):
            self.body.addWidget(part)

    @property
    def preview(self) -> str:
        """What the person on duty will read."""
        return self._preview.text()

    def open_guidance(self, found: Guidance) -> None:
        """Begin with what holds for an alarm."""
        self._guidance = found
        self.place.offer(
            [(f"{one.scope}:{one.scope_id}", _place_name(one)) for one in found.places]
        )
        own = next(
            (one for scope in _NEAREST for one in found.places if one.scope == scope),
            found.places[-1],
        )
        self.place.set_text(f"{own.scope}:{own.scope_id}")
        self.condition.offer(_conditions(found.kind, found.condition))
        self.condition.set_text(found.condition)
        self._read()

    def open_note(self, kind: str, condition: str, place: NamedPlace) -> None:
        """Begin with what one place says, or will say, of a kind."""
        self._guidance = Guidance(kind, condition, GuidanceInForce(), (place,))
        self.place.offer([(f"{place.scope}:{place.scope_id}", _place_name(place))])
        self.condition.offer(_conditions(kind, condition))
        self.condition.set_text(condition or _EVERY)
        self._read()

    def texts(self) -> dict[str, str]:
        """Return what a draft keeps: nothing while nothing was changed."""
        typed = super().texts()
        return {} if typed == self._loaded else typed

    def submit(self) -> None:
        """Keep the words."""
        editing = self._editing
        if editing is None:
            return
        text = NoteText(
            editing.place.scope,
            editing.place.scope_id,
            editing.kind,
            editing.condition,
            self.meaning.text,
            self.steps.text,
            self.calls.text,
        )
        version = editing.own.version if editing.own else None
        self.begin()
        self.console.ask(
            self, lambda desk: guidance_notes.save(desk, text, version), self._saved, self.fail
        )

    def fail(self, error: Exception) -> None:
        """Say what is wrong; what another wrote meanwhile is read, and what was typed stays."""
        super().fail(error)
        if isinstance(error, ChangedMeanwhile):
            self.keep_draft()
            self._is_conflict = True
            self._read()

    # Reading

    def _choose(self, _position: int) -> None:
        self.keep_draft()
        self._read()

    def _read(self) -> None:
        found = self._guidance
        if found is None:
            return
        scope, _, scope_id = self.place.text.partition(":")
        condition = EVERY if self.condition.text == _EVERY else self.condition.text
        self._editing = None
        self.save_button.setEnabled(False)
        self.console.ask(
            self,
            lambda desk: guidance_notes.editing(desk, scope, scope_id, found.kind, condition),
            self._show,
            self.fail,
        )

    def _show(self, editing: Editing) -> None:
        self._editing = editing
        self.save_button.setEnabled(True)
        subject = (editing.place.scope, editing.place.scope_id, editing.kind, editing.condition)
        self._loaded = _texts_of(editing.own)
        self.open_for(":".join(subject), "")
        if not self._drafts.load(self.subject):
            self._fill(self._loaded)
        self._show_inherited(editing)
        self.remove_button.setVisible(editing.own is not None)
        self._show_preview()
        if self._is_conflict:
            self._is_conflict = False
            self.show_error(self._what_another_did(editing.own))

    def _what_another_did(self, own: NoteRow | None) -> str:
        if own is None:
            return self.tr("别人刚刚恢复了继承。您写的还在，再按一次保存以您的为准。")
        said = self.tr("；").join(
            filter(None, (own.meaning, *own.actions, *(c.name for c in own.calls)))
        )
        return self.tr("{0} 刚刚写了：{1}。您写的还在，再按一次保存以您的为准。").format(
            own.edited_by, said
        )

    def _show_inherited(self, editing: Editing) -> None:
        above = editing.inherited
        said = self.tr("空着则继承（{0}）：{1}")
        calls = [f"{call.name} {call.phone}".strip() for call in words.own_calls(above)]
        inherited = (
            (self.meaning, above.words.meaning, words.meaning_of(above)),
            (self.steps, above.words.actions, " → ".join(words.actions_of(above))),
            (
                self.calls,
                above.words.calls,
                self.tr("；").join(calls) or words.built_in_call(above),
            ),
        )
        for field, part, text in inherited:
            field.show_hint(said.format(words.origin_of(part), text))

    def _show_preview(self) -> None:
        editing = self._editing
        if editing is None:
            return
        key = (Scope(editing.place.scope), editing.place.scope_id)
        typed = Note(self.meaning.text, actions_of(self.steps.text), calls_of(self.calls.text))
        found = structs.replace(editing.inherited, words=_over(editing.inherited.words, typed, key))
        numbered = [f"{n}. {text}" for n, text in enumerate(words.actions_of(found), 1)]
        calls = [f"{call.name} {call.phone}".strip() for call in words.own_calls(found)]
        lines = [words.meaning_of(found), *numbered, *(calls or [words.built_in_call(found)])]
        self._preview.setText("\n".join(lines))

    # Saved, removed

    def _saved(self, _note_id: str) -> None:
        self.console.told.emit(self.tr("处置指引已保存，下级地点自动继承。"))
        self.finish()

    def _remove(self) -> None:
        own = self._editing.own if self._editing else None
        if own is not None:
            self.begin()
            self.console.ask(
                self,
                lambda desk: guidance_notes.remove(desk, own.id, own.version),
                self._removed,
                self.fail,
            )

    def _removed(self, _: None) -> None:
        self.console.told.emit(self.tr("已恢复继承。"))
        self.finish()


def _place_name(place: NamedPlace) -> str:
    return f"{words.scope_name(place.scope)} {place.name}"


def _conditions(kind: str, condition: str) -> list[tuple[str, str]]:
    """Return the one condition and all of them, as choices."""
    name = word("sensor_kind", kind) if kind else translate("Guidance", "所有类型")
    every = (_EVERY, translate("Guidance", "{0}的所有情形").format(name))
    if not condition:
        return [every]
    title = alarm_title(kind, condition) if kind else word("condition", condition)
    return [(condition, translate("Guidance", "仅“{0}”").format(title)), every]


def _texts_of(own: NoteRow | None) -> dict[str, str]:
    if own is None:
        return {"meaning": "", "actions": "", "calls": ""}
    calls = "\n".join(f"{call.name} {call.phone}".strip() for call in own.calls)
    return {"meaning": own.meaning, "actions": text_of_actions(own.actions), "calls": calls}


def _over(above: GuidanceInForce, typed: Note, key: ScopeKey) -> GuidanceInForce:
    """Return what would hold with the typed words over what is inherited."""
    return GuidanceInForce(
        Inherited(typed.meaning, *key) if typed.meaning else above.meaning,
        Inherited(typed.actions, *key) if typed.actions else above.actions,
        Inherited(typed.calls, *key) if typed.calls else above.calls,
    )

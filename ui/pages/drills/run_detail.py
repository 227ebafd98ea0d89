"""The detail of a drill: how it stands, and all that a person may do with it as a whole."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from app.domain.drill.player import EventKind
from app.drill.appointment import cancel_appointment
from app.drill.running import Part, command, delete_drill, stop_player
from app.drill.runs import RunState
from app.profile import Profile
from ui.errors import sentence
from ui.pages.drill_review.section import ReviewSection
from ui.pages.drills.adopting import adopt_drill, adopted_words, not_adopted
from ui.pages.drills.errors import part_name
from ui.pages.drills.model import (
    clock_runs,
    is_begun,
    is_standing,
    mark_level,
    score_words,
    starts_words,
    state_words,
)
from ui.pages.drills.start_form import StartForm
from ui.pages.drills.text_section import TextSection
from ui.text import UNKNOWN, drill_time, moment
from ui.widgets.basics import EmptyState, button, set_words
from ui.widgets.confirm_bar import ConfirmBar
from ui.widgets.detail_panel import DetailPanel
from ui.widgets.undo_bar import Done

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QPushButton

    from app.drill.running import Processes
    from ui.console import Console
    from ui.pages.drills.model import RunRow

T = TypeVar("T")

translate = QCoreApplication.translate


class RunPanel(DetailPanel):
    """Shows a drill. `done(done)`: something was done with it, a `Done`."""

    done = Signal(object)

    def __init__(self, console: Console, processes: Processes) -> None:
        super().__init__(
            console,
            EmptyState(
                translate("Drills", "没有选中推演"),
                translate("Drills", "在左边选一个推演，或到脚本库选脚本，准备一个。"),
            ),
        )
        self._row: RunRow | None = None
        self._processes = processes
        self._at_work = False
        self._state = self.add_state()
        self._starts = self.add_state()
        self._played = self.add_state()
        self._adopted = self.add_state()
        self.adopt_button = self._action(self.tr("记入年度演练"), self.adopt)
        self.player_button = self._action(self.tr("启动播放器"), self.begin_player)
        self.begin_button = self._action(self.tr("开始推演"), self.begin_drill)
        self.at_button = self._action(self.tr("定时开始"), self.begin_at)
        self.cancel_button = self._action(self.tr("取消定时"), self.cancel_start)
        self.console_button = self._action(
            self.tr("打开参演值守台"), lambda: self._begin(Part.CONSOLE)
        )
        self.control_button = self._action(
            self.tr("打开导调窗口"), lambda: self._begin(Part.CONTROL)
        )
        self.replay_button = self._action(self.tr("回放"), lambda: self._begin(Part.REPLAY))
        self.stop_button = self._action(self.tr("停止播放器"), self.stop)
        self.folder_button = self._action(self.tr("打开文件夹"), self.open_folder)
        self.delete_button = self._action(self.tr("删除推演"), self.ask_deletion)
        self.question = ConfirmBar(console.look)
        self.question.confirmed.connect(self._delete)
        self.add_beneath_actions(self.question)
        # When the question has its place in the layout, it is scrolled into a low head.
        self._revealing = QTimer(self, singleShot=True, interval=50)
        self._revealing.timeout.connect(lambda: self.reveal(self.question))
        self.words = TextSection(console.look)
        self.about = TextSection(console.look)
        for part in (self.words, self.about):
            self.sections.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        self.sections.addStretch(1)

    @property
    def states(self) -> str:
        """What is said of how the drill stands."""
        parts = (self._state, self._starts, self._played, self._adopted)
        return " · ".join(part.text for part in parts if part.text)

    @cached_property
    def start_form(self) -> StartForm:
        """The form that lets a drill begin at a time; made when it is first opened."""
        form = StartForm(self.console, self._processes)
        form.made.connect(self.done)
        self.add_form(form)
        return form

    @cached_property
    def review(self) -> ReviewSection:
        """What people write down after a drill; made when one that is over is first shown."""
        made = ReviewSection(self.console)
        self.sections.insertWidget(0, made, 0, Qt.AlignmentFlag.AlignTop)
        for form in made.forms:
            self.add_form(form)
        made.form_wanted.connect(self.show_form)
        made.told.connect(lambda words: self.done.emit(Done(words)))
        return made

    def show_row(self, row: RunRow | None) -> None:
        """Show a drill as it is now; a question or form about another one goes."""
        before, self._row = self._row, row
        if row is None:
            self.leave_form()
            self.show_nothing()
            return
        if before is None or before.id != row.id:
            self.leave_form()
            self.question.decline()
        standing, now = row.run.standing, self.console.now()
        self.show_head(row.run.title or UNKNOWN, row.id, *self._figure_of(row))
        hangs = standing.state is RunState.UNPLAYED and standing.has_player
        said = self.tr("播放器没有响应") if hangs else state_words(standing.state)
        self._state.say(said, mark_level(row) or 0)
        alone = standing.starts is not None and not standing.has_player
        missed = standing.starts is not None and standing.starts.is_missed(now)
        self._starts.say(starts_words(row, now), 3 if alone or missed else 0)
        self._played.say(self._played_words(row))
        self._adopted.say(self.tr("已记入年度演练") if row.is_adopted else "")
        if before != row:
            self._show_actions(row)
            self._show_words(row)
            self._show_review(row)

    def _show_review(self, row: RunRow) -> None:
        is_over = row.run.standing.state is RunState.ENDED
        if is_over:
            self.review.show_drill(Profile(row.run.folder))
        if "review" in self.__dict__:
            self.review.setVisible(is_over)

    def _figure_of(self, row: RunRow) -> tuple[str, str]:
        standing = row.run.standing
        if standing.state is RunState.ENDED:
            return score_words(row.run.score), self.tr("得分")
        return drill_time(standing.time), self.tr("推演时间")

    def _played_words(self, row: RunRow) -> str:
        standing = row.run.standing
        if standing.has_player:
            hangs = standing.state is RunState.UNPLAYED
            return "" if hangs else self.tr("播放器在运行")
        if standing.starts is not None:
            return self.tr("播放器没有在运行，到时不会开始")
        return ""

    def _show_actions(self, row: RunRow) -> None:
        standing = row.run.standing
        sound = standing.state is not RunState.DAMAGED
        playable = sound and standing.state is not RunState.ENDED
        stands = standing.has_player and is_standing(row)
        self.player_button.setVisible(playable and not standing.has_player)
        self.begin_button.setVisible(stands)
        again = self.tr("继续推演") if is_begun(row) else self.tr("开始推演")
        set_words(self.begin_button, again, primary=stands)
        set_words(self.player_button, self.tr("启动播放器"), primary=not standing.has_player)
        self.at_button.setVisible(sound and is_standing(row) and standing.starts is None)
        self.cancel_button.setVisible(standing.starts is not None)
        self.console_button.setVisible(sound)
        self.control_button.setVisible(sound)
        self.replay_button.setVisible(sound and standing.state is not RunState.READY)
        self.stop_button.setVisible(standing.has_player)
        ended = standing.state is RunState.ENDED
        self.adopt_button.setVisible(ended and not row.is_adopted)
        self.delete_button.setEnabled(not standing.has_player)

    def _show_words(self, row: RunRow) -> None:
        death = row.death
        title, lines = "", list[str]()
        if death is not None:
            title = self.tr("{0}已退出，退出码 {1}。它最后说的：").format(
                part_name(death.part), death.code
            )
            lines = [death.words or self.tr("（没有说什么，请看推演文件夹里的日志）")]
        elif row.run.standing.trouble:
            title, lines = self.tr("损坏之处"), [row.run.standing.trouble]
        self.words.show_lines(title, lines)
        now = self.console.now()
        self.about.show_lines(
            self.tr("这个推演"),
            [
                self.tr("脚本：{0}").format(row.run.title or UNKNOWN),
                self.tr("准备于：{0}").format(moment(row.run.prepared_at, now)),
                self.tr("文件夹：{0}").format(row.run.folder),
            ],
        )

    # What a person does

    def begin_player(self) -> None:
        """Begin the drill's player."""
        self._begin(Part.PLAYER)

    def begin_drill(self) -> None:
        """Let the drill's clock run."""
        by, now = self.console.desk.actor.name, self.console.now()
        self._do(
            lambda drill: command(drill, EventKind.PLAY, by, now),
            self.tr("推演“{0}”已开始"),
        )

    def begin_at(self) -> None:
        """Open the form that lets the drill begin at a time."""
        if self._row is not None:
            self.question.decline()
            self.show_form(self.start_form)
            self.start_form.open_row(self._row)

    def cancel_start(self) -> None:
        """Let the drill wait for a person again."""
        self._do(cancel_appointment, self.tr("已取消“{0}”的定时开始"))

    def stop(self) -> None:
        """Let the drill stand, and its player leave."""
        row = self._row
        if row is None:
            return
        by, now, runs = self.console.desk.actor.name, self.console.now(), clock_runs(row)
        self._do(
            lambda drill: stop_player(drill, by, now, clock_runs=runs),
            self.tr("已让“{0}”的播放器停止，推演停在原处，再启动就接着来"),
        )

    def adopt(self) -> None:
        """Take the drill into the street's yearly drills, its improvements as tasks."""
        desk, now = self.console.desk, self.console.now()
        self._do(lambda drill: adopt_drill(desk, drill, now), adopted_words, not_adopted)

    def open_folder(self) -> None:
        """Show the drill's folder in the system's file browser."""
        if self._row is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._row.run.folder)))

    def ask_deletion(self) -> None:
        """Ask whether the drill is to be deleted."""
        if self._row is not None:
            self.question.ask(
                self.tr("删除推演“{0}”？它的经过、评估和日志一并删除，不能撤销。").format(
                    self._row.id
                ),
                self.tr("删除“{0}”").format(self._row.id),
                self._row.id,
            )
            self._revealing.start()

    def _delete(self, name: str) -> None:
        street = self.console.profile

        def tell(_: object) -> None:
            self.question.decline()
            self.done.emit(Done(self.tr("已删除推演 {0}").format(name)))

        self.console.pool.run(
            self,
            lambda: delete_drill(street, name),
            tell,
            lambda error: self.question.show_error(sentence(error)),
        )

    def _begin(self, part: Part) -> None:
        processes = self._processes
        told = {
            Part.PLAYER: self.tr("正在启动“{0}”的播放器"),
            Part.CONSOLE: self.tr("正在打开“{0}”的参演值守台"),
            Part.CONTROL: self.tr("正在打开“{0}”的导调窗口"),
            Part.REPLAY: self.tr("正在打开“{0}”的回放"),
        }[part]
        self._do(lambda drill: processes.begin(drill, part), told)

    def _do(
        self,
        work: Callable[[Profile], T],
        told: str | Callable[[T], str],
        refused: Callable[[Exception], str] = sentence,
    ) -> None:
        row = self._row
        if row is None or self._at_work:
            return
        self._at_work = True
        folder = row.run.folder

        def tell(result: T) -> None:
            self._at_work = False
            said = told.format(row.id) if isinstance(told, str) else told(result)
            self.done.emit(Done(said))

        def fail(error: Exception) -> None:
            self._at_work = False
            self.done.emit(Done(refused(error), warning=2))

        self.console.pool.run(self, lambda: work(Profile(folder)), tell, fail)

    def _action(self, text: str, do: Callable[[], object]) -> QPushButton:
        made = button(text)
        made.clicked.connect(lambda _=False: do())
        self.add_action(made)
        return made

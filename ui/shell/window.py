"""The main window: strips on top, navigation left, one page; before signing in, the log-in page.

The strips never move and nothing covers them: also at log-in and when locked, alarms are seen and
heard.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from ui.alarms.annunciator import Annunciator
from ui.alarms.groups import LEADER_LIST
from ui.alarms.proposals import ProposalBar
from ui.pages.devices.waiting import WaitingDevices
from ui.pages.drills.under_way import DrillsUnderWay
from ui.pages.registry import LAST_PAGES, page_entry, pages_for
from ui.shell.alarm_strip import AlarmStrip
from ui.shell.opening_page import OpeningPage
from ui.shell.palette import Entry, Palette
from ui.shell.print_place import PrintPlace
from ui.shell.quick_log import QuickLog
from ui.shell.rail import INBOX_KEY, Rail
from ui.shell.status_strip import StatusStrip
from ui.shell.toast import Toast
from ui.shell.window_keys import WindowKeys
from ui.widgets.drill_band import DrillBand
from ui.widgets.pause_bar import PauseBar
from ui.widgets.still import Still

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent

    from app.domain.heartbeat import Verdict
    from app.services.desk import Actor
    from app.services.shelving import Moved
    from ui.console import Console
    from ui.pages.inbox.post import DrillPost
    from ui.pages.page import Page
    from ui.pages.wall.window import WallWindow
    from ui.real_street.banner import RealAlarmFrame
    from ui.shell.sign_in import SignIn


class MainWindow(QMainWindow):
    """The console's window.

    `closed()`: the person has closed it. `signed_in(Actor)`: somebody sits at the desk now.
    """

    closed = Signal()
    signed_in = Signal(object)

    def __init__(self, console: Console) -> None:
        super().__init__()
        self._console = console
        self._pages: dict[str, Page] = {}
        self._current = ""
        is_drill = console.drill is not None
        self._entries = pages_for(is_drill=is_drill)
        self.setWindowTitle(self.tr("演练 DRILL · 守望") if is_drill else self.tr("守望"))
        QGuiApplication.setApplicationDisplayName(self.windowTitle())  # else Qt appends it
        self.annunciator = console.annunciator = Annunciator(console)
        self.status_strip = StatusStrip(console, self.annunciator)
        self.alarm_strip = AlarmStrip(console, console.alarms, self.annunciator)
        self.rail = Rail(console, self._entries, LAST_PAGES)
        self._stack = QStackedWidget()
        workspace = QWidget()
        side_by_side = QHBoxLayout(workspace)
        side_by_side.setContentsMargins(0, 0, 0, 0)
        side_by_side.setSpacing(0)
        side_by_side.addWidget(self.rail)
        right = QVBoxLayout()
        right.setSpacing(0)
        proposals = ProposalBar(console, console.groups.proposals)
        right.addWidget(proposals)
        quick_log = QuickLog(console)
        right.addWidget(quick_log)
        quick_log.hide()
        right.addWidget(self._stack, 1)
        side_by_side.addLayout(right, 1)
        proposals.refresh()
        self._workspace = workspace
        self._wall: WallWindow | None = None
        self._post: DrillPost | None = None
        self.sign_in: SignIn | None = None
        self.opening: OpeningPage | None = None
        self._body = QStackedWidget()
        self._body.addWidget(workspace)
        self.printing = PrintPlace(console, self._body, workspace)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Still(self.status_strip))
        column.addWidget(Still(self.alarm_strip))
        column.addWidget(self._body, 1)
        self.status_strip.show_drill(is_drill=is_drill)
        bar = PauseBar(console) if is_drill else None
        self.drill_band = DrillBand(console.look, middle, is_drill=is_drill, bar=bar)
        content: QWidget = self.drill_band
        self.real_alarms: RealAlarmFrame | None = None
        if is_drill:
            from ui.real_street.banner import RealAlarmFrame, RealStreetLine

            column.insertWidget(1, RealStreetLine(console))
            content = self.real_alarms = RealAlarmFrame(console, content)
        self.setCentralWidget(content)
        self.setMinimumSize(1024, 640)
        self._toast = Toast(console.look, middle)
        self._actions: dict[str, QAction] = {}
        self._waiting = WaitingDevices(console, self)
        self._drills = None if is_drill else DrillsUnderWay(console, self)
        self.keys = WindowKeys(console, self, self._body, quick_log)
        self.palette_bar = Palette(console, self._body, self._commands())
        self._connect()
        self._bind_keys()
        self._enable_work(on=False)
        if console.is_open:
            self.begin()
        else:
            self.opening = OpeningPage(console.look)
            self._body.addWidget(self.opening)
            self._body.setCurrentWidget(self.opening)
            console.opened.connect(self.begin)

    def begin(self) -> None:
        """The database is open: say whose street it is, and let somebody sign in."""
        from app.services import places

        if self.opening is not None:
            self._body.removeWidget(self.opening)
            self.opening.deleteLater()
            self.opening = None
        self._nobody = self._console.desk.actor
        self._console.ask(self, places.street_name, self._show_street)
        self.status_strip.read_shift()
        self.lock()
        self.palette_bar.prepare()
        self._waiting.start()
        if self._console.drill is not None:
            self._await_post()
        if self._drills is not None:
            self._drills.start()

    # Pages

    @property
    def current_page(self) -> str:
        """The code of the page that is shown, empty before signing in."""
        return self._current

    @property
    def page_keys(self) -> list[tuple[str, str]]:
        """Each page's key, empty for none, and its name."""
        own = {"inbox": INBOX_KEY, "diagnostics": "F12"}
        numbered = [
            (own.get(entry.code, f"Ctrl+{number}" if number < 10 else ""), entry.name)
            for number, entry in enumerate(self._entries, start=1)
        ]
        return numbered + [(own.get(one.code, ""), one.name) for one in LAST_PAGES]

    @property
    def shown(self) -> QWidget:
        """What fills the body: the pages, the log-in, the print preview."""
        return self._body.currentWidget() or self._body

    @property
    def page_in_front(self) -> Page | None:
        """The page that is shown; None while something stands in its place."""
        return self._pages.get(self._current) if self.shown is self._workspace else None

    def page(self, code: str) -> Page | None:
        """Return a page if it has been made."""
        return self._pages.get(code)

    def show_page(self, code: str, selection: str | None = None) -> None:
        """Show a page, making it if it is the first time; `selection`: the row to select."""
        entry = page_entry(code)
        if entry is None or (entry.of_street and entry not in self._entries):
            return
        if self.sign_in is not None or self.opening is not None:
            return
        self.printing.close()
        made = self._pages.get(code)
        if made is None:
            made = entry.make(self._console)
            self._pages[code] = made
            self._stack.addWidget(made)
            made.badge_changed.connect(lambda count: self.rail.set_count(code, count))
        self._current = code
        self._stack.setCurrentWidget(made)
        self.rail.show_current(code)
        made.enter(selection)
        self.keys.share_f10()
        self._console.remember("page", code)

    # Who sits here

    def lock(self) -> None:
        """Hide the pages behind the log-in; strips and sound go on."""
        if self.sign_in is None:
            self.printing.close()
            from ui.shell.sign_in import SignIn

            self._console.desk = self._console.desk.as_actor(self._nobody)
            self.sign_in = SignIn(self._console)
            self.sign_in.signed_in.connect(self.admit)
            self._body.addWidget(self.sign_in)
            self._body.setCurrentWidget(self.sign_in)
            self._enable_work(on=False)

    def admit(self, actor: Actor) -> None:
        """Let a person work: their name stands under all that is done from now on."""
        self._console.desk = self._console.desk.as_actor(actor)
        if self.sign_in is not None:
            self._body.setCurrentWidget(self._workspace)
            self._body.removeWidget(self.sign_in)
            self.sign_in.deleteLater()
            self.sign_in = None
        self._enable_work(on=True)
        self.status_strip.read_shift()
        self.signed_in.emit(actor)
        self.show_page(self._current or str(self._console.recall("page", "alarms")))
        if not self._current:
            self.show_page("alarms")

    # Wiring

    def _connect(self) -> None:
        console = self._console
        self.rail.page_chosen.connect(self.show_page)
        console.page_requested.connect(self.show_page)
        console.told.connect(self._toast.say)
        console.beat_changed.connect(self._feel)
        console.sound_test_asked.connect(self.annunciator.test)
        console.failed.connect(self._say_failure)
        console.print_asked.connect(self.printing.show_papers)
        strip = self.alarm_strip
        strip.acknowledge_asked.connect(lambda alarm_id: self._acknowledge((alarm_id,)))
        strip.silence_asked.connect(self.annunciator.silence)
        strip.diagnostics_asked.connect(lambda: self.show_page("diagnostics"))
        strip.incident_asked.connect(lambda row_id: self.show_page("incidents", f"new:{row_id}"))
        strip.map_asked.connect(lambda sensor_id: self.show_page("map", sensor_id))
        strip.alarm_asked.connect(lambda alarm_id: self.show_page("alarms", alarm_id))
        strip.leader_list_asked.connect(lambda: self.show_page("alarms", LEADER_LIST))
        console.alarms.changed.connect(self._count_alarms)
        console.alarms.loaded.connect(self._count_alarms)
        console.groups.proposals.shelve_asked.connect(self._shelve)
        self._waiting.changed.connect(self._count_devices)
        if self._drills is not None:
            self._drills.changed.connect(lambda count: self.rail.set_count("drills", count, ""))
        if self.real_alarms is not None:
            self.real_alarms.street.changed.connect(self.keys.share_f10)
        QTimer.singleShot(300, self.annunciator.prepare)

    def _feel(self, beat: Verdict) -> None:
        self.annunciator.alert(on=beat.broken)

    def _say_failure(self, error: Exception) -> None:
        from ui.errors import sentence

        self._toast.say(sentence(error))

    def _show_street(self, name: str | None) -> None:
        self.status_strip.show_street(name or self.tr("还没有街道数据"))

    def _count_devices(self, count: int, alarming: bool) -> None:
        self.rail.set_count("devices", count, "orange" if alarming else "")

    def _await_post(self) -> None:
        """Look after what comes to the players of a drill."""
        from ui.pages.inbox.post import DrillPost

        self._post = DrillPost(self._console, self)
        self._post.changed.connect(
            lambda count, late: self.rail.set_count("inbox", count, "orange" if late else "")
        )
        self._post.start()

    def _count_alarms(self, *_: object) -> None:
        self.rail.set_count("alarms", self._console.alarms.unacknowledged)

    def _acknowledge(self, ids: tuple[str, ...]) -> None:
        if self.sign_in is not None or self.opening is not None:
            self._toast.say(self.tr("请先登录再确认报警：确认要记下是谁看到的。"))
            return
        self._console.alarms.acknowledge(ids)

    def _shelve(self, ids: tuple[str, ...], until: int, reason: str) -> None:
        from app.services import shelving

        self._console.ask(
            self, lambda desk: shelving.shelve(desk, ids, until, reason), self._say_shelved
        )

    def _say_shelved(self, moved: Moved) -> None:
        self._toast.say(
            self.tr("已屏蔽 {0} 条报警 1 小时，到时自动恢复。").format(len(moved.done))
            if moved.done
            else self.tr("没有屏蔽：报警已经结束，或需要先复核。")
        )

    def _bind_keys(self) -> None:
        self.bind("F2", self._acknowledge_foremost, always=True)
        self.bind("F3", self._silence, always=True)
        self.bind("F4", self._new_incident)
        self.bind("F8", self._show_on_map)
        self.bind("F11", self.toggle_wall, always=True)
        self.bind("F12", lambda: self.show_page("diagnostics"))
        self.bind("Shift+F2", self._acknowledge_visible)
        for number, entry in enumerate(self._entries[:9], start=1):
            self.bind(f"Ctrl+{number}", partial(self.show_page, entry.code))
        if self._console.drill is not None:
            self.bind(INBOX_KEY, partial(self.show_page, "inbox"))
        self.bind("Ctrl+F", self._focus_search)
        self.bind("Ctrl+P", self._print)
        self.bind("Ctrl+K", self.palette_bar.open)
        self.bind("Ctrl+Shift+L", self.lock)
        for keys, steps in (("Ctrl++", 1), ("Ctrl+=", 1), ("Ctrl+-", -1)):
            self.bind(keys, partial(self._zoom, steps), always=True)
        self.bind("Ctrl+0", lambda: self._zoom(0), always=True)
        self.keys.bind()

    def bind(self, keys: str, do: Callable[[], object], *, always: bool = False) -> None:
        """Have a key of the window; `always`: also while nobody has signed in."""
        action = QAction(self)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _=False: do())
        action.setProperty("always", always)
        self.addAction(action)
        self._actions[keys] = action

    def _commands(self) -> list[Entry]:
        console = self._console
        pages = [
            Entry(entry.name, key, partial(self.show_page, entry.code))
            for entry, (key, _name) in zip(self._entries, self.page_keys, strict=False)
        ]
        return [
            *pages,
            *(Entry(entry.name, "", partial(self.show_page, entry.code)) for entry in LAST_PAGES),
            *([] if self._drills is None else [self._library_entry()]),
            Entry(self.tr("新建事件"), "F4", self._new_incident),
            Entry(self.tr("确认最紧急的报警"), "F2", self._acknowledge_foremost),
            Entry(self.tr("静音"), "F3", self.annunciator.silence),
            Entry(self.tr("试声音"), "", self.annunciator.test),
            Entry(self.tr("开关大屏"), "F11", self.toggle_wall),
            Entry(self.tr("打印当前页"), "Ctrl+P", self._print),
            Entry(self.tr("打印交接班记录"), "", self._print_handover),
            Entry(self.tr("写一条值班日志"), "F9", self.keys.write_log),
            Entry(self.tr("全部按键"), "Ctrl+/", self.keys.toggle_list),
            Entry(self.tr("锁定"), "Ctrl+Shift+L", self.lock),
            Entry(self.tr("深色主题"), "", partial(console.choose_theme, "dark")),
            Entry(self.tr("浅色主题"), "", partial(console.choose_theme, "light")),
        ]

    def _library_entry(self) -> Entry:
        open_library = partial(self.show_page, "drills", "library")
        return Entry(self.tr("准备推演：脚本库"), "", open_library)

    def action(self, keys: str) -> QAction:
        """Return the action bound to a key."""
        return self._actions[keys]

    def _enable_work(self, *, on: bool) -> None:
        for action in self._actions.values():
            action.setEnabled(on or bool(action.property("always")))

    def _acknowledge_foremost(self) -> None:
        row = self.alarm_strip.shown
        if row is not None:
            self._acknowledge((row.id,))

    def _acknowledge_visible(self) -> None:
        page = self._pages.get(self._current)
        visible = getattr(page, "visible_alarm_ids", None)
        if visible is not None:
            self._acknowledge(tuple(visible()))

    def _silence(self) -> None:
        """End what is heard: the real street's alarm first, in a drill."""
        real = self.real_alarms
        if real is not None and real.street.interruption.sounds:
            real.street.silence()
        else:
            self.annunciator.silence()

    def _new_incident(self) -> None:
        page = self._pages.get(self._current)
        chosen = getattr(page, "incident_selection", None)
        alarm_id = chosen() if chosen is not None else None
        if alarm_id is None and self.alarm_strip.shown is not None:
            alarm_id = self.alarm_strip.shown.id
        self.show_page("incidents", f"new:{alarm_id}" if alarm_id is not None else "new")

    def _show_on_map(self) -> None:
        page = self._pages.get(self._current)
        chosen = getattr(page, "map_selection", None)
        selection = chosen() if chosen is not None else None
        if selection is None and self.alarm_strip.shown is not None:
            selection = self.alarm_strip.shown.sensor_id
        self.show_page("map", selection)

    def _focus_search(self) -> None:
        page = self._pages.get(self._current)
        if page is not None:
            page.focus_search()

    def _print(self) -> None:
        self.printing.print_page(self._pages.get(self._current))

    def _print_handover(self) -> None:
        from ui.printing.handover import handover_paper

        self.printing.show_papers((handover_paper(is_blind=self._console.is_blind),))

    def _zoom(self, steps: int) -> None:
        look = self._console.look
        if steps:
            look.zoom_by(steps)
        else:
            look.set_zoom(1.0)
        self._console.remember("zoom", look.zoom)

    @property
    def wall(self) -> WallWindow | None:
        """The wall, while it is open."""
        return self._wall

    def toggle_wall(self) -> None:
        """Open the wall (on the second screen where there is one), or close it."""
        if self._wall is not None:
            self._wall.close()
        elif self._console.is_open:
            from ui.pages.wall.window import WallWindow

            self._wall = WallWindow(self._console)
            self._wall.closed.connect(self._forget_wall)
            self._wall.open_beside(self.screen())

    def _forget_wall(self) -> None:
        if self._wall is not None:
            self._wall.deleteLater()
            self._wall = None

    def _close_wall(self) -> None:
        if self._wall is not None:
            self._wall.close()

    def retire(self) -> None:
        """Leave the stage to a new window, silently."""
        self._close_wall()
        self.annunciator.retire()
        self.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the window and tell that it is closed; the wall goes with it."""
        self._close_wall()
        self._console.remember("geometry", self.saveGeometry())
        self.annunciator.speech.close()
        self.closed.emit()
        super().closeEvent(event)

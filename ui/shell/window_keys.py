"""Keys of the window that are about the window: the next pane, the list of keys, the log line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.shell.key_list import KeyList
from ui.shell.panes import go_to_next

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from ui.console import Console
    from ui.pages.page import Page
    from ui.shell.key_list import Keys
    from ui.shell.quick_log import QuickLog
    from ui.shell.window import MainWindow


class WindowKeys(QObject):
    """What F1, Ctrl+/, F6 and F9 do, and whose F10 it is in a drill."""

    def __init__(
        self, console: Console, window: MainWindow, body: QWidget, quick_log: QuickLog
    ) -> None:
        super().__init__(window)
        self._console = console
        self._window = window
        self._body = body
        self._quick_log = quick_log
        self.list = KeyList(console, body)

    def bind(self) -> None:
        """Bind the keys in the window."""
        bind = self._window.bind
        bind("F1", self.help, always=True)
        bind("Ctrl+/", self.toggle_list, always=True)
        bind("F6", lambda: self.go_on(1), always=True)
        bind("Shift+F6", lambda: self.go_on(-1), always=True)
        bind("F9", self.write_log)

    def help(self) -> None:
        """Show the page's own help where it has one, else all keys (F1)."""
        show = getattr(self._page, "show_help", None)
        if show is None or self.list.isVisible():
            self.toggle_list()
        else:
            show()

    def toggle_list(self) -> None:
        """Show all keys, or put them away (Ctrl+/)."""
        if self.list.isVisible():
            self.list.put_away()
            return
        page = self._page
        own = page.keys() if page is not None else ()
        self.list.show_keys([(self.tr("本页"), own), *self._of_window()])

    def go_on(self, by: int) -> None:
        """Give the keys to the next pane, or the one before (F6, Shift+F6)."""
        window = self._window
        page = self._page
        within: Sequence[QWidget] = (self._shown,) if page is None else (window.rail, *page.panes())
        go_to_next((*within, window.alarm_strip, window.status_strip), by)

    def write_log(self) -> None:
        """Write a line: of the incident's log on its page, else of the duty log (F9)."""
        page = self._page
        write = getattr(page, "quick_log", None)
        if write is not None:
            write()
        elif page is not None:
            self._quick_log.open()

    def share_f10(self) -> None:
        """In a drill F10 leads to the real street: always while that breaks in; on the alarms page
        it sends a team while it does not. Bound twice at once, a key does nothing.
        """
        real = self._window.real_alarms
        if real is None:
            return
        breaks_in = real.street.interruption.foremost is not None
        dispatch = getattr(self._page, "dispatch_key", None)
        real.key.setEnabled(breaks_in or dispatch is None)
        if dispatch is not None:
            dispatch.setEnabled(not breaks_in)

    def _of_window(self) -> list[Keys]:
        to_page = [(key, words) for key, words in self._window.page_keys if key]
        return [
            (
                self.tr("报警"),
                (
                    ("F2", self.tr("确认最新最高的一条")),
                    ("Shift+F2", self.tr("确认屏幕上的")),
                    ("F3", self.tr("静音")),
                    ("F4", self.tr("建事件")),
                    ("F8", self.tr("图上看")),
                ),
            ),
            (self.tr("去哪里"), to_page),
            (
                self.tr("窗口"),
                (
                    ("F1", self.tr("帮助：本页的按键")),
                    ("Ctrl+/", self.tr("全部按键")),
                    ("F6 Shift+F6", self.tr("下一区、上一区")),
                    ("F9", self.tr("写一条日志")),
                    ("F11", self.tr("开关大屏")),
                    ("Ctrl+K", self.tr("找页面、命令、地点")),
                    ("Ctrl+F", self.tr("查找")),
                    ("Ctrl+P", self.tr("打印当前页")),
                    ("Ctrl++ Ctrl+- Ctrl+0", self.tr("放大、缩小、原大")),
                    ("Ctrl+Shift+L", self.tr("锁定，报警照常")),
                ),
            ),
            (
                self.tr("写东西时"),
                (
                    ("Ctrl+Enter", self.tr("保存")),
                    ("Esc", self.tr("收起，草稿留下")),
                    ("Tab", self.tr("下一项")),
                    ("Ctrl+Z", self.tr("撤销")),
                    ("Ctrl+Y", self.tr("重做输入的字")),
                ),
            ),
        ]

    @property
    def _shown(self) -> QWidget:
        return self._window.shown

    @property
    def _page(self) -> Page | None:
        return self._window.page_in_front

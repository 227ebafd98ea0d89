"""Signing in: name and password; the demo officer by one click; the first administrator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.services import users
from ui.errors import explains, sentence, translate
from ui.text import duration
from ui.widgets.basics import button, label

if TYPE_CHECKING:
    from app.services.desk import Actor, Desk
    from ui.console import Console

explains(
    users.PasswordTooShort,
    lambda error: translate("SignIn", "口令太短，至少 {0} 个字符。").format(
        getattr(error, "minimum", 8)
    ),
)
explains(users.WrongPassword, lambda _: translate("SignIn", "登录名或口令不对，请重新输入。"))


def _wait_sentence(error: Exception) -> str:
    seconds = getattr(error, "seconds", None)
    if seconds is None:
        return translate("SignIn", "多次输错，请稍候再试。")
    return translate("SignIn", "多次输错，请 {0} 后再试。").format(duration(int(seconds * 1000)))


explains(users.MustWait, _wait_sentence)


class SignIn(QWidget):
    """The log-in page. `signed_in(Actor)`."""

    signed_in = Signal(object)

    def __init__(self, console: Console) -> None:
        super().__init__()
        self.setObjectName("page")
        self._console = console
        self._is_first = False
        self._title = label(self.tr("登录"), "title")
        self._intro = label("", "dim", wrap=True)
        self.demo_button = button(self.tr("以演示值班员进入"), "Enter", role="primary")
        self.demo_button.hide()
        self.login = QLineEdit()
        self.login.setPlaceholderText(self.tr("登录名"))
        self.name = QLineEdit()
        self.name.setPlaceholderText(self.tr("姓名"))
        self.name.hide()
        self.password = QLineEdit()
        self.password.setPlaceholderText(self.tr("口令"))
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.repeat = QLineEdit()
        self.repeat.setPlaceholderText(self.tr("再输一次口令"))
        self.repeat.setEchoMode(QLineEdit.EchoMode.Password)
        self.repeat.hide()
        self.enter_button = button(self.tr("登录"))
        self._error = label("", "error", wrap=True)
        self._error.hide()
        self.demo_button.clicked.connect(self._enter_demo)
        self.enter_button.clicked.connect(self._enter)
        for field in (self.login, self.name, self.password, self.repeat):
            field.returnPressed.connect(self._enter)
        card = QFrame()
        card.setProperty("role", "card")
        self._card = card
        inner = QVBoxLayout(card)
        inner.setContentsMargins(28, 24, 28, 28)
        inner.setSpacing(12)
        for part in (
            self._title,
            self._intro,
            self.demo_button,
            self.login,
            self.name,
            self.password,
            self.repeat,
            self.enter_button,
            self._error,
        ):
            inner.addWidget(part)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(card)
        middle.addStretch(1)
        outer.addLayout(middle)
        outer.addStretch(3)
        console.look.changed.connect(self._measure)
        self._measure()
        console.ask(self, _prospects, self._show_prospects)

    def _show_prospects(self, found: tuple[bool, Actor | None]) -> None:
        self._is_first, demo = found
        if self._is_first:
            self._title.setText(self.tr("建立管理员"))
            self._intro.setText(
                self.tr("这个街道还没有用户。请建立第一个管理员，口令至少 8 个字符。")
            )
            self.enter_button.setText(self.tr("建立并进入"))
            self.enter_button.setProperty("role", "primary")
            for field in (self.name, self.repeat):
                field.show()
            self.login.setFocus()
        elif demo is not None:
            self._intro.setText(
                self.tr("演示街道：人员、电话、地址均为虚构。点一下即可进入，无需口令。")
            )
            self.demo_button.show()
            self.demo_button.setText(self.tr("以演示值班员 {0} 进入").format(demo.name))
            self.demo_button.setFocus()
            self.demo_button.setDefault(True)
        else:
            self._intro.hide()
            self.enter_button.setProperty("role", "primary")
            self.login.setFocus()
        self._intro.setVisible(bool(self._intro.text()))
        self.enter_button.style().polish(self.enter_button)

    def _enter_demo(self) -> None:
        self._console.ask(self, users.sign_in_demo_officer, self.signed_in.emit, self._fail)

    def _enter(self) -> None:
        login, password = self.login.text().strip(), self.password.text()
        name = self.name.text().strip()
        if self._is_first and not (login and name):
            self._say(self.tr("请填写登录名和姓名。"))
        elif self._is_first and password != self.repeat.text():
            self._say(self.tr("两次口令不一样，请重新输入。"))
        elif self._is_first:
            self._console.ask(
                self,
                lambda desk: users.create_administrator(desk, login, name, password),
                self.signed_in.emit,
                self._fail,
            )
        elif login:
            self.enter_button.setEnabled(False)
            self._console.ask(
                self,
                lambda desk: users.sign_in(desk, login, password),
                self.signed_in.emit,
                self._fail,
            )

    def _fail(self, error: Exception) -> None:
        self.enter_button.setEnabled(True)
        self.password.clear()
        self.repeat.clear()
        self.password.setFocus()
        self._say(sentence(error))

    def _say(self, text: str) -> None:
        self._error.setText(text)
        self._error.show()

    def _measure(self) -> None:
        self._card.setFixedWidth(self._console.look.px(420))


def _prospects(desk: Desk) -> tuple[bool, Actor | None]:
    return users.is_empty(desk), users.demo_officer(desk)

"""The style sheet, made from the tokens."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ui.theme.tokens import SIZES, Palette

if TYPE_CHECKING:
    from collections.abc import Callable


ICONS = Path(__file__).parent.parent.parent / "resources" / "icons"


def style_sheet(p: Palette, px: Callable[[float], int]) -> str:
    """Return the application's style sheet in palette `p` at the zoom of `px`.

    Roles are given by the dynamic property `role`: labels are `title`, `figure`, `dim`, `label`,
    `error`; buttons are `primary`, `chip`, `rail`, `link`; frames are `panel`, `bar`, `card`.
    """
    s = SIZES
    icons = ICONS.as_posix()
    return f"""
QWidget {{ color: {p.text}; font-size: {px(s.text)}px; }}
QMainWindow, QDialog, QWidget#page {{ background: {p.bg}; }}
QFrame[role="bar"], QFrame[role="panel"], QWidget[role="panel"] {{
    background: {p.panel}; border: 0px solid {p.line}; }}
QFrame[role="bar"][edge="bottom"] {{ border-bottom: 1px solid {p.line}; }}
QFrame[role="bar"][loud="1"] {{ border: {px(3)}px solid {p.level(1)}; }}
QFrame[role="bar"][loud="2"] {{ border: {px(3)}px solid {p.level(2)}; }}
QFrame[role="bar"][loud="3"] {{ border: {px(3)}px solid {p.level(3)}; }}
QFrame[role="bar"][loud="4"] {{ border: {px(3)}px solid {p.level(4)}; }}
QFrame[role="real-alarm"] {{ background: {p.red}; border: 0; }}
QFrame[role="real-alarm"] > QLabel {{ color: {p.on_level}; }}
QFrame[role="real-level"] {{ background: {p.raised}; border-radius: {px(s.corner)}px; }}
QFrame[role="panel"][edge="top"] {{ border-top: 1px solid {p.line}; }}
QFrame[role="panel"][edge="left"] {{ border-left: 1px solid {p.line}; }}
QFrame[role="panel"][edge="right"] {{ border-right: 1px solid {p.line}; }}
QFrame[role="panel"][edge="bottom"] {{ border-bottom: 1px solid {p.line}; }}
QFrame[role="card"] {{ background: {p.panel}; border: 1px solid {p.line};
    border-radius: {px(s.corner)}px; }}
QLabel {{ background: transparent; }}
QLabel[role="title"] {{ font-size: {px(s.title)}px; font-weight: 600; }}
QLabel[role="figure"] {{ font-size: {px(s.figure)}px; font-weight: 600; }}
QLabel[role="dim"] {{ color: {p.dim}; }}
QLabel[role="label"] {{ color: {p.dim}; font-size: {px(s.label)}px; }}
QLabel[role="drill"] {{ color: {p.drill}; font-weight: 600; }}
QLabel[role="strong"] {{ font-weight: 600; }}
QLabel[role="error"] {{ color: {p.text}; background: {p.raised}; border: 1px solid {p.orange};
    border-left: {px(4)}px solid {p.orange}; border-radius: {px(s.corner)}px;
    padding: {px(6)}px {px(10)}px; }}
QLabel[role="empty"] {{ color: {p.dim}; padding: {px(24)}px; }}

QPushButton {{ background: {p.raised}; border: 1px solid {p.line};
    border-radius: {px(s.corner)}px; padding: 0 {px(12)}px;
    min-height: {px(s.control - 2)}px; }}
QPushButton:hover {{ border-color: {p.dim}; }}
QPushButton:focus {{ border: 1px solid {p.accent}; }}
QPushButton:pressed {{ background: {p.line}; }}
QPushButton:disabled {{ color: {p.faint}; background: {p.panel}; }}
QPushButton[role="primary"] {{ background: {p.accent}; border-color: {p.accent};
    color: {p.on_accent}; font-weight: 600; }}
QPushButton[role="primary"]:focus {{ border: 2px solid {p.text}; }}
QPushButton[role="primary"]:disabled {{ background: {p.panel}; border-color: {p.line};
    color: {p.faint}; }}
QPushButton[role="chip"] {{ min-height: {px(26)}px; padding: 0 {px(10)}px;
    font-size: {px(14)}px; color: {p.dim}; background: transparent; }}
QPushButton[role="chip"]:checked {{ background: {p.raised}; color: {p.text};
    border-color: {p.dim}; }}
QPushButton[role="chip"]:focus {{ border: 1px solid {p.accent}; }}
QPushButton[role="chip"]::menu-indicator {{ width: 0; }}
QPushButton[role="link"] {{ background: transparent; border: 0; padding: 0 {px(4)}px;
    color: {p.accent}; min-height: {px(24)}px; }}
QPushButton[role="link"]:hover {{ text-decoration: underline; }}
QPushButton[role="link"]:disabled {{ color: {p.faint}; }}
QPushButton[role="link"]:focus {{ border: 1px solid {p.accent}; }}

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox, QDoubleSpinBox, QDateEdit,
QDateTimeEdit {{ background: {p.raised}; border: 1px solid {p.line};
    border-radius: {px(s.corner)}px; padding: 0 {px(8)}px; min-height: {px(s.control - 2)}px;
    selection-background-color: {p.accent}; selection-color: {p.on_accent}; }}
QPlainTextEdit, QTextEdit {{ padding: {px(4)}px {px(8)}px; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QSpinBox:focus,
QDoubleSpinBox:focus, QDateEdit:focus, QDateTimeEdit:focus {{ border: 1px solid {p.accent}; }}
QLineEdit:disabled, QComboBox:disabled, QSpinBox:disabled {{ color: {p.faint}; }}
QLineEdit[invalid="true"], QComboBox[invalid="true"], QSpinBox[invalid="true"] {{
    border: 1px solid {p.orange}; }}
QComboBox {{ padding-right: {px(24)}px; }}
QComboBox::drop-down {{ border: 0; width: {px(24)}px; }}
QComboBox::down-arrow {{ image: url({icons}/chevron_{p.name}.svg); width: {px(12)}px;
    height: {px(12)}px; }}
QPushButton::menu-indicator {{ image: url({icons}/chevron_{p.name}.svg); width: {px(10)}px;
    height: {px(10)}px;
    subcontrol-origin: padding; subcontrol-position: center right; right: {px(6)}px; }}
QPushButton[menu="true"] {{ padding-right: {px(24)}px; }}
QSpinBox::up-button, QDoubleSpinBox::up-button, QDateEdit::up-button,
QDateTimeEdit::up-button {{ border: 0; background: transparent; width: {px(20)}px; }}
QSpinBox::down-button, QDoubleSpinBox::down-button, QDateEdit::down-button,
QDateTimeEdit::down-button {{ border: 0; background: transparent; width: {px(20)}px; }}
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow, QDateEdit::up-arrow, QDateTimeEdit::up-arrow {{
    image: url({icons}/chevron_up_{p.name}.svg); width: {px(10)}px; height: {px(10)}px; }}
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow, QDateEdit::down-arrow,
QDateTimeEdit::down-arrow {{ image: url({icons}/chevron_{p.name}.svg); width: {px(10)}px;
    height: {px(10)}px; }}
QComboBox QAbstractItemView {{ background: {p.raised}; border: 1px solid {p.line};
    selection-background-color: {p.line}; selection-color: {p.text}; }}

QTableView, QListView, QTreeView {{ background: {p.bg}; border: 0; outline: 0;
    gridline-color: {p.line}; selection-background-color: {p.raised};
    selection-color: {p.text}; }}
QTableView::item, QListView::item {{ border: 0; padding: 0 {px(8)}px; }}
QTableView::item:selected, QListView::item:selected {{ background: {p.raised}; color: {p.text}; }}
QHeaderView {{ background: {p.bg}; border: 0; }}
QHeaderView::section {{ background: {p.bg}; color: {p.dim}; border: 0;
    border-bottom: 1px solid {p.line}; padding: 0 {px(8)}px; font-size: {px(s.label)}px;
    font-weight: 400; min-height: {px(30)}px; }}
QHeaderView::section:hover {{ color: {p.text}; }}

QTableView[role="inset"], QListView[role="inset"], QTableView[role="inset"] QHeaderView,
QTableView[role="inset"] QHeaderView::section {{ background: {p.panel}; }}

QSplitter::handle {{ background: {p.line}; }}
QSplitter::handle:horizontal {{ width: 1px; }}
QSplitter::handle:vertical {{ height: 1px; }}
QScrollBar:vertical {{ background: transparent; width: {px(10)}px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: {px(10)}px; margin: 0; }}
QScrollBar::handle {{ background: {p.line}; border-radius: {px(4)}px; min-height: {px(32)}px;
    min-width: {px(32)}px; margin: {px(2)}px; }}
QScrollBar::handle:hover {{ background: {p.faint}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QScrollArea {{ border: 0; background: transparent; }}
QScrollArea > QWidget > QWidget {{ background: transparent; }}

QMenu {{ background: {p.raised}; border: 1px solid {p.line}; padding: {px(4)}px 0; }}
QMenu::item {{ padding: {px(6)}px {px(24)}px {px(6)}px {px(16)}px; }}
QMenu::item:selected {{ background: {p.line}; }}
QMenu::separator {{ height: 1px; background: {p.line}; margin: {px(4)}px 0; }}
QToolTip {{ background: {p.raised}; color: {p.text}; border: 1px solid {p.line};
    padding: {px(4)}px {px(8)}px; }}
QCheckBox, QRadioButton {{ spacing: {px(8)}px; background: transparent; }}
QCheckBox:focus, QRadioButton:focus {{ color: {p.accent}; }}
QCheckBox::indicator {{ width: {px(16)}px; height: {px(16)}px; border: 1px solid {p.dim};
    border-radius: {px(2)}px; background: {p.raised}; }}
QCheckBox::indicator:focus, QCheckBox::indicator:hover {{ border-color: {p.accent}; }}
QCheckBox::indicator:checked {{ background: {p.accent}; border-color: {p.accent};
    image: url({icons}/check_{p.name}.svg); }}
QCheckBox:disabled {{ color: {p.faint}; }}
QProgressBar {{ background: {p.raised}; border: 0; border-radius: {px(2)}px;
    max-height: {px(4)}px; }}
QProgressBar::chunk {{ background: {p.accent}; border-radius: {px(2)}px; }}
QTabBar {{ qproperty-drawBase: 0; }}
QTabBar::tab {{ background: transparent; color: {p.dim}; padding: {px(6)}px {px(12)}px;
    border-bottom: 2px solid transparent; }}
QTabBar::tab:selected {{ color: {p.text}; border-bottom: 2px solid {p.accent}; }}
QTabWidget::pane {{ border: 0; border-top: 1px solid {p.line}; }}
"""

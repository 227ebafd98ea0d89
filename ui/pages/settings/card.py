"""A card of the settings: a title, and rows of a name and a part."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.widgets.basics import label


def card(title: str, rows: list[tuple[str, QWidget]]) -> QFrame:
    """Return a card; a button keeps its own width."""
    made = QFrame()
    made.setProperty("role", "card")
    form = QFormLayout()
    form.setHorizontalSpacing(16)
    form.setVerticalSpacing(10)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
    for name, widget in rows:
        if isinstance(widget, QPushButton):
            line = QWidget()
            inner = QHBoxLayout(line)
            inner.setContentsMargins(0, 0, 0, 0)
            inner.addWidget(widget)
            inner.addStretch(1)
            form.addRow(label(name, "label"), line)
        else:
            if isinstance(widget, QLabel) and widget.wordWrap():
                # The whole width, else the form gives it too few lines.
                policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
                policy.setHeightForWidth(True)
                widget.setSizePolicy(policy)
            form.addRow(label(name, "label"), widget)
    layout = QVBoxLayout(made)
    layout.setContentsMargins(20, 16, 20, 20)
    layout.setSpacing(12)
    layout.addWidget(label(title, "strong"))
    layout.addLayout(form)
    layout.addStretch(1)
    return made

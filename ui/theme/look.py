"""How the console looks now: palette and zoom, in one place that tells when it changes."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from ui.theme.style import style_sheet
from ui.theme.tokens import DARK, FONT_FAMILIES, PALETTES, SIZES, Palette, Sizes

ZOOMS = (0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)


class Look(QObject):
    """Palette and zoom of the application.

    Whoever paints by hand asks `palette` and `px` at paint time and repaints on `changed`.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._palette = DARK
        self._zoom = 1.0
        # Painting asks for these for each cell: made once for each look.
        self._fonts: dict[tuple[int, bool], QFont] = {}
        self._colors: dict[str, QColor] = {}

    @property
    def palette(self) -> Palette:
        """The colours in use."""
        return self._palette

    @property
    def sizes(self) -> Sizes:
        """The lengths at 100 % zoom."""
        return SIZES

    @property
    def zoom(self) -> float:
        """The zoom, 0.8 to 2.0."""
        return self._zoom

    def px(self, length: float) -> int:
        """Return `length` (pixels at 100 %) at the present zoom."""
        return round(length * self._zoom)

    def color(self, token: str) -> QColor:
        """Return the colour of a token of `Palette`."""
        found = self._colors.get(token)
        if found is None:
            found = self._colors[token] = QColor(getattr(self._palette, token))
        return found

    def level_color(self, level: int) -> QColor:
        """Return the colour of alarm level 1 to 4."""
        return QColor(self._palette.level(level))

    def font(self, size: int | None = None, *, bold: bool = False) -> QFont:
        """Return the interface's font at `size` (pixels at 100 %, default text), tabular digits."""
        key = (size or SIZES.text, bold)
        if key not in self._fonts:
            self._fonts[key] = self._make_font(*key)
        return self._fonts[key]

    def font_of_height(self, pixels: int, *, bold: bool = False) -> QFont:
        """Return the interface's font at so many pixels, whatever the zoom: for the wall."""
        return self._font_at(pixels, bold)

    def _make_font(self, size: int, bold: bool) -> QFont:
        return self._font_at(self.px(size), bold)

    def _font_at(self, pixels: int, bold: bool) -> QFont:
        font = QFont()
        font.setFamilies(list(FONT_FAMILIES))
        font.setPixelSize(max(8, pixels))
        font.setBold(bold)
        if hasattr(QFont.Tag, "fromString"):  # before PySide6 6.8 no tag can be made from a text
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def set_theme(self, name: str) -> None:
        """Change to the palette `dark` or `light`."""
        self._palette = PALETTES[name]
        self.apply()

    def set_zoom(self, zoom: float) -> None:
        """Change the zoom; bounded to 0.8 to 2.0."""
        self._zoom = min(max(zoom, ZOOMS[0]), ZOOMS[-1])
        self.apply()

    def zoom_by(self, steps: int) -> None:
        """Go so many steps up or down the list of zooms."""
        nearest = min(range(len(ZOOMS)), key=lambda i: abs(ZOOMS[i] - self._zoom))
        self.set_zoom(ZOOMS[min(max(nearest + steps, 0), len(ZOOMS) - 1)])

    def apply(self) -> None:
        """Dress the whole application and tell who paints by hand."""
        self._fonts.clear()
        self._colors.clear()
        application = QApplication.instance()
        sheet = style_sheet(self._palette, self.px)
        # Dressing visits every widget there is; the sheet tells palette and zoom apart.
        if isinstance(application, QApplication) and application.styleSheet() != sheet:
            application.setPalette(self._qt_palette())
            application.setFont(self.font())
            application.setStyleSheet(sheet)
        self.changed.emit()

    def _qt_palette(self) -> QPalette:
        p = self._palette
        palette = QPalette()
        role = QPalette.ColorRole
        for where, color in (
            (role.Window, p.bg),
            (role.Base, p.bg),
            (role.AlternateBase, p.panel),
            (role.Button, p.raised),
            (role.ToolTipBase, p.raised),
            (role.WindowText, p.text),
            (role.Text, p.text),
            (role.ButtonText, p.text),
            (role.ToolTipText, p.text),
            (role.PlaceholderText, p.dim),
            (role.Highlight, p.raised),
            (role.HighlightedText, p.text),
            (role.Link, p.accent),
        ):
            palette.setColor(where, QColor(color))
        return palette

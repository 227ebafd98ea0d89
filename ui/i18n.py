"""Languages: the source strings are Chinese, English is a complete Qt translation."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

CATALOGUES = Path(__file__).parent.parent / "resources" / "i18n"
LANGUAGES = ("zh", "en")

_installed: list[QTranslator] = []


def QT_TRANSLATE_NOOP(context: str, source: str) -> str:  # noqa: N802, ARG001 - lupdate's name
    """Mark `source` for translation in a table; `QCoreApplication.translate` it when shown."""
    return source


def set_language(language: str) -> None:
    """Use `zh` or `en` from now on; texts already shown do not change by themselves."""
    for translator in _installed:
        QCoreApplication.removeTranslator(translator)
    _installed.clear()
    locale = QLocale(
        QLocale.Language.Chinese if language == "zh" else QLocale.Language.English,
        QLocale.Country.China,
    )
    QLocale.setDefault(locale)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    qt = "qtbase_zh_CN" if language == "zh" else "qtbase_en"
    for name, where in ((qt, folder), (f"shouwang_{language}", str(CATALOGUES))):
        translator = QTranslator()
        if translator.load(name, where):
            QCoreApplication.installTranslator(translator)
            _installed.append(translator)

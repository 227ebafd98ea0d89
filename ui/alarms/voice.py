"""The voice: a process of its own that speaks what it is told, line by line.

A system's speech service may take seconds to start, hang, or die; in a process of its own it cannot
hold up the window in which alarms are shown. Lines of JSON. In: `{"say": text}`, `{"stop": true}`;
the end of input ends it. Out, at each change: state `ready`, `speaking`, `error` with the voice's
name and the engine's, or once `none` with why: `no_engine`, `no_voice`.
"""

from __future__ import annotations

import json
import sys
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtTextToSpeech import QTextToSpeech, QVoice

NO_ENGINE, NO_VOICE = 3, 4
"""Exit codes besides 0."""

_LANGUAGES = {"zh": QLocale.Language.Chinese, "en": QLocale.Language.English}


class _Input(QObject):
    """Brings lines of standard input to the event loop; an empty one when it ends."""

    read = Signal(str)

    def start(self) -> None:
        """Begin to read, on a thread that ends with the process."""
        threading.Thread(target=self._follow, name="input", daemon=True).start()

    def _follow(self) -> None:
        for line in sys.stdin:
            self.read.emit(line)
        self.read.emit("")


class _Voice(QObject):
    """Does what the lines say."""

    def __init__(self, speech: QTextToSpeech) -> None:
        super().__init__()
        self._speech = speech
        speech.stateChanged.connect(self._tell)

    def hear(self, line: str) -> None:
        """Obey one line of input."""
        if not line:
            self._speech.stop()
            QCoreApplication.quit()
            return
        try:
            order = json.loads(line)
        except json.JSONDecodeError:
            return
        if order.get("stop"):
            self._speech.stop()
        elif order.get("say"):
            self._speech.say(str(order["say"]))

    def _tell(self, *_: object) -> None:
        state = {"Ready": "ready", "Speaking": "speaking", "Synthesizing": "speaking"}.get(
            self._speech.state().name, "error"
        )
        _say(
            state=state,
            voice=self._speech.voice().name(),
            engine=self._speech.engine(),
            why=self._speech.errorString() if state == "error" else "",
        )


def speak(language: str, engine: str = "") -> int:
    """Speak what comes on standard input in `zh` or `en` until it ends; return the exit code.

    `engine`: one of Qt's by name, for tests `mock`; by default those of the system.
    """
    QCoreApplication(sys.argv[:1])
    try:
        from PySide6.QtTextToSpeech import QTextToSpeech
    except ImportError:  # the plug-in's system library is missing
        return _end("no_engine", NO_ENGINE)
    names = [engine] if engine else QTextToSpeech.availableEngines()
    usable = [one for one in names if one != "mock" or engine == "mock"]
    found = False
    for name in usable:
        speech = QTextToSpeech(name)
        if speech.state() == QTextToSpeech.State.Error:
            continue
        found = True
        voice = _voice_of(speech, _LANGUAGES[language])
        if voice is None:
            continue
        speech.setLocale(voice.locale())
        speech.setVoice(voice)
        speaker, lines = _Voice(speech), _Input()
        lines.read.connect(speaker.hear)
        lines.start()
        _say(state="ready", voice=voice.name(), engine=name)
        return QCoreApplication.exec()
    return _end("no_voice", NO_VOICE) if found else _end("no_engine", NO_ENGINE)


def _voice_of(speech: QTextToSpeech, language: QLocale.Language) -> QVoice | None:
    """Return the engine's voice for a language, one of the mainland for Chinese if there is one."""
    locales = [one for one in speech.availableLocales() if one.language() == language]
    locales.sort(key=lambda one: one.territory() != QLocale.Country.China)
    for locale in locales:
        speech.setLocale(locale)
        voices = speech.availableVoices()
        if voices:
            return voices[0]
    return None


def _end(why: str, code: int) -> int:
    _say(state="none", why=why)
    return code


def _say(**what: str) -> None:
    sys.stdout.write(json.dumps(what, ensure_ascii=False) + "\n")
    sys.stdout.flush()

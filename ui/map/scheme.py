"""The map's own addresses: `shouwang://map/...`, served from memory; no other is let through.

What can be asked for is a table of names (`Shelf`): no request ever becomes a path of the disk, so
there is nothing to climb out of. `setHtml` is not used: it shows nothing beyond 2 MB.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog
from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QObject, Qt
from PySide6.QtWebEngineCore import (
    QWebEngineUrlRequestInterceptor,
    QWebEngineUrlRequestJob,
    QWebEngineUrlScheme,
    QWebEngineUrlSchemeHandler,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QUrl
    from PySide6.QtWebEngineCore import QWebEngineUrlRequestInfo

SCHEME = b"shouwang"
HOST = "map"
ORIGIN = f"{SCHEME.decode()}://{HOST}/"

_TYPES = {
    "html": "text/html",
    "js": "text/javascript",
    "css": "text/css",
    "json": "application/json",
    "bin": "application/octet-stream",
}
_log = structlog.get_logger(__name__)


def register_scheme() -> None:
    """Make `shouwang:` known to QtWebEngine. Call once, before the QApplication is made.

    Secure, so that the page may fetch its data; not local, so that it may not read files.
    """
    if QWebEngineUrlScheme.schemeByName(SCHEME).name():
        return
    scheme = QWebEngineUrlScheme(SCHEME)
    scheme.setSyntax(QWebEngineUrlScheme.Syntax.Host)
    flag = QWebEngineUrlScheme.Flag
    scheme.setFlags(flag.SecureScheme | flag.CorsEnabled | flag.FetchApiAllowed)
    QWebEngineUrlScheme.registerScheme(scheme)
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)


class Shelf:
    """What the map may ask for, by name such as `web/leaflet/leaflet.js`.

    A thing is its bytes, or a function that gives them at the moment they are asked for.
    """

    def __init__(self) -> None:
        self._things: dict[str, bytes | Callable[[], bytes]] = {}

    def put(self, name: str, thing: bytes | Callable[[], bytes]) -> None:
        """Offer a thing; its kind is told by the end of its name."""
        self._things[name] = thing

    def take(self, name: str) -> None:
        """Offer it no longer."""
        self._things.pop(name, None)

    def get(self, name: str) -> bytes | None:
        """Return a thing, None when there is none of that name."""
        thing = self._things.get(name)
        return thing() if callable(thing) else thing


def media_type(name: str) -> str:
    """Return the media type of a name by its end."""
    return _TYPES.get(name.rpartition(".")[2], "application/octet-stream")


class SchemeHandler(QWebEngineUrlSchemeHandler):
    """Answers requests to `shouwang://map/` from a shelf; `refused` lists what was not there."""

    def __init__(self, shelf: Shelf, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self.refused: list[str] = []

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:
        """Answer one request."""
        url = job.requestUrl()
        if bytes(job.requestMethod().data()) != b"GET" or url.host() != HOST:
            self._refuse(job, url, QWebEngineUrlRequestJob.Error.RequestDenied)
            return
        name = url.path().removeprefix("/")
        thing = self._shelf.get(name)
        if thing is None:
            self._refuse(job, url, QWebEngineUrlRequestJob.Error.UrlNotFound)
            return
        device = QBuffer(job)
        device.setData(QByteArray(thing))
        device.open(QBuffer.OpenModeFlag.ReadOnly)
        job.reply(QByteArray(media_type(name).encode()), device)

    def _refuse(
        self, job: QWebEngineUrlRequestJob, url: QUrl, why: QWebEngineUrlRequestJob.Error
    ) -> None:
        self.refused.append(url.toString())
        _log.warning("map asked for what there is not", url=url.toString())
        job.fail(why)


class RequestGuard(QWebEngineUrlRequestInterceptor):
    """Lets the map ask its own scheme and nothing else; counts both.

    `asked`: addresses let through; `blocked`: addresses that were stopped (there should be none).
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.asked: list[str] = []
        self.blocked: list[str] = []

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        """Look at one request before it is made."""
        url = info.requestUrl()
        if url.scheme().encode() == SCHEME and url.host() == HOST:
            self.asked.append(url.toString())
            return
        info.block(True)
        self.blocked.append(url.toString())
        _log.error("map was stopped from asking the network", url=url.toString())

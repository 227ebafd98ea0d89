"""What comes with an item: a picture is shown, sound and video are played, the rest is named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QImage, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.widgets.basics import button, label, set_words
from ui.widgets.detail_panel import section
from ui.widgets.measure import spaced

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QResizeEvent

    from ui.console import Console
    from ui.work import Job

_PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".bmp", ".gif")
_SOUNDS = (".wav", ".mp3", ".ogg", ".m4a", ".flac", ".opus")
_VIDEOS = (".mp4", ".webm", ".mkv", ".mov", ".avi")
_LARGEST = 1600
"""Pixels of a side that are kept of a picture."""
_HIGHEST = 420
_VIDEO_HEIGHT = 240


class AttachmentPart(QWidget):
    """Shows a file of the scenario's; hidden where there is none."""

    def __init__(self, console: Console) -> None:
        super().__init__()
        self._console = console
        self._file: Path | None = None
        self._job: Job | None = None
        self._image = QImage()
        self._player: Any = None
        self._screen: QWidget | None = None
        look = console.look
        body = QWidget()
        self._body = spaced(look, QVBoxLayout(body), 8, (16, 0, 16, 12))
        self.picture = QLabel()
        self.picture.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._words = label("", "dim", wrap=True)
        self.play_button = button(self.tr("播放"))
        self.play_button.clicked.connect(self.play)
        self.open_button = button(self.tr("用其他程序打开"), role="link")
        self.open_button.clicked.connect(self._open)
        line = spaced(look, QHBoxLayout(), 8)
        for made in (self.play_button, self.open_button):
            line.addWidget(made)
        line.addStretch(1)
        self._body.addWidget(self.picture)
        self._body.addWidget(self._words)
        self._body.addLayout(line)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(section(look, label(self.tr("附件"), "label"), body))
        look.changed.connect(self._draw)
        self.hide()

    @property
    def is_settled(self) -> bool:
        """Whether the picture is there, or known to be none."""
        return self._job is None

    @property
    def words(self) -> str:
        """What is said of the file."""
        return self._words.text()

    @property
    def is_playing(self) -> bool:
        """Whether sound or video is being played."""
        return self._player is not None and self._player.isPlaying()

    def show_file(self, file: Path | None) -> None:
        """Show a file; the same one again changes nothing."""
        if file == self._file:
            return
        self._file = file
        self._stop()
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self._image = QImage()
        self._draw()
        self.setVisible(file is not None)
        if file is None:
            return
        self._words.setText(file.name)
        kind = file.suffix.lower()
        self.play_button.setVisible(kind in (*_SOUNDS, *_VIDEOS))
        set_words(self.play_button, self.tr("播放"), primary=True)
        if kind in _PICTURES:
            self._job = self._console.pool.run(
                self, lambda: _read_picture(file), self._take, self._fail
            )

    def play(self) -> None:
        """Play the sound or the video from its beginning, or stop it."""
        if self.is_playing:
            self._stop()
            return
        if self._file is None or not self._prepare():
            return
        self._player.setSource(QUrl.fromLocalFile(str(self._file)))
        is_video = self._file.suffix.lower() in _VIDEOS
        if self._screen is not None:
            self._screen.setVisible(is_video)
        self._player.play()
        set_words(self.play_button, self.tr("停止"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the picture to the width."""
        super().resizeEvent(event)
        self._draw()

    def hideEvent(self, event: Any) -> None:
        """Fall silent when the page goes."""
        super().hideEvent(event)
        self._stop()

    # Inside

    def _take(self, image: QImage) -> None:
        self._job = None
        self._image = image
        if image.isNull() and self._file is not None:
            self._words.setText(self.tr("{0} 不是可以显示的图片。").format(self._file.name))
        self._draw()

    def _fail(self, _error: Exception) -> None:
        self._job = None
        if self._file is not None:
            self._words.setText(self.tr("{0} 读不出来，请告诉导调。").format(self._file.name))

    def _draw(self) -> None:
        self.picture.setVisible(not self._image.isNull())
        if self._image.isNull():
            self.picture.clear()
            return
        look = self._console.look
        room = QSize(max(1, self.width() - look.px(32)), look.px(_HIGHEST))
        size = self._image.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        size = size.boundedTo(self._image.size())
        self.picture.setPixmap(
            QPixmap.fromImage(
                self._image.scaled(
                    size,
                    Qt.AspectRatioMode.KeepAspectRatio,
                    Qt.TransformationMode.SmoothTransformation,
                )
            )
        )
        self.picture.setFixedHeight(size.height())

    def _prepare(self) -> bool:
        """Make the player when it is first wanted: QtMultimedia takes its time."""
        if self._player is not None:
            return True
        try:
            from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer
            from PySide6.QtMultimediaWidgets import QVideoWidget
        except ImportError:
            self._words.setText(self.tr("这台机器不能播放，请用其他程序打开。"))
            return False
        self._player = QMediaPlayer(self)
        self._player.setAudioOutput(QAudioOutput(self))
        screen = QVideoWidget(self)
        screen.setFixedHeight(self._console.look.px(_VIDEO_HEIGHT))
        screen.hide()
        self._body.insertWidget(0, screen)
        self._player.setVideoOutput(screen)
        self._screen = screen
        self._player.errorOccurred.connect(self._note_error)
        self._player.playingChanged.connect(self._note_playing)
        return True

    def _note_error(self, *_: object) -> None:
        if self._file is not None:
            self._words.setText(
                self.tr("{0} 不能在这里播放，请用其他程序打开。").format(self._file.name)
            )

    def _note_playing(self, playing: bool) -> None:
        set_words(
            self.play_button, self.tr("停止") if playing else self.tr("播放"), primary=not playing
        )

    def _stop(self) -> None:
        if self._player is not None:
            self._player.stop()
        if self._screen is not None:
            self._screen.hide()

    def _open(self) -> None:
        if self._file is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._file)))


def _read_picture(file: Path) -> QImage:
    """Return a picture, no larger than it needs to be; a null one when it is none."""
    image = QImage.fromData(file.read_bytes())
    if max(image.width(), image.height()) > _LARGEST:
        image = image.scaled(_LARGEST, _LARGEST, Qt.AspectRatioMode.KeepAspectRatio)
    return image

"""Checks of the machine: versions, broker program, fonts, input method, sound."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from app.broker.embedded import amqtt_version
from app.broker.mosquitto import find_mosquitto, mosquitto_version
from app.commands.checks import Finding, failed, note, passed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

OLDEST_PYTHON = (3, 11)
LIBRARIES = ("PySide6-Essentials", "SQLAlchemy", "paho-mqtt", "msgspec", "amqtt", "cryptography")
_WINDOWS_FONTS = ("msyh.ttc", "simsun.ttc", "simhei.ttf", "Deng.ttf")


def check_python() -> Finding:
    """Check the versions of Python and SQLite."""
    text = f"{platform.python_version()} ({platform.machine()}), SQLite {sqlite3.sqlite_version}"
    if sys.version_info[:2] < OLDEST_PYTHON:
        return failed("Python", f"{text}; 需要 3.11 或更新 3.11 or newer is needed")
    return passed("Python", text)


def check_libraries() -> Finding:
    """Check that the libraries are installed, without importing them."""
    found, missing = [], []
    for name in LIBRARIES:
        try:
            found.append(f"{name} {importlib.metadata.version(name)}")
        except importlib.metadata.PackageNotFoundError:
            missing.append(name)
    if missing and not getattr(sys, "frozen", False):
        return failed(
            "程序库 libraries",
            f"缺少 missing: {', '.join(missing)}; 请运行 run `pip install -r requirements.lock`",
        )
    return passed("程序库 libraries", ", ".join(found))


def check_broker_program() -> Finding:
    """Check whether mosquitto is there, or only the embedded broker."""
    program = find_mosquitto()
    if program is None:
        return note(
            "代理程序 broker program",
            f"未安装 mosquitto，试用改用内置 amqtt {amqtt_version()}，断线会丢消息；正式使用请安装 "
            "no mosquitto: the embedded broker loses messages, install mosquitto for real use",
        )
    return passed("代理程序 broker program", f"mosquitto {mosquitto_version(program)} ({program})")


def check_font() -> Finding:
    """Check for a Chinese font, as far as that can be seen without Qt."""
    subject = "中文字体 CJK font"
    if sys.platform == "win32":
        folder = Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts"
        found = [name for name in _WINDOWS_FONTS if (folder / name).exists()]
    elif sys.platform == "darwin":
        found = ["PingFang"]
    elif shutil.which("fc-list"):
        listed = subprocess.run(
            ["fc-list", ":lang=zh-cn", "family"],
            capture_output=True,
            text=True,
            timeout=20,
            check=False,
        ).stdout.splitlines()
        found = sorted({line.split(",")[0] for line in listed if line.strip()})
    else:
        return note(subject, "未知：没有 fc-list unknown: there is no fc-list")
    if not found:
        return failed(
            subject,
            "没有中文字体，界面会显示方框；请安装 fonts-noto-cjk "
            "none: Chinese would show as boxes, install fonts-noto-cjk",
        )
    return passed(subject, ", ".join(found[:3]))


def check_display(environment: Mapping[str, str] = os.environ) -> Finding:
    """Check whether there is a screen to open the console on."""
    subject = "显示 display"
    if sys.platform in ("win32", "darwin"):
        return passed(subject, sys.platform)
    for name in ("WAYLAND_DISPLAY", "DISPLAY"):
        if environment.get(name):
            return passed(subject, f"{name}={environment[name]}")
    return note(subject, "没有图形界面，控制台打不开 no display: the console cannot open here")


def check_input_method(environment: Mapping[str, str] = os.environ) -> Finding:
    """Check that Chinese can be typed: PySide6 brings the ibus plugin, which fcitx5 answers."""
    subject = "输入法 input method"
    if not sys.platform.startswith("linux"):
        return passed(subject, "由系统提供 by the system")
    module = environment.get("QT_IM_MODULE", "")
    if module == "ibus":
        return passed(subject, "QT_IM_MODULE=ibus")
    used = module + environment.get("XMODIFIERS", "") + environment.get("GTK_IM_MODULE", "")
    if "fcitx" in used or "ibus" in used:
        return note(
            subject,
            f"QT_IM_MODULE={module or '-'}：请设为 ibus（fcitx5 也认），否则打不了中文 "
            "set it to ibus (fcitx5 answers it too), or Chinese cannot be typed",
        )
    return note(subject, "未见输入法，打不了中文时请设 none seen; set QT_IM_MODULE=ibus")


def check_sound() -> Finding:
    """Say that only ears can check the sound."""
    return note(
        "声音 sound",
        "未知，请在报警页按试音 unknown: press the test button on the alarm page",
    )


MACHINE: tuple[Callable[[], Finding], ...] = (
    check_python,
    check_libraries,
    check_broker_program,
    check_font,
    check_display,
    check_input_method,
    check_sound,
)
"""All checks that need no profile, in their order."""

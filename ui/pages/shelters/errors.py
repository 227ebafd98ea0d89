"""What is said when a shelter service refuses; importing this registers the sentences."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.services.shelters import (
    BadCount,
    MoreThanInside,
    NotOpen,
    PeopleInside,
    ShelterStateRefused,
)
from ui.errors import explains
from ui.labels import word
from ui.pages.shelters.model import people

translate = QCoreApplication.translate


def _people_inside(error: Exception) -> str:
    assert isinstance(error, PeopleInside)
    return translate("Shelters", "里面还有 {0}，不能关闭，请先登记他们离开。").format(
        people(error.people)
    )


def _more_than_inside(error: Exception) -> str:
    assert isinstance(error, MoreThanInside)
    return translate(
        "Shelters", "在住只有 {0}，不能离开 {1}。请核对；人数不对就用“核对人数”更正。"
    ).format(people(error.inside), people(error.wanted))


def _not_open(error: Exception) -> str:
    assert isinstance(error, NotOpen)
    if error.state == "unusable":
        return translate("Shelters", "这处已标为不可用，不能再登记进入，请安排到别处。")
    return translate("Shelters", "这处没有开放，里面不能有人。请先点“开放”，再登记。")


def _state_refused(error: Exception) -> str:
    assert isinstance(error, ShelterStateRefused)
    return translate(
        "Shelters", "现在的状态是“{0}”，不能这样做；可能别人刚刚改过，列表已刷新。"
    ).format(word("shelter_state", error.state))


def _bad_count(error: Exception) -> str:
    assert isinstance(error, BadCount)
    if error.field == "households":
        return translate("Shelters", "户数不能多于人数，也不能小于 0。")
    return translate("Shelters", "人数要在 1 到 100,000 之间，请核对。")


explains(PeopleInside, _people_inside)
explains(MoreThanInside, _more_than_inside)
explains(NotOpen, _not_open)
explains(ShelterStateRefused, _state_refused)
explains(BadCount, _bad_count)

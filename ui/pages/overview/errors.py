"""What is said when a warning cannot be taken in; importing this registers the sentences."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.services.warnings import AlreadyTaken, BadWarning, CapRefused, NotInForce
from ui.errors import explains

translate = QCoreApplication.translate


def _bad_warning(error: Exception) -> str:
    assert isinstance(error, BadWarning)
    return {
        "bad_level": translate("Warnings", "预警级别只有蓝、黄、橙、红四级，请选一级。"),
        "bad_hazard": translate("Warnings", "没有这种灾害，请从列表里选。"),
    }.get(error.fault, translate("Warnings", "预警的结束时间早于开始时间，请改有效时间。"))


def _refused(error: Exception) -> str:
    assert isinstance(error, CapRefused)
    why = {
        "not_xml": translate("Warnings", "不是完整的 XML"),
        "not_cap": translate("Warnings", "不是 CAP 1.2 预警"),
        "has_doctype": translate("Warnings", "含有文档类型声明，为防攻击不读"),
        "too_large": translate("Warnings", "文件太大"),
        "too_deep": translate("Warnings", "层次太深"),
        "no_info": translate("Warnings", "没有预警内容"),
        "missing": translate("Warnings", "缺少必填项"),
        "bad_time": translate("Warnings", "时间不对"),
        "bad_name": translate("Warnings", "编号或发送方不合规定"),
        "bad_references": translate("Warnings", "引用的预警不合规定"),
        "ends_before_it_begins": translate("Warnings", "结束早于开始"),
    }.get(error.fault, translate("Warnings", "有不认识的取值"))
    told = why
    if error.detail:
        told = translate("Warnings", "{0}（{1}）").format(why, error.detail)
    return translate("Warnings", "没有读入：{0}。请向发布单位要原文件，或手工登记。").format(told)


explains(BadWarning, _bad_warning)
explains(CapRefused, _refused)
explains(
    AlreadyTaken,
    lambda _: translate("Warnings", "这条预警已经收过，没有重复登记；级别有变请登记新的一条。"),
)
explains(
    NotInForce,
    lambda _: translate("Warnings", "这条预警已被更新、解除或到期，列表已刷新，不用再处理。"),
)

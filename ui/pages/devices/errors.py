"""What is said when a service of devices or mappings refuses; importing this registers it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.services.devices import BadPlacement, CodeTaken, DeviceDecided
from app.services.mappings import MappingNameTaken, MappingRefused
from ui.errors import explains

translate = QCoreApplication.translate


def _decided(error: Exception) -> str:
    assert isinstance(error, DeviceDecided)
    return {
        "placed": translate("Devices", "这台设备已经接入，列表已刷新。"),
        "refused": translate("Devices", "这台设备已被拒绝；要重新处理，请先撤回拒绝。"),
        "waiting": translate("Devices", "这台设备正等待接入，没有可撤回的。"),
    }.get(error.state, str(error))


def _bad_placement(error: Exception) -> str:
    assert isinstance(error, BadPlacement)
    return {
        "kind": translate("Devices", "请选择设备种类。"),
        "area_id": translate("Devices", "请选楼栋；不在楼内就选居民区。"),
        "floor": translate("Devices", "楼层要在 −9 到这栋楼的层数之间，请核对。"),
        "position": translate(
            "Devices", "经纬度写成 121.5051, 31.1952（WGS-84，先经度后纬度），或留空。"
        ),
        "code": translate("Devices", "编码里不能有 / + #，请改。"),
    }.get(error.field, str(error))


def _code_taken(error: Exception) -> str:
    assert isinstance(error, CodeTaken)
    return translate("Devices", "编码 {0} 已被别的点位使用，请换一个或留空。").format(error.code)


def problem_text(problem: str, shown: str) -> str:
    """Return why a part of a message is not read, as `app.domain.mappings` names it."""
    text = {
        "not_json": translate("Devices", "报文不是 JSON"),
        "too_large": translate("Devices", "报文太长"),
        "no_list": translate("Devices", "这里不是设备列表"),
        "too_many": translate("Devices", "一条报文里的设备太多"),
        "no_id": translate("Devices", "这里没有设备编号"),
        "too_long": translate("Devices", "太长"),
        "not_number": translate("Devices", "这里不是数字"),
        "nothing": translate("Devices", "测量值和状态都没有"),
        "unknown_word": translate("Devices", "状态词表里没有这个词"),
        "bad_battery": translate("Devices", "电量要在 0 到 100 之间"),
        "bad_seq": translate("Devices", "序号要是不小于 0 的整数"),
        "bad_time": translate("Devices", "时间读不懂，请核对时间写法"),
        "path_failed": translate("Devices", "路径用在这条报文上出错"),
        "bad_path": translate("Devices", "路径写错了"),
        "bad_filter": translate("Devices", "主题写错了；不能以 # 或 + 开头"),
        "missing": translate("Devices", "这里必须填写"),
        "unknown": translate("Devices", "没有这种写法"),
    }.get(problem, problem)
    return translate("Devices", "{0}：{1}").format(text, shown) if shown else text


def _mapping_refused(error: Exception) -> str:
    assert isinstance(error, MappingRefused)
    return problem_text(error.problem, error.detail)


explains(DeviceDecided, _decided)
explains(BadPlacement, _bad_placement)
explains(CodeTaken, _code_taken)
explains(MappingRefused, _mapping_refused)
explains(MappingNameTaken, lambda _: translate("Devices", "已有同名的映射，请换一个名称。"))

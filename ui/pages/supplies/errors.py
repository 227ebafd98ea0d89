"""What is said when a stock service refuses; importing this registers the sentences."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.domain.stock import LARGEST, QuantityFault
from app.services.supplies import (
    BadQuantity,
    ExpiresBeforeMade,
    ExpiryMissing,
    LotDiffers,
    LotExpired,
    NotEnough,
)
from ui.errors import explains
from ui.text import UNKNOWN, number

translate = QCoreApplication.translate


def not_enough(error: NotEnough, unit: str = "") -> str:
    """Return the sentence for too little stock, with its unit where it is known."""
    available = f"{number(error.available)} {unit}".strip()
    wanted = f"{number(error.wanted)} {unit}".strip()
    if error.lot_code:
        return translate(
            "Supplies", "批次 {0} 只有 {1}，不够 {2}。请减少数量，或换一个批次。"
        ).format(error.lot_code, available, wanted)
    return translate(
        "Supplies", "未过期的只有 {0}，不够 {1}。请减少数量，或从别的储备点调。"
    ).format(available, wanted)


def _not_enough(error: Exception) -> str:
    assert isinstance(error, NotEnough)
    return not_enough(error)


def _bad_quantity(error: Exception) -> str:
    assert isinstance(error, BadQuantity)
    if error.fault == QuantityFault.TOO_LARGE:
        return translate("Supplies", "数量最多 {0}，请核对是否多打了零。").format(number(LARGEST))
    if error.fault == QuantityFault.TOO_PRECISE:
        return translate("Supplies", "数量最多三位小数。")
    if error.fault == QuantityFault.NOT_A_NUMBER:
        return translate("Supplies", "这里要填数字。")
    if error.fault == QuantityFault.NEGATIVE:
        return translate("Supplies", "数量不能小于 0。")
    return translate("Supplies", "数量要大于 0。")


def _lot_expired(error: Exception) -> str:
    assert isinstance(error, LotExpired)
    return translate(
        "Supplies", "批次 {0} 已于 {1} 到期，不能使用；要报废请勾选“作报废处理”。"
    ).format(error.lot_code, error.expires_on)


def _lot_differs(error: Exception) -> str:
    assert isinstance(error, LotDiffers)
    return translate(
        "Supplies",
        "批次 {0} 已登记为生产 {1}、有效期至 {2}，与这里不同。请核对日期，或换一个批次号。",
    ).format(error.lot_code, error.produced_on or UNKNOWN, error.expires_on or UNKNOWN)


def _expiry_missing(error: Exception) -> str:
    assert isinstance(error, ExpiryMissing)
    return translate("Supplies", "{0}保质期 {1} 天，请填生产日期或有效期。").format(
        error.item_name, error.shelf_life_days
    )


def _expires_before_made(error: Exception) -> str:
    assert isinstance(error, ExpiresBeforeMade)
    return translate("Supplies", "有效期 {0} 早于生产日期 {1}，请核对。").format(
        error.expires_on, error.produced_on
    )


explains(NotEnough, _not_enough)
explains(BadQuantity, _bad_quantity)
explains(LotExpired, _lot_expired)
explains(LotDiffers, _lot_differs)
explains(ExpiryMissing, _expiry_missing)
explains(ExpiresBeforeMade, _expires_before_made)

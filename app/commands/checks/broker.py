"""Does the broker keep its promise? What `app.watch.selfcheck` tried, in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.broker.address import answers
from app.commands.checks import Finding, failed, note, passed
from app.mqtt.endpoint import endpoint
from app.settings import load_settings
from app.watch import selfcheck

if TYPE_CHECKING:
    from app.profile import Profile

_SUBJECT = "消息代理 broker"

_WORDS = {
    "protocol": "不支持 MQTT 5 no MQTT 5",
    "receive_maximum": "同时未确认消息太少 too few unconfirmed messages",
    "maximum_qos": "不支持 QoS 1 no QoS 1",
    "session_expiry": "会话保留太短 session kept too short",
    "not_for_trial_only": "只宜试用 for trials only",
    "session_present": "离线后忘记会话 forgets the session of who is away",
    "queues": "离线消息不保留 keeps no messages for who is away",
    "queues_enough": "离线消息会丢 drops messages for who is away",
}
"""What is wrong when the watch's check of this code failed."""


def check_broker(profile: Profile) -> Finding:
    """Check that the broker answers, and that it keeps what the watch has not yet confirmed."""
    place = endpoint(load_settings(profile).broker)
    if not answers(place.settings.host, place.settings.port, timeout=2):
        return note(
            _SUBJECT, f"{place.address} 无应答，请检查是否运行 does not answer: check that it runs"
        )
    found = {one.code: one for one in selfcheck.check_broker(place)}
    if not found["reachable"].ok:
        return failed(
            _SUBJECT,
            f"拒绝连接，请检查用户、口令和证书 refused us, check user, password and certificates: "
            f"{found['reachable'].detail}",
        )
    shown = ", ".join(
        found[code].detail for code in ("reachable", "protocol", "software") if code in found
    )
    wrong = [
        f"{_WORDS.get(one.code, one.code)} ({one.detail})" for one in found.values() if not one.ok
    ]
    if wrong:
        return note(
            _SUBJECT,
            f"{shown}；{'; '.join(wrong)}；正式使用请按 docs/mqtt.md 设置 "
            "for real use set it as docs/mqtt.md says",
        )
    return passed(_SUBJECT, f"{shown}，离线消息全部保留 keeps all messages for who is away")

"""Whether alarms can be heard, in words: for the status strip, settings and diagnostics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.text import UNKNOWN

if TYPE_CHECKING:
    from ui.alarms.annunciator import Annunciator

translate = QCoreApplication.translate


def sound_problem(annunciator: Annunciator) -> tuple[str, str] | None:
    """Return what keeps alarms from being heard and what to do; None when nothing is known to."""
    speaker = annunciator.loudspeaker
    if speaker.can_sound is False:
        return (
            translate("Sound", "无音频设备"),
            translate("Sound", "报警不会响，请接上音箱或耳机。"),
        )
    if speaker.broken:
        return (
            translate("Sound", "声音播不出"),
            translate("Sound", "音频设备不接受报警声，请在系统设置里换一个输出设备。"),
        )
    if speaker.loudness.muted:
        return (
            translate("Sound", "系统已静音"),
            translate("Sound", "报警听不到，请在系统设置里取消静音。"),
        )
    if speaker.loudness.volume == 0:
        return (
            translate("Sound", "音量为 0"),
            translate("Sound", "报警听不到，请在系统设置里调高音量。"),
        )
    return None


def device_text(annunciator: Annunciator) -> str:
    """Return the sound device by name."""
    speaker = annunciator.loudspeaker
    if speaker.can_sound is None:
        return UNKNOWN
    return speaker.device if speaker.can_sound else translate("Sound", "无音频设备")


def volume_text(annunciator: Annunciator) -> str:
    """Return the machine's volume, e.g. `40%`, `静音`, `—（本机读不到系统音量）`."""
    loudness = annunciator.loudspeaker.loudness
    if loudness.muted:
        return translate("Sound", "系统已静音")
    if loudness.volume is None:
        return translate("Sound", "—（读不到系统音量）")
    return f"{loudness.volume}%"


def voice_text(annunciator: Annunciator) -> str:
    """Return the voice, or that there is none and only recorded sounds are played."""
    speech = annunciator.speech
    if speech.can_speak:
        return f"{speech.voice} · {speech.engine}"
    if speech.state == "none" and speech.why == "no_voice":
        return translate("Sound", "本机没有这种语言的语音，只用录好的声音")
    if speech.state == "none":
        return translate("Sound", "本机没有语音引擎，只用录好的声音")
    if speech.state == "starting":
        return translate("Sound", "正在查找语音")
    if speech.state == "unknown":
        return translate("Sound", "—（尚未查找）")
    return translate("Sound", "语音已中断，只用录好的声音")

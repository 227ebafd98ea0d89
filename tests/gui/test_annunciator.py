"""Sound and speech: by level, groups only, silent until the next alarm, and honest when mute."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import update

from app.domain.alarms import AlarmEvent
from app.services import alarms
from app.services.desk import Desk
from db.models import Alarm
from tests.occurrences import move_alarm, raise_alarm
from tests.streets import small_street
from ui.alarms.annunciator import Annunciator
from ui.alarms.loudness import Loudness
from ui.alarms.sound_words import sound_problem, voice_text, volume_text
from ui.alarms.speech import Speech
from ui.i18n import set_language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from app.services.desk import Actor
    from db.store import Store
    from tests.streets import HandClock
    from ui.console import Console

KINDS = ["smoke", "combustible_gas", "smoke", "infrared_activity", "water_meter", "door_contact"]


class Ears:
    """Hears what sounds and what is said."""

    def __init__(self, qtbot: QtBot, console: Console, store: Store, speech: Speech) -> None:
        self.qtbot, self.console, self.store = qtbot, console, store
        self.sensors = list(small_street(store, KINDS).values())
        self.annunciator = Annunciator(console, speech)
        self.sounds: list[int] = []
        self.lines: list[str] = []
        self.annunciator.loudspeaker.sounded.connect(self.sounds.append)
        speech.said.connect(self.lines.append)
        console.alarms.load()
        qtbot.waitUntil(lambda: console.alarms.is_loaded)

    def raise_(self, number: int, **fields: object) -> str:
        alarm = raise_alarm(self.store, self.sensors[number], **fields)
        self.qtbot.waitUntil(lambda: self.console.alarms.row(alarm) is not None)
        return alarm

    def acknowledge(self, officer: Actor, *ids: str) -> None:
        alarms.acknowledge(Desk(self.store, officer), ids)


@pytest.fixture
def english(console: Console) -> Iterator[None]:
    """The mock engine speaks English, not Chinese."""
    set_language("en")
    yield
    set_language("zh")


@pytest.fixture
def ears(qtbot: QtBot, console: Console, store: Store) -> Iterator[Ears]:
    """Ears in a room without a voice."""
    made = Ears(qtbot, console, store, Speech(console.profile, console, engine="mock"))
    yield made
    made.annunciator.retire()


@pytest.fixture
def voiced(english: None, ears: Ears, qtbot: QtBot) -> Ears:
    """Ears in a room where the voice's own process speaks, with Qt's mock engine."""
    ears.annunciator.speech.start()
    qtbot.waitUntil(lambda: ears.annunciator.speech.can_speak)
    return ears


def test_the_most_severe_unacknowledged_sounds_until_it_is_acknowledged(
    ears: Ears, officer: Actor, qtbot: QtBot
) -> None:
    mild = ears.raise_(5, level=3)
    qtbot.waitUntil(lambda: ears.sounds == [3])
    fire = ears.raise_(0, level=1)
    qtbot.waitUntil(lambda: ears.sounds[:2] == [3, 1])
    qtbot.waitUntil(lambda: ears.sounds[:3] == [3, 1, 1])  # again, after its pause
    ears.acknowledge(officer, fire)
    qtbot.waitUntil(lambda: ears.annunciator.level == 3)
    ears.acknowledge(officer, mild)
    qtbot.waitUntil(lambda: ears.annunciator.level == 0)
    heard = len(ears.sounds)
    qtbot.wait(2_700)
    assert len(ears.sounds) == heard


def test_silence_lasts_until_the_next_alarm(ears: Ears, qtbot: QtBot) -> None:
    ears.raise_(0, level=1)
    qtbot.waitUntil(lambda: ears.sounds == [1])
    ears.annunciator.silence()
    assert ears.annunciator.is_silenced
    qtbot.wait(2_700)
    assert ears.sounds == [1]
    ears.raise_(5, level=3)
    qtbot.waitUntil(lambda: len(ears.sounds) > 1)
    assert not ears.annunciator.is_silenced


def test_in_a_flood_silence_lasts_until_the_next_group(ears: Ears, qtbot: QtBot) -> None:
    for _ in range(11):
        ears.raise_(5, level=3)
    qtbot.waitUntil(lambda: ears.console.groups.flood is not None)
    ears.annunciator.silence()
    ears.sounds.clear()
    ears.raise_(5, level=3)
    assert ears.annunciator.is_silenced
    assert not ears.sounds
    ears.raise_(3, level=2)  # somebody alone is never of the same group
    qtbot.waitUntil(lambda: not ears.annunciator.is_silenced)
    assert ears.sounds


def test_what_gets_worse_breaks_the_silence_of_its_group(ears: Ears, qtbot: QtBot) -> None:
    for _ in range(11):
        ears.raise_(5, level=3)
    qtbot.waitUntil(lambda: ears.console.groups.flood is not None)
    ears.annunciator.silence()
    ears.raise_(0, level=1)
    qtbot.waitUntil(lambda: not ears.annunciator.is_silenced)


def test_a_group_is_spoken_of_once(voiced: Ears, qtbot: QtBot, clock: HandClock) -> None:
    now = clock.now()
    raise_alarm(voiced.store, voiced.sensors[1], level=2, raised_at=now + 2)
    raise_alarm(voiced.store, voiced.sensors[2], level=1, raised_at=now + 1)
    voiced.raise_(0, level=1)
    qtbot.waitUntil(lambda: len(voiced.lines) == 1)
    assert voiced.annunciator.speech.voice
    qtbot.wait(1_200)
    (line,) = voiced.lines
    assert "2" in line
    voiced.raise_(1, level=2, raised_at=now + 3)
    qtbot.wait(900)
    assert len(voiced.lines) == 1  # too early for the same group
    clock.advance(21)
    qtbot.waitUntil(lambda: len(voiced.lines) == 2)


def test_what_was_open_before_is_said_in_one_line(
    english: None, qtbot: QtBot, console: Console, store: Store
) -> None:
    sensors = list(small_street(store, KINDS).values())
    for number in range(4):
        raise_alarm(store, sensors[number], level=2)
    speech = Speech(console.profile, console, engine="mock")
    annunciator, lines = Annunciator(console, speech), list[str]()
    speech.said.connect(lines.append)
    speech.start()
    qtbot.waitUntil(lambda: speech.can_speak)
    console.alarms.load()
    qtbot.waitUntil(lambda: len(lines) == 1)
    assert "4" in lines[0]
    qtbot.wait(900)
    assert len(lines) == 1
    annunciator.retire()


def test_in_a_flood_one_summary_is_spoken(voiced: Ears, qtbot: QtBot, clock: HandClock) -> None:
    for number in range(14):
        raise_alarm(voiced.store, voiced.sensors[number % 6], level=2)
    qtbot.waitUntil(lambda: voiced.console.groups.flood is not None)
    qtbot.waitUntil(lambda: bool(voiced.lines))
    flood = voiced.console.groups.flood
    assert flood is not None
    assert flood.alarms == 14
    assert flood.places > 1
    qtbot.wait(900)
    assert len(voiced.lines) == 1
    assert "14" in voiced.lines[0]


def test_an_overdue_alarm_sounds_again_faster_although_it_was_silenced(
    ears: Ears, qtbot: QtBot, store: Store
) -> None:
    alarm = ears.raise_(0, level=1)
    qtbot.waitUntil(lambda: ears.sounds == [1])
    ears.annunciator.silence()
    with store.write() as write:
        write.session.execute(
            update(Alarm).values(escalation=1, escalated_at=write.now, hlc=write.stamp)
        )
        write.touched("alarms", [alarm])
    qtbot.waitUntil(lambda: ears.annunciator.is_loud)
    qtbot.waitUntil(lambda: len(ears.sounds) >= 2)
    assert not ears.annunciator.is_silenced
    assert ears.annunciator._repeat.interval() == 1_250


def test_without_a_chinese_voice_it_says_so_and_still_sounds(ears: Ears, qtbot: QtBot) -> None:
    speech = ears.annunciator.speech
    speech.start()
    qtbot.waitUntil(lambda: speech.state == "none")
    assert speech.why == "no_voice"
    assert "只用录好的声音" in voice_text(ears.annunciator)
    ears.raise_(0, level=1)
    qtbot.waitUntil(lambda: ears.sounds == [1])
    qtbot.wait(900)
    assert not ears.lines


def test_a_voice_that_dies_takes_no_sound_with_it(voiced: Ears, qtbot: QtBot) -> None:
    speech = voiced.annunciator.speech
    assert speech._process is not None
    os.kill(speech._process.processId(), signal.SIGKILL)
    qtbot.waitUntil(lambda: speech.state == "died")
    voiced.raise_(0, level=1)
    qtbot.waitUntil(lambda: voiced.sounds == [1])


def test_a_voice_that_hangs_holds_up_nothing(voiced: Ears, qtbot: QtBot) -> None:
    speech = voiced.annunciator.speech
    assert speech._process is not None
    os.kill(speech._process.processId(), signal.SIGSTOP)
    voiced.raise_(0, level=1)
    qtbot.waitUntil(lambda: voiced.sounds == [1])
    qtbot.waitUntil(lambda: len(voiced.lines) == 1)
    voiced.annunciator._spoke_at -= 60  # it has been "speaking" for a minute
    qtbot.waitUntil(lambda: len(voiced.sounds) >= 2)
    voiced.annunciator.retire()  # does not wait for it either
    voiced.annunciator = Annunciator(voiced.console, Speech(voiced.console.profile, voiced.console))


def test_the_test_button_sounds_and_speaks(voiced: Ears, qtbot: QtBot) -> None:
    voiced.annunciator.test()
    assert voiced.sounds == [3]
    qtbot.waitUntil(lambda: len(voiced.lines) == 1)


def test_what_keeps_it_from_being_heard_is_named(ears: Ears) -> None:
    speaker = ears.annunciator.loudspeaker
    assert sound_problem(ears.annunciator) is None  # not looked for yet: nothing is known
    speaker.can_sound = False
    assert "无音频设备" in str(sound_problem(ears.annunciator))
    speaker.can_sound = True
    assert volume_text(ears.annunciator).startswith("—")
    for loudness, words in (
        (Loudness(40, True), "系统已静音"),
        (Loudness(0, False), "音量为 0"),
    ):
        speaker.loudness = loudness
        assert words in str(sound_problem(ears.annunciator))
    speaker.loudness = Loudness(40, False)
    assert sound_problem(ears.annunciator) is None
    assert volume_text(ears.annunciator) == "40%"


def test_a_signal_that_flutters_does_not_talk(voiced: Ears, qtbot: QtBot, officer: Actor) -> None:
    alarm = voiced.raise_(5, level=3)
    qtbot.waitUntil(lambda: len(voiced.lines) == 1)
    for _ in range(3):
        move_alarm(voiced.store, alarm, AlarmEvent.CLEAR)
        move_alarm(voiced.store, alarm, AlarmEvent.RAISE)
        qtbot.wait(200)
    assert len(voiced.lines) == 1

"""Personal text on the disk: unreadable without the profile's key, on both databases."""

from __future__ import annotations

import stat
import sys
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, text

from app.profile import open_profile
from app.services import incidents
from app.services.desk import Actor, Desk
from app.services.incidents import Intake
from app.services.opening import open_store
from db import sealing
from db.models import Incident

if TYPE_CHECKING:
    from pathlib import Path

    from app.profile import Profile
    from db.store import Store

NAME, PHONE = "演示居民甲", "13800005678"


def take_in(store: Store) -> None:
    incidents.open_incident(
        Desk(store, Actor("王")), Intake("漏水", "utility", caller=NAME, caller_phone=PHONE)
    )


def test_database_shows_no_name_without_the_key(any_store: Store) -> None:
    take_in(any_store)
    with any_store.read() as session:
        raw = session.execute(text("SELECT caller, caller_phone FROM incidents")).one()
        assert session.execute(select(Incident.caller, Incident.caller_phone)).one() == (
            NAME,
            PHONE,
        )
    for sealed, plain in zip(raw, (NAME, PHONE), strict=True):
        assert plain.encode() not in bytes(sealed)


def test_files_of_the_database_hold_no_name(store: Store, profile: Profile) -> None:
    take_in(store)
    for file in profile.folder.glob("shouwang.db*"):
        content = file.read_bytes()
        assert NAME.encode() not in content
        assert PHONE.encode() not in content


def test_equal_texts_are_sealed_differently(profile: Profile) -> None:
    sealing.load_key(profile.key)
    assert sealing.seal(NAME) != sealing.seal(NAME)


def test_another_key_or_a_damaged_text_is_noticed(profile: Profile, tmp_path: Path) -> None:
    sealing.load_key(profile.key)
    sealed = sealing.seal(NAME)
    with pytest.raises(sealing.WrongKey):
        sealing.unseal(sealed[:-1] + bytes([sealed[-1] ^ 1]))
    with pytest.raises(sealing.WrongKey):
        sealing.unseal(sealed[:5])
    sealing.load_key(tmp_path / "other.key")
    with pytest.raises(sealing.WrongKey):
        sealing.unseal(sealed)


def test_nothing_is_sealed_or_read_before_the_key_is_loaded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sealing, "_key", None)
    with pytest.raises(sealing.KeyMissing):
        sealing.seal(NAME)
    with pytest.raises(sealing.KeyMissing):
        sealing.unseal(b"x" * 40)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such rights")
def test_only_its_owner_may_read_the_key(tmp_path: Path) -> None:
    sealing.load_key(tmp_path / "k")
    assert stat.S_IMODE((tmp_path / "k").stat().st_mode) == 0o600


def test_key_of_another_length_is_refused(tmp_path: Path) -> None:
    (tmp_path / "k").write_bytes(b"short")
    with pytest.raises(sealing.WrongKey):
        sealing.load_key(tmp_path / "k")


def test_profile_whose_key_was_lost_or_swapped_does_not_open(tmp_path: Path) -> None:
    profile = open_profile(tmp_path)
    open_store(profile).close()
    right = profile.key.read_bytes()

    profile.key.unlink()
    with pytest.raises(sealing.WrongKey):
        open_store(profile)

    profile.key.write_bytes(right)
    open_store(profile).close()

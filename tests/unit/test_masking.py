from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.domain.masking import mask_id_number, mask_name, mask_phone


def test_names_numbers_and_telephones_are_masked_as_the_street_writes_them() -> None:
    assert mask_name("王芳") == "王*"
    assert mask_name("欧阳修远") == "欧***"
    assert mask_id_number("310115194503121234") == "310115********1234"
    assert mask_phone("13812345678") == "138****5678"
    assert mask_phone("021-58001234") == "021****1234"


def test_what_is_too_short_to_be_masked_in_part_is_masked_whole() -> None:
    assert mask_name("王") == "*"
    assert mask_phone("58001234") == "******34"
    assert mask_phone("120") == "***"
    assert mask_id_number("1234") == "****"
    assert mask_name("") == mask_phone("") == mask_id_number("") == ""


@given(st.text(st.characters(min_codepoint=48, max_codepoint=57), min_size=1, max_size=20))
def test_the_middle_of_a_number_never_shows(digits: str) -> None:
    assert digits not in mask_phone(digits)
    assert digits not in mask_id_number(digits)

"""Personal data as shown to those who have no need to know: 王*, 138****5678."""

from __future__ import annotations


def mask_name(name: str) -> str:
    """Return the first character and a star for each further one; a single one is all star."""
    name = name.strip()
    return name[0] + "*" * (len(name) - 1) if len(name) > 1 else "*" * len(name)


def mask_phone(phone: str) -> str:
    """Return the first three and last four characters with four stars between.

    Under eleven characters only the last two show after stars, under seven nothing does; an empty
    number stays empty.
    """
    phone = phone.strip()
    if len(phone) >= 11:
        return f"{phone[:3]}****{phone[-4:]}"
    return f"******{phone[-2:]}" if len(phone) >= 7 else "*" * len(phone)


def mask_id_number(number: str) -> str:
    """Return division code, eight stars and the last four characters: 310115********1234."""
    number = number.strip()
    return f"{number[:6]}********{number[-4:]}" if len(number) >= 15 else "*" * len(number)

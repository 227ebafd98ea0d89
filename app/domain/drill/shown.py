"""What players get to see of an inject that is told to them; what is the controller's stays out."""

from __future__ import annotations

import msgspec


class Option(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A choice that is put to a role."""

    id: str
    text: str


class Shown(msgspec.Struct, frozen=True, omit_defaults=True):
    """`head`: from whom or about what, in a few words. `options`: what can be chosen.
    `attachment`: a file of the scenario's. `asks`: an answer is waited for. `is_spoken`: it comes
    by voice, and is read out where there is one.
    """

    head: str
    text: str
    options: tuple[Option, ...] = ()
    attachment: str = ""
    asks: bool = False
    is_spoken: bool = False

    @property
    def line(self) -> str:
        """The same as a line of the duty log."""
        choices = "；".join(f"{one.id} {one.text}" for one in self.options)
        return f"{self.text} {choices}".strip()

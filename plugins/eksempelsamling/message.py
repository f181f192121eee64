"""The form of a message."""

from __future__ import annotations

from typing import NamedTuple


class Words(NamedTuple):
    """The text of one code."""

    message: str
    fix: str
    severity: str = "feil"
    acceptable: bool = False
    """Whether its writer may stand for it with a reason; see `checks/accept.py`."""

"""Every message a contributor can meet, sorted by how much it matters."""

from __future__ import annotations

import re
from dataclasses import dataclass

from eksempelsamling.messages import MESSAGES
from eksempelsamling.problems import ADVICE, ERROR, WARNING
from eksempelsamling.words import sort_key

_SOMETIMES = re.compile(r"(?<!«)\{forslag\}|\{grunn\}$")
"""Sentences that are only there when there is something to say."""
_VALUES = re.compile(r"\{\w+\}(?: …)?\.?")


@dataclass(frozen=True, slots=True)
class MessageEntry:
    """One message, with … where something from the file is filled in."""

    code: str
    message: str
    fix: str
    acceptable: bool


@dataclass(frozen=True, slots=True)
class MessageGroup:
    """Messages that matter equally much."""

    id: str
    title: str
    told: str
    entries: tuple[MessageEntry, ...]


def message_groups() -> list[MessageGroup]:
    """All messages, by code in Norwegian alphabetical order."""
    return [
        MessageGroup(
            "feil",
            "Feil",
            "En feil stopper publiseringen. Den må rettes.",
            _entries(ERROR, acceptable=False),
        ),
        MessageGroup(
            "kan-godtas",
            "Advarsler du kan godta",
            "Rett teksten, eller godta advarselen med en grunn.",
            _entries(WARNING, acceptable=True),
        ),
        MessageGroup(
            "advarsler",
            "Andre advarsler",
            "En advarsel stopper ikke publiseringen, men noe bør rettes. Den kan ikke godtas.",
            _entries(WARNING, acceptable=False),
        ),
        MessageGroup(
            "rad",
            "Råd",
            "Et råd kan gjøre teksten bedre. Du kan la den stå som den er.",
            (*_entries(ADVICE, acceptable=True), *_entries(ADVICE, acceptable=False)),
        ),
    ]


def _entries(severity: str, *, acceptable: bool) -> tuple[MessageEntry, ...]:
    found = [
        MessageEntry(code, _shown(words.message), _shown(words.fix), words.acceptable)
        for code, words in MESSAGES.items()
        if (words.severity, words.acceptable) == (severity, acceptable)
    ]
    return tuple(sorted(found, key=lambda entry: sort_key(entry.code)))


def _shown(text: str) -> str:
    always = _SOMETIMES.sub("", text).replace("{råd}", "Slett")  # what every such advice ends with
    return _VALUES.sub("…", always)

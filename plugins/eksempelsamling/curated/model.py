"""A curated collection: frozen, without I/O, with the write-ups it shows."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Literal

from eksempelsamling.model import Language, Practice, Term, Unit
from eksempelsamling.words import sort_key

Order = Literal["nyest", "tittel"]


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who gives a collection out: a county, a unit, or a unit of a county."""

    county: Term | None
    unit: str

    def name(self, language: Language = "nb") -> str:
        """How it is called on pages: "Fagavdelingen, Innlandet"."""
        county = self.county.label(language) if self.county else ""
        return ", ".join(filter(None, [self.unit, county]))


@dataclass(frozen=True, slots=True)
class Selection:
    """What a living part asks for. Terms of one group are alternatives; all groups must fit."""

    terms: tuple[Term, ...]
    order: Order
    limit: int


@dataclass(frozen=True, slots=True)
class Chosen:
    """A write-up in a collection. Both texts are empty where a selection found it."""

    practice: Practice
    why: str = ""
    for_whom: str = ""
    """For whom it is, when that is narrower than the whole collection."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a collection, in the order the curator gave it."""

    title: str
    text: str
    chosen: tuple[Chosen, ...]
    selection: Selection | None = None
    """What `chosen` follows from, when no curator chose it."""


@dataclass(frozen=True, slots=True)
class Collection:
    """A curated collection. A draft may lack anything but `title` and `status`."""

    id: str
    path: str
    title: str
    status: Term
    language: Language
    publisher: Publisher | None
    for_whom: str
    valid_until: date | None
    owner: Unit | None
    parts: tuple[Part, ...]
    body: str
    """The introduction, and after `## Til slutt` the closing text. Markdown."""

    @property
    def is_draft(self) -> bool:
        """Not to be published yet."""
        return self.status.id == "utkast"

    @property
    def is_archived(self) -> bool:
        """Withdrawn; kept at its address."""
        return self.status.id == "arkivert"

    @property
    def is_listed(self) -> bool:
        """Whether lists and write-ups lead to it."""
        return not self.is_archived

    @property
    def uri(self) -> str:
        """The address below the site's root."""
        return f"samlinger/{self.id}/"

    @property
    def practices(self) -> tuple[Practice, ...]:
        """The write-ups it shows, each once, in its order."""
        return tuple(chosen.practice for part in self.parts for chosen in part.chosen)

    @property
    def themes(self) -> tuple[Term, ...]:
        """What most of it is about: themes of at least a third of its write-ups, or those of
        most when none is of so many. In the order of how many.
        """
        shown = self.practices
        count = Counter(theme for practice in shown for theme in practice.themes)
        most = max(count.values(), default=0)
        enough = min(math.ceil(len(shown) / 3), most)
        themes = [theme for theme, number in count.items() if number >= enough]
        return tuple(sorted(themes, key=lambda t: (-count[t], sort_key(t.name))))

    def is_outdated(self, today: date) -> bool:
        """Whether the last day it counts is past."""
        return self.valid_until is not None and self.valid_until < today

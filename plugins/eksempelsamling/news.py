"""What is new: write-ups published, changed and archived, each with the day it happened.

Days are never guessed. They come from git, and from what writers tell in `endringer`; a move to
another name is no news.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Literal

from eksempelsamling.catalogue import Catalogue
from eksempelsamling.history import Dates
from eksempelsamling.model import Practice
from eksempelsamling.page import Page, own_page

Kind = Literal["ny", "endret", "arkivert", "rettet"]

MONTHS = 12
"""How many months with news the page shows."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a write-up."""

    practice: Practice
    day: date
    kind: Kind
    """`rettet` is a change of which nobody has told what it was."""
    what: str = ""
    """For `endret`: what was changed, in the writer's words and language."""


@dataclass(frozen=True, slots=True)
class Month:
    """The news of one month, each list newest first, then by title."""

    first: date
    new: Sequence[Event]
    changed: Sequence[Event]
    archived: Sequence[Event]
    corrected: Sequence[Event]


def published_on(practice: Practice, catalogue: Catalogue) -> date | None:
    """The day readers first met it, under whatever name; None when git cannot tell."""
    return _first("published", practice, catalogue)


def events_of(practice: Practice, catalogue: Catalogue) -> list[Event]:
    """What happened to one write-up, newest first."""
    if practice.is_draft:
        return []
    found = [Event(practice, c.day, "endret", c.what) for c in practice.changes]
    if day := published_on(practice, catalogue):
        found.append(Event(practice, day, "ny"))
    if practice.is_archived and (day := _first("archived", practice, catalogue)):
        found.append(Event(practice, day, "arkivert"))
    last = catalogue.dates_of(practice)
    if found and last and last.changed > max(e.day for e in found):
        found.append(Event(practice, last.changed, "rettet"))
    return sorted(found, key=lambda event: event.day, reverse=True)


def newest(catalogue: Catalogue) -> list[Event]:
    """All that happened, newest first."""
    found = [e for practice in catalogue.practices for e in events_of(practice, catalogue)]
    return sorted(found, key=lambda event: event.day, reverse=True)


def months(catalogue: Catalogue) -> list[Month]:
    """The news by month, newest first."""
    return [
        _month(first, list(events))
        for first, events in groupby(newest(catalogue), lambda event: event.day.replace(day=1))
    ]


def news_page(catalogue: Catalogue) -> Page:
    """«Nytt og endret», for those who do not follow the collection day by day."""
    found = months(catalogue)
    return own_page(
        catalogue,
        "nytt/index.md",
        "news.html",
        "Nytt og endret",
        months=found[:MONTHS],
        is_cut=len(found) > MONTHS,
    )


def _month(first: date, events: Sequence[Event]) -> Month:
    def of(kind: Kind) -> list[Event]:
        return [event for event in events if event.kind == kind]

    return Month(first, of("ny"), of("endret"), of("arkivert"), of("rettet"))


def _first(
    what: Literal["published", "archived"], practice: Practice, catalogue: Catalogue
) -> date | None:
    days = [getattr(dates, what) for dates in _under_every_name(practice, catalogue)]
    return min(filter(None, days), default=None)


def _under_every_name(practice: Practice, catalogue: Catalogue) -> Iterator[Dates]:
    for name in (practice.id, *practice.aliases):
        if dates := catalogue.dates.get(f"{name}.md"):
            yield dates

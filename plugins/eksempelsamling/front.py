"""What follows the hand-written text of the front page: ways in for readers with little time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from eksempelsamling.catalogue import Catalogue
from eksempelsamling.listing_pages import terms_in_use
from eksempelsamling.model import Practice, Term
from eksempelsamling.news import Event, newest
from eksempelsamling.page import href_from
from eksempelsamling.templating import render

ENTRIES = ("rolle", "tema", "kontorstørrelse", "modenhet")
"""The groups whose terms may be a way in. Roles first: a new employee is one click away."""
NEWS = 4


def front(catalogue: Catalogue, chosen: Sequence[Practice], chosen_by: str) -> str:
    """Its HTML."""
    return render(
        "front.html",
        "nb",
        href_from("index.md"),
        vocabulary=catalogue.vocabulary,
        situations=list(_situations(catalogue)),
        chosen=chosen,
        chosen_by=chosen_by,
        themes=[(t, catalogue.with_term(t)) for t in terms_in_use(catalogue, "tema")],
        news=_news(catalogue),
        problems=catalogue.blocking,
    )


def _situations(catalogue: Catalogue) -> Iterator[Term]:
    """Terms that are told as a situation and lead to something."""
    for group in ENTRIES:
        yield from (term for term in terms_in_use(catalogue, group) if term.situation)


def _news(catalogue: Catalogue) -> list[Event]:
    """The last things readers would want to know, one a write-up. Small corrections are none."""
    told = (event for event in newest(catalogue) if event.kind in ("ny", "endret"))
    by_practice = {event.practice.id: event for event in reversed(list(told))}
    found = sorted(by_practice.values(), key=lambda event: event.day, reverse=True)
    return list(islice(found, NEWS))

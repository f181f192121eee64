"""Living parts: the write-ups that have the terms a part asks for. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date

from eksempelsamling.curated.model import Selection
from eksempelsamling.model import Practice
from eksempelsamling.words import sort_key


def select(
    practices: Iterable[Practice], selection: Selection, without: Collection[str]
) -> list[Practice]:
    """At most `selection.limit` of the published `practices`, in the order it asks for.

    `without` are ids that the collection shows already: no write-up stands in it twice.
    """
    wanted: dict[str, set[str]] = defaultdict(set)
    for term in selection.terms:
        wanted[term.group].add(term.id)
    found = [
        p
        for p in practices
        if p.is_listed
        and not p.is_draft
        and p.id not in without
        and all(not ids.isdisjoint(_carried(p, group)) for group, ids in wanted.items())
    ]
    found.sort(key=lambda p: (sort_key(p.title), p.id))
    if selection.order == "nyest":
        found.sort(key=lambda p: p.reviewed or date.min, reverse=True)
    return found[: selection.limit]


def _carried(practice: Practice, group: str) -> list[str]:
    if group == "språk":
        return [practice.language]
    return [term.id for term in practice.terms(group)]

"""Relations that writers state: written on one side, shown on both with the wording turned."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from eksempelsamling.model import Practice, Term
from eksempelsamling.words import sort_key


@dataclass(frozen=True, slots=True)
class Related:
    """A typed relation seen from one of its two ends."""

    other: Practice
    type: Term
    why: str
    basis: Term | None
    stated_here: bool = True
    """Whether the source marks in `why` are those of this page."""


def typed(
    practices: Iterable[Practice],
    find: Callable[[str], Practice | None],
    types: Mapping[str, Term],
) -> dict[str, list[Related]]:
    """Id → its relations by the other's title, each other text once.

    Args:
        practices: those that may be shown; relations to and from any other are left out.
        find: the write-up with an id or an alias.
        types: the types of relation by id.

    A page says what its own writer wrote; only where that is nothing, what the other side wrote.

    """
    shown = {p.id: p for p in practices}
    stated = [
        (here, there, relation)
        for here in shown.values()
        for relation in here.relations
        if (there := find(relation.target)) and there.id in shown and there.id != here.id
    ]
    found: dict[str, dict[str, Related]] = defaultdict(dict)
    for here, there, r in stated:
        found[here.id].setdefault(there.id, Related(there, r.type, r.why, r.basis))
    for here, there, r in stated:
        turned = Related(here, types[r.type.inverse], r.why, r.basis, stated_here=False)
        found[there.id].setdefault(here.id, turned)
    return {
        id: sorted(related.values(), key=lambda r: (sort_key(r.other.title), r.other.id))
        for id, related in found.items()
    }

"""What is wrong between the relations of several write-ups.

That a relation leads to a text at all is checked where its file is read; here the texts and the
types are known.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from eksempelsamling.model import Practice, Term
from eksempelsamling.problems import Position, Problem, problem

RESTS_ON = ("bygger på", "forutsetter")
"""Types that say the other text comes first. What rests on itself cannot begin."""
INSTEAD_OF = "alternativ til"
MAX_RINGS = 20
"""Rings that are told; whoever mends these sees the next ones."""


@dataclass(frozen=True, slots=True, order=True)
class Statement:
    """A pointer from one write-up to another, where it is written."""

    path: str
    at: Position
    here: str
    there: str
    """Ids; aliases are looked up before."""
    type: Term | None = field(compare=False)
    """None for `erstattes_av`."""

    @property
    def place(self) -> str:
        """Where it stands, to be told in a message about another."""
        return f"{self.path}:{self.at.line}"

    @property
    def rests(self) -> tuple[str, str] | None:
        """(what rests, what it rests on), or None when neither does."""
        if self.type and self.type.id in RESTS_ON:
            return self.here, self.there
        if self.type and self.type.inverse in RESTS_ON:
            return self.there, self.here
        return None


def check(statements: Iterable[Statement], texts: Mapping[str, Practice]) -> list[Problem]:
    """Everything that is wrong between `statements`.

    Args:
        statements: of write-ups that are valid each on its own.
        texts: these write-ups by id.

    """
    known = sorted(s for s in statements if s.here != s.there and s.there in texts)
    finished = [s for s in known if not texts[s.here].is_draft]
    relations, again = _once(s for s in known if s.type)
    valid = [s for s in relations if texts[s.here].is_listed]
    return [
        *_unpublished(finished, texts),
        *(problem(s.path, s.at, "dobbel-relasjon", id=s.there) for s in again),
        *_two_sides(valid),
        *_rings(valid),
    ]


def _unpublished(
    statements: Iterable[Statement], texts: Mapping[str, Practice]
) -> Iterator[Problem]:
    """Links from finished texts that readers would not see, or that send them to old ones."""
    for s in statements:
        there = texts[s.there]
        if there.is_draft:
            yield problem(s.path, s.at, "viser-til-utkast", id=there.id)
        elif there.is_archived and texts[s.here].is_listed:
            heir = _heir(there, texts)
            instead = f"Skriv «{heir}», som har tatt over, eller slett" if heir else "Slett"
            yield problem(s.path, s.at, "viser-til-arkivert", id=there.id, råd=instead)


def _heir(practice: Practice, texts: Mapping[str, Practice]) -> str:
    """The id of the text that readers of an archived one are led to at last; empty for none."""
    seen: set[str] = set()
    while practice.is_archived and practice.id not in seen:
        seen.add(practice.id)
        heirs = (p for p in texts.values() if practice.replaced_by in (p.id, *p.aliases))
        practice = next(heirs, practice)
    return "" if practice.is_archived or practice.is_draft else practice.id


def _once(statements: Iterable[Statement]) -> tuple[list[Statement], list[Statement]]:
    """The first relation from each text to each other, and those that come again."""
    first: dict[tuple[str, str], Statement] = {}
    again = [s for s in statements if first.setdefault((s.here, s.there), s) is not s]
    return list(first.values()), again


def _two_sides(statements: Iterable[Statement]) -> Iterator[Problem]:
    """Pairs stated from both sides: a contradiction, or the same written twice."""
    first: dict[tuple[str, str], Statement] = {}
    for s in statements:
        other = first.get((s.there, s.here))
        first[s.here, s.there] = s
        if not (other and s.type and other.type):
            continue
        seen_from_here = other.type.inverse
        values = {"id": s.there, "type": s.type.id, "annen": seen_from_here, "sted": other.place}
        if _is_either_or(s, other):
            yield problem(s.path, s.at, "relasjoner-sier-imot", **values)
        elif s.type.id == seen_from_here:
            yield problem(s.path, s.at, "relasjon-fra-begge-sider", **values)
        elif not s.rests or not other.rests or s.rests == other.rests:  # else it is a ring
            yield problem(s.path, s.at, "relasjon-av-to-slag", **values)


def _is_either_or(one: Statement, other: Statement) -> bool:
    """Whether one says the two stand in each other's place and the other that they need both."""
    instead = [s for s in (one, other) if s.type and s.type.id == INSTEAD_OF]
    return len(instead) == 1 and bool(one.rests or other.rests)


def _rings(statements: Sequence[Statement]) -> Iterator[Problem]:
    """Texts that each rest on the next, round to the first. Each ring is told once."""
    edges: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for s in statements:
        if s.rests:
            edges[s.rests].append(s)
    for _ in range(MAX_RINGS):
        ring = _ring(edges)
        if not ring:
            return
        steps = [edges[step] for step in pairwise(ring)]
        last = max(found[0] for found in steps)
        names = " → ".join(ring)
        yield problem(last.path, last.at, "relasjoner-i-ring", ring=names)
        assert last.rests
        del edges[last.rests]


def _ring(edges: Iterable[tuple[str, str]]) -> list[str]:
    """A ring of ids, the first again at the end; empty when there is none."""
    below: dict[str, list[str]] = defaultdict(list)
    for upper, lower in sorted(edges):
        below[upper].append(lower)
    try:
        TopologicalSorter(below).prepare()
    except CycleError as error:
        found: list[str] = error.args[1][::-1]  # graphlib goes from what is needed to what needs
        return found
    return []

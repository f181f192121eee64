"""What meets in a theme: practice and research that belong together, what is missing, and what
lies near. Pure; everything follows from the vocabulary, the write-ups and their typed relations.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from eksempelsamling.catalogue import Catalogue
from eksempelsamling.model import Language, Practice, Term
from eksempelsamling.templating import suits_all
from eksempelsamling.words import sort_key

FROM_PRACTICE, FROM_RESEARCH = "praksisbasert", "forskningsbasert"
SHED_LIGHT = "belyses av"
NOT_TRIED = "idé"
MAX_NEAR = 5
RELATION_WEIGHT = 0.5
"""A relation between two write-ups says less about their themes than one write-up in both."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A write-up from practice and one from research with a typed relation between them."""

    practice: Practice
    research: Practice
    type: Term
    """Seen from practice."""
    why: str
    why_language: Language
    basis: Term | None

    @property
    def is_tried(self) -> bool:
        """Whether a source says that somebody has done it."""
        maturity = self.practice.maturity
        return maturity is not None and maturity.id != NOT_TRIED

    @property
    def sheds_light(self) -> bool:
        """Whether the relation itself says that research sheds light on practice."""
        return self.type.id == SHED_LIGHT


def pairs(catalogue: Catalogue, theme: Term) -> tuple[Pair, ...]:
    """Pairs of which at least one half is in `theme`, by the titles of both."""
    found: dict[tuple[str, str], Pair] = {}
    for here in catalogue.with_term(theme):
        for related in catalogue.related(here):
            by_kind = {p.evidence.id: p for p in (here, related.other) if p.evidence}
            if by_kind.keys() == {FROM_PRACTICE, FROM_RESEARCH}:
                practice, research = by_kind[FROM_PRACTICE], by_kind[FROM_RESEARCH]
                if (practice.id, research.id) not in found:
                    pair = _pair(catalogue, practice, research)
                    found[practice.id, research.id] = pair
    return tuple(
        sorted(
            found.values(), key=lambda p: (sort_key(p.practice.title), sort_key(p.research.title))
        )
    )


def _pair(catalogue: Catalogue, practice: Practice, research: Practice) -> Pair:
    seen = next(r for r in catalogue.related(practice) if r.other.id == research.id)
    writer = practice if seen.stated_here else research
    return Pair(practice, research, seen.type, seen.why, writer.language, seen.basis)


@dataclass(frozen=True, slots=True)
class Gaps:
    """What nobody has written about within a theme that has write-ups."""

    evidence: tuple[Term, ...]
    sizes: tuple[Term, ...]
    """Office sizes that no write-up suits."""
    not_specially: tuple[Term, ...]
    """Sizes that are only among all sizes, often because the source says nothing of size."""
    levels: tuple[Term, ...]

    def __bool__(self) -> bool:
        return any((self.evidence, self.sizes, self.not_specially, self.levels))


def gaps(catalogue: Catalogue, theme: Term) -> Gaps:
    """The terms that the write-ups of `theme` leave out, in the order of the vocabulary."""
    return gaps_among(catalogue, catalogue.with_term(theme))


def gaps_among(catalogue: Catalogue, practices: Sequence[Practice]) -> Gaps:
    """The terms that some write-ups leave out together, in the order of the vocabulary."""

    def without(group: str, among: Sequence[Practice] = practices) -> tuple[Term, ...]:
        carried = {term.id for p in among for term in p.terms(group)}
        return tuple(t for t in catalogue.vocabulary[group].values() if t.id not in carried)

    sizes = without("kontorstørrelse")
    not_specially = without("kontorstørrelse", [p for p in practices if not suits_all(p)])
    return Gaps(
        without("evidens"),
        sizes,
        tuple(t for t in not_specially if t not in sizes),
        without("nivå"),
    )


@dataclass(frozen=True, slots=True)
class Near:
    """A theme that lies near another, and why."""

    theme: Term
    shared: int
    """Write-ups that are in both."""
    related: int
    """Typed relations between a write-up of the one and one of the other."""


def nearest(catalogue: Catalogue, theme: Term) -> tuple[Near, ...]:
    """At most `MAX_NEAR` themes: by what they share, and then those the editors point to.

    What is shared with a theme that few write-ups have weighs more than what is shared with one
    that most have (log(1 + N / n), N write-ups in all and n in that theme).
    """
    shared, related = Counter[str](), Counter[str]()
    for here in catalogue.with_term(theme):
        shared.update(t.id for t in here.themes if t.id != theme.id)
        mine = {t.id for t in here.themes}
        for relation in catalogue.related(here):
            theirs = {t.id for t in relation.other.themes}
            if theme.id not in theirs:
                related.update(theirs - mine)
    themes = catalogue.vocabulary["tema"]
    total = len(catalogue.listed)

    def weight(id: str) -> float:
        rarity = math.log1p(total / len(catalogue.with_term(themes[id])))
        return (shared[id] + RELATION_WEIGHT * related[id]) * rarity

    by_weight = sorted({*shared, *related}, key=lambda id: (-weight(id), sort_key(themes[id].name)))
    chosen = [*by_weight, *(id for id in theme.near if id not in shared and id not in related)]
    return tuple(Near(themes[id], shared[id], related[id]) for id in chosen[:MAX_NEAR])

"""Catalogue → what each page suggests to read as well, found by comparing the write-ups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from eksempelsamling.catalogue import Catalogue
from eksempelsamling.i18n import spoken
from eksempelsamling.model import Practice
from eksempelsamling.relations.choose import choose, room_for
from eksempelsamling.relations.nearest import (
    TELLING,
    Near,
    Vector,
    nearest,
    rarities,
    vectors,
)
from eksempelsamling.relations.reasons import Names, reason, words_of_the_field
from eksempelsamling.relations.traits import Feature, traits
from eksempelsamling.search.index import Analysis


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A write-up that readers of another may have use for."""

    other: Practice
    reason: str
    """One sentence in the language of the page that suggests it."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Write-ups compared; everything by their number, in the order of their ids."""

    practices: Sequence[Practice]
    features: Sequence[Feature]
    vectors: Sequence[Vector]
    telling: frozenset[int]
    """Features that are a reason when two have them: rare enough, and with a name."""
    candidates: Sequence[Sequence[Near]]
    chosen: Sequence[Sequence[Near]]
    names: Names

    def shared(self, here: int, there: int) -> dict[Feature, float]:
        """What two have in common that tells, and how much each thing counts."""
        mine, theirs = self.vectors[here], self.vectors[there]
        shared = mine.keys() & theirs.keys() & self.telling
        return {self.features[f]: mine[f] * theirs[f] for f in shared}


def suggestions(catalogue: Catalogue, analysis: Analysis) -> Mapping[str, Sequence[Suggestion]]:
    """Id → at most five others, nearest first; none that it has a typed relation to.

    Args:
        catalogue: drafts and archived texts neither suggest nor are suggested.
        analysis: of a collection that holds every write-up in the lists.

    """
    found = compare(catalogue, analysis)
    return {
        practice.id: [
            Suggestion(
                found.practices[near.number],
                reason(found.shared(here, near.number), found.names, spoken(practice.language)),
            )
            for near in found.chosen[here]
        ]
        for here, practice in enumerate(found.practices)
    }


def compare(catalogue: Catalogue, analysis: Analysis) -> Comparison:
    """Compare the write-ups that are published, and choose what each suggests.

    Cost grows with their number times what is compared of each, not with the pairs.
    """
    practices = sorted((p for p in catalogue.listed if not p.is_draft), key=lambda p: p.id)
    typed = {p.id: [r.other.id for r in catalogue.related(p)] for p in practices}
    found = traits(practices, analysis, typed)
    rarity = rarities(found)
    compared = vectors(found, rarity)
    names = _names(catalogue, practices, analysis)
    rare = (f for f, value in rarity.items() if value >= TELLING)
    telling = frozenset(f for f in rare if names.know(found.features[f]))
    number = {p.id: n for n, p in enumerate(practices)}
    apart = [frozenset(number[id] for id in typed[p.id] if id in number) for p in practices]
    candidates = nearest(compared, telling, apart)
    chosen = choose(
        candidates,
        room_for(len(practices)),
        (
            lambda here, there: practices[here].evidence != practices[there].evidence,
            lambda here, there: not set(practices[here].themes) & set(practices[there].themes),
        ),
    )
    return Comparison(practices, found.features, compared, telling, candidates, chosen, names)


def _names(catalogue: Catalogue, practices: Sequence[Practice], analysis: Analysis) -> Names:
    analyzer = analysis.analyzer
    known = words_of_the_field(
        catalogue.vocabulary, catalogue.glossary, catalogue.thesaurus, analyzer.words
    )
    return Names(
        catalogue.vocabulary,
        catalogue.sources,
        {p.id: p.title for p in practices},
        {"nb": analysis.forms, "nn": analysis.forms_nn},
        lambda word: any(term in known for term, _ in analyzer.terms(word)),
    )

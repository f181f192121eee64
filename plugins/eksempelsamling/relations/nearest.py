"""Traits → for each write-up the others that are most like it, best first.

A write-up is a vector of what it has, each feature weighted by its rarity (Spärck Jones 1972).
Each kind of feature makes a vector of length one, so that a long text does not drown its themes;
nearness is the weighted sum of the cosines. Candidates come from inverted lists that hold at
most `LONGEST` write-ups each, so the cost grows with the number of write-ups, not of pairs.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from eksempelsamling.relations.traits import Kind, Traits

SHARES: Mapping[Kind, float] = {"word": 1.0, "term": 0.2, "source": 0.2, "neighbour": 0.05}
"""What each kind counts. Set on the typed relations; see `docs/benchmark/relasjoner.md`."""
STRONGEST = 60
"""Words of a write-up that are compared."""
LOOKED_UP = 30
"""Features of a write-up that candidates are looked up by, the strongest."""
LONGEST = 40
"""Write-ups in an inverted list: those that have the feature most strongly."""
COMPARED = 45
"""Write-ups that one is compared with in full."""
CANDIDATES = 30
"""Others that a write-up can choose from. With fewer than 26, the bound on how often one is
suggested could leave another without three; see `choose`."""
FEWEST = 4
"""Texts of a language from which to tell what is common in it."""
TELLING = math.log(3)
"""Rarity of what a third of the write-ups have. What is more common is no reason to read."""

Vector = Mapping[int, float]
"""Feature → weight, strongest first."""


@dataclass(frozen=True, slots=True)
class Near:
    """Another write-up, and how near it is."""

    number: int
    score: float
    """From 0 to the sum of `SHARES`; the same from both sides."""


def rarities(traits: Traits) -> dict[int, float]:
    """Feature → ln(write-ups / those that have it), of what at least two have.

    A word is taken to be as common as it is in the written language that uses it most: what
    every text in nynorsk says is no tie between two of them, however few they are.
    """
    counts = Counter(feature for had in traits.of for feature in had)
    rarity = {f: math.log(len(traits.of) / n) for f, n in counts.items() if n > 1}
    words = {f for f in rarity if traits.features[f].kind == "word"}
    for language, total in Counter(traits.languages).items():
        if total < FEWEST:
            continue
        texts = (t for t, used in zip(traits.of, traits.languages, strict=True) if used == language)
        within = Counter(f for had in texts for f in had if f in words)
        for feature, n in within.items():
            rarity[feature] = min(rarity[feature], math.log(total / n))
    return rarity


def vectors(traits: Traits, rarity: Mapping[int, float]) -> list[Vector]:
    """The write-ups as vectors whose dot product is their nearness."""
    kinds = [feature.kind for feature in traits.features]
    return [_vector(had, kinds, rarity) for had in traits.of]


def _vector(had: Mapping[int, float], kinds: Sequence[Kind], rarity: Mapping[int, float]) -> Vector:
    by_kind: dict[Kind, list[tuple[float, int]]] = {kind: [] for kind in SHARES}
    for feature, strength in had.items():
        if weight := strength * rarity.get(feature, 0.0):
            by_kind[kinds[feature]].append((-weight, feature))
    by_kind["word"] = sorted(by_kind["word"])[:STRONGEST]
    weighted = []
    for kind, found in by_kind.items():
        if found:
            length = math.sqrt(math.fsum(w * w for w, _ in found))
            factor = math.sqrt(SHARES[kind]) / length
            weighted += [(w * factor, feature) for w, feature in found]
    return {feature: -w for w, feature in sorted(weighted)}


def nearest(
    vectors: Sequence[Vector],
    telling: frozenset[int],
    apart: Sequence[frozenset[int]] | None = None,
) -> list[list[Near]]:
    """For each write-up its `CANDIDATES` nearest, best first.

    Args:
        vectors: in an order that decides between equals: that of the write-ups' ids.
        telling: two that share none of these features are not near each other: there would be
            no reason to give.
        apart: for each write-up the numbers of those that it must not get.

    """
    lists = _inverted(vectors)
    has = [frozenset(vector) for vector in vectors]
    found = []
    for number, vector in enumerate(vectors):
        excluded = {number, *(apart[number] if apart else ())}
        scored = []
        for other in _looked_up(vector, lists, excluded):
            shared = has[number] & has[other]
            if not telling.isdisjoint(shared):
                theirs = vectors[other]
                # Summed exactly: the order of a set must not decide between equals.
                scored.append((-math.fsum([vector[f] * theirs[f] for f in shared]), other))
        found.append([Near(other, -score) for score, other in sorted(scored)[:CANDIDATES]])
    return found


def _inverted(vectors: Iterable[Vector]) -> dict[int, list[tuple[int, float]]]:
    """Feature → (write-up, weight) of those that have it most strongly."""
    lists: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for number, vector in enumerate(vectors):
        for feature, weight in vector.items():
            lists[feature].append((-weight, number))
    return {
        feature: [(number, -weight) for weight, number in sorted(found)[:LONGEST]]
        for feature, found in lists.items()
    }


def _looked_up(
    vector: Vector, lists: Mapping[int, Sequence[tuple[int, float]]], apart: Collection[int]
) -> list[int]:
    """Write-ups worth a full comparison: what the strongest features lead to."""
    found: dict[int, float] = {}
    for feature, weight in islice(vector.items(), LOOKED_UP):
        for other, other_weight in lists[feature]:
            found[other] = found.get(other, 0.0) + weight * other_weight
    ranked = sorted((-score, other) for other, score in found.items() if other not in apart)
    return [other for _, other in ranked[:COMPARED]]

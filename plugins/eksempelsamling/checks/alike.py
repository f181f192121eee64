"""Write-ups that tell much the same: found before a second page on one practice is made.

A write-up is a vector of its word stems, each counted by how often it comes and how rare it is
(Spärck Jones 1972); likeness is the cosine. Candidates come from inverted lists that hold at most
`LONGEST` write-ups each, so the cost grows with the number of write-ups, not of pairs.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from heapq import nlargest, nsmallest
from operator import itemgetter
from typing import NamedTuple

from eksempelsamling.language.rules import rules
from eksempelsamling.language.stem import stem, words

THRESHOLD = 0.5
"""Likeness from which two are told of. Measured by `scripts/bench_check.py`: no two write-ups of
the collection reach 0.46, and a copy with every fifth sentence gone, every fifth word changed and
sentences from another write-up added stays above 0.53.
"""
FEWEST = 60
"""Different stems that a text must have to be compared; a short draft is like everything."""
LOOKED_UP = 20
"""Stems that candidates are looked up by, the ones that count most."""
LONGEST = 30
"""Write-ups in an inverted list: those that use the stem most."""
COMPARED = 6
"""Candidates that are compared in full."""
MOST = 3
"""Others that are told of."""

Counts = Mapping[str, int]
"""How often a text uses each stem."""


class Alike(NamedTuple):
    """Another write-up that tells much the same."""

    id: str
    likeness: float
    """From `THRESHOLD` to 1."""


def counts(*texts: str) -> Counts:
    """The stems of a write-up's texts; empty for a text too short to compare."""
    used = Counter(words("\n".join(texts)))
    found: dict[str, int] = defaultdict(int)
    for word, count in used.items():
        if term := _TERMS[word]:
            found[term] += count
    return found if len(found) >= FEWEST else {}


class _Terms(dict[str, str]):
    """Word → its stem, found once; empty for what says nothing of the subject."""

    def __missing__(self, word: str) -> str:
        is_empty = word in rules().stopwords or word.isdigit()
        self[word] = "" if is_empty else stem(word)
        return self[word]


_TERMS = _Terms()


def look_alikes(
    texts: Mapping[str, Counts], of: Collection[str] | None = None
) -> dict[str, list[Alike]]:
    """For each write-up, at most `MOST` others that it is like, most like first.

    Args:
        texts: id → stems.
        of: the ids to find others for; None for all.

    """
    ids = sorted(id for id, found in texts.items() if found)
    frequency = Counter(term for id in ids for term in texts[id])
    rarity = {term: math.log(1 + len(ids) / n) for term, n in frequency.items()}
    vectors = {id: _vector(texts[id], rarity) for id in ids}
    strongest = {id: _strongest(vector) for id, vector in vectors.items()}
    lists = _inverted(strongest)
    found = {}
    for id in ids if of is None else sorted(set(ids).intersection(of)):
        scored = [
            Alike(other, _cosine(vectors[id], vectors[other]))
            for other in _candidates(id, strongest[id], lists)
        ]
        alike = [other for other in scored if other.likeness >= THRESHOLD]
        if alike:
            found[id] = sorted(alike, key=lambda other: (-other.likeness, other.id))[:MOST]
    return found


def _vector(used: Counts, rarity: Mapping[str, float]) -> dict[str, float]:
    """Of length one."""
    log = math.log
    weights = {t: (1 + log(n)) * rarity[t] if n > 1 else rarity[t] for t, n in used.items()}
    length = math.sqrt(sum([w * w for w in weights.values()]))
    return {term: weight / length for term, weight in weights.items()}


def _strongest(vector: Mapping[str, float]) -> list[tuple[str, float]]:
    return nlargest(LOOKED_UP, vector.items(), key=itemgetter(1, 0))


def _inverted(
    vectors: Mapping[str, Iterable[tuple[str, float]]],
) -> dict[str, Sequence[tuple[float, str]]]:
    """Stem → (weight, write-up) of those that use it most."""
    lists: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for id, strongest in vectors.items():
        for term, weight in strongest:
            lists[term].append((weight, id))
    return {term: sorted(found, reverse=True)[:LONGEST] for term, found in lists.items()}


def _candidates(
    id: str,
    strongest: Iterable[tuple[str, float]],
    lists: Mapping[str, Sequence[tuple[float, str]]],
) -> list[str]:
    shared: dict[str, float] = {}
    for term, weight in strongest:
        for other_weight, other in lists[term]:
            shared[other] = shared.get(other, 0.0) + weight * other_weight
    shared.pop(id, None)
    return nsmallest(COMPARED, shared, key=lambda other: (-shared[other], other))


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    # Rounded, because the order of a set, and so of the sum, is not the same in every run.
    return round(sum([one[term] * other[term] for term in one.keys() & other.keys()]), 6)

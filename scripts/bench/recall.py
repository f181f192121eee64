"""How many of the relations that writers stated are found again when they are hidden."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from eksempelsamling.relations.computed import Comparison, compare
from eksempelsamling.relations.nearest import Near
from eksempelsamling.search.documents import of_catalogue
from eksempelsamling.search.index import analyse

from bench.graphs import Graph, Pair
from bench.related_peers import as_ids, methods

DEPTH = 10

Lists = Mapping[str, Sequence[str]]
"""Id → the ids found for it, best first."""


@dataclass(frozen=True)
class Found:
    """One method on one collection."""

    at5: float
    at10: float
    fewest: int
    """Suggestions that the write-up with fewest has."""
    largest: float
    """Share of the collection that suggests the one that is suggested most."""
    missing: int
    """Write-ups that nobody suggests."""


def recall(lists: Lists, pairs: Sequence[Pair], depth: int) -> float:
    """Share of relations whose other end is among the first, counted from both ends."""
    ends = [end for a, b in pairs for end in ((a, b), (b, a))]
    return sum(there in lists[here][:depth] for here, there in ends) / len(ends)


def measured(lists: Lists, pairs: Sequence[Pair], deeper: Lists | None = None) -> Found:
    """`lists` are what is shown, five long; `deeper` what they were chosen from."""
    shown = {here: found[:5] for here, found in lists.items()}
    suggested = Counter(there for found in shown.values() for there in found)
    return Found(
        recall(shown, pairs, 5),
        recall(deeper or lists, pairs, DEPTH),
        min(map(len, shown.values())),
        max(suggested.values()) / len(shown),
        sum(here not in suggested for here in shown),
    )


def all_hidden(graph: Graph) -> dict[str, Found]:
    """Every method, without any of the relations."""
    catalogue = graph.hidden()
    documents = [d for d in of_catalogue(catalogue) if d.kind == "praksis"]
    analysis = analyse(documents)
    ours = compare(catalogue, analysis)
    found = {"ours": measured(_chosen(ours), graph.pairs, _ranked(ours))}
    for name, method in methods().items():
        found[name] = measured(as_ids(method(analysis, DEPTH), documents), graph.pairs)
    return found


def one_hidden(graph: Graph) -> tuple[float, float]:
    """Recall at 5 and 10 when each relation is hidden alone and all others are known."""
    analysis = analyse([d for d in of_catalogue(graph.catalogue) if d.kind == "praksis"])
    at5 = at10 = 0.0
    for pair in graph.pairs:
        ours = compare(graph.hidden(pair), analysis)
        at5 += recall(_chosen(ours), [pair], 5)
        at10 += recall(_ranked(ours), [pair], DEPTH)
    return at5 / len(graph.pairs), at10 / len(graph.pairs)


def _chosen(ours: Comparison) -> Lists:
    return _lists(ours, ours.chosen)


def _ranked(ours: Comparison) -> Lists:
    return _lists(ours, ours.candidates)


def _lists(ours: Comparison, found: Sequence[Sequence[Near]]) -> Lists:
    ids = [p.id for p in ours.practices]
    return {ids[here]: [ids[near.number] for near in row] for here, row in enumerate(found)}

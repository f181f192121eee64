"""Graded queries, the documents they are asked of, and how good a list of answers is."""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from eksempelsamling.catalogue import Catalogue
from eksempelsamling.search.documents import Document, of_catalogue, of_json_lines

DEPTH = 10
"""Answers of a query that are judged."""
WANTED = 2
"""Grade (0 to 3) from which a document is what the reader was looking for."""


@dataclass(frozen=True, slots=True)
class Query:
    """One query with the grades (0 to 3) of the documents that answer it."""

    type: str
    text: str
    grades: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class RelevanceSet:
    """Queries and the documents they are asked of."""

    documents: Sequence[Document]
    queries: Sequence[Query]
    is_own: bool
    """Whether the documents are the collection's own write-ups."""


@dataclass(frozen=True, slots=True)
class Score:
    """Means over queries, each from 0 to 1."""

    ndcg: float
    """Normalised discounted cumulative gain of the first `DEPTH`, gain 2**grade - 1."""
    mrr: float
    """1 / place of the first document graded `WANTED` or more."""
    empty: float
    """Share of queries without any answer."""


def load(root: Path, catalogue: Catalogue) -> RelevanceSet | None:
    """The shared set beside the repository, else the project's own, else None."""
    shared, own = root.parent / "shared" / "relevans", root / "tests" / "relevance"
    if (shared / "sporringer.json").exists():
        documents = of_json_lines(shared / "dokumenter.jsonl")
        return RelevanceSet(documents, _queries(shared), is_own=False)
    if (own / "sporringer.json").exists():
        documents = [d for d in of_catalogue(catalogue) if d.kind == "praksis"]
        return RelevanceSet(documents, _queries(own), is_own=True)
    return None


def _queries(folder: Path) -> list[Query]:
    raw = json.loads((folder / "sporringer.json").read_text(encoding="utf-8"))
    return [Query(q["type"], q["query"], q["judgements"]) for q in raw]


def scores(queries: Sequence[Query], answers: Sequence[Sequence[str]]) -> dict[str, Score]:
    """Scores by type of query, in the order the types come; "" is all of them."""
    rows: dict[str, list[Score]] = defaultdict(list)
    for query, found in zip(queries, answers, strict=True):
        one = _score(list(dict.fromkeys(found))[:DEPTH], query.grades)
        rows[query.type].append(one)
        rows[""].append(one)
    return {kind: _mean(found) for kind, found in rows.items()}


def _score(found: Sequence[str], grades: Mapping[str, int]) -> Score:
    ideal = _gain(sorted(grades.values(), reverse=True)[:DEPTH])
    places = [place for place, id in enumerate(found, 1) if grades.get(id, 0) >= WANTED]
    return Score(
        _gain([grades.get(id, 0) for id in found]) / ideal,
        1 / places[0] if places else 0.0,
        float(not found),
    )


def _gain(grades: Sequence[int]) -> float:
    return float(sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades)))


def _mean(rows: Sequence[Score]) -> Score:
    return Score(*(fmean(getattr(r, name) for r in rows) for name in ("ndcg", "mrr", "empty")))

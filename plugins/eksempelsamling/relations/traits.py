"""What write-ups can have in common: features, and how strongly each write-up has them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from eksempelsamling.model import OWN_EXPERIENCE, Practice
from eksempelsamling.search.index import Analysis, saturated
from eksempelsamling.templating import suits_all

Kind = Literal["word", "term", "source", "neighbour"]
TERM_GROUPS = ("tema", "kontorstørrelse", "rolle", "nivå", "fylke", "modenhet")
"""Without the type of evidence: the two kinds should meet."""
_CHAPTER = re.compile(r"\bkap(?:ittel|\.)\s*(\d+(?:\.\d+)*)", re.IGNORECASE)


class Feature(NamedTuple):
    """One thing that write-ups can share."""

    kind: Kind
    name: str
    """A stem, a group of the vocabulary, the id of a source or of a neighbour."""
    part: str = ""
    """The id of a term in its group, or a chapter of a source: "6.5"."""


@dataclass(frozen=True, slots=True)
class Traits:
    """What each of a collection's write-ups has. Features and write-ups go by their number."""

    features: Sequence[Feature]
    of: Sequence[Mapping[int, float]]
    """For each write-up: feature → strength. Only strengths of one kind can be compared."""
    languages: Sequence[str]
    """For each write-up: what it is written in."""


def traits(
    practices: Sequence[Practice],
    analysis: Analysis,
    neighbours: Mapping[str, Sequence[str]],
) -> Traits:
    """The features of each of `practices`.

    Args:
        practices: write-ups, all of them in the analysis.
        analysis: from the search, so that texts are read once.
        neighbours: id → the ids it has typed relations to.

    """
    texts = {
        document.id: text
        for document, text in zip(analysis.documents, analysis.texts, strict=True)
        if document.kind == "praksis"
    }
    stems: dict[str, int] = {}
    found = [
        {stems.setdefault(word, len(stems)): saturated(w) for word, w in texts[p.id].items()}
        for p in practices
    ]
    others: dict[Feature, int] = {}
    for practice, had in zip(practices, found, strict=True):
        for feature in _others(practice, neighbours.get(practice.id, ())):
            had[len(stems) + others.setdefault(feature, len(others))] = 1.0
    features = [*(Feature("word", word) for word in stems), *others]
    return Traits(features, found, [p.language for p in practices])


def _others(practice: Practice, neighbours: Sequence[str]) -> Iterator[Feature]:
    """What a write-up has besides its words."""
    for group in TERM_GROUPS:
        if group == "kontorstørrelse" and suits_all(practice):
            continue  # says nothing about whom it is for
        for term in practice.terms(group):
            yield Feature("term", group, term.id)
    for citation in practice.citations:
        if citation.source_id == OWN_EXPERIENCE:
            continue  # each office has its own
        yield Feature("source", citation.source_id)
        for chapter in _CHAPTER.findall(citation.place):
            numbers = chapter.split(".")  # 6.5 lies in 6
            for depth in range(1, len(numbers) + 1):
                yield Feature("source", citation.source_id, ".".join(numbers[:depth]))
    for id in neighbours:
        yield Feature("neighbour", id)

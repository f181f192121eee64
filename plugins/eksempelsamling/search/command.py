"""What `praksis søk` does, without the framework that reads its options."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from eksempelsamling.language.stem import fold
from eksempelsamling.search.collection import Collection, Found, QueryError
from eksempelsamling.search.query import Word
from eksempelsamling.words import sort_key

LIMIT = 10
"""Hits shown unless another number is asked for."""
BATCH_LIMIT = 100
FACETS = ("kontorstørrelse", "evidens", "tema", "rolle", "nivå", "modenhet", "fylke", "språk")
FIELDS = (*FACETS, "tekst", "tittel", "gjennomgått", "type")
"""What may stand before a colon in a query."""
MAX_LETTERS = 1_000
"""Letters of a query that are read; the index looks at its first words only."""

_BY_SPELLING = {fold(name): name for name in FIELDS}
_OPERATORS = ("IKKE", "NOT", "OG", "AND", "ELLER", "OR")
# Compiled when a query has one of their signs, which few have.
_FIELD = r'(?:^-?|(?<=[\s(])|(?<=[\s(]-))(\w+):(?=[\w"(\[{])'
_SYNTAX = rf'"[^"]*\w[^"]*"|(?:^|[\s(])-(?=["(\w])|(?:^|\s)(?:{"|".join(_OPERATORS)})\s'
WORD = re.compile(r"[^\W_]+")

Filters = Mapping[str, Sequence[str]]
"""Facet → what was asked for, as it was written."""


class Answer:
    """What one query found.

    Args:
        text: the query.
        words: what was understood.
        hits: score and number of each document, best first.

    """

    def __init__(self, text: str, words: list[Word], hits: list[tuple[int, int]]) -> None:
        self.text, self.words, self.hits = text, words, hits

    def first(self, limit: int, collection: Collection) -> list[Found]:
        """The best hits, to be shown."""
        return [collection.found(number, score) for score, number in self.hits[:limit]]

    def corrected(self, collection: Collection) -> str:
        """The query as it was taken, when a word of it is not known as written; else ""."""
        meant = {w.written: _nearest(w, collection) for w in self.words if _is_corrected(w)}
        if not meant:
            return ""
        return WORD.sub(lambda m: meant.get(m[0].lower(), m[0]), self.text)


def is_structured(text: str) -> bool:
    """Whether a query uses the query language, and not words alone."""
    if not any(sign in text for sign in ':"-') and not any(w in _OPERATORS for w in text.split()):
        return False
    return bool(re.search(_SYNTAX, text)) or any(
        fold(name.lower()) in _BY_SPELLING for name in re.findall(_FIELD, text)
    )


def search(collection: Collection, text: str, filters: Filters) -> Answer:
    """Every hit of one query.

    Raises:
        QueryError: a term or a date that is none; the message is for people.

    """
    text = text[:MAX_LETTERS].strip()
    chosen = {
        facet: {collection.term(facet, word) for word in words}
        for facet, words in filters.items()
        if words
    }
    allowed: frozenset[int] | None = None
    words = text
    if is_structured(text):
        query = _with_field_names(text)
        asked = collection.whoosh.ask(query, collection.understand, collection.term)
        if asked:
            words = asked.words
            allowed = frozenset(n for id in asked.matching for n in collection.numbers.get(id, ()))
    understood, ranked = collection.data.search(words)

    def fits(number: int) -> bool:
        has = collection.facets(number)
        return (allowed is None or number in allowed) and all(
            not wanted.isdisjoint(has.get(facet, ())) for facet, wanted in chosen.items()
        )

    hits = [(score, number) for score, number in ranked if fits(number)]
    if allowed is not None or (chosen and not text):
        hits += _the_rest(hits, fits, collection)
    return Answer(text, understood, hits)


def _with_field_names(text: str) -> str:
    """Field names as the index has them: `Nivaa:` → `nivå:`."""

    def named(found: re.Match[str]) -> str:
        name = _BY_SPELLING.get(fold(found[1].lower()), found[1])
        return found[0].replace(found[1], name, 1)

    return re.sub(_FIELD, named, text)


def _the_rest(
    hits: list[tuple[int, int]], fits: Callable[[int], bool], collection: Collection
) -> list[tuple[int, int]]:
    """The hits that no word ranks: last reviewed first, then by title."""
    placed = {number for _, number in hits}
    numbers = range(collection.data.start["count"])
    rest = [collection.found(n) for n in numbers if n not in placed and fits(n)]
    rest.sort(key=lambda d: sort_key(d.title))
    rest.sort(key=lambda d: d.reviewed, reverse=True)
    return [(0, d.number) for d in rest]


def _is_corrected(word: Word) -> bool:
    return bool(word.terms) and all(match.kind == "typo" for match in word.terms.values())


def _nearest(word: Word, collection: Collection) -> str:
    best = max(word.terms, key=lambda term: (word.terms[term].percent, -len(term)))
    return collection.written(best)


def batch(
    collection: Collection, lines: Iterable[bytes], filters: Filters, limit: int
) -> Iterator[str]:
    """For each line the ids of its best hits, as JSON; [] where nothing can be understood."""
    for line in lines:
        text = line.decode("utf-8", "replace").strip()
        try:
            found = search(collection, text, filters).first(limit, collection) if text else []
        except QueryError:
            found = []
        yield json.dumps([hit.id for hit in found])

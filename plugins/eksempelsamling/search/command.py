"""What `praksis søk` does, without the framework that reads its options."""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from eksempelsamling.language.rules import rules
from eksempelsamling.language.stem import fold, stem
from eksempelsamling.search.collection import Collection, Found, QueryError
from eksempelsamling.search.query import Word, split, terms_of
from eksempelsamling.words import sort_key

LIMIT = 10
"""Hits shown unless another number is asked for."""
BATCH_LIMIT = 100
FACETS = ("tema", "kontorstørrelse", "evidens", "rolle", "nivå", "modenhet", "fylke", "språk")
FIELDS = (*FACETS, "tekst", "tittel", "gjennomgått", "type")
"""What may stand before a colon in a query."""
MAX_LETTERS = 1_000
"""Letters of a query that are read; the index looks at its first words only."""
SHOWN_LETTERS = 60

_BY_SPELLING = {fold(name): name for name in FIELDS}
_FIELD = re.compile(r'(?:^-?|(?<=[\s(])|(?<=[\s(]-))(\w+):(?=[\w"(\[{])')
_SYNTAX = re.compile(
    r'"[^"]*\w[^"]*"|(?:^|[\s(])-(?=["(\w])|(?:^|\s)(?:IKKE|NOT|OG|AND|ELLER|OR)\s'
)
_WORD = re.compile(r"[^\W_]+")

Filters = Mapping[str, Sequence[str]]
"""Facet → what was asked for, as it was written."""


class Answer:
    """The hits of one query, best first."""

    def __init__(self, text: str, words: list[Word], hits: list[Found]) -> None:
        self.text, self.words, self.hits = text, words, hits

    def corrected(self, collection: Collection) -> str:
        """The query as it was taken, when a word of it is not known as written; else ""."""
        meant = {w.written: _nearest(w, collection) for w in self.words if _is_corrected(w)}
        if not meant:
            return ""
        return _WORD.sub(lambda m: meant.get(m[0].lower(), m[0]), self.text)


def is_structured(text: str) -> bool:
    """Whether a query uses the query language, and not words alone."""
    return bool(_SYNTAX.search(text)) or any(
        fold(name.lower()) in _BY_SPELLING for name in _FIELD.findall(text)
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
    if allowed is not None or (chosen and not text):
        ranked = _with_the_rest(ranked, allowed, collection)
    hits = [
        collection.found(number, score)
        for score, number in ranked
        if all(wanted & set(collection.facets(number).get(f, ())) for f, wanted in chosen.items())
    ]
    return Answer(text, understood, hits)


def _with_field_names(text: str) -> str:
    """Field names as the index has them: `Nivaa:` → `nivå:`."""

    def named(found: re.Match[str]) -> str:
        name = _BY_SPELLING.get(fold(found[1].lower()), found[1])
        return found[0].replace(found[1], name, 1)

    return _FIELD.sub(named, text)


def _with_the_rest(
    ranked: list[tuple[int, int]], allowed: frozenset[int] | None, collection: Collection
) -> list[tuple[int, int]]:
    """The ranked hits among the allowed ones, then those no word ranks: last reviewed first."""
    kept = [hit for hit in ranked if allowed is None or hit[1] in allowed]
    placed = {number for _, number in kept}
    numbers = range(collection.data.start["count"]) if allowed is None else sorted(allowed)
    rest = [collection.found(number) for number in numbers if number not in placed]
    rest.sort(key=lambda d: sort_key(d.title))
    rest.sort(key=lambda d: d.reviewed, reverse=True)
    return kept + [(0, d.number) for d in rest]


def _is_corrected(word: Word) -> bool:
    return bool(word.terms) and all(match.kind == "typo" for match in word.terms.values())


def _nearest(word: Word, collection: Collection) -> str:
    best = max(word.terms, key=lambda term: (word.terms[term].percent, -len(term)))
    return collection.written(best)


def marks(text: str, words: Iterable[Word], collection: Collection) -> list[tuple[int, int]]:
    """Where the text's own words stand that matched, also as inflections, parts or synonyms."""
    wanted = set(terms_of(words))
    lexicon = collection.data.lexicon
    found = []
    for word in _WORD.finditer(text):
        form = stem(word[0].lower())
        if word[0].lower() in rules().stopwords and form not in {w.stem for w in words}:
            continue
        alike = lexicon.folded(fold(form))
        parts = {form, *(alike if form not in alike else ())}
        for part in (split(fold(form), lexicon, rules()) or []) if not parts & wanted else []:
            parts.update(part)
        if parts & wanted:
            found.append(word.span())
    return found


def as_json(answer: Answer, collection: Collection, limit: int) -> str:
    """The first hits as a JSON list of {id, title, summary, uri, score, matched}."""
    return json.dumps(
        [
            {
                "id": hit.id, "title": hit.title, "summary": hit.summary, "uri": hit.uri,
                "score": hit.score, "matched": _matched(hit, answer.words, collection),
            }
            for hit in answer.hits[:limit]
        ],
        ensure_ascii=False,
        indent=2,
    )  # fmt: skip


def _matched(hit: Found, words: list[Word], collection: Collection) -> list[str]:
    found = [
        text[start:end].lower()
        for text in (hit.title, hit.summary)
        for start, end in marks(text, words, collection)
    ]
    return list(dict.fromkeys(found))


def batch(
    collection: Collection, lines: Iterable[bytes], filters: Filters, limit: int
) -> Iterator[str]:
    """For each line the ids of its best hits, as JSON; [] where nothing can be understood."""
    for line in lines:
        ids: list[Any] = []
        text = line.decode("utf-8", "replace").strip()
        if text:
            with contextlib.suppress(QueryError):
                ids = [hit.id for hit in search(collection, text, filters).hits[:limit]]
        yield json.dumps(ids)

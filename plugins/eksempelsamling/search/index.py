"""Documents → quantised impacts: for each term, how much it says about each document.

An impact is a term's whole BM25F contribution (Robertson & Zaragoza 2009): every field, its
weight and its length norm, and the term's rarity. Readers only add up small whole numbers, which
is why two programs in two languages can agree to the last place.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from eksempelsamling.language.compounds import Compounds
from eksempelsamling.language.rules import rules
from eksempelsamling.language.stem import stem, words
from eksempelsamling.search.documents import Document

K1 = 1.5
WEIGHTS = {"title": 6.0, "summary": 0.5, "body": 1.0, "tags": 6.0}
"""The summary weighs little because its words come again in the body."""
NORMS = {"title": 0.5, "tags": 0.3, "summary": 0.3, "body": 0.75}
"""How much a field's length counts (BM25's b)."""
PART = 0.6
"""A part of a compound, against the word itself."""
DEPTH = 2
"""Parts of parts: arbeidsevne + vurdering, arbeid + evne."""
LEVELS = 31
"""Impacts are whole numbers from 1 to this: one letter each in the files."""
STRONGEST = 40
"""Terms kept for each document at the least, besides those that few documents have."""
ROOM = 40_000
"""Postings that strong terms may take: a small collection keeps every term it has."""
BEST = 6
"""Documents that every term keeps: the ones it says most about. Without them a word that most
texts use would find none."""
RAREST = 63
"""Rarity of a term that one document has. Rarities are whole numbers from 1 to this."""
CAPITALS = re.compile(r"\b[A-ZÆØÅ]{2,}\b")
"""Abbreviations, which readers are told as they are written."""


@dataclass(frozen=True)
class Analysis:
    """Documents as weighted terms: read once for all that is made of them."""

    documents: Sequence[Document]
    fields: Sequence[Mapping[str, Sequence[str]]]
    """For each document: field → its words, lower case."""
    texts: Sequence[Mapping[str, float]]
    """For each document: term → how often title, summary and body have it, by field weight."""
    tags: Sequence[Mapping[str, float]]
    """The same for its tags."""
    counts: Mapping[str, Counter[str]]
    """Language → how many documents use each word, lower case."""
    analyzer: Analyzer

    @cached_property
    def forms(self) -> Mapping[str, str]:
        """Stem → the word that readers are told: how it is written most often."""
        return _forms(_added(self.counts.values()), self.documents, self.analyzer)

    @cached_property
    def forms_nn(self) -> Mapping[str, str]:
        """The same for readers of nynorsk: as it is written in nynorsk, where it is."""
        nynorsk = [d for d in self.documents if d.language == "nn"]
        of_nynorsk = _forms(self.counts.get("nn", Counter()), nynorsk, self.analyzer)
        return {**self.forms, **of_nynorsk}


@dataclass(frozen=True, slots=True)
class Index:
    """What searching needs to know of the documents."""

    analysis: Analysis
    documents: Sequence[Document]
    postings: Mapping[str, Sequence[tuple[int, int]]]
    """Term → (document number, impact), by document number. Terms in sorted order."""
    rarity: Mapping[str, int]
    """Term → its inverse document frequency, as a share of `RAREST`."""
    forms: Mapping[str, str]
    """Term → the word that readers are told: how it is written most often. Terms that are only
    parts of compounds have none."""


class Analyzer:
    """Word forms → weighted terms, with the compounds of one collection.

    Args:
        counts: how many documents use each word, lower case.

    """

    def __init__(self, counts: Mapping[str, int]) -> None:
        self.words = frozenset(counts)
        """Every word form of the collection, lower case."""
        self._compounds = Compounds(counts)
        self._terms: dict[str, tuple[tuple[str, float], ...]] = {}
        self._stems: dict[str, str] = {}
        self._stopwords = rules().stopwords

    def terms(self, word: str) -> tuple[tuple[str, float], ...]:
        """The stem, and the stems of the parts of a compound; nothing for stop words."""
        known = self._terms.get(word)
        if known is None:
            found: dict[str, float] = {}
            if word not in self._stopwords:
                found[self.stem(word)] = 1.0
                self._add_parts(word, found, DEPTH)
            known = self._terms[word] = tuple(found.items())
        return known

    def stem(self, word: str) -> str:
        """The stem of a word, worked out once: the same parts come in many compounds."""
        known = self._stems.get(word)
        if known is None:
            known = self._stems[word] = stem(word)
        return known

    def _add_parts(self, word: str, found: dict[str, float], depth: int) -> None:
        for part in self._compounds.split(word):
            found.setdefault(self.stem(part), PART)
            if depth > 1:
                self._add_parts(part, found, depth - 1)


def analyse(documents: Sequence[Document]) -> Analysis:
    """Read documents. Cost grows with the number of words."""
    fields = [_fields(document) for document in documents]
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for document, f in zip(documents, fields, strict=True):
        counts[document.language].update({word for found in f.values() for word in found})
    analyzer = Analyzer(_added(counts.values()))
    lengths = {
        name: max(sum(len(f[name]) for f in fields) / max(len(fields), 1), 1e-9) for name in WEIGHTS
    }
    return Analysis(
        documents,
        fields,
        [_weighted(f, ("title", "summary", "body"), lengths, analyzer) for f in fields],
        [_weighted(f, ("tags",), lengths, analyzer) for f in fields],
        counts,
        analyzer,
    )


def build(documents: Sequence[Document]) -> Index:
    """Read and index documents."""
    return index(analyse(documents))


def index(analysis: Analysis) -> Index:
    """Index documents that were read."""
    contributions = list(map(_contributions, analysis.texts, analysis.tags))
    frequency = Counter(term for found in contributions for term in found)
    total = len(analysis.documents)
    rarity = {t: _rarity(total, n) for t, n in frequency.items()}
    impacts = [{t: v * rarity[t] for t, v in found.items()} for found in contributions]
    strongest = max(STRONGEST, ROOM // max(total, 1))
    top = max((v for found in impacts for v in found.values()), default=1.0)
    kept = _kept(impacts, strongest)
    postings = {
        term: [(n, max(1, round(impacts[n][term] / top * LEVELS))) for n in sorted(numbers)]
        for term, numbers in kept.items()
    }
    return Index(
        analysis,
        analysis.documents,
        {term: postings[term] for term in sorted(postings)},
        {term: rarity_of(total, frequency[term]) for term in sorted(postings)},
        analysis.forms,
    )


def rarity_of(total: int, frequency: int) -> int:
    """The share of `RAREST` of a term that `frequency` of `total` documents have."""
    return max(1, round(_rarity(total, frequency) / _rarity(total, 1) * RAREST))


def _rarity(total: int, frequency: int) -> float:
    # Never near zero: in a small collection the words of its subject are in most texts.
    return math.log(1 + total / frequency)


def saturated(weight: float) -> float:
    """What a weighted term frequency counts: a word said often says little more."""
    return weight * (K1 + 1) / (K1 + weight)


def _added(counts: Iterable[Counter[str]]) -> Counter[str]:
    return sum(counts, Counter())


def _forms(
    counts: Counter[str], documents: Iterable[Document], analyzer: Analyzer
) -> dict[str, str]:
    texts = (t for d in documents for t in (d.title, d.summary, d.body, *d.tags))
    capitals = Counter(word.lower() for text in texts for word in set(CAPITALS.findall(text)))
    forms: dict[str, str] = {}
    # Of equals the first in the alphabet, or it would depend on the order of a set.
    for word, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        forms.setdefault(analyzer.stem(word), word.upper() if capitals[word] * 2 > count else word)
    return forms


def _fields(document: Document) -> dict[str, list[str]]:
    return {
        "title": words(document.title),
        "tags": words(" ".join(document.tags)),
        "summary": words(document.summary),
        "body": words(document.body),
    }


def _weighted(
    fields: Mapping[str, Sequence[str]],
    chosen: Iterable[str],
    lengths: Mapping[str, float],
    analyzer: Analyzer,
) -> dict[str, float]:
    """Term frequencies over the chosen fields, by the fields' weights and length norms."""
    weighted: dict[str, float] = defaultdict(float)
    for name in chosen:
        found = fields[name]
        norm = 1 - NORMS[name] + NORMS[name] * len(found) / lengths[name]
        share = WEIGHTS[name] / norm
        for word, count in Counter(found).items():
            for term, weight in analyzer.terms(word):
                weighted[term] += weight * share * count
    return weighted


def _contributions(text: Mapping[str, float], tags: Mapping[str, float]) -> dict[str, float]:
    """Saturated term frequencies over all fields (BM25F without rarity)."""
    weighted = dict(text)
    for term, weight in tags.items():
        weighted[term] = weighted.get(term, 0.0) + weight
    return {term: saturated(weight) for term, weight in weighted.items()}


def _kept(impacts: Sequence[Mapping[str, float]], strongest: int) -> dict[str, set[int]]:
    """Term → the documents it is searched in: those it is strong in, and its best ones."""
    kept: dict[str, set[int]] = defaultdict(set)
    having: dict[str, list[int]] = defaultdict(list)
    for number, found in enumerate(impacts):
        for term in found:
            having[term].append(number)
        for term in _strongest(found, strongest):
            kept[term].add(number)
    for term, numbers in having.items():
        kept[term].update(_best(term, numbers, impacts))
    return kept


def _strongest(found: Mapping[str, float], most: int) -> Iterable[str]:
    """The `most` terms of the greatest impact; of equals the first in the alphabet."""
    if len(found) <= most:
        return found
    least = sorted(found.values(), reverse=True)[most - 1]
    above = [term for term, impact in found.items() if impact > least]
    equal = sorted(term for term, impact in found.items() if impact == least)
    return above + equal[: most - len(above)]


def _best(
    term: str, numbers: Sequence[int], impacts: Sequence[Mapping[str, float]]
) -> Sequence[int]:
    """The documents that a term says most about; of equals the first."""
    if len(numbers) <= BEST:
        return numbers
    return sorted(numbers, key=lambda number: -impacts[number][term])[:BEST]

"""Made-up write-ups of real sentences, as many as wanted, the same for the same seed.

Sentences alone would repeat one small vocabulary, and an index of them would be smaller than a
real one. So the vocabulary is made to grow as the real texts' does (Heaps' law, V = K·nᵝ, fitted
to them): new words are compounds of the texts' own words, as new Norwegian words mostly are, and
half the time one that was made before comes again.
"""

from __future__ import annotations

import math
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from eksempelsamling.language.stem import words
from eksempelsamling.model import Language, Term
from eksempelsamling.search.documents import FACETS, Document
from eksempelsamling.vocabulary import Vocabulary

LENGTH = 450
"""Words in a write-up."""
TEXTS = 3
"""Real texts that one write-up takes its sentences from: it is about something."""
SINGLE = ("evidens", "modenhet", "språk")
"""Facets with one value on a write-up; the others have one to three."""
SHORTEST, LONGEST = 4, 60
"""Words in a sentence; what is shorter or longer is a number, a table or a listing."""
ENDINGS = ("", "", "en", "er", "ene", "et")
LINKS = ("", "", "s")
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_MARK = re.compile(r"\s*\[\d+\]")
_LONG_WORD = re.compile(r"\b[a-zæøå]{6,}\b")


@dataclass(frozen=True, slots=True)
class Growth:
    """Heaps' law."""

    factor: float
    exponent: float

    def vocabulary(self, tokens: int) -> float:
        """Different words that a text of `tokens` words is expected to have."""
        return float(self.factor * tokens**self.exponent)


class Generator:
    """Makes write-ups of the sentences of real texts."""

    def __init__(self, texts: Sequence[Document], vocabulary: Vocabulary, seed: int = 1) -> None:
        self._random = random.Random(seed)  # noqa: S311 - repeatable, not secret
        self._terms = {facet: list(vocabulary[facet].values()) for facet in FACETS}
        split = [[s for s in map(_clean, _SENTENCE.split(t.body)) if _is_prose(s)] for t in texts]
        self._texts = [sentences for sentences in split if len(sentences) >= TEXTS]
        counts = Counter(w for found in self._texts for s in found for w in words(s))
        self._parts = [w for w, n in counts.items() if n > 2 and 4 <= len(w) <= 9 and w.isalpha()]
        self.growth = growth([w for found in self._texts for s in found for w in words(s)])
        self._seen: set[str] = set()
        self._known_sentences: set[str] = set()
        self._coined: list[str] = []
        self._tokens = 0

    @property
    def vocabulary_size(self) -> int:
        """Different words so far."""
        return len(self._seen)

    def documents(self, number: int) -> list[Document]:
        """The next `number` write-ups, in the order of their ids."""
        return [self._document(n) for n in range(number)]

    def _document(self, number: int) -> Document:
        sentences = list(self._sentences())
        chosen = {facet: self._chosen(facet) for facet in FACETS}
        language: Language = "nn" if chosen["språk"][0].id == "nn" else "nb"
        return Document(
            f"s{number:06}",
            " ".join(sentences[1].split()[:7]),
            sentences[0][:200],
            "\n".join(sentences),
            tuple(t.label(language) for f in FACETS[:-1] for t in chosen[f]),
            language,
            uri=f"praksis/s{number:06}/",
            reviewed=(date(2026, 1, 1) + timedelta(days=number % 365)).isoformat(),
            facets={facet: tuple(t.id for t in terms) for facet, terms in chosen.items()},
        )

    def _chosen(self, facet: str) -> list[Term]:
        most = 1 if facet in SINGLE else min(3, len(self._terms[facet]))
        return self._random.sample(self._terms[facet], self._random.randint(1, most))

    def _sentences(self) -> Iterator[str]:
        about = self._random.sample(self._texts, TEXTS)
        length = 0
        while length < LENGTH:
            sentence = self._grown(self._random.choice(self._random.choice(about)))
            length += len(sentence.split())
            yield sentence

    def _grown(self, sentence: str) -> str:
        """The sentence, with new words in it where the vocabulary is smaller than it should be."""
        self._tokens += len(sentence.split())
        if sentence not in self._known_sentences:
            self._known_sentences.add(sentence)
            self._seen.update(words(sentence))
        places = [m.span() for m in _LONG_WORD.finditer(sentence)]
        self._random.shuffle(places)
        wanted = self.growth.vocabulary(self._tokens)
        changes = []
        while places and len(self._seen) < wanted:
            changes.append((places.pop(), self._coin()))
            if places and self._random.random() < 0.5:
                changes.append((places.pop(), self._random.choice(self._coined)))
        for (start, end), word in sorted(changes, reverse=True):
            sentence = sentence[:start] + word + sentence[end:]
        return sentence

    def _coin(self) -> str:
        first, second = self._random.sample(self._parts, 2)
        word = first + self._random.choice(LINKS) + second + self._random.choice(ENDINGS)
        self._seen.add(word)
        self._coined.append(word)
        return word


def growth(tokens: Sequence[str]) -> Growth:
    """Heaps' law through the vocabulary of half a text and of all of it."""
    half, whole = len(set(tokens[: len(tokens) // 2])), len(set(tokens))
    exponent = math.log(whole / half) / math.log(2)
    return Growth(whole / len(tokens) ** exponent, exponent)


def _clean(sentence: str) -> str:
    return _MARK.sub("", sentence).strip()


def _is_prose(sentence: str) -> bool:
    return SHORTEST <= len(sentence.split()) <= LONGEST

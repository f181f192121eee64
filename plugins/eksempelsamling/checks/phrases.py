"""Finds many phrases in one reading: a text without their longest words is passed over at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")


class _Phrase(NamedTuple, Generic[T]):
    forms: tuple[frozenset[str], ...]
    """Of each word."""
    key: int
    """Number of the word it is looked up by."""
    told: T


class Phrases(Generic[T]):
    """Phrases and what each stands for.

    Args:
        known: phrase → what to tell when it is found. Lower case, words with one space between;
            "/" stands between forms of one word.

    """

    def __init__(self, known: Mapping[str, T]) -> None:
        self._by_key: dict[str, list[_Phrase[T]]] = defaultdict(list)
        for text, told in known.items():
            forms = tuple(frozenset(word.split("/")) for word in text.lower().split())
            # The word that is least likely to stand in any text.
            key = max(range(len(forms)), key=lambda n: (min(map(len, forms[n])), n))
            for word in forms[key]:
                self._by_key[word].append(_Phrase(forms, key, told))
        self.keys = frozenset(self._by_key)
        """A text without any of these words has none of the phrases."""

    def find(self, words: Sequence[str]) -> Iterator[tuple[int, int, T]]:
        """Number of the first word, how many words, and what it stands for.

        In order, and never overlapping: the one that begins first, and is longest, wins.
        """
        found = [
            (index - phrase.key, -len(phrase.forms), phrase.told)
            for index, word in enumerate(words)
            if word in self._by_key
            for phrase in self._by_key[word]
            if _is_at(phrase.forms, words, index - phrase.key)
        ]
        free = 0
        for start, length, told in sorted(found, key=lambda f: f[:2]):
            if start >= free:
                yield start, -length, told
                free = start - length


def _is_at(forms: Sequence[frozenset[str]], words: Sequence[str], start: int) -> bool:
    if not 0 <= start <= len(words) - len(forms):
        return False
    return all(words[start + n] in form for n, form in enumerate(forms))

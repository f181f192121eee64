"""Finds many phrases in one reading: each word is looked up once, however long the list is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import Generic, TypeVar

T = TypeVar("T")


class Phrases(Generic[T]):
    """Phrases and what each stands for.

    Args:
        known: phrase → what to tell when it is found. Lower case, words with one space between;
            "/" stands between forms of one word.

    """

    def __init__(self, known: Mapping[str, T]) -> None:
        self._by_first: dict[str, list[tuple[tuple[frozenset[str], ...], T]]] = defaultdict(list)
        for phrase, told in known.items():
            forms = [frozenset(word.split("/")) for word in phrase.lower().split()]
            for first in forms[0]:
                self._by_first[first].append((tuple(forms[1:]), told))
        for found in self._by_first.values():
            found.sort(key=lambda entry: -len(entry[0]))  # the longest phrase wins

    def may_be_in(self, words: Set[str]) -> bool:
        """False when no phrase begins with any of `words`."""
        return not words.isdisjoint(self._by_first)

    def find(self, words: Sequence[str]) -> Iterator[tuple[int, int, T]]:
        """Number of the first word, how many words, and what it stands for; never overlapping."""
        free = 0
        for index, word in enumerate(words):
            if index < free or word not in self._by_first:
                continue
            for rest, told in self._by_first[word]:
                after = words[index + 1 : index + 1 + len(rest)]
                if len(after) == len(rest) and all(
                    w in forms for w, forms in zip(after, rest, strict=True)
                ):
                    yield index, 1 + len(rest), told
                    free = index + 1 + len(rest)
                    break

"""Compounds → their parts: arbeidsevnevurdering → arbeids, evne, vurdering.

Only the build does this; the browser splits a query's word into terms that the index has.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from eksempelsamling.language.rules import rules

SHORTEST = 4
"""Letters of a part that only the word list knows."""
SHORTEST_OF_OURS = 3
"""Letters of a part that the collection itself uses as a word."""
LONGEST_PART = 16
LONGEST = 40
"""Longer strings are addresses and noise, and cost the square of their length."""


_Way = tuple[int, int, tuple[str, ...]]
"""A way to write a word, to be compared: minus its number of parts, the rarest's count, parts."""
_END: _Way = (0, 1 << 30, ())


@cache
def _word_forms() -> frozenset[str]:
    """Bokmål and nynorsk word forms that can be a part. Source: simplemma (MIT)."""
    factory = DefaultDictionaryFactory()
    return frozenset(
        form
        for language in ("nb", "nn")
        for form in factory.get_dictionary(language)
        if SHORTEST <= len(form) <= LONGEST_PART
    )


class Compounds:
    """Splits words with the collection's own words and a word list.

    Args:
        counts: how many documents use each word form, lower case.

    """

    def __init__(self, counts: Mapping[str, int]) -> None:
        self._counts = counts
        self._never = rules().never_parts | rules().stopwords
        often = {w for w, count in counts.items() if count > 1 and len(w) >= SHORTEST_OF_OURS}
        self._ours = often - self._never
        self._split: dict[str, tuple[str, ...]] = {}

    def split(self, word: str) -> tuple[str, ...]:
        """The parts of a compound as written, without linking letters; () for other words.

        Fewest parts first, then the parts that the collection uses most.
        """
        if word not in self._split:
            self._split[word] = self._best(word)
        return self._split[word]

    def _best(self, word: str) -> tuple[str, ...]:
        if not 2 * SHORTEST_OF_OURS <= len(word) <= LONGEST or not word.isalpha():
            return ()
        way = self._way(word, 0, {})
        return way[2] if way and len(way[2]) > 1 else ()

    def _way(self, word: str, start: int, ways: dict[int, _Way | None]) -> _Way | None:
        """The best way to write `word[start:]` as parts; each start is looked at once."""
        best: _Way | None = None
        ours, listed, never = self._ours, _word_forms(), self._never
        last = len(word) - SHORTEST_OF_OURS
        for end in (*range(start + SHORTEST_OF_OURS, last + 1), *([len(word)] if start else ())):
            part = word[start:end]
            if part not in ours and (part not in listed or part in never):
                continue
            rarest = self._counts.get(part, 0)
            for rest in self._next(word, end):
                if rest not in ways:
                    ways[rest] = self._way(word, rest, ways) if rest < len(word) else _END
                after = ways[rest]
                if after is None:
                    continue
                way = (after[0] - 1, min(rarest, after[1]), (part, *after[2]))
                if best is None or way[:2] > best[:2]:
                    best = way
        return best

    @staticmethod
    def _next(word: str, end: int) -> tuple[int, ...]:
        """Where the next part may begin: at once, or after a linking s or e."""
        linked = word[end : end + 1] in ("s", "e") and end + 1 < len(word)
        return (end, end + 1) if linked else (end,)

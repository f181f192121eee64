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
        self._known: dict[str, bool] = {}
        self._split: dict[str, tuple[str, ...]] = {}

    def split(self, word: str) -> tuple[str, ...]:
        """The parts of a compound as written, without linking letters; () for other words.

        Fewest parts first, then the parts that the collection uses most.
        """
        if word not in self._split:
            self._split[word] = self._best(word)
        return self._split[word]

    def _is_part(self, part: str) -> bool:
        known = self._known.get(part)
        if known is None:
            known = part not in self._never and (
                (len(part) >= SHORTEST_OF_OURS and self._counts.get(part, 0) > 1)
                or part in _word_forms()
            )
            self._known[part] = known
        return known

    def _best(self, word: str) -> tuple[str, ...]:
        length = len(word)
        if not 2 * SHORTEST_OF_OURS <= length <= LONGEST or not word.isalpha():
            return ()
        # best[i]: the best way to write word[i:] as parts, as (-number, rarest part, parts).
        best: dict[int, tuple[int, int, tuple[str, ...]]] = {length: (0, 1 << 30, ())}
        for start in range(length - SHORTEST_OF_OURS, -1, -1):
            for end in range(start + SHORTEST_OF_OURS, length + 1):
                if (start, end) == (0, length) or not self._is_part(word[start:end]):
                    continue
                for rest in self._next(word, end):
                    if rest not in best:
                        continue
                    number, rarest, parts = best[rest]
                    part = word[start:end]
                    way = (number - 1, min(rarest, self._counts.get(part, 0)), (part, *parts))
                    if start not in best or way[:2] > best[start][:2]:
                        best[start] = way
        return best[0][2] if 0 in best and len(best[0][2]) > 1 else ()

    @staticmethod
    def _next(word: str, end: int) -> list[int]:
        """Where the next part may begin: at once, or after a linking s or e."""
        linked = word[end : end + 1] in ("s", "e") and end + 1 < len(word)
        return [end, end + 1] if linked else [end]

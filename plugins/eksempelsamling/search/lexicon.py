"""The terms of an index, and what the glossary says of them. The twin of `lexicon.js`."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from eksempelsamling.language.stem import fold

MAX_PREFIX = 40
"""Words that begin like the query's word, at most."""
LAST = "\uffff"
"""Sorts after every letter of a word."""


ONLY_ASKED = "~"


class Synonyms:
    """Phrases (stems with spaces between) that mean the same.

    Args:
        groups: each member stands for every other, but one that begins with `ONLY_ASKED` is what
            readers may ask with and no text has.
        leads: [from, to]: a word for something leads to its name, but not to its other words.
        wordings: phrases of several words as people write them.

    """

    __slots__ = ("groups", "leads", "wordings")

    def __init__(
        self,
        groups: Sequence[Sequence[str]] = (),
        leads: Sequence[Sequence[str]] = (),
        wordings: Mapping[str, str] | None = None,
    ) -> None:
        self.groups, self.leads, self.wordings = groups, leads, wordings or {}


class Shelf:
    """Terms by their spelling without æøå.

    Args:
        by_fold: spelling → terms.
        folds: the spellings in order.

    """

    def __init__(self, by_fold: Mapping[str, list[str]], folds: Sequence[str]) -> None:
        self.by_fold, self.folds = by_fold, folds

    @classmethod
    def of(cls, terms: Iterable[str]) -> Shelf:
        """Put terms, given in order, on a shelf."""
        by_fold: dict[str, list[str]] = defaultdict(list)
        for term in terms:
            by_fold[fold(term)].append(term)
        return cls(dict(by_fold), sorted(by_fold))

    def __contains__(self, term: str) -> bool:
        return term in self.by_fold.get(fold(term), ())

    def beginning_with(self, start: str) -> list[str]:
        """The first terms, in order, that begin with the folded `start`."""
        found: list[str] = []
        for key in self.folds[bisect_left(self.folds, start) :]:
            if not key.startswith(start) or len(found) >= MAX_PREFIX:
                break
            found += self.by_fold[key]
        return found

    def near(self, word: str, limit: int) -> list[tuple[int, str]]:
        """Terms within `limit` edits of the folded `word`."""
        distances = ((distance(word, key, limit), key) for key in self.folds)
        return [(n, term) for n, key in distances if n <= limit for term in self.by_fold[key]]


class Lexicon:
    """The terms of an index, to be looked up as they are typed.

    A word is looked up among all terms that share its first two letters, a misspelt one among
    those that share the first; parts of compounds, the words of the glossary and single letters
    are looked up among the common terms only.

    Args:
        common: the common terms.
        synonyms: phrase of the glossary → what means the same.
        phrases: folded word → phrases of the glossary that have it.
        rare: one or two letters → the other terms that, folded, begin with them.

    """

    def __init__(
        self,
        common: Shelf,
        synonyms: Mapping[str, list[str]],
        phrases: Mapping[str, list[str]],
        rare: Callable[[str], Sequence[str]],
    ) -> None:
        self.common, self.synonyms, self.phrases = common, synonyms, phrases
        self._rare = rare
        self._shelves: dict[str, Shelf] = {}

    @classmethod
    def of(
        cls,
        terms: Sequence[str],
        synonyms: Synonyms,
        rare: Callable[[str], Sequence[str]] = lambda _: (),
    ) -> Lexicon:
        """Make one of the common terms, in order."""
        same = all_leads(synonyms)
        phrases: dict[str, list[str]] = defaultdict(list)
        for phrase in same:
            for part in dict.fromkeys(fold(phrase).split(" ")):
                phrases[part].append(phrase)
        return cls(Shelf.of(terms), same, dict(phrases), rare)

    def phrases_with(self, part: str) -> list[str]:
        """Phrases of the glossary that have a word, both folded."""
        return self.phrases.get(part, [])

    def shelf(self, start: str) -> Shelf:
        """Every term that, folded, begins with `start`: one or two letters."""
        if start not in self._shelves:
            folds = self.common.folds
            begin, end = bisect_left(folds, start), bisect_left(folds, start + LAST)
            terms = [term for key in folds[begin:end] for term in self.common.by_fold[key]]
            self._shelves[start] = Shelf.of(sorted([*terms, *self._rare(start)]))
        return self._shelves[start]

    def folded(self, word: str) -> list[str]:
        """Terms spelled like `word` when æøå do not matter."""
        shelf = self.shelf(word[:2]) if len(word) > 1 else self.common
        return shelf.by_fold.get(word, [])

    def part(self, piece: str) -> list[str]:
        """Common terms spelled like the part `piece` of a compound."""
        return self.common.by_fold.get(piece, [])

    def near_part(self, piece: str) -> list[str]:
        """Common terms one edit away from the part `piece`, with the same first letter."""
        return [term for _, term in self.shelf(piece[0]).near(piece, 1) if term in self.common]


def all_leads(synonyms: Synonyms) -> dict[str, list[str]]:
    """Phrase → every other that it leads to."""
    leads: dict[str, list[str]] = {}
    pairs = [
        (one.removeprefix(ONLY_ASKED), other)
        for group in synonyms.groups
        for one in group
        for other in group
        if not other.startswith(ONLY_ASKED)
    ]
    for source, target in (*pairs, *synonyms.leads):
        if target not in (source, *leads.get(source, ())):
            leads.setdefault(source, []).append(target)
    return leads


def phrases_in(leads: Mapping[str, Iterable[str]]) -> list[str]:
    """The phrases of several words that something leads to, in order."""
    return sorted({other for others in leads.values() for other in others if " " in other})


def distance(a: str, b: str, limit: int) -> int:
    """Optimal string alignment distance (edits and swaps of neighbours), or `limit` + 1."""
    if abs(len(a) - len(b)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i in range(1, len(a) + 1):
        now = [i]
        for j in range(1, len(b) + 1):
            best = min(row[j] + 1, now[j - 1] + 1, row[j - 1] + (a[i - 1] != b[j - 1]))
            if i > 1 and j > 1 and a[i - 1] == b[j - 2] and a[i - 2] == b[j - 1]:
                best = min(best, before[j - 2] + 1)
            now.append(best)
        if min(now) > limit:
            return limit + 1
        before, row = row, now
    return min(row[-1], limit + 1)

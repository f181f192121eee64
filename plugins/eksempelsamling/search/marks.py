"""Which of a text's own words matched a query."""

from __future__ import annotations

from collections.abc import Iterable

from eksempelsamling.language.stem import fold, stem
from eksempelsamling.search.command import WORD
from eksempelsamling.search.query import Word, split, terms_of
from eksempelsamling.search.static import StaticData


class Marker:
    """Finds words that matched, also as inflections, parts or synonyms.

    Args:
        words: the query, as it was understood.
        data: what was searched.

    """

    def __init__(self, words: Iterable[Word], data: StaticData) -> None:
        words = list(words)
        self._stems = {word.stem for word in words}
        self._wanted = set(terms_of(words))
        self._folds = {fold(term) for term in self._wanted}
        self._lexicon, self._rules = data.lexicon, data.rules
        self._known: dict[str, bool] = {}
        """Texts use the same words again."""

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where in the text they stand."""
        return [found.span() for found in WORD.finditer(text) if self._matches(found[0].lower())]

    def _matches(self, word: str) -> bool:
        if word not in self._known:
            self._known[word] = self._looked_up(word)
        return self._known[word]

    def _looked_up(self, word: str) -> bool:
        form = stem(word, self._rules)
        if word in self._rules.stopwords and form not in self._stems:
            return False
        if form in self._wanted:
            return True
        folded = fold(form)
        # Another word of the index may be spelled alike, as «mal» and «mål».
        if folded in self._folds and form not in self._lexicon.folded(folded):
            return True
        parts = split(folded, self._lexicon, self._rules) or []
        return any(not self._wanted.isdisjoint(part) for part in parts)

"""Which of a text's own words matched a query."""

from __future__ import annotations

from collections.abc import Iterable

from eksempelsamling.language.stem import fold, stem
from eksempelsamling.search.command import WORD
from eksempelsamling.search.query import Word, split, terms_of
from eksempelsamling.search.saved import SavedData
from eksempelsamling.search.static import StaticData


class Marker:
    """Finds words that matched, also as inflections, parts or synonyms.

    Args:
        words: the query, as it was understood.
        data: what was searched.

    """

    def __init__(self, words: Iterable[Word], data: SavedData) -> None:
        words = list(words)
        self._stems = {word.stem for word in words}
        self._wanted = {part for term in terms_of(words) for part in term.split(" ")}
        self._data = data

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where in the text they stand."""
        return [found.span() for found in WORD.finditer(text) if self._matches(found[0].lower())]

    def _matches(self, word: str) -> bool:
        terms = self._data.shown.get(word) or terms_in(word, self._data)
        if word in self._data.rules.stopwords and terms[0] not in self._stems:
            return False
        return not self._wanted.isdisjoint(terms)


def shown_words(data: StaticData) -> dict[str, list[str]]:
    """The words of all titles and summaries, each with its terms."""
    documents = (data.document(number) for number in range(data.start["count"]))
    texts = (text for _, title, summary, *_ in documents for text in (title, summary))
    words = {word.lower() for text in texts for word in WORD.findall(text)}
    return {word: terms_in(word, data) for word in words}


def terms_in(word: str, data: StaticData) -> list[str]:
    """What a word in lower case is found as: its stem first, and the parts of a compound."""
    form = stem(word, data.rules)
    folded = fold(form)
    alike = data.lexicon.folded(folded)
    # When the index has the word, others that are spelled alike are others: «mal» and «mål».
    terms = [form, *(alike if form not in alike else ())]
    parts = split(folded, data.lexicon, data.rules) or []
    return [*terms, *(term for part in parts for term in part)]

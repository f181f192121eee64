"""The index as static files, and read back from them: the one source of both readers.

`start` holds what every query needs: the rules of the language, the common terms, the glossary
and the facets. Everything else is fetched when a query needs it: postings of common terms in
chunks of neighbours (`p`), rare terms with their postings by first letters (`r`), documents in
chunks of neighbouring numbers (`d`), the order by review. A file is a script that hands its
content over, because a page opened from disk may load scripts and nothing else.

Numbers are written in base 64 with five bits a letter and a mark for "more follows", as in
source maps <https://tc39.es/ecma426/>.
"""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import accumulate

from eksempelsamling.language.rules import Rules
from eksempelsamling.language.stem import fold, stem
from eksempelsamling.search import query
from eksempelsamling.search.lexicon import LAST, Lexicon, Synonyms, phrases_in

TYPE_CHECKING = False  # as in `language.rules`
if TYPE_CHECKING:
    from typing import Any

VERSION = 4
LITERAL = "="
"""Ends a term that no text writes as a word of its own: it is only a part of compounds."""
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


_VALUES = {letter: value for value, letter in enumerate(ALPHABET)}


def decode(text: str) -> Iterator[int]:
    """Letters → the numbers they were made from."""
    number, shift = 0, 0
    for letter in text:
        value = _VALUES[letter]
        number |= (value & 31) << shift
        if value & 32:
            shift += 5
        else:
            yield number
            number, shift = 0, 0


def front_decode(text: str) -> list[str]:
    """The terms that `front_code` wrote."""
    terms: list[str] = []
    last = ""
    for line in text.split("\n") if text else ():
        last = last[: _VALUES[line[0]]] + line[1:]
        terms.append(last)
    return terms


def phrases_of(lists: str) -> list[list[str]]:
    """What `lists_of_phrases` wrote."""
    return [line.split(",") for line in lists.split("\n") if line]


class StaticData:
    """The files read back. Chunks are parsed when they are asked for."""

    def __init__(self, files: Mapping[str, str]) -> None:
        self._files = files
        self.start: dict[str, Any] = json.loads(files["start"])
        if self.start["version"] != VERSION:
            raise ValueError("search data of another version")
        self.rules = Rules(**self.start["language"])
        self._chunks: dict[str, Any] = {}
        self._rare: dict[str, tuple[Any, int]] = {}

    @cached_property
    def terms(self) -> list[str]:
        """The common terms, in order."""
        return front_decode(self.start["terms"])

    @cached_property
    def lexicon(self) -> Lexicon:
        """What a query is looked up in."""
        synonyms = Synonyms(phrases_of(self.start["groups"]), phrases_of(self.start["leads"]))
        return Lexicon.of(self.terms, synonyms, self.rare_terms)

    @cached_property
    def phrases(self) -> list[str]:
        """Phrases of several words, whose rows stand after those of the common terms."""
        return phrases_in(self.lexicon.synonyms)

    def search(self, text: str) -> tuple[list[query.Word], list[tuple[int, int]]]:
        """What was understood, and (score, document number) best first."""
        understood = query.understand(text, self.lexicon, self.rules)
        terms = query.terms_of(understood)
        rows = {term: self._row(term) for term in terms}
        postings = {term: row[1] for term, row in rows.items()}
        rarity = {term: row[0] for term, row in rows.items()}
        return understood, query.rank(understood, postings, rarity, self.start["coverage"])

    def document(self, number: int) -> list[Any]:
        """[id, title, summary, uri] of a document."""
        size = self.start["perFile"]
        id, title, summary, uri = self._chunk(f"d{number // size}")[number % size]
        return [id, title, summary, f"praksis/{id}/" if uri == 0 else uri]

    def _chunk(self, name: str) -> Any:
        if name not in self._chunks:
            chunk = self._chunks[name] = json.loads(self._files[name])
            for column in ("documents", "impacts") if isinstance(chunk, dict) else ():
                chunk[column] = chunk[column].split(",")
        return self._chunks[name]

    def rare_terms(self, start: str) -> list[str]:
        """The other terms that, folded, begin with `start`: one or two letters."""
        firsts = self.start["rare"]
        chunks = range(max(bisect_right(firsts, start) - 1, 0), bisect_right(firsts, start + LAST))
        terms = [term for number in chunks for term in self._rare_chunk(number)]
        return [term for term in terms if fold(term).startswith(start)]

    def _rare_chunk(self, number: int) -> list[str]:
        chunk = self._chunk(f"r{number}")
        if "terms" not in chunk:
            words = front_decode(chunk["words"])
            by = self.rules
            terms = [w[:-1] if w.endswith(LITERAL) else stem(w.lower(), by) for w in words]
            chunk["terms"] = terms
            self._rare |= {term: (chunk, place) for place, term in enumerate(terms)}
        found: list[str] = chunk["terms"]
        return found

    def _row(self, term: str) -> tuple[int, list[tuple[int, int]]]:
        """The rarity and the postings of a term that has been looked up."""
        if term in self._rare:
            content, place = self._rare[term]
            found = _postings(content, place)
            return _VALUES[self.start["rarities"][len(found) - 1]], found
        number, firsts = self._number(term), self.start["firsts"]
        chunk = bisect_right(firsts, number) - 1
        content = self._chunk(f"p{chunk}")
        place = number - firsts[chunk]
        return _VALUES[content["rarity"][place]], _postings(content, place)

    def _number(self, term: str) -> int:
        if " " in term:
            return len(self.terms) + bisect_left(self.phrases, term)
        return bisect_left(self.terms, term)


def _postings(content: Mapping[str, Any], place: int) -> list[tuple[int, int]]:
    documents = accumulate(decode(content["documents"][place]))
    return list(zip(documents, decode(content["impacts"][place]), strict=True))

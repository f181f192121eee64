"""What the command searches: one collection, made from its files or from what was remembered."""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

from eksempelsamling.search.cache import Shelf, day
from eksempelsamling.search.query import Word, understand
from eksempelsamling.search.saved import Parts, SavedData, pack
from eksempelsamling.words import nearest, slug

TYPE_CHECKING = False  # as in `language.rules`
if TYPE_CHECKING:
    from typing import Any

    from eksempelsamling.search.making import Made
    from eksempelsamling.search.whoosh_index import WhooshIndex

RANKING, QUERIES = "rangering", "whoosh"
"""What the two parts are remembered as."""


class QueryError(ValueError):
    """What must be mended in a query or a filter; the message is for the one who asked."""


class NotRememberedError(LookupError):
    """Nothing is remembered of the collection as it is now."""


class Found:
    """One hit, ready to be shown."""

    __slots__ = ("id", "kind", "number", "reviewed", "score", "summary", "title", "uri")

    def __init__(
        self, number: int, document: Sequence[str], reviewed: str, kind: str, score: int
    ) -> None:
        self.number, self.reviewed, self.kind, self.score = number, reviewed, kind, score
        self.id, self.title, self.summary, self.uri = document


class Collection:
    """Everything an answer is made of. Whoosh's part is made the first time it is asked for.

    Args:
        practices: the folder with write-ups and registers.
        documents: a JSON Lines file to search instead of the write-ups.
        make: whether to make what is not remembered.

    Raises:
        OSError, ValueError: `documents` cannot be read.
        NotRememberedError: and `make` is false.

    """

    def __init__(
        self,
        practices: str | os.PathLike[str],
        documents: str | os.PathLike[str] | None = None,
        *,
        make: bool = True,
    ) -> None:
        self._practices, self._documents = practices, documents
        self.shelf = Shelf(os.fspath(practices), os.fspath(documents or ""))
        self.key = self.shelf.key()
        self._made: Made | None = None
        if not self._is_remembered():
            if not make:
                raise NotRememberedError
            self._made = self._make()
            about = {"key": self.key, "day": day(), "left_out": self._made.left_out}
            content = pack({"about": json.dumps(about), **self._made.texts})
            self.shelf.write(RANKING, content)
            self._take(Parts(content))

    def _make(self) -> Made:
        # Loaded here, because what is remembered needs none of it.
        from pathlib import Path  # noqa: PLC0415

        from eksempelsamling.search.making import make  # noqa: PLC0415

        return make(Path(self._practices), Path(self._documents) if self._documents else None)

    @property
    def valid_for(self) -> str:
        """The day the content holds for, or "" for any: what is wrong today may be right
        tomorrow, as a date that is still to come.
        """
        return day() if self.left_out else ""

    def _is_remembered(self) -> bool:
        try:
            parts = Parts(self.shelf.read(RANKING) or b"")
            about = json.loads(parts["about"])
            if about["key"] != self.key or (about["left_out"] and about["day"] != day()):
                return False
            self._take(parts)
        except (AttributeError, LookupError, TypeError, ValueError):  # not as we write it
            return False
        return True

    def _take(self, parts: Parts) -> None:
        self._parts = parts
        self.left_out: int = json.loads(parts["about"])["left_out"]
        """Write-ups that must be mended before they can be found."""
        self.data = SavedData(parts)

    @cached_property
    def _facets(self) -> Sequence[Mapping[str, Sequence[str]]]:
        facets: list[dict[str, list[str]]] = json.loads(self._parts["facets"])
        return facets

    @cached_property
    def _reviews(self) -> Sequence[str]:
        """When each document was last reviewed: an ISO date, or empty."""
        reviews: list[str] = json.loads(self._parts["reviews"])
        return reviews

    @cached_property
    def _terms(self) -> Mapping[str, Sequence[Sequence[str]]]:
        """Facet → the slug, id, name, name in nynorsk and other words of its terms."""
        terms: dict[str, list[list[str]]] = json.loads(self._parts["names"])
        return terms

    @cached_property
    def _names(self) -> Mapping[str, Mapping[str, str]]:
        return {
            facet: {known: name for known, _, name, *_ in terms}
            for facet, terms in self._terms.items()
        }

    @cached_property
    def _words(self) -> Mapping[str, str]:
        words: dict[str, str] = json.loads(self._parts["words"])
        return words

    def term(self, facet: str, word: str) -> str:
        """The slug of the term that `word` is the id, slug or name of.

        Raises:
            QueryError: there is none.

        """
        terms = self._terms.get(facet, [])
        wanted = slug(word)
        if wanted in self._names.get(facet, {}):
            return wanted
        for known, _, name, *_ in terms:
            if wanted and wanted == slug(name):
                return known
        near = nearest(word, [known for _, *names in terms for known in names])
        told = f" Mente du «{near}»?" if near else ""
        if not near and terms:
            told = f" Velg en av: {', '.join(id for _, id, *_ in terms)}."
        shown = "".join(c for c in word[:60] if c.isprintable())
        raise QueryError(f"«{shown}» er ikke en verdi for «{facet}».{told}")

    def facets(self, number: int) -> Mapping[str, Sequence[str]]:
        """Slugs by facet of a document."""
        return self._facets[number]

    def name(self, facet: str, term: str) -> str:
        """What a term is called, by its slug."""
        return self._names.get(facet, {}).get(term, term)

    def all_of(self, facet: str) -> int:
        """How many terms a facet has."""
        return len(self._terms.get(facet, []))

    def written(self, term: str) -> str:
        """A stem as the texts write it most often."""
        return self._words.get(term, term)

    def found(self, number: int, score: int = 0) -> Found:
        """A document as a hit."""
        document, reviewed = self.data.document(number), self._reviews[number]
        return Found(number, document, reviewed, self._kind(number), score)

    def _kind(self, number: int) -> str:
        kinds: list[list[Any]] = self.data.start["kinds"]
        return str(next((kind for kind, first in reversed(kinds) if first <= number), "praksis"))

    @cached_property
    def numbers(self) -> Mapping[str, Sequence[int]]:
        """The numbers of the documents with an id."""
        found: dict[str, list[int]] = defaultdict(list)
        for number in range(self.data.start["count"]):
            found[self.data.document(number)[0]].append(number)
        return found

    def understand(self, text: str) -> list[Word]:
        """What words may mean here."""
        return understand(text, self.data.lexicon, self.data.rules)

    @cached_property
    def whoosh(self) -> WhooshIndex:
        """The index behind the query language, brought up to date."""
        from eksempelsamling.search.whoosh_index import WhooshIndex  # noqa: PLC0415 – slow to load

        saved = self.shelf.read(QUERIES) or b""
        key, _, content = saved.partition(b"\n")
        index = WhooshIndex(content)
        if key.decode("ascii", "replace") != self.key or index.is_new:
            made = self._made or self._make()
            slugs = {id: known for terms in self._terms.values() for known, id, *_ in terms}
            index.update(made.documents, slugs)
            self.shelf.write(QUERIES, self.key.encode() + b"\n" + index.as_bytes())
        return index

"""What the command searches: one collection, made from its files or from what was remembered."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from eksempelsamling.search.cache import Shelf, day, parsed
from eksempelsamling.search.query import Word, understand
from eksempelsamling.search.static import StaticData
from eksempelsamling.words import nearest, slug

if TYPE_CHECKING:
    from eksempelsamling.search.documents import Document
    from eksempelsamling.search.whoosh_index import WhooshIndex
    from eksempelsamling.vocabulary import Vocabulary

RANKING, QUERIES = "rangering", "whoosh"
"""What the two parts are remembered as."""


class QueryError(ValueError):
    """What must be mended in a query or a filter; the message is for the one who asked."""


@dataclass(frozen=True, slots=True)
class Found:
    """One hit, ready to be shown."""

    number: int
    id: str
    title: str
    summary: str
    uri: str
    reviewed: str
    kind: str
    score: int


class Collection:
    """Everything an answer is made of. Whoosh's part is made the first time it is asked for.

    Args:
        practices: the folder with write-ups and registers.
        documents: a JSON Lines file to search instead of the write-ups.

    Raises:
        OSError, ValueError: `documents` cannot be read.

    """

    def __init__(self, practices: Path, documents: Path | None = None) -> None:
        self._practices, self._documents = practices, documents
        self.shelf = Shelf(str(practices), str(documents) if documents else "")
        self.key = self.shelf.key()
        self._made: _Made | None = None
        if not self._is_remembered():
            self._made = _make(practices, documents)
            content = _content(self._made) | {"key": self.key, "day": day()}
            text = json.dumps(content, ensure_ascii=False)
            self.shelf.write(RANKING, text.encode(errors="surrogatepass"))
            self._take(content)

    @property
    def valid_for(self) -> str:
        """The day the content holds for, or "" for any: what is wrong today may be right
        tomorrow, as a date that is still to come.
        """
        return day() if self.left_out else ""

    def _is_remembered(self) -> bool:
        content = parsed(self.shelf.read(RANKING))
        try:
            if content["key"] != self.key or (content["left_out"] and content["day"] != day()):
                return False
            self._take(content)
        except (KeyError, TypeError, ValueError):  # whole, but not as we write it
            return False
        return True

    def _take(self, content: Mapping[str, Any]) -> None:
        self._facets: list[dict[str, list[str]]] = content["facets"]
        self._terms: dict[str, list[list[str]]] = content["terms"]
        self._words: dict[str, str] = content["words"]
        self.left_out: int = content["left_out"]
        """Write-ups that must be mended before they can be found."""
        self.data = StaticData(content["files"])

    def term(self, facet: str, word: str) -> str:
        """The slug of the term that `word` is the id, slug or name of.

        Raises:
            QueryError: there is none.

        """
        terms = self._terms.get(facet, [])
        wanted = slug(word)
        for id, *_ in terms:
            if wanted and wanted == slug(id):
                return wanted
        for id, name, *_ in terms:
            if wanted and wanted == slug(name):
                return slug(id)
        near = nearest(word, [known for names in terms for known in names])
        told = f" Mente du «{near}»?" if near else ""
        if not near and terms:
            told = f" Velg en av: {', '.join(id for id, *_ in terms)}."
        shown = "".join(c for c in word[:60] if c.isprintable())
        raise QueryError(f"«{shown}» er ikke en verdi for «{facet}».{told}")

    def facets(self, number: int) -> Mapping[str, Sequence[str]]:
        """Slugs by facet of a document."""
        return self._facets[number]

    def name(self, facet: str, term: str) -> str:
        """What a term is called, by its slug."""
        names = {slug(id): name for id, name, *_ in self._terms.get(facet, [])}
        return names.get(term, term)

    def all_of(self, facet: str) -> int:
        """How many terms a facet has."""
        return len(self._terms.get(facet, []))

    def written(self, term: str) -> str:
        """A stem as the texts write it most often."""
        return self._words.get(term, term)

    def found(self, number: int, score: int = 0) -> Found:
        """A document as a hit."""
        id, title, summary, uri, reviewed = self.data.document(number)[:5]
        return Found(number, id, title, summary, uri, reviewed, self._kind(number), score)

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
        return understand(text, self.data.lexicon)

    @cached_property
    def whoosh(self) -> WhooshIndex:
        """The index behind the query language, brought up to date."""
        from eksempelsamling.search.whoosh_index import WhooshIndex  # noqa: PLC0415 – slow to load

        saved = self.shelf.read(QUERIES) or b""
        key, _, content = saved.partition(b"\n")
        index = WhooshIndex(content)
        if key.decode("ascii", "replace") != self.key or not content:
            made = self._made or _make(self._practices, self._documents)
            slugs = {id: slug(id) for terms in self._terms.values() for id, *_ in terms}
            index.update(made.documents, slugs)
            self.shelf.write(QUERIES, self.key.encode() + b"\n" + index.as_bytes())
        return index


@dataclass(frozen=True, slots=True)
class _Made:
    documents: Sequence[Document]
    files: Mapping[str, str]
    vocabulary: Vocabulary
    left_out: int


def _make(practices: Path, file: Path | None) -> _Made:
    """Read and index everything."""
    # Loaded here, because what is remembered needs none of it.
    from eksempelsamling.catalogue import load  # noqa: PLC0415
    from eksempelsamling.registers import load_glossary  # noqa: PLC0415
    from eksempelsamling.search import writer  # noqa: PLC0415
    from eksempelsamling.search.documents import of_catalogue, of_json_lines  # noqa: PLC0415
    from eksempelsamling.search.index import build  # noqa: PLC0415
    from eksempelsamling.search.synonyms import synonyms  # noqa: PLC0415
    from eksempelsamling.thesaurus import load_thesaurus  # noqa: PLC0415
    from eksempelsamling.vocabulary import load_vocabulary  # noqa: PLC0415

    if file:
        documents, left_out = of_json_lines(file), 0
        glossary, _ = load_glossary(practices)
        thesaurus, _ = load_thesaurus(practices)
        vocabulary, _ = load_vocabulary(practices)
    else:
        catalogue = load(practices)
        documents, left_out = of_catalogue(catalogue), len(catalogue.broken)
        glossary, vocabulary = catalogue.glossary, catalogue.vocabulary
        thesaurus = [list(group) for group in catalogue.thesaurus]
    same = synonyms(glossary, thesaurus, vocabulary)
    return _Made(documents, writer.write(build(documents), same, vocabulary), vocabulary, left_out)


def _content(made: _Made) -> dict[str, Any]:
    """What is remembered beside the bodies of the texts, as JSON."""
    from eksempelsamling.search.documents import FACETS  # noqa: PLC0415

    return {
        "files": dict(made.files),
        "facets": [
            {facet: [slug(term) for term in terms] for facet, terms in d.facets.items()}
            for d in made.documents
        ],
        "terms": {
            facet: [[t.id, t.name, t.name_nn, *t.synonyms] for t in made.vocabulary[facet].values()]
            for facet in FACETS
        },
        "words": _words_of_stems(made.documents),
        "left_out": made.left_out,
    }


def _words_of_stems(documents: Sequence[Document]) -> dict[str, str]:
    """Each stem as it is written most often; the shortest of equals."""
    from eksempelsamling.language.stem import stem, words  # noqa: PLC0415

    counts: Counter[str] = Counter()
    for document in documents:
        counts.update(words(f"{document.title} {document.summary} {document.body}"))
    found: dict[str, str] = {}
    for word, _ in sorted(counts.items(), key=lambda pair: (-pair[1], len(pair[0]), pair[0])):
        found.setdefault(stem(word), word)
    return {term: word for term, word in found.items() if term != word}

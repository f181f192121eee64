"""The index as static files, and read back from them: the one source of both readers.

`start` holds what every query needs: the rules of the language, the terms, the glossary and the
facets. Postings come in chunks of neighbouring terms, documents in chunks of neighbouring
numbers, each fetched when a query needs it. A file is a script that hands its content over,
because a page opened from disk may load scripts and nothing else.

Numbers are written in base 64 with five bits a letter and a mark for "more follows", as in
source maps <https://tc39.es/ecma426/>.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from eksempelsamling.language.rules import rules
from eksempelsamling.language.stem import WORD, stem
from eksempelsamling.search import query
from eksempelsamling.words import sort_key

if TYPE_CHECKING:
    from eksempelsamling.search.documents import Document
    from eksempelsamling.search.index import Index
    from eksempelsamling.vocabulary import Vocabulary

VERSION = 1
CHUNK = 24_000
"""Characters of postings in one file; about a third after gzip."""
DOCUMENTS = 5
"""Documents in one file, for up to `FILES` files; more documents make larger files."""
FILES = 400
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
CALL = "eksempelsamlingen.data("


def encode(numbers: Iterable[int]) -> str:
    """Whole numbers from 0 up → letters."""
    out = []
    for number in numbers:
        rest = number
        while rest > 31:
            out.append(ALPHABET[32 | (rest & 31)])
            rest >>= 5
        out.append(ALPHABET[rest])
    return "".join(out)


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


_VALUES = {letter: value for value, letter in enumerate(ALPHABET)}


def gaps(numbers: Iterable[int]) -> Iterator[int]:
    """Rising numbers → the steps between them."""
    last = 0
    for number in numbers:
        yield number - last
        last = number


def front_code(terms: Sequence[str]) -> str:
    """Sorted terms, each as the length it shares with the one before (a letter) and the rest."""
    return "\n".join(map(_step, ["", *terms], terms))


def _step(last: str, term: str) -> str:
    shared = 0
    while shared < min(len(term), len(last), 63) and term[shared] == last[shared]:
        shared += 1
    return ALPHABET[shared] + term[shared:]


def front_decode(text: str) -> list[str]:
    """The terms that `front_code` wrote."""
    terms: list[str] = []
    last = ""
    for line in text.split("\n") if text else ():
        last = last[: _VALUES[line[0]]] + line[1:]
        terms.append(last)
    return terms


def write(
    index: Index, synonyms: query.Synonyms, vocabulary: Vocabulary | None = None
) -> dict[str, str]:
    """The files by name: `start`, `p0`, `p1` … and `d0`, `d1` …; each JSON text."""
    terms = list(index.postings)
    postings, firsts = _posting_chunks(index, terms)
    size = max(DOCUMENTS, -(-len(index.documents) // FILES))
    documents = [
        [_document(d) for d in index.documents[start : start + size]]
        for start in range(0, len(index.documents), size)
    ]
    start = {
        "version": VERSION,
        "language": rules().as_json(),
        "weights": query.WEIGHTS,
        "coverage": query.coverage_table(),
        "groups": synonyms.groups,
        "leads": synonyms.leads,
        "terms": front_code(terms),
        "firsts": firsts,
        "count": len(index.documents),
        "perFile": size,
        "kinds": _kinds(index.documents),
        "languages": "".join("n" if d.language == "nn" else "b" for d in index.documents),
        "facets": _facets(index.documents, vocabulary) if vocabulary else [],
        "reviewed": _order(index.documents, lambda d: d.reviewed, reverse=True),
        "titles": _order(index.documents, lambda d: sort_key(d.title)),
    }
    files: dict[str, Any] = {"start": start}
    files |= {f"p{number}": chunk for number, chunk in enumerate(postings)}
    files |= {f"d{number}": chunk for number, chunk in enumerate(documents)}
    return {name: _json(content) for name, content in files.items()}


def as_scripts(files: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """A folder name made from the content, and the scripts by file name."""
    scripts = {f"{name}.js": f'{CALL}"{name}",{text})' for name, text in files.items()}
    digest = hashlib.sha256("\0".join(f"{n}\0{t}" for n, t in sorted(scripts.items())).encode())
    return digest.hexdigest()[:12], scripts


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _posting_chunks(index: Index, terms: Sequence[str]) -> tuple[list[Any], list[int]]:
    """Postings in files of about `CHUNK` characters, and the number of each file's first term."""
    chunks: list[Any] = []
    firsts: list[int] = []
    forms = _forms(index.documents)
    room = 0
    for number, term in enumerate(terms):
        found = index.postings[term]
        steps = gaps(document for document, _ in found)
        text = encode(
            v for step, (_, impact) in zip(steps, found, strict=True) for v in (step, impact)
        )
        if room < len(text) or not chunks:
            chunks.append({"rarity": [], "postings": [], "forms": []})
            firsts.append(number)
            room = CHUNK
        chunks[-1]["rarity"].append(index.rarity[term])
        chunks[-1]["postings"].append(text)
        chunks[-1]["forms"].append(_step(term, forms[term]) if term in forms else "")
        room -= len(text) + 8
    return chunks, firsts


def _forms(documents: Iterable[Document]) -> dict[str, str]:
    """Stem → the word that readers are told: how it is written most often, in the order met."""
    texts = (t for d in documents for t in (d.title, d.summary, d.body, *d.tags))
    written = (word for text in texts for word in WORD.findall(normalize("NFC", text)))
    abbreviated = Counter(w if len(w) > 1 and w.isupper() else w.lower() for w in written)
    forms: dict[str, str] = {}
    for word, _ in abbreviated.most_common():
        forms.setdefault(stem(word.lower()), word)
    return forms


def _document(document: Document) -> list[Any]:
    return [document.id, document.title, document.summary, document.uri, document.reviewed]


def _kinds(documents: Sequence[Document]) -> list[list[Any]]:
    """[kind, number of the first document of it] in order: documents of a kind stand together."""
    found: list[list[Any]] = []
    for number, document in enumerate(documents):
        if not found or found[-1][0] != document.kind:
            found.append([document.kind, number])
    return found


def _facets(documents: Sequence[Document], vocabulary: Vocabulary) -> list[Any]:
    """[facet, [[id, name, name in nynorsk, documents], …]] with the terms that occur."""
    from eksempelsamling.search.documents import FACETS  # noqa: PLC0415 – slow to load

    found = []
    for facet in FACETS:
        values = []
        for term in vocabulary[facet].values():
            carriers = [n for n, d in enumerate(documents) if term.id in d.facets.get(facet, ())]
            if carriers:
                values.append([term.slug, term.name, term.name_nn, encode(gaps(carriers))])
        found.append([facet, values])
    return found


def _order(documents: Sequence[Document], key: Any, *, reverse: bool = False) -> str:
    """Write-ups in another order, as numbers."""
    chosen = [n for n, d in enumerate(documents) if d.kind == "praksis"]
    return encode(sorted(chosen, key=lambda n: key(documents[n]), reverse=reverse))


class StaticData:
    """The files read back. Chunks are parsed when they are asked for."""

    def __init__(self, files: Mapping[str, str]) -> None:
        self._files = files
        self.start: dict[str, Any] = json.loads(files["start"])
        if self.start["version"] != VERSION:
            raise ValueError("search data of another version")
        self.terms = front_decode(self.start["terms"])
        self._number = {term: number for number, term in enumerate(self.terms)}
        self._chunks: dict[int, Any] = {}
        synonyms = query.Synonyms(self.start["groups"], self.start["leads"])
        self.lexicon = query.Lexicon(self.terms, synonyms)

    def search(self, text: str) -> tuple[list[query.Word], list[tuple[int, int]]]:
        """What was understood, and (score, document number) best first."""
        understood = query.understand(text, self.lexicon)
        terms = query.terms_of(understood)
        rows = {term: self._row(term) for term in terms}
        postings = {term: row[1] for term, row in rows.items()}
        rarity = {term: row[0] for term, row in rows.items()}
        return understood, query.rank(understood, postings, rarity, self.start["coverage"])

    def document(self, number: int) -> list[Any]:
        """[id, title, summary, uri, reviewed] of a document."""
        size = self.start["perFile"]
        found: list[Any] = json.loads(self._files[f"d{number // size}"])[number % size]
        return found

    def _row(self, term: str) -> tuple[int, list[tuple[int, int]]]:
        number = self._number[term]
        firsts = self.start["firsts"]
        chunk = max(i for i, first in enumerate(firsts) if first <= number)
        if chunk not in self._chunks:
            self._chunks[chunk] = json.loads(self._files[f"p{chunk}"])
        content = self._chunks[chunk]
        place = number - firsts[chunk]
        numbers = decode(content["postings"][place])
        document, found = 0, []
        for step in numbers:
            document += step
            found.append((document, next(numbers)))
        return content["rarity"][place], found

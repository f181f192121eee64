"""The static search data, written: see `static.py` for what the files are."""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, zip_longest
from typing import TYPE_CHECKING, Any

from eksempelsamling.language.rules import rules
from eksempelsamling.language.stem import fold
from eksempelsamling.search import query
from eksempelsamling.search.index import BEST, rarity_of
from eksempelsamling.search.lexicon import ONLY_ASKED, Synonyms, all_leads, phrases_in
from eksempelsamling.search.phrases import useful, with_phrases
from eksempelsamling.search.static import ALPHABET, LITERAL, VERSION

if TYPE_CHECKING:
    from eksempelsamling.search.documents import Document
    from eksempelsamling.search.index import Index
    from eksempelsamling.vocabulary import Vocabulary

COMMON = 6_000
"""Terms that `start` may hold, besides those of the glossary."""
CHUNK = 7_500
"""Characters of postings and words in one file, for up to `CHUNKS` files; about half after gzip."""
CHUNKS = 64
ROW = 8
"""Characters of a word, written by the one before it."""
DOCUMENTS = 12
"""Documents in one file, for up to `FILES` files; more documents make larger files."""
FILES = 200
AHEAD = 600_000
"""Characters that a browser may fetch before they are asked for; about half after gzip."""
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


def encode_letters(numbers: Iterable[int]) -> str:
    """Numbers from 0 to 63 → a letter each."""
    return "".join(ALPHABET[number] for number in numbers)


def gaps(numbers: Iterable[int]) -> Iterator[int]:
    """Rising numbers → the steps between them."""
    last = 0
    for number in numbers:
        yield number - last
        last = number


def front_code(terms: Sequence[str]) -> str:
    """Sorted terms, each as the length it shares with the one before (a letter) and the rest."""
    return "\n".join(map(_step, ["", *terms], terms))


def lists_of_phrases(lists: Iterable[Iterable[str]]) -> str:
    """A line a list, commas between its phrases, which have none themselves."""
    return "\n".join(map(",".join, lists))


def _step(last: str, term: str) -> str:
    shared = 0
    while shared < min(len(term), len(last), 63) and term[shared] == last[shared]:
        shared += 1
    return ALPHABET[shared] + term[shared:]


def write(
    index: Index,
    synonyms: Synonyms,
    vocabulary: Vocabulary | None = None,
    most: int = COMMON,
) -> dict[str, str]:
    """The files by name, each JSON text: `start`, `reviewed`, and `p`, `r` and `d` with numbers.

    Args:
        index: what to write.
        synonyms: what means the same.
        vocabulary: the names of the facets' values; without it there are no facets.
        most: common terms to write in `start`.

    """
    synonyms, together = useful(synonyms, index)
    terms = _common(index, synonyms, most)
    starts, rare = _rare_chunks(index, frozenset(terms))
    phrases = phrases_in(all_leads(synonyms))
    told = with_phrases(index, {phrase: together[phrase] for phrase in phrases}, synonyms)
    postings, firsts = _posting_chunks(told, [*terms, *phrases])
    size = max(DOCUMENTS, -(-len(index.documents) // FILES))
    documents = [
        [_document(d) for d in index.documents[start : start + size]]
        for start in range(0, len(index.documents), size)
    ]
    total = len(index.documents)
    start = {
        "version": VERSION,
        "language": rules().as_json(),
        "weights": query.WEIGHTS,
        "coverage": query.coverage_table(),
        "groups": lists_of_phrases(synonyms.groups),
        "leads": lists_of_phrases(synonyms.leads),
        "terms": front_code(terms),
        "firsts": firsts,
        "rare": starts,
        "rarities": encode_letters(rarity_of(total, n) for n in range(1, BEST + 1 if rare else 1)),
        "count": total,
        "perFile": size,
        "kinds": _kinds(index.documents),
        # One letter each: b, n, or e for nb, nn and se.
        "languages": "".join(d.language[1] for d in index.documents),
        "facets": _facets(index.documents, vocabulary) if vocabulary else [],
    }
    kinds = {"p": postings, "d": documents, "r": rare}
    written = {
        kind: {f"{kind}{number}": _json(content) for number, content in enumerate(contents)}
        for kind, contents in kinds.items()
    }
    start["ahead"] = _ahead(written)
    first = {"start": _json(start), "reviewed": _json(_by_review(index.documents))}
    return first | written["p"] | written["r"] | written["d"]


def _ahead(files: Mapping[str, Mapping[str, str]]) -> str:
    """The kinds of files that may be fetched ahead: as many as are light together."""
    sizes = accumulate(sum(map(len, texts.values())) for texts in files.values())
    return "".join(kind for kind, size in zip(files, sizes, strict=True) if size <= AHEAD)


def as_scripts(files: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """A folder name made from the content, and the scripts by file name."""
    scripts = {f"{name}.js": f'{CALL}"{name}",{text})' for name, text in files.items()}
    digest = hashlib.sha256("\0".join(f"{n}\0{t}" for n, t in sorted(scripts.items())).encode())
    return digest.hexdigest()[:12], scripts


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _common(index: Index, synonyms: Synonyms, most: int) -> list[str]:
    """The terms of the glossary, those of one letter, and those of so many documents that there
    is room for them.
    """
    phrases = [phrase for group in (*synonyms.groups, *synonyms.leads) for phrase in group]
    named = {term for phrase in phrases for term in phrase.removeprefix(ONLY_ASKED).split(" ")}
    counts = Counter(min(len(found), BEST + 1) for found in index.postings.values())
    least = BEST + 1  # of a term with more documents, nobody can tell how many it had
    room = most - counts[least]
    while least > 1 and room >= counts[least - 1]:
        least -= 1
        room -= counts[least]
    return [
        term
        for term, found in index.postings.items()
        if len(found) >= least or term in named or len(fold(term)) == 1
    ]


def _rare_chunks(index: Index, common: frozenset[str]) -> tuple[list[str], list[Any]]:
    """Rare terms with all they have, in files of about `CHUNK` characters, and the first two
    letters of each file's first term. Terms that share them are in one file.
    """
    by_start: dict[str, list[str]] = defaultdict(list)
    for term in index.postings:
        if term not in common:
            by_start[fold(term)[:2]].append(term)
    starts: list[str] = []
    files: list[list[str]] = []
    most = _most(index, index.postings.keys() - common)
    room = 0
    for start, terms in sorted(by_start.items()):
        size = sum(_size(index, term) for term in terms)
        if room < size or not files:
            starts.append(start)
            files.append([])
            room = most
        files[-1] += terms
        room -= size
    return starts, [_rare_rows(index, terms) for terms in files]


def _most(index: Index, terms: Iterable[str]) -> int:
    """Characters of these terms in one file."""
    return max(CHUNK, sum(_size(index, term) for term in terms) // CHUNKS)


def _size(index: Index, term: str) -> int:
    return ROW + 3 * len(index.postings[term])  # a step and an impact are three


def _rare_rows(index: Index, terms: Iterable[str]) -> dict[str, str]:
    # The reader makes the term of its word: one list instead of two.
    words = {index.forms.get(term) or term + LITERAL: term for term in terms}
    written = sorted(words)
    return {"words": front_code(written)} | _rows(index, [words[word] for word in written])


def _rows(index: Index, terms: Sequence[str]) -> dict[str, str]:
    """What is told of each of `terms`, as columns: like stands by like, and compresses well."""
    postings = [index.postings[term] for term in terms]
    return {
        "documents": ",".join(encode(gaps(d for d, _ in found)) for found in postings),
        "impacts": ",".join(encode(i for _, i in found) for found in postings),
    }


def _posting_chunks(index: Index, terms: Sequence[str]) -> tuple[list[Any], list[int]]:
    """Rows of terms in files of about `CHUNK` characters; the number of each file's first term."""
    firsts: list[int] = []
    most = _most(index, terms)
    room = 0
    for number, term in enumerate(terms):
        size = _size(index, term)
        if room < size or not firsts:
            firsts.append(number)
            room = most
        room -= size
    chunks = []
    for first, after in zip_longest(firsts, firsts[1:]):
        part = terms[first:after]
        forms = [_step(term, index.forms[term]) if term in index.forms else "" for term in part]
        rarity = encode_letters(index.rarity[term] for term in part)
        own = {"rarity": rarity, "forms": "\n".join(forms)}
        chunks.append(own | _rows(index, part))
    return chunks, firsts


def _document(document: Document) -> list[Any]:
    uri = 0 if document.uri == f"praksis/{document.id}/" else document.uri
    return [document.id, document.title, document.summary, uri]


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


def _by_review(documents: Sequence[Document]) -> str:
    """The numbers of the write-ups, the one last reviewed first."""
    chosen = [n for n, d in enumerate(documents) if d.kind == "praksis"]
    return encode(sorted(chosen, key=lambda n: documents[n].reviewed, reverse=True))

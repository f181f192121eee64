"""What the command remembers of a collection, made from its files."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from eksempelsamling.catalogue import load
from eksempelsamling.language.stem import stem, words
from eksempelsamling.registers import load_glossary
from eksempelsamling.search import writer
from eksempelsamling.search.documents import FACETS, Document, of_catalogue, of_json_lines
from eksempelsamling.search.index import build
from eksempelsamling.search.marks import shown_words
from eksempelsamling.search.saved import SavedData, as_columns, texts_of
from eksempelsamling.search.synonyms import synonyms
from eksempelsamling.thesaurus import load_thesaurus
from eksempelsamling.vocabulary import Vocabulary, load_vocabulary
from eksempelsamling.words import slug


@dataclass(frozen=True, slots=True)
class Made:
    """A collection, read and indexed."""

    documents: Sequence[Document]
    texts: Mapping[str, str]
    """What `SavedData` reads, and what only the command needs, by name."""
    left_out: int
    """Write-ups that must be mended before they can be found."""


def make(practices: Path, file: Path | None = None) -> Made:
    """Read and index everything.

    Args:
        practices: the folder with write-ups and registers.
        file: JSON Lines to read instead of the write-ups.

    Raises:
        OSError, ValueError: `file` cannot be read.

    """
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
    files = texts_of(writer.write(build(documents), same, vocabulary))
    ours = {
        "facets": [
            {facet: [slug(term) for term in terms] for facet, terms in d.facets.items()}
            for d in documents
        ],
        "names": _names(vocabulary),
        "reviews": [d.reviewed for d in documents],
        "words": _words_of_stems(documents),
    }
    texts = {name: json.dumps(content, ensure_ascii=False) for name, content in ours.items()}
    texts["shown"] = as_columns(shown_words(SavedData(files)))
    return Made(documents, files | texts, left_out)


def _names(vocabulary: Vocabulary) -> dict[str, list[list[str]]]:
    """Facet → the slug, id, name, name in nynorsk and other words of its terms."""
    return {
        facet: [[t.slug, t.id, t.name, t.name_nn, *t.synonyms] for t in vocabulary[facet].values()]
        for facet in FACETS
    }


def _words_of_stems(documents: Sequence[Document]) -> dict[str, str]:
    """Each stem as it is written most often; the shortest of equals."""
    counts: Counter[str] = Counter()
    for document in documents:
        counts.update(words(f"{document.title} {document.summary} {document.body}"))
    found: dict[str, str] = {}
    for word, _ in sorted(counts.items(), key=lambda pair: (-pair[1], len(pair[0]), pair[0])):
        found.setdefault(stem(word), word)
    return {term: word for term, word in found.items() if term != word}

"""Other ways to find related texts: documents → for each the numbers of the others, best first.

Each gets the same texts: title, summary, body and tags.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib.util import find_spec

from eksempelsamling.language.stem import words
from eksempelsamling.search.documents import Document
from eksempelsamling.search.index import Analysis

Ranking = list[list[int]]
Method = Callable[[Analysis, int], Ranking]
"""(what was read, how many to find) → numbers of documents."""

HAS_SCIKIT = find_spec("sklearn") is not None
BLOCK = 500
"""Rows of the table of all pairs that are in memory at once."""


def shared_tags(analysis: Analysis, depth: int) -> Ranking:
    """By the number of tags in common, as most "related pages" do; then by number."""
    tags = [frozenset(d.tags) for d in analysis.documents]
    return [
        sorted(
            (n for n in range(len(tags)) if n != here),
            key=lambda n, mine=mine: (-len(mine & tags[n]), n),  # type: ignore[misc]
        )[:depth]
        for here, mine in enumerate(tags)
    ]


def tfidf(analysis: Analysis, depth: int) -> Ranking:
    """scikit-learn's vectors as they come, all pairs compared."""
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 – may be missing

    return all_pairs(TfidfVectorizer().fit_transform(map(text_of, analysis.documents)), depth)


def tfidf_norwegian(analysis: Analysis, depth: int) -> Ranking:
    """The same with our analysis: stems, parts of compounds, no stop words; log frequencies."""
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415

    def terms(text: str) -> list[str]:
        return [t for word in words(text) for t, _ in analysis.analyzer.terms(word)]

    vectorizer = TfidfVectorizer(analyzer=terms, sublinear_tf=True)
    return all_pairs(vectorizer.fit_transform(map(text_of, analysis.documents)), depth)


def all_pairs(vectors: object, depth: int) -> Ranking:
    """Every vector against every other. `vectors`: a sparse matrix with rows of length one."""
    import numpy as np  # noqa: PLC0415

    total: int = vectors.shape[0]  # type: ignore[attr-defined]
    found: Ranking = []
    for start in range(0, total, BLOCK):
        near = (vectors[start : start + BLOCK] @ vectors.T).toarray()  # type: ignore[index, attr-defined]
        near[np.arange(len(near)), np.arange(start, start + len(near))] = -1
        best = np.argpartition(-near, min(depth, total - 1), axis=1)[:, :depth]
        for row, chosen in zip(near, best, strict=True):
            found.append([int(n) for n in chosen[np.lexsort((chosen, -row[chosen]))]])
    return found


def more_like(analysis: Analysis, depth: int) -> Ranking:
    """Whoosh's `more_like` with its Norwegian stemmer and twenty key terms."""
    from whoosh import fields  # type: ignore[import-untyped] # noqa: PLC0415
    from whoosh.analysis import LanguageAnalyzer  # type: ignore[import-untyped] # noqa: PLC0415
    from whoosh.filedb.filestore import RamStorage  # type: ignore[import-untyped] # noqa: PLC0415

    content = fields.TEXT(analyzer=LanguageAnalyzer("no"), stored=True)
    index = RamStorage().create_index(fields.Schema(number=fields.STORED, content=content))
    writer = index.writer()
    for number, document in enumerate(analysis.documents):
        writer.add_document(number=number, content=text_of(document))
    writer.commit()
    with index.searcher() as searcher:
        found = [
            [hit["number"] for hit in searcher.more_like(n, "content", top=depth + 1, numterms=20)]
            for n in range(len(analysis.documents))
        ]
    return [[n for n in hits if n != here][:depth] for here, hits in enumerate(found)]


def text_of(document: Document) -> str:
    """All that is said of a document, its tags too."""
    return "\n".join((document.title, document.summary, document.body, *document.tags))


def methods() -> dict[str, Method]:
    """Those that can run here, by name."""
    with_scikit: dict[str, Method] = {"tfidf": tfidf, "tfidf_norwegian": tfidf_norwegian}
    return {
        "tags": shared_tags,
        **(with_scikit if HAS_SCIKIT else {}),
        "more_like": more_like,
    }


def as_ids(ranking: Ranking, documents: Sequence[Document]) -> dict[str, list[str]]:
    """The same by the documents' ids."""
    return {
        documents[here].id: [documents[n].id for n in hits] for here, hits in enumerate(ranking)
    }

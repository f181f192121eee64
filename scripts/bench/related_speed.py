"""What it costs to find related texts: ours, all pairs, and Hugo's related content."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from eksempelsamling.catalogue import Catalogue
from eksempelsamling.relations.computed import suggestions
from eksempelsamling.search.documents import Document
from eksempelsamling.search.index import analyse

from bench.engines import timed
from bench.graphs import made_up
from bench.related_peers import HAS_SCIKIT, all_pairs, text_of
from bench.synthetic import Generator

PATIENCE = 240
"""Seconds by the clock that a peer may take."""
KEYWORDS = 20
"""Words of a text that Hugo gets to compare, the rarest that others have too."""
INDICES = ("tema", "rolle", "nivå", "fylke", "kilder", "ord")
CONFIG = {
    "baseURL": "https://example.org/",
    "disableKinds": ["taxonomy", "term", "rss", "sitemap", "home", "section", "404"],
    "related": {
        "threshold": 0,
        "includeNewer": True,
        "toLower": False,
        "indices": [{"name": name, "weight": 100} for name in INDICES],
    },
}
LISTED = "{{ range first 5 (.Site.RegularPages.Related .) }}{{ .RelPermalink }}\n{{ end }}"


@dataclass(frozen=True)
class Watched:
    """Seconds of computing, of a program that is stopped when it takes too long."""

    seconds: float
    done: bool


@dataclass(frozen=True)
class Costs:
    """Seconds of computing on one collection; None: not measured."""

    ours: float
    reading: float
    """To read the texts, once for search and relations together."""
    all_pairs: float | None
    hugo: Watched | None
    coverage: tuple[int, float]
    """Fewest suggestions, and the largest share of the collection that suggests the same."""


def costs(generator: Generator, catalogue: Catalogue, size: int) -> Costs:
    """Measure on `size` made-up write-ups."""
    collection, documents = made_up(generator, catalogue, size)
    with timed() as reading:
        analysis = analyse(documents)
        analysis.forms  # noqa: B018 – made now, as the search needs it
    with timed() as ours:
        found = suggestions(collection, analysis)
    suggested = Counter(s.other.id for row in found.values() for s in row)
    return Costs(
        ours.seconds,
        reading.seconds,
        _cosine(documents) if HAS_SCIKIT else None,
        _hugo(collection, documents),
        (min(map(len, found.values())), max(suggested.values()) / size),
    )


def _cosine(documents: Sequence[Document]) -> float:
    """All pairs of vectors, without the making of the vectors."""
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 – may be missing

    vectors = TfidfVectorizer().fit_transform(map(text_of, documents))
    with timed() as watch:
        all_pairs(vectors, 5)
    return watch.seconds


def _hugo(collection: Catalogue, documents: Sequence[Document]) -> Watched | None:
    """What its build takes with related content beyond what it takes without."""
    program = shutil.which("hugo") or shutil.which("hugo", path=str(Path(sys.executable).parent))
    if not program:
        return None
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        _write(root, collection, documents)
        without = _build(program, root, "{{ .Title }}")
        with_related = _build(program, root, LISTED)
    return Watched(with_related.seconds - without.seconds, with_related.done)


def _write(root: Path, collection: Catalogue, documents: Sequence[Document]) -> None:
    (root / "hugo.json").write_text(json.dumps(CONFIG), encoding="utf-8")
    (root / "content").mkdir()
    words = [sorted(set(d.body.lower().split())) for d in documents]
    common = Counter(w for found in words for w in found)
    by_id = {p.id: p for p in collection.practices}
    for document, found in zip(documents, words, strict=True):
        practice = by_id[document.id]
        rarest = sorted((w for w in found if common[w] > 1), key=lambda w: (common[w], w))
        head = {
            "title": document.title,
            **{g: [t.id for t in practice.terms(g)] for g in ("tema", "rolle", "nivå", "fylke")},
            "kilder": [f"{c.source_id} {c.place}" for c in practice.citations],
            "ord": rarest[:KEYWORDS],
        }
        page = f"{json.dumps(head, ensure_ascii=False)}\n"
        (root / "content" / f"{document.id}.md").write_text(page, encoding="utf-8")


def _build(program: str, root: Path, template: str) -> Watched:
    layouts = root / "layouts" / "_default"
    layouts.mkdir(parents=True, exist_ok=True)
    (layouts / "single.html").write_text(template, encoding="utf-8")
    command = [program, "--quiet", "--source", str(root), "--destination", str(root / "public")]
    done = True
    with timed() as watch:
        try:
            subprocess.run(command, check=True, timeout=PATIENCE, capture_output=True)
        except subprocess.TimeoutExpired:
            done = False
    return Watched(watch.seconds, done)

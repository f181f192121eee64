"""Measure the search, and Pagefind and Material's own search on the same documents.

    python scripts/bench_search.py             prints the tables
    python scripts/bench_search.py --write     also writes them to docs/benchmark/sok.md

    --sizes 1000,10000   numbers of made-up write-ups to measure with
    --skip-peers         measure our own search only

Needs a browser (scripts/browser.py) for all that is measured in one; without npm, Pagefind is
left out. Whatever is left out is told, and every figure stands for this run.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from bench import relevance
from bench.chromium import answers, chromium, speed
from bench.command_line import command_line
from bench.engines import Engine, Material, Ours, Pagefind, parts, timed
from bench.relevance import Score
from bench.report import Measured, Results, as_markdown
from bench.server import Host, serving
from bench.synthetic import Generator
from eksempelsamling.catalogue import Catalogue, load
from eksempelsamling.language.compounds import Compounds
from eksempelsamling.language.stem import words
from eksempelsamling.search.documents import Document, of_catalogue
from eksempelsamling.search.static import StaticData
from eksempelsamling.search.synonyms import synonyms
from eksempelsamling.thesaurus import load_thesaurus
from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parent.parent
PRACTICES = ROOT / "practices"
PAGE = ROOT / "docs" / "benchmark" / "sok.md"
TYPED = 25
"""Queries that are typed letter by letter."""
RUNS = 30
"""Of the command line."""
SHORTEST_WORD = 4


def main() -> int:
    options = _options()
    catalogue = load(PRACTICES)
    thesaurus, _ = load_thesaurus(PRACTICES)
    same = synonyms(catalogue.glossary, thesaurus, catalogue.vocabulary)
    ours = Ours(same, catalogue.vocabulary)
    results = Results()
    if os.getloadavg()[0] > (os.cpu_count() or 1):
        results.notes.append("Maskinen hadde mye annet å gjøre; tidene er lengre enn de ellers er.")
    judged = relevance.load(ROOT, catalogue)
    with tempfile.TemporaryDirectory() as folder, serving() as host, chromium() as browser:
        peers = [] if options.skip_peers or not browser else _peers(Path(folder), results)
        if not browser:
            results.notes.append("Ingen nettleser: det som måles i en nettleser, mangler.")
        elif problem := ours.serve_site(ROOT, Path(folder) / "own", host):
            raise SystemExit(problem)
        with timed() as watch:
            Compounds({}).split("arbeidsevnevurdering")
        results.word_list = watch.seconds
        if judged:
            results.queries = {**Counter(q.type for q in judged.queries), "": len(judged.queries)}
            results.documents, results.is_own = len(judged.documents), judged.is_own
            results.relevance = _relevance(judged, [ours, *peers], browser, host)
        results.command_line = command_line(ROOT, _words(catalogue))
        _tell(f"command line: {results.command_line}")
        real, typed = _material(catalogue, judged)
        for size in options.sizes:
            generator = Generator(real, catalogue.vocabulary)
            documents = generator.documents(size)
            results.vocabulary[size] = generator.vocabulary_size
            results.sizes[size] = {
                engine.name: _measure(engine, documents, typed, browser, host)
                for engine in [ours, *peers]
            }
            results.parts[size] = parts(ours.files, host)
    text = as_markdown(results)
    print(text)
    if options.write:
        PAGE.parent.mkdir(parents=True, exist_ok=True)
        PAGE.write_text(text, encoding="utf-8")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--sizes", type=_sizes, default=[1000, 10000], metavar="N,N")
    parser.add_argument("--skip-peers", action="store_true")
    parser.add_argument("--write", action="store_true", help="write docs/benchmark/sok.md")
    return parser.parse_args()


def _sizes(text: str) -> list[int]:
    return sorted({int(part) for part in text.split(",")})


def _peers(folder: Path, results: Results) -> list[Engine]:
    pagefind = Pagefind(folder)
    missing = pagefind.install()
    if missing:
        _tell(missing)
        results.notes.append("Pagefind lot seg ikke installere her og er ikke målt.")
    return [Material()] if missing else [pagefind, Material()]


def _relevance(
    judged: relevance.RelevanceSet, engines: Sequence[Engine], browser: Browser | None, host: Host
) -> dict[str, dict[str, Score]]:
    """Scores by engine and type of query; ours by the Python reader, the peers' in a browser."""
    _tell(f"relevance: {len(judged.queries)} queries, {len(judged.documents)} documents")
    texts = [query.text for query in judged.queries]
    found = {}
    for engine in engines:
        engine.prepare(judged.documents, host)
        if isinstance(engine, Ours):
            data = StaticData(engine.files)
            numbers = [[n for _, n in data.search(t)[1][: relevance.DEPTH]] for t in texts]
        elif browser:
            numbers = answers(browser, host, engine, texts, relevance.DEPTH)
        ids = [[judged.documents[n].id for n in answer] for answer in numbers]
        found[engine.name] = relevance.scores(judged.queries, ids)
    return found


def _material(
    catalogue: Catalogue, judged: relevance.RelevanceSet | None
) -> tuple[list[Document], list[str]]:
    """Real texts to make write-ups of, and queries to type."""
    real = [d for d in of_catalogue(catalogue) if d.kind == "praksis"]
    texts = [q.text for q in judged.queries] if judged else [d.title for d in real]
    if judged and not judged.is_own:
        real += judged.documents
    chosen = random.Random(1).sample(texts, min(TYPED, len(texts)))  # noqa: S311 - repeatable
    return real, chosen


def _words(catalogue: Catalogue) -> list[str]:
    """Different words to ask for on the command line."""
    titles = " ".join(practice.title for practice in catalogue.listed)
    known = sorted({word for word in words(titles) if len(word) >= SHORTEST_WORD})
    return random.Random(1).sample(known, min(RUNS, len(known)))  # noqa: S311 - repeatable


def _measure(
    engine: Engine, documents: Sequence[Document], typed: Sequence[str],
    browser: Browser | None, host: Host,
) -> Measured:  # fmt: skip
    watch = engine.prepare(documents, host)
    _tell(f"{engine.name}, {len(documents)}: search data made in {watch.seconds:.1f} s")
    found = None
    if browser:
        found = speed(browser, host, engine, typed)
        _tell(f"{engine.name}, {len(documents)}: {found}")
    return Measured(host.size(f"{engine.prefix}/"), watch.seconds, found)


def _tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())

"""Measure the computed relations, and other ways to find related texts, on the same texts.

    python scripts/bench_relations.py             prints the tables
    python scripts/bench_relations.py --write     also writes docs/benchmark/relasjoner.md

    --sources FILE       the list that the write-ups were chosen from, as a second collection
    --sizes 1000,10000   numbers of made-up write-ups to measure with; "" for none

Needs the dependency group `bench` (scikit-learn, Hugo). What is missing is left out and told.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from bench.graphs import of_sources, own
from bench.recall import all_hidden, one_hidden
from bench.related_peers import HAS_SCIKIT
from bench.related_report import Results, as_markdown
from bench.related_speed import costs
from bench.synthetic import Generator
from eksempelsamling.catalogue import load
from eksempelsamling.search.documents import of_catalogue

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "benchmark" / "relasjoner.md"
SOURCES = ROOT.parent / "shared" / "kilder" / "praksiser.yml"


def main() -> int:
    options = _options()
    catalogue = load(ROOT / "practices")
    results = Results()
    if not HAS_SCIKIT:
        results.notes.append("scikit-learn er ikke installert, så TF-IDF og alle par mangler.")
    if os.getloadavg()[0] > (os.cpu_count() or 1):
        results.notes.append("Maskinen hadde mye annet å gjøre; tidene er lengre enn de ellers er.")
    graphs = [own(catalogue)]
    if options.sources.exists():
        graphs.append(of_sources(catalogue, options.sources))
    else:
        results.notes.append("Kildelista var ikke her, så bare samlingens egne koblinger er målt.")
    for graph in graphs:
        results.sizes[graph.name] = len(graph.catalogue.listed), len(graph.pairs)
        results.recall[graph.name] = all_hidden(graph)
        results.one_hidden[graph.name] = one_hidden(graph)
        print(f"{graph.name}: {results.recall[graph.name]}", file=sys.stderr, flush=True)
    real = [d for d in of_catalogue(catalogue) if d.kind == "praksis"]
    for size in options.sizes:
        results.costs[size] = costs(Generator(real, catalogue.vocabulary), catalogue, size)
        print(f"{size}: {results.costs[size]}", file=sys.stderr, flush=True)
    if any(found.hugo is None for found in results.costs.values()):
        results.notes.append("Hugo er ikke installert, og er ikke målt.")
    text = as_markdown(results)
    print(text)
    if options.write:
        PAGE.write_text(text, encoding="utf-8")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--sources", type=Path, default=SOURCES, metavar="FILE")
    parser.add_argument("--sizes", type=_sizes, default=[1000, 10000], metavar="N,N")
    parser.add_argument("--write", action="store_true", help="write docs/benchmark/relasjoner.md")
    return parser.parse_args()


def _sizes(text: str) -> list[int]:
    return sorted({int(part) for part in text.split(",") if part})


if __name__ == "__main__":
    sys.exit(main())

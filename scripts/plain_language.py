"""Measure how hard the texts of the interface are to read, and report it.

    python scripts/plain_language.py          tells what is too hard, and whether the page is stale
    python scripts/plain_language.py --write  writes docs/benchmark/klarsprak.md anew

The bounds, and what is let off and why, stand in `plain/measure.py`.
"""

from __future__ import annotations

import sys

from plain.measure import measured
from plain.report import as_markdown
from plain.texts import DOCS, texts

PAGE = DOCS / "benchmark" / "klarsprak.md"


def main() -> int:
    groups = measured(texts())
    text = as_markdown(groups)
    faults = [fault for group in groups for fault in group.faults]
    for fault in faults:
        print(f"too hard: {fault}")
    if "--write" in sys.argv:
        PAGE.write_text(text, encoding="utf-8")
    stale = not PAGE.exists() or PAGE.read_text(encoding="utf-8") != text
    if stale:
        print("docs/benchmark/klarsprak.md is stale: run with --write")
    return 1 if faults or stale else 0


if __name__ == "__main__":
    sys.exit(main())

"""The rules of the analysis, read from `rules.yml`; the browser gets the same as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Rules:
    """See `rules.yml` for what each means."""

    stopwords: frozenset[str]
    roots: tuple[tuple[str, str], ...]
    """Longest first."""
    words: Mapping[str, str]
    endings: tuple[tuple[str, int], ...]
    """Ending and the fewest letters it may leave, longest first."""
    exceptions: Mapping[str, str]
    never_parts: frozenset[str]
    """Only the build splits words into parts; the browser does not need these."""
    by_length: tuple[tuple[int, Mapping[str, int]], ...]
    """The endings again, grouped by length: a word is looked up once a length."""

    def as_json(self) -> dict[str, Any]:
        """What the browser's reader needs, in the order it is tried."""
        return {
            "stopwords": sorted(self.stopwords),
            "roots": [list(pair) for pair in self.roots],
            "words": dict(sorted(self.words.items())),
            "endings": [list(pair) for pair in self.endings],
            "exceptions": dict(sorted(self.exceptions.items())),
        }


@cache
def rules() -> Rules:
    """The rules, read once."""
    written = yaml.safe_load(Path(__file__).with_name("rules.yml").read_text(encoding="utf-8"))
    least, short = written["least"], written["short_least"]
    fewest = dict.fromkeys(written["endings"].split(), least)
    fewest |= dict.fromkeys(written["short_endings"].split(), short)
    return Rules(
        frozenset(written["stopwords"].split()),
        tuple(sorted(written["roots"].items(), key=lambda pair: (-len(pair[0]), pair[0]))),
        written["words"],
        tuple(sorted(fewest.items(), key=lambda pair: (-len(pair[0]), pair[0]))),
        written["exceptions"],
        frozenset(written["never_parts"].split()),
        _by_length(fewest),
    )


def _by_length(fewest: Mapping[str, int]) -> tuple[tuple[int, Mapping[str, int]], ...]:
    lengths = sorted({len(ending) for ending in fewest}, reverse=True)
    return tuple(
        (length, {e: least for e, least in fewest.items() if len(e) == length})
        for length in lengths
    )

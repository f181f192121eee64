"""The rules of the analysis, read from `rules.yml`; the browser gets the same as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

TYPE_CHECKING = False  # loading `typing` for it would cost a search a tenth of its time
if TYPE_CHECKING:
    from typing import Any


class Rules:
    """See `rules.yml` for what each means.

    Args:
        stopwords: words that a query drops.
        roots: nynorsk and bokmål, longest first.
        words: whole words, nynorsk → bokmål.
        endings: each with the fewest letters it may leave, longest first.
        exceptions: word → stem.
        never_parts: only the build splits words into parts; readers do without these.

    """

    __slots__ = (
        "by_length", "endings", "exceptions", "never_parts", "roots", "stopwords", "words",
    )  # fmt: skip

    def __init__(
        self,
        *,
        stopwords: Iterable[str],
        roots: Iterable[tuple[str, str]],
        words: Mapping[str, str],
        endings: Iterable[tuple[str, int]],
        exceptions: Mapping[str, str],
        never_parts: Iterable[str] = (),
    ) -> None:
        self.stopwords, self.never_parts = frozenset(stopwords), frozenset(never_parts)
        self.roots = [(nynorsk, bokmal) for nynorsk, bokmal in roots]
        self.words, self.exceptions = words, exceptions
        self.endings = list(endings)
        self.by_length = _by_length(dict(self.endings))
        """The endings again, grouped by length: a word is looked up once a length."""

    def as_json(self) -> dict[str, Any]:
        """What a reader makes its own `Rules` of, in the order it is tried."""
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
    # Only those who make search data load these; a reader finds the rules in the data.
    from pathlib import Path  # noqa: PLC0415

    import yaml  # noqa: PLC0415

    written = yaml.safe_load(Path(__file__).with_name("rules.yml").read_text(encoding="utf-8"))
    least, short = written["least"], written["short_least"]
    fewest = dict.fromkeys(written["endings"].split(), least)
    fewest |= dict.fromkeys(written["short_endings"].split(), short)
    return Rules(
        stopwords=written["stopwords"].split(),
        roots=sorted(written["roots"].items(), key=_longest_first),
        words=written["words"],
        endings=sorted(fewest.items(), key=_longest_first),
        exceptions=written["exceptions"],
        never_parts=written["never_parts"].split(),
    )


def _longest_first(pair: tuple[str, str | int]) -> tuple[int, str]:
    return -len(pair[0]), pair[0]


def _by_length(fewest: Mapping[str, int]) -> tuple[tuple[int, Mapping[str, int]], ...]:
    lengths = sorted({len(ending) for ending in fewest}, reverse=True)
    return tuple(
        (length, {e: least for e, least in fewest.items() if len(e) == length})
        for length in lengths
    )

"""Search data as the command remembers it: opened at once, and read where an answer needs it."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import cached_property

from eksempelsamling.search.lexicon import Lexicon, Shelf
from eksempelsamling.search.static import StaticData

ELSEWHERE = ("facets", "groups", "languages", "leads", "terms")
"""Of `start`, what only the browser needs, or what stands in a form that is looked up unread."""


class Parts(Mapping[str, str]):
    """Texts by name, one after another in one file. Each is decoded when it is asked for.

    Args:
        content: what `pack` gave.

    Raises:
        AttributeError, TypeError, ValueError: it is something else.

    """

    def __init__(self, content: bytes) -> None:
        head, _, self._texts = content.partition(b"\n")
        places: dict[str, list[int]] = json.loads(head)
        self._places = {name: slice(*place) for name, place in places.items()}

    def __getitem__(self, name: str) -> str:
        return self._texts[self._places[name]].decode(errors="surrogatepass")

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


def pack(texts: Mapping[str, str]) -> bytes:
    """Texts by name → the content of one file."""
    contents = {name: text.encode(errors="surrogatepass") for name, text in texts.items()}
    places, end = {}, 0
    for name, content in contents.items():
        places[name] = [end, end + len(content)]
        end += len(content)
    return b"\n".join([json.dumps(places).encode(), b"".join(contents.values())])


class Columns(Mapping[str, list[str]]):
    """Words by a key, for tables that are looked up often.

    Args:
        text: what `as_columns` gave.

    """

    def __init__(self, text: str) -> None:
        lines = text.split("\n")
        half = len(lines) // 2
        self.ordered, self._values = lines[:half], lines[half:]
        """The keys, in order."""

    def __getitem__(self, key: str) -> list[str]:
        place = bisect_left(self.ordered, key)
        if place == len(self.ordered) or self.ordered[place] != key:
            raise KeyError(key)
        return self._values[place].split("\t")

    def __iter__(self) -> Iterator[str]:
        return iter(self.ordered)

    def __len__(self) -> int:
        return len(self.ordered)


def as_columns(table: Mapping[str, list[str]]) -> str:
    """A line for each key, in order, then a line for what each has, with tabs between."""
    ordered = sorted(table)
    return "\n".join([*ordered, *("\t".join(table[key]) for key in ordered)])


class Lines(Mapping[str, list[str]]):
    """Words by a key, for large tables of which little is looked up: no line is read before.

    Args:
        text: what `as_lines` gave.

    """

    def __init__(self, text: str) -> None:
        self._text = text

    def __getitem__(self, key: str) -> list[str]:
        wanted = f"{key}\t"
        low, high = 0, len(self._text)
        while low < high:  # both are where a line begins
            begin = self._text.rfind("\n", low, (low + high) // 2) + 1 or low
            end = self._text.index("\n", begin)
            if self._text.startswith(wanted, begin):
                return self._text[begin + len(wanted) : end].split("\t")
            if self._text[begin:end] < wanted:
                low = end + 1
            else:
                high = begin
        raise KeyError(key)

    def __iter__(self) -> Iterator[str]:
        return (line.split("\t", 1)[0] for line in self._text.splitlines())

    def __len__(self) -> int:
        return self._text.count("\n")


def as_lines(table: Mapping[str, list[str]]) -> str:
    """A line for each key, in order, with tabs between it and each thing it has."""
    return "".join("\t".join([key, *table[key]]) + "\n" for key in sorted(table))


class SavedData(StaticData):
    """The static files, with `shown`, and their terms and synonyms as `texts_of` leaves them."""

    @cached_property
    def terms(self) -> list[str]:
        """The common terms, in order."""
        return self._files["terms"].split("\n")

    @cached_property
    def phrases(self) -> list[str]:
        """Phrases of several words, in order."""
        return self._files["together"].split("\n")

    @cached_property
    def shown(self) -> Mapping[str, list[str]]:
        """Words of titles and summaries, each with its terms."""
        return Columns(self._files["shown"])

    @cached_property
    def lexicon(self) -> Lexicon:
        """What a query is looked up in."""
        folds = Columns(self._files["folds"])
        synonyms, phrases = Lines(self._files["synonyms"]), Lines(self._files["phrases"])
        return Lexicon(Shelf(folds, folds.ordered), synonyms, phrases, self.rare_terms)


def texts_of(files: Mapping[str, str]) -> dict[str, str]:
    """The static files as `SavedData` reads them."""
    data = StaticData(files)
    start = {name: value for name, value in data.start.items() if name not in ELSEWHERE}
    return {
        **files,
        "start": json.dumps(start),
        "terms": "\n".join(data.terms),
        "folds": as_columns(data.lexicon.common.by_fold),
        "synonyms": as_lines(data.lexicon.synonyms),
        "phrases": as_lines(data.lexicon.phrases),
        "together": "\n".join(data.phrases),
    }

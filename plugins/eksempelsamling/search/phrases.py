"""Which phrases of several words stand together in a text, and not only somewhere in it.

"Borte fra jobben" would find every text that has both words, were it not asked whether anybody
writes them side by side.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from eksempelsamling.search.index import Analysis

SLACK = 1
"""Other words that may stand between those of a phrase, besides stop words."""

_Sighting = tuple[int, str]
"""A place in a text, counted in words that are no stop words, and a stem that stands there."""

_Telling = Mapping[str, Sequence[str]]
"""Each word that is no stop word → those of its stems that some phrase has."""


def standing_together(phrases: Iterable[str], analysis: Analysis) -> frozenset[str]:
    """Those of `phrases` (stems with spaces between) that some text has in one place.

    In any order; the parts of a compound stand together, too. Cost: linear in the length of the
    texts.
    """
    wanted = {p: frozenset(p.split(" ")) for p in phrases if " " in p}
    stems = frozenset(stem for its in wanted.values() for stem in its)
    by_rarest: dict[str, list[str]] = defaultdict(list)
    for phrase, its in wanted.items():
        by_rarest[_rarest(its)].append(phrase)
    told = ((word, analysis.analyzer.terms(word)) for word in analysis.analyzer.words)
    telling = {word: [t for t, _ in terms if t in stems] for word, terms in told if terms}
    found: set[str] = set()
    for fields in analysis.fields:
        for text in fields.values():
            for phrase in _in_text(_sightings(text, telling), by_rarest, wanted):
                found.add(phrase)
                by_rarest[_rarest(wanted[phrase])].remove(phrase)  # nobody need look again
    return frozenset(found)


def _rarest(its: frozenset[str]) -> str:
    """The longest stem, which few texts are likely to have."""
    return max(its, key=lambda stem: (len(stem), stem))


def _sightings(text: Sequence[str], telling: _Telling) -> Iterable[_Sighting]:
    kept = [word for word in text if word in telling]
    for place, word in enumerate(kept):
        for stem in telling[word]:
            yield place, stem


def _in_text(
    sightings: Iterable[_Sighting],
    by_rarest: dict[str, list[str]],
    wanted: dict[str, frozenset[str]],
) -> set[str]:
    places: dict[str, list[int]] = defaultdict(list)
    for place, stem in sightings:
        places[stem].append(place)
    found = set()
    for rarest in places.keys() & by_rarest.keys():
        for phrase in by_rarest[rarest]:
            its = wanted[phrase]
            if its <= places.keys() and _is_close(its, places, rarest):
                found.add(phrase)
    return found


def _is_close(its: frozenset[str], places: dict[str, list[int]], rarest: str) -> bool:
    reach = len(its) - 1 + SLACK
    return any(
        all(any(abs(place - here) <= reach for place in places[stem]) for stem in its)
        for here in places[rarest]
    )

"""Where phrases of several words stand together in a text, and not only somewhere in it.

"Borte fra jobben" would find every text that has both words, were it not asked which of
them write them side by side.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from eksempelsamling.search.index import Analysis, Index, rarity_of
from eksempelsamling.search.lexicon import ONLY_ASKED, Synonyms

MOST = 20
"""Documents that a phrase finds, as many as are shown at once: where many texts have it, it says
little of each.
"""
SLACK = 1
"""Other words that may stand between those of a phrase, besides stop words."""

_Sighting = tuple[int, str]
"""A place in a text, counted in words that are no stop words, and a stem that stands there."""

_Telling = Mapping[str, Sequence[str]]
"""Each word that is no stop word → those of its stems that some phrase has."""


def standing_together(phrases: Iterable[str], analysis: Analysis) -> dict[str, list[int]]:
    """Those of `phrases` (stems with spaces between) that some text has in one place, each with
    the numbers of the documents that do.

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
    found: dict[str, list[int]] = defaultdict(list)
    for number, fields in enumerate(analysis.fields):
        texts = (_in_text(_sightings(text, telling), by_rarest, wanted) for text in fields.values())
        for phrase in set().union(*texts):
            found[phrase].append(number)
    return dict(found)


def useful(synonyms: Synonyms, index: Index) -> tuple[Synonyms, Mapping[str, Sequence[int]]]:
    """What can lead from a reader's word to a term of the index, or to a phrase that stands in
    documents; and the numbers of these.
    """
    phrases = {phrase for group in (*synonyms.groups, *synonyms.leads) for phrase in group}
    together = standing_together(phrases, index.analysis)

    def known(phrase: str) -> bool:
        return phrase in together if " " in phrase else phrase in index.postings

    groups = [
        [phrase if known(phrase) else ONLY_ASKED + phrase for phrase in group]
        for group in synonyms.groups
        if any(map(known, group))
    ]
    leads = [lead for lead in synonyms.leads if known(lead[1])]
    return Synonyms(groups, leads, synonyms.wordings), together


def with_phrases(index: Index, together: Mapping[str, Sequence[int]], synonyms: Synonyms) -> Index:
    """The index with phrases among its terms. One says of a document what its words do on the
    average: words apart say nothing of what they mean together.
    """
    stems = {stem for phrase in together for stem in phrase.split(" ")}
    impacts = {stem: dict(index.postings.get(stem, ())) for stem in stems}
    total = len(index.documents)

    def impact(phrase: str, number: int) -> int:
        its = [impacts[stem].get(number, 0) for stem in phrase.split(" ")]
        return max(1, sum(its) // len(its))

    found = {p: _best([(n, impact(p, n)) for n in its]) for p, its in together.items()}
    return replace(
        index,
        postings={**index.postings, **found},
        rarity={**index.rarity, **{p: rarity_of(total, len(its)) for p, its in together.items()}},
        forms={**index.forms, **{p: synonyms.wordings.get(p, p) for p in found}},
    )


def _best(postings: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Those of the greatest impact, by document; of equals the first."""
    return sorted(sorted(postings, key=lambda posting: -posting[1])[:MOST])


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

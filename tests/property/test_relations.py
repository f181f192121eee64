"""What holds of relations in every collection, stated and computed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from random import Random

import pytest
from eksempelsamling.catalogue import Catalogue, load
from eksempelsamling.model import Practice, Relation
from eksempelsamling.relations.choose import AT_LEAST, AT_MOST, choose, room_for
from eksempelsamling.relations.computed import suggestions
from eksempelsamling.relations.nearest import Near, nearest, rarities, vectors
from eksempelsamling.relations.traits import Feature, Traits
from eksempelsamling.relations.typed import typed
from eksempelsamling.search.documents import of_catalogue
from eksempelsamling.search.index import analyse
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT, TODAY

usual = settings(max_examples=100, deadline=None)


@cache
def real() -> Catalogue:
    return load(ROOT / "practices", TODAY)


def types() -> dict[str, object]:
    return dict(real().vocabulary["relasjon"])


# Stated relations


@st.composite
def related_practices(draw: st.DrawFn) -> list[Practice]:
    """Real write-ups that state arbitrary relations, to themselves and to nobody as well."""
    chosen = list(real().practices)[:6]
    ids = [*(p.id for p in chosen), "finnes-ikke"]
    kinds = list(real().vocabulary["relasjon"].values())
    relation = st.builds(
        Relation, st.sampled_from(ids), st.sampled_from(kinds), st.just("X."), st.none()
    )
    return [replace(p, relations=tuple(draw(st.lists(relation, max_size=4)))) for p in chosen]


@usual
@given(related_practices())
def test_a_relation_is_seen_from_both_sides(practices: list[Practice]) -> None:
    found = typed(practices, {p.id: p for p in practices}.get, real().vocabulary["relasjon"])
    stated = {(p.id, r.target) for p in practices for r in p.relations}
    for here, related in found.items():
        assert len({r.other.id for r in related}) == len(related)
        for r in related:
            assert r.other.id != here
            assert r.stated_here == ((here, r.other.id) in stated)
            back = next(other for other in found[r.other.id] if other.other.id == here)
            if not (r.stated_here and back.stated_here):
                assert back.type.id == r.type.inverse
                assert back.why == r.why


@pytest.mark.parametrize("type", types())
def test_the_inverse_of_the_inverse_is_the_type_itself(type: str) -> None:
    terms = real().vocabulary["relasjon"]
    assert terms[terms[type].inverse].inverse == type


# Computed relations

WORDS = [Feature("word", f"ord{n}") for n in range(12)]
TERMS = [Feature("term", "tema", f"tema{n}") for n in range(5)]
POOL = [*WORDS, *TERMS, Feature("source", "rapport", "6"), Feature("neighbour", "nabo")]
strengths = st.sampled_from([0.5, 1.0, 1.7])
text = st.dictionaries(st.integers(0, len(POOL) - 1), strengths, min_size=1, max_size=8)
collections = st.lists(text, min_size=1, max_size=40)


def compared(of: Sequence[dict[int, float]]) -> tuple[list[list[Near]], list[list[Near]]]:
    """(candidates, chosen) of a collection in which all that is shared can be told."""
    traits = Traits(POOL, of, ["nb"] * len(of))
    everything = frozenset(range(len(POOL)))
    candidates = nearest(vectors(traits, rarities(traits)), everything)
    return candidates, choose(candidates, room_for(len(of)), [lambda a, b: (a + b) % 2 == 1])


@usual
@given(collections)
def test_suggestions_are_few_others_and_none_is_everywhere(of: list[dict[int, float]]) -> None:
    candidates, chosen = compared(of)
    room = room_for(len(of))
    suggested = Counter(near.number for found in chosen for near in found)
    assert all(n <= max(AT_MOST, 0.15 * len(of)) for n in suggested.values())
    for here, found in enumerate(chosen):
        numbers = [near.number for near in found]
        assert here not in numbers
        assert len(set(numbers)) == len(numbers) <= AT_MOST
        assert found == [near for near in candidates[here] if near in found]
        # Only candidates that are full can be missing; so many cannot be full.
        certain = len(candidates[here]) - AT_LEAST * len(of) // room
        assert len(found) >= min(AT_LEAST, certain)


@usual
@given(collections)
def test_nearness_is_the_same_from_both_sides(of: list[dict[int, float]]) -> None:
    candidates, _ = compared(of)
    scores = {(here, n.number): n.score for here, found in enumerate(candidates) for n in found}
    for (here, there), score in scores.items():
        assert score > 0
        assert scores.get((there, here), score) == score


@usual
@given(collections, st.data())
def test_a_text_that_shares_nothing_changes_no_list(
    of: list[dict[int, float]], data: st.DataObject
) -> None:
    """With rarities and room held, whatever place in the order the new text takes."""
    place = data.draw(st.integers(0, len(of)))
    alone = len(POOL)
    features = [*POOL, Feature("word", "alene")]
    before = Traits(features, of, ["nb"] * len(of))
    after = Traits(features, [*of[:place], {alone: 1.0}, *of[place:]], ["nb"] * (len(of) + 1))
    rarity = rarities(before) | {alone: 3.0}
    everything = frozenset(range(len(features)))
    room = room_for(len(of))

    def lists(traits: Traits, names: list[str]) -> dict[str, list[str]]:
        chosen = choose(nearest(vectors(traits, rarity), everything), room)
        return {names[n]: [names[near.number] for near in found] for n, found in enumerate(chosen)}

    names = [f"t{n}" for n in range(len(of))]
    expected = lists(before, names)
    assert lists(after, [*names[:place], "ny", *names[place:]]) == expected | {"ny": []}


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_of_files_does_not_matter(seed: int) -> None:
    catalogue = real()
    practices, documents = list(catalogue.practices), of_catalogue(catalogue)
    expected = suggestions(catalogue, analyse(documents))
    Random(seed).shuffle(practices)
    Random(seed).shuffle(documents)
    other = replace(catalogue, practices=tuple(practices))
    assert suggestions(other, analyse(documents)) == expected

"""Traits, reasons and choice, case by case; and what the real collection gets."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache

import pytest
from eksempelsamling.catalogue import Catalogue, load
from eksempelsamling.model import Citation, Practice
from eksempelsamling.relations.choose import choose
from eksempelsamling.relations.computed import Comparison, compare, suggestions
from eksempelsamling.relations.nearest import Near, rarities
from eksempelsamling.relations.reasons import enumerated, reason
from eksempelsamling.relations.traits import Feature, Traits, traits
from eksempelsamling.search.index import Analysis
from eksempelsamling.search.publish import analysis_of

from tests.conftest import ROOT, TODAY


@cache
def real() -> tuple[Catalogue, Analysis]:
    catalogue = load(ROOT / "practices", TODAY)
    return catalogue, analysis_of(catalogue)


@cache
def comparison() -> Comparison:
    return compare(*real())


def features_of(practice: Practice) -> set[Feature]:
    found = traits([practice], real()[1], {})
    return {found.features[n] for n in found.of[0]}


SOURCES = [
    ("kap. 6.5, Lokale praksiser", {"", "6", "6.5"}),
    ("kap. 5.2.1 og kap. 7", {"", "5", "5.2", "5.2.1", "7"}),
    ("gjengitt i NTNU 2022, kapittel 2", {"", "2"}),
    ("Innledning", {""}),
]


@pytest.mark.parametrize(("place", "parts"), SOURCES)
def test_chapters_lie_in_each_other(place: str, parts: set[str]) -> None:
    practice = replace(real()[0].listed[0], citations=(Citation("x", place),))
    assert {f.part for f in features_of(practice) if f.kind == "source"} == parts


def test_what_says_nothing_is_no_trait() -> None:
    catalogue = real()[0]
    sizes = tuple(catalogue.vocabulary["kontorstørrelse"].values())
    own = (Citation("egen-erfaring", "fortalt av kontoret"),)
    everywhere = features_of(replace(catalogue.listed[0], sizes=sizes, citations=own))
    assert not [f for f in everywhere if f.name in ("kontorstørrelse", "egen-erfaring")]
    small = features_of(replace(catalogue.listed[0], sizes=sizes[:1]))
    assert Feature("term", "kontorstørrelse", "liten") in small


def test_a_word_is_as_common_as_in_the_language_that_uses_it_most() -> None:
    features = [Feature("word", "seier"), Feature("word", "fadder"), Feature("term", "tema", "x")]
    nynorsk = [{0: 1.0, 1: 1.0, 2: 1.0}, {0: 1.0, 2: 1.0}, {0: 1.0, 2: 1.0}, {0: 1.0, 2: 1.0}]
    bokmal = [{1: 1.0}, *({} for _ in range(15))]
    found = rarities(Traits(features, [*nynorsk, *bokmal], ["nn"] * 4 + ["nb"] * 16))
    assert found[0] == 0
    assert found[1] > 1
    assert found[2] > 1  # a theme is a theme in both languages


def term(group: str, id: str) -> Feature:
    return Feature("term", group, id)


REASONS = [
    (
        {term("tema", "kollegaveiledning"): 0.3, term("kontorstørrelse", "liten"): 0.2,
         Feature("source", "ntnu-2022", "6"): 0.1},
        "Begge handler om kollegaveiledning på små kontorer; begge bygger på NTNU 2022 kap. 6.",
        "Begge handlar om kollegarettleiing på små kontor; begge byggjer på NTNU 2022 kap. 6.",
    ),
    (
        {Feature("source", "ntnu-2022", "6"): 0.1, Feature("source", "ntnu-2022", "6.5"): 0.1,
         Feature("source", "ntnu-2022", "6.3"): 0.1},
        "Begge bygger på NTNU 2022 kap. 6.3 og 6.5.",
        "Begge byggjer på NTNU 2022 kap. 6.3 og 6.5.",
    ),
    (
        {term("rolle", "fadder"): 0.2, term("rolle", "NAV-leder"): 0.1},
        "Begge gjelder rollene fadder og NAV-leder.",
        "Begge gjeld rollene fadder og NAV-leiar.",
    ),
    (
        {term("tema", "nettverk"): 0.2, term("tema", "nyansatte"): 0.1},
        "Begge handler om «fag- og læringsnettverk» og «opplæring av nyansatte».",
        "Begge handlar om «fag- og læringsnettverk» og «opplæring av nytilsette».",
    ),
    (  # what counted little is not told
        {term("fylke", "Troms"): 0.5, term("tema", "nyansatte"): 0.1},
        "Begge er fra Troms.",
        "Begge er frå Troms.",
    ),
    (
        {Feature("neighbour", "laerende-moter"): 0.1},
        "Begge hører sammen med «Lærende møter: folk leser først og drøfter egen praksis».",
        "Begge høyrer saman med «Lærende møter: folk leser først og drøfter egen praksis».",
    ),
    (  # a word that the theme has said is not said again
        {term("tema", "kollegaveiledning"): 0.1, Feature("word", "kollegaveiled"): 0.1,
         Feature("word", "kur"): 0.1},
        "Begge handler om kollegaveiledning; begge skriver om «kurs».",
        "Begge handlar om kollegarettleiing; begge skriv om «kurs».",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("shared", "nb", "nn"), REASONS)
def test_reasons_in_words(shared: dict[Feature, float], nb: str, nn: str) -> None:
    forms = {"kollegaveiled": "kollegaveiledning", "kur": "kurs"}
    names = replace(comparison().names, forms={"nb": forms, "nn": forms})
    assert reason(shared, names, "nb") == nb
    assert reason(shared, names, "nn") == nn


@pytest.mark.parametrize(
    ("items", "told"),
    [
        (["a"], "a"),
        (["a", "b"], "a og b"),
        (["a", "b", "c"], "a, b og c"),
        (["a og b"], "a og b"),
        (["a og b", "c"], "«a og b» og «c»"),
        (["«a og b»", "«c»"], "«a og b» og «c»"),
    ],
)
def test_enumerated(items: list[str], told: str) -> None:
    assert enumerated(items) == told


def ranking(*scores: float) -> list[Near]:
    """Candidates with numbers from 1."""
    return [Near(number, score) for number, score in enumerate(scores, 1)]


@pytest.mark.parametrize(
    ("scores", "different", "chosen"),
    [
        ([9, 8, 7, 6, 5, 4, 3], {2}, [1, 2, 3, 4, 5]),
        ([9, 8, 7, 6, 5, 4, 3], {7}, [1, 2, 3, 4, 5]),  # too far away to be good
        ([9, 8, 7, 6, 5, 4.5, 3], {6}, [1, 2, 3, 4, 6]),
        ([9, 8], set(), [1, 2]),
        ([9, 2, 1, 1], set(), [1, 2, 3]),  # beyond three, only what is near
    ],
)
def test_one_of_another_kind_where_a_good_one_exists(
    scores: list[float], different: set[int], chosen: list[int]
) -> None:
    candidates = [ranking(*scores), *([] for _ in scores)]
    found = choose(candidates, 5, [lambda _here, there: there in different])
    assert [near.number for near in found[0]] == chosen


def test_whoever_is_full_keeps_the_nearest() -> None:
    candidates = [[Near(3, 1.0)], [Near(3, 3.0)], [Near(3, 2.0)], []]
    assert [len(found) for found in choose(candidates, 2)] == [0, 1, 1, 0]


def test_the_real_collection() -> None:
    catalogue, analysis = real()
    found = suggestions(catalogue, analysis)
    assert set(found) == {p.id for p in catalogue.listed}
    assert all(3 <= len(row) <= 5 for row in found.values())
    suggested = Counter(s.other.id for row in found.values() for s in row)
    assert max(suggested.values()) <= max(5, 0.15 * len(found))
    for id, row in found.items():
        typed = {r.other.id for r in catalogue.related(catalogue.by_id[id])}
        assert not typed & {id, *(s.other.id for s in row)}
        opening = "Begge "
        assert all(s.reason.startswith(opening) and s.reason.endswith(".") for s in row)


def test_drafts_and_archived_texts_neither_suggest_nor_are_suggested() -> None:
    catalogue, analysis = real()
    status = catalogue.vocabulary["status"]
    changed = {"husk": status["utkast"], "ny-i-nav": status["arkivert"]}
    practices = tuple(replace(p, status=changed.get(p.id, p.status)) for p in catalogue.practices)
    found = suggestions(replace(catalogue, practices=practices), analysis)
    assert not changed.keys() & found.keys()
    assert not changed.keys() & {s.other.id for row in found.values() for s in row}


def test_hidden_relations_are_found_again() -> None:
    """A floor under what docs/benchmark/relasjoner.md reports."""
    catalogue, analysis = real()
    pairs = [(p.id, r.target) for p in catalogue.listed for r in p.relations]
    ends = [end for a, b in pairs for end in ((a, b), (b, a))]
    hidden = tuple(replace(p, relations=()) for p in catalogue.practices)
    found = suggestions(replace(catalogue, practices=hidden), analysis)
    hits = sum(b in {s.other.id for s in found[a]} for a, b in ends)
    assert hits / len(ends) >= 0.65

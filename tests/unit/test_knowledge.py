"""The table of what is known: the same four rows for every write-up."""

from __future__ import annotations

from pathlib import Path

import pytest
from eksempelsamling.catalogue import Catalogue, load
from eksempelsamling.knowledge import Row, rows

from tests.conftest import ROOT, TODAY, write_up

FIELDS = ["målgruppe", "gjennomføring", "virkning", "ressurser"]
NOTHING = "Eksemplet sier ikke noe om dette ennå."
REAL = load(ROOT / "practices", TODAY)


def table(catalogue: Catalogue, id: str) -> dict[str, Row]:
    found = rows(catalogue.by_id[id], catalogue.sources, catalogue.vocabulary)
    return {row.field.id: row for row in found}


def of_head(practices: Path, **fields: str | None) -> dict[str, Row]:
    """The table of a write-up with these fields."""
    (practices / "a.md").write_text(write_up(**fields), encoding="utf-8")
    return table(load(practices, TODAY), "a")


def test_what_is_not_written_is_not_known_yet(practices: Path) -> None:
    found = of_head(practices, hva_vi_vet=None)
    assert list(found) == FIELDS
    for row in found.values():
        assert (row.degree.id, row.how, row.sentence) == ("ikke kjent ennå", None, NOTHING)
        assert row.sources == ()


def test_a_nynorsk_page_says_it_in_nynorsk(practices: Path) -> None:
    found = of_head(practices, status="utkast", språk="nn")
    assert found["virkning"].sentence == "Dømet seier ikkje noko om dette enno."


SOURCES = '\n  - {id: rapport-2022, sted: "kap. 6.1, Møter"}\n  - {id: rapport-2022, sted: s. 4}'


@pytest.mark.parametrize(
    ("sentence", "shown", "sources"),
    [
        ("Ett møte. [1]", "Ett møte.", [(1, "Forfatter og F. (2022), kap.\N{NO-BREAK SPACE}6.1")]),
        ("To. [2] [1]", "To.", [(2, "Forfatter og F. (2022), s. 4"),
                                (1, "Forfatter og F. (2022), kap.\N{NO-BREAK SPACE}6.1")]),
        ("Ingen sier det.", "Ingen sier det.", []),
    ],
)  # fmt: skip
def test_source_marks_become_sources(
    practices: Path, sentence: str, shown: str, sources: list[tuple[int, str]]
) -> None:
    known = f'{{ressurser: {{grad: delvis, setning: "{sentence}"}}}}'
    row = of_head(practices, hva_vi_vet=known, kilder=SOURCES)["ressurser"]
    assert (row.sentence, list(row.sources)) == (shown, sources)


def test_own_experience_needs_no_mark(practices: Path) -> None:
    own = "- {id: egen-erfaring, kortnavn: Egen erfaring}\n"
    (practices / "_kilder.yml").write_text(own, encoding="utf-8")
    row = of_head(
        practices,
        status="utkast",
        kilder='[{id: egen-erfaring, sted: "Kontoret selv, 2026"}]',
        hva_vi_vet="{virkning: {grad: delvis, hvordan: opplevd, setning: Det er stille.}}",
    )["virkning"]
    assert row.sources == ((1, "Egen erfaring, Kontoret selv, 2026"),)
    assert row.how
    assert row.how.name == "Opplevd, ikke målt"


def test_a_draft_may_have_marks_before_it_has_sources(practices: Path) -> None:
    row = of_head(
        practices,
        status="utkast",
        kilder=None,
        hva_vi_vet='{ressurser: {grad: delvis, setning: "Tid. [1]"}}',
    )["ressurser"]
    assert (row.sentence, row.sources) == ("Tid.", ())


@pytest.mark.parametrize("id", [p.id for p in REAL.listed])
def test_the_collection_says_how_its_effects_are_known(id: str) -> None:
    found = table(REAL, id)
    assert list(found) == FIELDS
    effect = found["virkning"]
    assert effect.how
    assert (effect.how.id == "ikke undersøkt") == (effect.degree.id == "ikke kjent ennå")
    assert all(row.sources for row in found.values()), "a row without a source"


def test_the_reports_are_never_said_to_have_measured_what_is_told() -> None:
    documented = {
        id: {c.source_id for c in practice.citations}
        for id, practice in REAL.by_id.items()
        if (how := table(REAL, id)["virkning"].how) and how.id == "dokumentert"
    }
    assert set(documented) == {"enhetlig-ledelse", "hvem-vet-hva"}
    assert "isf-langeland-galasen-2014" in documented["enhetlig-ledelse"]
    assert "mohammed-2021" in documented["hvem-vet-hva"]

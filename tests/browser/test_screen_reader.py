"""Pages as a screen reader has them: the accessibility tree, with everything there as text."""

from __future__ import annotations

import re

import pytest
from eksempelsamling.catalogue import load
from eksempelsamling.markup import without_marks
from eksempelsamling.model import Practice

from tests.browser.conftest import Open
from tests.conftest import ROOT, TODAY

CATALOGUE = load(ROOT / "practices", TODAY)
WIDTHS = [320, 1280]
PRACTICES = ["laerende-moter", "hvem-vet-hva", "opplaeringsplan-og-fadder"]
COLUMNS = {
    "nb": ["Hva", "Hvor mye vi vet", "Kort sagt", "Kilde"],
    "nn": ["Kva", "Kor mykje vi veit", "Kort sagt", "Kjelde"],
}


def heard(watched: Open, url: str, width: int) -> str:
    """The accessibility tree of a page's main part, without quotation marks and line breaks."""
    page = watched(viewport={"width": width, "height": 800}).page()
    page.goto(url)
    return plain(page.locator("main").aria_snapshot())


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"[\"'\\]", "", text))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("id", PRACTICES)
def test_what_is_known_is_a_table_with_its_headings(
    watched: Open, address: str, id: str, width: int
) -> None:
    practice = CATALOGUE.by_id[id]
    tree = heard(watched, f"{address}praksis/{id}/", width)
    table = tree[tree.index("- table ") :]
    for name in COLUMNS[practice.language]:
        assert f"- columnheader {name}" in table
    for known in practice.knowledge:
        header = f"- rowheader {known.field.label(practice.language)}"
        row = table[table.index(header) :].split("- row ")[0]
        assert known.degree.label(practice.language) in row
        assert f"- cell {plain(without_marks(known.sentence))}" in row
        if known.how:
            assert known.how.label(practice.language) in row
    assert "Hvor mye vi vet:" not in tree, "a label for the eye, told by the heading"


def stated(practice: Practice) -> list[tuple[str, str, str]]:
    """Title, type and reason of each typed relation."""
    language = practice.language
    return [
        (r.other.title, r.type.label(language), without_marks(r.why).rstrip("."))
        for r in CATALOGUE.related(practice)
    ]


@pytest.mark.parametrize("id", PRACTICES)
def test_relations_and_their_reasons_are_text(watched: Open, address: str, id: str) -> None:
    relations = stated(CATALOGUE.by_id[id])
    assert relations
    tree = heard(watched, f"{address}praksis/{id}/", 1280)
    for title, type, why in relations:
        assert f"link {plain(title)}:" in tree
        assert type in tree
        assert plain(why) in tree


@pytest.mark.parametrize("id", PRACTICES)
def test_suggestions_and_their_reasons_are_text(watched: Open, address: str, id: str) -> None:
    tree = heard(watched, f"{address}praksis/{id}/", 320)
    language = CATALOGUE.by_id[id].language
    heading = {"nb": "Du kan også ha nytte av", "nn": "Du kan også ha nytte av"}[language]
    suggested = tree[tree.index(f"heading {heading}") :].split("- heading ")[0]
    kinds = [kind.label(language) for kind in CATALOGUE.vocabulary["evidens"].values()]
    assert len(re.findall(rf"(?:{'|'.join(kinds)}) - paragraph: - link ", suggested)) >= 3
    assert suggested.count("Begge ") >= 3


def test_a_word_is_explained_next_to_it_and_in_a_list(watched: Open, address: str) -> None:
    tree = heard(watched, f"{address}praksis/laerende-moter/", 320)
    [entry] = [e for e in CATALOGUE.glossary if e.word == "lærende møte"]
    listed = tree[tree.index("heading Ord forklart") :]
    assert plain(entry.explanation) in listed
    assert "button Lærende møter" in tree


@pytest.mark.parametrize("width", WIDTHS)
def test_a_theme_is_headings_lists_and_sentences(watched: Open, address: str, width: int) -> None:
    tree = heard(watched, f"{address}tema/kollegaveiledning/", width)
    told = [
        "heading Kollegaveiledning [level=1]",
        "Kolleger kan veilede hverandre én til én eller i gruppe.",
        "Det sier ikke hva som er viktigst.",
        "heading Forskningsbasert [level=2]",
        "Ingen har skrevet om dette ennå.",
        "heading Praksisbasert [level=2]",
        "heading Skulder ved skulder: kolleger veileder hverandre [level=3]",
        "heading Praksis møter forskning [level=2]",
        "Prøvd i praksis:",
        "Koblingen er redaksjonens",
        "heading Dette har ingen skrevet om ennå [level=2]",
        "Ingen eksempler bygger på forskningsbasert kunnskap.",
        "heading Temaer i nærheten [level=2]",
        "2 eksempler handler om begge temaene.",
    ]
    places = [tree.index(part) for part in told]
    assert places == sorted(places)

"""How hard the texts of the interface are: what is measured, and that none is too hard."""

from __future__ import annotations

import sys

import pytest

from tests.conftest import ROOT

sys.path.insert(0, str(ROOT / "scripts"))
from plain.blocks import blocks, intro
from plain.measure import ENOUGH, EXCEPTIONS, LONGEST, MOST, Measured, measured
from plain.report import as_markdown
from plain.texts import Text, texts
from plain_language import PAGE

EASY = "Vi går ut. Vi tar en tur nå. " * 4
HARD = "Virksomhetenes kompetanseplanlegging forutsetter forankring. " * 7


@pytest.fixture(scope="module")
def found() -> list[Text]:
    return texts()


def test_no_text_is_too_hard(found: list[Text]) -> None:
    """A text may be let off by name of its place, with a reason; a whole place never is."""
    assert [fault for group in measured(found) for fault in group.faults] == []


def test_every_exception_is_needed(found: list[Text]) -> None:
    assert {group.place for group in measured(found) if group.hard} == set(EXCEPTIONS)


def test_the_page_tells_what_is_measured_now(found: list[Text]) -> None:
    told = PAGE.read_text(encoding="utf-8")
    assert told == as_markdown(measured(found)), "kjør scripts/plain_language.py --write"


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("Rammen rundt alle sider", "Hopp til innholdet"),
        ("Rammen rundt alle sider", "Vi fant ikke siden"),
        ("Søket og lista over eksempler", "Ta bort «…»: …"),
        ("Spørsmålene i skjemaet", "Hva gjør dere?"),
        ("Skjemaene", "Se over og send"),
        ("Meldinger fra kontrollen", "Fila er tom. Skriv omtalen, eller slett fila."),
        ("Ordlista", "Et tiltak der folk får prøve og trene på arbeid."),
        ("Om kildene", "Evaluering av HUSK."),
    ],
)
def test_texts_are_found_where_readers_meet_them(found: list[Text], place: str, text: str) -> None:
    assert Text(place, text) in found


@pytest.mark.parametrize(
    ("text", "sentences", "is_hard"),
    [
        ("Alle eksempler", 0, False),
        ("Kompetanseplanleggingsverktøyene", 0, False),
        (EASY, 8, False),
        (HARD, 7, True),
        (HARD[: HARD.index(".") + 1], 1, False),
        (f"{'ord ' * LONGEST}.", 1, False),
        (f"{'ord ' * (LONGEST + 1)}.", 1, True),
    ],
    ids=["label", "long word", "easy", "hard", "too short to tell", "long enough", "too long"],
)
def test_what_is_hard(text: str, sentences: int, is_hard: bool) -> None:
    one = Measured(Text("Her", text))
    assert (len(one.sentences), one.is_hard) == (sentences, is_hard)
    assert (one.lix is not None) == (sentences > 1 and one.words >= ENOUGH)


def test_a_hard_place_is_told_even_where_single_texts_are_let_off() -> None:
    place = next(iter(EXCEPTIONS))
    (group,) = measured([Text(place, HARD)])
    assert group.lix >= MOST
    assert group.faults == [f"{place}: LIX {group.lix}"]
    (other,) = measured([Text("Her", HARD)])
    assert other.faults == [f"Her: LIX {group.lix}", f"Her: {HARD}"]


def test_the_hardest_stands_first() -> None:
    groups = measured([Text("Lett", EASY), Text("Blandet", EASY), Text("Blandet", HARD)])
    assert [group.place for group in groups] == ["Blandet", "Lett"]
    assert [one.text.text for one in groups[0].texts] == [HARD, EASY]
    page = as_markdown(groups)
    assert "### Blandet (1)\n\nMå skrives om." in page
    assert page.index("### Tyngst: Blandet") < page.index("### Tyngst: Lett")


PAGE_OF_BLOCKS = """<p class="kicker">Over</p><h1>Tittel</h1><p>Først <b>her</b>.</p>
<p>Bruk <code>x</code>.</p><ul><li>Punkt</li></ul><p>Etter</p>
<label>Navn <select><option>Valg</option></select></label><p> – </p>"""


def test_texts_of_a_page() -> None:
    told = ["Over", "Tittel", "Først her.", "Bruk ….", "Punkt", "Etter", "Navn …"]
    assert blocks(PAGE_OF_BLOCKS) == told
    assert intro(PAGE_OF_BLOCKS) == ["Først her.", "Bruk …."]

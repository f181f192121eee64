"""The five journeys from the front page to the goal, with nothing but the keys of a keyboard.

Each stop on the way is judged by `Walker`: that it has a name and a role, and is seen. The bounds
on the number of presses are part of what is promised.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.conftest import Open
from tests.browser.keyboard import Walker
from tests.browser.test_contribute import SEND, checked
from tests.browser.test_print import printed, squeezed

WINDOWS: list[ViewportSize] = [{"width": 1280, "height": 800}, {"width": 320, "height": 568}]
FIELD = re.compile("^(searchbox|combobox)$")
"""The second as soon as it has what it takes to suggest, which it fetches when it gets focus."""
SKIP = "Hopp til innholdet"
PRACTICE = "Lærende møter: folk leser først og drøfter egen praksis"
RELATED = [
    "Fagdager der folk er aktive og møter forberedt",
    "Lederen setter av tid og er selv med når kontoret lærer",
]
THEME = "Kollegaveiledning"
OF_THEME = [
    "Gruppeopplæring hver uke med egne prosessveiledere",
    "Grupperettleiing til fast tid kvar veke",
]
LISTED = "laerende-moter,husk"
Start = Callable[[], Walker]


@pytest.fixture(params=WINDOWS, ids=lambda size: str(size["width"]))
def start(request: pytest.FixtureRequest, watched: Open, address: str) -> Start:
    """A reader on the front page, with or without JavaScript."""

    def new(**options: object) -> Walker:
        # Without motion a step has its place at once; where it ends is the same.
        options = {"viewport": request.param, "reduced_motion": "reduce", **options}
        page = watched(**options).page()
        page.goto(address)
        return Walker(page)

    return new


def is_narrow(page: Page) -> bool:
    return page.viewport_size == WINDOWS[1]


def skip_to_text(walker: Walker) -> None:
    walker.tab_to("link", SKIP, within=1)
    walker.press("Enter")


def test_find_by_search_narrow_down_read_and_come_back(start: Start) -> None:
    walker = start()
    page = walker.page
    walker.tab_to(FIELD, "Hva leter du etter?", within=8)
    walker.write("fadder")
    expect(page.get_by_role("option").first).to_be_visible()
    field = walker.stands_at("combobox", "Hva leter du etter?")
    assert field.states["expanded"] is True
    assert field.value == "fadder"
    walker.press("Escape")
    assert walker.here().states["expanded"] is False
    walker.press("Enter")
    walker.comes_to("Alle eksempler")
    expect(page.locator(".cards:visible mark").first).to_be_visible()
    skip_to_text(walker)
    assert walker.tab_to("searchbox", "Søk i eksemplene", within=1).value == "fadder"

    if is_narrow(page):
        fold = walker.tab_to("DisclosureTriangle", "Avgrens og tilpass", within=3)
        assert fold.states["expanded"] is False
        walker.press("Enter")
        assert walker.here().states["expanded"] is True
    box = walker.tab_to("checkbox", re.compile(r"^Praksisbasert [1-9]"), within=10)
    assert box.states["checked"] == "false"
    walker.press("Space")
    assert walker.stands_at("checkbox", re.compile("^Praksisbasert")).states["checked"] == "true"
    chip = "Fjern Type kunnskap: Praksisbasert"
    if is_narrow(page):
        walker.tab_to("button", re.compile(r"^Vis \d+ eksemp"), within=40)
        walker.press("Enter")
        walker.stands_at("status", re.compile(r"^\d+ eksemp"))
        walker.back_to("button", chip, within=1)
    else:
        walker.tab_to("button", chip, within=40)
    walker.press("Enter")
    expect(page.get_by_role("button", name=chip)).to_have_count(0)
    walker.stands_at("searchbox", "Søk i eksemplene")

    walker.tab_to("link", "Hopp til treffene", within=2)
    walker.press("Enter")
    walker.stands_at("region", "Eksempler")
    walker.tab_to("combobox", "Sorter etter", within=1)
    found = walker.tab_to("link", re.compile("fadder"), within=1)
    walker.press("Enter")
    walker.comes_to(found.name)
    page.go_back()
    walker.stands_at("link", found.name)


def test_find_by_theme(start: Start) -> None:
    walker = start()
    walker.tab_to("link", "Temaer", within=4)
    walker.press("Enter")
    walker.comes_to("Temaer")
    skip_to_text(walker)
    walker.tab_to("link", THEME, within=5)
    walker.press("Enter")
    walker.comes_to(THEME)
    skip_to_text(walker)
    walker.tab_to("link", re.compile(r"^Praksisbasert: \d+ eksempler$"), within=3)
    walker.press("Enter")
    walker.tab_to("link", OF_THEME[0], within=1)
    walker.tab_to("button", f"Legg i lista «{OF_THEME[0]}»", within=1)
    walker.tab_to("link", OF_THEME[1], within=1)
    walker.press("Enter")
    walker.comes_to(OF_THEME[1])
    walker.page.go_back()
    walker.comes_to(THEME)
    walker.stands_at("link", OF_THEME[1])


def test_compare_two_relations_and_come_back(start: Start) -> None:
    walker = start()
    page = walker.page
    walker.tab_to("link", PRACTICE, within=25)
    walker.press("Enter")
    walker.comes_to(PRACTICE)
    skip_to_text(walker)
    walker.tab_to("link", "Hører sammen med", within=25)
    walker.press("Enter")
    for title in RELATED:
        walker.tab_to("link", title, within=1)
        link = page.get_by_role("link", name=title).first
        place = link.bounding_box()
        walker.press("Enter")
        walker.comes_to(title)
        page.go_back()
        walker.comes_to(PRACTICE)
        walker.stands_at("link", title)
        there = link.bounding_box()
        assert place and there
        assert abs(there["y"] - place["y"]) < 40, "the page stands where it was left"


def test_build_and_print_a_list(start: Start) -> None:
    walker = start()
    page = walker.page
    skip_to_text(walker)
    walker.tab_to("link", THEME, within=30)
    walker.press("Enter")
    walker.comes_to(THEME)
    for title in OF_THEME:
        walker.tab_to("button", f"Legg i lista «{title}»", within=25)
        walker.press("Enter")
        walker.stands_at("button", f"Ta ut av lista «{title}»")
    walker.back_to("link", "Lista mi 2 eksempler", within=25)
    walker.press("Enter")
    walker.comes_to("Lista mi")
    expect(page.locator(".list-item")).to_have_count(2)
    skip_to_text(walker)
    walker.tab_to("textbox", "Tittel på lista", within=2)
    walker.write("Til møtet")
    first, second = OF_THEME
    walker.tab_to("link", first, within=1)
    note = walker.tab_to("textbox", f"Notat «{first}»", within=1)
    assert re.fullmatch(r"\d+ tegn igjen", note.description)
    walker.write("Les dette")
    assert walker.tab_to("button", f"Flytt opp «{first}»", within=1).states["disabled"] is True
    walker.tab_to("button", f"Flytt ned «{first}»", within=1)
    walker.press("Enter")
    moved = walker.stands_at("button", f"Flytt ned «{first}»")
    assert moved.states["disabled"] is True, "it is the last now"
    walker.tab_to("button", f"Ta ut av lista «{first}»", within=1)
    walker.press("Enter")
    walker.stands_at("button", "Angre")
    walker.press("Enter")
    walker.stands_at("button", f"Ta ut av lista «{first}»")
    walker.tab_to("button", "Kopier adressen", within=1)
    walker.tab_to("button", "Skriv ut", within=2)
    page.evaluate("addEventListener('beforeprint', () => document.title = 'skrives ut')")
    walker.press("Enter")
    expect(page).to_have_title("skrives ut")
    text = squeezed("".join(printed(page)))
    told = [squeezed(part) for part in ("Til møtet", second, first, "Notat: Les dette")]
    places = [text.index(part) for part in told]
    assert places == sorted(places)
    assert "Skrivut" not in text


def test_contribute_a_draft(start: Start, tmp_path: Path) -> None:
    walker = start()
    walker.tab_to("link", "Bidra", within=7)
    walker.press("Enter")
    expect(walker.page.locator(".form-progress")).not_to_be_empty()
    skip_to_text(walker)
    begin(walker)
    choose(walker)
    mend(walker)
    assert checked(tmp_path, sent(walker), "mote-kvar-mandag") == {
        "språk": "nn",
        "tittel": "Møte kvar måndag",
        "tema": ["nyansatte"],
        "evidens": "praksisbasert",
        "seksjon.slik": "Vi møtest kvar måndag.",
    }


def begin(walker: Walker) -> None:
    """The first questions, past what looks like it."""
    asked = walker.tab_to("textbox", "Hva gjør dere?", within=2)
    assert asked.description.startswith("Skriv det slik at andre kan prøve")
    walker.write("Vi møtest kvar måndag.")
    walker.tab_to("textbox", re.compile("^Hvilken utfordring"), within=1)
    expect(walker.page.get_by_text("Ligner på eksempler som finnes")).to_be_visible()
    walker.tab_to("link", re.compile(r"\(ny fane\)$"), within=3)
    assert walker.tab_to("radio", "Bokmål", within=6).states["checked"] == "true"
    walker.press("ArrowRight")
    chosen = walker.here()
    assert chosen.is_called("radio", "Nynorsk")
    assert chosen.states["checked"] == "true"


def choose(walker: Walker) -> None:
    """A tick in a part that is opened and closed again, and a choice in the next."""
    part = re.compile(r"^Hvem er det for\?")
    assert walker.tab_to("DisclosureTriangle", part, within=6).states["expanded"] is False
    walker.press("Enter")
    assert walker.here().states["expanded"] is True
    walker.tab_to("searchbox", "Finn i lista «Tema»", within=1)
    walker.write("onboarding")
    walker.tab_to("checkbox", "Opplæring av nyansatte", within=1)
    walker.press("Space")
    assert walker.here().states["checked"] == "true"
    walker.back_to("DisclosureTriangle", part, within=2)
    walker.press("Enter")
    closed = walker.here()
    assert closed.states["expanded"] is False
    assert re.search(r"1 av \d+", closed.name), "what is filled in is told where it is folded"
    walker.tab_to("DisclosureTriangle", re.compile(r"^Hvor vet dere det fra\?"), within=1)
    walker.press("Space")
    walker.tab_to("combobox", re.compile("^Hva slags kunnskap er dette"), within=1)
    walker.press("p")  # the first letter of what is wanted
    assert walker.here().value == "Praksisbasert"


def mend(walker: Walker) -> None:
    """What is missing is told, found and filled in."""
    walker.tab_to("button", SEND, within=12)
    walker.press("Enter")
    walker.stands_at("group", "1 må rettes før du kan sende.")
    walker.tab_to("link", "Feltet «Hva kan vi kalle det?» mangler.", within=1)
    walker.press("Enter")
    lacking = walker.stands_at("textbox", "Hva kan vi kalle det?")
    assert lacking.states["invalid"] == "true"
    assert lacking.description.endswith("Feil: Feltet «Hva kan vi kalle det?» mangler.")
    walker.write("Møte kvar måndag")
    mended = walker.here()
    assert mended.states["invalid"] == "false"
    assert "Feil" not in mended.description


def sent(walker: Walker) -> str:
    """The text of the file, past the other ways to send it."""
    walker.tab_to("button", SEND, within=20)
    walker.press("Enter")
    walker.stands_at("heading", SEND)
    shown = walker.tab_to("DisclosureTriangle", "Slik blir siden", within=4)
    assert shown.states["expanded"] is True
    walker.tab_to("button", "Kopier teksten", within=2)
    walker.tab_to("link", re.compile(r"^Åpne .*\(ny fane\)$"), within=2)
    walker.tab_to("link", "Last ned mote-kvar-mandag.md", within=2)
    with walker.page.expect_download() as download:
        walker.press("Enter")
    return download.value.path().read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("path", "most"),
    [("", 75), ("praksis/?q=fadder", 90), ("praksis/laerende-moter/", 100), ("tema/", 50),
     (f"liste/#liste={LISTED}", 40), ("bidra/", 40)],
)  # fmt: skip
def test_every_stop_of_a_page(start: Start, address: str, path: str, most: int) -> None:
    walker = start()
    walker.page.goto(address + path, wait_until="networkidle")
    stops = walker.to_the_end(within=most)
    assert stops[0].is_called("link", SKIP)
    assert stops[-1].is_called("button", "Mørk visning")


# Without JavaScript


@pytest.fixture
def plain(start: Start) -> Walker:
    """A reader on the front page whose browser runs no scripts."""
    return start(java_script_enabled=False)


def test_without_javascript_search_leads_to_the_whole_list(plain: Walker) -> None:
    plain.tab_to("searchbox", "Hva leter du etter?", within=8)
    plain.write("drøfter")
    plain.press("Enter")
    plain.comes_to("Alle eksempler")
    expect(plain.page.get_by_text("Søket trenger JavaScript. Her er hele lista")).to_be_visible()
    skip_to_text(plain)
    plain.tab_to("link", "Temaer", within=1)
    plain.tab_to("link", PRACTICE, within=30)
    plain.press("Enter")
    plain.comes_to(PRACTICE)


def test_without_javascript_a_theme_leads_to_what_to_read(plain: Walker) -> None:
    skip_to_text(plain)
    plain.tab_to("link", THEME, within=25)
    plain.press("Enter")
    plain.comes_to(THEME)
    skip_to_text(plain)
    plain.tab_to("link", re.compile(r"^Praksisbasert: \d+ eksempler$"), within=3)
    plain.press("Enter")
    plain.tab_to("link", OF_THEME[0], within=1)
    plain.press("Enter")
    plain.comes_to(OF_THEME[0])


def test_without_javascript_two_relations_are_compared(plain: Walker) -> None:
    skip_to_text(plain)
    plain.tab_to("link", PRACTICE, within=15)
    plain.press("Enter")
    for place, title in enumerate(RELATED, 1):
        plain.comes_to(PRACTICE)
        skip_to_text(plain)
        plain.tab_to("link", "Hører sammen med", within=25)
        plain.press("Enter")
        plain.tab_to("link", title, within=place)
        plain.press("Enter")
        plain.comes_to(title)
        plain.page.go_back()


def test_without_javascript_a_write_up_is_printed(plain: Walker) -> None:
    skip_to_text(plain)
    plain.tab_to("link", PRACTICE, within=15)
    plain.press("Enter")
    plain.comes_to(PRACTICE)
    text = squeezed("".join(printed(plain.page)))
    for told in (PRACTICE, "Slik gjøres det", "Hører sammen med", *RELATED):
        assert squeezed(told) in text, told


def test_without_javascript_the_other_ways_to_contribute_come_first(plain: Walker) -> None:
    plain.tab_to("link", "Bidra", within=7)
    plain.press("Enter")
    expect(plain.page.get_by_text("Skjemaet trenger JavaScript")).to_be_visible()
    expect(plain.page.get_by_text("Hva kan vi kalle det?")).to_be_visible()
    skip_to_text(plain)
    plain.tab_to("link", "skriv fila selv etter malen", within=2)
    plain.tab_to("link", "Vi har prøvd noe som står her", within=6)
    fields = {"textbox", "searchbox", "combobox", "checkbox", "radio"}
    assert not fields & {stop.role for stop in plain.passed}, "a field that leads nowhere"
    plain.back_to("link", "skriv fila selv etter malen", within=6)
    plain.press("Enter")
    plain.comes_to("Skriv fila selv")

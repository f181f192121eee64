"""The browser's card of a write-up is the server's: the same elements, classes, words, languages.

The server's cards stand in the explorer as the whole list, made by the component `card`; the
browser's are the results. What a query adds is taken away: marks, and the reason for a hit.
"""

from __future__ import annotations

import pytest
from eksempelsamling.catalogue import load
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.conftest import ROOT, TODAY

SHAPES = """(cards) => Object.fromEntries(cards.map((card) => {
    const words = (text) => text.data.trim().replace(/\\s+/g, " ");
    const shape = (element) => [
        element.localName, element.className, element.lang, element.href ?? "",
        [...element.childNodes].map((n) => n instanceof Text ? words(n) : shape(n)).filter(Boolean),
    ];
    const bare = card.cloneNode(true);
    for (const extra of bare.querySelectorAll(".card-reason, .list-button")) extra.remove();
    for (const empty of bare.querySelectorAll("div:empty")) empty.remove(); // it held the button
    for (const mark of bare.querySelectorAll("mark")) mark.replaceWith(...mark.childNodes);
    bare.normalize();
    return [bare.querySelector("a").textContent, shape(bare)];
}))"""
"""Title → the card as nested lists."""


WHOLE = "[data-part=whole] .card"
RESULTS = ":is([data-part=list], [data-part=weakList]) > .card"


def shapes(page: Page, cards: str) -> dict[str, list[object]]:
    found: dict[str, list[object]] = page.locator(cards).evaluate_all(SHAPES)
    return found


def asked(watched: Open, address: str, query: str) -> Page:
    """The explorer with its answer."""
    page = watched().page()
    page.goto(f"{address}praksis/{query}&vis=100")
    expect(page.locator(RESULTS).first).to_be_visible()
    return page


@pytest.mark.parametrize(
    ("query", "least"),
    [
        ("?sortering=tittel", len(load(ROOT / "practices", TODAY).listed)),
        ("?q=kollegaveiledning", 5),
        ("?q=opplaering+rettleiing", 5),
    ],
)
def test_the_same_card(watched: Open, address: str, query: str, least: int) -> None:
    page = asked(watched, address, query)
    ours, theirs = shapes(page, WHOLE), shapes(page, RESULTS)
    assert len(theirs) >= least
    assert theirs == {title: ours[title] for title in theirs}


def test_languages_are_among_them(watched: Open, address: str) -> None:
    """Or the comparison would say nothing of the marks for languages."""
    page = asked(watched, address, "?sortering=tittel")
    assert {shape[2] for shape in shapes(page, WHOLE).values()} == {"", "nn"}

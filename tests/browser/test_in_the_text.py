"""Words explained and write-ups linked in running text, read with a keyboard and without sight."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.views import everywhere

PAGE = "praksis/kunnskapsbanker/"
WORD, EXPLANATION = "medbestemmelse", "De ansattes rett til å være med"
NARROW = {"width": 320, "height": 700}


def tab_to(page: Page, name: str) -> None:
    """Press Tab until the button with a name has the focus."""
    for _ in range(100):
        page.keyboard.press("Tab")
        if page.locator("button:focus").filter(has_text=name).count():
            return
    raise AssertionError(f"{name} is not reached with Tab")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_word_is_explained_with_the_keyboard(watched: Open, address: str, scripts: bool) -> None:
    page = watched(viewport=NARROW, java_script_enabled=scripts).page()
    page.goto(address + PAGE)
    note = page.locator(f"#ord-{WORD}")
    expect(note).to_be_hidden()
    tab_to(page, WORD)
    page.keyboard.press("Enter")
    expect(note).to_be_visible()
    expect(note).to_contain_text(EXPLANATION)
    expect(note).to_be_in_viewport(ratio=1)
    expect(page.locator("button:focus")).to_have_text(re.compile(WORD))
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()
    expect(page.locator("button:focus")).to_have_text(re.compile(WORD))


def test_one_explanation_at_a_time_and_a_tap_elsewhere_closes_it(
    watched: Open, address: str
) -> None:
    page = watched(viewport=NARROW, has_touch=True).page()
    page.goto(address + PAGE)
    first, second = page.locator("#ord-brukerpanel"), page.locator("#ord-skjonn")
    page.get_by_role("button", name="brukerpaneler", exact=True).tap()
    expect(first).to_be_visible()
    page.get_by_role("button", name="skjønn").tap()
    expect(first).to_be_hidden()
    expect(second).to_be_visible()
    page.get_by_role("heading", name="Hva som kan hemme").tap()
    expect(second).to_be_hidden()


def nodes(page: Page) -> list[dict[str, object]]:
    """Chromium's accessibility tree, as a screen reader gets it, in reading order."""
    session = page.context.new_cdp_session(page)
    found = session.send("Accessibility.getFullAXTree")["nodes"]
    by_id = {node["nodeId"]: node for node in found}
    order: list[dict[str, object]] = []

    def walk(id: str) -> None:
        node = by_id[id]
        if not node["ignored"]:
            properties = {p["name"]: p["value"].get("value") for p in node.get("properties", ())}
            named = {k: node.get(k, {}).get("value") for k in ("role", "name", "description")}
            order.append(properties | named)
        for child in node.get("childIds", ()):
            walk(child)

    walk(found[0]["nodeId"])
    return order


def test_a_screen_reader_hears_the_word_its_state_and_its_explanation(
    watched: Open, address: str
) -> None:
    page = watched().page()
    page.goto(address + PAGE)
    button = next(n for n in nodes(page) if n["role"] == "button" and n["name"] == "skjønn")
    assert button["expanded"] is False
    assert "faglig" in str(button["description"])
    page.get_by_role("button", name="skjønn").press("Enter")
    read = nodes(page)
    place = next(i for i, n in enumerate(read) if n["name"] == "skjønn" and n["role"] == "button")
    assert read[place]["expanded"] is True
    after = read[place + 1 : place + 8]
    assert any(n["role"] == "note" for n in after), "the explanation is not read next"
    assert "Å vurdere" in " ".join(str(n["name"]) for n in after)


def test_a_name_is_a_link_and_what_it_means_is_a_button_beside_it(
    watched: Open, address: str
) -> None:
    page = watched().page()
    page.goto(address + PAGE)
    page.get_by_role("button", name="Hva betyr HUSK?").press("Enter")
    expect(page.locator("#ord-husk")).to_contain_text("Høyskole- og universitetssosialkontor")
    page.get_by_role("link", name="HUSK", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("HUSK")
    mentioned = page.get_by_role("region", name="Nemnt i")
    expect(mentioned.get_by_role("link")).to_have_text(
        ["Lære av brukerpaneler, lokalpolitikere og tillitsvalgte"]
    )


def test_the_words_are_a_list_for_everybody_and_on_paper(watched: Open, address: str) -> None:
    page = watched().page()
    page.goto(address + PAGE)
    words = page.get_by_role("region", name="Ord forklart")
    assert EXPLANATION in words.aria_snapshot()
    page.get_by_role("button", name=WORD).press("Enter")
    page.emulate_media(media="print")
    expect(words).to_be_visible()
    expect(words.locator("dt")).to_have_count(page.locator("article [popover]").count())
    expect(page.locator(f"#ord-{WORD}")).to_be_hidden()
    expect(page.get_by_role("button", name="Hva betyr HUSK?")).to_be_hidden()


@pytest.mark.parametrize("width", [320, 1280])
def test_open_explanations_are_accessible_and_fit(watched: Open, address: str, width: int) -> None:
    page = watched(viewport={"width": width, "height": 700}).page()
    page.goto(address + PAGE)
    for name in ("kunnskapsbanker", "Hva betyr HUSK?"):
        page.get_by_role("button", name=name, exact=True).press("Enter")
        expect(page.locator(":popover-open")).to_be_in_viewport(ratio=1)
        assert page.evaluate("document.documentElement.scrollWidth") == width
        assert everywhere(page) == []


def test_no_line_begins_with_the_stop_after_a_word(watched: Open, address: str) -> None:
    for width in range(300, 420, 10):
        page = watched(viewport={"width": width, "height": 700}).page()
        page.goto(f"{address}praksis/seci-taus-og-eksplisitt/")
        parted = page.locator(".word").evaluate_all(
            """words => words.filter(word => {
                const after = word.lastChild;
                if (after.nodeType !== Node.TEXT_NODE) return false;
                const range = document.createRange();
                range.selectNodeContents(after);
                const button = word.querySelector("button").getBoundingClientRect();
                return range.getBoundingClientRect().top > button.bottom;
            }).map(word => word.textContent)"""
        )
        assert parted == []

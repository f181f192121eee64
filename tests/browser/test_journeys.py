"""What readers do, in a real browser, on the real site."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open, serving
from tests.conftest import Build, write_up

WIDTHS = [320, 768, 1280]


def test_front_theme_practice_source_and_back_without_javascript(
    watched: Open, address: str
) -> None:
    page = watched(java_script_enabled=False).page()
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Hvordan gjør andre")

    page.get_by_role("link", name="Kollegaveiledning", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kollegaveiledning")

    page.get_by_role("link", name="Grupperettleiing til fast tid kvar veke").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Grupperettleiing")
    assert page.locator("html").get_attribute("lang") == "nn"
    expect(page.get_by_role("heading", name="Kven du kan spørje")).to_be_visible()

    page.locator("#kilder + ol").get_by_role("link", name="NTNU 2022").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("NTNU 2022")
    expect(page.get_by_role("heading", name="Eksempler som bygger på kilden")).to_be_visible()

    for heading in ("Grupperettleiing til fast tid kvar veke", "Kollegaveiledning"):
        page.go_back()
        expect(page.get_by_role("heading", level=1)).to_have_text(heading)


def test_a_source_mark_leads_to_its_source(watched: Open, address: str) -> None:
    page = watched().page()
    page.goto(f"{address}praksis/laerende-moter/")
    page.locator(".cite a").first.click()
    expect(page).to_have_url(f"{address}praksis/laerende-moter/#kilde-1")
    expect(page.locator("#kilde-1")).to_be_in_viewport()


def test_no_page_fails_asks_another_host_or_scrolls_sideways(
    watched: Open, address: str, site: Path
) -> None:
    page = watched().page()
    pages = sorted(path.relative_to(site).as_posix() for path in site.rglob("index.html"))
    assert len(pages) > 100
    for path in pages:
        page.goto(address + path.removesuffix("index.html"))
        for width in (1280, 768, 320):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_an_unknown_address_helps_on(watched: Open, address: str) -> None:
    context = watched()
    page = context.page()
    page.goto(f"{address}praksis/finnes-ikke/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Vi fant ikke siden")
    page.get_by_role("link", name="Se alle eksemplene").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Alle eksempler")
    context.faults[:] = [fault for fault in context.faults if "404" not in fault]


def test_an_old_address_leads_on(watched: Open, project: Path, build: Build) -> None:
    text = write_up(alias="[morgensamling]")
    (project / "practices" / "morgenmote.md").write_text(text, encoding="utf-8")
    assert build(project, "--strict").returncode == 0
    with serving(project / "site") as url:
        page = watched(host=url.split("/")[2], java_script_enabled=False).page()
        page.goto(f"{url}praksis/morgensamling/")
        expect(page).to_have_url(f"{url}praksis/morgenmote/")
        expect(page.get_by_role("heading", level=1)).to_have_text("Felles morgenmøte")


def test_keyboard_reaches_the_text_first(watched: Open, address: str) -> None:
    page = watched().page()
    page.goto(f"{address}praksis/laerende-moter/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Hopp til innholdet")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Læringsarenaer og møteformer")).to_be_focused()


def test_dark_and_light_can_be_chosen_and_are_remembered(watched: Open, address: str) -> None:
    page = watched(color_scheme="light").page()
    page.goto(address)
    paper = "() => getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(paper) == "rgb(255, 255, 255)"
    page.get_by_role("button", name="Mørk visning").click()
    assert page.evaluate(paper) == "rgb(14, 21, 31)"
    page.get_by_role("link", name="Temaer", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Temaer")
    assert page.evaluate(paper) == "rgb(14, 21, 31)"
    page.get_by_role("button", name="Lys visning").click()
    assert page.evaluate(paper) == "rgb(255, 255, 255)"
    assert page.context.cookies() == []


def test_dark_follows_the_system_without_javascript(watched: Open, address: str) -> None:
    page = watched(color_scheme="dark", java_script_enabled=False).page()
    page.goto(address)
    expect(page.locator("body")).to_have_css("background-color", "rgb(14, 21, 31)")
    expect(page.locator(".theme-button")).to_be_hidden()


def test_the_front_page_begins_with_the_search(watched: Open, address: str) -> None:
    """The field is seen without scrolling on the smallest screen, and there is one of it."""
    page = watched(viewport={"width": 320, "height": 568}).page()
    page.goto(address)
    expect(page.get_by_role("searchbox", name="Hva leter du etter?")).to_be_in_viewport()
    field = page.locator("#site-q")  # with suggestions it is a combobox
    field.fill("ny på jobb")
    field.press("Enter")
    expect(page).to_have_url(f"{address}praksis/?q=ny+p%C3%A5+jobb")
    expect(page.get_by_role("searchbox")).to_have_value("ny på jobb")


@pytest.mark.parametrize("path", ["", "praksis/?q=nyansatt", "praksis/laerende-moter/", "bidra/"])
@pytest.mark.parametrize("width", [320, 1280])
def test_focus_is_seen_at_every_stop(watched: Open, address: str, path: str, width: int) -> None:
    page = watched(viewport={"width": width, "height": 800}).page()
    page.goto(address + path, wait_until="networkidle")
    seen = """() => {
        const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
        const isSeen = outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
        const isPast = document.activeElement === document.body; // round the end
        return [document.activeElement.outerHTML.slice(0, 100), isSeen || isPast];
    }"""
    hidden = []
    for _ in range(40):
        page.keyboard.press("Tab")
        element, is_seen = page.evaluate(seen)
        if not is_seen:
            hidden.append(element)
    assert hidden == []

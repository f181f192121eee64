"""A reader finds a collection, reads it on a telephone, and goes on to a write-up and back."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open

NARROW = {"width": 320, "height": 700}


def is_wider_than_its_window(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without"])
def test_from_the_list_to_a_write_up_and_back(watched: Open, address: str, script: bool) -> None:
    page = watched(viewport=NARROW, java_script_enabled=script).page()
    page.goto(address)
    page.get_by_role("navigation").get_by_role("link", name="Samlinger", exact=True).click()
    page.get_by_role("link", name="Ny i jobben").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ny i jobben")
    page.get_by_role("link", name="Å lære av kolleger").click()
    expect(page).to_have_url(f"{address}samlinger/ny-i-jobben/#del-2")
    page.get_by_role("heading", level=3).get_by_role("link", name="Skulder ved skulder").click()
    back = page.get_by_role("region", name="Med i samlingene")
    expect(back).to_contain_text("For: Nye, og kolleger som ofte får spørsmål")
    back.get_by_role("link", name="Ny i jobben").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ny i jobben")


@pytest.mark.parametrize("path", ["samlinger/", "samlinger/lite-kontor/"])
def test_nothing_is_cut_on_a_narrow_screen(watched: Open, address: str, path: str) -> None:
    page = watched(viewport=NARROW).page()
    page.goto(address + path)
    assert not is_wider_than_its_window(page)


def test_the_search_finds_it_and_says_what_it_is(watched: Open, address: str) -> None:
    page = watched().page()
    page.goto(f"{address}praksis/?q=kollegaveiledning+side+om+side")
    others = page.locator('[data-part="others"]')
    found = others.get_by_role("listitem").filter(has_text="(Samling)").first
    expect(found).to_contain_text("praksis og forskning side om side")
    found.get_by_role("link").click()
    expect(page).to_have_url(f"{address}samlinger/kollegaveiledning/")


def test_the_header_fits_on_one_line(watched: Open, address: str) -> None:
    page = watched(viewport={"width": 1280, "height": 800}).page()
    page.goto(f"{address}om/")
    brand, field = page.locator(".brand"), page.get_by_role("searchbox")
    top, below = brand.bounding_box(), field.bounding_box()
    assert top
    assert below
    assert below["y"] < top["y"] + top["height"]

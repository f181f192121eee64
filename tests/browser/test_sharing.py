"""A page passed on: its link copied, its e-mail written, its card in a frame elsewhere."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import Open

SITE = "https://eksempelsamlingen.example.org/"
PAGE = "praksis/laerende-moter/"


def open_page(watched: Open, address: str, **options: object) -> Page:
    page = watched(**options).page()
    page.goto(address + PAGE)
    return page


def test_the_link_is_copied(watched: Open, address: str) -> None:
    page = open_page(watched, address, permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Kopier lenken").press("Enter")
    expect(page.locator(".share").get_by_role("status")).to_have_text("Lenken er kopiert.")
    assert page.evaluate("navigator.clipboard.readText()") == SITE + PAGE


def test_what_cannot_be_copied_is_shown(watched: Open, address: str) -> None:
    context = watched()
    refuse = "() => Promise.reject(new Error('nei'))"
    there = "if (navigator.clipboard) navigator.clipboard.writeText ="
    context.context.add_init_script(f"{there} {refuse}")
    page = context.page()
    page.goto(address + PAGE)
    page.get_by_role("button", name="Kopier lenken").click()
    expect(page.locator(".share").get_by_role("status")).to_contain_text(SITE + PAGE)


def test_without_a_script_the_code_can_be_marked(watched: Open, address: str) -> None:
    page = open_page(watched, address, java_script_enabled=False)
    expect(page.get_by_role("button", name="Kopier lenken")).to_be_hidden()
    assert page.get_by_role("link", name="Del på e-post").get_attribute("href")
    field = page.get_by_label("Lim inn denne koden")
    expect(field).to_be_hidden()
    page.get_by_text("Vis eksemplet på intranettet").click()
    expect(field).to_be_visible()

"""A page passed on: its link copied, its e-mail written, its card in a frame elsewhere."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

from eksempelsamling.sharing import FRAME_HEIGHT
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Open, serving
from tests.browser.views import everywhere

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


def test_a_card_in_a_frame_on_another_site(
    watched: Open, chromium: Browser, address: str, tmp_path: Path
) -> None:
    page = watched().page()
    page.goto(address + PAGE)
    code = page.locator("#share-frame").input_value().replace(SITE, address)
    intranet = f"<!doctype html><html lang=nb><title>Intranett</title><body style='margin:0'>{code}"
    (tmp_path / "index.html").write_text(intranet, encoding="utf-8")
    context = chromium.new_context()
    asked: list[str] = []
    with serving(tmp_path) as elsewhere:
        outside = context.new_page()
        outside.on("request", lambda r: asked.append(r.url))
        outside.goto(elsewhere)
        card = outside.frame_locator("iframe")
        expect(card.get_by_role("heading", level=1)).to_contain_text("Lærende møter")
        for width in (280, 360, 900):
            outside.set_viewport_size({"width": width, "height": 800})
            wide, high = card.locator("html").evaluate("e => [e.scrollWidth, e.scrollHeight]")
            assert wide <= width
            assert width < 360 or high <= FRAME_HEIGHT
        with context.expect_page() as opened:
            card.get_by_role("link", name=re.compile("Les hele eksemplet")).click()
        expect(opened.value).to_have_url(address + PAGE)
        expect(opened.value.get_by_role("heading", level=1)).to_contain_text("Lærende møter")
    hosts = {urlsplit(url).netloc for url in asked}
    context.close()
    assert hosts == {urlsplit(address).netloc, urlsplit(elsewhere).netloc}


def test_every_card_fits_the_frame_and_is_accessible(
    watched: Open, address: str, site: Path
) -> None:
    page = watched(viewport={"width": 360, "height": 200}).page()
    cards = sorted(path.parent.relative_to(site) for path in (site / "kort").rglob("index.html"))
    assert len(cards) >= 35
    for card in cards:
        page.goto(f"{address}{card.as_posix()}/")
        assert page.evaluate("document.documentElement.offsetHeight") <= FRAME_HEIGHT, card
    assert everywhere(page) == []

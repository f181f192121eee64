"""The offline edition, opened from disk: no web server, no net, an awkward path."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open


@pytest.fixture
def page(watched: Open, unpacked: Path) -> Page:
    """The front page, after a double click. `watched` fails on requests to any host."""
    context = watched(host="")
    asked: list[str] = []
    context.context.on("request", lambda request: asked.append(request.url))
    page = context.page()
    page.goto((unpacked / "index.html").as_uri())
    yield page
    assert asked
    assert {urlsplit(url).scheme for url in asked} == {"file"}


def heading(page: Page, text: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(text)


def test_front_theme_practice_and_back(page: Page) -> None:
    page.get_by_role("link", name="Kollegaveiledning", exact=True).click()
    heading(page, "Kollegaveiledning")
    page.get_by_role("link", name="Grupperettleiing til fast tid kvar veke").click()
    heading(page, "Grupperettleiing til fast tid kvar veke")
    page.go_back()
    heading(page, "Kollegaveiledning")
    page.get_by_role("link", name="Eksempelsamlingen", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Hvordan gjør andre")


def test_suggestions_in_the_header(page: Page) -> None:
    field = page.get_by_role("searchbox").or_(page.get_by_role("combobox"))
    field.click()
    field.fill("veiledning i grupper")
    page.get_by_role("option", name="Grupperettleiing til fast tid kvar veke").click()
    heading(page, "Grupperettleiing til fast tid kvar veke")


def test_a_search_from_the_header_with_a_facet_to_share(page: Page) -> None:
    field = page.locator("#site-q")
    field.click()
    field.fill("møte")
    field.press("Enter")
    heading(page, "Alle eksempler")
    status = page.locator(".explorer-status")
    expect(page.locator("[data-part=whole]")).to_be_hidden()  # the answer stands there
    expect(page).to_have_url(page.url.split("?")[0] + "?q=m%C3%B8te")
    all_told = status.inner_text()
    page.get_by_role("group", name="Type kunnskap").get_by_text("Forskningsbasert").click()
    expect(status).not_to_have_text(all_told)
    some_found = status.inner_text()
    assert int(some_found.split()[0]) < int(all_told.split()[0])
    shared = page.url
    assert shared.endswith("?q=m%C3%B8te&evidens=forskningsbasert")
    page.go_back()
    expect(status).to_have_text(all_told)
    page.goto(shared)
    expect(status).to_have_text(some_found)
    title = page.locator(".explorer-results .card a").filter(visible=True).first
    name = title.inner_text()
    title.click()
    heading(page, name)


def test_it_prints(page: Page, unpacked: Path) -> None:
    page.goto((unpacked / "praksis" / "laerende-moter" / "index.html").as_uri())
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_without_storage_and_without_script(watched: Open, unpacked: Path) -> None:
    context = watched(host="")
    blocked = "Object.defineProperty(window, 'localStorage', {get() { throw new Error('av'); }})"
    context.context.add_init_script(blocked)
    page = context.page()
    page.goto((unpacked / "praksis" / "index.html").as_uri() + "?q=fadder")
    expect(page.locator(".explorer-status")).to_contain_text("eksempler")
    page.get_by_role("button", name="Mørk visning").click()
    plain = watched(host="", java_script_enabled=False).page()
    plain.goto((unpacked / "index.html").as_uri())
    plain.get_by_role("link", name="Alle eksempler").click()
    heading(plain, "Alle eksempler")


class _Addresses(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [v for k, v in attrs if k in ("href", "src", "action") and v is not None]


def test_every_link_names_a_file(unpacked: Path) -> None:
    for path in unpacked.rglob("*.html"):
        for address in _Addresses(path.read_text(encoding="utf-8")).found:
            parts = urlsplit(urljoin(path.as_uri(), address))
            if parts.scheme == "file":
                assert Path(unquote(parts.path)).is_file(), f"{path}: {address}"

"""Pages on paper, as PDF from a real browser and read back by a PDF reader."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from tests.browser.conftest import Open
from tests.conftest import Build

SITE = "https://eksempelsamlingen.example.org/"


def printed(page: Page, paper: str = "A4") -> list[str]:
    """The text of each sheet, white space evened out: lines break where the paper ends.

    Each sheet bears its number and how many there are; the PDF reader finds that first.
    """
    reader = PdfReader(io.BytesIO(page.pdf(format=paper, print_background=False)))
    texts = [" ".join(sheet.extract_text().split()) for sheet in reader.pages]
    numbers = [f"{number} / {len(texts)} " for number in range(1, len(texts) + 1)]
    assert all(text.startswith(number) for text, number in zip(texts, numbers, strict=True))
    return [text.removeprefix(number) for text, number in zip(texts, numbers, strict=True)]


def squeezed(text: str) -> str:
    """Without any white space: a long address may break anywhere."""
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_a_write_up(watched: Open, address: str, paper: str) -> None:
    page = watched(color_scheme="dark").page()
    page.goto(f"{address}praksis/laerende-moter/")
    headings = [h.inner_text() for h in page.locator("main :is(h1, h2)").all()]
    paragraphs = [p.inner_text() for p in page.locator(".practice-body > section > p").all()]
    sheets = printed(page, paper)
    assert 3 <= len(sheets) <= 6
    text = squeezed("".join(sheets))
    places = [text.index(squeezed(heading)) for heading in headings]
    assert len(places) > 10
    assert places[1:] == sorted(places[1:])  # the title is in links, too
    for paragraph in paragraphs:
        # Addresses stand after links, so the words up to the first link are enough.
        assert squeezed(paragraph)[:25] in text
    for told in (
        f"({SITE}praksis/leder-synlig-til-stede/)", f"({SITE}kilder/ntnu-2022/),kap.6.1",
        f"Eksempelsamlingen,{SITE}praksis/laerende-moter/.Innholdeterfra", "Versjon:",
        "lærendemøteEtmøtederdeltakerneharlestpåforhånd", "Sistgjennomgått",
    ):  # fmt: skip
        assert told in text, told
    for hidden in (
        "Hopp til innholdet", "På denne siden", "Alle eksempler Temaer", "Søk", "Lys visning",
        "Rett eller utfyll", "Hvem som svarer for samlingen",
    ):  # fmt: skip
        assert squeezed(hidden) not in text, hidden
    assert "/rolle/" not in text  # words of the vocabulary: their addresses would drown the text


def test_headings_stay_with_their_text(watched: Open, address: str) -> None:
    """No sheet ends with a heading."""
    page = watched().page()
    for path in ("praksis/laerende-moter/", "praksis/husk/", "om/", "tema/kollegaveiledning/"):
        page.goto(address + path)
        headings = [h.inner_text() for h in page.locator("main :is(h2, h3)").all()]
        for sheet in printed(page):
            assert not any(sheet.endswith(f" {heading}") for heading in headings), sheet[-80:]


@pytest.mark.parametrize(
    ("path", "most"),
    [("", 3), ("praksis/", 9), ("tema/kollegaveiledning/", 4), ("ordliste/", 16),
     ("oversikt/", 3), ("nytt/", 3), ("kilder/", 4), ("om/", 4)],
)  # fmt: skip
def test_every_kind_of_page(watched: Open, address: str, path: str, most: int) -> None:
    page = watched(color_scheme="dark").page()
    page.goto(address + path)
    title = page.get_by_role("heading", level=1).inner_text()
    titles = page.locator(".card :is(h2, h3) a").all()
    cards = [card.inner_text() for card in titles if card.is_visible()]
    sheets = printed(page)
    assert len(sheets) <= most
    assert all(len(sheet) > 60 for sheet in sheets)  # no empty ones
    assert title in sheets[0][:100]  # the way up may stand before it
    text = squeezed("".join(sheets))
    assert "".join(f"{SITE}{path}.".split()) in text
    for card in cards:
        assert squeezed(card) in text
    assert "Hopptilinnholdet" not in text
    assert "Avgrensogtilpass" not in text


def test_paper_is_light_and_nothing_is_cut(watched: Open, address: str, site: Path) -> None:
    """In the width of a sheet with our margins, under a dark system and a dark choice."""
    page = watched(color_scheme="dark", viewport={"width": 672, "height": 900}).page()
    page.goto(address)
    page.get_by_role("button", name="Lys visning").click()
    page.get_by_role("button", name="Mørk visning").click()
    page.emulate_media(media="print")
    colours = """() => [...document.querySelectorAll('main, main *')]
      .filter((e) => e.checkVisibility() && e.innerText?.trim())
      .map((e) => getComputedStyle(e).color)"""
    for path in (
        "",
        "praksis/laerende-moter/",
        "tema/kollegaveiledning/",
        "oversikt/",
        "ordliste/",
    ):
        page.goto(address + path)
        for colour in set(page.evaluate(colours)):
            red, green, blue = map(int, re.findall(r"\d+", colour)[:3])
            assert max(red, green, blue) < 110, f"{path}: {colour}"  # dark ink
        assert page.evaluate("document.documentElement.scrollWidth") <= 672, path


def test_without_an_address_only_other_sites_are_told(
    watched: Open, project: Path, build: Build
) -> None:
    config = project / "mkdocs.yml"
    text = re.sub(r"(?m)^site_url:.*$", "", config.read_text(encoding="utf-8"))
    config.write_text(text, encoding="utf-8")
    (project / "docs" / "om.md").write_text(
        "# Om\n\n[NAV](https://www.nav.no/) og [bidra](bidra/index.md)\n", encoding="utf-8"
    )
    assert build(project, "--strict").returncode == 0
    page = watched(host="").page()
    page.goto((project / "site" / "om" / "index.html").as_uri())
    (sheet,) = printed(page)
    assert "NAV (https://www.nav.no/) og bidra" in sheet.replace("NAV(", "NAV (")
    assert "Innholdet er fra 21. november 2026." in sheet
    assert "Versjon" not in sheet

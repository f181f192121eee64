"""Meeting packs and booklets in a real browser: on the screen, on paper, and as files."""

from __future__ import annotations

import io
import json
import re
import sys
from pathlib import Path

import docx
import pypdfium2
import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Page, expect
from pypdf import PdfReader
from pypdf.generic import IndirectObject

from tests.browser.conftest import Open, serving
from tests.conftest import ROOT, Build, write_up

sys.path.insert(0, str(ROOT / "scripts"))
import booklets

SITE = "https://eksempelsamlingen.example.org/"
PACKS = ("mote/laerende-moter/", "mote/opplaeringsplan-og-fadder/", "mote/samlinger/lite-kontor/")
BOOKLET = "samlinger/kollegaveiledning/hefte/"


def sheets_of(pdf: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages]


def printed(page: Page, url: str) -> bytes:
    page.goto(url)
    return page.pdf(format="A4", tagged=True, outline=True)


def codes_on(pdf: bytes, sheet: int) -> list[str]:
    """What a reader of QR codes finds on a sheet of paper, drawn in grey at 150 dots an inch."""
    drawn = pypdfium2.PdfDocument(pdf)[sheet].render(scale=150 / 72, grayscale=True)
    return [code.text for code in zxingcpp.read_barcodes(drawn.to_pil())]


@pytest.mark.parametrize("path", PACKS)
def test_a_pack_on_paper(watched: Open, address: str, path: str) -> None:
    page = watched(color_scheme="dark").page()
    pdf = printed(page, address + path)
    sheets = sheets_of(pdf)
    names = [page.locator(f"#{id} > h2").inner_text() for id in ("ark", "samtale", "etterpaa")]
    begins = [next(n for n, text in enumerate(sheets) if name in text[:40]) for name in names]
    assert begins[:2] == [1, 2]  # the plan on the first sheet, the one for everybody on one
    assert begins[2] == len(sheets) - 1
    about = SITE + path.replace("mote/", "praksis/" if "samlinger" not in path else "")
    assert codes_on(pdf, 1) == [about]
    assert about in "".join(sheets[1].split())
    assert "20 minutt" in sheets[0] and "45 minutt" in sheets[0]
    for hidden in ("Hopp til innhaldet", "Hopp til innholdet", "Søk", "Word-fil", "Tilbake"):
        assert hidden not in " ".join(sheets)
    assert "Versjon:" in sheets[-1] or "Innhaldet er frå" in sheets[-1]


def test_the_sheet_for_everybody_alone(watched: Open, address: str) -> None:
    page = watched().page()
    page.goto(address + PACKS[0])
    page.get_by_role("button", name="Skriv ut bare «Ark til alle»").press("Enter")
    (sheet,) = sheets_of(page.pdf(format="A4"))
    assert sheet.startswith("1 / 1 Ark til alle")
    assert "Plan for møtet" in " ".join(sheets_of(page.pdf(format="A4"))), "only once"


def test_without_a_script_nothing_that_cannot_print_is_offered(watched: Open, address: str) -> None:
    page = watched(java_script_enabled=False).page()
    page.goto(address + PACKS[0])
    expect(page.get_by_role("button", name="Skriv ut")).to_have_count(0)


def test_the_code_on_the_screen(watched: Open, address: str) -> None:
    page = watched(color_scheme="dark").page()
    page.goto(address + PACKS[0])
    code = page.get_by_role("img", name="QR-kode som åpner nettsiden")
    picture = Image.open(io.BytesIO(code.screenshot())).convert("L")
    assert [found.text for found in zxingcpp.read_barcodes(picture)] == [
        f"{SITE}praksis/laerende-moter/"
    ]


@pytest.mark.parametrize("often", [1, 3, 12])
def test_the_fullest_sheet_is_one_page(
    watched: Open, project: Path, build: Build, often: int
) -> None:
    word = "kjempelangtord "
    steps = "".join(f"{n}. {word * often}. [1]\n" for n in range(1, 40))
    questions = "".join(f"- {word * often}?\n" for n in range(40))
    facts = ", ".join(
        f'{name}: {{grad: delvis, setning: "{word * 12} [1]"{how}}}'
        for name, how in (("målgruppe", ""), ("gjennomføring", ""),
                          ("virkning", ", hvordan: opplevd"), ("ressurser", ""))
    )  # fmt: skip
    body = f"## Slik gjøres det\n\n{steps}\n## Å snakke om\n\n{questions}"
    (project / "practices" / "full.md").write_text(
        write_up(
            tittel=json.dumps((word * 9)[:99]), sammendrag=json.dumps((word * 22)[:300]),
            hva_vi_vet=f"{{{facts}}}", status="publisert",
            body=body + "".join(
                f"\n## {name}\n\nTekst. [1]\n"
                for name in ("Utfordring", "Hva som skal til", "Erfaringer", "Hva som kan hemme",
                             "Tilpasning")
            ),
        ),
        encoding="utf-8",
    )  # fmt: skip
    result = build(project, "--strict")
    assert result.returncode == 0, result.stderr
    with serving(project / "site") as url:
        page = watched(host=url.split("/")[2]).page()
        pdf = printed(page, f"{url}mote/full/")
    sheets = sheets_of(pdf)
    assert "Ark til alle" in sheets[1][:40]
    assert "Til samtalen" in sheets[2][:40]
    assert codes_on(pdf, 1) == [f"{SITE}praksis/full/"]


def test_from_the_write_up_to_the_file(watched: Open, address: str) -> None:
    page = watched().page()
    page.goto(f"{address}praksis/laerende-moter/")
    page.get_by_role("link", name="45 minutter").click()
    expect(page).to_have_url(f"{address}mote/laerende-moter/#min-45")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Møte: Lærende møter")
    with page.expect_download() as word:
        page.get_by_role("link", name="Word-fil").click()
    assert word.value.suggested_filename == "mote-laerende-moter.docx"
    assert docx.Document(word.value.path()).paragraphs[0].text.startswith("Møte: Lærende møter")
    with page.expect_download() as markdown:
        page.get_by_role("link", name="Tekstfil").click()
    assert markdown.value.suggested_filename == "mote-laerende-moter.md"
    text = Path(markdown.value.path()).read_text(encoding="utf-8")
    assert "- Hvilke av møtene våre går mest med til å informere?" in text
    page.get_by_role("link", name="Tilbake til eksemplet").click()
    expect(page).to_have_url(f"{address}praksis/laerende-moter/")


def test_a_booklet(watched: Open, address: str, site: Path) -> None:
    page = watched().page()
    page.goto(address + BOOKLET)
    titles = [h.inner_text() for h in page.locator(".chapter > h2").all()]
    links = page.locator(".booklet-contents a").all()
    assert [link.get_attribute("href") for link in links] == [
        f"#{h.get_attribute('id')}" for h in page.locator(".chapter > h2").all()
    ]
    pdf = booklets.printed(page)
    sheets = sheets_of(pdf)
    begins = [
        next(n for n, text in enumerate(sheets) if n > 1 and title in text[:140])
        for title in titles
    ]
    assert begins == sorted(begins)
    assert len(set(begins)) == len(begins)  # each on a new page
    # The list of contents tells the page each begins on, and every sheet its number.
    told = [int(n) for n in page.eval_on_selector_all(
        ".booklet-contents a", "links => links.map((link) => link.dataset.page)")]  # fmt: skip
    assert told == [n + 1 for n in begins]
    assert all(f"{n} / {len(sheets)}" in text for n, text in enumerate(sheets, 1))
    for part in ("Hefte", "Redaksjonen for Eksempelsamlingen", "Innholdet er fra", "Versjon:"):
        assert part in sheets[0]
    everything = "".join("".join(sheets).split())
    for id in ("kollegaveiledning-tre-trinn", "skulder-ved-skulder"):
        text = (site / "praksis" / id / "index.html").read_text(encoding="utf-8")
        for item in re.findall(r"<li>([^<]{20,})</li>", text):
            assert "".join(item.split()) in everything
    assert "Tilbake til samlingen" not in " ".join(sheets)


def test_a_booklet_is_tagged(watched: Open, address: str) -> None:
    page = watched().page()
    reader = PdfReader(io.BytesIO(printed(page, address + BOOKLET)))
    root = reader.root_object
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "nb"
    kinds = set()
    open_ = [root["/StructTreeRoot"]]
    while open_:
        node = open_.pop()
        node = node.get_object() if isinstance(node, IndirectObject) else node
        if isinstance(node, list):
            open_ += node
        elif isinstance(node, dict):
            kinds.add(node.get("/S"))
            open_ += [node["/K"]] if "/K" in node else []
    assert {"/H1", "/H2", "/H3", "/Table", "/TH", "/TR", "/L", "/LI", "/Link"} <= kinds
    assert reader.outline


def test_no_table_is_cut(watched: Open, address: str) -> None:
    """A table's head stands on the same sheet as its last row."""
    page = watched().page()
    pdf = printed(page, address + BOOKLET)
    for sheet in sheets_of(pdf):
        heads = sheet.count("Hva Kort sagt Kilde")
        assert sheet.count("Hva det krever.") == heads == sheet.count("Hvem det passer for.")

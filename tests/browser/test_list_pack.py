"""The meeting pack of a reader's own list, put together in the browser, also from disk."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from eksempelsamling.catalogue import load
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.conftest import ROOT, TODAY

CATALOGUE = load(ROOT / "practices", TODAY)
LIST = {
    "title": 'Vår <liste> & "møtet" *nå* @@foot@@',
    "items": [
        {"id": "husk", "note": "</w:t><script>alert(1)</script> & 1. *stjerne*\x0b slutt"},
        {"id": "borte", "note": ""},
        {"id": "opplaeringsplan-og-fadder", "note": ""},
        {"id": "laerende-moter", "note": "Ta denne først 👍"},
    ],
}
FORM = """<div id="list-pack" data-files="%s">
<button type="button" data-pack="word">Word</button>
<button type="button" data-pack="markdown">Markdown</button>
<p role="status" data-done="Ferdig." data-failed="Feil." data-lacking="{n} mangler."></p></div>"""


def attached(page: Page, url: str, files: str, shown: object = LIST) -> None:
    """A page with the buttons, as the page of a list has them."""
    page.goto(url)
    page.evaluate(
        """async ([form, shown, isOnDisk]) => {
          document.querySelector("main").innerHTML = form;
          const folder = document.querySelector('script[src$="boot.js"]').src.replace(/[^/]*$/, "");
          let made;
          if (isOnDisk) {
            await new Promise((loaded) => {
              const script = document.createElement("script");
              script.onload = loaded;
              script.src = `${folder}offline.js`;
              document.head.append(script);
            });
            made = globalThis.eksempelsamlingen.modules["pack.js"];
          } else made = await import(`${folder}pack.js`);
          made.attach(document.getElementById("list-pack"), () => shown);
        }""",
        [FORM % files, shown, url.startswith("file:")],
    )


def saved(page: Page, button: str) -> tuple[str, bytes]:
    with page.expect_download() as got:
        page.get_by_role("button", name=button).click()
    return got.value.suggested_filename, Path(got.value.path()).read_bytes()


def words_in(data: bytes) -> str:
    lines = docx.Document(io.BytesIO(data)).element.body.iter(qn("w:p"))
    return "\n".join("".join(t.text or "" for t in line.iter(qn("w:t"))) for line in lines)


@pytest.mark.parametrize("where", ["web", "disk"])
def test_a_word_file_of_a_list(
    watched: Open,
    address: str,
    unpacked: Path,
    where: str,
) -> None:
    context = watched() if where == "web" else watched(host="")
    page = context.page()
    url = f"{address}om/" if where == "web" else (unpacked / "om" / "index.html").as_uri()
    attached(page, url, "../mote/")
    name, data = saved(page, "Word")
    expect(page.get_by_role("status")).to_have_text("1 mangler.")
    # What is gone is asked for in vain, and told.
    gone = [fault for fault in context.faults if "/mote/borte/" in fault or "404" in fault
            or "ERR_FILE_NOT_FOUND" in fault]  # fmt: skip
    assert gone and len(gone) == len(context.faults)
    context.faults.clear()
    assert name == "mote.docx"
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert packed.testzip() is None
        assert packed.namelist()[0] == "[Content_Types].xml"
    document = docx.Document(io.BytesIO(data))
    title = f"Møte: {LIST['title']}"
    assert document.paragraphs[0].text == title
    assert document.core_properties.title == title
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 2"]
    titles = [CATALOGUE.by_id[i["id"]].title for i in LIST["items"] if i["id"] != "borte"]
    assert [heading for heading in headings if heading in titles] == titles
    text = words_in(data)
    for part in (
        "Notat: </w:t><script>alert(1)</script> & 1. *stjerne* slutt", "Ta denne først 👍",
        "Hvilke av møtene våre går mest med til å informere?", "Hver leser ett.",
        "Hvem følger opp, og når?", "Hva gikk ikke bra?",
    ):  # fmt: skip
        assert part in text


def test_markdown_of_a_list(watched: Open, address: str) -> None:
    page = watched().page()
    shown = {**LIST, "items": [item for item in LIST["items"] if item["id"] != "borte"]}
    attached(page, f"{address}om/", "../mote/", shown)
    name, data = saved(page, "Markdown")
    expect(page.get_by_role("status")).to_have_text("Ferdig.")
    text = data.decode()
    assert name == "mote.md"
    assert text.startswith('# Møte: Vår \\<liste\\> \\& "møtet" \\*nå\\* @@foot@@\n')
    assert "<script>" not in text.replace("\\<script\\>", "")
    order = ["## Plan for møtet", "### 20 minutter", "## Til samtalen", "**Notat:** \\</w:t\\>",
             "### Lærende møter", "Ta denne først", "## Etter møtet"]  # fmt: skip
    places = [text.index(part) for part in order]
    assert places == sorted(places)


def test_when_nothing_can_be_loaded(watched: Open, address: str) -> None:
    context = watched()
    page = context.page()
    attached(page, f"{address}om/", "../finnes-ikke/")
    page.get_by_role("button", name="Word").click()
    expect(page.get_by_role("status")).to_have_text("Feil.")
    assert context.faults
    context.faults.clear()


def test_from_the_reader_s_own_list(watched: Open, address: str) -> None:
    page = watched().page()
    for id in ("laerende-moter", "husk"):
        page.goto(f"{address}praksis/{id}/")
        page.get_by_role("button", name="Legg i lista").first.click()
    page.goto(f"{address}liste/")
    page.get_by_role("textbox", name="Tittel på lista").fill("Fagdag i mai")
    name, data = saved(page, "Last ned som Word-fil")
    expect(page.locator("#list-pack [role=status]")).to_have_text("Fila er lastet ned.")
    text = words_in(data)
    assert name == "mote.docx"
    assert text.startswith("Møte: Fagdag i mai\n")
    titles = [CATALOGUE.by_id[id].title for id in ("laerende-moter", "husk")]
    assert text.index(titles[0]) < text.index(titles[1])

"""A write-up in Northern Sámi. Its words here are names of places, since no text is ours to make.

The interface is in bokmål until somebody translates it, so the two are told apart for those who
listen to the page.
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from lxml import html

from tests.conftest import BIN, BODY, Build, collection_text, environment, write_up
from tests.site.test_structure import Built, headings, ids, landmarks, languages, links

TITLE = "Kárášjohka ja Guovdageaidnu"
SUMMARY = "Kárášjohka. Guovdageaidnu."
TEXT = re.sub(r"(?<=\n\n)(?![#-])[^\n]+", "Deatnu, Unjárga ja Porsáŋgu. [1]", BODY)


@pytest.fixture
def sami(project: Path, build: Build) -> Path:
    text = write_up(
        body=TEXT,
        språk="se",
        tittel=TITLE,
        sammendrag=SUMMARY,
        alias="[gammel]",
        hva_vi_vet="{virkning: {grad: ikke kjent ennå, setning: Unjárga.}}",
        utprøvinger="[{størrelse: liten, år: 2025, tilpasning: Deatnu., erfaring: Deatnu.}]",
    )
    (project / "practices" / "sami.md").write_text(text, encoding="utf-8")
    folder = project / "docs" / "samlinger"
    folder.mkdir()
    chosen = "\n  - {tittel: Deatnu, omtaler: [{id: sami, hvorfor: Deatnu.}]}"
    collection = collection_text(body="Unjárga.\n", språk="se", tittel="Deatnu", deler=chosen)
    (folder / "sami.md").write_text(collection, encoding="utf-8")
    result = build(project, "--strict")
    assert result.returncode == 0, result.stderr
    return project / "site"


def page(site: Path, uri: str) -> Built:
    return Built(uri, html.document_fromstring((site / uri).read_bytes()))


def language_of(element) -> str:
    return next(e.get("lang") for e in [element, *element.iterancestors()] if e.get("lang"))


def test_the_text_is_sami_and_what_is_around_it_bokmal(sami: Path) -> None:
    found = page(sami, "praksis/sami/index.html")
    assert found.root.get("lang") == "se"
    said = {
        element.text.strip(): language_of(element)
        for element in found.root.find("body").iter()
        if isinstance(element.tag, str) and (element.text or "").strip()
    }
    assert said[TITLE] == said[SUMMARY] == said["Unjárga."] == "se"
    assert said["Deatnu. Deatnu."] == "se"
    assert said["Deatnu, Unjárga ja Porsáŋgu."] == "se"
    for text in ("Hopp til innholdet", "Temaer", "Utfordring", "Kilder", "Kontorstørrelse", "Søk"):
        assert said[text] == "nb", text


def test_its_pages_are_sound(sami: Path) -> None:
    for uri in ("praksis/sami", "praksis/gammel", "kort/sami", "mote/sami", "samlinger/sami"):
        found = page(sami, f"{uri}/index.html")
        for check in (headings, landmarks, languages, links, ids):
            assert list(check(found)) == [], uri


def test_it_is_listed_and_read_in_its_language(sami: Path) -> None:
    listing = page(sami, "praksis/index.html").root
    (card,) = listing.iterfind(".//li[@data-listed='sami']")
    assert card.get("lang") == "se"
    assert card.find("p[@class='card-facts']").get("lang") == "nb"
    assert language_of(page(sami, "kort/sami/index.html").root.find(".//h1")) == "se"
    assert language_of(page(sami, "samlinger/sami/index.html").root.find(".//h1")) == "se"
    feed = (sami / "nytt" / "feed.json").read_text(encoding="utf-8")
    assert '"language": "se"' in feed


def test_search_and_check_take_it(sami: Path) -> None:
    def praksis(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [BIN / "praksis", *arguments],
            cwd=sami.parent,
            env=environment(),
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    for words in (["Guovdageaidnu"], ["--språk", "se", "Deatnu"]):
        assert "  praksis/sami/" in praksis("søk", *words).stdout.splitlines()
    done = praksis("sjekk", "practices/sami.md")
    assert done.returncode == 0, done.stdout

"""Meeting packs and booklets in the real `mkdocs build`."""

from __future__ import annotations

import json
import re
from pathlib import Path

import docx
import pytest

from tests.conftest import Build, collection_text, write_up


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@pytest.fixture
def built(project: Path, build: Build) -> Path:
    """A site with an archived write-up, an odd title, and collections of three kinds."""
    practices = project / "practices"
    (practices / "arkivert.md").write_text(
        write_up(status="arkivert", erstattes_av="morgenmote"), encoding="utf-8"
    )
    (practices / "rart.md").write_text(
        write_up(tittel=json.dumps("<b>Rart</b> & «sært» {{ x }}"), språk="nn", body=NYNORSK),
        encoding="utf-8",
    )
    shelf = project / "docs" / "samlinger"
    shelf.mkdir()
    both = (
        "[{tittel: Først, omtaler: [{id: morgenmote, hvorfor: Rolig.}, {id: rart, hvorfor: Ja.}]}]"
    )
    for id, text in {
        "ny": collection_text("Les [møtet](../../practices/morgenmote.md).\n", deler=both),
        "tom": collection_text(deler="[{tittel: Tom, utvalg: {tema: [nettverk]}}]"),
        "borte": collection_text(status="arkivert"),
    }.items():
        (shelf / f"{id}.md").write_text(text, encoding="utf-8")
    result = build(project, "--strict")
    assert result.returncode == 0, result.stderr
    assert "WARNING" not in result.stderr
    return project / "site"


NYNORSK = """\
## Utfordring

Lite tid. [1]

## Slik blir det gjort

1. Éin. [1]
2. To. [1]

## Kva som skal til

Eit rom, og [møtet](morgenmote.md). [1]

## Erfaringar

Kjelda seier ikkje. [1]

## Kva som kan hemme

Tid. [1]

## Tilpassing

Redaksjonen føreslår. [1]

## Å snakke om

- Kva kan vi prøve?
"""


def test_what_is_there_and_what_is_not(built: Path) -> None:
    there = {path.relative_to(built).as_posix() for path in (built / "mote").rglob("*.*")}
    assert there == {
        "mote/ramme.js",
        *(f"mote/{id}/{name}" for id in ("morgenmote", "rart")
          for name in ("index.html", f"mote-{id}.docx", f"mote-{id}.md", "del.js")),
        "mote/samlinger/ny/index.html", "mote/samlinger/ny/mote-ny.docx",
        "mote/samlinger/ny/mote-ny.md",
    }  # fmt: skip
    assert {path.parts[-3] for path in built.glob("samlinger/*/hefte/index.html")} == {"ny"}
    ways = {
        "praksis/morgenmote": "../../mote/morgenmote/#min-45",
        "praksis/rart": "../../mote/rart/mote-rart.docx",
        "samlinger/ny": "../../mote/samlinger/ny/#min-20",
    }
    for page, link in ways.items():
        assert f'href="{link}"' in text_of(built / page / "index.html")
    for page in ("praksis/arkivert", "samlinger/tom", "samlinger/borte"):
        assert "../mote/" not in text_of(built / page / "index.html")
    assert 'href="../../samlinger/ny/hefte/"' in text_of(built / "samlinger/ny/index.html")


def test_a_page(built: Path) -> None:
    page = text_of(built / "mote" / "rart" / "index.html")
    assert '<html lang="nn"' in page
    assert "<h1>Møte: &lt;b&gt;Rart&lt;/b&gt; &amp; «sært» {{ x }}</h1>" in page
    assert '<meta name="robots" content="noindex">' in page
    assert "<b>Rart" not in page
    order = [
        "Plan for møtet</h2>", 'id="min-20"', 'id="min-45"', "Ark til alle</h2>",
        "<svg", "Til samtalen</h2>",
        '<a href="../../praksis/morgenmote/"', "Etter møtet", "Vi har prøvd dette",
        'href="../../bidra/provd/"',
    ]  # fmt: skip
    places = [page.index(part) for part in order]
    assert places == sorted(places)
    assert 'style="' not in page  # the pages' policy allows no inline styles
    assert "<style" not in page


def test_files(built: Path) -> None:
    document = docx.Document(str(built / "mote" / "rart" / "mote-rart.docx"))
    assert document.core_properties.language == "nn-NO"
    assert document.core_properties.title == "Møte: <b>Rart</b> & «sært» {{ x }}"
    markdown = text_of(built / "mote" / "rart" / "mote-rart.md")
    assert markdown.startswith("# Møte: \\<b\\>Rart\\</b\\>")
    assert "[møtet](<https://eksempelsamlingen.example.org/praksis/morgenmote/>)" in markdown
    assert "Innhaldet er frå 21. november 2026." in markdown


def test_a_booklet(built: Path) -> None:
    page = text_of(built / "samlinger" / "ny" / "hefte" / "index.html")
    article = page[page.index("<article") :]
    order = [
        "<h1>Ny på kontoret</h1>", "Nyansatte", "Redaksjonen", "21. november 2026", "Innhold</h2>",
        "1. Felles morgenmøte</a>", "2. &lt;b&gt;Rart", "Innledning</h2>",
        'Les <a href="../../../praksis/morgenmote/"', ">1. Felles morgenmøte</h2>", "Rolig.",
        "<h3>Utfordring</h3>", '<a href="#kilde-1">1</a>', "Det vi vet og ikke vet",
        "2. &lt;b&gt;Rart&lt;/b&gt; &amp; «sært» {{ x }}</h2>", "<h3>Kva som skal til</h3>",
        '<li id="kilde-1">',
    ]  # fmt: skip
    place = -1
    for part in order:
        place = article.find(part, place + 1)
        assert place >= 0, part
    ids = re.findall(r'\bid="(.*?)"', page)
    assert len(ids) == len(set(ids))
    targets = set(re.findall(r'href="#(.*?)"', article))
    assert targets <= set(ids)
    # The two write-ups cite the same place: it is one source.
    assert article.count('<li id="kilde-') == 1


def test_sources_of_different_write_ups_get_numbers_of_their_own(site: Path) -> None:
    page = text_of(site / "samlinger" / "lite-kontor" / "hefte" / "index.html")
    listed = re.findall(r'<li id="kilde-(\d+)">(.*?)</li>', page)
    assert [int(number) for number, _ in listed] == list(range(1, len(listed) + 1))
    assert len({text for _, text in listed}) == len(listed) > 5
    sources = {number: re.sub(r"<.*?>", "", text) for number, text in listed}
    for id in re.findall(r'href="../../../praksis/([\w-]+)/">Les eksemplet på nettsiden', page):
        own = text_of(site / "praksis" / id / "index.html")
        own_sources = {
            number: re.sub(r"<.*?>", "", text)
            for number, text in re.findall(r'<li id="kilde-(\d+)">(.*?)</li>', own)
        }
        (first,) = re.findall(r'<sup class="cite"><a href="#kilde-(\d+)"', own)[:1]
        before = page[: page.index(f'praksis/{id}/">Les eksemplet')]
        chapter = before.rpartition('class="chapter"')[2]
        (shown,) = re.findall(r'<sup class="cite"><a href="#kilde-(\d+)"', chapter)[:1]
        assert sources[shown] == own_sources[first]


def test_without_an_address(project: Path, build: Build) -> None:
    config = project / "mkdocs.yml"
    text = re.sub(r"(?m)^site_url:.*$", "", config.read_text(encoding="utf-8"))
    config.write_text(text, encoding="utf-8")
    assert build(project, "--strict").returncode == 0
    page = text_of(project / "site" / "mote" / "morgenmote" / "index.html")
    assert "<svg" not in page
    assert "Ark til alle" in page
    docx.Document(str(project / "site" / "mote" / "morgenmote" / "mote-morgenmote.docx"))

"""Curated collections: what they show, where, and what their texts can do."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from eksempelsamling.cards import card_files
from eksempelsamling.catalogue import Catalogue, load
from eksempelsamling.curated.loading import folder_of
from eksempelsamling.curated.model import Collection
from eksempelsamling.curated.pages import collection_pages, in_words
from eksempelsamling.feeds.channels import channels
from eksempelsamling.pages import Site
from eksempelsamling.search.documents import of_catalogue

from tests.conftest import FORM_DATA, ROOT, TODAY, collection_text, write_up

REAL = load(ROOT / "practices", TODAY)
TEMPLATE = (ROOT / "docs" / "samlinger" / "_mal.md").read_text(encoding="utf-8")


def loaded(practices: Path, collections: dict[str, str], drafts: bool = True) -> Catalogue:
    """The catalogue with a write-up `morgenmote` and these collections."""
    (practices / "morgenmote.md").write_text(write_up(), encoding="utf-8")
    folder = folder_of(practices)
    folder.mkdir(parents=True, exist_ok=True)
    for id, text in collections.items():
        (folder / f"{id}.md").write_text(text, encoding="utf-8")
    return load(practices, TODAY, drafts=drafts)


def the_only(catalogue: Catalogue) -> Collection:
    assert catalogue.blocking == ()
    (collection,) = catalogue.collections
    return collection


def page_of(catalogue: Catalogue, id: str) -> str:
    pages = {page.uri: page.html for page in Site(catalogue).pages()}
    return pages[f"samlinger/{id}.md"]


def part(body: str) -> str:
    return f"[{{tittel: Del, {body}}}]"


WRITE_UPS = {
    "a": {"tittel": "Å", "gjennomgått": "2026-01-01", "tema": "[nyansatte]"},
    "b": {"tittel": "B", "gjennomgått": "2026-03-01", "tema": "[nettverk]"},
    "c": {"tittel": "C", "gjennomgått": "2026-02-01", "tema": "[nyansatte, nettverk]"},
    "d": {"tittel": "D", "kontorstørrelse": "[stor]", "tema": "[nyansatte]", "språk": "nn"},
    "e": {"tittel": "E", "status": "utkast", "tema": "[nyansatte]"},
    "f": {"tittel": "F", "status": "arkivert", "tema": "[nyansatte]"},
}
"""Short write-ups to select from. Those without a date are reviewed 2026-05-31."""


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("tema: [nyansatte]", ["c", "d", "a"]),
        ("tema: [nyansatte], sortering: tittel", ["c", "d", "a"]),
        ("tema: [nyansatte], sortering: nyest", ["d", "c", "a"]),
        ("tema: [nyansatte, nettverk], sortering: nyest", ["d", "b", "c", "a"]),
        ("tema: [nyansatte, nettverk], antall: 2", ["b", "c"]),
        ("tema: [nyansatte], kontorstørrelse: [liten]", ["c", "a"]),
        ("kontorstørrelse: [stor]", ["d"]),
        ("språk: [nn]", ["d"]),
        ("evidens: [forskningsbasert]", []),
    ],
)
def test_a_selection(practices: Path, asked: str, found: Sequence[str]) -> None:
    for id, fields in WRITE_UPS.items():
        language = "nn" if "språk" in fields else "nb"
        text = write_up(body=_body(language), **fields)
        (practices / f"{id}.md").write_text(text, encoding="utf-8")
    catalogue = loaded(practices, {"x": collection_text(deler=part(f"utvalg: {{{asked}}}"))})
    shown = [p.id for p in the_only(catalogue).practices if p.id != "morgenmote"]
    assert shown == found


def _body(language: str) -> str:
    terms = REAL.vocabulary["seksjon"].values()
    return "".join(f"## {term.label(language)}\n\nTekst. [1]\n\n" for term in terms)  # type: ignore[arg-type]


def test_no_write_up_stands_in_a_collection_twice(practices: Path) -> None:
    (practices / "nytt.md").write_text(write_up(tittel="Nytt"), encoding="utf-8")
    parts = (
        "[{tittel: A, utvalg: {tema: [læringsarenaer], antall: 1}},"
        " {tittel: B, utvalg: {tema: [læringsarenaer]}},"
        " {tittel: C, omtaler: [{id: morgenmote, hvorfor: X.}]}]"
    )
    collection = the_only(loaded(practices, {"x": collection_text(deler=parts)}))
    assert [[c.practice.id for c in p.chosen] for p in collection.parts] == [
        ["nytt"], [], ["morgenmote"],
    ]  # fmt: skip


def test_an_old_id_leads_to_the_write_up(practices: Path) -> None:
    parts = part("omtaler: [{id: gammelt-mote, hvorfor: X.}]")
    text = write_up(tittel="Nytt", alias="[gammelt-mote]")
    (practices / "nytt.md").write_text(text, encoding="utf-8")
    collection = the_only(loaded(practices, {"x": collection_text(deler=parts)}))
    assert [p.id for p in collection.practices] == ["nytt"]


def test_a_draft_is_only_there_for_its_writer(practices: Path) -> None:
    text = "---\ntittel: Ny\nstatus: utkast\n---\n"
    assert the_only(loaded(practices, {"x": text})).is_draft
    assert loaded(practices, {"x": text}, drafts=False).collections == ()


def test_a_write_up_says_where_it_is_and_why(practices: Path) -> None:
    texts = {
        "ny": collection_text(),
        "utkast": collection_text(tittel="Utkast", status="utkast"),
        "arkiv": collection_text(tittel="Arkiv", status="arkivert"),
        "valgt": collection_text(tittel="Valgt", deler=part("utvalg: {tema: [læringsarenaer]}")),
    }
    catalogue = loaded(practices, texts)
    pages = {page.uri: page.html for page in Site(catalogue).pages()}
    page = pages["praksis/morgenmote.md"]
    section = page[page.index('<h2 id="samlinger">') :].partition("</section>")[0]
    assert "Møtet er en rolig start." in section
    assert "Nettstedet har funnet den til delen «Del»." in section
    assert 'href="../../samlinger/ny/"' in section
    assert "Utkast" not in section
    assert "Arkiv" not in section


@pytest.mark.parametrize(
    ("until", "status", "told"),
    [
        ("2026-11-20", "publisert", True),
        ("2026-11-21", "publisert", False),
        ("2026-11-20", "arkivert", False),
    ],
)
def test_after_its_last_day_it_says_so(
    practices: Path, until: str, status: str, told: bool
) -> None:
    text = collection_text(gjelder_til=until, status=status)
    page = page_of(loaded(practices, {"x": text}), "x")
    assert ("Denne samlingen kan være utdatert" in page) == told
    assert ("Denne samlingen er arkivert" in page) == (status == "arkivert")


def test_the_list_of_collections(practices: Path) -> None:
    texts = {
        "b": collection_text(tittel="Bø", utgiver="{enhet: NAV Lillevik}"),
        "a": collection_text(tittel="As", utgiver="{fylke: Innlandet, enhet: Fag}"),
        "c": collection_text(tittel="Ce", status="arkivert"),
    }
    catalogue = loaded(practices, texts)
    page = next(collection_pages(catalogue)).html
    places = [
        page.index(s) for s in ("Fag, Innlandet", ">As<", "NAV Lillevik", ">Bø<", "Etter tema")
    ]
    assert places == sorted(places)
    assert 'href="../fylke/innlandet/"' in page
    assert "Ce" not in page


COUNTY = "fylke/innlandet.md"


def test_a_county(practices: Path) -> None:
    heads = {"fylke": "[Innlandet]", "kontakt": "{enhet: NAV Lillevik, rolle: Fagutvikler}"}
    for id in ("en", "to"):
        text = write_up(tittel=f"Nummer {id}", **heads)
        (practices / f"{id}.md").write_text(text, encoding="utf-8")
    ours = collection_text(tittel="Vår", utgiver="{fylke: Innlandet}")
    theirs = collection_text(tittel="Deres", utgiver="{fylke: Oslo}")
    catalogue = loaded(practices, {"v": ours, "d": theirs})
    page = {p.uri: p.html for p in Site(catalogue).pages()}[COUNTY]
    for told in (
        ">Vår</a>", ">Nummer en</a>", "Fagutvikler, NAV Lillevik, om",
        "Ingen eksempler herfra bygger på forskningsbasert kunnskap.",
        ">Fag- og læringsnettverk</a>",
    ):  # fmt: skip
        assert told in page
    assert page.count("Fagutvikler, NAV Lillevik") == 1
    for other in ("Deres", "Oslo", "Felles morgenmøte", ">Læringsarenaer og møteformer</a>"):
        assert other not in page


def test_a_county_with_a_collection_only(practices: Path) -> None:
    catalogue = loaded(practices, {"v": collection_text(utgiver="{fylke: Innlandet}")})
    pages = {p.uri: p.html for p in Site(catalogue).pages()}
    assert "Ingen eksempler er fra fylket ennå." in pages[COUNTY]
    assert "mangler" not in pages[COUNTY]
    assert 'href="../fylke/innlandet/"' in pages["fylke/index.md"]
    assert "fylke/oslo.md" not in pages


def test_texts_can_do_no_harm(practices: Path) -> None:
    evil = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    text = collection_text(
        f"Inn. {evil} [x](javascript:alert(1))\n\n{evil}\n\n## Til slutt\n\nUt. {evil}\n",
        tittel=f"'{evil}'",
        for_hvem=f"'{evil}'",
        utgiver=f"{{enhet: '{evil}'}}",
        ansvarlig=f"{{enhet: '{evil}', rolle: '{evil}'}}",
        deler=(
            f"[{{tittel: 'A{evil}', tekst: 'B{evil}', omtaler: [{{id: morgenmote,"
            f" hvorfor: 'C{evil}', for_hvem: 'D{evil}'}}]}}]"
        ),
    )
    catalogue = loaded(practices, {"x": text})
    assert catalogue.blocking == ()
    pages = {page.uri: page.html for page in Site(catalogue).pages()}
    for letter in "ABCD":
        assert f"{letter}&lt;script&gt;" in pages["samlinger/x.md"]
    for uri, html in pages.items():
        for tag in ("<script", "<img", "javascript:"):
            assert tag not in html.replace("[x](javascript:alert(1))", "").replace(FORM_DATA, ""), (
                uri
            )


def test_what_can_be_found(practices: Path) -> None:
    texts = {"ny": collection_text(), "arkiv": collection_text(tittel="A", status="arkivert")}
    documents = of_catalogue(loaded(practices, texts))
    (found,) = [d for d in documents if d.kind == "samling"]
    assert (found.id, found.uri, found.summary) == ("samling/ny", "samlinger/ny/", "Nyansatte")
    assert "Møtet er en rolig start." in found.body
    kinds = [d.kind for d in documents]
    assert kinds == sorted(kinds, key=kinds.index), "documents of a kind stand together"


def test_the_template_is_a_valid_draft(practices: Path) -> None:
    assert the_only(loaded(practices, {"kopi": TEMPLATE})).is_draft


def test_in_words(practices: Path) -> None:
    asked = part("utvalg: {tema: [nyansatte, nettverk], kontorstørrelse: [liten], språk: [nn]}")
    (shown,) = the_only(loaded(practices, {"x": collection_text(deler=asked)})).parts
    assert shown.selection
    assert in_words(shown.selection, "nb") == (
        "Tema: opplæring av nyansatte eller fag- og læringsnettverk. Kontorstørrelse: små kontorer."
        " Språk: nynorsk"
    )


@pytest.mark.parametrize("collection", REAL.collections, ids=lambda c: c.id)
def test_our_own_say_why_and_for_whom_and_that_they_are_examples(collection: Collection) -> None:
    assert collection.publisher
    assert collection.publisher.county is None
    assert "Redaksjonen har laget denne samlingen som et eksempel" in collection.body.replace(
        "\n", " "
    )
    for one in collection.parts:
        assert one.chosen
        for chosen in one.chosen if one.selection is None else ():
            assert chosen.why
            assert chosen.for_whom
            assert chosen.why != chosen.practice.summary


def test_there_are_three_of_them() -> None:
    assert len(REAL.collections) == 3
    assert all(not c.is_draft for c in REAL.collections)
    assert [p for p in REAL.problems if "samlinger" in p.path] == []


def test_its_feed_has_what_it_shows(practices: Path) -> None:
    (practices / "utenfor.md").write_text(write_up(tittel="Utenfor"), encoding="utf-8")
    texts = {"ny": collection_text(), "utkast": collection_text(status="utkast")}
    found = {c.folder: c for c in channels(loaded(practices, texts))}
    assert [entry.title for entry in found["samlinger/ny/"].entries] == ["Felles morgenmøte"]
    assert "samlinger/utkast/" not in found


def test_it_can_be_shown_elsewhere(practices: Path) -> None:
    catalogue = loaded(
        practices, {"ny": collection_text(), "arkiv": collection_text(status="arkivert")}
    )
    cards = dict(card_files(catalogue, "Navn"))
    card = cards["kort/samlinger/ny/index.html"]
    for told in ("Ny på kontoret", "Nyansatte", "Redaksjonen", 'href="../../../samlinger/ny/"'):
        assert told in card
    assert "Denne samlingen er arkivert" in cards["kort/samlinger/arkiv/index.html"]
    pages = {p.uri: p.html for p in collection_pages(catalogue, "https://x.no/")}
    assert "https://x.no/kort/samlinger/ny/" in pages["samlinger/ny.md"]
    assert "https://x.no/kort/" not in pages["samlinger/arkiv.md"]

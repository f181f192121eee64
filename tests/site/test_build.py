"""The real `mkdocs build` on small collections and on the real one."""

from __future__ import annotations

import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from tests.conftest import BODY, ROOT, TODAY, Build, write_up


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def digest(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_a_small_site(project: Path, build: Build) -> None:
    result = build(project, "--strict")
    assert result.returncode == 0, result.stderr
    assert "WARNING" not in result.stderr
    page = text_of(project / "site" / "praksis" / "morgenmote" / "index.html")
    assert '<html lang="nb"' in page
    assert "<title>Felles morgenmøte – Eksempelsamlingen</title>" in page
    assert (
        'href="https://git.example.org/eksempelsamlingen/edit/main/practices/morgenmote.md"' in page
    )
    assert "Sist gjennomgått 31. mai 2026 av Redaksjonen." in page
    for uri in (
        "", "praksis/", "tema/", "tema/laeringsarenaer/", "kontorstorrelse/liten/",
        "evidens/praksisbasert/", "niva/kontor/", "kilder/", "kilder/rapport-2022/",
        "ordliste/", "oversikt/", "om/", "bidra/",
    ):  # fmt: skip
        assert (project / "site" / uri / "index.html").is_file(), uri


def test_anatomy_of_a_write_up(project: Path, build: Build) -> None:
    (project / "practices" / "morgenmote.md").write_text(
        write_up(
            modenhet="i bruk",
            innsats="{tid: Ti minutter}",
            roller="[veileder]",
            kontakt="{enhet: NAV Lillevik, rolle: Fagutvikler}",
            hva_vi_vet='{virkning: {grad: ikke kjent ennå, setning: "Ingen har målt. [1]"}}',
        ),
        encoding="utf-8",
    )
    assert build(project, "--strict").returncode == 0
    page = text_of(project / "site" / "praksis" / "morgenmote" / "index.html")
    order = [
        "<h1>Felles morgenmøte</h1>", "Det var lite tid til å lære.", "Praksisbasert",
        "Små kontorer", "I bruk", "Ti minutter", "Sist gjennomgått", "1 minutt", ">Utfordring</h2>",
        ">Slik gjøres det</h2>", ">Hva som skal til</h2>", ">Erfaringer</h2>",
        ">Hva som kan hemme</h2>", ">Tilpasning</h2>", ">Det vi vet og ikke vet</h2>",
        "Ikke kjent ennå", ">Å snakke om</h2>", ">Hvem du kan spørre</h2>",
        "Fagutvikler, NAV Lillevik.", ">Kilder</h2>", "kap. 1",
    ]  # fmt: skip
    article = page[page.index("<article") :]
    places = [article.index(part) for part in order]
    assert places == sorted(places)


def test_both_kinds_of_evidence_look_alike(project: Path, build: Build) -> None:
    for id, kind in (("morgenmote", "praksisbasert"), ("studie", "forskningsbasert")):
        text = write_up(evidens=kind)
        (project / "practices" / f"{id}.md").write_text(text, encoding="utf-8")
    assert build(project, "--strict").returncode == 0

    def shape(id: str) -> str:
        page = text_of(project / "site" / "praksis" / id / "index.html")
        page = page.replace("forskningsbasert", "KIND").replace("praksisbasert", "KIND")
        return page.replace("Forskningsbasert", "Kind").replace("Praksisbasert", "Kind")

    assert shape("studie").replace("studie", "morgenmote") == shape("morgenmote")


def test_both_kinds_stand_side_by_side_in_a_theme(project: Path, build: Build) -> None:
    relation = "\n  - {til: studie, type: belyses av, hvorfor: Studien forklarer det.}"
    texts = {
        "morgenmote": write_up(modenhet="i bruk", relasjoner=relation),
        "studie": write_up(evidens="forskningsbasert", modenhet="i bruk"),
    }
    for id, text in texts.items():
        (project / "practices" / f"{id}.md").write_text(text, encoding="utf-8")
    assert build(project, "--strict").returncode == 0
    page = text_of(project / "site" / "tema" / "laeringsarenaer" / "index.html")
    sections = dict(
        re.findall(r'<section aria-labelledby="(.*?)">(.*?)</section>', page, re.DOTALL)
    )
    assert list(sections)[:2] == ["forskningsbasert", "praksisbasert"]

    def shape(kind: str, id: str) -> str:
        return re.sub(kind, "KIND", sections[kind].replace(id, "ID"), flags=re.IGNORECASE)

    assert shape("forskningsbasert", "studie") == shape("praksisbasert", "morgenmote")
    pair = re.sub(r"<[^>]+>|\s+", " ", sections["par"])
    assert re.search(
        r"Prøvd i praksis: +Felles morgenmøte +Belyst av forskning: +Felles morgenmøte"
        r" +Studien forklarer det\.",
        pair,
    )
    assert "Ingen eksempler passer for mellomstore kontorer eller store kontorer." in page
    empty = text_of(project / "site" / "tema" / "aktivitetskrav" / "index.html")
    assert "Ingen eksempler ennå" in empty
    assert 'href="../../praksis/?q=Bruken%20av%20aktivitetskrav' in empty


def test_problems_stop_the_build_and_are_all_told(project: Path, build: Build) -> None:
    for name in ("a", "b"):
        text = write_up(tema="[teamledlse]", evidens=None)
        (project / "practices" / f"{name}.md").write_text(text, encoding="utf-8")
    result = build(project)
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    for place in ("practices/a.md:4:8", "practices/a.md:2:1", "practices/b.md:4:8"):
        assert place in result.stderr
    assert "Mente du «teamledelse»?" in result.stderr


def test_missing_folder_is_told(project: Path, build: Build) -> None:
    (project / "practices").rename(project / "omtaler")
    result = build(project)
    assert result.returncode == 1
    assert "Fant ikke mappa med omtaler: practices" in result.stderr


def test_drafts_archived_and_old_texts(project: Path, build: Build) -> None:
    folder = project / "practices"
    texts = {
        "utkast": write_up(status="utkast", tittel="Bare et utkast"),
        "arkivert": write_up(
            status="arkivert", tittel="Gammelt eksempel", erstattes_av="morgenmote"
        ),
        "gammel": write_up(gjennomgått="2024-11-20", tittel="Ikke sett på lenge"),
        "grense": write_up(gjennomgått="2024-11-21", tittel="Akkurat to år"),
    }
    for id, text in texts.items():
        (folder / f"{id}.md").write_text(text, encoding="utf-8")
    result = build(project, "--strict")
    assert result.returncode == 0, result.stderr
    site = project / "site"
    everything = "".join(text_of(path) for path in site.rglob("*.html"))
    assert "Bare et utkast" not in everything
    assert not (site / "praksis" / "utkast").exists()

    archived = text_of(site / "praksis" / "arkivert" / "index.html")
    assert "Dette eksemplet er arkivert" in archived
    assert 'Les heller <a href="../../praksis/morgenmote/"' in archived
    for listing in ("praksis", "tema/laeringsarenaer", "kilder/rapport-2022"):
        page = text_of(site / listing / "index.html")
        assert "Gammelt eksempel" not in page
        assert "Ikke sett på lenge" in page

    assert "kan være utdatert" in text_of(site / "praksis" / "gammel" / "index.html")
    assert "kan være utdatert" not in text_of(site / "praksis" / "grense" / "index.html")


def test_aliases_lead_on(project: Path, build: Build) -> None:
    text = write_up(alias="[morgensamling]")
    (project / "practices" / "morgenmote.md").write_text(text, encoding="utf-8")
    assert build(project, "--strict").returncode == 0
    page = text_of(project / "site" / "praksis" / "morgensamling" / "index.html")
    assert 'content="0; url=../../praksis/morgenmote/"' in page
    assert '<a href="../../praksis/morgenmote/">Felles morgenmøte</a>' in page


def test_nynorsk_page_has_nynorsk_frame(project: Path, build: Build) -> None:
    nynorsk = (
        BODY.replace("Slik gjøres det", "Slik blir det gjort")
        .replace("Hva som", "Kva som")
        .replace("Erfaringer", "Erfaringar")
        .replace("Tilpasning", "Tilpassing")
    )
    (project / "practices" / "nynorsk.md").write_text(
        write_up(body=nynorsk, språk="nn", tittel="Felles morgonmøte"), encoding="utf-8"
    )
    assert build(project, "--strict").returncode == 0
    page = text_of(project / "site" / "praksis" / "nynorsk" / "index.html")
    assert '<html lang="nn"' in page
    assert "Kven du kan spørje" in page
    assert "Alle døme" in page
    listing = text_of(project / "site" / "praksis" / "index.html")
    assert '<li class="card" data-listed="nynorsk" lang="nn">' in listing


def test_hostile_text_does_not_reach_the_page(project: Path, build: Build) -> None:
    body = BODY.replace(
        "De møtes hver morgen.",
        'De <script>alert("x")</script> <img src=https://example.org/x.gif onerror=alert(1)>'
        ' møtes.\n\n--8<-- "/etc/passwd"\n\n{{ config.site_name }} {% include "x" %}',
    )
    text = write_up(
        body=body,
        tittel='"<script>alert(2)</script>"',
        sammendrag='"<img src=x onerror=alert(3)> \\" onload=\\"alert(4)"',
    )
    (project / "practices" / "morgenmote.md").write_text(text, encoding="utf-8")
    result = build(project, "--strict")
    assert result.returncode == 0, result.stderr
    for path in (project / "site").rglob("*.html"):
        page = text_of(path)
        assert "<script>" not in page
        assert "<img" not in page
        assert "root:x:" not in page
        assert ' onload="alert' not in page
    page = text_of(project / "site" / "praksis" / "morgenmote" / "index.html")
    assert "{{ config.site_name }}" in page


def test_pictures_are_published_beside_the_text(project: Path, build: Build) -> None:
    folder = project / "practices" / "bilder"
    folder.mkdir()
    (folder / "skisse.png").write_bytes(b"\x89PNG")
    body = BODY.replace("De møtes", "![En skisse](bilder/skisse.png) De møtes")
    (project / "practices" / "morgenmote.md").write_text(write_up(body=body), encoding="utf-8")
    assert build(project, "--strict").returncode == 0
    assert (project / "site" / "praksis" / "bilder" / "skisse.png").read_bytes() == b"\x89PNG"
    page = text_of(project / "site" / "praksis" / "morgenmote" / "index.html")
    assert '<img src="../../praksis/bilder/skisse.png" alt="En skisse">' in page


def test_two_builds_are_the_same(tmp_path: Path, build: Build) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    for out in (first, second):
        result = build(ROOT, "--strict", "--site-dir", str(out))
        assert result.returncode == 0, result.stderr
    assert digest(first) == digest(second)


@pytest.mark.parametrize(
    ("name", "folder", "field"),
    [("omtale", "practices", "tema"), ("samling", "docs/samlinger", "deler")],
)
def test_the_published_schema_is_the_one_of_the_code(
    site: Path, name: str, folder: str, field: str
) -> None:
    published = text_of(site / "skjema" / f"{name}.schema.json")
    kept = text_of(ROOT / folder / "_skjema.json")
    assert published == kept, "kjør: python scripts/write_schema.py"
    assert json.loads(published)["properties"][field]


class Links(HTMLParser):
    """Collects addresses, ids and headings of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.ids: list[str] = []
        self.headings: list[int] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.addresses += [v for k, v in attrs if k in ("href", "src") and v is not None]
        self.ids += [values["id"]] if values.get("id") else []
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))


def test_every_link_on_the_real_site_leads_somewhere(site: Path) -> None:
    pages = {path: Links(text_of(path)) for path in site.rglob("*.html")}
    assert len(pages) > 100
    for path, page in pages.items():
        here = "https://here/" + path.relative_to(site).as_posix().removesuffix("index.html")
        for address in page.addresses:
            parts = urlsplit(urljoin(here, address))
            if parts.netloc != "here" or path.name == "404.html":
                continue
            target = site / unquote(parts.path).lstrip("/")
            target = target / "index.html" if target.is_dir() else target
            assert target.is_file(), f"{path}: {address}"
            if parts.fragment:
                assert parts.fragment in pages[target].ids, f"{path}: {address}"


def test_headings_and_ids_on_the_real_site(site: Path) -> None:
    for path in site.rglob("*.html"):
        page = Links(text_of(path))
        assert page.headings.count(1) == 1, path
        assert page.headings[0] == 1, path
        for before, after in zip(page.headings, page.headings[1:], strict=False):
            assert after <= before + 1, path
        assert len(page.ids) == len(set(page.ids)), path


def test_no_page_names_another_host_for_anything_it_loads(site: Path) -> None:
    for path in site.rglob("*.html"):
        for loaded in re.findall(r"<(?:script|link|img|iframe)[^>]*>", text_of(path)):
            address = re.search(r'(?:src|href)="([^"]*)"', loaded)
            if address and 'rel="canonical"' not in loaded:
                assert not urlsplit(address[1]).netloc, f"{path}: {loaded}"
    for sheet in (site / "assets").rglob("*.css"):
        assert not re.search(r"(?:url\(|@import)\s*[\"']?(?:https?:)?//", text_of(sheet)), sheet


@pytest.mark.parametrize("unused", ["javascripts", "stylesheets/palette"])
def test_nothing_is_shipped_that_no_page_uses(site: Path, unused: str) -> None:
    assert not list(site.glob(f"assets/{unused}*"))


def test_pages_that_only_archived_texts_need(project: Path, build: Build) -> None:
    sources = project / "practices" / "_kilder.yml"
    extra = "- id: bare-arkiv\n  tittel: Gammel\n  funnet_i: rapport-ingen\n- id: rapport-ingen\n"
    text = sources.read_text(encoding="utf-8") + extra + "  tittel: Ikke brukt\n"
    sources.write_text(text, encoding="utf-8")
    archived = write_up(
        status="arkivert",
        roller="[NAV-leder]",
        fylke="[Oslo]",
        kilder="\n  - {id: bare-arkiv, sted: kap. 1}",
    )
    (project / "practices" / "gammel.md").write_text(archived, encoding="utf-8")
    result = build(project, "--strict")
    assert result.returncode == 0, result.stderr
    site = project / "site"
    for path in site.rglob("*.html"):
        for address in Links(text_of(path)).addresses:
            parts = urlsplit(urljoin(f"https://here/{path.relative_to(site).as_posix()}", address))
            if parts.netloc == "here" and path.name != "404.html":
                target = site / unquote(parts.path).lstrip("/")
                assert target.is_file() or (target / "index.html").is_file(), f"{path}: {address}"
    assert 'content="noindex"' in text_of(site / "praksis" / "gammel" / "index.html")
    assert 'content="noindex"' not in text_of(site / "praksis" / "morgenmote" / "index.html")


def test_relations_show_on_both_sides_and_through_aliases(project: Path, build: Build) -> None:
    folder = project / "practices"
    relation = '\n  - {til: gammelt-navn, type: bygger på, hvorfor: "Fordi. [1]", belegg: kilden}'
    (folder / "ny.md").write_text(write_up(tittel="Den nye", relasjoner=relation), encoding="utf-8")
    (folder / "morgenmote.md").write_text(write_up(alias="[gammelt-navn]"), encoding="utf-8")
    assert build(project, "--strict").returncode == 0
    here = text_of(project / "site" / "praksis" / "ny" / "index.html")
    there = text_of(project / "site" / "praksis" / "morgenmote" / "index.html")
    assert re.search(r"Bygger på</p>\s*<p><a href=[^>]*>Felles morgenmøte</a>", here)
    assert 'Fordi.<sup class="cite"><a href="#kilde-1">' in here
    assert re.search(r"Er grunnlag for</p>\s*<p><a href=[^>]*>Den nye</a>", there)
    assert "<p>Fordi. <span" in there
    assert "Koblingen står i kilden" in there


def test_the_nearest_others_with_reasons(project: Path, build: Build) -> None:
    """Six texts, of which two share a role; one of these is in nynorsk."""
    for number in range(4):
        (project / "practices" / f"annen-{number}.md").write_text(write_up(), encoding="utf-8")
    for name, language in (("morgenmote", "nb"), ("morgonmote", "nn")):
        text = write_up(tittel=name, språk=language, roller="[fadder]", evidens="forskningsbasert")
        nynorsk = {"Slik gjøres det": "Slik blir det gjort", "Hva som": "Kva som"} | {
            "Erfaringer": "Erfaringar", "Tilpasning": "Tilpassing"
        }  # fmt: skip
        for ours, theirs in nynorsk.items() if language == "nn" else ():
            text = text.replace(f"## {ours}", f"## {theirs}")
        (project / "practices" / f"{name}.md").write_text(text, encoding="utf-8")
    result = build(project, "--strict")
    assert result.returncode == 0, result.stderr
    pages = project / "site" / "praksis"
    bokmal = text_of(pages / "morgenmote" / "index.html")
    assert '<h2 id="nytte">Du kan også ha nytte av</h2>' in bokmal
    assert '<a href="#nytte">Du kan også ha nytte av</a>' in bokmal
    section = bokmal.split('id="nytte"')[1].split("</section>")[0]
    assert '<li lang="nn"><p class="related-type" lang="nb">Forskningsbasert</p>' in section
    assert '<p lang="nb">Begge gjelder rollen fadder.</p>' in section
    assert section.count("<li") == 1
    nynorsk_page = text_of(pages / "morgonmote" / "index.html")
    assert '<p lang="nn">Begge gjeld rolla fadder.</p>' in nynorsk_page
    assert 'id="nytte"' not in text_of(pages / "annen-0" / "index.html")


def test_names_in_capitals_stay(project: Path, build: Build) -> None:
    text = write_up(innsats="{tid: Ti minutter, personer: NAV-lederen og Ola, krever: Et rom}")
    (project / "practices" / "morgenmote.md").write_text(text, encoding="utf-8")
    assert build(project, "--strict").returncode == 0
    page = text_of(project / "site" / "praksis" / "morgenmote" / "index.html")
    assert "Ti minutter; NAV-lederen og Ola; et rom" in page


@pytest.mark.parametrize(
    ("chosen", "told"),
    [
        ("[morgenmote]", ""),
        ("[borte, morgenmote]", "som ikke finnes: borte"),
        ("morgenmote", "skal være en liste"),
        ("[{a: b}]", "som ikke finnes"),
        ("", ""),
    ],
)
def test_what_the_front_page_chooses(project: Path, build: Build, chosen: str, told: str) -> None:
    front = f"---\nutvalg: {chosen}\nvalgt_av: redaksjonen\n---\n\n# Forside\n"
    (project / "docs" / "index.md").write_text(front, encoding="utf-8")
    result = build(project)
    assert result.returncode == 0, result.stderr
    assert told in result.stderr
    assert ("WARNING" in result.stderr) == bool(told)


def test_settings_that_cannot_work_are_told(
    project: Path, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = project / "mkdocs.yml"
    good = config.read_text(encoding="utf-8")
    config.write_text(good + "\nuse_directory_urls: false\n", encoding="utf-8")
    result = build(project)
    assert result.returncode == 1
    assert "Sett «use_directory_urls: true»" in result.stderr
    config.write_text(good, encoding="utf-8")
    monkeypatch.setattr("tests.conftest.environment", lambda: {"SOURCE_DATE_EPOCH": "i går"})
    result = build(project)
    assert result.returncode == 1
    assert "SOURCE_DATE_EPOCH er ikke et antall sekunder" in result.stderr
    assert "Traceback" not in result.stderr


def test_what_a_text_mentions(project: Path, build: Build) -> None:
    practices = project / "practices"
    body = BODY.replace("Det var lite tid. [1]", "Det var lite AAP, og de mange møtene. AAP.")
    (practices / "a.md").write_text(write_up(body=body, tittel="Alfa"), encoding="utf-8")
    nynorsk = BODY.replace("## Slik gjøres det", "## Slik blir det gjort")
    for nb, nn in (
        ("Hva som skal til", "Kva som skal til"), ("Erfaringer", "Erfaringar"),
        ("Hva som kan hemme", "Kva som kan hemme"), ("Tilpasning", "Tilpassing"),
        ("Det var lite tid.", "Sjå [alfa](a.md), AAP og dei mange møta."),
    ):  # fmt: skip
        nynorsk = nynorsk.replace(nb, nn)
    (practices / "b.md").write_text(
        write_up(body=nynorsk, tittel="Beta", språk="nn", kalles="[mange møter]"), encoding="utf-8"
    )
    result = build(project, "--strict")
    assert result.returncode == 0, result.stderr
    alfa, beta = (text_of(project / "site" / "praksis" / i / "index.html") for i in "ab")
    assert alfa.count('popovertarget="ord-aap"') == 1
    assert re.search(r'og de <a href="../../praksis/b/"[^>]*>mange møtene</a>. AAP.</p>', alfa)
    assert "dei mange møta.<sup" in beta
    assert '<h2 id="ord">Ord forklart</h2>' in alfa
    assert '<h2 id="nevnt">Nevnt i</h2>' in alfa
    assert re.search(r'<li lang="nn"><a href="../../praksis/b/"[^>]*>Beta</a></li>', alfa)
    assert '<h2 id="ord">Ordforklaringar</h2>' in beta
    assert '<span popover id="ord-aap" role="note" lang="nb">' in beta
    assert '<h2 id="nevnt">Nemnt i</h2>' in beta
    assert "popover" not in text_of(project / "site" / "praksis" / "index.html")


def test_explanations_stay_out_of_what_is_searched(practices: Path) -> None:
    from eksempelsamling.catalogue import load
    from eksempelsamling.pages import Site
    from eksempelsamling.search.documents import of_catalogue

    body = BODY.replace("Det var lite tid.", "Det var lite AAP.")
    (practices / "a.md").write_text(write_up(body=body), encoding="utf-8")
    catalogue = load(practices, TODAY)
    assert any("syk lenge" in page.html for page in Site(catalogue).pages())
    found = {d.id for d in of_catalogue(catalogue) if "syk lenge" in f"{d.summary} {d.body}"}
    assert found == {"ord/aap"}

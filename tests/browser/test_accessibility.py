"""axe-core on every type of page: all its rules, light and dark, narrow and wide."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import Open, serving
from tests.conftest import Build, collection_text, write_up
from tests.site.test_serve import Server

TYPES = {
    "forside": "",
    "alle eksempler": "praksis/",
    "omtale fra praksis": "praksis/laerende-moter/",
    "omtale fra forskning": "praksis/hvem-vet-hva/",
    "nynorsk omtale": "praksis/opplaeringsplan-og-fadder/",
    "temaer": "tema/",
    "tema": "tema/kollegaveiledning/",
    "stort tema": "tema/kunnskapsdeling/",
    "tema uten eksempler": "tema/aktivitetskrav/",
    "kontorstørrelse": "kontorstorrelse/liten/",
    "kunnskapstyper": "evidens/",
    "rolle": "rolle/nyansatt/",
    "nivåer": "niva/",
    "samlinger": "samlinger/",
    "samling": "samlinger/kollegaveiledning/",
    "omtale i samlinger": "praksis/hvem-vet-hva/",
    "kilder": "kilder/",
    "kilde": "kilder/ntnu-2022/",
    "ordliste": "ordliste/",
    "oversikt": "oversikt/",
    "tom liste": "liste/",
    "om": "om/",
    "bidra": "bidra/",
    "vi har prøvd": "bidra/provd/",
    "skriv selv": "bidra/skriv-selv/",
    "tjue minutter": "bidra/tjue-minutter/",
    "for redaktøren": "bidra/redaktor/",
    "felter": "bidra/felter/",
    "kommandoer": "bidra/kommandoer/",
    "meldinger": "bidra/meldinger/",
    "ikke funnet": "404.html",
}
SCREENS = [(w, scheme) for w in (320, 1280) for scheme in ("light", "dark")]


def violations(watched: Open, url: str, width: int, scheme: str) -> list[str]:
    page = watched(
        host=url.split("/")[2], viewport={"width": width, "height": 800}, color_scheme=scheme
    ).page()
    page.goto(url)
    found = Axe().run(page).response["violations"]
    return [f"{v['id']}: {node['html'][:200]}" for v in found for node in v["nodes"]]


@pytest.mark.parametrize(("width", "scheme"), SCREENS)
@pytest.mark.parametrize("name", TYPES)
def test_page(watched: Open, address: str, name: str, width: int, scheme: str) -> None:
    assert violations(watched, address + TYPES[name], width, scheme) == []


@pytest.fixture
def odd_site(project: Path, build: Build) -> Iterator[str]:
    """Pages the real collection has none of: archived and old texts, and counties."""
    for id, text in {
        "arkivert": write_up(status="arkivert", erstattes_av="morgenmote"),
        "gammel": write_up(gjennomgått="2020-01-01"),
        "herfra": write_up(fylke="[Oslo]", kontakt="{enhet: NAV Lillevik, rolle: Leder}"),
    }.items():
        (project / "practices" / f"{id}.md").write_text(text, encoding="utf-8")
    shelf = project / "docs" / "samlinger"
    shelf.mkdir()
    for id, text in {
        "fylket": collection_text(utgiver="{fylke: Oslo, enhet: Fag}", gjelder_til="2026-01-31"),
        "nynorsk": collection_text(
            språk="nn", status="arkivert", deler="[{tittel: Tom, utvalg: {tema: [nettverk]}}]"
        ),
    }.items():
        (shelf / f"{id}.md").write_text(text, encoding="utf-8")
    result = build(project, "--strict")
    assert result.returncode == 0, result.stderr
    with serving(project / "site") as url:
        yield url


@pytest.mark.parametrize(("width", "scheme"), SCREENS)
def test_odd_pages(watched: Open, odd_site: str, width: int, scheme: str) -> None:
    for path in (
        "praksis/arkivert/", "praksis/gammel/", "fylke/", "fylke/oslo/", "samlinger/",
        "samlinger/fylket/", "samlinger/nynorsk/",
    ):  # fmt: skip
        assert violations(watched, odd_site + path, width, scheme) == []


def test_pages_a_writer_meets(watched: Open, project: Path) -> None:
    server = Server(project)
    try:
        server.write("utkast", "---\ntittel: Utkast\nstatus: utkast\n---\n")
        server.write("feil", write_up(tema="[teamledlse]"))
        server.wait_for("praksis/feil/", "må rettes</h1>")
        server.wait_for("praksis/utkast/", "Dette er et utkast")
        for path in ("", "praksis/feil/", "praksis/utkast/"):
            for width, scheme in SCREENS:
                assert violations(watched, server.url + path, width, scheme) == []
    finally:
        server.process.kill()
        server.process.wait()
        server.log.close()

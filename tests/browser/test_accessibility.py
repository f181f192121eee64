"""axe-core on every type of page, in every way it is seen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.conftest import Open, serving
from tests.browser.views import everywhere
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
    "kilder": "kilder/",
    "kilde": "kilder/ntnu-2022/",
    "ordliste": "ordliste/",
    "oversikt": "oversikt/",
    "tom liste": "liste/",
    "nytt": "nytt/",
    "møte": "mote/laerende-moter/",
    "møte på nynorsk": "mote/opplaeringsplan-og-fadder/",
    "møte om en samling": "mote/samlinger/kollegaveiledning/",
    "hefte": "samlinger/kollegaveiledning/hefte/",
    "om": "om/",
    "tilgjengelighet": "tilgjengelighet/",
    "bidra": "bidra/",
    "vi har prøvd": "bidra/provd/",
    "skriv selv": "bidra/skriv-selv/",
    "tjue minutter": "bidra/tjue-minutter/",
    "vi mangler": "bidra/mangler/",
    "noe er feil": "bidra/feil/",
    "for redaktøren": "bidra/redaktor/",
    "for fylket": "bidra/fylket/",
    "roller": "bidra/roller/",
    "felter": "bidra/felter/",
    "kommandoer": "bidra/kommandoer/",
    "meldinger": "bidra/meldinger/",
    "komponenter": "bidra/komponenter/",
    "ikke funnet": "404.html",
}


def opened(watched: Open, url: str) -> list[str]:
    page = watched(host=url.split("/")[2]).page()
    page.goto(url)
    return everywhere(page)


@pytest.mark.parametrize("name", TYPES)
def test_page(watched: Open, address: str, name: str) -> None:
    assert opened(watched, address + TYPES[name]) == []


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


def test_odd_pages(watched: Open, odd_site: str) -> None:
    for path in (
        "praksis/arkivert/", "praksis/gammel/", "fylke/", "fylke/oslo/", "samlinger/",
        "samlinger/fylket/", "samlinger/nynorsk/",
    ):  # fmt: skip
        assert opened(watched, odd_site + path) == []


def test_pages_a_writer_meets(watched: Open, project: Path) -> None:
    server = Server(project)
    try:
        server.write("utkast", "---\ntittel: Utkast\nstatus: utkast\n---\n")
        server.write("feil", write_up(tema="[teamledlse]"))
        server.wait_for("praksis/feil/", "må rettes</h1>")
        server.wait_for("praksis/utkast/", "Dette er et utkast")
        for path in ("", "praksis/feil/", "praksis/utkast/"):
            assert opened(watched, server.url + path) == []
    finally:
        server.process.kill()
        server.process.wait()
        server.log.close()

"""Curated collections in the real `mkdocs build` and `mkdocs serve`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT, Build, collection_text
from tests.site.test_serve import Server


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@pytest.fixture
def shelf(project: Path) -> Path:
    """The folder of collections, with the template that nobody publishes."""
    folder = project / "docs" / "samlinger"
    folder.mkdir()
    (folder / "_mal.md").write_text(text_of(ROOT / "docs" / "samlinger" / "_mal.md"))
    return folder


def test_a_collection(project: Path, shelf: Path, build: Build) -> None:
    body = "Inn, [møtet](../../practices/morgenmote.md), [om](../om.md).\n\n## Til slutt\n\nUt.\n"
    (shelf / "ny.md").write_text(collection_text(body), encoding="utf-8")
    result = build(project, "--strict")
    assert result.returncode == 0, result.stderr
    assert "WARNING" not in result.stderr
    site = project / "site"
    page = text_of(site / "samlinger" / "ny" / "index.html")
    article = page[page.index("<article") :]
    order = [
        "<h1>Ny på kontoret</h1>", "Nyansatte", "Redaksjonen", "1 eksempel", "30. juni 2027",
        'Inn, <a href="../../praksis/morgenmote/"', '<a href="../../om/"',
        ">Den første uka</h2>", ">Felles morgenmøte</a>", "Møtet er en rolig start.",
        ">Til slutt</h2>", "Ut.", "Redaktør, Redaksjonen.",
    ]  # fmt: skip
    places = [article.index(told) for told in order]
    assert places == sorted(places)
    assert 'edit/main/docs/samlinger/ny.md"' in page
    assert 'aria-current="true">Samlinger</a>' in page
    assert [p.name for p in sorted((site / "samlinger").iterdir())] == ["index.html", "ny"]
    assert "Møtet er en rolig start." in text_of(site / "praksis" / "morgenmote" / "index.html")


def test_without_any_collection(project: Path, build: Build) -> None:
    assert build(project, "--strict").returncode == 0
    page = text_of(project / "site" / "samlinger" / "index.html")
    assert "Ingen har laget en samling ennå." in page


def test_what_is_wrong_stops_the_build(project: Path, shelf: Path, build: Build) -> None:
    (shelf / "ny.md").write_text(collection_text(utgiver="{fylke: Inlandet}"), encoding="utf-8")
    result = build(project)
    assert result.returncode == 1
    assert "docs/samlinger/ny.md:4:18 ukjent-verdi" in result.stderr
    assert "Traceback" not in result.stderr


def test_mkdocs_markdown_never_sees_it(project: Path, shelf: Path, build: Build) -> None:
    config = project / "mkdocs.yml"
    extensions = "markdown_extensions:\n  - pymdownx.snippets:\n      base_path: ['/']\n"
    text = text_of(config).replace("markdown_extensions:\n", extensions)
    config.write_text(text, encoding="utf-8")
    body = 'Se --8<-- "etc/hostname"\n\n--8<-- "etc/hostname"\n\n{{ config }}\n'
    (shelf / "ny.md").write_text(collection_text(body), encoding="utf-8")
    result = build(project, "--strict")
    assert result.returncode == 0, result.stderr
    page = text_of(project / "site" / "samlinger" / "ny" / "index.html")
    assert page.count("--8&lt;--") == 2
    assert "{{ config }}" in page


def test_they_are_found(site: Path) -> None:
    data = next((site / "assets" / "sok").iterdir())
    start = text_of(data / "start.js")
    kinds = re.search(r'"kinds":(\[\[.*?\]\])', start)
    assert kinds
    assert ["samling"] in [kind[:1] for kind in json.loads(kinds[1])]


@pytest.fixture
def server(project: Path, shelf: Path) -> Iterator[Server]:
    (shelf / "ny.md").write_text(collection_text(), encoding="utf-8")
    server = Server(project)
    yield server
    server.process.terminate()
    server.process.wait()
    server.log.close()


def test_a_bad_collection_shows_its_problems_until_it_is_mended(
    server: Server, shelf: Path
) -> None:
    server.wait_for("samlinger/ny/", "Ny på kontoret</h1>")

    (shelf / "ny.md").write_text(collection_text(for_hvem=None, status="ferdig"), encoding="utf-8")
    page = server.wait_for("samlinger/ny/", "ny.md må rettes</h1>")
    assert "docs/samlinger/ny.md" in page
    assert re.search(r"linje 3, tegn 9", page)

    (shelf / "ny.md").write_text("---\ntittel: Min\nstatus: utkast\n---\n", encoding="utf-8")
    page = server.wait_for("samlinger/ny/", "Min</h1>")
    assert "Dette er et utkast" in page
    assert "Traceback" not in server.said()

"""Small collections in temporary folders, and the real site built once."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TODAY = date(2026, 11, 21)
FORM_DATA = '<script type="application/json" id="form-data">'
"""The one script element of our own pages: data, which no browser runs."""
BIN = Path(sys.executable).parent

HEAD = """\
tittel: Felles morgenmøte
sammendrag: Det var lite tid til å lære. Kontoret begynte med et kort møte hver morgen.
tema: [læringsarenaer]
kontorstørrelse: [liten]
evidens: praksisbasert
status: publisert
ansvarlig:
  enhet: Redaksjonen
  rolle: Redaktør
gjennomgått: 2026-05-31
kilder:
  - id: rapport-2022
    sted: kap. 1
"""
BODY = """\
## Utfordring

Det var lite tid. [1]

## Slik gjøres det

De møtes hver morgen. [1]

## Hva som skal til

Et rom. [1]

## Erfaringer

Kilden sier ikke hva de erfarte. [1]

## Hva som kan hemme

Kilden sier ikke hva som hemmer. [1]

## Tilpasning

Redaksjonen foreslår å prøve en gang i uka.

## Å snakke om

- Hva kan vi prøve?
"""
SOURCES = """\
- id: rapport-2022
  forfattere: [Forfatter, F.]
  år: "2022"
  tittel: En rapport
"""
GLOSSARY = """\
- ord: AAP
  betyr: arbeidsavklaringspenger
  forklaring: En ytelse til den som er syk lenge.
  grunnlag: allmennkunnskap
"""


COLLECTION = """\
tittel: Ny på kontoret
status: publisert
utgiver: {enhet: Redaksjonen}
for_hvem: Nyansatte
gjelder_til: 2027-06-30
ansvarlig:
  enhet: Redaksjonen
  rolle: Redaktør
deler:
  - tittel: Den første uka
    omtaler:
      - id: morgenmote
        hvorfor: Møtet er en rolig start.
"""


def collection_text(body: str = "Derfor.\n", **changed: str | None) -> str:
    """A valid collection of the write-up `morgenmote`, changed as in `write_up`."""
    return write_up(COLLECTION, body, **changed)


def write_up(head: str = HEAD, body: str = BODY, **changed: str | None) -> str:
    """A valid write-up, with fields changed (`None` takes one out). Values are YAML."""
    lines = head.splitlines(keepends=True)
    for name, value in changed.items():
        start = next((i for i, line in enumerate(lines) if line.startswith(f"{name}:")), None)
        end = start
        if start is not None:
            end = next(
                (i for i in range(start + 1, len(lines)) if not lines[i].startswith(" ")),
                len(lines),
            )
        new = [] if value is None else [f"{name}: {value}\n"]
        lines[slice(start if start is not None else len(lines), end)] = new
    return f"---\n{''.join(lines)}---\n\n{body}"


@pytest.fixture
def practices(tmp_path: Path) -> Path:
    """An empty collection with the real vocabulary, one source and one glossary entry."""
    folder = tmp_path / "practices"
    folder.mkdir()
    shutil.copy(ROOT / "practices" / "_vokabular.yml", folder)
    (folder / "_kilder.yml").write_text(SOURCES, encoding="utf-8")
    (folder / "_ordliste.yml").write_text(GLOSSARY, encoding="utf-8")
    return folder


@pytest.fixture
def project(practices: Path) -> Path:
    """A whole small site around `practices`, with the real configuration."""
    root = practices.parent
    shutil.copy(ROOT / "mkdocs.yml", root)
    (root / "docs").mkdir()
    (root / "docs" / "index.md").write_text("# Forside\n", encoding="utf-8")
    (root / "docs" / "bidra").mkdir()
    guides = ("skriv-selv", "tjue-minutter", "roller", "redaktor", "fylket")
    for name in (
        "om",
        "tilgjengelighet",
        *(f"bidra/{guide}" for guide in guides),
    ):  # what pages of ours link to
        (root / "docs" / f"{name}.md").write_text(f"# {name.title()}\n", encoding="utf-8")
    (practices / "morgenmote.md").write_text(write_up(), encoding="utf-8")
    return root


Build = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def build() -> Build:
    """Run the real `mkdocs build` in a folder."""

    def run(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [BIN / "mkdocs", "build", *arguments],
            cwd=root,
            env=environment(),
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return run


def environment() -> dict[str, str]:
    """The environment for programs under test: the same day and the same output everywhere."""
    stamp = str(int((TODAY - date(1970, 1, 1)).total_seconds()) + 12 * 3600)
    return os.environ | {
        "SOURCE_DATE_EPOCH": stamp,
        "NO_MKDOCS_2_WARNING": "1",
        "NO_COLOR": "1",
        "PYTHONIOENCODING": "utf-8",
    }


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real collection, built strictly, once for all tests of a worker."""
    out = tmp_path_factory.mktemp("site")
    result = subprocess.run(
        [BIN / "mkdocs", "build", "--strict", "--site-dir", out],
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert result.returncode == 0, result.stderr
    assert "WARNING" not in result.stderr
    return out


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--oppdater", action="store_true", help="write the golden files anew")

"""`praksis` as it is run: the installed program, its exit codes and its output."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.conftest import BIN, collection_text, environment, write_up


def praksis(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [BIN / "praksis", *arguments],
        cwd=root,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def faulty(project: Path) -> Path:
    """A project with one good text and one with two mistakes."""
    text = write_up(tema="[teamledlse]", språk="norsk")
    (project / "practices" / "feil.md").write_text(text, encoding="utf-8")
    return project


def test_all_well(project: Path) -> None:
    result = praksis(project, "sjekk")
    assert (result.returncode, result.stdout) == (0, "")
    assert result.stderr == "Alt i orden. 1 omtale er sjekket.\n"


def test_text(faulty: Path) -> None:
    result = praksis(faulty, "sjekk")
    assert result.returncode == 1
    first, second = result.stdout.splitlines()
    assert first.startswith("practices/feil.md:4:8 ukjent-verdi «teamledlse» er ikke")
    assert "– Mente du «teamledelse»? Velg en av: " in first
    assert second.startswith("practices/feil.md:15:8 ukjent-verdi «norsk»")
    assert result.stderr == "2 må rettes.\n"


def test_json(faulty: Path) -> None:
    result = praksis(faulty, "sjekk", "--format", "json")
    assert result.returncode == 1
    assert [(p["path"], p["line"], p["code"]) for p in json.loads(result.stdout)] == [
        ("practices/feil.md", 4, "ukjent-verdi"),
        ("practices/feil.md", 15, "ukjent-verdi"),
    ]


def test_github(faulty: Path) -> None:
    result = praksis(faulty, "sjekk", "--format", "github")
    assert result.returncode == 1
    assert result.stdout.startswith(
        "::error file=practices/feil.md,line=4,col=8,title=ukjent-verdi::«teamledlse»"
    )


def test_warnings_do_not_stop(project: Path) -> None:
    path = project / "practices" / "morgenmote.md"
    path.write_text(path.read_text(encoding="utf-8") + "\n<b>fet</b>\n", encoding="utf-8")
    result = praksis(project, "sjekk")
    assert result.returncode == 0
    assert " html HTML-koden «<b>»" in result.stdout


def test_only_the_named_files_are_told_of(faulty: Path) -> None:
    assert praksis(faulty, "sjekk", "practices/morgenmote.md").returncode == 0
    assert praksis(faulty, "sjekk", "practices/feil.md").returncode == 1
    assert praksis(faulty, "sjekk", "practices").returncode == 1


def test_collections_are_checked_too(project: Path) -> None:
    folder = project / "docs" / "samlinger"
    folder.mkdir()
    (folder / "ny.md").write_text(collection_text(), encoding="utf-8")
    result = praksis(project, "sjekk")
    assert result.stderr == "Alt i orden. 1 omtale og 1 samling er sjekket.\n"
    (folder / "ny.md").write_text(collection_text(utgiver="{fylke: Inlandet}"), encoding="utf-8")
    result = praksis(project, "sjekk", "docs/samlinger/ny.md")
    assert result.returncode == 1
    assert result.stdout.startswith("docs/samlinger/ny.md:4:18 ukjent-verdi «Inlandet»")
    assert praksis(project, "sjekk", "practices/morgenmote.md").returncode == 0


def test_another_folder(faulty: Path) -> None:
    (faulty / "practices").rename(faulty / "omtaler")
    result = praksis(faulty, "sjekk", "--practices", "omtaler")
    assert result.returncode == 1
    assert result.stdout.startswith("omtaler/feil.md:4:8 ")


@pytest.mark.parametrize(
    "arguments",
    [
        ["sjekk", "--format", "xml"],
        ["sjekk", "--ukjent"],
        ["sjekk", "borte.md"],
        ["sjekk", "mkdocs.yml"],
        ["sjekk", "--practices", "borte"],
        ["samling"],
        ["samling", "ny", "--tittel", "???", "--for-hvem", "X"],
        ["samling", "ny", "--tittel", "X", "--for-hvem", "X", "--navn", "../X"],
        ["samling", "ny", "--tittel", "X", "--for-hvem", "X", "--fylke", "Inlandet"],
        ["finnes-ikke"],
    ],
)
def test_wrong_use(project: Path, arguments: list[str]) -> None:
    result = praksis(project, *arguments)
    assert result.returncode == 2
    assert result.stderr
    assert "Traceback" not in result.stderr
    for english in ("Usage", "Error", "Try ", "No such", "does not", "Invalid"):
        assert english not in result.stderr


def test_help_is_norwegian(project: Path) -> None:
    for arguments in (["--help"], ["sjekk", "--help"], ["samling", "ny", "--help"]):
        result = praksis(project, *arguments)
        assert result.returncode == 0
        for english in ("Usage", "Options", "Commands", "Show ", "default"):
            assert english not in result.stdout

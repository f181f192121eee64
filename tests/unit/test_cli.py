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
    assert " html (advarsel) HTML-koden «<b>»" in result.stdout


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


WARNED = "Ring 98 76 54 32, i henhold til planen. [1]"
"""One warning and one piece of advice."""


def warned(project: Path) -> Path:
    path = project / "practices" / "morgenmote.md"
    text = path.read_text(encoding="utf-8").replace("Et rom. [1]", WARNED)
    path.write_text(text, encoding="utf-8")
    return path


def test_the_three_levels_are_told_apart(project: Path) -> None:
    warned(project)
    result = praksis(project, "sjekk")
    assert result.returncode == 0
    assert ":27:6 telefonnummer (advarsel) " in result.stdout
    assert ":27:19 tungt-uttrykk (råd) " in result.stdout
    assert result.stderr == "1 advarsel å rette eller godta, 1 råd.\n"
    levels = praksis(project, "sjekk", "--format", "github").stdout.splitlines()
    assert [line.split(" ")[0] for line in levels] == ["::warning", "::notice"]


def test_editors_can_be_strict(project: Path) -> None:
    path = warned(project)
    assert praksis(project, "sjekk", "--streng").returncode == 1
    accepted = WARNED + " <!-- godta: telefonnummer – sentralbordet, åpent for alle -->"
    text = path.read_text(encoding="utf-8").replace(WARNED, accepted)
    path.write_text(text, encoding="utf-8")
    result = praksis(project, "sjekk", "--streng")
    assert (result.returncode, result.stderr) == (0, "1 råd.\n")


def test_readability_is_told_of_named_files_and_when_asked_for(project: Path) -> None:
    told = "practices/morgenmote.md: lesbarhet (LIX) "
    assert told not in praksis(project, "sjekk").stderr
    assert told in praksis(project, "sjekk", "--lesbarhet").stderr
    assert told in praksis(project, "sjekk", "practices/morgenmote.md").stderr


def test_mending_says_what_it_did_and_leaves_what_says_something(project: Path) -> None:
    path = project / "practices" / "morgenmote.md"
    text = path.read_text(encoding="utf-8")
    changed = text.replace("2026-05-31", "31.5.2026").replace("\n", "\r\n")
    path.write_bytes(changed.encode())
    other = project / "practices" / "uten-hode.md"
    other.write_bytes(b"Ikke  \r\n")
    result = praksis(project, "sjekk", "--fix", "practices/morgenmote.md")
    assert result.returncode == 0
    assert result.stderr.startswith(
        "practices/morgenmote.md: rettet linjeskift og datoen i «gjennomgått».\n"
    )
    assert path.read_text(encoding="utf-8") == text
    assert other.read_bytes() == b"Ikke  \r\n"
    assert "rettet" not in praksis(project, "sjekk", "--fix").stderr


def test_identity_numbers_are_in_no_output_of_the_program(project: Path) -> None:
    number = "15108695088"  # python-stdnum's own example
    (project / "practices" / "a.md").write_text(write_up(tema=f"[{number}]"), encoding="utf-8")
    (project / "practices" / f"{number}.md").write_text(write_up(), encoding="utf-8")
    for arguments in (
        ["sjekk"],
        ["sjekk", "--fix", "--lesbarhet"],
        ["sjekk", "--format", "json"],
        ["sjekk", "--format", "github"],
        ["sjekk", f"practices/{number}.md"],
        ["sjekk", f"borte-{number}.md"],
        ["søk", "kontoret"],
    ):
        result = praksis(project, *arguments)
        assert number[:6] not in result.stdout + result.stderr, arguments


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

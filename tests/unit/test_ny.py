"""`praksis ny`: from answers in the terminal, or options, to a draft; never over another file."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from eksempelsamling.catalogue import load
from eksempelsamling.contributing.command import ASKED
from eksempelsamling.contributing.naming import id_of
from eksempelsamling.contributing.questions import QUESTIONS
from eksempelsamling.contributing.shapes import shape
from eksempelsamling.contributing.ways import Door, ways
from eksempelsamling.contributing.writing import answers_of, write

from tests.conftest import BIN, TODAY, environment, write_up
from tests.identity_numbers import numbers


def ny(root: Path, *arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [BIN / "praksis", "ny", *arguments],
        cwd=root,
        env=environment(),
        input=typed,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def typed(**answers: str) -> str:
    """What is typed for the questions in turn; Enter where nothing is answered."""
    by_name = {name.split(".")[-1]: name for name in ASKED}
    given = {by_name[name]: answer for name, answer in answers.items()}
    return "".join(f"{given.get(name, '')}\n" for name in ASKED)


def test_asks_and_writes_a_valid_draft(project: Path) -> None:
    answers = typed(
        slik="Vi møtes hver mandag: alle.",
        hemmer="# Noe gikk ikke",
        tittel="Mandagsmøte: «slik» gjør vi",
        språk="nynorsk",
        tema="fadder, øving",
        kontorstørrelse="små",
    )
    result = ny(project, typed=answers)
    assert (result.returncode, result.stdout) == (
        0,
        "Skrev practices/mandagsmote-slik-gjor-vi.md\n",
    )
    for name in ASKED:
        assert QUESTIONS[name].label in result.stderr
    assert "praksis sjekk practices/mandagsmote-slik-gjor-vi.md" in result.stderr
    catalogue = load(project / "practices", TODAY)
    assert catalogue.blocking == ()
    practice = catalogue.by_id["mandagsmote-slik-gjor-vi"]
    assert answers_of(practice, catalogue.vocabulary) == {
        "seksjon.slik": "Vi møtes hver mandag: alle.",
        "seksjon.hemmer": "# Noe gikk ikke",
        "tittel": "Mandagsmøte: «slik» gjør vi",
        "språk": "nn",
        "tema": ["kollegaveiledning", "ferdighetstrening"],
        "kontorstørrelse": ["liten"],
    }
    assert "<!-- Kva utfordring løyser det? Kva var vanskeleg før de byrja? -->" in practice.body


def test_the_same_file_as_the_form_makes(project: Path) -> None:
    assert ny(project, "--tittel", "Kollegatid", "--slik", "Vi møtes.").returncode == 0
    vocabulary = load(project / "practices", TODAY).vocabulary
    made = (project / "practices" / "kollegatid.md").read_bytes()
    values = {"tittel": "Kollegatid", "seksjon.slik": "Vi møtes."}
    assert made == write(values, vocabulary).encode()


def test_a_word_that_is_no_term_is_asked_for_again(project: Path) -> None:
    answers = typed(tittel="Kollegatid", tema="kolegaveiledning\nkollegaveiledning")
    result = ny(project, typed=answers)
    assert result.returncode == 0
    assert "«kolegaveiledning» er ikke blant ordene" in result.stderr
    assert "Mente du «kollegaveiledning»?" in result.stderr


def test_every_question_can_be_answered_by_an_option(project: Path) -> None:
    vocabulary = load(project / "practices", TODAY).vocabulary
    simple = {"line": "Noe", "text": "Noe", "date": "2026-01-02", "source": "rapport-2022"}
    arguments: list[str] = []
    for name in QUESTIONS:
        found = shape(name)
        value = simple.get(found.kind) or next(iter(vocabulary[found.group]))
        arguments += ["--" + name.removeprefix("seksjon.").replace(".", "-"), value]
    result = ny(project, *arguments)
    assert result.returncode == 0, result.stderr
    catalogue = load(project / "practices", TODAY)
    assert set(answers_of(catalogue.by_id["noe"], vocabulary)) == set(QUESTIONS)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--slik", "Noe"], "Skriv hva omtalen skal hete, med --tittel TEKST."),
        (["--tittel", "A", "--tema", "teamledlse"], "Mente du «teamledelse»?"),
        (["--tittel", "A" * 101], "Grensen er 100."),
        (["--tittel", "A", "--id", "Æ ø"], "«Æ ø» kan ikke være en id."),
        (["--tittel", "A", "--id", "morgenmote"], "Det finnes allerede en omtale"),
        (["--tittel", "A", "--id", "gammel"], "Det finnes allerede en omtale"),
        (["--tittel", "A", "--kilder-1-id", "egen-erfaring"], "Feltet «sted» mangler."),
        (["--tittel", "\u200b"], "Feltet «tittel» mangler."),
    ],
)
def test_what_cannot_be_written_is_not(project: Path, arguments: list[str], said: str) -> None:
    (project / "practices" / "morgenmote.md").write_text(write_up(alias="[gammel]"))
    before = sorted((project / "practices").iterdir())
    result = ny(project, *arguments)
    assert result.returncode != 0
    assert said in " ".join(result.stderr.split())
    assert sorted((project / "practices").iterdir()) == before


def test_an_identity_number_is_not_written_and_not_shown(project: Path) -> None:
    number = next(numbers(3, 1))
    before = sorted((project / "practices").iterdir())
    result = ny(project, "--tittel", "Møte", "--slik", f"Bruker {number} kom.")
    assert result.returncode != 0
    assert number not in result.stdout + result.stderr
    assert sorted((project / "practices").iterdir()) == before


def _file(path: Path) -> None:
    path.write_text("Mitt", encoding="utf-8")


def _capitals(path: Path) -> None:
    path.with_name(path.name.upper()).write_text("Mitt", encoding="utf-8")


def _link(path: Path) -> None:
    path.symlink_to(path.parent.parent / "utenfor.md")


def _folder(path: Path) -> None:
    path.mkdir()


@pytest.mark.parametrize("make", [_file, _capitals, _link, _folder])
def test_never_overwrites(project: Path, make: Callable[[Path], None]) -> None:
    make(project / "practices" / "kollegatid.md")
    before = {p: p.is_file() and p.read_bytes() for p in project.rglob("*")}
    result = ny(project, "--tittel", "Kollegatid", "--id", "kollegatid")
    assert result.returncode == 1
    assert {p: p.is_file() and p.read_bytes() for p in project.rglob("*")} == before
    result = ny(project, "--tittel", "Kollegatid")
    assert result.stdout == "Skrev practices/kollegatid-2.md\n"
    assert not (project / "utenfor.md").exists()


def test_of_many_at_once_each_has_its_own_file(project: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        made = list(
            pool.map(lambda n: ny(project, "--tittel", "Likt", "--slik", f"Nr {n}"), range(4))
        )
    written = [r.stdout.removeprefix("Skrev ").strip() for r in made if r.returncode == 0]
    assert len(set(written)) == len(written) >= 1
    for result in made:
        assert result.returncode == 0 or "finnes allerede" in result.stderr


@pytest.mark.parametrize(
    ("title", "taken", "id"),
    [
        ("Felles morgenmøte", set(), "felles-morgenmote"),
        ("Felles morgenmøte", {"felles-morgenmote"}, "felles-morgenmote-2"),
        ("Index", set(), "omtale"),
        ("😀", {"omtale"}, "omtale-2"),
        ("ord " * 20, set(), "-".join(["ord"] * 15)),
        ("a" * 90, set(), "a" * 60),
    ],
)
def test_ids(title: str, taken: set[str], id: str) -> None:
    assert id_of(title, taken) == id


@pytest.mark.parametrize(
    ("repo", "edit", "host", "new", "edited"),
    [
        (
            "https://github.com/nav/x/",
            "edit/main/docs/",
            "GitHub",
            Door("https://github.com/nav/x/new/main/practices", "filename", "value"),
            "https://github.com/nav/x/edit/main/practices/",
        ),
        (
            "https://gitlab.com/nav/x",
            "edit/hoved/docs/",
            "GitLab",
            Door("https://gitlab.com/nav/x/-/new/hoved", "file_name", folder="practices/"),
            "https://gitlab.com/nav/x/-/edit/hoved/practices/",
        ),
        (
            "https://git.nav.no/x",
            "-/edit/a/b/docs/",
            "GitLab",
            Door("https://git.nav.no/x/-/new/a/b", "file_name", folder="practices/"),
            "https://git.nav.no/x/-/edit/a/b/practices/",
        ),
        (
            "https://git.nav.no/x",
            None,
            "siden med filene",
            Door("https://git.nav.no/x/new/main/practices", "filename", "value"),
            "https://git.nav.no/x/edit/main/practices/",
        ),
        (None, None, "", None, ""),
    ],
)
def test_ways(repo: str | None, edit: str | None, host: str, new: Door | None, edited: str) -> None:
    found = ways(repo, edit, "practices", "red@example.org")
    assert (found.host, found.new_file, found.edit) == (host, new, edited)
    assert found.mail == "red@example.org"

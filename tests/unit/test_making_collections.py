"""`praksis samling ny`: from a title, from ids, from a list that somebody shares."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from eksempelsamling.catalogue import load
from eksempelsamling.curated.making import (
    MAX_NOTE,
    MAX_TITLE,
    MOST,
    Answers,
    collection_text,
    wanted,
)
from eksempelsamling.curated.model import Chosen

from tests.conftest import BIN, TODAY, environment, write_up


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ([], ()),
        (["en", "to"], ("en", "to")),
        (["en,to", "en", "tre.md"], ("en", "to", "tre")),
        (["https://x.no/liste/#liste=en,to"], ("en", "to")),
        (["#liste=en%2Cto"], ("en", "to")),
        (["liste=en,,to,"], ("en", "to")),
        (["https://x.no/#tittel=X&liste=en,to&liste=tre"], ("en", "to", "tre")),
        (["https://[x/#liste=en"], ("en",)),
        (["#liste="], ()),
        (["#liste=%3Cscript%3E"], ("<script>",)),
    ],
)
def test_ids_in_what_was_written(words: Sequence[str], ids: Sequence[str]) -> None:
    assert wanted(words).ids == ids


@pytest.mark.parametrize(
    ("words", "title", "notes"),
    [
        (["en", "tittel=X"], "", {}),
        (["#liste=en&tittel=M%C3%B8ter+n%C3%A5&notat.en=Les+f%C3%B8rst"], "Møter nå",
         {"en": "Les først"}),
        (["https://x.no/liste/#tittel=A&liste=en", "#liste=to&tittel=B"], "A", {}),
        (["#liste=en&tittel=", "#liste=to&tittel=B"], "B", {}),
        (["#liste=en&tittel=a%0A%20b%E2%80%AE&notat.en=%00%20"], "a b", {"en": ""}),
        (["#liste=en&notat.en=1&notat.en=2", "#liste=en&notat.en=3"], "", {"en": "1"}),
        (["#liste=en&notat.=x&notat=y"], "", {"": "x"}),
        ([f"#liste=en&tittel={'a' * 999}&notat.en={'%C3%A5' * 999}"], "a" * MAX_TITLE,
         {"en": "å" * MAX_NOTE}),
    ],
)  # fmt: skip
def test_title_and_notes_of_shared_lists(
    words: Sequence[str], title: str, notes: dict[str, str]
) -> None:
    found = wanted(words)
    assert (found.title, found.notes) == (title, notes)


EMPTY = ("\x00", "  ")


@pytest.mark.parametrize("title", ["Ny", 'Sitat: "x" #1', "- x", "{a: b}", "a\n---\nb", *EMPTY])
@pytest.mark.parametrize("answers", [{}, {"unit": 'A: "b"', "role": "# R", "county": "Innlandet"}])
def test_what_is_made_is_a_sound_draft(
    practices: Path, title: str, answers: dict[str, str]
) -> None:
    (practices / "a.md").write_text(write_up(), encoding="utf-8")
    chosen = [Chosen(practice, title) for practice in load(practices, TODAY).practices]
    folder = practices.parent / "docs" / "samlinger"
    folder.mkdir(parents=True)
    text = collection_text(Answers(title, **answers), chosen * MOST, TODAY)
    (folder / "x.md").write_text(text, encoding="utf-8")
    told = {p.code for p in load(practices, TODAY).problems}
    assert told <= {"dobbel-omtale", "flere-problemer"} | (
        {"tom-verdi"} if title in EMPTY else set()
    )
    text = collection_text(Answers(title, **answers), chosen, TODAY)
    (folder / "x.md").write_text(text, encoding="utf-8")
    catalogue = load(practices, TODAY)
    if title not in EMPTY:
        (made,) = catalogue.collections
        assert made.is_draft
        assert [p.id for p in made.practices] == ["a"]
        assert (made.owner is not None) == bool(answers)


def test_it_is_valid_for_a_year() -> None:
    assert "gjelder_til: 2029-02-28" in collection_text(Answers("X"), (), date(2028, 2, 29))


def samling_ny(root: Path, *arguments: str, told: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [BIN / "praksis", "samling", "ny", *arguments],
        cwd=root,
        env=environment(),
        input=told,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_from_a_shared_list_to_a_published_page(project: Path) -> None:
    address = "https://x.no/#liste=morgenmote,morgenmot,borte"
    options = ["--tittel", "Møter", "--for-hvem", "Alle", "--enhet", "Oss", "--rolle", "Leder"]
    result = samling_ny(project, *options, address)
    assert (result.returncode, result.stdout) == (0, "docs/samlinger/moter.md\n")
    assert "Fant ikke omtalen «morgenmot». Mente du «morgenmote»?\n" in result.stderr
    assert "Fant ikke omtalen «borte».\n" in result.stderr
    path = project / "docs" / "samlinger" / "moter.md"
    text = path.read_text(encoding="utf-8").replace("utkast ", "publisert ")
    path.write_text(text.replace("hvorfor:", "hvorfor: Derfor.").replace("<!--", "Les dette."))
    catalogue = load(project / "practices", TODAY)
    assert catalogue.problems == ()
    assert [p.id for p in catalogue.collections[0].practices] == ["morgenmote"]


def test_title_and_notes_of_a_shared_list_are_kept(project: Path) -> None:
    (project / "practices" / "nytt-navn.md").write_text(
        write_up(tittel="Et annet møte", alias="[gammelt-navn]"), encoding="utf-8"
    )
    (project / "practices" / "avlagt.md").write_text(
        write_up(tittel="Avlagt", status="arkivert"), encoding="utf-8"
    )
    address = (
        "https://x.no/liste/#liste=gammelt-navn,avlagt,morgenmote"
        "&tittel=Til+m%C3%B8tet&notat.gammelt-navn=Les+%22alt%22:+%23+ja"
    )
    result = samling_ny(project, "--for-hvem", "", address)
    assert (result.returncode, result.stdout) == (0, "docs/samlinger/til-motet.md\n")
    assert "Omtalen «avlagt» er arkivert, så den er ikke med.\n" in result.stderr
    (made,) = load(project / "practices", TODAY).collections
    assert made.title == "Til møtet"
    chosen = [(c.practice.id, c.why) for part in made.parts for c in part.chosen]
    assert chosen == [("nytt-navn", 'Les "alt": # ja'), ("morgenmote", "")]


def test_it_asks_and_never_overwrites(project: Path) -> None:
    assert samling_ny(project, told="Min samling\nAlle\n").returncode == 0
    path = project / "docs" / "samlinger" / "min-samling.md"
    before = path.read_bytes()
    assert b'for_hvem: "Alle"' in before
    result = samling_ny(project, told="Min samling\nAndre\n")
    assert result.returncode == 2
    assert "docs/samlinger/min-samling.md finnes fra før." in result.stderr
    assert path.read_bytes() == before


def test_a_long_list_of_junk(project: Path) -> None:
    junk = ",".join(f"<b>{n}" for n in range(9_000))
    result = samling_ny(project, "--tittel", "X", "--for-hvem", "Y", f"#liste=morgenmote,{junk}")
    assert result.returncode == 0
    assert "Og 8950 til ble ikke funnet." in result.stderr
    text = (project / "docs" / "samlinger" / "x.md").read_text(encoding="utf-8")
    assert "- id: morgenmote" in text
    assert "<b>" not in text

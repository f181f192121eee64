"""The guides and the references under /bidra/: whole, right, and easy to read."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from eksempelsamling.catalogue import Catalogue, load
from eksempelsamling.checks.prose import lix, sentences
from eksempelsamling.commands import praksis
from eksempelsamling.contributing.questions import QUESTIONS
from eksempelsamling.curated.fields import CollectionHead
from eksempelsamling.fields import Head
from eksempelsamling.json_schema import COLLECTION, WRITE_UP, Kind
from eksempelsamling.messages import ACCEPTABLE, MESSAGES
from eksempelsamling.page import Page
from eksempelsamling.reference.examples import COLLECTION_EXAMPLES, write_up_examples
from eksempelsamling.reference.fields import FieldEntry, entries
from eksempelsamling.reference.messages import message_groups
from eksempelsamling.reference.pages import reference_pages

from tests.conftest import BIN, BODY, HEAD, ROOT, TODAY, collection_text, environment, write_up

GUIDES = sorted((ROOT / "docs" / "bidra").glob("*.md"))
HARDEST = 35
"""LIX; up to 40 is easy. See `checks.prose.lix`."""
LONGEST = 20
"""Words in a sentence."""
OWN = HEAD.replace("id: rapport-2022", "id: egen-erfaring")
"""A head that builds on what somebody did themselves."""
CODE_BLOCK = re.compile(r"^(?: {4}|\t)+\S.*$", re.MULTILINE)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load(ROOT / "practices", TODAY)


@pytest.fixture(scope="module")
def pages(catalogue: Catalogue) -> dict[str, Page]:
    return {page.uri: page for page in reference_pages(catalogue)}


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    """A copy of the real write-ups and collections, for tests that add to them."""
    shutil.copytree(ROOT / "practices", tmp_path / "practices")
    # With the template at hand, its own examples would be told of.
    (tmp_path / "practices" / "_mal.md").unlink()
    shutil.copytree(ROOT / "docs" / "samlinger", tmp_path / "docs" / "samlinger")
    return tmp_path


def every(found: list[FieldEntry]) -> Iterator[FieldEntry]:
    for entry in found:
        yield entry
        yield from every(list(entry.parts))


def properties(model: type[Head | CollectionHead]) -> set[str]:
    """The names of all fields, at all levels, as the raw schema has them."""
    schema = model.model_json_schema()
    nodes = [schema, *schema["$defs"].values()]
    return {name for node in nodes for name in node.get("properties", {})}


# The fields


@pytest.mark.parametrize("kind", [WRITE_UP, COLLECTION], ids=["omtale", "samling"])
def test_every_field_is_on_the_page_and_explained(
    kind: Kind, pages: dict[str, Page], catalogue: Catalogue
) -> None:
    write_ups = kind is WRITE_UP
    examples = write_up_examples() if write_ups else COLLECTION_EXAMPLES
    found = entries(kind, examples, catalogue.vocabulary)
    assert {e.name for e in every(found)} == properties(Head if write_ups else CollectionHead)
    html = pages["bidra/felter.md"].html
    for entry in found:
        assert f'id="{"omtale" if write_ups else "samling"}-{entry.slug}"' in html
    for entry in every(found):
        assert f"<code>{entry.name}</code>" in html
        assert entry.told.endswith("."), entry.name


def test_what_must_be_there_is_said(catalogue: Catalogue) -> None:
    found = {e.name: e for e in entries(WRITE_UP, write_up_examples(), catalogue.vocabulary)}
    assert {name for name, e in found.items() if e.need == "alltid"} == {"tittel", "status"}
    assert {n for n, e in found.items() if e.need == "for å publisere"} == set(WRITE_UP.required)
    assert [(p.name, p.need) for p in found["kontakt"].parts] == [
        ("enhet", "alltid"),
        ("rolle", "alltid"),
    ]
    assert found["tittel"].form == "Høyst 100 tegn."
    assert found["tema"].form == "Ett eller flere ord i klammer, høyst 3."
    assert found["nivå"].form == "Ett eller flere ord i klammer."


def test_every_term_that_may_be_chosen_is_on_the_page(
    pages: dict[str, Page], catalogue: Catalogue
) -> None:
    html = pages["bidra/felter.md"].html
    for group in ("tema", "rolle", "fylke", "grad", "hvordan", "relasjon", "belegg", "status"):
        assert f'id="ord-{group}"' in html
        for term in catalogue.vocabulary[group].values():
            assert f"<code>{term.id}</code>" in html
            assert term.description.split('"')[0] in html


@pytest.mark.parametrize("name", Head.model_fields)
def test_the_example_of_a_field_is_valid(name: str, collection: Path, catalogue: Catalogue) -> None:
    example = write_up_examples()[name]
    assert example.startswith(f"{name}:")
    body = BODY
    if name == "språk":
        for term in catalogue.vocabulary["seksjon"].values():
            body = body.replace(f"## {term.name}\n", f"## {term.name_nn}\n")
    text = write_up(OWN, body, **{name: example.removeprefix(f"{name}:").lstrip(" ")})
    path = collection / "practices" / "eksempel.md"
    path.write_text(text, encoding="utf-8")
    found = load(collection / "practices", TODAY, named=[path])
    assert found.problems == ()
    assert "eksempel" in found.by_id


@pytest.mark.parametrize("name", CollectionHead.model_fields)
def test_the_example_of_a_field_of_a_collection_is_valid(name: str, collection: Path) -> None:
    example = COLLECTION_EXAMPLES[name]
    value = example.removeprefix(f"{name}:").lstrip(" ")
    text = collection_text(**{name: value}).replace("id: morgenmote", "id: laerende-moter")
    (collection / "docs" / "samlinger" / "eksempel.md").write_text(text, encoding="utf-8")
    found = load(collection / "practices", TODAY)
    assert found.problems == ()
    assert "eksempel" in {c.id for c in found.collections}


# The commands


def commands(command: click.Command, name: str) -> Iterator[tuple[str, click.Command]]:
    yield name, command
    if isinstance(command, click.Group):
        for word, below in command.commands.items():
            if not below.hidden:
                yield from commands(below, f"{name} {word}")


@pytest.mark.parametrize(("name", "command"), list(commands(praksis, "praksis")))
def test_every_command_and_option_is_on_the_page(
    name: str, command: click.Command, pages: dict[str, Page]
) -> None:
    html = pages["bidra/kommandoer.md"].html
    _, below = html.split(f'<h2 id="{name.replace(" ", "-")}">{name}</h2>')
    section = below.split("<h2 ")[0]
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, parameter
            for option in parameter.opts:
                assert re.search(rf"<dt><code>{re.escape(option)}\b", section), option
        else:
            assert parameter.human_readable_name.split("]")[0].strip("[] …") in section


def test_the_page_of_commands_says_what_help_says(pages: dict[str, Page]) -> None:
    html = pages["bidra/kommandoer.md"].html
    for part in (
        "praksis sjekk [VALG] [FILER] …",
        "Sjekk omtalene og samlingene, og si hva som må rettes.",
        "praksis samling ny [VALG] [OMTALER] …",
        "[vanligvis: practices]",
        "praksis ny --tittel &#34;Felles morgenmøte&#34;",
    ):
        assert part in html, part


# The messages


def test_every_message_is_on_the_page_with_an_anchor(pages: dict[str, Page]) -> None:
    html = pages["bidra/meldinger.md"].html
    for code in MESSAGES:
        assert html.count(f'<div id="{code}">') == 1, code
    assert "{" not in re.sub(r"<[^>]*>", "", html)


def test_messages_stand_in_the_right_group() -> None:
    groups = {group.id: group.entries for group in message_groups()}

    def codes(severity: str) -> set[str]:
        return {code for code, words in MESSAGES.items() if words.severity == severity}

    warnings = codes("advarsel")
    assert {e.code for e in groups["feil"]} == codes("feil")
    assert {e.code for e in groups["kan-godtas"]} == warnings & ACCEPTABLE
    assert {e.code for e in groups["advarsler"]} == warnings - ACCEPTABLE
    assert {e.code for e in groups["rad"]} == codes("råd")


@pytest.mark.parametrize(
    ("code", "message", "fix"),
    [
        ("mangler-felt", "Feltet «…» mangler.", "Legg til «…: …»."),
        ("yaml-feil", "Hodet kan ikke leses herfra (…).", None),
        ("ugyldig-filnavn", None, "Gi fila navnet «…»: små bokstaver a–z, tall og bindestrek."),
        ("ukjent-verdi", "«…» er ikke en av verdiene for «…».", "Velg en av: …"),
        ("viser-til-arkivert", None, "Slett lenken."),
        ("lang-setning", "Setningen som begynner med «…», er på … ord.", None),
    ],
)
def test_a_message_reads_well_without_its_values(
    code: str, message: str | None, fix: str | None
) -> None:
    (entry,) = (e for group in message_groups() for e in group.entries if e.code == code)
    assert message in (None, entry.message)
    assert fix in (None, entry.fix)


# The guides


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.stem)
def test_a_guide_is_easy_to_read_and_leads_on(path: Path) -> None:
    text = path.read_text(encoding="utf-8").split("\n---\n", 1)[1]
    prose = sentences(CODE_BLOCK.sub("", text))
    value = lix(prose)
    assert value
    assert value <= HARDEST
    assert [s.text for s in prose if s.length > LONGEST and not s.is_row] == []
    last = text.split("\n## ")[-1]
    assert last.startswith("Veien videre\n")
    assert last.count("](") >= 3


def test_every_guide_can_be_found_from_the_first_page_of_contributors() -> None:
    template = ROOT / "plugins" / "eksempelsamling" / "templates" / "contribute.html"
    linked = set(re.findall(r'href\("bidra/([\w-]+)/"\)', template.read_text(encoding="utf-8")))
    assert {path.stem for path in GUIDES} <= linked
    assert {"felter", "kommandoer", "meldinger"} <= linked


def test_the_guide_to_the_talk_names_the_questions_of_the_form() -> None:
    text = (ROOT / "docs" / "bidra" / "tjue-minutter.md").read_text(encoding="utf-8")
    table = text.split("## Skriv det inn i skjemaet")[1].split("\n## ")[0]
    labels = {q.label for q in QUESTIONS.values()} | {"Hva vet dere, og hva vet dere ikke?"}
    rows = [line.split("|")[2].strip() for line in table.splitlines() if line.startswith("| ")]
    assert set(rows[1:]) <= labels
    assert {q.label for q in QUESTIONS.values() if q.required} <= set(rows)


def shown_commands() -> list[str]:
    """Every `praksis` command a guide shows, in a block or within a sentence."""
    texts = [path.read_text(encoding="utf-8") for path in GUIDES]
    return sorted({
        found.strip()
        for text in texts
        for found in re.findall(r"(?:^ +|`)\.venv/bin/(praksis[^`\n]*)", text, re.MULTILINE)
        if found != "praksis"
    })  # fmt: skip


def test_the_guides_show_commands() -> None:
    assert len(shown_commands()) >= 4


@pytest.mark.parametrize("shown", shown_commands())
def test_a_command_in_a_guide_works(shown: str, collection: Path) -> None:
    program, *arguments = shown.split()
    result = subprocess.run(
        [BIN / program, *arguments],
        cwd=collection,
        env=environment(),
        input="Svar\n" * 4 + "\n" * 20,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert result.returncode == 0, result.stderr


def test_make_has_the_targets_that_guides_name() -> None:
    made = (ROOT / "Makefile").read_text(encoding="utf-8")
    texts = "".join(path.read_text(encoding="utf-8") for path in GUIDES)
    named = set(re.findall(r"`make (\w+)`", texts))
    assert named
    for target in named:
        assert f"\n{target}:" in made


def test_warnings_are_accepted_as_the_guide_shows(collection: Path) -> None:
    guide = (ROOT / "docs" / "bidra" / "skriv-selv.md").read_text(encoding="utf-8")
    (in_text,) = re.findall(r"^    (<!-- godta: .* -->)$", guide, re.MULTILINE)
    (in_head,) = re.findall(r"^    (# godta: .*)$", guide, re.MULTILINE)
    plain = write_up(OWN, BODY.replace("Et rom. [1]", "Et rom. Ring 22 33 44 55. [1]"))
    plain = plain.replace("rolle: Redaktør", "rolle: Kari Nordmann")
    path = collection / "practices" / "eksempel.md"
    path.write_text(plain, encoding="utf-8")
    told = load(collection / "practices", TODAY, named=[path]).problems
    assert {p.code for p in told} == {"telefonnummer", "navn-på-person"}
    accepted = plain.replace("Et rom.", f"{in_text}\nEt rom.").replace(
        "  rolle: Kari", f"  {in_head}\n  rolle: Kari"
    )
    path.write_text(accepted, encoding="utf-8")
    assert load(collection / "practices", TODAY, named=[path]).problems == ()

"""The commands for collections: `praksis samling …`.

What a command works with is loaded when it runs, so that none waits for the others.
"""
# ruff: noqa: PLC0415 – see above

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from eksempelsamling.options import practices_option

if TYPE_CHECKING:
    from eksempelsamling.catalogue import Catalogue
    from eksempelsamling.curated.making import Wanted
    from eksempelsamling.curated.model import Chosen


@click.group(options_metavar="[VALG]", subcommand_metavar="KOMMANDO …")
def samling() -> None:
    """Samlinger av omtaler."""


@samling.command(options_metavar="[VALG]")
@click.argument("words", metavar="[OMTALER] …", nargs=-1)
@click.option("--tittel", metavar="TEKST", help="Hva samlingen skal hete.")
@click.option("--for-hvem", metavar="TEKST", help="Hvem samlingen er for.")
@click.option("--enhet", metavar="TEKST", default="", help="Enheten som gir den ut.")
@click.option("--fylke", metavar="FYLKE", default="", help="Fylket som gir den ut.")
@click.option("--rolle", metavar="TEKST", default="", help="Rollen som svarer for den.")
@click.option("--navn", metavar="NAVN", help="Filnavnet uten .md. Vanligvis laget av tittelen.")
@practices_option
def ny(
    words: tuple[str, ...],
    folder: Path,
    *,
    tittel: str | None,
    for_hvem: str | None,
    enhet: str,
    fylke: str,
    rolle: str,
    navn: str | None,
) -> None:
    """Lag en ny samling, som du fyller ut.

    OMTALER er id-ene til omtalene som skal være med, eller adressen til en liste som noen har
    delt. Da blir notatene i lista med. Fila blir et utkast i docs/samlinger. En fil som er der
    fra før, blir aldri endret.
    """
    from eksempelsamling.catalogue import load
    from eksempelsamling.curated.loading import folder_of
    from eksempelsamling.curated.making import Answers, collection_text, wanted
    from eksempelsamling.reading import display_path
    from eksempelsamling.words import MAX_ID, is_id, slug

    asked = wanted(words)
    tittel = tittel or asked.title or click.prompt("Tittel")
    if for_hvem is None:
        for_hvem = click.prompt("Hvem er den for?")
    id = navn or slug(tittel)[:MAX_ID].strip("-")
    if not is_id(id) or len(id) > MAX_ID:
        raise click.UsageError(
            f"«{id}» kan ikke være et filnavn. Velg et annet med --navn: små bokstaver a–z, tall "
            "og bindestrek."
        )
    try:
        catalogue = load(folder)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    if fylke and not catalogue.vocabulary.get("fylke", fylke):
        near = catalogue.vocabulary.nearest("fylke", fylke)
        meant = f" Mente du «{near}»?" if near else ""
        raise click.UsageError(f"«{fylke}» er ikke et fylke i _vokabular.yml.{meant}")
    chosen = _chosen(asked, catalogue)
    path = folder_of(folder) / f"{id}.md"
    answers = Answers(tittel, for_hvem, fylke, enhet, rolle)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(collection_text(answers, chosen, catalogue.today))
    except FileExistsError as error:
        raise click.UsageError(
            f"{display_path(path)} finnes fra før. Velg et annet navn med --navn."
        ) from error
    except OSError as error:
        raise click.UsageError(f"Kan ikke skrive {display_path(path)}.") from error
    click.echo(display_path(path))
    click.echo("Fyll den ut, og kjør: praksis sjekk", err=True)


def _chosen(asked: Wanted, catalogue: Catalogue) -> list[Chosen]:
    """The write-ups that were named; what cannot be in a collection is told."""
    from eksempelsamling.curated.making import MOST
    from eksempelsamling.curated.model import Chosen
    from eksempelsamling.problems import MAX_PER_FILE
    from eksempelsamling.words import did_you_mean, printable

    found: dict[str, Chosen] = {}
    unknown = []
    for name in asked.ids:
        practice = catalogue.find(name)
        if practice is None:
            unknown.append(name)
        elif practice.is_archived:
            click.echo(f"Omtalen «{practice.id}» er arkivert, så den er ikke med.", err=True)
        else:
            found.setdefault(practice.id, Chosen(practice, asked.notes.get(name, "")))
    for name in unknown[:MAX_PER_FILE]:
        meant = did_you_mean(name, sorted(catalogue.by_id))
        click.echo(f"Fant ikke omtalen «{printable(name, 80)}». {meant}".rstrip(), err=True)
    if len(unknown) > MAX_PER_FILE:
        click.echo(f"Og {len(unknown) - MAX_PER_FILE} til ble ikke funnet.", err=True)
    if len(found) > MOST:
        click.echo(f"Bare de {MOST} første er med.", err=True)
    return list(found.values())[:MOST]

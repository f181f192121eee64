"""The command `praksis`, for those who write and those who edit."""

from __future__ import annotations

import gettext
import io
import os
import sys
from pathlib import Path

import click

from eksempelsamling.catalogue import load
from eksempelsamling.i18n import LOCALES
from eksempelsamling.problems import REPORTERS, Problem
from eksempelsamling.reading import display_path

PROBLEMS_FOUND = 1


# click asks gettext for its own words; ours are beside the other texts.
gettext.bindtextdomain("messages", LOCALES)
os.environ["LANGUAGE"] = "nb"
for stream in (sys.stdout, sys.stderr):
    if isinstance(stream, io.TextIOWrapper):  # an old console cannot write every character
        stream.reconfigure(errors="replace")


@click.group(
    context_settings={"help_option_names": ["--help", "-h"]},
    options_metavar="[VALG]",
    subcommand_metavar="KOMMANDO …",
)
@click.version_option(package_name="eksempelsamling", prog_name="praksis")
def main() -> None:
    """Verktøy for Eksempelsamlingen."""


def _existing_folder(_context: click.Context, _parameter: click.Parameter, folder: Path) -> Path:
    if not folder.is_dir():
        raise click.UsageError(
            f"Fant ikke mappa «{folder}». Stå i mappa eksempelsamling når du kjører kommandoen, "
            "eller si hvor omtalene er, med --practices MAPPE."
        )
    return folder


practices_option = click.option(
    "--practices",
    "folder",
    metavar="MAPPE",
    default="practices",
    show_default=True,
    type=click.Path(path_type=Path),
    callback=_existing_folder,
    help="Mappa med omtaler.",
)


@main.command(options_metavar="[VALG]")
@click.argument(
    "files", metavar="[FILER] …", nargs=-1, type=click.Path(exists=True, path_type=Path)
)
@click.option(
    "--format",
    "reporter",
    type=click.Choice(list(REPORTERS)),
    metavar="FORMAT",
    default="text",
    show_default=True,
    help="text (for mennesker), json (for programmer) eller github (merknader på linjene).",
)
@practices_option
def sjekk(files: tuple[Path, ...], reporter: str, folder: Path) -> None:
    """Sjekk omtalene, og si hva som må rettes.

    Uten FILER sjekkes alt. Med FILER sjekkes alt også, men bare det som gjelder dem, blir vist.
    Avslutter med 0 når alt er i orden, 1 når noe må rettes, og 2 ved feil bruk.
    """
    try:
        catalogue = load(folder)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    problems = _only(catalogue.problems, files, folder)
    output = REPORTERS[reporter](problems)
    if output:
        click.echo(output)
    blocking = sum(p.blocking for p in problems)
    if reporter == "text":
        click.echo(_summary(blocking, len(problems) - blocking, len(catalogue.practices)), err=True)
    raise SystemExit(PROBLEMS_FOUND if blocking else 0)


def _only(
    problems: tuple[Problem, ...], files: tuple[Path, ...], folder: Path
) -> tuple[Problem, ...]:
    """The problems of the named files; all of them when none is named."""
    if not files:
        return problems
    for file in files:
        if not Path(os.path.abspath(file)).is_relative_to(Path(os.path.abspath(folder))):
            raise click.UsageError(
                f"{display_path(file)} ligger ikke i «{display_path(folder)}». Flytt fila dit, "
                "eller si hvor omtalene er, med --practices MAPPE."
            )
    named = [display_path(file) for file in files]
    shared = display_path(folder) + "/_"  # what is wrong there is wrong for every file
    return tuple(
        p
        for p in problems
        if p.path.startswith(shared)
        or any(p.path == n or p.path.startswith(f"{n}/") for n in named)
    )


def _summary(blocking: int, warnings: int, practices: int) -> str:
    if not blocking and not warnings:
        checked = "1 omtale" if practices == 1 else f"{practices} omtaler"
        return f"Alt i orden. {checked} er sjekket."
    told = []
    if blocking:
        told.append(f"{blocking} må rettes" if blocking > 1 else "Én ting må rettes")
    if warnings:
        told.append(f"{warnings} å tenke på")
    return ", ".join(told) + "."

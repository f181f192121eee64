"""The commands of `praksis`, for those who write and those who edit.

What a command works with is loaded when it runs, so that none waits for the others.
"""
# ruff: noqa: PLC0415 – see above

from __future__ import annotations

import copy
import gc
import gettext
import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from eksempelsamling.contributing.command import answer_options, new
from eksempelsamling.curated.commands import samling
from eksempelsamling.options import existing_folder, practices_option
from eksempelsamling.problems import ERROR, WARNING, Problem
from eksempelsamling.reporters import REPORTERS
from eksempelsamling.search import cache
from eksempelsamling.search.plain import PRACTICES
from eksempelsamling.words import printable

if TYPE_CHECKING:
    from eksempelsamling.curated.model import Collection
    from eksempelsamling.model import Practice

PROBLEMS_FOUND = 1
Written = TypeVar("Written", "Practice", "Collection")
LOCALES = Path(__file__).with_name("locale")


# click asks gettext for its own words; ours are beside the other texts.
gettext.bindtextdomain("messages", LOCALES)
os.environ["LANGUAGE"] = "nb"


@click.group(
    context_settings={"help_option_names": ["--help", "-h"]},
    options_metavar="[VALG]",
    subcommand_metavar="KOMMANDO …",
)
@click.version_option(package_name="eksempelsamling", prog_name="praksis")
def praksis() -> None:
    """Verktøy for Eksempelsamlingen."""


praksis.add_command(samling)


@praksis.command(options_metavar="[VALG]")
@click.argument("files", metavar="[FILER] …", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--fix",
    is_flag=True,
    help="Rett det som er trygt: mellomrom, linjeskift, rekkefølgen på feltene og datoens form.",
)
@click.option(
    "--streng",
    is_flag=True,
    help="Avslutt med 1 også når det er advarsler, for redaksjonen.",
)
@click.option("--lesbarhet", is_flag=True, help="Vis lesbarheten (LIX) for hver omtale.")
@click.option(
    "--format",
    "reporter",
    type=click.Choice(list(REPORTERS)),
    metavar="FORMAT",
    default="text",
    show_default=True,
    help="text (for mennesker), json (for programmer), github eller gitlab (merknader på linjene) "
    "eller markdown (oppsummering).",
)
@practices_option
def sjekk(
    files: tuple[Path, ...],
    reporter: str,
    folder: Path,
    *,
    fix: bool,
    streng: bool,
    lesbarhet: bool,
) -> None:
    """Sjekk omtalene og samlingene, og si hva som må rettes.

    Uten FILER sjekkes alt. Med FILER vises bare det som gjelder dem, også hvilke andre omtaler
    de ligner på. En feil må rettes. En advarsel skal rettes, eller godtas med en grunn. Et råd
    kan gjøre teksten bedre.

    Avslutter med 0 når alt er i orden, 1 når noe må rettes, og 2 ved feil bruk.
    """
    from eksempelsamling.catalogue import load
    from eksempelsamling.checks import report

    gc.disable()  # everything that is read is kept to the end, which is soon
    _check_files(files, folder)
    if fix:
        for line in report.mended(files, folder):
            click.echo(line, err=True)
    try:
        catalogue = load(folder, named=files)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    problems = _only(catalogue.problems, files, folder)
    output = REPORTERS[reporter](problems)
    if output:
        click.echo(output)
    if reporter == "text":
        shown = _named(catalogue.practices, files)
        if lesbarhet or files:
            for line in report.readability(shown):
                click.echo(line, err=True)
        collections = _named(catalogue.collections, files)
        click.echo(report.summary(problems, len(shown), len(collections)), err=True)
    stopping = (ERROR, WARNING) if streng else (ERROR,)
    raise SystemExit(PROBLEMS_FOUND if any(p.severity in stopping for p in problems) else 0)


def _check_files(files: tuple[Path, ...], folder: Path) -> None:
    """What is named must be there, and among the write-ups or the collections."""
    from eksempelsamling.curated.loading import folder_of
    from eksempelsamling.reading import display_path

    places = [Path(os.path.abspath(place)) for place in (folder, folder_of(folder))]
    for file in files:
        if not file.exists():
            raise click.UsageError(f"Fant ikke «{display_path(file)}».")
        if not any(Path(os.path.abspath(file)).is_relative_to(place) for place in places):
            raise click.UsageError(
                f"{display_path(file)} ligger ikke i «{display_path(folder)}». Flytt fila dit, "
                "eller si hvor omtalene er, med --practices MAPPE."
            )


def _named(texts: Iterable[Written], files: tuple[Path, ...]) -> list[Written]:
    """The sound texts that were asked for; all when no file is named."""
    from eksempelsamling.reading import display_path

    names = [display_path(file) for file in files]
    return [
        text
        for text in texts
        if not names or any(text.path == name or text.path.startswith(f"{name}/") for name in names)
    ]


def _only(
    problems: tuple[Problem, ...], files: tuple[Path, ...], folder: Path
) -> tuple[Problem, ...]:
    """The problems of the named files; all of them when none is named."""
    from eksempelsamling.reading import display_path

    if not files:
        return problems
    named = [display_path(file) for file in files]
    shared = display_path(folder) + "/_"  # what is wrong there is wrong for every file
    return tuple(
        p
        for p in problems
        if p.path.startswith(shared)
        or any(p.path == n or p.path.startswith(f"{n}/") for n in named)
    )


@praksis.command(options_metavar="[VALG]")
@answer_options
@click.option("--id", metavar="ID", default="", help="Filnavnet uten .md. Lages av tittelen.")
@practices_option
def ny(folder: Path, id: str, **given: tuple[str, ...]) -> None:
    """Lag fila til en ny omtale.

    Uten VALG blir du spurt om det viktigste. Gir du ett eller flere valg, blir du ikke spurt om
    noe. Fila er et utkast, og skriver aldri over en som finnes.

    Eksempel: praksis ny --tittel "Felles morgenmøte" --slik "Vi møtes daglig"
    """
    new(folder, id, given)


FACET_OPTIONS = {
    "tema": "Bare om et tema.",
    "kontorstørrelse": "Bare det som passer kontorer av en størrelse.",
    "evidens": "Bare med en type kunnskapsgrunnlag.",
    "rolle": "Bare for en rolle.",
    "nivå": "Bare på et nivå.",
    "modenhet": "Bare så langt praksisen er kommet.",
    "fylke": "Bare fra et fylke.",
    "språk": "Bare på et språk: nb eller nn.",
}
"""The filters, with what `--help` says of each."""


def facet_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add an option for each facet; they come as keywords by the name of the facet."""
    for facet, told in reversed(FACET_OPTIONS.items()):
        option = click.option(f"--{facet}", facet, metavar="VERDI", multiple=True, help=told)
        command = option(command)
    return command


# The query language has words that begin with "-", so what is not an option is part of the query.
@praksis.command(
    "søk",
    options_metavar="[VALG]",
    context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]},
)
@click.argument("words", metavar="[ORD] …", nargs=-1)
@facet_options
@click.option("--limit", metavar="ANTALL", type=int, help="Høyst så mange treff. Vanligvis 10.")
@click.option("--json", "as_json", is_flag=True, help="Skriv treffene som JSON, for programmer.")
@click.option(
    "--batch", is_flag=True, help="Les én spørring per linje, og skriv en liste med id-er for hver."
)
@click.option(
    "--documents",
    metavar="FIL",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Søk i tekstene i en fil med ett JSON-objekt per linje, i stedet for i omtalene.",
)
@click.option(
    "--practices",
    "folder",
    metavar="MAPPE",
    default=PRACTICES,
    show_default=True,
    type=click.Path(path_type=Path),
    help="Mappa med omtaler.",
)
@click.pass_context
def sok(
    context: click.Context,
    /,
    words: tuple[str, ...],
    folder: Path,
    documents: Path | None,
    limit: int | None,
    *,
    as_json: bool,
    batch: bool,
    **filters: tuple[str, ...],
) -> None:
    """Søk i samlingen.

    Skriv vanlige ord, på bokmål eller nynorsk. Et valg kan gjentas: --tema A --tema B gir
    begge. I selve søket kan du også skrive tema:teamledelse, "ord i rekkefølge", -ord eller
    IKKE for å utelate, og gjennomgått:[2025 TO] for datoer.

    Eksempel: praksis søk 'evidens:forskningsbasert -tema:nyansatte lærende møter'
    """
    from eksempelsamling.search import command, show
    from eksempelsamling.search.collection import Collection, QueryError

    text = _query(words, batch=batch, filtered=any(filters.values()))
    if not documents:
        existing_folder(context, context.command.params[0], folder)
    if limit is not None and limit < 1:
        raise click.UsageError("--limit må være 1 eller mer.")
    try:
        collection = Collection(folder, documents)
        if batch:
            most = limit or command.BATCH_LIMIT
            for line in command.batch(collection, sys.stdin.buffer, filters, most):
                click.echo(line)
                sys.stdout.flush()
            return
        styled = cache.is_styled() and not as_json
        found = show.told(collection, text, filters, limit, as_json=as_json, styled=styled)
    except QueryError as error:
        raise click.UsageError(str(error)) from error
    except (OSError, ValueError, RecursionError) as error:
        if not documents:
            raise click.UsageError(str(error)) from error
        raise click.UsageError(
            f"Kan ikke søke i «{documents}» ({printable(str(error), 100)}). Hver linje skal være "
            "et JSON-objekt med id, title, summary og body."
        ) from error
    output, notes = found
    click.echo(output, nl=False)
    click.echo(notes, nl=False, err=True)
    cache.remember(sys.argv[1:], collection.shelf, collection.key, collection.valid_for, found)


_ALIAS = copy.copy(sok)  # for keyboards without ø; one line in the list of commands is enough
_ALIAS.hidden = True
praksis.add_command(_ALIAS, "sok")


def _query(words: tuple[str, ...], *, batch: bool, filtered: bool) -> str:
    """The query; what looks like an option is one that was misspelt."""
    for word in words:
        if word.startswith("--"):
            raise click.NoSuchOption(word.split("=")[0], possibilities=_near(word))
    text = " ".join(words)
    if not text.strip() and not batch and not filtered:
        raise click.UsageError("Skriv hva du leter etter, for eksempel: praksis søk lærende møter")
    return text


def _near(word: str) -> list[str]:
    from eksempelsamling.words import nearest

    found = nearest(word, [o for p in sok.params for o in p.opts if o.startswith("--")])
    return [found] if found else []

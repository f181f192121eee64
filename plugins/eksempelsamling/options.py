"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path

import click

from eksempelsamling.search.plain import PRACTICES


def existing_folder(_context: click.Context, _parameter: click.Parameter, folder: Path) -> Path:
    """The folder, or a message on how to name it.

    Raises:
        click.UsageError: it is not there.

    """
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
    default=PRACTICES,
    show_default=True,
    type=click.Path(path_type=Path),
    callback=existing_folder,
    help="Mappa med omtaler.",
)

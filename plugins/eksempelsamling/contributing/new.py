"""Writing the file of a new draft, never over another."""

from __future__ import annotations

from pathlib import Path

from eksempelsamling.catalogue import Catalogue
from eksempelsamling.contributing.naming import id_of
from eksempelsamling.contributing.questions import Values
from eksempelsamling.contributing.writing import write
from eksempelsamling.fields import Rules
from eksempelsamling.lint import lint
from eksempelsamling.problems import Problem
from eksempelsamling.reading import display_path, read_document
from eksempelsamling.schema import validate
from eksempelsamling.words import is_id


class CannotWriteError(Exception):
    """The reason, for the one who asked for the file."""


def create(values: Values, catalogue: Catalogue, id: str = "") -> Path:
    """Write a draft with the answers `values`, and return its path.

    Args:
        values: the answers; `tittel` among them.
        catalogue: the collection it becomes part of.
        id: the wanted name, without ".md"; empty: made from the title.

    Raises:
        CannotWriteError: the name is taken or cannot be an address, or the file cannot be made.

    """
    taken = names_taken(catalogue)
    if id and not is_id(id):
        raise CannotWriteError(
            f"«{id}» kan ikke være en id. Bruk små bokstaver a–z, tall og bindestrek."
        )
    if id in taken:
        raise CannotWriteError(f"Det finnes allerede en omtale med id «{id}». Velg en annen.")
    path = catalogue.folder / f"{id or id_of(str(values['tittel']), taken)}.md"
    text = write(values, catalogue.vocabulary)
    if problems := _blocking(text, path, catalogue):
        told = "\n".join(f"{p.message} {p.fix}" for p in problems)
        raise CannotWriteError(f"Fila ble ikke laget, fordi noe må rettes først.\n{told}")
    try:
        # "x" makes the file or fails, also at a link to nowhere and when two write at once.
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError as error:
        raise CannotWriteError(f"Fila {display_path(path)} finnes allerede.") from error
    except OSError as error:
        raise CannotWriteError(
            f"Kan ikke lagre {display_path(path)} ({error.strerror or error})."
        ) from error
    return path


def _blocking(text: str, path: Path, catalogue: Catalogue) -> list[Problem]:
    """What would stop the file from being read."""
    document, problems = read_document(text.encode(), display_path(path))
    if document:
        rules = Rules(catalogue.vocabulary, catalogue.today)
        problems += validate(document, path.stem, rules)[1]
        problems += lint(document, catalogue.vocabulary, catalogue.links)
    return [found for found in problems if found.blocking]


def names_taken(catalogue: Catalogue) -> set[str]:
    """Ids in use and in use before, and names of files there are, however they are spelled."""
    files = {path.stem.casefold() for path in catalogue.folder.iterdir()}
    aliases = {alias for p in catalogue.practices for alias in p.aliases}
    return files | aliases | set(catalogue.by_id)

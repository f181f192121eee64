"""The files of the folder, each on its way to becoming a write-up."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from eksempelsamling.checks import identity
from eksempelsamling.fields import Rules
from eksempelsamling.links import PICTURES
from eksempelsamling.model import Practice
from eksempelsamling.problems import Position, Problem, problem
from eksempelsamling.reading import Document, display_path, read_bytes, read_document
from eksempelsamling.schema import validate
from eksempelsamling.words import MAX_ID, is_id, nfc, slug
from eksempelsamling.yamltree import Location


@dataclass
class WrittenFile:
    """One Markdown file on its way to becoming a practice."""

    id: str
    path: str
    document: Document | None = None
    practice: Practice | None = None
    problems: list[Problem] = field(default_factory=list)

    def texts(self, *pattern: str | None) -> list[tuple[Location, str]]:
        """Texts of the head, also of one that did not validate."""
        return list(self.document.head.texts(*pattern)) if self.document else []

    def tell(self, location: Location, code: str, **values: object) -> None:
        """A problem at a place in the head."""
        assert self.document is not None
        at = self.document.head.position(location)
        self.problems.append(problem(self.path, at, code, **values))


def markdown_files(folder: Path) -> Iterator[Path]:
    """Every `.md` below `folder` that is not ours (`_…`) or hidden, in a fixed order."""
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith((".", "_")))
        for name in sorted(names):
            if name.lower().endswith(".md") and not name.startswith((".", "_")):
                yield Path(where, name)


def read_file(path: Path, folder: Path, rules: Rules) -> WrittenFile:
    """One file, as far as it can be read, with what is wrong in it alone."""
    name = nfc(path.name)
    file = WrittenFile(nfc(path.stem), display_path(path))
    start = Position()
    if any(identity.spans(str(path.relative_to(folder)))):
        file.problems.append(problem(file.path, start, "fødselsnummer-i-filnavn"))
        return file
    if path.parent != folder:
        values = {"mappe": folder.name, "navn": name}
        file.problems.append(problem(file.path, start, "feil-mappe", **values))
    if not is_id(file.id) or len(file.id) > MAX_ID or path.suffix != ".md":
        meant = f"{_id_like(file.id)}.md"
        values = {"navn": name, "forslag": meant}
        file.problems.append(problem(file.path, start, "ugyldig-filnavn", **values))
    data, problems = read_bytes(path, folder)
    file.problems += problems
    if data is None:
        return file
    file.document, problems = read_document(data, file.path)
    file.problems += problems
    if file.document:
        file.practice, problems = validate(file.document, file.id, rules)
        file.problems += problems
    return file


def _id_like(name: str) -> str:
    meant = slug(name)[:MAX_ID].strip("-")
    return meant if is_id(meant) else f"{meant}-omtale".strip("-")


def stray_files(folder: Path) -> list[Problem]:
    """Files beside the write-ups that nobody reads, such as `omtale.md.txt`."""
    files = [path for path in sorted(folder.iterdir()) if path.is_file()]
    strays = [
        problem(display_path(path), Position(), "ukjent-fil", navn=nfc(path.name))
        for path in files
        if not path.name.startswith((".", "_")) and not path.name.lower().endswith(".md")
    ]
    others = [p for p in files if not p.name.lower().endswith(".md")]
    pictures = sorted((folder / PICTURES).glob("*"))
    return strays + [
        problem(display_path(path), Position(), "fødselsnummer-i-filnavn")
        for path in [*others, *pictures]
        if any(identity.spans(nfc(path.name)))
    ]

"""Bytes → head, body, and where each key stands.

Nothing here knows what the fields mean. Whatever the bytes are, the result is a `Document`, or
problems with a position; never an exception.
"""

from __future__ import annotations

import contextlib
import os
import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from frontmatter.default_handlers import YAMLHandler

from eksempelsamling.checks import identity
from eksempelsamling.problems import Position, Problem, problem
from eksempelsamling.words import nfc, printable
from eksempelsamling.yamltree import Tree, read_yaml

MAX_BYTES = 1_000_000
"""Largest file that is read, in bytes. A write-up of 700 words is about 6,000."""

_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff"
    "\ufffe\uffff]"
)
"""Control characters, and those that hide text or turn its direction."""
_CONFLICT = re.compile(r"^(?:<{7}|>{7})(?: |\r?$)", re.MULTILINE)
_HANDLER = YAMLHandler()


@dataclass(frozen=True, slots=True)
class Document:
    """One Markdown file with a YAML head."""

    path: str
    """As shown to people: relative to where the command ran."""
    head: Tree
    body: str
    """Markdown after the head, with `\\n` line ends, in NFC."""
    body_line: int
    """The 1-based line in the file on which `body` begins."""
    source: str = ""
    """The whole file, as `body` is: for what stands between the values of the head."""


def read_bytes(path: Path, root: Path) -> tuple[bytes | None, list[Problem]]:
    """The content of `path`, unless it leads out of `root`, is too large, or is not a file."""
    shown = display_path(path)
    start = Position()
    try:
        if not path.resolve(strict=True).is_relative_to(root.resolve()):
            return None, [problem(shown, start, "symbolsk-lenke")]
        info = path.stat()
        if not stat.S_ISREG(info.st_mode):
            return None, [problem(shown, start, "kan-ikke-lese", grunn="ikke en vanlig fil")]
        if info.st_size > MAX_BYTES:
            size = f"{info.st_size / 1e6:.1f}".replace(".", ",")
            return None, [problem(shown, start, "for-stor-fil", størrelse=size)]
        return path.read_bytes(), []
    except FileNotFoundError:
        reason = "den er en lenke til en fil som ikke finnes"
    except PermissionError:
        reason = "du har ikke lesetilgang"
    except (OSError, RuntimeError):  # RuntimeError: links in a ring, before Python 3.13
        reason = "den er skadet eller lenker til seg selv"
    return None, [problem(shown, start, "kan-ikke-lese", grunn=reason)]


def decode(data: bytes, path: str) -> tuple[str | None, list[Problem]]:
    """UTF-8 with or without a BOM → NFC text with Unix line ends.

    A text with an identity number is not read further: nothing that is told of it can then hold
    the number.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig", "replace")
        byte = f"0x{data[error.start]:02X}"
        return None, [problem(path, _end_of(before), "ikke-utf8", byte=byte)]
    text = nfc(text.replace("\r\n", "\n").replace("\r", "\n"))
    if not text.strip():
        return None, [problem(path, Position(), "tom-fil")]
    starts = [found.start() for found in _CONTROL.finditer(text)]
    problems = [
        problem(path, at, "ugyldig-tegn", tegn=f"U+{ord(text[start]):04X}")
        for start, at in zip(starts, _positions(text, starts), strict=True)
    ]
    numbers = [start for start, _ in identity.spans(text)]
    problems += [problem(path, at, "fødselsnummer") for at in _positions(text, numbers)]
    return (None if problems else text), problems


def read_document(data: bytes, path: str) -> tuple[Document | None, list[Problem]]:
    """Split a write-up or a collection into head and body.

    `path` is only used in the problems. Source of the head's form: python-frontmatter.
    """
    text, problems = decode(data, path)
    if text is None:
        return None, problems
    if conflict := _conflict(text, path):
        return None, [conflict]
    opening = YAMLHandler.FM_BOUNDARY.match(text)
    if not opening:
        return None, [problem(path, Position(), "mangler-hode")]
    try:
        head, body = _HANDLER.split(text)
    except ValueError:
        return None, [problem(path, Position(), "uavsluttet-hode")]
    tree, problems = read_yaml(head, path, 1 + opening[0].count("\n"))
    if tree is None:
        return None, problems
    if not isinstance(tree.value, dict):
        code = "mangler-hode" if tree.value is None else "ikke-felter"
        return None, [problem(path, tree.position(()), code)]
    body_line = 1 + text[: len(text) - len(body)].count("\n")
    return Document(path, tree, body, body_line, text), problems


def _conflict(text: str, path: str) -> Problem | None:
    """The first mark git leaves where two changes meet; all between them stands twice."""
    if ("<<<<<<<" in text or ">>>>>>>" in text) and (found := _CONFLICT.search(text)):
        line = 1 + text.count("\n", 0, found.start())
        return problem(path, Position(line, 1), "to-versjoner")
    return None


def read_yaml_file(path: Path, root: Path) -> tuple[Tree | None, list[Problem]]:
    """One of the collection's own YAML files, such as `_vokabular.yml`."""
    shown = display_path(path)
    if not path.exists():
        return None, [problem(shown, Position(), "mangler-fil", navn=path.name)]
    data, problems = read_bytes(path, root)
    if data is None:
        return None, problems
    text, problems = decode(data, shown) if data.strip() else ("", [])
    if text is None:
        return None, problems
    if conflict := _conflict(text, shown):
        return None, [conflict]
    tree, problems = read_yaml(text, shown)
    if tree is not None and not tree.value:
        return None, [problem(shown, Position(), "tomt-register")]
    return tree, problems


def display_path(path: Path) -> str:
    """`path` as a contributor knows it: relative to the current folder when it is below it.

    Without identity numbers; a file with one in its name is not published under any name.
    """
    absolute = Path(os.path.abspath(path))
    with contextlib.suppress(ValueError):
        absolute = absolute.relative_to(Path.cwd())
    return printable(identity.redacted(nfc(absolute.as_posix())))


def _positions(text: str, offsets: Iterable[int]) -> Iterator[Position]:
    """Line and column of each of `offsets`, which are in order."""
    line, start = 1, 0
    for offset in offsets:
        line += text.count("\n", start, offset)
        start = offset
        yield Position(line, offset - text.rfind("\n", 0, offset))


def _end_of(text: str) -> Position:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return Position(text.count("\n") + 1, len(text) - (text.rfind("\n") + 1) + 1)

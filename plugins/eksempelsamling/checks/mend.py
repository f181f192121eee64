"""What `praksis sjekk --fix` mends by itself: how a file is written, never what it says.

Spaces that nobody sees, line ends, letters and marks apart, the order of the fields, and a date
written the Norwegian way. Comments and wording stay as they are. Every change is tried on its
own, and kept only when the file then reads the same as before; so what is odd enough to be read
otherwise is left to its writer.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from eksempelsamling.fields import Head, norwegian_date
from eksempelsamling.markup import render as rendered
from eksempelsamling.markup import sections
from eksempelsamling.reading import Document, read_document
from eksempelsamling.words import nfc
from eksempelsamling.yamltree import Value

DATE = "gjennomgått"
_PATH = "fil.md"
"""Stands in problems that nobody sees."""
_KEY = re.compile(r"([^\s#:'\"-][^:#\n]*?)[ \t]*:(?:[ \t]|$)")
_DATE = re.compile(
    rf"^({DATE}:[ \t]*[\"']?)(\d{{1,2}}[./ ]\d{{1,2}}[./ ]\d{{4}})(?=[\"' \t]|$)", re.MULTILINE
)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Mended:
    """A file after mending."""

    data: bytes
    done: tuple[str, ...]
    """What was mended, in words; () when there was nothing to do."""


def mend(data: bytes) -> Mended:
    """`data` as it should be written; unchanged when it cannot be read, or is in order."""
    before, _ = read_document(data, _PATH)
    if before is None:
        return Mended(data, ())
    text = data.decode("utf-8")
    done: list[str] = []
    # One step may clear the way for an earlier one; what is left would be found the next time.
    for _ in range(len(_STEPS)):
        start = text
        for told, step in _STEPS:
            changed = step(text)
            if changed != text and _reads_the_same(before, changed):
                text, done = changed, [*done, told]
        if text == start:
            break
    return Mended(text.encode(), tuple(dict.fromkeys(done)))


def _reads_the_same(before: Document, text: str) -> bool:
    """Whether a changed file still says what it said, but for how a date is written."""
    after, _ = read_document(text.encode(), _PATH)
    return (
        after is not None
        and _without_date(after.head.value) == _without_date(before.head.value)
        and _comments(after) == _comments(before)
        and _shown(after.body) == _shown(before.body)
    )


def _without_date(value: Value) -> list[tuple[str, Value]]:
    fields = dict(value) if isinstance(value, dict) else {}
    if isinstance(written := fields.get(DATE), str):
        fields[DATE] = norwegian_date(written) or written
    return sorted(fields.items(), key=lambda field: field[0])


def _comments(document: Document) -> list[str]:
    """Comments of the head in any order, because they go with their fields; and of the body."""
    head = document.source.split("\n")[: document.body_line - 1]
    remarks = sorted(line[line.index("#") :] for line in head if "#" in line)
    return remarks + _COMMENT.findall(document.body)


def _shown(body: str) -> list[tuple[str, str]]:
    """The page's headings and their HTML; a tab at the end of a line of text is not seen."""
    parts = sections(body)
    pages = [(part.heading, rendered(part.tokens, lambda target: target)) for part in parts]
    return [(h, page if "<pre" in page else page.replace("\t\n", "\n")) for h, page in pages]


def _unix(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _trimmed_head(text: str) -> str:
    """Without spaces at line ends in the head, but for lines with comments."""
    head, end, body = text.partition("\n---\n")
    lines = [line if "#" in line else line.rstrip(" \t") for line in head.split("\n")]
    return "\n".join(lines) + end + body


def _trimmed_body(text: str) -> str:
    """The same below it; two spaces between lines of a paragraph are a line break."""
    head, end, body = text.partition("\n---\n")
    lines = body.split("\n")
    inside = _lines_of_comments(body)
    for number, (line, following) in enumerate(zip(lines, [*lines[1:], ""], strict=True)):
        is_break = line.endswith("  ") and line.strip() and following.strip()
        if number not in inside and not is_break:
            lines[number] = line.rstrip(" \t")
    return head + end + "\n".join(lines)


def _lines_of_comments(text: str) -> set[int]:
    """Lines, from 0, whose end is within a comment."""
    found = set[int]()
    for comment in _COMMENT.finditer(text):
        first = text.count("\n", 0, comment.start())
        found |= set(range(first, first + comment[0].count("\n")))
    return found


def _ended(text: str) -> str:
    return text.rstrip("\n") + "\n"


def _ordered(text: str) -> str:
    """The fields in the order of the schema, each with the comments above it.

    What stands before the first field, and after the last, stays where it is.
    """
    opening, separator, rest = text.partition("---\n")
    head, end, body = rest.partition("\n---\n")
    if opening.strip() or not separator or not end:
        return text
    first, *chunks = _chunks(head.split("\n"))
    order = {name: place for place, name in enumerate(Head.model_fields)}
    last_lines = _tail(chunks)
    known = sorted(chunks, key=lambda chunk: order.get(chunk[0], len(order)))
    lines = [*first[1], *(line for _, lines in known for line in lines), *last_lines]
    return opening + separator + "\n".join(lines) + end + body


_Chunk = tuple[str, list[str]]
"""A field's name and its lines, with the comments above it first."""


def _chunks(lines: list[str]) -> list[_Chunk]:
    """The lines before the first field, then a chunk for each field."""
    found: list[_Chunk] = [("", [])]
    waiting: list[str] = []
    for line in lines:
        key = _KEY.match(line)
        if key:
            start = len(found) == 1  # comments above the first field are about the whole head
            if start:
                found[0][1].extend(waiting)
            found.append((nfc(key[1]), [line] if start else [*waiting, line]))
            waiting = []
        elif line.startswith("#") or not line.strip():
            waiting.append(line)
        else:
            found[-1][1].extend([*waiting, line])
            waiting = []
    found[-1][1].extend(waiting)
    return found


def _tail(chunks: list[_Chunk]) -> list[str]:
    """Takes the comments after the last field off it."""
    if not chunks:
        return []
    lines = chunks[-1][1]
    kept = len(lines)
    while kept > 1 and (lines[kept - 1].startswith("#") or not lines[kept - 1].strip()):
        kept -= 1
    tail = lines[kept:]
    del lines[kept:]
    return tail


def _dated(text: str) -> str:
    head, end, body = text.partition("\n---\n")

    def iso(found: re.Match[str]) -> str:
        meant = norwegian_date(found[2])
        return f"{found[1]}{meant}" if meant else found[0]

    return _DATE.sub(iso, head, count=1) + end + body


_STEPS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("linjeskift", _unix),
    ("bokstaver med løse tegn", nfc),
    ("mellomrom på slutten av linjer", _trimmed_head),
    ("mellomrom på slutten av linjer", _trimmed_body),
    ("slutten av fila", _ended),
    ("datoen i «gjennomgått»", _dated),
    ("rekkefølgen på feltene", _ordered),
)
"""What is told, and the change."""

"""Headings without text or twice, pictures that nobody describes, and places that are not there."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from urllib.parse import unquote, urlsplit

from eksempelsamling.markup import Section, find, headings, inlines
from eksempelsamling.problems import Position

SAYS_LITTLE = frozenset("bilde bildet bilete biletet foto figur illustrasjon skisse image".split())  # noqa: SIM905
"""Alternative texts that only say that there is a picture."""
_PLACE = re.compile(r"kilde-\d{1,3}|kilder")
"""Places on every write-up's page besides its sections."""

Told = tuple[Position, str, Mapping[str, str]]
"""Place within the body, code, and what the message tells."""


def structure(
    parts: Sequence[Section], lines: Sequence[str], places: Collection[str]
) -> Iterator[Told]:
    """What is wrong with headings, pictures and links to places.

    Args:
        parts: of the body.
        lines: of the body.
        places: ids of the sections of a page.

    """
    for part in parts:
        if part is not parts[0] and not part.heading:
            yield Position(part.line), "tom-overskrift", {}
        yield from _headings(part)
        for token, line in inlines(part):
            if token.type == "image":
                target, alt = unquote(str(token.attrs.get("src", ""))), token.content.strip()
                if alt and _says_little(alt, target):
                    yield find(lines, line, "!["), "alt-tekst-sier-lite", {"tekst": alt}
            elif token.type == "link_open":
                target = str(token.attrs.get("href", ""))
                place = _place(target)
                if place and place not in places and not _PLACE.fullmatch(place):
                    values = {"mål": target, "lovlige": ", ".join(places)}
                    yield find(lines, line, f"#{place}"), "dødt-anker", values


def _headings(part: Section) -> Iterator[Told]:
    """Of the headings below H2."""
    seen: set[str] = set()
    bare = set(_without_text(part))
    for level, text, line in headings(part):
        at = Position(line)
        if level == 1:
            continue  # told of as what it is
        if not text:
            yield at, "tom-overskrift", {}
        elif text.casefold() in seen:
            yield at, "dobbel-overskrift", {"overskrift": text}
        elif line in bare:
            yield at, "overskrift-uten-tekst", {"overskrift": text}
        seen.add(text.casefold())


def _without_text(part: Section) -> Iterator[int]:
    """Lines of headings with no text before the next one of their own level or above."""
    waiting: list[tuple[int, int]] = []
    is_heading = False
    for token in part.tokens:
        if token.type == "heading_open":
            is_heading = True
            level = int(token.tag[1])
            while waiting and waiting[-1][0] >= level:
                yield waiting.pop()[1]
            waiting.append((level, token.map[0] + 1 if token.map else part.line))
        elif token.type == "heading_close":
            is_heading = False
        elif not is_heading and token.type != "html_block":
            waiting.clear()
    yield from (line for _, line in waiting)


def _says_little(alt: str, target: str) -> bool:
    name = posixpath.basename(target).lower()
    said = alt.lower().rstrip(".")
    return said in SAYS_LITTLE or said in (name, posixpath.splitext(name)[0])


def _place(target: str) -> str:
    """The place on a write-up's page that a link leads to; empty for other links."""
    try:
        parts = urlsplit(target)
    except ValueError:
        return ""
    is_ours = not parts.scheme and not parts.netloc and "/" not in parts.path
    return unquote(parts.fragment) if is_ours else ""

"""Marks the first mention of each thing in a text: on the parser's tokens, before rendering.

A mark is a pair of brackets that the renderer and the cleaner take for plain text, so what they
let through stays as strict as ever; after the cleaning `Marks.fill` puts our own HTML in their
place. The brackets hold a secret of this process, so that no contributed text can have them.
"""

from __future__ import annotations

import re
import secrets
from bisect import bisect
from collections import deque
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from markdown_it.token import Token

from eksempelsamling.mentions.names import Found, Names
from eksempelsamling.model import GlossaryEntry, Practice

_SECRET = secrets.token_hex(8)
_BRACKETS = re.compile(
    rf"([(«“]?)\ue000{_SECRET}:(\d+)\ue001(.*?)\ue002{_SECRET}\ue003([.,:;!?)»”]{{0,3}})", re.DOTALL
)
"""With the punctuation around them, which must not be parted from the word by a line break."""
_COMMENTS = re.compile(r"(?:\s*<!--.*?-->)+\s*", re.DOTALL)
_QUOTATION = re.compile(r'«[^«»]*»|“[^“”]*”|"[^"]*"')
_CLOSED = ("blockquote", "heading")
"""Blocks in which nothing is marked."""


@dataclass(frozen=True, slots=True)
class Mention:
    """The first place where a text mentions something."""

    entry: GlossaryEntry | None
    """The word to explain."""
    practice: Practice | None
    """The write-up to link to."""


@dataclass(slots=True)
class Marks:
    """The mentions of one text, gathered while its sections are marked in reading order.

    Args:
        names: the words of the glossary and the names of write-ups.
        may_link: whether a write-up may be linked to from this text.

    """

    names: Names[GlossaryEntry | Practice]
    may_link: Callable[[Practice], bool]
    mentions: list[Mention] = field(default_factory=list)
    _seen: set[str] = field(default_factory=set)

    def mark(self, tokens: Sequence[Token]) -> None:
        """Bracket the first mentions in a section's tokens, in place.

        A section with HTML of its own stays as it is: what its tags enclose is known only after
        the cleaning.
        """
        if any(_is_html(token) for token in tokens):
            return
        closed = 0
        for token in tokens:
            kind, _, end = token.type.rpartition("_")
            if kind in _CLOSED:
                closed += 1 if end == "open" else -1
            elif token.type == "inline" and not closed:
                self._mark_inline(token.children or [])

    def _mark_inline(self, children: list[Token]) -> None:
        line = _Line(children)
        for found in self.names.find(line.text):
            if line.is_open(found.start, found.end) and (mention := self._first(found)):
                self.mentions.append(mention)
                line.bracket(found.start, found.end, len(self.mentions) - 1)
        line.write()

    def _first(self, found: Found[GlossaryEntry | Practice]) -> Mention | None:
        """What is new to the reader in a place, or None."""
        entry = next((v for v in found.values if isinstance(v, GlossaryEntry)), None)
        practices = {v.id: v for v in found.values if isinstance(v, Practice)}
        # Two write-ups of one name: neither is meant more than the other.
        practice = next(iter(practices.values())) if len(practices) == 1 else None
        explain = entry and entry.explained and self._is_new(f"ord/{entry.id}")
        link = practice and self.may_link(practice) and self._is_new(practice.uri)
        if not explain and not link:
            return None
        return Mention(entry if explain else None, practice if link else None)

    def _is_new(self, key: str) -> bool:
        is_new = key not in self._seen
        self._seen.add(key)
        return is_new

    def fill(self, html: str, made: Callable[[Mention, str, str, str], str]) -> str:
        """Put our HTML in place of the brackets.

        `made` gets a mention, the punctuation before it, its text, and the punctuation after it,
        all as clean HTML.
        """
        return _BRACKETS.sub(
            lambda match: made(self.mentions[int(match[2])], match[1], match[3], match[4]), html
        )


def linked(tokens: Collection[Token]) -> Iterator[str]:
    """The targets that a section's writer has linked to, as written."""
    for token in tokens:
        for child in token.children or ():
            if child.type == "link_open":
                yield str(child.attrs.get("href", ""))


def _is_html(token: Token) -> bool:
    pieces = [token] if token.type == "html_block" else token.children or ()
    return any(
        piece.type.startswith("html_") and not _COMMENTS.fullmatch(piece.content)
        for piece in pieces
    )


class _Insert(NamedTuple):
    """A bracket to put before the letter at `place`."""

    place: int
    last_letter: int
    """A letter of the mention, in whose token the bracket must stand."""
    bracket: str


class _Line:
    """The text of one inline element, and where each letter stands in the tokens.

    Letters of links, code and pictures are part of the text, so that a word which goes on there
    is known to be longer, but nothing in them is open to marks.
    """

    def __init__(self, children: Sequence[Token]) -> None:
        self._pieces: list[tuple[int, Token]] = []
        """Text that may be marked, by where it begins."""
        self._runs: list[tuple[int, int]] = []
        """Where text that nothing interrupts begins and ends."""
        self._inserts: list[_Insert] = []
        """From left to right."""
        parts: list[str] = []
        length, links, goes_on = 0, 0, False
        for token in children:
            links += {"link_open": 1, "link_close": -1}.get(token.type, 0)
            is_plain = token.type in ("text", "softbreak") and not links
            if token.type == "text" and not links:
                self._pieces.append((length, token))
            parts.append(_letters(token))
            begin = self._runs.pop()[0] if is_plain and goes_on else length
            length += len(parts[-1])
            if is_plain:
                self._runs.append((begin, length))
            goes_on = is_plain
        self.text = "".join(parts)
        self._quotations = [match.span() for match in _QUOTATION.finditer(self.text)]

    def is_open(self, start: int, end: int) -> bool:
        """Whether the letters stand in one run of plain text and not in a quotation.

        A name alone in quotation marks is no quotation: the course «Ny i NAV».
        """
        opening, closing = _last_before(self._quotations, start)
        is_quoted = end <= closing and (opening + 1, closing - 1) != (start, end)
        return end <= _last_before(self._runs, start)[1] and not is_quoted

    def bracket(self, start: int, end: int, number: int) -> None:
        """Put brackets around the letters. Calls come from left to right."""
        self._inserts.append(_Insert(start, start, f"\ue000{_SECRET}:{number}\ue001"))
        self._inserts.append(_Insert(end, end - 1, f"\ue002{_SECRET}\ue003"))

    def write(self) -> None:
        """Put the brackets into the tokens."""
        inserts = deque(self._inserts)
        for begin, token in self._pieces:
            text, done = token.content, 0
            parts: list[str] = []
            while inserts and inserts[0].last_letter < begin + len(text):
                insert = inserts.popleft()
                parts += (text[done : insert.place - begin], insert.bracket)
                done = insert.place - begin
            token.content = "".join((*parts, text[done:]))


def _last_before(spans: Sequence[tuple[int, int]], place: int) -> tuple[int, int]:
    """The last of the spans that begins at `place` or before it; an empty one if none does."""
    index = bisect(spans, place, key=lambda span: span[0]) - 1
    return spans[index] if index >= 0 else (0, 0)


def _letters(token: Token) -> str:
    """What a reader sees of a token; a line break is a space between words."""
    if token.type in ("softbreak", "hardbreak"):
        return "\n"
    return "" if token.type == "html_inline" else token.content

"""A text of a write-up as plain blocks, which any kind of document can be written from.

Nothing is lost but pictures and the look: a table becomes a line for each row, a picture its
alternative text, raw HTML nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from markdown_it.token import Token

from eksempelsamling.markup import marks

Kind = Literal["text", "bullet", "number", "heading", "quote"]
Address = Callable[[str], str | None]
"""A link's target as written → its address, or None when it leads nowhere. One that begins with
a slash is below the site's root."""


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a line that looks the same throughout."""

    text: str
    bold: bool = False
    italic: bool = False
    address: str = ""
    """Where it leads; empty: nowhere."""
    marks: tuple[int, ...] = ()
    """The numbers of the sources when it is a source mark; its text is "[1] [2]"."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a list item, a heading within the text, or a quotation."""

    kind: Kind
    runs: tuple[Run, ...]
    number: int = 0
    """For an item of a numbered list."""
    level: int = 0
    """How deep a list is inside others."""

    @property
    def text(self) -> str:
        """What it says, without look."""
        return "".join(run.text for run in self.runs)

    @property
    def is_item(self) -> bool:
        """Whether it belongs to a list."""
        return self.kind in ("bullet", "number")


@dataclass(frozen=True, slots=True)
class Extract:
    """One section of a write-up, whole and as it stands."""

    heading: str
    blocks: tuple[Block, ...]


@dataclass(slots=True)
class _List:
    """A list that is open while its tokens are read."""

    kind: Kind
    number: int
    """Of the item that is read now."""
    is_fresh: bool = False
    """Whether the item's own line is still to come; what follows in it is more of the same."""


def blocks(tokens: Sequence[Token], address: Address) -> tuple[Block, ...]:
    """The blocks of a section's tokens, in their order; empty ones are left out."""
    walk = _Walk(address)
    for token in tokens:
        walk.read(token)
    return tuple(block for block in walk.found if block.text.strip())


class _Walk:
    """What is open while tokens are read one after the other."""

    def __init__(self, address: Address) -> None:
        self.found: list[Block] = []
        self._address = address
        self._lists: list[_List] = []
        self._cells: list[Run] = []
        self._in: str = ""
        """The innermost heading or cell that was opened."""
        self._quotes = 0

    def read(self, token: Token) -> None:
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                kind: Kind = "bullet" if token.type.startswith("bullet") else "number"
                self._lists.append(_List(kind, int(token.attrs.get("start") or 1) - 1))
            case "bullet_list_close" | "ordered_list_close":
                self._lists.pop()
            case "list_item_open":
                self._lists[-1].number += 1
                self._lists[-1].is_fresh = True
            case "blockquote_open" | "blockquote_close":
                self._quotes += token.nesting
            case "fence" | "code_block":
                self._add((Run(token.content.strip()),))
            case "inline":
                self._line(tuple(_runs(token.children or (), self._address)))
            case "tr_close":
                self._add(tuple(self._cells))
                self._cells = []
            case "heading_open" | "td_open" | "th_open":
                self._in = token.tag
            case "heading_close" | "td_close" | "th_close":
                self._in = ""

    def _line(self, runs: tuple[Run, ...]) -> None:
        if self._in in ("td", "th"):
            self._cells += (Run(" – "), *runs) if self._cells else runs
        else:
            self._add(runs)

    def _add(self, runs: tuple[Run, ...]) -> None:
        """A line as the innermost thing that holds it."""
        inside = self._lists
        if self._in.startswith("h"):
            block = Block("heading", runs)
        elif inside and inside[-1].is_fresh:
            inside[-1].is_fresh = False
            block = Block(inside[-1].kind, runs, inside[-1].number, len(inside) - 1)
        else:
            block = Block("quote" if self._quotes else "text", runs, level=len(inside))
        self.found.append(block)


def _runs(tokens: Iterable[Token], address: Address) -> Iterator[Run]:
    bold = italic = 0
    targets: list[str] = []
    for token in tokens:
        match token.type:
            case "strong_open" | "strong_close":
                bold += token.nesting
            case "em_open" | "em_close":
                italic += token.nesting
            case "link_open":
                found = address(str(token.attrs.get("href", ""))) or ""
                targets.append("" if found.startswith("#") else found)  # its page is elsewhere
            case "link_close":
                targets.pop()
            case "softbreak" | "hardbreak":
                yield Run(" ")
            case "source_mark":
                numbers = tuple(marks(token.content))
                yield Run("".join(f" [{number}]" for number in numbers), marks=numbers)
            case "text" | "code_inline" | "image" if token.content:
                where = targets[-1] if targets else ""
                yield Run(token.content, bool(bold), bool(italic), where)

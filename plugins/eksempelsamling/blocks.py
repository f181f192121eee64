"""A text of a write-up as plain blocks, which any kind of document can be written from.

Nothing is lost but pictures' pixels and the look: a table becomes a line for each row, a picture its
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
    is_fresh: bool = False
    """Whether the item's own line is still to come; what follows in it is more of the same."""


def blocks(tokens: Sequence[Token], address: Address) -> tuple[Block, ...]:
    """The blocks of a section's tokens, in their order; empty ones are left out."""
    return tuple(block for block in _walk(tokens, address) if block.text.strip())


def _walk(tokens: Sequence[Token], address: Address) -> Iterator[Block]:
    lists: list[_List] = []
    heading, quotes, cells = False, 0, list[Run]()
    before = ""
    for token in tokens:
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                kind: Kind = "bullet" if token.type.startswith("bullet") else "number"
                lists.append(_List(kind, int(token.attrs.get("start") or 1) - 1))
            case "bullet_list_close" | "ordered_list_close":
                lists.pop()
            case "list_item_open":
                lists[-1].number += 1
                lists[-1].is_fresh = True
            case "heading_open" | "heading_close":
                heading = token.type == "heading_open"
            case "blockquote_open" | "blockquote_close":
                quotes += 1 if token.type == "blockquote_open" else -1
            case "td_open" | "th_open" if cells:
                cells.append(Run(" – "))
            case "tr_close":
                yield Block("text", tuple(cells))
                cells = []
            case "fence" | "code_block":
                yield _placed((Run(token.content.strip()),), lists, heading=False, quotes=quotes)
            case "inline":
                runs = tuple(_runs(token.children or (), address))
                if before in ("td_open", "th_open"):
                    cells += runs or (Run(""),)
                else:
                    yield _placed(runs, lists, heading=heading, quotes=quotes)
        before = token.type


def _placed(runs: tuple[Run, ...], lists: list[_List], *, heading: bool, quotes: int) -> Block:
    """A line as the innermost thing that holds it."""
    if heading:
        return Block("heading", runs)
    if lists and lists[-1].is_fresh:
        lists[-1].is_fresh = False
        return Block(lists[-1].kind, runs, lists[-1].number, len(lists) - 1)
    return Block("quote" if quotes else "text", runs, level=len(lists))


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

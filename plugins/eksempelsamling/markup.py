"""Markdown of contributors: parsed once to tokens, rendered to HTML that cannot do harm.

CommonMark by markdown-it-py, because it is what the repository's own preview shows, and because
its tokens carry line numbers. It reads no files and runs no code; what it makes is cleaned by nh3
all the same. MkDocs' own Markdown, with its extensions, never sees contributed text.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

import nh3
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from eksempelsamling.problems import Position

_TAGS = frozenset(
    "p br hr strong em s code pre blockquote ul ol li a img h3 h4 h5 h6 "  # noqa: SIM905
    "table thead tbody tr th td sup".split()
)
_ATTRIBUTES = {
    "a": {"href", "title", "aria-label"},
    "img": {"src", "alt", "title"},
    "ol": {"start"},
    "td": {"class"},
    "th": {"class"},
    "sup": {"class"},
}
_SOURCELESS = re.compile(r"<img(?![^>]*\ssrc=)[^>]*>")
"""What is left of a picture in raw HTML, whose source `render` did not make."""
_MARK = re.compile(r"\[(\d{1,3})\]")
_CLASSES = frozenset({"cite", "align-left", "align-right", "align-center"})
_MARKS = re.compile(r"\s*(\[\d{1,3}\](?:\s*\[\d{1,3}\])*)")


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under one H2 heading. The first has no heading and line 1."""

    heading: str
    line: int
    """1-based, within the body."""
    tokens: tuple[Token, ...]


def _source_marks(state: StateCore) -> None:
    """Turn "[2]" in running text into a link to the second source of the write-up."""
    for block in state.tokens:
        if block.type != "inline" or not block.children:
            continue
        children: list[Token] = []
        inside_link = 0
        for token in block.children:
            inside_link += {"link_open": 1, "link_close": -1}.get(token.type, 0)
            if token.type == "text" and not inside_link and _MARK.search(token.content):
                children += _split_at_marks(token.content)
            else:
                children.append(token)
        block.children = children


def _split_at_marks(text: str) -> Iterator[Token]:
    """Text and marks in turn; marks in a row are one token, without the space before them, so
    that a mark never begins a line.
    """
    for index, part in enumerate(_MARKS.split(text)):
        if part:
            yield Token("source_mark" if index % 2 else "text", "", 0, content=part)


def _parser() -> MarkdownIt:
    # Without link definitions: "[1]: …" would take the source marks, and unused ones vanish.
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("reference")
    parser.core.ruler.push("source_marks", _source_marks)
    parser.add_render_rule(
        "source_mark", lambda _self, tokens, i, _o, _e: _mark_html(tokens[i].content)
    )
    return parser


def _mark_html(content: str) -> str:
    links = [f'<a href="#kilde-{number}">{number}</a>' for number in marks(content)]
    return f'<sup class="cite">{", ".join(links)}</sup>'


_PARSER = _parser()
_BREAKS = ("softbreak", "hardbreak")


def sections(body: str) -> tuple[Section, ...]:
    """Cut `body` at its H2 headings. Headings inside lists and quotations do not count."""
    found: list[Section] = []
    heading, line, tokens = "", 1, list[Token]()
    stream = iter(_PARSER.parse(body))
    for token in stream:
        if token.type == "heading_open" and token.tag == "h2" and token.level == 0:
            found.append(Section(heading, line, tuple(tokens)))
            heading, line, tokens = plain(next(stream)), _line(token), []
            next(stream)
        else:
            tokens.append(token)
    found.append(Section(heading, line, tuple(tokens)))
    return tuple(found)


def render(tokens: Sequence[Token], href: Callable[[str], str | None]) -> str:
    """Clean HTML of a section's tokens.

    `href` turns a link target as written into an address, or None when it leads nowhere; such a
    link becomes plain text, such a picture its alternative text.
    """
    kept: set[str] = set()
    for token in tokens:
        if style := token.attrs.pop("style", None):  # the page's policy allows no inline styles
            token.attrs["class"] = str(style).replace("text-align:", "align-")
        _resolve(token.children or [], href, kept)

    def only_resolved(tag: str, attribute: str, value: str) -> str | None:
        if tag == "img" and attribute == "src":
            return value if value in kept else None
        if tag == "a" and attribute == "href":
            return value if value in kept or value.startswith("#kilde-") else None
        if attribute == "class":
            return value if value in _CLASSES else None
        return value

    made = _PARSER.renderer.render(tokens, _PARSER.options, {})
    clean = nh3.clean(
        made,
        tags=set(_TAGS),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        attribute_filter=only_resolved,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )
    return _SOURCELESS.sub("", clean).strip()


def _resolve(tokens: list[Token], href: Callable[[str], str | None], kept: set[str]) -> None:
    """Put addresses on links and pictures; what leads nowhere becomes plain text."""
    dropped: list[bool] = []
    for token in tokens:
        if token.type == "image":
            address = href(str(token.attrs.get("src", "")))
            if address and not urlsplit(address).scheme:
                token.attrs["src"] = address
                kept.add(address)
            else:  # a picture elsewhere would tell its host who reads the page
                token.type, token.children = "text", None
        elif token.type == "link_open":
            address = href(str(token.attrs.get("href", "")))
            dropped.append(address is None)
            if address is None:
                token.type, token.content = "text", ""
            else:
                token.attrs["href"] = address
                kept.add(address)
        elif token.type == "link_close" and dropped.pop():
            token.type, token.content = "text", ""


def render_line(text: str) -> str:
    """One sentence of the head: source marks become links, everything else is plain text."""
    return "".join(
        _mark_html(token.content) if token.type == "source_mark" else html.escape(token.content)
        for token in _split_at_marks(text)
    )


def without_marks(text: str) -> str:
    """A line shown away from its own sources."""
    return _MARKS.sub("", text)


def marks(text: str) -> list[int]:
    """The numbers of the source marks in a line of text."""
    return [int(number) for number in _MARK.findall(text)]


def plain(token: Token) -> str:
    """The text of an inline token, without markup."""
    return "".join(
        " " if child.type in _BREAKS else child.content
        for child in token.children or ()
        if child.type in (*_BREAKS, "text", "code_inline", "image", "source_mark")
    ).strip()


def word_count(parts: Sequence[Section]) -> int:
    """Words a reader meets in the body, headings not counted."""
    return sum(
        len(plain(token).split())
        for section in parts
        for token in section.tokens
        if token.type == "inline"
    )


def inlines(section: Section) -> Iterator[tuple[Token, int]]:
    """Each inline element of a section with its 1-based line in the body."""
    for token in section.tokens:
        if token.type == "html_block":
            yield token, _line(token)
        line = _line(token)
        for child in token.children or ():
            yield child, line
            line += child.type in _BREAKS


def headings(section: Section) -> Iterator[tuple[int, str, int]]:
    """Level, text and line of the headings within a section."""
    for opening, inline in zip(section.tokens, section.tokens[1:], strict=False):
        if opening.type == "heading_open":
            yield int(opening.tag[1]), plain(inline), _line(opening)


def find(lines: Sequence[str], line: int, text: str) -> Position:
    """Where `text` stands on a line of the body; the start of the line when it is not there."""
    column = lines[line - 1].find(text) if line <= len(lines) else -1
    return Position(line, max(column, 0) + 1)


def _line(token: Token) -> int:
    return token.map[0] + 1 if token.map else 1

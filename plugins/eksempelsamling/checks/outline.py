"""The sections of a text in simple Markdown, found without a parser.

Most write-ups are headings, paragraphs and lists, with source marks. A check needs no more of
these than which section each line is in, and parsing a thousand of them takes most of the time of
`praksis sjekk`. Whatever has more to it than that, the parser reads.
"""

from __future__ import annotations

import re

from markdown_it.token import Token

from eksempelsamling.markup import Section, sections

_MORE = ("<", "`", "\\", "&", "~", "|", "\t", "](")
"""What no simple text has."""
_HEADING = re.compile(r"## +([^#*_\[\]!\s][^#*_\[\]!]*)")
_TEXT = re.compile(
    r"(?:[-*+] |\d{1,9}[.)] | {0,3})(?:\*\*)?(?=[^\s>#=*+_-])(?!\d{1,9}[.)](?: |$)).*"
)
"""A line of a paragraph or of a list. What it begins with makes it nothing else."""


def outline(body: str) -> tuple[Section, ...]:
    """As `markup.sections`, for the checks: a simple text comes without the tokens of its blocks,
    and with one mark token for each line that has source marks.
    """
    if any(sign in body for sign in _MORE):
        return sections(body)
    found: list[Section] = []
    heading, first, tokens = "", 1, list[Token]()
    for number, line in enumerate(body.split("\n"), 1):
        if not line.strip(" "):
            continue
        if title := _HEADING.fullmatch(line):
            found.append(Section(heading, first, tuple(tokens)))
            heading, first, tokens = title[1].strip(), number, []
        elif _TEXT.fullmatch(line):
            marks = [Token("source_mark", "", 0, content=line)] if "[" in line else []
            inline = Token("inline", "", 0, map=[number - 1, number], children=marks)
            tokens.append(inline)
        else:
            return sections(body)
    found.append(Section(heading, first, tuple(tokens)))
    return tuple(found)

"""Attributes of finished HTML changed in place; everything around them stays byte for byte."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape
from html.parser import HTMLParser
from itertools import accumulate

Attributes = dict[str, str]
"""Names in small letters, values without character references."""

ATTRIBUTE = r"""(\s{name}\s*=\s*)("[^"]*"|'[^']*'|[^\s"'>]+)"""


def rewrite(html: str, change: Callable[[str, Attributes], Attributes]) -> str:
    """The document with what `change(tag, attributes)` returns put into each start tag.

    What it returns with a name the tag has replaces that value; other names are added.
    Scripts, comments and texts are never touched.
    """
    found = _StartTags(html)
    parts = []
    end = 0
    for start, text, tag, attributes in found.tags:
        if changed := change(tag, attributes):
            parts += [html[end:start], _with(text, changed)]
            end = start + len(text)
    return "".join([*parts, html[end:]])


def start_tags(html: str) -> Iterator[tuple[int, str, Attributes]]:
    """Offset, name and attributes of every start tag."""
    return ((start, tag, attributes) for start, _, tag, attributes in _StartTags(html).tags)


def _with(text: str, changed: Attributes) -> str:
    for name, value in changed.items():
        written = f'"{escape(value)}"'
        pattern = re.compile(ATTRIBUTE.format(name=re.escape(name)), re.IGNORECASE)
        if pattern.search(text):
            text = pattern.sub(lambda m, new=written: m[1] + new, text, count=1)  # type: ignore[misc]
        else:
            close = "/>" if text.endswith("/>") else ">"
            text = f"{text.removesuffix(close).rstrip()} {name}={written}{close}"
    return text


class _StartTags(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[int, str, str, Attributes]] = []
        self._lines = [0, *accumulate(len(line) for line in html.split("\n"))]
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line, column = self.getpos()
        start = self._lines[line - 1] + (line - 1) + column  # each line before it had a \n
        attributes = {name: value or "" for name, value in attrs}
        self.tags.append((start, self.get_starttag_text() or "", tag, attributes))

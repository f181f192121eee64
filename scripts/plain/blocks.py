"""The texts of a page as its readers meet them: one for each paragraph, label, button or item."""

from __future__ import annotations

from html.parser import HTMLParser

BLOCKS = frozenset(
    ("button", "dd", "dt", "h1", "h2", "h3", "h4", "label", "legend", "li", "p", "summary", "td")
)
SILENT = frozenset(("code", "pre", "script", "select", "style", "textarea"))
"""What is typed, run or chosen from: no text of ours, or one that stands elsewhere too."""
INTRO = frozenset(("a", "b", "br", "code", "em", "i", "p", "span", "strong"))
"""What an intro is made of: the first paragraphs. Anything else ends it."""


class _Page(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.intro: list[str] = []
        self._text: list[str] = []
        self._silent = 0
        self._is_intro = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, _: list[tuple[str, str | None]]) -> None:
        if self._is_intro and tag not in INTRO:
            self._is_intro = False
        if tag in SILENT:
            self._silent += 1
        elif tag in BLOCKS:
            self._end()

    def handle_endtag(self, tag: str) -> None:
        if tag in SILENT:
            self._silent -= 1
        elif tag in BLOCKS:
            self._end()
        if tag == "h1":
            self._is_intro = True

    def handle_data(self, data: str) -> None:
        self._text.append("…" if self._silent else data)

    def close(self) -> None:
        super().close()
        self._end()

    def _end(self) -> None:
        """What was read since the last block is a text of its own."""
        text = " ".join("".join(self._text).split())
        if any(sign.isalpha() for sign in text):
            self.found.append(text)
            if self._is_intro:
                self.intro.append(text)
        self._text = []


def blocks(html: str) -> list[str]:
    """Every text of a page or of a part of one."""
    return _Page(html).found


def intro(html: str) -> list[str]:
    """The paragraphs that follow the title, up to whatever else comes first."""
    return _Page(html).intro

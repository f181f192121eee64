"""The words readers meet: Norwegian, plain, and marked where they are not."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from eksempelsamling.checks.prose import lix, sentences

from tests.conftest import ROOT

ENGLISH = frozenset(
    "the and with from your this that search skip close next previous back loading copy "  # noqa: SIM905
    "share read more page not found table contents of in a".split()
)
VOID = frozenset(("br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"))
SPOKEN = ("aria-label", "title", "alt", "placeholder")
PAGES = sorted(
    path
    for path in (ROOT / "docs").rglob("*.md")
    if path.parent.name not in ("samlinger", "benchmark")
)
HARDEST = 40
"""LIX from which a text is called middling, no longer easy."""


class Words(HTMLParser):
    """What is read or spoken on a page, without code and without what is marked as English."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.stack: list[bool] = []
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        silent = tag in ("code", "pre", "script", "style", "textarea") or given.get("lang") == "en"
        hidden = silent or (bool(self.stack) and self.stack[-1])
        if tag not in VOID:
            self.stack.append(hidden)
        if not hidden:
            self.found += [given[name] or "" for name in SPOKEN if given.get(name)]

    def handle_endtag(self, tag: str) -> None:
        if self.stack and tag not in VOID:
            self.stack.pop()

    def handle_data(self, data: str) -> None:
        if not (self.stack and self.stack[-1]):
            self.found.append(data)


def test_no_english_that_is_not_marked(site: Path) -> None:
    """Two such words in one piece of text; one may stand in a Norwegian title."""
    left = {
        text
        for path in site.rglob("*.html")
        for text in Words(path.read_text(encoding="utf-8")).found
        if len(ENGLISH & set(re.findall(r"[a-zæøå]+", text.lower()))) > 1
    }
    assert {text for text in left if "(original: " not in text} == set()


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT / "docs").as_posix())
def test_hand_written_pages_read_easily(path: Path) -> None:
    text = path.read_text(encoding="utf-8").split("\n---\n", 1)[-1]
    found = lix(sentences(text))
    assert found is not None
    assert found < HARDEST

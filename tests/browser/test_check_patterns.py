"""What the checks hand to the browser: every pattern finds there what it finds here."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from eksempelsamling.checks.export import as_json
from eksempelsamling.checks.identity import spans
from eksempelsamling.messages import MESSAGES
from playwright.sync_api import Browser, Page

from tests.conftest import ROOT
from tests.identity_numbers import WRITINGS, numbers
from tests.unit.test_checks import IN_THE_TEXT

DATA = json.loads(json.dumps(as_json(ROOT / "practices"), ensure_ascii=False))
CASE_COUNTS = ("name_and_age",)
"""Patterns for which capitals count."""
TEXTS = [text for row in IN_THE_TEXT for text in row[1:]]


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """An empty page: nothing is asked of any host."""
    page = chromium.new_page()
    yield page
    page.close()


def found(page, pattern: str, texts: list[str], flags: str) -> list[list[list[int]]]:
    return page.evaluate(
        """([pattern, texts, flags]) => texts.map((text) => [...text.matchAll(
             new RegExp(pattern, flags))].map((m) => [m.index, m.index + m[0].length]))""",
        [pattern, texts, flags],
    )


@pytest.mark.parametrize("name", sorted(DATA["patterns"]))
def test_a_pattern_finds_the_same(page: Page, name: str) -> None:
    pattern = DATA["patterns"][name]
    exact = name in CASE_COUNTS
    here = re.compile(pattern, 0 if exact else re.IGNORECASE)
    expected = [[list(m.span()) for m in here.finditer(text)] for text in TEXTS]
    assert found(page, pattern, TEXTS, "gu" if exact else "giu") == expected


def test_identity_numbers_are_runs_of_the_same_signs(page: Page) -> None:
    texts = [f"Før {write(n)} etter" for write in WRITINGS.values() for n in numbers(5, 3)]
    digit, between = DATA["patterns"]["digit"], DATA["patterns"]["between"]
    there = found(page, f"{digit}(?:{between}{digit}){{10,}}", texts, "giu")
    assert there == [[list(span) for span in spans(text)] for text in texts]


def test_every_message_is_there() -> None:
    assert DATA["messages"].keys() == MESSAGES.keys()

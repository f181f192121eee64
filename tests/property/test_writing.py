"""Whatever is answered becomes one valid file, and comes back as it was answered."""

from __future__ import annotations

from pathlib import Path

import pytest
from eksempelsamling.catalogue import load
from eksempelsamling.checks.mend import mend
from eksempelsamling.contributing.plain_text import guard, lines, one_line, unguard
from eksempelsamling.contributing.questions import QUESTIONS
from eksempelsamling.contributing.writing import answers_of, clean, write
from eksempelsamling.fields import Rules
from eksempelsamling.links import Links
from eksempelsamling.lint import lint
from eksempelsamling.reading import read_document
from eksempelsamling.schema import validate
from eksempelsamling.vocabulary import load_vocabulary
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.awkward import TEXTS, answers, sendable
from tests.conftest import ROOT, TODAY

VOCABULARY, _ = load_vocabulary(ROOT / "practices")
SOURCES = ("egen-erfaring", "ntnu-2022", "isf-2015")
SECTIONS = [name for name, question in QUESTIONS.items() if question.is_section]


def read_back(values: dict[str, object]) -> dict[str, object]:
    """The answers in the file made of `values`, after every check of a write-up."""
    data = write(values, VOCABULARY).encode()
    assert mend(data).done == ()
    document, problems = read_document(data, "ny.md")
    assert document, problems
    practice, found = validate(document, "ny", Rules(VOCABULARY, TODAY))
    told = found + lint(document, VOCABULARY, Links(ROOT / "practices", {"laerende-moter"}))
    assert [str(p) for p in told if p.blocking and p.code != "ukjent-kildemerke"] == []
    assert practice
    return answers_of(practice, VOCABULARY)


def expected(values: dict[str, object]) -> dict[str, object]:
    return {"språk": "nb"} | clean(values)


@settings(max_examples=600, deadline=None, suppress_health_check=list(HealthCheck))
@given(answers(VOCABULARY, SOURCES).map(sendable))
def test_answers_come_back(values: dict[str, object]) -> None:
    assert read_back(values) == expected(values)


@pytest.mark.parametrize("language", ["nb", "nn"])
@pytest.mark.parametrize("text", TEXTS, ids=lambda text: ascii(text)[:20])
def test_awkward_text_comes_back_from_everywhere(text: str, language: str) -> None:
    line = one_line(text)[:100] or "tom"
    values = sendable(
        {
            "tittel": line,
            "sammendrag": one_line(text)[:320],
            "språk": language,
            "ansvarlig.enhet": line,
            "ansvarlig.rolle": line,
            "kilder.1.id": "egen-erfaring",
            "kilder.1.sted": line,
            **dict.fromkeys(SECTIONS[:1] if len(text) > 9000 else SECTIONS, text),
        }
    )
    assert read_back(values) == expected(values)


@given(st.text())
@example("\\\\# <b> ](x) ![")
def test_guarding_is_undone(text: str) -> None:
    assert unguard(guard(text)) == text


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert lines(lines(text)) == lines(text)
    assert one_line(one_line(text)) == one_line(text)


def test_a_file_of_twenty_thousand_characters(practices: Path) -> None:
    values = {"tittel": "Lang", "seksjon.slik": "Vi møtes. " * 2000}
    (practices / "lang.md").write_text(write(values, VOCABULARY), encoding="utf-8")
    catalogue = load(practices, TODAY)
    assert catalogue.problems == ()
    assert (
        answers_of(catalogue.by_id["lang"], VOCABULARY)["seksjon.slik"]
        == ("Vi møtes. " * 2000).strip()
    )

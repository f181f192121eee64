"""The quick reading of simple texts tells what the parser tells."""

from __future__ import annotations

from pathlib import Path

import pytest
from eksempelsamling import lint as lint_module
from eksempelsamling.checks.outline import outline
from eksempelsamling.links import Links
from eksempelsamling.lint import lint
from eksempelsamling.markup import Section, marks, sections
from eksempelsamling.problems import Problem
from eksempelsamling.reading import read_document
from eksempelsamling.vocabulary import load_vocabulary
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT, write_up

VOCABULARY, _ = load_vocabulary(ROOT / "practices")
LINKS = Links(ROOT / "practices", {"husk"})
REAL = sorted(p for p in (ROOT / "practices").glob("*.md") if not p.name.startswith("_"))

lines = st.sampled_from(
    ["## Utfordring", "## Erfaringer", "##  Tilpasning  ", "##", "## A #", "### B", "# C", "##D",
     "En linje. [1]", "  mer [2] [3]", "    innrykk [4]", "- punkt [1]", "- ", "-", "1. første [9]",
     "12) annen", "1.", "* stjerne", "*vekt* her [7]", "**fet** [8]", "***", "---", "===", "+ p",
     "  - under [5]", "- 1. begge", "> sitat [6]", "[1]", "[1]: x", "[a][1]", "_", "_x_", "", " ",
     "- ## i liste", "  ## rykket", "**", "****", "- **", "a  ", "1234567890. x"]
)  # fmt: skip
bodies = st.lists(lines, max_size=12).map("\n".join) | st.text(
    alphabet=st.sampled_from("ab #-*1.)[] \n_+=>!"), max_size=60
)


def told(body: str) -> list[Problem]:
    document, _ = read_document(write_up(body=body).encode(), "x.md")
    return lint(document, VOCABULARY, LINKS) if document else []


def by_the_parser(body: str) -> list[Problem]:
    quick = lint_module.outline
    lint_module.outline = sections
    try:
        return told(body)
    finally:
        lint_module.outline = quick


@settings(max_examples=1500, deadline=None)
@given(bodies)
@example("## Utfordring\n\n**x**\n- **y** [1]\n")
@example("a\n-\n")
@example("- a\n\n      kode [9]\n")
def test_the_same_is_told(body: str) -> None:
    assert told(body) == by_the_parser(body)


def shape(parts: tuple[Section, ...]) -> list[tuple[str, int, bool, list[int]]]:
    return [
        (p.heading, p.line, bool(p.tokens), [n for t in p.tokens for n in _marks(t)]) for p in parts
    ]


def _marks(token: object) -> list[int]:
    children = getattr(token, "children", None) or ()
    return [n for child in children if child.type == "source_mark" for n in marks(child.content)]


@pytest.mark.parametrize("path", REAL, ids=lambda p: p.stem)
def test_real_texts_have_the_same_sections(path: Path) -> None:
    document, _ = read_document(path.read_bytes(), path.name)
    assert document is not None
    assert shape(outline(document.body)) == shape(sections(document.body))
    types = {token.type for part in outline(document.body) for token in part.tokens}
    assert types == {"inline"}, "read by the parser"

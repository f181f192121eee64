"""Arbitrary bytes and arbitrary values: a practice, or problems with a position. No traceback."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml
from eksempelsamling.catalogue import Catalogue, load
from eksempelsamling.fields import Head, Rules
from eksempelsamling.pages import Site
from eksempelsamling.reading import read_document
from eksempelsamling.schema import validate
from eksempelsamling.vocabulary import load_vocabulary
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.conftest import BODY, FORM_DATA, ROOT, SOURCES, TODAY, write_up

RULES = Rules(load_vocabulary(ROOT / "practices")[0], TODAY)

words = st.sampled_from(
    ["no", "teamledelse", "---", "[1]", "a: b", "#", "&a", "*a", "!!int", "|", "\t", "\u2028", "æ"]
)
scalars = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.dates(), st.text(), words
)
values = st.recursive(
    scalars,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=8) | words, inner, max_size=4)
    ),
    max_leaves=12,
)
heads = st.dictionaries(st.sampled_from(list(Head.model_fields)) | st.text(), values, max_size=12)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("property") / "practices"
    folder.mkdir()
    shutil.copy(ROOT / "practices" / "_vokabular.yml", folder)
    (folder / "_kilder.yml").write_text(SOURCES, encoding="utf-8")
    return folder


def check(folder: Path, data: bytes) -> Catalogue:
    (folder / "omtale.md").write_bytes(data)
    catalogue = load(folder, TODAY)
    assert ("omtale" in catalogue.by_id) != bool(catalogue.blocking)
    lines = data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").count("\n")
    for problem in catalogue.problems:
        assert problem.line >= 1
        assert problem.column >= 1
        assert problem.line <= lines + 1
        assert "\n" not in str(problem)
        assert problem.message
        assert problem.fix
    return catalogue


usual = settings(
    max_examples=300,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


@usual
@given(st.binary(max_size=400))
@example(b"---\n---")
@example(b"\xef\xbb\xbf---\ntittel: \xff\n---\n")
@example(b"---\r\ntittel: x\rstatus: utkast\r\n---\r\n")
@example(b"---\n? |\n  x\n: y\n---\n")
@example(b"---\n<<: {a: b}\ntittel: x\n---\n")
def test_any_bytes(folder: Path, data: bytes) -> None:
    check(folder, data)


@usual
@given(st.text(max_size=300), st.text(max_size=300))
def test_any_text_around_a_head(folder: Path, head: str, body: str) -> None:
    check(folder, f"---\n{head}\n---\n{body}".encode("utf-8", "replace"))


@usual
@given(heads)
def test_any_values(folder: Path, head: dict[str, object]) -> None:
    written = yaml.safe_dump(head, allow_unicode=True, sort_keys=False)
    check(folder, f"---\n{written}---\n\n{BODY}".encode("utf-8", "replace"))


@usual
@given(st.text(alphabet=st.sampled_from("[]()!<>`*_#-|\\ \n:/.ab&;\"'"), max_size=200))
def test_any_markdown_becomes_a_page(folder: Path, body: str) -> None:
    catalogue = check(folder, write_up(body=body, status="utkast").encode())
    for page in Site(catalogue).pages():
        assert "<script" not in page.html.replace(FORM_DATA, "")
        assert "javascript:" not in page.html.replace("&", "")


@usual
@given(st.dictionaries(st.sampled_from(list(Head.model_fields)), values, max_size=6))
def test_what_validates_keeps_its_values(head: dict[str, object]) -> None:
    head = {"tittel": "T", "status": "utkast"} | head
    text = f"---\n{yaml.safe_dump(head, allow_unicode=True, sort_keys=False)}---\n"
    document, _ = read_document(text.encode("utf-8", "replace"), "x.md")
    if document is None:
        return
    practice, problems = validate(document, "x", RULES)
    assert (practice is None) == bool(problems)
    if practice:
        assert practice.title == str(head["tittel"]).strip()

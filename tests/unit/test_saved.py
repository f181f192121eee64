"""What the command remembers: read back as it was written, and found by as the site's data is."""

from __future__ import annotations

import json

import pytest
from eksempelsamling.catalogue import load
from eksempelsamling.search import writer
from eksempelsamling.search.documents import of_catalogue
from eksempelsamling.search.index import build
from eksempelsamling.search.marks import shown_words, terms_in
from eksempelsamling.search.query import terms_of
from eksempelsamling.search.saved import (
    Columns,
    Lines,
    Parts,
    SavedData,
    as_columns,
    as_lines,
    pack,
    texts_of,
)
from eksempelsamling.search.static import StaticData
from eksempelsamling.search.synonyms import synonyms
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import ROOT, TODAY

WORDS = st.text("abcæøå 1", min_size=1, max_size=5)
TABLES = st.dictionaries(WORDS, st.lists(WORDS, min_size=1, max_size=3), max_size=30)


@given(st.dictionaries(st.text(max_size=4), st.text(max_size=30), max_size=5))
def test_texts_in_one_file(texts: dict[str, str]) -> None:
    assert dict(Parts(pack(texts))) == texts


@pytest.mark.parametrize(
    "content", [b"", b"x", b"[]", b"null", b"3\n", b'{"a": 1}\n', b'{"a": [1, 2, 3, 4]}\n', b"\xff"]
)
def test_another_file_is_none_of_ours(content: bytes) -> None:
    with pytest.raises((AttributeError, TypeError, ValueError)):
        Parts(content)


@given(TABLES, WORDS)
def test_tables(table: dict[str, list[str]], word: str) -> None:
    for read in (Columns(as_columns(table)), Lines(as_lines(table))):
        assert dict(read) == table
        assert list(read) == sorted(table)
        assert len(read) == len(table)
        assert read.get(word) == table.get(word)


@pytest.fixture(scope="module")
def both() -> tuple[StaticData, SavedData]:
    """The real collection, as the browser gets it and as the command keeps it."""
    catalogue = load(ROOT / "practices", TODAY)
    same = synonyms(catalogue.glossary, catalogue.thesaurus, catalogue.vocabulary)
    files = writer.write(build(of_catalogue(catalogue)), same, catalogue.vocabulary, most=1_500)
    assert "r0" in files  # some terms are rare
    texts = texts_of(files)
    texts["shown"] = as_columns(shown_words(SavedData(texts)))
    return StaticData(files), SavedData(texts)


def test_the_same_hits_from_both(both: tuple[StaticData, SavedData]) -> None:
    queries = [
        q["query"]
        for q in json.loads((ROOT / "tests/relevance/sporringer.json").read_text(encoding="utf-8"))
    ]
    for query in [*queries, "", "xyzzy", "å", "klagesksbehandling", "aa", "møte på tvers av"]:
        words, hits = both[0].search(query)
        saved_words, saved_hits = both[1].search(query)
        assert hits == saved_hits
        assert terms_of(words) == terms_of(saved_words)
    assert both[0].search(queries[0])[1]


def test_words_that_are_shown_are_known(both: tuple[StaticData, SavedData]) -> None:
    fresh, saved = both
    assert len(saved.shown) > 500
    for word in list(saved.shown)[::7]:
        assert saved.shown[word] == terms_in(word, fresh)

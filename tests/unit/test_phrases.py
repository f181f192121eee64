"""Phrases of the thesaurus lead to texts that have them in one place, not just somewhere."""

from __future__ import annotations

import pytest
from eksempelsamling.search import writer
from eksempelsamling.search.documents import Document
from eksempelsamling.search.index import build
from eksempelsamling.search.lexicon import Synonyms
from eksempelsamling.search.phrases import standing_together, useful, with_phrases
from eksempelsamling.search.static import StaticData
from eksempelsamling.search.synonyms import phrase, synonyms


@pytest.mark.parametrize(
    ("text", "is_together"),
    [
        ("Hun er borte fra jobben i dag.", True),
        ("Fra jobben er hun borte.", True),
        ("Borte lenge fra jobben.", True),
        ("Lære bort noe til kolleger på fagdagen, og så venter jobben.", False),
        ("Lære bort noe.", False),
        ("", False),
    ],
)
def test_a_phrase_stands_together(text: str, is_together: bool) -> None:
    asked = phrase("borte fra jobben")
    index = build([Document("a", "Tittel", "", text)])
    assert (asked in standing_together([asked], index.analysis)) is is_together


def test_the_parts_of_a_compound_stand_together() -> None:
    asked = phrase("vurdering av arbeidsevne")
    index = build([Document("a", "Arbeidsevnevurdering", "", "")])
    assert asked in standing_together([asked], index.analysis)


def test_a_phrase_that_no_text_has_leads_nowhere_but_can_be_asked_with() -> None:
    same = Synonyms([[phrase("sykmeldt"), phrase("borte fra jobben")]], [])
    texts = [
        "Oppfølging av sykmeldte",
        "De lærer bort mye, og kaffen er god. Så tilbake til jobben",
    ]
    documents = [Document(str(n), text, "", "") for n, text in enumerate(texts)]
    data = StaticData(writer.write(build(documents), same))
    assert [n for _, n in data.search("sykmeldt")[1]] == [0]
    assert 0 in [n for _, n in data.search("borte fra jobben")[1]]


def test_a_phrase_finds_only_the_texts_that_have_it_in_one_place() -> None:
    same = Synonyms([[phrase("sykefravær"), phrase("borte fra jobben")]], [])
    texts = ["Hun er borte fra jobben", "De lærer bort mye, og kaffen er god. Så venter jobben"]
    documents = [Document(str(n), text, "", "") for n, text in enumerate(texts)]
    data = StaticData(writer.write(build(documents), same))
    assert [n for _, n in data.search("sykefravær")[1]] == [0]


def test_a_phrase_is_told_as_it_is_written() -> None:
    same = synonyms([], [["sykefravær", "borte fra jobben"]])
    index = build([Document("a", "Hun er borte fra jobben", "", "")])
    _, together = useful(same, index)
    asked = phrase("borte fra jobben")
    told = with_phrases(index, together, same)
    assert told.forms[asked] == "borte fra jobben"
    assert dict(told.postings[asked]).keys() == {0}

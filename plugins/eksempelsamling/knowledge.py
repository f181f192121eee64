"""What is known about a practice: the four rows of its table, and what in them must agree.

Every write-up has the same four rows, whatever kind of knowledge it builds on; a row that its
writer left out is shown as not known yet. What somebody experienced and what somebody examined
are told apart in words, and count the same towards how much is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from eksempelsamling.i18n import translations
from eksempelsamling.markup import marks, without_marks
from eksempelsamling.model import OWN_EXPERIENCE, Citation, Practice, Source, Term
from eksempelsamling.problems import Problem, problem
from eksempelsamling.reading import Document
from eksempelsamling.vocabulary import Vocabulary
from eksempelsamling.yamltree import Location

NOT_KNOWN = "ikke kjent ennå"
NOT_STUDIED = "ikke undersøkt"
FIELD = "hva_vi_vet"
EFFECT = "virkning"

NUMBERED = "kap.\N{NO-BREAK SPACE}"
"""A chapter's number stays on the line of its word."""

_CHAPTER = re.compile(r"kap\. \d+(?:\.\d+)*(?=,|$)")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table."""

    field: Term
    degree: Term
    how: Term | None
    """For what a practice leads to: whether it was experienced or examined."""
    sentence: str
    """Without source marks; the sources are a column of their own."""
    sources: tuple[tuple[int, str], ...]
    """The number of each source on the page, and its name with the chapter."""


def rows(
    practice: Practice, sources: Mapping[str, Source], vocabulary: Vocabulary
) -> tuple[Row, ...]:
    """The rows of `practice`, one for each field of the vocabulary, in its order."""
    known = {k.field.id: k for k in practice.knowledge}
    nothing = translations(practice.language).gettext("Eksemplet sier ikke noe om dette ennå.")
    unknown = vocabulary["grad"][NOT_KNOWN]
    found = []
    for field in vocabulary["kunnskapsfelt"].values():
        if stated := known.get(field.id):
            numbers = marks(stated.sentence) or _own_experience(practice)
            cited = dict(enumerate(practice.citations, 1))  # a draft may have marks and no sources
            named = tuple((n, _named(cited[n], sources)) for n in numbers if n in cited)
            text = without_marks(stated.sentence)
            found.append(Row(field, stated.degree, stated.how, text, named))
        else:
            found.append(Row(field, unknown, None, nothing, ()))
    return tuple(found)


def _own_experience(practice: Practice) -> list[int]:
    """The numbers of the sources that need no mark, since all of the text is from them."""
    cited = enumerate(practice.citations, 1)
    return [number for number, citation in cited if citation.source_id == OWN_EXPERIENCE]


def _named(citation: Citation, sources: Mapping[str, Source]) -> str:
    """Name and place; of a chapter its number, since its title stands in the list of sources."""
    chapter = _CHAPTER.match(citation.place)
    place = chapter[0] if chapter else citation.place
    return f"{sources[citation.source_id].name}, {place.replace('kap. ', NUMBERED)}"


def check(document: Document, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Contradictions and claims without a source, in a text that is to be published."""
    fields = {text[0][1:]: text for text in document.head.texts(FIELD, None, None)}
    yield from _effect(document, fields, vocabulary)
    sources = [id for _at, id in document.head.texts("kilder", None, "id")]
    if not sources or OWN_EXPERIENCE in sources:
        return
    for (field, name), (location, sentence) in fields.items():
        _at, degree = fields.get((field, "grad"), (location, NOT_KNOWN))
        if name == "setning" and degree != NOT_KNOWN and not marks(sentence):
            at = document.head.position(location)
            yield problem(document.path, at, "vet-uten-kilde", felt=field)


def _effect(
    document: Document, fields: Mapping[Location, tuple[Location, str]], vocabulary: Vocabulary
) -> Iterator[Problem]:
    """What is known about the effect, and how it is known, must agree."""
    location, degree = fields.get((EFFECT, "grad"), ((), ""))
    if degree not in vocabulary["grad"]:
        return  # not written, or told of by the schema
    if (EFFECT, "hvordan") not in fields:
        if degree != NOT_KNOWN:
            at = document.head.position(location[:-1])
            why = " Skriv om noen har opplevd virkningen, eller om den er dokumentert."
            yield problem(document.path, at, "mangler-felt", felt="hvordan", grunn=why)
        return
    location, how = fields[EFFECT, "hvordan"]
    if how in vocabulary["hvordan"] and (degree == NOT_KNOWN) != (how == NOT_STUDIED):
        at = document.head.position(location)
        code = "virkning-ikke-kjent" if degree == NOT_KNOWN else "virkning-ikke-undersøkt"
        yield problem(document.path, at, code, grad=degree, hvordan=how)

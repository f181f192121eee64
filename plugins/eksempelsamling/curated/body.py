"""The text of a collection: what stands before its parts, and what stands after them."""

from __future__ import annotations

from collections.abc import Iterator

from eksempelsamling.fields import FINISHED
from eksempelsamling.links import Links
from eksempelsamling.lint import MAX_LENGTH, TextRules
from eksempelsamling.markup import Section, find, inlines, marks, sections
from eksempelsamling.problems import Position, Problem, problem
from eksempelsamling.reading import Document
from eksempelsamling.vocabulary import Vocabulary
from eksempelsamling.words import did_you_mean

CLOSING = "Til slutt"
"""The heading of the closing text; the same in bokmål and nynorsk."""
NOTES = (("deler", None, "tekst"), ("deler", None, "omtaler", None, "hvorfor"))
"""Fields of the head that are running text."""


def intro_and_closing(body: str) -> tuple[Section, Section | None]:
    """The two texts of a collection, the closing one when there is one."""
    intro, *others = sections(body)
    return intro, next((part for part in others if part.heading == CLOSING), None)


def check(document: Document, vocabulary: Vocabulary, links: Links) -> list[Problem]:
    """All problems in the text of a collection, whether or not its head is in order."""
    rules = TextRules(document, vocabulary, links)
    length = len(document.body)
    if length > MAX_LENGTH:
        return [rules.tell(Position(), "for-lang-tekst", antall=length, grense=MAX_LENGTH)]
    intro, *others = parts = sections(document.body)
    found = list(_marks_in_notes(document))
    for part in parts:
        found += rules.text(part)
        found += _source_marks(part, rules)
    found += rules.heading_levels(parts)
    found += _headings(others, rules)
    if not _says_something(intro) and any(s in FINISHED for _, s in document.head.texts("status")):
        found.append(rules.tell(Position(), "mangler-innledning"))
    return found


def _says_something(part: Section) -> bool:
    """Whether there is more than comments."""
    return any(token.type != "html_block" for token in part.tokens)


def _headings(others: list[Section], rules: TextRules) -> Iterator[Problem]:
    seen: set[str] = set()
    for part in others:
        at = Position(part.line)
        if part.heading != CLOSING:
            near = did_you_mean(part.heading, [CLOSING])
            values = {"avsnitt": part.heading, "lovlige": f"«{CLOSING}»", "forslag": near}
            yield rules.tell(at, "ukjent-avsnitt", **values)
        elif part.heading in seen:
            yield rules.tell(at, "dobbelt-avsnitt", avsnitt=part.heading)
        elif not _says_something(part):
            yield rules.tell(at, "tomt-avsnitt", avsnitt=part.heading)
        seen.add(part.heading)


def _source_marks(part: Section, rules: TextRules) -> Iterator[Problem]:
    for token, line in inlines(part):
        if token.type == "source_mark":
            for number in marks(token.content):
                at = find(rules.lines, line, f"[{number}]")
                yield rules.tell(at, "merke-i-samling", nummer=number)


def _marks_in_notes(document: Document) -> Iterator[Problem]:
    for pattern in NOTES:
        for location, text in document.head.texts(*pattern):
            for number in marks(text):
                at = document.head.position(location)
                yield problem(document.path, at, "merke-i-samling", nummer=number)

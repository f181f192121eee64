"""The text of every write-up as its page shows it, and which write-ups mention which.

All texts are made before any page, because a page lists the others that mention it; each is
parsed once.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from eksempelsamling import markup
from eksempelsamling.blocks import Extract, blocks
from eksempelsamling.catalogue import Catalogue
from eksempelsamling.markup import Section
from eksempelsamling.mentions.marking import Marks, Mention, linked
from eksempelsamling.mentions.names import Names
from eksempelsamling.model import GlossaryEntry, Practice, Term
from eksempelsamling.page import href_from
from eksempelsamling.templating import render
from eksempelsamling.words import lower_first

WORDS_PER_MINUTE = 200
KNOWLEDGE_BEFORE = "spørsmål"
"""The section before which a page says what is known and not known."""


@dataclass(frozen=True, slots=True)
class Part:
    """What stands under one heading of a page."""

    id: str
    heading: str
    html: Markup
    is_questions: bool
    """Whether it is the questions to talk about."""


@dataclass(frozen=True, slots=True)
class Text:
    """The text of one write-up."""

    parts: tuple[Part, ...]
    minutes: int
    """Reading time, at least one."""
    explained: tuple[GlossaryEntry, ...]
    """The words that are explained in it, in the order of their first mention."""
    leads_to: frozenset[str]
    """Ids of the write-ups it links to, by its writer's hand or by their names."""
    sections: Mapping[str, Extract]
    """The fixed sections it has, by the id of their term: for documents other than its page."""


class Texts:
    """The texts of a catalogue.

    Cost: linear in the length of the texts, whatever the number of names.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._names = Names(_names(catalogue))
        self.by_id = {p.id: self._text(p) for p in catalogue.practices}
        self._mentioning: dict[str, list[Practice]] = defaultdict(list)
        for practice in catalogue.practices:
            if _is_open(practice):
                for id in self.by_id[practice.id].leads_to:
                    self._mentioning[id].append(practice)

    def mentioning(self, practice: Practice) -> Sequence[Practice]:
        """The listed write-ups whose text links to `practice`, by title."""
        return self._mentioning.get(practice.id, ())

    def _text(self, practice: Practice) -> Text:
        written = in_page_order(practice, self._catalogue)
        minutes = reading_minutes([part for _, part in written])
        by_hand = set(self._linked(part for _, part in written)) - {practice.id}
        address = self._catalogue.links.href
        sections = {
            term.id: Extract(part.heading, blocks(part.tokens, address))
            for term, part in written
            if term
        }
        marks = Marks(
            self._names,
            lambda other: practice.links_words and other.id not in {practice.id, *by_hand},
        )
        for _, part in written:
            marks.mark(part.tokens)
        by_name = {m.practice.id for m in marks.mentions if m.practice}
        return Text(
            tuple(self._parts(written, marks, practice)),
            minutes,
            tuple(m.entry for m in marks.mentions if m.entry),
            frozenset(by_hand | by_name),
            sections,
        )

    def _linked(self, parts: Iterator[Section]) -> Iterator[str]:
        """Ids of the write-ups that a writer has linked to, also by an old id."""
        for part in parts:
            for target in linked(part.tokens):
                path = (self._catalogue.links.href(target) or "").partition("#")[0]
                if found := self._catalogue.find(path.removeprefix("/praksis/").strip("/")):
                    yield found.id

    def _parts(
        self, written: Sequence[tuple[Term | None, Section]], marks: Marks, practice: Practice
    ) -> Iterator[Part]:
        href = href_from(page_uri(practice))

        def address(target: str) -> str | None:
            found = self._catalogue.links.href(target)
            return href(found.removeprefix("/")) if found and found.startswith("/") else found

        def made(mention: Mention, *clean: str) -> str:
            before, text, after = map(Markup, clean)
            values = {"mention": mention, "before": before, "text": text, "after": after}
            return render("mention.html", practice.language, href, **values)

        for number, (term, part) in enumerate(written, 1):
            clean = markup.render(part.tokens, address)
            yield Part(
                # A draft's own headings must not take the ids of the page's parts.
                term.slug if term else f"avsnitt-{number}",
                part.heading,
                Markup(marks.fill(clean, made)),  # noqa: S704 – clean, and our own template
                bool(term and term.id == KNOWLEDGE_BEFORE),
            )


def page_uri(practice: Practice) -> str:
    """The `uri` of a write-up's page."""
    return f"praksis/{practice.id}.md"


def _is_open(practice: Practice) -> bool:
    """Whether other texts may lead readers to a write-up of their own accord."""
    return practice.is_listed and not practice.is_draft


def _names(catalogue: Catalogue) -> Iterator[tuple[str, GlossaryEntry | Practice]]:
    """Every name that texts may mention. A word's own entry comes before another's synonym."""
    glossary = catalogue.glossary
    yield from ((entry.word, entry) for entry in glossary)
    yield from ((entry.stands_for, entry) for entry in glossary)
    yield from ((synonym, entry) for entry in glossary for synonym in entry.synonyms)
    for practice in filter(_is_open, catalogue.practices):
        yield lower_first(practice.title), practice
        yield from ((name, practice) for name in practice.names)


def in_page_order(practice: Practice, catalogue: Catalogue) -> list[tuple[Term | None, Section]]:
    """Sections in the order pages show them: the fixed ones first, then a draft's own."""
    parts = [p for p in markup.sections(practice.body) if p.tokens or p.heading]
    terms = catalogue.vocabulary["seksjon"].values()
    fixed = {t.label(practice.language): t for t in terms}
    order = {heading: index for index, heading in enumerate(fixed)}
    parts.sort(key=lambda p: order.get(p.heading, len(order)) if p.heading else -1)
    return [(fixed.get(part.heading), part) for part in parts]


def reading_minutes(parts: Sequence[Section]) -> int:
    """Reading time of a text in whole minutes, at least one."""
    return max(1, math.ceil(markup.word_count(parts) / WORDS_PER_MINUTE))

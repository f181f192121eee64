"""A whole collection as one document to print: its write-ups in full, one after the other.

Words and sources stand once, at the end; the source marks of each write-up are renumbered to that
one list.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token
from markupsafe import Markup

from eksempelsamling import knowledge, markup
from eksempelsamling.catalogue import Catalogue
from eksempelsamling.curated.body import CLOSING, intro_and_closing
from eksempelsamling.curated.loading import FOLDER
from eksempelsamling.curated.model import Chosen, Collection
from eksempelsamling.history import Edition
from eksempelsamling.i18n import translations
from eksempelsamling.knowledge import Row
from eksempelsamling.markup import Section
from eksempelsamling.meeting.making import has_pack
from eksempelsamling.model import Citation, GlossaryEntry, Practice
from eksempelsamling.page import Page, href_from
from eksempelsamling.templating import render
from eksempelsamling.texts import Texts, in_page_order

_MARK = re.compile(r'href="#kilde-(\d+)">(\d*)')
_INNER_HEADING = re.compile(r"(?<=<)(/?)h([3-5])>")


@dataclass(frozen=True, slots=True)
class Chapter:
    """One write-up in a booklet."""

    chosen: Chosen
    parts: tuple[tuple[str, Markup], ...]
    """Heading and HTML of each section."""
    rows: tuple[Row, ...]
    """What is known and not known, with the booklet's numbers of sources."""

    @property
    def practice(self) -> Practice:
        """The write-up."""
        return self.chosen.practice


@dataclass(slots=True)
class _Sources:
    """The sources of all write-ups, each place once, by the number they get."""

    numbers: dict[Citation, int] = field(default_factory=dict)

    def number(self, practice: Practice, mark: int) -> int | None:
        """The booklet's number for a mark in `practice`; None where a draft lacks the source."""
        if not 0 < mark <= len(practice.citations):
            return None
        return self.numbers.setdefault(practice.citations[mark - 1], len(self.numbers) + 1)


def booklet_pages(catalogue: Catalogue, texts: Texts, edition: Edition) -> Iterator[Page]:
    """A page for every collection that has something in it."""
    for collection in filter(has_pack, catalogue.collections):
        yield _page(collection, catalogue, texts, edition)


def _page(collection: Collection, catalogue: Catalogue, texts: Texts, edition: Edition) -> Page:
    uri = f"{FOLDER}/{collection.id}/hefte.md"
    href = href_from(uri)
    sources = _Sources()
    words: dict[GlossaryEntry, None] = {}
    chapters: dict[str, Chapter] = {}
    parts = []
    for part in collection.parts:
        new = [one for one in part.chosen if one.practice.id not in chapters]
        for one in new:
            words |= dict.fromkeys(texts.by_id[one.practice.id].explained)
            chapters[one.practice.id] = _chapter(one, catalogue, sources, uri)
        parts.append((part, [chapters[one.practice.id] for one in new]))

    def own(section: Section | None) -> Markup:
        links = catalogue.collection_links.href
        found = section.tokens if section else ()
        return _html(found, lambda target: _outside(links(target), uri))

    intro, closing = intro_and_closing(collection.body)
    html = render(
        "booklet.html",
        collection.language,
        href,
        collection=collection,
        edition=edition,
        intro=own(intro),
        closing=own(closing),
        closing_title=CLOSING,
        parts=parts,
        numbers={id: number for number, id in enumerate(chapters, 1)},
        words=sorted(words, key=lambda entry: entry.word.casefold()),
        sources=[(c, catalogue.sources[c.source_id]) for c in sources.numbers],
    )
    told = translations(collection.language).gettext("Hefte: %(title)s")
    return Page(
        uri,
        told % {"title": collection.title},
        html,
        collection.for_whom,
        collection.language,
        noindex=True,
    )


def _chapter(chosen: Chosen, catalogue: Catalogue, sources: _Sources, uri: str) -> Chapter:
    practice = chosen.practice

    def numbered(found: re.Match[str]) -> str:
        number = sources.number(practice, int(found[1]))
        return f'href="#kilde-{number}">{number if found[2] else ""}' if number else ">" + found[2]

    def html(part: Section) -> Markup:
        links = catalogue.links.href
        clean = _html(part.tokens, lambda target: _outside(links(target), uri))
        return Markup(_MARK.sub(numbered, clean))  # noqa: S704 – clean, with other numbers

    parts = tuple((part.heading, html(part)) for _term, part in in_page_order(practice, catalogue))
    rows = tuple(
        Row(
            row.field, row.degree, row.how, row.sentence, tuple(_renumbered(row, practice, sources))
        )
        for row in knowledge.rows(practice, catalogue.sources, catalogue.vocabulary)
    )
    return Chapter(chosen, parts, rows)


def _renumbered(row: Row, practice: Practice, sources: _Sources) -> Iterator[tuple[int, str]]:
    for mark, name in row.sources:
        if number := sources.number(practice, mark):
            yield number, name


def _html(tokens: Sequence[Token], address: Callable[[str], str | None]) -> Markup:
    clean = markup.render(tokens, address)
    deeper = _INNER_HEADING.sub(lambda found: f"{found[1]}h{int(found[2]) + 1}>", clean)
    return Markup(deeper)  # noqa: S704 – cleaned, with headings one level down


def _outside(found: str | None, uri: str) -> str | None:
    """An address from the booklet's page; what was elsewhere on a page of its own leads nowhere."""
    if not found or found.startswith("#"):
        return None
    return href_from(uri)(found[1:]) if found.startswith("/") else found

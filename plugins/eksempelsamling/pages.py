"""Catalogue → pages, as plain values. No MkDocs: any generator could publish them.

Write-ups are shown by `practice_page.py` and listed by `listing_pages.py`; the registers are here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from pathlib import Path

from eksempelsamling.catalogue import Catalogue
from eksempelsamling.contributing.pages import contribute_pages
from eksempelsamling.contributing.ways import Ways
from eksempelsamling.curated.booklet import booklet_pages
from eksempelsamling.curated.pages import collection_pages, problem_page
from eksempelsamling.history import Edition, edition
from eksempelsamling.listing_pages import listing_pages
from eksempelsamling.meeting.pages import meeting_pages
from eksempelsamling.model import Practice, Source, Term
from eksempelsamling.my_list import list_page
from eksempelsamling.news import news_page
from eksempelsamling.page import Page, Redirect, href_from, own_page
from eksempelsamling.practice_page import is_outdated, practice_page
from eksempelsamling.problems import Problem
from eksempelsamling.reference.pages import reference_pages
from eksempelsamling.relations.computed import Suggestion
from eksempelsamling.templating import render
from eksempelsamling.texts import Texts
from eksempelsamling.translatable import _
from eksempelsamling.words import first_letter, is_id, slug

EVIDENCE_GAPS = {
    "forskningsbasert": _("Ingen eksempler fra forskning"),
    "praksisbasert": _("Ingen eksempler fra praksis"),
}


@dataclass(frozen=True)
class Site:
    """What the pages of one build have in common."""

    catalogue: Catalogue
    nearest: Mapping[str, Sequence[Suggestion]] = field(default_factory=dict)
    """Id → what its page suggests to read as well."""
    ways: Ways = field(default_factory=Ways)
    """How a contribution can be sent."""
    root: str = ""
    """Absolute address of the site, with a slash at the end; empty: not known."""

    @cached_property
    def texts(self) -> Texts:
        """The texts of all write-ups."""
        return Texts(self.catalogue)

    @cached_property
    def edition(self) -> Edition:
        """What the site is made of: day and version."""
        return edition(self.catalogue.folder, self.catalogue.today)

    def pages(self) -> Iterator[Page]:
        """Every generated page, write-ups first."""
        catalogue = self.catalogue
        for practice in catalogue.practices:
            nearest = self.nearest.get(practice.id, ())
            yield practice_page(practice, catalogue, self.texts, nearest, self.root)
        for path, problems in catalogue.broken.items():
            if path.endswith(".md"):
                yield problem_page(catalogue, path, problems) or self.problems(path, problems)
        yield from listing_pages(catalogue)
        yield from collection_pages(catalogue, self.root)
        yield from booklet_pages(catalogue, self.texts, self.edition)
        yield from meeting_pages(catalogue, self.texts, self.root)
        yield from self.sources()
        yield self.glossary()
        yield self.overview()
        yield from contribute_pages(catalogue, self.ways)
        yield from reference_pages(catalogue, self.nearest, self.root)
        yield news_page(catalogue)
        yield list_page(catalogue, self.root)

    def redirects(self) -> Iterator[Redirect]:
        """The old addresses of write-ups that changed id."""
        for practice in self.catalogue.practices:
            for alias in practice.aliases:
                uri = f"praksis/{alias}/index"
                html = render(
                    "redirect.html",
                    practice.language,
                    href_from(f"praksis/{alias}.md"),
                    practice=practice,
                )
                yield Redirect(f"{uri}.html", html)

    def problems(self, path: str, problems: Sequence[Problem]) -> Page:
        """Stands in for a write-up that cannot be shown, while its writer works on it."""
        name = Path(path).name
        id = name.removesuffix(".md")
        free = is_id(id) and id not in self.catalogue.by_id
        uri = f"praksis/{id}.md" if free else f"praksis/rettes/{slug(name) or 'fil'}.md"
        return own_page(
            self.catalogue, uri, "problems.html", f"{name} må rettes", problems=problems
        )

    def sources(self) -> Iterator[Page]:
        """The source register, and a page for each source that is used."""
        catalogue = self.catalogue
        with_users = [(s, catalogue.citing(s.id)) for s in catalogue.sources.values()]
        used = sorted(
            ((s, p) for s, p in with_users if s.id in catalogue.cited),
            key=lambda pair: -len(pair[1]),
        )
        unused = [s for s in catalogue.sources.values() if s.id not in catalogue.cited]
        yield own_page(
            self.catalogue, "kilder/index.md", "sources.html", "Kilder", used=used, unused=unused
        )
        for source, practices in used:
            yield own_page(
                self.catalogue,
                f"kilder/{source.id}.md",
                "source.html",
                source.name,
                source=source,
                details=_details(source),
                report=catalogue.sources.get(source.found_in)
                if source.found_in in catalogue.cited
                else None,
                practices=practices,
            )

    def glossary(self) -> Page:
        """The glossary, by letter."""
        groups = groupby(self.catalogue.glossary, lambda entry: first_letter(entry.word))
        letters = [(letter, list(entries)) for letter, entries in groups]
        return own_page(self.catalogue, "ordliste.md", "glossary.html", "Ordliste", letters=letters)

    def overview(self) -> Page:
        """What the collection covers and lacks, for editors and counties."""
        catalogue = self.catalogue
        vocabulary = catalogue.vocabulary
        columns = [
            *vocabulary["evidens"].values(),
            *vocabulary["kontorstørrelse"].values(),
            *vocabulary["nivå"].values(),
        ]
        rows = [
            (
                theme,
                [sum(t in p.terms(t.group) for p in catalogue.with_term(theme)) for t in columns],
            )
            for theme in vocabulary["tema"].values()
        ]
        themes = [(theme, catalogue.with_term(theme)) for theme in vocabulary["tema"].values()]
        gaps = [
            (_("Ingen eksempler ennå"), [t for t, found in themes if not found]),
            (_("Bare ett eksempel"), [t for t, found in themes if len(found) == 1]),
        ]
        gaps += [
            (title, _without(vocabulary["evidens"][kind], themes))
            for kind, title in EVIDENCE_GAPS.items()
            if kind in vocabulary["evidens"]
        ]
        outdated = [p for p in catalogue.listed if is_outdated(p, catalogue.today)]
        return own_page(
            self.catalogue,
            "oversikt.md",
            "overview.html",
            "Oversikt",
            columns=columns,
            rows=rows,
            gaps=gaps,
            outdated=outdated,
        )


def _without(term: Term, themes: Sequence[tuple[Term, Sequence[Practice]]]) -> list[Term]:
    """Themes with several examples, none of which has `term`."""
    return [
        theme
        for theme, found in themes
        if len(found) > 1 and not any(term in p.terms(term.group) for p in found)
    ]


def _details(source: Source) -> list[tuple[str, str]]:
    rows = [
        ("Forfattere", "; ".join(source.authors)),
        ("År", source.year),
        ("Tittel", source.title),
        ("Utgitt i", source.publication),
        ("Utgiver", source.publisher),
        ("Sted", source.place),
        ("Bind og sider", source.pages),
        ("ISBN", source.isbn),
    ]
    return [(name, value) for name, value in rows if value]
